"""A failure of a desktop under test: made short, run again to see how often it is there, and told so that it can be
repeated."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from math import ceil, comb, log
from typing import Any, Literal

import msgspec

from machine.harness.stateful.coverage import MOST_BEFORE, Failed, RunCoverage
from machine.harness.stateful.desk_machine import (
    DeskMachine,
    OutOfTime,
    failure_key,
    replayed,
    retold,
    shortened,
)
from machine.lifecycle.readings import table_of
from machine.oracle.model_oracle import DepartureError
from machine.oracle.property_oracle import PropertyError
from machine.port.errors import AdapterError, DesktopError
from machine.port.port import Desk
from machine.port.run_input import RunInput
from machine.story.fictional_data import asset_number
from machine.story.telling.pseudonyms import made_up
from spec.catalogue.entries import Words
from spec.language import LANGUAGES, Language
from spec.port.answers import Answer
from spec.port.commands import AnyCommand
from spec.port.configuration import AssetSetting, Configuration
from spec.properties import PORT_IS_KEPT

FIRST_REPEATS, REPEATS = 4, 20
"""A failure is run again so often, and one that does not fail each time so often, for its rate."""
SURE = 0.98
"""How likely each step of the shortening is to see a failure that comes and goes."""
PAUSE_SECONDS = 0.05
MOST_PAUSED_SECONDS = 8.0
"""How long a desktop is given after each command, to see whether a failure depends on time; all pauses together."""
BY_CHANCE = 0.05
"""A difference of two rates that chance gives at most so often is one (Fisher's exact test)."""

SHORTENING_SECONDS, REPEATING_SECONDS = 120.0, 60.0
"""How long a failure is made short, and how long it is run again; a desktop behind a wire is asked no longer."""

NOT_FAILED = Words("It does not fail.", "오류가 나지 않는다.")

DependsOn = Literal["", "runs before", "time"]
LeftFor = Literal["", "interrupt", "time"]


class Rate(msgspec.Struct, frozen=True):
    """How often a run failed in one way, of how many times that it was given."""

    failed: int
    given: int

    @property
    def is_always(self) -> bool:
        """Whether it did each time."""
        return self.failed == self.given

    def differs(self, other: Rate) -> bool:
        """Whether the two are further apart than chance explains."""
        failed, given = self.failed + other.failed, self.given + other.given
        as_likely = [
            comb(self.given, some) * comb(other.given, failed - some)
            for some in range(max(0, failed - other.given), min(self.given, failed) + 1)
        ]
        this = comb(self.given, self.failed) * comb(other.given, other.failed)
        return sum(each for each in as_likely if each <= this) <= BY_CHANCE * comb(given, failed)


class FailureWords(msgspec.Struct, frozen=True):
    """A failure in one language: what went wrong; where, and what was expected and seen there, where it is told so; the
    other places of the same moment; and the different ways in which the shortest run ended. All is masked."""

    says: str
    where: str
    expected: str
    seen: str
    others: tuple[str, ...]
    outcomes: tuple[str, ...]


class ConformanceFailure(msgspec.Struct, frozen=True):
    """What went wrong, and everything to repeat it.

    `driver` gave the run, in which the desktop departs from the model or fails by itself; `clauses` ask for what was
    expected, and `others` are the other places of the same moment. `run` is the shortest. `rate` is how often that
    failed, `paused` how often with a pause after each command. It `depends_on` runs
    `before` it where it only fails after those: a reset does not make the desktop forget them. `outcomes` are the
    different ways in which the shortest run ended. The told run has other names and texts where those may not be
    told, and `is_told_run_seen` says whether it was seen to fail as well, None where nobody asked. Where the asking was
    `left_for` something, a shorter run and more about this one are not known. `runs` are how many ended so. Where it is
    told as a place with what was `expected` and `seen` there, these have them, masked as `says` is. All of it is in
    English, and in Korean in `ko`.
    """

    driver: str
    kind: Literal["departs", "fails"]
    says: str
    clauses: tuple[str, ...]
    others: tuple[str, ...]
    run: RunInput
    before: tuple[RunInput, ...]
    rate: Rate
    paused: Rate | None
    depends_on: DependsOn
    outcomes: tuple[str, ...]
    feature_en: str
    feature_ko: str
    python: str
    is_told_run_seen: bool | None
    left_for: LeftFor
    runs: int = 1
    where: str = ""
    expected: str = ""
    seen: str = ""
    ko: FailureWords = FailureWords("", "", "", "", (), ())
    notation: str = ""
    """How a value was written that is masked otherwise, by the id of the catalogue's notation."""

    def told(self, language: Language) -> FailureWords:
        """What went wrong, in this language."""
        if language == "ko":
            return self.ko
        return FailureWords(self.says, self.where, self.expected, self.seen, self.others, self.outcomes)

    @property
    def commands(self) -> int:
        """The commands of the shortest run."""
        return len(self.run.commands)

    def feature(self, language: Language) -> str:
        """The shortest run as a scenario in this language."""
        return {"en": self.feature_en, "ko": self.feature_ko}[language]

    @property
    def asks(self) -> tuple[str, ...]:
        """What asks for what was expected, the one that names it best first; the port itself where nothing does."""
        return self.clauses or (PORT_IS_KEPT.id,)

    @property
    def is_flaky(self) -> bool:
        """Whether the same run fails at one time and not at another."""
        return not self.rate.is_always

    @property
    def cause(self) -> str:
        """What is the same of two failures with one cause."""
        return cause_of(self.kind, self.clauses, self.says, self.notation)


def cause_of(kind: str, clauses: Sequence[str], says: str, notation: str = "") -> str:
    """What is the same of two failures that have one cause, as far as can be told: what asks first for what was
    expected, or what the failure says where nothing does; of masking also how the value was written."""
    return f"{kind} {clauses[0] if clauses else says} {notation}".rstrip()


def cause_of_error(error: Exception) -> str:
    """The same of the error that ends a run."""
    return cause_of(_kind(error), _clauses(error), told(error).en, _notation(error))


def _notation(error: Exception) -> str:
    return error.departure.notation if isinstance(error, DepartureError) else ""


def failure_of(machine: type[DeskMachine], driver: str, failed: Failed, target: str = "") -> ConformanceFailure:
    """A run that failed, made short, run again and told; the program that is told makes the `target`.

    Raises the error of the run where it is none of a desktop's.
    """
    if not isinstance(failed.error, PropertyError | DepartureError | DesktopError):
        raise failed.error
    found = _Inquiry(machine, failed)
    found.ask()
    error, run, rate, paused = found.error, found.run, found.rate, found.paused
    feature_en, feature_ko, python = retold(machine, run.configuration, run.commands, error, target)
    depends_on: DependsOn = "runs before" if found.before else "time" if paused and rate.differs(paused) else ""
    english, korean = (_words(error, found.ended, language) for language in LANGUAGES)
    return ConformanceFailure(
        driver=driver,
        kind=_kind(error),
        says=english.says,
        clauses=_clauses(error),
        others=english.others,
        run=run,
        before=found.before,
        rate=rate,
        paused=paused,
        depends_on=depends_on,
        outcomes=english.outcomes,
        feature_en=feature_en,
        feature_ko=feature_ko,
        python=python,
        is_told_run_seen=found.is_told_run_seen,
        left_for=found.left_for,
        where=english.where,
        expected=english.expected,
        seen=english.seen,
        notation=_notation(error),
        ko=korean,
    )


def _words(error: Exception, ended: Sequence[Exception | None], language: Language) -> FailureWords:
    departure = error.departure if isinstance(error, DepartureError) else None
    has_values = departure is not None and not departure.says.en
    return FailureWords(
        says=told(error).of(language),
        where=departure.where.of(language) if departure else "",
        expected=departure.expected.of(language) if departure and has_values else "",
        seen=departure.seen.of(language) if departure and has_values else "",
        others=tuple(each.of(language) for each in departure.others) if departure else (),
        outcomes=tuple(dict.fromkeys(told(each).of(language) for each in (error, *ended))),
    )


class _Inquiry:
    """What a desktop is asked about a failure. Being told to end, or the end of its time, leaves open what was not
    asked by then, and what was found stays."""

    def __init__(self, machine: type[DeskMachine], failed: Failed) -> None:
        self._is_thrifty = machine.looks_at_changes
        self._machine = _quiet(machine, looks_at_changes=False, between=lambda _machine: self._between())
        self._failed, self._until = failed, 0.0
        self.error, self.run, self.before = failed.error, _run(failed), tuple[RunInput, ...]()
        self.ended: list[Exception | None] = []
        self.paused: Rate | None = None
        self.is_told_run_seen: bool | None = None
        self.left_for: LeftFor = ""

    @property
    def rate(self) -> Rate:
        """How often the shortest run failed so; the once that it was met where nobody could ask again."""
        return _rate(self.ended, self.error) if self.ended else Rate(1, 1)

    def ask(self) -> None:
        """Make the run short, then run it again."""
        for part, seconds in ((self._shorten, SHORTENING_SECONDS), (self._repeat, REPEATING_SECONDS)):
            self._until = time.monotonic() + seconds
            try:
                part()
            except OutOfTime:
                self.left_for = self.left_for or "time"
            except KeyboardInterrupt:
                self.left_for = "interrupt"
                return

    def _between(self) -> None:
        if time.monotonic() >= self._until:
            raise OutOfTime

    def _shorten(self) -> None:
        if self._is_thrifty:
            self._failed = _looked_at_wholly(self._machine, self._failed)
            self.error = self._failed.error
        self.before, first = _needed_before(self._machine, self._failed)
        if first.failed:
            tries = 1 if first.is_always else _tries(first)
            self.error, self.run = shortened(self._machine, self._failed, self.before, tries, self._kept)

    def _kept(self, error: Exception, run: RunInput) -> None:
        self.error, self.run = error, run

    def _repeat(self) -> None:
        for ending in _endings(self._machine, self.before, self.run, self.error):
            self.ended.append(ending)
        self.paused = _paused(self._machine, self.before, self.run, self.error, self.rate.given)
        self.is_told_run_seen = _is_told_run_seen(self._machine, self.before, self.run, self.error)


def told(error: Exception | None) -> Words:
    """How a run ended, without anybody's data."""
    if error is None:
        return NOT_FAILED
    if isinstance(error, PropertyError | DepartureError | DesktopError):
        return error.told
    return Words(type(error).__name__, type(error).__name__)


def _kind(error: Exception) -> Literal["departs", "fails"]:
    return "fails" if isinstance(error, DesktopError) else "departs"


def _clauses(error: Exception) -> tuple[str, ...]:
    return error.departure.cites if isinstance(error, DepartureError) else ()


def _run(failed: Failed) -> RunInput:
    return RunInput(failed.configuration, failed.commands)


def _quiet(machine: type[DeskMachine], **more: Any) -> type[DeskMachine]:
    """The machine with a count of its own."""
    own = {"tally": RunCoverage(table_of(machine.readings)), **more}
    return type(machine.__name__, (machine,), own)


def _looked_at_wholly(machine: type[DeskMachine], failed: Failed) -> Failed:
    """The failure as it is when everything is looked at after each command: it may show sooner, and elsewhere. The same
    where the run does not fail then."""
    error = replayed(machine, failed.configuration, failed.commands)
    is_one = isinstance(error, PropertyError | DepartureError | DesktopError) and not isinstance(error, AdapterError)
    return failed._replace(error=error) if is_one and error is not None else failed


# --- run again


NOBODY_THE_SAME = RunInput(
    Configuration(
        ("Nobody else",), ("Nowhere else",), (AssetSetting("No line", asset_number(1), "Nowhere else"),), ("No reason",)
    ),
    (),
)
"""A reset to a stage that shares no name with others, after which a desktop should know nobody any more."""


def _ending(machine: type[DeskMachine], before: Sequence[RunInput], run: RunInput) -> Exception | None:
    for each in before:
        replayed(machine, each.configuration, each.commands)
    return replayed(machine, run.configuration, run.commands)


def _endings(
    machine: type[DeskMachine], before: Sequence[RunInput], run: RunInput, error: Exception
) -> Iterator[Exception | None]:
    """How a run ends a few times; many times where it does not always end in this error. A desktop that is out of reach
    says nothing more."""
    ended: list[Exception | None] = []
    while len(ended) < FIRST_REPEATS or (len(ended) < REPEATS and not _rate(ended, error).is_always):
        ended.append(_ending(machine, before, run))
        yield ended[-1]
        if isinstance(ended[-1], AdapterError):
            break


def _rate(ended: Sequence[Exception | None], error: Exception) -> Rate:
    """How often runs ended in this error, of those in which the desktop could be asked."""
    asked = [each for each in ended if not isinstance(each, AdapterError)]
    return Rate(sum(failure_key(each) == failure_key(error) for each in asked), len(asked))


def _tries(rate: Rate) -> int:
    """How often a run has to be given so that a failure that comes and goes is seen most likely."""
    if not rate.failed:
        return REPEATS
    return min(REPEATS, ceil(log(1 - SURE) / log(1 - rate.failed / rate.given)))


def _needed_before(machine: type[DeskMachine], failed: Failed) -> tuple[tuple[RunInput, ...], Rate]:
    """The last runs before one that failed, if it only fails after them, since a reset did not start the desktop over:
    as few as it takes, doubled each time. With them, how often the run fails then."""
    lengths = [length for length in (1, 2, 4, 8, MOST_BEFORE) if length < 2 * len(failed.before)]
    for needed in ((), *(failed.before[-length:] for length in lengths)):
        after = (NOBODY_THE_SAME, *needed)
        if failure_key(_ending(machine, after, _run(failed))) == failure_key(failed.error):
            ended = list(_endings(machine, after, _run(failed), failed.error))
            return (after if needed else ()), _rate(ended, failed.error)
    return (), _rate(list(_endings(machine, (), _run(failed), failed.error)), failed.error)


# --- dependence on time


class UnhurriedDesk:
    """A desktop that is given a pause after each command before anybody looks at it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def apply(self, command: AnyCommand) -> Answer:
        """The answer, some time after it was given."""
        answer = self._desk.apply(command)
        time.sleep(PAUSE_SECONDS)
        return answer

    def __getattr__(self, name: str) -> Any:
        return getattr(self._desk, name)


def _paused(
    machine: type[DeskMachine], before: Sequence[RunInput], run: RunInput, error: Exception, most: int
) -> Rate | None:
    """How often the run fails with pauses, of so many times at most; None where it is too long for them."""
    unhurried = _quiet(machine, make_desk=lambda self: UnhurriedDesk(super(machine, self).make_desk()))
    commands = len(run.commands) + sum(len(each.commands) for each in before)
    times = min(most, int(MOST_PAUSED_SECONDS / PAUSE_SECONDS / max(1, commands)))
    ended = [_ending(unhurried, before, run) for _ in range(times)]
    return _rate(ended, error) if times else None


# --- the told run


def _is_told_run_seen(machine: type[DeskMachine], before: Sequence[RunInput], run: RunInput, error: Exception) -> bool:
    """Whether the run fails as it is told, in the names and texts that may be told."""
    configuration, commands = made_up(run.configuration, run.commands)
    as_told = RunInput(configuration, tuple(commands))
    return as_told == run or failure_key(_ending(machine, before, as_told)) == failure_key(error)
