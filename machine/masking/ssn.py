"""Recognises US social security numbers: three, two and four digits, or nine in a row after words that name one."""

import re
from collections.abc import Iterator

from machine.masking.train import Train, Window, runs

SHAPE = (3, 2, 4)
IN_A_ROW = (9,)
NAMED = re.compile(
    r"(?:\bssn|social\s?security|\bsocial|사회\s?보장|시큐리티|(?<![A-Za-z])ss)[^0-9\n]{0,24}\Z", re.IGNORECASE
)
FAR = 48
"""Characters before a number among which words that name it are looked for."""


def windows(train: Train) -> Iterator[Window]:
    """The social security numbers of a train (MASK-4).

    No area is turned down, not even those never issued: what is masked does not depend on the hidden digits.
    """
    for first, last, lengths in runs(train, len(SHAPE), sum(SHAPE)):
        if train.is_tied(first, last):
            continue
        if lengths == SHAPE and train.stands_apart_by(".-", first, last):
            in_a_table = train.is_like_a_table(first, last)
            yield Window(first, last, "ssn.written", bool, in_a_table=in_a_table, may_touch=True)
        elif lengths == IN_A_ROW:
            yield Window(first, last, "ssn.named", bool, _is_named)


def _is_named(folded: str, start: int, end: int) -> bool:
    del end
    return NAMED.search(folded, max(0, start - FAR), start) is not None
