"""Recognises phone numbers by what they are not: a grouped run of digits is one unless it is told to be something else.

A run in one group counts if words tell that it is one, or a trunk zero, a calling code or a plan (MASK-6, RULE-46).
"""

import re
from collections.abc import Callable, Iterator
from functools import partial

from machine.masking import luhn
from machine.masking import phone_forms as forms
from machine.masking.context_words import told, told_before, told_behind
from machine.masking.digit_groups import Candidate, DigitGroups, Shape
from machine.masking.kind import Kind, Windowed
from machine.masking.phone_plans import USUAL, Regions

Check = Callable[[str], object]
NATIONAL, CODE, BARE, CALLED = "phone.national", "phone.code", "phone.bare", "phone.called"
GROUPED, ROW, INTERNATIONAL = "phone.grouped", "phone.row", "phone.international"
PART_OF_A_CODE = re.compile(
    r"(?:[A-Za-z0-9][-_#]|[0-9]\.|[A-Za-z]/(?=[^0(])|[?&][A-Za-z_]{1,20}="
    r"|(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){0,6}[ -])\Z"
)
CODE_TIED = re.compile(r"(?<![A-Za-z])(?!(?:TEL|FAX|MOB|CEL|CELL|MOBILE|PHONE|PH|HP|WA|[TMFHPC])-)[A-Z]{1,8}-\Z")
"""A code whose capitals a dash ties to the digits."""
CODE_BEHIND = re.compile(r"-[A-Z](?![A-Za-z])|[-_]\d")
LONGEST_BEFORE = 36
"""Before digits that go on with something else: a code, or an account's number that fails its check."""
LETTERS_BEFORE, LETTERS_AFTER = re.compile("(?<![A-Za-z])[A-Z]{2} ?\\Z"), re.compile(" ?[A-Z]{2}(?![A-Za-z])")
DIGITS_OF_A_PARCEL = 9
"""Around the number of a parcel (UPU S10), and its digits."""
CURRENCY = frozenset("$€£¥₩₹₽₺₫฿₪")
MONEY = re.compile(r" ?(?:원|달러|엔|유로|위안|won\b|usd\b|krw\b|eur\b|円|元|[€₩$£%])", re.IGNORECASE)
"""Before and behind amounts."""
DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$")
EXTENSION = re.compile(
    r"[ \t,;]{0,3}(?:ext(?:ension)?\b\.?|x|내선(?: ?번호)?|구내|교환)[ .:]{0,2}[0-9]{1,6}(?![0-9A-Za-z])",
    re.IGNORECASE,
)
"""What may follow a number and belongs to it."""
NO_DIGIT = re.compile(r"\(0\)|[^0-9]")
"""What is no digit of a number with its country's code: the trunk zero in brackets, too."""
PAIR, MOST_IN_A_LIST = 2, 24
DIALLED_FROM = frozenset({"011", "010"})
"""What is dialled for another country in America and in Japan. In Korea mobile numbers begin with it."""
KOREAN: Shape = (3, 4, 4)
"""Groups of Korea's old mobile numbers, which began with what America dials for another country."""
ITALIAN = frozenset({(3, 7), (3, 6)})
"""Groups of Italy's mobile numbers, which are often parted by a slash."""
GROUPS_OF_KOREA = frozenset({(3, 4, 4), (3, 3, 4), (10,), (11,), (3, 7), (3, 8)})
"""In which mobile numbers of Korea are written, which no word makes anything else."""
COUNTED = "1234567890"
"""Digits that somebody has counted."""
BEYOND_DOUBT = re.compile(r"89\d{9}$|08\d{11}$")
"""Mobile numbers of Russia behind its trunk, and the longest of Indonesia."""
EPOCH = re.compile(r"1[4-8]\d{8}(?:\d{3})?$")
"""A time of this age in seconds or thousandths of them."""
DIGITS_WITH_TRUNK = 11
"""Digits of a number behind a trunk that is no zero and stands in one group with the area."""


def windows(train: DigitGroups, first: int, regions: Regions) -> Iterator[Candidate]:
    """The phone numbers that the groups in a row from one on may hold, where some regions are known best."""
    if first == 0 and train.lead:
        yield from _international(train)
    digits = 0
    for last in range(first, min(len(train.lengths), first + forms.MOST_GROUPS_WITH_CODE)):
        digits += train.lengths[last]
        if digits > forms.MOST_CALLED:
            break
        if digits >= forms.FEWEST:
            yield from _candidates(train, first, last, digits, regions)


def _candidates(train: DigitGroups, first: int, last: int, digits: int, regions: Regions) -> Iterator[Candidate]:
    no_other = partial(_is_no_other, regions)
    tied = train.is_tied(first, last)
    lengths = train.lengths[first : last + 1]
    if first == last:
        if not tied:
            yield Candidate(first, last, BARE, partial(_bare, regions), no_other)
            yield Candidate(first, last, CALLED, _may_be_called, _is_called, weak=True, late=True, may_touch=True)
        return
    if tied:
        if lengths in forms.UNMISTAKABLY_GROUPED and not train.is_white(first, last) and train.gaps[first] != ".":
            yield Candidate(first, last, NATIONAL, forms.has_trunk_zero, may_touch=True)
        return
    trunks = forms.TRUNKED.get(lengths, ())
    is_whole = _is_apart(train, first, last)
    at_home = forms.at_home(regions).get(lengths)
    if not (is_whole or trunks or lengths in forms.KNOWN or at_home):
        return
    row = train.series(first, last)
    if train.gaps[first] == "/" and train.is_white(first, last):
        row = first - 1
    code = lengths not in forms.UNMISTAKABLY_GROUPED and train.is_blank(0, last)
    is_row_with_trunk = is_whole and digits in forms.GROUPED_WITH_TRUNK and lengths[0] in forms.AREAS
    if "0" in trunks or "06" in trunks or is_row_with_trunk:
        yield Candidate(
            first,
            last,
            NATIONAL,
            partial(_has_trunk_zero_and_is_no_pair, lengths),
            no_other,
            row=row if len(set(lengths)) == 1 or train.gaps[first] == "/" else -1,
            row_of_code=code,
            may_touch=True,
        )
    if is_whole and len(lengths) <= forms.MOST_GROUPS:
        # Within a row that a word calls a number no part of it is the number, unless two may stand there.
        is_one = digits <= forms.GROUPED_WITH_TRUNK[-1]
        yield Candidate(
            first,
            last,
            CALLED,
            _may_be_called,
            _is_called,
            not is_one,
            late=not is_one,
            row_of_code=code,
            may_touch=True,
        )
    if _is_table(train, first, last) or digits > forms.MOST:
        return
    if at_home and not train.is_dotted_pair(first, last):
        yield Candidate(
            first,
            last,
            NATIONAL,
            at_home.match,
            no_other,
            row=row,
            row_of_code=code,
            may_touch=True,
        )
    if not (is_whole or _stands_alone(train, first, last)):
        return
    known = partial(Candidate, first, last, context=no_other, weak=True, row=row, row_of_code=code, may_touch=True)
    others = tuple(trunk for trunk in trunks if trunk[0] != "0")
    if others and (lengths[0] == 1 or digits == DIGITS_WITH_TRUNK):
        yield known(NATIONAL, partial(_begins_with, others))
    if lengths in forms.BEHIND_A_ZERO and _is_bracketed(train, first + 1):
        yield known(CODE, partial(_fits_behind_zero, lengths[0]))
    if lengths in forms.CODED:
        yield known(CODE, forms.fits_abroad)
    if digits > forms.MOST_GROUPED:
        return
    gaps = train.gaps[first + 1 : last + 1]
    if any(gap.startswith(". ") for gap in gaps):
        return
    is_dotted = {*gaps} == {"."}
    if len(lengths) == PAIR and train.gaps[last] == "/":
        if lengths in ITALIAN:
            yield known(GROUPED, _is_italian)
        return
    if lengths in (forms.WRITTEN if is_dotted else forms.PLAIN):
        yield known(GROUPED, partial(_is_no_pair, lengths))
    if is_whole and len(lengths) <= forms.MOST_GROUPS and _is_any(lengths) and not is_dotted:
        yield known(ROW, partial(_is_no_pair, lengths))._replace(late=True)


def _is_italian(digits: str) -> bool:
    return digits[0] == "3" and digits[1] in "23456789"


def _is_apart(train: DigitGroups, first: int, last: int) -> bool:
    """Whether these are all groups of a row, or all that signs tie together."""
    if first == 0 and last == len(train.lengths) - 1:
        return True
    begins = first == 0 or train.is_white(first - 1, first)
    ends = last == len(train.lengths) - 1 or train.is_white(last, last + 1)
    return begins and ends and not train.is_white(first, last)


def _stands_alone(train: DigitGroups, first: int, last: int) -> bool:
    """Whether beside these groups, apart from them by white space, there is but a short one, or as many of the same."""
    lengths = train.lengths
    own = lengths[first : last + 1]
    beside = (*lengths[max(0, first - 1) : first], *lengths[last + 1 : last + 2])
    if len(lengths) == len(own) + 1 and beside[0] < forms.SHORTEST_BESIDE and beside[0] not in own:
        return True
    times, more = divmod(len(lengths), len(own))
    return len(lengths) <= MOST_IN_A_LIST and not more and len(set(own)) > 1 and lengths == own * times


def _is_table(train: DigitGroups, first: int, last: int) -> bool:
    """Whether the groups stand in columns: apart by tabs or by several spaces, or many of one length."""
    own = train.lengths[first : last + 1]
    is_wide = any(len(gap) > 1 and gap.isspace() for gap in train.gaps[first + 1 : last + 1])
    is_even = len(own) >= forms.FEWEST_COLUMNS and len(set(own)) == 1 and train.is_blank(first, last)
    return is_wide or is_even or train.has_tab(first, last)


def _is_any(lengths: Shape) -> bool:
    """Whether people may write a number in such groups though no plan does, and no card is printed in them."""
    return lengths[:2] != forms.OF_A_CARD and min(lengths[1:]) > 1 and (lengths[0] > 1 or len(lengths) > len("12"))


def _is_no_pair(lengths: Shape, digits: str) -> bool:
    """Whether groups of four are not years, or two times of day."""
    if set(lengths) != {len("2026")}:
        return True
    fours = [int(digits[place : place + 4]) for place in range(0, len(digits), 4)]
    return not (all(each in forms.YEARS for each in fours) or (len(fours) == 2 and _are_years_or_times(*fours)))


def _are_years_or_times(first: int, second: int) -> bool:
    years = first < second <= min(first + forms.AGE, forms.LATEST_YEAR)
    times = first < second <= forms.MIDNIGHT and not (first % forms.MINUTES or second % forms.MINUTES)
    return years or times


def _has_trunk_zero_and_is_no_pair(lengths: Shape, digits: str) -> bool:
    return forms.has_trunk_zero(digits) and _is_no_pair(lengths, digits)


def _begins_with(trunks: tuple[str, ...], digits: str) -> bool:
    return digits.startswith(trunks)


def _may_be_called(digits: str) -> bool:
    """Whether a word makes it a phone number: it is no date, and one digit longer than those only with a trunk."""
    return (len(digits) <= forms.MOST or digits[0] == "0") and len(set(digits)) > 1 and DATE.match(digits) is None


def _bare(regions: Regions, digits: str) -> bool:
    if forms.has_trunk_in_one(digits) or BEYOND_DOUBT.match(digits):
        return True
    return (
        digits not in COUNTED
        and not (regions == USUAL and EPOCH.match(digits))
        and not luhn.is_barcode(digits)
        and forms.in_one(regions).match(digits) is not None
    )


def _is_no_order(folded: str, start: int, end: int) -> bool:
    del end
    return told_before(folded, start) != "other"


def _is_called(folded: str, start: int, end: int) -> bool:
    return told(folded, start, end) == "phone" and not _is_tied_to_code(folded, start)


def _is_tied_to_code(folded: str, start: int) -> bool:
    return CODE_TIED.search(folded, max(0, start - LONGEST_BEFORE), start) is not None


def _is_no_other(regions: Regions, folded: str, start: int, end: int) -> bool:
    """Whether neither words nor signs around the digits make them part of something else."""
    written = folded[start:end]
    digits = NO_DIGIT.sub("", written)
    said = told_before(folded, start)
    if digits in COUNTED:
        return said == "phone"
    if _is_tied_to_code(folded, start):
        return False
    groups = tuple(map(len, NO_DIGIT.sub(" ", written).split()))
    if said == "phone" or (
        "KR" in regions and groups in GROUPS_OF_KOREA and forms.unmistakable(("KR",)).match(digits) is not None
    ):
        return True
    if said == "other" or (said == "label" and written[0] != "0" and len(groups) <= PAIR):
        return False
    is_price = folded[start - 1 : start] in CURRENCY or MONEY.match(folded, end)
    is_parcel = len(digits) == DIGITS_OF_A_PARCEL and (
        LETTERS_BEFORE.search(folded, max(0, start - 4), start) and LETTERS_AFTER.match(folded, end)
    )
    is_code = PART_OF_A_CODE.search(folded, max(0, start - LONGEST_BEFORE), start) or CODE_BEHIND.match(folded, end)
    return not (is_price or is_parcel or is_code) and told_behind(folded, end) != "other"


def _international(train: DigitGroups) -> Iterator[Candidate]:
    """The longest number of its country's plan, and behind it, should the plan have none so short, all that could be
    one."""
    zeros = len(train.lead) if train.lead != "+" else 0
    window = partial(Candidate, 0, rule=INTERNATIONAL, context=_is_no_order if zeros else None, may_touch=True)
    digits = -zeros
    ends: list[int] = []
    for last, length in enumerate(train.lengths):
        if last and _is_bracketed(train, last):
            continue
        digits += length
        is_next = (
            bool(ends)
            and digits >= forms.FEWEST_IN_ONE + length
            and train.is_white(last - 1, last)
            and "/" in train.gaps[last]
        )
        if digits > forms.MOST_ABROAD or is_next:
            break
        if digits >= (forms.FEWEST_AFTER_ZEROS if zeros else forms.FEWEST):
            ends.append(last)
    if not ends:
        return
    if train.lead in DIALLED_FROM:
        if train.lengths[: len(KOREAN)] not in forms.UNMISTAKABLY_GROUPED and train.lead == "011":
            yield window(ends[-1], check=_is_dialled_from_america)
        elif len(train.lengths) > len(KOREAN):
            yield window(ends[-1], check=partial(_fits_its_plan, zeros))
        return
    fits = partial(_fits_its_plan, zeros)
    for last in reversed(ends):
        if not _goes_on(train, last):
            yield window(last, check=fits)
    is_decimal = len(train.lengths) > 1 and train.gaps[1] == "." and ends[-1] == 1
    yield window(ends[-1], check=fits if is_decimal or (zeros and not ends[-1]) else _has_code, weak=True)


def _has_code(digits: str) -> bool:
    """Whether they may begin with a country's code, which no zero does."""
    return digits[0] != "0" or digits.startswith("00")


def _fits_its_plan(zeros: int, digits: str) -> bool:
    return forms.leads_abroad(digits[zeros:])


def is_whole(rule: str, written: str) -> bool:
    """Whether a number found by this rule may not as well be the beginning of a longer one.

    It may where nothing but a word before it tells that it is one, and where its country's plan has none so short.
    """
    if rule == INTERNATIONAL:
        return forms.is_as_long_abroad(NO_DIGIT.sub("", written).removeprefix("00"))
    fewest = {
        NATIONAL: forms.BARE_WITH_TRUNK[0],
        GROUPED: forms.FEWEST_IN_ONE,
        CALLED: forms.FEWEST_IN_ONE,
        BARE: 0,
        CODE: 0,
    }.get(rule, forms.MOST)
    return sum(map(str.isdigit, written)) >= fewest


def _is_dialled_from_america(digits: str) -> bool:
    """Not so Korea's old mobile prefix 011 and seven or eight digits."""
    return len(digits) > len("01100000000") and forms.code_of(digits[len("011") :]) != ""


def _goes_on(train: DigitGroups, last: int) -> bool:
    """Whether a dash or a dot ties the next group to this one: then the number does not end here."""
    return train.tie[last + 1] and not set(train.gaps[last + 1]) <= set("/()")


def _fits_behind_zero(code: int, digits: str) -> bool:
    return digits[code] == "0" and forms.fits_abroad(digits[:code] + digits[code + 1 :])


def _is_bracketed(train: DigitGroups, group: int) -> bool:
    """Whether it is the trunk zero in brackets of "+44 (0)20", which is no group of the number's own."""
    after = "".join(train.gaps[group + 1 : group + 2])
    return train.lengths[group] == 1 and train.gaps[group].endswith("(") and after.startswith(")")


KIND = Kind("phone", is_documented=True, recogniser=Windowed(windows))
