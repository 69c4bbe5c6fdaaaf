"""The configuration of a desk at reset: its agents, queues, assets, reasons and settings."""

from typing import Annotated, Literal

from msgspec import Meta

from spec.port.commands import Name, Number
from spec.port.data import PortData
from spec.port.facts import says

COUNT_LIMIT = 200
AT_LEAST_ONE = Meta(min_length=1, max_length=COUNT_LIMIT)


class AssetSetting(PortData, frozen=True, forbid_unknown_fields=True):
    """An asset: the business number that customers write to, and the queue their conversations wait in."""

    ko = "자산: 고객이 문자를 보내는 사업자 번호와 그 대화가 기다리는 대기열."

    name: Annotated[Name, says("its name", "자산의 이름")]
    number: Annotated[Number, says("the business number", "사업자 번호")]
    queue: Annotated[Name, says("the queue where its conversations wait", "대화가 기다리는 대기열")]


class CustomerSetting(PortData, frozen=True, forbid_unknown_fields=True):
    """A customer whose name is known. Any other customer goes by the number."""

    ko = "이름이 알려진 고객. 다른 고객은 번호로 나타난다."

    number: Annotated[Number, says("the customer's number, as it is written", "고객 번호, 쓰인 그대로")]
    name: Annotated[Name, says("the customer's name", "고객 이름")]


class Configuration(PortData, frozen=True, forbid_unknown_fields=True):
    """What a desktop is reset to (RULE-1, RULE-27)."""

    ko = "데스크톱을 초기화하는 설정(RULE-1, RULE-27)."

    agents: Annotated[tuple[Name, ...], AT_LEAST_ONE, says("the agents' names", "상담사의 이름")]
    queues: Annotated[tuple[Name, ...], AT_LEAST_ONE, says("the queues' names", "대기열의 이름")]
    assets: Annotated[tuple[AssetSetting, ...], AT_LEAST_ONE, says("the assets", "자산")]
    reasons: Annotated[tuple[Name, ...], AT_LEAST_ONE, says("the wrap-up reasons", "후속 작업 사유")]
    customers: Annotated[
        tuple[CustomerSetting, ...], Meta(max_length=10_000), says("the customers with a name", "이름이 알려진 고객")
    ] = ()
    routing: Annotated[
        Literal["automatic", "manual"],
        says(
            "whether the desktop offers by itself, or by Offer alone",
            "데스크톱이 스스로 배정하는가, Offer로만 배정하는가",
        ),
    ] = "automatic"
    masking: Annotated[bool, says("whether masking is on at the start", "처음에 마스킹을 켜는가")] = True
    policy: Annotated[
        Literal["blanket", "listed", "extended"], says("the tenant's masking policy", "테넌트의 마스킹 정책")
    ] = "blanket"
    rona_seconds: Annotated[
        int,
        Meta(ge=1, le=86_400),
        says("how long a request stays until it is missed", "요청을 놓친 것으로 볼 때까지의 초"),
    ] = 30
    capacity: Annotated[
        int,
        Meta(ge=1, le=50),
        says("how many conversations an agent has at most", "상담사 한 명이 동시에 맡는 대화의 최대 수"),
    ] = 5
    wrap_up_seconds: Annotated[
        int,
        Meta(ge=1, le=86_400),
        says(
            "how long wrap-up may take; counts under the reading wrap-up-times-out only",
            "후속 작업의 제한 시간, 변형 wrap-up-times-out에서만 쓴다",
        ),
    ] = 60

    def problem(self) -> str | None:
        """What is wrong between the entries, as a sentence, or None."""
        for what, names in (
            ("agent", self.agents),
            ("queue", self.queues),
            ("asset", tuple(asset.name for asset in self.assets)),
            ("wrap-up reason", self.reasons),
            ("customer number", tuple(customer.number for customer in self.customers)),
        ):
            if len(set(names)) < len(names):
                return f"The configuration names the same {what} twice; give each its own."
        for index, asset in enumerate(self.assets):
            if asset.queue not in self.queues:
                return f"Configuration.assets[{index}].queue is not among the queues; add it there or correct it."
        return None
