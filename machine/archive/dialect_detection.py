"""Tells the dialect of a file of CSV from its beginning.

Each dialect that may be meant is tried: of the right one, records have the same number of cells, cells are what people
put into cells, and quotes stand where cells begin and end.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import product

from machine.archive.dialect import BARE, BEHIND, ENDING, OPENING, Dialect, expressions

DELIMITERS = ",;\t|"
QUOTES = ('"', "'", "")
MOST_RECORDS = 200
LONGEST_CELL = 200
"""Signs of a cell that are looked at."""
KNOWN = re.compile(
    r"""\s*+(?:
        | [-+]?[0-9]{1,3}(?:[ ,.'][0-9]{3})*(?:[.,][0-9]+)?\ ?[%€$£₩]?
        | [-+]?[0-9]+(?:[.,][0-9]+)?(?:[eE][-+]?[0-9]+)?
        | [0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}(?:[T ][0-9:.]+(?:Z|[-+][0-9:]+)?)?
        | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]+)?
        | [^\s@,;|]+@[^\s@,;|]+
        | [-+()0-9./ ]{5,25}
        | [^\W\d_][^,;|\t"]*
    )\s*+""",
    re.VERBOSE,
)
"""Numbers, amounts, dates, times, addresses, telephone numbers, words: what a cell is when it is one cell."""


def detect(sample: str, *, is_whole: bool, delimiter: str | None = None) -> Dialect:
    """The dialect of a file that begins with `sample`, or is it. Where nothing tells, it is that of RFC 4180."""
    best, best_score = Dialect(delimiter or ","), 0.0
    for dialect in _possible(sample, delimiter):
        score = _score(sample, dialect, is_whole=is_whole)
        if score > best_score + 1e-9:
            best, best_score = dialect, score
    return best


def _possible(sample: str, delimiter: str | None) -> Iterator[Dialect]:
    """The plainest first: of two that say the same it is taken."""
    delimiters = [delimiter] if delimiter else [each for each in DELIMITERS if each in sample] or [","]
    quotes = [each for each in QUOTES if not each or each in sample or each == '"']
    for is_escaped, quote, each in product((False, True), quotes, delimiters):
        if is_escaped and not (quote and f"\\{quote}" in sample):
            continue
        dialect = Dialect(each, quote, "\\" if is_escaped else "")
        yield dialect
        if quote and f"{each} {quote}" in sample:
            yield dialect._replace(is_spaced=True)


def _score(sample: str, dialect: Dialect, *, is_whole: bool) -> float:
    widths: Counter[int] = Counter()
    cells = known = odd = width = place = 0
    for cell in expressions(dialect).cell.finditer(sample):
        if cell.start() != place:
            break
        place = cell.end()
        cells += 1
        width += 1
        is_known, is_odd = _looks(cell, dialect)
        known += is_known
        odd += is_odd
        if cell[ENDING] != dialect.delimiter:
            if width > 1 or cell.end() > cell.start() + len(cell[ENDING]):
                widths[width] += 1
            width = 0
            if not cell[ENDING] or widths.total() == MOST_RECORDS:
                place = len(sample)
                break
    if place < len(sample) and is_whole:
        return 0
    records = widths.total()
    if not records:
        return 0
    ((usual, times),) = widths.most_common(1)
    consistency = times / records
    return consistency * (0.01 + known / cells) * (1 if usual > 1 else 0.4) * (1 - odd / cells)


def _looks(cell: re.Match[str], dialect: Dialect) -> tuple[bool, bool]:
    """Whether a cell is what a cell is, and whether quotes stand in it where they should not."""
    if cell[OPENING] is not None:
        return (True, bool(cell[BEHIND]))
    text = cell[BARE][:LONGEST_CELL]
    inner = text.strip()
    is_odd = (inner[:1] in {'"', "'"} and inner[:1] != dialect.quote) or inner[-1:] == '"'
    return KNOWN.fullmatch(text) is not None, is_odd
