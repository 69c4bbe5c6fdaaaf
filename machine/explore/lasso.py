"""Whether something stays pending for ever though the event that helps is not ignored: a way to a cycle, told whole.

Weak fairness of an event: where it is possible from some moment on, it is taken at some time. So a fair cycle holds a
state where the event is not possible, or the event itself.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from machine.explore.edges import Edges
from machine.explore.packing import Numbers
from machine.explore.search import Refutation, Space
from machine.explore.tabulation import Tabulation
from machine.lifecycle.world import Event, InstanceId
from spec.properties import ResponseProperty
from spec.properties.kinds import Instance


class Lasso(NamedTuple):
    """Where the cycle begins, which its last command leads back to, and the cycle's commands.

    Without commands it is a state where nothing needs to happen any more.
    """

    where: Refutation
    cycle: tuple[Event, ...]


def lasso(space: Space, edges: Edges, response: ResponseProperty) -> Lasso | None:
    """A fair cycle on which an instance stays pending, None where there is none."""
    for instance in response.over.instances(space.bounds.agents, space.bounds.conversations):
        found = _lasso_of(space, edges, response, instance)
        if found is not None:
            return found
    return None


def _lasso_of(space: Space, edges: Edges, response: ResponseProperty, instance: Instance) -> Lasso | None:
    commands = space.successors.decisions.commands
    pending = Tabulation(space.packing, lambda world: response.pending(world, *instance)).of(edges.states)
    helping = commands.index(Event(response.helps, InstanceId(*instance)))
    possible = np.zeros(len(edges.states), dtype=bool)
    possible[edges.source[edges.command == helping]] = True
    inside = pending[edges.source] & pending[edges.target]
    source, target, command = edges.source[inside], edges.target[inside], edges.command[inside]
    order = np.argsort(source, kind="stable")
    source, target, command = source[order], target[order], command[order]
    # Where the event is not possible any cycle is fair, and so is doing nothing more.
    for where in edges.first(space, pending & ~possible):
        start = int(np.searchsorted(edges.states, where.state))
        cycle = _back_to(source, target, command, start, start) or []
        return Lasso(where, tuple(commands[each] for each in cycle))
    for edge in np.flatnonzero(command == helping).tolist():
        start, end = int(source[edge]), int(target[edge])
        back = [] if start == end else _back_to(source, target, command, end, start)
        if back is not None:
            at = np.zeros(len(edges.states), dtype=bool)
            at[start] = True
            where = next(edges.first(space, at))
            return Lasso(where, (commands[helping], *(commands[each] for each in back)))
    return None


def _back_to(source: Numbers, target: Numbers, command: Numbers, start: int, goal: int) -> list[int] | None:
    """The commands, at least one, of a shortest way from one state to another or back to itself."""
    parent: dict[int, tuple[int, int]] = {}
    todo = [start]
    for state in todo:
        first, last = np.searchsorted(source, [state, state + 1])
        for edge in range(int(first), int(last)):
            below = int(target[edge])
            if below in parent:
                continue
            parent[below] = (state, int(command[edge]))
            if below == goal:
                found: list[int] = []
                while True:
                    state, taken = parent[below]
                    found.append(taken)
                    if state == start:
                        return found[::-1]
                    below = state
            todo.append(below)
    return None
