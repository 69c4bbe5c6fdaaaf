"""Whatever a desktop in another process does instead of answering is told by exchange and class, in time, and nothing
that it sent gets out."""

import re
import shlex
import sys
import time
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest

from machine.harness.stateful.stages import CUSTOMERS
from machine.oracle.guarded_desk import GuardedDesk
from machine.oracle.property_oracle import PropertyOracle
from machine.port.errors import AdapterError, DesktopError, ExchangeFault, OtherSideError
from machine.port.port import Desk
from machine.remote import client, desk_of
from machine.remote.client import RemoteDesk
from machine.remote.connection import ExchangeFailure, Idle
from machine.remote.self_test import self_tested
from machine.remote.serving import HttpServer, Server
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.answers import Accepted, Answer
from spec.port.views import DesktopView
from tests.desk.conftest import CONFIGURATION
from tests.harness.planted import PLANTED, Leaky, found
from tests.remote.other_sides import BAD, SOMEBODY, WAYS, head, over_http, request_from, served, tcp

START_SECONDS = 30.0
"""A process may take so long to start where much else is running."""
OVER = ("http", "stdio")


@contextmanager
def remote(target: str) -> Iterator[RemoteDesk]:
    with desk_of(target, timeout_seconds=START_SECONDS) as desk:
        assert isinstance(desk, RemoteDesk)
        yield desk


@contextmanager
def gone_wrong(name: str, over: str) -> Iterator[RemoteDesk]:
    """A desktop that is reset and ready, and will go wrong in its views."""
    if over == "http":
        with tcp(over_http(name)) as target, remote(target) as desk:
            yield _ready(desk, WAYS[name].fault)
    else:
        with remote(f"stdio:{sys.executable} -m tests.remote.other_sides {shlex.quote(name)}") as desk:
            yield _ready(desk, WAYS[name].fault)


def _ready(desk: RemoteDesk, fault: ExchangeFault | None) -> RemoteDesk:
    assert desk.reset(CONFIGURATION) == Accepted()
    assert desk.apply(c.SetStatus("Minji", "available")) == Accepted()
    if fault is ExchangeFault.TIMED_OUT:
        desk.timeout_seconds = 0.3
    return desk


def failing(desk: Desk) -> AdapterError:
    with pytest.raises(AdapterError) as failed:
        desk.view("Minji")
    return failed.value


def told(error: BaseException) -> str:
    """All that a test run could print of an error: its causes, and every frame with its values."""
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def test_tutorial_a_failed_exchange_is_told_by_number_kind_and_class_and_a_reset_starts_anew() -> None:
    with gone_wrong("the end", "stdio") as desk:
        failed = failing(desk)
        assert (failed.fault, failed.number, failed.exchange) == (ExchangeFault.CLOSED, 4, "view")
        assert str(failed) == (
            "Exchange 4 (view) failed, closed: the process ended, or closed its output; "
            "see what it says on its standard error."
        )

        # Nobody knows what state it is in, so nothing is asked until it is reset.
        with pytest.raises(
            AdapterError, match=r"^Exchange 5 \(apply\) failed, closed: there is no connection, since exch"
        ):
            desk.apply(c.SetStatus("Minji", "idle"))
        assert desk.reset(CONFIGURATION) == Accepted()
        assert desk.apply(c.SetStatus("Minji", "available")) == Accepted()


@pytest.mark.parametrize("over", OVER)
@pytest.mark.parametrize("name", BAD)
def test_each_way_of_going_wrong_has_its_class_in_time_and_tells_nothing_that_came(name: str, over: str) -> None:
    with gone_wrong(name, over) as desk:
        began = time.monotonic()
        failed = failing(desk)
        took = time.monotonic() - began

        assert failed.fault is BAD[name].fault, str(failed)
        assert (failed.number, failed.exchange) == (4, "view")
        assert failed.says.en.endswith(".")
        assert found(told(failed).encode(), PLANTED) == []
        if failed.fault is ExchangeFault.TIMED_OUT:
            assert 0.3 <= took < 10


@pytest.mark.parametrize("name", ["a status of its own", "a strange version", "silence"])
def test_a_judged_run_tells_the_same_class_and_nothing_that_came(name: str) -> None:
    with gone_wrong(name, "http") as desk, pytest.raises(AdapterError) as failed:
        PropertyOracle(desk, numbers=CUSTOMERS).reset(CONFIGURATION)

    said = told(failed.value)
    assert failed.value.fault is BAD[name].fault
    assert found(said.encode(), PLANTED) == []
    assert CUSTOMERS[0] not in said


def test_every_class_but_those_tested_below_is_among_the_ways_of_going_wrong() -> None:
    assert {*ExchangeFault} - {bad.fault for bad in BAD.values()} == {
        ExchangeFault.UNREACHABLE,
        ExchangeFault.INTERCEPTED,
        ExchangeFault.RESTARTED,
    }


def test_a_field_that_is_wrong_is_named_by_its_place() -> None:
    with gone_wrong("a status of its own", "http") as desk:
        assert failing(desk).says.en == (
            "`view.status` holds a text, where the port wants one of `idle`, `available`, `rona`, `idle_pending`, "
            '`""`; see `DesktopView.status` in the adapter guide (`textdesk adapter guide DesktopView.status`).'
        )
    with gone_wrong("no number", "http") as desk:
        assert failing(desk).says.en == (
            "`number` is missing, where the port wants a whole number, 1 to 9,007,199,254,740,991; see "
            "`ViewResponse.number` in the adapter guide (`textdesk adapter guide ViewResponse.number`)."
        )
    with gone_wrong("the next version", "http") as desk:
        assert failing(desk).says.en == "the other side speaks textdesk/2 and this kit textdesk/1."
    with gone_wrong("the number before", "http") as desk:
        says = "the number of what came is that of exchange 3; answer each exchange once, with its number."
        assert failing(desk).says.en == says


# --- late and twice


@pytest.mark.parametrize("over", OVER)
def test_a_late_answer_is_never_taken_for_the_next(over: str) -> None:
    """The answer to the first view comes a second too late, and says that Minji is available; by then she is idle."""
    with gone_wrong("late", over) as desk:
        assert failing(desk).fault is ExchangeFault.TIMED_OUT
        desk.timeout_seconds = START_SECONDS
        assert desk.reset(CONFIGURATION) == Accepted()
        time.sleep(1.2)

        assert desk.view("Jun").status == "idle"
        assert desk.view("Jun").agent == "Jun"


@pytest.mark.parametrize("over", OVER)
def test_an_answer_that_comes_twice_is_out_of_step_at_the_next_exchange(over: str) -> None:
    with gone_wrong("twice", over) as desk:
        assert desk.view("Minji").agent == "Minji"
        time.sleep(0.2)

        failed = failing(desk)
        assert (failed.fault, failed.number) == (ExchangeFault.OUT_OF_STEP, 5)
        assert failed.says.en == "something came before it was asked; print nothing there, and answer each once."
        assert found(told(failed).encode(), PLANTED) == []


class _Scripted:
    """A connection on which something happens that no wire can bring about at will."""

    renewable = False

    def __init__(self, desk: Desk) -> None:
        self._server = Server(desk)
        self._last = b""

    def send(self, kind: str, request: bytes, timeout_seconds: float) -> ExchangeFailure | None:
        raise NotImplementedError

    def exchange(self, kind: str, request: bytes, timeout_seconds: float) -> bytes | ExchangeFailure:
        stale, self._last = self._last, self._server.answer(request)
        return stale if kind == "view" else self._last

    def idle(self, seconds: float) -> Idle:
        return "quiet"

    def said(self) -> Mapping[str, str]:
        return {}

    def close(self) -> None:
        pass


def test_an_answer_that_slips_in_between_is_known_by_its_number() -> None:
    desk = RemoteDesk(lambda: _Scripted(Leaky("")), 1.0)
    desk.reset(CONFIGURATION)

    assert failing(desk).fault is ExchangeFault.OUT_OF_STEP


DEAF = """
import sys, time
line = sys.stdin.buffer.readline()
sys.stdout.write('{"exchange": "hello", "number": 1, "wire": "textdesk/1", "instance": "deaf"}\\n')
sys.stdout.flush()
time.sleep(600)
"""


def test_one_that_reads_no_more_is_not_waited_for_in_writing_either(tmp_path: Path) -> None:
    """The request is longer than any pipe holds."""
    (tmp_path / "deaf.py").write_text(DEAF)
    with remote(f"stdio:{sys.executable} {tmp_path / 'deaf.py'}") as desk:
        desk.timeout_seconds = 0.3
        began = time.monotonic()
        with pytest.raises(AdapterError, match=r"^Exchange 2 \(apply\) failed, timed_out: no whole answer came"):
            desk.apply(c.CustomerText(CUSTOMERS[0], "Shop", "👋" * c.TEXT_LIMIT))
    assert time.monotonic() - began < 10


# --- connections that end while nothing is asked


def test_nothing_at_the_address_is_unreachable() -> None:
    with HttpServer(Leaky(""), 0) as server:
        target = server.target
    says = r"^Exchange 1 \(hello\) failed, unreachable: nothing takes a connection at 127\.0\.0\.1:"
    with pytest.raises(AdapterError, match=says), desk_of(target):
        pass


def test_a_command_that_cannot_be_started_is_unreachable() -> None:
    for command in ("no-such-program-here", "'unbalanced"):
        says = "unreachable: the command cannot be started; try it in a shell"
        with pytest.raises(AdapterError, match=says), desk_of(f"stdio:{command}"):
            pass


def test_a_connection_let_go_while_nothing_is_asked_is_made_anew_and_nothing_is_lost() -> None:
    """As Node does after five seconds."""
    server = Server(Leaky(""))

    with tcp(lambda read, write: _answer_two(server, read, write)) as target, remote(target) as desk:
        assert desk.reset(CONFIGURATION) == Accepted()
        time.sleep(0.2)
        assert desk.apply(c.SetStatus("Minji", "available")) == Accepted()
        time.sleep(0.2)
        assert desk.view("Minji").status == "available"


@pytest.mark.parametrize("ends_with", [b"HTTP/1.0 200 OK\r\n", b"HTTP/1.1 200 OK\r\nConnection: close\r\n"])
def test_a_side_that_ends_the_connection_after_each_answer_is_asked_on_a_new_one_each_time(ends_with: bytes) -> None:
    """As Python's own http.server does, unless told."""
    server = Server(Leaky(""))

    def one(read: BinaryIO, write: BinaryIO) -> None:
        request = request_from(read)
        if request is not None:
            answer = server.answer(request)
            write.write(ends_with + b"Content-Length: %d\r\n\r\n" % len(answer) + answer)

    with tcp(one) as target, remote(target) as desk:
        assert desk.reset(CONFIGURATION) == Accepted()
        assert desk.apply(c.SetStatus("Minji", "available")) == Accepted()
        assert desk.view("Minji").status == "available"
        assert [outcome.step for outcome in self_tested(desk) if outcome.result == "failed"] == []


def test_a_side_that_shows_nothing_for_a_name_that_there_is_is_told_in_a_sentence() -> None:
    class Blind(Leaky):
        def view(self, agent: str) -> DesktopView:
            raise KeyError(SOMEBODY)

    with served(Blind("")) as target, remote(target) as desk:
        assert desk.reset(CONFIGURATION) == Accepted()
        with pytest.raises(KeyError, match="No agent has this name"):
            desk.view("Minji")
        says = r"^In view the other side has no view for a name that the configuration has\.$"
        with pytest.raises(DesktopError, match=says):
            GuardedDesk(desk).view("Minji")


def test_another_side_than_the_one_that_was_reset_has_restarted() -> None:
    def anew(read: BinaryIO, write: BinaryIO) -> None:
        _answer_two(Server(Leaky("")), read, write)

    with tcp(anew) as target, remote(target) as desk:
        assert desk.reset(CONFIGURATION) == Accepted()
        time.sleep(0.2)
        failed = failing(desk)
        assert (failed.fault, failed.exchange) == (ExchangeFault.RESTARTED, "view")
        assert failed.says.en == "the other side has started anew, so what it knew is gone; reset it to go on."

        assert desk.reset(CONFIGURATION) == Accepted()


def _answer_two(server: Server, read: BinaryIO, write: BinaryIO) -> None:
    for _ in range(2):
        request = request_from(read)
        if request is not None:
            answer = server.answer(request)
            write.write(head(len(answer)) + answer)


@pytest.mark.parametrize(
    "answer", [b"HTTP/1.1 500 Sorry\r\nContent-Length: 0\r\n\r\n", b"hello\r\n\r\n", b"HTTP/1.1 2 \r\n\r\n"]
)
def test_what_is_no_good_http_is_malformed(answer: bytes) -> None:
    def serve(read: BinaryIO, write: BinaryIO) -> None:
        request_from(read)
        write.write(answer)

    with (
        tcp(serve) as target,
        pytest.raises(AdapterError, match=r"^Exchange 1 \(hello\) failed, malformed"),
        remote(target),
    ):
        pass


def test_a_declaration_of_what_nobody_knows_is_malformed_and_not_repeated() -> None:
    class Strange(Leaky):
        not_offered = ("SetMasking", SOMEBODY)

    def serve(read: BinaryIO, write: BinaryIO) -> None:
        request_from(read)
        names = msgspec.json.encode(Strange.not_offered)
        body = b'{"exchange":"hello","number":1,"wire":"textdesk/1","instance":"x","not_offered":%b}' % names
        write.write(head(len(body)) + body)

    with tcp(serve) as target, pytest.raises(AdapterError) as failed, remote(target):
        pass
    assert failed.value.says.en.startswith("not_offered[1] names no command")
    assert found(told(failed.value).encode(), PLANTED) == []


# --- the desktop fails, not the wire


@pytest.mark.parametrize("over", OVER)
def test_a_desktop_that_raises_on_the_other_side_fails_and_goes_on(
    over: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with gone_wrong("it raises", over) as desk:
        says = "In view the other side says that the desktop failed; see what it prints itself."
        with pytest.raises(OtherSideError, match=f"^{says}$") as failed:
            desk.view("Minji")
        assert not isinstance(failed.value, AdapterError)
        assert desk.apply(c.SetStatus("Minji", "idle")) == Accepted()
        with pytest.raises(OtherSideError, match=f"^{says}$"):
            GuardedDesk(desk).view("Minji")
    assert found("".join(capfd.readouterr()).encode(), PLANTED) == []


def test_an_adapter_error_that_is_not_ours_is_told_by_place_alone() -> None:
    class Own(Leaky):
        def apply(self, command: c.AnyCommand) -> Answer:
            raise AdapterError(ExchangeFault.CLOSED, 1, SOMEBODY, Words(SOMEBODY, SOMEBODY))

    with pytest.raises(DesktopError, match=r"^In apply the desktop raises AdapterError") as failed:
        GuardedDesk(Own("")).apply(c.Advance(1))
    assert not isinstance(failed.value, AdapterError)
    assert found(told(failed.value).encode(), PLANTED) == []


# --- without what keeps the values in, they are found


@pytest.mark.parametrize(
    ("owner", "name", "instead", "way"),
    [
        (client, "misfit_told", lambda raw, form, error: Words(error, error), "a status of its own"),
        (client, "KNOWN_WIRE", re.compile(".*"), "a strange version"),
        (client, "_in_words", lambda number, request: Words(str(number), str(number)), "a number never asked"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_control_each_thing_that_keeps_values_in_is_needed(
    monkeypatch: pytest.MonkeyPatch, owner: object, name: str, instead: object, way: str
) -> None:
    monkeypatch.setattr(owner, name, instead)

    with gone_wrong(way, "http") as desk:
        assert found(told(failing(desk)).encode(), PLANTED) != []
