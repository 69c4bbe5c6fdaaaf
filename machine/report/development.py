"""What somebody is told who develops a desktop clause by clause: what holds, what is next, and its one scenario."""

from __future__ import annotations

from collections.abc import Iterator

from machine.harness.conformance import Conformance
from machine.harness.failure import ConformanceFailure
from machine.oracle.sentences import MALFORMED
from machine.report.conformance import told_once
from spec.catalogue.load import load
from spec.language import Language
from spec.properties import PORT_IS_KEPT

MOST_NAMED = 12
MOST_LOST = 3
MOST_SAID = 320
"""Characters of a clause or an assumption that are told before the failure."""
SAID = {
    "held": {
        "en": "Held: {n} of {of} clauses, {assumed} of {of_assumed} assumptions.",
        "ko": "지켜진 것: 조항 {of}개 가운데 {n}개, 가정 {of_assumed}개 가운데 {assumed}개.",
    },
    "more": {"en": " and {n} more", "ko": " 외 {n}개"},
    "not_offered": {"en": "Not offered: {ids}", "ko": "제공하지 않음: {ids}"},
    "broken": {"en": "Broken, the smallest first: {ids}", "ko": "어긴 것, 작은 것부터: {ids}"},
    "others": {"en": "Later:", "ko": "나중에:"},
    "not_decided": {"en": "Not decided yet: {ids}", "ko": "아직 결정되지 않음: {ids}"},
    "next": {"en": "Next: {id}. {says}", "ko": "다음: {id}. {says}"},
    "next_answer": {"en": "Next: {says}", "ko": "다음: {says}"},
    "fails": {
        "en": "The desktop itself fails; the command that does it stands last in the scenario.",
        "ko": "데스크톱에서 오류가 난다. 오류를 일으키는 명령은 시나리오의 마지막에 있다.",
    },
    "reset": {
        "en": "A reset is never refused: every configuration of the port's form is taken, with automatic routing too "
        "(`textdesk adapter guide ResetResponse`).",
        "ko": "초기화는 거부되지 않는다. 포트의 형식에 맞는 설정은 자동 배정이어도 모두 받아들인다"
        "(`textdesk adapter guide --lang ko ResetResponse`).",
    },
    "answer": {
        "en": "A command is refused only for what stands under it in the guide (`textdesk adapter guide {command}`).",
        "ko": "명령은 안내서의 그 명령 아래에 적힌 이유로만 거부된다(`textdesk adapter guide --lang ko {command}`).",
    },
    "lost": {
        "en": "No answer of the desktop could be used, {n} times; what it did there is not known. First mend this:",
        "ko": "쓸 수 있는 답이 {n}번 오지 않았다. 그때 무엇을 했는지는 알 수 없으니 이것부터 고쳐야 한다.",
    },
    "whole": {
        "en": "(The whole: `textdesk adapter guide {id}`.)",
        "ko": "(전문: `textdesk adapter guide --lang ko {id}`)",
    },
    "done": {
        "en": "Everything that was met holds. Run conform without --watch for the whole.",
        "ko": "만난 것은 모두 지켜졌다. 전체를 보려면 --watch 없이 conform을 실행한다.",
    },
    "self_test": {
        "en": "The adapter's plumbing comes first. {says}",
        "ko": "어댑터의 통신부터 고쳐야 한다. {says}",
    },
}


def development_lines(found: Conformance, language: Language = "en") -> Iterator[str]:
    """The lines for a conformance."""

    def say(name: str, **values: object) -> str:
        return SAID[name][language].format(**values)

    clauses = found.clauses
    failures = sorted(found.failures, key=lambda each: each.commands)
    broken = tuple(dict.fromkeys(each.asks[0] for each in failures))
    stated, assumed = clauses.clauses, clauses.assumptions
    yield say("held", n=len(stated.held), of=stated.of, assumed=len(assumed.held), of_assumed=assumed.of)
    for kind, ids in (
        ("not_offered", (*stated.not_offered, *assumed.not_offered)),
        ("broken", broken),
        ("not_decided", (*stated.not_decided, *assumed.not_decided)),
    ):
        if ids:
            more = say("more", n=len(ids) - MOST_NAMED) if len(ids) > MOST_NAMED else ""
            yield say(kind, ids=", ".join(ids[:MOST_NAMED]) + more)
    failed = next((each for each in found.self_test if each.result == "failed"), None)
    if failed is not None:
        yield ""
        yield say("self_test", says=failed.told.of(language))
    elif found.exchanges:
        yield ""
        yield say("lost", n=len(found.exchanges))
        yield from (f"✗ {says.of(language)}" for says in told_once(found.exchanges_told)[:MOST_LOST])
    elif not failures:
        yield say("done")
    if failures:
        first, *others = failures
        if others:
            yield ""
            yield say("others")
            yield from (f"✗ {each.told(language).says}" for each in others[:MOST_NAMED])
        yield ""
        if first.clauses:
            yield say("next", id=broken[0], says=_shortened(_says(broken[0], language), broken[0], language))
        else:
            yield say("next_answer", says=_of_an_answer(first, language))
        yield f"✗ {first.told(language).says}"
        yield ""
        yield first.feature(language).rstrip()


def _of_an_answer(failure: ConformanceFailure, language: Language) -> str:
    """What asks for an answer where no clause does: the port."""
    if failure.kind == "fails":
        return SAID["fails"][language]
    if MALFORMED.en in (failure.expected, failure.seen):
        return f"{PORT_IS_KEPT.title.of(language)}."
    if not failure.run.commands:
        return SAID["reset"][language]
    return SAID["answer"][language].format(command=type(failure.run.commands[-1]).__name__)


def _shortened(says: str, identity: str, language: Language) -> str:
    """The first sentences of what a clause or an assumption says, and where the rest stands."""
    if len(says) <= MOST_SAID:
        return says
    end = says.rfind(". ", 0, MOST_SAID)
    first = says[: end + 1] if end > 0 else f"{says[:MOST_SAID]} …"
    return f"{first} {SAID['whole'][language].format(id=identity)}"


def _says(identity: str, language: Language) -> str:
    """What a clause or an assumption says."""
    catalogue = load()
    if identity in catalogue.clauses:
        return catalogue.clauses[identity].says.of(language)
    return catalogue.assumptions[identity].choice.of(language)
