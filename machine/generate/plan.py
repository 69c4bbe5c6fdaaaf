"""The plan of test for any desktop: walks through small situations that try every command of a fixed set in every place
that our own desk comes to, refused commands included, and take every way on; then every two transitions of one machine
one after the other.

Each run is a list of commands; what the model says of every moment is worked out when they are given.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.evidence.cache import stage
from machine.explore.concrete_graph import graph
from machine.generate.criteria import criterion
from machine.generate.scenarios import Maker
from machine.generate.situations import ALONE, BESIDE, FULL, OFFERED, TICKETS, TOO_MANY, TURNS, Situation, place, tried
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import Table
from machine.port.run_input import Commands, RunInput
from spec.port import commands as c
from spec.port.answers import Accepted
from spec.port.configuration import Configuration

RUN_COMMANDS = 100
"""About so many commands to a run: longer ones are slower, since more is seen, and shorter ones begin more often."""
FAR = 12
"""So many steps to what is left to try are not worth going on for: the run ends, and another one begins."""
LOOKED_AT = 200
"""Places that are looked at from where a run is, before the distances of all places are worked out."""


PAIRS_BOUNDS = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)

Size = Literal["small", "whole"]
SITUATIONS: Mapping[Size, tuple[Situation, ...]] = {
    "small": (ALONE, FULL, OFFERED, TICKETS, TURNS),
    "whole": (ALONE, FULL, OFFERED, TICKETS, TURNS, BESIDE),
}


class ConformancePlan(msgspec.Struct, frozen=True):
    """All runs. In `places` places in all, `tried` commands, or few that only say something together, are tried; after
    `moving` of them the desk is in another place, and `refused` of them are refused. `pairs` of two transitions of one
    machine, taken one right after the other, are in the last runs.

    The runs themselves are numbers of `configurations` and of `words`, the commands: there are few different ones.
    """

    places: int
    tried: int
    moving: int
    refused: int
    pairs: int
    configurations: tuple[Configuration, ...]
    words: tuple[c.AnyCommand, ...]
    written: tuple[tuple[int, tuple[int, ...]], ...]

    def runs(self) -> Iterator[RunInput]:
        """The runs, in order."""
        for configuration, commands in self.written:
            yield RunInput(self.configurations[configuration], tuple(self.words[number] for number in commands))

    @property
    def commands(self) -> int:
        """The commands of all runs together."""
        return sum(len(commands) for _, commands in self.written)


def plan(
    readings: tuple[str, ...] = (),
    size: Size = "small",
    *,
    fresh: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> ConformancePlan:
    """The plan of this size; made once for the same content, which takes a while, and then taken over."""
    return stage(
        "plan",
        ConformancePlan,
        lambda: planned(readings, SITUATIONS[size], progress=progress),
        fresh=fresh,
        of=(readings, size),
    )


def planned(
    readings: tuple[str, ...],
    situations: tuple[Situation, ...],
    *,
    pairs: Bounds = PAIRS_BOUNDS,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> ConformancePlan:
    """The plan of these situations, with the pairs of a bounded space. Raises ValueError where there is none."""
    if not situations:
        raise ValueError("A plan without situations tries nothing; give one.")
    table = table_of(readings)
    walkers = [Walker(each, table) for each in situations]
    runs = []
    for walker in walkers:
        for commands in walker.walks():
            runs.append(RunInput(walker.situation.configuration, commands))
            progress(sum(each.done for each in walkers), sum(each.known for each in walkers))
    space = graph(pairs, table=table)
    maker = Maker(space, criterion("pairs", space, readings=readings), "en", readings)
    scenarios = maker.scenarios()
    runs += [*(RunInput(each.configuration, each.told.commands) for each in scenarios), TOO_MANY]
    configurations: dict[Configuration, int] = {}
    words: dict[c.AnyCommand, int] = {}
    written = tuple(
        (
            configurations.setdefault(run.configuration, len(configurations)),
            tuple(words.setdefault(command, len(words)) for command in run.commands),
        )
        for run in runs
    )
    return ConformancePlan(
        places=sum(len(each.nodes) for each in walkers),
        tried=sum(each.done for each in walkers),
        moving=sum(each.moving for each in walkers),
        refused=sum(each.refused for each in walkers),
        pairs=len({goal for each in scenarios for goal in each.goals}),
        configurations=tuple(configurations),
        words=tuple(words),
        written=written,
    )


@dataclass
class _Node:
    """A place: the numbers of what is not tried there yet; for each place that it leads to the number of what leads
    there; and the places that lead here."""

    untried: deque[int] | None = None
    """None where nobody has been yet."""
    ways: dict[int, int] = field(default_factory=dict)
    back: dict[int, None] = field(default_factory=dict)

    @property
    def is_open(self) -> bool:
        """Whether something is left to try."""
        return self.untried is None or bool(self.untried)


class Walker:
    """Walks through one situation until nothing is left to try. Places go by numbers, in order of discovery."""

    def __init__(self, situation: Situation, table: Table) -> None:
        self.situation = situation
        self.nodes: list[_Node] = []
        self.known = self.done = self.moving = self.refused = 0
        self._table = table
        self._numbers: dict[Hashable, int] = {}
        self._lost = 0
        self._distances: dict[int, int] = {}

    def walks(self) -> Iterator[Commands]:
        """The commands of one run after the other."""
        while True:
            run = _Run(self.situation, self._table)
            before = self.done, self._lost
            self._walk(run)
            if self.done > before[0]:
                yield tuple(run.commands)
            elif self._lost == before[1]:
                return

    def _walk(self, run: _Run) -> None:
        onward: deque[int] = deque()
        has_tried = False
        here = self._entered(run)
        while len(run.commands) < RUN_COMMANDS and not run.is_over:
            node = self.nodes[here]
            if node.untried:
                onward.clear()
                number = node.untried.popleft()
                has_tried = True
                self.done += 1
                self.refused += run.give(number)
                there = self._entered(run)
                if there != here:
                    self.moving += 1
                    node.ways.setdefault(there, number)
                    self.nodes[there].back[here] = None
                here = there
                continue
            onward = onward or self._way_to_open(here, FAR if has_tried else None)
            if not onward:
                return
            target = onward.popleft()
            run.give(node.ways[target])
            there = self._entered(run)
            if there != target:
                # What is no part of a place decided after all; the way may be found from here or on another run.
                del node.ways[target]
                del self.nodes[target].back[here]
                self._lost += 1
                onward.clear()
            here = there

    def _entered(self, run: _Run) -> int:
        number = self._numbers.setdefault(run.key, len(self.nodes))
        if number == len(self.nodes):
            self.nodes.append(_Node())
        node = self.nodes[number]
        if node.untried is None:
            node.untried = run.refused_first()
            self.known += len(node.untried)
        return number

    def _way_to_open(self, start: int, within: int | None) -> deque[int]:
        """The places on the shortest known way to one where something is left to try; none if there is none."""
        came: dict[int, int] = {start: start}
        todo = deque([start])
        while todo and len(came) < LOOKED_AT:
            here = todo.popleft()
            if self.nodes[here].is_open:
                return _way(came, here)
            for target in self.nodes[here].ways:
                if target not in came:
                    came[target] = here
                    todo.append(target)
        return self._far_way(start, within) if todo else deque()

    def _far_way(self, start: int, within: int | None) -> deque[int]:
        """The same by the distances of all places, worked out anew where they lead to what is tried by now."""
        for _ in range(2):
            way: deque[int] = deque()
            here, left = start, self._distances.get(start)
            while left:
                nearer = (each for each in self.nodes[here].ways if self._distances.get(each) == left - 1)
                here = next(nearer, start)
                if here == start:
                    break
                left -= 1
                way.append(here)
            if left == 0 and self.nodes[here].is_open:
                return way if within is None or len(way) <= within else deque()
            self._measure()
        return deque()

    def _measure(self) -> None:
        self._distances = {number: 0 for number, node in enumerate(self.nodes) if node.is_open}
        todo = deque(self._distances)
        while todo:
            here = todo.popleft()
            for source in self.nodes[here].back:
                if source not in self._distances:
                    self._distances[source] = self._distances[here] + 1
                    todo.append(source)


def _way(came: dict[int, int], last: int) -> deque[int]:
    way: deque[int] = deque()
    while came[last] != last:
        way.appendleft(last)
        last = came[last]
    return way


class _Run:
    """A run on our own desk, as far as it has come: `key` is the place where it is."""

    def __init__(self, situation: Situation, table: Table) -> None:
        self._situation = situation
        self._desk = InProcessDesk(table=table)
        self._desk.reset(situation.configuration)
        self.commands: list[c.AnyCommand] = []
        for command in situation.first:
            self._given(command)
        self.is_over = False
        self._look()

    def _look(self) -> None:
        here = place(self._situation, self._desk)
        self.key = here.key
        self._tries = tried(self._situation, self._desk, here)

    def refused_first(self) -> deque[int]:
        """The numbers of everything that is tried here, what is refused before what may lead on."""
        refused = [not isinstance(self._desk.would(each.commands[0]), Accepted) for each in self._tries]
        return deque(sorted(range(len(refused)), key=lambda number: (not refused[number], number)))

    def give(self, number: int) -> bool:
        """Try what has this number; True if a command of it is refused."""
        chosen = self._tries[number]
        for given, command in enumerate(chosen.commands):
            if not self._given(command):
                if given:
                    for other in chosen.otherwise:
                        self._given(other)
                    self._look()
                return True
            # Without the queue other tries would say nothing any more.
            self.is_over |= isinstance(command, c.DeleteQueue)
        self._look()
        return False

    def _given(self, command: c.AnyCommand) -> bool:
        self.commands.append(command)
        return isinstance(self._desk.apply(command), Accepted)
