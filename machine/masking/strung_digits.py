"""Numbers whose groups one unusual sign strings together, as in 010_1234_5678, and those with every digit apart.

Such signs stand between other numbers far more often, so only what its digits tell counts, or a word beside them.
"""

import re
from collections.abc import Iterator

from machine.masking import card_number, phone_forms
from machine.masking.context_words import told
from machine.masking.finding import Span
from machine.masking.folding import BLANKS
from machine.masking.kinds import KINDS, PHONE
from machine.masking.phone_plans import Regions

CARD = KINDS.index(card_number.KIND.id)
SIGNS = "_~,|*=:/>^#'"
STRUNG = re.compile(
    rf"(?<![0-9A-Z*])(?<![0-9][{SIGNS}. -])[+\[(]{{0,2}}[0-9]{{1,8}}[\])]?"
    rf"(?P<sign>[{SIGNS}]{{1,2}}|, | [~|/>] |\]\[|\)\()"
    rf"[0-9]{{1,8}}(?:(?P=sign)[0-9]{{1,8}}){{1,12}}[\])]?(?![0-9A-Za-z])(?!(?P=sign)[0-9])"
)
"""Groups of digits with one and the same sign between them."""
SINGLE = re.compile(
    rf"(?<![0-9A-Z*])(?<![0-9][ ._-])[0-9](?P<sign>[._*{BLANKS}-]{{1,2}})[0-9](?:(?P=sign)[0-9]){{5,17}}(?![0-9A-Za-z])"
    r"(?!(?P=sign)[0-9])"
)
"""Digits of which every one stands apart."""
HINT = re.compile(rf"[0-9][\])]?(?:[{SIGNS}\[( ]{{1,2}}[0-9]|[._*{BLANKS}-]{{1,2}}[0-9](?![0-9]))")
"""Without this there is neither."""
NO_DIGIT = re.compile(r"[^0-9]")
THREE = 3
RULE = "phone.strung"
BETWEEN_VALUES = "/:,="
"""Stand between other numbers even behind a word for a phone."""


def strung_digits(folded: str, regions: Regions) -> Iterator[Span]:
    """What is found of cards and phone numbers in a folded text."""
    if HINT.search(folded) is None:
        return
    for pattern in (STRUNG, SINGLE):
        for match in pattern.finditer(folded):
            digits = NO_DIGIT.sub("", match[0])
            if card_number.is_card(digits):
                yield Span(*match.span(), CARD, card_number.RULE)
            elif _is_phone(folded, match, digits, regions, is_strung=pattern is STRUNG):
                yield Span(*match.span(), PHONE, RULE)


def _is_phone(folded: str, match: re.Match[str], digits: str, regions: Regions, *, is_strung: bool) -> bool:
    if not phone_forms.FEWEST <= len(digits) <= phone_forms.MOST:
        return False
    said = told(folded, *match.span())
    if is_strung:
        groups = match[0].strip("+[]()").split(match["sign"])
        shape = tuple(map(len, groups))
        is_told = said == "phone" and match["sign"] not in BETWEEN_VALUES
        is_known = digits[0] == "0" and digits[1] != "0" and "0" in phone_forms.TRUNKED.get(shape, ())
        return said != "other" and (is_told or (is_known and max(shape) > len("00")))
    if said == "phone":
        return len(set(digits)) > THREE
    return said is None and phone_forms.in_one(regions).match(digits) is not None and digits[0] == "0"
