"""Explorations taken over from the last time, where nothing that they rest on has changed."""

from __future__ import annotations

from collections.abc import Callable

from machine.evidence.cache import stage
from machine.explore.exploration import Exploration, explore, sometimes_properties
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from spec.properties import properties_of


def explored(
    bounds: Bounds,
    *,
    readings: tuple[str, ...] = (),
    fresh: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _found: None,
) -> Exploration:
    """The exploration of the machines under these bounds and readings, with all their properties."""
    table = table_of(readings)
    properties = (*properties_of(readings), *sometimes_properties(table))
    return stage(
        "explored",
        Exploration,
        lambda: explore(bounds, table=table, properties=properties, progress=progress),
        fresh=fresh,
        of=(bounds, readings),
    )
