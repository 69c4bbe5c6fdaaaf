"""What `textdesk conform` says: how far a desktop was held to the specification, and where it departs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rich.console import Console

from machine.harness.clause_coverage import RECOGNISED
from machine.harness.conformance import Conformance, Coverage
from machine.harness.failure import PAUSE_SECONDS, SHORTENING_SECONDS, ConformanceFailure
from machine.harness.stateful.coverage import LAST_RUNS
from machine.harness.stateful.desk_machine import FAULTS_LIMIT
from machine.pages.verdicts import mark
from spec.catalogue.entries import Notation, Words
from spec.catalogue.load import load
from spec.language import Language

COLOURS = {"conforms": "green", "departs": "red", "fails": "red", "flaky": "yellow", "undetermined": "yellow"}
NUMBER = re.compile(r"[0-9]+")
MOST_NAMED = 12
"""Ids in one line."""
MOST_LINES = 30
"""Of a scenario, at either end."""
MOST_PLACES = 4
"""Places of one moment that are named below the first."""
NOT_SHORTER = {
    "interrupt": Words(
        "It was not made as short as can be, nor run again: that was interrupted.",
        "중단되어, 더 줄이지도 다시 실행하지도 못했다.",
    ),
    "time": Words(
        f"It may not be as short as can be: that took longer than {SHORTENING_SECONDS:g} s.",
        f"줄이는 데 {SHORTENING_SECONDS:g}초가 넘게 걸려, 더 줄일 수 있을지도 모른다.",
    ),
}
RARE_IN_KOREAN = {
    "conference": "회의",
    "asset deleted in a conference": "회의 중 자산 삭제",
    "asset deleted during a transfer": "전환 중 자산 삭제",
    "customer leaves during a conference": "회의 중 고객 이탈",
    "RONA with several offers": "요청이 여럿일 때 RONA",
}
"""What runs seldom reach, in Korean; in English it is called by its name."""
DRIVERS = {"plan": Words("Plan", "계획"), "random": Words("Random", "무작위")}
EXIT_CODES = {"conforms": 0, "departs": 1, "fails": 1, "flaky": 1, "undetermined": 3}


def print_conformance(
    found: Conformance, console: Console, language: Language = "en", took_seconds: float | None = None
) -> None:
    """Print the result; of a departure what was expected and seen, and how to repeat it, as a scenario. All of it
    `took_seconds`, the plan that was made and failures that were made short included."""
    for part in (_self_test, _covered, _beside, _clauses, _masking, _lost, _failed):
        for line in part(found):
            console.print(line.of(language), highlight=False, soft_wrap=True, markup=False)
    colour, seconds = COLOURS[found.verdict], Words(f"{found.seconds:.1f} s", f"{found.seconds:.1f}초")
    if took_seconds is not None:
        runs = f"{min(found.seconds, took_seconds):.1f}"
        seconds = Words(
            f"{took_seconds:.1f} s, {runs} s of them for the runs", f"{took_seconds:.1f}초(실행에 {runs}초)"
        )
    verdict = Words(
        f"Verdict: [{colour}]{found.verdict}[/] in {seconds.en}",
        f"판정: [{colour}]{mark(found.verdict).word.ko}[/]({found.verdict}), {seconds.ko}",
    )
    console.print(verdict.of(language), highlight=False)


def _times(counts: Iterable[tuple[str, int]]) -> Words:
    """How often each was met."""
    counted = tuple(counts)
    return Words(
        ", ".join(f"{name} {count:,} times" for name, count in counted),
        ", ".join(f"{name} {count:,}번" for name, count in counted),
    )


def _covered(found: Conformance) -> Iterator[Words]:
    """What the runs did, driver by driver, and what they left out."""
    for driver, done in found.coverage.items():
        is_random = driver == "random"
        called = DRIVERS.get(driver, Words(driver, driver))
        runs, transitions = _runs(done), _transitions(done)
        yield Words(
            f"{called.en}: {runs.en}, {done.commands:,} commands ({done.refused:,} refused), {transitions.en}"
            f"{f', seed {found.seed}' if is_random else ''}",
            f"{called.ko}: {runs.ko}, 명령 {done.commands:,}개(거부 {done.refused:,}개), {transitions.ko}"
            f"{f', 시드 {found.seed}' if is_random else ''}",
        )
        rare = Words(
            ", ".join(f"{name} {count:,} times" for name, count in done.rare.items()),
            ", ".join(f"{RARE_IN_KOREAN.get(name, name)} {count:,}번" for name, count in done.rare.items()),
        )
        yield Words(f"    {rare.en}", f"    {rare.ko}")
        if done.situations:
            yield Words(
                f"    {done.situations:,} situations, {done.new} of them new in the last {LAST_RUNS} runs",
                f"    상황 {done.situations:,}가지, 마지막 실행 {LAST_RUNS}번에서 처음 만난 것 {done.new}가지",
            )
        if done.left_out:
            counts = _times(done.left_out.items())
            yield Words(f"    Not offered, not given: {counts.en}", f"    제공하지 않아 주지 않음: {counts.ko}")
    for field, count in sorted(found.left_out.items()):
        yield Words(
            f"Not offered, not compared: {field}, {count:,} times", f"제공하지 않아 비교하지 않음: {field}, {count:,}번"
        )


def _beside(found: Conformance) -> Iterator[Words]:
    """What came beyond the port, and beside it."""
    if found.extra_fields:
        named = _times(sorted(found.extra_fields.items()))
        yield Words(f"Beyond the port, ignored: {named.en}", f"포트에 없어 무시함: {named.ko}")
    for where, times in sorted(found.beside.items()):
        yield Words(
            f"Values could be read {times:,} times beside the messages: {where}. They are counted and told to nobody.",
            f"메시지 밖에서 값을 읽을 수 있었다({where}, {times:,}번). 횟수만 세고 누구에게도 알리지 않는다.",
        )


def _clauses(found: Conformance) -> Iterator[Words]:
    """What the desktop was held to, and what not."""
    clauses, taken = found.clauses, found.clauses.reachable - len(found.clauses.not_taken)
    stated, assumed = clauses.clauses, clauses.assumptions
    counts = Words(
        ", ".join(
            f"{len(each.held)} of {each.of} {name}"
            for name, each in (("clauses", stated), ("assumptions", assumed))
            if each.of
        ),
        ", ".join(
            f"{name} {each.of}개 가운데 {len(each.held)}개"
            for name, each in (("조항", stated), ("가정", assumed))
            if each.of
        ),
    )
    not_offered = (*stated.not_offered, *assumed.not_offered)
    is_part = not_offered or found.left_out
    what = Words("what it offers", "제공하는 것") if is_part else Words("all that it offers", "제공하는 것 모두")
    if found.asked:
        asked = ", ".join(found.asked)
        what = Words(f"what was asked about ({asked})", f"물은 것({asked})")
    yield Words(
        f"Held in {what.en}: {counts.en}, {taken} of {clauses.reachable} transitions",
        f"{what.ko}에서 지켜진 것: {counts.ko}, 전이 {clauses.reachable}개 가운데 {taken}개",
    )
    if not found.asked:
        yield _not_counted(stated.of, assumed.of)
    broken = tuple(each.asks[0] for each in found.failures)
    never_met = (
        (Words("Not decided", "결정되지 않음"), (*stated.not_decided, *assumed.not_decided)),
        (Words("Never taken", "일어나지 않은 전이"), clauses.not_taken),
        (Words("Never given", "주지 않은 명령"), clauses.not_given),
        (Words("Never seen", "보지 못한 것"), clauses.not_seen),
    )
    for says, ids in (
        (Words("Broken", "어긴 것"), tuple(dict.fromkeys(broken))),
        (Words("Not offered", "제공하지 않음"), not_offered),
        *(() if found.failures else never_met),
    ):
        if ids:
            named, more = ", ".join(ids[:MOST_NAMED]), len(ids) - MOST_NAMED
            yield Words(
                f"    {says.en}: {named}{f' and {more:,} more' if more > 0 else ''}",
                f"    {says.ko}: {named}{f' 외 {more:,}개' if more > 0 else ''}",
            )
    if not clauses.is_whole and found.failures:
        count = len(found.failures)
        yield Words(
            f"The rest was not met before the run ended at failure {count}; --max-failures goes on, as --watch does.",
            f"{count}번째 실패에서 실행이 끝나 나머지는 만나지 못했다. --max-failures를 주면 --watch처럼 이어 간다.",
        )
    elif not clauses.is_whole:
        yield Words(
            "What was never met is not known: leave out --plan, --examples and --seconds, or give more.",
            "만나지 못한 것은 알 수 없다. --plan, --examples, --seconds를 빼거나 늘려야 한다.",
        )


def _not_counted(stated: int, assumed: int) -> Words:
    """Why these are fewer than the catalogue has."""
    catalogue = load()
    every, all_assumed = len(catalogue.clauses), len(catalogue.assumptions)
    return Words(
        f"    Of {every} clauses {every - stated} only advise. Of {all_assumed} assumptions {all_assumed - assumed} "
        "rest on no one transition, field or refusal: they are held by everything together and counted where broken.",
        f"    조항 {every}개 가운데 {every - stated}개는 권고일 뿐이고, 가정 {all_assumed}개 가운데 "
        f"{all_assumed - assumed}개는 전이나 항목이나 거부 하나에 걸려 있지 않아 전체로 지켜지며 어겼을 때만 센다.",
    )


def _masking(found: Conformance) -> Iterator[Words]:
    """In which of the documented ways values were written: the rule of what is recognised was looked at in these."""
    is_offered = RECOGNISED not in found.clauses.assumptions.not_offered
    if not is_offered or (found.asked and RECOGNISED not in found.asked):
        return
    notations = load().notations
    written = [notations[each] for each in found.clauses.notations]
    masked, left = (_named(each for each in written if each.is_masked is is_so) for is_so in (True, False))
    if written:
        yield Words(
            f"Masking was looked at in {len(written)} of {len(notations)} ways of writing: {masked.en or 'none'}; "
            f"and in what must stay: {left.en or 'nothing'}",
            f"마스킹을 확인한 표기: {len(notations)}가지 가운데 {len(written)}가지({masked.ko or '없음'}), "
            f"그대로 두어야 하는 것: {left.ko or '없음'}",
        )
    if found.clauses.not_written and not found.failures:
        missing = _named(notations[each] for each in found.clauses.not_written)
        yield Words(f"    Not looked at: {missing.en}", f"    확인하지 않은 것: {missing.ko}")


def _named(notations: Iterable[Notation]) -> Words:
    every = tuple(notations)
    return Words("; ".join(each.says.en for each in every), "; ".join(each.says.ko for each in every))


def _self_test(found: Conformance) -> Iterator[Words]:
    """The steps of the self-test that did not go well."""
    failed = [outcome for outcome in found.self_test if outcome.result == "failed"]
    if found.self_test and not failed:
        ok, every = sum(outcome.result == "ok" for outcome in found.self_test), len(found.self_test)
        yield Words(
            f"Self-test: {ok} of {every} steps ok, the others not for such a desktop",
            f"자체 시험: {every}단계 가운데 {ok}단계 통과, 나머지는 이런 데스크톱에 해당하지 않음",
        )
    for outcome in failed:
        sign, says = "?" if outcome.is_lost else "✗", outcome.told
        yield Words(f"{sign} Self-test, {says.en}", f"{sign} 자체 시험, {says.ko}")


def told_once(exchanges: Iterable[Words]) -> list[Words]:
    """The first of those exchanges that failed alike: the same but for their numbers, as where every view has one field
    too many."""
    alike: dict[str, Words] = {}
    for each in exchanges:
        alike.setdefault(NUMBER.sub("", each.en), each)
    return list(alike.values())


def _lost(found: Conformance) -> Iterator[Words]:
    """Why not all is known."""
    yield from told_once(found.exchanges_told)
    if found.exchanges:
        yield Words(
            "An exchange that failed says nothing of the desktop; it ends its run.",
            "실패한 주고받기는 데스크톱에 관해 아무것도 말해 주지 않으며, 그 실행은 거기서 끝난다.",
        )
    if found.interrupted:
        yield Words("Interrupted: what was done until then is told.", "중단됨: 그때까지 한 것만 보고한다.")
    yield from _cut_short(found)
    if not found.commands:
        yield Words(
            "No command was given, so nothing is known; give a plan, examples, or a desktop that offers something.",
            "명령을 하나도 주지 않아 아무것도 알 수 없다. 계획이나 무작위 실행을 주거나, 무언가를 제공하는 데스크톱을 "
            "주어야 한다.",
        )


def failure_lines(failure: ConformanceFailure) -> Iterator[Words]:
    """What went wrong, how often, and what it depends on."""
    yield Words(failure.says, failure.ko.says)
    if failure.others:
        more = len(failure.others) - MOST_PLACES
        english, korean = ("; ".join(each.others[:MOST_PLACES]) for each in (failure, failure.ko))
        yield Words(
            f"    also otherwise: {english}{f'; {more} more' if more > 0 else ''}",
            f"    함께 다른 곳: {korean}{f'; 외 {more}곳' if more > 0 else ''}",
        )
    rate = failure.rate
    if failure.is_flaky or len(failure.outcomes) > 1:
        yield Words(
            f"It is flaky: the same run fails so {rate.failed} of {rate.given} times.",
            f"불안정하다: 같은 실행이 {rate.given}번 가운데 {rate.failed}번 이렇게 실패한다.",
        )
        for english, korean in zip(failure.outcomes, failure.ko.outcomes, strict=True):
            yield Words(f"    one time: {english}", f"    한 번은: {korean}")
    if failure.paused is not None and (failure.is_flaky or failure.depends_on == "time"):
        paused = failure.paused
        yield Words(
            f"With {PAUSE_SECONDS:g} s after each command it fails so {paused.failed} of {paused.given} times.",
            f"명령마다 {PAUSE_SECONDS:g}초를 기다리면 {paused.given}번 가운데 {paused.failed}번 이렇게 실패한다.",
        )
    if failure.depends_on == "runs before":
        yield Words(
            "It depends on runs before it, which a reset does not make the desktop forget; alone it does not fail.",
            "앞선 실행에 달려 있다. 초기화해도 데스크톱이 그것을 잊지 않으며, 따로 실행하면 실패하지 않는다.",
        )
    elif failure.depends_on == "time":
        yield Words(
            "It depends on time: wait in the desktop until what a command causes is done before it is answered.",
            "시간에 달려 있다. 데스크톱은 명령이 일으킨 일이 다 끝난 뒤에 답해야 한다.",
        )
    if failure.runs > 1:
        yield Words(f"{failure.runs:,} runs ended so.", f"실행 {failure.runs:,}번이 이렇게 끝났다.")
    if failure.left_for:
        yield NOT_SHORTER[failure.left_for]
    if failure.is_told_run_seen is False:
        yield Words(
            "As told it does not fail: that takes a name or text that may not be told; --json has the run as it was.",
            "적힌 대로는 실패하지 않는다. 옮길 수 없는 이름이나 텍스트가 있어야 한다. 실행 그대로는 --json에 있다.",
        )


def _told(feature: str, language: Language) -> Iterator[str]:
    """A scenario, and of a long one its beginning and end."""
    lines = feature.splitlines()
    left_out = len(lines) - 2 * MOST_LINES
    if left_out <= 0:
        yield feature
        return
    yield from lines[:MOST_LINES]
    yield Words(f"    … {left_out:,} lines more", f"    … {left_out:,}줄 더").of(language)
    yield from (*lines[-MOST_LINES:], "")


def _failed(found: Conformance) -> Iterator[Words]:
    """What went wrong, and how to repeat it."""
    for failure in found.failures:
        first, *rest = failure_lines(failure)
        yield Words(f"✗ {first.en}", f"✗ {first.ko}")
        yield from rest
        yield Words(
            f"The shortest run has {failure.commands:,} commands:\n",
            f"가장 짧은 실행은 명령 {failure.commands:,}개이다.\n",
        )
        yield Words("\n".join(_told(failure.feature_en, "en")), "\n".join(_told(failure.feature_ko, "ko")))
    if found.failures:
        yield Words(
            "No file is written of it: copy it into FILE.feature to run it again by "
            "`textdesk test FILE.feature --desk TARGET`.",
            "파일로 저장되지는 않았다. FILE.feature에 복사해 두면 "
            "`textdesk test FILE.feature --desk TARGET`으로 다시 실행할 수 있다.",
        )
        yield Words(
            "--json has it in English, in Korean (here with --lang ko) and as Python.",
            "--json에는 영어와 한국어, 파이썬으로도 들어 있다.",
        )
    if found.aside:
        asked = ", ".join(found.asked)
        yield Words(
            f"Aside: {found.aside:,} runs ended in what has nothing to do with {asked}.",
            f"그 밖에: 실행 {found.aside:,}번이 {asked}에 관계없는 것으로 끝났다.",
        )


def _runs(done: Coverage) -> Words:
    if done.cut_short and done.planned is not None:
        return Words(f"{done.runs:,} of {done.planned:,} runs", f"실행 {done.planned:,}번 가운데 {done.runs:,}번")
    return Words(f"{done.runs:,} runs", f"실행 {done.runs:,}번")


def _transitions(done: Coverage) -> Words:
    taken, every = done.transitions_taken, len(done.transitions)
    return Words(f"{taken} of {every} transitions", f"전이 {every}개 가운데 {taken}개")


def _cut_short(found: Conformance) -> Iterator[Words]:
    """What was covered where the runs ended too early, and where the time was to blame what it takes."""
    if not found.cut_short:
        return
    plan, random = found.coverage["plan"], found.coverage.get("random")
    is_without_random = random is None or (random.cut_short and not random.runs)
    if plan.cut_short:
        runs, taken = _runs(plan), _transitions(plan)
        none = Words(", no random run", ", 무작위 실행 없음") if is_without_random else Words("", "")
        yield Words(
            f"The plan was cut short: {runs.en}, {taken.en}{none.en}.",
            f"계획을 다 실행하지 못했다: {runs.ko}, {taken.ko}{none.ko}.",
        )
    elif is_without_random:
        yield Words(
            "The random runs were cut short: no run came to its end.",
            "무작위 실행을 다 하지 못했다: 끝까지 간 실행이 없다.",
        )
    elif random is not None:
        runs, taken = _runs(random), _transitions(random)
        yield Words(
            f"The random runs were cut short: {runs.en}, {taken.en}.",
            f"무작위 실행을 다 하지 못했다: {runs.ko}, {taken.ko}.",
        )
    if not found.interrupted and len(found.exchanges) < FAULTS_LIMIT:
        yield Words(
            "What was not run is not known: give --seconds more, or leave it out.",
            "실행하지 않은 것은 알 수 없다. --seconds를 늘리거나 빼야 한다.",
        )
