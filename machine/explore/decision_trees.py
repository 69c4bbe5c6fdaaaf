"""What decides each command, as a tree: read one field, go on by its value, until it is known what the command does.

The trees are not written down. Where one does not reach, the engine runs the command once on a World that notes what
is read of it, and what it read, in order, becomes the branch. A leaf then holds for every World that reads the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, cast

import numpy as np

from machine.explore.packing import STATUS_BITS, STATUS_MASK, UNKNOWN, VALUES, Packing, code_of, grown
from machine.explore.traced_world import Atom, Notes, TracedMove, TracedWorld, Value
from machine.lifecycle.engine import Blocked, Engine, Macrostep, SpecificationError, run
from machine.lifecycle.world import Event, InstanceId, World
from spec.properties import MACHINES_ARE_SOUND, ResponseProperty, StepProperty

FIRST_LEAF = -2
"""Where a number of a node stands, this one and those below it are leaves: FIRST_LEAF - leaf."""


class Leaf(NamedTuple):
    """What a command does: whether it is accepted, what is written, the transitions taken, the properties broken."""

    accepted: bool
    written: tuple[tuple[Atom, Value], ...]
    transitions: tuple[str, ...]
    broken: tuple[str, ...]


class Decisions:
    """The trees of some commands under some bounds.

    `child[node, code]` is the next node, FIRST_LEAF - leaf for a leaf, UNKNOWN where nothing has come by yet; what a
    node reads is `atoms[atom_of[node]]`. `roots[command]` is where a command's tree begins.
    """

    def __init__(
        self,
        engine: Engine,
        packing: Packing,
        commands: Sequence[Event],
        steps: Sequence[StepProperty],
        responses: Sequence[ResponseProperty],
        sound: bool,
    ) -> None:
        self._engine, self._steps, self._sound = engine, steps, sound
        self.packing, self.commands = packing, commands
        for each in responses:
            for instance in each.over.instances(packing.bounds.agents, packing.bounds.conversations):
                if Event(each.helps, InstanceId(*instance)) not in commands:
                    raise ValueError(f"{each.id}: {each.helps}, which is to help, is no command without parameters.")
        self._responses = {
            name: [each for each in responses if each.helps == name] for name in {each.helps for each in responses}
        }
        width = max(*(len(values) for values in VALUES.values()), packing.bounds.conversations + 1)
        self.roots = [UNKNOWN] * len(commands)
        self.child = np.full((256, width), UNKNOWN, dtype=np.int32)
        self.atom_of = np.zeros(256, dtype=np.int32)
        self.atoms: list[Atom] = []
        self._atom_number: dict[Atom, int] = {}
        self._nodes = 0
        self.leaves: list[Leaf] = []
        self._leaf_number: dict[Leaf, int] = {}

    def grow(self, command: int, world: World) -> None:
        """Let the tree of a command reach as far as this World needs."""
        notes = Notes(world)
        leaf = self._traced(self.commands[command], notes.world_read())
        above: tuple[int, int] | None = None
        node = self.roots[command]
        for atom, value in notes.reads.items():
            if node == UNKNOWN:
                node = self._node(atom)
                self._hang(command, above, node)
            above = node, code_of(atom.field, value)
            node = int(self.child[above])
        if node == UNKNOWN:
            self._hang(command, above, FIRST_LEAF - self._leaf(leaf))

    def _hang(self, command: int, above: tuple[int, int] | None, node: int) -> None:
        if above is None:
            self.roots[command] = node
        else:
            self.child[above] = node

    def leaf(self, command: int, world: World) -> Leaf:
        """What a command does in a World."""
        node = self.roots[command]
        notes = Notes(world)
        while node >= 0:
            atom = self.atoms[self.atom_of[node]]
            node = int(self.child[node, code_of(atom.field, notes.world_read().read(atom))])
        if node == UNKNOWN:
            self.grow(command, world)
            return self.leaf(command, world)
        return self.leaves[FIRST_LEAF - node]

    def _node(self, atom: Atom) -> int:
        number = self._atom_number.setdefault(atom, len(self.atoms))
        if number == len(self.atoms):
            self.atoms.append(atom)
        node = self._nodes
        self._nodes += 1
        self.child, self.atom_of = grown(self.child, self._nodes), grown(self.atom_of, self._nodes, 0)
        self.atom_of[node] = number
        return node

    def _leaf(self, leaf: Leaf) -> int:
        number = self._leaf_number.setdefault(leaf, len(self.leaves))
        if number == len(self.leaves):
            self.leaves.append(leaf)
        return number

    def _traced(self, event: Event, world: TracedWorld) -> Leaf:
        unsound: tuple[str, ...] = ()
        led_to: Macrostep | Blocked | None = None
        try:
            led_to = run(self._engine, cast(World, world), event)
        except SpecificationError:
            unsound = (MACHINES_ARE_SOUND.id,) if self._sound else ()
        instance = tuple(event.me)
        pending = [each for each in self._responses.get(event.name, ()) if each.pending(world, *instance)]
        if not isinstance(led_to, Macrostep):
            return Leaf(False, (), (), (*unsound, *(each.id for each in pending)))
        after = cast(TracedWorld, led_to.world)
        move = TracedMove(world, event, led_to.steps, after, led_to.outcomes)
        broken = [each.id for each in self._steps if not each.holds(move)]
        broken += [each.id for each in pending if each.pending(after, *instance)]
        written = tuple(sorted(after.written.items()))
        return Leaf(True, written, tuple(step.transition for step in led_to.steps), tuple(broken))


def writes_of(leaf: Leaf, packing: Packing) -> tuple[int, int, dict[int, int]]:
    """A leaf's writes as integers: the statuses' bits to clear and to set, and each conversation with its change."""
    clear = put = 0
    columns: dict[int, list[tuple[int, int]]] = {}
    for atom, value in leaf.written:
        code = code_of(atom.field, value)
        if atom.field == "status":
            clear |= STATUS_MASK << (STATUS_BITS * atom.agent)
            put |= code << (STATUS_BITS * atom.agent)
        else:
            columns.setdefault(atom.conversation, []).append((packing.place[atom.agent, atom.field], code))
    return clear, put, {conversation: packing.change(fields) for conversation, fields in columns.items()}
