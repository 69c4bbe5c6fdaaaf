"""What an agent, a customer and an administrator see, as immutable data with a JSON form.

Each field names in its `cites` the clauses and assumptions that ask for it; the requirement matrix and the seeded
view faults are made from these. Each list says besides whether its order is behaviour. `facts_of` reads all that.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_type_hints

from msgspec import Meta

from spec.port.data import PortData


def cites(ids: str, says: str) -> Any:
    """What a field shows and which clauses or assumptions ask for it."""
    return Meta(description=says, extra={"cites": tuple(ids.split())})


def lists(ids: str, says: str, *, ordered_by: str = "") -> Any:
    """What a field with several entries shows, which clauses or assumptions ask for it, and which of them give its
    order: none where its order is no behaviour (RULE-51)."""
    order = tuple(ordered_by.split())
    told = f"in order ({', '.join(order)})" if order else "in any order (RULE-51)"
    return Meta(description=f"{says}, {told}", extra={"cites": tuple(ids.split()), "ordered_by": order})


TitleLabel = Literal["contact_origin", "dnis", ""]
Control = Literal["", "conference_requested", "conference"]
DialogKind = Literal["transfer", "conference", "wrap_up", ""]
ClosedAs = Literal["ended", "left", "abandoned", "interrupted", ""]


class View(PortData, frozen=True, forbid_unknown_fields=True):
    """Part of what somebody sees."""


class Popover(View, frozen=True):
    """A contact request. Outbound ones only announce the number, for the moment of the start (RULE-35)."""

    conversation: str
    direction: Literal["inbound", "outbound"]
    cause: Annotated[str, cites("RULE-36", "queue, transfer, conference or outbound")]
    queue_name: Annotated[str, cites("OFFER-2", "the name of the queue it waited in")]
    phone_number: Annotated[str, cites("OFFER-3 SURF-6 SURF-7", "the customer's number")]
    source_number: Annotated[str, cites("OFFER-4 SURF-6", "the business number it came to")]
    timer_seconds: Annotated[
        int | None, cites("OFFER-5 OFFER-7", "seconds since the conversation was received, counting up")
    ]
    accept: Annotated[bool, cites("OFFER-6", "whether the Accept button is there")]


class Toaster(View, frozen=True):
    """A short notice on the desktop, with the second at which it came (RULE-32)."""

    at_seconds: int
    conversation: str
    number: Annotated[str, cites("SURF-4", "the customer's number")]
    text: Annotated[str, cites("GAP-15", "the customer's last text")]


class DesktopNotification(View, frozen=True):
    """A notice of the operating system, with the second at which it came (RULE-32)."""

    at_seconds: int
    conversation: str
    number: Annotated[str, cites("SURF-5", "the modal's number")]
    preview: Annotated[str, cites("SURF-5", "the preview of the customer's last text")]


class Task(View, frozen=True):
    """One line of the task pane: a conversation that the agent holds or wraps up."""

    conversation: str
    title_label: Annotated[TitleLabel, cites("SURF-1 SURF-2", "what the title is")]
    title: Annotated[str, cites("SURF-1 SURF-2", "the customer's number")]
    customer_name: Annotated[str, cites("MCOND-1", "the customer's name")]
    preview: Annotated[str, cites("SURF-3", "the newest message")]


class Bubble(View, frozen=True):
    """One message in the interaction pane. A notice tells something about the conversation instead."""

    author: Annotated[Literal["customer", "agent", "notice"], cites("BUB-1 BUB-2", "who it comes from")]
    style: Annotated[Literal["grey", "blue", "notice", ""], cites("BUB-1 BUB-2", "the bubble's look")]
    initials: Annotated[str, cites("BUB-1", "the customer's initials, or a placeholder")]
    signature: Annotated[str, cites("SURF-11 CONF-7", "the name under the message")]
    text: Annotated[str, cites("SURF-10 CONF-7", "the message, or a notice's glossary id")]
    at_seconds: int


class Composer(View, frozen=True):
    """The compose box."""

    placeholder: Annotated[str, cites("SURF-12", "the number in the placeholder")]
    draft: Annotated[str, cites("COMP-1 GAP-13", "what is typed and not sent, as typed")]
    remaining: Annotated[int, cites("COMP-2", "how many more characters fit")]


class DialogView(View, frozen=True):
    """The dialog that is open over a conversation, with its drop-downs, search field and choice."""

    kind: Annotated[
        DialogKind,
        cites("XFER-3 XFER-10 CONF-2 CONF-9 END-3", "which dialog it is"),
    ]
    queues: Annotated[tuple[str, ...], lists("XFER-5 XFER-6", "the queues listed, as filtered")]
    agents: Annotated[tuple[str, ...], lists("XFER-7 XFER-8 CONF-3 CONF-4", "the agents listed, as filtered")]
    reasons: Annotated[tuple[str, ...], lists("WRAP-1", "the wrap-up reasons listed, as filtered")]
    search: Annotated[str, cites("XFER-5 XFER-7 CONF-3 WRAP-1", "what stands in the search field")]
    chosen: Annotated[str, cites("XFER-4 CONF-3 WRAP-1", "what is chosen, or empty")]


class CadVariable(View, frozen=True):
    """A system-reserved CAD variable."""

    name: Literal["contact_origin", "dnis"]
    value: Annotated[str, cites("SURF-15 SURF-16", "its value")]


class Pane(View, frozen=True):
    """The interaction pane of a conversation that the agent holds or wraps up."""

    conversation: str
    title_label: Annotated[TitleLabel, cites("SURF-8 SURF-9", "what the title is")]
    title: Annotated[str, cites("SURF-8 SURF-9", "the customer's number")]
    customer_name: Annotated[str, cites("MCOND-1", "the customer's name")]
    control: Annotated[Control, cites("CONF-6", "the state in the control pane")]
    buttons: Annotated[tuple[str, ...], lists("RULE-15 RULE-16 GAP-10", "the buttons that are offered")]
    messages: Annotated[
        tuple[Bubble, ...], lists("BUB-1 BUB-2 RULE-22 RULE-51", "the messages and notices", ordered_by="RULE-51")
    ]
    composer: Annotated[Composer | None, cites("ACC-2", "the compose box, while the agent holds the conversation")]
    alert: Annotated[Literal["", "asset_alert"], cites("ASSET-2", "an alert that stays until End")]
    dialog: Annotated[DialogView | None, cites("XFER-3 XFER-10 CONF-2 CONF-9 END-3", "the open dialog")]
    cad: Annotated[tuple[CadVariable, ...], lists("SURF-15 SURF-16", "the system-reserved CAD variables")]


class HistoryBrick(View, frozen=True):
    """One settled part of this agent's interaction history. The part may be settled before its conversation closes:
    `closed_as` is empty until then and stands in every brick of the conversation from then on (RULE-50)."""

    conversation: str
    title_label: Annotated[TitleLabel, cites("SURF-13 SURF-14", "what the title is")]
    title: Annotated[str, cites("SURF-13 SURF-14", "the customer's number")]
    customer_name: Annotated[str, cites("MCOND-1", "the customer's name")]
    result: Annotated[Literal["done", "missed", "withdrawn", ""], cites("RULE-13", "how the part was settled")]
    reason: Annotated[str, cites("WRAP-2", "the submitted wrap-up reason")]
    at_seconds: int
    closed_as: Annotated[
        ClosedAs,
        cites("RULE-50 GAP-4 GAP-11 RULE-20 RULE-21 RULE-24 RULE-25", "as what the conversation closed; empty before"),
    ] = ""


class DesktopView(View, frozen=True):
    """Everything that one agent can see, masked, the agent's own draft excepted (GAP-13)."""

    agent: str
    status: Annotated[
        Literal["idle", "available", "rona", "idle_pending", ""],
        cites("AVAIL-1 AVAIL-2 GAP-1", "the agent's status; idle_pending only under the reading idle-pends"),
    ]
    label: Annotated[
        Literal["idle", "available", "rona", "engaged", "idle_pending", ""],
        cites("GAP-3 RULE-7", "the label shown for it"),
    ]
    popovers: Annotated[tuple[Popover, ...], lists("OFFER-1", "the contact requests")]
    toasters: Annotated[tuple[Toaster, ...], lists("SURF-4 RULE-32", "the log of toasters", ordered_by="RULE-32")]
    desktop_notifications: Annotated[
        tuple[DesktopNotification, ...],
        lists("SURF-5 RULE-32", "the log of desktop notifications", ordered_by="RULE-32"),
    ]
    tasks: Annotated[tuple[Task, ...], lists("SURF-1 SURF-2 SURF-3", "the task pane")]
    panes: Annotated[tuple[Pane, ...], lists("ACC-3", "the interaction panes")]
    history: Annotated[tuple[HistoryBrick, ...], lists("SURF-13 SURF-14 RULE-13", "the interaction history")]


class CustomerMessage(View, frozen=True):
    """A message as the customer sees it."""

    author: Literal["customer", "agent"]
    text: Annotated[str, cites("SEND-2", "the text, never masked")]


class CustomerView(View, frozen=True):
    """What one customer sees of the newest conversation with one asset."""

    conversation: str
    open: bool
    messages: Annotated[tuple[CustomerMessage, ...], lists("SEND-2 RULE-51", "the messages", ordered_by="RULE-51")]


class ListedConversation(View, frozen=True):
    """One conversation in the administrator's list. It tells nothing of the customer, so there is nothing to mask."""

    conversation: str
    asset: Annotated[str, cites("RULE-50", "the asset that the customer wrote to, or that it was started from")]
    queue: Annotated[str, cites("RULE-50 RULE-2 RULE-43", "the queue that it waits in, or last waited in")]
    open: Annotated[bool, cites("RULE-50", "whether it is not closed yet")]
    closed_as: Annotated[
        ClosedAs,
        cites("RULE-50 GAP-4 GAP-11 RULE-20 RULE-21 RULE-24 RULE-25", "as what it closed; empty before"),
    ]


class AdministratorView(View, frozen=True):
    """What the administrator sees of all conversations: those that the desktop keeps (RULE-44)."""

    conversations: Annotated[
        tuple[ListedConversation, ...], lists("RULE-50 RULE-44", "the conversations that are kept")
    ]


VIEWS: tuple[type[View], ...] = tuple(
    each for each in tuple(vars().values()) if isinstance(each, type) and issubclass(each, View) and each is not View
)
"""Every view and every part of one, as they stand here."""


class FieldFacts(NamedTuple):
    """What is declared of a field: its type, the clauses and assumptions that ask for it, and those that give a list
    its order, none where that is no behaviour (RULE-51); `ordered_by` is None for a field that is no list."""

    hint: Any
    cites: tuple[str, ...]
    ordered_by: tuple[str, ...] | None


@cache
def facts_of(view: type[View]) -> Mapping[str, FieldFacts]:
    """What is declared of each field of a view, in their order."""
    found: dict[str, FieldFacts] = {}
    for field, hint in get_type_hints(view, include_extras=True).items():
        metas = [each for each in getattr(hint, "__metadata__", ()) if isinstance(each, Meta)]
        extra: Mapping[str, Any] = next((each.extra or {} for each in metas), {})
        plain = get_args(hint)[0] if metas else hint
        found[field] = FieldFacts(plain, extra.get("cites", ()), extra.get("ordered_by"))
    return MappingProxyType(found)
