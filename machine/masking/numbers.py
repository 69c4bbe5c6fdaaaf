"""Finds the numbers of all kinds in a folded text: IBANs first, then what the trains of digits hold by their shape."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from machine.masking import card_number, phone_number, rrn, ssn
from machine.masking.finding import CARD, IBAN, PHONE, RRN, SSN, Place, claim
from machine.masking.gate import FEWEST_DIGITS
from machine.masking.iban import RULE as IBAN_RULE
from machine.masking.iban import iban_at
from machine.masking.train import DIGITS, SHAPE, TRAIN, Shape, Train, Window, train_of

Recogniser = Callable[[Train, int, int], Iterator[Window]]
RECOGNISERS: tuple[tuple[int, frozenset[Shape], Recogniser], ...] = (
    (CARD, card_number.SHAPES, card_number.windows),
    (SSN, ssn.SHAPES, ssn.windows),
    (RRN, rrn.SHAPES, rrn.windows),
    (PHONE, phone_number.SHAPES, phone_number.windows),
)
BY_SHAPE: dict[Shape, list[tuple[int, Recogniser]]] = {}
for _rank, _shapes, _windows in RECOGNISERS:
    for _shape in _shapes:
        BY_SHAPE.setdefault(_shape, []).append((_rank, _windows))
BEGINNINGS = frozenset(shape[:length] for shape in BY_SHAPE for length in range(1, len(shape)))
"""With what more groups may follow."""
MOST_PLANS, LONGEST_KEPT = 4096, 64
"""Shapes whose plans are kept, and the characters of the longest of them. A shape holds nobody's digits."""
MASKED = "*" * 4
"""Before the digits that masking has left, which begin no other number."""
PLUS = re.compile(r"\+[ \t\xa0()]{0,3}\Z")
LONGEST_PLUS = 4
WORD_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:tel|phone|mobile|cell|call|fax|no|at|on|is|me|my|to|or|and|text|sms|number|hp|whatsapp)\Z",
    re.IGNORECASE,
)
"""A word glued to the beginning of a phone number, as when a space was forgotten; codes begin with other letters."""
LONGEST_WORD = 8
WORD_AFTER = re.compile(r"[A-Za-z]?[a-z]+(?![0-9A-Za-z])")
"""A word glued to the end of a number; codes end in other letters."""
UUID = re.compile(r"(?<![0-9A-Za-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9A-Za-z])", re.IGNORECASE)
DASHES_OF_A_UUID = 4
WRAPPED = re.compile(r"(?<=[0-9])\r?\n(?=[0-9])")
"""The end of a line between two digits."""


class Planned(NamedTuple):
    """A window of a train: where it lies among its characters and its digits, and whether it holds the outer groups.

    `row` is where the row of a table begins that it looks like a part of, -1 for none.
    """

    start: int
    end: int
    rank: int
    from_digit: int
    to_digit: int
    is_first: bool
    is_last: bool
    row: int
    window: Window


_plans: dict[tuple[str, str], tuple[Planned, ...]] = {}


def numbers(folded: str) -> list[Place]:
    """The numbers in a folded text, those too in which a line ends between two digits."""
    found = _on_one_line(folded)
    if "\n" in folded and WRAPPED.search(folded):
        found += _over_lines(folded)
    return found


def _over_lines(folded: str) -> Iterator[Place]:
    where: list[int] = []
    seams: list[int] = []
    done = 0
    for match in WRAPPED.finditer(folded):
        where += range(done, match.start())
        seams.append(len(where))
        done = match.end()
    where += range(done, len(folded))
    place_of_seam = iter(seams)
    seam = next(place_of_seam, len(where))
    for place in sorted(_on_one_line("".join([folded[at] for at in where]))):
        while seam <= place.start:
            seam = next(place_of_seam, len(where))
        if seam < place.end:
            yield place._replace(start=where[place.start], end=where[place.end - 1] + 1)


def _on_one_line(folded: str) -> list[Place]:
    found: list[Place] = []
    if folded.count("-") >= DASHES_OF_A_UUID:
        folded = claim(folded, [match.span() for match in UUID.finditer(folded)])
    place = 0
    while place < len(folded):
        place = _add_up_to_iban(found, folded, place)
    return found


def _add_up_to_iban(found: list[Place], folded: str, begin: int) -> int:
    """Adds what is found up to the end of the next IBAN, and tells where that is."""
    for match in TRAIN.finditer(folded, begin):
        start, end = match.span()
        # The letters of its country stand before a train, never within one.
        country = folded[start - 2 : start]
        if country.isalpha() and country.isascii() and (account := iban_at(folded, start - 2)):
            found.append(Place(start - 2, account, IBAN, IBAN_RULE))
            return account
        if end - start >= FEWEST_DIGITS:
            _add_of_train(found, folded, start, end)
    return len(folded)


def _add_of_train(found: list[Place], folded: str, start: int, end: int) -> None:
    written = folded[start:end]
    lead = next((zeros for zeros in ("00", "011") if written.startswith(zeros)), "")
    if lead == "011" and written[len(lead) : len(lead) + 1].isdigit():
        lead = ""
    plus = (
        PLUS.search(folded, max(0, start - LONGEST_PLUS), start)
        if folded.find("+", max(0, start - LONGEST_PLUS), start) >= 0
        else None
    )
    plan = _plan(written.translate(SHAPE), "+" if plus else lead)
    if not plan:
        return
    digits = written.translate(DIGITS)
    before, after = folded[start - 1 : start], folded[end : end + 1]
    glued_before = not plus and (
        (before.isascii() and before.isalpha())
        or (before == "*" and folded.startswith(MASKED, max(0, start - len(MASKED))))
    )
    glued_after = after.isascii() and after.isalpha()
    done = 0
    for at, to, rank, from_digit, to_digit, is_first, is_last, row, window in plan:
        if to <= done or (window.weak and at < done) or row >= done:
            continue
        if not window.check(digits[from_digit:to_digit]):
            continue
        if glued_before and window.row_of_code and not is_first:
            continue
        begin, close = start + at, start + to
        if is_first and glued_before and not (rank == PHONE and _is_word_before(folded, begin)):
            continue
        if is_last:
            if rank == PHONE and (extension := phone_number.EXTENSION.match(folded, close)):
                close = extension.end()
            elif glued_after and not (window.may_touch and WORD_AFTER.match(folded, close)):
                continue
        if window.context and not window.context(folded, begin, close):
            continue
        if rank == PHONE:
            if plus and is_first:
                begin = plus.start()
            elif folded[begin - 1 : begin] == "(" and ")" in folded[begin:close]:
                begin -= 1
        found.append(Place(begin, close, rank, window.rule))
        done = to


def _is_word_before(folded: str, start: int) -> bool:
    return WORD_BEFORE.search(folded, max(0, start - LONGEST_WORD), start) is not None


def _plan(shape: str, lead: str) -> tuple[Planned, ...]:
    plan = _plans.get((shape, lead))
    if plan is None:
        plan = tuple(sorted(_planned(train_of(shape, lead)), key=_order))
        if len(shape) <= LONGEST_KEPT:
            if len(_plans) >= MOST_PLANS:
                _plans.clear()
            _plans[shape, lead] = plan
    return plan


def _order(planned: Planned) -> tuple[int, ...]:
    """The shorter one first where all may count, but of weak ones, of which only one does, the longer one."""
    window = planned.window
    return window.late, planned.start, window.weak, -planned.end if window.weak else planned.end, planned.rank


def _planned(train: Train) -> Iterator[Planned]:
    digits = [0]
    for length in train.lengths:
        digits.append(digits[-1] + length)
    for rank, window in _windows_of(train):
        yield Planned(
            train.starts[window.first],
            train.starts[window.last] + train.lengths[window.last],
            rank,
            digits[window.first],
            digits[window.last + 1],
            window.first == 0,
            window.last == len(train.lengths) - 1,
            train.starts[window.row] if window.row >= 0 else -1,
            window,
        )


def _windows_of(train: Train) -> Iterator[tuple[int, Window]]:
    leading = list(phone_number.leading(train))
    yield from ((PHONE, window) for window in leading)
    after = min((window.last + 1 for window in leading if not window.late), default=0)
    for first in range(len(train.lengths)):
        for last in range(first, len(train.lengths)):
            shape = train.lengths[first : last + 1]
            for rank, windows in BY_SHAPE.get(shape, ()):
                if rank != PHONE or first >= after:
                    yield from ((rank, window) for window in windows(train, first, last))
            if shape not in BEGINNINGS:
                break
