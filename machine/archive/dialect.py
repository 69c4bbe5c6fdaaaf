"""How a file of CSV is written: what parts its cells, what quotes and escapes; and its cells as they stand there.

Python's csv reads a cell's value and forgets how it was written; here a cell keeps its place, so that all else stays.
What a cell is, and what a record, is the same as there: a quote opens a cell only at its beginning, and CR, LF or both
end a record wherever nothing is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from machine.archive.notation import PLAIN, Notation


class Dialect(NamedTuple):
    """No `quote`: nothing is quoted; no `escape`: nothing is escaped. `is_spaced`: blanks may stand before a quote.

    Each is one sign of ASCII. In quotes, a quote is doubled; where there is an `escape`, it may be escaped as well.
    """

    delimiter: str
    quote: str = '"'
    escape: str = ""
    is_spaced: bool = False


OPENING, QUOTED, CLOSING, BEHIND, BARE, ENDING = 1, 2, 3, 4, 5, 6
"""The groups of a cell: the quote that opens it, what is quoted, the quote that closes it, what stands behind that, or
what stands unquoted; then the delimiter, the line end, or nothing at the end of all."""


class QuoteError(ValueError):
    """In the record that begins at a line, which counts from 1, a quote is opened that nothing closes."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class Expressions(NamedTuple):
    """What finds the cells of a dialect. `records` are whole records, the others parts of a cell."""

    cell: re.Pattern[str]
    records: re.Pattern[bytes]
    opening: re.Pattern[str]
    quoted: re.Pattern[str]
    bare: re.Pattern[str]


@lru_cache(maxsize=256)
def expressions(dialect: Dialect) -> Expressions:
    """The expressions of a dialect."""
    delimiter, quote, escape = map(re.escape, dialect[:3])
    escaped = f"|{escape}." if escape else ""
    bare = rf"(?:[^{delimiter}\r\n{escape}]++{escaped})*+"
    quoted = rf"(?:[^{quote}{escape}]++{escaped}|{quote}{quote})*+" if quote else "(?!)"
    opening = rf"{' *+' if dialect.is_spaced else ''}{quote}" if quote else "(?!)"

    def cell(group: str) -> str:
        # At the very end, what escapes nothing is a sign like others.
        to_end = rf"{bare}(?:{escape}\Z)?" if escape else bare
        # Behind the quote that closes, it escapes nothing either.
        behind = rf"{escape}?+{to_end}" if escape else bare
        in_quotes = rf"{group}{opening}){group}{quoted}){group}{quote}){group}{behind})"
        return rf"(?:{in_quotes}|(?!{opening}){group}{to_end}))"

    # A sign of the end may be the first half of one.
    records = rf"(?:(?:{cell('(?:')}{delimiter})*+{cell('(?:')}(?:\r\n|\n|\r(?!\Z)))*+"
    return Expressions(
        re.compile(rf"{cell('(')}({delimiter}|\r\n|\n|\r|\Z)", re.DOTALL),
        re.compile(records.encode(), re.DOTALL),
        re.compile(opening),
        re.compile(quoted, re.DOTALL),
        re.compile(bare, re.DOTALL),
    )


@lru_cache(maxsize=256)
def quoted_notation(dialect: Dialect) -> Notation:
    """How a text is written between the quotes of a dialect."""
    quote, escape = dialect.quote, dialect.escape
    sign, before = re.escape(quote), re.escape(escape)
    doubled = quote * 2
    if not escape:
        return Notation(
            f"{sign}{sign}|[^{sign}]",
            lambda written: written.replace(doubled, quote),
            lambda text, _like: text.replace(quote, doubled),
        )
    unit = re.compile(f"{before}(.)|{sign}({sign})", re.DOTALL)
    other = re.compile(f"{before}[^{sign}{before}]")

    def read(written: str) -> str:
        return written if other.search(written) else unit.sub(lambda found: found[found.lastindex or 0], written)

    def write(text: str, like: str) -> str:
        if other.search(like):
            return text
        escaped = text.replace(escape, escape * 2)
        return escaped.replace(quote, escape + quote if escape + quote in like else doubled)

    return Notation(f"{before}.|{sign}{sign}|[^{sign}{before}]", read, write)


@lru_cache(maxsize=256)
def bare_notation(dialect: Dialect) -> Notation:
    """How a text is written without quotes in a dialect."""
    if not dialect.escape:
        return PLAIN
    escape = dialect.escape
    before = re.escape(escape)
    unit = re.compile(f"{before}(.)", re.DOTALL)
    special = f"{before}{re.escape(dialect.delimiter)}{re.escape(dialect.quote)}\r\n"
    other = re.compile(rf"{before}(?:[^{special}]|\Z)")
    to_escape = re.compile(f"[{special}]")

    def read(written: str) -> str:
        return written if other.search(written) else unit.sub(r"\1", written)

    def write(text: str, like: str) -> str:
        return text if other.search(like) else to_escape.sub(lambda sign: escape + sign[0], text)

    return Notation(f"{before}.|[^{before}]", read, write)


def records(text: str, dialect: Dialect) -> Iterator[list[re.Match[str]]]:
    """The cells of each record; blank lines are none. Raises QuoteError."""
    record: list[re.Match[str]] = []
    place = 0
    for cell in expressions(dialect).cell.finditer(text):
        if cell.start() != place:
            break
        place = cell.end()
        record.append(cell)
        ending = cell[ENDING]
        if ending == dialect.delimiter:
            continue
        if len(record) > 1 or cell.start() + len(ending) < cell.end():
            yield record
        if not ending:
            return
        record = []
    begin = record[0].start() if record else place
    raise QuoteError(text.count("\n", 0, begin) + 1)


def text_of(cell: re.Match[str], dialect: Dialect) -> str:
    """The value of a cell."""
    if cell[OPENING] is None:
        return bare_notation(dialect).read(cell[BARE])
    return quoted_notation(dialect).read(cell[QUOTED]) + bare_notation(dialect).read(cell[BEHIND])


def rewritten(cell: re.Match[str], after: str, dialect: Dialect) -> tuple[int, int, str]:
    """Where something else is to be written, and what. What stands behind a closing quote goes before it."""
    if cell[OPENING] is None:
        return *cell.span(BARE), bare_notation(dialect).write(after, cell[BARE])
    written = quoted_notation(dialect).write(after, cell[QUOTED])
    if cell[BEHIND]:
        return cell.start(QUOTED), cell.end(BEHIND), written + dialect.quote
    return *cell.span(QUOTED), written
