"""Masks CSV and TSV cell by cell: every byte outside of masked cells stays, and so do the quotes of those, and how many
records there are, of how many cells and lines.

Python's csv and those built on it give values only, and write them anew in one dialect: they cannot keep bytes.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import partial
from itertools import chain
from typing import NamedTuple

from machine.archive.blocks import Blocks
from machine.archive.counts import Counts, MaskedBlock
from machine.archive.dialect import (
    ENDING,
    Dialect,
    QuoteError,
    bare_notation,
    expressions,
    quoted_notation,
    records,
    rewritten,
    text_of,
)
from machine.archive.dialect_detection import detect
from machine.archive.long_text import LongText
from machine.archive.process_pool import Run
from machine.archive.rules import Fields, Labelled, Rules
from machine.archive.spool import spool
from machine.archive.text import decoded, encoded

SAMPLE_BYTES = 1 << 18
"""What the names of the columns are read from."""
TOLD_FROM_BYTES = 1 << 16
"""What the dialect is told from."""
BEFORE = re.compile(rb"(?:\xef\xbb\xbf)?(?:sep=([!#-&(),:;<>?^_`{|}~\t])\r?\n)?", re.IGNORECASE)
"""What may stand before the first record: a byte order mark, and the delimiter as Excel writes and reads it."""


class ColumnError(ValueError):
    """There is no column of that name; `width` is how many there are."""

    def __init__(self, name: str, width: int) -> None:
        super().__init__(name, width)
        self.name, self.width = name, width


class Layout(NamedTuple):
    """The dialect of a file, the places of the columns to mask (None: all), and what the first record has for each."""

    dialect: Dialect
    columns: frozenset[int] | None
    first: tuple[str, ...]

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.first)


def masked(
    chunks: Iterable[bytes], fields: Fields, rules: Rules, run: Run, *, delimiter: str | None, counting: bool
) -> Iterator[MaskedBlock]:
    """CSV in masked blocks, in order. Raises ColumnError, before anything is masked, and QuoteError."""
    rest = iter(chunks)
    sample = b""
    while len(sample) < SAMPLE_BYTES and (chunk := next(rest, b"")):
        sample += chunk
    before = BEFORE.match(sample)
    assert before is not None
    sample = sample[before.end() :]
    told = before[1].decode() if before[1] else None
    layout = layout_of(sample, fields, delimiter or told)
    yield MaskedBlock(before[0], before.end(), before[0].count(b"\n"))
    blocks = Blocks(chain((sample,), rest), partial(_border, layout=layout))
    mask_records = partial(mask_block, layout=layout, rules=rules, counting=counting)
    lines = before[0].count(b"\n")
    try:
        while True:
            for block in run(mask_records, blocks.whole()):
                lines += block.lines
                yield block
            if not blocks.is_at_long_record:
                return
            for block in _long_record(blocks, layout, rules, counting=counting):
                lines += block.lines
                yield block
    except QuoteError as error:
        raise QuoteError(lines + error.line) from None


def layout_of(sample: bytes, fields: Fields, delimiter: str | None) -> Layout:
    """How a file is laid out that begins with `sample`. Raises ColumnError."""
    text = decoded(sample[:SAMPLE_BYTES])
    told_from = decoded(sample[:TOLD_FROM_BYTES])
    dialect = detect(told_from, is_whole=len(sample) <= TOLD_FROM_BYTES, delimiter=delimiter)
    first: list[str] = []
    for cell in expressions(dialect).cell.finditer(text):
        first.append(text_of(cell, dialect))
        if cell[ENDING] != dialect.delimiter:
            break
    if not fields.names:
        return Layout(dialect, None, tuple(first))
    names = [name.strip() for name in first]
    columns: set[int] = set()
    for name in sorted(fields.names):
        places = {place for place, each in enumerate(names) if each == name.strip()}
        if not places and name.isascii() and name.isdecimal() and 0 < int(name) <= len(first):
            places = {int(name) - 1}
        if not places:
            raise ColumnError(name, len(first))
        columns |= places
    return Layout(dialect, frozenset(columns), tuple(first))


def mask_block(block: bytes, layout: Layout, rules: Rules, *, counting: bool) -> MaskedBlock:
    """A block of whole records with the chosen cells masked. In a record that has more or fewer cells than there are
    columns all are: nobody knows which is which. In any other the first record's cell is the label of those below it.

    Raises QuoteError.
    """
    text = decoded(block)
    cells: list[re.Match[str]] = []
    values: list[Labelled] = []
    places: list[int] = []
    record_count = uneven = 0
    for record in records(text, layout.dialect):
        record_count += 1
        is_even = len(record) == layout.width
        uneven += layout.columns is not None and not is_even
        chosen = range(len(record)) if layout.columns is None or not is_even else sorted(layout.columns)
        cells += [record[place] for place in chosen]
        values += [
            Labelled(layout.first[place] if is_even else "", text_of(record[place], layout.dialect)) for place in chosen
        ]
        places += [record_count] * len(chosen)
    distinct = list(dict.fromkeys(values))
    changes = {
        value: after
        for value, after in zip(distinct, rules.mask_labelled(distinct), strict=True)
        if value.text != after
    }
    pieces: list[str] = []
    findings: Counter[str] = Counter()
    changed: set[int] = set()
    done = 0
    for cell, value, place in zip(cells, values, places, strict=True):
        if value in changes:
            start, end, written = rewritten(cell, changes[value], layout.dialect)
            pieces += text[done:start], written
            done = end
            if counting:
                changed.add(place)
                findings.update(rules.kinds_in_labelled(value))
    content = encoded("".join([*pieces, text[done:]])) if pieces else block
    counts = Counts(uneven_records=uneven)
    if counting:
        counts += Counts(record_count, len(changed), findings)
    return MaskedBlock(content, len(block), block.count(b"\n"), counts=counts)


def _border(held: bytes, layout: Layout) -> int:
    found = expressions(layout.dialect).records.match(held)
    return found.end() if found else 0


class State(Enum):
    """Where in a record one is."""

    CELL = auto()
    QUOTED = auto()
    BARE = auto()
    OVER = auto()


class LongRecord:
    """The masking of one record, of any length, as it comes; of the cells in `columns`, of all for None."""

    def __init__(self, dialect: Dialect, columns: frozenset[int] | None, rules: Rules, *, counting: bool) -> None:
        self._dialect, self._columns, self._rules, self._counting = dialect, columns, rules, counting
        self._expressions = expressions(dialect)
        self._state = State.CELL
        self._cell: LongText | None = None
        self.rest = ""
        """What is not read yet; once the record is over, what follows it."""
        self.width = 1
        self.has_changed = False
        self.findings: Counter[str] = Counter()

    @property
    def is_over(self) -> bool:
        """Whether the record is at its end."""
        return self._state is State.OVER

    def feed(self, text: str, *, is_last: bool = False) -> str:
        """What is certain of the masked record by now and was not before. Raises QuoteError at the end, for line 1."""
        self.rest += text
        steps = {State.CELL: self._open, State.QUOTED: self._quoted, State.BARE: self._bare}
        pieces: list[str] = []
        while not self.is_over:
            piece = steps[self._state](is_last=is_last)
            if piece is None:
                break
            pieces.append(piece)
        return "".join(pieces)

    def _open(self, *, is_last: bool) -> str | None:
        opening = self._expressions.opening.match(self.rest)
        if not opening and not is_last and not self.rest.strip(" "):
            return None
        self._state = State.QUOTED if opening else State.BARE
        if self._columns is None or self.width - 1 in self._columns:
            notation = quoted_notation(self._dialect) if opening else bare_notation(self._dialect)
            self._cell = LongText(self._rules, notation, counting=self._counting)
        return self._taken(opening.end()) if opening else ""

    def _quoted(self, *, is_last: bool) -> str | None:
        quoted = self._expressions.quoted.match(self.rest)
        assert quoted is not None
        masked = self._fed(self._taken(quoted.end()))
        # A quote may be the first of two, and so may a sign that escapes.
        if len(self.rest) < 2 and not (is_last and self.rest):
            if is_last:
                raise QuoteError(1)
            return masked or None
        if not self.rest.startswith(self._dialect.quote):
            raise QuoteError(1)
        masked += self._closed() + self._taken(1)
        if self._dialect.escape and self.rest.startswith(self._dialect.escape):
            masked += self._taken(1)
        self._state = State.BARE
        if self._columns is None or self.width - 1 in self._columns:
            self._cell = LongText(self._rules, bare_notation(self._dialect), counting=self._counting)
        return masked

    def _bare(self, *, is_last: bool) -> str | None:
        bare = self._expressions.bare.match(self.rest)
        assert bare is not None
        masked = self._fed(self._taken(bare.end()))
        sign = self.rest[:1]
        if sign in {"", "\r", self._dialect.escape} and len(self.rest) < 2 and not is_last:
            return masked or None
        masked += self._closed()
        if sign == self._dialect.delimiter:
            self.width += 1
            self._state = State.CELL
            return masked + self._taken(1)
        self._state = State.OVER
        return masked + self._taken(2 if self.rest.startswith("\r\n") else 1)

    def _taken(self, length: int) -> str:
        taken, self.rest = self.rest[:length], self.rest[length:]
        return taken

    def _fed(self, written: str) -> str:
        return self._cell.feed(written) if self._cell else written

    def _closed(self) -> str:
        if self._cell is None:
            return ""
        masked = self._cell.close()
        self.has_changed |= self._cell.has_changed
        self.findings.update(self._cell.findings)
        self._cell = None
        return masked


def _long_record(blocks: Blocks, layout: Layout, rules: Rules, *, counting: bool) -> Iterator[MaskedBlock]:
    """A record that is longer than what is held. Whether it is even is known at its end, so it is masked both ways."""
    decoder = codecs.getincrementaldecoder("utf-8")("surrogateescape")
    with spool() as of_all, spool() as of_some:
        whole = LongRecord(layout.dialect, None, rules, counting=counting)
        chosen = LongRecord(layout.dialect, layout.columns, rules, counting=counting)
        size = lines = 0
        for chunk in chain(blocks.rest(), (b"",)):
            text = decoder.decode(chunk, final=not chunk)
            of_all.add(encoded(whole.feed(text, is_last=not chunk)))
            if layout.columns is not None:
                of_some.add(encoded(chosen.feed(text, is_last=not chunk)))
            size += len(chunk)
            lines += chunk.count(b"\n")
            if whole.is_over:
                beyond = encoded(whole.rest) + decoder.getstate()[0]
                blocks.give_back(beyond)
                size -= len(beyond)
                lines -= beyond.count(b"\n")
                break
        is_uneven = layout.columns is not None and whole.width != layout.width
        is_of_all = is_uneven or layout.columns is None
        record = whole if is_of_all else chosen
        counts = Counts(uneven_records=is_uneven)
        if counting:
            counts += Counts(1, record.has_changed, dict(record.findings))
        yield MaskedBlock(b"", size, lines, counts=counts)
        for content in (of_all if is_of_all else of_some).parts():
            yield MaskedBlock(content, 0, 0)
