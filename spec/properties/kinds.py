"""The kinds of properties. Each has an id, a title in both languages and what it rests on."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spec.catalogue.entries import Words
from spec.visibility.observed import Rule
from spec.worlds import Move, WorldLike

NOBODY = -1
Instance = tuple[int, int]
"""An agent and a conversation, NOBODY where there is none."""


@dataclass(frozen=True)
class Property:
    """What every kind has. `cites` are ids of the catalogue: clauses, assumptions and hazards."""

    id: str
    title: Words
    cites: tuple[str, ...]


class Over(StrEnum):
    """Of what a property speaks: of the World as a whole, or of each agent, conversation or part in it by itself."""

    WORLD = "world"
    AGENT = "agent"
    CONVERSATION = "conversation"
    PART = "part"

    @cache
    def instances(self, agents: int, conversations: int) -> tuple[Instance, ...]:
        """Every instance that such a property is asked of."""
        by_agent = range(agents) if self in (Over.AGENT, Over.PART) else (NOBODY,)
        by_conversation = range(conversations) if self in (Over.CONVERSATION, Over.PART) else (NOBODY,)
        return tuple((agent, conversation) for agent in by_agent for conversation in by_conversation)

    def instances_in(self, world: WorldLike) -> tuple[Instance, ...]:
        """Every instance in this World that such a property is asked of."""
        return self.instances(len(world.statuses), len(world.conversations))


@dataclass(frozen=True)
class StateProperty(Property):
    """True of every reachable World, for each instance that it is `over`."""

    over: Over
    of: Callable[[WorldLike, int, int], bool]
    kind = "state"

    def holds(self, world: WorldLike) -> bool:
        """Whether it is true of every instance."""
        return all(self.of(world, *instance) for instance in self.over.instances_in(world))


@dataclass(frozen=True)
class StepProperty(Property):
    """True of every move from a reachable World."""

    holds: Callable[[Move], bool]
    kind = "step"


@dataclass(frozen=True)
class PossibleProperty(Property):
    """Progress: whatever is unfinished in a reachable World can be finished from there.

    `unfinished` says it of one instance of what the property is `over`; the commands that may be used to finish it are
    all there are (so it assumes that agents submit, RULE-19).
    """

    over: Over
    unfinished: Callable[[WorldLike, int, int], bool]
    kind = "progress"


@dataclass(frozen=True)
class ResponseProperty(Property):
    """Progress under weak fairness of one event: what is pending does not stay so for ever, unless the event named by
    `helps` is ignored for ever although it stays possible for that instance."""

    over: Over
    pending: Callable[[WorldLike, int, int], bool]
    helps: str
    kind = "progress"


@dataclass(frozen=True)
class SometimesProperty(Property):
    """Seen at least once in the explored spaces: a state ("Machine.state") or a transition (its id)."""

    subject: str
    kind = "sometimes"


@dataclass(frozen=True)
class DeadlockProperty(Property):
    """In every reachable World some command is accepted that changes it."""

    kind = "deadlock"


Explorable = DeadlockProperty | StateProperty | StepProperty | PossibleProperty | ResponseProperty | SometimesProperty


@dataclass(frozen=True)
class HistoryProperty(Property):
    """True of the views after every command, given all the commands before it. It is tested, never explored.

    `amiss` gives a sentence for everything that is wrong at one look.
    """

    amiss: Rule
    kind = "history"
