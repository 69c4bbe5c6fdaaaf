"""Masks JSON of any length as it comes, and writes what was masked back in its place."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from machine.archive.counts import Counts, MaskedBlock
from machine.archive.json_reader import ESCAPE, JsonError, JsonReader, Kind, Value
from machine.archive.long_text import LongText
from machine.archive.notation import JSON_TEXT, quoted
from machine.archive.rules import Fields, Labelled, Rules
from machine.masking.masked_form import STAR

BYTE_ORDER_MARK = "\ufeff"
LONG_TEXT = 1 << 20
"""A text that is longer, in characters as it is written, is masked as it comes."""
PART_OF_TEXT = re.compile(rf'(?:[^"\\\x00-\x1f]++|{ESCAPE})*+')
BEGUN_ESCAPE = re.compile(r"(?:\\(?:u[0-9a-fA-F]{0,3})?)?")


def rewritten(window: str, values: Sequence[Value], changes: Mapping[Labelled, str]) -> tuple[str, list[Value]]:
    """A window of JSON with its values changed, and those of them that were.

    A number becomes a text. A key that would be the same as another masked one beside it is given a number.
    """
    pieces: list[str] = []
    changed: list[Value] = []
    done = 0
    for value in values:
        after = changes.get(value.value, value.value.text)
        if value.keys is not None and STAR in after:
            after = _apart(after, value.keys)
        if after == value.value.text:
            continue
        changed.append(value)
        like = "" if value.kind is Kind.NUMBER else window[value.start : value.end]
        pieces += window[done : value.start], '"', quoted(after, like), '"'
        done = value.end
    return "".join([*pieces, window[done:]]), changed


def _apart(key: str, keys: set[str]) -> str:
    apart, number = key, 1
    while apart in keys:
        number += 1
        apart = f"{key}#{number}"
    keys.add(apart)
    return apart


class JsonMasker:
    """The masking of one JSON value, or of any number of them, one after the other, if there may be `several`.

    What `feed` and `close` return is the whole as it is written but for the masked values. Both raise JsonError.
    """

    def __init__(self, fields: Fields, rules: Rules, *, several: bool, counting: bool) -> None:
        self._rules, self._counting = rules, counting
        self._reader = JsonReader(fields, several=several)
        self._held = ""
        self._long: LongText | None = None
        self._is_in_text = False
        self._values = self._changed = self._numbers = 0
        self._findings: Counter[str] = Counter()

    @property
    def seen(self) -> frozenset[str]:
        """The named fields that were met."""
        return frozenset(self._reader.seen)

    @property
    def counts(self) -> Counts:
        """Of the values so far."""
        return Counts(self._values, self._changed, dict(self._findings), self._numbers)

    @property
    def line(self) -> int:
        """The line that is read, from 1 on."""
        return self._reader.line

    def feed(self, text: str) -> str:
        """What is certain of the masked JSON by now and was not before."""
        self._held += text
        return "".join(self._read(is_last=False))

    def close(self) -> str:
        """The rest of it."""
        rest = "".join(self._read(is_last=True))
        self._reader.close()
        return rest

    def _read(self, *, is_last: bool) -> Iterator[str]:
        while True:
            if self._is_in_text:
                yield from self._read_text(is_last=is_last)
                if self._is_in_text:
                    return
            values = list(self._reader.values(self._held, is_last=is_last))
            place = self._reader.place
            yield self._masked(self._held[:place], values)
            self._held = self._held[place:]
            if len(self._held) <= LONG_TEXT or not self._held.startswith('"'):
                return
            kind = self._reader.begin_text()
            self._long = LongText(self._rules, JSON_TEXT, counting=self._counting) if kind else None
            self._values += kind is not None
            self._is_in_text = True
            self._held = self._held[1:]
            yield '"'

    def _read_text(self, *, is_last: bool) -> Iterator[str]:
        part = PART_OF_TEXT.match(self._held)
        assert part is not None
        yield self._long.feed(part[0]) if self._long else part[0]
        self._held = self._held[part.end() :]
        if self._held.startswith('"'):
            if self._long:
                yield self._long.close()
                self._changed += self._long.has_changed
                self._findings.update(self._long.findings)
            yield '"'
            self._held, self._long, self._is_in_text = self._held[1:], None, False
        elif is_last or not BEGUN_ESCAPE.fullmatch(self._held):
            raise JsonError(self._reader.line)

    def _masked(self, window: str, values: list[Value]) -> str:
        labelled = [value.value for value in values]
        self._values += len(labelled)
        masked = self._rules.mask_labelled(labelled)
        changes = {value: after for value, after in zip(labelled, masked, strict=True) if value.text != after}
        after, changed = rewritten(window, values, changes)
        self._changed += len(changed)
        self._numbers += sum(value.kind is Kind.NUMBER for value in changed)
        if self._counting:
            for value in changed:
                self._findings.update(self._rules.kinds_in_labelled(value.value))
        return after


def masked(chunks: Iterable[bytes], fields: Fields, rules: Rules, *, counting: bool) -> Iterator[MaskedBlock]:
    """JSON documents, over any number of lines, in masked blocks; the last has the counts. Raises JsonError."""
    masker = JsonMasker(fields, rules, several=True, counting=counting)
    decoder = codecs.getincrementaldecoder("utf-8")()
    is_at_start = True
    for chunk in chain(chunks, (b"",)):
        try:
            text = decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            raise JsonError(masker.line) from None
        mark = BYTE_ORDER_MARK if is_at_start and text.startswith(BYTE_ORDER_MARK) else ""
        is_at_start = is_at_start and not text
        after = mark + masker.feed(text.removeprefix(mark))
        yield MaskedBlock(after.encode(), len(chunk), chunk.count(b"\n"), masker.seen)
    yield MaskedBlock(masker.close().encode(), 0, 0, masker.seen, masker.counts)
