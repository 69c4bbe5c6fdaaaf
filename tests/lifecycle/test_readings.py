"""The readings as changes of the table: what each changes, and that nothing else is touched.

Readings run on the table engine only. The library's own engine steps the declared classes; what it holds the table to
still goes for every transition that a reading leaves alone.
"""

import pytest

from machine.lifecycle import guards as g
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.declaration import CHAINS, EMISSIONS, Caller, chained
from machine.lifecycle.engine import Macrostep, TableEngine, run
from machine.lifecycle.readings import (
    CHANGES,
    end_pending_idle,
    end_without_wrap_up,
    leave_without_wrap_up,
    table_of,
)
from machine.lifecycle.table import TABLE, DeclarationError, checked, drawn
from machine.lifecycle.world import AgentState, ConversationPhase, Event, InstanceId, InteractionState, World
from spec.catalogue.load import CatalogueError, load

Given = tuple[str, InstanceId, dict[str, str | int]]


def _played(readings: tuple[str, ...], *commands: Given) -> World:
    """The World after these commands on one conversation of two agents."""
    world = Bounds(agents=2, conversations=1, capacity=2, dialogs=False).first_world()
    for name, me, parameters in commands:
        led_to = run(TableEngine(table_of(readings)), world, Event(name, me, tuple(sorted(parameters.items()))))
        assert isinstance(led_to, Macrostep), (name, led_to)
        world = led_to.world
    return world


MINJI, JUN, TALK = InstanceId(agent=0), InstanceId(agent=1), InstanceId(conversation=0)
A_CONFERENCE: tuple[Given, ...] = (
    ("AgentStatus.set_available", MINJI, {}),
    ("AgentStatus.set_available", JUN, {}),
    ("Conversation.receive", TALK, {"asset": "live", "text": "fits"}),
    ("Conversation.offer", TALK, {"agent": 0}),
    ("Interaction.accept", InstanceId(0, 0), {}),
    ("Interaction.invite", InstanceId(0, 0), {"recipient": 1}),
    ("Interaction.accept", InstanceId(1, 0), {}),
)


def test_tutorial_the_joined_agent_leaves_without_a_wrap_up() -> None:
    # A reading is named by its id in the catalogue; under it the same command leads elsewhere.
    leave: Given = ("Interaction.end_conference", InstanceId(1, 0), {})

    declared = _played((), *A_CONFERENCE, leave)
    turned = _played(("joined-without-wrap-up",), *A_CONFERENCE, leave)

    assert declared.interactions[1][0].state == "wrap_up"
    assert turned.interactions[1][0] == InteractionState()
    assert declared.conversations == turned.conversations

    # The difference is in the table, as transitions like any other.
    left = table_of(["joined-without-wrap-up"]).transition("Interaction.end_conference: held > done")
    assert left.guards == (g.conversation_goes_on, g.conference_is_on, g.agent_is_joined)
    assert left.effect is leave_without_wrap_up
    assert left.cites == ("CONF-11", "RULE-42")


def test_every_reading_of_the_catalogue_is_executable_in_its_order() -> None:
    assert list(CHANGES) == list(load().readings)


def test_no_reading_is_the_declared_table_and_several_are_the_same_in_any_order() -> None:
    assert table_of(()) is TABLE
    assert table_of(["idle-pends", "literal-drop"]) is table_of(("literal-drop", "idle-pends", "literal-drop"))


def test_an_unknown_reading_is_one_line_with_those_there_are() -> None:
    with pytest.raises(CatalogueError) as told:
        table_of(["idle-pends", "ilde-pends"])

    assert str(told.value) == f'There is no reading "ilde-pends"; the readings are {", ".join(load().readings)}.'


@pytest.mark.parametrize(
    ("reading", "new", "other", "gone"),
    [
        (
            "literal-drop",
            ["Conversation.dropped: transfer_requested > transfer_requested"],
            [],
            ["Conversation.dropped: transfer_requested > queued"],
        ),
        ("wrap-up-times-out", ["Dialog.time_out: wrap_up > none"], [], []),
        (
            "joined-without-wrap-up",
            [
                "Interaction.end: held > done",
                "Interaction.end_conference: held > done",
                "Interaction.conclude: held > done",
            ],
            [
                "Interaction.end: held > wrap_up if conversation_is_interrupted",
                "Interaction.conclude: held > wrap_up",
            ],
            ["Interaction.end_conference: held > wrap_up if agent_is_joined"],
        ),
        (
            "idle-pends",
            [
                "AgentStatus.set_available: idle_pending > available",
                "AgentStatus.miss: idle_pending > rona",
                "AgentStatus.set_idle: available > idle_pending",
                "AgentStatus.set_idle: rona > idle_pending",
                "AgentStatus.become_idle: idle_pending > idle",
            ],
            [
                "AgentStatus.set_idle: available > idle",
                "AgentStatus.set_idle: rona > idle",
                "Interaction.submit: wrap_up > done",
            ],
            [],
        ),
        (
            "idle-withdraws-offers",
            [],
            ["AgentStatus.set_idle: available > idle"],
            ["AgentStatus.miss: idle > rona"],
        ),
    ],
)
def test_a_reading_changes_just_these_transitions(
    reading: str, new: list[str], other: list[str], gone: list[str]
) -> None:
    """New ids, old ids with other guards or another effect, and ids that are gone. All else is what was declared."""
    declared = {transition.id: transition for transition in TABLE.transitions}
    turned = {transition.id: transition for transition in table_of([reading]).transitions}

    assert sorted(turned.keys() - declared) == sorted(new)
    assert sorted(each for each in turned.keys() & declared if turned[each] != declared[each]) == sorted(other)
    assert sorted(declared.keys() - turned) == gone
    for each in other:
        assert (turned[each].source, turned[each].target) == (declared[each].source, declared[each].target)


def test_only_two_readings_add_an_event_and_one_a_state() -> None:
    events = {
        reading: [(spec.name, spec.by) for spec in table_of([reading]).events if spec not in TABLE.events]
        for reading in load().readings
    }
    states = {
        reading: [(machine.name, machine.states) for machine in table_of([reading]).machines]
        for reading in load().readings
        if table_of([reading]).machines != TABLE.machines
    }

    assert {reading: added for reading, added in events.items() if added} == {
        "wrap-up-times-out": [("Dialog.time_out", Caller.CLOCK)],
        "idle-pends": [("AgentStatus.become_idle", Caller.MACHINE)],
    }
    assert list(states) == ["idle-pends"]
    assert states["idle-pends"][0] == ("AgentStatus", ("idle", "available", "rona", "idle_pending"))


def test_a_joined_agent_who_leaves_ends_a_pending_idle_where_both_readings_are_taken() -> None:
    both = ("joined-without-wrap-up", "idle-pends")

    pending = _played(both, *A_CONFERENCE, ("AgentStatus.set_idle", JUN, {}))
    over = _played(
        both, *A_CONFERENCE, ("AgentStatus.set_idle", JUN, {}), ("Interaction.end_conference", InstanceId(1, 0), {})
    )

    assert [world.statuses[1] for world in (pending, over)] == [AgentState.IDLE_PENDING, AgentState.IDLE]
    effect = table_of(both).transition("Interaction.end: held > done").effect
    assert effect is chained(end_without_wrap_up, end_pending_idle)
    assert CHAINS[effect] == (end_without_wrap_up, end_pending_idle)
    assert EMISSIONS[effect] == ("Conversation.holder_ended", "AgentStatus.become_idle")


def test_going_idle_gives_a_conference_request_back_to_the_inviter_and_a_transfer_to_the_queue() -> None:
    invited = _played(("idle-withdraws-offers",), *A_CONFERENCE[:-1], ("AgentStatus.set_idle", JUN, {}))
    transferred = _played(
        ("idle-withdraws-offers",),
        *A_CONFERENCE[:-2],
        ("Interaction.transfer", InstanceId(0, 0), {"recipient": 1}),
        ("AgentStatus.set_idle", JUN, {}),
    )

    assert [world.conversations[0].state for world in (invited, transferred)] == [
        ConversationPhase.ACTIVE,
        ConversationPhase.QUEUED,
    ]
    assert [world.statuses[1] for world in (invited, transferred)] == [AgentState.IDLE] * 2


@pytest.mark.parametrize(
    ("event", "source", "target", "problem"),
    [
        (
            "Dialog.dismiss",
            "conference",
            "asleep",
            "Dialog.dismiss: conference > asleep: Dialog has no state 'asleep'; add it or correct it.",
        ),
        (
            "Dialog.vanish",
            "conference",
            "none",
            "Dialog.vanish: conference > none: Dialog has no event 'vanish'; add it or correct it.",
        ),
        (
            "Dialog.dismiss",
            "transfer",
            "none",
            "Dialog.dismiss: transfer > none: stands twice; give each transition its own id.",
        ),
    ],
)
def test_a_transition_that_does_not_fit_the_table_is_refused(
    event: str, source: str, target: str, problem: str
) -> None:
    old = "Dialog.dismiss: conference > none"

    with pytest.raises(DeclarationError) as told:
        checked(TABLE.replaced(old, drawn(event, source, target, cites="RULE-42")))

    assert str(told.value) == problem
