"""Recognises phone numbers by how their digits are grouped, how they begin, and the words right before them."""

import re
from collections.abc import Iterator
from functools import partial

from machine.masking import phone_forms as forms
from machine.masking.train import Shape, Train, Window
from machine.masking.words import told_before

SHAPES: frozenset[Shape] = frozenset(
    {*forms.NATIONAL, *forms.SHORT, *forms.AREA, *forms.CODE, *((digits,) for digits in forms.BARE_DIGITS)}
)

PART_OF_A_CODE = re.compile(r"[A-Za-z0-9][-_#.]\Z")
LETTERS_BEFORE, LETTERS_AFTER = re.compile("(?<![A-Za-z])[A-Z]{2} ?\\Z"), re.compile(" ?[A-Z]{2}(?![A-Za-z])")
"""Around the number of a parcel (UPU S10)."""
CURRENCY = frozenset("$€£¥₩₹")
MONEY = re.compile(r"원|달러|엔|유로|위안|won|usd|krw|eur|[€₩]", re.IGNORECASE)
DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$")
EXTENSION = re.compile(
    r"[ \t,;]{0,3}(?:ext(?:ension)?\b\.?|x|내선(?: ?번호)?|구내|교환)[ .:]{0,2}[0-9]{1,6}(?![0-9A-Za-z])",
    re.IGNORECASE,
)
"""What may follow a number and belongs to it."""


def leading(train: Train) -> Iterator[Window]:
    """The phone numbers at the beginning of a train that are no matter of their groups alone (MASK-6)."""
    found = False
    if train.lead:
        for window in _international(train):
            found = True
            yield window
    if not found:
        yield from _called(train)


def _called(train: Train) -> Iterator[Window]:
    """Whatever stands behind a word for a phone, and is tied together."""
    last = 0
    while last + 1 < len(train.gaps) and not train.white[last + 1]:
        last += 1
    lengths = train.lengths[: last + 1]
    if sum(lengths) in range(forms.FEWEST, forms.MOST + 1) and lengths not in {
        (4, 2, 2),
        (2, 2, 4),
        (2, 2, 2, 2),
        (3, 3, 3, 3),
    }:
        yield Window(0, last, "phone.called", _is_no_date, _is_called, weak=True, late=True)


def _is_no_date(digits: str) -> bool:
    return DATE.match(digits) is None


def _is_called(folded: str, start: int, end: int) -> bool:
    del end
    return told_before(folded, start) == "phone"


def _international(train: Train) -> Iterator[Window]:
    """The longest number of a known shape, and behind it, should its plan have none so short, all that could be one."""
    zeros = len(train.lead) if train.lead != "+" else 0
    window = partial(Window, 0, rule="phone.international", may_touch=True)
    known = longest = None
    shape: Shape = ()
    for last, length in enumerate(train.lengths):
        # The trunk zero in brackets of "+44 (0)20" is no group of the number's own.
        bracketed = (
            length == 1 and train.gaps[last].endswith("(") and "".join(train.gaps[last + 1 : last + 2]).startswith(")")
        )
        if not bracketed or last == 0:
            shape = (*shape, length - (zeros if last == 0 else 0))
        if sum(shape) > forms.MOST or (longest is not None and train.white[last] and "/" in train.gaps[last]):
            break
        if sum(shape) >= (forms.FEWEST_AFTER_ZEROS if zeros else forms.FEWEST):
            longest = last
            known = last if _is_international(shape) and not _goes_on(train, last) else known
    if known is not None and known != longest:
        yield window(known, check=_fits_its_plan)
    if longest is not None:
        yield window(longest, check=forms.BEHIND_ZEROS.match if train.lead == "00" and not longest else bool, weak=True)


def _fits_its_plan(digits: str) -> bool:
    number = digits.removeprefix("00").removeprefix("011")
    return forms.TEN.match(number) is None or any(code.match(number) for code in forms.CODES.values())


def _goes_on(train: Train, last: int) -> bool:
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


def windows(train: Train, first: int, last: int) -> Iterator[Window]:
    """The phone number that groups of one of the SHAPES are (MASK-6)."""
    lengths = train.lengths[first : last + 1]
    tied = train.is_tied(first, last)
    if first == last:
        if not tied:
            yield Window(first, last, "phone.bare", forms.BARE.match, _is_no_other)
    elif lengths in forms.SHORT:
        sign = "".join(train.gaps[last].split())
        if sign in forms.SHORT[lengths] and not (tied or train.goes_on(last)):
            yield Window(first, last, "phone.local", _is_local, _is_no_other, row=train.series(first, last))
    elif not tied:
        yield from _apart(train, first, last, lengths)
    elif lengths in forms.UNMISTAKABLY_GROUPED and not train.is_white(first, last) and train.gaps[first] != ".":
        yield Window(first, last, "phone.national", forms.TRUNK.match, may_touch=True)


def _is_local(digits: str) -> bool:
    if len(digits) == forms.FEWEST:
        return digits[0] not in "01"
    first, second = int(digits[:4]), int(digits[4:])
    years = first < second <= min(first + forms.AGE, forms.LATEST_YEAR)
    times = first < second <= forms.MIDNIGHT and not (first % forms.MINUTES or second % forms.MINUTES)
    return forms.KOREAN.match(digits) is not None and not (years or times)


def _apart(train: Train, first: int, last: int, lengths: Shape) -> Iterator[Window]:
    is_pair = len(lengths) == forms.PAIR
    row = train.series(first, last)
    in_a_row = first - 1 if first > 0 and train.is_blank(first - 1, last) else row
    code = lengths not in forms.UNMISTAKABLY_GROUPED and train.is_blank(0, last)
    window = partial(Window, first, last, may_touch=True, row_of_code=code)
    if lengths in forms.NATIONAL:
        if lengths != forms.IN_TWOS or not _is_date_and_more(train, first):
            yield window("phone.national", forms.TRUNK.match, row=row if len(set(lengths)) == 1 else -1)
        is_table = train.has_tab(first, last) or (lengths in forms.AMBIGUOUS and train.goes_on(last))
        if forms.NATIONAL[lengths] != forms.TRUNK and not is_table:
            if not is_pair:
                yield window("phone.national", forms.NATIONAL[lengths].match, row=row)
            elif train.gaps[last] not in forms.NOT_IN_A_PAIR:
                yield window("phone.national", forms.NATIONAL[lengths].match, _is_no_other, row=in_a_row)
        return
    if train.has_tab(first, last):
        return
    weak = partial(window, context=_is_no_other, weak=True, row=in_a_row)
    if lengths in forms.AREA:
        yield weak("phone.area", forms.TRUNK.match)
    if lengths in forms.CODE:
        plan = forms.FRENCH if lengths[1:] == forms.IN_PAIRS else forms.CODES[lengths[0]]
        yield weak("phone.code", plan.match)


def _is_date_and_more(train: Train, first: int) -> bool:
    """Whether three groups of two are tied like a date, and two more, behind white space, like a time or a date."""
    date, same, between, more = range(first + 1, first + len(forms.IN_TWOS))
    is_date = train.gaps[date] == train.gaps[same] and not train.white[date]
    return is_date and set(train.gaps[between]) <= {" ", "\t", "-"} and train.white[between] and not train.white[more]


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
