"""Recognises US social security numbers: three, two and four digits, or nine in a row after words that name one."""

import re
import string
from collections.abc import Iterator

from machine.masking.context_words import told_before
from machine.masking.digit_groups import Candidate, DigitGroups, Shape
from machine.masking.kind import Grouped, Kind
from machine.masking.table_heads import column_name

IN_A_ROW = (9,)
SHAPES: dict[Shape, str] = dict.fromkeys(((3, 2, 4), IN_A_ROW), string.digits)
NAMED_RULE = "ssn.named"
NAMED = re.compile(
    r"(?:\bssn|social\s?security|\bsocial|\bsoc\.?\s?sec|사회\s?보장|소셜|시큐리티|(?<![A-Za-z])ss)[^0-9\n]{0,24}\Z",
    re.IGNORECASE,
)
NAMED_BEHIND = re.compile(r"[ ]?\(?(?:ssn|social security)\b", re.IGNORECASE)
FAR = 48
"""Characters before a number among which words that name it are looked for."""


def candidates(train: DigitGroups, first: int, last: int) -> Iterator[Candidate]:
    """The social security number that groups of one of the SHAPES are (MASK-4).

    No area is turned down, not even those never issued: what is masked does not depend on the hidden digits.
    """
    if train.is_tied(first, last):
        return
    if train.lengths[first : last + 1] == IN_A_ROW:
        yield Candidate(first, last, NAMED_RULE, bool, is_named)
    elif train.is_apart_by_dots_and_dashes(first, last):
        in_a_row = first > 0 and train.is_blank(first - 1, last)
        yield Candidate(first, last, "ssn.written", bool, is_named if in_a_row else _is_no_other, may_touch=True)


def is_named(folded: str, start: int, end: int) -> bool:
    """Whether words beside it name one."""
    name = column_name(folded, start)
    return bool(
        NAMED.search(folded, max(0, start - FAR), start)
        or NAMED_BEHIND.match(folded, end)
        or (name and NAMED.search(name))
    )


def _is_no_other(folded: str, start: int, end: int) -> bool:
    return told_before(folded, start) != "other" or is_named(folded, start, end)


KIND = Kind("ssn", is_documented=True, recogniser=Grouped(SHAPES, candidates))
