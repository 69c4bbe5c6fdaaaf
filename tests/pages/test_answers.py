"""What may be done in a state and what is refused there is what our desk answers, told by who tries it."""

from functools import cache

from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE
from machine.pages.answers import PERSONS, otherwise, tried
from machine.pages.machines import ByCaller, MachineEntry, machines
from spec.refusals import Refusal


@cache
def shown() -> dict[str, MachineEntry]:
    return {each.id: each for each in machines()}


def roles(machine: str, state: str) -> dict[str, ByCaller]:
    found = next(each for each in shown()[machine].states if each.id == state)
    return {each.caller: each for each in found.roles}


def allowed(machine: str, state: str, caller: Caller) -> list[str]:
    return [each.says.en for each in roles(machine, state)[caller.value].allowed]


def declined(machine: str, state: str, caller: Caller) -> dict[str, list[str]]:
    found = roles(machine, state).get(caller.value)
    return {each.says.en: [reason.en for reason, _ in each.reasons] for each in found.declined} if found else {}


def test_tutorial_the_agent_may_transfer_invite_end_and_send_in_an_active_conversation() -> None:
    may = allowed("Conversation", "active", Caller.AGENT)

    assert {"transfer", "invite a colleague", "end", "send the reply"} <= set(may)
    assert "transfer" not in declined("Conversation", "active", Caller.AGENT)


def test_an_interrupted_conversation_can_be_ended_and_nothing_else() -> None:
    assert set(allowed("Conversation", "interrupted", Caller.AGENT)) == {"end"}
    assert {"send the reply", "transfer", "invite a colleague"} <= set(
        declined("Conversation", "interrupted", Caller.AGENT)
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
