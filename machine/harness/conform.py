"""Holds a desktop to the specification: runs beside the model, and the first departure told so that it can be repeated.

The plan of test first, every documented situation in a fixed order; then random runs until the time is up.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from machine.check.held import Given
from machine.desk import commands as c
from machine.desk.asked import AdapterError, DesktopError
from machine.desk.configuration import Configuration
from machine.desk.offered import NotOffered
from machine.desk.port import Desk
from machine.harness.desk_machine import DeskMachine, random_runs, replayed, shortened, title_of
from machine.harness.profiles import Profile
from machine.harness.tally import Tally
from machine.harness.told import told
from machine.lifecycle.readings import table_of
from machine.story.judged import PropertyError
from machine.story.lockstep import Comparison, DepartureError, replay, script

STEPS_OF_A_RUN = 60
RUNS_AT_ONCE = 10
"""Random runs between two looks at the clock."""
REPLAYS = 2
"""A failure is run again so often; one that does not fail each time is flaky."""

OFFERS_ALL = NotOffered(frozenset(), frozenset())
ConformVerdict = Literal["conforms", "departs", "fails", "flaky"]


class Failure(msgspec.Struct, frozen=True):
    """What went wrong, and everything to repeat it.

    `clauses` ask for what was expected; `outcomes` are how the shortest run ended each time it was run.
    """

    says: str
    clauses: tuple[str, ...]
    commands: int
    outcomes: tuple[str, ...]
    feature_en: str
    feature_ko: str
    python: str


class Conformance(msgspec.Struct, frozen=True):
    """How far a desktop was held to the specification and what was found: in the runs of a plan, then in random ones.

    `left_out` counts by view field how often it was not compared, because the desktop declares not to offer it, and
    `planned_without` the runs of the plan that were left out for commands that it does not offer.
    """

    verdict: ConformVerdict
    seed: int
    planned_runs: int
    planned_commands: int
    planned_without: int
    runs: int
    commands: int
    accepted: int
    refused: int
    transitions: int
    transitions_taken: int
    seconds: float
    left_out: dict[str, int]
    failure: Failure | None


def conform(
    make_desk: Callable[[], Desk],
    *,
    seed: int,
    examples: int | None = None,
    seconds: float | None = None,
    readings: tuple[str, ...] = (),
    offers_not: NotOffered = OFFERS_ALL,
    plan: Iterable[Given] = (),
    progress: Callable[[int, float], None] = lambda _runs, _seconds: None,
) -> Conformance:
    """Hold a desktop to the model: in the runs of a plan, then in so many random `examples`, or until `seconds` end.

    `offers_not` are commands that are not given and fields of views that are not compared. The same seed gives the
    same runs. `progress` gets runs done and seconds gone. Raises AdapterError where the desktop is out of reach.
    """
    started = time.monotonic()
    comparison = Comparison(offers_not.fields)
    machine = type(
        "Conforming",
        (DeskMachine,),
        {
            "readings": readings,
            "beside_model": True,
            "comparison": comparison,
            "left_out": offers_not.commands,
            "make_desk": staticmethod(make_desk),
        },
    )
    total = Tally(table_of(readings))
    failure: Failure | None = None
    verdict: ConformVerdict = "conforms"
    batch = planned = planned_commands = planned_without = 0
    for run in plan:
        if not offers_not.commands.isdisjoint(type(command).__name__ for command in run.commands):
            planned_without += 1
            continue
        if failure is not None or _is_over(0, None, seconds, started):
            break
        found = _planned(machine, run, comparison)
        planned, planned_commands = planned + 1, planned_commands + len(run.commands)
        if found is not None:
            verdict, failure = found
        progress(planned, time.monotonic() - started)
    while failure is None and not _is_over(total.examples, examples, seconds, started):
        wanted = RUNS_AT_ONCE if examples is None else min(RUNS_AT_ONCE, examples - total.examples)
        profile = Profile("conform", examples=wanted, steps=STEPS_OF_A_RUN, cases=wanted, seed=seed + batch)
        tally, error = random_runs(machine, profile)
        total.add(tally)
        batch += 1
        if error is not None:
            if tally.failed is None or isinstance(error, AdapterError):
                raise error
            verdict, failure = _failure(machine, *tally.failed, error)
        progress(total.examples, time.monotonic() - started)
    return Conformance(
        verdict=verdict,
        seed=seed,
        planned_runs=planned,
        planned_commands=planned_commands,
        planned_without=planned_without,
        runs=total.examples,
        commands=total.accepted + total.refused,
        accepted=total.accepted,
        refused=total.refused,
        transitions=len(table_of(readings).arrows),
        transitions_taken=sum(1 for count in total.arrows.values() if count),
        seconds=time.monotonic() - started,
        left_out=dict(comparison.left_out),
        failure=failure,
    )


def _planned(machine: type[DeskMachine], run: Given, comparison: Comparison) -> tuple[ConformVerdict, Failure] | None:
    """How a desktop fails in a run of the plan, None if it does not."""
    expected = script(run.configuration, run.commands, table_of(machine.readings))
    try:
        departed = replay(expected, machine().make_desk(), comparison)
    except AdapterError:
        raise
    except DesktopError as error:
        return _failure(machine, run.configuration, run.commands, error)
    if departed is None:
        return None
    number, departure = departed
    return _failure(machine, run.configuration, run.commands[:number], DepartureError(departure))


def _is_over(runs: int, examples: int | None, seconds: float | None, started: float) -> bool:
    spent = seconds is not None and time.monotonic() - started >= seconds
    return spent or (examples is not None and runs >= examples)


def _failure(
    machine: type[DeskMachine], configuration: Configuration, commands: Sequence[c.AnyCommand], error: Exception
) -> tuple[ConformVerdict, Failure]:
    """The failure, short, told, and run again to see whether it is always there."""
    error, fewest = shortened(machine, configuration, commands, error)
    table = table_of(machine.readings)
    silent = type(machine.__name__, (machine,), {"tally": Tally(table)})
    again = [replayed(silent, configuration, fewest) for _ in range(REPLAYS)]
    outcomes = (_says(error), *map(_says, again))
    english, korean, python = told(
        configuration,
        [(step.command, step.expected.answer) for step in script(configuration, fewest, table).steps],
        title_of(error),
        machine.readings,
        beside_model=True,
    )
    verdict: ConformVerdict = "fails" if isinstance(error, DesktopError) else "departs"
    if len(set(outcomes)) > 1:
        verdict = "flaky"
    return verdict, Failure(
        says=_says(error),
        clauses=error.departure.cites if isinstance(error, DepartureError) else (),
        commands=len(fewest),
        outcomes=outcomes,
        feature_en=english,
        feature_ko=korean,
        python=python,
    )


def _says(error: Exception | None) -> str:
    if error is None:
        return "It does not fail."
    if isinstance(error, PropertyError | DepartureError | DesktopError):
        return str(error)
    return type(error).__name__
