"""The progress of a run on a terminal: bytes done, rate and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from machine.archive.plan import Task


@contextmanager
def progress(tasks: Sequence[Task], console: Console, *, shown: bool) -> Iterator[Callable[[int], None]]:
    """What to tell the bytes done; silent unless `shown` on a terminal, and for streams, whose size nobody knows."""
    sizes = [task.source.stat().st_size for task in tasks if task.source is not None and task.source.is_file()]
    shown = shown and console.is_terminal and len(sizes) == len(tasks)
    columns = TextColumn("Masking"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn()
    with Progress(*columns, console=console, disable=not shown) as bar:
        all_of_it = bar.add_task("", total=sum(sizes))
        yield lambda count: bar.advance(all_of_it, count)
