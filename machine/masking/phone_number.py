"""Recognises phone numbers by how their digits are grouped, never by which digits they are.

So what is masked tells nothing about the digits that masking hides.
"""

import re
from collections.abc import Iterator

from machine.masking.digits import Group, cuts_a_tie, gap_after, is_tied, trains
from machine.masking.finding import Span, claim, united
from machine.masking.lookalikes import dates_and_addresses

GAP = re.compile(r"[\s.\-/()]{1,3}")
PREFIX = re.compile(r"\+[\s()]{0,3}\Z")
FEWEST, MOST = 7, 15
"""Digits of a number with a country's code (E.164)."""
FEWEST_AFTER_ZEROS = 9
"""Digits behind a double zero, which leads other numbers as well."""
BARE = range(10, 13)
"""Digits of a number written without any sign: timestamps in milliseconds and bar codes have thirteen."""
LONGEST_GAP = 3

Shape = tuple[int, ...]

NATIONAL: frozenset[Shape] = frozenset(
    {(first, second) for first in (3, 4, 5) for second in (6, 7, 8)}
    | {(2, 7), (2, 8), (5, 5), (6, 4), (7, 4), (6, 5), (6, 6)}
    | {(3, 3, 4), (3, 4, 4), (2, 4, 4), (2, 3, 4), (4, 3, 4), (4, 3, 3), (5, 3, 3), (4, 2, 4)}
    | {(4, 3, 2, 2), (3, 3, 2, 2), (3, 2, 2, 2), (1, 3, 3, 4), (2, 2, 4, 4), (2, 3, 4, 4), (2, 3, 3, 4)}
)
"""Digits a group in the countries' own forms, with and without a code in front."""
ALONE: frozenset[Shape] = frozenset({(3, 4), (4, 4), (4, 4, 4), (2, 2, 2, 2, 2)})
"""Forms that only count where their gaps are alike and they do not go on: tied, or by a group of the same length."""
DASHED: frozenset[Shape] = frozenset({(3, 4), (4, 4)})
"""Forms so short that only a dash tells them from other numbers."""
ABROAD: frozenset[Shape] = NATIONAL | ALONE | {(3, 3, 3)} - {(3, 4)}
"""Forms that follow a country's code."""
LONGEST_SHAPE = 6


def phones(folded: str) -> list[Span]:
    """The phone numbers in a folded text (MASK-6)."""
    international = united([span for train in trains(folded, GAP) for span in _international(folded, train)])
    rest = claim(folded, international)
    rest = claim(rest, dates_and_addresses(rest))
    national = [span for train in trains(rest, GAP) for span in _national(rest, train)]
    return [*international, *united(national)]


def _international(folded: str, train: list[Group]) -> Iterator[Span]:
    """Numbers after a plus or a double zero: the longest of a known shape, else all that could be one."""
    done = 0
    for first, group in enumerate(train):
        if first < done:
            continue
        plus = PREFIX.search(folded, max(0, group.start - LONGEST_GAP - 1), group.start)
        # Behind other digits two zeros are as likely within a number as in front of one.
        zeros = first == 0 and group.may_begin and folded.startswith("00", group.start)
        if not plus and not zeros:
            continue
        last = _last_of_international(folded, train, first, 0 if plus else 2)
        if last is not None:
            start = plus.start() if plus else _with_bracket(folded, group.start, train[last].end)
            yield Span(start, train[last].end, "phone.international")
            done = last + 1


def _last_of_international(folded: str, train: list[Group], first: int, zeros: int) -> int | None:
    best: int | None = None
    fewest = FEWEST_AFTER_ZEROS if zeros else FEWEST
    known = False
    shape: Shape = ()
    for last in range(first, len(train)):
        group = train[last]
        if last > first and not group.may_begin:
            break
        length = group.length - (zeros if last == first else 0)
        # The trunk zero in brackets of "+44 (0)20" is no group of the number's own.
        bracketed = group.length == 1 and folded[group.start - 1 : group.end + 1][::2] == "()"
        if not bracketed or last == first:
            shape = (*shape, length)
        if sum(shape) > MOST:
            break
        # A plus leaves no doubt: letters glued to the end do not unmask it.
        if (group.may_end or not zeros) and sum(shape) >= fewest:
            if _is_international(shape):
                best, known = last, True
            elif not known:
                best = last
        if not group.may_end:
            break
    return best


def _is_international(shape: Shape) -> bool:
    """Whether it is a country's code, apart or together with the next group, and a national form."""
    whole = tuple(length for length in shape if length)
    if len(whole) == 1:
        return True
    apart = whole[0] <= LONGEST_GAP and _is_national_or_short_of_its_zero(whole[1:])
    together = any(_is_national_or_short_of_its_zero((whole[0] - code, *whole[1:])) for code in (1, 2, 3))
    return apart or together


def _is_national_or_short_of_its_zero(shape: Shape) -> bool:
    in_one = len(shape) == 1 and FEWEST <= shape[0] <= MOST
    return in_one or shape in ABROAD or (shape[0] + 1, *shape[1:]) in ABROAD


def _national(folded: str, train: list[Group]) -> Iterator[Span]:
    for first, group in enumerate(train):
        if not group.may_begin:
            continue
        for last in range(first, min(first + LONGEST_SHAPE, len(train))):
            if last > first and not train[last].may_begin:
                break
            if train[last].may_end and _is_national(folded, train, first, last):
                start = _with_bracket(folded, group.start, train[last].end)
                yield Span(start, train[last].end, "phone.national" if last > first else "phone.bare")
            if not train[last].may_end:
                break


def _is_national(folded: str, train: list[Group], first: int, last: int) -> bool:
    shape = tuple(group.length for group in train[first : last + 1])
    if len(shape) == 1:
        return shape[0] in BARE
    if shape in NATIONAL:
        pair = len(shape) == 2
        return not (is_tied if pair else cuts_a_tie)(folded, train, first, last)
    if shape not in ALONE or is_tied(folded, train, first, last):
        return False
    within = {gap_after(folded, train, place) for place in range(first, last)}
    goes_on = any(map(str.isspace, within)) and any(
        0 <= outside < len(train) and train[outside].length == train[end].length
        for outside, end in ((first - 1, first), (last + 1, last))
    )
    return len(within) == 1 and not goes_on and (shape not in DASHED or within == {"-"})


def _with_bracket(folded: str, start: int, end: int) -> int:
    """The start with the bracket of "(202) 555-0101", which closes within the number."""
    return start - 1 if start and folded[start - 1] == "(" and ")" in folded[start:end] else start
