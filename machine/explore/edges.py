"""The edges of a searched space without symmetry, for what needs the graph: ways back, and cycles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from machine.explore.packing import Numbers, States
from machine.explore.search import Refutation, Space

MOST_STATES = 1_000_000
"""States whose edges are kept: some twenty edges each, of 24 bytes."""


class Edges(NamedTuple):
    """`states` in ascending order; an edge leads from place `source` to place `target` by the numbered `command`."""

    states: States
    source: Numbers
    target: Numbers
    command: Numbers

    def first(self, space: Space, chosen: NDArray[np.bool_]) -> Iterator[Refutation]:
        """Where the first of the chosen states is found, by level."""
        wanted = self.states[chosen]
        for level, states in enumerate(space.levels):
            hits = np.intersect1d(states, wanted, assume_unique=True)
            if len(hits):
                yield Refutation(level, int(hits[0]), None)
                return


def edges_of(space: Space) -> Edges:
    """Every accepted command in every state of a whole space without symmetry, those that change nothing left out."""
    states = np.sort(np.concatenate(space.levels))
    source: list[Numbers] = []
    target: list[Numbers] = []
    command: list[Numbers] = []
    done = 0
    for batch in space.batches(states):
        for taken in space.successors.taken(batch):
            accepted = space.successors.accepted[taken.leaf] != 0
            after = space.successors.after(batch[taken.source[accepted]], taken.leaf[accepted])
            source.append(taken.source[accepted] + done)
            target.append(np.searchsorted(states, after))
            command.append(taken.command[accepted])
        done += len(batch)
    return Edges(states, np.concatenate(source), np.concatenate(target), np.concatenate(command))
