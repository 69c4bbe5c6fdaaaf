"""The four machines on one World. The first test tells how they are driven; the others hold what they promise."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from machine.lifecycle.bounds import Bounds
from machine.lifecycle.declaration import EMISSIONS, GUARDS, OPPOSITES, Effect
from machine.lifecycle.effects import give_up_other_offers
from machine.lifecycle.engine import Blocked, Macrostep, TableEngine, run
from machine.lifecycle.no_transition import WITHOUT_TRANSITION
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import (
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
    first_world,
    settle,
)
from spec.catalogue.load import load
from spec.refusals import Refusal
from tests.lifecycle.conftest import Space, reachable


def test_a_conversation_from_the_first_text_to_the_accept() -> None:
    # A World is plain data: one agent, who is Idle, and one conversation slot that nobody uses.
    world = first_world(agents=1, conversations=1, capacity=1)
    agent, conversation, part = InstanceId(agent=0), InstanceId(conversation=0), InstanceId(agent=0, conversation=0)
    assert world.statuses == (AgentState.IDLE,)
    assert world.conversations == (ConversationState(ConversationPhase.NEW),)

    # An event names its machine and is for one instance of it; what depends on data comes as a declared parameter.
    texted = run(
        TableEngine(), world, Event("Conversation.receive", conversation, (("asset", "live"), ("text", "fits")))
    )
    assert isinstance(texted, Macrostep)
    assert texted.world.conversation(conversation) == ConversationState(ConversationPhase.QUEUED, ticket=1)

    # What is not possible is refused, with the class of the reason, and the World is as it was: it cannot change.
    offer = Event("Conversation.offer", conversation, (("agent", 0),))
    assert run(TableEngine(), texted.world, offer) == Blocked(
        Refusal.NOT_AVAILABLE, ("AVAIL-1", "GAP-2"), "agent_is_available"
    )

    # One command may move several machines: the offer of a conversation is an offered part of the agent's.
    available = run(TableEngine(), texted.world, Event("AgentStatus.set_available", agent))
    assert isinstance(available, Macrostep)
    offered = run(TableEngine(), available.world, offer)
    assert isinstance(offered, Macrostep)
    assert [step.transition for step in offered.steps] == [
        "Conversation.offer: queued > offered",
        "Interaction.offer: none > offered",
    ]
    assert offered.world.interaction(part) == InteractionState(InteractionPhase.OFFERED, Role.NONE, Cause.QUEUE)

    accepted = run(TableEngine(), offered.world, Event("Interaction.accept", part))
    assert isinstance(accepted, Macrostep)
    assert accepted.world.interaction(part) == InteractionState(InteractionPhase.HELD, Role.OWNER)
    assert accepted.world.conversation(conversation) == ConversationState(
        ConversationPhase.ACTIVE, ticket=1, accepted=True
    )
    assert accepted.outcomes == ()


# --- settle


def _world(*conversations: ConversationState, interactions: tuple[InteractionState, ...] = ()) -> World:
    """One agent's World with these conversations."""
    blank = first_world(1, len(conversations), 2)
    return blank._replace(conversations=conversations, interactions=(interactions or blank.interactions[0],))


@pytest.mark.parametrize("state", [InteractionPhase.DONE, InteractionPhase.MISSED, InteractionPhase.WITHDRAWN])
def test_a_settled_part_leaves_its_slot(state: InteractionPhase) -> None:
    world = _world(
        ConversationState(ConversationPhase.QUEUED, 1), interactions=(InteractionState(state, Role.OWNER, Cause.QUEUE),)
    )

    assert settle(world).interactions == ((InteractionState(),),)


def test_role_counts_while_held_and_cause_while_offered() -> None:
    conversations = (
        ConversationState(ConversationPhase.OFFERED, 1),
        ConversationState(ConversationPhase.ACTIVE, 2),
        ConversationState(ConversationPhase.CLOSED, 0),
    )
    world = _world(
        *conversations,
        interactions=(
            InteractionState(InteractionPhase.OFFERED, Role.OWNER, Cause.QUEUE),
            InteractionState(InteractionPhase.HELD, Role.OWNER, Cause.QUEUE),
            InteractionState(InteractionPhase.WRAP_UP, Role.OWNER, Cause.QUEUE),
        ),
    )

    assert settle(world).interactions == (
        (
            InteractionState(InteractionPhase.OFFERED, Role.NONE, Cause.QUEUE),
            InteractionState(InteractionPhase.HELD, Role.OWNER, Cause.NONE),
            InteractionState(InteractionPhase.WRAP_UP, Role.NONE, Cause.NONE),
        ),
    )


def test_a_closed_conversation_keeps_its_slot_until_the_last_wrap_up_is_submitted() -> None:
    closed = ConversationState(ConversationPhase.CLOSED, 0, accepted=True, outcome=Outcome.ENDED)

    assert settle(_world(closed, interactions=(InteractionState(InteractionPhase.WRAP_UP),))).conversations == (closed,)
    assert settle(_world(closed, interactions=(InteractionState(InteractionPhase.DONE),))).conversations == (
        ConversationState(),
    )


def test_tickets_are_ranked_anew_in_their_order_and_leave_with_the_conversation() -> None:
    world = _world(
        ConversationState(ConversationPhase.QUEUED, 9),
        ConversationState(ConversationPhase.CLOSED, 4, accepted=True, outcome=Outcome.LEFT),
        ConversationState(ConversationPhase.ACTIVE, 5, accepted=True),
        ConversationState(),
        interactions=(
            InteractionState(),
            InteractionState(InteractionPhase.WRAP_UP),
            InteractionState(InteractionPhase.HELD, Role.OWNER),
            InteractionState(),
        ),
    )

    assert [talk.ticket for talk in settle(world).conversations] == [2, 0, 1, 0]


def test_every_reachable_world_is_settled_and_settling_is_idempotent(with_dialogs: Space) -> None:
    assert all(settle(world) == world and world.pending == () for world in with_dialogs.worlds)


# --- guards


def test_opposite_guards_are_never_both_true_and_one_always_is(with_dialogs: Space) -> None:
    part_instances = [InstanceId(agent, 0) for agent in range(2)]
    worlds = {*with_dialogs.worlds, *(taken.world for taken in with_dialogs.taken)}

    for pair in OPPOSITES:
        one, other = pair
        if one.__name__.startswith("recipient_"):
            cases = [
                (world, me, {"recipient": r}) for world in worlds for me in part_instances for r in ("queue", 0, 1)
            ]
        else:
            cases = [(world, me, {}) for world in worlds for me in part_instances if _applies(one.__name__, world, me)]
        assert cases, f"no World asks {one.__name__}"
        for world, me, parameters in cases:
            assert one(world, me, **parameters) is not other(world, me, **parameters), (one.__name__, world, me)


def _applies(guard: str, world: World, me: InstanceId) -> bool:
    """Where a pair is asked at all: a role counts while held, a cause while offered."""
    if guard in ("agent_is_owner", "agent_is_joined"):
        return world.interaction(me).state is InteractionPhase.HELD
    if guard in ("asked_to_own", "asked_to_join"):
        return world.interaction(me).state is InteractionPhase.OFFERED
    return True


def test_every_guard_of_the_table_stands_for_a_refusal_and_cites_why() -> None:
    asked = {
        guard
        for table in (TABLE, table_of(load().readings))
        for transition in table.transitions
        for guard in transition.guards
    }

    # A mutant's negated guard stands there as well once it is made; it wraps its own.
    assert asked == {guard for guard in GUARDS if not hasattr(guard, "__wrapped__")}
    assert all(facts.cites for facts in GUARDS.values())


def test_every_refusal_without_a_transition_cites_what_the_catalogue_has() -> None:
    known = load().clauses.keys() | load().assumptions.keys()

    assert all(missing.cites and known.issuperset(missing.cites) for missing in WITHOUT_TRANSITION.values())


# --- effects


class _Write(NamedTuple):
    """One field of one instance that an effect wrote."""

    machine: str
    agent: int
    conversation: int


def _writes(before: World, after: World) -> set[_Write]:
    agents, conversations = range(len(before.statuses)), range(len(before.conversations))
    return {
        *(_Write("AgentStatus", a, NOBODY) for a in agents if before.statuses[a] != after.statuses[a]),
        *(
            _Write("Conversation", NOBODY, t)
            for t in conversations
            if before.conversations[t] != after.conversations[t]
        ),
        *(
            _Write("Interaction", a, t)
            for a in agents
            for t in conversations
            if before.interactions[a][t] != after.interactions[a][t]
        ),
        *(_Write("Dialog", a, t) for a in agents for t in conversations if before.dialogs[a][t] != after.dialogs[a][t]),
    }


def _traced(spaces: Iterable[Space], table: Table) -> set[Effect]:
    """The effects that were taken; each wrote only its own machine and emitted what it declares."""
    traced: set[Effect] = set()
    for world, event, fired in frozenset().union(*(space.taken for space in spaces)):
        transition = table.transition(fired.step.transition)
        own = _Write(transition.machine, event.me.agent, event.me.conversation)
        assert _writes(world, fired.world) <= {own}, transition.id
        assert fired.world.capacity == world.capacity

        emitted = fired.world.pending[len(world.pending) :]
        assert fired.world.pending[: len(world.pending)] == world.pending, "what waited still waits, in its order"
        assert {each.name for each in emitted} <= set(EMISSIONS[transition.effect] if transition.effect else ()), (
            transition.id
        )
        if transition.effect is not None:
            traced.add(transition.effect)
    return traced


def test_an_effect_writes_only_its_own_machine_and_emits_what_it_declares(
    with_dialogs: Space, without_dialogs: Space
) -> None:
    assert _traced((with_dialogs, without_dialogs), TABLE) == {
        transition.effect for transition in TABLE.transitions if transition.effect
    }


def test_so_does_an_effect_of_the_readings() -> None:
    """All of them at once, so that those that change the same transition meet."""
    table = table_of(load().readings)
    bounds = (Bounds(2, 1, 2, dialogs=True), Bounds(2, 1, 2, dialogs=False))

    assert _traced((reachable(each, table) for each in bounds), table) == {
        transition.effect for transition in table.transitions if transition.effect
    }


def test_whoever_misses_an_offer_gives_up_all_others() -> None:
    """At 2x1 there are no others, so the trace above cannot see it."""
    offered = InteractionState(InteractionPhase.OFFERED, Role.NONE, Cause.QUEUE)
    conversations = tuple(ConversationState(ConversationPhase.OFFERED, ticket) for ticket in (1, 2))
    world = _world(*conversations, interactions=(InteractionState(InteractionPhase.MISSED), offered))

    after = give_up_other_offers(world, InstanceId(agent=0))

    assert _writes(world, after) == set()
    assert after.pending == (
        Event("Interaction.withdraw", InstanceId(0, 1)),
        Event("Conversation.dropped", InstanceId(conversation=1)),
    )


def test_a_dialog_that_the_conversation_outlives_is_dismissed_by_an_interruption() -> None:
    world = first_world(1, 1, 1)._replace(
        conversations=(ConversationState(ConversationPhase.ACTIVE, 1, accepted=True),),
        interactions=((InteractionState(InteractionPhase.HELD, Role.OWNER),),),
        dialogs=((DialogState.TRANSFER,),),
    )

    led_to = run(TableEngine(), world, Event("Conversation.asset_deleted", InstanceId(conversation=0)))

    assert isinstance(led_to, Macrostep)
    assert led_to.world.dialogs == ((DialogState.NONE,),)
    assert led_to.world.conversations[0].state is ConversationPhase.INTERRUPTED
    assert led_to.world.interactions == ((InteractionState(InteractionPhase.HELD, Role.OWNER),),)
