"""Numbers whose groups an unusual sign strings together, as in 010_1234_5678, those with every digit apart, and those
with letters that look like digits.

Such signs stand between other numbers far more often, so only what the digits tell counts, or a word beside them.

    >>> {span.rule for span in strung_digits("tel 02🙂555🙂0101, +82~10~0000~0000, O1O 1OO2 3456", ("KR",))}
    {'phone.strung'}
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from machine.masking import card_number, phone_forms, ssn
from machine.masking.context_words import Told, told
from machine.masking.digit_groups import LIKE_DIGITS, Shape
from machine.masking.finding import CLAIMED, Span
from machine.masking.folding import BASIC, BEYOND, BLANKS, set_of
from machine.masking.kinds import KINDS, PHONE
from machine.masking.other_numbers import told_others
from machine.masking.phone_plans import Regions

CARD, SSN = KINDS.index(card_number.KIND.id), KINDS.index(ssn.KIND.id)
NO_SIGNS = frozenset('"@-.()×÷' + CLAIMED)
"""Those between values, those of measures, and those between the groups of numbers that other rules find."""
SIGN = set_of(char for char in BASIC if not (char.isalnum() or char.isspace() or char in NO_SIGNS)) + BEYOND
OPENS, CLOSES = r"[\[(<{]", r"[\])>}]"
GROUP = rf"{OPENS}?[0-9]{{1,10}}{CLOSES}?"
STRUNG = re.compile(
    rf"(?<![0-9*])(?<![0-9][{SIGN} -]){OPENS}?(?:\+ ?)?{GROUP}"
    rf"(?P<sign>[{BLANKS}]?[{SIGN}]{{1,3}}[{BLANKS}]?|(?<={CLOSES}) ?(?={OPENS}))"
    rf"{GROUP}(?:(?P=sign){GROUP}){{0,12}}(?![0-9A-Za-z])(?!(?P=sign)[0-9])"
)
"""Groups of digits with one and the same sign between them."""
APART = rf"(?:[{BLANKS}]{{1,8}}|[{BLANKS}]?[._*/~|-][{BLANKS}]?)"
SINGLE = re.compile(
    rf"(?<![0-9*])(?<![0-9][ ._-])(?:\+[{BLANKS}]?)?[0-9](?:{APART}[0-9](?![0-9])){{6,18}}(?![0-9A-Za-z])"
    rf"(?!{APART}[0-9](?![0-9]))"
)
"""Digits of which every one stands apart."""
MIXED = re.compile(
    rf"(?<![0-9*])(?<![0-9][{SIGN} .-])(?:\+[{BLANKS}]?)?"
    rf"[0-9](?:(?:(?![,;:|/&])[{SIGN}{BLANKS}.()-]){{0,3}}[0-9]){{6,18}}(?![0-9A-Za-z])"
)
"""Groups of digits with several signs between them."""
LOOK_ALIKE = re.compile(
    rf"(?<![A-Za-z0-9*À-ɏ])(?:\+ ?)?[0-9{LIKE_DIGITS}](?:[ .\-/()]{{0,2}}[0-9{LIKE_DIGITS}]){{7,18}}"
    r"(?![A-Za-z0-9])(?![ .\-/()]{0,2}[0-9])"
)
"""Digits, some of them written as letters that look like them."""
RUN_ON = re.compile(
    r"(?<![0-9A-Fa-f*.])0[1-9][0-9]{9}(?=1[68](?![0-9])|[0-9]{2,4}(?i:pp?|gbp|yrs|mins?)(?![A-Za-z])"
    r"|[0-9]{1,2}(?:\+|[A-Z][a-z])|[0-9](?:\.[0-9]{2}(?i:gbp|pounds)|[0-9]?\.[0-9]{2}p))"
)
"""A number with a trunk zero, and an age or a price right behind it, as at the end of advertisements."""
UNUSUAL = rf"[0-9][{BLANKS}.()-]{{0,2}}[{SIGN}]{{1,3}}[{BLANKS}.()-]{{0,3}}[0-9]|\)\("
APART_ALONE = rf"[0-9]{APART}[0-9]{APART}[0-9](?![0-9])"
LETTER_FOR_DIGIT = rf"[0-9][ .-]?[{LIKE_DIGITS}](?![a-km-z])|[{LIKE_DIGITS}][ .-]?[0-9]"
ANY_HINT = re.compile(f"{UNUSUAL}|{APART_ALONE}|{LETTER_FOR_DIGIT}|0[0-9]{{11}}")
RUN = re.compile(rf"[0-9](?:[{SIGN}{BLANKS}.()-]{{0,8}}[0-9{LIKE_DIGITS}]){{6,}}+")
"""In such a run of digits they stand, if it has a sign of some of them."""
BESIDE = 8
"""Signs and letters before and behind a run that belong to it or tell where it ends."""
HINTED = tuple(
    (re.compile(hint), patterns)
    for hint, patterns in (
        (UNUSUAL, (STRUNG, MIXED)),
        (APART_ALONE, (SINGLE,)),
        (LETTER_FOR_DIGIT, (LOOK_ALIKE,)),
    )
)
AS_DIGITS = str.maketrans(LIKE_DIGITS, "001100")
NO_DIGIT = re.compile(r"[^0-9]")
GLUED_LABEL = re.compile(r"(?<![A-Za-z0-9])[TMFHPC]\Z")
"""A letter that stands for telephone, mobile, fax … right before the digits."""
A_SIGN = re.compile(f"[{SIGN}]")
THREE, PAIR, FEWEST_READ_AS_DIGITS = 3, 2, 5
OF_CARDS: frozenset[Shape] = frozenset({(4, 4, 4, 4), (4, 6, 5), (4, 6, 4)})
"""Groups of a card between signs that stand between values, too."""
RULE = "phone.strung"
BETWEEN_VALUES = frozenset("/:,=;|&+*>→、،")
"""Stand between other numbers, too."""
COUNTED = "0123456789012345678901234567890"
NEVER_IN_A_PAIR = frozenset("/:,=;")


GOES_ON = re.compile(rf"[{SIGN}{BLANKS}.()-]{{0,4}}[0-9{LIKE_DIGITS}]")
GOES_BEFORE = re.compile(rf"[0-9{LIKE_DIGITS}][{SIGN}{BLANKS}.()-]{{0,4}}\Z")
LONGEST_APART = 5
"""More digits right beside those that were found, of which they may be but a part."""


def is_part(folded: str, start: int, end: int) -> bool:
    """Whether what was found there may be part of what is strung together."""
    return (
        GOES_ON.match(folded, end) is not None
        or GOES_BEFORE.search(folded, max(0, start - LONGEST_APART), start) is not None
    )


def strung_digits(folded: str, regions: Regions) -> Iterator[Span]:
    """What is found of cards, phone numbers and social security numbers in a folded text."""
    if ANY_HINT.search(folded) is None:
        return
    for match in RUN_ON.finditer(folded):
        if phone_forms.in_one(regions).match(match[0]):
            yield Span(*match.span(), PHONE, RULE)
    for run in RUN.finditer(folded):
        begin, end = max(0, run.start() - BESIDE), run.end() + BESIDE
        for hint, patterns in HINTED:
            if hint.search(folded, begin, end):
                for pattern in patterns:
                    for match in pattern.finditer(folded, begin, end):
                        if found := _kind(folded, match, regions, pattern):
                            yield Span(*match.span(), *found)


def _kind(folded: str, match: re.Match[str], regions: Regions, pattern: re.Pattern[str]) -> tuple[int, str] | None:
    """The rank of what it is and the rule that tells it, None for nothing."""
    written = match[0]
    if pattern is LOOK_ALIKE:
        read = written.translate(AS_DIGITS)
        first = re.search("[0-9]", written)
        behind = NO_DIGIT.sub("", read[first.start() :]) if first else ""
        if (
            read == written
            or len(behind) < phone_forms.FEWEST
            or sum(map(str.isdigit, written)) < FEWEST_READ_AS_DIGITS
        ):
            return None
        written = read
    if pattern is MIXED and A_SIGN.search(written) is None:
        return None
    digits = NO_DIGIT.sub("", written)
    sign = match["sign"] if pattern is STRUNG else ""
    is_list = not BETWEEN_VALUES.isdisjoint(sign)
    groups: Shape = tuple(map(len, NO_DIGIT.sub(" ", written).split()))
    if any(told_others(folded, *match.span())):
        return None
    may_be_card = max(groups) == 1 or min(groups[:-1], default=len(digits)) >= card_number.FEWEST_IN_A_GROUP
    if may_be_card and card_number.is_card(digits) and (not is_list or max(groups) == 1 or groups in OF_CARDS):
        return CARD, card_number.RULE
    may_be_ssn = groups in ssn.SHAPES or (max(groups) == 1 and (len(digits),) == ssn.IN_A_ROW)
    if may_be_ssn and ssn.is_named(folded, *match.span()):
        return SSN, ssn.NAMED_RULE
    if not phone_forms.FEWEST <= len(digits) <= phone_forms.MOST:
        return None
    said = told(folded, *match.span())
    before = folded[max(0, match.start() - 2) : match.start()]
    is_labelled = GLUED_LABEL.search(before) is not None
    if said is None and is_labelled:
        said = "phone"
    is_glued = before[-1:].isascii() and before[-1:].isalpha() and not is_labelled
    if said == "other" or (is_glued and said != "phone"):
        return None
    if _is_abroad(written, digits):
        return PHONE, RULE
    if pattern is LOOK_ALIKE:
        is_phone = said == "phone" or phone_forms.has_trunk_in_one(digits)
    elif pattern is MIXED:
        is_phone = said == "phone" and (phone_forms.has_trunk_in_one(digits) or groups in phone_forms.KNOWN)
    elif max(groups) == 1:
        is_phone = _is_single(digits, regions, said)
    else:
        is_phone = _is_strung(sign, groups, digits, said)
    return (PHONE, RULE) if is_phone else None


def _is_abroad(written: str, digits: str) -> bool:
    """Whether a plus leads them, or two zeros, and a country's numbers are as long."""
    has_plus = written.lstrip("[(<{").startswith("+")
    if not has_plus and not digits.startswith("00"):
        return False
    return phone_forms.leads_abroad(digits if has_plus else digits[2:])


def _is_strung(sign: str, groups: Shape, digits: str, said: Told) -> bool:
    is_odd = BETWEEN_VALUES.isdisjoint(sign) or len(set(sign.strip())) > 1
    if len(groups) == PAIR:
        may_be_said = NEVER_IN_A_PAIR.isdisjoint(sign) or (sign == "," and groups[1] > THREE)
        return (said == "phone" and may_be_said) or (is_odd and phone_forms.has_trunk_in_one(digits))
    is_known = phone_forms.has_trunk_zero(digits) and "0" in phone_forms.TRUNKED.get(groups, ())
    if is_known and max(groups) > len("00") and (is_odd or sign == sign.strip()):
        return True
    is_form = groups in phone_forms.KNOWN and (sign != "," or set(groups[1:]) != {THREE})
    if said == "phone":
        return is_odd or is_form or is_known
    return is_odd and (phone_forms.has_trunk_in_one(digits) or is_form) and min(groups) > 1


def _is_single(digits: str, regions: Regions, said: Told) -> bool:
    if len(set(digits)) <= THREE or digits in COUNTED:
        return False
    if said == "phone" or phone_forms.has_trunk_in_one(digits):
        return True
    is_sorted = all(one <= other for one, other in pairwise(digits))
    is_long = len(digits) >= phone_forms.BARE_WITH_TRUNK[0]
    return is_long and not is_sorted and phone_forms.in_one(regions).match(digits) is not None
