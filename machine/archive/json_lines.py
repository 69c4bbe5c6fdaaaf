"""Masks chosen fields of JSON Lines. A line in which nothing is masked stays as it is, byte for byte; in any other
only the masked values are written anew."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from machine.archive.counts import Counts, MaskedBlock
from machine.archive.rules import Fields, Rules

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
TOKEN = re.compile(r'("(?:[^"\\]++|\\.)*+")(\s*+:)?|[{}\[\]]|-?[0-9][0-9.eE+-]*+')
"""What matters in JSON: a text, which is a key if a colon follows, the brackets, a number."""
ESCAPED_KEY = re.compile(rb"\\u00(?:[4-7]|2[0de]|3[0-9a])", re.IGNORECASE)
"""Escapes that spell what plain keys are made of. HTML's signs, which some programs always escape, are not among it."""
ESCAPED_COLON = re.compile(rb"\\u003a", re.IGNORECASE)
PLAIN_KEY = re.compile(r"[\w .:@-]+", re.ASCII)


class LineError(ValueError):
    """A line is no JSON. `line` counts from 1 within the block; nothing of the line is kept."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Value(NamedTuple):
    """A text or a number in a line that is to be masked, and where it is written."""

    text: str
    start: int
    end: int


class Gathered:
    """The texts to mask in a block, the place of each one's line, and the named fields that were seen."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self.texts: list[str] = []
        self.places: list[int] = []
        self.seen: set[str] = set()
        self.records = 0

    def add(self, texts: list[str], place: int) -> None:
        """Adds texts of one line."""
        self.texts += texts
        self.places += [place] * len(texts)

    def look_closer(self, line: bytes, place: int) -> None:
        """Adds the values as the line has them written.

        Parsing would not tell how a number is written, and of a key that is there twice it keeps the last value only.
        """
        self.add([value.text for value in _values(line.decode(), self._fields, self.seen)], place)


def mask_block(block: bytes, fields: Fields, rules: Rules, *, counting: bool) -> MaskedBlock:
    """A block of whole lines with the chosen fields masked. Raises LineError."""
    lines = block.split(b"\n")
    gathered = _from_the_top(block, lines, fields) or _from_everywhere(lines, fields)
    masked = rules.mask(gathered.texts)
    changes: dict[str, str] = {}
    changed: dict[int, None] = {}
    if masked != gathered.texts:
        for place, text, after in zip(gathered.places, gathered.texts, masked, strict=True):
            if text != after:
                changes[text] = after
                changed[place] = None
    findings: Counter[str] = Counter()
    for place in changed:
        values = [value for value in _values(lines[place].decode(), fields, set()) if value.text in changes]
        lines[place] = _rewritten(lines[place].decode(), values, changes)
        if counting:
            findings.update(kind for value in values for kind, _ in rules.kinds_in(value.text))
    counts = Counts(gathered.records, len(changed), findings) if counting else Counts()
    return MaskedBlock(b"\n".join(lines), len(block), block.count(b"\n"), frozenset(gathered.seen), counts)


def _from_the_top(block: bytes, lines: list[bytes], fields: Fields) -> Gathered | None:
    """The texts where every field is a key of the record itself; None where that is not sure to be all of them.

    It takes a quarter of the time: what else is in a record is passed over.
    """
    if not fields.names or not all(map(PLAIN_KEY.fullmatch, fields.names)) or fields.on_the_way:
        return None
    if ESCAPED_KEY.search(block):
        return None
    gathered = Gathered(fields)
    decode = _decoder_of(fields.names).decode
    times = dict.fromkeys(fields.names, 0)
    for place, line in enumerate(lines):
        if not line or line.isspace():
            continue
        try:
            record = decode(line)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return None
        gathered.records += 1
        for name, value in zip(times, msgspec.structs.astuple(record), strict=True):
            if value is msgspec.UNSET:
                continue
            times[name] += 1
            if isinstance(value, str):
                gathered.texts.append(value)
                gathered.places.append(place)
            elif value is not None:
                return None
    # As many keys as values: none is there twice, at the top or deeper.
    if any(block.count(f'"{name}"'.encode()) != count for name, count in times.items()):
        return None
    gathered.seen.update(name for name, count in times.items() if count)
    return gathered


@lru_cache(maxsize=8)
def _decoder_of(names: frozenset[str]) -> msgspec.json.Decoder[Any]:
    unset = [
        (f"field_{number}", Any, msgspec.field(name=name, default=msgspec.UNSET)) for number, name in enumerate(names)
    ]
    return msgspec.json.Decoder(msgspec.defstruct("Record", unset))


def _from_everywhere(lines: list[bytes], fields: Fields) -> Gathered:
    """The texts of the chosen fields, however deep. Raises LineError."""
    gathered = Gathered(fields)
    for place, line in enumerate(lines):
        if not line or line.isspace():
            continue
        gathered.records += 1
        found = Walk(fields)
        found.walk(_parsed(line, place + 1), "", within=not fields.names)
        gathered.seen |= found.seen
        # Every key has a colon; with more colons than were met, a key is there twice.
        if found.has_numbers or line.count(b":") != found.colons or ESCAPED_COLON.search(line):
            gathered.look_closer(line, place)
        else:
            gathered.add(found.texts, place)
    return gathered


def _parsed(line: bytes, number: int) -> Any:
    try:
        return msgspec.json.decode(line.removeprefix(BYTE_ORDER_MARK))
    except (msgspec.DecodeError, UnicodeDecodeError):
        # Half a surrogate pair and NaN are no JSON, but common programs write them, and Python's own reads them.
        try:
            return json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise LineError(number) from None
    except RecursionError:
        raise LineError(number) from None


class Walk:
    """A walk over one parsed record: the texts of the chosen fields, and every colon that must be in its line."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self.texts: list[str] = []
        self.seen: set[str] = set()
        self.colons = 0
        self.has_numbers = False

    def walk(self, node: Any, name: str, *, within: bool) -> None:
        """Goes through a value called `name`; `within` a chosen field all is chosen."""
        if isinstance(node, str):
            self.colons += node.count(":")
            if within:
                self.texts.append(node)
        elif isinstance(node, dict):
            self.colons += len(node)
            for key, value in node.items():
                self.colons += key.count(":")
                inner = f"{name}.{key}" if name else key
                named = inner in self._fields.names
                if named:
                    self.seen.add(inner)
                self.walk(value, inner, within=within or named)
        elif isinstance(node, list):
            for each in node:
                self.walk(each, name, within=within)
        elif within and self._fields.names and not isinstance(node, bool | None):
            self.has_numbers = True


def _rewritten(line: str, values: list[Value], changes: Mapping[str, str]) -> bytes:
    pieces: list[str] = []
    done = 0
    for value in values:
        pieces += line[done : value.start], _quoted(changes[value.text], line[value.start : value.end])
        done = value.end
    return "".join([*pieces, line[done:]]).encode()


def _values(written: str, fields: Fields, seen: set[str]) -> Iterator[Value]:
    """What is to be masked in a line that is known to be JSON, values of repeated keys too.

    Where fields are named, the numbers in them count as well; where none is, only texts do.
    """
    outer: list[tuple[str, bool]] = []
    # `name` and `within` are those of the object or list we are in, `inner` ones those of the value that comes next.
    name = inner = ""
    within = inner_within = not fields.names
    for token in TOKEN.finditer(written):
        text, colon = token.groups()
        sign = written[token.start()]
        if colon:
            key = _unquoted(text)
            inner = f"{name}.{key}" if name else key
            named = inner in fields.names
            if named:
                seen.add(inner)
            inner_within = within or named
        elif text:
            if inner_within:
                yield Value(_unquoted(text), *token.span())
        elif sign in "{[":
            outer.append((name, within))
            name, within = inner, inner_within
        elif sign in "}]":
            name, within = outer.pop()
            inner, inner_within = name, within
        elif inner_within and fields.names:
            yield Value(token.group(), *token.span())


def _unquoted(text: str) -> str:
    return str(json.loads(text)) if "\\" in text else text[1:-1]


def _quoted(text: str, as_in: str) -> str:
    """A JSON text, escaped if what it takes the place of was plain ASCII or if half a surrogate pair is in it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(text)
    return json.dumps(text, ensure_ascii=as_in.isascii())
