"""Runs one function over many inputs in several processes; the results come in order and few of them wait."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

Run = Callable[[Callable[[Any], Any], Iterable[Any]], Iterator[Any]]
WAITING_PER_PROCESS = 2


@contextmanager
def processes(jobs: int) -> Iterator[Run]:
    """Something that maps like `map`, in `jobs` processes; with one job it is `map` itself.

    What the function raises is raised here, in its turn. Raises BrokenProcessPool if a process dies.
    """
    if jobs == 1:
        yield map
        return
    # Forking would copy the threads' locks of Arrow and of the progress bar, but not the threads.
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), _settle)

    def run(function: Callable[[Any], Any], inputs: Iterable[Any]) -> Iterator[Any]:
        waiting: deque[Future[Any]] = deque()
        for each in inputs:
            waiting.append(pool.submit(function, each))
            while waiting and (waiting[0].done() or len(waiting) > WAITING_PER_PROCESS * jobs):
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()

    try:
        yield run
    finally:
        pool.shutdown(cancel_futures=True)


def _settle() -> None:
    """Leaves Ctrl-C to the parent, which stops this process, and ends this process if the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()

    def follow() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
