"""Other sides of the wire, over HTTP and on standard streams, that go wrong in one way each. All say hello and reset
well and go wrong in `view`; what they send is full of a made-up somebody's data."""

import json
import re
import socketserver
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO, NamedTuple

from machine.port.errors import ExchangeFault
from machine.port.port import Desk
from machine.remote.serving import HttpServer, Server
from tests.harness.planted import PLANTED, Leaky

InteractionState = bytes | float
"""Bytes to send, or seconds to wait."""
FOREVER = 60.0
SOMEBODY = ", ".join(PLANTED)


class Bad(NamedTuple):
    """How one goes wrong: what it sends in place of a good response, and whether it ends then. Over HTTP it announces
    `length` bytes; None is no length, and 0 that of all that is sent."""

    fault: ExchangeFault | None
    sends: Callable[[bytes], Iterable[InteractionState]]
    ends: bool = False
    length: int | None = 0
    line: bool = True
    times: int = 1
    slip: str = "every text"


def _but(**changes: Any) -> Callable[[bytes], Iterable[InteractionState]]:
    """A good response with other values."""
    return lambda good: [json.dumps(json.loads(good) | changes).encode()]


def _without(field: str) -> Callable[[bytes], Iterable[InteractionState]]:
    return lambda good: [json.dumps({name: v for name, v in json.loads(good).items() if name != field}).encode()]


def _in_place_of(pattern: bytes, good: bytes) -> bytes:
    return re.sub(pattern, json.dumps(SOMEBODY).encode().replace(b"\\", rb"\\"), good)


def _before(good: bytes) -> list[InteractionState]:
    return [json.dumps(json.loads(good) | {"number": json.loads(good)["number"] - 1}).encode()]


MIB = 2**20
BAD: dict[str, Bad] = {
    "garbage": Bad(ExchangeFault.MALFORMED, lambda good: [b"\xff\x00" + SOMEBODY.encode()]),
    "nothing": Bad(ExchangeFault.MALFORMED, lambda good: [b""]),
    "a log line": Bad(ExchangeFault.MALFORMED, lambda good: [SOMEBODY.encode()]),
    "an array": Bad(ExchangeFault.MALFORMED, lambda good: [b"[" + good + b"]"]),
    "nesting without end": Bad(ExchangeFault.MALFORMED, lambda good: [b'{"view":' * 100_000]),
    "a view of another type": Bad(ExchangeFault.MALFORMED, _but(view=SOMEBODY)),
    "a status of its own": Bad(ExchangeFault.MALFORMED, lambda good: [_in_place_of(rb'(?<="status":)"[a-z]+"', good)]),
    "a field of its own": Bad(ExchangeFault.MALFORMED, lambda good: [_in_place_of(rb'"status"', good)]),
    "no number": Bad(ExchangeFault.MALFORMED, _without("number")),
    "no view": Bad(ExchangeFault.MALFORMED, _without("view")),
    "the next version": Bad(ExchangeFault.WRONG_VERSION, _but(wire="textdesk/2")),
    "a strange version": Bad(ExchangeFault.WRONG_VERSION, _but(wire=SOMEBODY)),
    "100 MB": Bad(ExchangeFault.TOO_LARGE, lambda good: [b" " * MIB] * 100, length=100 * MIB),
    "100 MB, unannounced": Bad(ExchangeFault.TOO_LARGE, lambda good: [b" " * MIB] * 100, length=None, ends=True),
    "the end": Bad(ExchangeFault.CLOSED, lambda good: [], ends=True, line=False, length=1),
    "half, then the end": Bad(
        ExchangeFault.CLOSED, lambda good: [good[: len(good) // 2]], ends=True, line=False, length=10**6
    ),
    "half, then silence": Bad(
        ExchangeFault.TIMED_OUT, lambda good: [good[: len(good) // 2], FOREVER], line=False, length=10**6
    ),
    "silence": Bad(ExchangeFault.TIMED_OUT, lambda good: [FOREVER], line=False, length=1),
    "late": Bad(ExchangeFault.TIMED_OUT, lambda good: [1.0, good]),
    "drops": Bad(ExchangeFault.TIMED_OUT, lambda good: [b" ", 0.05] * 1200, line=False, length=10**6),
    "the number before": Bad(ExchangeFault.OUT_OF_STEP, _before),
    "a number never asked": Bad(ExchangeFault.OUT_OF_STEP, _but(number=int(PLANTED.digits()[0]))),
    "another exchange": Bad(ExchangeFault.OUT_OF_STEP, _but(exchange="customer_view", view=None)),
    "an exchange of its own": Bad(ExchangeFault.OUT_OF_STEP, _but(exchange=SOMEBODY)),
}
WAYS = BAD | {
    "twice": Bad(None, lambda good: [good], times=2),
    "it raises": Bad(None, lambda good: [good], slip="view raises"),
}
"""Also what goes wrong at the next exchange, or is the desktop's own failure."""


class Sides:
    """What a connection to a bad one gets, request by request."""

    def __init__(self, name: str) -> None:
        self._bad = WAYS[name]
        self._good = Server(Leaky(self._bad.slip))

    def parts(self, request: bytes) -> tuple[Bad | None, Iterable[InteractionState]]:
        good = self._good.answer(request)
        if json.loads(request)["exchange"] != "view":
            return None, [good]
        return self._bad, self._bad.sends(good)


def on_streams(name: str, read: BinaryIO, write: BinaryIO) -> None:
    sides = Sides(name)
    for line in read:
        bad, parts = sides.parts(line)
        for _ in range(bad.times if bad else 1):
            _send(parts, write)
            if bad is None or bad.line:
                _send([b"\n"], write)
        if bad is not None and bad.ends:
            return


def _send(parts: Iterable[InteractionState], write: BinaryIO) -> None:
    for part in parts:
        if isinstance(part, float):
            time.sleep(part)
        else:
            write.write(part)
            write.flush()


@contextmanager
def tcp(serve: Callable[[BinaryIO, BinaryIO], None]) -> Iterator[str]:
    """The TARGET of a server that treats each connection so; the connection ends when that returns."""

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            try:
                serve(self.rfile, self.wfile)  # type: ignore[arg-type]
            except OSError:
                return

    class Serving(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Serving(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def request_from(read: BinaryIO) -> bytes | None:
    """The body of the next HTTP request."""
    length = 0
    while (line := read.readline()).strip():
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return read.read(length) if length else None


def head(length: int | None) -> bytes:
    announced = b"" if length is None else b"Content-Length: %d\r\n" % length
    return b"HTTP/1.1 200 OK\r\n" + announced + b"\r\n"


def over_http(name: str) -> Callable[[BinaryIO, BinaryIO], None]:
    sides = Sides(name)

    def serve(read: BinaryIO, write: BinaryIO) -> None:
        while (request := request_from(read)) is not None:
            bad, parts = sides.parts(request)
            parts = list(parts)
            whole = b"".join(part for part in parts if isinstance(part, bytes))
            length = len(whole) if bad is None or bad.length == 0 else bad.length
            for _ in range(bad.times if bad else 1):
                _send([head(length), *parts], write)
            if bad is not None and bad.ends:
                return

    return serve


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The TARGET of a server that goes well."""
    with HttpServer(desk, 0) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server.target
        server.shutdown()


Change = Callable[[dict[str, Any], dict[str, Any]], bytes]
"""From a request and its good response to the bytes that are sent instead."""


@contextmanager
def spoiled(desk: Desk, change: Change, *, from_exchange: int) -> Iterator[str]:
    """The TARGET of a server whose responses are changed, from this exchange on."""
    server = Server(desk)

    def serve(read: BinaryIO, write: BinaryIO) -> None:
        while (request := request_from(read)) is not None:
            asked = json.loads(request)
            answer = server.answer(request)
            if asked["number"] >= from_exchange:
                answer = change(asked, json.loads(answer))
            write.write(head(len(answer)) + answer)

    with tcp(serve) as target:
        yield target


if __name__ == "__main__":
    on_streams(sys.argv[1], sys.stdin.buffer, sys.stdout.buffer)
