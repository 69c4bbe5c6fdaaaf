"""The self-test passes where the plumbing is sound and names the step that goes wrong, before a desktop is blamed."""

import json
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner
from msgspec.structs import replace

from machine.cli import textdesk
from machine.desk.in_process import InProcessDesk
from machine.remote import desk_of
from machine.remote.self_test import IN_KOREAN, STEPS, WIRE_STEPS, SelfTestOutcome, self_test_verdict, self_tested
from machine.remote.serving import Server
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.port.capabilities import OFFERABLE
from spec.port.views import DesktopView
from spec.refusals import Refusal
from tests.harness.planted import PLANTED, Leaky, found
from tests.remote.other_sides import Change, served, spoiled


def test_tutorial_an_adapter_is_proved_before_its_desktop_is_blamed() -> None:
    command = f"{sys.executable} -c 'from machine.cli import main; main()' serve --stdio"

    told = CliRunner().invoke(textdesk, ["conform", "--self-test", "--timeout", "30", "--desk", f"stdio:{command}"])

    assert told.exit_code == 0
    assert [line[:8].strip() for line in told.output.splitlines()] == ["ok"] * len(STEPS)
    assert "ok      reset: a second reset shows the same as the first.\n" in told.output
    assert "ok      numbers: numbers come back as they went, up to 9007199254740991.\n" in told.output


def test_a_desktop_of_this_process_has_no_wire_to_be_tested() -> None:
    outcomes = list(self_tested(InProcessDesk()))

    assert {outcome.step: outcome.result for outcome in outcomes} == {
        **dict.fromkeys(STEPS, "ok"),
        **dict.fromkeys(WIRE_STEPS, "not run"),
    }
    assert self_test_verdict(outcomes) == "proved"


def test_a_self_test_of_which_nothing_was_run_proves_nothing() -> None:
    assert self_test_verdict(()) == "undetermined"
    assert self_test_verdict(self_tested(InProcessDesk(), WIRE_STEPS)) == "undetermined"


def test_what_is_not_offered_is_not_run_and_told() -> None:
    class Few(InProcessDesk):
        not_offered = ("CustomerText", "SetStatus")

    outcomes = list(self_tested(Few()))

    assert [str(outcome) for outcome in outcomes if outcome.result == "not run"] == [
        "not run unknown names: SetStatus is not offered.",
        "not run Unicode: CustomerText is not offered.",
        "not run large text: CustomerText is not offered.",
        *(f"not run {step}: the desktop is in this process." for step in WIRE_STEPS),
    ]
    assert outcomes[0].says == f"2 of {len(OFFERABLE)} commands and fields are not offered."
    assert outcomes[0].ko == f"명령과 필드 {len(OFFERABLE)}개 가운데 2개를 제공하지 않는다."
    assert outcomes[-1].line("ko") == "생략 연결 끊김: 데스크톱이 이 프로세스 안에 있다."


def test_every_step_has_a_name_in_korean() -> None:
    assert list(IN_KOREAN) == list(STEPS)


# --- each step finds what it is for: a fault of the plumbing


def _failed(outcomes: list[SelfTestOutcome]) -> dict[str, str]:
    assert self_test_verdict(outcomes) == "refuted"
    return {outcome.step: outcome.says for outcome in outcomes if outcome.result == "failed"}


def _told(change: Callable[[dict[str, Any]], object]) -> Change:
    """The responses of an adapter with one value otherwise."""

    def changed(asked: dict[str, Any], told: dict[str, Any]) -> bytes:
        change(told)
        return json.dumps(told).encode()

    return changed


def _texts_of(told: dict[str, Any], change: Callable[[str], str]) -> None:
    if told["exchange"] == "customer_view":
        for message in told["view"]["messages"]:
            message["text"] = change(message["text"])


@pytest.mark.parametrize(
    ("change", "step", "says"),
    [
        (
            lambda asked, told: json.dumps(told).encode("utf-16"),
            "hello",
            "malformed: what came is no JSON object in UTF-8.",
        ),
        (
            _told(lambda told: _texts_of(told, lambda text: text.encode("utf-8").decode("latin-1"))),
            "Unicode",
            "a text of several scripts, line ends and signs is not what the customer sees of it.",
        ),
        (
            _told(lambda told: _texts_of(told, lambda text: text.replace("\u2028", "\n"))),
            "Unicode",
            "a text of several scripts, line ends and signs is not what the customer sees of it.",
        ),
        (
            _told(lambda told: _texts_of(told, lambda text: text[:65_536])),
            "large text",
            "a text of 100000 code points is not what the customer sees of it.",
        ),
        (
            _told(lambda told: told.update(number=told["number"] & 0xFFFF_FFFF)),
            "numbers",
            "out_of_step: the number of what came is that of exchange 4294967294; answer each exchange once",
        ),
        (
            _told(lambda told: told.pop("number")),
            "hello",
            "malformed: `number` is missing, where the port wants a whole number",
        ),
    ],
    ids=["another encoding", "read as Latin-1", "a line separator lost", "cut", "numbers of 32 bits", "no number"],
)
def test_a_fault_of_the_plumbing_is_found_by_its_step(change: Change, step: str, says: str) -> None:
    with spoiled(InProcessDesk(), change, from_exchange=2) as target, desk_of(target, timeout_seconds=30) as desk:
        failed = _failed(list(self_tested(desk)))

    assert says in failed[step]


class Forgetful(InProcessDesk):
    """A reset leaves what was before."""

    def reset(self, configuration: Any) -> Answer:
        return Accepted() if hasattr(self, "_before") else self._first(configuration)

    def _first(self, configuration: Any) -> Answer:
        self._before = True
        return super().reset(configuration)


class Lenient(InProcessDesk):
    """Whatever it does not understand is accepted."""

    def apply(self, command: c.AnyCommand) -> Answer:
        super().apply(command)
        return Accepted()


class Changing(InProcessDesk):
    """It refuses and does it all the same."""

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        if isinstance(answer, Refused):
            super().apply(c.SetStatus("Minji", "available"))
        return answer


class Vague(InProcessDesk):
    """Every reason is the same to it."""

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        return Refused(Refusal.NO_PART) if isinstance(answer, Refused) else answer


class Welcoming(InProcessDesk):
    """Everybody has a view."""

    def view(self, agent: str) -> DesktopView:
        return super().view(agent if agent in self.record.configuration.agents else "Minji")


@pytest.mark.parametrize(
    ("make_desk", "step", "says"),
    [
        (Forgetful, "reset", "after a second reset something else is seen than after the first."),
        (Lenient, "unknown names", "an unknown agent's SetStatus is answered Accepted, not Refused(unknown_name)."),
        (Lenient, "malformed", "a command that is none is answered Accepted, not Malformed."),
        (
            Changing,
            "unknown names",
            "an unknown agent's SetStatus is answered Refused(unknown_name) and changes",
        ),
        (
            Vague,
            "unknown names",
            "an unknown agent's SetStatus is answered Refused(no_part), not Refused(unknown_name).",
        ),
        (Welcoming, "unknown names", "the view of an unknown agent is something; give null over the wire"),
    ],
)
def test_a_desktop_that_breaks_the_port_is_found_by_its_step(
    make_desk: Callable[[], InProcessDesk], step: str, says: str
) -> None:
    assert says in _failed(list(self_tested(make_desk())))[step]


def test_a_clock_that_really_waits_runs_out_of_time() -> None:
    class Waiting(InProcessDesk):
        def advance(self, seconds: int) -> Answer:
            time.sleep(min(seconds, 2))
            return super().advance(seconds)

        def apply(self, command: c.AnyCommand) -> Answer:
            if isinstance(command, c.Advance):
                time.sleep(2)
            return super().apply(command)

    with served(Waiting()) as target, desk_of(target, timeout_seconds=30) as desk:
        desk.timeout_seconds = 1.0  # type: ignore[attr-defined]
        failed = _failed(list(self_tested(desk)))

    assert "timed_out" in failed["virtual clock"]


class CarriesOutTwice(Server):
    """Every request is a new one to it."""

    def answer(self, data: bytes) -> bytes:
        self._last = (None, b"")
        return super().answer(data)


def test_a_request_that_is_delivered_twice_and_carried_out_twice_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("machine.remote.serving.Server", CarriesOutTwice)
    with served(InProcessDesk()) as target, desk_of(target, timeout_seconds=30) as desk:
        failed = _failed(list(self_tested(desk)))

    assert failed == {
        "delivered twice": "a request that is delivered twice is carried out twice; keep the last one and its answer."
    }


def test_a_desktop_that_keeps_something_over_a_reset_after_the_connection_ended_is_found() -> None:
    class Keeps(InProcessDesk):
        """Only the first reset of a second is taken; what a lost command did stays."""

        def apply(self, command: c.AnyCommand) -> Answer:
            answer = super().apply(command)
            self.kept = getattr(self, "kept", False) or command == c.Advance(3600)
            return answer

        def view(self, agent: str) -> DesktopView:
            view = super().view(agent)
            return replace(view, label="rona") if self.__dict__.get("kept") else view

    with served(Keeps()) as target, desk_of(target, timeout_seconds=30) as desk:
        failed = _failed(list(self_tested(desk, ("lost answer",))))

    assert failed == {"lost answer": "after an answer that nobody waited for, a reset does not start anew."}


def test_a_kit_that_goes_away_in_the_middle_leaves_the_server_as_it_was(capfd: pytest.CaptureFixture[str]) -> None:
    with served(InProcessDesk()) as target:
        for _ in range(3):
            with desk_of(target, timeout_seconds=30) as desk:
                assert self_test_verdict(self_tested(desk, ("lost answer", "disconnected"))) == "proved"

    assert capfd.readouterr().err == ""


CHATTY = """
import sys, threading, time
from machine.desk.in_process import InProcessDesk
from machine.remote.serving import serve_stdio

def chat():
    while True:
        time.sleep(0.05)
        sys.__stdout__.write("%s\\n")
        sys.__stdout__.flush()

threading.Thread(target=chat, daemon=True).start()
serve_stdio(InProcessDesk(), sys.stdin.buffer, sys.__stdout__.buffer)
"""


def test_a_process_that_prints_on_the_wire_is_not_silent(tmp_path: Any) -> None:
    (tmp_path / "chatty.py").write_text(CHATTY % "log: ready")
    with desk_of(f"stdio:{sys.executable} {tmp_path / 'chatty.py'}", timeout_seconds=30) as desk:
        failed = _failed(list(self_tested(desk)))

    assert "something comes while nothing is asked" in failed["silence"] or "out_of_step" in failed["silence"]


@pytest.mark.parametrize("slip", ["every text", "apply raises", "view raises", "an answer is a text"])
def test_no_outcome_repeats_what_only_the_desktop_holds(slip: str) -> None:
    with served(Leaky(slip)) as target, desk_of(target, timeout_seconds=30) as desk:
        outcomes = list(self_tested(desk))

    assert self_test_verdict(outcomes) == "refuted"
    assert found("\n".join(map(str, [*outcomes, *self_tested(Leaky(slip))])).encode(), PLANTED) == []
