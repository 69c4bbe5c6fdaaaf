"""A failure is made short, run again for its rate, and told so that it can be repeated."""

from collections.abc import Callable
from math import ceil, inf
from types import SimpleNamespace

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.desk.in_process import InProcessDesk
from machine.harness.conformance import conform
from machine.harness.failure import REPEATING_SECONDS, SHORTENING_SECONDS, ConformanceFailure, Rate
from machine.harness.schedule import schedule
from machine.harness.stateful.shrinking import shortest_run
from machine.harness.stateful.stages import CUSTOMERS, USUAL
from machine.oracle.model_oracle import DepartureError, departs
from machine.port.port import Desk
from machine.port.run_input import RunInput
from machine.report.conformance import failure_lines
from machine.signals import Ended
from spec.port import commands as c
from spec.port.answers import Answer, Refused
from spec.port.views import DesktopView
from spec.refusals import Refusal
from tests.harness.departing import BlindAndLenient, WithAnOddName, desktop

ODD = 'Min"ji'


def failures(desk: Desk, most: int = 1, target: str = "") -> tuple[ConformanceFailure, ...]:
    """What is found in the first planned runs."""
    return conform(
        lambda: desk, seed=3, examples=0, plan=schedule(size="short"), max_failures=most, target=target
    ).failures


def test_tutorial_a_failure_is_told_with_its_rate_its_clauses_and_a_program_that_makes_the_target() -> None:
    (failure,) = failures(desktop(), target=repr("tests.harness.departing:desktop"))

    assert failure.says == (
        "The answer when Minji clicks Submit Wrap Up in c1 [SubmitWrapUp]: "
        'expected refused ("Nothing is chosen" [nothing_chosen]), seen accepted (WRAP-1).'
    )
    assert failure.told("ko").says == (
        "Minji가 대화 c1의 대화 상자에서 후속 작업 제출을 클릭한 데 대한 응답 [SubmitWrapUp]: "
        '기대한 것은 거부("아무것도 고르지 않았다" [nothing_chosen]), 실제로 본 것은 받아들임 (WRAP-1).'
    )
    assert (failure.where, failure.expected, failure.seen) == (
        "The answer when Minji clicks Submit Wrap Up in c1 [SubmitWrapUp]",
        'refused ("Nothing is chosen" [nothing_chosen])',
        "accepted",
    )
    assert (failure.ko.expected, failure.ko.seen) == ('거부("아무것도 고르지 않았다" [nothing_chosen])', "받아들임")
    assert (failure.kind, failure.clauses, failure.rate) == ("departs", ("WRAP-1",), Rate(4, 4))
    assert not failure.is_flaky and failure.depends_on == "" and failure.is_told_run_seen
    assert "with desk_of('tests.harness.departing:desktop') as yours:\n    desk = ModelOracle(yours, " in failure.python
    with pytest.raises(DepartureError, match="seen accepted"):
        exec(failure.python, {})


def test_two_faults_are_two_failures_with_two_causes_and_each_counts_the_runs_that_it_ended() -> None:
    one, other = failures(BlindAndLenient(), most=5)

    assert {one.clauses[0], other.clauses[0]} == {"CONF-6", "WRAP-1"}
    assert one.runs > 1 and other.runs > 1
    assert len(failures(BlindAndLenient(), most=1)) == 1


def test_a_run_is_made_short_anew_on_the_stage_that_was_made_plain() -> None:
    """Where routing turns out not to matter, neither does an offer by hand, which was needed before; and an agent who
    writes first is there sooner."""
    by_hand = msgspec.structs.replace(USUAL.configuration, routing="manual")
    commands = (
        c.SetStatus("Minji", "available"),
        c.CustomerText(CUSTOMERS[0], "Main line", "Hello"),
        c.Offer("c1", "Minji"),
        c.Accept("Minji", "c1"),
        c.CustomerStop(CUSTOMERS[0], "Main line"),
        c.SubmitWrapUp("Minji", "c1"),
    )
    configuration, fewest = shortest_run(
        by_hand, commands, lambda stage, fewer: departs(desktop(), stage, fewer) is not None
    )

    assert configuration.routing == "automatic"
    assert fewest == (commands[0], c.StartOutbound("Minji", "Main line", CUSTOMERS[0]), *commands[4:])


class Moody(InProcessDesk):
    """Refuses every third status that somebody sets."""

    def __init__(self) -> None:
        super().__init__()
        self.given = 0

    def apply(self, command: c.AnyCommand) -> Answer:
        if isinstance(command, c.SetStatus):
            self.given += 1
            if self.given % 3 == 0:
                return Refused(Refusal.ALREADY_SO)
        return super().apply(command)


def test_a_failure_that_comes_and_goes_is_flaky_and_told_with_its_rate_on_the_shortest_run() -> None:
    (failure,) = failures(Moody())

    assert failure.is_flaky and 0 < failure.rate.failed < failure.rate.given == 20
    assert failure.commands == 1
    assert "It does not fail." in failure.outcomes and len(failure.outcomes) == 2


class Late(InProcessDesk):
    """Shows what a command has caused only once the clock of the test went on, as desktops do that write in one place
    and read in another."""

    def __init__(self) -> None:
        super().__init__()
        self.clock_seconds, self.given_at = 0.0, 0.0

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        self.given_at = self.clock_seconds
        return answer

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        is_settled = self.clock_seconds > self.given_at
        return view if is_settled else msgspec.structs.replace(view, status="idle")

    def sleep(self, seconds: float) -> None:
        self.clock_seconds += seconds


def test_a_failure_that_a_pause_after_each_command_ends_depends_on_time(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Late()
    monkeypatch.setattr("machine.harness.failure.time", SimpleNamespace(sleep=desk.sleep, monotonic=lambda: 0.0))
    (failure,) = failures(desk)

    assert (failure.rate, failure.paused, failure.depends_on) == (Rate(4, 4), Rate(0, 4), "time")
    assert failures(desktop())[0].depends_on == ""


class Tiring(BlindAndLenient):
    """Counts what it is given, and has something happen at one of these commands and from there on."""

    def __init__(self, at: float = inf, happens: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self.given, self.at, self.happens = 0, at, happens

    def apply(self, command: c.AnyCommand) -> Answer:
        self.given += 1
        if self.given >= self.at:
            self.happens()
        return super().apply(command)


RUN = schedule(size="short")[3]
"""A long run that comes to both of its faults, to one first."""


def told_to_end() -> None:
    raise Ended(15)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.1, 0.5, 0.9, 1.0])
def test_whoever_is_told_to_end_while_a_failure_is_looked_into_tells_it_as_it_is_and_asks_no_more(share: float) -> None:
    fails = departs(BlindAndLenient(), RUN.configuration, RUN.commands)
    whole = Tiring()
    shortest = conform(lambda: whole, seed=3, examples=0, plan=[RUN], max_failures=1).failure
    assert fails is not None and shortest is not None
    first = fails[0] + 1

    desk = Tiring(first + share * (whole.given - first), told_to_end)
    found = conform(lambda: desk, seed=3, examples=50, plan=[RUN, RUN], max_failures=5)

    (failure,) = found.failures
    assert found.interrupted and found.verdict == "departs"
    assert desk.given == ceil(desk.at), "nothing is asked after that"
    assert (failure.left_for, failure.clauses[0], failure.is_flaky) == ("interrupt", "CONF-6", False)
    assert shortest.commands <= failure.commands <= fails[0]
    assert failure.commands == {0.0: fails[0], 1.0: shortest.commands}.get(share, failure.commands)
    assert any(line.en.startswith("It was not made as short as can be") for line in failure_lines(failure))


def test_a_desktop_that_takes_its_time_is_asked_no_longer_than_the_limits_and_then_held_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Clock:
        now_seconds = 0.0

        def go_on(self) -> None:
            self.now_seconds += 1.0

    clock = Clock()
    monkeypatch.setattr(
        "machine.harness.failure.time",
        SimpleNamespace(sleep=lambda seconds: clock.go_on(), monotonic=lambda: clock.now_seconds),
    )
    desk = Tiring(0, clock.go_on)
    one, other = failures(desk, most=2)

    assert (one.left_for, other.left_for) == ("time", "time")
    assert {one.clauses[0], other.clauses[0]} == {"CONF-6", "WRAP-1"}
    assert clock.now_seconds < 3 * (SHORTENING_SECONDS + REPEATING_SECONDS)


def test_names_that_no_step_can_say_are_replaced_and_it_is_said_that_the_told_run_does_not_fail() -> None:
    run = RunInput(msgspec.structs.replace(USUAL.configuration, agents=(ODD,)), (c.SetStatus(ODD, "available"),))
    failure = conform(WithAnOddName, seed=3, examples=0, plan=[run]).failure

    assert failure is not None and not failure.is_told_run_seen
    assert failure.run.commands == run.commands
    assert 'Given there is an agent "agent 1"' in failure.feature_en


def test_a_name_that_no_step_can_say_and_that_does_not_matter_is_a_plain_one_in_the_shortest_run() -> None:
    class Strict(InProcessDesk):
        def apply(self, command: c.AnyCommand) -> Answer:
            return Refused(Refusal.ALREADY_SO) if isinstance(command, c.SetStatus) else super().apply(command)

    run = RunInput(msgspec.structs.replace(USUAL.configuration, agents=(ODD,)), (c.SetStatus(ODD, "available"),))
    failure = conform(Strict, seed=3, examples=0, plan=[run]).failure

    assert failure is not None and failure.is_told_run_seen
    assert failure.run.commands == (c.SetStatus("Minji", "available"),)


@given(st.integers(0, 20), st.integers(0, 20))
def test_two_rates_differ_only_beyond_chance(one: int, other: int) -> None:
    differs = Rate(one, 20).differs(Rate(other, 20))

    assert differs == Rate(other, 20).differs(Rate(one, 20)) == Rate(20 - one, 20).differs(Rate(20 - other, 20))
    assert not (one == other and differs)
    assert differs or abs(one - other) < 14


def test_a_few_repeats_say_little_and_many_say_it() -> None:
    assert not Rate(1, 2).differs(Rate(0, 2))
    assert Rate(9, 20).differs(Rate(0, 20))


def test_where_only_changes_are_looked_at_fewer_views_are_asked_for_and_a_fault_is_told_the_same() -> None:
    class Counting(BlindAndLenient):
        looks = 0

        def view(self, agent: str) -> DesktopView:
            Counting.looks += 1
            return super().view(agent)

    class Right(InProcessDesk):
        looks = 0

        def view(self, agent: str) -> DesktopView:
            Right.looks += 1
            return super().view(agent)

    def held(desk: Desk, *, thrifty: bool) -> ConformanceFailure | None:
        return conform(lambda: desk, seed=3, examples=0, plan=schedule(size="short"), looks_at_changes=thrifty).failure

    assert held(Right(), thrifty=False) is None
    every, Right.looks = Right.looks, 0
    assert held(Right(), thrifty=True) is None
    assert Right.looks < every * 2 / 3

    whole, thrifty = held(Counting(), thrifty=False), held(Counting(), thrifty=True)
    assert whole is not None and thrifty is not None
    assert (thrifty.clauses[0], thrifty.is_flaky) == (whole.clauses[0], False)
    assert thrifty.commands == whole.commands


def test_a_view_that_changes_though_it_should_not_is_seen_within_a_few_commands() -> None:
    class Strays(InProcessDesk):
        """Once a customer has written, somebody who has nothing to do with it is shown as in RONA."""

        def view(self, agent: str) -> DesktopView:
            view = super().view(agent)
            is_struck = agent == "서연" and self.record.created > 0
            return msgspec.structs.replace(view, status="rona") if is_struck else view

    commands: tuple[c.AnyCommand, ...] = (
        c.CustomerText(CUSTOMERS[0], "Main line", "Hello"),
        *(c.SetMasking(on) for on in (False, True) * 4),
    )
    run = RunInput(USUAL.configuration, commands)
    failure = conform(Strays, seed=3, examples=0, plan=[run], looks_at_changes=True).failure

    assert failure is not None and failure.commands == 1 and not failure.is_flaky
