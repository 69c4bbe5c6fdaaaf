"""What generated scenarios are to reach: the goals of each criterion over a concrete graph, which steps reach them, and
why a declared goal cannot be reached under a bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Literal

from machine.explore.concrete_graph import Edge, Graph, GraphError, canonical
from machine.faults.clause_faults import faults
from machine.lifecycle.bounds import commands, instances
from machine.lifecycle.declaration import Caller
from machine.lifecycle.engine import state_of
from machine.lifecycle.table import Transition
from machine.lifecycle.world import NOBODY, InstanceId
from spec.catalogue.load import load

CriterionName = Literal["states", "transitions", "pairs", "guards", "clauses"]

Goal = str
Memory = str | None
"""What a walk must remember to know a pair when it comes: the transition that an instance took last."""


@dataclass(frozen=True)
class Criterion:
    """The goals of a criterion over one graph.

    A walk has one memory for each of `instances`, at first None; `follow(instance, memory, edge)` gives the memory
    after an edge and the goals that it reaches. Criteria whose goals lie on single edges have one instance and no
    memory. `alternatives(edge)` are groups of goals: of each group one traversal of the edge reaches one at most.
    """

    goals: tuple[Goal, ...]
    unreachable: Mapping[Goal, str]
    """The declared goals that no walk under the bound reaches, each with the reason."""
    instances: int
    follow: Callable[[int, Memory, int], tuple[Memory, tuple[Goal, ...]]]
    alternatives: Callable[[int], Sequence[frozenset[Goal]]]


def criterion(
    name: CriterionName, graph: Graph, *, every_edge: bool = False, readings: tuple[str, ...] = ()
) -> Criterion:
    """A criterion over a graph; `readings` are those of its table.

    - states: every World of the bound but for which agent and which conversation is which, and every declared state
      of every machine, those that are only passed through included;
    - transitions: every declared transition; with `every_edge` every command that is carried out in every World;
    - pairs: every two declared transitions of one machine, of which the second starts where the first ends, taken by
      one instance one after the other with nothing of its own between;
    - guards: every guard of every transition, once with the transition taken and once as the first to say no;
    - clauses: every clause that the machines implement: one of its transitions is taken, or one of its guards says no.
      What views and masking implement lies on no edge; `generate` looks for it in the scenarios themselves.

    Raises GraphError where there is no goal at all.
    """
    found = _criterion(name, graph, every_edge=every_edge, readings=readings)
    if not found.goals:
        raise GraphError(f"{graph.bounds}: nothing there is to be reached for {name}; give another criterion.")
    return found


def _criterion(name: CriterionName, graph: Graph, *, every_edge: bool, readings: tuple[str, ...]) -> Criterion:
    match name:
        case "states":
            return _on_edges(graph, *_states(graph))
        case "transitions" if every_edge:
            return _on_edges(graph, *_every_edge(graph))
        case "transitions":
            return _on_edges(graph, *_transitions(graph))
        case "pairs":
            return _pairs(graph)
        case "guards":
            return _on_edges(graph, *_guards(graph))
        case "clauses":
            return _on_edges(graph, *_clauses(readings))


Reached = Callable[[Edge], tuple[Goal, ...]]


def _on_edges(graph: Graph, goals: tuple[Goal, ...], reached: Reached, why: Callable[[Goal], str]) -> Criterion:
    wanted = frozenset(goals)
    by_edge = tuple(tuple(goal for goal in dict.fromkeys(reached(edge)) if goal in wanted) for edge in graph.edges)
    possible = frozenset(goal for found in by_edge for goal in found)
    return Criterion(
        goals,
        {goal: why(goal) for goal in goals if goal not in possible},
        1,
        lambda _instance, _memory, edge: (None, by_edge[edge]),
        lambda edge: [frozenset({goal}) for goal in by_edge[edge]],
    )


# --- states


def _states(graph: Graph) -> tuple[tuple[Goal, ...], Reached, Callable[[Goal], str]]:
    alike = {world: number for number, world in reversed(tuple(enumerate(map(canonical, graph.worlds))))}
    world_goals = tuple(f"World {alike[canonical(world)]}" for world in graph.worlds)
    transitions = {transition.id: f"{transition.machine}.{transition.target}" for transition in graph.table.transitions}
    at_reset = {world_goals[0], *(f"{machine.name}.{machine.initial}" for machine in graph.table.machines)}
    goals = (
        *(f"{machine.name}.{state}" for machine in graph.table.machines for state in machine.states),
        *dict.fromkeys(world_goals),
    )

    def reached(edge: Edge) -> tuple[Goal, ...]:
        return (*(transitions[step.transition] for step in edge.steps), world_goals[edge.target])

    # Where everything starts is reached by looking, before any command.
    wanted = tuple(goal for goal in goals if goal not in at_reset)
    return wanted, reached, lambda goal: f"no command under this bound leads {_state_words(goal)}"


def _state_words(goal: Goal) -> str:
    machine, _, state = goal.partition(".")
    return f"any {machine} to {state}"


# --- transitions


def _transitions(graph: Graph) -> tuple[tuple[Goal, ...], Reached, Callable[[Goal], str]]:
    goals = tuple(transition.id for transition in graph.table.transitions)
    return goals, lambda edge: tuple(step.transition for step in edge.steps), lambda goal: _never_taken(graph, goal)


def _every_edge(graph: Graph) -> tuple[tuple[Goal, ...], Reached, Callable[[Goal], str]]:
    def name(edge: Edge) -> Goal:
        """The same for parameters that make no difference, a text of one sort or another from a customer."""
        whose = ", ".join(str(index) for index in edge.event.me if index != NOBODY)
        led_to = ", ".join(step.transition for step in edge.steps)
        return f"World {edge.source}: {edge.event.name} of {whose} leads to World {edge.target} by {led_to}"

    taken = tuple(edge for edge in graph.edges if edge.refusal is None)
    return tuple(dict.fromkeys(map(name, taken))), lambda edge: () if edge.refusal else (name(edge),), lambda _goal: ""


def _never_taken(graph: Graph, identity: str) -> str:
    """Why a transition is never taken under the bound."""
    transition = graph.table.transition(identity)
    name = f"{transition.machine}.{transition.event}"
    spec = graph.table.event[name]
    if spec.by is not Caller.MACHINE and name not in {event.name for event in commands(graph.table, graph.bounds)}:
        return f"{name} is no command {'with' if graph.bounds.dialogs else 'without'} dialogs"
    if not _is_ever(graph, transition):
        return f"no {transition.machine} is ever {transition.source} under this bound"
    refusing = [
        guard.__name__
        for guard in transition.guards
        if any(
            asked.refused_by == guard.__name__
            for edge in graph.edges
            for asked in edge.asked
            if asked.transition == identity
        )
    ]
    if refusing:
        return f"{' or '.join(refusing)} says no each time"
    return f"{name} never comes in the state {transition.source}"


def _is_ever(graph: Graph, transition: Transition) -> bool:
    """Whether some instance is in the transition's source, at rest or on the way."""
    targets = {
        each.id
        for each in graph.table.transitions
        if (each.machine, each.target) == (transition.machine, transition.source)
    }
    me = instances(transition.machine, graph.bounds)[0]
    return state_of(graph.worlds[0], transition.machine, me) == transition.source or any(
        step.transition in targets for edge in graph.edges for step in edge.steps
    )


# --- pairs


def _pairs(graph: Graph) -> Criterion:
    transitions = graph.table.transitions
    final = {machine.name: machine.final for machine in graph.table.machines}
    ends = {transition.id: transition.target in final[transition.machine] for transition in transitions}
    names = {
        (one.id, other.id): f"{one.id}, then {other.id}"
        for one in transitions
        for other in transitions
        if one.machine == other.machine and one.target == other.source and not ends[one.id]
    }
    whose = [(machine.name, me) for machine in graph.table.machines for me in instances(machine.name, graph.bounds)]
    machine_of = {transition.id: transition.machine for transition in transitions}
    number: dict[tuple[str, InstanceId], int] = {each: index for index, each in enumerate(whose)}
    on_edge: list[dict[int, tuple[str, ...]]] = []
    for edge in graph.edges:
        taken: dict[int, tuple[str, ...]] = {}
        for step in edge.steps:
            instance = number[machine_of[step.transition], step.event.me]
            taken[instance] = (*taken.get(instance, ()), step.transition)
        on_edge.append(taken)

    def follow(instance: int, memory: Memory, edge: int) -> tuple[Memory, tuple[Goal, ...]]:
        goals = []
        for transition in on_edge[edge].get(instance, ()):
            if memory is not None:
                goals.append(names[memory, transition])
            memory = None if ends[transition] else transition
        return memory, tuple(goals)

    before: dict[str, list[str]] = {}
    for one, other in names:
        before.setdefault(other, []).append(one)

    def alternatives(edge: int) -> list[frozenset[Goal]]:
        groups = []
        for steps in on_edge[edge].values():
            groups.append(frozenset(names[one, steps[0]] for one in before.get(steps[0], ())))
            groups += [frozenset({names[pair]}) for pair in pairwise(steps) if pair in names]
        return groups

    possible = _possible(graph, len(whose), follow)
    taken_at_all = {step.transition for edge in graph.edges for step in edge.steps}
    unreachable = {}
    for (one, other), goal in names.items():
        if goal not in possible:
            never = next((each for each in (one, other) if each not in taken_at_all), None)
            unreachable[goal] = (
                "the second never comes right after the first under this bound"
                if never is None
                else f"{never} is never taken: {_never_taken(graph, never)}"
            )
    return Criterion(tuple(names.values()), unreachable, len(whose), follow, alternatives)


def _possible(
    graph: Graph, count: int, follow: Callable[[int, Memory, int], tuple[Memory, tuple[Goal, ...]]]
) -> frozenset[Goal]:
    """Every goal on some walk from reset, found on each instance's product of Worlds and memories."""
    found: set[Goal] = set()
    for instance in range(count):
        todo: list[tuple[int, Memory]] = [(0, None)]
        known = set(todo)
        for world, memory in todo:
            for edge in graph.leaving(world):
                after, goals = follow(instance, memory, edge)
                found.update(goals)
                node = (graph.edges[edge].target, after)
                if node not in known:
                    known.add(node)
                    todo.append(node)
    return frozenset(found)


# --- guards


def _guards(graph: Graph) -> tuple[tuple[Goal, ...], Reached, Callable[[Goal], str]]:
    transitions = {transition.id: transition for transition in graph.table.transitions}
    goals = tuple(
        f"{transition.id}: {guard.__name__} {word}"
        for transition in graph.table.transitions
        for guard in transition.guards
        for word in ("passes", "refuses")
    )

    def reached(edge: Edge) -> tuple[Goal, ...]:
        found = []
        for asked in edge.asked:
            if asked.refused_by is None:
                found += [
                    f"{asked.transition}: {guard.__name__} passes" for guard in transitions[asked.transition].guards
                ]
            else:
                found.append(f"{asked.transition}: {asked.refused_by} refuses")
        return tuple(found)

    def why(goal: Goal) -> str:
        guarded, _, word = goal.rpartition(" ")
        identity, _, guard = guarded.rpartition(": ")
        if word == "passes":
            return _never_taken(graph, identity)
        asked = [each for edge in graph.edges for each in edge.asked if each.transition == identity]
        if not asked:
            return _never_taken(graph, identity)
        earlier = [each.__name__ for each in transitions[identity].guards]
        earlier = earlier[: earlier.index(guard)]
        if any(each.refused_by in earlier for each in asked):
            return f"where it would say no under this bound, {' or '.join(earlier)} says it before"
        return "it says yes each time under this bound"

    return goals, reached, why


# --- clauses


@cache
def clauses_of_taking(readings: tuple[str, ...] = ()) -> Mapping[str, tuple[str, ...]]:
    """From a transition to the clauses and assumptions that break when it is dropped."""
    prefix = "transition dropped: "
    return {each.id.removeprefix(prefix): each.cites for each in faults(readings) if each.id.startswith(prefix)}


@cache
def clauses_of_refusing(readings: tuple[str, ...] = ()) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """From a transition and a guard to the clauses and assumptions that break when the guard is removed from it."""
    prefix, found = "guard removed: ", {}
    for each in faults(readings):
        if each.id.startswith(prefix):
            guard, _, transition = each.id.removeprefix(prefix).partition(" from ")
            found[transition, guard] = each.cites
    return found


def cited(edge: Edge, readings: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The clauses and assumptions that a step of a walk is evidence for: those whose fault would be seen in it."""
    found = [cite for step in edge.steps for cite in clauses_of_taking(readings)[step.transition]]
    for asked in edge.asked:
        if asked.refused_by is not None:
            found += clauses_of_refusing(readings)[asked.transition, asked.refused_by]
    return tuple(dict.fromkeys(found))


def _clauses(readings: tuple[str, ...]) -> tuple[tuple[Goal, ...], Reached, Callable[[Goal], str]]:
    clauses = load().clauses
    taking, refusing = clauses_of_taking(readings), clauses_of_refusing(readings)
    implemented = {cite for cites in (*taking.values(), *refusing.values()) for cite in cites}
    goals = tuple(clause for clause in clauses if clause in implemented)
    return (
        goals,
        lambda edge: cited(edge, readings),
        lambda _goal: "no command under this bound takes its transitions or meets its guards",
    )
