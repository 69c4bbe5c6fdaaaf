"""What our desk answers in each state, found by playing it: what somebody may try there, whether it is taken, and for
which reason it is refused, in the other machines too; and what becomes of an event where a condition does not hold.

A person tries what can be tried before the screen: who has a part in a conversation its buttons, a customer a text and
STOP, an administrator to delete what is not deleted yet. Clock and system are refused nothing, for they try nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from machine.concrete.turn import turn
from machine.evidence.cache import stage
from machine.explore.concrete_graph import Graph, graph
from machine.lifecycle.bounds import Bounds, commands
from machine.lifecycle.declaration import GUARDS, Caller
from machine.lifecycle.engine import Blocked, Fired, TableEngine, run, state_of
from machine.lifecycle.table import TABLE, Transition
from machine.lifecycle.world import (
    SETTLED,
    ConversationPhase,
    DialogState,
    Event,
    InstanceId,
    InteractionPhase,
    Role,
    World,
)
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
APART = frozenset({InteractionPhase.NONE}) | SETTLED


OFFER = "Conversation.offer"
"""What the system tries with an agent, and what an agent's status decides."""


class Standing(StrEnum):
    """How an agent stands to a conversation. Agents in one state of it may be refused for different reasons."""

    NONE = "none"
    ASKED = "asked"
    OWNER = "owner"
    JOINED = "joined"
    WRAP_UP = "wrap_up"


class Reason(NamedTuple):
    """Why our desk refuses something, and what asks for it."""

    refusal: Refusal
    cites: tuple[str, ...]


class Tried(NamedTuple):
    """What somebody tries in a state: an event by its full name, how whoever tries it stands to the conversation where
    that is told apart, whether it is ever taken there, and the reasons for which it is refused at other times, the
    commonest first."""

    event: str
    who: Standing
    is_taken: bool
    reasons: tuple[Reason, ...]


class Otherwise(NamedTuple):
    """What becomes of an event where one condition of a transition does not hold: the ids of transitions that are taken
    instead, else why it is refused."""

    instead: tuple[str, ...]
    refusal: Refusal


class _Place(NamedTuple):
    """Where it is told what an event is answered: at a state, as what is tried there or as what is tried `elsewhere` by
    or with those whose state it is."""

    machine: str
    state: str
    elsewhere: bool = False
    who: Standing = Standing.NONE


Answers = Mapping[tuple[str, str], tuple[Tried, ...]]


def tried() -> Answers:
    """By machine and state what somebody may try there, in the order of the table's events."""
    return {(place.machine, place.state): found for place, found in _kept() if not place.elsewhere}


def tried_elsewhere() -> Answers:
    """By machine and state what is tried in the other machines by whose state it is, or with them. Of the reasons for
    which something is never taken in a state those that hold in every state of the machine are left out, unless there
    are no others."""
    found = {(place.machine, place.state): each for place, each in _kept() if place.elsewhere}
    return {
        (machine, state): tuple(_of_this_state(each, machine, found) for each in several)
        for (machine, state), several in found.items()
    }


def _of_this_state(one: Tried, machine: str, found: Answers) -> Tried:
    alike = [
        set(each.reasons)
        for (other, _), several in found.items()
        if other == machine
        for each in several
        if each.event == one.event
    ]
    own = tuple(each for each in one.reasons if each not in set.intersection(*alike))
    return one._replace(reasons=own or one.reasons)


_Answered = tuple[tuple[_Place, tuple[Tried, ...]], ...]


@cache
def _kept() -> _Answered:
    """Taken over from the last time where nothing that it rests on has changed."""
    return stage("answers", _Answered, _answers, fresh=False)


def _answers() -> _Answered:
    explored = graph(BOUNDS)
    answers: dict[_Place, dict[tuple[str, Standing], Counter[Reason | None]]]
    answers = defaultdict(lambda: defaultdict(Counter))
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
                    answers[place._replace(who=Standing.NONE)][event.name, place.who][reason] += 1
            # Only a command that is refused leaves everything as it was.
            if len(given) > 1 or not isinstance(answer, Refused):
                desk = snapshot.desk()
    names, standings = [each.name for each in TABLE.events], list(Standing)
    return tuple(
        (
            place,
            tuple(
                _summary(*key, found[key])
                for key in sorted(found, key=lambda each: (names.index(each[0]), standings.index(each[1])))
            ),
        )
        for place, found in answers.items()
    )


def _summary(event: str, who: Standing, answers: Counter[Reason | None]) -> Tried:
    reasons = [each for each in answers if each is not None]
    reasons.sort(key=lambda each: (-answers[each], ORDER_OF_REASONS[each.refusal]))
    return Tried(event, who, None in answers, tuple(reasons))


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
    if event.name == OFFER:
        return world.conversation(event.me).state is ConversationPhase.QUEUED
    if spec.by not in PERSONS or spec.shortcut:
        return False
    if machine not in ("Interaction", "Dialog"):
        return name != "asset_deleted" or world.conversation(event.me).state is not ConversationPhase.INTERRUPTED
    part = world.interaction(event.me).state
    if name == "accept":
        # A request may be gone a moment before its Accept is clicked.
        return part is InteractionPhase.OFFERED or part in APART
    if part in APART:
        return False
    return machine == "Interaction" or name.startswith("open") or name in IN_DIALOG[world.dialog(event.me)]


def _places(world: World, event: Event) -> Iterator[_Place]:
    """The states at which it is told what an event is answered. To a conversation belongs what those try who are asked
    or hold it, and while a transfer is requested the sender; who else wraps up is told of where that is."""
    machine, me = event.name.partition(".")[0], event.me
    if event.name == OFFER or machine == "Conversation":
        yield from _places_of_conversation(world, event)
        return
    here = str(state_of(world, machine, me))
    if machine == "AgentStatus":
        yield _Place(machine, here)
        return
    status, part, who = str(world.statuses[me.agent]), str(world.interaction(me).state), _standing(world, me)
    if part in APART:
        yield _Place("AgentStatus", status, elsewhere=True)
        return
    opens = event.name in STANDS_FOR
    yield _Place(machine, here, who=who if here == InteractionPhase.HELD else Standing.NONE)
    if opens:
        yield _Place("Interaction", part, who=who if part == InteractionPhase.HELD else Standing.NONE)
    phase = world.conversation(me).state
    concerned = who is not Standing.WRAP_UP or phase is ConversationPhase.TRANSFER_REQUESTED
    if concerned and (machine == "Interaction" or opens):
        yield _Place("Conversation", str(phase), who=who)
    if machine == "Interaction" or opens or event.name == "Dialog.submit":
        yield _Place("AgentStatus", status, elsewhere=True)
    if machine == "Dialog" and not opens:
        yield _Place("Interaction", part, elsewhere=True)
    dialog = world.dialog(me)
    if machine == "Interaction" and dialog is not DialogState.NONE:
        yield _Place("Dialog", str(dialog), elsewhere=True)


def _places_of_conversation(world: World, event: Event) -> Iterator[_Place]:
    """What happens to a conversation is told of the parts that agents have in it as well, what depends on one agent of
    that agent's status."""
    if event.name != OFFER:
        yield _Place("Conversation", str(world.conversation(event.me).state))
    agent = dict(event.parameters).get("agent")
    if isinstance(agent, int):
        yield _Place("AgentStatus", str(world.statuses[agent]), elsewhere=True)
        return
    for part in {each[event.me.conversation].state for each in world.interactions}.difference(APART):
        yield _Place("Interaction", str(part), elsewhere=True)


def _standing(world: World, me: InstanceId) -> Standing:
    part = world.interaction(me)
    if part.state is InteractionPhase.HELD:
        return Standing.OWNER if part.role is Role.OWNER else Standing.JOINED
    known = {InteractionPhase.OFFERED: Standing.ASKED, InteractionPhase.WRAP_UP: Standing.WRAP_UP}
    return known.get(part.state, Standing.NONE)


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
