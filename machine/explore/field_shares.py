"""Which fields make a space large: by how much it shrinks when one of them is left out of every state."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from machine.explore.packing import Packing, States
from machine.explore.search import Space, distinct

STATUS = "status"


class Share(NamedTuple):
    """A field, and how many times as many states there are as without it."""

    field: str
    factor: float


def shares(space: Space) -> tuple[Share, ...]:
    """Every field of a World with its share in the size of a searched space, the largest first."""
    packing = space.packing
    states = np.concatenate(space.levels)
    fields = dict.fromkeys(field for _, field in packing.place)
    found = [Share(STATUS, _factor(space, states, (states >> packing.status_bits) << packing.status_bits))]
    found += [Share(field, _factor(space, states, _without(packing, states, field))) for field in fields]
    return tuple(sorted(found, key=lambda share: (-share.factor, share.field)))


def _factor(space: Space, states: States, without: States) -> float:
    return len(states) / len(distinct(space.canonical(distinct(without))))


def _without(packing: Packing, states: States, field: str) -> States:
    """The states with a field blanked in every column."""
    change = packing.change([(place, 0) for (_, name), place in packing.place.items() if name == field])
    result = states & ((1 << packing.status_bits) - 1)
    for conversation, shift in enumerate(packing.shifts):
        columns = packing.columns_of(states, conversation)
        result |= packing.after(columns, np.full(len(columns), change, dtype=np.int64)) << shift
    return result
