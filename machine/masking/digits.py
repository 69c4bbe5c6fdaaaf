"""Groups of digits in a folded text, and which of them a number may begin or end with."""

import re
from collections.abc import Iterator
from typing import NamedTuple

WHITE = re.compile(r"\s")
DIGITS = re.compile(r"[0-9]+")
NO_BEGINNING = re.compile(r"(?<=[A-Za-z])|(?<=\*{4})(?=\S{3}[0-9](?![0-9]))")
"""A letter before, or stars before the last four: what masking has left begins no other number."""
LETTER_AFTER = re.compile(r"(?!(?:x|ext)\.?\s?[0-9])[a-z]", re.IGNORECASE)
"""A letter that ends no number; an extension does ("0101x12")."""


class Group(NamedTuple):
    """Digits that stand together. ASCII letters glue to them, other scripts do not: numbers stand glued to Hangul."""

    start: int
    end: int
    may_begin: bool
    may_end: bool

    @property
    def length(self) -> int:
        """The number of digits."""
        return self.end - self.start


def trains(folded: str, gap: re.Pattern[str]) -> Iterator[list[Group]]:
    """The groups of digits, those in one list that stand apart by just what `gap` matches."""
    train: list[Group] = []
    for match in DIGITS.finditer(folded):
        start, end = match.span()
        if train and not gap.fullmatch(folded, train[-1].end, start):
            yield train
            train = []
        train.append(Group(start, end, not NO_BEGINNING.match(folded, start), not LETTER_AFTER.match(folded, end)))
    if train:
        yield train


def gap_after(folded: str, train: list[Group], place: int) -> str:
    """What stands between a group and the next, nothing at the ends of the train."""
    return folded[train[place].end : train[place + 1].start] if 0 <= place < len(train) - 1 else ""


def cuts_a_tie(folded: str, train: list[Group], first: int, last: int) -> bool:
    """Whether white space parts the groups `first` to `last` while a mere sign ties them to one outside."""
    loose = any(WHITE.search(gap_after(folded, train, place)) for place in range(first, last))
    return loose and is_tied(folded, train, first, last)


def is_tied(folded: str, train: list[Group], first: int, last: int) -> bool:
    """Whether a dash, dot or slash without white space ties the groups to one outside."""
    around = gap_after(folded, train, first - 1), gap_after(folded, train, last)
    return any(gap and not WHITE.search(gap) for gap in around)
