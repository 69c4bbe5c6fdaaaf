"""Desktops as they are out there: under TLS, behind a path, a login or a redirect, and not to be reset by anybody."""

import http.server
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import msgspec
import pytest
import trustme
from click.testing import CliRunner, Result

from machine.cli import textdesk
from machine.desk.in_process import InProcessDesk
from machine.port.errors import AdapterError, ExchangeFault
from machine.remote import Access, AccessError, TargetError, arguments_of, desk_of, header_of
from machine.remote.client import RemoteDesk
from machine.remote.serving import Server
from spec.port.answers import Accepted
from tests.desk.conftest import CONFIGURATION
from tests.test_installed import FEATURE

CA = trustme.CA()
SECRET = "Bearer made-up-secret"


class Place(BaseHTTPRequestHandler):
    """A server that does with a request what its `behaves` says, and keeps the headers that came."""

    protocol_version = "HTTP/1.1"
    served: Server
    is_test_desk = True
    came: list[tuple[str, str | None]]

    def behaves(self, body: bytes) -> tuple[int, dict[str, str], bytes]:
        told = msgspec.json.decode(self.served.answer(body))
        if told["exchange"] == "hello":
            told["test_desk"] = self.is_test_desk
        return 200, {"Content-Type": "application/json"}, msgspec.json.encode(told)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.came.append((self.path, self.headers.get("Authorization")))
        status, headers, answer = self.behaves(body)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nothing."""


@contextmanager
def placed(tls: ssl.SSLContext | None = None, **more: Any) -> Iterator[tuple[int, list[tuple[str, str | None]]]]:
    """Such a server's port, and the paths and logins that came."""
    came: list[tuple[str, str | None]] = []
    handler = type("Here", (Place,), {"served": Server(InProcessDesk()), "came": came, **more})

    class Quiet(http.server.ThreadingHTTPServer):
        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that does not trust us ends the handshake."""

    with Quiet(("127.0.0.1", 0), handler) as server:
        if tls is not None:
            server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.server_address[1], came
        server.shutdown()


@pytest.fixture
def ca_file(tmp_path: Path) -> Path:
    CA.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    return tmp_path / "ca.pem"


def server_tls(*names: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    CA.issue_cert(*names or ("127.0.0.1",)).configure_cert(context)
    return context


def test_tutorial_a_desktop_under_tls_at_a_path_with_a_header_whose_value_stands_in_the_environment(
    ca_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DESK_TOKEN", SECRET)
    access = Access(headers=(header_of("Authorization=DESK_TOKEN"),), ca_file=ca_file)

    with placed(server_tls()) as (port, came), desk_of(f"https://127.0.0.1:{port}/api/desk/", access=access) as desk:
        assert desk.reset(CONFIGURATION) == Accepted()
        assert desk.view("Minji").status == "idle"
    assert came == [(f"/api/desk/{kind}", SECRET) for kind in ("hello", "reset", "view")]


def refused(target: str, access: Access = Access()) -> str:  # noqa: B008 - it is frozen
    with pytest.raises((TargetError, AdapterError)) as told, desk_of(target, timeout_seconds=5, access=access):
        pass
    assert SECRET not in str(told.value) and str(told.value).endswith(".")
    return str(told.value)


def test_a_certificate_that_is_not_trusted_is_told_with_what_to_do(ca_file: Path) -> None:
    with placed(server_tls()) as (port, _):
        assert "nobody whom we trust has signed it; give --ca FILE with who has." in refused(
            f"https://127.0.0.1:{port}"
        )
    with placed(server_tls("elsewhere.example")) as (port, _):
        says = refused(f"https://127.0.0.1:{port}", Access(ca_file=ca_file))
        assert "it is for another name; give the address that it is for." in says


def test_a_server_may_ask_for_our_certificate(ca_file: Path, tmp_path: Path) -> None:
    tls = server_tls()
    tls.verify_mode = ssl.CERT_REQUIRED
    CA.configure_trust(tls)
    own = tmp_path / "own.pem"
    CA.issue_cert("me@example.com").private_key_and_cert_chain_pem.write_to_path(str(own))

    with placed(tls) as (port, _):
        with desk_of(f"https://127.0.0.1:{port}", access=Access(ca_file=ca_file, certificate_file=own)) as desk:
            assert desk.reset(CONFIGURATION) == Accepted()
        assert "Exchange 1 (hello) failed" in refused(f"https://127.0.0.1:{port}", Access(ca_file=ca_file))


def test_plain_http_where_tls_is_spoken_and_the_other_way_round_are_one_sentence(ca_file: Path) -> None:
    with placed() as (port, _):
        assert "does not speak TLS with us" in refused(f"https://127.0.0.1:{port}", Access(ca_file=ca_file))
    with placed(server_tls()) as (port, _):
        assert refused(f"http://127.0.0.1:{port}") == (
            "Exchange 1 (hello) failed, unreachable: "
            f"127.0.0.1:{port} speaks TLS; write the target as https://127.0.0.1:{port}."
        )


def test_a_server_that_answers_plainly_that_it_wants_tls_is_told_from_one_that_answers_nonsense() -> None:
    plain: dict[str, Any] = {
        "behaves": lambda _self, _body: (400, {}, b"Client sent an HTTP request to an HTTPS server.")
    }
    with placed(**plain) as (port, _):
        assert "the HTTP status is 400; give 200 with a message of the wire." in refused(f"http://127.0.0.1:{port}")


@pytest.mark.parametrize(
    ("status", "headers", "body", "says"),
    [
        (
            302,
            {"Location": "https://desk.example/api/hello?key=1"},
            b"",
            "302, which leads to https://desk.example/api;",
        ),
        (308, {"Location": "/api/hello"}, b"", "/api; give that address itself."),
        (302, {"Location": "http://me:secret@desk.example/"}, b"", "which leads to another address;"),
        (302, {"Location": "http://desk.example/+12025550109"}, b"", "which leads to another address;"),
        (302, {"Location": "http://desk.example/4111111111111111"}, b"", "http://desk.example/************1111;"),
        (302, {"Location": "//[evil"}, b"", "which leads to another address;"),
        (401, {"WWW-Authenticate": "Basic"}, b"", "so it asks for a login; give --header, as Authorization=VARIABLE."),
        (403, {}, b"", "the HTTP status is 403, so it asks for a login"),
        (200, {"Content-Type": "text/html; charset=utf-8"}, b"<html>", "an HTML page came in place of a message;"),
        (
            503,
            {},
            b"",
            "the HTTP status is 503, so whoever answers here reaches no desktop; start the adapter behind it.",
        ),
        (500, {}, SECRET.encode(), "the HTTP status is 500; give 200 with a message of the wire."),
    ],
)
def test_what_is_no_adapter_is_told_in_one_sentence(
    status: int, headers: dict[str, str], body: bytes, says: str
) -> None:
    with placed(behaves=lambda _self, _body: (status, headers, body)) as (port, came):
        assert says in refused(f"http://127.0.0.1:{port}")
    assert len(came) == 1, "a redirect is not followed"


def test_a_name_that_leads_nowhere_is_told() -> None:
    assert "the name no-such-host.invalid leads to no machine" in refused("http://no-such-host.invalid:80")


def test_a_desktop_that_does_not_say_that_it_is_for_tests_is_reset_only_where_that_is_allowed() -> None:
    with placed(is_test_desk=False) as (port, came):
        target = f"http://127.0.0.1:{port}"
        assert refused(target) == (
            f"The desktop at 127.0.0.1:{port} does not say that it is for tests, and every run resets it: let its "
            "hello say test_desk, or give --may-reset."
        )
        assert came == [("/hello", None)]
        with desk_of(target, access=Access(may_reset=True)) as desk:
            assert isinstance(desk, RemoteDesk) and not desk.is_test_desk
            assert desk.reset(CONFIGURATION) == Accepted()


def conform(*arguments: str) -> Result:
    return CliRunner().invoke(textdesk, ("conform", *arguments))


def test_the_first_line_says_what_will_be_reset() -> None:
    with placed() as (port, _):
        told = conform("--desk", f"http://127.0.0.1:{port}", "--plan", "none", "--examples", "0")

    assert told.stderr.splitlines()[0] == (
        f"Every run resets the desktop at http://127.0.0.1:{port}, and what it knows is gone: it says that it is for "
        "tests."
    )


def test_a_variable_that_is_not_set_is_told_before_anything_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DESK_TOKEN", raising=False)
    with placed() as (port, came):
        told = conform("--desk", f"http://127.0.0.1:{port}", "--header", "Authorization=DESK_TOKEN")

    assert (told.exit_code, came) == (2, [])
    assert "The variable DESK_TOKEN for the header Authorization is not set; set it, or leave it out." in told.output


@pytest.mark.parametrize(
    "given", ["Authorization", "=X", "A b=X", "Authorization=Bearer secret", f"A={SECRET}", "Host=X"]
)
def test_what_is_no_header_is_told_without_what_was_given(given: str) -> None:
    with pytest.raises(AccessError) as told:
        header_of(given)

    assert "secret" not in str(told.value) and str(told.value).endswith(".")
    assert conform("--desk", "inprocess", "--header", given).exit_code == 2


def test_a_value_that_no_header_can_have_and_files_that_hold_nothing_are_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DESK_TOKEN", "one\r\nX-Two: 2")
    says = refused("http://127.0.0.1:9", Access(headers=(("X-One", "DESK_TOKEN"),)))
    assert says == "The variable DESK_TOKEN holds what no header can: printable ASCII in one line."
    (tmp_path / "empty.pem").write_text("")
    for access, words in (
        (Access(ca_file=tmp_path / "none.pem"), "there is no such file"),
        (Access(ca_file=tmp_path / "empty.pem"), "holds no certificate that can be read"),
        (Access(certificate_file=tmp_path / "empty.pem"), "holds no certificate with its key"),
    ):
        assert words in refused("https://127.0.0.1:9", access)
    assert "Certificates are for https://" in refused("http://127.0.0.1:9", Access(ca_file=tmp_path / "empty.pem"))
    assert "leave them out" in refused("inprocess", Access(headers=(("X-One", "DESK_TOKEN"),)))


def test_a_login_that_comes_too_late_ends_the_exchange_and_no_secret_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_TOKEN", SECRET)
    access = Access(headers=(("Authorization", "DESK_TOKEN"),))
    with placed() as (port, _), desk_of(f"http://127.0.0.1:{port}", access=access) as desk:
        assert isinstance(desk, RemoteDesk)
        monkeypatch.setattr(Place, "behaves", lambda _self, _body: (401, {}, SECRET.encode()))
        with pytest.raises(AdapterError) as failed:
            desk.reset(CONFIGURATION)
    assert failed.value.fault is ExchangeFault.INTERCEPTED and SECRET not in str(failed.value)
    assert "so what was sent was not taken: Authorization (from DESK_TOKEN)." in str(failed.value)
    assert SECRET not in repr(vars(desk))


def test_the_told_program_makes_the_target_with_the_names_of_variables_and_no_value() -> None:
    access = Access(headers=(("Authorization", "DESK_TOKEN"),), ca_file=Path("ca.pem"), may_reset=True)

    assert arguments_of("inprocess", False) == ""
    assert arguments_of("https://desk.example/api", True, access) == (
        "'https://desk.example/api', ignore_extra_fields=True, "
        "access=Access(headers=(('Authorization', 'DESK_TOKEN'),), ca_file='ca.pem', may_reset=True)"
    )


def test_a_feature_file_runs_on_such_a_desktop_as_well(
    ca_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("DESK_TOKEN", SECRET)
    (tmp_path / "ours.feature").write_text(FEATURE)
    with placed(server_tls(), is_test_desk=False) as (port, came):
        reached = ("test", str(tmp_path / "ours.feature"), "--desk", f"https://127.0.0.1:{port}", "--ca", str(ca_file))
        given = (*reached, "--header", "Authorization=DESK_TOKEN", "--may-reset")
        assert CliRunner().invoke(textdesk, given).exit_code == 0
        assert {login for _, login in came} == {SECRET}
        assert CliRunner().invoke(textdesk, reached).exit_code == 2
    told = capfd.readouterr()
    assert "1 passed" in told.out and SECRET not in told.out + told.err
    assert "does not say that it is for tests" in told.out + told.err
