"""A run of events taken step by step on a table: before each the World, after it what it led to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from machine.lifecycle.bounds import Bounds
from machine.lifecycle.engine import Blocked, Macrostep, SpecificationError, TableEngine, run
from machine.lifecycle.table import Table
from machine.lifecycle.world import Event, World


class Taken(NamedTuple):
    """One event of a run. `led_to` is None where the machines contradict each other."""

    event: Event
    before: World
    led_to: Macrostep | Blocked | None

    @property
    def after(self) -> World:
        """The World afterwards; the one before where the event was refused or the machines contradict each other."""
        return self.led_to.world if isinstance(self.led_to, Macrostep) else self.before

    def same_as(self, led_to: Macrostep | Blocked | None) -> bool:
        """Whether another event leads to the same World by the same transitions, or is refused alike."""
        if isinstance(self.led_to, Macrostep) and isinstance(led_to, Macrostep):
            transitions = [step.transition for step in self.led_to.steps]
            return self.led_to.world == led_to.world and transitions == [step.transition for step in led_to.steps]
        return self.led_to == led_to


def take(table: Table, world: World, event: Event) -> Macrostep | Blocked | None:
    """What an event leads to; None where the machines contradict each other."""
    try:
        return run(TableEngine(table), world, event)
    except SpecificationError:
        return None


def taken(events: Sequence[Event], bounds: Bounds, table: Table) -> tuple[Taken, ...]:
    """Every event taken in turn, from the World at reset. A refused one changes nothing."""
    found: list[Taken] = []
    world = bounds.first_world()
    for event in events:
        found.append(Taken(event, world, take(table, world, event)))
        world = found[-1].after
    return tuple(found)
