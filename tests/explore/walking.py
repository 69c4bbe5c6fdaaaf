"""Walks a bounded space for these tests, breadth first: every World with a shortest way to it."""

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from machine.lifecycle.bounds import Bounds, commands
from machine.lifecycle.engine import Blocked, Macrostep, state_of
from machine.lifecycle.replay import take
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import Event, World


class Edge(NamedTuple):
    """One command in one World, which `way` leads to."""

    way: tuple[Event, ...]
    event: Event
    led_to: Macrostep | Blocked


def edges(bounds: Bounds, table: Table = TABLE) -> Iterator[Edge]:
    """Every command that its machine has a transition for, in every World, taken or refused."""
    tried = commands(table, bounds)
    first = bounds.first_world()
    ways: dict[World, tuple[Event, ...]] = {first: ()}
    todo = deque([first])
    while todo:
        world = todo.popleft()
        for event in tried:
            if (event.name, state_of(world, event.name.partition(".")[0], event.me)) not in table.candidates:
                continue
            led_to = take(table, world, event)
            assert led_to is not None
            yield Edge(ways[world], event, led_to)
            if isinstance(led_to, Macrostep) and led_to.world not in ways:
                ways[led_to.world] = (*ways[world], event)
                todo.append(led_to.world)


def ways(bounds: Bounds, table: Table = TABLE) -> tuple[tuple[Event, ...], ...]:
    """A shortest way to every World but the first."""
    seen = {bounds.first_world()}
    found = []
    for edge in edges(bounds, table):
        if isinstance(edge.led_to, Macrostep) and edge.led_to.world not in seen:
            seen.add(edge.led_to.world)
            found.append((*edge.way, edge.event))
    return tuple(found)
