"""The successors of many packed Worlds at once: what each command does in each of them, looked up in the trees.

A command for one conversation is first decided by that conversation's column alone, once for each column; what is left
of its tree is walked for all Worlds together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from machine.explore.decision_trees import FIRST_LEAF, Decisions, Leaf, writes_of
from machine.explore.packing import (
    STATUS_BITS,
    STATUS_MASK,
    UNKNOWN,
    Numbers,
    Packing,
    States,
    code_of,
    first_places,
    grown,
)
from machine.explore.traced_world import Atom, value_of
from machine.lifecycle.world import NOBODY, World

AT_ONCE = 1 << 14
"""Worlds that are expanded together: with more, a cache holds them no more; 1 << 17 took a tenth longer."""

PLACES = {"status": -1, "load": -2}
"""Stand for the place in a column of what is in none."""


class Taken(NamedTuple):
    """Commands in states: `source` is the place of the state among those asked for, `leaf` what the command does.

    Left out are those refused, unless that breaks a property, and those that change nothing and break nothing:
    `silent` counts these for each state.
    """

    source: Numbers
    command: Numbers
    leaf: Numbers
    silent: Numbers


class Candidates:
    """For each key, a column or all statuses, the commands not refused by it alone, and what is left of their trees.

    `silent[key]` counts those that the key alone accepts and that change nothing.
    """

    def __init__(self, conversation: int, commands: list[int]) -> None:
        self.conversation, self.commands = conversation, commands
        self.first = np.full(64, UNKNOWN, dtype=np.int32)
        self.count = np.zeros(64, dtype=np.int32)
        self.silent = np.zeros(64, dtype=np.int32)
        self.node = np.zeros(256, dtype=np.int32)
        self.command = np.zeros(256, dtype=np.int32)
        self.length = 0

    def is_own(self, atom: Atom) -> bool:
        """Whether a field can be read off the key: any agent's status, or a field of this conversation."""
        return atom.field == "status" if self.conversation == NOBODY else atom.conversation == self.conversation

    def at(self, key: int) -> list[tuple[int, int]]:
        """The commands and nodes under a key that was met."""
        places = range(int(self.first[key]), int(self.first[key] + self.count[key]))
        return [(int(self.command[place]), int(self.node[place])) for place in places]

    def add(self, key: int, found: list[tuple[int, int]], silent: int) -> None:
        """Enter a key that was met for the first time: its commands with their nodes, and how many are silent."""
        start, self.length = self.length, self.length + len(found)
        self.node, self.command = grown(self.node, self.length, 0), grown(self.command, self.length, 0)
        for place, (command, node) in enumerate(found, start):
            self.command[place], self.node[place] = command, node
        self.first[key], self.count[key], self.silent[key] = start, len(found), silent


def _is_silent(group: Candidates, leaf: Leaf, world: World) -> bool:
    return all(group.is_own(atom) and value_of(world, atom) == value for atom, value in leaf.written)


class Successors:
    """The relation between packed Worlds and what commands make of them."""

    def __init__(self, packing: Packing, decisions: Decisions) -> None:
        self.packing, self.decisions = packing, decisions
        groups: dict[int, list[int]] = {}
        for number, command in enumerate(decisions.commands):
            groups.setdefault(command.me.conversation, []).append(number)
        self.groups = [Candidates(conversation, commands) for conversation, commands in sorted(groups.items())]
        self._agent: list[int] = []
        self._shift: list[int] = []
        self._place: list[int] = []
        conversations = packing.bounds.conversations
        self.accepted = np.zeros(256, dtype=np.int32)
        self.broken = np.zeros(256, dtype=np.int32)
        self._clear = np.zeros(256, dtype=np.int64)
        self._put = np.zeros(256, dtype=np.int64)
        self._change = np.full((256, conversations), UNKNOWN, dtype=np.int32)
        self._leaves = 0
        self.silent_transitions: set[str] = set()

    def taken(self, states: States) -> Iterator[Taken]:
        """What is taken in these states, in a few batches."""
        loads = self.packing.loads(states)
        for group in self.groups:
            keys = self._keys(group, states)
            self._prepare(group, keys, states)
            counts = group.count[keys].astype(np.int64)
            ends = np.cumsum(counts)
            source = np.repeat(np.arange(len(states)), counts)
            entry = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(
                group.first[keys] - (ends - counts), counts
            )
            command = group.command[entry].astype(np.int64)
            node = self._leaf_nodes(group.node[entry].astype(np.int64), command, source, states, loads)
            leaf = FIRST_LEAF - node
            self._describe_leaves()
            matters = (self.accepted[leaf] | self.broken[leaf]) != 0
            yield Taken(source[matters], command[matters], leaf[matters], group.silent[keys].astype(np.int64))

    def after(self, states: States, leaf: Numbers) -> States:
        """Each state after what an accepted leaf beside it writes."""
        packing = self.packing
        result = (states & ~self._clear[leaf]) | self._put[leaf]
        for conversation, shift in enumerate(packing.shifts):
            change = self._change[leaf, conversation]
            written = np.flatnonzero(change != UNKNOWN)
            old = result[written]
            column = packing.after((old >> shift) & packing.column_mask, change[written])
            result[written] = (old & ~(packing.column_mask << shift)) | (column << shift)
        return result

    def change_of(self, leaf: int, conversation: int) -> int:
        """The number of what a leaf changes in a conversation's column, UNKNOWN for nothing."""
        return int(self._change[leaf, conversation])

    def _keys(self, group: Candidates, states: States) -> Numbers:
        if group.conversation == NOBODY:
            return states & ((1 << self.packing.status_bits) - 1)
        return self.packing.columns_of(states, group.conversation)

    def _prepare(self, group: Candidates, keys: Numbers, states: States) -> None:
        most = 1 + int(keys.max(initial=0))
        group.first, group.count = grown(group.first, most), grown(group.count, most, 0)
        group.silent = grown(group.silent, most, 0)
        if (unknown := np.flatnonzero(group.first[keys] == UNKNOWN)).size:
            for place in unknown[first_places(keys[unknown])].tolist():
                self._add(group, int(keys[place]), self.packing.world(states[place]))

    def _add(self, group: Candidates, key: int, world: World) -> None:
        found: list[tuple[int, int]] = []
        silent = 0
        decisions = self.decisions
        for command in group.commands:
            node = self._down(group, command, world)
            if node == UNKNOWN:
                decisions.grow(command, world)
                node = self._down(group, command, world)
            leaf = None if node >= 0 else decisions.leaves[FIRST_LEAF - node]
            if leaf is None or leaf.broken or (leaf.accepted and not _is_silent(group, leaf, world)):
                found.append((command, node))
            elif leaf.accepted:
                self.silent_transitions.update(leaf.transitions)
                silent += 1
        group.add(key, found, silent)

    def _down(self, group: Candidates, command: int, world: World) -> int:
        decisions = self.decisions
        node = decisions.roots[command]
        while node >= 0:
            atom = decisions.atoms[decisions.atom_of[node]]
            if not group.is_own(atom):
                break
            node = int(decisions.child[node, code_of(atom.field, value_of(world, atom))])
        return node

    def _leaf_nodes(self, node: Numbers, command: Numbers, source: Numbers, states: States, loads: Numbers) -> Numbers:
        decisions = self.decisions
        active = np.flatnonzero(node >= 0)
        while active.size:
            nodes, sources = node[active], source[active]
            codes = self._codes(decisions.atom_of[nodes], states[sources], loads, sources)
            below = decisions.child[nodes, codes]
            if (unknown := np.flatnonzero(below == UNKNOWN)).size:
                pairs = nodes[unknown].astype(np.int64) * decisions.child.shape[1] + codes[unknown]
                for place in unknown[first_places(pairs)].tolist():
                    decisions.grow(int(command[active[place]]), self.packing.world(states[sources[place]]))
                below = decisions.child[nodes, codes]
            node[active] = below
            active = active[below >= 0]
        return node

    def _codes(self, atoms: NDArray[np.int32], states: States, loads: Numbers, sources: Numbers) -> Numbers:
        """The code of the atom beside each state."""
        packing, known = self.packing, self.decisions.atoms
        for atom in known[len(self._agent) :]:
            is_derived = atom.field in ("status", "load")
            self._agent.append(atom.agent)
            self._shift.append(STATUS_BITS * atom.agent if is_derived else packing.shifts[atom.conversation])
            self._place.append(PLACES.get(atom.field) or packing.place[atom.agent, atom.field])
        place, shift = np.array(self._place)[atoms], np.array(self._shift)[atoms]
        shifted = states >> shift
        codes: Numbers = packing.fields[shifted & packing.column_mask * (place >= 0), place].astype(np.int64)
        if (status := np.flatnonzero(place == PLACES["status"])).size:
            codes[status] = shifted[status] & STATUS_MASK
        if (load := np.flatnonzero(place == PLACES["load"])).size:
            codes[load] = loads[sources[load], np.array(self._agent)[atoms[load]]]
        return codes

    def _describe_leaves(self) -> None:
        leaves = self.decisions.leaves
        if self._leaves == len(leaves):
            return
        count = len(leaves)
        self.accepted, self.broken = grown(self.accepted, count, 0), grown(self.broken, count, 0)
        self._change = grown(self._change, count)
        for name in ("_clear", "_put"):
            old = getattr(self, name)
            if len(old) < count:
                setattr(self, name, np.concatenate([old, np.zeros(max(count, len(old)), dtype=np.int64)]))
        for number in range(self._leaves, count):
            leaf = leaves[number]
            self.accepted[number], self.broken[number] = leaf.accepted, bool(leaf.broken)
            self._clear[number], self._put[number], changes = writes_of(leaf, self.packing)
            for conversation, change in changes.items():
                self._change[number, conversation] = change
        self._leaves = count
