"""Machines broken in one place, each with the property that must refute it, for ours and for SPIN."""

from __future__ import annotations

from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE, Table
from spec.properties import PROGRESS_PROPERTIES, PossibleProperty
from tests.explore.test_exploration import ONE_AGENT, SEEDED

INEXPRESSIBLE = frozenset(each.id for each in PROGRESS_PROPERTIES if isinstance(each, PossibleProperty))
"""What can still happen from everywhere is no property of single runs, and SPIN knows no other."""

BROKEN: dict[str, tuple[Bounds, Table, str]] = {
    **{identity: (*how, identity) for identity, how in SEEDED.items() if identity not in INEXPRESSIBLE},
    "expiry leaves the offer": (
        ONE_AGENT,
        TABLE.changed("Interaction.expire: offered > missed", target="offered", effect=None),
        "no-offer-stays-for-ever",
    ),
}
"""By name: the bounds, the table, and the property."""
