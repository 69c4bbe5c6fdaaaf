"""The concrete graph of a bounded configuration: every World that commands reach, every command that some transition
answers there, taken or refused, and how the guards answered. Tours, replays and counts are made on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from typing import NamedTuple

from machine.lifecycle.bounds import Bounds, commands
from machine.lifecycle.engine import Blocked, Fired, Step, TableEngine, run, state_of
from machine.lifecycle.table import TABLE, Table, Transition
from machine.lifecycle.world import Event, World
from spec.refusals import Refusal

WORLDS_LIMIT = 100_000


SIZES = {"agents": range(1, 6), "conversations": range(1, 6), "capacity": range(1, 51)}
"""Agents and conversations as few as can be told apart on a screen, and as `canonical` can put in every order."""


class GraphError(ValueError):
    """The bounded configuration cannot be taken whole. The message says what is too small or too large."""


class GuardAnswer(NamedTuple):
    """How one guarded transition answered when its event came: the first of its guards that said no, None if it was
    taken."""

    transition: str
    refused_by: str | None


class Edge(NamedTuple):
    """One command in one World. A refused one leads nowhere: `target` is its source, and it has no steps."""

    source: int
    target: int
    event: Event
    steps: tuple[Step, ...]
    asked: tuple[GuardAnswer, ...]
    refusal: Refusal | None


@dataclass(frozen=True)
class Graph:
    """Worlds in order of discovery, the first one at reset; edges in order of their sources, then of the commands.

    `first_edge[n]` is the number of the first edge of World n, with one entry more at the end; `parent[n]` is the edge
    that first led to World n, None for the first; `depth[n]` is how many commands that takes, the fewest there are.
    """

    bounds: Bounds
    table: Table
    worlds: tuple[World, ...]
    edges: tuple[Edge, ...]
    first_edge: tuple[int, ...]
    parent: tuple[int | None, ...]
    depth: tuple[int, ...]

    def leaving(self, world: int) -> Sequence[int]:
        """The numbers of the edges of a World."""
        return range(self.first_edge[world], self.first_edge[world + 1])

    def path(self, world: int) -> tuple[int, ...]:
        """The numbers of the edges of a shortest way from reset to a World."""
        found: list[int] = []
        while (edge := self.parent[world]) is not None:
            found.append(edge)
            world = self.edges[edge].source
        return tuple(reversed(found))


def graph(
    bounds: Bounds,
    *,
    table: Table = TABLE,
    limit: int = WORLDS_LIMIT,
    progress: Callable[[int, int], None] = lambda _done, _found: None,
) -> Graph:
    """The whole graph under `bounds`, breadth first. `progress` gets Worlds done and found.

    Raises GraphError for sizes outside SIZES and beyond `limit` Worlds, and SpecificationError where the machines
    contradict each other.
    """
    for what, sizes in SIZES.items():
        size = getattr(bounds, what)
        if size not in sizes:
            raise GraphError(f"{what} is {size}; give {sizes[0]} to {sizes[-1]}.")
    engine = _Noting(table)
    known = commands(table, bounds)
    worlds = [bounds.first_world()]
    number = {worlds[0]: 0}
    edges: list[Edge] = []
    first_edge: list[int] = []
    parent: list[int | None] = [None]
    depth = [0]
    for done, world in enumerate(worlds):
        first_edge.append(len(edges))
        for event in known:
            machine = event.name.partition(".")[0]
            if (event.name, state_of(world, machine, event.me)) not in table.candidates:
                continue
            engine.asked = []
            led_to = run(engine, world, event)
            asked = tuple(engine.asked)
            if isinstance(led_to, Blocked):
                edges.append(Edge(done, done, event, (), asked, led_to.refusal))
                continue
            target = number.setdefault(led_to.world, len(worlds))
            if target == len(worlds):
                worlds.append(led_to.world)
                parent.append(len(edges))
                depth.append(depth[done] + 1)
            edges.append(Edge(done, target, event, led_to.steps, asked, None))
        if len(worlds) > limit:
            raise GraphError(f"{bounds}: reaches more than {limit:,} Worlds; give smaller sizes.")
        if done % 500 == 0:
            progress(done, len(worlds))
    first_edge.append(len(edges))
    return Graph(bounds, table, tuple(worlds), tuple(edges), tuple(first_edge), tuple(parent), tuple(depth))


class _Noting:
    """The table's engine, noting how every guarded transition answered, those of internal events included."""

    def __init__(self, table: Table) -> None:
        self._engine = TableEngine(table)
        self.asked: list[GuardAnswer] = []

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        state = state_of(world, event.name.partition(".")[0], event.me)
        for transition in self._engine.table.candidates.get((event.name, state), ()):
            if transition.guards:
                self.asked.append(_asked(transition, world, event))
        return self._engine.fire(world, event)


def _asked(transition: Transition, world: World, event: Event) -> GuardAnswer:
    values = dict(event.parameters)
    for guard, names in transition.guard_calls:
        if not guard(world, event.me, **{name: values[name] for name in names}):
            return GuardAnswer(transition.id, guard.__name__)
    return GuardAnswer(transition.id, None)


def canonical(world: World) -> World:
    """One World for all that differ only in which agent or which conversation is which."""
    agents, conversations = range(len(world.statuses)), range(len(world.conversations))
    return min(
        world._replace(
            statuses=tuple(world.statuses[a] for a in agent_order),
            conversations=tuple(world.conversations[c] for c in conversation_order),
            interactions=tuple(tuple(world.interactions[a][c] for c in conversation_order) for a in agent_order),
            dialogs=tuple(tuple(world.dialogs[a][c] for c in conversation_order) for a in agent_order),
        )
        for agent_order, conversation_order in product(permutations(agents), permutations(conversations))
    )
