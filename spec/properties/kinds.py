"""The kinds of properties (design section 5). Each has an id, a title in both languages and what it rests on."""

from collections.abc import Callable
from dataclasses import dataclass

from spec.catalogue.entries import Words
from spec.visibility.sight import Rule
from spec.worlds import Move, WorldLike

Instance = tuple[int, int]
"""An agent and a conversation, -1 where there is none."""


@dataclass(frozen=True)
class Property:
    """What every kind has. `cites` are clause and assumption ids, and the hazards H1 to H9 of the domain study."""

    id: str
    title: Words
    cites: tuple[str, ...]


@dataclass(frozen=True)
class StateProperty(Property):
    """True of every reachable World."""

    holds: Callable[[WorldLike], bool]
    kind = "state"


@dataclass(frozen=True)
class StepProperty(Property):
    """True of every move from a reachable World."""

    holds: Callable[[Move], bool]
    kind = "step"


@dataclass(frozen=True)
class PossibleProperty(Property):
    """Progress: whatever is unfinished in a reachable World can be finished from there.

    `unfinished` gives the instances that are unfinished in a World; the commands that may be used to finish it are
    all there are (so it assumes that agents submit, RULE-19).
    """

    unfinished: Callable[[WorldLike], frozenset[Instance]]
    kind = "progress"


@dataclass(frozen=True)
class ResponseProperty(Property):
    """Progress under weak fairness of one event: in every World where an instance is pending, the event named by
    `helps` is possible for it and ends its being pending. So it cannot stay pending for ever unless that event is
    ignored for ever."""

    pending: Callable[[WorldLike], frozenset[Instance]]
    helps: str
    kind = "progress"


@dataclass(frozen=True)
class SometimesProperty(Property):
    """Seen at least once in the explored spaces: a state ("Machine.state") or a transition (its id)."""

    subject: str
    kind = "sometimes"


Explorable = StateProperty | StepProperty | PossibleProperty | ResponseProperty | SometimesProperty


@dataclass(frozen=True)
class HistoryProperty(Property):
    """True of the views after every command, given all the commands before it. It is tested, never explored.

    `amiss` gives a sentence for everything that is wrong at one look.
    """

    amiss: Rule
    kind = "history"
