"""A World that notes what is read of it, in order, and what is written to it.

The engine runs on it as on any World, so the guards and effects themselves say what decides a command; nothing about
them is written down twice.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import NamedTuple, TypeVar, cast

from machine.lifecycle.world import (
    LIVE,
    NOBODY,
    AgentState,
    Cause,
    ConversationPhase,
    ConversationState,
    DialogState,
    Event,
    InstanceId,
    InteractionPhase,
    InteractionState,
    Outcome,
    Role,
    World,
)
from spec.worlds import InteractionChange, Move, StatusChange

T = TypeVar("T")
Value = AgentState | ConversationPhase | InteractionPhase | DialogState | Role | Cause | Outcome | int


class Atom(NamedTuple):
    """One field of a World, or the derived `load` of an agent: whose it is, and its name."""

    agent: int
    conversation: int
    field: str


class Notes:
    """What was read of one World so far, in order: the first read of each field with its value."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.reads: dict[Atom, Value] = {}
        self.conversations = tuple(_Talk(self._read, conversation) for conversation in range(len(world.conversations)))
        self.interactions = tuple(
            tuple(_Part(self._read, agent, conversation) for conversation in range(len(row)))
            for agent, row in enumerate(world.interactions)
        )

    def _read(self, atom: Atom) -> Value:
        value = self.reads.get(atom)
        if value is None:
            value = self.reads[atom] = value_of(self.world, atom)
        return value

    def world_read(self) -> TracedWorld:
        """The World to hand to whoever is traced."""
        return TracedWorld(self, {}, ())


def value_of(world: World, atom: Atom) -> Value:
    """The value of a field in a World."""
    agent, conversation, field = atom
    match field:
        case "status":
            return world.statuses[agent]
        case "load":
            return world.load(agent)
        case "dialog":
            return world.dialogs[agent][conversation]
    instance = world.conversations[conversation] if agent == NOBODY else world.interactions[agent][conversation]
    value: Value = getattr(instance, field.partition(".")[2])
    return value


class _Talk:
    """A conversation's fields, each noted when it is read, with what was changed of them."""

    def __init__(self, read: Callable[[Atom], Value], conversation: int, changes: Mapping[str, Value] = {}) -> None:
        self._read, self._conversation, self.changes = read, conversation, changes

    def _field(self, name: str) -> Value:
        if name in self.changes:
            return self.changes[name]
        return self._read(Atom(NOBODY, self._conversation, f"talk.{name}"))

    @property
    def state(self) -> ConversationPhase:
        return cast(ConversationPhase, self._field("state"))

    @property
    def ticket(self) -> int:
        return cast(int, self._field("ticket"))

    @property
    def accepted(self) -> bool:
        return cast(bool, self._field("accepted"))

    @property
    def outcome(self) -> Outcome:
        return cast(Outcome, self._field("outcome"))

    def _replace(self, **changes: Value) -> _Talk:
        return _Talk(self._read, self._conversation, {**self.changes, **changes})


class _Part:
    """A part's fields, in the same way."""

    def __init__(
        self, read: Callable[[Atom], Value], agent: int, conversation: int, changes: Mapping[str, Value] = {}
    ) -> None:
        self._read, self._agent, self._conversation, self.changes = read, agent, conversation, changes

    def _field(self, name: str) -> Value:
        if name in self.changes:
            return self.changes[name]
        return self._read(Atom(self._agent, self._conversation, f"part.{name}"))

    @property
    def state(self) -> InteractionPhase:
        return cast(InteractionPhase, self._field("state"))

    @property
    def role(self) -> Role:
        return cast(Role, self._field("role"))

    @property
    def cause(self) -> Cause:
        return cast(Cause, self._field("cause"))

    def _replace(self, **changes: Value) -> _Part:
        return _Part(self._read, self._agent, self._conversation, {**self.changes, **changes})


class _Row(Sequence[T]):
    """A row of a World whose items are asked for when they are needed."""

    def __init__(self, length: int, item: Callable[[int], T]) -> None:
        self._length, self._item = length, item

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, index: int) -> T:  # type: ignore[override]
        if not 0 <= index < self._length:
            raise IndexError(index)
        return self._item(index)


class TracedWorld:
    """Takes the place of a World in guards, effects and properties; `written` is what differs from the noted one."""

    interaction, dialog, conversation = World.interaction, World.dialog, World.conversation
    agents_who, emit = World.agents_who, World.emit

    def __init__(self, notes: Notes, written: Mapping[Atom, Value], pending: tuple[Event, ...]) -> None:
        self.notes, self.written, self.pending = notes, written, pending
        self.capacity = notes.world.capacity
        self._agents, self._conversations = len(notes.world.statuses), len(notes.world.conversations)
        self._changed: dict[tuple[int, int], dict[str, Value]] = {}
        for atom, value in written.items():
            if "." in atom.field:
                name = atom.field.partition(".")[2]
                self._changed.setdefault((atom.agent, atom.conversation), {})[name] = value

    def read(self, atom: Atom) -> Value:
        """The value of a field: as it was last written, else as the World has it, which is noted."""
        return self.written[atom] if atom in self.written else self.notes._read(atom)

    @cached_property
    def statuses(self) -> Sequence[AgentState]:
        """As in a World; each is noted when it is asked for."""
        return _Row(self._agents, lambda agent: cast(AgentState, self.read(Atom(agent, NOBODY, "status"))))

    @cached_property
    def conversations(self) -> Sequence[_Talk]:
        """As in a World; each field is noted when it is asked for."""
        return tuple(
            talk._replace(**self._changed[NOBODY, index]) if (NOBODY, index) in self._changed else talk
            for index, talk in enumerate(self.notes.conversations)
        )

    @cached_property
    def interactions(self) -> Sequence[Sequence[_Part]]:
        """As in a World, by agent and conversation; each field is noted when it is asked for."""
        return tuple(
            tuple(
                part._replace(**self._changed[agent, index]) if (agent, index) in self._changed else part
                for index, part in enumerate(row)
            )
            for agent, row in enumerate(self.notes.interactions)
        )

    @cached_property
    def dialogs(self) -> Sequence[Sequence[DialogState]]:
        """As in a World, by agent and conversation; each is noted when it is asked for."""
        return tuple(_Row(self._conversations, partial(self._dialog, agent)) for agent in range(self._agents))

    def _dialog(self, agent: int, conversation: int) -> DialogState:
        return cast(DialogState, self.read(Atom(agent, conversation, "dialog")))

    def load(self, agent: int) -> int:
        """The noted World's load and what writing has changed of it."""
        load = cast(int, self.notes._read(Atom(agent, NOBODY, "load")))
        for atom, value in self.written.items():
            if atom.agent == agent and atom.field == "part.state":
                load += (value in LIVE) - (self.notes._read(atom) in LIVE)
        return load

    def _replace(self, *, pending: tuple[Event, ...]) -> TracedWorld:
        return TracedWorld(self.notes, self.written, pending)

    def _write(self, changes: Mapping[Atom, Value]) -> TracedWorld:
        return TracedWorld(self.notes, {**self.written, **changes}, self.pending)

    def with_status(self, agent: int, status: AgentState) -> TracedWorld:
        """This World with another status of an agent."""
        return self._write({Atom(agent, NOBODY, "status"): status})

    def with_conversation(self, me: InstanceId, talk: ConversationState | _Talk) -> TracedWorld:
        """This World with another conversation; where it was made from the old one, only what changed is written."""
        changes = talk._asdict() if isinstance(talk, ConversationState) else talk.changes
        return self._write({Atom(NOBODY, me.conversation, f"talk.{name}"): value for name, value in changes.items()})

    def with_interaction(self, me: InstanceId, part: InteractionState | _Part) -> TracedWorld:
        """This World with another part; where it was made from the old one, only what changed is written."""
        changes = part._asdict() if isinstance(part, InteractionState) else part.changes
        return self._write({Atom(*me, f"part.{name}"): value for name, value in changes.items()})

    def with_dialog(self, me: InstanceId, dialog: DialogState) -> TracedWorld:
        """This World with another dialog of an agent over a conversation."""
        return self._write({Atom(*me, "dialog"): dialog})


class TracedMove(Move):
    """A move between traced Worlds: what was not written has not changed, and is not read for that."""

    before: TracedWorld
    after: TracedWorld

    @cached_property
    def status_changes(self) -> tuple[StatusChange, ...]:
        """Every agent whose status was written and is another one now."""
        changes = (
            StatusChange(atom.agent, str(self.before.read(atom)), str(value))
            for atom, value in sorted(self.after.written.items())
            if atom.field == "status"
        )
        return tuple(change for change in changes if change.old != change.new)

    @cached_property
    def interaction_changes(self) -> tuple[InteractionChange, ...]:
        """Every part whose state was written and is another one now."""
        changes = (
            InteractionChange(atom.agent, atom.conversation, str(self.before.read(atom)), str(value))
            for atom, value in sorted(self.after.written.items())
            if atom.field == "part.state"
        )
        return tuple(change for change in changes if change.old != change.new)
