"""A command is decided, then carried out: a refusal in the middle of its events leaves everything as it was."""

from collections.abc import Callable
from copy import deepcopy

from hypothesis import given, settings
from hypothesis import strategies as st

from machine.desk.decision import decide
from machine.desk.in_process import InProcessDesk
from machine.desk.rules import RULES
from machine.lifecycle.engine import SpecificationError, TableEngine
from machine.lifecycle.table import TABLE
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.refusals import ORDER_OF_REASONS
from tests.desk.conftest import BORA, CONFIGURATION, HANA, Stage

WITHOUT_THE_QUEUED = TABLE.without("Conversation.asset_deleted: queued > closed")
"""A broken machine: what waits does not take the end of its asset, which closes or interrupts everything else."""
COMMANDS: tuple[c.AnyCommand, ...] = (
    c.SetStatus("Minji", "available"),
    c.SetStatus("Jun", "available"),
    c.CustomerText(HANA, "Shop", "Hello"),
    c.CustomerText(BORA, "Shop", "Hello"),
    c.Offer("c1", "Minji"),
    c.SetStatus("Minji", "idle"),
    c.CustomerStop(HANA, "Shop"),
    c.Offer("c2", "Jun"),
    c.Accept("Minji", "c1"),
    c.Accept("Jun", "c2"),
    c.TypeReply("Minji", "c1", "Yes"),
    c.Send("Minji", "c1", "enter"),
    c.OpenTransfer("Minji", "c1"),
    c.Choose("Minji", "c1", "agent", "Jun"),
    c.Confirm("Minji", "c1"),
    c.End("Jun", "c2"),
    c.DeleteAsset("Shop"),
    c.Advance(30),
)


def test_tutorial_the_second_of_two_events_is_refused_and_the_first_has_not_happened(
    stage_for: Callable[[object], Stage],
) -> None:
    desk = InProcessDesk(table=WITHOUT_THE_QUEUED)
    desk.reset(CONFIGURATION)
    for command in (
        c.SetStatus("Minji", "available"),
        c.CustomerText(HANA, "Shop", "Hello"),
        c.Offer("c1", "Minji"),
        c.Accept("Minji", "c1"),
        c.CustomerText(BORA, "Shop", "Hello"),
    ):
        assert desk.apply(command) == Accepted()
    world, record, view = desk.world, deepcopy(desk.record), desk.view("Minji")

    answer = desk.apply(c.DeleteAsset("Shop"))

    assert isinstance(answer, Refused)
    assert answer == desk.would(c.DeleteAsset("Shop"))
    assert (desk.world, desk.record, desk.view("Minji"), desk.moves) == (world, record, view, ())


def test_what_is_decided_is_what_is_carried_out(holding: Stage) -> None:
    command = c.End("Minji", "c1")
    decided = decide(TableEngine(), RULES, ORDER_OF_REASONS, holding.record, holding.world, command)
    assert isinstance(decided, tuple)

    holding.apply(command)

    assert tuple((each.before, each.event, each.led_to.world) for each in decided) == tuple(
        (move.before, move.command, move.after) for move in holding.moves
    )


ENDS_OF_AN_ASSET = [each.id for each in TABLE.transitions if each.event == "asset_deleted"]
"""Of one command these take most events: one for each conversation of the asset."""


@settings(deadline=None)
@given(data=st.data())
def test_a_refused_command_changes_nothing_whatever_transitions_are_missing(data: st.DataObject) -> None:
    table = TABLE
    for identity in data.draw(st.sets(st.sampled_from(ENDS_OF_AN_ASSET), min_size=1, max_size=3)):
        table = table.without(identity)
    desk = InProcessDesk(table=table)
    desk.reset(CONFIGURATION)
    for command in (*COMMANDS[:5], *data.draw(st.lists(st.sampled_from(COMMANDS), max_size=15)), c.DeleteAsset("Shop")):
        world, record = desk.world, deepcopy(desk.record)
        views = [desk.view(agent) for agent in CONFIGURATION.agents]
        try:
            would = desk.would(command)
            assert (desk.world, desk.record) == (world, record)
            answer = desk.apply(command)
        except (SpecificationError, RuntimeError):
            # One of the machines' own events found no transition: an error of the specification, told as one.
            return
        assert answer == would
        if answer != Accepted():
            assert (desk.world, desk.record) == (world, record)
            assert [desk.view(agent) for agent in CONFIGURATION.agents] == views
