"""Where a long text can be cut so that no finding, nor anything that decides on one, lies on both sides."""

import re
from collections.abc import Iterator

from machine.masking.digit_groups import MOST_BETWEEN
from machine.masking.folding import FOLDED, NUMERAL
from machine.masking.gate import DIGIT
from machine.masking.table_heads import table_around, tables

REACH, AHEAD = 136, 64
"""Free of digits before a cut, for the longest IBAN with three separators everywhere, and behind it, for the words that
name a number. Everything else reaches less far."""
DIGIT_OR_FOLD = rf"{DIGIT[1:-1]}{FOLDED}"
FREE = re.compile(rf"[^{DIGIT_OR_FOLD}]{{{REACH + AHEAD},}}")
NOT_NEAR = "".join(rf"(?<![{DIGIT_OR_FOLD}]{'.' * signs}\n)" for signs in range(MOST_BETWEEN))
NOT_NEXT = rf"(?=[^{DIGIT_OR_FOLD}\w\s.\-/()@]{{2}})"
NO_QUESTION = r"(?<![?？:：]\n)(?<![?？:：]\s\n)"
END_OF_LINE = re.compile(rf"\n{NO_QUESTION}(?:{NOT_NEAR}|{NOT_NEXT})", re.DOTALL)
"""A number that goes on in the next line has a digit near its end there, and a digit or a separator here. So may a
mailbox of one sign, which may be a number's last digit. What a line asks for, the next one tells."""
SPELT_NEAR = re.compile(rf"(?:{NUMERAL}[ .)-]{{0,2}}){{4,}}")
"""Words for digits in a row, which may be a number. In Korean fewer stand in any sentence."""
MOST_TRIED = 16
"""Places that are tried before a text is held back."""
MAY_BE_IBAN = re.compile(rf"{DIGIT}(?<=[A-Za-z{FOLDED}]{DIGIT})")
"""What an IBAN begins with, which may go on in the next line with letters, too."""


def cut(text: str, start: int, seen: int = 0, *, within_lines: bool = True) -> int:
    """The last place where the text from `start` on can be cut, `start` for none. What follows cannot change that.

    `start` is a cut itself. Nothing that can be cut lies before `seen`, where an earlier look has ended. If not
    `within_lines` it is a line's end.
    """
    begin = max(start, seen - AHEAD)
    found = _last_cut(text, start, begin, len(text), within_lines=within_lines)
    for _ in range(MOST_TRIED):
        if found <= start or not (end := _begin_of_what_is_cut(text, found)):
            return found
        found = _last_cut(text, start, begin, end, within_lines=within_lines)
    return start


def _begin_of_what_is_cut(text: str, place: int) -> int:
    """Where the table begins that lies on both sides of a place, or what is before a row of words for digits near it,
    0 for neither."""
    if (table := table_around(text, place)) >= 0:
        return max(table, 1)
    row = None if text[place] == "\n" else SPELT_NEAR.search(text, max(0, place - REACH), place + AHEAD)
    return row.start() if row else 0


def _last_cut(text: str, start: int, begin: int, end: int, *, within_lines: bool) -> int:
    """The same before `end`, tables aside."""
    found = start
    for free in FREE.finditer(text, max(0, begin - REACH), end) if within_lines else ():
        first, last = max(begin + 1, free.start() + REACH), free.end() - AHEAD
        found = max(found, text.rfind(" ", first, last), text.rfind("\n", first, last))
    line = text.rfind("\n", max(found, begin) + 1, end)
    while line >= 0 and not _is_cut(text, line):
        line = text.rfind("\n", max(found, begin) + 1, line)
    return max(found, line)


def _is_cut(text: str, line: int) -> bool:
    return END_OF_LINE.match(text, line) is not None and MAY_BE_IBAN.search(text, max(0, line - REACH), line) is None


def line_cuts(text: str) -> Iterator[int]:
    """All line ends where the text can be cut. The lines of a table stay together with their head."""
    ibans = (match.start() for match in MAY_BE_IBAN.finditer(text))
    whole = iter(tables(text, is_folded=False))
    last, coming = -REACH, next(ibans, len(text))
    table = next(whole, None)
    for match in END_OF_LINE.finditer(text):
        line = match.start()
        while table and table.end <= line:
            table = next(whole, None)
        if table and table.start <= line:
            continue
        while coming < line:
            last, coming = coming, next(ibans, len(text))
        if line - last > REACH:
            yield line
