"""A run that fails is told by the shortest way there that the model knows, not only by what is left of it."""

from machine.harness.stateful.shortcuts import MOST_CANDIDATES, MOST_COMMANDS, shortcuts
from machine.story.fictional_data import asset_number, customer_number
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration

HANA = customer_number(1)
STAGE = Configuration(
    ("Minji",),
    ("Billing",),
    (AssetSetting("Main line", asset_number(1), "Billing"),),
    ("Resolved",),
)
AVAILABLE, ASKED = c.SetStatus("Minji", "available"), c.CustomerText(HANA, "Main line", "Hello")
ANSWERED = (AVAILABLE, ASKED, c.Accept("Minji", "c1"))
WRITTEN = (AVAILABLE, c.StartOutbound("Minji", "Main line", HANA))


def test_tutorial_an_agent_who_writes_first_has_a_conversation_sooner_than_one_who_answers() -> None:
    assert (*WRITTEN, c.End("Minji", "c1")) in shortcuts(STAGE, (*ANSWERED, c.End("Minji", "c1")))


def test_a_way_round_to_a_moment_goes_on_as_the_run_does() -> None:
    """It matters what comes after, whatever that is."""
    after = (c.TypeReply("Minji", "c1", "Hello"), c.Send("Minji", "c1", "click"))
    idle_between = (AVAILABLE, c.SetStatus("Minji", "idle"), AVAILABLE, ASKED, c.Accept("Minji", "c1"), *after)

    assert (*ANSWERED, *after) in shortcuts(STAGE, idle_between)


def test_a_refusal_is_looked_for_where_it_comes_first() -> None:
    twice = (*ANSWERED, c.SetStatus("Minji", "idle"), c.SetStatus("Minji", "idle"))

    assert shortcuts(STAGE, twice)[0] == (c.SetStatus("Minji", "idle"),)


def test_every_way_is_shorter_the_shortest_come_first_and_there_are_not_many() -> None:
    ways = shortcuts(STAGE, (*ANSWERED, c.End("Minji", "c1"), c.SubmitWrapUp("Minji", "c1")))

    assert 0 < len(ways) <= MOST_CANDIDATES and len(set(ways)) == len(ways)
    assert [len(each) for each in ways] == sorted(len(each) for each in ways) and len(ways[-1]) < 5


def test_there_are_none_of_a_run_of_one_command_or_of_many_or_on_no_stage() -> None:
    assert shortcuts(STAGE, (AVAILABLE,)) == shortcuts(STAGE, ()) == ()
    assert shortcuts(STAGE, (AVAILABLE, *[c.Advance(1)] * MOST_COMMANDS)) == ()
    assert shortcuts(Configuration((), (), (), ()), (*ANSWERED, AVAILABLE)) == ()
