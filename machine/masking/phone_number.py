"""Recognises phone numbers by how their digits are grouped, how they begin, and the words right before them."""

import re
import string
from collections.abc import Callable, Iterator
from functools import partial

from machine.masking import phone_forms as forms
from machine.masking.context_words import told_before
from machine.masking.digit_groups import Candidate, DigitGroups, Shape
from machine.masking.kind import Grouped, Kind

Check = Callable[[str], object]
NATIONAL, AREA, CODE = "phone.national", "phone.area", "phone.code"


def _begins(shape: Shape) -> str:
    """With which digits a number in such groups may begin."""
    if shape in forms.WITHOUT_AREA or len(shape) == 1 or forms.NATIONAL.get(shape, forms.TRUNK) != forms.TRUNK:
        return string.digits
    is_code = shape in forms.CODE or shape in forms.BEHIND_A_ZERO
    return ("0" if shape in forms.NATIONAL or shape in forms.AREA else "") + (
        forms.CODE_BEGINS[shape[0]] if is_code else ""
    )


SHAPES: dict[Shape, str] = {
    shape: _begins(shape)
    for shape in (
        *forms.AREA,
        *forms.CODE,
        *forms.BEHIND_A_ZERO,
        *forms.NATIONAL,
        *forms.WITHOUT_AREA,
        *((digits,) for digits in forms.BARE_DIGITS),
    )
}
"""Groups in which numbers are written, and the digits that they may begin with."""

PART_OF_A_CODE = re.compile(r"(?:[A-Za-z0-9][-_#]|[0-9]\.)\Z")
"""Before digits that go on with something else."""
LETTERS_BEFORE, LETTERS_AFTER = re.compile("(?<![A-Za-z])[A-Z]{2} ?\\Z"), re.compile(" ?[A-Z]{2}(?![A-Za-z])")
"""Around the number of a parcel (UPU S10)."""
CURRENCY = frozenset("$€£¥₩₹")
MONEY = re.compile(r"원|달러|엔|유로|위안|won|usd|krw|eur|[€₩]", re.IGNORECASE)
"""Before and behind amounts."""
DATES, QUAD = frozenset({(4, 2, 2), (2, 2, 4), (2, 2, 2, 2)}), (3, 3, 3, 3)
"""What is called no phone number whatever stands before it: dates, and addresses of four groups with dots."""
MOST_GROUPS_CALLED = 4
DATE, DIGITS_OF_A_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$"), len("20260412")
EXTENSION = re.compile(
    r"[ \t,;]{0,3}(?:ext(?:ension)?\b\.?|x|내선(?: ?번호)?|구내|교환)[ .:]{0,2}[0-9]{1,6}(?![0-9A-Za-z])",
    re.IGNORECASE,
)
"""What may follow a number and belongs to it."""
CALLED, LOCAL, INTERNATIONAL = "phone.called", "phone.local", "phone.international"
NO_DIGIT = re.compile(r"\(0\)|[^0-9]")
"""What is no digit of a number with its country's code: the trunk zero in brackets, too."""


def leading(train: DigitGroups) -> Iterator[Candidate]:
    """The phone numbers that begin with the first group and do not depend on their own groups alone (MASK-6)."""
    found = False
    if train.lead:
        for window in _international(train):
            found = True
            yield window
    if not found:
        yield from _called(train)


def _called(train: DigitGroups) -> Iterator[Candidate]:
    """Whatever stands behind a word for a phone: all of it, or what is tied together."""
    tied = 0
    while tied + 1 < len(train.gaps) and not train.is_white(tied, tied + 1):
        tied += 1
    every = len(train.lengths) - 1
    for last in {tied, every} if every <= MOST_GROUPS_CALLED else {tied}:
        lengths = train.lengths[: last + 1]
        is_other = lengths in DATES or (len(lengths) == len(QUAD) and set(train.gaps[1 : last + 1]) == {"."})
        fewest = forms.FEWEST if last == tied else forms.FEWEST_AFTER_ZEROS
        if sum(lengths) in range(fewest, forms.MOST + 1) and not is_other:
            check = _is_no_date if sum(lengths) == DIGITS_OF_A_DATE else bool
            yield Candidate(0, last, CALLED, check, _is_called, weak=True, late=True)


def _is_no_date(digits: str) -> bool:
    return DATE.match(digits) is None


def _is_called(folded: str, start: int, end: int) -> bool:
    del end
    return told_before(folded, start) == "phone"


def _international(train: DigitGroups) -> Iterator[Candidate]:
    """The longest number of a known shape, and behind it, should its plan have none so short, all that could be one."""
    zeros = len(train.lead) if train.lead != "+" else 0
    window = partial(Candidate, 0, rule=INTERNATIONAL, may_touch=True)
    known = longest = None
    shape: Shape = ()
    for last, length in enumerate(train.lengths):
        if last == 0 or not _is_bracketed(train, last):
            shape = (*shape, length - (zeros if last == 0 else 0))
        is_next = longest is not None and train.is_white(last - 1, last) and "/" in train.gaps[last]
        if sum(shape) > forms.MOST or is_next:
            break
        if sum(shape) >= (forms.FEWEST_AFTER_ZEROS if zeros else forms.FEWEST):
            longest = last
            known = last if _is_international(shape) and not _goes_on(train, last) else known
    if known is not None and known != longest and train.lead != "011":
        yield window(known, check=_fits_its_plan)
    if longest is not None:
        check: Check = bool
        if train.lead == "011":
            check = _is_dialled_from_america
        elif zeros and not longest:
            check = forms.BEHIND_ZEROS.match
        yield window(longest, check=check, weak=True)


def is_whole(rule: str, written: str) -> bool:
    """Whether a number found by this rule may not as well be the beginning of a longer one.

    It may where nothing but a word before it tells that it is one, where it lacks its area, and where its country's
    plan, if that is among ours, has none so short.
    """
    return rule not in {CALLED, LOCAL, INTERNATIONAL} or (
        rule == INTERNATIONAL and _fits_its_plan(NO_DIGIT.sub("", written))
    )


def _fits_its_plan(digits: str) -> bool:
    number = digits.removeprefix("00")
    return any(code.match(number) for code in forms.CODES.values())


def _is_dialled_from_america(digits: str) -> bool:
    """Not so Korea's old mobile prefix 011 and seven or eight digits."""
    return len(digits) > len("01100000000") and forms.CALLING_CODES.match(digits, len("011")) is not None


def _goes_on(train: DigitGroups, last: int) -> bool:
    """Whether a dash or a dot ties the next group to this one: then the number does not end here."""
    return train.tie[last + 1] and not set(train.gaps[last + 1]) <= set("/()")


def _is_international(shape: Shape) -> bool:
    """Whether it is a country's code, apart or together with the next group, and a national form."""
    whole = tuple(length for length in shape if length)
    if len(whole) == 1:
        return whole[0] >= forms.FEWEST_IN_ONE
    apart = whole[0] <= forms.LONGEST_CODE and _is_national_or_short_of_its_zero(whole[1:])
    together = any(_is_national_or_short_of_its_zero((whole[0] - code, *whole[1:])) for code in (1, 2, 3))
    return apart or together


def _is_national_or_short_of_its_zero(shape: Shape) -> bool:
    in_one = len(shape) == 1 and forms.FEWEST_IN_ONE <= shape[0] <= forms.MOST
    return in_one or shape in forms.ABROAD or (shape[0] + 1, *shape[1:]) in forms.ABROAD


def candidates(train: DigitGroups, first: int, last: int) -> Iterator[Candidate]:
    """The phone number that groups of one of the SHAPES are (MASK-6)."""
    lengths = train.lengths[first : last + 1]
    tied = train.is_tied(first, last)
    if first == last:
        if not tied:
            yield Candidate(first, last, "phone.bare", forms.UNSEPARATED.match, _is_no_other)
    elif lengths in forms.WITHOUT_AREA:
        sign = "".join(train.gaps[last].split())
        if sign in forms.WITHOUT_AREA[lengths].signs and not (tied or train.goes_on(last)):
            yield Candidate(
                first, last, LOCAL, partial(_is_local, lengths), _is_no_other, row=train.series(first, last)
            )
    elif not tied:
        yield from _apart(train, first, last, lengths)
    elif lengths in forms.UNMISTAKABLY_GROUPED and not train.is_white(first, last) and train.gaps[first] != ".":
        yield Candidate(first, last, NATIONAL, forms.TRUNK.match, may_touch=True)


def _is_local(lengths: Shape, digits: str) -> bool:
    if forms.BEGINS_WITHOUT_AREA[lengths].match(digits) is None:
        return False
    return lengths != forms.IN_FOURS or not _are_years_or_times(int(digits[:4]), int(digits[4:]))


def _are_years_or_times(first: int, second: int) -> bool:
    years = first < second <= min(first + forms.AGE, forms.LATEST_YEAR)
    times = first < second <= forms.MIDNIGHT and not (first % forms.MINUTES or second % forms.MINUTES)
    return years or times


def _apart(train: DigitGroups, first: int, last: int, lengths: Shape) -> Iterator[Candidate]:
    row = train.series(first, last)
    if train.gaps[first] == "/" and train.is_white(first, last):
        row = first - 1
    alone = 1 if lengths == forms.DINERS else 2
    in_a_row = first - alone if first >= alone and train.is_blank(first - alone, last) else row
    code = lengths not in forms.UNMISTAKABLY_GROUPED and train.is_blank(0, last)
    has_tab = train.has_tab(first, last)
    is_decimal = len(lengths) == forms.PAIR and train.gaps[last] in forms.NOT_IN_A_PAIR
    if begins := forms.NATIONAL.get(lengths):
        if lengths != forms.IN_TWOS or not _is_date_and_more(train, first):
            trunk_row = row if len(set(lengths)) == 1 or train.gaps[first] == "/" else -1
            yield Candidate(first, last, NATIONAL, forms.TRUNK.match, row=trunk_row, row_of_code=code, may_touch=True)
        is_table = has_tab or (lengths in forms.AMBIGUOUS and train.goes_on(last))
        if begins != forms.TRUNK and not is_table and not is_decimal:
            context, its_row = (_is_no_other, in_a_row) if len(lengths) == forms.PAIR else (None, row)
            yield Candidate(first, last, NATIONAL, begins.match, context, row=its_row, row_of_code=code, may_touch=True)
    if not has_tab:
        for rule, check in _of_any_groups(train, first, last, is_decimal):
            yield Candidate(
                first, last, rule, check, _is_no_other, True, in_a_row, rule == AREA, row_of_code=code, may_touch=True
            )


def _of_any_groups(train: DigitGroups, first: int, last: int, is_decimal: bool) -> Iterator[tuple[str, Check]]:
    """Numbers behind an area's or a country's code, which count if no word makes them something else."""
    lengths = train.lengths[first : last + 1]
    # With white space before it alone, the last group is but the next word behind groups that signs tie together.
    is_next = len(lengths) > forms.PAIR and train.is_white(last - 1, last) and not train.is_white(last - 2, last - 1)
    if lengths in forms.AREA and not is_next:
        yield AREA, forms.TRUNK.match
    if lengths in forms.BEHIND_A_ZERO and _is_bracketed(train, first + 1):
        yield CODE, partial(_fits_behind_zero, lengths[0])
    if lengths in forms.CODE and not is_decimal:
        yield CODE, (forms.CODE_IN_OWN_GROUPS.get(lengths) or forms.CODES[lengths[0]]).match


def _fits_behind_zero(code: int, digits: str) -> bool:
    return digits[code] == "0" and forms.CODES[code].match(digits[:code] + digits[code + 1 :]) is not None


def _is_bracketed(train: DigitGroups, group: int) -> bool:
    """Whether it is the trunk zero in brackets of "+44 (0)20", which is no group of the number's own."""
    after = "".join(train.gaps[group + 1 : group + 2])
    return train.lengths[group] == 1 and train.gaps[group].endswith("(") and after.startswith(")")


def _is_date_and_more(train: DigitGroups, first: int) -> bool:
    """Whether three groups of two are tied like a date, and two more, behind white space, like a time or a date."""
    date, same, between, more = range(first + 1, first + len(forms.IN_TWOS))
    is_date = train.gaps[date] == train.gaps[same] and not train.is_white(first, date)
    is_apart = set(train.gaps[between]) <= {" ", "\t", "-"} and train.is_white(same, between)
    return is_date and is_apart and not train.is_white(between, more)


def _is_no_other(folded: str, start: int, end: int) -> bool:
    """Whether neither words nor signs around the digits make them part of something else."""
    if forms.UNMISTAKABLE.match(folded[start:end]):
        return True
    told = told_before(folded, start)
    if told is None:
        is_price = folded[start - 1 : start] in CURRENCY or MONEY.match(folded, end)
        is_code = PART_OF_A_CODE.search(folded, max(0, start - 2), start)
        return not (
            is_price
            or is_code
            or (LETTERS_BEFORE.search(folded, max(0, start - 4), start) and LETTERS_AFTER.match(folded, end))
        )
    return told == "phone"


KIND = Kind("phone", is_documented=True, recogniser=Grouped(SHAPES, candidates))
