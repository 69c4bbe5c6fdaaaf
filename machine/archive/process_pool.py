"""Runs one function over many inputs in several processes; the results come in order and few of them wait."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from typing import Any

from machine.signals import leave_to_parent

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
    pool = ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn"), leave_to_parent)

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
