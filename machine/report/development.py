"""What somebody is told who develops a desktop clause by clause: what holds, what is next, and its one scenario."""

from __future__ import annotations

from collections.abc import Iterator

from machine.harness.conformance import Conformance
from spec.catalogue.load import load
from spec.language import Language
from spec.properties import PORT_IS_KEPT

MOST_NAMED = 12
MOST_LOST = 3
SAID = {
    "held": {"en": "Held: {n} of {of} clauses.", "ko": "지켜진 조항: {of}개 가운데 {n}개."},
    "not_offered": {"en": "Not offered: {ids}", "ko": "제공하지 않음: {ids}"},
    "broken": {"en": "Broken, the smallest first: {ids}", "ko": "어긴 것, 작은 것부터: {ids}"},
    "others": {"en": "Later:", "ko": "나중에:"},
    "not_decided": {"en": "Not decided yet: {ids}", "ko": "아직 결정되지 않음: {ids}"},
    "next": {"en": "Next: {id}. {says}", "ko": "다음: {id}. {says}"},
    "lost": {
        "en": "The desktop gave no answer {n} times; what it did there is not known. First mend this:",
        "ko": "데스크톱이 {n}번 답하지 않았다. 그때 무엇을 했는지는 알 수 없으니 이것부터 고쳐야 한다.",
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
    every = sum(map(len, (clauses.held, clauses.broken, clauses.not_offered, clauses.not_decided)))
    yield say("held", n=len(clauses.held), of=every)
    for kind, ids in (("not_offered", clauses.not_offered), ("broken", broken), ("not_decided", clauses.not_decided)):
        if ids:
            more = f" … {len(ids) - MOST_NAMED}" if len(ids) > MOST_NAMED else ""
            yield say(kind, ids=", ".join(ids[:MOST_NAMED]) + more)
    failed = next((each for each in found.self_test if each.result == "failed"), None)
    if failed is not None:
        yield ""
        yield say("self_test", says=failed.told.of(language))
    elif found.exchanges:
        yield ""
        yield say("lost", n=len(found.exchanges))
        lost = (each.of(language) for each in found.exchanges_told[:MOST_LOST])
        yield from (f"✗ {says}" for says in dict.fromkeys(lost))
    elif not failures:
        yield say("done")
    if failures:
        first, *others = failures
        if others:
            yield ""
            yield say("others")
            yield from (f"✗ {each.told(language).says}" for each in others[:MOST_NAMED])
        yield ""
        yield say("next", id=broken[0], says=_says(broken[0], language))
        yield f"✗ {first.told(language).says}"
        yield ""
        yield first.feature(language).rstrip()


def _says(identity: str, language: Language) -> str:
    """What a clause or an assumption says."""
    catalogue = load()
    if identity in catalogue.clauses:
        return catalogue.clauses[identity].says.of(language)
    if identity in catalogue.assumptions:
        return catalogue.assumptions[identity].choice.of(language)
    return PORT_IS_KEPT.title.of(language)
