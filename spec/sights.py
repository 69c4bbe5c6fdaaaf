"""What the visibility rules say about a configuration, a command and the views after it, as protocols: the
specification names the shape, a desktop under test provides it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

# --- what a desk is reset to


class AssetLike(Protocol):
    """An asset: the business number, and the queue its conversations wait in."""

    @property
    def name(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def queue(self) -> str: ...


class CustomerLike(Protocol):
    """A customer whose name is known."""

    @property
    def number(self) -> str: ...
    @property
    def name(self) -> str: ...


class ConfigurationLike(Protocol):
    """What a desk is reset to."""

    @property
    def agents(self) -> Sequence[str]: ...
    @property
    def queues(self) -> Sequence[str]: ...
    @property
    def assets(self) -> Sequence[AssetLike]: ...
    @property
    def reasons(self) -> Sequence[str]: ...
    @property
    def customers(self) -> Sequence[CustomerLike]: ...
    @property
    def routing(self) -> str: ...
    @property
    def masking(self) -> bool: ...
    @property
    def policy(self) -> str: ...
    @property
    def rona_seconds(self) -> int: ...
    @property
    def capacity(self) -> int: ...
    @property
    def wrap_up_seconds(self) -> int: ...


# --- what is done: the fields of the commands, each named by its class


class SetMaskingLike(Protocol):
    """The administrator's switch."""

    @property
    def enabled(self) -> bool: ...


class DeleteAssetLike(Protocol):
    """The end of an asset."""

    @property
    def asset(self) -> str: ...


class DeleteQueueLike(Protocol):
    """The end of a queue."""

    @property
    def queue(self) -> str: ...


class ByCustomer(Protocol):
    """Something that a customer does."""

    @property
    def number(self) -> str: ...
    @property
    def asset(self) -> str: ...


class CustomerTextLike(ByCustomer, Protocol):
    """A customer's text."""

    @property
    def text(self) -> str: ...


class AdvanceLike(Protocol):
    """Time that passes."""

    @property
    def seconds(self) -> int: ...


class SetStatusLike(Protocol):
    """An agent's choice of status."""

    @property
    def agent(self) -> str: ...
    @property
    def status(self) -> str: ...


class StartOutboundLike(Protocol):
    """The start of an outbound conversation."""

    @property
    def agent(self) -> str: ...
    @property
    def asset(self) -> str: ...
    @property
    def number(self) -> str: ...


class InConversationLike(Protocol):
    """Something that an agent does, or gets, in one conversation."""

    @property
    def agent(self) -> str: ...
    @property
    def conversation(self) -> str: ...


class TextLike(InConversationLike, Protocol):
    """Something that an agent types."""

    @property
    def text(self) -> str: ...


class ChooseLike(InConversationLike, Protocol):
    """A choice from a drop-down."""

    @property
    def kind(self) -> str: ...
    @property
    def name(self) -> str: ...


# --- what is seen


class PopoverLike(Protocol):
    """A contact request."""

    @property
    def conversation(self) -> str: ...
    @property
    def direction(self) -> str: ...
    @property
    def cause(self) -> str: ...
    @property
    def queue_name(self) -> str: ...
    @property
    def phone_number(self) -> str: ...
    @property
    def source_number(self) -> str: ...
    @property
    def timer_seconds(self) -> int | None: ...
    @property
    def accept(self) -> bool: ...


class ToasterLike(Protocol):
    """A short notice on the desktop."""

    @property
    def at_seconds(self) -> int: ...
    @property
    def conversation(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def text(self) -> str: ...


class NotificationLike(Protocol):
    """A notice of the operating system."""

    @property
    def at_seconds(self) -> int: ...
    @property
    def conversation(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def preview(self) -> str: ...


class TaskLike(Protocol):
    """One line of the task pane."""

    @property
    def conversation(self) -> str: ...
    @property
    def title_label(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def customer_name(self) -> str: ...
    @property
    def preview(self) -> str: ...


class BubbleLike(Protocol):
    """One message in an interaction pane, or a notice."""

    @property
    def author(self) -> str: ...
    @property
    def style(self) -> str: ...
    @property
    def initials(self) -> str: ...
    @property
    def signature(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def at_seconds(self) -> int: ...


class ComposerLike(Protocol):
    """The compose box."""

    @property
    def placeholder(self) -> str: ...
    @property
    def draft(self) -> str: ...
    @property
    def remaining(self) -> int: ...


class DialogLike(Protocol):
    """The open dialog."""

    @property
    def kind(self) -> str: ...
    @property
    def queues(self) -> Sequence[str]: ...
    @property
    def agents(self) -> Sequence[str]: ...
    @property
    def reasons(self) -> Sequence[str]: ...
    @property
    def search(self) -> str: ...
    @property
    def chosen(self) -> str: ...


class CadLike(Protocol):
    """A system-reserved CAD variable."""

    @property
    def name(self) -> str: ...
    @property
    def value(self) -> str: ...


class PaneLike(Protocol):
    """The interaction pane of one conversation."""

    @property
    def conversation(self) -> str: ...
    @property
    def title_label(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def customer_name(self) -> str: ...
    @property
    def control(self) -> str: ...
    @property
    def buttons(self) -> Sequence[str]: ...
    @property
    def messages(self) -> Sequence[BubbleLike]: ...
    @property
    def composer(self) -> ComposerLike | None: ...
    @property
    def alert(self) -> str: ...
    @property
    def dialog(self) -> DialogLike | None: ...
    @property
    def cad(self) -> Sequence[CadLike]: ...


class BrickLike(Protocol):
    """One settled part in the interaction history."""

    @property
    def conversation(self) -> str: ...
    @property
    def title_label(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def customer_name(self) -> str: ...
    @property
    def result(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def at_seconds(self) -> int: ...


class DesktopViewLike(Protocol):
    """Everything that one agent sees."""

    @property
    def agent(self) -> str: ...
    @property
    def status(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def popovers(self) -> Sequence[PopoverLike]: ...
    @property
    def toasters(self) -> Sequence[ToasterLike]: ...
    @property
    def desktop_notifications(self) -> Sequence[NotificationLike]: ...
    @property
    def tasks(self) -> Sequence[TaskLike]: ...
    @property
    def panes(self) -> Sequence[PaneLike]: ...
    @property
    def history(self) -> Sequence[BrickLike]: ...


class CustomerMessageLike(Protocol):
    """A message as the customer sees it."""

    @property
    def author(self) -> str: ...
    @property
    def text(self) -> str: ...


class CustomerViewLike(Protocol):
    """What a customer sees of the newest conversation with one asset."""

    @property
    def conversation(self) -> str: ...
    @property
    def open(self) -> bool: ...
    @property
    def messages(self) -> Sequence[CustomerMessageLike]: ...


# --- one look after one command

CustomerKey = tuple[str, str]
"""A customer's number and an asset's name."""


@dataclass(frozen=True)
class Observation:
    """A command, how it was answered, and every view right after it.

    The command is named by its class and carries the fields of the port's commands; None right after a reset.
    `customers` holds the customers that were looked at.
    """

    command: object | None
    answer: Literal["accepted", "refused", "malformed"]
    accepted: bool
    views: Mapping[str, DesktopViewLike]
    customers: Mapping[CustomerKey, CustomerViewLike]


@dataclass(frozen=True)
class Violation:
    """What a property forbids and was seen: agent, place and field, and nothing that a customer wrote."""

    property: str
    says: str
