"""Whether the state properties hold of many packed Worlds at once, each asked only for what it has not seen before.

A property over conversations or parts is asked once for each column, one over agents or the World once for each value
of the fields that it reads, which it is watched for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

import numpy as np

from machine.explore.packing import Packing, States, first_places
from machine.explore.tabulation import Tabulation
from machine.explore.traced_world import Notes
from machine.lifecycle.world import World
from spec.properties import Over, StateProperty
from spec.properties.kinds import Instance
from spec.worlds import WorldLike


class Violation(NamedTuple):
    """A state property that does not hold, and a state where it does not."""

    property_id: str
    state: int


class InvariantCheck:
    """State properties over the states of one space."""

    def __init__(self, packing: Packing, properties: Sequence[StateProperty]) -> None:
        self._packing = packing
        self._asked = [
            (each, instance)
            for each in properties
            for instance in each.over.instances(packing.bounds.agents, packing.bounds.conversations)
        ]
        self._seen = [np.zeros(64, dtype=bool) for _ in packing.shifts]
        self._wide = [
            (each.id, Tabulation(packing, partial(_holds, each, instance)))
            for each, instance in self._asked
            if each.over in (Over.WORLD, Over.AGENT)
        ]

    def violations(self, states: States) -> Iterator[Violation]:
        """What does not hold of these states; each property may come several times."""
        for conversation, seen in enumerate(self._seen):
            columns = self._packing.columns_of(states, conversation)
            most = int(columns.max(initial=0)) + 1
            if most > len(seen):
                seen = self._seen[conversation] = np.concatenate([seen, np.zeros(most, dtype=bool)])
            if (fresh := np.flatnonzero(~seen[columns])).size:
                for state in states[fresh[first_places(columns[fresh])]].tolist():
                    yield from self._of_conversation(conversation, state)
                seen[columns] = True
        for name, holds in self._wide:
            if (broken := np.flatnonzero(~holds.of(states))).size:
                yield Violation(name, int(states[broken[0]]))

    def columns_seen(self, conversation: int) -> list[int]:
        """The columns that a conversation had in any state asked of."""
        return np.flatnonzero(self._seen[conversation]).tolist()

    def _of_conversation(self, conversation: int, state: int) -> Iterator[Violation]:
        world = self._packing.world(state)
        for each, (agent, at) in self._asked:
            if at == conversation and not own_column_only(world, each, (agent, at)):
                yield Violation(each.id, state)


def _holds(each: StateProperty, instance: Instance, world: WorldLike) -> bool:
    return each.of(world, *instance)


def own_column_only(world: World, each: StateProperty, instance: Instance) -> bool:
    """Whether a property holds of one instance. Raises ValueError where it looks beyond that conversation."""
    notes = Notes(world)
    holds = each.of(notes.world_read(), *instance)
    refuse_beyond(notes, each.id, each.over, instance[1])
    return holds


def refuse_beyond(notes: Notes, name: str, over: Over, conversation: int) -> None:
    """Raises ValueError if anything was read that is not of this conversation."""
    beyond = next((atom for atom in notes.reads if atom.conversation != conversation), None)
    if beyond is not None:
        raise ValueError(
            f"{name}: is declared over each {over} but reads {beyond.field} beyond its own conversation; "
            "declare it over the World."
        )
