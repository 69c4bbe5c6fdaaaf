"""Scenarios of walks on the concrete graph: as much of each walk as a desktop can be brought to and as can be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from machine.concrete.commands import play
from machine.concrete.preparations import CannotBePlayedError
from machine.explore.concrete_graph import Graph
from machine.generate.criteria import Criterion, Goal
from machine.generate.tours import Tour, Walk
from machine.lifecycle.world import Event
from machine.story.telling.scenario import ToldScenario, told_scenario
from spec.language import Language
from spec.port.configuration import Configuration

STEPS_LIMIT = 25
"""A scenario has no more steps than this, the Background's left aside, unless it needs them for its first goal."""
WAYS_TRIED = 24
"""Where the shortest way to a goal cannot be played, so many others are tried."""
GOAL_TRIED = 40
"""A goal that cannot be played in so many Worlds is given up: in a large space it may lie on thousands of edges."""


class GeneratedScenario(NamedTuple):
    """One generated scenario: its walk on the graph, the goals that it is the first to reach, stage and steps."""

    walk: Walk
    goals: tuple[Goal, ...]
    configuration: Configuration
    told: ToldScenario

    @property
    def steps(self) -> int:
        """How many steps it has, the Background's left aside."""
        return len(self.told.given) + sum(map(len, self.told.turns))


class Maker:
    """Makes scenarios of walks, and keeps why some commands cannot be played."""

    def __init__(self, space: Graph, wanted: Criterion, language: Language, readings: tuple[str, ...] = ()) -> None:
        self.tour = Tour(space, wanted)
        self._space, self._wanted, self._language, self._readings = space, wanted, language, readings
        self._entering: dict[int, list[int]] = {}
        for number, edge in enumerate(space.edges):
            if edge.refusal is None:
                self._entering.setdefault(edge.target, []).append(number)
        self._reasons: dict[int, str] = {}
        self._failed: Counter[Goal] = Counter()
        self._given_up: list[Goal] = []

    def scenarios(self, step: Callable[[], None] = lambda: None) -> tuple[GeneratedScenario, ...]:
        """Scenarios for all goals that are open, as far as they can be played."""
        found = []
        while (walk := self.tour.next()) is not None:
            made = self.made(walk)
            found += [] if made is None else [made]
            step()
        return tuple(found)

    def shortened(
        self, scenarios: Sequence[GeneratedScenario], step: Callable[[int], None]
    ) -> tuple[GeneratedScenario, ...]:
        """The same goals with fewer commands: each scenario, the last first, is made anew for what only it reaches."""
        kept = list(scenarios)
        times = Counter(goal for each in kept for goal in self.tour.reached(each.walk))
        for done, old in enumerate(reversed(scenarios), start=1):
            goals = self.tour.reached(old.walk)
            self.tour.reopen(goal for goal in goals if times[goal] == 1)
            wanted = frozenset(self.tour.open)
            new = self.scenarios()
            again = {goal for each in new for goal in self.tour.reached(each.walk)}
            if wanted <= again and sum(len(each.walk.edges) for each in new) < len(old.walk.edges):
                at = next(index for index, each in enumerate(kept) if each is old)
                kept[at : at + 1] = new
                times.subtract(goals)
                times.update(goal for each in new for goal in self.tour.reached(each.walk))
            step(done)
        seen: set[Goal] = set()
        for index, scenario in enumerate(kept):
            reached = self.tour.reached(scenario.walk)
            kept[index] = scenario._replace(goals=tuple(goal for goal in reached if goal not in seen))
            seen.update(reached)
        return tuple(kept)

    def made(self, walk: Walk) -> GeneratedScenario | None:
        """The scenario of as much of a walk as can be played and fits; what it reaches is not open any more.

        None where not even the walk's first goal can be played; the tour then avoids that command.
        """
        for way in self._ways(walk):
            scenario = self._fitting(way)
            if scenario is not None:
                self.tour.done(scenario.goals)
                reached = self.tour.reached(scenario.walk)
                self._given_up = [goal for goal in self._given_up if goal not in reached]
                return scenario
        self.tour.avoid(walk.edges[walk.given])
        missed = [
            goal
            for goal in self.tour.reached(walk._replace(edges=walk.edges[: walk.given + 1]))
            if goal in self.tour.open
        ]
        self._failed.update(missed)
        given_up = [goal for goal in missed if self._failed[goal] == GOAL_TRIED]
        self._given_up += given_up
        self.tour.done(given_up)
        return None

    def unplayed(self) -> dict[Goal, str]:
        """The goals that are left, each with what a desktop cannot be brought to."""
        why = {
            goal: reason
            for edge, reason in self._reasons.items()
            for group in self._wanted.alternatives(edge)
            for goal in group
        }
        return {
            goal: why.get(goal, "no desktop comes there by a walk that was tried")
            for goal in (*self._given_up, *self.tour.open)
        }

    def _ways(self, walk: Walk) -> Iterator[Walk]:
        """The walk, then ways to its first goal from elsewhere: what a desktop can do may depend on what was before."""
        yield walk
        first = walk.edges[walk.given]
        for entering in self._entering.get(self._space.edges[first].source, ())[:WAYS_TRIED]:
            given = (*self._space.path(self._space.edges[entering].source), entering)
            yield Walk((*given, first), len(given))

    def _fitting(self, walk: Walk) -> GeneratedScenario | None:
        """The scenario of the longest beginning of a walk that can be played, fits, and ends in a goal that is open."""
        while True:
            walk = walk._replace(edges=walk.edges[: walk.given + self._useful(walk)])
            if len(walk.edges) == walk.given:
                return None
            scenario = self._played(walk)
            if scenario is None:
                walk = walk._replace(edges=walk.edges[: self._playable(walk)])
            elif scenario.steps <= STEPS_LIMIT or len(walk.edges) == walk.given + 1:
                return scenario
            else:
                walk = walk._replace(edges=walk.edges[: max(walk.given + 1, walk.given + _fit(scenario))])

    def _useful(self, walk: Walk) -> int:
        """How many commands after the set-up a walk has up to its last goal that is open."""
        open_goals = [goal for goal in self.tour.reached(walk) if goal in self.tour.open]
        useful = 0
        for length in range(1, len(walk.edges) - walk.given + 1):
            goals = set(self.tour.reached(walk._replace(edges=walk.edges[: walk.given + length])))
            if not goals.isdisjoint(open_goals):
                useful = length
                open_goals = [goal for goal in open_goals if goal not in goals]
        return useful

    def _played(self, walk: Walk) -> GeneratedScenario | None:
        """The scenario of a whole walk as a desktop plays it, in another order where it must; None if it cannot."""
        events = [self._space.edges[edge].event for edge in walk.edges]
        try:
            run = play(events, self._space.bounds, self._space.table, language=self._language)
        except CannotBePlayedError as error:
            self._reasons.setdefault(walk.edges[-1], str(error))
            return None
        really = walk._replace(edges=self._edges([turn.event for turn in run.turns]))
        counts = [len(turn.commands) for turn in run.turns]
        told = told_scenario(run.configuration, run.commands, sum(counts[: walk.given]), self._language, self._readings)
        sizes, groups = counts[walk.given :], iter(told.turns)
        turns = tuple(tuple(said for _ in range(size) for said in next(groups)) for size in sizes)
        goals = tuple(goal for goal in self.tour.reached(really) if goal in self.tour.open)
        return GeneratedScenario(really, goals, run.configuration, told._replace(turns=turns)) if goals else None

    def _playable(self, walk: Walk) -> int:
        """How many commands of a walk can be played; it is known that not all can."""
        events = [self._space.edges[edge].event for edge in walk.edges]
        for length in range(walk.given + 1, len(events)):
            try:
                play(events[:length], self._space.bounds, self._space.table, language=self._language)
            except CannotBePlayedError as error:
                self._reasons.setdefault(walk.edges[length - 1], str(error))
                return length - 1
        return len(events) - 1

    def _edges(self, events: Sequence[Event]) -> tuple[int, ...]:
        """The edges that these events take from reset on."""
        found: list[int] = []
        world = 0
        for event in events:
            found.append(next(e for e in self._space.leaving(world) if self._space.edges[e].event == event))
            world = self._space.edges[found[-1]].target
        return tuple(found)


def _fit(scenario: GeneratedScenario) -> int:
    """How many commands after the set-up fit."""
    room, fitting = STEPS_LIMIT - len(scenario.told.given), 0
    for turn in scenario.told.turns:
        room -= len(turn)
        if room < 0:
            break
        fitting += 1
    return fitting
