"""Whether a broken table makes another desktop at all: proved over whole bounded spaces, never guessed.

Two tables are equivalent under a bound if, command by command, desks on both give the same answers and show the same:
whatever is different inside, nobody can tell by it. Both are run side by side from reset, every command that a desk can
give the machines in every pair of Worlds that is reached (a bisimulation: Milner, Communication and Concurrency, 1989).
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from functools import cache
from itertools import permutations, product
from typing import NamedTuple

from machine.desk.record_writer import WRITERS, result_of
from machine.desk.view_maker import BUTTONS
from machine.explore.concrete_graph import canonical
from machine.lifecycle.bounds import Bounds, commands, instances
from machine.lifecycle.engine import Blocked, Macrostep, TableEngine, run
from machine.lifecycle.replay import take
from machine.lifecycle.table import TABLE, Table, Transition
from machine.lifecycle.world import (
    LIVE,
    SETTLED,
    ConversationPhase,
    Event,
    InteractionPhase,
    World,
)
from machine.oracle.fingerprints import Key, RecordingEngine

BOUNDS = (
    Bounds(agents=2, conversations=1, capacity=2, dialogs=True),
    Bounds(agents=2, conversations=2, capacity=2, dialogs=True),
    Bounds(agents=2, conversations=2, capacity=1, dialogs=True),
)
"""The spaces in which equivalence is proved; with dialogs, which every desk has."""

CLOSED = frozenset({ConversationPhase.CLOSED})
GONE = frozenset({ConversationPhase.CLOSED, ConversationPhase.INTERRUPTED})
UNBEGUN_OR_GONE = GONE | {ConversationPhase.NEW}
NEVER_COMES: Mapping[str, frozenset[ConversationPhase]] = {
    "Conversation.receive": CLOSED,
    "Conversation.start_outbound": CLOSED,
    "Conversation.stop": GONE,
    "Conversation.asset_deleted": UNBEGUN_OR_GONE,
}
"""In which conversations a desk never gives an event to the machines: a closed one is not the customer's open one any
more, and of an asset that is deleted its rules let neither leave nor delete again."""


def can_come(world: World, event: Event) -> bool:
    """Whether a desk can give this event to its machines in this World."""
    return event.me.conversation < 0 or world.conversation(event.me).state not in NEVER_COMES.get(
        event.name, frozenset()
    )


class Difference(NamedTuple):
    """Where two tables part: the World on ours and on the other, and the command after which they do."""

    ours: World
    other: World
    command: Event


class _Asked(NamedTuple):
    """A bounded space: its Worlds, what can be given in each, and by event and state in which of all these they were
    asked for, as the number of the World times the number of tries, plus that of the try."""

    worlds: tuple[World, ...]
    tries: tuple[Event, ...]
    looks: frozenset[int]
    by_key: Mapping[Key, array[int]]


@cache
def _asked(bounds: Bounds) -> _Asked:
    """The space under a bound, one World for all that differ only in which agent or conversation is which, with every
    command and everything that views ask for."""
    known = commands(TABLE, bounds)
    looks = tuple(
        Event(name, me, parameters)
        for _, name, parameters in BUTTONS
        for me in instances(name.partition(".")[0], bounds)
    )
    tries = (*known, *looks)
    noting = RecordingEngine()
    worlds = [canonical(bounds.first_world())]
    seen = set(worlds)
    by_key: dict[Key, array[int]] = {}
    for place, world in enumerate(worlds):
        for number, event in enumerate(tries):
            if not can_come(world, event):
                continue
            noting.asked.clear()
            led_to = run(noting, world, event) if number < len(known) else noting.fire(world, event)
            for key in noting.asked:
                by_key.setdefault(key, array("l")).append(place * len(tries) + number)
            if isinstance(led_to, Macrostep) and (after := canonical(led_to.world)) not in seen:
                seen.add(after)
                worlds.append(after)
    return _Asked(tuple(worlds), tries, frozenset(range(len(known), len(tries))), by_key)


def difference(table: Table, touches: frozenset[Key], bounds: Bounds) -> Difference | None:
    """The first difference under a bound that somebody at a desk would see; None where the tables are equivalent there.
    `touches` are the events and states that the other table answers from other transitions than ours: until one of them
    is asked for, both do the same."""
    space = _asked(bounds)
    known = [event for number, event in enumerate(space.tries) if number not in space.looks]
    todo: list[tuple[World, World]] = []
    seen: set[tuple[World, World]] = set()

    def interactions(ours: World, other: World, event: Event) -> bool:
        one, two = take(TABLE, ours, event), take(table, other, event)
        if not _told_alike(one, two, table):
            return True
        if isinstance(one, Macrostep) and isinstance(two, Macrostep) and one.world != two.world:
            if _appearance(one.world, TABLE, bounds) != _appearance(two.world, table, bounds):
                return True
            pair = _canonical_pair(one.world, two.world)
            if pair not in seen:
                seen.add(pair)
                todo.append(pair)
        return False

    for key in sorted(touches):
        for place in space.by_key.get(key, ()):
            world, number = space.worlds[place // len(space.tries)], place % len(space.tries)
            event = space.tries[number]
            if _looks_otherwise(world, event, table) if number in space.looks else interactions(world, world, event):
                return Difference(world, world, event)
    for ours, other in todo:
        for event in known:
            if can_come(ours, event) and interactions(ours, other, event):
                return Difference(ours, other, event)
    return None


def equivalent_under(table: Table, touches: frozenset[Key]) -> str | None:
    """The bounds under which a table is proved equivalent to ours, as words; None where it is not.

    Raises ValueError for a table that touches nothing: it is ours, and of ours there is nothing to prove.
    """
    if not touches:
        raise ValueError("A table that touches nothing is no other one; give one that is broken somewhere.")
    if any(difference(table, touches, bounds) is not None for bounds in BOUNDS):
        return None
    return "; ".join(map(str, BOUNDS))


def _canonical_pair(ours: World, other: World) -> tuple[World, World]:
    agents, conversations = range(len(ours.statuses)), range(len(ours.conversations))
    return min(
        (_renamed(ours, *order), _renamed(other, *order))
        for order in product(permutations(agents), permutations(conversations))
    )


def _renamed(world: World, agents: tuple[int, ...], conversations: tuple[int, ...]) -> World:
    return world._replace(
        statuses=tuple(world.statuses[a] for a in agents),
        conversations=tuple(world.conversations[c] for c in conversations),
        interactions=tuple(tuple(world.interactions[a][c] for c in conversations) for a in agents),
        dialogs=tuple(tuple(world.dialogs[a][c] for c in conversations) for a in agents),
    )


# --- what a desk makes of it


def _looks_otherwise(world: World, look: Event, table: Table) -> bool:
    """Whether a button is there on one desk only."""
    return TableEngine(TABLE).takes(world, look) is not TableEngine(table).takes(world, look)


def _appearance(world: World, table: Table, bounds: Bounds) -> tuple[object, ...]:
    """All of a World that a desk shows or goes by: statuses, parts, dialogs, what is told in the control pane of who
    holds a conversation, buttons, which slots are free, and who is next in a queue."""
    engine = TableEngine(table)
    held = [
        any(row[slot].state is InteractionPhase.HELD for row in world.interactions)
        for slot in range(len(world.conversations))
    ]
    queue = sorted(talk.ticket for talk in world.conversations if talk.state is ConversationPhase.QUEUED)
    return (
        world.statuses,
        tuple(tuple(part.state if part.state in LIVE else None for part in row) for row in world.interactions),
        world.dialogs,
        tuple(
            (
                talk.state if is_held and talk.state in TOLD else None,
                talk.state is ConversationPhase.NEW,
                queue.index(talk.ticket) if talk.state is ConversationPhase.QUEUED else None,
            )
            for talk, is_held in zip(world.conversations, held, strict=True)
        ),
        tuple(
            engine.takes(world, Event(name, me, parameters))
            for _, name, parameters in BUTTONS
            for me in instances(name.partition(".")[0], bounds)
            if world.interaction(me).state in (InteractionPhase.HELD, InteractionPhase.WRAP_UP)
        ),
    )


TOLD = frozenset(
    {ConversationPhase.CONFERENCE_REQUESTED, ConversationPhase.CONFERENCING, ConversationPhase.INTERRUPTED}
)
"""The states of a conversation that its holders are shown."""


def _told_alike(ours: Macrostep | Blocked | None, other: Macrostep | Blocked | None, table: Table) -> bool:
    """Whether two desks answer a command alike, and write the same into their records."""
    if isinstance(ours, Macrostep) and isinstance(other, Macrostep):
        return ours.outcomes == other.outcomes and _written(ours, TABLE) == _written(other, table)
    if isinstance(ours, Blocked) and isinstance(other, Blocked):
        return ours.refusal == other.refusal
    return ours is other


NUMBERED = frozenset(
    {
        "AgentStatus.set_available",
        "Conversation.receive",
        "Interaction.offer",
        "Interaction.start",
        "Interaction.accept",
        "Interaction.send_reply",
    }
)
"""The events whose entries are numbered in the order in which they are written."""


def _recorded_state(transition: Transition) -> str:
    """What is recorded of the state that a transition leads to."""
    if transition.machine == "Interaction":
        return (
            result_of(transition.target)
            if transition.target in {InteractionPhase.NONE, *SETTLED}
            else transition.target
        )
    return transition.target if transition.machine == "Dialog" else ""


def _written(led_to: Macrostep, table: Table) -> dict[object, tuple[tuple[Event, str], ...]]:
    """All that a desk writes of a run beside the World: the events that are recorded, each with how a part settled or
    which dialog opened. What one agent's entries are does not depend on another's, but for those that are numbered."""
    written: dict[object, tuple[tuple[Event, str], ...]] = {}
    for step in led_to.steps:
        if step.event.name in WRITERS:
            entry = (step.event, _recorded_state(table.transition(step.transition)))
            for log in (step.event.me.agent, "numbered" if step.event.name in NUMBERED else None):
                if log is not None:
                    written[log] = (*written.get(log, ()), entry)
    return written
