"""Exploration: every World that commands can reach under bounds, and every property over all of it.

Breadth first, so a counterexample is one of the shortest. What is not searched whole, because a budget ran out or
somebody stopped it, ends in `undetermined`, never in `proved`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Literal

import msgspec

from machine.explore.edges import MOST_STATES, Edges, edges_of
from machine.explore.field_shares import Share, shares
from machine.explore.lasso import lasso
from machine.explore.paths import counterexample, path_to
from machine.explore.progress import finished_by_itself, stuck
from machine.explore.search import BYTES_OF_A_STATE, LIMITS, Budget, Space, search
from machine.lifecycle.bounds import Bounds, left_out
from machine.lifecycle.reachability import MachineReachability, alone
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import Event
from spec.catalogue.entries import Words
from spec.properties import Explorable, PossibleProperty, ResponseProperty, SometimesProperty
from spec.properties.readings import properties_of

__all__ = [
    "CHECK_BOUNDS",
    "Budget",
    "Exploration",
    "Verdict",
    "VerdictWord",
    "combined",
    "explorable_properties",
    "explore",
    "properties_named",
]

VerdictWord = Literal["proved", "refuted", "undetermined"]

CHECK_BOUNDS: tuple[Bounds, ...] = (
    Bounds(agents=2, conversations=1, capacity=2, dialogs=True),
    Bounds(agents=2, conversations=2, capacity=2, dialogs=False),
)
"""The spaces of the main job."""


class Verdict(msgspec.Struct, frozen=True):
    """What the exploration says of one property, with the bound under which it says it.

    `counterexample` are the commands that lead to the violation, the offending one last; None where there is none.
    Where something stays pending for ever, `cycle` are the commands that then go on for ever, or none where nothing
    needs to happen any more.
    """

    id: str
    kind: str
    verdict: VerdictWord
    bound: str
    counterexample: tuple[Event, ...] | None = None
    cycle: tuple[Event, ...] | None = None


class Exploration(msgspec.Struct, frozen=True):
    """One explored space: its size, what was taken and seen in it, and the verdicts.

    `states` and `transitions` are those without symmetry; `canonical_states` were looked at, `memory_bytes` is what
    they take. `cut` says why the search was ended early, None where the space is whole. `machines` are the machines by
    themselves, `dominance` the fields that make the space large, where that was asked for.
    """

    bound: str
    states: int
    canonical_states: int
    transitions: int
    depth: int
    seconds: float
    memory_bytes: int
    cut: str | None
    taken: frozenset[str]
    seen_states: frozenset[str]
    machines: tuple[MachineReachability, ...]
    verdicts: tuple[Verdict, ...]
    dominance: tuple[Share, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether the space was searched whole."""
        return self.cut is None


def sometimes_properties(table: Table) -> tuple[SometimesProperty, ...]:
    """One for every state and every transition of the declared machines."""
    subjects = [f"{machine.name}.{state}" for machine in table.machines for state in machine.states]
    cites = {transition.id: transition.cites for transition in table.transitions}
    return tuple(
        SometimesProperty(
            f"sometimes {subject}",
            Words(f"Sometimes {subject}", f"{subject} 발생"),
            cites.get(subject, ("RULE-36",)),
            subject,
        )
        for subject in (*subjects, *cites)
    )


def explorable_properties(table: Table = TABLE, readings: Sequence[str] = ()) -> tuple[Explorable, ...]:
    """Every property that exploration decides under these readings, whose table it is."""
    return (*properties_of(readings), *sometimes_properties(table))


def properties_named(ids: Sequence[str], bounds: Bounds, readings: Sequence[str] = ()) -> tuple[Explorable, ...]:
    """The properties with these ids; where none is named, every one that the bounds do not leave out.

    Raises ValueError for an id that nothing has.
    """
    table = table_of(readings)
    known = {each.id: each for each in explorable_properties(table, readings)}
    for name in ids:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            raise ValueError(f'No property has the id "{name}"' + (f'; did you mean "{near[0]}"?' if near else "."))
    left = left_out(table, bounds)
    every = (each for each in known.values() if not (isinstance(each, SometimesProperty) and each.subject in left))
    return tuple(known[name] for name in dict.fromkeys(ids)) or tuple(every)


def explore(
    bounds: Bounds,
    *,
    table: Table = TABLE,
    properties: Sequence[Explorable] | None = None,
    symmetric: bool = False,
    dominance: bool = False,
    budget: Budget = LIMITS,
    progress: Callable[[int, int], None] = lambda _done, _found: None,
    interruptible: bool = False,
) -> Exploration:
    """Explore the whole space under `bounds` and decide every property.

    With `symmetric` one World is looked at of those that differ in nothing but which agent or conversation is which.
    With `dominance` it says how much each field adds. `progress` gets Worlds done and found. Ctrl-C is raised, unless
    it is `interruptible`: then it is a spent budget. Raises PackingError for
    bounds too large to begin with, and ValueError for a property that looks beyond what it is declared over.
    """
    started = time.monotonic()
    wanted = explorable_properties(table) if properties is None else tuple(properties)
    space = search(
        bounds, table, wanted, symmetric=symmetric, budget=budget, progress=progress, interruptible=interruptible
    )
    bound = f"{bounds}, {'with' if symmetric else 'without'} symmetry"
    seen = space.taken | _seen_states(table, space.taken)
    graph = _Graph(space, table, wanted, budget)
    return Exploration(
        bound=bound,
        verdicts=tuple(_verdict(each, bound, space, table, seen, graph) for each in wanted),
        states=space.reached,
        canonical_states=space.states,
        transitions=space.transitions,
        depth=len(space.levels) - 1,
        seconds=time.monotonic() - started,
        memory_bytes=BYTES_OF_A_STATE * space.states,
        cut=space.cut,
        taken=frozenset(space.taken),
        machines=alone(table),
        dominance=shares(space) if dominance else (),
        seen_states=frozenset(_seen_states(table, space.taken)),
    )


class _Graph:
    """The edges without symmetry, made when a property needs them; None where they are too many."""

    def __init__(self, space: Space, table: Table, wanted: Sequence[Explorable], budget: Budget) -> None:
        self._space, self._table, self._wanted, self._budget = space, table, wanted, budget
        self._made: tuple[Space, Edges] | None = None

    def get(self) -> tuple[Space, Edges] | None:
        if self._made is None and self._space.cut is None and self._space.reached <= MOST_STATES:
            plain = self._space
            if plain.symmetric:
                bounds = plain.bounds
                plain = search(
                    bounds,
                    self._table,
                    self._wanted,
                    symmetric=False,
                    budget=self._budget,
                    progress=lambda _done, _found: None,
                )
            self._made = None if plain.cut else (plain, edges_of(plain))
        return self._made


def _seen_states(table: Table, transitions: set[str]) -> set[str]:
    """The states that a machine was in or passed through."""
    initial = {f"{machine.name}.{machine.initial}" for machine in table.machines}
    return initial | {f"{table.transition(each).machine}.{table.transition(each).target}" for each in transitions}


def _verdict(each: Explorable, bound: str, space: Space, table: Table, seen: set[str], graph: _Graph) -> Verdict:
    open_word: VerdictWord = "undetermined" if space.cut else "proved"
    if isinstance(each, SometimesProperty):
        refused: VerdictWord = "undetermined" if space.cut else "refuted"
        return Verdict(each.id, each.kind, "proved" if each.subject in seen else refused, bound)
    if isinstance(each, ResponseProperty) and each.id in space.found:
        return _unanswered(each, bound, table, graph)
    if each.id in space.found:
        return Verdict(each.id, each.kind, "refuted", bound, counterexample(space, table, each.id))
    if isinstance(each, PossibleProperty) and not space.cut and not finished_by_itself(space, each):
        return _unfinished(each, bound, table, graph)
    return Verdict(each.id, each.kind, open_word, bound)


def _unanswered(each: ResponseProperty, bound: str, table: Table, graph: _Graph) -> Verdict:
    """The event does not help at once everywhere: only a cycle that is fair to it refutes the property."""
    made = graph.get()
    if made is None:
        return Verdict(each.id, each.kind, "undetermined", bound)
    space, edges = made
    found = lasso(space, edges, each)
    if found is None:
        return Verdict(each.id, each.kind, "proved", bound)
    return Verdict(each.id, each.kind, "refuted", bound, path_to(space, table, found.where)[0], found.cycle)


def _unfinished(each: PossibleProperty, bound: str, table: Table, graph: _Graph) -> Verdict:
    made = graph.get()
    if made is None:
        return Verdict(each.id, each.kind, "undetermined", bound)
    space, edges = made
    found = stuck(space, edges, each)
    if found is None:
        return Verdict(each.id, each.kind, "proved", bound)
    return Verdict(each.id, each.kind, "refuted", bound, path_to(space, table, found)[0])


def combined(explorations: Sequence[Exploration]) -> tuple[Verdict, ...]:
    """One verdict for each property over several spaces: refuted anywhere is refuted; `sometimes` needs one.

    Raises ValueError where there is no space, or no property in it: then nothing was verified.
    """
    if not any(exploration.verdicts for exploration in explorations):
        raise ValueError("No property was explored in any space, so there is no verdict; give bounds and properties.")
    combined_verdicts = []
    for verdicts in zip(*(exploration.verdicts for exploration in explorations), strict=True):
        words = [verdict.verdict for verdict in verdicts]
        worst: VerdictWord
        if verdicts[0].kind == "sometimes":
            worst = "proved" if "proved" in words else "undetermined" if "undetermined" in words else "refuted"
        else:
            worst = "refuted" if "refuted" in words else "undetermined" if "undetermined" in words else "proved"
        decisive = [verdict for verdict in verdicts if verdict.verdict == worst]
        bound = "; ".join(dict.fromkeys(verdict.bound for verdict in decisive))
        first = decisive[0]
        combined_verdicts.append(Verdict(first.id, first.kind, worst, bound, first.counterexample, first.cycle))
    return tuple(combined_verdicts)
