"""Plain exploration: every World that commands can reach under bounds, and every property over all of it.

Breadth first, so a counterexample is one of the shortest. The whole space is kept; a budget that runs out ends in
`undetermined`, never in `proved`.
"""

from __future__ import annotations

import time
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from machine.lifecycle.bounds import Bounds, commands
from machine.lifecycle.engine import Blocked, Run, SpecificationError, TableEngine, run, state_of
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import Event, Me, World
from spec.catalogue.entries import Words
from spec.properties import (
    MACHINES_ARE_SOUND,
    PROGRESS_PROPERTIES,
    STATE_PROPERTIES,
    STEP_PROPERTIES,
    Explorable,
    PossibleProperty,
    ResponseProperty,
    SometimesProperty,
    StateProperty,
    StepProperty,
)
from spec.worlds import Move

VerdictWord = Literal["proved", "refuted", "undetermined"]

CHECK_BOUNDS: tuple[Bounds, ...] = (
    Bounds(agents=2, conversations=1, capacity=2, dialogs=True),
    Bounds(agents=2, conversations=2, capacity=2, dialogs=False),
)
"""The spaces of the main job."""


class Verdict(msgspec.Struct, frozen=True):
    """What the exploration says of one property, with the bound under which it says it.

    `counterexample` are the commands that lead to the violation, the offending one last; None where there is none.
    """

    id: str
    kind: str
    verdict: VerdictWord
    bound: str
    counterexample: tuple[Event, ...] | None = None


class Exploration(msgspec.Struct, frozen=True):
    """One explored space: its size, what was taken and seen in it, and the verdicts."""

    bound: str
    states: int
    transitions: int
    depth: int
    seconds: float
    complete: bool
    arrows: frozenset[str]
    seen_states: frozenset[str]
    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True)
class Budget:
    """Limits of one exploration."""

    states: int = 2_000_000
    seconds: float = 600.0


def sometimes_properties(table: Table) -> tuple[SometimesProperty, ...]:
    """One for every state and every transition of the declared machines."""
    subjects = [f"{machine.name}.{state}" for machine in table.machines for state in machine.states]
    cites = {arrow.id: arrow.cites for arrow in table.arrows}
    return tuple(
        SometimesProperty(
            f"sometimes {subject}",
            Words(f"Sometimes {subject}", f"{subject} 발생"),
            cites.get(subject, ("RULE-36",)),
            subject,
        )
        for subject in (*subjects, *cites)
    )


def explorable_properties(table: Table = TABLE) -> tuple[Explorable, ...]:
    """Every property that exploration decides."""
    return (
        MACHINES_ARE_SOUND,
        *STATE_PROPERTIES,
        *STEP_PROPERTIES,
        *PROGRESS_PROPERTIES,
        *sometimes_properties(table),
    )


class _Space:
    """The reached Worlds in order of discovery, each with its parent and its successors."""

    def __init__(self, first: World) -> None:
        self.worlds: list[World] = [first]
        self.number: dict[World, int] = {first: 0}
        self.parent: list[tuple[int, Event | None]] = [(-1, None)]
        self.depth = array("l", [0])
        self.source = array("l")
        self.target = array("l")

    def add(self, world: World, parent: int, event: Event) -> int:
        known = self.number.get(world)
        if known is None:
            known = len(self.worlds)
            self.number[world] = known
            self.worlds.append(world)
            self.parent.append((parent, event))
            self.depth.append(self.depth[parent] + 1)
        return known

    def path(self, number: int) -> tuple[Event, ...]:
        """The commands that lead to a World."""
        events: list[Event] = []
        while True:
            number, event = self.parent[number]
            if event is None:
                return tuple(reversed(events))
            events.append(event)


class _Moves:
    """The commands worth trying in a World: those that the state of their machine has a transition for."""

    def __init__(self, table: Table, bounds: Bounds) -> None:
        by_instance: dict[tuple[str, Me], list[Event]] = {}
        for event in commands(table, bounds):
            by_instance.setdefault((event.name.partition(".")[0], event.me), []).append(event)
        states = {machine.name: machine.states for machine in table.machines}
        self._groups = [
            (
                machine,
                me,
                {
                    state: tuple(event for event in events if (event.name, state) in table.candidates)
                    for state in states[machine]
                },
            )
            for (machine, me), events in by_instance.items()
        ]

    def of(self, world: World) -> Iterable[Event]:
        for machine, me, by_state in self._groups:
            yield from by_state[state_of(world, machine, me)]


def explore(
    bounds: Bounds,
    *,
    table: Table = TABLE,
    properties: Sequence[Explorable] | None = None,
    budget: Budget = Budget(),
    progress: Callable[[int, int], None] = lambda _done, _found: None,
) -> Exploration:
    """Explore the whole space under `bounds` and decide every property. `progress` gets Worlds done and found."""
    started = time.monotonic()
    wanted = explorable_properties(table) if properties is None else tuple(properties)
    state_properties = [each for each in wanted if isinstance(each, StateProperty)]
    step_properties = [each for each in wanted if isinstance(each, StepProperty)]
    responses = [each for each in wanted if isinstance(each, ResponseProperty)]
    engine, moves = TableEngine(table), _Moves(table, bounds)
    space = _Space(bounds.first_world())
    refuted: dict[str, tuple[Event, ...]] = {}
    arrows: set[str] = set()
    done, complete = 0, True
    while done < len(space.worlds):
        if len(space.worlds) > budget.states or time.monotonic() - started > budget.seconds:
            complete = False
            break
        world = space.worlds[done]
        for each in state_properties:
            if each.id not in refuted and not each.holds(world):
                refuted[each.id] = space.path(done)
        for response in responses:
            if response.id not in refuted:
                offender = _unanswered(engine, world, response)
                if offender is not None:
                    refuted[response.id] = (*space.path(done), offender)
        for event in moves.of(world):
            led_to = _taken(engine, world, event)
            if led_to is None:
                refuted.setdefault(MACHINES_ARE_SOUND.id, (*space.path(done), event))
            if not isinstance(led_to, Run):
                continue
            arrows.update(step.arrow for step in led_to.steps)
            number = space.add(led_to.world, done, event)
            space.source.append(done)
            space.target.append(number)
            move = Move(world, event, led_to.steps, led_to.world, led_to.outcomes)
            for checked in step_properties:
                if checked.id not in refuted and not checked.holds(move):
                    refuted[checked.id] = (*space.path(done), event)
        done += 1
        if done % 1000 == 0:
            progress(done, len(space.worlds))
    for possible in (each for each in wanted if isinstance(each, PossibleProperty)):
        stuck = _stuck(space, possible) if complete else None
        if stuck is not None:
            refuted[possible.id] = space.path(stuck)
    seen = _seen_states(table, space, arrows)
    return Exploration(
        bound=str(bounds),
        states=len(space.worlds),
        transitions=len(space.source),
        depth=max(space.depth),
        seconds=time.monotonic() - started,
        complete=complete,
        arrows=frozenset(arrows),
        seen_states=frozenset(seen),
        verdicts=tuple(_verdict(each, bounds, refuted, complete, seen | arrows) for each in wanted),
    )


def _taken(engine: TableEngine, world: World, event: Event) -> Run | Blocked | None:
    """What a command led to; None where the machines contradict each other."""
    try:
        return run(engine, world, event)
    except SpecificationError:
        return None


def _unanswered(engine: TableEngine, world: World, response: ResponseProperty) -> Event | None:
    """A helping event that is not possible where it is needed, or does not help."""
    for instance in response.pending(world):
        event = Event(response.helps, Me(*instance))
        led_to = _taken(engine, world, event)
        if not isinstance(led_to, Run) or instance in response.pending(led_to.world):
            return event
    return None


def _stuck(space: _Space, possible: PossibleProperty) -> int | None:
    """The first World from which some instance can never be finished: not reached backwards from where it is."""
    unfinished = [possible.unfinished(world) for world in space.worlds]
    before: list[list[int]] = [[] for _ in space.worlds]
    for source, target in zip(space.source, space.target, strict=True):
        before[target].append(source)
    found: list[int] = []
    for instance in sorted(frozenset().union(*unfinished)):
        can = [instance not in each for each in unfinished]
        todo = [number for number, finished in enumerate(can) if finished]
        while todo:
            for source in before[todo.pop()]:
                if not can[source]:
                    can[source] = True
                    todo.append(source)
        if not all(can):
            found.append(can.index(False))
    return min(found, default=None)


def _seen_states(table: Table, space: _Space, arrows: set[str]) -> set[str]:
    """The states that a machine was in or passed through."""
    initial = {f"{machine.name}.{machine.initial}" for machine in table.machines}
    return initial | {f"{table.arrow(each).machine}.{table.arrow(each).target}" for each in arrows}


def _verdict(
    each: Explorable, bounds: Bounds, refuted: dict[str, tuple[Event, ...]], complete: bool, seen: set[str]
) -> Verdict:
    word: VerdictWord
    if isinstance(each, SometimesProperty):
        word = "proved" if each.subject in seen else "refuted" if complete else "undetermined"
    elif each.id in refuted:
        word = "refuted"
    else:
        word = "proved" if complete else "undetermined"
    return Verdict(each.id, each.kind, word, str(bounds), refuted.get(each.id))


def combined(explorations: Sequence[Exploration]) -> tuple[Verdict, ...]:
    """One verdict for each property over several spaces: refuted anywhere is refuted; `sometimes` needs one."""
    combined_verdicts = []
    for verdicts in zip(*(exploration.verdicts for exploration in explorations), strict=True):
        words = [verdict.verdict for verdict in verdicts]
        worst: VerdictWord
        if verdicts[0].kind == "sometimes":
            worst = "proved" if "proved" in words else "undetermined" if "undetermined" in words else "refuted"
        else:
            worst = "refuted" if "refuted" in words else "undetermined" if "undetermined" in words else "proved"
        decisive = [verdict for verdict in verdicts if verdict.verdict == worst]
        bound = "; ".join(dict.fromkeys(verdict.bound for verdict in decisive))
        combined_verdicts.append(Verdict(decisive[0].id, decisive[0].kind, worst, bound, decisive[0].counterexample))
    return tuple(combined_verdicts)
