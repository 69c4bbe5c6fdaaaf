"""Our own desk: what its clock, its routing, its compose box and its capacity do. Whole procedures stand in
features/."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from spec.port import commands as c
from spec.port.answers import Accepted, Malformed, Refused
from spec.port.configuration import Configuration, CustomerSetting
from spec.port.views import Composer, DialogView
from spec.refusals import Refusal

if TYPE_CHECKING:
    from tests.desk.conftest import Stage

HANA, BORA, CHO = "+12025550101", "+12025550102", "+12025550103"


def test_a_reply_from_the_first_text_to_the_customers_phone(configuration: Configuration) -> None:
    desk = InProcessDesk()
    assert desk.reset(configuration) == Accepted()

    desk.apply(c.CustomerText(HANA, "Shop", "Hello"))
    assert desk.apply(c.Offer("c1", "Minji")) == Refused(Refusal.NOT_AVAILABLE, ("AVAIL-1", "GAP-2"))
    desk.apply(c.SetStatus("Minji", "available"))
    assert desk.apply(c.Offer("c1", "Minji")) == Accepted()

    desk.advance(5)
    popover = desk.view("Minji").popovers[0]
    assert (popover.queue_name, popover.phone_number, popover.timer_seconds) == ("Sales", "********0101", 5)

    desk.apply(c.Accept("Minji", "c1"))
    desk.apply(c.TypeReply("Minji", "c1", "How can I help?"))
    assert desk.apply(c.Send("Minji", "c1", "enter")) == Accepted()
    assert [(message.author, message.text) for message in desk.customer_view(HANA, "Shop").messages] == [
        ("customer", "Hello"),
        ("agent", "How can I help?"),
    ]


def test_a_desk_before_its_first_reset_says_what_to_do() -> None:
    with pytest.raises(KeyError, match="call reset"):
        InProcessDesk().view("Minji")
    answer = InProcessDesk().apply(c.Advance(1))
    assert isinstance(answer, Malformed)
    assert "call reset" in answer.problem


def test_a_reset_forgets_everything(holding: Stage, configuration: Configuration) -> None:
    fresh = InProcessDesk()
    fresh.reset(configuration)

    assert holding.reset(configuration) == Accepted()
    assert holding.view("Minji") == fresh.view("Minji")
    assert holding.customer_view(HANA, "Shop") == fresh.customer_view(HANA, "Shop")


# --- the compose box


def _composer(desk: Stage) -> Composer:
    composer = desk.view("Minji").panes[0].composer
    assert isinstance(composer, Composer)
    return composer


def test_a_thousand_characters_fit_and_one_more_is_refused_with_the_old_draft_kept(holding: Stage) -> None:
    holding.do(c.TypeReply("Minji", "c1", "가" * 1000))
    assert _composer(holding).remaining == 0

    assert holding.apply(c.TypeReply("Minji", "c1", "나" * 1001)) == Refused(Refusal.TOO_LONG, ("COMP-2", "GAP-12"))
    assert _composer(holding).draft == "가" * 1000


def test_a_line_break_counts_and_is_refused_where_nothing_more_fits(holding: Stage) -> None:
    holding.do(c.TypeReply("Minji", "c1", "a" * 999), c.LineBreak("Minji", "c1"))
    assert (_composer(holding).draft, _composer(holding).remaining) == ("a" * 999 + "\n", 0)

    assert holding.apply(c.LineBreak("Minji", "c1")) == Refused(Refusal.TOO_LONG, ("COMP-2", "GAP-12"))
    assert _composer(holding).draft == "a" * 999 + "\n"


@pytest.mark.parametrize(
    ("one", "points"), [("👋", 1), ("각", 1), ("\u1100\u1161\u11a8", 3), ("👩\u200d🔧", 3), ("e\u0301", 2)]
)
def test_the_limit_counts_code_points_as_they_come(holding: Stage, one: str, points: int) -> None:
    fits = one * (1000 // points)
    holding.do(c.TypeReply("Minji", "c1", fits))

    assert _composer(holding).remaining == 1000 % points
    assert holding.apply(c.TypeReply("Minji", "c1", fits + one)) == Refused(Refusal.TOO_LONG, ("COMP-2", "GAP-12"))


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u3000", "\u2028\u00a0"])
def test_blank_is_not_sent_and_the_draft_stays(holding: Stage, blank: str) -> None:
    holding.do(c.TypeReply("Minji", "c1", blank))

    assert holding.apply(c.Send("Minji", "c1", "enter")) == Refused(Refusal.BLANK, ("GAP-12", "RULE-29"))
    assert _composer(holding).draft == blank
    assert len(holding.customer_view(HANA, "Shop").messages) == 1


@pytest.mark.parametrize("text", ["\u200b", "\x1c", " \x1f"])
def test_what_is_no_white_space_is_text(holding: Stage, text: str) -> None:
    """RULE-47: a zero-width space, and the separators that Python takes for white space."""
    holding.do(c.TypeReply("Minji", "c1", text), c.Send("Minji", "c1", "click"), c.CustomerText(HANA, "Shop", text))

    assert [message.text for message in holding.customer_view(HANA, "Shop").messages] == ["Hello", text, text]


def test_initials_are_those_of_the_words_between_white_space(
    stage_for: Callable[[Configuration], Stage], configuration: Configuration
) -> None:
    customers = (CustomerSetting(HANA, "Hana\u2003Kim"), CustomerSetting(BORA, "Bora\x1cLee"))
    desk = stage_for(msgspec.structs.replace(configuration, customers=customers))
    desk.do(c.SetStatus("Minji", "available"))
    for number, conversation in ((HANA, "c1"), (BORA, "c2")):
        desk.do(
            c.CustomerText(number, "Shop", "Hello"), c.Offer(conversation, "Minji"), c.Accept("Minji", conversation)
        )

    assert [pane.messages[0].initials for pane in desk.view("Minji").panes] == ["HK", "B"]


def test_sending_twice_sends_once(holding: Stage) -> None:
    holding.do(c.TypeReply("Minji", "c1", "Hi"), c.Send("Minji", "c1", "click"))

    assert holding.apply(c.Send("Minji", "c1", "enter")) == Refused(Refusal.BLANK, ("GAP-12", "RULE-29"))
    assert [message.text for message in holding.customer_view(HANA, "Shop").messages] == ["Hello", "Hi"]


def test_a_customers_text_has_no_limit_but_the_ports(holding: Stage) -> None:
    holding.do(c.CustomerText(HANA, "Shop", "x" * 100_000))

    assert len(holding.customer_view(HANA, "Shop").messages[-1].text) == 100_000


# --- the clock


def test_an_offer_can_be_accepted_a_second_before_its_time_is_up_and_not_at_it(desk: Stage) -> None:
    desk.do(c.SetStatus("Minji", "available"), c.CustomerText(HANA, "Shop", "Hello"), c.Offer("c1", "Minji"))

    desk.do(c.Advance(29))
    assert desk.view("Minji").popovers[0].accept is True

    desk.do(c.Advance(1))
    assert desk.view("Minji").popovers == ()
    assert desk.view("Minji").status == "rona"
    assert desk.apply(c.Accept("Minji", "c1")) == Refused(Refusal.NO_OFFER, ("ACC-1", "RULE-52"))


def test_of_several_offers_the_first_is_missed_and_the_others_are_withdrawn(desk: Stage) -> None:
    desk.do(
        c.SetStatus("Minji", "available"),
        c.CustomerText(HANA, "Shop", "one"),
        c.CustomerText(BORA, "Shop", "two"),
        c.CustomerText(CHO, "Shop", "three"),
        c.Offer("c2", "Minji"),
        c.Advance(10),
        c.Offer("c3", "Minji"),
        c.Offer("c1", "Minji"),
        c.Advance(1000),
    )

    first, *others = [(brick.conversation, brick.result, brick.at_seconds) for brick in desk.view("Minji").history]
    assert first == ("c2", "missed", 30)
    assert sorted(others) == [("c1", "withdrawn", 30), ("c3", "withdrawn", 30)]


def test_of_offers_at_one_second_the_first_offered_is_the_missed_one(desk: Stage) -> None:
    desk.do(
        c.SetStatus("Minji", "available"),
        c.CustomerText(HANA, "Shop", "one"),
        c.CustomerText(BORA, "Shop", "two"),
        c.Offer("c2", "Minji"),
        c.Offer("c1", "Minji"),
        c.Advance(30),
    )

    assert [(brick.conversation, brick.result) for brick in desk.view("Minji").history] == [
        ("c2", "missed"),
        ("c1", "withdrawn"),
    ]


def test_the_clock_handles_expiries_in_order_of_time_and_routes_after_each(
    stage_for: Callable[[Configuration], Stage], configuration: Configuration
) -> None:
    """Hana waits through three agents' time-outs in one long step of the clock; each offer starts as the last
    ends."""
    desk = stage_for(msgspec.structs.replace(configuration, agents=("Minji", "Jun", "Ara"), routing="automatic"))
    desk.do(
        c.SetStatus("Minji", "available"),
        c.SetStatus("Jun", "available"),
        c.SetStatus("Ara", "available"),
        c.Advance(7),
        c.CustomerText(HANA, "Shop", "Hello"),
        c.Advance(89),
    )

    assert [brick.at_seconds for brick in desk.view("Minji").history] == [37]
    assert [brick.at_seconds for brick in desk.view("Jun").history] == [67]
    assert desk.view("Ara").history == ()
    # The shown timer counts from reception (OFFER-7), the time-out from the offer (RULE-9).
    assert [popover.timer_seconds for popover in desk.view("Ara").popovers] == [89]

    desk.do(c.Advance(1))
    assert [brick.at_seconds for brick in desk.view("Ara").history] == [97]


def test_the_clock_may_stand_still(desk: Stage) -> None:
    desk.do(c.SetStatus("Minji", "available"), c.CustomerText(HANA, "Shop", "Hello"), c.Offer("c1", "Minji"))
    before = desk.view("Minji")

    assert desk.advance(0) == Accepted()
    assert desk.view("Minji") == before


# --- routing


def _automatic(configuration: Configuration, **more: Any) -> Configuration:
    return msgspec.structs.replace(configuration, routing="automatic", **more)


def _offered(desk: Stage, agent: str) -> list[str]:
    return [popover.conversation for popover in desk.view(agent).popovers]


def test_the_oldest_ticket_is_offered_first(
    stage_for: Callable[[Configuration], Stage], configuration: Configuration
) -> None:
    desk = stage_for(_automatic(configuration, capacity=1))
    desk.do(c.CustomerText(HANA, "Shop", "one"), c.CustomerText(BORA, "Shop", "two"))
    assert _offered(desk, "Minji") == []

    desk.do(c.SetStatus("Jun", "available"))
    assert _offered(desk, "Jun") == ["c1"]

    desk.do(c.SetStatus("Minji", "available"))
    assert _offered(desk, "Minji") == ["c2"]


def test_whoever_waited_longest_for_an_offer_gets_the_next(
    stage_for: Callable[[Configuration], Stage], configuration: Configuration
) -> None:
    desk = stage_for(_automatic(configuration))
    desk.do(c.SetStatus("Jun", "available"), c.SetStatus("Minji", "available"))

    desk.do(c.CustomerText(HANA, "Shop", "one"))
    assert (_offered(desk, "Minji"), _offered(desk, "Jun")) == ([], ["c1"])

    desk.do(c.CustomerText(BORA, "Shop", "two"), c.CustomerText(CHO, "Shop", "three"))
    assert (_offered(desk, "Minji"), _offered(desk, "Jun")) == (["c2"], ["c1", "c3"])


def test_becoming_available_again_takes_the_last_place_among_the_agents(
    stage_for: Callable[[Configuration], Stage], configuration: Configuration
) -> None:
    desk = stage_for(_automatic(configuration))
    desk.do(
        c.SetStatus("Minji", "available"),
        c.SetStatus("Jun", "available"),
        c.SetStatus("Minji", "idle"),
        c.SetStatus("Minji", "available"),
        c.CustomerText(HANA, "Shop", "one"),
    )

    assert (_offered(desk, "Minji"), _offered(desk, "Jun")) == ([], ["c1"])


def test_nobody_offers_by_hand_where_routing_is_automatic(
    stage_for: Callable[[Configuration], Stage], configuration: Configuration
) -> None:
    desk = stage_for(_automatic(configuration))
    desk.do(c.CustomerText(HANA, "Shop", "one"))

    assert desk.apply(c.Offer("c1", "Minji")) == Refused(Refusal.ROUTING_IS_AUTOMATIC, ("RULE-1",))


def test_manual_routing_offers_nothing_by_itself(desk: Stage) -> None:
    desk.do(c.SetStatus("Minji", "available"), c.CustomerText(HANA, "Shop", "one"), c.Advance(1))

    assert desk.view("Minji").popovers == ()


def test_a_missed_conversation_keeps_its_place_and_a_transferred_one_goes_to_the_tail(
    stage_for: Callable[[Configuration], Stage], configuration: Configuration
) -> None:
    desk = stage_for(_automatic(configuration, capacity=1))
    desk.do(
        c.SetStatus("Minji", "available"),
        c.CustomerText(HANA, "Shop", "one"),
        c.CustomerText(BORA, "Shop", "two"),
        c.Advance(30),
        c.SetStatus("Jun", "available"),
    )
    assert _offered(desk, "Jun") == ["c1"], "missed by Minji, and still before c2"

    desk.do(
        c.Accept("Jun", "c1"),
        c.OpenTransfer("Jun", "c1"),
        c.Choose("Jun", "c1", "queue", "Sales"),
        c.Confirm("Jun", "c1"),
        c.SetStatus("Minji", "available"),
    )
    assert _offered(desk, "Minji") == ["c2"], "c1 went behind c2, into the very queue it came from"


def test_offers_and_parts_in_wrap_up_take_capacity(
    stage_for: Callable[[Configuration], Stage], configuration: Configuration
) -> None:
    desk = stage_for(msgspec.structs.replace(configuration, capacity=1))
    full = Refused(Refusal.NO_CAPACITY, ("GAP-3", "RULE-10"))
    desk.do(
        c.SetStatus("Minji", "available"),
        c.CustomerText(HANA, "Shop", "one"),
        c.CustomerText(BORA, "Shop", "two"),
        c.Offer("c1", "Minji"),
    )
    assert desk.apply(c.Offer("c2", "Minji")) == full, "an offer takes capacity"

    desk.do(c.Accept("Minji", "c1"))
    assert desk.apply(c.Offer("c2", "Minji")) == full, "holding does"

    desk.do(c.End("Minji", "c1"))
    assert desk.apply(c.Offer("c2", "Minji")) == full, "wrap-up does"
    assert desk.apply(c.StartOutbound("Minji", "Shop", CHO)) == full

    desk.do(c.Choose("Minji", "c1", "reason", "Solved"), c.SubmitWrapUp("Minji", "c1"))
    assert desk.apply(c.Offer("c2", "Minji")) == Accepted()


# --- conversations


def test_a_text_joins_the_open_conversation_of_its_number_and_asset(desk: Stage) -> None:
    desk.do(
        c.CustomerText(HANA, "Shop", "one"), c.CustomerText(HANA, "Shop", "two"), c.CustomerText(BORA, "Shop", "hi")
    )

    assert desk.customer_view(HANA, "Shop").conversation == "c1"
    assert [message.text for message in desk.customer_view(HANA, "Shop").messages] == ["one", "two"]
    assert desk.customer_view(BORA, "Shop").conversation == "c2"


def test_after_the_end_a_text_opens_a_new_conversation_while_the_old_one_is_wrapped_up(holding: Stage) -> None:
    holding.do(c.CustomerStop(HANA, "Shop"), c.CustomerText(HANA, "Shop", "again"))

    assert holding.customer_view(HANA, "Shop").conversation == "c2"
    assert [pane.conversation for pane in holding.view("Minji").panes] == ["c1"]
    assert holding.apply(c.Offer("c2", "Minji")) == Accepted()


def test_a_deleted_asset_delivers_nothing(holding: Stage) -> None:
    holding.do(c.DeleteAsset("Shop"))
    undeliverable = Refused(Refusal.UNDELIVERABLE, ("RULE-23",))

    assert holding.apply(c.CustomerText(BORA, "Shop", "hi")) == undeliverable
    assert isinstance(holding.apply(c.CustomerText(HANA, "Shop", "hi")), Refused)
    assert isinstance(holding.apply(c.CustomerStop(HANA, "Shop")), Refused)
    assert holding.apply(c.StartOutbound("Minji", "Shop", BORA)) == undeliverable
    assert holding.apply(c.DeleteAsset("Shop")) == Refused(Refusal.ALREADY_DELETED, ("RULE-24",))
    assert [message.text for message in holding.view("Minji").panes[0].messages] == ["Hello"]


def test_a_queue_that_is_needed_is_not_deleted(holding: Stage) -> None:
    assert holding.apply(c.DeleteQueue("Sales")) == Refused(Refusal.IN_USE, ("RULE-27",))
    assert holding.apply(c.DeleteQueue("Support")) == Accepted()
    assert holding.apply(c.DeleteQueue("Support")) == Refused(Refusal.ALREADY_DELETED, ("RULE-27",))


def _dialog(desk: Stage) -> DialogView:
    dialog = desk.view("Minji").panes[0].dialog
    assert isinstance(dialog, DialogView)
    return dialog


def test_a_queue_deleted_after_it_was_chosen_is_refused_at_the_click(holding: Stage) -> None:
    holding.do(c.OpenTransfer("Minji", "c1"), c.Choose("Minji", "c1", "queue", "Support"), c.DeleteQueue("Support"))

    assert holding.apply(c.Confirm("Minji", "c1")) == Refused(Refusal.TARGET_GONE, ("GAP-7", "RULE-12"))
    dialog = _dialog(holding)
    assert (dialog.queues, dialog.chosen) == (("Sales", "Support"), "Support"), "the snapshot stays until Refresh"

    holding.do(c.Refresh("Minji", "c1"))
    dialog = _dialog(holding)
    assert (dialog.queues, dialog.chosen) == (("Sales",), "")


# --- as what a conversation closed (RULE-50)


def closed_as(desk: Stage, agent: str) -> list[tuple[str, str, str]]:
    return [(brick.conversation, brick.result, brick.closed_as) for brick in desk.view(agent).history]


def test_tutorial_a_brick_tells_the_close_of_its_conversation_whenever_that_comes(desk: Stage) -> None:
    desk.do(c.SetStatus("Minji", "available"), c.SetStatus("Jun", "available"), c.CustomerText(HANA, "Shop", "Hello"))
    desk.do(c.Offer("c1", "Minji"), c.Advance(30))
    assert closed_as(desk, "Minji") == [("c1", "missed", "")]

    desk.do(c.Offer("c1", "Jun"), c.Accept("Jun", "c1"), c.End("Jun", "c1"))
    assert closed_as(desk, "Minji") == [("c1", "missed", "ended")]
    assert closed_as(desk, "Jun") == []

    desk.do(c.Choose("Jun", "c1", "reason", "Solved"), c.SubmitWrapUp("Jun", "c1"))
    assert closed_as(desk, "Jun") == [("c1", "done", "ended")]


def listed(desk: Stage) -> dict[str, tuple[str, bool, str]]:
    rows = desk.administrator_view().conversations
    return {row.conversation: (row.queue, row.open, row.closed_as) for row in rows}


def test_the_administrator_sees_every_conversation_from_its_first_text_on(holding: Stage) -> None:
    assert listed(holding) == {"c1": ("Sales", True, "")}

    holding.do(c.CustomerText(BORA, "Shop", "Hello"), c.CustomerStop(BORA, "Shop"))
    assert listed(holding) == {"c1": ("Sales", True, ""), "c2": ("Sales", False, "abandoned")}

    holding.do(c.OpenTransfer("Minji", "c1"), c.Choose("Minji", "c1", "queue", "Support"), c.Confirm("Minji", "c1"))
    assert listed(holding)["c1"] == ("Support", True, "")

    holding.do(c.CustomerStop(HANA, "Shop"))
    assert listed(holding)["c1"] == ("Support", False, "left")


def test_the_administrators_list_tells_nothing_of_the_customer(holding: Stage) -> None:
    holding.do(c.SetMasking(enabled=False))

    assert msgspec.json.decode(msgspec.json.encode(holding.administrator_view())) == {
        "conversations": [
            {"conversation": "c1", "asset": "Shop", "queue": "Sales", "open": True, "closed_as": ""},
        ]
    }


def test_an_interrupted_conference_is_interrupted_whoever_ends_it_last(holding: Stage) -> None:
    holding.do(
        c.SetStatus("Jun", "available"),
        c.OpenConference("Minji", "c1"),
        c.Choose("Minji", "c1", "agent", "Jun"),
        c.Confirm("Minji", "c1"),
        c.Accept("Jun", "c1"),
        c.DeleteAsset("Shop"),
        c.End("Minji", "c1"),
    )
    assert listed(holding)["c1"] == ("Sales", True, "")

    holding.do(c.End("Jun", "c1"))
    assert listed(holding)["c1"] == ("Sales", False, "interrupted")


def test_before_its_first_reset_a_desk_shows_no_list() -> None:
    with pytest.raises(KeyError):
        InProcessDesk().administrator_view()
