"""The commands of the Desk port: everything that anybody can do to a desktop, as immutable data with a JSON form.

Agents, queues, assets and reasons go by their names, conversations by the id that the views show ("c1", "c2", … in
order of creation), customers by their number.

Who does it is the class that a command is made of, and so is where: `AdministratorCommand`, `CustomerCommand`,
`AgentCommand`, and `InConversation` for what an agent does in one conversation; the system's and the clock's stand
alone. A new command goes into AnyCommand; mypy and tests/port/test_commands.py name every place that lacks it.
"""

import re
from typing import Annotated, Literal, get_args

from msgspec import Meta

from spec.port.data import CONVERSATION_ID, PortData

TEXT_LIMIT = 100_000
"""Code points in any one text at the port (RULE-39)."""
NAME_LIMIT = 100
SECONDS_LIMIT = 31_536_000
"""The furthest that the clock goes at once: 365 days."""

Name = Annotated[str, Meta(min_length=1, max_length=NAME_LIMIT)]
Number = Annotated[str, Meta(min_length=1, max_length=NAME_LIMIT, description="A number as it is written.")]
Text = Annotated[str, Meta(max_length=TEXT_LIMIT)]
ConversationId = Annotated[str, Meta(pattern=CONVERSATION_ID, description='"c1", "c2", … in order of creation.')]


class Command(PortData, frozen=True, forbid_unknown_fields=True, tag_field="command"):
    """Anything that somebody does to a desktop. The JSON form names the class in `command`."""


# --- administrator


class AdministratorCommand(Command, frozen=True):
    """Something that the administrator does."""


class SetMasking(AdministratorCommand, frozen=True, tag=True):
    """The administrator turns "mask customer sensitive data" on or off (MASK-1)."""

    enabled: bool


class DeleteAsset(AdministratorCommand, frozen=True, tag=True):
    """The administrator deletes an asset (ASSET-1)."""

    asset: Name


class DeleteQueue(AdministratorCommand, frozen=True, tag=True):
    """The administrator deletes a queue (RULE-27)."""

    queue: Name


# --- customer


class CustomerCommand(Command, frozen=True):
    """Something that the customer with a number does to an asset."""

    number: Number
    asset: Name


class CustomerText(CustomerCommand, frozen=True, tag=True):
    """A customer sends a text to an asset (RULE-22)."""

    text: Text


class CustomerStop(CustomerCommand, frozen=True, tag=True):
    """The customer's end of a conversation: the STOP keyword or the tenant's inactivity rule."""


# --- system


class Offer(Command, frozen=True, tag=True):
    """The system offers a waiting conversation to an agent; with manual routing only (RULE-1)."""

    conversation: ConversationId
    agent: Name


class Advance(Command, frozen=True, tag=True):
    """The virtual clock goes on. Offers whose time is up expire on the way, in order (RULE-8)."""

    seconds: Annotated[int, Meta(ge=0, le=SECONDS_LIMIT, description="Whole seconds.")]


# --- agent


class AgentCommand(Command, frozen=True):
    """Something that an agent does."""

    agent: Name


class SetStatus(AgentCommand, frozen=True, tag=True):
    """An agent sets a status. RONA can be named and is refused (RULE-4)."""

    status: Literal["available", "idle", "rona"]


class StartOutbound(AgentCommand, frozen=True, tag=True):
    """An agent starts an outbound conversation (RULE-35)."""

    asset: Name
    number: Number


class InConversation(AgentCommand, frozen=True):
    """Something that an agent does in one conversation."""

    conversation: ConversationId


class Accept(InConversation, frozen=True, tag=True):
    """The agent clicks Accept in the request (ACC-1)."""


class TypeReply(InConversation, frozen=True, tag=True):
    """The agent types: the whole draft as it then stands in the compose box (COMP-1, RULE-28)."""

    text: Text


class LineBreak(InConversation, frozen=True, tag=True):
    """The agent presses Shift+Enter in the compose box (RULE-28)."""


class Send(InConversation, frozen=True, tag=True):
    """The agent clicks Send or presses Enter (SEND-1)."""

    by: Literal["click", "enter"]


class OpenTransfer(InConversation, frozen=True, tag=True):
    """The agent clicks Transfer (XFER-3)."""


class OpenConference(InConversation, frozen=True, tag=True):
    """The agent clicks Conference (CONF-2)."""


class Search(InConversation, frozen=True, tag=True):
    """The agent types in the search field of the open dialog."""

    text: Annotated[str, Meta(max_length=NAME_LIMIT)]


class Choose(InConversation, frozen=True, tag=True):
    """The agent chooses from the drop-down of the open dialog."""

    kind: Literal["queue", "agent", "reason"]
    name: Name


class Refresh(InConversation, frozen=True, tag=True):
    """The agent clicks the refresh icon of the open dialog (XFER-9)."""


class Confirm(InConversation, frozen=True, tag=True):
    """The agent clicks the open dialog's own Transfer or Conference button (XFER-10, CONF-5)."""


class Cancel(InConversation, frozen=True, tag=True):
    """The agent cancels the open dialog (GAP-6)."""


class WithdrawRequest(InConversation, frozen=True, tag=True):
    """The inviter withdraws a conference request that is not accepted yet (GAP-8)."""


class EndConference(InConversation, frozen=True, tag=True):
    """The agent clicks End Conference (CONF-8, CONF-11)."""


class End(InConversation, frozen=True, tag=True):
    """The agent clicks End (END-2)."""


class SubmitWrapUp(InConversation, frozen=True, tag=True):
    """The agent clicks Submit Wrap Up (WRAP-2)."""


AnyCommand = (
    SetMasking
    | DeleteAsset
    | DeleteQueue
    | CustomerText
    | CustomerStop
    | Offer
    | Advance
    | SetStatus
    | StartOutbound
    | Accept
    | TypeReply
    | LineBreak
    | Send
    | OpenTransfer
    | OpenConference
    | Search
    | Choose
    | Refresh
    | Confirm
    | Cancel
    | WithdrawRequest
    | EndConference
    | End
    | SubmitWrapUp
)

KINDS: tuple[type[AnyCommand], ...] = get_args(AnyCommand)
"""Every kind of command, in the order of AnyCommand."""
PLAIN: tuple[type[InConversation], ...] = tuple(
    kind
    for kind in KINDS
    if issubclass(kind, InConversation) and kind.__struct_fields__ == InConversation.__struct_fields__
)
"""The kinds that say no more than who, and in which conversation."""
WithNumber = CustomerCommand | StartOutbound
"""The commands that name a customer's number."""


def id_of(kind: type[Command]) -> str:
    """What a kind of command is called in ids: "open_transfer" for OpenTransfer."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
