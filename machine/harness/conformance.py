"""Holds a desktop to the specification: runs beside the model, and the first departure told so that it can be repeated.

Two drivers give the runs, the plan of test in its order and then hypothesis at random, and nothing else differs.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

import msgspec

from machine.evidence.ledger import Entry
from machine.harness.clause_coverage import ClauseCoverage, clause_coverage
from machine.harness.drivers import Driver, PlannedDriver, RandomDriver
from machine.harness.stateful.coverage import LAST_RUNS, MOST_BEFORE, RARE, Failed, RunCoverage
from machine.harness.stateful.desk_machine import (
    FAULTS_LIMIT,
    DeskMachine,
    OutOfTime,
    failure_key,
    replayed,
    retold,
    shortened,
)
from machine.lifecycle.readings import table_of
from machine.oracle.comparison import Comparison
from machine.oracle.fingerprints import RunInput
from machine.oracle.model_oracle import DepartureError
from machine.oracle.property_oracle import PropertyError
from machine.port.errors import AdapterError, DesktopError
from machine.port.port import Desk
from machine.remote.self_test import SelfTestOutcome, self_tested
from machine.story.fictional_data import asset_number
from spec.port.capabilities import NotOffered
from spec.port.configuration import AssetSetting, Configuration
from spec.properties import PORT_IS_KEPT

REPLAYS = 2
"""A failure is run again so often; one that does not fail each time is flaky."""
TOLD_EVERY = 50

OFFERS_ALL = NotOffered(frozenset(), frozenset())
ConformVerdict = Literal["conforms", "departs", "fails", "flaky", "undetermined"]


class ConformanceFailure(msgspec.Struct, frozen=True):
    """What went wrong, and everything to repeat it.

    `driver` gave the run, in which the desktop departs from the model or fails by itself; `clauses` ask for what was
    expected. `run` is the shortest; where it only fails after runs `before` it, a reset does not make the desktop
    forget those. `outcomes` are how the shortest run ended each time it was run, and `flaky` says whether they differ
    where the desktop could be asked.
    """

    driver: str
    kind: Literal["departs", "fails"]
    flaky: bool
    says: str
    clauses: tuple[str, ...]
    run: RunInput
    before: tuple[RunInput, ...]
    outcomes: tuple[str, ...]
    feature_en: str
    feature_ko: str
    python: str

    @property
    def commands(self) -> int:
        """The commands of the shortest run."""
        return len(self.run.commands)


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
    """How far a desktop was held to the specification, driver by driver, and what was found.

    `faults` counts the exchanges that failed, by class, and `exchanges` tells each; they say nothing of the desktop,
    and what was lost with them makes the verdict undetermined at best. So it is where somebody `interrupted`, where the
    runs of a driver are `cut_short`, and where something that is offered was not met: `clauses` say which transitions,
    commands and parts of views these are. `left_out` counts by view field how often it was not compared, because the
    desktop declares not to offer it.
    """

    verdict: ConformVerdict
    seed: int
    coverage: dict[str, Coverage]
    faults: dict[str, int]
    exchanges: tuple[str, ...]
    left_out: dict[str, int]
    clauses: ClauseCoverage
    self_test: tuple[SelfTestOutcome, ...]
    failure: ConformanceFailure | None
    interrupted: bool
    cut_short: bool

    @property
    def commands(self) -> int:
        """The commands given by all drivers together."""
        return sum(each.commands for each in self.coverage.values())

    @property
    def seconds(self) -> float:
        """How long the runs of all drivers took together."""
        return sum(each.seconds for each in self.coverage.values())


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
    progress: Callable[[str, int], None] = lambda _driver, _commands: None,
) -> Conformance:
    """Hold a desktop to the model: in the runs of a plan, then in so many random `examples`, or until `seconds` end, or
    without either until further random runs meet nothing new.

    With `self_test` its steps come first. The seconds are those of all runs: random runs without a number of `examples`
    are done when they end, a plan or a number that is not reached by then is cut short, and the verdict at best
    undetermined.

    `offers_not` are commands that are not given and fields of views that are not compared. The same seed gives the
    same runs. `progress` gets the driver and its commands so far. A failed exchange ends a run, and the next one begins
    with a reset; Ctrl-C ends all, and what was done until then is told.
    """
    until = None if seconds is None else time.monotonic() + seconds
    comparison = Comparison(offers_not.fields)
    outcomes = tuple(self_tested(make_desk())) if self_test else ()
    driven: dict[str, _Driven] = {}
    tallies: list[RunCoverage] = []
    for driver in (PlannedDriver(tuple(plan)), RandomDriver(seed, examples, seconds is not None)):

        def between(machine: DeskMachine, name: str = driver.name) -> None:
            assert machine.tally is not None, "it counts the commands"
            if machine.tally.commands % TOLD_EVERY == 0:
                progress(name, machine.tally.commands)
            if until is not None and time.monotonic() >= until:
                raise OutOfTime

        tallies.append(tally := RunCoverage(table_of(readings), is_for_new=isinstance(driver, RandomDriver)))
        machine = type(
            "Conforming",
            (DeskMachine,),
            {
                "readings": readings,
                "beside_model": True,
                "comparison": comparison,
                "left_out": offers_not.commands,
                "make_desk": staticmethod(make_desk),
                "tally": tally,
                "between": between,
            },
        )
        faults_left = FAULTS_LIMIT - sum(len(each.faults) for each in driven.values())
        driven[driver.name] = _drive(driver, machine, faults_left)
        if driven[driver.name].ends_all:
            break
    faults = [error for each in driven.values() for error in each.faults]
    lacking = NotOffered(offers_not.commands, offers_not.fields.union(comparison.left_out))
    found = Conformance(
        verdict="undetermined",
        seed=seed,
        coverage={name: each.coverage for name, each in driven.items()},
        faults=dict(Counter(error.fault.value for error in faults)),
        exchanges=tuple(map(str, faults)),
        left_out=dict(comparison.left_out),
        clauses=_clauses(readings, lacking, tallies),
        self_test=outcomes,
        failure=next((each.failure for each in driven.values() if each.failure is not None), None),
        interrupted=any(each.interrupted for each in driven.values()),
        cut_short=any(each.coverage.cut_short for each in driven.values()),
    )
    return msgspec.structs.replace(found, verdict=_verdict(found))


class _Driven(NamedTuple):
    """What the runs of one driver came to; `ends_all` says that no other driver follows."""

    coverage: Coverage
    faults: tuple[AdapterError, ...]
    failure: ConformanceFailure | None
    interrupted: bool
    ends_all: bool


def _drive(driver: Driver, machine: type[DeskMachine], faults_left: int) -> _Driven:
    """Drive a desktop until a failure, the last exchange that may fail, the end of the time, or the end of the runs."""
    assert machine.tally is not None, "it counts the runs"
    started, faults, failure = time.monotonic(), list[AdapterError](), None
    in_a_run = interrupted = False
    try:
        for error in driver.drive(machine):
            if isinstance(error, AdapterError):
                faults.append(error)
            elif error is not None:
                failure = _failure(machine, driver.name, error)
            if failure is not None or len(faults) >= faults_left:
                break
    except KeyboardInterrupt as ended:
        in_a_run = True
        interrupted = not isinstance(ended, OutOfTime)
    runs = max(0, machine.tally.examples - in_a_run)
    given_up = len(faults) >= faults_left
    is_short = not runs if driver.planned is None else runs < driver.planned
    cut_short = (in_a_run or given_up) and failure is None and is_short
    coverage = _coverage(machine.tally, driver.planned, runs, cut_short, time.monotonic() - started)
    return _Driven(coverage, tuple(faults), failure, interrupted, failure is not None or given_up or interrupted)


def entries_of(found: Conformance, target: str) -> Iterator[Entry]:
    """What a conformance is evidence for: every transition that was taken beside the model, and against what asks for
    what the desktop does not do."""
    for driver, done in found.coverage.items():
        for transition, count in done.transitions.items():
            if count:
                yield Entry(
                    "conform", transition, "tested", f"{target}, {driver}: taken {count} times, seed {found.seed}"
                )
    if found.failure is not None:
        for identity in found.failure.clauses or (PORT_IS_KEPT.id,):
            yield Entry("conform", identity, "refuted", f"{target}: {found.failure.says}")


def _verdict(found: Conformance) -> ConformVerdict:
    if found.failure is not None:
        return "flaky" if found.failure.flaky else found.failure.kind
    failed = [outcome for outcome in found.self_test if outcome.result == "failed"]
    if any(not outcome.is_lost for outcome in failed):
        return "fails"
    whole = not (failed or found.faults or found.interrupted or found.cut_short) and found.clauses.is_whole
    return "conforms" if whole and found.commands else "undetermined"


def _clauses(readings: tuple[str, ...], lacking: NotOffered, tallies: Sequence[RunCoverage]) -> ClauseCoverage:
    return clause_coverage(
        readings,
        lacking,
        taken=frozenset(each for tally in tallies for each, times in tally.transitions.items() if times),
        given=frozenset(each for tally in tallies for each, times in tally.kinds.items() if times),
        seen=frozenset().union(*(tally.seen for tally in tallies)),
        values=frozenset().union(*(tally.values for tally in tallies)),
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
        new=sum(total.new[-LAST_RUNS:]),
    )


def _failure(machine: type[DeskMachine], driver: str, error: Exception) -> ConformanceFailure:
    """The failure, short, told, and run again to see whether it is always there. Raises an error that is none of a
    desktop's."""
    assert machine.tally is not None
    failed = machine.tally.failed
    if failed is None or not isinstance(error, PropertyError | DepartureError | DesktopError):
        raise error
    machine = type(
        machine.__name__, (machine,), {"tally": RunCoverage(table_of(machine.readings)), "between": _nothing}
    )
    before = _needed_before(machine, failed)
    try:
        error, fewest = shortened(machine, failed, before)
    except KeyboardInterrupt:
        error, fewest = failed.error, RunInput(failed.configuration, failed.commands)
    again = []
    for _ in range(REPLAYS):
        for run in before:
            replayed(machine, run.configuration, run.commands)
        again.append(replayed(machine, fewest.configuration, fewest.commands))
    english, korean, python = retold(machine, fewest.configuration, fewest.commands, error)
    return ConformanceFailure(
        driver=driver,
        kind="fails" if isinstance(error, DesktopError) else "departs",
        flaky=any(failure_key(each) != failure_key(error) for each in again if not isinstance(each, AdapterError)),
        says=_says(error),
        clauses=error.departure.cites if isinstance(error, DepartureError) else (),
        run=fewest,
        before=before,
        outcomes=(_says(error), *map(_says, again)),
        feature_en=english,
        feature_ko=korean,
        python=python,
    )


NOBODY_THE_SAME = RunInput(
    Configuration(
        ("Nobody else",), ("Nowhere else",), (AssetSetting("No line", asset_number(1), "Nowhere else"),), ("No reason",)
    ),
    (),
)
"""A reset to a stage that shares no name with others, after which a desktop should know nobody any more."""


def _needed_before(machine: type[DeskMachine], failed: Failed) -> tuple[RunInput, ...]:
    """The last runs before one that failed, if it only fails after them: a reset did not start the desktop over. As few
    as it takes, doubled each time."""

    def ends_so(before: tuple[RunInput, ...]) -> bool:
        for run in (NOBODY_THE_SAME, *before):
            replayed(machine, run.configuration, run.commands)
        return failure_key(replayed(machine, failed.configuration, failed.commands)) == failure_key(failed.error)

    if not failed.before or ends_so(()):
        return ()
    lengths = [length for length in (1, 2, 4, 8, MOST_BEFORE) if length < 2 * len(failed.before)]
    needed = next((failed.before[-length:] for length in lengths if ends_so(failed.before[-length:])), ())
    return (NOBODY_THE_SAME, *needed) if needed else ()


def _nothing(_machine: DeskMachine) -> None:
    """A failure is made short however long it takes: what is left of the time is not asked."""


def _says(error: Exception | None) -> str:
    if error is None:
        return "It does not fail."
    if isinstance(error, PropertyError | DepartureError | DesktopError):
        return str(error)
    return type(error).__name__
