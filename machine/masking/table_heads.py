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
IN_A_CELL = rf"[^\n\d@?!*{re.escape(SIGNS)}]|(?<=[^\W\d])\d"
HEAD = re.compile(
    rf"^(?:(?:{IN_A_CELL}){{0,48}}+[{re.escape(SIGNS)}]){{1,{MOST_CELLS}}}+(?:{IN_A_CELL}){{0,48}}+$", re.MULTILINE
)
HEAD_AS_WRITTEN = re.compile(
    rf"^(?:(?:{IN_A_CELL}|&#x?[0-9A-Fa-f]{{1,5}};|%20)*+[{re.escape(SIGNS)}，；｜﹐﹔]){{1,{MOST_CELLS}}}+"
    rf"(?:{IN_A_CELL}|&#x?[0-9A-Fa-f]{{1,5}};|%20)*+$",
    re.MULTILINE,
)
"""A line that may be one, in a folded text and in one as it is written."""
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


def tables(text: str, *, is_whole: bool = True, is_folded: bool = True) -> list[Table]:
    """Those in a text that are short enough, in order and apart; where it is not folded its lines are read so.

    Where the text is not whole, also one at its end that may go on, even if there is nothing but a head yet.
    """
    found: list[Table] = []
    place = 0
    pattern = HEAD if is_folded else HEAD_AS_WRITTEN
    while (match := pattern.search(text, place)) is not None:
        place = match.end() + 1
        line = match[0] if is_folded else read(match[0])[0]
        if sign := sign_of_head(line):
            head = Table(match.start(), place, match.end(), sign, tuple(cells(line, sign)))
            table = _with_rows(text, head, len(line), is_whole=is_whole, is_folded=is_folded)
            if table is not None:
                found.append(table)
                place = table.end + 1
    return found


def _with_rows(text: str, head: Table, characters: int, *, is_whole: bool, is_folded: bool) -> Table | None:
    """The head with its rows, None for none and for too many. The length that counts is that of the lines as read."""
    end, lines = head.end, 1
    if not is_whole and end == len(text):
        return head
    while end < len(text):
        close = text.find("\n", end + 1)
        written = text[end + 1 : close if close >= 0 else len(text)]
        row = written if is_folded else read(written)[0]
        if (is_whole or close >= 0) and not _is_row(row, head):
            break
        end, lines, characters = end + 1 + len(written), lines + 1, characters + 1 + len(row)
        if lines > MOST_LINES or characters > MOST_CHARACTERS:
            return None
    return head._replace(end=end) if lines > 1 else None


def _is_row(line: str, head: Table) -> bool:
    """Whether a line has as many cells as the head. One in which something is taken out may have had them."""
    return (CLAIMED in line or len(cells(line, head.sign)) == len(head.names)) and not sign_of_head(line)


def table_around(text: str, place: int) -> int:
    """Where the table of a text, which may go on behind its end, begins in which a place lies, -1 for none."""
    start = text.rfind("\n", 0, max(0, place - MOST_KEPT)) + 1
    close = text.find("\n", place + MOST_KEPT)
    near = text[start : close if close >= 0 else len(text)]
    return next(
        (
            start + table.start
            for table in tables(near, is_whole=close >= 0, is_folded=False)
            if table.start <= place - start < table.end
        ),
        -1,
    )


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
