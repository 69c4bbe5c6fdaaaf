"""A question to a World, answered for many packed ones at once: it is asked once for each value of what it reads."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from machine.explore.packing import STATUS_BITS, STATUS_MASK, UNKNOWN, Numbers, Packing, PackingError, States
from machine.explore.traced_world import Atom, Notes
from spec.worlds import WorldLike

MOST_CASES = 1 << 27
"""Values of what one question reads that are told apart: a byte each."""


class Tabulation:
    """A question about Worlds and the answers so far. What it reads is watched, and may become more."""

    def __init__(self, packing: Packing, question: Callable[[WorldLike], bool]) -> None:
        self._packing, self._question = packing, question
        self._reads: set[Atom] = set()
        self._answers = np.full(1, UNKNOWN, dtype=np.int8)
        self._alike: dict[tuple[int, tuple[int, ...]], _Alike] = {}

    def of(self, states: States) -> NDArray[np.bool_]:
        """The answer for each state. Raises PackingError where it reads more than can be tabulated."""
        keys = self._keys(states)
        while (fresh := np.flatnonzero(self._answers[keys] == UNKNOWN)).size:
            notes = Notes(self._packing.world(int(states[fresh[0]])))
            answer = self._question(notes.world_read())
            if not self._reads.issuperset(notes.reads):
                self._reads |= notes.reads.keys()
                self._answers = np.full(1, UNKNOWN, dtype=np.int8)
                keys = self._keys(states)
            self._answers[keys[fresh[0]]] = answer
        answers: NDArray[np.bool_] = self._answers[keys] == 1
        return answers

    def _keys(self, states: States) -> Numbers:
        """A number that is the same for states alike in everything that was ever read."""
        packing = self._packing
        keys = np.zeros(len(states), dtype=np.int64)
        size = 1
        for atom in sorted(self._reads):
            if atom.field == "status":
                keys = (keys << STATUS_BITS) | ((states >> (STATUS_BITS * atom.agent)) & STATUS_MASK)
                size <<= STATUS_BITS
        for conversation in range(packing.bounds.conversations):
            places = tuple(
                sorted(packing.place[atom[0], atom.field] for atom in self._reads if atom.conversation == conversation)
            )
            alike = self._alike.setdefault((conversation, places), _Alike())
            # Numbering first: new columns may make `most` larger, and keys made with the smaller one would coincide.
            numbers = alike.numbers(packing, places)[packing.columns_of(states, conversation)]
            keys = keys * alike.most + numbers
            size *= alike.most
        if size > MOST_CASES:
            raise PackingError(f"A property reads too much of {packing.bounds} to be tabulated; take fewer of them.")
        if size > len(self._answers):
            self._answers = np.full(size, UNKNOWN, dtype=np.int8)
        return keys


class _Alike:
    """Numbers for columns, the same for those alike in some places, below `most`."""

    def __init__(self) -> None:
        self.most = 1
        self._number: dict[tuple[int, ...], int] = {}
        self._of_column: Numbers = np.zeros(0, dtype=np.int64)

    def numbers(self, packing: Packing, places: tuple[int, ...]) -> Numbers:
        fresh = [
            self._number.setdefault(tuple(packing.codes(column)[place] for place in places), len(self._number))
            for column in range(len(self._of_column), packing.column_count)
        ]
        while self.most < len(self._number):
            self.most *= 2
        self._of_column = np.concatenate([self._of_column, np.array(fresh, dtype=np.int64)])
        return self._of_column
