"""What each mutant is about: what is changed and how, in words, and the clauses and assumptions that ask for it to be
otherwise. A mutant is known by its id alone, so that a committed table can be shown without making it again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

import msgspec

from machine.draw import addresses
from machine.evidence.traceability import MASKING_SWITCH, implementations
from machine.lifecycle.no_transition import without_transition
from machine.lifecycle.table import TABLE
from machine.pages.results import MutantTried
from machine.pages.rules import Part, part
from spec.catalogue.entries import Words
from spec.catalogue.load import load

KINDS = {
    "transition dropped": Words("is not there", "전이가 없다"),
    "leads to": Words("leads elsewhere", "다른 상태로 간다"),
    "guard removed": Words("a condition is not asked", "조건 하나를 묻지 않는다"),
    "guard negated": Words("a condition is turned round", "조건 하나가 반대로 된다"),
    "effect dropped": Words("nothing follows", "뒤따르는 일이 없다"),
    "not told": Words("one thing that follows is left out", "뒤따르는 일 하나가 빠진다"),
    "told twice": Words("one thing that follows comes twice", "뒤따르는 일 하나가 두 번 일어난다"),
    "told in reverse": Words("what follows comes in reverse order", "뒤따르는 일의 순서가 거꾸로 된다"),
    "wrap-up skipped": Words("no wrap-up follows", "후속 작업이 빠진다"),
    "refusal accepted": Words("is accepted instead of refused", "거부하지 않고 받아들인다"),
    "rule removed": Words("is not asked", "묻지 않는다"),
    "not shown": Words("is not shown", "보이지 않는다"),
    "not masked": Words("is shown unmasked", "마스킹하지 않고 보여 준다"),
    "kind not masked": Words("is masked nowhere", "어디에서도 마스킹하지 않는다"),
    "masking cannot": Words("cannot be switched", "켜거나 끌 수 없다"),
    "cut at": Words("only some are shown", "일부만 보여 준다"),
    "turned": Words("stands the other way round", "순서가 거꾸로 선다"),
    "setting ignored": Words("a setting is not read", "설정 하나를 읽지 않는다"),
    "kept over a reset": Words("something is kept over a reset", "초기화해도 남는 것이 있다"),
    "data unmasked": Words("some texts are shown unmasked", "어떤 글은 마스킹하지 않는다"),
    "recorded as": Words("an ending is recorded as another", "종료를 다르게 기록한다"),
    "told as": Words("a refusal is told with another reason", "거부 이유를 다르게 말한다"),
    "deaf at": Words("a customer's text is lost", "고객의 문자가 사라진다"),
    "keeps": Words("another number of characters is left", "남기는 글자 수가 다르다"),
    "rona_seconds": Words("the RONA time-out is off by one", "RONA 시간이 1만큼 다르다"),
    "capacity": Words("the capacity is off by one", "수용 한도가 1만큼 다르다"),
    "text limit": Words("the limit of the compose box is off by one", "작성란의 한도가 1만큼 다르다"),
    "remaining": Words("the characters that are left are off by one", "남은 글자 수가 1만큼 다르다"),
}
"""What is changed, by how the id of a mutant begins."""
OTHERWISE = Words("something recorded is lost, doubled or moved", "기록된 것이 빠지거나 두 번 있거나 자리가 바뀐다")
SUBJECTS: Mapping[str, str] = {
    "rule removed": "desk rule",
    "not shown": "view",
    "turned": "view",
    "kind not masked": "kind",
    "not masked": "surface",
}
"""By how an id begins, the sort of what stands behind the colon (machine.evidence.traceability)."""


class MutantEntry(msgspec.Struct, frozen=True):
    """A mutant as the page shows it: `parts` are what of the desktop is changed, `kind` how, `cites` what asks for it
    to be otherwise."""

    number: int
    id: str
    name: str
    kind: Words
    status: str
    killed_by: tuple[str, ...]
    parts: tuple[Part, ...]
    cites: tuple[str, ...]


def entry(mutant: MutantTried) -> MutantEntry:
    """The entry of a mutant; one that nobody knows is about nothing."""
    names = subjects(mutant.id)
    return MutantEntry(
        number=mutant.number,
        id=mutant.id,
        name=mutant.name,
        kind=_kind(mutant.id),
        status=mutant.status,
        killed_by=mutant.killed_by,
        parts=tuple(map(part, names)) or tuple(_refusal_parts(mutant.id)),
        cites=tuple(dict.fromkeys((*(each for name in names for each in _cited_by(name)), *_refusal_cites(mutant.id)))),
    )


LEADS = re.compile(r"leads to (\w+): (\w+)\..*")
GUARD = re.compile(r"guard (removed|negated): (\w+) .*")


def _kind(identity: str) -> Words:
    """How something is changed; of a target or a condition, which."""
    terms = load().terms
    if (leads := LEADS.fullmatch(identity)) and f"state.{leads[2]}.{leads[1]}" in terms:
        state = load().words(f"state.{leads[2]}.{leads[1]}")
        return Words(f"leads to {state.en}", f"“{state.ko}” 상태로 간다")
    if (guard := GUARD.fullmatch(identity)) and f"guard.{guard[2]}" in terms:
        words, how = load().words(f"guard.{guard[2]}"), KINDS[f"guard {guard[1]}"]
        return Words(f"{how.en}: {words.en}", f"{how.ko}: {words.ko}")
    return next((words for begin, words in KINDS.items() if identity.startswith(begin)), OTHERWISE)


def subjects(identity: str) -> tuple[str, ...]:
    """The names of what a mutant changes, as in machine.evidence.traceability; none where it is none of these."""
    if (transition := transition_of(identity)) is not None:
        return (f"transition {transition}",)
    begin, _, what = identity.partition(": ")
    if begin == "not masked" and what not in load().surfaces:
        return ()
    if begin in SUBJECTS:
        name = f"{SUBJECTS[begin]} {what}"
        return (name,) if _cited_by(name) or begin in ("not masked", "kind not masked") else ()
    if begin.startswith("cut at "):
        return (f"view DesktopView.{what}",) if _cited_by(f"view DesktopView.{what}") else ()
    return (MASKING_SWITCH,) if identity.startswith("masking cannot") else ()


@cache
def transition_of(identity: str) -> str | None:
    """The id of the transition that a mutant changes: what its own id ends in."""
    return next((each for each in _transitions() if identity.endswith(f" {each}")), None)


@cache
def _transitions() -> tuple[str, ...]:
    """The longest first: an id may end in another."""
    return tuple(sorted((each.id for each in TABLE.transitions), key=len, reverse=True))


@cache
def _cited_by(name: str) -> tuple[str, ...]:
    return tuple(identity for identity, names in implementations().items() if name in names)


REFUSAL = re.compile(r"refusal accepted: (\w+\.\w+) in (\w+)")


def _refusal_cites(identity: str) -> tuple[str, ...]:
    found = REFUSAL.fullmatch(identity)
    if found is None or found[1] not in TABLE.event:
        return ("MCOND-1",) if identity == "not masked: names that are numbers" else ()
    return without_transition(found[1], found[2]).cites


def _refusal_parts(identity: str) -> Iterable[Part]:
    """What is refused, and where it leads: the state that refuses it."""
    found = REFUSAL.fullmatch(identity)
    if found is None or found[1] not in TABLE.event:
        return
    machine = found[1].partition(".")[0]
    state, event = load().words(f"state.{machine}.{found[2]}"), load().words(f"event.{found[1]}")
    yield Part(
        Words(f"{event.en} while {state.en}", f"{state.ko} 상태에서 {event.ko}"), addresses.state(machine, found[2])
    )
