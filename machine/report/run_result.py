"""What each command found, as the result that is kept and shown on the page. The sentences of verdicts stand here.

What a desktop under test showed was masked and redacted where it was seen: by the oracles, and by the plugin.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from importlib.metadata import version

import msgspec

from machine.concrete.counterexample import CannotBeToldError, Counterexample, told
from machine.concrete.preparations import CannotBePlayedError
from machine.draw.learned_words import output_words
from machine.draw.words import machine_name
from machine.evidence.checkout import NAME
from machine.evidence.ledger import Entry, Ledger, worst
from machine.explore.exploration import Exploration, Verdict
from machine.faults.mutants import mutants
from machine.harness.bdd.scenario_result import ScenarioShown
from machine.harness.conformance import Conformance
from machine.harness.conformance import entries_of as conformance_entries
from machine.harness.failure import ConformanceFailure
from machine.harness.stateful.desk_machine import CampaignResult
from machine.harness.tellable_run import tellable
from machine.learning.alphabet import Output
from machine.learning.learner import Learned
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from machine.pages.results import FORM, Command, FailureFound, FailureText, MutantTried, PlayedRun, RunResult
from machine.port.run_input import RunInput
from machine.report.job import STATEFUL_RUN, Checked
from machine.report.learning import verdict_of
from machine.report.mutation import Mutation
from spec.catalogue.entries import Words
from spec.language import LANGUAGES

OURS = "inprocess"
"""The target that is our own desk."""


def of_check(checked: Checked, readings: tuple[str, ...] = ()) -> RunResult:
    """The main job."""
    found, shown = checked.result, checked.shown
    failures = (*counterexamples(checked.explored, readings), *_of_the_campaign(checked.campaign, readings))
    failed = tuple(f"{each.id}: " for each in shown if each.outcome == "failed")
    problems = tuple(
        each
        for each in found.problems
        if not each.startswith(failed) and not (checked.campaign.run and each.startswith(STATEFUL_RUN))
    )
    held = sum(bool(each.evidence) for each in found.clauses)
    passed = sum(each.passed for each in found.scenarios.values())
    refuted = sum(each.verdict == "refuted" for each in found.properties)
    open_ones = sum(each.verdict == "undetermined" for each in found.properties)
    says = {
        "green": Words(
            f"All holds: {held} clauses have evidence, {len(found.properties)} properties hold, {passed:,} scenarios "
            "passed.",
            f"모두 지켜진다. 증거가 있는 조항 {held}개, 속성 {len(found.properties)}개, 통과한 시나리오 {passed:,}개.",
        ),
        "refuted": Words(
            f"Not all holds: {refuted} properties refuted, {len(failed)} scenarios failed, {len(problems)} other "
            "problems.",
            f"지켜지지 않는 것이 있다. 반증된 속성 {refuted}개, 실패한 시나리오 {len(failed)}개, 그 밖의 문제 "
            f"{len(problems)}개.",
        ),
        "undetermined": Words(
            f"Not all is known: {open_ones} properties are undetermined.",
            f"모두 알지는 못한다. 미정인 속성 {open_ones}개.",
        ),
    }
    return _run(
        "check",
        OURS,
        found.verdict,
        says[found.verdict],
        found.seconds,
        readings=readings,
        problems=problems,
        entries=checked.ledger.entries,
        scenarios=tuple(shown),
        failures=failures,
    )


def counterexamples(
    explored: Iterable[tuple[Bounds, Exploration]], readings: tuple[str, ...] = ()
) -> tuple[FailureFound, ...]:
    """A failure for each property that is refuted, with the first run that shows it, where a run does."""
    found: dict[str, FailureFound] = {}
    for bounds, space in explored:
        for verdict in space.verdicts:
            if verdict.verdict == "refuted" and verdict.id not in found:
                found[verdict.id] = _counterexample(verdict, bounds, readings)
    return tuple(found.values())


def _counterexample(verdict: Verdict, bounds: Bounds, readings: tuple[str, ...]) -> FailureFound:
    failure = FailureFound("refuted", verdict.bound, (verdict.id,))
    if verdict.counterexample is None:
        return failure
    given = Counterexample(verdict.id, verdict.counterexample, bounds, table_of(readings), verdict.cycle or ())
    try:
        english, korean = (told(given, language) for language in LANGUAGES)
    except (CannotBePlayedError, CannotBeToldError) as error:
        return msgspec.structs.replace(failure, says=f"{verdict.bound}; {error}")
    departs = english.violation + 1
    return msgspec.structs.replace(
        failure,
        commands=len(english.play.commands),
        told=Words(english.feature, korean.feature),
        run=_played(tellable(english.play.configuration, english.play.commands[:departs]), readings, breaks=verdict.id),
    )


def _of_the_campaign(campaign: CampaignResult, readings: tuple[str, ...]) -> Iterator[FailureFound]:
    """What random runs of our own desk found, where a run shows it."""
    if campaign.failure is not None and campaign.run is not None:
        asks = tuple(each for each, word in campaign.properties.items() if word == "refuted")
        yield FailureFound(
            "failed",
            campaign.failure.partition("\n")[0],
            asks,
            commands=len(campaign.run.commands),
            run=_played(campaign.run, readings),
        )


def _played(run: RunInput | None, readings: tuple[str, ...], breaks: str = "") -> PlayedRun | None:
    """A run at whose last command a desktop did otherwise."""
    return None if run is None else PlayedRun(run, len(run.commands), readings, breaks)


def of_test(
    code: int,
    shown: Sequence[ScenarioShown],
    target: str,
    entries: Iterable[Entry],
    seconds: float,
    readings: tuple[str, ...],
) -> RunResult:
    """Feature files, whose run ended with this code: 0 green, 1 red, 3 nothing known."""
    outcomes = Counter(each.outcome for each in shown)
    says = Words(
        f"{outcomes['passed']:,} of {len(shown):,} scenarios passed, {outcomes['failed']:,} failed, "
        f"{outcomes['left_out']:,} left out.",
        f"시나리오 {len(shown):,}개 가운데 통과 {outcomes['passed']:,}개, 실패 {outcomes['failed']:,}개, 제외 "
        f"{outcomes['left_out']:,}개.",
    )
    verdict = {0: "passed", 1: "failed"}.get(code, "undetermined")
    return _run(
        "test", target, verdict, says, seconds, readings=readings, entries=tuple(entries), scenarios=tuple(shown)
    )


def of_conform(found: Conformance, target: str, readings: tuple[str, ...]) -> RunResult:
    """A desktop held to the specification; a clause that it was held to is tested there."""
    clauses = found.clauses
    stated, assumed = clauses.clauses, clauses.assumptions
    of, of_assumed = stated.of - len(stated.not_offered), assumed.of - len(assumed.not_offered)
    broken = tuple(dict.fromkeys(each.asks[0] for each in found.failures))
    said = {
        "conforms": Words("It does all that was asked.", "물은 대로 모두 한다."),
        "departs": Words(
            f"It does otherwise than specified: {', '.join(broken)}.", f"명세와 다르게 한다: {', '.join(broken)}."
        ),
        "fails": Words("It fails by itself.", "스스로 오류를 낸다."),
        "flaky": Words(
            f"It does otherwise at one time and not at another: {', '.join(broken)}.",
            f"어떤 때는 다르게 하고 어떤 때는 그렇지 않다: {', '.join(broken)}.",
        ),
        "undetermined": Words("Not all that it offers was met.", "제공하는 것을 모두 확인하지는 못했다."),
    }[found.verdict]
    says = Words(
        f"{said.en} Held: {len(stated.held)} of {of} clauses, {len(assumed.held)} of {of_assumed} assumptions, "
        f"{found.commands:,} commands given.",
        f"{said.ko} 지켜진 것: 조항 {of}개 가운데 {len(stated.held)}개, 가정 {of_assumed}개 가운데 "
        f"{len(assumed.held)}개. 준 명령 {found.commands:,}개.",
    )
    refuted = {each for failure in found.failures for each in failure.asks}
    steps = [each.told for each in found.self_test if each.result == "failed"]
    problems = (
        *(Words(f"Self-test, {each.en}", f"자체 시험, {each.ko}") for each in steps),
        *found.exchanges_told,
    )
    every = (*stated.held, *assumed.held)
    held = (Entry("conform", each, "tested", f"{target}: held") for each in every if each not in refuted)
    return _run(
        "conform",
        target,
        found.verdict,
        says,
        found.seconds,
        readings=readings,
        problems=tuple(each.en for each in problems),
        problems_ko=tuple(each.ko for each in problems),
        entries=(*conformance_entries(found, target), *held),
        failures=tuple(_failure(each, readings) for each in found.failures),
    )


def _failure(failure: ConformanceFailure, readings: tuple[str, ...]) -> FailureFound:
    korean = failure.ko
    return FailureFound(
        kind="flaky" if failure.is_flaky else failure.kind,
        says=failure.says,
        asks=failure.asks,
        where=failure.where,
        expected=failure.expected,
        seen=failure.seen,
        others=failure.others,
        failed=failure.rate.failed,
        given=failure.rate.given,
        runs=failure.runs,
        commands=failure.commands,
        depends_on=failure.depends_on,
        told=Words(failure.feature_en, failure.feature_ko),
        ko=FailureText(korean.says, korean.where, korean.expected, korean.seen, korean.others),
        run=_played(tellable(failure.run.configuration, failure.run.commands), readings),
    )


def of_learn(found: Sequence[Learned], target: str, readings: tuple[str, ...], seconds: float) -> RunResult:
    """A desktop learned as machines, beside ours."""
    verdict = verdict_of(found)
    said = {
        "same": Words(
            "What was learned is what is specified, if the desktop has no more states than was assumed.",
            "가정한 것보다 상태가 많지 않다면, 학습한 것은 명세와 같다.",
        ),
        "differs": Words("It does otherwise than specified.", "명세와 다르게 한다."),
        "nondeterministic": Words(
            "It does the same thing at one time and another thing at another, so there is no machine to learn.",
            "같은 일에 때에 따라 다르게 답하므로 학습할 상태 기계가 없다.",
        ),
        "undetermined": Words("It was not learned to the end.", "끝까지 학습하지 못했다."),
    }[verdict]
    words = sum(each.words for each in found)
    says = Words(f"{said.en} {words:,} words asked.", f"{said.ko} 물어본 낱말 {words:,}개.")
    failures = tuple(failure for each in found for failure in _learned(each, readings))
    return _run("learn", target, verdict, says, seconds, readings=readings, failures=failures)


def _learned(found: Learned, readings: tuple[str, ...]) -> Iterator[FailureFound]:
    """A failure for the word that tells a desktop from ours, or that it answers in two ways."""
    if found.telling is not None:
        telling = found.telling
        told = Words(telling.feature_en, telling.feature_ko)
        yield _word(found, "differs", telling.word, (telling.expected, telling.seen), telling.run, readings, told)
    if found.contradiction is not None:
        other = found.contradiction
        yield _word(found, "nondeterministic", other.word, (other.first, other.later), other.run, readings)


def _word(
    found: Learned,
    kind: str,
    word: Sequence[int],
    outputs: tuple[Output, Output],
    run: RunInput,
    readings: tuple[str, ...],
    told: Words | None = None,
) -> FailureFound:
    """A failure on a word: what was expected at its end, and what was seen."""
    expected, seen = outputs
    texts = {}
    for language in LANGUAGES:
        machine = machine_name(found.alphabet.machine, language)
        said = ", ".join(found.alphabet.symbols[symbol].told(language) for symbol in word)
        texts[language] = FailureText(
            says=said,
            where=f"{machine}: {said}",
            expected=output_words(expected, seen, found.alphabet, language),
            seen=output_words(seen, expected, found.alphabet, language),
            others=(),
        )
    english = texts["en"]
    return FailureFound(
        kind,
        english.says,
        (),
        where=english.where,
        expected=english.expected,
        seen=english.seen,
        commands=len(run.commands),
        told=told,
        ko=texts["ko"],
        run=_played(tellable(run.configuration, run.commands), readings),
    )


def of_mutate(found: Mutation, seconds: float) -> RunResult:
    """What finds which mutant."""
    numbers: Mapping[str, int] = {each.id: number for number, each in enumerate(mutants(), 1)}
    counted, survivors = len(found.counted), len(found.survivors())
    equal = len(found.mutants) - counted
    says = Words(
        f"{counted - survivors:,} of {counted:,} mutants are found, {survivors:,} by nothing; {equal:,} make no "
        f"difference. {len(found.mutants):,} of {found.of:,} were tried.",
        f"변이 {counted:,}개 가운데 {counted - survivors:,}개를 찾아내고 {survivors:,}개는 찾지 못한다. 차이가 없는 것 "
        f"{equal:,}개. 전체 {found.of:,}개 가운데 {len(found.mutants):,}개를 시험했다.",
    )
    tried = tuple(
        MutantTried(numbers[each.id], each.id, each.name, each.status, each.killed_by) for each in found.mutants
    )
    return _run("mutate", OURS, found.verdict, says, seconds, mutants=tried, of_mutants=found.of)


def of_ledger(ledger: Ledger, names: Sequence[str], seconds: float) -> RunResult:
    """Several ledgers together; their names stand for whatever desks they tell of."""
    words = Counter(ledger.words().values())
    says = Words(
        f"{len(ledger.entries):,} findings: {words['proved']:,} subjects proved, {words['tested']:,} tested, "
        f"{words['undetermined']:,} undetermined, {words['refuted']:,} refuted.",
        f"증거 {len(ledger.entries):,}개: 증명 {words['proved']:,}개, 시험 {words['tested']:,}개, 미정 "
        f"{words['undetermined']:,}개, 반증 {words['refuted']:,}개.",
    )
    verdict = worst(ledger.words().values())
    failures = tuple(
        FailureFound("refuted", each.detail, (each.subject,), where=each.producer)
        for each in ledger.entries
        if each.word == "refuted"
    )
    return _run("ledger", ", ".join(names), verdict, says, seconds, entries=ledger.entries, failures=failures)


def _run(command: Command, target: str, verdict: str, says: Words, seconds: float, **more: object) -> RunResult:
    run = RunResult(
        form=FORM,
        command=command,
        desk="" if target == OURS else target,
        when=datetime.now().astimezone().isoformat(timespec="seconds"),
        version=version(NAME),
        verdict=verdict,
        says=says,
        seconds=round(seconds, 2),
    )
    return msgspec.structs.replace(run, **more)
