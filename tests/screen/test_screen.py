"""A view as HTML: what stands where, in words that can be read and heard."""

import re
from pathlib import Path

import msgspec
import pytest

import machine.screen
from machine.desk.in_process import InProcessDesk
from machine.screen import render
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from spec.port import commands as c
from spec.port.answers import Accepted
from tests.screen.clicks import command_of
from tests.screen.markup_tree import Element, tree
from tests.screen.real_runs import views
from tests.screen.sample_views import ADMINISTRATOR, CUSTOMER, DESKTOP
from tests.spec.visibility_walk import HANA, configuration

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


def test_tutorial_a_request_is_shown_and_a_click_on_accept_is_the_command() -> None:
    desk = InProcessDesk()
    desk.reset(configuration())
    desk.apply(c.SetStatus(agent="민지", status="available"))
    desk.apply(c.CustomerText(number=HANA, asset="Main line", text="주문이 아직 안 왔어요"))
    desk.apply(c.Offer(conversation="c1", agent="민지"))

    root = tree(render(desk.view("민지"), "ko"))
    request = root.the("desk-popover")
    assert [each.text() for each in request.everything() if each.name == "dt"] == [
        "대기열 이름",
        "전화 번호",
        "소스 번호",
        "타이머",
    ]
    assert [each.text() for each in request.everything() if each.name == "dd"] == [
        "Billing",
        "**********0101",
        "********0190",
        "0:00",
    ]

    accept = request.the("desk-accept")
    assert accept.text() == "수락"
    command = msgspec.convert(command_of(accept, root.attributes["data-agent"]), c.AnyCommand)
    assert command == c.Accept(agent="민지", conversation="c1")
    assert desk.apply(command) == Accepted()

    bubble = tree(render(desk.view("민지"), "ko")).the("desk-bubble-grey")
    assert bubble.the("desk-initials").text() == "HK"
    assert bubble.the("desk-text").text() == "주문이 아직 안 왔어요"


def test_the_room_takes_from_the_specification_and_the_port_alone() -> None:
    sources = [path.read_text(encoding="utf-8") for path in Path(str(machine.screen.__file__)).parent.glob("*.py")]
    imported = {found for source in sources for found in re.findall(r"^from (machine\.\w+|\w+)", source, re.MULTILINE)}

    ours = {each for each in imported if each.startswith(("machine", "spec"))}
    assert ours == {"machine.port", "machine.screen", "spec"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_source_calls_the_parts_of_the_screen_is_on_it(language: Language) -> None:
    shown = render(DESKTOP, language)
    terms = (
        "popover_contact_request", "queue_name", "phone_number", "source_number", "timer", "accept", "task_pane",
        "interaction_pane", "digital_media_pane", "toaster", "desktop_notification", "history", "cad_variables",
        "contact_origin", "dnis", "compose_box", "send", "asset_alert", "transfer", "transfer_request_dialog", "queue",
        "agent", "search", "refresh", "cancel", "end", "engaged", "available", "control_conference",
    )  # fmt: skip

    assert [each for each in terms if load().words(f"label.{each}").of(language) not in shown] == []


def test_headings_are_of_the_level_that_was_asked_for_and_of_the_next() -> None:
    for level in (1, 3, 5):
        headings = [
            each.name
            for each in tree(render(DESKTOP, "en", level)).everything()
            if each.name[0] == "h" and each.name[1:].isdigit()
        ]
        assert headings[0] == f"h{level}"
        assert set(headings[1:]) == {f"h{level + 1}"}
    for view in (CUSTOMER, ADMINISTRATOR):
        assert "<h2 " in render(view, "en", 2) and "<h3" not in render(view, "en", 2)
    for level in (0, 6):
        with pytest.raises(ValueError, match="give 1 to 5"):
            render(DESKTOP, "en", level)


def test_only_requests_messages_and_alerts_speak_up_by_themselves() -> None:
    live = {
        each.classes[0]: each.attributes.get("role") or each.attributes.get("aria-live")
        for each in tree(render(DESKTOP, "en")).everything()
        if each.attributes.get("aria-live") or each.attributes.get("role") in ("alert", "log", "status")
    }

    assert live == {"desk-popovers": "polite", "desk-media": "log", "desk-alert": "alert"}


def _sound(root: Element) -> None:
    """What holds of every picture, whatever is in it."""
    for each in root.everything():
        assert "id" not in each.attributes, "so no id can stand twice"
        assert "style" not in each.attributes
        assert not [name for name in each.attributes if name.startswith("on")]
        assert each.name not in ("script", "style", "iframe", "img", "a", "link")
        assert [name for name in each.classes if not name.startswith(("desk", "phone"))] == []
        if each.name in ("ul", "ol"):
            assert {child.name for child in each.children} <= {"li"}
            assert not each.attributes.get("role"), "a list that is a list"
        if each.name == "dl":
            assert all([part.name for part in child.children] == ["dt", "dd"] for child in each.children)
        if each.name in ("button", "textarea", "input"):
            assert each.text().strip() or each.attributes.get("aria-label"), "it has a name"
        if each.attributes.get("role") in ("group", "log") or each.name in ("article", "dialog"):
            assert each.attributes.get("aria-label"), "it has a name"


@pytest.mark.parametrize("language", LANGUAGES)
def test_real_runs_are_sound(language: Language) -> None:
    for view in views()[::3]:
        root = tree(render(view, language))
        assert root.attributes["lang"] == language
        _sound(root)


def test_a_customer_is_shown_everything_as_it_was_written() -> None:
    root = tree(render(CUSTOMER, "ko"))

    assert [each.text() for each in root.all("phone-text")] == ["Hello", "Good day"]
    assert [each.classes[1] for each in root.all("phone-message")] == ["phone-from-customer", "phone-from-agent"]


def test_the_administrator_has_a_table_with_a_row_for_each_conversation() -> None:
    rows = [
        [cell.text() for cell in row.children]
        for row in tree(render(ADMINISTRATOR, "ko")).everything()
        if row.name == "tr"
    ]

    assert rows == [
        ["대화", "자산", "대기열", "상태", "종료 구분"],
        ["c1", "Main line자산 삭제", "Billing", "종료됨", "고객 이탈"],
    ]
