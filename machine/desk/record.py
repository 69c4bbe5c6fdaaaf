"""The desk's record: texts, names, numbers, the clock and what was settled. It decides nothing; the World does.

It is written from the steps that a command took, never ahead of them.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from spec.port.configuration import AssetSetting, Configuration

MESSAGES_LIMIT = 1_000
"""Messages kept for one conversation; beyond it the oldest go (RULE-44)."""
LOG_LIMIT = 200
"""Toasters, desktop notifications and history bricks kept for one agent (RULE-44)."""
CLOSED_LIMIT = 1_000
"""Closed conversations kept for their customers to look back at (RULE-44)."""
UNSETTLED_LIMIT = 500
"""Conversations that are open or being wrapped up at once; a further one is refused (RULE-44)."""
COMPOSE_LIMIT = 1_000
"""Characters, as Unicode code points, that the compose box takes (COMP-2, GAP-12)."""


class Message(NamedTuple):
    """One message, or a notice about the conversation. `serial` orders all messages of a desk."""

    serial: int
    author: Literal["customer", "agent", "notice"]
    name: str
    text: str
    at_seconds: int


@dataclass
class ConversationRecord:
    """One conversation: who, where to, in which queue it last waited, and what was said."""

    id: str
    number: str
    asset: AssetSetting
    direction: Literal["inbound", "outbound"]
    queue: str
    received_at_seconds: int
    slot: int
    open: bool = True
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
    """The newest conversation of a number and an asset, the only one of theirs that may be open (RULE-22)."""
    by_slot: dict[int, ConversationRecord] = field(default_factory=dict)
    """The conversation that uses a slot of the World."""
    interactions: dict[tuple[int, int], InteractionRecord] = field(default_factory=dict)
    """Live parts by agent and slot, oldest first."""
    settled: dict[int, deque[Settled]] = field(default_factory=dict)
    notifications: dict[int, deque[Notification]] = field(default_factory=dict)
    turns: dict[int, int] = field(default_factory=dict)
    """For each agent the serial of the last offer or of becoming Available, for automatic routing (RULE-1)."""

    def next_serial(self) -> int:
        self.serial += 1
        return self.serial

    def asset(self, name: str) -> AssetSetting:
        return next(asset for asset in self.configuration.assets if asset.name == name)

    def queues(self) -> tuple[str, ...]:
        return tuple(queue for queue in self.configuration.queues if queue not in self.deleted_queues)

    def customer_name(self, number: str) -> str:
        """The customer's name; a customer without one goes by the number."""
        return next((c.name for c in self.configuration.customers if c.number == number), number)

    def open_conversation(self, number: str, asset: str) -> ConversationRecord | None:
        """The one open conversation of this number and asset, if there is one (RULE-22)."""
        newest = self.newest.get((number, asset))
        return newest if newest is not None and newest.open else None
