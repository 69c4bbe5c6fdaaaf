"""The table of a walk, made: every World is reached on a desk, every event is tried there, and what that does and shows
is written down."""

from __future__ import annotations

from collections import deque
from functools import cache
from itertools import product
from typing import NamedTuple

from machine.concrete.turn import Turn, turn
from machine.desk.in_process import InProcessDesk
from machine.evidence.cache import stage
from machine.explore.concrete_graph import Edge, Graph, graph
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.declaration import Caller
from machine.lifecycle.guards import can_take
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import NOBODY, DialogState, Event
from machine.pages.walk.commands import Commands, refused, stage_steps, verbs
from machine.pages.walk.effects import effect, noted, poisoned
from machine.pages.walk.memory import ENDINGS, Cast, Dialog, Snapshot, parts_of
from machine.pages.walk.screens import Screens
from machine.pages.walk.table import (
    REGISTERS,
    STEPS_LIMIT,
    Kind,
    Operation,
    WalkEvent,
    WalkProperty,
    WalkRefusal,
    WalkTable,
)
from machine.port.particles import ending_of
from spec.language import LANGUAGES
from spec.port.answers import Accepted, Refused
from spec.properties import STATE_PROPERTIES, StateProperty

BOUNDS = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
IMPOSSIBLE = -1


class WalkError(ValueError):
    """A walk cannot be tabulated. The message says which event does what it should not."""


class _Memory(NamedTuple):
    """What an event's outcome may depend on beside the World: the agent's dialog, whether the spare queue is gone, and
    how many assets are deleted, where that is asked."""

    dialog: Dialog | None = None
    gone: int = 0
    deleted: int | None = None


class _Done(NamedTuple):
    """An event that was given on a desk: its commands by number, what they did, and what the last was answered."""

    turn: tuple[int, ...]
    operations: tuple[Operation, ...]
    refused: Refused | None


@cache
def kept_table() -> WalkTable:
    """The table, taken over from the last time where nothing that it rests on has changed."""
    return stage("walk", WalkTable, walk_table, fresh=False)


def walk_table() -> WalkTable:
    """The table of two agents and one conversation, with dialogs. Raises WalkError, UnknownEffectError."""
    return _Tabulation(graph(BOUNDS)).table()


class _Tabulation:
    """The table while it is made."""

    def __init__(self, explored: Graph) -> None:
        self._graph = explored
        self._casts = [Cast(BOUNDS, language) for language in LANGUAGES]
        self._commands = Commands(self._casts)
        self._snapshots: dict[int, list[Snapshot]] = {}
        self._dialogs: dict[Dialog, int] = {}
        self._bricks: list[tuple[str, str]] = []
        self._outcomes: dict[tuple[tuple[int, ...], tuple[Operation, ...]], int] = {}
        self._known: dict[tuple[object, ...], _Done] = {}
        self._done: dict[tuple[int, Event, _Memory], _Done | None] = {}
        self._scratch: dict[int, InProcessDesk] = {}
        """A desk in each World, to plan on; nothing is carried out on it."""
        self._deleted: dict[int, frozenset[str]] = {}

    def table(self) -> WalkTable:
        self._reach_every_world()
        self._find_dialogs()
        screens = Screens(self._casts, self._dialogs)
        kinds: dict[Kind, int] = {}
        refusals: dict[Refused, int] = {}
        events: dict[Event, int] = {}
        rows: list[tuple[int, ...]] = []
        impossible = 0
        for world in range(len(self._graph.worlds)):
            row: list[int] = []
            for number in self._graph.leaving(world):
                edge = self._graph.edges[number]
                registers, found, refusal = self._outcomes_of(edge)
                if not found:
                    impossible += 1
                    continue
                event = events.setdefault(edge.event, len(events))
                said = -1 if refusal is None else refusals.setdefault(refusal, len(refusals))
                kind = Kind(event, screens.lookup(registers, found), said)
                row += (kinds.setdefault(kind, len(kinds)), edge.target)
            rows.append(tuple(row))
        shown = tuple(
            screens.classes_in(world, self._snapshots[number]) for number, world in enumerate(self._graph.worlds)
        )
        held = next(
            number
            for number, world in enumerate(self._graph.worlds)
            if world.interactions[0][0].state == "held" and world.conversations[0].state == "active"
        )
        reason = [(result, bool(reason)) for result, reason in self._bricks]
        gallery = screens.desktops(self._snapshots[held], range(BOUNDS.agents), reason)
        phone = screens.phone()
        administrator, row_lookup = screens.administrator(self._snapshots[held])
        operations: dict[Operation, int] = {}
        for _, done in self._outcomes:
            for each in done:
                operations.setdefault(each, len(operations))
        stages = [stage_steps(cast) for cast in self._casts]
        return WalkTable(
            pieces=screens.pieces.pieces,
            nodes=screens.pieces.nodes,
            slots=tuple(screens.slots),
            screens=(*gallery.screens, phone, administrator),
            lookups=screens.lookups,
            classes=tuple(screens.classes),
            shown=shown,
            said=gallery.said,
            toasters=gallery.toasters,
            notifications=gallery.notifications,
            bricks=gallery.bricks,
            row=row_lookup,
            events=tuple(_event(event) for event in events),
            kinds=tuple(kinds),
            edges=tuple(rows),
            operations=tuple(operations),
            outcomes=tuple((given, tuple(operations[each] for each in done)) for given, done in self._outcomes),
            commands=tuple(self._commands.told),
            refusals=tuple(WalkRefusal(*refused(each.reason), each.cites) for each in refusals),
            assets=self._assets(),
            business_numbers=screens.business_numbers(),
            given=tuple(before for before, _, _ in stages),
            given_asset=tuple(asset for _, asset, _ in stages),
            given_after=tuple(after for _, _, after in stages),
            verbs=verbs(),
            impossible=impossible,
            registers=REGISTERS,
            steps_limit=STEPS_LIMIT,
            properties=tuple(map(self._property, STATE_PROPERTIES)),
        )

    def _property(self, asked: StateProperty) -> WalkProperty:
        broken = (place for place, world in enumerate(self._graph.worlds) if not asked.holds(world))
        return WalkProperty(asked.id, tuple(asked.title.of(language) for language in LANGUAGES), tuple(broken))

    def _assets(self) -> tuple[tuple[str | int, ...], ...]:
        names = zip(*([each.name for each in cast.configuration.assets] for cast in self._casts), strict=True)
        endings = zip(
            *([ending_of(each.name) for each in cast.configuration.assets] for cast in self._casts), strict=True
        )
        return tuple(
            (*both, *(0 if place == 0 else ENDINGS.index(ending) + 1 for ending in ends))
            for place, (both, ends) in enumerate(zip(names, endings, strict=True))
        )

    # --- desks

    def _reach_every_world(self) -> None:
        """A desk in each World and language, by the fewest events that a desktop can be given one by one."""
        self._snapshots[0] = [Snapshot(cast.desk()) for cast in self._casts]
        todo = deque([0])
        while todo:
            world = todo.popleft()
            desk = self._snapshots[world][0].desk()
            for number in self._graph.leaving(world):
                edge = self._graph.edges[number]
                if edge.refusal is not None or edge.target in self._snapshots:
                    continue
                given = turn(desk, edge.event, "en")
                if given is None:
                    continue
                desks = [snapshot.desk() for snapshot in self._snapshots[world]]
                for place, each in enumerate(desks):
                    for command in given:
                        each.apply(self._commands.in_language(command, place))
                    if each.world != self._graph.worlds[edge.target]:
                        raise WalkError(f"{edge.event.name}: the desk comes to another World than the machines.")
                self._snapshots[edge.target] = [Snapshot(each) for each in desks]
                todo.append(edge.target)
        if len(self._snapshots) < len(self._graph.worlds):
            raise WalkError("There are Worlds that no desktop comes to step by step.")

    def _find_dialogs(self) -> None:
        """Every dialog that agents can bring about, first those that are opened, then what becomes of them."""
        own = [edge for edge in self._graph.edges if _is_in_dialog(edge.event)]
        for edge in self._graph.edges:
            opens = self._graph.worlds[edge.source].dialogs != self._graph.worlds[edge.target].dialogs
            if edge.refusal is None and opens and not _is_in_dialog(edge.event):
                self._outcomes_of(edge)
        known = -1
        while known != len(self._dialogs):
            known = len(self._dialogs)
            for edge in own:
                self._outcomes_of(edge)

    # --- outcomes

    def _outcomes_of(self, edge: Edge) -> tuple[tuple[str, ...], dict[tuple[int, ...], int], Refused | None]:
        """By which registers an edge has which outcome, and why it is refused."""
        registers, memories = self._memories(edge)
        found = {key: self._tried(edge, memory) for key, memory in memories.items()}
        done = {key: each for key, each in found.items() if each is not None}
        refusals = {each.refused for each in done.values()}
        if len(refusals) > 1:
            raise WalkError(f"{edge.event.name}: is answered by what the World does not say.")
        if not done:
            return (), {}, None
        numbers = {
            key: self._outcomes.setdefault((each.turn, each.operations), len(self._outcomes))
            for key, each in done.items()
        }
        return registers, {key: numbers.get(key, IMPOSSIBLE) for key in found}, refusals.pop()

    def _memories(self, edge: Edge) -> tuple[tuple[str, ...], dict[tuple[int, ...], _Memory]]:
        """The registers that an event's outcome may depend on, and by their numbers the memories."""
        agent = edge.event.me.agent
        if _is_in_dialog(edge.event):
            kind = self._graph.worlds[edge.source].dialog(edge.event.me)
            own = [each for each in self._dialogs.items() if each[0][0] == kind.value]
            return (f"dialog{agent}", "gone"), {
                (number, gone): _Memory(dialog=dialog, gone=gone) for (dialog, number), gone in product(own, (0, 1))
            }
        if edge.event.name.startswith("Dialog.open"):
            return ("gone",), {(gone,): _Memory(gone=gone) for gone in (0, 1)}
        if dict(edge.event.parameters).get("asset") == "deleted":
            return ("deleted",), {(deleted,): _Memory(deleted=deleted) for deleted in (0, 1)}
        return (), {(): _Memory()}

    def _tried(self, edge: Edge, memory: _Memory) -> _Done | None:
        """The event given on a desk with this memory, once."""
        key = edge.source, edge.event, memory
        if key not in self._done:
            if edge.source not in self._scratch:
                self._scratch[edge.source] = self._snapshots[edge.source][0].desk()
                self._deleted[edge.source] = frozenset(self._scratch[edge.source].record.deleted_assets)
            desk = self._put(self._scratch[edge.source], edge, memory)
            given = turn(desk, edge.event, "en")
            self._done[key] = None if given is None else self._given(edge, memory, given, desk)
        return self._done[key]

    def _given(self, edge: Edge, memory: _Memory, given: Turn, planned_on: InProcessDesk) -> _Done:
        """What the commands of an event do. What becomes of a dialog that stays open follows from itself, from what is
        deleted, from who can take the conversation, and from the commands; it is not tried again in each World."""
        key: tuple[object, ...] = (edge.source, edge.event, memory)
        if edge.source == edge.target and memory.dialog is not None:
            agents = tuple(can_take(planned_on.world, 0, agent) for agent in range(BOUNDS.agents))
            key = (edge.event, memory, given, agents, edge.refusal)
        if key not in self._known:
            desk = self._put(self._snapshots[edge.source][0].desk(), edge, memory)
            self._known[key] = self._carried_out(edge, desk, given)
        return self._known[key]

    def _put(self, desk: InProcessDesk, edge: Edge, memory: _Memory) -> InProcessDesk:
        """A desk of the first language put into a memory."""
        record = desk.record
        record.deleted_queues.clear()
        if memory.gone:
            record.deleted_queues.add(record.configuration.queues[1])
        record.deleted_assets.clear()
        if memory.deleted is None:
            record.deleted_assets.update(self._deleted[edge.source])
        else:
            record.deleted_assets.update(each.name for each in record.configuration.assets[: memory.deleted])
        if memory.dialog is not None:
            agent = edge.event.me.agent
            parts_of(record)[agent].dialog = self._casts[0].dialog_record(memory.dialog, agent)
        return desk

    def _carried_out(self, edge: Edge, desk: InProcessDesk, given: Turn) -> _Done:
        cast = self._casts[0]
        state = desk.world.dialog(edge.event.me) if NOBODY not in edge.event.me else DialogState.NONE
        assets = [each.name for each in cast.configuration.assets]
        live = next(name for name in assets if name not in desk.record.deleted_assets)
        deleted = next((name for name in reversed(assets) if name in desk.record.deleted_assets), "")
        poisoned(desk)
        before = noted(desk, cast)
        numbers: list[int] = []
        answer: object = None
        for command in given:
            if numbers and not isinstance(answer, Accepted):
                raise WalkError(f"{edge.event.name}: a command that prepares it is refused.")
            # An asset that the turn itself deletes is the one to which it then writes.
            numbers.append(self._commands.number(command, live, deleted, state))
            answer = desk.apply(command)
        self._check(edge, desk, answer)
        operations = effect(before, desk, cast, self._dialogs, self._bricks)
        return _Done(tuple(numbers), operations, answer if isinstance(answer, Refused) else None)

    def _check(self, edge: Edge, desk: InProcessDesk, answer: object) -> None:
        if isinstance(answer, Refused) is not (edge.refusal is not None):
            raise WalkError(f"{edge.event.name}: the desk answers otherwise than the machines.")
        if isinstance(answer, Refused) and answer.reason is not edge.refusal:
            raise WalkError(f"{edge.event.name}: the desk refuses it for another reason than the machines.")
        if desk.world != self._graph.worlds[edge.target]:
            raise WalkError(f"{edge.event.name}: the desk comes to another World than the machines.")


def _is_in_dialog(event: Event) -> bool:
    return event.name.startswith("Dialog.") and not event.name.startswith("Dialog.open")


def _event(event: Event) -> WalkEvent:
    caller = TABLE.event[event.name].by
    agent = event.me.agent if caller is Caller.AGENT else NOBODY
    if caller is Caller.AGENT and agent == NOBODY:
        agent = int(dict(event.parameters)["agent"])
    return WalkEvent(event.name, caller.value, agent)
