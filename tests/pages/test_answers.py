"""What may be done in a state and what is refused there is what our desk answers, told by who tries it."""

from collections.abc import Iterable
from functools import cache

from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE
from machine.pages.answers import PERSONS, otherwise, tried
from machine.pages.machines import ByCaller, Declined, MachineEntry, machines
from spec.refusals import Refusal


@cache
def shown() -> dict[str, MachineEntry]:
    return {each.id: each for each in machines()}


def roles(machine: str, state: str) -> dict[str, ByCaller]:
    found = next(each for each in shown()[machine].states if each.id == state)
    return {each.caller: each for each in found.roles}


def allowed(machine: str, state: str, caller: Caller) -> list[str]:
    return [each.says.en for each in roles(machine, state)[caller.value].allowed]


def refused(several: Iterable[Declined], who: str = "") -> dict[str, list[str]]:
    """What is refused to whom, with what asks for it."""
    return {
        says.en: [*cites, *(cite for _, cited in each.reasons for cite in cited)]
        for each in several
        if (each.who.en if each.who else "") == who
        for several, cites in each.tries
        for says in several
    }


def declined(machine: str, state: str, caller: Caller, who: str = "") -> dict[str, list[str]]:
    found = roles(machine, state).get(caller.value)
    return refused(found.declined, who) if found else {}


def elsewhere(state: str) -> dict[str, tuple[set[str], dict[str, list[str]]]]:
    """By machine what an agent of this status may do there, and what not."""
    entry = next(each for each in shown()["AgentStatus"].states if each.id == state)
    return {each.machine.en: ({says.en for says in each.allowed}, refused(each.declined)) for each in entry.elsewhere}


def test_tutorial_the_agent_may_transfer_invite_end_and_send_in_an_active_conversation() -> None:
    may = allowed("Conversation", "active", Caller.AGENT)

    assert {"transfer", "invite a colleague", "end", "send the reply"} <= set(may)
    assert "transfer" not in declined("Conversation", "active", Caller.AGENT, "the owner")


def test_an_interrupted_conversation_can_be_ended_and_nothing_else() -> None:
    assert set(allowed("Conversation", "interrupted", Caller.AGENT)) == {"end"}
    assert {"send the reply", "transfer", "invite a colleague"} <= set(
        declined("Conversation", "interrupted", Caller.AGENT, "the owner")
    )
    assert Caller.ADMINISTRATOR.value not in roles("Conversation", "interrupted")


def test_after_a_conversation_is_closed_a_text_begins_a_new_one() -> None:
    (text,) = roles("Conversation", "closed")[Caller.CUSTOMER.value].allowed

    assert text.begins
    assert text.target is not None
    assert (text.says.en, text.target.en) == ("text from the customer", "Queued")
    assert "text from the customer" not in declined("Conversation", "closed", Caller.CUSTOMER)
    assert "start outbound" not in declined("Conversation", "closed", Caller.AGENT)


def test_nobody_is_refused_what_nobody_can_try() -> None:
    assert not declined("Conversation", "new", Caller.ADMINISTRATOR)
    for machine in shown().values():
        for state in machine.states:
            for role in state.roles:
                assert not role.declined or Caller(role.caller) in PERSONS, (machine.id, state.id)


def test_a_reason_is_told_with_the_agent_whose_it_is() -> None:
    target = declined("Conversation", "transfer_requested", Caller.AGENT, "the agent who is asked")
    sender = declined("Conversation", "transfer_requested", Caller.AGENT, "the sender, who wraps up")

    assert target["end"] == ["ACC-1"]
    assert sender["end"] == ["RULE-13"]
    assert set(declined("Conversation", "transfer_requested", Caller.AGENT)) == {"start outbound"}, "whoever tries it"


def test_that_nobody_withdraws_a_transfer_request_is_told_by_the_rule_that_says_so() -> None:
    for who in ("the agent who is asked", "the sender, who wraps up"):
        assert "RULE-14" in declined("Conversation", "transfer_requested", Caller.AGENT, who)["withdraw the request"]


def test_in_a_conference_owner_and_joined_agent_are_refused_for_reasons_of_their_own() -> None:
    owner, joined = (
        declined("Conversation", "conferencing", Caller.AGENT, who) for who in ("the owner", "the agent who joined")
    )

    assert owner["transfer"] == ["RULE-15", "GAP-10"]
    assert joined["transfer"] == ["RULE-16"]
    assert declined("Interaction", "held", Caller.AGENT, "the agent who joined")["transfer"] == ["RULE-16"]


def test_what_one_agent_alone_may_do_names_that_agent() -> None:
    may = {each.says.en: each.who for each in roles("Conversation", "conference_requested")["agent"].allowed}

    assert [who and who.en for who in (may["accept"], may["withdraw the request"])] == [
        "the agent who is asked",
        "the owner, who invited",
    ]


def test_a_condition_of_one_of_two_ways_is_not_told_of_both() -> None:
    (accept,) = (
        each for each in roles("Conversation", "conference_requested")["agent"].allowed if each.says.en == "accept"
    )

    assert accept.conditions == (), "who accepts an invitation is not asked to take over"


def test_an_agent_in_rona_goes_on_and_starts_conversations_but_is_offered_nothing() -> None:
    there = elsewhere("rona")

    assert there["Conversation"] == ({"start outbound"}, {"offer to an agent": ["AVAIL-1", "GAP-2"]})
    may, may_not = there["Agent's part in a conversation"]
    assert {"type a reply", "send the reply", "transfer", "end"} <= may
    assert may_not == {"accept": ["ACC-1", "RULE-52"]}


def test_an_idle_agent_accepts_what_is_on_screen_and_starts_nothing() -> None:
    there = elsewhere("idle")

    assert there["Conversation"][1] == {"start outbound": ["RULE-35"], "offer to an agent": ["AVAIL-1", "GAP-2"]}
    assert "accept" in there["Agent's part in a conversation"][0], "RULE-5"


def test_a_status_names_the_rules_that_speak_of_it() -> None:
    rules = {state.id: set(state.rules) for state in shown()["AgentStatus"].states}

    assert {"GAP-1", "GAP-2", "RULE-4", "RULE-6", "RULE-35"} <= rules["rona"]
    assert "RULE-35" not in rules["idle"]


def test_a_part_that_is_over_says_that_the_next_may_begin() -> None:
    leaving = {(machine.id, state.id) for machine in shown().values() for state in machine.states if state.leaves_room}

    assert leaving == {("Interaction", "done"), ("Interaction", "missed"), ("Interaction", "withdrawn")}


def test_what_two_agents_do_to_one_request_is_told_apart() -> None:
    may = {each.says.en: each.by_another for each in roles("Interaction", "offered")[Caller.AGENT.value].allowed}

    assert may["withdraw the request, then the conversation"]
    assert not may["accept"]


def test_a_fork_says_where_it_goes_otherwise_and_no_reason_that_nobody_is_told() -> None:
    to_queue = next(each for each in shown()["Conversation"].transitions if each.event.en == "transferred")
    (condition,) = to_queue.conditions

    assert [number for number, _ in condition.instead] == [to_queue.number + 1]
    accept = next(each for each in shown()["Interaction"].transitions if each.event.en == "accept")
    assert [number for number, _ in accept.conditions[0].instead] == [accept.number + 1]


def test_a_condition_that_is_no_fork_tells_the_reason_of_the_desk() -> None:
    send = otherwise()["Interaction.send_reply: held > held", "text_is_not_blank"]

    assert send == ((), Refusal.BLANK)
    assert {name for name, _ in otherwise()} <= {each.id for each in TABLE.transitions}


def test_every_state_in_which_somebody_has_a_screen_is_tried() -> None:
    missing = {
        (machine.name, state)
        for machine in TABLE.machines
        for state in machine.states
        if (machine.name, str(state)) not in tried()
    }

    assert missing == {("Interaction", each) for each in ("none", "done", "missed", "withdrawn")}
