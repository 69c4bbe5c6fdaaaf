"""Exploration decides every property over the whole bounded space, and refutes what deserves it."""

import pytest

from machine.explore.exploration import (
    CHECK_BOUNDS,
    Budget,
    combined,
    explorable_properties,
    explore,
)
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.declaration import Effect, emits
from machine.lifecycle.engine import Macrostep, TableEngine, run
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import AgentState, InstanceId, World
from machine.report.exploration_cache import explored
from spec.catalogue.load import load
from spec.properties import MACHINES_ARE_SOUND, PROGRESS_PROPERTIES, STATE_PROPERTIES, STEP_PROPERTIES

SMALL = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)


def test_tutorial_two_agents_and_one_conversation_are_explored_whole() -> None:
    space = explore(SMALL)

    assert (space.states, space.transitions, space.depth, space.complete) == (387, 4414, 14, True)
    assert {verdict.verdict for verdict in space.verdicts} == {"proved"}
    assert space.taken == {transition.id for transition in TABLE.transitions}


def test_the_spaces_of_the_main_job_prove_every_property() -> None:
    spaces = [explored(bounds) for bounds in CHECK_BOUNDS]

    assert [(space.states, space.transitions, space.depth) for space in spaces] == [
        (387, 4414, 14),
        (20433, 354732, 19),
    ]
    verdicts = combined(spaces)
    assert [verdict.id for verdict in verdicts if verdict.verdict != "proved"] == []
    kinds = [verdict.kind for verdict in verdicts]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "state": 12,
        "step": 22,
        "progress": 4,
        "sometimes": 104,
        "deadlock": 1,
    }


def test_without_dialogs_a_dialog_transition_is_never_seen_and_says_so() -> None:
    space = explore(Bounds(2, 1, 2, dialogs=False))

    unseen = [verdict.id for verdict in space.verdicts if verdict.verdict == "refuted"]
    assert "sometimes Dialog.cancel: transfer > none" in unseen
    assert all(each.startswith("sometimes Dialog.") for each in unseen)


def test_a_budget_that_runs_out_is_undetermined_never_proved() -> None:
    space = explore(SMALL, budget=Budget(states=50))

    assert not space.complete
    assert "proved" not in {verdict.verdict for verdict in space.verdicts if verdict.kind != "sometimes"}
    assert [verdict.verdict for verdict in combined([space, explore(SMALL)])].count("undetermined") > 0


def test_what_cites_is_in_the_catalogue() -> None:
    for each in explorable_properties():
        load().check_cites(each.cites, each.id)


def test_a_counterexample_is_a_shortest_run_of_commands_that_ends_in_the_violation() -> None:
    stuck_in_rona = TABLE.changed("AgentStatus.set_available: rona > available", target="idle")

    space = explore(SMALL, table=stuck_in_rona)

    found = next(verdict for verdict in space.verdicts if verdict.id == "status-is-as-chosen")
    assert found.verdict == "refuted"
    assert found.counterexample is not None
    assert [event.name for event in found.counterexample] == [
        "Conversation.receive",
        "AgentStatus.set_available",
        "Conversation.offer",
        "Interaction.expire",
        "AgentStatus.set_available",
    ]
    world = SMALL.first_world()
    for event in found.counterexample:
        led_to = run(TableEngine(stuck_in_rona), world, event)
        assert isinstance(led_to, Macrostep)
        world = led_to.world
    assert world.statuses[0] is AgentState.IDLE


def unguarded(identity: str, guard: str) -> Table:
    """Our table with one guard taken from one transition."""
    return TABLE.changed(identity, guards=tuple(g for g in TABLE.transition(identity).guards if g.__name__ != guard))


def effect_of(identity: str) -> Effect | None:
    return TABLE.transition(identity).effect


@emits("Interaction.submit", "AgentStatus.set_available")
def submit_and_wake_up(world: World, me: InstanceId) -> World:
    return world.emit("Interaction.submit", me).emit("AgentStatus.set_available", InstanceId(agent=me.agent))


@emits("AgentStatus.miss")
def miss_when_withdrawn(world: World, me: InstanceId) -> World:
    return world.emit("AgentStatus.miss", InstanceId(agent=me.agent))


ONE_AGENT = Bounds(agents=1, conversations=2, capacity=2, dialogs=False)
ACCEPT = "Interaction.accept: offered > held if asked_to_own"
RECEIVE = "Conversation.receive: new > queued"
TO_AVAILABLE = "AgentStatus.set_available: idle > available"

SEEDED: dict[str, tuple[Bounds, Table]] = {
    "machines-are-sound": (ONE_AGENT, TABLE.without("Conversation.dropped: offered > queued")),
    "status-is-as-chosen": (ONE_AGENT, TABLE.changed(TO_AVAILABLE, target="idle")),
    "no-offer-in-rona": (ONE_AGENT, TABLE.changed("AgentStatus.miss: available > rona", effect=None)),
    "rona-only-by-own-expiry": (ONE_AGENT, TABLE.changed(TO_AVAILABLE, target="rona")),
    "no-offer-stays-for-ever": (ONE_AGENT, TABLE.without("Interaction.expire: offered > missed")),
    "expiry-means-rona": (ONE_AGENT, TABLE.changed("AgentStatus.miss: available > rona", target="idle")),
    "rona-can-be-left": (ONE_AGENT, TABLE.without("AgentStatus.set_available: rona > available")),
    "rona-left-by-hand": (
        ONE_AGENT,
        TABLE.changed("Dialog.submit: wrap_up > none", effect=submit_and_wake_up),
    ),
    "status-by-hand-or-rona": (
        ONE_AGENT,
        TABLE.changed(ACCEPT, effect=effect_of("Interaction.expire: offered > missed")),
    ),
    "somebody-has-the-customer": (SMALL, table_of(["literal-drop"])),
    "tickets-are-ranks": (ONE_AGENT, TABLE.changed(RECEIVE, effect=None)),
    "parts-match-conversation": (ONE_AGENT, TABLE.changed(RECEIVE, target="offered")),
    "within-capacity": (
        Bounds(agents=1, conversations=2, capacity=1, dialogs=False),
        unguarded("Conversation.offer: queued > offered", "agent_has_capacity"),
    ),
    "offers-only-to-available": (ONE_AGENT, unguarded("Conversation.offer: queued > offered", "agent_is_available")),
    "deletion-interrupts-or-closes": (
        ONE_AGENT,
        TABLE.changed("Conversation.asset_deleted: queued > closed", target="queued"),
    ),
    "customer-end-closes": (
        ONE_AGENT,
        TABLE.changed(
            "Conversation.stop: queued > closed if nobody_had_accepted",
            effect=effect_of("Conversation.stop: queued > closed if somebody_had_accepted"),
        ),
    ),
    "can-be-closed-and-wrapped-up": (ONE_AGENT, TABLE.without("Dialog.submit: wrap_up > none")),
    "every-part-can-be-settled": (ONE_AGENT, TABLE.without("Dialog.submit: wrap_up > none")),
    "sent-only-while-held": (ONE_AGENT, unguarded("Interaction.send_reply: held > held", "conversation_goes_on")),
    "only-end-after-interruption": (
        ONE_AGENT,
        unguarded("Interaction.type_reply: held > held", "conversation_goes_on"),
    ),
    "nothing-blank-or-too-long": (ONE_AGENT, unguarded("Interaction.type_reply: held > held", "text_fits")),
    "accepted-is-remembered": (ONE_AGENT, TABLE.changed("Conversation.taken: offered > active", effect=None)),
    "accepting-makes-owner-or-joined": (
        SMALL,
        TABLE.changed("Interaction.accept: offered > held if asked_to_join", effect=effect_of(ACCEPT)),
    ),
    "expired-request-goes-back": (ONE_AGENT, TABLE.changed("Conversation.dropped: offered > queued", target="new")),
    "transfer-to-queue-takes-the-tail": (
        ONE_AGENT,
        TABLE.changed("Conversation.transferred: active > queued", effect=None),
    ),
    "end-closes-for-all": (ONE_AGENT, TABLE.changed("Conversation.ended: active > closed", effect=None)),
    "holders-have-a-role": (ONE_AGENT, TABLE.changed("Interaction.start: none > held", effect=None)),
    "held-only-by-own-accept": (ONE_AGENT, TABLE.changed("Interaction.offer: none > offered", target="held")),
    "wrap-up-dialog-with-wrap-up": (
        ONE_AGENT,
        TABLE.changed("Dialog.require_wrap_up: none > wrap_up", target="none"),
    ),
    "holding-ends-in-wrap-up": (
        SMALL,
        TABLE.changed("Interaction.end: held > wrap_up if conversation_goes_on", target="done"),
    ),
    "wrap-up-ends-by-own-submit": (ONE_AGENT, TABLE.changed("Interaction.submit: wrap_up > done", target="held")),
    "submit-settles": (ONE_AGENT, TABLE.changed("Interaction.submit: wrap_up > done", target="held")),
    "request-dialog-for-active-owner": (SMALL, unguarded("Dialog.open_transfer: none > transfer", "no_conference")),
    "one-owner": (
        SMALL,
        TABLE.changed("Interaction.accept: offered > held if asked_to_join", effect=effect_of(ACCEPT)),
    ),
    "joined-beside-owner": (
        ONE_AGENT,
        TABLE.changed(ACCEPT, effect=effect_of("Interaction.accept: offered > held if asked_to_join")),
    ),
    "owner-stays-when-joined-leaves": (
        SMALL,
        TABLE.changed(
            "Interaction.end_conference: held > wrap_up if agent_is_joined",
            effect=effect_of("Interaction.end_conference: held > wrap_up if agent_is_owner"),
        ),
    ),
    "nobody-else-is-touched": (
        ONE_AGENT,
        TABLE.changed("AgentStatus.set_idle: available > idle", effect=effect_of("AgentStatus.miss: available > rona")),
    ),
    "withdrawn-means-no-rona": (
        ONE_AGENT,
        TABLE.changed("Interaction.withdraw: offered > withdrawn", effect=miss_when_withdrawn),
    ),
}
"""For every property a machine, different in one place, that deserves to be refuted by it."""


@pytest.mark.parametrize("identity", SEEDED)
def test_a_broken_machine_is_refuted_alike_with_symmetry_and_without(identity: str) -> None:
    bounds, table = SEEDED[identity]

    plain, symmetric = (explore(bounds, table=table, symmetric=each) for each in (False, True))

    assert [(each.id, each.verdict, len(each.counterexample or ())) for each in symmetric.verdicts] == [
        (each.id, each.verdict, len(each.counterexample or ())) for each in plain.verdicts
    ]
    assert (symmetric.states, symmetric.transitions, symmetric.depth) == (plain.states, plain.transitions, plain.depth)


@pytest.mark.parametrize("identity", SEEDED)
def test_a_broken_machine_is_refuted_by_the_property_it_breaks(identity: str) -> None:
    bounds, table = SEEDED[identity]

    space = explore(bounds, table=table)

    assert identity in {verdict.id for verdict in space.verdicts if verdict.verdict == "refuted"}


def test_no_property_goes_without_a_machine_that_it_refutes() -> None:
    held = (*STATE_PROPERTIES, *STEP_PROPERTIES, *PROGRESS_PROPERTIES, MACHINES_ARE_SOUND)

    assert {each.id for each in held} == set(SEEDED)
