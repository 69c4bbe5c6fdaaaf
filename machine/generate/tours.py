"""Tours: few commands that reach every goal of a criterion, walk by walk from reset, and how few there must be.

Each walk goes to the nearest goal not reached yet, again and again, until it is long enough or starting over is nearer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import networkx as nx

from machine.explore.concrete_graph import Graph
from machine.generate.criteria import Criterion, Goal, Memory

BODY_LIMIT = 8
"""A walk gives about so many commands after its set-up: with what is seen of each they fill a scenario."""
NEAR = 3
"""So many commands to another goal are never worth starting over."""
TRIED = 4
"""So many beginnings are tried for each walk."""


class Walk(NamedTuple):
    """Edges from reset on: the first `given` only set up what the others do, and reach no goals."""

    edges: tuple[int, ...]
    given: int


class _Place(NamedTuple):
    world: int
    memories: tuple[Memory, ...]


Node = tuple[int, int, Memory]
"""An instance of the criterion, a World, and the memory of that instance."""


class Tour:
    """Walks, one after the other, for goals that are still open.

    The caller says with `done` which goals a walk really reached, and with `avoid` which edges cannot be walked.
    """

    def __init__(self, graph: Graph, criterion: Criterion) -> None:
        self._graph, self._criterion = graph, criterion
        self.open: dict[Goal, None] = dict.fromkeys(g for g in criterion.goals if g not in criterion.unreachable)
        self._avoided: set[int] = set()
        self._known: dict[Node, tuple[tuple[int, Node, tuple[Goal, ...]], ...]] = {}

    def done(self, goals: Iterable[Goal]) -> None:
        """Close these goals: no walk need go to them any more."""
        for goal in goals:
            self.open.pop(goal, None)

    def reopen(self, goals: Iterable[Goal]) -> None:
        """Take these goals, in the order of the criterion, as the only open ones."""
        wanted = frozenset(goals)
        self.open = {goal: None for goal in self._criterion.goals if goal in wanted}

    def avoid(self, edge: int) -> None:
        """Leave an edge out of every walk from now on."""
        self._avoided.add(edge)
        source = self._graph.edges[edge].source
        for node in [node for node in self._known if node[1] == source]:
            del self._known[node]

    def next(self) -> Walk | None:
        """The next walk, or None if no open goal can be reached on the edges that are left.

        Of the walks that begin at one of the nearest goals it is the one that reaches most for its commands.
        """
        best: tuple[float, Walk] | None = None
        for way in self._ways(self._start(), self.open, None, TRIED):
            walk = self._continued(Walk(tuple(way), len(way) - 1))
            gain = sum(goal in self.open for goal in self.reached(walk)) / len(walk.edges)
            if best is None or gain > best[0]:
                best = (gain, walk)
        return None if best is None else best[1]

    def _start(self) -> _Place:
        return _Place(0, (None,) * self._criterion.instances)

    def _continued(self, walk: Walk) -> Walk:
        """A walk, on from its first goal to the nearest that is left, again and again, while that is not further than
        the first one was from reset."""
        place, within = self._walked(self._start(), walk.edges), max(len(walk.edges), NEAR)
        left = self.open
        while len(walk.edges) - walk.given < BODY_LIMIT:
            reached = frozenset(self.reached(walk))
            left = {goal: None for goal in left if goal not in reached}
            onward = next(self._ways(place, left, within, 1), None)
            if onward is None:
                break
            walk = walk._replace(edges=(*walk.edges, *onward))
            place = self._walked(place, onward)
        return walk

    def reached(self, walk: Walk) -> tuple[Goal, ...]:
        """The goals that a walk reaches after its set-up, in order."""
        found: dict[Goal, None] = {}
        memories: list[Memory] = [None] * self._criterion.instances
        for index, edge in enumerate(walk.edges):
            for instance, memory in enumerate(memories):
                memories[instance], goals = self._criterion.follow(instance, memory, edge)
                if index >= walk.given:
                    found.update(dict.fromkeys(goals))
        return tuple(found)

    def _walked(self, place: _Place, edges: Sequence[int]) -> _Place:
        for edge in edges:
            memories = tuple(
                self._criterion.follow(instance, memory, edge)[0] for instance, memory in enumerate(place.memories)
            )
            place = _Place(self._graph.edges[edge].target, memories)
        return place

    def _ways(self, place: _Place, goals: dict[Goal, None], within: int | None, most: int) -> Iterator[list[int]]:
        """At most `most` shortest ways to any of these goals, first those that reach the most of them at once.

        Breadth first, `within` so many commands.
        """
        starts: list[Node] = [(instance, place.world, memory) for instance, memory in enumerate(place.memories)]
        came: dict[Node, tuple[Node, int] | None] = dict.fromkeys(starts)
        level, length = starts, 1
        while level and most > 0 and (within is None or length <= within):
            found: list[tuple[int, Node, int]] = []
            following: list[Node] = []
            for node in level:
                for edge, target, reached in self._steps(node):
                    gain = 0
                    for goal in reached:
                        gain += goal in goals
                    if gain:
                        found.append((gain, node, edge))
                    if target not in came:
                        came[target] = (node, edge)
                        following.append(target)
            found.sort(key=lambda each: -each[0])
            for _, node, edge in found[:most]:
                yield [*_back(came, node), edge]
            most -= len(found)
            level, length = following, length + 1

    def _steps(self, node: Node) -> tuple[tuple[int, Node, tuple[Goal, ...]], ...]:
        """The edges of a node with where they lead and what they reach; of those alike in both only the first."""
        known = self._known.get(node)
        if known is None:
            instance, world, memory = node
            found: dict[tuple[Node, tuple[Goal, ...]], int] = {}
            for edge in self._graph.leaving(world):
                if edge not in self._avoided:
                    after, reached = self._criterion.follow(instance, memory, edge)
                    target = (instance, self._graph.edges[edge].target, after)
                    if reached or target != node:
                        found.setdefault((target, reached), edge)
            known = self._known[node] = tuple((edge, target, reached) for (target, reached), edge in found.items())
        return known


def _back(came: dict[Node, tuple[Node, int] | None], node: Node) -> list[int]:
    edges: list[int] = []
    while (step := came[node]) is not None:
        node, edge = step
        edges.append(edge)
    return edges[::-1]


def needed(graph: Graph, criterion: Criterion) -> int:
    """How many commands any walks need at least, however many walks and however long.

    Of goals that no single command reaches two of, each needs a command of its own; and before those whose commands
    all lie deep, as many commands come as the shortest way there has.
    """
    independent = sorted((depth for _, depth in _independent(graph, criterion)), reverse=True)
    return max((depth + count for count, depth in enumerate(independent, start=1)), default=0)


def _independent(graph: Graph, criterion: Criterion) -> Iterator[tuple[Goal, int]]:
    """Goals of which no command reaches two, those with the fewest rivals first; each with its least depth."""
    rivals: dict[Goal, set[Goal]] = {goal: set() for goal in criterion.goals if goal not in criterion.unreachable}
    depth: dict[Goal, int] = {}
    for number, edge in enumerate(graph.edges):
        groups = criterion.alternatives(number)
        for group in groups:
            others = frozenset().union(*(each for each in groups if each is not group))
            for goal in group:
                if goal in rivals:
                    rivals[goal] |= others - {goal}
                    depth[goal] = min(depth.get(goal, graph.depth[edge.source]), graph.depth[edge.source])
    taken: set[Goal] = set()
    order = {goal: index for index, goal in enumerate(rivals)}
    for goal in sorted(rivals, key=lambda goal: (len(rivals[goal]), order[goal])):
        if taken.isdisjoint(rivals[goal]):
            taken.add(goal)
            yield goal, depth[goal]


def needed_for_every_edge(graph: Graph, criterion: Criterion) -> int:
    """How many commands walks need that reach every goal, where each lies on edges between the same two Worlds only.

    They may start over as often as they like.

    The directed postman's answer, exact: each goal once, and the cheapest repetitions that make every World entered
    as often as left, by a minimum cost flow. A start over costs nothing.
    """
    network = nx.DiGraph()
    balance = [0] * len(graph.worlds)
    seen: set[Goal] = set()
    for number, edge in enumerate(graph.edges):
        for goal in criterion.follow(0, None, number)[1]:
            if goal in seen:
                continue
            seen.add(goal)
            balance[edge.source] -= 1
            balance[edge.target] += 1
            if edge.source != edge.target:
                network.add_edge(edge.source, edge.target, weight=1)
    for world, surplus in enumerate(balance):
        # networkx takes what flows out as negative demand.
        network.add_node(world, demand=-surplus)
        if world:
            network.add_edge(world, 0, weight=0)
    repeated, _ = nx.network_simplex(network)
    return len(seen) + int(repeated)
