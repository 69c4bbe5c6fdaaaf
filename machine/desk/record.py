"""The desk's record: texts, names, numbers, the clock and what was settled. It decides nothing; the World does.

It is written from the steps that a command took, never ahead of them.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from machine.lifecycle.world import NOBODY
from spec.limits import CLOSED_LIMIT, MESSAGES_LIMIT
from spec.port.configuration import AssetSetting, Configuration
from spec.port.views import ClosedAs


class Message(NamedTuple):
    """One message, or a notice about the conversation. `serial` orders all messages of a desk."""

    serial: int
    author: Literal["customer", "agent", "notice"]
    name: str
    text: str
    at_seconds: int


@dataclass
class ConversationRecord:
    """One conversation: who, where to, in which queue it last waited, what was said, and as what it closed."""

    id: str
    number: str
    asset: AssetSetting
    direction: Literal["inbound", "outbound"]
    queue: str
    received_at_seconds: int
    slot: int
    open: bool = True
    closed_as: ClosedAs = ""
    messages: deque[Message] = field(default_factory=lambda: deque(maxlen=MESSAGES_LIMIT))

    def last_text(self) -> str:
        """The customer's newest text."""
        return next((message.text for message in reversed(self.messages) if message.author == "customer"), "")


@dataclass
class DialogRecord:
    """What an open dialog lists (a snapshot, GAP-7), what is searched, and what is chosen as (kind, name)."""

    queues: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    search: str = ""
    chosen: tuple[str, str] | None = None


@dataclass
class InteractionRecord:
    """One agent's live part in one conversation. `left_serial` is the newest message at the time of leaving."""

    agent: int
    conversation: ConversationRecord
    cause: str
    serial: int
    offered_at_seconds: int
    draft: str = ""
    left_serial: int | None = None
    left_at_seconds: int = 0
    dialog: DialogRecord | None = None


class Settled(NamedTuple):
    """A part that is done, missed or withdrawn."""

    conversation: ConversationRecord
    result: Literal["done", "missed", "withdrawn"]
    reason: str
    at_seconds: int


class Notification(NamedTuple):
    """A toaster and a desktop notification, which always come together."""

    conversation: ConversationRecord
    text: str
    at_seconds: int


@dataclass
class Record:
    """Everything the desk knows beside the World."""

    configuration: Configuration
    now_seconds: int = 0
    serial: int = 0
    created: int = 0
    masking: bool = True
    deleted_assets: set[str] = field(default_factory=set)
    deleted_queues: set[str] = field(default_factory=set)
    conversations: dict[str, ConversationRecord] = field(default_factory=dict)
    newest: dict[tuple[str, str], ConversationRecord] = field(default_factory=dict)
    """The newest kept conversation of a number and an asset, the only one of theirs that may be open (RULE-22)."""
    by_slot: dict[int, ConversationRecord] = field(default_factory=dict)
    """The conversation that uses a slot of the World."""
    over: deque[ConversationRecord] = field(default_factory=deque)
    """The conversations that are closed and wrapped up, in the order in which they came to be so (RULE-48)."""
    interactions: dict[tuple[int, int], InteractionRecord] = field(default_factory=dict)
    """Live parts by agent and slot, oldest first."""
    settled: dict[int, deque[Settled]] = field(default_factory=dict)
    notifications: dict[int, deque[Notification]] = field(default_factory=dict)
    turns: dict[int, int] = field(default_factory=dict)
    """For each agent the serial of the last offer or of becoming Available, for automatic routing (RULE-1)."""

    def next_serial(self) -> int:
        """The next number in the one order of messages, parts and turns."""
        self.serial += 1
        return self.serial

    def asset(self, name: str) -> AssetSetting:
        """The configured asset of this name, deleted or not. Raises StopIteration where none has it."""
        return next(asset for asset in self.configuration.assets if asset.name == name)

    def queues(self) -> tuple[str, ...]:
        """The names of the queues that are not deleted, in the order of the configuration."""
        return tuple(queue for queue in self.configuration.queues if queue not in self.deleted_queues)

    def customer_name(self, number: str) -> str:
        """The customer's name; a customer without one goes by the number."""
        return next((c.name for c in self.configuration.customers if c.number == number), number)

    def put_away(self, conversation: ConversationRecord) -> None:
        """A conversation is closed and wrapped up. The one that has been so for longest is forgotten beyond the limit
        (RULE-48)."""
        conversation.slot = NOBODY
        self.over.append(conversation)
        if len(self.over) > CLOSED_LIMIT:
            self._forget(self.over.popleft())

    def _forget(self, conversation: ConversationRecord) -> None:
        del self.conversations[conversation.id]
        whose = conversation.number, conversation.asset.name
        if self.newest[whose] is conversation:
            del self.newest[whose]
            # An older one of theirs may have been wrapped up later: that one is kept, and is the newest now.
            for each in self.conversations.values():
                if (each.number, each.asset.name) == whose:
                    self.newest[whose] = each

    def open_conversation(self, number: str, asset: str) -> ConversationRecord | None:
        """The one open conversation of this number and asset, if there is one (RULE-22)."""
        newest = self.newest.get((number, asset))
        return newest if newest is not None and newest.open else None
