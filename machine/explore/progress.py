"""Progress over a searched space: whether what is unfinished can be finished from everywhere.

First without the graph: a conversation is finished by commands that its own column decides, whatever the rest of the
World is like. Where that does not do, the edges of the space are followed backwards from where it is finished.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from machine.explore.decision_trees import FIRST_LEAF
from machine.explore.edges import Edges
from machine.explore.invariants import refuse_beyond
from machine.explore.packing import UNKNOWN
from machine.explore.search import Refutation, Space
from machine.explore.tabulation import Tabulation
from machine.explore.traced_world import Notes
from machine.lifecycle.world import NOBODY
from spec.properties import Over, PossibleProperty
from spec.properties.kinds import Instance

Place = tuple[int, int, int]
"""A conversation, an agent (NOBODY for the conversation as a whole) and a column."""


def finished_by_itself(space: Space, possible: PossibleProperty) -> bool:
    """Whether every conversation, or part, can be finished by commands that look at nothing but that conversation."""
    if possible.over not in (Over.CONVERSATION, Over.PART):
        return False
    todo: dict[Place, list[list[Place]]] = {}
    good: set[Place] = set()
    for agent, conversation in possible.over.instances(space.bounds.agents, space.bounds.conversations):
        for column in space.holding.columns_seen(conversation):
            place = _named(space, (conversation, agent, column))
            if _is_finished(space, possible, (agent, conversation), column):
                good.add(place)
            else:
                todo.setdefault(place, []).extend(_ways(space, (conversation, agent, column)))
    growing = True
    while growing:
        done = {place for place, ways in todo.items() if any(good.issuperset(way) for way in ways)}
        growing = bool(done - good)
        good |= done
    return todo.keys() <= good


def _ways(space: Space, at: Place) -> Iterator[list[Place]]:
    """For each command that is accepted here whatever the rest is like: where it may lead."""
    conversation, agent, column = at
    successors, packing = space.successors, space.packing
    group = next(each for each in successors.groups if each.conversation == conversation)
    for _, node in group.at(column):
        leaves = list(_leaves(space, node))
        if all(successors.accepted[leaf] for leaf in leaves):
            changes = [successors.change_of(leaf, conversation) for leaf in leaves]
            columns = {
                column if change == UNKNOWN else int(packing.after(np.array([column]), np.array([change]))[0])
                for change in changes
            }
            yield [_named(space, (conversation, agent, each)) for each in sorted(columns)]


def _leaves(space: Space, node: int) -> Iterator[int]:
    """The leaves below a node that some World came to."""
    if node < 0:
        yield FIRST_LEAF - node
        return
    for below in space.successors.decisions.child[node].tolist():
        if below != UNKNOWN:
            yield from _leaves(space, below)


def _named(space: Space, place: Place) -> Place:
    """With symmetry the same for every renaming of agents and conversations."""
    if not space.symmetric:
        return place
    _, agent, column = place
    packing = space.packing
    return min(
        (
            0,
            agents.index(agent) if agent != NOBODY else NOBODY,
            int(packing.renamed_columns(np.array([column]), number)[0]),
        )
        for number, agents in enumerate(packing.renamings)
    )


def _is_finished(space: Space, possible: PossibleProperty, instance: Instance, column: int) -> bool:
    state = column << space.packing.shifts[instance[1]]
    notes = Notes(space.packing.world(state))
    unfinished = possible.unfinished(notes.world_read(), *instance)
    refuse_beyond(notes, possible.id, possible.over, instance[1])
    return not unfinished


def stuck(space: Space, edges: Edges, possible: PossibleProperty) -> Refutation | None:
    """The first state from which some instance can never be finished."""
    found: list[Refutation] = []
    for instance in possible.over.instances(space.bounds.agents, space.bounds.conversations):
        unfinished = Tabulation(space.packing, lambda world, at=instance: possible.unfinished(world, *at))  # type: ignore[misc]
        can = ~unfinished.of(edges.states)
        while True:
            helps = can[edges.target] & ~can[edges.source]
            if not helps.any():
                break
            can[edges.source[helps]] = True
        found += list(edges.first(space, ~can))
    return min(found, key=lambda each: (each.level, each.state), default=None)
