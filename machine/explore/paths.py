"""The commands that lead to a state of a searched space, from level to level: one of the shortest ways there."""

from __future__ import annotations

import numpy as np

from machine.explore.decision_trees import Decisions
from machine.explore.search import Refutation, Space
from machine.lifecycle.engine import Macrostep, TableEngine, run
from machine.lifecycle.table import Table
from machine.lifecycle.world import Event, World


def counterexample(space: Space, table: Table, name: str) -> tuple[Event, ...]:
    """The commands from reset to where the property of this name breaks, the one that breaks it last."""
    found = space.found[name]
    events, world = path_to(space, table, found)
    if found.command is None:
        return events
    decisions = space.successors.decisions
    return (*events, _breaking(decisions, world, name, found.command))


def path_to(space: Space, table: Table, found: Refutation) -> tuple[tuple[Event, ...], World]:
    """The commands from reset to a state, and the World there: the state itself, or one like it but for names."""
    engine = TableEngine(table)
    world = space.bounds.first_world()
    events: list[Event] = []
    for state in _states_to(space, found):
        for command in space.successors.decisions.commands:
            led_to = run_or_none(engine, world, command)
            if led_to is not None and _number(space, led_to.world) == state:
                events.append(command)
                world = led_to.world
                break
        else:
            raise AssertionError(f"No command leads from {world} to the next state of its level.")
    return tuple(events), world


def run_or_none(engine: TableEngine, world: World, command: Event) -> Macrostep | None:
    """What an accepted command leads to. Consequences that are refused are an error of its own (SpecificationError)."""
    from machine.lifecycle.engine import SpecificationError

    try:
        led_to = run(engine, world, command)
    except SpecificationError:
        return None
    return led_to if isinstance(led_to, Macrostep) else None


def _number(space: Space, world: World) -> int:
    return int(space.canonical(np.array([space.packing.pack(world)], dtype=np.int64))[0])


def _states_to(space: Space, found: Refutation) -> list[int]:
    """The states between reset, which is left out, and a state of a level, which is the last."""
    states: list[int] = []
    target = found.state
    for level in range(found.level - 1, -1, -1):
        states.append(target)
        target = _before(space, level, target)
    return states[::-1]


def _before(space: Space, level: int, target: int) -> int:
    for batch in space.batches(space.levels[level]):
        for taken in space.successors.taken(batch):
            accepted = space.successors.accepted[taken.leaf] != 0
            source = taken.source[accepted]
            after = space.canonical(space.successors.after(batch[source], taken.leaf[accepted]))
            if (hits := np.flatnonzero(after == target)).size:
                return int(batch[source[hits[0]]])
    raise AssertionError(f"State {target} of level {level + 1} has no state before it.")


def _breaking(decisions: Decisions, world: World, name: str, like: Event) -> Event:
    """The command that breaks a property in a World: of this name, for whichever agent and conversation."""
    for number, command in enumerate(decisions.commands):
        if command.name == like.name and name in decisions.leaf(number, world).broken:
            return command
    raise AssertionError(f"No {like.name} breaks {name} in {world}.")
