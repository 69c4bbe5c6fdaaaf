"""Reads the catalogue's TOML files and validates them whole: shapes, ids, both languages, every reference.

Either there is a Catalogue in which everything holds together, or one error that names every broken entry.
"""

import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache, cached_property
from pathlib import Path
from string import Formatter
from types import MappingProxyType
from typing import TypeVar

import msgspec
from msgspec import inspect

from spec.catalogue.entries import (
    Assumption,
    Clause,
    Example,
    Hazard,
    Kind,
    Notation,
    Policy,
    Reading,
    Surface,
    Term,
    Words,
)
from spec.refusals import Refusal

E = TypeVar("E", Clause, Assumption, Hazard, Reading, Term, Kind, Example, Notation, Surface, Policy)
Identified = TypeVar("Identified", Clause, Assumption, Hazard, Reading, Term, Kind, Notation, Surface, Policy)

TABLES = {
    "clauses.toml": ("clause",),
    "assumptions.toml": ("assumption",),
    "hazards.toml": ("hazard",),
    "readings.toml": ("reading",),
    "glossary.toml": ("term",),
    "masking.toml": ("kind", "example", "notation", "surface", "policy"),
}
"""The files of the catalogue and the arrays of tables that each holds."""

NEEDED = {"policy": ("blanket", "listed", "extended"), "term": tuple(f"refusal.{refusal.value}" for refusal in Refusal)}
"""Ids that the code itself names: without them no desk could be set up, and no refusal told."""

LINE_LIMIT = 400
"""Characters of one problem's line."""

NOT_CHECKABLE = frozenset({"advice", "reference"})
"""The kinds of clause that carry an advisory reason in place of evidence."""


class CatalogueError(ValueError):
    """The catalogue is broken, or was asked for something it does not have. One line per problem."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(_one_line(problem) for problem in problems)
        super().__init__("\n".join(self.problems))


def _one_line(problem: str) -> str:
    """A problem quotes what it found, which may hold line breaks or be of any length."""
    printable = "".join(char if char.isprintable() else ascii(char)[1:-1] for char in problem)
    return printable if len(printable) <= LINE_LIMIT else f"{printable[:LINE_LIMIT]}…"


@dataclass(frozen=True)
class Catalogue:
    """Everything the catalogue says, by id, in the order of the files."""

    clauses: Mapping[str, Clause]
    assumptions: Mapping[str, Assumption]
    hazards: Mapping[str, Hazard]
    readings: Mapping[str, Reading]
    terms: Mapping[str, Term]
    kinds: Mapping[str, Kind]
    examples: tuple[Example, ...]
    notations: Mapping[str, Notation]
    surfaces: Mapping[str, Surface]
    policies: Mapping[str, Policy]

    def words(self, term_id: str) -> Words:
        """The words of a glossary id in both languages. Raises CatalogueError for an id the glossary lacks."""
        if term_id not in self.terms:
            raise CatalogueError([f'glossary.toml: "{term_id}" is not there; {_advice(term_id, self.terms)}'])
        term = self.terms[term_id]
        return Words(en=term.en, ko=term.ko)

    @cached_property
    def documented_texts(self) -> frozenset[str]:
        """What stands before masking in the examples and the notations: nobody's, each of them."""
        notations = (text.before for notation in self.notations.values() for text in notation.texts)
        return frozenset((*(each.before for each in self.examples), *notations))

    def kinds_of(self, policy: Policy) -> frozenset[str]:
        """The kinds that are masked under a policy, by id."""
        return frozenset(kind.id for kind in self.kinds.values() if policy.kinds == "all" or kind.is_documented)

    def is_made_up(self, kind: str, written: str) -> bool:
        """Whether a value of this kind is made-up data, or a documented example."""
        return any(written == each.before for each in self.examples) or self.kinds[kind].is_made_up(written)

    def check_ids(self, ids: Iterable[str], where: str) -> None:
        """Raises CatalogueError unless every id is a clause's or an assumption's. `where` names who cites them."""
        self._check(ids, where, {**self.clauses, **self.assumptions}, "neither a clause nor an assumption")

    def check_cites(self, ids: Iterable[str], where: str) -> None:
        """What a property cites may be a hazard besides. Raises CatalogueError for anything else."""
        known = {**self.clauses, **self.assumptions, **self.hazards}
        self._check(ids, where, known, "neither a clause nor an assumption nor a hazard")

    def _check(self, ids: Iterable[str], where: str, known: Collection[str], wrong: str) -> None:
        problems = [f'{where}: "{cited}" is {wrong}; {_advice(cited, known)}' for cited in ids if cited not in known]
        if problems:
            raise CatalogueError(problems)

    def readings_taken(self, ids: Iterable[str]) -> tuple[str, ...]:
        """These readings, each once, in the order of the file. Raises CatalogueError for one that is not there."""
        taken = frozenset(ids)
        problems = [
            f'There is no reading "{each}"; the readings are {", ".join(self.readings)}.'
            for each in sorted(taken.difference(self.readings))
        ]
        if problems:
            raise CatalogueError(problems)
        return tuple(each for each in self.readings if each in taken)


def load(directory: Path | None = None) -> Catalogue:
    """The catalogue in `directory`, or the one that is shipped (read once). Raises CatalogueError."""
    return _shipped() if directory is None else _load(directory)


@cache
def _shipped() -> Catalogue:
    return _load(Path(__file__).parent)


def _load(directory: Path) -> Catalogue:
    problems: list[str] = []
    raw = {file: _parse(directory, file, problems) for file in TABLES}
    whole = not problems
    unsure: set[str] = set()
    clauses = _table(raw, "clauses.toml", "clause", Clause, problems, unsure)
    assumptions = _table(raw, "assumptions.toml", "assumption", Assumption, problems, unsure)
    hazards = _table(raw, "hazards.toml", "hazard", Hazard, problems, unsure)
    readings = _table(raw, "readings.toml", "reading", Reading, problems, unsure)
    terms = _table(raw, "glossary.toml", "term", Term, problems, unsure)
    kinds = _table(raw, "masking.toml", "kind", Kind, problems, unsure)
    examples = _table(raw, "masking.toml", "example", Example, problems, unsure)
    notations = _table(raw, "masking.toml", "notation", Notation, problems, unsure)
    surfaces = _table(raw, "masking.toml", "surface", Surface, problems, unsure)
    policies = _table(raw, "masking.toml", "policy", Policy, problems, unsure)
    catalogue = Catalogue(
        clauses=_by_id(clauses),
        assumptions=_by_id(assumptions),
        hazards=_by_id(hazards),
        readings=_by_id(readings),
        terms=_by_id(terms),
        kinds=_by_id(kinds),
        examples=tuple(examples),
        notations=_by_id(notations),
        surfaces=_by_id(surfaces),
        policies=_by_id(policies),
    )
    # A file that could not be read would make every reference to it look broken, and so would a broken id.
    if whole:
        declared = {table: ids for table, ids in _declared_ids(raw).items() if table not in unsure}
        problems.extend(_contradictions(catalogue))
        problems.extend(_dangling(catalogue, declared))
        problems.extend(_absent(declared))
    if problems:
        raise CatalogueError(problems)
    return catalogue


def _by_id(entries: Iterable[Identified]) -> Mapping[str, Identified]:
    return MappingProxyType({entry.id: entry for entry in entries})


# --- reading: from files to entries of the right shape

Raw = Mapping[str, Mapping[str, list[object]]]


def _parse(directory: Path, file: str, problems: list[str]) -> Mapping[str, list[object]]:
    """The arrays of tables of one file; empty where the file cannot be read, which becomes a problem."""
    try:
        parsed = tomllib.loads((directory / file).read_text(encoding="utf-8"))
    except OSError as error:
        problems.append(f"{file}: cannot be read ({error.strerror}); put it beside the catalogue's other files")
        return {}
    except UnicodeDecodeError as error:
        problems.append(f"{file}: byte {error.start}: is not UTF-8; save the file as UTF-8")
        return {}
    except tomllib.TOMLDecodeError as error:
        wrong, place = _syntax(str(error))
        problems.append(f"{file}: {place}: is not TOML ({wrong}); correct it there")
        return {}
    problems.extend(_wrong_tables(file, parsed))
    return {name: array for name in TABLES[file] if isinstance(array := parsed.get(name), list)}


def _wrong_tables(file: str, parsed: Mapping[str, object]) -> Iterator[str]:
    for name in parsed:
        if name not in TABLES[file]:
            yield f'{file}: table "{name}": is unknown; the tables are {", ".join(TABLES[file])}'
    for name in TABLES[file]:
        if not isinstance(parsed.get(name), list):
            yield f'{file}: table "{name}": is missing or no list of entries; write [[{name}]] above each entry'
        elif not parsed[name]:
            yield f'{file}: table "{name}": has no entry; write [[{name}]] above each entry'


def _syntax(message: str) -> tuple[str, str]:
    """What is wrong and where, from tomllib's "… (at line 3, column 5)"."""
    found = re.fullmatch(r"(?P<wrong>.*) \(at (?P<place>.*)\)", message, re.DOTALL)
    return (found["wrong"], found["place"]) if found else (message, "somewhere")


def _table(raw: Raw, file: str, table: str, entry_type: type[E], problems: list[str], unsure: set[str]) -> list[E]:
    """The well-formed entries of one table; what is wrong with the others is added to `problems`.

    A table of which an id is broken is added to `unsure`: nobody knows then which ids it was meant to have.
    """
    entries: list[E] = []
    seen: set[str] = set()
    shape = inspect.type_info(entry_type)
    for number, value in enumerate(raw[file].get(table, []), start=1):
        entry_id = _id_of(value)
        where = f"{file}: {entry_id or f'{table} {number}'}"
        found = list(_shape(shape, value, ""))
        if entry_id in seen:
            found.append(("id", "stands twice; remove one entry or give it another id"))
        if any(field in ("", "id") for field, _ in found):
            unsure.add(table)
        wrong = [_line(where, field, what) for field, what in found]
        if entry_id is not None:
            seen.add(entry_id)
        if wrong:
            problems.extend(wrong)
        else:
            entries.append(msgspec.convert(value, entry_type))
    return entries


def _id_of(value: object) -> str | None:
    found = value.get("id") if isinstance(value, dict) else None
    return found if isinstance(found, str) and found else None


def _declared_ids(raw: Raw) -> Mapping[str, Collection[str]]:
    """The ids of every table, of broken entries too: a reference to one of those is not a second problem."""
    return {
        table: [found for value in values if (found := _id_of(value)) is not None]
        for arrays in raw.values()
        for table, values in arrays.items()
    }


def _line(where: str, field: str, wrong: str) -> str:
    return f'{where}: field "{field}": {wrong}' if field else f"{where}: {wrong}"


def _shape(expected: inspect.Type, value: object, field: str, asked: str = "") -> Iterator[tuple[str, str]]:
    """Every field of `value` that is not as `expected`, with what is wrong: msgspec itself stops at the first."""
    match expected:
        case inspect.Metadata(type=inner, extra_json_schema=extra):
            yield from _shape(inner, value, field, str((extra or {}).get("description", "")))
        case inspect.UnionType(types=types):
            # TOML has no null: a value that is there is meant as the other type.
            (inner,) = (each for each in types if not isinstance(each, inspect.NoneType))
            yield from _shape(inner, value, field)
        case inspect.StructType(fields=fields):
            yield from _struct(fields, value, field)
        case inspect.VarTupleType(item_type=item_type, min_length=least):
            if not isinstance(value, list):
                yield field, "is not a list; write it in [ ]"
                return
            if len(value) < (least or 0):
                yield field, f"has {len(value)} entries; give at least {least}"
            for index, item in enumerate(value):
                yield from _shape(item_type, item, f"{field}[{index}]")
        case inspect.LiteralType(values=choices):
            if value not in choices:
                yield field, f"is {_shown(value)}; write one of {', '.join(map(str, choices))}"
        case inspect.StrType(pattern=pattern):
            wrong = _text(value)
            if wrong is None and pattern and not re.search(pattern, str(value)):
                wrong = f"is {_shown(value)}; write {asked}"
            if wrong is not None:
                yield field, wrong
        case _:
            raise TypeError(f"The loader cannot check {expected!r} in field {field!r}: teach _shape this type.")


def _struct(fields: tuple[inspect.Field, ...], value: object, field: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        yield field, f"is {_shown(value)}; write it as a table of {', '.join(each.name for each in fields)}"
        return
    prefix = f"{field}." if field else ""
    names = [each.name for each in fields]
    for name in value:
        if name not in names:
            yield prefix + name, f"is unknown; the fields are {', '.join(names)}"
    for each in fields:
        if each.name in value:
            yield from _shape(each.type, value[each.name], prefix + each.name)
        elif each.required:
            yield prefix + each.name, "is missing; add it"


def _text(value: object) -> str | None:
    """What is wrong with a text, or None. Search and comparison rely on one line of composed characters (RULE-31)."""
    if not isinstance(value, str):
        return f"is {_shown(value)}; write a text in quotes"
    if not value.strip():
        return "is empty; write the text"
    if value != value.strip() or len(value.splitlines()) > 1:
        return "has a line break, or white space at an end; write it in one line"
    if not unicodedata.is_normalized("NFC", value):
        return "is typed in decomposed characters; save it as NFC"
    return None


def _shown(value: object) -> str:
    return f'"{value}"' if isinstance(value, str) else f"of type {type(value).__name__}"


def _advice(name: str, known: Iterable[str]) -> str:
    """What to write in place of a name that is not known: the nearest one there is."""
    names = list(known)
    near = get_close_matches(name, names, n=1)
    return f'did you mean "{near[0]}"?' if near else "correct it, or add it to the catalogue"


# --- holding together: what one entry says of itself and of others


def _contradictions(catalogue: Catalogue) -> Iterator[str]:
    for clause in catalogue.clauses.values():
        where = f"clauses.toml: {clause.id}"
        if clause.kind in NOT_CHECKABLE and clause.advisory is None:
            yield _line(where, "advisory", f"is missing for the kind {clause.kind}; say why nothing can be checked")
        if clause.kind not in NOT_CHECKABLE and clause.advisory is not None:
            yield _line(where, "advisory", f"stands with the kind {clause.kind}, which needs evidence; remove it")
    for term in catalogue.terms.values():
        if (in_english := _placeholders(term.en)) != _placeholders(term.ko):
            asked = ", ".join(f"{{{name}}}" for name in sorted(in_english)) or "none"
            yield _line(f"glossary.toml: {term.id}", "ko", f"has other placeholders than en; write {asked}")
    for kind in catalogue.kinds.values():
        yield from _kind_contradictions(kind)
    for surface in catalogue.surfaces.values():
        if (surface.row is None) != (not surface.kinds):
            wrong = "says which kinds a row covers; give row and kinds, or neither"
            yield _line(f"masking.toml: {surface.id}", "kinds", wrong)


def _kind_contradictions(kind: Kind) -> Iterator[str]:
    where = f"masking.toml: {kind.id}"
    if kind.is_documented == (kind.assumption is not None):
        yield _line(where, "assumption", "is what a kind rests on that the source leaves out; give it, or clauses")
    try:
        is_made_up = kind.is_made_up(kind.sample)
    except re.error as error:
        yield _line(where, "made_up", f"is no regular expression ({error}); correct it")
        return
    if not is_made_up:
        yield _line(where, "sample", "is not what made_up says is nobody's; write a made-up value, or add it there")


def _placeholders(text: str) -> frozenset[str]:
    """The names in braces; a brace that is no placeholder counts as a name of its own, so that it is told."""
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({text})


def _references(catalogue: Catalogue) -> Iterator[tuple[str, str, str, Iterable[str]]]:
    """Where a reference stands, its field, the table it points into, and the ids it names."""
    for clause in catalogue.clauses.values():
        yield f"clauses.toml: {clause.id}", "labels", "term", clause.labels
    for assumption in catalogue.assumptions.values():
        yield f"assumptions.toml: {assumption.id}", "clauses", "clause", assumption.clauses
    for hazard in catalogue.hazards.values():
        yield f"hazards.toml: {hazard.id}", "clauses", "clause", hazard.clauses
        yield f"hazards.toml: {hazard.id}", "assumptions", "assumption", hazard.assumptions
    for reading in catalogue.readings.values():
        yield f"readings.toml: {reading.id}", "turns", "assumption", reading.turns
    for kind in catalogue.kinds.values():
        yield f"masking.toml: {kind.id}", "clauses", "clause", kind.clauses
        yield f"masking.toml: {kind.id}", "assumption", "assumption", (kind.assumption,) if kind.assumption else ()
        yield f"masking.toml: {kind.id}", "id", "term", (f"kind.{kind.id}",)
    for number, example in enumerate(catalogue.examples, start=1):
        yield f"masking.toml: example {number}", "clause", "clause", (example.clause,)
        yield f"masking.toml: example {number}", "kind", "kind", (example.kind,)
    for notation in catalogue.notations.values():
        yield f"masking.toml: {notation.id}", "assumptions", "assumption", notation.assumptions
    for surface in catalogue.surfaces.values():
        yield f"masking.toml: {surface.id}", "row", "clause", (surface.row,) if surface.row else ()
        yield f"masking.toml: {surface.id}", "kinds", "kind", surface.kinds
        yield f"masking.toml: {surface.id}", "id", "term", (f"surface.{surface.id}",)
    for policy in catalogue.policies.values():
        yield f"masking.toml: {policy.id}", "assumption", "assumption", (policy.assumption,)
        yield f"masking.toml: {policy.id}", "id", "term", (f"policy.{policy.id}",)


HOME = {table: file for file, tables in TABLES.items() for table in tables}
"""The file of each table."""


def _dangling(catalogue: Catalogue, declared: Mapping[str, Collection[str]]) -> Iterator[str]:
    for where, field, table, ids in _references(catalogue):
        for named in ids:
            if table in declared and named not in declared[table]:
                yield _line(where, field, f'"{named}" is not in {HOME[table]}; {_advice(named, declared[table])}')


def _absent(declared: Mapping[str, Collection[str]]) -> Iterator[str]:
    for table, ids in NEEDED.items():
        for needed in ids:
            if table in declared and needed not in declared[table]:
                yield _line(f"{HOME[table]}: {needed}", "", f"is missing and the code names it; add this {table}")
