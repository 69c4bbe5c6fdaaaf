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
from spec.port.views import AdministratorView, CustomerView, DesktopView

Wire = Literal["textdesk/1"]
WIRE: Wire = "textdesk/1"
"""The version. A change after which an older side would misread anything gets a new number. What is only added does
not: an older desktop is never asked for it, since it does not say in `offered` that it has it."""
NUMBER_LIMIT = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""
MESSAGE_BYTES_LIMIT = 16 * 2**20
"""The longest message. The largest configuration fits, and a view with a text of the port's limit on each surface."""

ExchangeNumber = Annotated[int, Meta(ge=1, le=NUMBER_LIMIT, description="Goes up with every exchange.")]


class WireMessage(PortData, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="exchange"):
    """What every message has. The JSON form names the kind in `exchange`."""

    number: ExchangeNumber
    wire: Wire


class Head(PortData, frozen=True):
    """What every message has, read alone where the whole is no message of ours. `number` is 0 where there is none."""

    exchange: str
    wire: str
    number: Annotated[int, Meta(ge=0, le=NUMBER_LIMIT)]


class HelloRequest(WireMessage, frozen=True, tag="hello"):
    """The kit asks who is there. It comes first on every connection, and changes nothing."""


class HelloResponse(WireMessage, frozen=True, kw_only=True, tag="hello"):
    """Who is there, and what the desktop does not have."""

    instance: Annotated[
        str, Meta(min_length=1, max_length=100, description="Another text after each start of the desktop.")
    ]
    not_offered: Annotated[
        tuple[Annotated[str, Meta(extra_json_schema={"enum": list(OFFERABLE)})], ...],
        Meta(
            max_length=len(OFFERABLE),
            description="Commands and fields of views that the desktop does not have; these fields may be left out.",
        ),
    ] = ()
    offered: Annotated[
        tuple[Annotated[str, Meta(extra_json_schema={"enum": list(ADDED)})], ...],
        Meta(
            max_length=len(ADDED),
            description="What the desktop has of the fields that came to the port later; else they are not offered.",
        ),
    ] = ()
    test_desk: Annotated[
        bool, Meta(description="Whether the desktop is for tests, so that anybody who reaches it may reset it.")
    ] = False


class ResetRequest(WireMessage, frozen=True, kw_only=True, tag="reset"):
    """Start over with this configuration, at second 0."""

    configuration: Configuration


class ResetResponse(WireMessage, frozen=True, kw_only=True, tag="reset"):
    """Whether the configuration was taken."""

    answer: Answer


class ApplyRequest(WireMessage, frozen=True, kw_only=True, tag="apply"):
    """Carry out one command."""

    command: AnyCommand


class ApplyResponse(WireMessage, frozen=True, kw_only=True, tag="apply"):
    """Whether it was carried out. A refused or malformed one changed nothing."""

    answer: Answer


class AdvanceRequest(WireMessage, frozen=True, kw_only=True, tag="advance"):
    """Let the virtual clock go on; the same as the command Advance."""

    seconds: Annotated[int, Meta(ge=0, le=SECONDS_LIMIT, description="Whole seconds.")]


class AdvanceResponse(WireMessage, frozen=True, kw_only=True, tag="advance"):
    """Whether the clock went on."""

    answer: Answer


class ViewRequest(WireMessage, frozen=True, kw_only=True, tag="view"):
    """Show what this agent sees now."""

    agent: Name


class ViewResponse(WireMessage, frozen=True, kw_only=True, tag="view"):
    """What the agent sees; null where no agent has this name."""

    view: DesktopView | None


class CustomerViewRequest(WireMessage, frozen=True, kw_only=True, tag="customer_view"):
    """Show what the customer with this number sees of this asset now."""

    customer: Number
    asset: Name


class CustomerViewResponse(WireMessage, frozen=True, kw_only=True, tag="customer_view"):
    """What the customer sees; null where no asset has this name."""

    view: CustomerView | None


class AdministratorViewRequest(WireMessage, frozen=True, tag="administrator_view"):
    """Show what the administrator sees now. It is asked only where the list of conversations is offered."""


class AdministratorViewResponse(WireMessage, frozen=True, kw_only=True, tag="administrator_view"):
    """What the administrator sees."""

    view: AdministratorView


class FailedResponse(
    PortData, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="exchange", tag="failed"
):
    """In place of any response: the other side could not do it. `number` is 0 where it could not be read."""

    number: Annotated[int, Meta(ge=0, le=NUMBER_LIMIT)]
    wire: Wire
    problem: Annotated[str, Meta(max_length=1000, description="For whoever looks at the wire; the kit repeats none.")]


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
