"""Recognises Korean resident registration numbers (주민등록번호): a date of birth and seven digits more."""

import re
import string
from collections.abc import Iterator

from machine.masking.context_words import told_before
from machine.masking.digit_groups import Candidate, DigitGroups, Shape
from machine.masking.kind import Grouped, Kind

SHAPES: dict[Shape, str] = dict.fromkeys(((6, 7), (13,)), string.digits)
DATE_AND_SEX = re.compile(
    r"\d\d(?:0[13578]|1[02])(?:0[1-9]|[12]\d|3[01])|\d\d(?:0[469]|11)(?:0[1-9]|[12]\d|30)|\d\d02(?:0[1-9]|[12]\d)"
)
"""Month, day; what follows tells sex, century and whether a foreigner. The last digit is checked no more since 2020."""


def candidates(train: DigitGroups, first: int, last: int) -> Iterator[Candidate]:
    """The resident registration number that groups of one of the SHAPES are (RULE-45)."""
    if not train.is_tied(first, last):
        context = _is_no_phone if first == last else None
        yield Candidate(first, last, "rrn.date_and_sex", DATE_AND_SEX.match, context, may_touch=first < last)


def _is_no_phone(folded: str, start: int, end: int) -> bool:
    del end
    return told_before(folded, start) != "phone"


KIND = Kind("rrn", is_documented=False, recogniser=Grouped(SHAPES, candidates))
