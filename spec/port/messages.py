"""What goes over the wire between the kit and a desktop in another process: for each call of the Desk port one request
and one response, as one JSON object each.

A response repeats the request's `exchange`, `number` and `wire`; so none is ever taken for another's. A request that is
the same as the one before, number and all, is that one delivered twice: it is answered as before and not carried out.
"""

from typing import Annotated, Literal

from msgspec import Meta

from spec.port.answers import Answer
from spec.port.capabilities import ADDED, OFFERABLE
from spec.port.commands import SECONDS_LIMIT, AnyCommand, Name, Number
from spec.port.configuration import Configuration
from spec.port.data import PortData
from spec.port.facts import says
from spec.port.views import AdministratorView, CustomerView, DesktopView

Wire = Literal["textdesk/1"]
WIRE: Wire = "textdesk/1"
"""The version. A change after which an older side would misread anything gets a new number. What is only added does
not: an older desktop is never asked for it, since it does not say in `offered` that it has it."""
NUMBER_LIMIT = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""
MESSAGE_BYTES_LIMIT = 16 * 2**20
"""The longest message. The largest configuration fits, and a view with a text of the port's limit on each surface."""

ExchangeNumber = Annotated[
    int,
    Meta(ge=1, le=NUMBER_LIMIT),
    says("the number of the request; it goes up with every exchange", "요청의 번호, 교환마다 커진다"),
]
WireVersion = Annotated[Wire, says("the version of the wire, that of the request", "요청에 적힌 와이어 버전")]
LATER = ", ".join(f"`{name}`" for name in ADDED)
YourAnswer = Annotated[Answer, says("what became of it", "그 결과")]


class WireMessage(PortData, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="exchange"):
    """What every message has. The JSON form names the kind in `exchange`."""

    number: ExchangeNumber
    wire: WireVersion


class Head(PortData, frozen=True):
    """What every message has, read alone where the whole is no message of ours. `number` is 0 where there is none."""

    exchange: str
    wire: str
    number: Annotated[int, Meta(ge=0, le=NUMBER_LIMIT)]


class HelloRequest(WireMessage, frozen=True, tag="hello"):
    """The kit asks who is there. It comes first on every connection, and changes nothing."""


class HelloResponse(WireMessage, frozen=True, kw_only=True, tag="hello"):
    """Who is there, and what the desktop does not have."""

    ko = "누가 있는가, 그리고 데스크톱에 없는 것."

    instance: Annotated[
        str,
        Meta(min_length=1, max_length=100),
        says("another text after each start of the desktop", "데스크톱을 시작할 때마다 달라지는 문자열"),
    ]
    not_offered: Annotated[
        tuple[Annotated[str, Meta(extra_json_schema={"enum": list(OFFERABLE)})], ...],
        Meta(max_length=len(OFFERABLE)),
        says(
            "commands, and fields of views as `Pane.cad`, that the desktop does not have; these fields may be left out",
            "데스크톱에 없는 명령과 `Pane.cad` 같은 화면의 필드, 이런 필드는 생략해도 된다",
        ),
    ] = ()
    offered: Annotated[
        tuple[Annotated[str, Meta(extra_json_schema={"enum": list(ADDED)})], ...],
        Meta(max_length=len(ADDED)),
        says(
            f"what the desktop has of what came to the port later, {LATER}; else it is not offered",
            f"나중에 생긴 {LATER} 가운데 데스크톱에 있는 것, 적지 않으면 없는 것으로 본다",
        ),
    ] = ()
    test_desk: Annotated[
        bool,
        says(
            "whether the desktop is for tests, so that anybody who reaches it may reset it",
            "시험용 데스크톱이라 접속하는 누구나 초기화해도 되는가",
        ),
    ] = False


class ResetRequest(WireMessage, frozen=True, kw_only=True, tag="reset"):
    """Start over with this configuration, at second 0."""

    configuration: Configuration


class ResetResponse(WireMessage, frozen=True, kw_only=True, tag="reset"):
    """Whether the configuration was taken. It is never refused: one that breaks the form, names something twice or
    gives an asset a queue that is not there is malformed, and changes nothing."""

    ko = (
        "설정을 받아들였는가. 거부하는 일은 없다. 형식에 어긋나거나, 같은 이름을 두 번 적거나, 자산에 없는 대기열을 "
        "준 설정은 형식 오류이며 아무것도 바꾸지 않는다."
    )

    answer: YourAnswer


class ApplyRequest(WireMessage, frozen=True, kw_only=True, tag="apply"):
    """Carry out one command."""

    command: AnyCommand


class ApplyResponse(WireMessage, frozen=True, kw_only=True, tag="apply"):
    """Whether it was carried out. A refused or malformed one changed nothing."""

    ko = "실행했는가. 거부되었거나 형식에 맞지 않는 명령은 아무것도 바꾸지 않았다."

    answer: YourAnswer


class AdvanceRequest(WireMessage, frozen=True, kw_only=True, tag="advance"):
    """Let the virtual clock go on; the same as the command Advance."""

    seconds: Annotated[int, Meta(ge=0, le=SECONDS_LIMIT, description="Whole seconds.")]


class AdvanceResponse(WireMessage, frozen=True, kw_only=True, tag="advance"):
    """Whether the clock went on."""

    ko = "시계가 나아갔는가."

    answer: YourAnswer


class ViewRequest(WireMessage, frozen=True, kw_only=True, tag="view"):
    """Show what this agent sees now."""

    agent: Name


class ViewResponse(WireMessage, frozen=True, kw_only=True, tag="view"):
    """What the agent sees; null where no agent has this name."""

    ko = "상담사에게 보이는 것, 이런 이름의 상담사가 없으면 null."

    view: Annotated[DesktopView | None, says("what the agent sees", "상담사에게 보이는 것")]


class CustomerViewRequest(WireMessage, frozen=True, kw_only=True, tag="customer_view"):
    """Show what the customer with this number sees of this asset now."""

    customer: Number
    asset: Name


class CustomerViewResponse(WireMessage, frozen=True, kw_only=True, tag="customer_view"):
    """What the customer sees; null where no asset has this name."""

    ko = "고객에게 보이는 것, 이런 이름의 자산이 없으면 null."

    view: Annotated[CustomerView | None, says("what the customer sees", "고객에게 보이는 것")]


class AdministratorViewRequest(WireMessage, frozen=True, tag="administrator_view"):
    """Show what the administrator sees now. It is asked only where the list of conversations is offered."""


class AdministratorViewResponse(WireMessage, frozen=True, kw_only=True, tag="administrator_view"):
    """What the administrator sees."""

    ko = "관리자에게 보이는 것."

    view: Annotated[AdministratorView, says("what the administrator sees", "관리자에게 보이는 것")]


class FailedResponse(
    PortData, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="exchange", tag="failed"
):
    """In place of any response: the other side could not do it. `number` is 0 where it could not be read."""

    ko = "어떤 응답 대신이든: 상대가 할 수 없었다. 읽을 수 없었으면 `number`는 0이다."

    number: Annotated[
        int,
        Meta(ge=0, le=NUMBER_LIMIT),
        says("the number of the request, 0 where it could not be read", "요청의 번호, 읽을 수 없었으면 0"),
    ]
    wire: WireVersion
    problem: Annotated[
        str,
        Meta(max_length=1000),
        says(
            "for whoever looks at the wire; the kit repeats none of it",
            "와이어를 들여다보는 사람을 위한 말, 도구는 옮기지 않는다",
        ),
    ]


Request = (
    HelloRequest
    | ResetRequest
    | ApplyRequest
    | AdvanceRequest
    | ViewRequest
    | CustomerViewRequest
    | AdministratorViewRequest
)
Response = (
    HelloResponse
    | ResetResponse
    | ApplyResponse
    | AdvanceResponse
    | ViewResponse
    | CustomerViewResponse
    | AdministratorViewResponse
    | FailedResponse
)
