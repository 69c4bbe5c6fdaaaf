"""What the properties say about a World and a move, as protocols: the specification names the shape, the machines
provide it. States, roles, causes and outcomes are compared as the words of the glossary's `state.*` and `value.*`."""

from collections.abc import Sequence
from typing import Protocol


class PartLike(Protocol):
    """One agent's part in one conversation."""

    @property
    def state(self) -> str: ...
    @property
    def role(self) -> str: ...
    @property
    def cause(self) -> str: ...


class TalkLike(Protocol):
    """One conversation."""

    @property
    def state(self) -> str: ...
    @property
    def ticket(self) -> int: ...
    @property
    def accepted(self) -> bool: ...


class WorldLike(Protocol):
    """All machines at once; `parts` and `dialogs` are indexed by agent, then by conversation."""

    @property
    def capacity(self) -> int: ...
    @property
    def statuses(self) -> Sequence[str]: ...
    @property
    def talks(self) -> Sequence[TalkLike]: ...
    @property
    def parts(self) -> Sequence[Sequence[PartLike]]: ...
    @property
    def dialogs(self) -> Sequence[Sequence[str]]: ...


class MeLike(Protocol):
    """Which agent and which conversation an event is for; -1 for none."""

    @property
    def agent(self) -> int: ...
    @property
    def conversation(self) -> int: ...


class EventLike(Protocol):
    """An event: "Machine.event", for whom, and its parameters."""

    @property
    def name(self) -> str: ...
    @property
    def me(self) -> MeLike: ...
    @property
    def parameters(self) -> Sequence[tuple[str, str | int]]: ...


class StepLike(Protocol):
    """One transition taken."""

    @property
    def arrow(self) -> str: ...
    @property
    def event(self) -> EventLike: ...


class Move:
    """A command with everything it caused: the World before and after, the steps, the outcomes of what it closed."""

    __slots__ = ("after", "before", "command", "outcomes", "steps")

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
