"""The snapshot: all that is declared, by id and in a form of its own, so that two revisions can be compared without
running the older one's code. It is committed as diagrams/snapshot.json.

A snapshot has sections, a section has entries by id, an entry has fields. A field is a text, words in both languages,
yes or no, or a list; one that is empty is left out. Sections and fields may be added without a new version: what an
older snapshot does not tell of is not compared. `VERSION` counts up only where an older form could be misread.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

import msgspec

from machine.evidence.cache import stage
from machine.lifecycle.declaration import CHAINS, EMISSIONS, GUARDS
from machine.lifecycle.table import TABLE, Table, Transition
from machine.pages.features import features
from machine.pages.masking import masking
from machine.pages.properties import properties
from spec.catalogue.entries import Assumption, Clause, Hazard, Kind, Reading, Surface, Words
from spec.catalogue.load import Catalogue, load
from spec.language import LANGUAGES

VERSION = 1
FILE = PurePosixPath("diagrams/snapshot.json")
"""Where it lies in the repository."""
LIMIT_BYTES = 16_000_000
"""What is larger is not read."""

Value = bool | str | Words | tuple[str | Words, ...]
Entry = Mapping[str, Value]
Section = Mapping[str, Entry]


def _fields_of(entry: type[msgspec.Struct]) -> tuple[str, ...]:
    """Those of the catalogue's entry but its id, and what only the tests of a kind try (it is not seen anywhere)."""
    return tuple(name for name in entry.__struct_fields__ if name not in ("id", "made_up", "twin"))


FIELDS: Mapping[str, tuple[str, ...]] = {
    "machines": ("initial", "final"),
    "states": ("machine",),
    "events": ("by", "parameters", "shortcut"),
    "transitions": ("machine", "event", "source", "target", "guards", "effect", "emits", "cites"),
    "guards": ("refusal", "cites"),
    "clauses": _fields_of(Clause),
    "assumptions": _fields_of(Assumption),
    "readings": _fields_of(Reading),
    "hazards": _fields_of(Hazard),
    "properties": ("title", "kind", "cites"),
    "scenarios": ("rules", "readings", "steps"),
    "surfaces": _fields_of(Surface),
    "kinds": _fields_of(Kind),
    "terms": ("says", "defect"),
}
"""What is told of each entry. Of a place's masking it is what is seen of each kind, so that a new kind is a change."""


class Snapshot(msgspec.Struct, frozen=True):
    """Sections by name, each with its entries by id, in the order in which they are declared.

    `fields` are the names of the fields that the entries of a section may have; of a section that is not there, any.
    """

    version: int
    fields: dict[str, tuple[str, ...]]
    sections: dict[str, dict[str, dict[str, Value]]]

    def section(self, name: str) -> Section:
        """The entries of a section, none where the snapshot does not tell of it."""
        return self.sections.get(name, {})

    def tells_of(self, section: str, field: str) -> bool:
        """Whether it says of each entry of a section what the field holds."""
        return section in self.sections and field in self.fields.get(section, (field,))

    def words(self, term: str, otherwise: str) -> Words:
        """The words that a glossary id had; where it had none, the same text in both languages."""
        said = self.section("terms").get(term, {}).get("says")
        return said if isinstance(said, Words) else Words(otherwise, otherwise)


class SnapshotError(ValueError):
    """What was read is no snapshot that can be compared. The message says why."""


def snapshot(folder: Path) -> Snapshot:
    """What is declared now; `folder` holds the features. Raises UnreadableFeatureError."""
    catalogue = load()
    declared: dict[str, dict[str, dict[str, Value]]] = {
        **_machines(TABLE),
        "clauses": _entries(catalogue.clauses.values()),
        "assumptions": _entries(catalogue.assumptions.values()),
        "readings": _entries(catalogue.readings.values()),
        "hazards": _entries(catalogue.hazards.values()),
        "properties": {each.id: {"title": each.says, "kind": each.kind, "cites": each.cites} for each in properties()},
        "scenarios": _scenarios(folder),
        "surfaces": _entries(catalogue.surfaces.values()),
        "masking": _masking(),
        "kinds": _entries(catalogue.kinds.values()),
        "terms": _terms(catalogue),
    }
    return _snapshot(declared)


def kept_snapshot(folder: Path) -> Snapshot:
    """The same, taken over from the last time where nothing that it rests on has changed."""
    return stage("snapshot", Snapshot, lambda: snapshot(folder), fresh=False, files=(folder,))


def snapshot_of_table(table: Table) -> Snapshot:
    """The machines of a table alone, as readings change them, with the words for what is in them."""
    return _snapshot({**_machines(table), "terms": _terms(load())})


def encoded(taken: Snapshot) -> bytes:
    """The file's bytes: JSON, a line for each field, so that a change of one is a change of a line."""
    return msgspec.json.format(msgspec.json.encode(taken), indent=1) + b"\n"


def fingerprint(taken: Snapshot) -> str:
    """What is declared, in eight signs: the same for the same."""
    return sha256(encoded(taken)).hexdigest()[:8]


def decoded(content: bytes) -> Snapshot:
    """A snapshot that was encoded by this or another revision. Raises SnapshotError."""
    if len(content) > LIMIT_BYTES:
        raise SnapshotError(f"it is larger than {LIMIT_BYTES:,} bytes")
    try:
        version = msgspec.json.decode(content, type=_Versioned).version
        if version != VERSION:
            raise SnapshotError(f"it has the form {version}, and this TextDesk reads the form {VERSION}")
        return msgspec.json.decode(content, type=Snapshot)
    except msgspec.MsgspecError as error:
        raise SnapshotError(f"it is no snapshot ({error})") from None


class _Versioned(msgspec.Struct, frozen=True):
    version: int


def _snapshot(declared: Mapping[str, dict[str, dict[str, Value]]]) -> Snapshot:
    return Snapshot(
        VERSION,
        {section: FIELDS[section] for section in declared if section in FIELDS},
        {
            section: {
                identity: {name: value for name, value in entry.items() if value not in (None, ())}
                for identity, entry in entries.items()
            }
            for section, entries in declared.items()
        },
    )


def _machines(table: Table) -> dict[str, dict[str, dict[str, Value]]]:
    guards = dict.fromkeys(guard for each in table.transitions for guard in each.guards)
    return {
        "machines": {
            each.name: {
                "initial": f"{each.name}.{each.initial}",
                "final": tuple(f"{each.name}.{state}" for state in each.final),
            }
            for each in table.machines
        },
        "states": {f"{each.name}.{state}": {"machine": each.name} for each in table.machines for state in each.states},
        "events": {
            each.name: {
                "by": each.by.value,
                "parameters": tuple(f"{name}: {domain.value}" for name, domain in each.parameters),
                "shortcut": each.shortcut,
            }
            for each in table.events
        },
        "transitions": {each.id: _transition(each) for each in table.transitions},
        "guards": {
            each.__name__: {"refusal": GUARDS[each].refusal.value, "cites": GUARDS[each].cites} for each in guards
        },
    }


def _transition(transition: Transition) -> dict[str, Value]:
    effect, machine = transition.effect, transition.machine
    return {
        "machine": machine,
        "event": f"{machine}.{transition.event}",
        "source": f"{machine}.{transition.source}",
        "target": f"{machine}.{transition.target}",
        "guards": tuple(guard.__name__ for guard in transition.guards),
        "effect": tuple(each.__name__ for each in CHAINS.get(effect, (effect,))) if effect else (),
        "emits": EMISSIONS[effect] if effect else (),
        "cites": transition.cites,
    }


def _entries(entries: Iterable[Clause | Assumption | Reading | Hazard | Surface | Kind]) -> dict[str, dict[str, Value]]:
    """Catalogue entries as they are."""
    return {each.id: {name: getattr(each, name) for name in _fields_of(type(each))} for each in entries}


def _scenarios(folder: Path) -> dict[str, dict[str, Value]]:
    """By language, file and title. Of the steps a fingerprint is enough to tell that they changed."""
    found: dict[str, dict[str, Value]] = {}
    for language in LANGUAGES:
        read = features(folder, language)
        for feature in read.features:
            for scenario in feature.scenarios:
                text = "\n".join(read.lines[number] for number in (*feature.background, *scenario.lines))
                found[f"{language}/{feature.file}: {scenario.title}"] = {
                    "rules": scenario.rules,
                    "readings": scenario.readings,
                    "steps": sha256(text.encode()).hexdigest()[:16],
                }
    return found


def _masking() -> dict[str, dict[str, Value]]:
    """For each place and policy what is seen of a sample of each kind."""
    shown = masking()
    return {
        f"{place.id}/{policy.id}": {
            row.kind: cell.after for row in place.kinds for cell in row.cells if cell.policy == policy.id
        }
        for place in shown.places
        for policy in shown.policies
    }


def _terms(catalogue: Catalogue) -> dict[str, dict[str, Value]]:
    return {
        each.id: {"says": Words(each.en, each.ko), **({"defect": each.defect} if each.defect else {})}
        for each in catalogue.terms.values()
    }
