"""Worlds as integers: two bits for each agent's status, and for each conversation the number of its column.

A column is everything that the World holds of one conversation: the Conversation's own fields and every agent's part
and dialog in it. Columns are numbered as they are met, so a number needs few bits however many fields there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations
from typing import cast

import numpy as np
from numpy.typing import NDArray

from machine.explore.traced_world import Atom, Value, value_of
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.world import (
    LIVE,
    NOBODY,
    AgentState,
    Cause,
    ConversationPhase,
    ConversationState,
    DialogState,
    InteractionPhase,
    InteractionState,
    Outcome,
    Role,
    World,
)

States = NDArray[np.int64]
Numbers = NDArray[np.int64]

VALUES: dict[str, tuple[Value, ...]] = {
    "status": tuple(AgentState),
    "talk.state": tuple(ConversationPhase),
    "talk.accepted": (False, True),
    "talk.outcome": tuple(Outcome),
    "part.state": tuple(InteractionPhase),
    "part.role": tuple(Role),
    "part.cause": tuple(Cause),
    "dialog": tuple(DialogState),
}
"""The values of the fields that have few; a ticket and a load are small numbers as they are."""
CODES = {field: {value: code for code, value in enumerate(values)} for field, values in VALUES.items()}
STATUS_BITS, STATE_BITS, MOST_COLUMN_BITS = 2, 63, 20
STATUS_MASK = (1 << STATUS_BITS) - 1
PART_FIELDS = ("part.state", "part.role", "part.cause", "dialog")
TALK_FIELDS = ("talk.state", "talk.ticket", "talk.accepted", "talk.outcome")
MOST_RENAMED = 6
"""Agents with symmetry: each of their 720 renamings is tried on each state."""
UNKNOWN = -1


class PackingError(OverflowError):
    """The space has more columns than its integers can tell apart."""


def code_of(field: str, value: Value) -> int:
    """A field's value as a small integer."""
    return CODES[field][value] if field in CODES else int(value)


def value_for(field: str, code: int) -> Value:
    """The value that a small integer stands for."""
    return VALUES[field][code] if field in VALUES else code


def grown(array: NDArray[np.int32], rows: int, fill: int = UNKNOWN) -> NDArray[np.int32]:
    """The array with room for at least so many rows; what is new is filled."""
    if rows <= len(array):
        return array
    larger = np.full((max(rows, 2 * len(array)), *array.shape[1:]), fill, dtype=array.dtype)
    larger[: len(array)] = array
    return larger


def first_places(numbers: Numbers) -> Numbers:
    """For each different small number the place where it stands first, in the order of the numbers."""
    first = np.full(int(numbers.max(initial=0)) + 1, UNKNOWN, dtype=np.int64)
    first[numbers[::-1]] = np.arange(len(numbers) - 1, -1, -1)
    kept: Numbers = first[first != UNKNOWN]
    return kept


class Packing:
    """How Worlds under some bounds are packed, and the columns met so far.

    `fields[column, field]` holds a column's values as codes, `changed[column, change]` the column that a change makes
    of it, `renamed[column, renaming]` the column after agents are renamed; UNKNOWN where it was not asked yet. Without
    `symmetric` the one renaming is none.
    """

    def __init__(self, bounds: Bounds, *, symmetric: bool = False) -> None:
        self.bounds = bounds
        agents, conversations = bounds.agents, bounds.conversations
        if symmetric and agents > MOST_RENAMED:
            raise PackingError(
                f"{bounds}: with symmetry at most {MOST_RENAMED} agents can be explored; take fewer, or go without."
            )
        self.status_bits = STATUS_BITS * agents
        self.column_bits = min((STATE_BITS - self.status_bits) // conversations, MOST_COLUMN_BITS)
        if self.column_bits < 1:
            raise PackingError(f"{bounds} does not fit into {STATE_BITS} bits; take fewer agents or conversations.")
        self.column_mask = (1 << self.column_bits) - 1
        self.shifts = tuple(self.status_bits + self.column_bits * each for each in range(conversations))
        self.place = {
            (owner, field): place
            for place, (owner, field) in enumerate(
                [
                    *((NOBODY, field) for field in TALK_FIELDS),
                    *((agent, field) for agent in range(agents) for field in PART_FIELDS),
                ]
            )
        }
        self.renamings = tuple(permutations(range(agents))) if symmetric else (tuple(range(agents)),)
        self._columns: list[tuple[int, ...]] = []
        self._number: dict[tuple[int, ...], int] = {}
        self._changes: list[tuple[tuple[int, int], ...]] = []
        self._change_number: dict[tuple[tuple[int, int], ...], int] = {}
        self.fields = np.zeros((64, len(self.place)), dtype=np.int32)
        self.live = np.zeros((64, agents), dtype=np.int32)
        self.changed = np.full((64, 64), UNKNOWN, dtype=np.int32)
        self.renamed = np.full((64, len(self.renamings)), UNKNOWN, dtype=np.int32)

    @property
    def column_count(self) -> int:
        """How many different columns were met so far; they are numbered from 0."""
        return len(self._columns)

    def pack(self, world: World) -> int:
        """The integer of a settled World."""
        packed = 0
        for agent, status in enumerate(world.statuses):
            packed |= code_of("status", status) << (STATUS_BITS * agent)
        for conversation, shift in enumerate(self.shifts):
            codes = (code_of(field, value_of(world, Atom(owner, conversation, field))) for owner, field in self.place)
            packed |= self._column(tuple(codes)) << shift
        return packed

    def world(self, state: int) -> World:
        """The World of an integer."""
        agents = range(self.bounds.agents)
        columns = [self._columns[(int(state) >> shift) & self.column_mask] for shift in self.shifts]
        statuses = (value_for("status", (int(state) >> (STATUS_BITS * agent)) & STATUS_MASK) for agent in agents)
        rows = [[self._values(column, agent, PART_FIELDS) for column in columns] for agent in agents]
        return World(
            capacity=self.bounds.capacity,
            statuses=cast(tuple[AgentState, ...], tuple(statuses)),
            conversations=tuple(
                ConversationState(*self._values(column, NOBODY, TALK_FIELDS))  # type: ignore[arg-type]
                for column in columns
            ),
            interactions=tuple(tuple(InteractionState(*values[:3]) for values in row) for row in rows),  # type: ignore[arg-type]
            dialogs=tuple(tuple(cast(DialogState, values[3]) for values in row) for row in rows),
        )

    def _values(self, column: tuple[int, ...], owner: int, names: Iterable[str]) -> list[Value]:
        return [
            bool(column[self.place[owner, name]])
            if name == "talk.accepted"
            else value_for(name, column[self.place[owner, name]])
            for name in names
        ]

    def columns_of(self, states: States, conversation: int) -> Numbers:
        """The number of each state's column for a conversation."""
        return (states >> self.shifts[conversation]) & self.column_mask

    def loads(self, states: States) -> Numbers:
        """For each state and agent, how many capacity slots are taken."""
        total = np.zeros((len(states), self.bounds.agents), dtype=np.int64)
        for conversation in range(self.bounds.conversations):
            total += self.live[self.columns_of(states, conversation)]
        return total

    def change(self, fields: Iterable[tuple[int, int]]) -> int:
        """The number of a change: the places in a column that it writes, and the codes."""
        key = tuple(sorted(fields))
        number = self._change_number.get(key)
        if number is None:
            number = self._change_number[key] = len(self._changes)
            self._changes.append(key)
            if number >= self.changed.shape[1]:
                more = np.full((len(self.changed), 2 * self.changed.shape[1]), UNKNOWN, dtype=np.int32)
                more[:, : self.changed.shape[1]] = self.changed
                self.changed = more
        return number

    def after(self, columns: Numbers, changes: Numbers) -> Numbers:
        """Each column after the change beside it."""
        result = self.changed[columns, changes]
        if (unknown := result == UNKNOWN).any():
            places = np.flatnonzero(unknown)[first_places(columns[unknown] * self.changed.shape[1] + changes[unknown])]
            for column, change in zip(columns[places].tolist(), changes[places].tolist(), strict=True):
                codes = list(self._columns[column])
                for place, code in self._changes[change]:
                    codes[place] = code
                number = self._column(tuple(codes))
                self.changed[column, change] = number
            result = self.changed[columns, changes]
        return result.astype(np.int64)

    def renamed_columns(self, columns: Numbers, renaming: int) -> Numbers:
        """Each column with agent `renaming[i]`'s part as agent i's."""
        result = self.renamed[columns, renaming]
        if (unknown := result == UNKNOWN).any():
            for column in columns[unknown][first_places(columns[unknown])].tolist():
                codes = list(self._columns[column])
                for agent, other in enumerate(self.renamings[renaming]):
                    for field in PART_FIELDS:
                        codes[self.place[agent, field]] = self._columns[column][self.place[other, field]]
                number = self._column(tuple(codes))
                self.renamed[column, renaming] = number
            result = self.renamed[columns, renaming]
        return cast(Numbers, result.astype(np.int64))

    def codes(self, column: int) -> tuple[int, ...]:
        """The codes of a column's fields, in the order of `place`."""
        return self._columns[column]

    def _column(self, codes: tuple[int, ...]) -> int:
        number = self._number.get(codes)
        if number is None:
            number = len(self._columns)
            if number > self.column_mask:
                raise PackingError(
                    f"{self.bounds}: more than {self.column_mask} different conversations, the most that "
                    f"{self.column_bits} bits tell apart; take fewer agents or conversations."
                )
            self._number[codes] = number
            self._columns.append(codes)
            self.fields, self.live = grown(self.fields, number + 1, 0), grown(self.live, number + 1, 0)
            self.changed, self.renamed = grown(self.changed, number + 1), grown(self.renamed, number + 1)
            self.fields[number] = codes
            for agent in range(self.bounds.agents):
                state = value_for("part.state", codes[self.place[agent, "part.state"]])
                self.live[number, agent] = state in LIVE
        return number
