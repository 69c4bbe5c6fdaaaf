"""The configuration of a desk at reset: its agents, queues, assets, reasons and settings."""

from typing import Annotated, Literal

from msgspec import Meta

from spec.port.commands import Name, Number
from spec.port.data import PortData

COUNT_LIMIT = 200


class AssetSetting(PortData, frozen=True, forbid_unknown_fields=True):
    """An asset: the business number that customers write to, and the queue their conversations wait in."""

    name: Name
    number: Number
    queue: Name


class CustomerSetting(PortData, frozen=True, forbid_unknown_fields=True):
    """A customer whose name is known. Any other customer goes by the number."""

    number: Number
    name: Name


class Configuration(PortData, frozen=True, forbid_unknown_fields=True):
    """What a desk is reset to (RULE-1, RULE-27). `rona_seconds` is the tenant's RONA time-out, `capacity` the most text
    conversations an agent has at once, `wrap_up_seconds` the wrap-up time-out, which counts only under the reading
    wrap-up-times-out."""

    agents: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=COUNT_LIMIT)]
    queues: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=COUNT_LIMIT)]
    assets: Annotated[tuple[AssetSetting, ...], Meta(min_length=1, max_length=COUNT_LIMIT)]
    reasons: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=COUNT_LIMIT)]
    customers: Annotated[tuple[CustomerSetting, ...], Meta(max_length=10_000)] = ()
    routing: Literal["automatic", "manual"] = "automatic"
    masking: bool = True
    policy: Literal["blanket", "listed", "extended"] = "blanket"
    rona_seconds: Annotated[int, Meta(ge=1, le=86_400)] = 30
    capacity: Annotated[int, Meta(ge=1, le=50)] = 5
    wrap_up_seconds: Annotated[int, Meta(ge=1, le=86_400)] = 60

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
