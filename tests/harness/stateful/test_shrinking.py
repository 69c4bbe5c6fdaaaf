"""A failing run is made short: nothing can be left out of what remains, and conversations keep their meaning."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from machine.desk.in_process import InProcessDesk
from machine.harness.stateful.shrinking import shortest, shortest_commands, shortest_run
from machine.story.fictional_data import asset_number, customer_number
from spec.port import commands as c
from spec.port.answers import Accepted
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting

HANA, YUNA = customer_number(1), customer_number(2)
STAGE = Configuration(
    ("Minji",),
    ("Billing",),
    (AssetSetting("Main line", asset_number(1), "Billing"),),
    ("Resolved",),
    routing="manual",
)
RUN = (
    c.CustomerText(HANA, "Main line", "Hello"),
    c.SetStatus("Minji", "available"),
    c.CustomerStop(HANA, "Main line"),
    c.CustomerText(YUNA, "Main line", "Good morning"),
    c.Advance(5),
    c.Offer("c2", "Minji"),
    c.Accept("Minji", "c2"),
    c.End("Minji", "c2"),
)


def ends(commands: Sequence[c.AnyCommand]) -> bool:
    """Whether an agent ends a conversation."""
    desk = InProcessDesk()
    desk.reset(STAGE)
    answers = [(command, desk.apply(command)) for command in commands]
    return any(isinstance(command, c.End) and isinstance(answer, Accepted) for command, answer in answers)


def test_tutorial_the_second_conversation_becomes_the_first_where_the_first_is_left_out() -> None:
    assert ends(RUN)
    assert shortest_commands(STAGE, RUN, ends) == (
        c.SetStatus("Minji", "available"),
        c.CustomerText(YUNA, "Main line", "Good morning"),
        c.Offer("c1", "Minji"),
        c.Accept("Minji", "c1"),
        c.End("Minji", "c1"),
    )


def test_what_is_about_a_conversation_that_is_left_out_is_left_out_too() -> None:
    opened = (*RUN[:2], c.Offer("c1", "Minji"), *RUN[2:])

    assert shortest_commands(STAGE, opened, lambda fewer: c.Advance(5) in fewer) == (c.Advance(5),)


def test_a_command_about_a_conversation_that_never_was_stays_as_it_is() -> None:
    nowhere = c.Accept("Minji", "c7")

    assert shortest_commands(STAGE, (*RUN, nowhere), lambda fewer: nowhere in fewer) == (nowhere,)


def waits(seconds: int, commands: Sequence[c.AnyCommand]) -> bool:
    return sum(each.seconds for each in commands if isinstance(each, c.Advance)) >= seconds


def test_waits_are_one_and_no_longer_than_they_must_be() -> None:
    apart = (c.Advance(1), c.Advance(28), c.CustomerText(HANA, "Main line", "Hello"), c.Advance(1))

    assert shortest_run(STAGE, apart, lambda _stage, fewer: waits(30, fewer))[1] == (c.Advance(30),)
    assert shortest_run(STAGE, (c.Advance(900),), lambda _stage, fewer: waits(1, fewer))[1] == (c.Advance(1),)


def test_the_stage_keeps_what_matters_alone() -> None:
    large = Configuration(
        ("Minji", "Jun"),
        ("Billing", "Delivery"),
        (AssetSetting("Main line", asset_number(1), "Delivery"), AssetSetting("Shop line", asset_number(2), "Billing")),
        ("Resolved", "Escalated"),
        customers=(CustomerSetting(HANA, "Hana"),),
        capacity=1,
        rona_seconds=45,
        masking=False,
    )

    def fails(stage: Configuration, commands: Sequence[c.AnyCommand]) -> bool:
        return stage.problem() is None and stage.capacity == 1 and "Jun" in stage.agents and len(commands) > 0

    stage, commands = shortest_run(large, RUN, fails)

    assert (stage.agents, stage.queues, stage.reasons, stage.customers) == (("Jun",), (), (), ())
    assert stage.assets == () and len(commands) == 1
    assert (stage.capacity, stage.rona_seconds, stage.masking) == (1, 30, True)


def test_texts_are_plain_where_their_words_do_not_matter() -> None:
    run = (c.CustomerText(HANA, "Main line", "Call 303-555-0142"), c.TypeReply("Minji", "c1", "{value}"))

    assert shortest_run(STAGE, run, lambda _stage, fewer: len(fewer) == len(run))[1] == (
        c.CustomerText(HANA, "Main line", "Hello"),
        c.TypeReply("Minji", "c1", "Hello"),
    )


@given(st.sets(st.integers(0, 30), max_size=5))
def test_of_any_items_just_those_stay_without_which_it_does_not_fail(needed: set[int]) -> None:
    assert set(shortest(range(31), lambda fewer: needed <= set(fewer))) == needed
