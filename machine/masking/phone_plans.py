"""The forms of phone numbers: E.164, and the plans of ten countries (US, CA, KR, GB, DE, FR, JP, CN, IN, AU).

A form is the lengths of the groups that the digits are written in and how they begin; it never asks which digits a
number ends with, so what is masked tells no more about those that masking hides than that they begin a number.
"""

import re
from collections.abc import Iterator

from machine.masking.digit_groups import Shape

FEWEST, MOST = 7, 15
"""Digits of a number with its country's code (E.164)."""
FEWEST_AFTER_ZEROS = 9
"""Digits behind a double zero, which leads other numbers as well."""
LONGEST_CODE = 3
"""Digits of a country's code."""
FEWEST_IN_ONE = 10
"""Digits of a number in one group behind a plus, after which no more of it is looked for."""
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
        (4, 3, 3): "0[1-9]|1[389]00|[6-9]",
        (4, 2, 4): "0[1-9]|18[06]0",
        (1, 3, 3, 3): "0[1-9]",
        (1, 5, 5): "0[6-9]",
        (1, 10): "0[6-9]",
        (1, 3, 2, 2, 2): "0[1-9]",
        (2, 2, 2, 2, 2): "0[1-9]",
        (5, 5): "0[1-9]|[6-9]",
        (3, 8): "0[1-9]|1[3-9]",
        (3, 7): rf"0[1-9]|{NORTH_AMERICAN}",
        (7, 4): "0[1-9]|1[3-9]",
        (6, 4): rf"0[1-9]|{NORTH_AMERICAN}",
    }.items()
}
"""How numbers that are written in such groups begin."""
IN_TWOS = (2, 2, 2, 2, 2)
DINERS: Shape = (6, 4)
"""Groups that also end a card of fourteen digits."""
AMBIGUOUS = frozenset({(5, 5), (4, 4)})
"""Groups that are a number only if no row of a table goes on behind them."""
UNMISTAKABLY_GROUPED = frozenset({(3, 4, 4), (3, 3, 4), (2, 4, 4), (2, 3, 4)})
"""Groups of numbers with a zero in front that count even where a dash ties them to more digits."""
NOT_IN_A_PAIR = frozenset("./")
"""Between two groups that no zero leads they are a decimal point and a sign between two numbers."""
SHORT: dict[Shape, frozenset[str]] = {(3, 4): frozenset("-"), (4, 4): frozenset({"", "-", "."})}
"""Groups of numbers without an area code, the second kind Korean, and the sign that may stand between them."""
KOREAN = re.compile(
    r"1(?:4\d\d|5(?:22|33|44|66|77|88|99)|6(?:00|44|55|61|66|68|70|88|99)|8(?:00|11|22|33|44|55|66|77|88|99))"
)
AGE, LATEST_YEAR, MIDNIGHT, MINUTES = 200, 2100, 2400, 5
"""Two years with a dash between them are no further apart; two times of day are in steps of five minutes."""
BEHIND_CODE = {
    1: r"1[2-9]\d\d[2-9]\d{6}$",
    2: r"33[1-9]\d{8}$|44[1-378]\d{8,9}$|49[1-9]\d{6,10}$|61[2-478]\d{8}$|81(?:[1-9]\d{8}|[5789]0\d{8})$"
    r"|82(?:1[016-9]\d{7,8}|1[4-8]\d{6}|2\d{7,8}|[3-6]\d{8,9}|50\d{8,9}|[78]0\d{7,8})$|86(?:1[3-9]\d{9}|[1-9]\d{8,9})$|91[1-9]\d{9}$",
}
"""A country's code of so many digits, without plus or zeros, and what its plan lets follow."""
CODES = {digits: re.compile(pattern) for digits, pattern in BEHIND_CODE.items()}
CALLING_CODES = re.compile("1|33|44|49|61|8[126]|91")
FRENCH = re.compile(r"33[1-9]\d{8}$")
IN_PAIRS = (1, 2, 2, 2, 2)
MOBILE_BEHIND_CODE = (
    r"1[2-9]\d\d[2-9]\d{6}$|33[1-9]\d{8}$|447\d{9}$|491[5-7]\d{8,9}$|614\d{8}$|81[5789]0\d{8}$"
    r"|82(?:10\d{8}|2\d{7,8}|[3-6]\d{8,9}|70\d{8})$|861[3-9]\d{9}$|91[6-9]\d{9}$"
)
UNSEPARATED = re.compile(
    rf"0[1-9]\d{{8,10}}$|02[2-9]\d{{6}}$|{NORTH_AMERICAN}\d{{6}}$|[6-9]\d{{9}}$|1[3-9]\d{{9}}$|{MOBILE_BEHIND_CODE}"
)
"""Numbers without any separator."""
UNMISTAKABLE = re.compile(r"01[016-9]\d{7,8}$|0[789]0\d{8}$|07\d{9}$")
"""Mobile numbers of Korea, Japan and the United Kingdom, which no other word beside them makes anything else."""
BARE_DIGITS = range(9, 14)
BEHIND_ZEROS = re.compile(rf"00(?:{BEHIND_CODE[1]}|{BEHIND_CODE[2]}|(?!{CALLING_CODES.pattern})[2-9]\d{{8,12}}$)")

ABROAD: frozenset[Shape] = frozenset(
    {*NATIONAL, (4, 4), (3, 3, 3)}
    | {(first, second) for first in (3, 4, 5) for second in (6, 7, 8)}
    | {(3, 5), (3, 9), (5, 3, 3), (4, 3, 2, 2), (3, 3, 2, 2), (3, 2, 2, 2)}
)
"""Groups that follow a country's code, with the zero that is left out there."""
CODE: frozenset[Shape] = frozenset(
    (code, *shape)
    for code in CODES
    for abroad in (*ABROAD, *((digits,) for digits in range(FEWEST + 1, MOST - 2)))
    for shape in (abroad, (abroad[0] - 1, *abroad[1:]))
    if shape not in {IN_TWOS, IN_PAIRS} and shape[0]
) | {(2, *IN_PAIRS)}
"""A country's code without plus or zeros, and groups that follow it."""
BEHIND_A_ZERO: frozenset[Shape] = frozenset((shape[0], 1, *shape[1:]) for shape in CODE)
"""The same with the trunk zero in brackets, as in "44 (0)20"."""
FIRST_OF_AREA, TRUNK_DIGITS = range(3, 9), range(9, 14)
"""Digits of an area code, its zero among them, that groups of any length may follow, and of all together."""


def _groups(digits: int) -> Iterator[Shape]:
    """All ways to write so many digits in groups, of which only the last may be one digit."""
    for first in range(2, digits):
        yield from ((first, *rest) for rest in _groups(digits - first))
    yield (digits,)


AREA: frozenset[Shape] = frozenset(
    (first, *rest)
    for digits in TRUNK_DIGITS
    for first in FIRST_OF_AREA
    for rest in _groups(digits - first)
    if len(rest) == 1 or digits > TRUNK_DIGITS[0]
) | {(4, 10)}
"""A zero and an area code, and groups that no plan knows, as in Germany."""
