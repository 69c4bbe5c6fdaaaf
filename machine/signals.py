"""Being told to end: one meaning for Ctrl-C, SIGTERM and a closed terminal, here and in the processes of ours.

Whatever a run has begun is cleaned up on the way out, as after Ctrl-C; what the command then ends with is its own.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))
"""Asked to end, and the terminal closed; Windows has no such signal for the latter."""
ENDED_BY = 128
"""Added to a signal's number, the exit code that shells expect."""


class Ended(KeyboardInterrupt):
    """A signal told this process to end. Code of somebody else's must let it through as it must Ctrl-C."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.exit_code = ENDED_BY + number


@contextmanager
def ending_cleanly() -> Iterator[None]:
    """While in the block, being told to end raises Ended. Signals reach the main thread only, and one that whoever
    started us has us ignore, as nohup does, stays ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    heard = [number for number in SIGNALS if signal.getsignal(number) is not signal.SIG_IGN]
    before = {number: signal.signal(number, _end) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: FrameType | None) -> None:
    raise Ended(number)


@contextmanager
def starting_children() -> Iterator[None]:
    """While in the block, neither a signal nor Ctrl-C is heard; the last of them is, at its end. A process half
    started is known to nobody yet who could end it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    held_back = {
        number: handler for number in (signal.SIGINT, *SIGNALS) if callable(handler := signal.getsignal(number))
    }
    for number in held_back:
        signal.signal(number, lambda number, _frame: waiting.append(number))
    try:
        yield
    finally:
        for number, handler in held_back.items():
            signal.signal(number, handler)
        if waiting:
            signal.raise_signal(waiting[-1])


def leave_to_parent() -> None:
    """In a process of ours: Ctrl-C is the parent's, which ends this one; without the parent there is nothing to do."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for number in SIGNALS:
        signal.signal(number, signal.SIG_DFL)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()


def end_children() -> None:
    """End the processes of ours that still work: nobody waits for what they do any more. One that has only begun may
    not let itself be told, so none is."""
    for child in multiprocessing.active_children():
        child.kill()
