"""The contract of the port at its edge: unknown, wrong and monstrous input is answered with a sentence or a class of
refusal, and changes nothing. No answer repeats what was sent."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.table import TABLE
from spec.limits import UNSETTLED_LIMIT
from spec.port import commands as c
from spec.port.answers import Accepted, Malformed, Refused
from spec.port.configuration import AssetSetting, Configuration
from spec.refusals import Refusal

if TYPE_CHECKING:
    from tests.desk.conftest import Stage

HANA = "+12025550101"
CARD = "4111 1111 1111 1111"


def _seen(desk: InProcessDesk) -> object:
    """Everything there is to see, and the World and record behind it."""
    return (
        [desk.view(agent) for agent in ("Minji", "Jun")],
        desk.customer_view(HANA, "Shop"),
        desk.world,
        repr(desk.record),
    )


def test_a_command_has_three_answers(desk: Stage) -> None:
    assert type(desk.apply(c.SetStatus("Minji", "available"))).__name__ == "Accepted"
    assert desk.apply(c.SetStatus("Minji", "available")) == Refused(Refusal.ALREADY_SO, ("RULE-4",))
    assert desk.apply(c.Advance(-1)) == Malformed("Advance is malformed: Expected `int` >= 0 - at `$.seconds`.")


REFUSED: tuple[tuple[c.AnyCommand, Refusal], ...] = (
    (c.SetStatus("Nobody", "available"), Refusal.UNKNOWN_NAME),
    (c.Accept("Nobody", "c1"), Refusal.UNKNOWN_NAME),
    (c.Accept("Jun", "c9"), Refusal.UNKNOWN_NAME),
    (c.CustomerText(HANA, "Nowhere", "hi"), Refusal.UNKNOWN_NAME),
    (c.StartOutbound("Minji", "Nowhere", HANA), Refusal.UNKNOWN_NAME),
    (c.DeleteQueue("Nowhere"), Refusal.UNKNOWN_NAME),
    (c.DeleteAsset("Nowhere"), Refusal.UNKNOWN_NAME),
    (c.Offer("c9", "Minji"), Refusal.UNKNOWN_NAME),
    (c.Choose("Minji", "c1", "agent", "Nobody"), Refusal.UNKNOWN_NAME),
    (c.SetStatus("Minji", "rona"), Refusal.NOT_SELECTABLE),
    (c.SetStatus("Minji", "available"), Refusal.ALREADY_SO),
    (c.Accept("Minji", "c1"), Refusal.NO_OFFER),
    (c.Accept("Jun", "c1"), Refusal.NO_OFFER),
    (c.TypeReply("Jun", "c1", "hi"), Refusal.NO_PART),
    (c.TypeReply("Minji", "c1", "x" * 1001), Refusal.TOO_LONG),
    (c.Send("Minji", "c1", "click"), Refusal.BLANK),
    (c.CustomerText(HANA, "Shop", " "), Refusal.BLANK),
    (c.StartOutbound("Minji", "Shop", HANA), Refusal.CONVERSATION_OPEN),
    (c.StartOutbound("Jun", "Shop", "+12025550102"), Refusal.NOT_AVAILABLE),
    (c.CustomerStop("+12025550102", "Shop"), Refusal.NO_CONVERSATION),
    (c.Offer("c1", "Minji"), Refusal.NOT_WAITING),
    (c.Search("Minji", "c1", "x"), Refusal.NO_DIALOG),
    (c.Refresh("Minji", "c1"), Refusal.NO_DIALOG),
    (c.Cancel("Minji", "c1"), Refusal.NO_DIALOG),
    (c.Confirm("Minji", "c1"), Refusal.NO_DIALOG),
    (c.Choose("Minji", "c1", "queue", "Sales"), Refusal.NO_DIALOG),
    (c.SubmitWrapUp("Minji", "c1"), Refusal.NO_DIALOG),
    (c.WithdrawRequest("Minji", "c1"), Refusal.NO_REQUEST),
    (c.EndConference("Minji", "c1"), Refusal.NO_CONFERENCE),
    (c.OpenTransfer("Jun", "c1"), Refusal.NO_PART),
    (c.End("Jun", "c1"), Refusal.NO_PART),
    (c.Refresh("Jun", "c1"), Refusal.NO_PART),
    (c.DeleteQueue("Sales"), Refusal.IN_USE),
)


@pytest.mark.parametrize(("command", "reason"), REFUSED, ids=range(len(REFUSED)))
def test_a_refused_command_changes_nothing(holding: Stage, command: c.AnyCommand, reason: Refusal) -> None:
    before = _seen(holding)

    answer = holding.apply(command)

    assert isinstance(answer, Refused)
    assert answer.reason is reason
    assert _seen(holding) == before


unchecked: Any = c
"""The commands without their types, for what a typed caller could not write."""

MALFORMED: tuple[tuple[Any, str], ...] = (
    (unchecked.Advance(-1), "$.seconds"),
    (unchecked.Advance(31_536_001), "$.seconds"),
    (unchecked.Advance(True), "$.seconds"),
    (unchecked.Advance(1.5), "Advance.seconds"),
    (unchecked.TypeReply("Minji", "c1", "4" * 10_000_000), "$.text"),
    (unchecked.CustomerText(HANA, "Shop", "4" * 100_001), "$.text"),
    (unchecked.TypeReply("Minji", "c1", f"{CARD}\x00"), "TypeReply.text"),
    (unchecked.TypeReply("Minji", "c1", f"{CARD}\ud800"), "TypeReply.text"),
    (unchecked.SetStatus("\udfff", "available"), "SetStatus.agent"),
    (unchecked.CustomerText("", "Shop", CARD), "$.number"),
    (unchecked.CustomerText(HANA, "S" * 101, CARD), "$.asset"),
    (unchecked.CustomerText(None, "Shop", CARD), "$.number"),
    (unchecked.Accept("Minji", HANA), "$.conversation"),
    (unchecked.Accept("Minji", "c0"), "$.conversation"),
    (unchecked.Send("Minji", "c1", CARD), "$.by"),
    (unchecked.SetStatus("Minji", CARD), "$.status"),
    (unchecked.Choose("Minji", "c1", CARD, "Sales"), "$.kind"),
    (unchecked.SetStatus("Minji", "\ud800"), "SetStatus"),
    (CARD, "str"),
    (None, "NoneType"),
    ({"command": CARD}, "dict"),
    (object(), "object"),
    (unchecked.Accept, "StructMeta"),
)


@pytest.mark.parametrize(("command", "place"), MALFORMED, ids=range(len(MALFORMED)))
def test_a_malformed_command_is_named_by_its_place_and_changes_nothing(
    holding: Stage, command: Any, place: str
) -> None:
    before = _seen(holding)

    answer = holding.apply(command)

    assert isinstance(answer, Malformed)
    assert place in answer.problem
    assert answer.problem.endswith(".")
    assert not any(value in answer.problem for value in (CARD, HANA, "4444", "\ud800", "\udfff", "\x00"))
    assert _seen(holding) == before


def test_of_a_command_with_several_events_nothing_is_carried_out_where_one_is_refused(
    configuration: Configuration,
) -> None:
    """A desk whose machines take the deletion of what waits, and not of what is held."""
    broken = TABLE.without("Conversation.asset_deleted: active > interrupted")
    desk = InProcessDesk(table=broken)
    desk.reset(configuration)
    for command in (
        c.CustomerText("+12025550102", "Shop", "Hello"),
        c.SetStatus("Minji", "available"),
        c.CustomerText(HANA, "Shop", "Hello"),
        c.Offer("c2", "Minji"),
        c.Accept("Minji", "c2"),
    ):
        assert desk.apply(command) == Accepted()
    before = _seen(desk)

    assert desk.would(c.DeleteAsset("Shop")) == desk.apply(c.DeleteAsset("Shop"))
    assert desk.moves == ()
    assert _seen(desk) == before


def test_repeated_accept_end_and_submit_are_refused(desk: Stage) -> None:
    """H6: a second click of the same button."""
    desk.do(c.SetStatus("Minji", "available"), c.CustomerText(HANA, "Shop", "Hello"), c.Offer("c1", "Minji"))
    for prepared, click in (
        ((), c.Accept("Minji", "c1")),
        ((), c.End("Minji", "c1")),
        ((c.Choose("Minji", "c1", "reason", "Solved"),), c.SubmitWrapUp("Minji", "c1")),
    ):
        desk.do(*prepared, click)
        before = _seen(desk)
        assert isinstance(desk.apply(click), Refused)
        assert _seen(desk) == before


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"agents": ()}, "$.agents"),
        ({"reasons": ()}, "$.reasons"),
        ({"agents": ("Minji", "Minji")}, "the same agent twice"),
        ({"queues": ("Support",)}, "assets[0].queue is not among the queues"),
        ({"capacity": 0}, "$.capacity"),
        ({"rona_seconds": 0}, "$.rona_seconds"),
        ({"rona_seconds": -1}, "$.rona_seconds"),
        ({"assets": (AssetSetting("Shop", "\ud800", "Sales"),)}, "Configuration.assets[0].number"),
        ({"policy": "none"}, "$.policy"),
    ],
)
def test_a_wrong_configuration_is_malformed_and_the_desk_stays_as_it_is(
    holding: Stage, configuration: Configuration, wrong: dict[str, Any], says: str
) -> None:
    before = _seen(holding)

    answer = holding.reset(msgspec.structs.replace(configuration, **wrong))

    assert isinstance(answer, Malformed)
    assert says in answer.problem
    assert _seen(holding) == before


def test_a_look_at_nobody_says_so(desk: Stage) -> None:
    with pytest.raises(KeyError, match="No agent has this name"):
        desk.view("Nobody")
    with pytest.raises(KeyError, match="No asset has this name"):
        desk.customer_view(HANA, "Nowhere")
    assert desk.customer_view(HANA, "Shop").conversation == ""


NO_TEXT: tuple[Any, ...] = (
    b"x",
    bytearray(b"x"),
    Decimal(5),
    UUID(int=7),
    datetime(2020, 1, 1, tzinfo=UTC),
    ["x"],
    {"x"},
)


@pytest.mark.parametrize("value", NO_TEXT, ids=lambda value: type(value).__name__)
def test_what_is_no_text_is_malformed_wherever_it_stands(holding: Stage, value: Any) -> None:
    """Much of this has a text as its JSON form, and would pass a check of that form."""
    before = _seen(holding)

    for command in (
        c.CustomerText(HANA, "Shop", value),
        c.CustomerText(value, "Shop", "Hello"),
        c.TypeReply("Minji", "c1", value),
        c.SetStatus("Minji", value),
        c.Advance(value),
        value,
    ):
        answer = holding.apply(command)
        assert isinstance(answer, Malformed)
        assert len(answer.problem) < 200
    assert _seen(holding) == before


def test_nesting_without_end_is_malformed(holding: Stage) -> None:
    nested: Any = ()
    for _ in range(100_000):
        nested = (nested,)

    answer = holding.apply(c.CustomerText(HANA, "Shop", nested))

    assert isinstance(answer, Malformed)
    assert answer.problem.endswith("is nested too deeply; send the port's own classes.")


@pytest.mark.parametrize("wrong", [["Minji"], {"Minji"}, frozenset({"Minji"}), (b"Minji",), ("Mi\0nji",), ({"a": 1},)])
def test_a_configuration_takes_tuples_of_texts_only(configuration: Configuration, wrong: Any) -> None:
    """A list could be changed behind the desk's back."""
    assert isinstance(InProcessDesk().reset(msgspec.structs.replace(configuration, agents=wrong)), Malformed)


def test_a_configuration_of_another_shape_is_malformed(configuration: Configuration) -> None:
    for wrong in ({"agents": ["Minji"]}, None, "x", msgspec.structs.replace(configuration, assets=({"name": "Shop"},))):
        assert isinstance(InProcessDesk().reset(wrong), Malformed)  # type: ignore[arg-type]


def test_five_hundred_unsettled_conversations_are_the_limit(desk: Stage) -> None:
    """RULE-44. A text in one of them is still taken, and one that is settled makes room."""
    for number in range(UNSETTLED_LIMIT):
        assert desk.apply(c.CustomerText(f"+1 202 555 {number:04}", "Shop", "Hello")) == Accepted()

    refused = desk.apply(c.CustomerText(HANA, "Shop", "Hello"))
    assert isinstance(refused, Refused)
    assert refused.reason is Refusal.NO_CAPACITY
    assert desk.apply(c.CustomerText("+1 202 555 0000", "Shop", "And again")) == Accepted()
    assert desk.apply(c.CustomerStop("+1 202 555 0000", "Shop")) == Accepted()
    assert desk.apply(c.CustomerText(HANA, "Shop", "Hello")) == Accepted()
