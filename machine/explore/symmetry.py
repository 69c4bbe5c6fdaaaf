"""Agents are interchangeable, and so are conversations: of the Worlds that differ in nothing else one is kept.

The canonical one of a packed World is the smallest that renaming makes of it (Clarke, Enders, Filkorn, Jha 1996).
"""

from __future__ import annotations

from itertools import pairwise
from math import factorial

import numpy as np

from machine.explore.packing import STATUS_BITS, STATUS_MASK, Numbers, Packing, States


def _sorted_columns(columns: list[Numbers]) -> list[Numbers]:
    """The columns of each state in ascending order: an exchange sort, since they are few."""
    for last in range(len(columns) - 1, 0, -1):
        for place in range(last):
            low, high = columns[place], columns[place + 1]
            columns[place], columns[place + 1] = np.minimum(low, high), np.maximum(low, high)
    return columns


def renamed(packing: Packing, states: States, renaming: int) -> States:
    """Each state with its agents renamed, its columns in order."""
    agents = packing.renamings[renaming]
    result = np.zeros_like(states)
    for agent, other in enumerate(agents):
        result |= ((states >> (STATUS_BITS * other)) & STATUS_MASK) << (STATUS_BITS * agent)
    columns = [
        packing.renamed_columns(packing.columns_of(states, conversation), renaming)
        for conversation in range(packing.bounds.conversations)
    ]
    for column, shift in zip(_sorted_columns(columns), packing.shifts, strict=True):
        result |= column << shift
    return result


def canonical(packing: Packing, states: States) -> States:
    """The smallest renaming of each state."""
    best = renamed(packing, states, 0)
    for renaming in range(1, len(packing.renamings)):
        np.minimum(best, renamed(packing, states, renaming), out=best)
    return best


def orbit_sizes(packing: Packing, canonical_states: States) -> Numbers:
    """For each canonical state how many states it stands for: all renamings, over those that change nothing."""
    bounds = packing.bounds
    columns = np.stack([packing.columns_of(canonical_states, each) for each in range(bounds.conversations)])
    exchangeable = np.ones(len(canonical_states), dtype=np.int64)
    run = np.ones(len(canonical_states), dtype=np.int64)
    for before, column in pairwise(columns):
        run = np.where(before == column, run + 1, 1)
        exchangeable *= run
    unchanged = np.zeros(len(canonical_states), dtype=np.int64)
    for renaming in range(len(packing.renamings)):
        unchanged += renamed(packing, canonical_states, renaming) == canonical_states
    return factorial(bounds.agents) * factorial(bounds.conversations) // (unchanged * exchangeable)
