"""What runs of a desk did: a count of everything given, taken and visited."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from machine.lifecycle.table import TABLE, Table
from machine.oracle.comparison import class_of
from machine.oracle.observed_desk import EveryView
from machine.oracle.planted_values import planted_in
from machine.port.run_input import RunInput
from spec.catalogue.load import load
from spec.port.answers import Accepted, Answer
from spec.port.commands import AnyCommand, Command, CustomerText
from spec.port.configuration import Configuration
from spec.port.facts import facts_of
from spec.port.views import VIEWS, View
from spec.worlds import Move


def _takes(*transitions: str) -> Callable[[Move], bool]:
    return lambda move: any(step.transition in transitions for step in move.steps)


def _withdraws_several(move: Move) -> bool:
    missing = {step.event.me.agent for step in move.steps if step.event.name == "AgentStatus.miss"}
    return any(step.event.name == "Interaction.withdraw" and step.event.me.agent in missing for step in move.steps)


RARE: Mapping[str, Callable[[Move], bool]] = {
    "conference": _takes("Conversation.taken: conference_requested > conferencing"),
    "asset deleted in a conference": _takes("Conversation.asset_deleted: conferencing > interrupted"),
    "asset deleted during a transfer": _takes("Conversation.asset_deleted: transfer_requested > closed"),
    "customer leaves during a conference": _takes("Conversation.stop: conferencing > closed"),
    "RONA with several offers": _withdraws_several,
}
"""What random runs seldom reach: by name, whether a move does."""


LAST_RUNS, FEW_NEW = 100, 0.01
"""Random runs are enough when the last so many showed no more than such a part of all situations for the first time."""


MOST_BEFORE = 16
"""Runs before one that failed that it may depend on."""


class Failed(NamedTuple):
    """A run that failed, and how, with the last runs before it."""

    configuration: Configuration
    commands: tuple[AnyCommand, ...]
    error: Exception
    before: tuple[RunInput, ...] = ()


@dataclass
class RunCoverage:
    """What a number of runs did and visited on the machines of `table`."""

    table: Table = TABLE
    examples: int = 0
    accepted: int = 0
    refused: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    transitions: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    rare: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    """Commands that were not given, since the desktop does not offer them."""
    situations: set[Hashable] = field(default_factory=set)
    """What was met, for the question whether further runs meet anything new: every two settings of a configuration,
    every command with the class of its answer, every transition under each routing and capacity, and how many requests
    and panes an agent has in each status."""
    seen: set[str] = field(default_factory=set)
    """The lists and parts of views that something stood in, as "View.field"."""
    values: set[str] = field(default_factory=set)
    """The kinds of values that customers wrote."""
    texts: set[str] = field(default_factory=set)
    """The documented texts of masking that customers wrote where it was on."""
    refusing: set[str] = field(default_factory=set)
    """The ids of what was the reason of a refusal."""
    is_for_new: bool = False
    """Whether it matters which situations are new."""
    new: list[int] = field(default_factory=list)
    """How many of them each run met first."""
    last: deque[tuple[Configuration, Sequence[tuple[AnyCommand, Answer]]]] = field(
        default_factory=lambda: deque(maxlen=MOST_BEFORE + 1)
    )
    """The last runs, the one that goes on included."""
    failed: Failed | None = None
    """The run that failed first."""

    @property
    def commands(self) -> int:
        """How many commands were given, refused ones included."""
        return self.accepted + self.refused

    @property
    def is_saturated(self) -> bool:
        """Whether the last runs met next to nothing new."""
        new, enough = self.new_at_last
        return len(self.new) >= LAST_RUNS and new <= enough

    @property
    def new_at_last(self) -> tuple[int, int]:
        """How many situations the last runs met first, and how few of them are next to nothing."""
        return sum(self.new[-LAST_RUNS:]), int(FEW_NEW * len(self.situations))

    def begin(self, configuration: Configuration, played: Sequence[tuple[AnyCommand, Answer]]) -> None:
        """One more run begins, on this configuration; what will have been `played` is the run's own list."""
        self.last.append((configuration, played))
        self.new.append(0)
        if self.is_for_new:
            self._meet(combinations(_settings(configuration), 2))

    def runs_before(self) -> tuple[RunInput, ...]:
        """The last runs before the one that goes on."""
        return tuple(
            RunInput(configuration, tuple(command for command, _ in played))
            for configuration, played in list(self.last)[:-1]
        )

    def look(
        self, configuration: Configuration, command: Command, answer: Answer, moves: Sequence[Move], views: EveryView
    ) -> None:
        """Add the situations of one command, and of what is seen after it."""
        if self.is_for_new:
            self._meet(_situations(configuration, command, answer, moves, views))
        if isinstance(answer, Accepted):
            if len(self.seen) < len(PARTS):
                self.seen.update(_filled(views))
            if isinstance(command, CustomerText) and len(self.values) < len(load().kinds):
                self.values.update(planted_in((command.text,)).values())
            if isinstance(command, CustomerText) and configuration.masking and command.text in load().documented_texts:
                self.texts.add(command.text)

    def _meet(self, situations: Iterator[Hashable]) -> None:
        before = len(self.situations)
        self.situations.update(situations)
        if self.new:
            self.new[-1] += len(self.situations) - before

    def count(self, command: Command, answer: Answer, moves: Sequence[Move], reasons: Sequence[str] = ()) -> None:
        """Add one command with its answer, the moves it caused, and the ids that are the reason of a refusal."""
        self.kinds[type(command).__name__] += 1
        if isinstance(answer, Accepted):
            self.accepted += 1
        else:
            self.refused += 1
            self.refusing.update(reasons)
        for move in moves:
            self.rare.update(name for name, is_so in RARE.items() if is_so(move))
            for step in move.steps:
                transition = self.table.transition(step.transition)
                self.transitions[transition.id] += 1
                self.states[f"{transition.machine}.{transition.target}"] += 1


def _settings(configuration: Configuration) -> tuple[Hashable, ...]:
    """The settings of a configuration, each with its name. How its first agent is called stands for all names."""
    return (
        *((name, len(getattr(configuration, name))) for name in ("agents", "queues", "assets", "reasons", "customers")),
        *(
            (name, getattr(configuration, name))
            for name in ("capacity", "rona_seconds", "wrap_up_seconds", "routing", "policy", "masking")
        ),
        ("name", configuration.agents[0]),
    )


PARTS = tuple(
    f"{view.__name__}.{field}"
    for view in VIEWS
    for field, facts in facts_of(view).items()
    if facts.ordered_by is not None or field in ("composer", "dialog")
)
"""The lists of views, and what an agent's pane has only now and then."""
PARTS_OF = {view: tuple(field for field in facts_of(view) if f"{view.__name__}.{field}" in PARTS) for view in VIEWS}
MANY = 4
"""From here on it does not matter how many there are."""


def _situations(
    configuration: Configuration, command: Command, answer: Answer, moves: Sequence[Move], views: EveryView
) -> Iterator[Hashable]:
    yield type(command).__name__, class_of(answer)
    for move in moves:
        for step in move.steps:
            yield step.transition, configuration.routing
            yield step.transition, min(configuration.capacity, MANY)
    for view in views.agents.values():
        yield view.status, min(len(view.popovers), MANY), min(len(view.panes), MANY)


def _filled(views: EveryView) -> Iterator[str]:
    """The parts of views that something stands in."""
    looks = (
        *views.agents.values(),
        *views.customers.values(),
        *((views.administrator,) if views.administrator else ()),
    )
    todo: list[View] = list(looks)
    while todo:
        view = todo.pop()
        for name in PARTS_OF[type(view)]:
            value = getattr(view, name)
            if value:
                yield f"{type(view).__name__}.{name}"
                todo += [value] if isinstance(value, View) else (each for each in value if isinstance(each, View))
