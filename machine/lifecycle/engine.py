"""The engines: take one event, or run a command and everything it causes to completion.

Two engines give the same answers: the table, which everything uses, and the library's own (`library_engine.py`),
which the tests hold it to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from machine.lifecycle.declaration import GUARDS, Guard
from machine.lifecycle.no_transition import without_transition
from machine.lifecycle.table import TABLE, Table, Transition, parameters_of
from machine.lifecycle.world import (
    AgentState,
    ConversationPhase,
    DialogState,
    Event,
    InstanceId,
    InteractionPhase,
    Outcome,
    World,
    settle,
)
from spec.refusals import Refusal

MICROSTEPS_LIMIT = 1000
"""More consequences of one command than this mean machines that send each other events for ever."""


class Step(NamedTuple):
    """One transition taken: its id and the event that took it."""

    transition: str
    event: Event


class Fired(NamedTuple):
    """What one event led to."""

    world: World
    step: Step


class Blocked(NamedTuple):
    """Why an event was refused: the class, what it cites, and the guard that said no (None: no transition)."""

    refusal: Refusal
    cites: tuple[str, ...]
    guard: str | None


class Macrostep(NamedTuple):
    """What a command led to: the settled World, the steps, and for each conversation closed on the way its outcome."""

    world: World
    steps: tuple[Step, ...]
    outcomes: tuple[tuple[int, Outcome], ...]


class SpecificationError(RuntimeError):
    """The machines contradict each other: an internal event was refused, or they never come to rest."""


class Engine(Protocol):
    """Whoever can take one event."""

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        """Take one event: what it led to, with what it emits still pending, or why it was refused."""


def state_of(world: World, machine: str, me: InstanceId) -> str:
    """The state of one machine instance."""
    match machine:
        case "AgentStatus":
            return world.statuses[me.agent]
        case "Conversation":
            return world.conversations[me.conversation].state
        case "Interaction":
            return world.interaction(me).state
        case _:
            return world.dialog(me)


def enter(world: World, machine: str, me: InstanceId, state: str) -> World:
    """The World with one machine instance in another state."""
    match machine:
        case "AgentStatus":
            return world.with_status(me.agent, AgentState(state))
        case "Conversation":
            return world.with_conversation(me, world.conversation(me)._replace(state=ConversationPhase(state)))
        case "Interaction":
            return world.with_interaction(me, world.interaction(me)._replace(state=InteractionPhase(state)))
        case _:
            return world.with_dialog(me, DialogState(state))


@dataclass(frozen=True)
class TableEngine:
    """The engine on the compiled table.

    A `strict` one asks the guards of every transition of the event, not only until one is enabled, and raises
    SpecificationError where two are: the library would take the first, and nobody would know.
    """

    table: Table = TABLE
    strict: bool = False

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        """Take one event by the table.

        Where several transitions are refused, the class is that of the guard which was reached last (RULE-33). Raises
        SpecificationError where a strict engine finds two enabled.
        """
        enabled, nearest = self._asked(world, event)
        if enabled is not None:
            return Fired(self._take(world, event, enabled, dict(event.parameters)), Step(enabled.id, event))
        return _without_transition(world, event) if nearest is None else _by_guard(nearest)

    def takes(self, world: World, event: Event) -> bool:
        """Whether the event would be taken; no effect is run for it."""
        return self._asked(world, event)[0] is not None

    def _asked(self, world: World, event: Event) -> tuple[Transition | None, Guard | None]:
        """The enabled transition, or else the guard that said no; neither where there is no transition.

        Of several transitions each but one fails at a guard that only tells them apart, which is no reason: the one
        that comes furthest is meant. Its guards stand in the order of reasons, so the first no is what is told.
        """
        state = state_of(world, event.name.partition(".")[0], event.me)
        values = dict(event.parameters)
        nearest: tuple[int, Guard] | None = None
        enabled: Transition | None = None
        for transition in self.table.candidates.get((event.name, state), ()):
            for passed, (guard, names) in enumerate(transition.guard_calls):
                # Most guards take no parameters, and this is asked a million times a minute.
                given = {name: values[name] for name in names} if names else {}
                if not guard(world, event.me, **given):
                    if nearest is None or passed > nearest[0]:
                        nearest = (passed, guard)
                    break
            else:
                if enabled is not None:
                    raise SpecificationError(
                        f"{event.name} in {state}: two transitions are enabled at once ({enabled.id}; {transition.id})."
                    )
                enabled = transition
                if not self.strict:
                    break
        return enabled, None if nearest is None else nearest[1]

    def _take(self, world: World, event: Event, transition: Transition, values: dict[str, str | int]) -> World:
        if transition.effect is not None:
            world = transition.effect(world, event.me, **{name: values[name] for name in transition.effect_parameters})
        return enter(world, transition.machine, event.me, transition.target)


def _by_guard(guard: Guard) -> Blocked:
    facts = GUARDS[guard]
    return Blocked(facts.refusal, facts.cites, guard.__name__)


def _without_transition(world: World, event: Event) -> Blocked:
    missing = without_transition(event.name, state_of(world, event.name.partition(".")[0], event.me))
    values = dict(event.parameters)
    for guard in missing.first:
        if not guard(world, event.me, **{name: values[name] for name in parameters_of(guard)}):
            return _by_guard(guard)
    return Blocked(missing.refusal, missing.cites, None)


def takes(engine: Engine, world: World, event: Event) -> bool:
    """Whether an engine takes an event."""
    return (
        engine.takes(world, event) if isinstance(engine, TableEngine) else isinstance(engine.fire(world, event), Fired)
    )


def run(engine: Engine, world: World, event: Event) -> Macrostep | Blocked:
    """Take `event` and every event it causes, first come first served, and settle.

    Raises SpecificationError when an internal event is refused.
    """
    first = engine.fire(world, event)
    if isinstance(first, Blocked):
        return first
    before = world
    world, step = first
    steps = [step]
    while world.pending:
        consequence, world = world.pending[0], world._replace(pending=world.pending[1:])
        fired = engine.fire(world, consequence)
        if isinstance(fired, Blocked):
            raise SpecificationError(
                f"{consequence.name} for {tuple(consequence.me)} was refused ({fired.refusal}) after {event.name}: "
                "an effect emits an event that its machine does not take here."
            )
        world, step = fired
        steps.append(step)
        if len(steps) > MICROSTEPS_LIMIT:
            raise SpecificationError(f"{event.name} causes more than {MICROSTEPS_LIMIT} steps: a loop of events.")
    outcomes = tuple(
        (slot, talk.outcome)
        for slot, talk in enumerate(world.conversations)
        if talk is not before.conversations[slot] and talk.state is ConversationPhase.CLOSED
    )
    return Macrostep(settle(world, before), tuple(steps), outcomes)
