"""Each machine by itself: every state is reached, and left unless it is final."""

from machine.explore.exploration import explore
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.reachability import alone
from machine.lifecycle.table import TABLE


def test_tutorial_the_four_machines_are_sound_by_themselves() -> None:
    assert [(machine.name, machine.states, machine.transitions) for machine in alone(TABLE)] == [
        ("AgentStatus", 3, 6),
        ("Conversation", 9, 38),
        ("Interaction", 7, 17),
        ("Dialog", 4, 20),
    ]
    assert all(machine.problems == () for machine in alone(TABLE))


def test_a_state_that_nothing_leads_to_is_named() -> None:
    table = TABLE.without("Conversation.taken: conference_requested > conferencing")

    assert alone(table)[1].problems == (
        "Conversation.conferencing: no transitions lead to it from new; add one, or drop the state.",
    )


def test_a_trap_is_named() -> None:
    table = TABLE.without("Interaction.submit: wrap_up > done")

    assert alone(table)[2].problems == (
        "Interaction.held: no transitions lead from it to a final state; add one.",
        "Interaction.wrap_up: no transition leads out of it, and it is not final; add one.",
        "Interaction.done: no transitions lead to it from none; add one, or drop the state.",
    )


def test_states_that_lead_round_and_round_and_never_to_an_end_are_named() -> None:
    table = TABLE.changed("Conversation.joined_left: conferencing > active", target="interrupted")
    for event in ("conference_ended", "stop"):
        table = table.without(f"Conversation.{event}: conferencing > closed")
    for identity in [
        transition.id
        for transition in table.transitions
        if transition.machine == "Conversation" and transition.target == "closed"
    ]:
        table = table.changed(identity, target="interrupted")

    problems = alone(table)[1].problems

    assert "Conversation.new: no transitions lead from it to a final state; add one." in problems


def test_two_transitions_enabled_at_once_are_refuted_with_the_way_there() -> None:
    accepts = "Interaction.accept: offered > held if asked_to_join"
    table = TABLE.changed(accepts, guards=())

    verdict = explore(Bounds(1, 1, 1, dialogs=False), table=table).verdicts[0]

    assert (verdict.id, verdict.verdict) == ("machines-are-sound", "refuted")
    assert verdict.counterexample is not None
    assert [event.name for event in verdict.counterexample][-1] == "Interaction.accept"
