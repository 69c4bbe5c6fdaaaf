"""What there is to remember of a run: conversations and their messages, each agent's parts, the dialogs over them."""

import unicodedata
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from spec.limits import MESSAGES_LIMIT
from spec.port.views import ClosedAs

JOINED_NOTICE = "joined_message"
"""What stands in a notice's text: the glossary's `label.joined_message` without its first word."""


class RememberedMessage(NamedTuple):
    """One message of a conversation; `name` is the agent's, empty for the customer's own. A notice has no author."""

    author: Literal["customer", "agent", "notice"]
    name: str
    text: str
    at_seconds: int


class Notice(NamedTuple):
    """What made a toaster and a desktop notification: the customer's last text as it then stood, empty for none."""

    at_seconds: int
    talk: "RememberedConversation"
    text: str


@dataclass(eq=False)
class RememberedConversation:
    """One conversation. `queue` is the last it waited in, or its asset's (RULE-2, RULE-43); times are seconds; `kept`
    says whether anybody can look back at it still (RULE-48), `was_held` whether any agent ever held it, and `closed_as`
    is empty until it closes (RULE-50)."""

    id: str
    number: str
    asset: str
    direction: Literal["inbound", "outbound"]
    queue: str
    began_at_seconds: int
    ticket: int
    phase: Literal[
        "queued",
        "offered",
        "active",
        "transfer_requested",
        "conference_requested",
        "conferencing",
        "interrupted",
        "closed",
    ]
    was_held: bool = False
    closed_as: ClosedAs = ""
    messages: list[RememberedMessage] = field(default_factory=list)
    forgotten_messages: int = 0
    kept: bool = True

    def say(self, message: RememberedMessage) -> None:
        """Only the newest messages stay (RULE-44)."""
        self.messages.append(message)
        if len(self.messages) > MESSAGES_LIMIT:
            del self.messages[0]
            self.forgotten_messages += 1

    @property
    def said(self) -> int:
        """How many messages there have been."""
        return self.forgotten_messages + len(self.messages)

    @property
    def last_customer_text(self) -> str:
        """The customer's newest text, raw; empty where there is none."""
        return next((message.text for message in reversed(self.messages) if message.author == "customer"), "")


@dataclass(eq=False)
class OpenDialog:
    """A dialog with the lists as they were when it opened or was last refreshed (RULE-11, RULE-12)."""

    kind: Literal["transfer", "conference", "wrap_up"]
    queues: tuple[str, ...] = ()
    agents: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    search: str = ""
    chosen: tuple[str, str] | None = None

    def listed(self, kind: str) -> tuple[str, ...]:
        """The names of one kind under the present search."""
        names = {"queue": self.queues, "agent": self.agents, "reason": self.reasons}[kind]
        return tuple(name for name in names if found_by(self.search, name))

    def keep_only_visible_choice(self) -> None:
        """A choice that is no longer listed, or that the search hides, is cleared (RULE-12)."""
        if self.chosen is not None and self.chosen[1] not in self.listed(self.chosen[0]):
            self.chosen = None


@dataclass(eq=False)
class RememberedInteraction:
    """One agent's part in one conversation. `seen` counts what had been said at the end of holding it,
    `left_at_seconds` is that end."""

    agent: str
    talk: RememberedConversation
    cause: Literal["queue", "transfer", "conference", "outbound"]
    since_seconds: int
    phase: Literal["offered", "held", "wrap_up", "done", "missed", "withdrawn"] = "offered"
    role: Literal["owner", "joined"] = "owner"
    draft: str = ""
    dialog: OpenDialog | None = None
    seen: int | None = None
    left_at_seconds: int = 0
    reason: str = ""
    settled_at_seconds: int = 0

    @property
    def messages(self) -> list[RememberedMessage]:
        """What this agent has of the conversation: all of it while holding it, nothing newer after."""
        if self.seen is None:
            return self.talk.messages
        return self.talk.messages[: max(0, self.seen - self.talk.forgotten_messages)]


def found_by(search: str, name: str) -> bool:
    """Whether a search finds a name, in any case and any Unicode composition (RULE-31)."""
    return _comparable(search) in _comparable(name)


def _comparable(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
