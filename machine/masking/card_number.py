"""Recognises payment card numbers by their issuer's digits and their check digit, in whatever groups they come."""

import re
import string
from collections.abc import Iterator

from machine.masking import luhn
from machine.masking.context_words import told_before
from machine.masking.digit_groups import Candidate, DigitGroups, Shape
from machine.masking.kind import Grouped, Kind

RULE, NAMED_RULE = "card.check_digit", "card.named"
SHORTEST, LONGEST = 12, 19
FEWEST_IN_A_GROUP, MOST_IN_THE_FIRST = 4, 8
"""Digits of every group but the last, and of the first of several: a phone number in one group is longer."""
AS_PRINTED = (4, 4, 4, 4)
"""Groups that are a card's even where a dash ties them to other digits."""
OF_A_BARCODE = 13
"""Digits in one group of a Maestro card, and of an article."""
OF_THIRTEEN = (4, 3, 3, 3)
"""How the old cards of thirteen digits were printed."""


def _groups(digits: int) -> Iterator[Shape]:
    for first in range(FEWEST_IN_A_GROUP, digits):
        yield from ((first, *rest) for rest in _groups(digits - first))
    yield (digits,)


SHAPES: dict[Shape, str] = {OF_THIRTEEN: "4"} | {
    shape: string.digits
    for digits in range(SHORTEST, LONGEST + 1)
    for shape in _groups(digits)
    if len(shape) == 1 or shape[0] <= MOST_IN_THE_FIRST
}
"""Groups in which cards are written; behind a word for one it may begin with any digit."""
ISSUER = re.compile(
    r"3[47]\d{13}$|3(?:0[0-5]|[689]\d)\d{11,16}$|35\d{14,17}$|3095\d{10,15}$"  # Amex; Diners and JCB
    r"|(?:2131|1800)\d{11}$"  # JCB of fifteen digits
    r"|4(?:\d{12}|\d{15,18})$"  # Visa
    r"|(?:5[1-5]\d\d|222[1-9]|22[3-9]\d|2[3-6]\d\d|27[01]\d|2720)\d{12}$|220[0-4]\d{12,15}$"  # Mastercard; Mir
    r"|(?:5[06-9]|6\d)\d{10,17}$"  # Maestro, Discover, UnionPay, RuPay, Verve, Troy's partners
    r"|8[126]\d{14,17}$|9(?:792|860)\d{12}$"  # RuPay, UnionPay, Uzcard; Troy, Humo
    r"|1\d{14}$"  # UATP
)
"""How the cards of the issuers begin, and how long they are then (ISO/IEC 7812-2). A year begins none of them."""


FEWEST_NAMED, FAR = 14, 40
"""Digits of a card that a word names whatever issuer it is of, and the characters before it that are read."""
NAMED = re.compile(
    r"(?:card|carte|kart[aeiuyęäı]?|tarjeta|cart[aã]o?|kort|카드|カード|卡|карт[аыуе]?|بطاقة|بطاقه|کارت|บัตร|thẻ|कार्ड|কার্ড|κάρτα"
    r"|כרטיס|\bvisa|mastercard|amex|\bpan\b|\bcc\b)[^\n\d]{0,20}\Z",
    re.IGNORECASE,
)
NAME, LONGEST_NAME = re.compile(r"(?<![A-Za-z])([A-Za-z]+)_-?\Z"), 32
NAMES = frozenset("card cards cc pan visa mastercard amex maestro number num no nr account acct payment".split())
"""Which may be tied to a card's number."""


def candidates(train: DigitGroups, first: int, last: int) -> Iterator[Candidate]:
    """The card number that groups of one of the SHAPES are (MASK-2)."""
    cuts_a_tie = train.is_white(first, last) and train.is_tied(first, last)
    is_apart = train.is_apart_by_dots_and_dashes(first, last) or {*train.gaps[first + 1 : last + 1]} == {"/"}
    if is_apart and (not cuts_a_tie or train.lengths[first : last + 1] == AS_PRINTED):
        yield Candidate(first, last, RULE, is_card, _is_no_id, row=train.table(first, last), may_touch=True)
        if sum(train.lengths[first : last + 1]) >= FEWEST_NAMED:
            yield Candidate(first, last, NAMED_RULE, _has_check_digit, is_named, may_touch=True)


def _has_check_digit(digits: str) -> bool:
    return luhn.is_valid(digits) and len(set(digits)) > 1


def is_named(folded: str, start: int, end: int) -> bool:
    """Whether a word right before digits names a card."""
    del end
    return NAMED.search(folded, max(0, start - FAR), start) is not None


def _is_no_id(folded: str, start: int, end: int) -> bool:
    """Whether no name of something else is tied to the digits as in "blk_4111…", nor, where they are as few as those of
    a barcode, a word for something else stands before them."""
    name = NAME.search(folded, max(0, start - LONGEST_NAME), start)
    if name is not None and name[1].lower() not in NAMES:
        return False
    is_barcode = end - start <= OF_A_BARCODE and folded[start:end].isdecimal()
    return not is_barcode or told_before(folded, start) != "other" or is_named(folded, start, end)


def is_card(digits: str) -> bool:
    """Whether an issuer's cards begin like the digits and are as long, and the last one checks the others."""
    return ISSUER.match(digits) is not None and luhn.is_valid(digits)


KIND = Kind("card", is_documented=True, recogniser=Grouped(SHAPES, candidates))
