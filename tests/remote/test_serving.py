"""`textdesk serve`: the reference for the other side. It takes connections of this machine, refuses what is no request,
keeps the wire clean, and ends when told to."""

import http.client
import io
import os
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest
from click.testing import CliRunner

from machine.cli import textdesk
from machine.desk.in_process import InProcessDesk
from machine.remote import desk_of
from machine.remote.serving import serve_stdio
from spec.port import commands as c
from spec.port.answers import Accepted, Answer
from spec.port.messages import MESSAGE_BYTES_LIMIT
from tests.desk.conftest import CONFIGURATION
from tests.remote.other_sides import served

HELLO = b'{"exchange": "hello", "number": 1, "wire": "textdesk/1"}'
COMMAND = (sys.executable, "-c", "from machine.cli import main; main()")


@pytest.mark.skipif(os.name != "posix", reason="Elsewhere a process cannot be interrupted alone.")
def test_tutorial_our_desk_is_served_until_it_is_interrupted() -> None:
    with (
        subprocess.Popen(
            [*COMMAND, "serve", "--http", "0"],
            stderr=subprocess.PIPE,
            text=True,
            # Tests that run in a shell's background ignore the interrupt, and so would their children.
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        ) as server,
        ExitStack() as ending,
    ):
        ending.callback(server.kill)
        assert server.stderr is not None
        told = server.stderr.readline()
        assert told.startswith("Serving inprocess at http://127.0.0.1:")
        with desk_of(told.split()[-1], timeout_seconds=30) as desk:
            assert desk.reset(CONFIGURATION) == Accepted()

        server.send_signal(signal.SIGINT)
        assert server.wait(30) == 0
        assert server.stderr.read() == ""


MINE = """
from machine.desk.in_process import InProcessDesk


class Mine(InProcessDesk):
    not_offered = ("DeleteQueue",)
"""


def test_a_desktop_of_yours_is_served_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "mine_served.py").write_text(MINE)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", list(sys.path))

    told = CliRunner().invoke(textdesk, ["serve", "--stdio", "--desk", "mine_served:Mine"], input=HELLO + b"\n")

    assert told.exit_code == 0
    assert msgspec.json.decode(told.stdout)["not_offered"] == ["DeleteQueue"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["serve"], "Give either --http PORT or --stdio."),
        (["serve", "--http", "0", "--stdio"], "Give either --http PORT or --stdio."),
        (["serve", "--http", "65536"], "65536 is not in the range"),
        (["serve", "--stdio", "--desk", "nobody"], "The target 'nobody' is none of inprocess, module:factory,"),
        (["conform", "--examples", "-1"], "-1 is not in the range"),
        (["conform", "--self-test", "--desk", "stdio:no-such-program"], "Exchange 1 (hello) failed, unreachable: the"),
        (["conform", "--self-test", "--timeout", "0"], "0.0 is not in the range"),
    ],
)
def test_what_cannot_be_served_or_asked_is_bad_input(arguments: list[str], says: str) -> None:
    told = CliRunner().invoke(textdesk, arguments)

    assert told.exit_code == 2
    assert says in told.output


def test_a_port_that_is_taken_is_bad_input() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = CliRunner().invoke(textdesk, ["serve", "--http", str(port)])

    assert told.exit_code == 2
    assert told.output == f"Error: Port {port} cannot be served (Address already in use); take another.\n"


def test_a_self_test_that_fails_ends_with_1() -> None:
    told = CliRunner().invoke(textdesk, ["conform", "--self-test", "--desk", "tests.remote.test_serving:Deaf"])

    assert told.exit_code == 1
    assert "failed  reset: SetStatus to available is answered Malformed, not Accepted.\n" in told.output


class Deaf(InProcessDesk):
    """It takes every command for another one that nobody knows."""

    def apply(self, command: c.AnyCommand) -> Answer:
        return super().apply("")  # type: ignore[arg-type]


# --- over HTTP


def _asked(target: str, method: str, path: str, body: bytes | None, **headers: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection(urlsplit(target).netloc, timeout=30)
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def test_an_exchange_is_a_post_to_the_path_of_its_name() -> None:
    with served(InProcessDesk()) as target:
        status, body = _asked(target, "POST", "/hello", HELLO)
        assert status == 200
        assert msgspec.json.decode(body)["exchange"] == "hello"
        assert _asked(target, "POST", "/", HELLO)[0] == 404
        assert _asked(target, "POST", "/fly", HELLO)[0] == 404
        assert _asked(target, "GET", "/hello", None)[0] == 501


def test_a_body_without_a_length_or_beyond_the_limit_is_not_read() -> None:
    with served(InProcessDesk()) as target:
        for length, status in (
            ("", 411),
            ("-1", 411),
            ("x", 411),
            ("٣", 411),
            (str(MESSAGE_BYTES_LIMIT + 1), 413),
            ("9" * 5000, 413),
        ):
            with socket.create_connection(("127.0.0.1", urlsplit(target).port or 0), 30) as raw:
                raw.sendall(f"POST /hello HTTP/1.1\r\nContent-Length: {length}\r\n\r\n".encode())
                assert raw.recv(65_536).startswith(b"HTTP/1.1 %d " % status)


def test_two_clients_ask_at_once_and_each_gets_its_own_answers() -> None:
    with (
        served(InProcessDesk()) as target,
        desk_of(target, timeout_seconds=30) as one,
        desk_of(target, timeout_seconds=30) as other,
    ):
        one.reset(CONFIGURATION)
        for _ in range(20):
            assert one.view("Minji").agent == "Minji"
            assert other.view("Jun").agent == "Jun"


# --- on standard streams


class Printing(InProcessDesk):
    """It prints as it works."""

    def apply(self, command: c.AnyCommand) -> Answer:
        print("working")
        return super().apply(command)


def test_what_a_desktop_prints_goes_out_of_the_wires_way(capsys: pytest.CaptureFixture[str]) -> None:
    asked = b'{"exchange": "apply", "number": 2, "wire": "textdesk/1", "command": {"command": "Advance", "seconds": 1}}'
    written = io.BytesIO()

    serve_stdio(Printing(), io.BytesIO(HELLO + b"\r\n" + asked + b"\n"), written)

    lines = written.getvalue().splitlines()
    assert [msgspec.json.decode(line)["number"] for line in lines] == [1, 2]
    out, err = capsys.readouterr()
    assert (out, err) == ("", "working\n")


def test_a_line_without_end_is_answered_as_failed_and_not_kept() -> None:
    written = io.BytesIO()

    serve_stdio(InProcessDesk(), io.BytesIO(b"x" * (MESSAGE_BYTES_LIMIT + 1) + b"\n" + HELLO + b"\n"), written)

    kinds = [msgspec.json.decode(line)["exchange"] for line in written.getvalue().splitlines()]
    assert kinds == ["failed", "failed", "hello"]
