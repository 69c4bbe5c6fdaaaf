"""Where a walk stands in the machines: the states of each World, and a shortest way from the beginning into a state."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from machine.explore.concrete_graph import graph
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import World
from machine.pages.walk.table import WalkTable
from machine.pages.walk.tabulation import BOUNDS
from machine.pages.walk.walker import Walker

PARTS = (
    ("Conversation", -1),
    *((machine, agent) for machine in ("AgentStatus", "Interaction", "Dialog") for agent in range(BOUNDS.agents)),
)
"""The machines that a walk has, each with the agent whose it is, -1 for the conversation's."""


def states_of(world: World) -> tuple[str, ...]:
    """The state of each part of `PARTS`."""
    return (
        str(world.conversations[0].state),
        *map(str, world.statuses),
        *(str(each[0].state) for each in world.interactions),
        *(str(each[0]) for each in world.dialogs),
    )


def standing() -> dict[str, object]:
    """For the scripts: the parts, the names of their states, and for each World their places among these."""
    names = {machine.name: [str(state) for state in machine.states] for machine in TABLE.machines}
    return {
        "parts": PARTS,
        "states": names,
        "worlds": [
            [names[machine].index(state) for (machine, _), state in zip(PARTS, states_of(world), strict=True)]
            for world in graph(BOUNDS).worlds
        ],
    }


def ways_into_states(table: WalkTable) -> Mapping[tuple[str, str], tuple[int, ...]]:
    """By machine and state the places of a shortest walk that ends there; none for a state that no walk rests in."""
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    worlds = graph(BOUNDS).worlds
    for way, world in _ways(table):
        for (machine, _), state in zip(PARTS, states_of(worlds[world]), strict=True):
            found.setdefault((machine, state), way)
    return found


def _ways(table: WalkTable) -> Iterator[tuple[tuple[int, ...], int]]:
    """A shortest way into every World that a walk comes to, the shortest first."""
    seen, todo = {0}, deque[tuple[tuple[int, ...], int]]([((), 0)])
    while todo:
        way, world = todo.popleft()
        yield way, world
        walker = Walker(table, "en")
        for place in way:
            walker.step(place)
        for choice in walker.choices():
            if choice.target not in seen and table.kinds[choice.kind].refusal < 0:
                seen.add(choice.target)
                todo.append(((*way, choice.place), choice.target))
