"""Equivalence: of a broken table it is proved that nobody at a desk could tell it from ours, or shown where."""

import pytest

from machine.desk.in_process import InProcessDesk
from machine.desk.translation import translate
from machine.faults.equivalence import Difference, can_come, difference
from machine.faults.mutant import Mutant
from machine.faults.mutants import mutants
from machine.generate.plan import planned
from machine.generate.situations import ALONE, OFFERED, TICKETS
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.world import ConversationPhase, Outcome

WITH_DIALOGS = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
SMALLEST = Bounds(agents=1, conversations=1, capacity=1, dialogs=True)


def mutant(identity: str) -> Mutant:
    return next(each for each in mutants() if each.id == identity)


def found(identity: str, bounds: Bounds = WITH_DIALOGS) -> Difference | None:
    each = mutant(identity)
    assert each.table is not None
    return difference(each.table, each.touches, bounds)


def test_tutorial_after_end_there_is_nobody_left_to_be_told_that_it_is_over() -> None:
    """The machines are different, and yet every answer and every view is the same."""
    assert found("told twice: Interaction.conclude by Conversation.ended: active > closed") is None


def test_as_what_a_conversation_closed_is_seen() -> None:
    """RULE-50: in histories and in the administrator's list, so a desk that gets only that wrong is another one."""
    difference_found = found("effect dropped: Conversation.ended: active > closed")

    assert difference_found is not None
    assert difference_found.command.name == "Interaction.end"


def test_a_difference_is_told_with_the_worlds_and_the_command() -> None:
    difference_found = found("leads to idle: AgentStatus.set_available: rona > available")

    assert difference_found is not None
    assert difference_found.command.name == "AgentStatus.set_available"
    assert difference_found.ours.statuses[difference_found.command.me.agent] == "rona"


def test_a_difference_may_show_long_after_the_worlds_went_apart() -> None:
    """A conversation that goes back as if it were offered from the queue looks as before, until it is transferred."""
    difference_found = found("leads to new: Conversation.receive: conferencing > conferencing")

    assert difference_found is not None
    assert difference_found.ours.conversations[0].state is ConversationPhase.CONFERENCING
    assert difference_found.ours.conversations[0].outcome is Outcome.NONE


def test_who_waits_longer_is_a_difference_since_a_desk_may_route_by_it() -> None:
    two = Bounds(agents=1, conversations=2, capacity=1, dialogs=False)

    assert found("effect dropped: Conversation.receive: new > queued") is None
    assert found("effect dropped: Conversation.receive: new > queued", two) is not None


@pytest.mark.parametrize(
    ("identity", "is_seen"),
    [
        ("leads to done: Interaction.expire: offered > missed", True),
        ("leads to none: Interaction.withdraw: offered > withdrawn", False),
        ("told twice: Interaction.withdraw by Conversation.asset_deleted: queued > closed", False),
        ("guard removed: nobody_had_accepted from Conversation.stop: queued > closed if nobody_had_accepted", True),
        (
            "guard removed: somebody_had_accepted from Conversation.stop: queued > closed if somebody_had_accepted",
            False,
        ),
        ("refusal accepted: AgentStatus.set_available in available", True),
        ("refusal accepted: Conversation.receive in closed", False),
        ("guard removed: recipient_can_take from Dialog.confirm: transfer > none", True),
        ("guard removed: recipient_can_take from Interaction.transfer: held > wrap_up", False),
        ("guard removed: asked_to_join from Interaction.accept: offered > held if asked_to_join", False),
    ],
)
def test_what_is_recorded_or_refused_otherwise_is_a_difference_and_nothing_else(identity: str, is_seen: bool) -> None:
    assert (found(identity) is not None) is is_seen


@pytest.mark.long
def test_no_desk_gives_its_machines_what_the_proof_leaves_out() -> None:
    plan = planned((), (ALONE, OFFERED, TICKETS), pairs=SMALLEST)
    given = 0
    for run in plan.runs():
        desk = InProcessDesk()
        desk.reset(run.configuration)
        for command in run.commands:
            if all(rule.holds(desk.record, command) for rule in desk.rules):
                world, events = translate(desk.record, desk.world, command)
                given += len(events)
                assert all(can_come(world, event) for event in events), command
            desk.apply(command)

    assert given > 60_000
