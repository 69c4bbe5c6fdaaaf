"""What our desk answers in each state, found by playing it: what somebody may try there, whether it is taken, and for
which reason it is refused; and what becomes of an event where a condition does not hold.

A person tries what can be tried before the screen: who has a part in a conversation its buttons, a customer a text and
STOP, an administrator to delete what is not deleted yet. Clock and system are refused nothing, for they try nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from machine.concrete.turn import turn
from machine.explore.concrete_graph import Graph, graph
from machine.lifecycle.bounds import Bounds, commands
from machine.lifecycle.declaration import GUARDS, Caller
from machine.lifecycle.engine import Blocked, Fired, TableEngine, run, state_of
from machine.lifecycle.table import TABLE, Transition
from machine.lifecycle.world import ConversationPhase, DialogState, Event, InteractionPhase, World
from machine.pages.walk.memory import Cast, Snapshot
from spec.port.answers import Accepted, Refused
from spec.refusals import ORDER_OF_REASONS, Refusal

BOUNDS = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
PERSONS = (Caller.AGENT, Caller.CUSTOMER, Caller.ADMINISTRATOR)
STANDS_FOR: Mapping[str, str] = {
    "Dialog.open_transfer": "Interaction.transfer",
    "Dialog.open_conference": "Interaction.invite",
}
"""What opening a dialog is the first click of."""
IN_DIALOG: Mapping[str, frozenset[str]] = {
    DialogState.NONE: frozenset(),
    DialogState.TRANSFER: frozenset({"search", "choose", "refresh", "cancel", "confirm"}),
    DialogState.CONFERENCE: frozenset({"search", "choose", "refresh", "cancel", "confirm"}),
    DialogState.WRAP_UP: frozenset({"search", "choose", "cancel", "submit"}),
}
"""What can be tried in a dialog that is open."""
GONE = (InteractionPhase.MISSED, InteractionPhase.WITHDRAWN)
"""A request that was there: somebody may click its Accept a moment too late."""
APART = (InteractionPhase.NONE, InteractionPhase.DONE, *GONE)


class Reason(NamedTuple):
    """Why our desk refuses something, and what asks for it."""

    refusal: Refusal
    cites: tuple[str, ...]


class Tried(NamedTuple):
    """What somebody tries in a state: an event by its full name, whether it is ever taken there, and the reasons for
    which it is refused at other times, the commonest first."""

    event: str
    is_taken: bool
    reasons: tuple[Reason, ...]


class Otherwise(NamedTuple):
    """What becomes of an event where one condition of a transition does not hold: the ids of transitions that are taken
    instead, else why it is refused."""

    instead: tuple[str, ...]
    refusal: Refusal


@cache
def tried() -> Mapping[tuple[str, str], tuple[Tried, ...]]:
    """By machine and state what somebody may try there, in the order of the table's events."""
    explored = graph(BOUNDS)
    answers: dict[tuple[str, str], dict[str, Counter[Reason | None]]] = defaultdict(lambda: defaultdict(Counter))
    known = commands(TABLE, BOUNDS)
    for world, snapshot in zip(explored.worlds, _desks(explored), strict=True):
        desk = snapshot.desk()
        for event in known:
            if not _can_be_tried(world, event):
                continue
            given = turn(desk, event, "en")
            if given is None:
                continue
            answer = [desk.apply(command) for command in given][-1]
            if isinstance(answer, Accepted | Refused):
                reason = Reason(answer.reason, answer.cites) if isinstance(answer, Refused) else None
                for place in _places(world, event):
                    answers[place][event.name][reason] += 1
            # Only a command that is refused leaves everything as it was.
            if len(given) > 1 or not isinstance(answer, Refused):
                desk = snapshot.desk()
    order = [each.name for each in TABLE.events]
    return {
        place: tuple(_summary(name, found[name]) for name in sorted(found, key=order.index))
        for place, found in answers.items()
    }


def _summary(event: str, answers: Counter[Reason | None]) -> Tried:
    reasons = [each for each in answers if each is not None]
    reasons.sort(key=lambda each: (-answers[each], ORDER_OF_REASONS[each.refusal]))
    return Tried(event, None in answers, tuple(reasons))


def _desks(explored: Graph) -> list[Snapshot]:
    """A desk in each World."""
    found = {0: Snapshot(Cast(BOUNDS, "en").desk())}
    todo = deque([0])
    while todo:
        world = todo.popleft()
        for number in explored.leaving(world):
            edge = explored.edges[number]
            if edge.refusal is not None or edge.target in found:
                continue
            desk = found[world].desk()
            given = turn(desk, edge.event, "en")
            if given is None:
                continue
            for command in given:
                desk.apply(command)
            found[edge.target] = Snapshot(desk)
            todo.append(edge.target)
    return [found[world] for world in range(len(explored.worlds))]


def _can_be_tried(world: World, event: Event) -> bool:
    """Whether somebody who stands before a screen can try this."""
    machine, _, name = event.name.partition(".")
    spec = TABLE.event[event.name]
    if spec.by not in PERSONS or spec.shortcut:
        return False
    if machine not in ("Interaction", "Dialog"):
        return name != "asset_deleted" or world.conversation(event.me).state is not ConversationPhase.INTERRUPTED
    part = world.interaction(event.me).state
    if name == "accept":
        return part is InteractionPhase.OFFERED or part in GONE
    if part in APART:
        return False
    return machine == "Interaction" or name.startswith("open") or name in IN_DIALOG[world.dialog(event.me)]


def _places(world: World, event: Event) -> Iterator[tuple[str, str]]:
    """The machines and states in which it is told what an event is answered. To a conversation belongs what those try
    who are asked or hold it; who wraps up is told of where that is."""
    machine, me = event.name.partition(".")[0], event.me
    yield machine, str(state_of(world, machine, me))
    if event.name in STANDS_FOR:
        yield "Interaction", str(world.interaction(me).state)
    is_told = machine == "Interaction" or event.name in STANDS_FOR
    if is_told and world.interaction(me).state is not InteractionPhase.WRAP_UP:
        yield "Conversation", str(world.conversation(me).state)


@cache
def otherwise() -> Mapping[tuple[str, str], Otherwise]:
    """By the id of a transition and the name of a condition what becomes of its event where that does not hold."""
    noting = _Noting()
    known = commands(TABLE, BOUNDS)
    for world in graph(BOUNDS).worlds:
        for event in known:
            if (event.name, state_of(world, event.name.partition(".")[0], event.me)) in TABLE.candidates:
                run(noting, world, event)
    return {
        (each.id, guard.__name__): Otherwise(
            tuple(sorted(noting.instead[each.id, guard.__name__])),
            _commonest(noting.refusals[each.id, guard.__name__]) or GUARDS[guard].refusal,
        )
        for each in TABLE.transitions
        for guard in each.guards
    }


def _commonest(refusals: Counter[Refusal]) -> Refusal | None:
    return min(refusals, key=lambda each: (-refusals[each], ORDER_OF_REASONS[each]), default=None)


class _Noting:
    """The table's engine, noting for each transition that was not taken its first condition that did not hold."""

    def __init__(self) -> None:
        self._engine = TableEngine(TABLE)
        self.instead: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.refusals: dict[tuple[str, str], Counter[Refusal]] = defaultdict(Counter)

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        done = self._engine.fire(world, event)
        state = state_of(world, event.name.partition(".")[0], event.me)
        for transition in TABLE.candidates.get((event.name, state), ()):
            failed = _first_failed(transition, world, event)
            if failed is None:
                continue
            if isinstance(done, Blocked):
                self.refusals[transition.id, failed][done.refusal] += 1
            else:
                self.instead[transition.id, failed].add(done.step.transition)
        return done


def _first_failed(transition: Transition, world: World, event: Event) -> str | None:
    values = dict(event.parameters)
    for guard, names in transition.guard_calls:
        if not guard(world, event.me, **{name: values[name] for name in names}):
            return guard.__name__
    return None
