"""The wire over the standard streams of a process that is started and ended here: each message is one line of JSON.

Two threads read and write, since on some systems a pipe can be waited for in no other way; every wait has a limit.
"""

import contextlib
import os
import queue
import shlex
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from typing import IO

from machine.masking import mask
from machine.port.errors import ExchangeFault
from machine.remote.connection import ExchangeFailure, Idle, Overheard, timed_out, too_large
from spec.catalogue.entries import Words
from spec.port.messages import MESSAGE_BYTES_LIMIT

LINES_AHEAD = 2
"""Lines read before somebody wants them; beyond it the process has to wait."""
STANDARD_ERROR = "standard error"
END_SECONDS = 1.0
"""How long a process may take to end by itself when its input ends."""

ENDED_IN_A_LINE = Words("the process ended in the middle of a line.", "프로세스가 줄 가운데에서 끝났다.")
ENDED = Words(
    "the process ended, or closed its output; see what it says on its standard error.",
    "프로세스가 끝났거나 출력을 닫았다. 표준 오류에 무엇을 적었는지 보아야 한다.",
)
NOT_STARTED = Words(
    "the command cannot be started; try it in a shell.", "명령을 시작할 수 없다. 셸에서 실행해 보아야 한다."
)

Line = bytes | ExchangeFailure


class StdioConnection:
    """A process that is an adapter. What it says on its standard error is passed on, masked: it is for its developer,
    and may hold anything."""

    renewable = False

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        self._process = process
        self._lines: queue.Queue[Line] = queue.Queue(LINES_AHEAD)
        self._requests: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        self._next: Line | None = None
        self._said = Overheard()
        self._threads = (
            threading.Thread(target=_write, args=(process.stdin, self._requests), daemon=True),
            threading.Thread(target=_read, args=(process.stdout, self._lines), daemon=True),
            threading.Thread(target=_pass_on, args=(process.stderr, self._said), daemon=True),
        )
        for thread in self._threads:
            thread.start()

    def send(self, kind: str, request: bytes, timeout_seconds: float) -> ExchangeFailure | None:
        """Leave a request to the thread that writes. Never fails: a process that is gone is noticed when it is read."""
        self._requests.put(request + b"\n")
        return None

    def exchange(self, kind: str, request: bytes, timeout_seconds: float) -> bytes | ExchangeFailure:
        """Send a request and give the next line, or why there is none."""
        self.send(kind, request, timeout_seconds)
        try:
            return self._line(timeout_seconds)
        except queue.Empty:
            return timed_out(timeout_seconds)

    def _line(self, timeout_seconds: float) -> Line:
        line, self._next = self._next, None
        return self._lines.get(timeout=timeout_seconds) if line is None else line

    def idle(self, seconds: float) -> Idle:
        """What happens within these seconds while nothing is asked; a line that comes stays to be read."""
        if self._next is None:
            with contextlib.suppress(queue.Empty):
                self._next = self._lines.get(seconds > 0, seconds)
        if self._next is None:
            return "quiet"
        return (
            "closed"
            if isinstance(self._next, ExchangeFailure) and self._next.fault is ExchangeFault.CLOSED
            else "noisy"
        )

    def said(self) -> Mapping[str, str]:
        """What the process said on its standard error."""
        return {STANDARD_ERROR: self._said.take()}

    def close(self) -> None:
        """End the process's input, and the process with all it has started if it does not end by itself in
        END_SECONDS."""
        self._requests.put(None)
        try:
            self._process.wait(END_SECONDS)
        except subprocess.TimeoutExpired:
            _kill(self._process)
        until = time.monotonic() + END_SECONDS
        while any(thread.is_alive() for thread in self._threads) and time.monotonic() < until:
            with contextlib.suppress(queue.Empty):
                self._lines.get(timeout=0.01)


def _write(stream: IO[bytes], requests: "queue.SimpleQueue[bytes | None]") -> None:
    with contextlib.suppress(OSError), stream:
        while (request := requests.get()) is not None:
            stream.write(request)
            stream.flush()


def _read(stream: IO[bytes], lines: "queue.Queue[Line]") -> None:
    with contextlib.suppress(OSError), stream:
        while line := stream.readline(MESSAGE_BYTES_LIMIT + 2):
            if line.endswith(b"\n"):
                lines.put(line)
            elif len(line) > MESSAGE_BYTES_LIMIT:
                lines.put(too_large(MESSAGE_BYTES_LIMIT))
                return
            else:
                lines.put(ExchangeFailure(ExchangeFault.CLOSED, ENDED_IN_A_LINE))
                return
    lines.put(ExchangeFailure(ExchangeFault.CLOSED, ENDED))


def _pass_on(stream: IO[bytes], said: Overheard) -> None:
    with contextlib.suppress(OSError, ValueError), stream:
        while line := stream.readline(MESSAGE_BYTES_LIMIT):
            text = line.decode("utf-8", "replace")
            said.add(text)
            sys.stderr.write(mask(text, mode="strict"))
            sys.stderr.flush()


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End the process and, where processes have groups, what it has started."""
    with contextlib.suppress(OSError):
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(END_SECONDS)


def connect_stdio(command: str) -> StdioConnection | ExchangeFailure:
    """Start the command; it is split as a shell would, and no shell is asked."""
    try:
        process = subprocess.Popen(
            shlex.split(command) if os.name == "posix" else command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError):
        return ExchangeFailure(ExchangeFault.UNREACHABLE, NOT_STARTED)
    return StdioConnection(process)
