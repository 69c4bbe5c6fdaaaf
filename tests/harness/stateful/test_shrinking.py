"""A failing run is made short: nothing can be left out of what remains, and conversations keep their meaning."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from machine.desk.in_process import InProcessDesk
from machine.harness.stateful.shrinking import shortest, shortest_commands
from machine.story.fictional_data import asset_number, customer_number
from spec.port import commands as c
from spec.port.answers import Accepted
from spec.port.configuration import AssetSetting, Configuration

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


@given(st.sets(st.integers(0, 30), max_size=5))
def test_of_any_items_just_those_stay_without_which_it_does_not_fail(needed: set[int]) -> None:
    assert set(shortest(range(31), lambda fewer: needed <= set(fewer))) == needed
