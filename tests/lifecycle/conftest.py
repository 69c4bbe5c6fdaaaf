"""The reachable Worlds that the lifecycle tests go through, found once by the simplest search that there is."""

from typing import NamedTuple

import pytest

from machine.lifecycle.bounds import Bounds, commands
from machine.lifecycle.engine import Blocked, Engine, Fired, Macrostep, TableEngine, run
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import Event, World


class Taken(NamedTuple):
    """One transition as it was taken: the World it was taken in, the event, what it led to."""

    world: World
    event: Event
    fired: Fired


class Space(NamedTuple):
    """All Worlds that commands reach under bounds, and every different transition taken on the way."""

    worlds: tuple[World, ...]
    taken: frozenset[Taken]


class _Noting:
    """An engine that notes what it takes, consequences in the middle of a command included."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.taken: set[Taken] = set()

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        answer = self.engine.fire(world, event)
        if isinstance(answer, Fired):
            self.taken.add(Taken(world, event, answer))
        return answer


def reachable(bounds: Bounds, table: Table = TABLE) -> Space:
    """Breadth first, without pruning: every command is given in every World."""
    engine = _Noting(TableEngine(table))
    possible = commands(table, bounds)
    worlds = {bounds.first_world(): None}
    todo = [bounds.first_world()]
    for world in todo:
        for command in possible:
            led_to = run(engine, world, command)
            if isinstance(led_to, Macrostep) and led_to.world not in worlds:
                worlds[led_to.world] = None
                todo.append(led_to.world)
    return Space(tuple(worlds), frozenset(engine.taken))


@pytest.fixture(scope="session")
def with_dialogs() -> Space:
    """2 agents x 1 conversation with dialogs."""
    return reachable(Bounds(agents=2, conversations=1, capacity=2, dialogs=True))


@pytest.fixture(scope="session")
def without_dialogs() -> Space:
    """2 agents x 1 conversation without dialogs."""
    return reachable(Bounds(agents=2, conversations=1, capacity=2, dialogs=False))
