"""The view of rules: every clause of the source and every assumption, with where it stands and why, what else could
have been assumed, what implements it, what rests on it, and what goes wrong with desktops where it does not hold."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from machine.draw import addresses
from machine.draw.basis import Basis
from machine.draw.boxes import boxes
from machine.draw.guide_masking import fields_of_surfaces
from machine.draw.matrix import KINDS
from machine.draw.words import implementation_words
from machine.evidence.traceability import TracedScenario, implementations, properties, scenarios
from machine.lifecycle.table import TABLE
from spec.catalogue.entries import Assumption, Clause, Words
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language


class Part(msgspec.Struct, frozen=True):
    """What implements a rule, in words, and where it stands on the page: nowhere where `address` is empty."""

    says: Words
    address: str

    @property
    def is_titled(self) -> bool:
        """Whether what stands at the address has a title that says the same."""
        return self.address.startswith("machines/")


class Label(msgspec.Struct, frozen=True):
    """A label that a clause speaks of, and what is defective in the source's Korean, where something is (RULE-41)."""

    says: Words
    defect: Words | None


class Rule(msgspec.Struct, frozen=True):
    """A clause or an assumption.

    A clause has a `locator` in the source, and labels; an assumption has a title, a reason and alternatives, `clauses`
    that it touches and `readings` that take it otherwise. `touched_by` are the assumptions about a clause, `hazards`
    what goes wrong without it. A clause with an `advisory` reason leaves nothing to check; one with a `defect` says
    something else in the source's Korean.
    """

    id: str
    kind: Words
    basis: Basis
    says: Words
    implemented: tuple[Part, ...]
    properties: tuple[str, ...]
    scenarios: dict[Language, tuple[TracedScenario, ...]]
    title: Words | None = None
    locator: Words | None = None
    labels: tuple[Label, ...] = ()
    reason: Words | None = None
    alternatives: tuple[Words, ...] = ()
    clauses: tuple[str, ...] = ()
    touched_by: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    advisory: Words | None = None
    defect: Words | None = None

    @property
    def is_orphan(self) -> bool:
        """Whether nothing tests it, though something could."""
        return self.advisory is None and not (self.properties or any(self.scenarios.values()))

    @property
    def is_unplayed(self) -> bool:
        """Whether a property rests on it and no scenario shows it."""
        return bool(self.properties) and not any(self.scenarios.values())


class Topic(msgspec.Struct, frozen=True):
    """Rules about one thing; `id` tells it from others of its part."""

    id: str
    says: Words
    rules: tuple[Rule, ...]


TOPICS: Mapping[str, tuple[Words, tuple[str, ...]]] = {
    "offer": (
        Words("Requests, availability and accepting", "요청, 상태, 수락"),
        ("OFFER", "AVAIL", "ACC", "BUB"),
    ),
    "send": (Words("Writing and sending", "작성과 보내기"), ("COMP", "SEND")),
    "transfer": (Words("Transfer", "전환"), ("XFER",)),
    "conference": (Words("Conference", "회의"), ("CONF",)),
    "end": (Words("Ending and wrap-up", "종료와 후속 작업"), ("END", "WRAP")),
    "asset": (Words("Deleted assets", "자산 삭제"), ("ASSET",)),
    "masking": (Words("Masking", "마스킹"), ("MASK", "MEX", "MCOND", "SURF")),
}
"""What rules are about, by how the ids of its clauses begin. An assumption is about what the first clause is about that
it touches."""
GENERAL = Words("In general", "전반")


def by_topic(found: tuple[Rule, ...]) -> Mapping[str, tuple[Topic, ...]]:
    """The clauses and the assumptions, each by topic: "clauses" and "assumptions"."""
    parts = {
        "clauses": [each for each in found if each.basis is Basis.DOCUMENTED],
        "assumptions": [each for each in found if each.basis is not Basis.DOCUMENTED],
    }
    names = {**{name: says for name, (says, _) in TOPICS.items()}, "general": GENERAL}
    return {
        part: tuple(
            Topic(name, says, about)
            for name, says in names.items()
            if (about := tuple(each for each in several if _topic(each) == name))
        )
        for part, several in parts.items()
    }


def _topic(rule: Rule) -> str:
    first = (rule.clauses or (rule.id,))[0].partition("-")[0]
    return next((name for name, (_, beginnings) in TOPICS.items() if first in beginnings), "general")


def rules(features: Path) -> tuple[Rule, ...]:
    """Every clause, then every assumption, in the catalogue's order. Raises UnreadableFeatureError."""
    catalogue = load()
    tagged = {language: scenarios(features, language) for language in LANGUAGES}
    return (
        *(_clause(each, _tagged(each.id, tagged)) for each in catalogue.clauses.values()),
        *(_assumption(each, _tagged(each.id, tagged)) for each in catalogue.assumptions.values()),
    )


Tagged = dict[Language, tuple[TracedScenario, ...]]


def _tagged(identity: str, tagged: Mapping[Language, Mapping[str, tuple[TracedScenario, ...]]]) -> Tagged:
    return {language: tagged[language].get(identity, ()) for language in LANGUAGES}


def _clause(clause: Clause, tagged: Tagged) -> Rule:
    catalogue = load()
    return Rule(
        id=clause.id,
        kind=KINDS[clause.kind],
        basis=Basis.DOCUMENTED,
        says=clause.says,
        locator=clause.locator,
        labels=tuple(Label(catalogue.words(each), catalogue.terms[each].defect) for each in clause.labels),
        touched_by=tuple(each.id for each in catalogue.assumptions.values() if clause.id in each.clauses),
        hazards=tuple(each.id for each in catalogue.hazards.values() if clause.id in each.clauses),
        advisory=clause.advisory,
        defect=clause.defect,
        implemented=_parts(clause.id),
        properties=properties().get(clause.id, ()),
        scenarios=tagged,
    )


def _assumption(assumption: Assumption, tagged: Tagged) -> Rule:
    catalogue = load()
    return Rule(
        id=assumption.id,
        kind=KINDS[assumption.id.partition("-")[0].lower()],
        basis=Basis.ASSUMED,
        title=assumption.title,
        says=assumption.choice,
        reason=assumption.reason,
        alternatives=assumption.alternatives,
        clauses=assumption.clauses,
        readings=tuple(each.id for each in catalogue.readings.values() if assumption.id in each.turns),
        hazards=tuple(each.id for each in catalogue.hazards.values() if assumption.id in each.assumptions),
        implemented=_parts(assumption.id),
        properties=properties().get(assumption.id, ()),
        scenarios=tagged,
    )


def _parts(identity: str) -> tuple[Part, ...]:
    """What implements a rule. Transitions that differ only in where they start have one place on the page."""
    found = map(part, implementations().get(identity, ()))
    return tuple({each.address if each.is_titled else each.says.en: each for each in found}.values())


def part(name: str) -> Part:
    """What a name in machine.evidence.traceability says, with its address if it stands on the page."""
    sort, _, what = name.partition(" ")
    address = ""
    if sort == "transition":
        address = addresses.transition(TABLE.transition(what).machine, numbers()[what])
    elif sort == "surface":
        address = addresses.surface(what)
    elif sort == "view" and what in _surfaces():
        address = addresses.surface(_surfaces()[what])
    elif sort == "reading":
        address = addresses.rule(what)
    return Part(implementation_words(name), address)


@cache
def _surfaces() -> dict[str, str]:
    """From the fields of views that are places for masking to the places."""
    return {field: surface for surface, fields in fields_of_surfaces().items() for field in fields}


@cache
def numbers() -> dict[str, int]:
    """From a transition's id to its number in the picture of its machine."""
    return {
        transition.id: box.number
        for machine in TABLE.machines
        for box in boxes(machine.name)
        for transition in box.transitions
    }
