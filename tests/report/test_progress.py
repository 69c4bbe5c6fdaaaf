"""Long work shows itself: a bar on a terminal, and a bounded number of plain lines where there is none."""

import re
from io import StringIO

import pytest
from rich.console import Console

from machine.evidence import cache
from machine.harness.conformance import DriverBegins, FailureMet, PlanMade, Progress
from machine.lifecycle.bounds import Bounds
from machine.report.conformance_progress import ConformanceProgress
from machine.report.exploration_cache import explored
from machine.report.progress import ProgressDisplay

LEAST = Bounds(agents=1, conversations=1, capacity=1, dialogs=False)


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Terminal(StringIO):
    """A file that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_tutorial_a_line_where_a_stage_begins_and_ends_and_at_most_one_every_ten_seconds() -> None:
    clock, file = Clock(), StringIO()

    with ProgressDisplay(Console(file=file), now=clock) as progress:
        progress.stage("exploring")
        for done in range(1, 36):
            clock.seconds = done
            progress.step(1_000 * done, 50_000)
        progress.stage("gathering")

    assert file.getvalue().splitlines() == [
        "exploring …",
        "exploring: 10,000 of 50,000 states found, 1,000/s, about 40 s left",
        "exploring: 20,000 of 50,000 states found, 1,000/s, about 30 s left",
        "exploring: 30,000 of 50,000 states found, 1,000/s, about 20 s left",
        "exploring: done in 35.0 s",
        "gathering …",
        "gathering: done in 0.0 s",
    ]


def test_what_ends_before_its_time_is_not_done() -> None:
    file = StringIO()

    def work() -> None:
        with ProgressDisplay(Console(file=file), now=Clock()) as progress:
            progress.stage("exploring")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()

    assert file.getvalue() == "exploring …\nexploring: ended after 0.0 s\n"


def test_a_stage_begins_where_the_work_comes_to_another_one() -> None:
    clock, file = Clock(), StringIO()

    with ProgressDisplay(Console(file=file), now=clock, every=1.0) as progress:
        for seconds, driver, commands in ((0, "plan", 0), (2, "plan", 9), (2, "random", 0)):
            clock.seconds = seconds
            progress.within(f"{driver} runs", commands, None, "commands")

    assert file.getvalue().splitlines() == [
        "plan runs …",
        "plan runs: 9 commands, 4.5/s",
        "plan runs: done in 2.0 s",
        "random runs …",
        "random runs: done in 0.0 s",
    ]


def test_what_an_earlier_run_had_done_counts_for_neither_rate_nor_time_left() -> None:
    clock, file = Clock(), StringIO()

    with ProgressDisplay(Console(file=file), now=clock) as progress:
        for seconds, commands in ((0, 5_000), (10, 6_000)):
            clock.seconds = seconds
            progress.within("plan runs", commands, 26_000, "commands")

    assert "plan runs: 6,000 of 26,000 commands, 100/s, about 3 min left" in file.getvalue()


def test_what_was_slow_at_first_does_not_make_the_rest_longer() -> None:
    clock, file = Clock(), StringIO()

    with ProgressDisplay(Console(file=file), now=clock) as progress:
        for seconds in range(141):
            clock.seconds = seconds
            commands = seconds * 10 if seconds <= 100 else 1_000 + (seconds - 100) * 200
            progress.within("plan runs", commands, 15_000, "commands")

    assert "plan runs: 1,000 of 15,000 commands, 10/s, about 23 min left" in file.getvalue()
    assert "plan runs: 9,000 of 15,000 commands, 64/s, about 30 s left" in file.getvalue()


def test_what_is_taken_over_and_what_is_made_anew_is_said() -> None:
    told = []
    for fresh in (True, False):
        file = StringIO()
        with ProgressDisplay(Console(file=file)):
            explored(LEAST, fresh=fresh)
        told.append(file.getvalue())

    assert told == ["the exploration is made anew\n", "the exploration is taken over from an earlier run\n"]


def test_what_is_made_in_a_stage_is_not_taken_over_in_it() -> None:
    file = StringIO()

    with ProgressDisplay(Console(file=file)):
        explored(LEAST, fresh=True)
        explored(LEAST)

    assert file.getvalue() == "the exploration is made anew\n"


def test_afterwards_nobody_listens() -> None:
    with ProgressDisplay(Console(file=StringIO())):
        assert len(cache._notices) == 1
    assert cache._notices == []


def test_on_a_terminal_there_is_a_bar_and_no_line() -> None:
    file = Terminal()

    with ProgressDisplay(Console(file=file, force_terminal=True, width=100)) as progress:
        progress.stage("exploring")
        progress.step(10, 20)

    assert "exploring" in file.getvalue()
    assert "exploring …" not in file.getvalue() and "done in" not in file.getvalue()


def test_colours_that_are_forced_make_no_terminal() -> None:
    file = StringIO()

    with ProgressDisplay(Console(file=file, force_terminal=True)) as progress:
        progress.stage("exploring")

    assert file.getvalue().startswith("exploring …\n")


def test_a_conformance_is_shown_in_the_readers_language() -> None:
    file = StringIO()
    with ProgressDisplay(Console(file=file, width=80), now=lambda: 0.0, every=0.0, language="ko") as display:
        shown = ConformanceProgress(display, "ko")
        for event in (
            PlanMade("tries", 5, 10),
            DriverBegins("plan", 3, 30),
            Progress("plan", 1, 10, None, 1),
            FailureMet("", 7),
        ):
            shown(event)

    lines = file.getvalue().splitlines()
    assert lines[0] == "계획을 한 번 만든다: 시도 …" and lines[1].startswith("계획을 한 번 만든다: 시도: 시도 5/10, ")
    assert "실패한 실행(명령 7개)을 줄인다 …" in lines
    assert all(re.search("[가-힣]", line) for line in lines)
