"""A run of machine events is played as commands: every way through the bounded spaces, on the desk itself."""

from collections import Counter

import pytest

from machine.concrete.commands import ConcreteRun, play, played
from machine.concrete.preparations import CannotBePlayedError
from machine.desk.in_process import InProcessDesk
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.engine import Macrostep
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import NOBODY, AgentState, Event, InstanceId
from spec.catalogue.load import load
from spec.port import commands as c
from spec.port.answers import Accepted
from tests.explore.walking import edges, ways

WITH_DIALOGS = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
IN_ONE_STEP = Bounds(agents=2, conversations=2, capacity=2, dialogs=False)


def available(agent: int) -> Event:
    return Event("AgentStatus.set_available", InstanceId(agent))


def idle(agent: int) -> Event:
    return Event("AgentStatus.set_idle", InstanceId(agent))


def text(slot: int, asset: str = "live", said: str = "fits") -> Event:
    return Event("Conversation.receive", InstanceId(NOBODY, slot), (("asset", asset), ("text", said)))


def outbound(agent: int, slot: int) -> Event:
    return Event("Conversation.start_outbound", InstanceId(NOBODY, slot), (("agent", agent), ("asset", "live")))


def offer(slot: int, agent: int) -> Event:
    return Event("Conversation.offer", InstanceId(NOBODY, slot), (("agent", agent),))


def conversation(name: str, slot: int) -> Event:
    return Event(f"Conversation.{name}", InstanceId(NOBODY, slot))


def part(name: str, agent: int, slot: int, **parameters: str | int) -> Event:
    return Event(f"Interaction.{name}", InstanceId(agent, slot), tuple(sorted(parameters.items())))


def dialog(name: str, agent: int, slot: int, **parameters: str | int) -> Event:
    return Event(f"Dialog.{name}", InstanceId(agent, slot), tuple(sorted(parameters.items())))


def test_tutorial_events_of_an_exploration_become_commands_of_the_port() -> None:
    """A transfer in one step, to an agent who then misses it."""
    events = (available(0), available(1), outbound(0, 0), part("transfer", 0, 0, recipient=1), part("expire", 1, 0))

    configuration, commands = played(events, IN_ONE_STEP)

    assert configuration.agents == ("Minji", "Jun")
    assert commands == (
        c.SetStatus(agent="Minji", status="available"),
        c.SetStatus(agent="Jun", status="available"),
        c.StartOutbound(agent="Minji", asset="Main line", number=configuration.customers[0].number),
        c.OpenTransfer(agent="Minji", conversation="c1"),
        c.Choose(agent="Minji", conversation="c1", kind="agent", name="Jun"),
        c.Confirm(agent="Minji", conversation="c1"),
        c.Advance(seconds=30),
    )
    desk = InProcessDesk()
    desk.reset(configuration)
    assert [desk.apply(command) for command in commands] == [Accepted()] * 7
    assert desk.world.statuses == (AgentState.AVAILABLE, AgentState.RONA)


def test_names_and_texts_are_those_of_the_language() -> None:
    configuration, commands = played((text(0),), IN_ONE_STEP, language="ko")

    assert (configuration.agents, configuration.queues) == (("민지", "준"), ("결제",))
    assert [command.text for command in commands if isinstance(command, c.CustomerText)] == [
        "안녕하세요, 택배가 아직 안 왔어요."
    ]


NEVER_GIVEN = {
    # Whoever alone could be listed was not Available when the dialog opened, and is not now.
    ("Dialog.choose", "taken"): 28,
    # One who was never listed cannot be chosen, so neither confirmed.
    ("Dialog.confirm", "refused"): 62,
    # Before anybody ever wrote there is no conversation that an agent could name.
    ("Dialog.open_conference", "refused"): 18,
    ("Dialog.open_transfer", "refused"): 18,
}
"""Commands that exploration tries and no desktop gives after the shortest way to the World: how many of the 7,918."""


def test_every_command_in_every_world_with_dialogs_is_played_or_named_as_one_that_no_desktop_gives() -> None:
    outcomes: Counter[str] = Counter()
    never: Counter[tuple[str, str]] = Counter()
    for edge in edges(WITH_DIALOGS):
        outcome = "taken" if isinstance(edge.led_to, Macrostep) else "refused"
        try:
            play((*edge.way, edge.event), WITH_DIALOGS)
        except CannotBePlayedError:
            never[edge.event.name, outcome] += 1
        else:
            outcomes[outcome] += 1

    assert outcomes == {"taken": 4386, "refused": 3406}
    assert never == NEVER_GIVEN


@pytest.mark.long
def test_every_world_without_dialogs_is_reached_by_commands() -> None:
    """Each turn is held against its World, so a way that is played in its own order is a test of all its beginnings."""
    all_ways = ways(IN_ONE_STEP)
    assert len(all_ways) == 20432
    reached: set[tuple[Event, ...]] = set()
    reordered = 0
    for way in reversed(all_ways):
        if way in reached:
            continue
        found = play(way, IN_ONE_STEP)
        reached.add(way)
        if _events(found) == way:
            reached.update(way[:length] for length in range(1, len(way)))
        else:
            reordered += 1

    assert reached == set(all_ways)
    assert reordered == 362


def _events(found: ConcreteRun) -> tuple[Event, ...]:
    """The events of a run without what goes by another parameter."""
    return tuple(turn.event for turn in found.turns)


# --- what must come before


def test_an_agent_who_is_gone_at_the_click_was_chosen_while_listed() -> None:
    events = (
        available(0),
        available(1),
        outbound(0, 0),
        dialog("open_transfer", 0, 0),
        idle(1),
        dialog("confirm", 0, 0, recipient=1),
    )

    assert played(events, WITH_DIALOGS)[1][3:] == (
        c.OpenTransfer(agent="Minji", conversation="c1"),
        c.Choose(agent="Minji", conversation="c1", kind="agent", name="Jun"),
        c.SetStatus(agent="Jun", status="idle"),
        c.Confirm(agent="Minji", conversation="c1"),
    )


def test_a_colleague_who_becomes_available_is_listed_after_a_refresh() -> None:
    events = (
        available(0),
        outbound(0, 0),
        dialog("open_conference", 0, 0),
        available(1),
        dialog("confirm", 0, 0, recipient=1),
    )

    assert [type(command) for command in played(events, WITH_DIALOGS)[1][-3:]] == [c.Refresh, c.Choose, c.Confirm]


def test_who_is_confirmed_is_chosen_where_the_run_chooses_anyhow() -> None:
    events = (
        available(0),
        available(1),
        outbound(0, 0),
        dialog("open_transfer", 0, 0),
        dialog("choose", 0, 0, listed="yes"),
        dialog("confirm", 0, 0, recipient=1),
    )

    assert played(events, WITH_DIALOGS)[1][-2:] == (
        c.Choose(agent="Minji", conversation="c1", kind="agent", name="Jun"),
        c.Confirm(agent="Minji", conversation="c1"),
    )


def test_a_choice_is_taken_back_by_a_search_that_hides_it() -> None:
    events = (
        available(0),
        outbound(0, 0),
        dialog("open_transfer", 0, 0),
        dialog("choose", 0, 0, listed="yes"),
        dialog("confirm", 0, 0, recipient="none"),
    )

    assert played(events, WITH_DIALOGS)[1][-2:] == (
        c.Search(agent="Minji", conversation="c1", text="?"),
        c.Confirm(agent="Minji", conversation="c1"),
    )


def test_a_queue_that_is_gone_is_chosen_and_then_deleted() -> None:
    events = (available(0), outbound(0, 0), part("transfer", 0, 0, recipient="gone"))

    configuration, commands = played(events, IN_ONE_STEP)

    assert configuration.queues == ("Billing", "Delivery")
    assert commands[2:] == (
        c.OpenTransfer(agent="Minji", conversation="c1"),
        c.Choose(agent="Minji", conversation="c1", kind="queue", name="Delivery"),
        c.DeleteQueue(queue="Delivery"),
        c.Confirm(agent="Minji", conversation="c1"),
        c.Cancel(agent="Minji", conversation="c1"),
    )


def test_a_reply_is_typed_before_it_is_sent_and_not_where_it_stands_already() -> None:
    sends = (available(0), outbound(0, 0), part("send_reply", 0, 0, text="fits"))
    types = (*sends[:2], part("type_reply", 0, 0, text="fits"), sends[2])

    assert [type(command) for command in played(sends, IN_ONE_STEP)[1][2:]] == [c.TypeReply, c.Send]
    assert played(types, IN_ONE_STEP) == played(sends, IN_ONE_STEP)


def test_a_reply_that_is_sent_after_an_interruption_was_typed_before_it() -> None:
    name = "Interaction.send_reply: held > held"
    guards = tuple(guard for guard in TABLE.transition(name).guards if guard.__name__ != "conversation_goes_on")
    careless = TABLE.changed(name, guards=guards)
    events = (
        available(0),
        outbound(0, 0),
        conversation("asset_deleted", 0),
        part("send_reply", 0, 0, text="fits"),
    )

    assert [type(command) for command in played(events, IN_ONE_STEP, careless)[1][2:]] == [
        c.TypeReply,
        c.DeleteAsset,
        c.Send,
    ]


def test_a_conversation_whose_asset_is_deleted_has_an_asset_of_its_own() -> None:
    configuration, commands = played((text(0), text(1), conversation("asset_deleted", 1)), IN_ONE_STEP)

    assert [command.asset for command in commands if isinstance(command, c.CustomerText | c.DeleteAsset)] == [
        "Main line",
        "Shop line",
        "Shop line",
    ]
    assert {asset.queue for asset in configuration.assets} == {"Billing"}


def test_a_text_to_a_deleted_asset_needs_one() -> None:
    _, commands = played((text(0, asset="deleted"),), IN_ONE_STEP)

    assert [type(command) for command in commands] == [c.DeleteAsset, c.CustomerText]


def test_what_no_desktop_gives_goes_by_what_leads_to_the_same() -> None:
    """There is no limit on what a customer writes, so a text too long from one is any text."""
    assert played((text(0, said="too_long"),), IN_ONE_STEP) == played((text(0),), IN_ONE_STEP)


# --- in time


OFFERED_TWICE = (available(0), available(1), text(0), text(1), offer(0, 0), offer(1, 1))


def test_offers_are_a_second_apart_where_only_the_older_is_to_expire() -> None:
    _, commands = played((*OFFERED_TWICE, part("expire", 0, 0)), IN_ONE_STEP)

    assert [command for command in commands if isinstance(command, c.Offer | c.Advance)] == [
        c.Offer(conversation="c1", agent="Minji"),
        c.Advance(seconds=1),
        c.Offer(conversation="c2", agent="Jun"),
        c.Advance(seconds=29),
    ]


def test_the_newer_offer_is_made_first_where_it_is_to_expire_first() -> None:
    found = play((*OFFERED_TWICE, part("expire", 1, 1)), IN_ONE_STEP)

    assert _events(found) == (*OFFERED_TWICE[:4], offer(1, 1), offer(0, 0), part("expire", 1, 1))


def test_what_an_offer_needs_goes_before_the_other_with_it() -> None:
    events = (available(0), text(0), offer(0, 0), available(1), text(1), offer(1, 1), part("expire", 1, 1))

    assert _events(play(events, IN_ONE_STEP)) == (
        available(0),
        text(0),
        text(1),
        available(1),
        offer(1, 1),
        offer(0, 0),
        part("expire", 1, 1),
    )


def test_an_offer_that_needs_the_older_one_cannot_expire_before_it() -> None:
    """Jun has Minji's transfer on screen, which gave her room for what she then misses: both within 30 seconds."""
    events = (
        available(0),
        available(1),
        outbound(0, 0),
        part("transfer", 0, 0, recipient=1),
        dialog("submit", 0, 0, choice="made"),
        text(1),
        offer(1, 0),
        part("expire", 0, 1),
    )

    with pytest.raises(CannotBePlayedError, match="lets the oldest expire first"):
        play(events, Bounds(agents=2, conversations=2, capacity=1, dialogs=False))


def test_a_run_with_more_offers_than_seconds_gets_a_longer_time_out() -> None:
    count = 31
    events = (
        *(available(each) for each in range(count)),
        *(text(each) for each in range(count)),
        *(offer(each, each) for each in range(count)),
        *(part("expire", each, each) for each in range(count)),
    )

    configuration, _ = played(events, Bounds(count, count, capacity=1, dialogs=False))
    assert configuration.rona_seconds == 3600
    assert configuration.agents[2:5] == ("Seoyeon", "Seoyeon 4", "Seoyeon 5")

    configuration, _ = played(
        events[1:count] + events[count + 1 : 2 * count] + events[2 * count + 1 : 3 * count],
        Bounds(count, count, 1, False),
    )
    assert configuration.rona_seconds == 30


# --- what cannot be played


@pytest.mark.parametrize(
    "events",
    [
        (part("expire", 0, 0),),
        (conversation("asset_deleted", 0),),
        (offer(0, 0),),
        (available(0), outbound(0, 0), dialog("open_conference", 0, 0), dialog("choose", 0, 0, listed="yes")),
        (available(0), text(0), offer(0, 0), Event("Interaction.withdraw", InstanceId(0, 0))),
        (Event("AgentStatus.miss", InstanceId(0)),),
    ],
    ids=("nothing to expire", "no asset", "no conversation", "nobody listed", "internal", "internal status"),
)
def test_an_event_that_no_command_brings_about_is_named(events: tuple[Event, ...]) -> None:
    with pytest.raises(CannotBePlayedError, match=f"^{events[-1].name}.* cannot be played: "):
        play(events, WITH_DIALOGS)


def test_a_run_beyond_what_the_port_takes_is_refused_with_the_limit() -> None:
    with pytest.raises(CannotBePlayedError, match=r"beyond what the port takes .*length <= 200.*; split it"):
        play((text(0),), Bounds(agents=201, conversations=1, capacity=1, dialogs=False))


def test_a_refused_event_stands_in_the_run_as_a_refused_command() -> None:
    configuration, commands = played((text(0), offer(0, 0)), IN_ONE_STEP)
    desk = InProcessDesk()
    desk.reset(configuration)

    assert [isinstance(desk.apply(command), Accepted) for command in commands] == [True, False]


# --- readings


@pytest.mark.parametrize("reading", [*load().readings])
def test_every_world_with_dialogs_is_reached_by_commands_under_each_reading(reading: str) -> None:
    table = table_of((reading,))

    for way in ways(WITH_DIALOGS, table):
        assert _events(play(way, WITH_DIALOGS, table)) == way


def test_a_wrap_up_times_out_after_its_own_seconds() -> None:
    events = (available(0), outbound(0, 0), part("end", 0, 0), Event("Dialog.time_out", InstanceId(0, 0)))

    configuration, commands = played(events, IN_ONE_STEP, table_of(("wrap-up-times-out",)))

    assert (configuration.wrap_up_seconds, commands[-1]) == (60, c.Advance(seconds=60))


def test_a_wrap_up_that_outlasts_what_expires_gets_a_longer_time_out() -> None:
    again = (available(1), offer(1, 1), part("expire", 1, 1))
    events = (available(0), outbound(0, 0), part("end", 0, 0), text(1), *again, *again, *again)

    table = table_of(("wrap-up-times-out",))
    assert played(events, IN_ONE_STEP, table)[0].wrap_up_seconds == 3600
    assert played(events, IN_ONE_STEP)[0].wrap_up_seconds == 60


def test_two_wrap_ups_that_began_together_cannot_time_out_one_by_one() -> None:
    events = (
        available(0),
        available(1),
        outbound(0, 0),
        part("invite", 0, 0, recipient=1),
        part("accept", 1, 0),
        part("end_conference", 0, 0),
        Event("Dialog.time_out", InstanceId(0, 0)),
    )

    with pytest.raises(CannotBePlayedError, match="one of two things that are due together"):
        play(events, IN_ONE_STEP, table_of(("wrap-up-times-out",)))
