"""What a desk keeps of conversations that are over: the last that closed and were wrapped up, for agents and customers
alike. Most of it with a limit of three; once at the real one."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

import pytest

import machine.desk.record
import spec.visibility.account
from machine.desk.record import ConversationRecord, Record
from machine.oracle.property_oracle import PropertyError, PropertyOracle
from spec.limits import CLOSED_LIMIT, UNSETTLED_LIMIT
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.refusals import Refusal
from tests.desk.conftest import BORA, CONFIGURATION, HANA

if TYPE_CHECKING:
    from tests.desk.conftest import Stage


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> int:
    """Three closed conversations are kept, by the desk and in the account of what has happened."""
    monkeypatch.setattr(machine.desk.record, "CLOSED_LIMIT", 3)
    monkeypatch.setattr(spec.visibility.account, "CLOSED_LIMIT", 3)
    return 3


def other(number: int) -> str:
    return f"+1303555{number:04}"


def come_and_go(count: int) -> list[c.AnyCommand]:
    """So many other customers, each with a conversation that is over before the next begins."""
    commands: list[c.AnyCommand] = []
    for number in range(count):
        commands += [c.CustomerText(other(number), "Shop", "Hello"), c.CustomerStop(other(number), "Shop")]
    return commands


SUBMIT = (c.Choose("Minji", "c1", "reason", "Solved"), c.SubmitWrapUp("Minji", "c1"))


def test_tutorial_a_conversation_held_for_long_is_there_after_its_wrap_up(holding: Stage, three: int) -> None:
    holding.do(*come_and_go(three + 1), c.End("Minji", "c1"), *SUBMIT)

    assert holding.customer_view(HANA, "Shop").conversation == "c1"
    assert [brick.conversation for brick in holding.view("Minji").history] == ["c1"]
    assert holding.apply(c.End("Minji", "c1")) == Refused(Refusal.NO_PART, ("RULE-33",))


def test_it_goes_when_as_many_others_have_been_over_after_it(holding: Stage, three: int) -> None:
    holding.do(c.End("Minji", "c1"), *SUBMIT, *come_and_go(three - 1))
    assert holding.customer_view(HANA, "Shop").conversation == "c1"

    holding.do(c.CustomerText(BORA, "Shop", "Hello"), c.CustomerStop(BORA, "Shop"))

    assert holding.customer_view(HANA, "Shop").conversation == ""
    assert holding.apply(c.End("Minji", "c1")) == Refused(Refusal.UNKNOWN_NAME, ("RULE-34",))
    assert [brick.conversation for brick in holding.view("Minji").history] == ["c1"], "the history has its own limit"


def test_a_closed_conversation_counts_only_once_it_is_wrapped_up(holding: Stage, three: int) -> None:
    holding.do(c.End("Minji", "c1"), *come_and_go(three + 1))
    assert holding.customer_view(HANA, "Shop").conversation == "c1"
    assert holding.customer_view(other(0), "Shop").conversation == ""
    assert holding.customer_view(other(1), "Shop").conversation == "c3"

    holding.do(*SUBMIT)

    assert holding.customer_view(HANA, "Shop").conversation == "c1"
    assert holding.customer_view(other(1), "Shop").conversation == ""


def test_open_conversations_are_never_forgotten(holding: Stage, three: int) -> None:
    holding.do(*come_and_go(2 * three))

    assert holding.customer_view(HANA, "Shop").open
    assert [pane.conversation for pane in holding.view("Minji").panes] == ["c1"]


def test_the_customer_sees_the_newest_conversation_that_is_kept(holding: Stage, three: int) -> None:
    """The older one of two may be wrapped up later, and then it is the one that is left."""
    holding.do(
        c.CustomerStop(HANA, "Shop"), c.CustomerText(HANA, "Shop", "Me again"), c.CustomerStop(HANA, "Shop"), *SUBMIT
    )
    assert holding.customer_view(HANA, "Shop").conversation == "c2"

    holding.do(*come_and_go(three - 1))
    assert holding.customer_view(HANA, "Shop").conversation == "c1"

    holding.do(c.CustomerText(BORA, "Shop", "Hello"), c.CustomerStop(BORA, "Shop"))
    assert holding.customer_view(HANA, "Shop").conversation == ""


RUN: tuple[c.AnyCommand, ...] = (
    c.SetStatus("Minji", "available"),
    c.CustomerText(HANA, "Shop", "Hello"),
    c.Offer("c1", "Minji"),
    c.Accept("Minji", "c1"),
    *come_and_go(4),
    c.CustomerStop(HANA, "Shop"),
    c.CustomerText(HANA, "Shop", "Me again"),
    c.CustomerStop(HANA, "Shop"),
    *SUBMIT,
    *come_and_go(4),
)


def test_the_account_of_what_has_happened_forgets_the_same(desk: Stage, three: int) -> None:
    judged = PropertyOracle(desk, numbers=(HANA, *map(other, range(4))))

    assert judged.reset(CONFIGURATION) == Accepted()
    _give(judged)


def _give(judged: PropertyOracle) -> None:
    assert all(judged.apply(command) == Accepted() for command in RUN)


@pytest.mark.parametrize(
    ("held_to", "says"),
    [
        ("customer-gets-what-was-sent", "A customer of Shop"),
        ("administrator-sees-every-conversation", "The administrator: "),
    ],
)
def test_a_desk_that_forgets_by_creation_is_refuted(
    desk: Stage, three: int, held_to: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_away(self: Record, conversation: ConversationRecord) -> None:
        right(self, conversation)
        self.over = deque(sorted(self.over, key=lambda each: int(each.id[1:])))

    right = Record.put_away
    monkeypatch.setattr(Record, "put_away", put_away)
    judged = PropertyOracle(desk, numbers=(HANA, *map(other, range(4))), held_to=held_to)
    judged.reset(CONFIGURATION)

    with pytest.raises(PropertyError, match=rf"^{held_to}: {says}"):
        _give(judged)


def test_at_the_real_limit(holding: Stage) -> None:
    assert (CLOSED_LIMIT, UNSETTLED_LIMIT) == (1_000, 500)
    holding.do(*come_and_go(CLOSED_LIMIT), c.End("Minji", "c1"))
    assert holding.customer_view(other(0), "Shop").conversation == "c2"

    holding.do(*SUBMIT)

    assert holding.customer_view(HANA, "Shop").conversation == "c1"
    assert holding.customer_view(other(0), "Shop").conversation == ""
    assert holding.customer_view(other(1), "Shop").conversation == "c3"
    assert len(holding.record.conversations) == CLOSED_LIMIT
