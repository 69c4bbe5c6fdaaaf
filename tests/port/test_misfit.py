"""What does not fit the form of the port is told by its path, the type of what stands there, what belongs there, and
the place in the adapter guide; never by its value."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.desk.in_process import InProcessDesk
from machine.draw.guide import guide
from machine.generate.refusal_runs import CONFIGURATION
from machine.port.misfit import misfit
from machine.story.fictional_data import customer_number
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port import messages as m
from spec.port.answers import Accepted

HEAD = {"exchange": "view", "number": 7, "wire": "textdesk/1"}
SECRET = "Hana +12025550101"
NUMBERS = tuple(map(customer_number, (1, 2, 3)))
COMMANDS: tuple[c.AnyCommand, ...] = (
    c.SetStatus("Minji", "available"),
    c.SetStatus("Jun", "available"),
    *(c.CustomerText(each, "Main line", "Hello") for each in NUMBERS),
    c.Offer("c1", "Minji"),
    c.Accept("Minji", "c1"),
    c.End("Minji", "c1"),
    c.Choose("Minji", "c1", "reason", "Resolved"),
    c.SubmitWrapUp("Minji", "c1"),
    c.Offer("c2", "Minji"),
    c.Accept("Minji", "c2"),
    c.TypeReply("Minji", "c2", "Hi"),
    c.OpenTransfer("Minji", "c2"),
    c.Offer("c3", "Minji"),
)


@cache
def _written() -> bytes:
    """The view of an agent who holds a conversation with a dialog open, has one on offer and one behind them."""
    desk = InProcessDesk()
    desk.reset(msgspec.structs.replace(CONFIGURATION, capacity=2))
    for command in COMMANDS:
        assert isinstance(desk.apply(command), Accepted), command
    return msgspec.json.encode(desk.view("Minji"))


def _view() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(_written())
    return found


def told(change: Callable[[dict[str, Any]], object]) -> str | None:
    view = _view()
    change(view)
    return english(misfit({**HEAD, "view": view}, m.ViewResponse | m.FailedResponse))


def english(says: Words | None) -> str | None:
    return None if says is None else says.en


def answered(answer: Any) -> str | None:
    return english(misfit({**HEAD, "exchange": "apply", "answer": answer}, m.ApplyResponse | m.FailedResponse))


def test_tutorial_a_count_that_came_as_a_text() -> None:
    def change(view: dict[str, Any]) -> None:
        view["panes"][0]["composer"]["remaining"] = "1000"

    assert told(change) == (
        "`view.panes[0].composer.remaining` holds a text, where the port wants a whole number; see "
        "`Composer.remaining` in the adapter guide (`textdesk adapter guide Composer.remaining`)."
    )
    view = _view()
    change(view)
    in_both = misfit({**HEAD, "view": view}, m.ViewResponse | m.FailedResponse)
    assert in_both is not None and in_both.ko == (
        "`view.panes[0].composer.remaining`에 문자열이 있다. 포트가 요구하는 것: 정수. 어댑터 안내서의 "
        "`Composer.remaining`(`textdesk adapter guide Composer.remaining --lang ko`)에 적혀 있다."
    )
    assert told(lambda view: None) is None


@pytest.mark.parametrize(
    ("change", "begins", "anchor"),
    [
        (
            lambda view: view["panes"][0].pop("buttons"),
            "`view.panes[0].buttons` is missing, where the port wants a list; each entry a text",
            "pane.buttons",
        ),
        (
            lambda view: view["panes"][0].update(buttons=["end", 4]),
            "`view.panes[0].buttons[1]` holds a whole number, where the port wants a text",
            "pane.buttons",
        ),
        (
            lambda view: view["panes"][0].update(composer=[]),
            "`view.panes[0].composer` holds a list, where the port wants an object (Composer) or null",
            "pane.composer",
        ),
        (
            lambda view: view["panes"][0]["messages"][0].update(at_seconds=1.5),
            "`view.panes[0].messages[0].at_seconds` holds a number with a fraction, where the port wants a whole "
            "number",
            "bubble.at_seconds",
        ),
        (
            lambda view: view["popovers"][0].update(accept=None),
            "`view.popovers[0].accept` holds null, where the port wants true or false",
            "popover.accept",
        ),
        (
            lambda view: view["panes"][0].update(control="ringing"),
            '`view.panes[0].control` holds a text, where the port wants one of `""`, `conference_requested`, '
            "`conference`",
            "pane.control",
        ),
        (
            lambda view: view.update(panes=["none"]),
            "`view.panes[0]` holds a text, where the port wants an object (Pane)",
            "desktopview.panes",
        ),
    ],
)
def test_a_field_of_a_view(change: Callable[[dict[str, Any]], object], begins: str, anchor: str) -> None:
    says = told(change)

    assert says is not None and says.startswith(f"{begins}; see ")
    assert says.lower().endswith(f" {anchor}`).")
    assert f'<a id="{anchor}"></a>' in guide("en")


@pytest.mark.parametrize(
    ("answer", "begins", "anchor"),
    [
        ("Accepted", "`answer` holds a text, where the port wants an object (Accepted) or", "applyresponse.answer"),
        (
            {"answer": "Ok"},
            "`answer.answer` holds a text, where the port wants one of `Accepted`, `Refused`, `Malformed`",
            "applyresponse.answer",
        ),
        ({}, "`answer.answer` is missing, where the port wants one of `Accepted`, `Refused`", "applyresponse.answer"),
        (
            {"answer": "Refused", "reason": "too busy"},
            "`answer.reason` holds a text, where the port wants one of the values that are listed there",
            "refused.reason",
        ),
        ({"answer": "Malformed"}, "`answer.problem` is missing, where the port wants a text", "malformed.problem"),
    ],
)
def test_an_answer(answer: Any, begins: str, anchor: str) -> None:
    says = answered(answer)

    assert says is not None and says.startswith(begins)
    assert says.lower().endswith(f" {anchor}`).")
    assert f'<a id="{anchor}"></a>' in guide("en")


def test_what_is_no_object_at_all_has_no_place_in_the_guide() -> None:
    assert misfit([], m.ViewResponse | m.FailedResponse) == Words(
        "what came holds a list, where the port wants an object.", "받은 것이 목록이다. 포트가 요구하는 것: 객체."
    )


def test_a_number_of_the_right_type_is_beyond_its_limits() -> None:
    says = english(misfit({**HEAD, "number": 0, "view": None}, m.ViewResponse))

    assert says is not None and says.startswith("`number` holds a whole number beyond its limits, where the port wants")


def _places(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    items = (
        list(value.items()) if isinstance(value, dict) else list(enumerate(value)) if isinstance(value, list) else []
    )
    return [path, *(found for key, each in items for found in _places(each, (*path, key)))]


PLACES = _places(_view())[1:]


@given(
    st.sampled_from(PLACES), st.sampled_from([SECRET, [SECRET], {SECRET: SECRET}, {"answer": SECRET}, 7, None, True])
)
def test_wherever_a_value_stands_it_is_never_told(place: tuple[str | int, ...], value: Any) -> None:
    view = _view()
    inner: Any = view
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    found = misfit({**HEAD, "view": view}, m.ViewResponse | m.FailedResponse)

    if found is not None:
        says = found.en
        assert not any(secret in text for secret in ("Hana", "2025550101") for text in (says, found.ko))
        assert says.startswith("`view.")
        anchor = says.rpartition(" ")[2].removesuffix("`).").lower()
        assert f'<a id="{anchor}"></a>' in guide("en")
