"""The heads of small tables in a text: what a column is called tells what the digits in it are.

A head is a line of two cells or more without digits, and lines below it with as many cells are its rows:

    >>> text = "name|phone|order\\nKim|20394857|30495867"
    >>> column_name(text, text.index("2039")), column_name(text, text.index("3049"))
    ('phone', 'order')

A table longer than MOST_LINES or MOST_CHARACTERS has no head: whoever reads a text in parts, as a stream does, must
keep a table together with its head, and no more than so much of a text can be kept.
"""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from machine.masking.finding import CLAIMED
from machine.masking.folding import read

MOST_LINES, MOST_CHARACTERS = 48, 4096
"""Of a table with its head, as it is read."""
MOST_KEPT = 2 * MOST_CHARACTERS
"""Of one as it is written, as far as is looked: with more invisible characters than others it has no head."""
MOST_CELLS, LONGEST_CELL, MOST_WORDS = 64, 40, 4
"""Of a head."""
SIGNS = "\t|;,"
"""Between cells; the first of them that a line has counts."""
NO_NAME = re.compile(r"[@?!*]|(?<![^\W\d])\d|[.:]\s")
"""What no name of a column holds: digits only behind letters, as in "phone2". Nor stars, lest what masking has made of
digits makes a head of a row, and so a table where the text was cut."""
NAME = re.compile(r"[^\W\d_]")
CELL = {sign: re.compile(rf'(?:"[^"\n]*"|[^"\n{re.escape(sign)}]|")*') for sign in SIGNS}
BEFORE_VALUE = re.compile(r"[\s\"'+(\[<]*\Z")
"""What may stand in a cell before its digits."""


class Table(NamedTuple):
    """A head and its rows, from where to where; `rows` is where these begin, `sign` parts the cells."""

    start: int
    rows: int
    end: int
    sign: str
    names: tuple[str, ...]


def cells(line: str, sign: str) -> list[str]:
    """The cells of a line; within quotes the sign parts none."""
    if '"' not in line:
        return line.split(sign)
    found: list[str] = []
    place = 0
    while (cell := CELL[sign].match(line, place)) is not None:
        found.append(cell[0])
        place = cell.end() + 1
        if place > len(line):
            break
    return found


def sign_of_head(line: str) -> str:
    """The sign between the cells of a line that may be a head, nothing for another line."""
    if len(line) > MOST_CHARACTERS or NO_NAME.search(line):
        return ""
    sign = next((sign for sign in SIGNS if sign in line), "")
    if not sign or line.count(sign) >= MOST_CELLS:
        return ""
    names = [name.strip(" \r\"'>") for name in cells(line, sign)]
    is_head = sum(NAME.search(name) is not None for name in names) > 1 and all(
        len(name) <= LONGEST_CELL and len(name.split()) <= MOST_WORDS for name in names
    )
    return sign if is_head else ""


def tables(text: str, *, is_whole: bool = True) -> list[Table]:
    """Those in a text that are short enough, in order and apart.

    Where the text is not whole, also one at its end that may go on, even if there is nothing but a head yet. Each line
    is read folded, and its length then counts.
    """
    found: list[Table] = []
    start = 0
    head: Table | None = None
    lines = characters = 0
    for written in text.split("\n"):
        end = start + len(written)
        line, _ = read(written)
        sign = sign_of_head(line)
        is_open = end == len(text) and not is_whole
        if head is not None and (is_open or (not sign and _is_row(line, head))):
            head, lines, characters = head._replace(end=end), lines + 1, characters + 1 + len(line)
        elif head is not None:
            _add(found, head, lines, characters)
            head = None
        if head is None and sign:
            head, lines, characters = Table(start, end + 1, end, sign, tuple(cells(line, sign))), 1, len(line)
            lines += is_open
        start = end + 1
    if head is not None:
        _add(found, head, lines, characters)
    return found


def _is_row(line: str, head: Table) -> bool:
    """Whether a line has as many cells as the head. One in which something is taken out may have had them."""
    return CLAIMED in line or len(cells(line, head.sign)) == len(head.names)


def _add(found: list[Table], table: Table, lines: int, characters: int) -> None:
    if 1 < lines <= MOST_LINES and characters <= MOST_CHARACTERS:
        found.append(table)


def table_around(text: str, place: int) -> Table | None:
    """The table of a text, which may go on behind its end, in which a place lies."""
    start = text.rfind("\n", 0, max(0, place - MOST_KEPT)) + 1
    close = text.find("\n", place + MOST_KEPT)
    near = text[start : close if close >= 0 else len(text)]
    for table in tables(near, is_whole=close >= 0):
        if table.start <= place - start < table.end:
            return table._replace(start=start + table.start, rows=start + table.rows, end=start + table.end)
    return None


@lru_cache(maxsize=2)
def _starts(text: str) -> tuple[list[Table], list[int]]:
    found = tables(text)
    return found, [table.start for table in found]


def column_name(text: str, place: int) -> str | None:
    """What the column is called in which the digits at a place of the text stand, None for digits behind other signs
    of their cell and for those in no table."""
    if text.find("\n", 0, place) < 0:
        return None
    found, starts = _starts(text)
    nth = bisect_right(starts, place) - 1
    if nth < 0 or not found[nth].rows <= place < found[nth].end:
        return None
    table = found[nth]
    before = cells(text[text.rfind("\n", 0, place) + 1 : place], table.sign)
    name = table.names[len(before) - 1] if len(before) <= len(table.names) else ""
    return name if name and BEFORE_VALUE.match(before[-1]) else None
