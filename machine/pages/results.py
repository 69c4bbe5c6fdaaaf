"""What runs found, as data that is kept from one run to the next and shown on the page.

Whoever makes it has masked and redacted what a desktop under test showed; here it is cut to a size, the failures last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Literal, TypeVar, get_args

import msgspec

from machine.evidence.ledger import Entry
from machine.harness.bdd.scenario_result import ScenarioShown
from machine.port.run_input import RunInput
from spec.catalogue.entries import Words

FORM = 1
"""Of the kept files: a file of another form is none of ours."""
Command = Literal["check", "test", "conform", "learn", "mutate", "ledger"]
COMMANDS: tuple[Command, ...] = get_args(Command)

ENTRIES_LIMIT = 20_000
SCENARIOS_LIMIT = 10_000
FAILURES_LIMIT = 1_000
MUTANTS_LIMIT = 5_000
STEPS_LIMIT = 500
CHARACTERS_LIMIT = 2_000
"""Of one text that says what is wrong, a step, a title."""
OTHERS_LIMIT = 20
TOLD_LIMIT = 100_000
"""Characters of one scenario that tells a failure."""
PLAYED_LIMIT = 100_000
"""Bytes of one run that is to be played; a longer one is not kept."""

T = TypeVar("T")


class FailureText(msgspec.Struct, frozen=True):
    """What is told of a failure, in a language other than English."""

    says: str
    where: str
    expected: str
    seen: str
    others: tuple[str, ...]


class PlayedRun(msgspec.Struct, frozen=True):
    """A run that shows a failure, in names and texts that may be told, to be played by what is specified under
    `readings`. After the command that is number `departs`, from 1, the desktop did otherwise; where machines themselves
    are wrong, the property `breaks` does not hold there."""

    given: RunInput
    departs: int
    readings: tuple[str, ...] = ()
    breaks: str = ""


class FailureFound(msgspec.Struct, frozen=True):
    """A failure of a desktop: what went wrong, what `asks` for it to be otherwise, and a run that shows it, told as a
    scenario in each language and to be played. It failed so `failed` of `given` times, and `runs` ended so. Its texts
    are in English; `ko` has them in Korean, where whoever found it tells it so."""

    kind: str
    says: str
    asks: tuple[str, ...]
    where: str = ""
    expected: str = ""
    seen: str = ""
    others: tuple[str, ...] = ()
    failed: int = 1
    given: int = 1
    runs: int = 1
    commands: int = 0
    depends_on: str = ""
    told: Words | None = None
    ko: FailureText | None = None
    run: PlayedRun | None = None


class MutantTried(msgspec.Struct, frozen=True):
    """A mutant under its `number` in the catalogue of mutants, with what finds it."""

    number: int
    id: str
    name: str
    status: Literal["killed", "survived", "equivalent"]
    killed_by: tuple[str, ...] = ()


class WildDesktop(msgspec.Struct, frozen=True):
    """A desktop with a fault that real teams shipped: the public report, and what found it, if anything did. `cites`
    asks for what was expected, of which whoever wrote it names those in `breaks` as broken."""

    name: str
    report: str
    by: str
    processor_seconds: int
    commands: int
    shortest: int | None
    cites: tuple[str, ...]
    breaks: tuple[str, ...]


class WildTable(msgspec.Struct, frozen=True):
    """The desktops of one writer; `at_first` of them were found by what there was when they were written, if that is
    known."""

    desktops: tuple[WildDesktop, ...]
    at_first: int | None = None


class RunResult(msgspec.Struct, frozen=True):
    """What one run of a command found.

    `desk` is the target that was asked, empty where it is our own, and `when` the local time of its end with the
    offset, in ISO form. `says` is the verdict in a sentence. `problems` are sentences on what else is wrong,
    in English, and in `problems_ko` in Korean or not at all.
    `of_mutants` is how many mutants there are in all. `left_out` counts by kind what was too much to be kept.
    """

    form: int
    command: Command
    desk: str
    when: str
    version: str
    verdict: str
    says: Words
    seconds: float
    readings: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    problems_ko: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    scenarios: tuple[ScenarioShown, ...] = ()
    failures: tuple[FailureFound, ...] = ()
    mutants: tuple[MutantTried, ...] = ()
    of_mutants: int = 0
    left_out: dict[str, int] = {}


class KeptRun(msgspec.Struct, frozen=True):
    """The last run of a command, and the one before it, if that was kept."""

    run: RunResult
    before: RunResult | None = None


class Results(msgspec.Struct, frozen=True):
    """All that the page shows beside what is declared: the last run of each command, the committed tables of mutants
    and of desktops with faults of real teams, and sentences on what could not be read."""

    runs: tuple[KeptRun, ...] = ()
    mutants: tuple[MutantTried, ...] = ()
    wild: tuple[WildTable, ...] = ()
    notes: tuple[str, ...] = ()


def limited(run: RunResult) -> RunResult:
    """The run with at most so much of everything: what failed stays before what did not, and long texts are cut."""
    entries = _most(run.entries, ENTRIES_LIMIT, lambda entry: entry.word in ("refuted", "undetermined"))
    scenarios = _most(run.scenarios, SCENARIOS_LIMIT, lambda scenario: scenario.outcome == "failed")
    mutants = _most(run.mutants, MUTANTS_LIMIT, lambda mutant: mutant.status == "survived")
    problems, failures = run.problems[:FAILURES_LIMIT], run.failures[:FAILURES_LIMIT]
    left_out = {
        name: len(all_of) - len(kept)
        for name, all_of, kept in (
            ("entries", run.entries, entries),
            ("scenarios", run.scenarios, scenarios),
            ("mutants", run.mutants, mutants),
            ("problems", run.problems, problems),
            ("failures", run.failures, failures),
        )
        if len(all_of) > len(kept)
    }
    return msgspec.structs.replace(
        run,
        desk=cut(run.desk),
        problems=tuple(map(cut, problems)),
        problems_ko=tuple(map(cut, run.problems_ko[:FAILURES_LIMIT])),
        entries=tuple(
            msgspec.structs.replace(each, subject=cut(each.subject), detail=cut(each.detail)) for each in entries
        ),
        scenarios=tuple(map(_scenario, scenarios)),
        failures=tuple(map(_failure, failures)),
        mutants=mutants,
        left_out=left_out,
    )


def failed_scenarios(run: RunResult) -> Iterator[tuple[int, ScenarioShown]]:
    """The scenarios that failed, each with its number among all that failed in the run: after the failures."""
    failed = (each for each in run.scenarios if each.outcome == "failed")
    return enumerate(failed, len(run.failures) + 1)


def cut(text: str, most: int = CHARACTERS_LIMIT) -> str:
    """A text of at most so many characters; where it is cut there is a sign."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _most(entries: tuple[T, ...], most: int, comes_first: Callable[[T], bool]) -> tuple[T, ...]:
    if len(entries) <= most:
        return entries
    return tuple(sorted(entries, key=lambda each: not comes_first(each))[:most])


def _scenario(shown: ScenarioShown) -> ScenarioShown:
    """Without the faults under which it went red: the ledger has what these are evidence for."""
    return msgspec.structs.replace(
        shown,
        scenario=cut(shown.scenario),
        problem=cut(shown.problem),
        killed={},
        run=_short(shown.run),
        steps=tuple(
            msgspec.structs.replace(each, says=cut(each.says), block=cut(each.block))
            for each in shown.steps[:STEPS_LIMIT]
        ),
    )


def _failure(failure: FailureFound) -> FailureFound:
    told, korean = failure.told, failure.ko
    return msgspec.structs.replace(
        failure,
        **_cut(failure),
        ko=None if korean is None else msgspec.structs.replace(korean, **_cut(korean)),
        told=None if told is None else Words(cut(told.en, TOLD_LIMIT), cut(told.ko, TOLD_LIMIT)),
        run=_short(failure.run),
    )


def _cut(text: FailureFound | FailureText) -> dict[str, Any]:
    return {
        "says": cut(text.says),
        "where": cut(text.where),
        "expected": cut(text.expected),
        "seen": cut(text.seen),
        "others": tuple(map(cut, text.others[:OTHERS_LIMIT])),
    }


R = TypeVar("R", PlayedRun, RunInput)


def _short(run: R | None) -> R | None:
    return None if run is None or len(msgspec.json.encode(run)) > PLAYED_LIMIT else run
