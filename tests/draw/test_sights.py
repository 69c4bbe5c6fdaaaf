"""What has changed before somebody's eyes: every field of a view is told, or it is said why it is not."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec
import pytest

from machine.draw.sights import UNTOLD, Sight, seen_by_agent, seen_by_customer
from spec.language import LANGUAGES, Language
from spec.port.facts import facts_of
from spec.port.views import (
    Bubble,
    CadVariable,
    Composer,
    CustomerMessage,
    CustomerView,
    DesktopView,
    DialogView,
    HistoryBrick,
    Pane,
    Popover,
    View,
)

POPOVER = Popover("c2", "inbound", "transfer", "Billing", "*0101", "*0102", 3, accept=True)
BUBBLE = Bubble("customer", "grey", "H", "Hana", "Hello", 1)
DIALOG = DialogView("transfer", ("Billing",), ("Jun",), (), "", "Jun")
PANE = Pane(
    "c1",
    "contact_origin",
    "*0101",
    "Hana",
    "conference",
    ("end",),
    (BUBBLE,),
    Composer("*0101", "draft", 995),
    "",
    DIALOG,
    (CadVariable("dnis", "*0102"),),
)
BRICK = HistoryBrick("c3", "dnis", "*0103", "Doyun", "done", "Resolved", 9, "")
SCREEN = DesktopView("Minji", "available", "engaged", (POPOVER,), (), (), (), (PANE,), (BRICK,))

Put = Callable[[Any], DesktopView]
PLACES: dict[type[View], tuple[View, Put]] = {
    DesktopView: (SCREEN, lambda screen: screen),
    Popover: (POPOVER, lambda popover: msgspec.structs.replace(SCREEN, popovers=(popover,))),
    Pane: (PANE, lambda pane: msgspec.structs.replace(SCREEN, panes=(pane,))),
    Bubble: (BUBBLE, lambda bubble: _with_pane(messages=(bubble,))),
    Composer: (PANE.composer, lambda composer: _with_pane(composer=composer)),  # type: ignore[dict-item]
    DialogView: (DIALOG, lambda dialog: _with_pane(dialog=dialog)),
    HistoryBrick: (BRICK, lambda brick: msgspec.structs.replace(SCREEN, history=(brick,))),
}
"""Every part of a screen that we tell field by field, and how it comes into one."""
OTHER = {
    "kind": "conference",
    "cause": "conference",
    "control": "conference_requested",
    "alert": "asset_alert",
    "label": "rona",
    "status": "rona",
    "author": "agent",
    "result": "missed",
    "closed_as": "ended",
    "buttons": ("transfer",),
    "direction": "outbound",
    "title_label": "dnis",
}


ONLY_GROWS = ("messages", "history")


def _with_pane(**fields: Any) -> DesktopView:
    return msgspec.structs.replace(SCREEN, panes=(msgspec.structs.replace(PANE, **fields),))


def fields() -> Iterator[tuple[type[View], str]]:
    for view in PLACES:
        for field in facts_of(view):
            yield view, field


def other(field: str, value: Any) -> Any:
    """Another value for a field."""
    if field in ONLY_GROWS:
        return value * 2
    if field in OTHER and value != OTHER[field]:
        return OTHER[field]
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"{value}x"
        case tuple():
            return () if value else ("x",)
        case _:
            return None


def texts(sights: tuple[Sight, ...]) -> list[str]:
    return [sight.text for sight in sights]


def test_tutorial_an_agent_accepts_and_the_request_becomes_a_pane() -> None:
    idle = msgspec.structs.replace(SCREEN, label="available", panes=(), history=())
    accepted = msgspec.structs.replace(SCREEN, popovers=(), history=())

    assert texts(seen_by_agent(idle, accepted, "en")) == [
        "“Chat Request” disappears",
        "“Interaction pane” opens",
        "“Conference”",
        "Hana: “Hello”",
        "“Compose box” opens",
        "“Compose box”: “draft”",
        "“Transfer Request” opens",
        "“Queue”: Billing",
        "“Agent”: Jun",
        "“Jun” is chosen",
        "all buttons now: “End”",
        "status “Engaged”",
    ]


def test_what_is_there_is_told_without_coming() -> None:
    empty = DesktopView("Minji", "idle", "idle", (), (), (), (), (), ())

    assert texts(seen_by_agent(empty, SCREEN, "en", is_there=True))[:2] == [
        "“Chat Request” with “Accept”",
        "“Interaction pane”",
    ]


def test_whose_conversation_it_is_is_told_where_there_are_several() -> None:
    before = msgspec.structs.replace(SCREEN, popovers=())

    assert texts(seen_by_agent(before, SCREEN, "ko", {"c1": "하나", "c2": "도윤"})) == [
        "도윤: “채팅 요청” 나타남, “수락” 있음"
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("view", "field"), tuple(fields()), ids=lambda each: getattr(each, "__name__", each))
def test_a_field_is_told_when_it_changes_or_it_is_said_why_not(
    view: type[View], field: str, language: Language
) -> None:
    part, put = PLACES[view]
    changed = msgspec.structs.replace(part, **{field: other(field, getattr(part, field))})
    seen = seen_by_agent(SCREEN, put(changed), language)

    assert bool(seen) != (field in UNTOLD.get(view, {})), f"{view.__name__}.{field}"


def test_what_is_not_told_is_a_field_and_has_a_reason() -> None:
    for view, untold in UNTOLD.items():
        assert set(untold) < set(facts_of(view))
        assert all(untold.values())


def test_nothing_is_seen_where_nothing_changes() -> None:
    assert seen_by_agent(SCREEN, SCREEN, "en") == ()
    assert seen_by_customer(CustomerView("", False, ()), CustomerView("", False, ()), "en") == ()


def test_a_sight_has_what_asks_for_it() -> None:
    alert = seen_by_agent(SCREEN, _with_pane(alert="asset_alert"), "en")

    assert alert == (Sight("alert “The asset of this conversation was deleted. End the conversation.”", ("ASSET-2",)),)


def test_a_customer_sees_what_others_wrote_and_that_it_is_over() -> None:
    mine, answer = CustomerMessage("customer", "Hello"), CustomerMessage("agent", "a" * 100)

    begun = seen_by_customer(CustomerView("", False, ()), CustomerView("c1", True, (mine,)), "en")
    assert texts(begun) == ["conversation “Open”"]
    over = seen_by_customer(CustomerView("c1", True, (mine,)), CustomerView("c1", False, (mine, answer)), "ko")
    assert texts(over) == [f"“{'a' * 59}…” 받음", "대화 “종료됨”"]


def test_of_a_list_that_lost_its_oldest_only_the_newest_is_told() -> None:
    first, second, third = (msgspec.structs.replace(BUBBLE, text=text) for text in ("1", "2", "3"))

    seen = seen_by_agent(_with_pane(messages=(first, second)), _with_pane(messages=(second, third)), "en")
    assert texts(seen) == ["Hana: “3”"]
