"""Each machine by itself, without a World: states that nothing leads to, and states that nothing leads on from."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from machine.lifecycle.table import MachineSpec, Table


class MachineReachability(msgspec.Struct, frozen=True):
    """One machine's size and what is wrong with it, in sentences; nothing where it is sound."""

    name: str
    states: int
    transitions: int
    problems: tuple[str, ...]


def alone(table: Table) -> tuple[MachineReachability, ...]:
    """Every machine of a table. That at most one transition is enabled needs Worlds: the exploration decides it."""
    return tuple(_alone(machine, table) for machine in table.machines)


def _alone(machine: MachineSpec, table: Table) -> MachineReachability:
    transitions = [transition for transition in table.transitions if transition.machine == machine.name]
    onward: dict[str, set[str]] = {state: set() for state in machine.states}
    back: dict[str, set[str]] = {state: set() for state in machine.states}
    for transition in transitions:
        onward[transition.source].add(transition.target)
        back[transition.target].add(transition.source)
    reached = _closure(onward, {machine.initial})
    ending = _closure(back, set(machine.final)) if machine.final else set(machine.states)
    problems = []
    for state in machine.states:
        name = f"{machine.name}.{state}"
        if state not in reached:
            problems.append(f"{name}: no transitions lead to it from {machine.initial}; add one, or drop the state.")
        elif state not in machine.final and onward[state] <= {state}:
            problems.append(f"{name}: no transition leads out of it, and it is not final; add one.")
        elif state not in ending:
            problems.append(f"{name}: no transitions lead from it to a final state; add one.")
    return MachineReachability(machine.name, len(machine.states), len(transitions), tuple(problems))


def _closure(following: Mapping[str, set[str]], start: set[str]) -> set[str]:
    reached = set(start)
    todo = list(start)
    while todo:
        for state in following[todo.pop()] - reached:
            reached.add(state)
            todo.append(state)
    return reached
