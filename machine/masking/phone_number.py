"""Recognises phone numbers by how their digits are grouped and how they begin, never by the digits that they end with.

So what is masked tells no more about the digits that masking hides than that they begin a number. The forms are those
of E.164 and of the national plans of ten countries: US, CA, KR, GB, DE, FR, JP, CN, IN, AU.
"""

import re
from collections.abc import Iterator
from functools import partial

from machine.masking.train import WHITE, Train, Window, runs
from machine.masking.words import told_before

FEWEST, MOST = 7, 15
"""Digits of a number with its country's code (E.164)."""
FEWEST_AFTER_ZEROS = 9
"""Digits behind a double zero, which leads other numbers as well."""
FEWEST_IN_ONE = 10
"""Digits of a number in one group behind which no more of it is looked for."""
MOST_GROUPS = 7
LONGEST_CODE = 3
"""Digits of a country's code."""

Shape = tuple[int, ...]
PAIR = 2

TRUNK = re.compile("0[1-9]")
NORTH_AMERICAN = r"[2-9]\d\d[2-9]"
NATIONAL: dict[Shape, re.Pattern[str]] = {
    shape: re.compile(begins)
    for shape, begins in {
        (3, 3, 4): r"\d",
        (1, 3, 3, 4): "1",
        (3, 4, 4): "0[1-9]|1[3-9]",
        (2, 3, 4): "0[1-9]",
        (2, 4, 4): "0[1-9]",
        (2, 7): "0[1-9]",
        (2, 8): "0[1-9]",
        (4, 4, 4): "0[1-9]",
        (4, 3, 4): "0[1-9]|18[06]0",
        (4, 3, 3): "0[1-9]|1[38]00|[6-9]",
        (1, 3, 3, 3): "0[1-9]",
        (2, 2, 2, 2, 2): "0[1-9]",
        (5, 5): "0[1-9]|[6-9]",
        (3, 8): "0[1-9]|1[3-9]",
        (3, 7): rf"0[1-9]|{NORTH_AMERICAN}",
        (6, 4): rf"0[1-9]|{NORTH_AMERICAN}",
    }.items()
}
"""How numbers that are written in such groups begin."""
IN_TWOS = (2, 2, 2, 2, 2)
UNMISTAKABLY_GROUPED = frozenset({(3, 4, 4), (3, 3, 4), (2, 4, 4), (2, 3, 4)})
"""Groups of numbers with a zero in front that count even where a dash ties them to more digits."""
NOT_IN_A_PAIR = frozenset("./")
"""Between two groups that no zero leads they are a decimal point and a sign between two numbers."""
SHORT: dict[Shape, frozenset[str]] = {(3, 4): frozenset("-"), (4, 4): frozenset("- .")}
"""Groups of numbers without an area code, the second kind Korean, and what may stand between them."""
KOREAN = re.compile(
    r"1(?:4\d\d|5(?:22|33|44|66|77|88|99)|6(?:00|44|55|61|66|68|70|88|99)|8(?:00|11|22|33|44|55|66|77|88|99))"
)
AGE, LATEST_YEAR, MIDNIGHT, MINUTES = 200, 2100, 2400, 5
"""Two years with a dash between them are no further apart; two times of day are in steps of five minutes."""
TRUNK_DIGITS = range(9, 13)
AREA = range(3, 9)
"""Digits of an area code, its zero among them, that is followed by groups of any length."""
BEHIND_CODE = {
    1: r"1[2-9]\d\d[2-9]\d{6}$",
    2: r"33[1-9]\d{8}$|44[1-378]\d{8,9}$|49[1-9]\d{6,10}$|61[2-478]\d{8}$|81(?:[1-9]\d{8}|[789]0\d{8})$"
    r"|82(?:1[016-9]\d{7,8}|2\d{7,8}|[3-6]\d{8,9}|50\d{8,9}|[78]0\d{7,8})$|86(?:1[3-9]\d{9}|[1-9]\d{8,9})$|91[1-9]\d{9}$",
}
"""A country's code of so many digits, without plus or zeros, and what its plan lets follow."""
CODES = {digits: re.compile(pattern) for digits, pattern in BEHIND_CODE.items()}
FRENCH = re.compile(r"33[1-9]\d{8}$")
IN_PAIRS = (1, 2, 2, 2, 2)
MOBILE_BEHIND_CODE = (
    r"1[2-9]\d\d[2-9]\d{6}$|33[1-9]\d{8}$|447\d{9}$|491[5-7]\d{8,9}$|614\d{8}$|81[789]0\d{8}$"
    r"|82(?:10\d{8}|2\d{7,8}|[3-6]\d{8,9}|70\d{8})$|861[3-9]\d{9}$|91[6-9]\d{9}$"
)
BARE = re.compile(
    rf"0[1-9]\d{{8,10}}$|02[2-9]\d{{6}}$|{NORTH_AMERICAN}\d{{6}}$|[6-9]\d{{9}}$|1[3-9]\d{{9}}$|{MOBILE_BEHIND_CODE}"
)
"""Numbers without any separator."""
UNMISTAKABLE = re.compile(r"01[016-9]\d{7,8}$|0[789]0\d{8}$|07\d{9}$")
"""Mobile numbers of Korea, Japan and the United Kingdom, which no other word beside them makes anything else."""
BARE_DIGITS = range(9, 14)
BEHIND_ZEROS = re.compile(rf"00(?:{BEHIND_CODE[1]}|{BEHIND_CODE[2]}|(?!1|33|44|49|61|8[126]|91)[2-9]\d{{8,12}}$)")

PART_OF_A_CODE = re.compile(r"[A-Za-z0-9][-_#.]\Z")
CURRENCY = frozenset("$€£¥₩₹")
MONEY = re.compile(r"원|달러|엔|유로|위안|won|usd|krw|eur|[€₩]", re.IGNORECASE)
DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$")
EXTENSION = re.compile(
    r"[ \t,;]{0,3}(?:ext(?:ension)?\b\.?|x|내선(?: ?번호)?|구내|교환)[ .:]{0,2}[0-9]{1,6}(?![0-9A-Za-z])",
    re.IGNORECASE,
)
"""What may follow a number and belongs to it."""


def windows(train: Train) -> Iterator[Window]:
    """The phone numbers of a train (MASK-6)."""
    behind = 0
    if train.lead:
        last = _last_of_international(train)
        if last is not None:
            behind = last + 1
            check = BEHIND_ZEROS.match if train.lead == "00" and not last else bool
            yield Window(0, last, "phone.international", check, may_touch=train.lead == "+" or last > 0)
    if not behind:
        yield from _called(train)
    for first, last, lengths in runs(train, MOST_GROUPS, MOST):
        if first >= behind:
            yield from _national(train, first, last, lengths)


def _called(train: Train) -> Iterator[Window]:
    """Whatever stands behind a word for a phone, and is tied together."""
    last = 0
    while last + 1 < len(train.gaps) and WHITE.isdisjoint(train.gaps[last + 1]):
        last += 1
    lengths = train.lengths[: last + 1]
    if sum(lengths) in range(FEWEST, MOST + 1) and lengths not in {(4, 2, 2), (2, 2, 4), (2, 2, 2, 2), (3, 3, 3, 3)}:
        yield Window(0, last, "phone.called", _is_no_date, _is_called, weak=True, late=True)


def _is_no_date(digits: str) -> bool:
    return DATE.match(digits) is None


def _is_called(folded: str, start: int, end: int) -> bool:
    del end
    return told_before(folded, start) == "phone"


def _last_of_international(train: Train) -> int | None:
    """The last group of the longest number of a known shape, else of the longest that could be one."""
    zeros = len(train.lead) if train.lead == "00" else 0
    fewest = FEWEST_AFTER_ZEROS if zeros else FEWEST
    best: int | None = None
    known = False
    shape: Shape = ()
    for last, length in enumerate(train.lengths):
        # The trunk zero in brackets of "+44 (0)20" is no group of the number's own.
        bracketed = length == 1 and train.gaps[last].endswith("(") and train.gaps[last + 1 : last + 2][:1] > ("(",)
        if not bracketed or last == 0:
            shape = (*shape, length - (zeros if last == 0 else 0))
        if sum(shape) > MOST:
            break
        if sum(shape) < fewest or _goes_on(train, last):
            continue
        if _is_international(shape):
            best, known = last, True
        elif not known:
            best = last
    return best


def _goes_on(train: Train, last: int) -> bool:
    """Whether a dash or a dot ties the next group to this one: then the number does not end here."""
    after = train.gaps[last + 1] if last + 1 < len(train.gaps) else ""
    return bool(after) and WHITE.isdisjoint(after) and not set(after) <= set("/()")


def _is_international(shape: Shape) -> bool:
    """Whether it is a country's code, apart or together with the next group, and a national form."""
    whole = tuple(length for length in shape if length)
    if len(whole) == 1:
        return whole[0] >= FEWEST_IN_ONE
    apart = whole[0] <= LONGEST_CODE and _is_national_or_short_of_its_zero(whole[1:])
    together = any(_is_national_or_short_of_its_zero((whole[0] - code, *whole[1:])) for code in (1, 2, 3))
    return apart or together


ABROAD: frozenset[Shape] = frozenset(
    {*NATIONAL, (4, 4), (3, 3, 3)}
    | {(first, second) for first in (3, 4, 5) for second in (6, 7, 8)}
    | {(2, 7), (2, 8), (3, 5), (3, 9), (5, 3, 3), (4, 2, 4), (4, 3, 2, 2), (3, 3, 2, 2), (3, 2, 2, 2)}
)
"""Groups that follow a country's code, with the zero that is left out there."""


def _is_national_or_short_of_its_zero(shape: Shape) -> bool:
    in_one = len(shape) == 1 and FEWEST_IN_ONE <= shape[0] <= MOST
    return in_one or shape in ABROAD or (shape[0] + 1, *shape[1:]) in ABROAD


def _national(train: Train, first: int, last: int, lengths: Shape) -> Iterator[Window]:
    tied = train.is_tied(first, last)
    if first == last:
        if lengths[0] in BARE_DIGITS and not tied:
            yield Window(first, last, "phone.bare", BARE.match, _is_no_other)
    elif lengths in SHORT:
        if train.gaps[last] in SHORT[lengths] and not tied and not train.goes_on_before(first, last):
            yield Window(first, last, "phone.local", _is_local, _is_no_other)
    elif not tied:
        yield from _apart(train, first, last, lengths)
    elif lengths in UNMISTAKABLY_GROUPED and not train.is_white(first, last) and train.gaps[first] != ".":
        yield Window(first, last, "phone.national", TRUNK.match, may_touch=True)


def _is_local(digits: str) -> bool:
    if len(digits) == FEWEST:
        return digits[0] not in "01"
    first, second = int(digits[:4]), int(digits[4:])
    years = first < second <= min(first + AGE, LATEST_YEAR)
    times = first < second <= MIDNIGHT and not (first % MINUTES or second % MINUTES)
    return KOREAN.match(digits) is not None and not (years or times)


def _apart(train: Train, first: int, last: int, lengths: Shape) -> Iterator[Window]:
    is_pair = len(lengths) == PAIR
    if len(set(lengths)) == 1 and train.goes_on_before(first, last):
        return
    in_a_table = train.is_like_a_table(first, last)
    window = partial(Window, first, last, may_touch=True)
    weak = partial(window, context=_is_no_other, weak=True, in_a_table=in_a_table)
    if lengths in NATIONAL:
        if lengths != IN_TWOS or not _is_date_and_time(train, first):
            yield window("phone.national", TRUNK.match)
        if NATIONAL[lengths] != TRUNK and not (is_pair and train.gaps[last] in NOT_IN_A_PAIR):
            context = _is_no_other if is_pair else None
            yield window("phone.national", NATIONAL[lengths].match, context, in_a_table=in_a_table)
    elif lengths[0] in AREA and sum(lengths) in TRUNK_DIGITS and min(lengths) > 1:
        yield weak("phone.area", TRUNK.match)
    elif lengths[0] in CODES and (lengths[1:] == IN_PAIRS or _is_behind_code(lengths[1:])):
        yield weak("phone.code", (FRENCH if lengths[1:] == IN_PAIRS else CODES[lengths[0]]).match)


def _is_behind_code(shape: Shape) -> bool:
    return shape not in (IN_TWOS, IN_PAIRS) and _is_national_or_short_of_its_zero(shape)


def _is_date_and_time(train: Train, first: int) -> bool:
    """Whether three groups of two are tied like a date, and two more, behind white space, like a time."""
    one, other, between, last = train.gaps[first + 1 : first + len(IN_TWOS)]
    return one == other and WHITE.isdisjoint(one) and WHITE.issuperset(between) and WHITE.isdisjoint(last)


def _is_no_other(folded: str, start: int, end: int) -> bool:
    """Whether neither words nor signs around the digits make them part of something else."""
    if UNMISTAKABLE.match(folded[start:end]):
        return True
    told = told_before(folded, start)
    if told is None:
        is_price = folded[start - 1 : start] in CURRENCY or MONEY.match(folded, end)
        return not is_price and not PART_OF_A_CODE.search(folded, max(0, start - 2), start)
    return told == "phone"
