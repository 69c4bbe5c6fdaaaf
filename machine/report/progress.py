"""How far a command is, on standard error: a bar on a terminal, plain lines at a bounded rate anywhere else."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from machine.evidence.cache import noticing

EVERY_SECONDS = 10.0
"""At most one line in so long, but for those at the start and the end of a stage."""
SURE_SECONDS = 5.0
"""Of a stage that is shorter nobody can say how long the rest takes."""
KEPT = {
    "explored": "the exploration",
    "features": "what the scenarios showed",
    "stateful": "the campaign of random runs",
    "plan": "the plan of test",
    "exhaustive": "what our desk does in the plan",
    "random": "the random runs",
}
"""What a kept result is called."""


class StageProgress(Protocol):
    """Whoever wants to know how far a command is that works in stages."""

    def stage(self, name: str) -> None:
        """A stage begins, and the one before is done."""
        ...

    def step(self, done: int, total: int | None = None, what: str = "states found") -> None:
        """So much of the stage is done, of so much where that is known."""
        ...

    def say(self, line: str) -> None:
        """Something that is known at once, such as what is taken over."""
        ...


class Unheard:
    """Nobody wants to know."""

    def stage(self, name: str) -> None:
        """Nothing."""

    def step(self, done: int, total: int | None = None, what: str = "states found") -> None:
        """Nothing."""

    def say(self, line: str) -> None:
        """Nothing."""


UNHEARD = Unheard()


class ProgressDisplay:
    """The progress of any command, shown. What stages take over from an earlier run, and what is made anew, is said."""

    def __init__(
        self, console: Console | None = None, *, now: Callable[[], float] = time.monotonic, every: float = EVERY_SECONDS
    ) -> None:
        self._console = Console(stderr=True) if console is None else console
        self._shows_bar = self._console.file.isatty()
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[count]}"),
            TimeElapsedColumn(),
            console=self._console,
            transient=True,
            disable=not self._shows_bar,
        )
        self._now, self._every_seconds = now, every
        self._task: TaskID | None = None
        self._stage = ""
        self._started = self._told = self._now()
        self._begun = 0
        self._process = os.getpid()
        self._noticed: set[str] = set()
        self._stack = ExitStack()

    def __enter__(self) -> ProgressDisplay:
        self._stack.enter_context(noticing(self._notice))
        self._bar.start()
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self._stack.close()
        self._end("done in" if error is None else "ended after")
        self._bar.stop()

    def stage(self, name: str, begun: int = 0) -> None:
        """A stage begins, and the one before it is done: a line each. So much of it was `begun` and done in an earlier
        run already."""
        self._end("done in")
        self._stage, self._started, self._begun = name, self._now(), begun
        self._noticed.clear()
        self._line(f"{name} …")
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(name, total=None, count="")

    def step(self, done: int, total: int | None = None, what: str = "states found") -> None:
        """So much is done, of so much where that is known: the bar moves, or a line is printed now and then, with how
        long the rest takes at this rate."""
        seconds = self._now() - self._started
        rate = (done - self._begun) / max(seconds, 1e-3)
        of = "" if total is None else f" of {total:,}"
        left = f", {_duration((total - done) / rate)} left" if total and rate and seconds >= SURE_SECONDS else ""
        count = f"{done:,}{of} {what}, {rate:,.{0 if rate >= 10 else 1}f}/s{left}"
        if self._task is not None:
            self._bar.update(self._task, completed=done, total=total, count=count)
        if self._now() - self._told >= self._every_seconds:
            self._line(f"{self._stage}: {count}")

    def within(self, stage: str, done: int, total: int | None, what: str) -> None:
        """A step of the stage of this name, which begins where another one was."""
        if stage != self._stage:
            self.stage(stage, done)
        self.step(done, total, what)

    def say(self, line: str) -> None:
        """A line at once, whatever was printed last."""
        self._line(line)
        if self._task is not None:
            self._bar.update(self._task, count=line)

    def _notice(self, name: str, is_taken_over: bool) -> None:
        # A process that was forked from this one has nobody to tell; what was made in a stage is there from then on.
        if os.getpid() == self._process and name not in self._noticed:
            self._noticed.add(name)
            how = "is taken over from an earlier run" if is_taken_over else "is made anew"
            self.say(f"{KEPT.get(name, name)} {how}")

    def _end(self, how: str) -> None:
        if self._stage:
            self._line(f"{self._stage}: {how} {self._now() - self._started:.1f} s")
            self._stage = ""

    def _line(self, line: str) -> None:
        self._told = self._now()
        if not self._shows_bar:
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)


def _duration(seconds: float) -> str:
    """A time as one says it."""
    return f"about {seconds:.0f} s" if seconds < 90 else f"about {seconds / 60:.0f} min"
