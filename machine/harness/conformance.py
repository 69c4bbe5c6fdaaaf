"""Holds a desktop to the specification: runs beside the model, and each departure told so that it can be repeated.

Two drivers give the runs, the plan of test in its order and then hypothesis at random, and nothing else differs.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Literal

import msgspec

from machine.evidence.ledger import Entry
from machine.harness.checkpoint import Checkpoint, DriverState
from machine.harness.clause_coverage import ClauseCoverage, clause_coverage
from machine.harness.drivers import Driver, PlannedDriver, Position, RandomDriver
from machine.harness.failure import ConformanceFailure, cause_of_error, failure_of, told
from machine.harness.scope import Scope
from machine.harness.stateful.coverage import RARE, RunCoverage
from machine.harness.stateful.desk_machine import FAULTS_LIMIT, DeskMachine, OutOfTime
from machine.lifecycle.readings import table_of
from machine.oracle.comparison import Comparison
from machine.port.errors import AdapterError
from machine.port.port import Desk
from machine.port.run_input import RunInput
from machine.remote.self_test import SelfTestOutcome, self_tested
from spec.catalogue.entries import Words
from spec.port.capabilities import NotOffered

TOLD_EVERY = 50
"""Commands between two words on how far the runs are."""
KEPT_EVERY_SECONDS = 10.0
MOST_FAILING_RUNS = 10_000
"""After so many runs that failed it ends, however few different failures there were."""

OFFERS_ALL = NotOffered(frozenset(), frozenset())
ConformVerdict = Literal["conforms", "departs", "fails", "flaky", "undetermined"]


class Coverage(msgspec.Struct, frozen=True):
    """What the runs of one driver did.

    `planned` is how many runs there were to be, None where only the time was to end them, and `runs` how many were
    given, without one that the time or Ctrl-C ended in its middle. `cut_short` says that they ended before all of them
    were given, or without a number before the first was. `transitions` counts each by its id, `rare` what runs
    seldom reach, `left_out` the commands that were not given, since the desktop does not offer them. Of random runs
    `situations` are how many different ones were met, and `new` how many of them only in the last runs.
    """

    planned: int | None
    runs: int
    cut_short: bool
    commands: int
    accepted: int
    refused: int
    transitions: dict[str, int]
    rare: dict[str, int]
    left_out: dict[str, int]
    seconds: float
    situations: int
    new: int

    @property
    def transitions_taken(self) -> int:
        """How many transitions were taken at least once."""
        return sum(count > 0 for count in self.transitions.values())


class Conformance(msgspec.Struct, frozen=True):
    """How far a desktop was held to the specification, driver by driver, and what was found: the first `failure`, and
    `further` ones with other causes.

    `faults` counts the exchanges that failed, by class, and `exchanges` tells each; they say nothing of the desktop,
    and what was lost with them makes the verdict undetermined at best. So it is where somebody `interrupted`, where the
    runs of a driver are `cut_short`, and where something that is offered was not met: `clauses` say which transitions,
    commands and parts of views these are. `left_out` counts by view field how often it was not compared, because the
    desktop declares not to offer it, `extra_fields` how often each field beyond the port was ignored, and `beside` how
    often a value could be read beside the messages, by what it stood in: "header", "extra field", "standard error".
    Where somebody asked about a part only, `asked` names it, and `aside` counts the runs that ended in what has nothing
    to do with it.
    """

    verdict: ConformVerdict
    seed: int
    coverage: dict[str, Coverage]
    faults: dict[str, int]
    exchanges: tuple[str, ...]
    left_out: dict[str, int]
    extra_fields: dict[str, int]
    beside: dict[str, int]
    clauses: ClauseCoverage
    self_test: tuple[SelfTestOutcome, ...]
    failure: ConformanceFailure | None
    further: tuple[ConformanceFailure, ...]
    interrupted: bool
    cut_short: bool
    asked: tuple[str, ...]
    aside: int
    exchanges_ko: tuple[str, ...] = ()
    """`exchanges` in Korean."""

    @property
    def failures(self) -> tuple[ConformanceFailure, ...]:
        """Every failure, in the order in which they were met."""
        return () if self.failure is None else (self.failure, *self.further)

    @property
    def exchanges_told(self) -> tuple[Words, ...]:
        """The exchanges that failed, in both languages."""
        return tuple(map(Words, self.exchanges, self.exchanges_ko or self.exchanges))

    @property
    def commands(self) -> int:
        """The commands given by all drivers together."""
        return sum(each.commands for each in self.coverage.values())

    @property
    def seconds(self) -> float:
        """How long the runs of all drivers took together."""
        return sum(each.seconds for each in self.coverage.values())


class DriverBegins(msgspec.Struct, frozen=True, tag_field="event", tag="driver"):
    """A driver begins; `planned` is how many runs there are to be and `commands` how many commands, if that is
    known."""

    driver: str
    planned: int | None
    commands: int | None


class Progress(msgspec.Struct, frozen=True, tag_field="event", tag="progress"):
    """How many runs a driver has begun, and how many commands it has given. Of random runs `new` is how many situations
    the last ones met first, and they end of themselves when it is `enough` or less."""

    driver: str
    runs: int
    commands: int
    new: int | None
    enough: int | None


class PlanMade(msgspec.Struct, frozen=True, tag_field="event", tag="plan"):
    """How far the plan is that is made before the first run, and only once: so many are `done` of what is counted, of
    so many where that is known."""

    what: str
    done: int
    of: int | None


class FailureMet(msgspec.Struct, frozen=True, tag_field="event", tag="met"):
    """A failure with a new cause was met in a run of so many commands; it is made short now, which may take a while."""

    says: str
    commands: int
    ko: str = ""


class FailureFound(msgspec.Struct, frozen=True, tag_field="event", tag="failure"):
    """A failure, told in full."""

    failure: ConformanceFailure


class ConformanceEnds(msgspec.Struct, frozen=True, tag_field="event", tag="result"):
    """The last event: everything that was found."""

    result: Conformance


ConformanceEvent = PlanMade | DriverBegins | Progress | FailureMet | FailureFound | ConformanceEnds


def conform(
    make_desk: Callable[[], Desk],
    *,
    seed: int,
    examples: int | None = None,
    seconds: float | None = None,
    readings: tuple[str, ...] = (),
    offers_not: NotOffered = OFFERS_ALL,
    plan: Iterable[RunInput] = (),
    self_test: bool = False,
    max_failures: int = 1,
    only: Scope | None = None,
    target: str = "",
    looks_at_changes: bool = False,
    since: Checkpoint | None = None,
    keep: Callable[[Checkpoint], None] = lambda _checkpoint: None,
    watch: Callable[[ConformanceEvent], None] = lambda _event: None,
) -> Conformance:
    """Hold a desktop to the model: in the runs of a plan, then in so many random `examples`, or until `seconds` end, or
    without either until further random runs meet nothing new.

    With `self_test` its steps come first. The seconds are those of all runs: random runs without a number of `examples`
    are done when they end, a plan or a number that is not reached by then is cut short, and the verdict at best
    undetermined. It ends at `max_failures` that have different causes.

    `offers_not` are commands that are not given and fields of views that are not compared. The same seed gives the
    same runs. `only` asks about a part: nothing else is told, and random runs are given only where they are asked for.
    With `looks_at_changes`, for a desktop of which each look is an exchange, what the model says is as before is looked
    at in turn, and a failure is told as it is when everything is looked at.

    The program that is told of a failure makes the `target`, as the source of what `desk_of` is called with.

    `watch` gets what happens. A failed exchange ends a run, and the next one begins with a reset; Ctrl-C ends all, and
    what was done until then is told. `keep` gets from time to time where the runs have come to, and in the
    end a checkpoint without drivers if they are done; `since` is one from which runs that are not go on, with its seed.
    """
    seed = seed if since is None else since.seed
    until = None if seconds is None else time.monotonic() + seconds
    comparison = Comparison(offers_not.fields)
    outcomes = tuple(self_tested(make_desk())) if self_test else ()
    held = _Held(max_failures, only, target, watch, keep, seed, {} if since is None else dict(since.drivers))
    drivers: list[Driver] = [PlannedDriver(tuple(plan))]
    if only is None or examples is not None or seconds is not None:
        drivers.append(RandomDriver(seed, examples, seconds is not None))
    for driver in drivers:
        tally = RunCoverage(table_of(readings), is_for_new=isinstance(driver, RandomDriver))
        machine = type(
            "Conforming",
            (DeskMachine,),
            {
                "readings": readings,
                "beside_model": True,
                "looks_at_changes": looks_at_changes,
                "comparison": comparison,
                "left_out": offers_not.commands,
                "make_desk": staticmethod(make_desk),
                "tally": tally,
                "between": lambda _machine, name=driver.name: held.between(name, until),
            },
        )
        if held.drive(driver, machine):
            break
    lacking = NotOffered(offers_not.commands, offers_not.fields.union(comparison.left_out))
    failures = [
        msgspec.structs.replace(failure, runs=held.runs_by_cause[cause]) for cause, failure in held.failures.items()
    ]
    found = Conformance(
        verdict="undetermined",
        seed=seed,
        coverage=held.coverage,
        faults=dict(Counter(error.fault.value for error in held.faults)),
        exchanges=tuple(error.told.en for error in held.faults),
        exchanges_ko=tuple(error.told.ko for error in held.faults),
        left_out=dict(comparison.left_out),
        extra_fields=dict(comparison.extra_fields),
        beside=dict(comparison.beside),
        clauses=_clauses(readings, lacking, held, only),
        self_test=outcomes,
        failure=failures[0] if failures else None,
        further=tuple(failures[1:]),
        interrupted=held.interrupted,
        cut_short=any(each.cut_short for each in held.coverage.values()),
        asked=() if only is None else (*sorted(only.ids), *sorted(only.commands)),
        aside=held.aside,
    )
    found = msgspec.structs.replace(found, verdict=_verdict(found))
    if not (found.interrupted or found.cut_short or found.faults):
        keep(Checkpoint(found.seed, {}))
    watch(ConformanceEnds(found))
    return found


class _Held:
    """What the drivers have done with a desktop so far, and what was found."""

    def __init__(
        self,
        max_failures: int,
        only: Scope | None,
        target: str,
        watch: Callable[[ConformanceEvent], None],
        keep: Callable[[Checkpoint], None],
        seed: int,
        since: dict[str, DriverState],
    ) -> None:
        self._max_failures, self._only, self._target = max_failures, only, target
        self._watch, self._keep, self._seed = watch, keep, seed
        self._states, self._kept = since, time.monotonic()
        self._position, self._started, self._spent_seconds = Position(), 0.0, 0.0
        self.tallies: dict[str, RunCoverage] = {}
        self.coverage: dict[str, Coverage] = {}
        self.faults: list[AdapterError] = []
        self.failures: dict[str, ConformanceFailure] = {}
        """By the cause in which each was first met."""
        self.runs_by_cause: Counter[str] = Counter()
        self.aside = 0
        self.interrupted = False

    def between(self, driver: str, until: float | None) -> None:
        """Before each command: tell and keep how far the runs are. Raises OutOfTime where the time is over."""
        tally = self.tallies[driver]
        if tally.commands % TOLD_EVERY == 0:
            new, enough = tally.new_at_last if tally.is_for_new else (None, None)
            self._watch(Progress(driver, tally.examples, tally.commands, new, enough))
        now = time.monotonic()
        if until is not None and now >= until:
            raise OutOfTime
        if now - self._kept >= KEPT_EVERY_SECONDS:
            self._keep_state(driver, max(0, tally.examples - 1))

    def drive(self, driver: Driver, machine: type[DeskMachine]) -> bool:
        """Drive a desktop until enough failures, the last exchange that may fail, the end of the time, or the end of
        the runs. Whether no other driver follows."""
        assert machine.tally is not None, "it counts the runs"
        tally = self.tallies[driver.name] = machine.tally
        self._position, self._spent_seconds = Position(), 0.0
        if (state := self._states.get(driver.name)) is not None:
            state.restore(tally)
            self._position, self._spent_seconds = state.position, state.seconds
        self._started = time.monotonic()
        self._watch(DriverBegins(driver.name, driver.planned, driver.commands(machine.left_out)))
        in_a_run = False
        try:
            for number, error in driver.drive(machine, self._position):
                self._position = self._position.after(number, isinstance(error, AdapterError))
                if isinstance(error, AdapterError):
                    self.faults.append(error)
                elif error is not None:
                    self._fail(machine, driver.name, error)
                if self._is_enough:
                    break
        except KeyboardInterrupt as ended:
            in_a_run = True
            self.interrupted = not isinstance(ended, OutOfTime)
        runs = max(0, tally.examples - in_a_run)
        given_up = len(self.faults) >= FAULTS_LIMIT
        is_short = not runs if driver.planned is None else runs < driver.planned
        cut_short = (in_a_run or given_up) and not self.failures and is_short
        self._keep_state(driver.name, runs)
        self.coverage[driver.name] = _coverage(tally, driver.planned, runs, cut_short, self._seconds)
        return self._is_enough

    @property
    def _is_enough(self) -> bool:
        return (
            self.interrupted
            or len(self.failures) >= self._max_failures
            or len(self.faults) >= FAULTS_LIMIT
            or self.aside + self.runs_by_cause.total() >= MOST_FAILING_RUNS
        )

    @property
    def _seconds(self) -> float:
        return self._spent_seconds + time.monotonic() - self._started

    def _keep_state(self, driver: str, runs: int) -> None:
        self._kept = time.monotonic()
        self._states[driver] = DriverState.of(self._position, runs, self.tallies[driver], self._seconds)
        self._keep(Checkpoint(self._seed, dict(self._states)))

    def _fail(self, machine: type[DeskMachine], driver: str, error: Exception) -> None:
        """Take in a failure: one with a new cause is made short and told. Raises an error that is none of a
        desktop's."""
        assert machine.tally is not None
        failed, machine.tally.failed = machine.tally.failed, None
        if failed is None:
            raise error
        if self._only is not None and not self._only.concerns(failed):
            self.aside += 1
            return
        cause = cause_of_error(failed.error)
        if cause not in self.runs_by_cause:
            says = told(failed.error)
            self._watch(FailureMet(says.en, len(failed.commands), says.ko))
            found = failure_of(machine, driver, failed, self._target)
            self.interrupted = found.left_for == "interrupt"
            if found.cause not in {each.cause for each in self.failures.values()}:
                self.failures[cause] = found
                self._watch(FailureFound(found))
        self.runs_by_cause[cause] += 1


def entries_of(found: Conformance, target: str) -> Iterator[Entry]:
    """What a conformance is evidence for: every transition that was taken beside the model, and against what asks for
    what the desktop does not do."""
    for driver, done in found.coverage.items():
        for transition, count in done.transitions.items():
            if count:
                yield Entry(
                    "conform", transition, "tested", f"{target}, {driver}: taken {count} times, seed {found.seed}"
                )
    for failure in found.failures:
        for identity in failure.asks:
            yield Entry("conform", identity, "refuted", f"{target}: {failure.says}")


def _verdict(found: Conformance) -> ConformVerdict:
    steady = next((failure for failure in found.failures if not failure.is_flaky), None)
    if steady is not None or found.failures:
        return "flaky" if steady is None else steady.kind
    failed = [outcome for outcome in found.self_test if outcome.result == "failed"]
    if any(not outcome.is_lost for outcome in failed):
        return "fails"
    whole = not (failed or found.faults or found.interrupted or found.cut_short) and found.clauses.is_whole
    return "conforms" if whole and found.commands else "undetermined"


def _clauses(readings: tuple[str, ...], lacking: NotOffered, held: _Held, only: Scope | None) -> ClauseCoverage:
    tallies = tuple(held.tallies.values())
    return clause_coverage(
        readings,
        lacking,
        taken=frozenset(each for tally in tallies for each, times in tally.transitions.items() if times),
        given=frozenset(each for tally in tallies for each, times in tally.kinds.items() if times),
        seen=frozenset().union(*(tally.seen for tally in tallies)),
        values=frozenset().union(*(tally.values for tally in tallies)),
        texts=frozenset().union(*(tally.texts for tally in tallies)),
        refusing=frozenset().union(*(tally.refusing for tally in tallies)),
        broken=frozenset(each for failure in held.failures.values() for each in failure.clauses[:1]),
        only=only,
    )


def _coverage(total: RunCoverage, planned: int | None, runs: int, cut_short: bool, seconds: float) -> Coverage:
    return Coverage(
        planned=planned,
        runs=runs,
        cut_short=cut_short,
        commands=total.commands,
        accepted=total.accepted,
        refused=total.refused,
        transitions={transition.id: total.transitions[transition.id] for transition in total.table.transitions},
        rare={name: total.rare[name] for name in RARE},
        left_out=dict(total.left_out),
        seconds=seconds,
        situations=len(total.situations),
        new=total.new_at_last[0],
    )
