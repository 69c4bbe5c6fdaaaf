"""The difference of two snapshots, by id: what was added, what was removed, and what changed, field by field, in words.

Words are taken from the snapshot that they stand in, so that what is gone is told as it was called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

import msgspec

from machine.draw import addresses
from machine.draw.matrix import KINDS
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE
from machine.pages.renames import renamed
from machine.pages.rules import numbers
from machine.pages.snapshot import Entry, Snapshot, Value, snapshot_of_table
from spec.catalogue.entries import Words
from spec.catalogue.load import load


class Mark(Enum):
    """What became of an entry, by sign and word."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"

    @property
    def sign(self) -> str:
        """What tells it at a glance, beside the word."""
        return {Mark.ADDED: "+", Mark.REMOVED: "−", Mark.CHANGED: "≠"}[self]

    @property
    def word(self) -> Words:
        """What it is called."""
        return MARKS[self]


MARKS = {
    Mark.ADDED: Words("added", "추가"),
    Mark.REMOVED: Words("removed", "삭제"),
    Mark.CHANGED: Words("changed", "변경"),
}


class FieldChange(msgspec.Struct, frozen=True):
    """A field of an entry: what went out of it and what came in. Where neither did, `note` says what changed."""

    says: Words
    gone: tuple[Words, ...]
    come: tuple[Words, ...]
    note: Words | None = None


class Change(msgspec.Struct, frozen=True):
    """An entry that is not what it was. `address` is where it stands on the page, empty where it does not."""

    id: str
    says: Words
    mark: Mark
    address: str
    fields: tuple[FieldChange, ...]


class SectionChanges(msgspec.Struct, frozen=True):
    """The changes of one section; `is_told` is whether both snapshots tell of it, else there are none."""

    id: str
    says: Words
    is_told: bool
    changes: tuple[Change, ...]


class Comparison(msgspec.Struct, frozen=True):
    """Two snapshots and what lies between them. `id` tells it from others on the page, `says` is what it is about and
    `because` what somebody may want to know before they read it. On the page its pictures show the `whole` machine, or
    only what lies around the changes."""

    id: str
    says: Words
    because: Words
    before: Snapshot
    after: Snapshot
    sections: tuple[SectionChanges, ...]
    whole: bool = True

    @property
    def count(self) -> int:
        """How many entries are not what they were."""
        return sum(len(section.changes) for section in self.sections)

    def counts(self) -> dict[Mark, int]:
        """How many of each mark."""
        marks = [change.mark for section in self.sections for change in section.changes]
        return {mark: marks.count(mark) for mark in Mark}


class Changes(msgspec.Struct, frozen=True):
    """What the view of changes shows: what has changed `since` earlier, and apart from it what `readings` would change.
    `day` is that of the first snapshot that was committed, empty where it is not known."""

    since: tuple[Comparison, ...] = ()
    readings: tuple[Comparison, ...] = ()
    day: str = ""


class Field(NamedTuple):
    """A field's name in words, and how the glossary ids of its values begin, where they have some."""

    says: Words
    term: str = ""


SECTIONS = {
    "machines": Words("Machines", "상태 기계"),
    "states": Words("States", "상태"),
    "events": Words("Events", "이벤트"),
    "transitions": Words("Transitions", "전이"),
    "guards": Words("Conditions", "조건"),
    "clauses": Words("Clauses of the source", "원문의 조항"),
    "assumptions": Words("Assumptions", "가정"),
    "readings": Words("Readings", "변형"),
    "hazards": Words("Hazards", "위험"),
    "properties": Words("Properties", "속성"),
    "scenarios": Words("Scenarios", "시나리오"),
    "surfaces": Words("Places that show customer data", "고객 데이터가 보이는 위치"),
    "masking": Words("What is seen there", "그 위치에서 보이는 것"),
    "kinds": Words("Kinds of data", "데이터 종류"),
    "terms": Words("Words", "낱말"),
}
"""In the order in which they are told: what a desktop does, then why, then how it is called."""

CITES = Words("rests on", "근거")
FIELDS = {
    "advisory": Field(Words("why there is nothing to check", "확인할 것이 없는 이유")),
    "alternatives": Field(Words("what else could have been assumed", "달리 가정할 수 있었던 것")),
    "assumptions": Field(Words("assumptions", "가정")),
    "by": Field(Words("caused by", "일으키는 것"), "role."),
    "choice": Field(Words("says", "내용")),
    "cites": Field(CITES),
    "clauses": Field(Words("clauses", "조항")),
    "content": Field(Words("holds", "담는 것")),
    "defect": Field(Words("what is defective in the source's Korean", "원문 한국어의 결함")),
    "effect": Field(Words("what follows", "결과"), "effect."),
    "emits": Field(Words("causes in turn", "이어서 일으키는 것"), "event."),
    "event": Field(Words("event", "이벤트"), "event."),
    "final": Field(Words("final states", "마지막 상태"), "state."),
    "form": Field(Words("is masked as", "마스킹 형식")),
    "guards": Field(Words("what must hold", "조건"), "guard."),
    "initial": Field(Words("first state", "처음 상태"), "state."),
    "kind": Field(Words("kind", "종류")),
    "kinds": Field(Words("kinds in the source's table", "원문 표의 종류"), "kind."),
    "labels": Field(Words("labels", "화면의 말")),
    "locator": Field(Words("in the source", "원문의 위치")),
    "machine": Field(Words("machine", "상태 기계"), "machine."),
    "parameters": Field(Words("parameters", "매개 변수")),
    "readings": Field(Words("readings", "변형")),
    "reason": Field(Words("why", "이유")),
    "refusal": Field(Words("what is told where it does not hold", "아닐 때 알리는 것"), "refusal."),
    "row": Field(Words("clause of the table", "표의 조항")),
    "rules": Field(Words("rules", "규칙")),
    "sample": Field(Words("example", "예")),
    "says": Field(Words("says", "내용")),
    "shortcut": Field(Words("past a dialog", "대화 상자 없이")),
    "source": Field(Words("from", "이전 상태"), "state."),
    "steps": Field(Words("steps", "단계")),
    "target": Field(Words("to", "다음 상태"), "state."),
    "title": Field(Words("title", "제목")),
    "turns": Field(Words("in place of", "대신하는 가정")),
}
"""What a field is called. One that a later revision has stands by its own name."""

FINGERPRINTS = frozenset({("scenarios", "steps")})
"""Fields of which only can be told that they changed."""
IN_TITLE = {
    "states": frozenset({"machine"}),
    "transitions": frozenset({"machine", "event", "source", "target"}),
}
"""Fields that the title of an entry tells already, where all of it came or went."""
ANOTHER_ORDER = Words("in another order", "순서가 바뀜")
OTHER_STEPS = Words("differ", "바뀜")
WAS_CALLED = Words("was called", "이전 제목")
YES, NO = Words("yes", "예"), Words("no", "아니요")


def compared(identity: str, says: Words, because: Words, before: Snapshot, after: Snapshot) -> Comparison:
    """What lies between two snapshots. What only one of them tells of is not compared."""
    sections = tuple(
        SectionChanges(
            section,
            SECTIONS.get(section, Words(section, section)),
            is_told := section in before.sections and section in after.sections,
            tuple(_changes(section, before, after)) if is_told else (),
        )
        for section in (*SECTIONS, *sorted({*before.sections, *after.sections} - {*SECTIONS}))
        if section in before.sections or section in after.sections
    )
    return Comparison(identity, says, because, before, after, sections)


def compared_readings(readings: Sequence[str]) -> Comparison:
    """What readings, taken together, change in the machines. Raises CatalogueError for an unknown reading."""
    known = load()
    taken = [known.readings[each] for each in known.readings_taken(readings)]
    return compared(
        "-and-".join(each.id for each in taken),
        Words("; ".join(each.title.en for each in taken), "; ".join(each.title.ko for each in taken)),
        Words(" ".join(each.says.en for each in taken), " ".join(each.says.ko for each in taken)),
        snapshot_of_table(TABLE),
        snapshot_of_table(table_of(readings)),
    )


def every_reading() -> tuple[Comparison, ...]:
    """What each reading of the catalogue changes by itself, in few bytes: the committed page has them all."""
    return tuple(msgspec.structs.replace(compared_readings([each]), whole=False) for each in load().readings)


def _changes(section: str, before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """Those that are gone, or changed, in the order in which they stood; then those that came."""
    old, new = before.section(section), after.section(section)
    names = renamed(old, new) if section == "scenarios" else {}
    for identity, entry in old.items():
        name = names.get(identity, identity)
        if name not in new:
            yield Change(
                identity,
                title(section, identity, entry, before),
                Mark.REMOVED,
                "",
                tuple(_field(section, name, entry[name], None, before, after) for name in _telling(section, entry)),
            )
            continue
        fields = (*_was_called(identity, name), *_fields(section, entry, new[name], before, after))
        if fields:
            yield Change(name, title(section, name, new[name], after), Mark.CHANGED, address(section, name), fields)
    for identity, entry in new.items():
        if identity not in old and identity not in names.values():
            yield Change(
                identity,
                title(section, identity, entry, after),
                Mark.ADDED,
                address(section, identity),
                tuple(_field(section, name, None, entry[name], before, after) for name in _telling(section, entry)),
            )


def _was_called(identity: str, name: str) -> Iterator[FieldChange]:
    if name != identity:
        called = identity.partition(": ")[2]
        yield FieldChange(WAS_CALLED, (Words(called, called),), ())


def _fields(section: str, old: Entry, new: Entry, before: Snapshot, after: Snapshot) -> Iterator[FieldChange]:
    """Those of an entry that are not what they were, and of which both snapshots tell."""
    for name in dict.fromkeys((*old, *new)):
        is_told = before.tells_of(section, name) and after.tells_of(section, name)
        if is_told and items(old.get(name)) != items(new.get(name)):
            yield _field(section, name, old.get(name), new.get(name), before, after)


def _telling(section: str, entry: Entry) -> Iterator[str]:
    """The fields that say something of an entry that came or went, beyond its title."""
    hidden = IN_TITLE.get(section, frozenset())
    titled = next((name for name in ("title", "says") if name in entry), "")
    for name, value in entry.items():
        if value is not False and name not in (*hidden, titled) and (section, name) not in FINGERPRINTS:
            yield name


def _field(
    section: str, name: str, old: Value | None, new: Value | None, before: Snapshot, after: Snapshot
) -> FieldChange:
    # What a place shows of a kind stands under the name of the kind.
    where = after if f"kind.{name}" in after.section("terms") else before
    says = FIELDS[name].says if name in FIELDS else where.words(f"kind.{name}", name)
    if (section, name) in FINGERPRINTS:
        return FieldChange(says, (), (), OTHER_STEPS)
    was, became = items(old), items(new)
    gone = tuple(said(section, name, each, before) for each in was if each not in became)
    come = tuple(said(section, name, each, after) for each in became if each not in was)
    return FieldChange(says, gone, come, None if gone or come else ANOTHER_ORDER)


def items(value: Value | None) -> tuple[str | bool | Words, ...]:
    """What a field holds, one by one."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def said(section: str, name: str, item: str | bool | Words, where: Snapshot) -> Words:
    """What an item of a field is called in the snapshot in which it stands."""
    if isinstance(item, bool):
        return YES if item else NO
    if isinstance(item, Words):
        return item
    if (section, name) == ("clauses", "kind"):
        return KINDS.get(item, Words(item, item))
    term = FIELDS[name].term if name in FIELDS else ""
    return where.words(f"{term}{item}", item)


def title(section: str, identity: str, entry: Entry, where: Snapshot) -> Words:
    """What an entry is called, beside its id, in the snapshot in which it stands."""
    match section:
        case "machines" | "states" | "events" | "guards" | "kinds" | "surfaces":
            return where.words(f"{section.removesuffix('s')}.{identity}", identity)
        case "transitions":
            return transition_title(entry, where)
        case "masking":
            place, _, policy = identity.partition("/")
            at, under = where.words(f"surface.{place}", place), where.words(f"policy.{policy}", policy)
            return Words(f"{at.en}, {under.en}", f"{at.ko}, {under.ko}")
        case "scenarios":
            called = identity.partition("/")[2] or identity
            return Words(called, called)
        case _:
            named = entry.get("title") or entry.get("says")
            return named if isinstance(named, Words) else Words(identity, identity)


def transition_title(entry: Entry, where: Snapshot) -> Words:
    """Machine, states and event of a transition."""
    machine, source, target, event = (
        said("transitions", name, str(entry.get(name, "")), where) for name in ("machine", "source", "target", "event")
    )
    return Words(
        f"{machine.en}: {source.en} → {target.en}, {event.en}", f"{machine.ko}: {source.ko} → {target.ko}, {event.ko}"
    )


def address(section: str, identity: str) -> str:
    """Where an entry stands on the page of today; nowhere where the page has none for it."""
    known = load()
    machine, _, name = identity.partition(".")
    match section:
        case "machines" if any(each.name == identity for each in TABLE.machines):
            return addresses.machine(identity)
        case "states" if any(each.name == machine and name in each.states for each in TABLE.machines):
            return addresses.state(machine, name)
        case "transitions" if identity in numbers():
            return addresses.transition(TABLE.transition(identity).machine, numbers()[identity])
        case "clauses" | "assumptions" | "hazards" | "readings" if identity in {
            *known.clauses,
            *known.assumptions,
            *known.hazards,
            *known.readings,
        }:
            return addresses.rule(identity)
        case "properties":
            return addresses.property_of(identity)
        case "surfaces" | "masking" if identity.partition("/")[0] in known.surfaces:
            return addresses.surface(identity.partition("/")[0])
    return ""
