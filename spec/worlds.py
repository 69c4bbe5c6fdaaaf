"""What the properties say about a World and a move, as protocols: the specification names the shape, the machines
provide it. States, roles, causes and outcomes are compared as the words of the glossary's `state.*` and `value.*`."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple, Protocol


class InteractionStateLike(Protocol):
    """One agent's part in one conversation."""

    @property
    def state(self) -> str:
        """Where the part stands; `none` is no part."""

    @property
    def role(self) -> str:
        """In which role it is held; `none` while it is not."""

    @property
    def cause(self) -> str:
        """Why it is offered; `none` while it is not."""


class ConversationStateLike(Protocol):
    """One conversation."""

    @property
    def state(self) -> str:
        """Where the conversation stands (RULE-36); `new` is a slot that no conversation uses."""

    @property
    def ticket(self) -> int:
        """Its rank in the order of tickets, 1 the oldest, 0 for none (RULE-2)."""

    @property
    def accepted(self) -> bool:
        """Whether any agent ever held it (RULE-21)."""


class WorldLike(Protocol):
    """All machines at once; `interactions` and `dialogs` are indexed by agent, then by conversation."""

    @property
    def capacity(self) -> int:
        """How many parts an agent has at most at once (RULE-10)."""

    @property
    def statuses(self) -> Sequence[str]:
        """Each agent's status."""

    @property
    def conversations(self) -> Sequence[ConversationStateLike]:
        """Each conversation slot."""

    @property
    def interactions(self) -> Sequence[Sequence[InteractionStateLike]]:
        """Each agent's part in each conversation."""

    @property
    def dialogs(self) -> Sequence[Sequence[str]]:
        """What each agent has open over each conversation; `none` is nothing."""


class InstanceIdLike(Protocol):
    """Which agent and which conversation an event is for; -1 for none."""

    @property
    def agent(self) -> int:
        """The agent's index."""

    @property
    def conversation(self) -> int:
        """The index of the conversation slot."""


class EventLike(Protocol):
    """An event: "Machine.event", for whom, and its parameters."""

    @property
    def name(self) -> str:
        """The full name, "Machine.event"."""

    @property
    def me(self) -> InstanceIdLike:
        """Whom it is for."""

    @property
    def parameters(self) -> Sequence[tuple[str, str | int]]:
        """Names and values, in the order of the names."""


class StepLike(Protocol):
    """One transition taken."""

    @property
    def transition(self) -> str:
        """Its id in the table."""

    @property
    def event(self) -> EventLike:
        """The event that took it."""


class InteractionChange(NamedTuple):
    """An agent's part in a conversation whose state a move changed: the states before and after."""

    agent: int
    conversation: int
    old: str
    new: str


class StatusChange(NamedTuple):
    """An agent whose status a move changed: the statuses before and after."""

    agent: int
    old: str
    new: str


class Move:
    """A command with everything it caused: the World before and after, the steps, the outcomes of what it closed."""

    def __init__(
        self,
        before: WorldLike,
        command: EventLike,
        steps: Sequence[StepLike],
        after: WorldLike,
        outcomes: Sequence[tuple[int, str]],
    ) -> None:
        self.before = before
        self.command = command
        self.steps = steps
        self.after = after
        self.outcomes = outcomes

    def took(self, name: str) -> bool:
        """Whether an event of this name was taken on the way."""
        return any(step.event.name == name for step in self.steps)

    @cached_property
    def interaction_changes(self) -> tuple[InteractionChange, ...]:
        """Every part whose state changed. What is the same object before and after is not looked into."""
        return tuple(
            InteractionChange(agent, conversation, old.state, new.state)
            for agent, (before, after) in enumerate(zip(self.before.interactions, self.after.interactions, strict=True))
            for conversation, (old, new) in enumerate(zip(before, after, strict=True))
            if old is not new and old.state != new.state
        )

    @cached_property
    def status_changes(self) -> tuple[StatusChange, ...]:
        """Every agent whose status changed."""
        return tuple(
            StatusChange(agent, old, new)
            for agent, (old, new) in enumerate(zip(self.before.statuses, self.after.statuses, strict=True))
            if old != new
        )
