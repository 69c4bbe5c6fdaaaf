"""Breadth-first search over packed Worlds: every state that commands can reach, level by level.

The levels are kept, so the way to a state is found by looking back from level to level, and it is one of the shortest.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from machine.explore.decision_trees import Decisions
from machine.explore.invariants import InvariantCheck
from machine.explore.packing import Packing, PackingError, States
from machine.explore.successors import AT_ONCE, Successors
from machine.explore.symmetry import canonical, orbit_sizes
from machine.lifecycle.bounds import Bounds, commands
from machine.lifecycle.engine import TableEngine
from machine.lifecycle.table import Table
from machine.lifecycle.world import Event
from spec.properties import MACHINES_ARE_SOUND, NO_DEADLOCK, Explorable, ResponseProperty, StateProperty, StepProperty

BYTES_OF_A_STATE = 16
"""In its level and among all that were visited."""
BYTES_OF_A_BATCH = 1 << 28
"""What expanding one batch takes beside the states, with room to spare: 190 MB were measured at 3x3."""


def _half_of_the_memory() -> int:
    """Bytes; a cautious guess where the system does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (AttributeError, ValueError, OSError):  # Windows has no sysconf
        return 4 << 30


@dataclass(frozen=True)
class Budget:
    """Limits of one exploration: states kept, seconds, and bytes, as far as they are the search's own.

    Unless told, the search ends before it takes more than half of the machine's memory: a system out of memory kills.
    """

    states: int = 1_000_000_000
    seconds: float = 3600.0
    memory_bytes: int = field(default_factory=_half_of_the_memory)


LIMITS = Budget()


def budget_of(states: int | None, seconds: float | None, memory_mib: int | None) -> Budget:
    """The limits that somebody asked for, ours where they did not. Raises ValueError for one that is not above 0."""
    for name, limit in (("max-states", states), ("seconds", seconds), ("memory", memory_mib)):
        if limit is not None and not limit > 0:
            raise ValueError(f"{name} is {limit}; give more than 0.")
    memory_bytes = LIMITS.memory_bytes if memory_mib is None else memory_mib << 20
    return Budget(states or LIMITS.states, seconds or LIMITS.seconds, memory_bytes)


@dataclass(frozen=True)
class Refutation:
    """Where a property breaks: in a state, or when a command is given there."""

    level: int
    state: int
    command: Event | None


@dataclass
class Space:
    """What was reached. `levels[n]` are the states n commands away, in ascending order; with `symmetric` one for each
    set of states that differ in the names of agents and conversations alone.

    `reached` counts the states without symmetry and `transitions` their accepted commands; `found` is the first
    violation of each property; `cut` says why the search was ended early, None for a whole space.
    """

    bounds: Bounds
    symmetric: bool
    packing: Packing
    successors: Successors
    holding: InvariantCheck
    levels: list[States]
    reached: int = 0
    transitions: int = 0
    found: dict[str, Refutation] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)
    cut: str | None = None
    seconds: float = 0.0

    @property
    def states(self) -> int:
        """How many states were looked at; with symmetry one of each set."""
        return sum(map(len, self.levels))

    def canonical(self, states: States) -> States:
        """The states as this space keeps them: without symmetry as they are, with it one of each set."""
        return canonical(self.packing, states) if self.symmetric else states

    def batches(self, states: States) -> Iterator[States]:
        """The states in runs short enough to be expanded together."""
        return (states[first : first + AT_ONCE] for first in range(0, len(states), AT_ONCE))


def distinct(states: States) -> States:
    """The states in ascending order, each once. Sorting is ten times as fast here as numpy's own `unique`."""
    states = np.sort(states)
    return states[np.concatenate([[True], states[1:] != states[:-1]])] if len(states) else states


def search(
    bounds: Bounds,
    table: Table,
    properties: Sequence[Explorable],
    *,
    symmetric: bool,
    budget: Budget,
    progress: Callable[[int, int], None],
    interruptible: bool = False,
) -> Space:
    """Search the space and note the first violation of each property that a state or a move shows.

    `progress` gets the states done and found. Where it is `interruptible`, Ctrl-C ends the search early, as a spent
    budget does; else what was found until then would pass for a result, and be kept as one.
    """
    started = time.monotonic()
    packing = Packing(bounds, symmetric=symmetric)
    decisions = Decisions(
        TableEngine(table, strict=True),
        packing,
        commands(table, bounds),
        [each for each in properties if isinstance(each, StepProperty)],
        [each for each in properties if isinstance(each, ResponseProperty)],
        any(each is MACHINES_ARE_SOUND for each in properties),
    )
    holding = InvariantCheck(packing, [each for each in properties if isinstance(each, StateProperty)])
    first = np.array([packing.pack(bounds.first_world())], dtype=np.int64)
    space = Space(bounds, symmetric, packing, Successors(packing, decisions), holding, [])
    level = visited = space.canonical(first)
    done = 0
    try:
        while len(level):
            space.levels.append(level)
            _check_states(space, level)
            reached = []
            for batch in space.batches(level):
                reached.append(_expanded(space, batch))
                done += len(batch)
                progress(done, space.states)
                space.cut = _spent(space, budget, started, sum(map(len, reached)))
                if space.cut is not None:
                    return space
            found = distinct(np.concatenate(reached))
            level = found[visited[np.minimum(np.searchsorted(visited, found), len(visited) - 1)] != found]
            # Merging two sorted runs is linear with this kind of sort.
            visited = np.sort(np.concatenate([visited, level]), kind="stable")
    except KeyboardInterrupt:
        if not interruptible:
            raise
        space.cut = "it was interrupted"
    except MemoryError:
        space.cut = "memory ran out"
    except PackingError as error:
        space.cut = str(error)
    finally:
        space.taken |= space.successors.silent_transitions
        space.seconds = time.monotonic() - started
    return space


def _spent(space: Space, budget: Budget, started: float, waiting: int) -> str | None:
    states = space.states
    # Visited states are merged into a copy, and what waits is sorted into one.
    memory_bytes = BYTES_OF_A_BATCH + BYTES_OF_A_STATE * (2 * states + waiting)
    if states > budget.states:
        return f"more than {budget.states:,} states"
    if time.monotonic() - started > budget.seconds:
        return f"more than {budget.seconds:g} s"
    if memory_bytes > budget.memory_bytes:
        return f"more than {budget.memory_bytes >> 20:,} MiB"
    return None


def _check_states(space: Space, level: States) -> None:
    for violation in space.holding.violations(level):
        space.found.setdefault(violation.property_id, Refutation(len(space.levels) - 1, violation.state, None))


def _expanded(space: Space, states: States) -> States:
    """The different successors of these states, themselves left out; what their moves show is noted."""
    successors, decisions = space.successors, space.successors.decisions
    reached: list[States] = []
    moves = np.zeros(len(states), dtype=bool)
    degree = np.zeros(len(states), dtype=np.int64)
    for taken in successors.taken(states):
        accepted = successors.accepted[taken.leaf] != 0
        broken = np.flatnonzero(successors.broken[taken.leaf])
        for place in broken.tolist():
            leaf = decisions.leaves[taken.leaf[place]]
            where = Refutation(
                len(space.levels) - 1, int(states[taken.source[place]]), decisions.commands[taken.command[place]]
            )
            for name in leaf.broken:
                space.found.setdefault(name, where)
        source, leaf = taken.source[accepted], taken.leaf[accepted]
        degree += np.bincount(source, minlength=len(states)) + taken.silent
        seen = np.zeros(len(decisions.leaves), dtype=bool)
        seen[leaf] = True
        for number in np.flatnonzero(seen).tolist():
            space.taken.update(decisions.leaves[number].transitions)
        before = states[source]
        after = successors.after(before, leaf)
        changed = after != before
        moves[source[changed]] = True
        reached.append(distinct(after[changed]))
    if (stuck := np.flatnonzero(~moves)).size:
        space.found.setdefault(NO_DEADLOCK.id, Refutation(len(space.levels) - 1, int(states[stuck[0]]), None))
    weights = orbit_sizes(space.packing, states) if space.symmetric else np.ones(len(states), dtype=np.int64)
    space.reached += int(weights.sum())
    space.transitions += int(weights @ degree)
    found = distinct(np.concatenate(reached))
    return distinct(space.canonical(found)) if space.symmetric else found
