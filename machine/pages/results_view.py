"""The view of results: run by run what was found, what failed before what did not, beside the run before.

A page has a limit. Where results would pass it, what is green is told shorter first, then what failed; nothing that
failed is left out, and what is shorter says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

import msgspec

from machine.draw import addresses
from machine.faults.detector_names import DETECTORS
from machine.harness.bdd.scenario_result import ScenarioShown
from machine.pages.found import Found, desk_name, desk_words, is_ours, moment, scenario_key, subject_address
from machine.pages.mutants import MutantEntry
from machine.pages.phrases import COMMANDS, GREEN_SHORTER, GREEN_SHORTEST, RED_SHORTER, RED_SHORTEST
from machine.pages.results import FailureFound, KeptRun, RunResult, WildTable, failed_scenarios
from machine.pages.verdicts import RANKS, Mark, is_bad, mark, worst
from spec.catalogue.entries import Words
from spec.language import Language

Detail = Literal["all", "green without steps", "green counted", "red shorter", "red in a line"]
DETAILS: Mapping[Detail, Words | None] = {
    "all": None,
    "green without steps": GREEN_SHORTER,
    "green counted": GREEN_SHORTEST,
    "red shorter": RED_SHORTER,
    "red in a line": RED_SHORTEST,
}
"""How much is told, from all of it to the least, and how that is said."""
LINES_OF_SHORTER = 12
"""Of a told scenario, at its end, and of a scenario's steps, up to the one that failed."""
TURNED_LIMIT = 200


class StepShown(msgspec.Struct, frozen=True):
    """A step with its outcome: passed, failed, or `not run` where one before it failed."""

    says: str
    block: str
    mark: Mark | None


class ScenarioEntry(msgspec.Struct, frozen=True):
    """A scenario with its outcome. `address` is where it stands on the page, empty where it is not ours."""

    title: str
    address: str
    mark: Mark
    seconds: float
    steps: tuple[StepShown, ...]
    problem: str
    language: str


class FeatureEntry(msgspec.Struct, frozen=True):
    """The scenarios of a feature file, by their outcomes; those that are only counted are not in `scenarios`."""

    title: str
    mark: Mark
    passed: int
    failed: int
    left_out: int
    seconds: float
    scenarios: tuple[ScenarioEntry, ...]


class FailureEntry(msgspec.Struct, frozen=True):
    """Something that failed: a failure of a desktop, with the scenario that shows it, or a scenario. Its texts are in
    `language`."""

    address: str
    mark: Mark
    title: Words
    asks: tuple[str, ...]
    says: str
    expected: str
    seen: str
    where: str
    others: tuple[str, ...]
    language: Language
    failure: FailureFound | None
    told: Words | None
    scenario: ScenarioEntry | None


class Turned(msgspec.Struct, frozen=True):
    """What is otherwise than in the run before; without a word it was not there."""

    says: Words
    address: str
    was: Mark | None
    now: Mark | None


class Against(msgspec.Struct, frozen=True):
    """A run beside the one before it; not `comparable` where that was about another desk."""

    when: Words
    mark: Mark
    desk: Words
    seconds: float
    comparable: bool
    red: tuple[Turned, ...]
    green: tuple[Turned, ...]
    more: int


class RunEntry(msgspec.Struct, frozen=True):
    """One run. `other_language` has the outcomes of scenarios in the language that is not shown."""

    command: str
    address: str
    about: Words
    desk: Words
    verdict: str
    mark: Mark
    says: Words
    when: Words
    version: str
    seconds: float
    failures: tuple[FailureEntry, ...]
    problems: tuple[str, ...]
    problems_language: Language
    against: Against | None
    features: tuple[FeatureEntry, ...]
    other_language: Mapping[str, int]
    detectors: tuple[tuple[str, int, int], ...]
    survivors: tuple[MutantEntry, ...]
    left_out: Mapping[str, int]


class ResultsEntry(msgspec.Struct, frozen=True):
    """The whole view."""

    runs: tuple[RunEntry, ...]
    mutants: tuple[MutantEntry, ...]
    wild: tuple[WildTable, ...]
    notes: tuple[str, ...]
    shorter: Words | None


def results_view(
    found: Found,
    language: Language,
    titles: Mapping[str, str],
    scenarios: Mapping[tuple[str, str], str],
    detail: Detail,
) -> ResultsEntry:
    """The view in a language. `titles` are those of our features by file, `scenarios` the addresses of our scenarios by
    file and title, both in this language."""
    entries = (_run(each, found, language, titles, scenarios, detail) for each in found.results.runs)
    return ResultsEntry(
        runs=tuple(sorted(entries, key=lambda each: RANKS.get(each.verdict, len(RANKS)))),
        mutants=found.mutants,
        wild=found.results.wild,
        notes=found.results.notes,
        shorter=DETAILS[detail],
    )


def _run(
    kept: KeptRun,
    found: Found,
    language: Language,
    titles: Mapping[str, str],
    scenarios: Mapping[tuple[str, str], str],
    detail: Detail,
) -> RunEntry:
    run = kept.run
    own = [each for each in run.scenarios if each.language == language]
    shown = own or list(run.scenarios)
    others = [each for each in run.scenarios if each.language != language] if own else []
    tried = {each.number for each in run.mutants}
    is_korean = language == "ko" and len(run.problems_ko) == len(run.problems)
    mutants = [each for each in found.mutants if each.number in tried]
    return RunEntry(
        command=run.command,
        address=addresses.run(run.command),
        about=COMMANDS[run.command],
        desk=desk_words(run),
        verdict=run.verdict,
        mark=mark(run.verdict),
        says=run.says,
        when=moment(run.when),
        version=run.version,
        seconds=run.seconds,
        failures=tuple(_failures(run, language, scenarios, detail)),
        problems=run.problems_ko if is_korean else run.problems,
        problems_language="ko" if is_korean else "en",
        against=None if kept.before is None else _against(run, kept.before, language, scenarios),
        features=tuple(_features(run, shown, language, titles, scenarios, detail)),
        other_language=Counter(each.outcome for each in others),
        detectors=tuple(_detectors(mutants)),
        survivors=tuple(each for each in mutants if each.status == "survived"),
        left_out=run.left_out,
    )


# --- failures


def _failures(
    run: RunResult, language: Language, scenarios: Mapping[tuple[str, str], str], detail: Detail
) -> Iterator[FailureEntry]:
    """First what failed on a desktop, then every scenario that failed, in whichever language it is written."""
    for number, each in enumerate(run.failures, 1):
        text = each.ko if language == "ko" and each.ko is not None else each
        yield FailureEntry(
            address=addresses.failure(run.command, number),
            mark=mark(each.kind),
            title=Words(each.asks[0], each.asks[0]) if each.asks else Words(each.kind, each.kind),
            asks=each.asks,
            says=text.says,
            expected=text.expected,
            seen=text.seen,
            where=text.where,
            others=() if detail in ("red shorter", "red in a line") else text.others,
            language="en" if text is each else language,
            failure=each,
            told=None if each.told is None else _told(each.told, detail),
            scenario=None,
        )
    for number, shown in failed_scenarios(run):
        yield FailureEntry(
            address=addresses.failure(run.command, number),
            mark=mark("failed"),
            title=Words(shown.scenario, shown.scenario),
            asks=shown.tags,
            says="",
            expected="",
            seen="",
            where=shown.feature,
            others=(),
            language="en",
            failure=None,
            told=None,
            scenario=_scenario(shown, language, scenarios, detail),
        )


def _told(told: Words, detail: Detail) -> Words | None:
    if detail == "red in a line":
        return None
    return Words(_end(told.en), _end(told.ko)) if detail == "red shorter" else told


def _end(text: str) -> str:
    lines = text.splitlines()
    left_out = len(lines) - LINES_OF_SHORTER
    return text if left_out <= 0 else "\n".join((f"… {left_out:,}", *lines[-LINES_OF_SHORTER:]))


# --- scenarios


def _features(
    run: RunResult,
    shown: Sequence[ScenarioShown],
    language: Language,
    titles: Mapping[str, str],
    scenarios: Mapping[tuple[str, str], str],
    detail: Detail,
) -> Iterator[FeatureEntry]:
    """By feature, those in which something failed first; what failed stands among the failures with its steps."""
    numbers = {id(each): number for number, each in failed_scenarios(run)}
    by_file: dict[tuple[bool, str], list[ScenarioShown]] = {}
    for each in shown:
        by_file.setdefault((is_ours(each), each.feature), []).append(each)

    def rank(of: tuple[tuple[bool, str], list[ScenarioShown]]) -> tuple[bool, str]:
        return all(each.outcome != "failed" for each in of[1]), of[0][1]

    for (ours, file), several in sorted(by_file.items(), key=rank):
        stem, outcomes = file.removesuffix(".feature"), Counter(each.outcome for each in several)
        counted = detail not in ("all", "green without steps")
        listed = [each for each in several if each.outcome == "failed" or not counted]
        yield FeatureEntry(
            title=titles.get(stem, file) if ours else file,
            mark=mark("failed" if outcomes["failed"] else "passed" if outcomes["passed"] else "left_out"),
            passed=outcomes["passed"],
            failed=outcomes["failed"],
            left_out=outcomes["left_out"],
            seconds=sum(each.seconds for each in several),
            scenarios=tuple(
                _scenario(each, language, scenarios, detail)
                if each.outcome != "failed"
                else _failed(each, addresses.failure(run.command, numbers[id(each)]))
                for each in sorted(listed, key=lambda each: each.outcome != "failed")
            ),
        )


def _scenario(
    shown: ScenarioShown, language: Language, scenarios: Mapping[tuple[str, str], str], detail: Detail
) -> ScenarioEntry:
    failed = shown.outcome == "failed"
    return ScenarioEntry(
        title=shown.scenario,
        address=_address(shown, language, scenarios),
        mark=mark(shown.outcome),
        seconds=shown.seconds,
        steps=() if detail == "red in a line" or (not failed and detail != "all") else tuple(_steps(shown, detail)),
        problem=_problem(shown, detail),
        language="ko" if shown.language == "ko" else "en",
    )


def _failed(shown: ScenarioShown, address: str) -> ScenarioEntry:
    """One that is told among the failures: that is where it leads."""
    language = "ko" if shown.language == "ko" else "en"
    return ScenarioEntry(shown.scenario, address, mark("failed"), shown.seconds, (), "", language)


def _address(shown: ScenarioShown, language: Language, scenarios: Mapping[tuple[str, str], str]) -> str:
    if not is_ours(shown) or shown.language != language:
        return ""
    return scenarios.get((shown.feature.removesuffix(".feature"), shown.scenario), "")


def _steps(shown: ScenarioShown, detail: Detail) -> Iterator[StepShown]:
    """Up to the one that failed each has passed; which one failed is not always known."""
    first = 0
    if detail == "red shorter" and shown.failed_step > LINES_OF_SHORTER:
        first = shown.failed_step - LINES_OF_SHORTER
    for number, step in enumerate(shown.steps[first:], first + 1):
        outcome = None
        if shown.outcome == "passed" or number < shown.failed_step:
            outcome = mark("passed")
        elif number == shown.failed_step:
            outcome = mark("failed")
        elif detail == "red shorter" and shown.failed_step:
            return
        yield StepShown(step.says, step.block, outcome)


def _problem(shown: ScenarioShown, detail: Detail) -> str:
    """Why it failed or is left out; the step that failed is marked and not named again."""
    _, newline, said = shown.problem.partition("\n")
    problem = said.strip() if newline and shown.failed_step else shown.problem
    return problem if detail in ("all", "green without steps", "green counted") else problem.split("\n")[0][:300]


# --- mutants


def _detectors(mutants: Sequence[MutantEntry]) -> Iterator[tuple[str, int, int]]:
    """Of those that change something, how many each detector finds."""
    counted = [each for each in mutants if each.status != "equivalent"]
    for detector in DETECTORS if counted else ():
        yield detector, sum(detector in each.killed_by for each in counted), len(counted)


# --- the run before


def _against(
    run: RunResult, before: RunResult, language: Language, scenarios: Mapping[tuple[str, str], str]
) -> Against:
    comparable = desk_name(run) == desk_name(before)
    red: list[Turned] = []
    green: list[Turned] = []
    if comparable:
        now, then = (_words(each, language, scenarios) for each in (run, before))
        for key in {**now, **then}:
            is_word, was_word = (words[key][0] if key in words else "" for words in (now, then))
            if is_bad(is_word) is is_bad(was_word):
                continue
            _, says, address = now.get(key) or then[key]
            turned = Turned(says, address, mark(was_word) if was_word else None, mark(is_word) if is_word else None)
            (red if is_bad(is_word) else green).append(turned)
    return Against(
        when=moment(before.when),
        mark=mark(before.verdict),
        desk=desk_words(before),
        seconds=before.seconds,
        comparable=comparable,
        red=tuple(red),
        green=tuple(green[:TURNED_LIMIT]),
        more=max(0, len(green) - TURNED_LIMIT),
    )


def _words(
    run: RunResult, language: Language, scenarios: Mapping[tuple[str, str], str]
) -> Mapping[str, tuple[str, Words, str]]:
    """By subject the worst word of a run, what it is called, and where it stands on the page."""
    found: dict[str, tuple[str, Words, str]] = {}

    def note(key: str, word: str, says: Words, address: str) -> None:
        known = found.get(key)
        found[key] = (word if known is None else worst((known[0], word)), says, address)

    for each in run.entries:
        note(each.subject, each.word, Words(each.subject, each.subject), subject_address(each.subject))
    for shown in run.scenarios:
        title = scenario_key(shown)
        note(f"scenario {shown.id}", shown.outcome, Words(title, title), _address(shown, language, scenarios))
    for mutant in run.mutants:
        says = Words(mutant.name, mutant.name)
        note(f"mutant {mutant.id}", mutant.status, says, addresses.mutant(mutant.number))
    for problem in run.problems:
        note(f"problem {problem}", "failed", Words(problem, problem), "")
    return found
