"""Masks chosen fields of JSON Lines. A line in which nothing is masked stays as it is, byte for byte; in any other
only the masked values are written anew. A line that is no JSON is masked as text."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache, partial
from typing import Any

import msgspec

from machine.archive.blocks import Blocks, after_last_line
from machine.archive.counts import Counts, MaskedBlock
from machine.archive.json_masker import BYTE_ORDER_MARK, JsonMasker, rewritten
from machine.archive.json_reader import JsonError, JsonReader, Kind
from machine.archive.long_text import LongText
from machine.archive.process_pool import Run
from machine.archive.rules import Fields, Labelled, Rules
from machine.archive.spool import spool
from machine.archive.text import decoded, encoded

MARK = BYTE_ORDER_MARK.encode()
ESCAPED_KEY = re.compile(rb"\\u00(?:[4-7]|2[0de]|3[0-9a])", re.IGNORECASE)
"""Escapes that spell what plain keys are made of. HTML's signs, which some programs always escape, are not among it."""
ESCAPED_COLON = re.compile(rb"\\u003a", re.IGNORECASE)
PLAIN_KEY = re.compile(r"[\w .:@-]+", re.ASCII)


class Literal(str):
    """A number with a point or an exponent, as it is written."""

    __slots__ = ()


DECODER = msgspec.json.Decoder(float_hook=Literal)


def masked(chunks: Iterable[bytes], fields: Fields, rules: Rules, run: Run, *, counting: bool) -> Iterator[MaskedBlock]:
    """JSON Lines in masked blocks, in order."""
    blocks = Blocks(chunks, after_last_line)
    mask_records = partial(mask_block, fields=fields, rules=rules, counting=counting)
    while True:
        yield from run(mask_records, blocks.whole())
        if not blocks.is_at_long_record:
            return
        yield from _long_line(blocks, fields, rules, counting=counting)


class Gathered:
    """The values to mask in a block, the place of each one's line, and the named fields that were seen."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self.values: list[Labelled] = []
        self.places: list[int] = []
        self.seen: set[str] = set()
        self.bad: set[int] = set()
        self.records = 0

    def add(self, values: list[Labelled], place: int) -> None:
        """Adds values of one line."""
        self.values += values
        self.places += [place] * len(values)

    def look_closer(self, line: bytes, place: int) -> None:
        """Adds the values as the line has them written; all of it, as bad, if it is no JSON.

        Of a key that is there twice parsing would keep the last value only.
        """
        reader = JsonReader(self._fields, several=False)
        try:
            values = [found.value for found in reader.values(line.decode().removeprefix(BYTE_ORDER_MARK))]
            reader.close()
        except (JsonError, UnicodeDecodeError):
            self.bad.add(place)
            values = [Labelled("", decoded(line))]
        else:
            self.seen |= reader.seen
        self.add(values, place)


def mask_block(block: bytes, fields: Fields, rules: Rules, *, counting: bool) -> MaskedBlock:
    """A block of whole lines with the chosen fields masked."""
    lines = block.split(b"\n")
    gathered = _from_the_top(block, lines, fields) or _from_everywhere(lines, fields)
    changes: dict[Labelled, str] = {}
    changed: dict[int, None] = {}
    masked = rules.mask_labelled(gathered.values)
    for place, value, after in zip(gathered.places, gathered.values, masked, strict=True):
        if value.text != after:
            changes[value] = after
            changed[place] = None
    findings: Counter[str] = Counter()
    numbers = 0
    for place in changed:
        if place in gathered.bad:
            found = [Labelled("", decoded(lines[place]))]
            lines[place] = encoded(changes[found[0]])
        else:
            text = lines[place].decode()
            mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
            text = text.removeprefix(mark)
            after, values = rewritten(text, [*JsonReader(fields, several=False).values(text)], changes)
            lines[place] = (mark + after).encode()
            numbers += sum(value.kind is Kind.NUMBER for value in values)
            found = [value.value for value in values]
        if counting:
            findings.update(kind for value in found for kind in rules.kinds_in_labelled(value))
    counts = Counts(numbers_as_texts=numbers, bad_lines=len(gathered.bad))
    if counting:
        counts += Counts(gathered.records, len(changed), findings)
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
                gathered.values.append(Labelled(name, value))
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
    """What is to be masked of the chosen fields, however deep."""
    gathered = Gathered(fields)
    for place, line in enumerate(lines):
        if not line or line.isspace():
            continue
        gathered.records += 1
        found = Walk(fields)
        try:
            found.walk(DECODER.decode(line.removeprefix(MARK)), "", "", within=not fields.names)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            gathered.look_closer(line, place)
            continue
        # Every key has a colon; with more colons than were met, a key is there twice.
        if line.count(b":") != found.colons or ESCAPED_COLON.search(line):
            gathered.look_closer(line, place)
        else:
            gathered.seen |= found.seen
            gathered.add(found.values, place)
    return gathered


class Walk:
    """A walk over one parsed record: what is to be masked in it, and every colon that must be in its line."""

    def __init__(self, fields: Fields) -> None:
        self._fields = fields
        self.values: list[Labelled] = []
        self.seen: set[str] = set()
        self.colons = 0

    def walk(self, node: Any, name: str, under: str, *, within: bool) -> None:
        """Goes through a value called `name`, `under` a key; `within` a chosen field all is chosen, keys and numbers
        too."""
        if isinstance(node, str):
            self.colons += node.count(":")
            if within:
                self.values.append(Labelled(under, node))
        elif isinstance(node, dict):
            self.colons += len(node)
            for key, value in node.items():
                self.colons += key.count(":")
                if within:
                    self.values.append(Labelled(under, key))
                inner = f"{name}.{key}" if name else key
                named = inner in self._fields.names
                if named:
                    self.seen.add(inner)
                self.walk(value, inner, key, within=within or named)
        elif isinstance(node, list):
            for each in node:
                self.walk(each, name, under, within=within)
        elif within and isinstance(node, int) and not isinstance(node, bool):
            self.values.append(Labelled(under, str(node)))


def _long_line(blocks: Blocks, fields: Fields, rules: Rules, *, counting: bool) -> Iterator[MaskedBlock]:
    """A line that is longer than what is held. Whether it is JSON is known at its end, so it is masked both ways."""
    size = 0
    with spool() as as_json, spool() as as_text:
        masker: JsonMasker | None = JsonMasker(fields, rules, several=False, counting=counting)
        text = LongText(rules, counting=counting)
        strict = codecs.getincrementaldecoder("utf-8")()
        lenient = codecs.getincrementaldecoder("utf-8")("surrogateescape")
        mark = ""
        for chunk in blocks.rest():
            end = chunk.find(b"\n") + 1
            part = chunk[:end] if end else chunk
            if not size and part.startswith(MARK):
                mark = BYTE_ORDER_MARK
                as_json.add(MARK)
            as_text.add(encoded(text.feed(lenient.decode(part))))
            if masker:
                try:
                    as_json.add(masker.feed(strict.decode(part).removeprefix(mark)).encode())
                except (JsonError, UnicodeDecodeError):
                    masker = None
            size, mark = size + len(part), ""
            if end:
                blocks.give_back(chunk[end:])
                break
        as_text.add(encoded(text.feed(lenient.decode(b"", final=True)) + text.close()))
        if masker:
            try:
                as_json.add((masker.feed(strict.decode(b"", final=True)) + masker.close()).encode())
            except (JsonError, UnicodeDecodeError):
                masker = None
        seen: frozenset[str] = frozenset()
        if masker:
            told, seen = masker.counts, masker.seen
            counts = Counts(numbers_as_texts=told.numbers_as_texts)
        else:
            told = Counts(0, text.has_changed, dict(text.findings))
            counts = Counts(bad_lines=1)
        if counting:
            counts += Counts(1, min(1, told.changed), told.findings)
        yield MaskedBlock(b"", size, 1, seen, counts)
        for content in (as_json if masker else as_text).parts():
            yield MaskedBlock(content, 0, 0, seen)
