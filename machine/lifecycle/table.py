"""The table: every transition of the four machines as plain data, compiled from the python-statemachine classes.

Exploration, replay, coverage, diagrams and the desk all run on it. What lies outside the declared subset is refused
when this module is imported, with the reason.
"""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from itertools import combinations, pairwise
from typing import Any

from statemachine import StateMachine
from statemachine.transition import Transition as LibraryTransition

from machine.lifecycle.agent_status import AgentStatus
from machine.lifecycle.conversation import Conversation
from machine.lifecycle.declaration import EMISSIONS, GUARDS, OPPOSITES, Caller, Declared, Domain, Effect, Guard
from machine.lifecycle.dialog import Dialog
from machine.lifecycle.interaction import Interaction
from spec.refusals import ORDER_OF_REASONS

MACHINES: tuple[type[StateMachine], ...] = (AgentStatus, Conversation, Interaction, Dialog)

INJECTED = frozenset(
    "args kwargs event event_data machine model source target state transition configuration error "
    "key new_configuration previous_configuration trigger_data".split()
)
"""Parameter names that the library fills itself: it overwrites ours silently or fails."""

CONVENTIONS = ("before_", "on_", "after_", "prepare_")
"""Method names that the library would call by naming convention."""


class DeclarationError(TypeError):
    """A machine class lies outside the declared subset. The message names machine, transition, reason and remedy."""


@dataclass(frozen=True)
class Transition:
    """One transition.

    `id` is "Machine.event: source > target", with the distinguishing guard where several share these; `cites` are
    clause and assumption ids; `guards` are asked in order; `effect` is at most one.
    """

    id: str
    machine: str
    event: str
    source: str
    target: str
    guards: tuple[Guard, ...]
    effect: Effect | None
    cites: tuple[str, ...]

    @cached_property
    def guard_calls(self) -> tuple[tuple[Guard, tuple[str, ...]], ...]:
        """Each guard with the event parameters it takes."""
        return tuple((guard, parameters_of(guard)) for guard in self.guards)

    @cached_property
    def effect_parameters(self) -> tuple[str, ...]:
        """The event parameters that the effect takes."""
        return () if self.effect is None else parameters_of(self.effect)


def drawn(
    event: str,
    source: str,
    target: str,
    *,
    cites: str,
    guards: tuple[Guard, ...] = (),
    effect: Effect | None = None,
) -> Transition:
    """A transition of a table that no class declares, as the readings need it. `event` is "Machine.event", `cites` are
    ids, space-separated."""
    machine, _, name = event.partition(".")
    identity = f"{event}: {source} > {target}"
    return Transition(identity, machine, name, source, target, guards, effect, tuple(cites.split()))


@dataclass(frozen=True)
class EventSpec:
    """One event: its full name, who causes it, its parameters' domains, and whether it is a shortcut past a dialog."""

    name: str
    by: Caller
    parameters: tuple[tuple[str, Domain], ...]
    shortcut: bool


@dataclass(frozen=True)
class MachineSpec:
    """One machine: its name, its states in order of declaration, the initial one, the final ones."""

    name: str
    states: tuple[str, ...]
    initial: str
    final: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """All machines, events and transitions."""

    machines: tuple[MachineSpec, ...]
    events: tuple[EventSpec, ...]
    transitions: tuple[Transition, ...]

    @cached_property
    def event(self) -> dict[str, EventSpec]:
        """From an event's full name to its declaration."""
        return {spec.name: spec for spec in self.events}

    @cached_property
    def candidates(self) -> dict[tuple[str, str], tuple[Transition, ...]]:
        """From (full event name, state) to the transitions it may take there."""
        found: dict[tuple[str, str], list[Transition]] = {}
        for transition in self.transitions:
            found.setdefault((f"{transition.machine}.{transition.event}", transition.source), []).append(transition)
        return {key: tuple(transitions) for key, transitions in found.items()}

    @cached_property
    def _by_id(self) -> dict[str, Transition]:
        return {transition.id: transition for transition in self.transitions}

    def transition(self, identity: str) -> Transition:
        """The transition with this id. Raises KeyError with the known ids' count."""
        if identity not in self._by_id:
            raise KeyError(f"No transition has the id {identity!r}; the table holds {len(self.transitions)}.")
        return self._by_id[identity]

    def without(self, identity: str) -> Table:
        """The table with one transition dropped."""
        gone = self.transition(identity)
        return replace(self, transitions=tuple(transition for transition in self.transitions if transition is not gone))

    def changed(self, identity: str, **fields: Any) -> Table:
        """The table with fields of one transition replaced under its old id: `guards`, `effect` or `target`."""
        return self.replaced(identity, replace(self.transition(identity), **fields))

    def replaced(self, identity: str, *transitions: Transition) -> Table:
        """The table with these transitions in the place of one."""
        old = self.transition(identity)
        return replace(
            self,
            transitions=tuple(
                each
                for transition in self.transitions
                for each in (transitions if transition is old else (transition,))
            ),
        )

    def with_state(self, machine: str, state: str) -> Table:
        """The table with one more state, the last of its machine."""
        return replace(
            self,
            machines=tuple(
                replace(each, states=(*each.states, state)) if each.name == machine else each for each in self.machines
            ),
        )

    def with_event(self, spec: EventSpec, *transitions: Transition) -> Table:
        """The table with one more event and its transitions."""
        return replace(self, events=(*self.events, spec), transitions=(*self.transitions, *transitions))


@cache
def parameters_of(function: Guard | Effect) -> tuple[str, ...]:
    """The names of the event's parameters that a guard or an effect takes."""
    return tuple(inspect.signature(function).parameters)[2:]


def compile_table(classes: Iterable[type[StateMachine]]) -> Table:
    """Compile machine classes. Raises DeclarationError for anything outside the declared subset."""
    classes = tuple(classes)
    machines = []
    events: dict[str, EventSpec] = {}
    transitions: list[Transition] = []
    for cls in classes:
        _refuse_conventions(cls)
        states = tuple(str(state.value) for state in cls.states)
        for state in cls.states:
            if state.id != str(state.value):
                raise DeclarationError(f"{cls.__name__}: state {state.id!r} has the value {state.value!r}; make equal.")
            if state.states or state.parallel:
                raise DeclarationError(f"{cls.__name__}.{state.id}: nested states are not supported; flatten them.")
            if state.enter or state.exit:
                named = [spec for spec in (*state.enter, *state.exit) if not spec.is_convention]
                if named:
                    raise DeclarationError(f"{cls.__name__}.{state.id}: entry and exit actions; use an effect instead.")
        initial = [str(state.value) for state in cls.states if state.initial]
        final = tuple(str(state.value) for state in cls.states if state.final)
        machines.append(MachineSpec(cls.__name__, states, initial[0], final))
        for state in cls.states:
            for library in state.transitions:
                transition, spec = _compile_transition(cls, library)
                known = events.setdefault(spec.name, spec)
                if known != spec:
                    raise DeclarationError(f"{spec.name}: declared twice with different callers or parameters.")
                transitions.append(transition)
    return checked(Table(tuple(machines), tuple(events.values()), tuple(_named_apart(transitions))))


def checked(table: Table) -> Table:
    """The table, if its parts fit each other. Raises DeclarationError for the first that does not."""
    _refuse_what_is_not_there(table)
    _refuse_ambiguity(table)
    _refuse_disorder(table)
    _refuse_unknown_emissions(table)
    return table


def _refuse_what_is_not_there(table: Table) -> None:
    states = {f"{machine.name}.{state}" for machine in table.machines for state in machine.states}
    seen: set[str] = set()
    for transition in table.transitions:
        for state in (transition.source, transition.target):
            if f"{transition.machine}.{state}" not in states:
                raise DeclarationError(
                    f"{transition.id}: {transition.machine} has no state {state!r}; add it or correct it."
                )
        if f"{transition.machine}.{transition.event}" not in table.event:
            raise DeclarationError(
                f"{transition.id}: {transition.machine} has no event {transition.event!r}; add it or correct it."
            )
        if transition.id in seen:
            raise DeclarationError(f"{transition.id}: stands twice; give each transition its own id.")
        seen.add(transition.id)


def _refuse_conventions(cls: type[StateMachine]) -> None:
    for name in vars(cls):
        if name.startswith(CONVENTIONS):
            raise DeclarationError(
                f"{cls.__name__}.{name}: the library calls it by its name; declare an effect instead."
            )
    if cls.allow_event_without_transition or cls.catch_errors_as_events:
        raise DeclarationError(f"{cls.__name__}: ignores unknown events or swallows errors; derive from StateMachine.")


def _compile_transition(cls: type[StateMachine], library: LibraryTransition) -> tuple[Transition, EventSpec]:
    where = f"{cls.__name__}.{library.event}: {library.source.id} > {library.target and library.target.id}"
    declared: Declared | None = getattr(library, "declared", None)
    if declared is None:
        raise DeclarationError(f"{where}: declared without transition() and event(); it cites nothing.")
    if not declared.cites:
        raise DeclarationError(f"{where}: cites no clause and no assumption; add one.")
    if library.target is None or library.internal or len(library.targets) != 1 or " " in library.event:
        raise DeclarationError(f"{where}: has not exactly one event and one target; split it.")
    for group in (library.validators, library.before, library.after):
        if any(not spec.is_convention for spec in group):
            raise DeclarationError(f"{where}: has validators, before or after callbacks; use guards and one effect.")
    guards = [spec.func for spec in library.cond]
    effects = [spec.func for spec in library.on if not spec.is_convention]
    for spec in library.cond:
        if spec.expected_value is not True:
            raise DeclarationError(f"{where}: uses `unless`; declare the opposite guard.")
    if len(effects) > 1:
        raise DeclarationError(f"{where}: has {len(effects)} effects; at most one is allowed.")
    if hasattr(StateMachine, library.event):
        raise DeclarationError(f"{where}: the event hides the library's own {library.event!r}; rename it.")
    names = {name for name, _ in declared.parameters}
    if names & INJECTED:
        raise DeclarationError(f"{where}: parameter {min(names & INJECTED)!r} is filled by the library; rename it.")
    for role, function, registry in (
        *(("guard", guard, GUARDS) for guard in guards),
        *(("effect", effect, EMISSIONS) for effect in effects),
    ):
        if not inspect.isfunction(function) or function.__name__ == "<lambda>" or "." in function.__qualname__:
            raise DeclarationError(f"{where}: {role} {function!r} is not a module-level function.")
        if function not in registry:  # type: ignore[operator]
            raise DeclarationError(f"{where}: {role} {function.__name__} is not declared with @refuses or @emits.")
        taken = tuple(inspect.signature(function).parameters)
        if taken[:2] != ("world", "me"):
            raise DeclarationError(f"{where}: {role} {function.__name__} must take (world, me, …).")
        unknown = set(taken[2:]) - names
        if unknown:
            raise DeclarationError(
                f"{where}: {role} {function.__name__} takes {min(unknown)!r}, which the event does not declare."
            )
    transition = Transition(
        id=where,
        machine=cls.__name__,
        event=library.event,
        source=str(library.source.value),
        target=str(library.target.value),
        guards=tuple(guards),
        effect=effects[0] if effects else None,
        cites=declared.cites,
    )
    name = f"{cls.__name__}.{library.event}"
    return transition, EventSpec(name, declared.by, declared.parameters, declared.shortcut)


def _named_apart(transitions: list[Transition]) -> list[Transition]:
    shared = Counter(transition.id for transition in transitions)
    named = []
    for transition in transitions:
        if shared[transition.id] > 1:
            others = [other for other in transitions if other.id == transition.id and other is not transition]
            own = [guard for guard in transition.guards if all(guard not in other.guards for other in others)]
            transition = replace(transition, id=f"{transition.id} if {own[0].__name__ if own else '?'}")
        named.append(transition)
    return named


def _refuse_ambiguity(table: Table) -> None:
    for (name, state), transitions in table.candidates.items():
        for one, other in combinations(transitions, 2):
            if not any(frozenset({g, h}) in OPPOSITES for g in one.guards for h in other.guards):
                raise DeclarationError(
                    f"{name} in {state}: two transitions can be enabled at once ({one.id}; {other.id}); "
                    "give them guards declared as opposites."
                )


def _refuse_disorder(table: Table) -> None:
    """Guards are asked in the order of reasons (RULE-49). One that only tells a transition from another is no reason by
    itself, and may stand anywhere."""
    for (name, state), transitions in table.candidates.items():
        for transition in transitions:
            rivals = [guard for other in transitions if other is not transition for guard in other.guards]
            reasons = [
                guard
                for guard in transition.guards
                if not any(frozenset({guard, rival}) in OPPOSITES for rival in rivals)
            ]
            for one, other in pairwise(reasons):
                if ORDER_OF_REASONS[GUARDS[one].refusal] > ORDER_OF_REASONS[GUARDS[other].refusal]:
                    raise DeclarationError(
                        f"{name} in {state}: {one.__name__} is asked before {other.__name__}, whose reason comes first "
                        "in the order of reasons; let them change places."
                    )


def _refuse_unknown_emissions(table: Table) -> None:
    for transition in table.transitions:
        for name in EMISSIONS[transition.effect] if transition.effect else ():
            if name not in table.event:
                raise DeclarationError(
                    f"{transition.id}: effect emits {name}, which no machine declares; check its spelling."
                )


TABLE = compile_table(MACHINES)
