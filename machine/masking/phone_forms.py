"""The forms of phone numbers: E.164, and what follows from the national plans.

A form is the lengths of the groups that the digits are written in and how they begin; it never asks which digits a
number ends with, so what is masked tells no more about those that masking hides than that they begin a number.
"""

import re
from collections.abc import Iterable, Iterator

from machine.masking.digit_groups import Shape
from machine.masking.phone_plans import PLANS, Local, Numbers, Plan

FEWEST, MOST = 7, 15
"""Digits of a number with its country's code (E.164)."""
FEWEST_AFTER_ZEROS = 9
"""Digits behind a double zero, which leads other numbers as well."""
LONGEST_CODE = 3
"""Digits of a country's code."""
FEWEST_IN_ONE = 10
"""Digits of a number in one group behind a plus, after which no more of it is looked for."""
PAIR = 2


def _either(patterns: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(patterns))


def _whole(numbers: Numbers) -> str:
    """All digits of one of the numbers, to the end of what is looked at; of no numbers nothing."""
    patterns = (rf"(?=\d{{{fewest},{most}}}$)(?:{begins})" for begins, (fewest, most) in numbers.items())
    return _either(patterns) or "(?!)"


def _behind_code(plan: Plan, numbers: Numbers) -> str:
    return f"{plan.code}(?:{_whole(numbers)})"


def _behind_trunk(plan: Plan) -> str:
    return f"{plan.trunk}[1-9]"


TRUNK = re.compile(_either(_behind_trunk(plan) for plan in PLANS if plan.trunk))
TRUNK_IN_ONE: Numbers = {TRUNK.pattern: (10, 12)}
"""Numbers without any separator behind a trunk's zero."""


def _begins_by_groups() -> dict[Shape, list[str]]:
    begins: dict[Shape, list[str]] = {}
    for plan in PLANS:
        own = dict.fromkeys(plan.trunk_groups, _behind_trunk(plan))
        for shape, begin in (*own.items(), *plan.groups.items()):
            begins.setdefault(shape, []).append(begin)
    return begins


NATIONAL = {shape: re.compile(_either(begins)) for shape, begins in _begins_by_groups().items()}
"""How numbers that are written in such groups begin."""
IN_TWOS = (2, 2, 2, 2, 2)
DINERS: Shape = (6, 4)
"""Groups that also end a card of fourteen digits."""
IN_FOURS: Shape = (4, 4)
"""Groups that two years are written in as well, or two times of day."""
AMBIGUOUS = frozenset({(5, 5), IN_FOURS})
"""Groups that are a number only if no row of a table goes on behind them."""
UNMISTAKABLY_GROUPED = frozenset({(3, 4, 4), (3, 3, 4), (2, 4, 4), (2, 3, 4)})
"""Groups of numbers with a zero in front that count even where a dash ties them to more digits."""
NOT_IN_A_PAIR = frozenset("./")
"""Between two groups that no zero leads they are a decimal point and a sign between two numbers."""
WITHOUT_AREA: dict[Shape, Local] = {}
"""Numbers without an area code, by their groups."""
for _shape, _local in (each for plan in PLANS for each in plan.local.items()):
    _other = WITHOUT_AREA.get(_shape, _local)
    WITHOUT_AREA[_shape] = Local(_either((_other.begins, _local.begins)), _other.signs | _local.signs)
BEGINS_WITHOUT_AREA = {shape: re.compile(local.begins) for shape, local in WITHOUT_AREA.items()}
AGE, LATEST_YEAR, MIDNIGHT, MINUTES = 200, 2100, 2400, 5
"""Two years with a dash between them are no further apart; two times of day are in steps of five minutes."""
CALLING_CODES = re.compile(_either(plan.code for plan in PLANS))
CODE_BEGINS = {
    digits: "".join(sorted({plan.code[0] for plan in PLANS if len(plan.code) == digits}))
    for digits in sorted({len(plan.code) for plan in PLANS})
}
"""The first digits of countries' codes, by how long these are."""
CODES = {
    digits: re.compile(_either(_behind_code(plan, plan.abroad) for plan in PLANS if len(plan.code) == digits))
    for digits in CODE_BEGINS
}
"""A country's code of so many digits, without plus or zeros, and what its plan lets follow."""
OWN_GROUPS = dict.fromkeys((len(plan.code), shape) for plan in PLANS for shape in plan.groups_behind_code)
CODE_IN_OWN_GROUPS: dict[Shape, re.Pattern[str]] = {
    (digits, *shape): re.compile(
        _either(
            _behind_code(plan, plan.abroad)
            for plan in PLANS
            if len(plan.code) == digits and shape in plan.groups_behind_code
        )
    )
    for digits, shape in OWN_GROUPS
}
"""The same in groups that not every country writes behind its code."""
IN_PAIRS = (1, 2, 2, 2, 2)
UNSEPARATED = re.compile(
    _either(
        (
            _whole(TRUNK_IN_ONE),
            *(_whole(plan.in_one) for plan in PLANS),
            *(_behind_code(plan, plan.abroad_in_one) for plan in PLANS),
        )
    )
)
"""Numbers without any separator."""
UNMISTAKABLE = re.compile(_either(_whole(plan.unmistakable) for plan in PLANS))
"""Those of them, mobile numbers, which no other word beside them makes anything else."""
BARE_DIGITS = frozenset(
    digits
    for numbers, more in (
        (TRUNK_IN_ONE, 0),
        *((plan.in_one, 0) for plan in PLANS),
        *((plan.abroad_in_one, len(plan.code)) for plan in PLANS),
    )
    for fewest, most in numbers.values()
    for digits in range(fewest + more, most + more + 1)
)
"""How many digits such a number may have."""
BEHIND_ZEROS = re.compile(
    rf"00(?:{_either(code.pattern for code in CODES.values())}|(?!{CALLING_CODES.pattern})[2-9]\d{{8,12}}$)"
)

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
) | frozenset(CODE_IN_OWN_GROUPS)
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
