"""What a desktop sends beyond the port and beside its messages: named or ignored, looked at, told to nobody."""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.desk.in_process import InProcessDesk
from machine.harness.conformance import Conformance, conform
from machine.harness.schedule import schedule
from machine.port.errors import AdapterError
from machine.port.extra_fields import ExtraField, extra_fields_told, without_extra_fields
from machine.port.port import Desk
from machine.remote.client import RemoteDesk
from machine.remote.connection import ExchangeFailure, Idle
from machine.remote.serving import Server
from machine.remote.target import desk_of
from machine.remote.trimmed_desk import TrimmedDesk
from spec.port.answers import Accepted, Answer, Refused
from spec.port.commands import AnyCommand, CustomerText, SetStatus
from spec.port.configuration import Configuration
from spec.port.views import DesktopView

NUMBER = "+12025550101"
MINE = "machine/remote/examples"


@dataclass
class Beside:
    """A connection to our own desk whose responses hold more, and that says something beside each."""

    adds: Callable[[dict[str, Any]], None] = lambda _response: None
    says: Callable[[dict[str, Any]], str] = lambda _request: ""
    place: str = "header"
    renewable: bool = False
    server: Server = field(default_factory=lambda: Server(InProcessDesk()))
    _said: str = ""

    def send(self, kind: str, request: bytes, timeout_seconds: float) -> ExchangeFailure | None:
        raise NotImplementedError

    def exchange(self, kind: str, request: bytes, timeout_seconds: float) -> bytes | ExchangeFailure:
        response = json.loads(self.server.answer(request))
        self._said += self.says(json.loads(request))
        self.adds(response)
        return json.dumps(response).encode()

    def idle(self, seconds: float) -> Idle:
        return "quiet"

    def said(self) -> Mapping[str, str]:
        said, self._said = self._said, ""
        return {self.place: said}

    def close(self) -> None:
        pass


NUMBER_OF_TEXT = ["none"]
"""The number of the last command, as a desktop would know it."""


def vendor(response: dict[str, Any]) -> None:
    """A vendor's fields, in views, in what stands in them, and in answers."""
    if response.get("exchange") == "view":
        response["view"]["theme"] = "dark"
        for pane in response["view"]["panes"]:
            pane["x_id"] = 7
    if "answer" in response and response["answer"]["answer"] == "Refused":
        response["answer"]["hint"] = "Try again"


def held(connection: Beside, *, ignores: bool = False) -> Conformance:
    desk = RemoteDesk(lambda: connection, 5.0, ignores_extra_fields=ignores)
    return conform(lambda: desk, seed=3, examples=0, plan=schedule(size="short")[:10])


def test_tutorial_a_field_beyond_the_port_is_an_error_that_names_it_and_is_ignored_where_that_is_asked() -> None:
    refused, ignored = held(Beside(vendor)), held(Beside(vendor), ignores=True)

    assert refused.verdict == "undetermined" and refused.faults == {"malformed": 3}
    assert refused.exchanges[0].endswith(
        "malformed: the port has no DesktopView.theme; leave it out, or give --ignore-extra-fields to have it ignored."
    )
    assert ignored.failure is None and not ignored.faults
    assert ignored.extra_fields.keys() == {"DesktopView.theme", "Pane.x_id", "Refused.hint"}
    assert ignored.beside == {}


def test_a_value_in_an_extra_field_is_a_leak_and_is_not_told() -> None:
    def repeats(response: dict[str, Any]) -> None:
        if response.get("exchange") == "apply":
            response["answer"]["debug"] = {"from": [NUMBER_OF_TEXT[0]]}

    def remembers(request: dict[str, Any]) -> str:
        NUMBER_OF_TEXT[0] = request.get("command", {}).get("number", "none")
        return ""

    found = held(Beside(repeats, remembers), ignores=True)

    assert found.verdict == "departs" and found.failure is not None
    assert found.failure.says.startswith("A field beyond the port of the answer when ")
    assert 'of a value of the kind "Phone number"' in found.failure.says and "RULE-39" in found.failure.clauses
    assert found.beside["extra field"] > 0
    # The told run has made-up numbers by their order; what was read beside the messages is told nowhere.
    assert "+1202555" not in "".join((found.failure.says, *found.failure.outcomes))
    assert "debug" not in found.failure.feature_en


def number_of(request: dict[str, Any]) -> str:
    return str(request.get("command", {}).get("number", ""))


def test_a_value_in_a_header_is_a_leak_and_one_on_standard_error_is_counted_only() -> None:
    leak, counted = held(Beside(says=number_of)), held(Beside(says=number_of, place="standard error"))

    assert leak.verdict == "departs" and leak.failure is not None
    assert leak.failure.says.startswith("A header of the answer when ")
    assert counted.failure is None and counted.beside["standard error"] > 10


def test_what_an_adapter_says_on_standard_error_is_passed_on_masked(capfd: pytest.CaptureFixture[str]) -> None:
    script = (
        "import sys; from machine.desk.in_process import InProcessDesk as D;"
        "from machine.remote.serving import serve_stdio;"
        f"print('call {NUMBER} now', file=sys.stderr, flush=True);"
        "serve_stdio(D(), sys.stdin.buffer, sys.stdout.buffer)"
    )
    with desk_of(f'stdio:{sys.executable} -c "{script}"', timeout_seconds=30) as desk:
        assert isinstance(desk, RemoteDesk)
        said = ""
        while NUMBER not in said:
            said += desk.said()["standard error"]
    assert said == f"call {NUMBER} now\n"
    assert capfd.readouterr().err == "call ********0101 now\n"


class Richer(DesktopView, frozen=True):
    """A view of a class of the desktop's own."""

    theme: str = "dark"


class RichDesk(InProcessDesk):
    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        return Richer(**{name: getattr(view, name) for name in view.__struct_fields__})


def test_in_this_process_it_is_the_same() -> None:
    def short(desk: Desk) -> Conformance:
        return conform(lambda: desk, seed=3, examples=0, plan=schedule(size="short")[:5])

    refused, ignored = short(RichDesk()), short(TrimmedDesk(RichDesk()))

    assert refused.verdict == "fails" and refused.failure is not None
    assert "the port has no DesktopView.theme; leave it out" in refused.failure.says
    assert ignored.failure is None and ignored.extra_fields.keys() == {"DesktopView.theme"}


def test_a_name_that_may_be_a_value_is_not_told() -> None:
    _, found = without_extra_fields({"answer": "Accepted", NUMBER: 1, "a b": 2, "field7": 3}, Answer)

    assert [each.name for each in found] == [
        "a field whose name may not be told",
        "a field whose name may not be told",
        "Accepted.field7",
    ]
    told = extra_fields_told(found)
    assert NUMBER not in told.en and NUMBER not in told.ko
    assert told.ko.startswith("포트에 없는 필드이다: 이름을 알릴 수 없는 필드, Accepted.field7.")


def test_a_field_called_none_is_no_tag_of_a_form_that_has_none() -> None:
    assert without_extra_fields({"agent": "Minji", "None": 1}, DesktopView) == (
        {"agent": "Minji"},
        (ExtraField("DesktopView.None", "1"),),
    )


def test_everything_in_a_field_is_looked_at_however_deep() -> None:
    _, found = without_extra_fields({"answer": "Accepted", "x": {"a": [1, {"b": "two"}], "c": None}}, Answer)

    assert found == (ExtraField("Accepted.x", "a 1 b two c"),)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=20,
)


@given(JSON, st.sampled_from((Answer, DesktopView, Configuration, AnyCommand)))
def test_whatever_comes_it_never_raises_and_leaves_nothing_for_a_second_time(raw: Any, form: Any) -> None:
    cleaned, _ = without_extra_fields(raw, form)

    assert without_extra_fields(cleaned, form) == (cleaned, ())


def test_what_is_of_the_port_stays_as_it_is() -> None:
    for value, form in (
        (Refused("blank", ("RULE-29",)), Answer),  # type: ignore[arg-type]
        (Accepted(), Answer),
        (SetStatus("Minji", "idle"), AnyCommand),
        (CustomerText(NUMBER, "Main line", "Hello"), AnyCommand),
    ):
        raw = msgspec.to_builtins(value)
        assert without_extra_fields(raw, form) == (raw, ())


def test_an_exchange_with_an_extra_field_fails_with_the_name_in_other_exchanges_too() -> None:
    def hello(response: dict[str, Any]) -> None:
        response["vendor"] = "me"

    with pytest.raises(AdapterError, match=r"the port has no HelloResponse\.vendor"):
        RemoteDesk(lambda: Beside(hello), 5.0)
    assert RemoteDesk(lambda: Beside(hello), 5.0, ignores_extra_fields=True).extra_fields == {"HelloResponse.vendor": 1}
