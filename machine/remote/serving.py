"""The other side of the wire: any desktop of this process served over HTTP or on the standard streams. It is the
reference for adapters in other languages, and what the client is tested with."""

import secrets
import sys
import threading
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import IO, TypeVar, get_args

import msgspec

from machine.oracle.guarded_desk import where_raised
from machine.port.form import without_values
from machine.port.port import Desk, ListingDesk
from spec.port import messages as m
from spec.port.answers import Malformed
from spec.port.capabilities import ADDED, not_offered

V = TypeVar("V")

EXCHANGES = tuple(request.__struct_config__.tag for request in get_args(m.Request))
IDLE_SECONDS = 600
"""A connection on which so long nothing is asked is let go."""


class Server:
    """A desktop behind the wire: a request in, its response out, both as bytes. One exchange at a time."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._instance = secrets.token_hex(8)
        lacking: frozenset[str] = frozenset().union(*not_offered(desk))
        self._not_offered = tuple(sorted(lacking.difference(ADDED)))
        self._offered = tuple(name for name in ADDED if name not in lacking)
        self._lock = threading.Lock()
        self._last: tuple[bytes | None, bytes] = (None, b"")
        self._encoder = msgspec.json.Encoder()
        self._decoder = msgspec.json.Decoder(m.Request)

    def answer(self, data: bytes) -> bytes:
        """The response to what came. What is no request at all is answered as failed; what comes twice, with the same
        number that is, is carried out once."""
        with self._lock:
            if data != self._last[0]:
                self._last = (data, self._encoder.encode(self._response(data)))
            return self._last[1]

    def _response(self, data: bytes) -> m.Response:
        try:
            request = self._decoder.decode(data)
        except msgspec.ValidationError as error:
            return _to_malformed(data, without_values(str(error)))
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            return _failed(0, "The request is no JSON object in UTF-8.")
        try:
            return self._done(request)
        except Exception as error:
            sys.stderr.write(f"In {request.__struct_config__.tag} the desktop raises {where_raised(error)}\n")
            return _failed(request.number, "The desktop raises an error; it stands on standard error.")

    def _done(self, request: m.Request) -> m.Response:
        number = request.number
        match request:
            case m.HelloRequest():
                return m.HelloResponse(
                    number=number,
                    wire=m.WIRE,
                    instance=self._instance,
                    not_offered=self._not_offered,
                    offered=self._offered,
                    test_desk=True,
                )
            case m.ResetRequest(configuration=configuration):
                return m.ResetResponse(number=number, wire=m.WIRE, answer=self._desk.reset(configuration))
            case m.ApplyRequest(command=command):
                return m.ApplyResponse(number=number, wire=m.WIRE, answer=self._desk.apply(command))
            case m.AdvanceRequest(seconds=seconds):
                return m.AdvanceResponse(number=number, wire=m.WIRE, answer=self._desk.advance(seconds))
            case m.ViewRequest(agent=agent):
                return m.ViewResponse(number=number, wire=m.WIRE, view=_known(lambda: self._desk.view(agent)))
            case m.CustomerViewRequest(customer=customer, asset=asset):
                view = _known(lambda: self._desk.customer_view(customer, asset))
                return m.CustomerViewResponse(number=number, wire=m.WIRE, view=view)
            case m.AdministratorViewRequest():
                if not isinstance(self._desk, ListingDesk):
                    return _failed(number, "The desktop does not offer the administrator's list of conversations.")
                return m.AdministratorViewResponse(number=number, wire=m.WIRE, view=self._desk.administrator_view())


def _known(look: Callable[[], V]) -> V | None:
    """A view, or None where the desktop knows nobody of this name."""
    try:
        return look()
    except KeyError:
        return None


def _to_malformed(data: bytes, problem: str) -> m.Response:
    """The response to a request that breaks the form of the port, or is of no form that is known here."""
    try:
        head = msgspec.json.decode(data, type=m.Head)
    except msgspec.ValidationError:
        return _failed(0, "The request has no exchange, wire and number.")
    if head.wire != m.WIRE or not head.number:
        return _failed(head.number, f"This side speaks {m.WIRE}, with exchanges numbered from 1.")
    answer = Malformed(f"The request is malformed: {problem}.")
    match head.exchange:
        case "reset":
            return m.ResetResponse(number=head.number, wire=m.WIRE, answer=answer)
        case "apply":
            return m.ApplyResponse(number=head.number, wire=m.WIRE, answer=answer)
        case "advance":
            return m.AdvanceResponse(number=head.number, wire=m.WIRE, answer=answer)
        case "view":
            return m.ViewResponse(number=head.number, wire=m.WIRE, view=None)
        case "customer_view":
            return m.CustomerViewResponse(number=head.number, wire=m.WIRE, view=None)
        case _:
            return _failed(head.number, answer.problem)


def _failed(number: int, problem: str) -> m.FailedResponse:
    return m.FailedResponse(number=number, wire=m.WIRE, problem=problem)


# --- over HTTP


class HttpServer(ThreadingHTTPServer):
    """Takes connections on this machine only."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, desk: Desk, port: int) -> None:
        self.served = Server(desk)
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A kit that goes away in the middle is part of the plan of test; everything else is told."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]

    @property
    def target(self) -> str:
        """The TARGET that names it."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = IDLE_SECONDS
    server: HttpServer

    def do_POST(self) -> None:
        length = self.headers.get("Content-Length", "")
        if self.path.removeprefix("/") not in EXCHANGES:
            self._refuse(HTTPStatus.NOT_FOUND)
        elif not (length.isascii() and length.isdecimal()):
            self._refuse(HTTPStatus.LENGTH_REQUIRED)
        elif len(length) > 9 or int(length) > m.MESSAGE_BYTES_LIMIT:
            self._refuse(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        else:
            body = self.server.served.answer(self.rfile.read(int(length)))
            head = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            self.wfile.write(head.encode() + body)

    def _refuse(self, status: HTTPStatus) -> None:
        """Its body is not read, so nothing more can be read from this connection either."""
        self.close_connection = True
        self.send_error(status)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nothing: standard error is for what goes wrong."""


def serve_http(desk: Desk, port: int, started: Callable[[str], None]) -> None:
    """Serve until interrupted. Port 0 takes a free one; `started` is told the target. Raises OSError where the port is
    taken."""
    with HttpServer(desk, port) as server:
        started(server.target)
        with suppress(KeyboardInterrupt):
            server.serve_forever()


# --- on the standard streams


def serve_stdio(desk: Desk, read: IO[bytes], write: IO[bytes]) -> None:
    """Serve until the input ends. What the desktop prints goes to standard error, out of the wire's way."""
    server = Server(desk)
    with redirect_stdout(sys.stderr), suppress(KeyboardInterrupt, BrokenPipeError):
        while line := read.readline(m.MESSAGE_BYTES_LIMIT + 1):
            write.write(server.answer(line) + b"\n")
            write.flush()
