"""Lets a run that is told to end clean up first, as after Ctrl-C."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Asked to end, and the terminal closed; Windows has no such signal for the latter."""
ENDED_BY = 128
"""Added to a signal's number, the exit code that shells expect."""


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """While in the block, being told to end raises SystemExit. Signals reach the main thread only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _end) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: FrameType | None) -> None:
    sys.exit(ENDED_BY + number)
