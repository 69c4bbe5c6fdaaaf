"""How far a command is, on standard error: a bar on a terminal, plain lines at a bounded rate anywhere else."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from machine.evidence.cache import noticing
from machine.port.particles import with_particles
from spec.catalogue.entries import Words
from spec.language import Language

EVERY_SECONDS = 10.0
"""At most one line in so long, but for those at the start and the end of a stage."""
RECENT_SECONDS, MARK_SECONDS = 30.0, 1.0
SURE_SECONDS = 5.0
"""Of a stage that is shorter nobody can say how long the rest takes."""
KEPT = {
    "explored": Words("the exploration", "탐색"),
    "features": Words("what the scenarios showed", "시나리오가 보여 준 것"),
    "stateful": Words("the campaign of random runs", "무작위 실행"),
    "plan": Words("the plan of test", "시험 계획"),
    "schedule": Words("the order of the plan", "계획의 순서"),
    "exhaustive": Words("what our desk does in the plan", "우리 데스크가 계획에서 하는 것"),
    "random": Words("the random runs", "무작위 실행"),
}
"""What a kept result is called."""


DONE = Words("{stage}: done in {seconds} s", "{stage}: {seconds}초 만에 끝남")
ENDED = Words("{stage}: ended after {seconds} s", "{stage}: {seconds}초 뒤 중단됨")
TAKEN_OVER = {
    True: Words("{what} is taken over from an earlier run", "{what}{을/를} 앞선 실행에서 넘겨받음"),
    False: Words("{what} is made anew", "{what}{을/를} 새로 만듦"),
}


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
        self,
        console: Console | None = None,
        *,
        now: Callable[[], float] = time.monotonic,
        every: float = EVERY_SECONDS,
        language: Language = "en",
    ) -> None:
        self._language: Language = language
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
        self._marks: deque[tuple[float, int]] = deque()
        self._noticed: set[str] = set()
        self._stack = ExitStack()

    def __enter__(self) -> ProgressDisplay:
        self._stack.enter_context(noticing(self._notice))
        self._bar.start()
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        self._stack.close()
        self._end(DONE if error is None else ENDED)
        self._bar.stop()

    def stage(self, name: str, begun: int = 0) -> None:
        """A stage begins, and the one before it is done: a line each. So much of it was `begun` and done in an earlier
        run already."""
        self._end(DONE)
        self._stage, self._started, self._begun = name, self._now(), begun
        self._marks = deque([(self._started, begun)])
        self._noticed.clear()
        self._line(f"{name} …")
        if self._task is not None:
            self._bar.remove_task(self._task)
        self._task = self._bar.add_task(name, total=None, count="")

    def step(self, done: int, total: int | None = None, what: str = "states found") -> None:
        """So much is done, of so much where that is known: the bar moves, or a line is printed now and then, with how
        long the rest takes at the rate of the last half a minute: what comes first may be slower by far."""
        seconds = self._now() - self._started
        rate = (done - self._begun) / max(seconds, 1e-3)
        per_second = f"{rate:,.{0 if rate >= 10 else 1}f}"
        recent = self._recent_rate(done)
        left = _duration((total - done) / recent) if total and recent and seconds >= SURE_SECONDS else None
        count = Words(
            f"{done:,}{'' if total is None else f' of {total:,}'} {what}, {per_second}/s"
            f"{f', {left.en} left' if left else ''}",
            f"{what} {f'{done:,}' if total is None else f'{done:,}/{total:,}'}, 초당 {per_second}"
            f"{f', {left.ko} 남음' if left else ''}",
        ).of(self._language)
        if self._task is not None:
            self._bar.update(self._task, completed=done, total=total, count=count)
        if self._now() - self._told >= self._every_seconds:
            self._line(f"{self._stage}: {count}")

    def _recent_rate(self, done: int) -> float:
        """How much was done a second, of late."""
        now = self._now()
        while len(self._marks) > 1 and self._marks[1][0] <= now - RECENT_SECONDS:
            self._marks.popleft()
        since, before = self._marks[0]
        if now - self._marks[-1][0] >= MARK_SECONDS:
            self._marks.append((now, done))
        return (done - before) / max(now - since, 1e-3)

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
            what = KEPT.get(name, Words(name, name)).of(self._language)
            self.say(with_particles(TAKEN_OVER[is_taken_over].of(self._language), {"what": what}))

    def _end(self, how: Words) -> None:
        if self._stage:
            seconds = f"{self._now() - self._started:.1f}"
            self._line(how.of(self._language).format(stage=self._stage, seconds=seconds))
            self._stage = ""

    def _line(self, line: str) -> None:
        self._told = self._now()
        if not self._shows_bar:
            self._console.print(line, markup=False, highlight=False, soft_wrap=True)


def _duration(seconds: float) -> Words:
    """A time as one says it."""
    if seconds < 90:
        return Words(f"about {seconds:.0f} s", f"약 {seconds:.0f}초")
    return Words(f"about {seconds / 60:.0f} min", f"약 {seconds / 60:.0f}분")
