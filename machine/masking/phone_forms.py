"""The forms of phone numbers, as they follow from E.164 and from the plans of all countries.

A form is the lengths of the groups that the digits are written in and how they begin; it never asks which digits a
number ends with, so what is masked tells no more about those that masking hides than that they begin a number.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from machine.masking.digit_groups import Shape
from machine.masking.phone_plans import USUAL, Numbers, Plan, Regions, plan_of, plans

THREE, FEWEST, MOST = 3, 7, 15
"""Digits of a number with its country's code (E.164)."""
MOST_ABROAD, MOST_CALLED = 17, 18
"""Some plans have longer ones behind a plus, and behind a trunk."""
FEWEST_AFTER_ZEROS = 9
"""Digits behind a double zero, which leads other numbers as well."""
FEWEST_IN_ONE = 10
"""Digits of a number in one group behind a plus, after which no more of it is looked for."""
MOST_GROUPED = 11
"""Digits of a number without a trunk, a plus and a word beside it."""
MOST_GROUPS, MOST_GROUPS_WITH_CODE = 7, 8
"""Groups of a number, without a calling code and with one; those of which every digit stands apart aside."""
AREAS = range(2, 7)
"""Digits of an area code with its zero that other groups follow."""
FEWEST_COLUMNS, YEARS = 5, range(1900, 2100)
"""Groups of one length, apart by white space, from which on they are columns of a table; and years."""
SHORTEST_BESIDE = 3
"""Digits of a group beside a number that may belong to it."""
CODES = frozenset(plan.code for plan in plans())
"""The calling codes. None begins another."""
CODE_LENGTHS = (1, 2, 3)
NO_TRUNKS = frozenset({"", "1"})
"""Nothing is dialled before a number at home, or a 1 that is mostly left out."""
TRUNKS_APART = frozenset({"0", "8", "1", "06"})
"""What is dialled before an area's code and may stand apart from it."""


def _either(patterns: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(patterns)) or "(?!)"


def _whole(numbers: Numbers, lead: str = "", digits: range = range(MOST_ABROAD)) -> str:
    """All digits of one of the numbers behind what leads them, to the end of what is looked at, if they are so many in
    all; of no numbers nothing."""
    return _either(
        rf"(?=\d{{{whole}}}$){lead}(?:{begins})"
        for length, begins in numbers.items()
        if (whole := len(lead) + length) in digits
    )


def code_of(digits: str) -> str:
    """The calling code that the digits begin with, nothing for none."""
    return next((digits[:length] for length in CODE_LENGTHS if digits[:length] in CODES), "")


@cache
def _behind(code: str) -> re.Pattern[str]:
    return re.compile(_either(_whole(plan.numbers) for plan in plans() if plan.code == code))


def fits_abroad(digits: str) -> bool:
    """Whether they are a calling code and a number that a plan behind it has."""
    code = code_of(digits)
    return code != "" and _behind(code).match(digits[len(code) :]) is not None


@cache
def _lengths_behind(code: str) -> frozenset[int]:
    return frozenset(length for plan in plans() if plan.code == code for length in plan.numbers)


def is_as_long_abroad(digits: str) -> bool:
    """Whether they are a calling code and as many digits as a number behind it has.

    How these begin is not asked: behind a plus there is no doubt that they are a number, and what masking hides of one
    must not decide where it ends.
    """
    code = code_of(digits)
    return code != "" and len(digits) - len(code) in _lengths_behind(code)


def leads_abroad(digits: str) -> bool:
    """The same, and for who leaves the trunk zero behind the code as well."""
    code = code_of(digits)
    has_trunk = code != "" and digits.startswith("0", len(code))
    return is_as_long_abroad(digits) or (has_trunk and is_as_long_abroad(code + digits[len(code) + 1 :]))


def _groupings(plan: Plan) -> Iterator[Shape]:
    """The groups of a plan and those of which some are written as one."""
    for shape in plan.groups:
        for first in range(len(shape)):
            for last in range(first, len(shape)):
                grouped = (*shape[:first], sum(shape[first : last + 1]), *shape[last + 1 :])
                if grouped == shape or grouped[-1] > 1:
                    yield grouped


PLAIN: frozenset[Shape] = frozenset(
    shape
    for plan in plans()
    for shape in _groupings(plan)
    if len(shape) > 1
    and FEWEST <= sum(shape) <= MOST
    and not (plan.trunk and (shape[0] == 1 or (1 in shape and len(shape) <= THREE)))
)
"""Groups in which numbers are written without a trunk. Who leaves out a trunk leaves no single digit in front, and puts
none between two other groups."""


WRITTEN: frozenset[Shape] = frozenset(shape for plan in plans() for shape in plan.groups)
"""Those of them that a plan itself has: between dots, where versions stand, too, no others count."""
OF_A_CARD: Shape = (4, 6)
"""The first groups of cards that have three."""


def _trunked() -> dict[Shape, tuple[str, ...]]:
    trunks: dict[Shape, set[str]] = {}
    for plan in plans():
        if plan.trunk:
            for shape in _groupings(plan):
                trunks.setdefault((len(plan.trunk) + shape[0], *shape[1:]), set()).add(plan.trunk)
                if plan.trunk in TRUNKS_APART:
                    trunks.setdefault((len(plan.trunk), *shape), set()).add(plan.trunk)
    return {shape: tuple(sorted(those)) for shape, those in trunks.items() if len(shape) > 1 and sum(shape) >= FEWEST}


TRUNKED = _trunked()
"""Groups in which numbers are written with a trunk, and the trunks."""
CODED: frozenset[Shape] = frozenset(
    shape
    for plan in plans()
    for groups in (*_groupings(plan), *((length,) for length in plan.numbers))
    for shape in ((len(plan.code), *groups), (len(plan.code) + groups[0], *groups[1:]))
    if len(shape) > 1 and FEWEST < sum(shape) <= MOST
)
"""A calling code without plus or zeros, and the groups behind it."""
BEHIND_A_ZERO: frozenset[Shape] = frozenset((shape[0], 1, *shape[1:]) for shape in CODED)
"""The same with the trunk zero in brackets, as in "44 (0)20"."""
KNOWN = PLAIN | CODED | BEHIND_A_ZERO
"""All of these, without a trunk."""
OFTEN_IN_ONE = frozenset({"CN", "IN"})
"""Countries with a trunk zero whose mobile numbers are written in one group without it."""
UNMISTAKABLY_GROUPED = frozenset({(3, 4, 4), (3, 3, 4), (2, 4, 4), (2, 3, 4)})
"""Groups of numbers with a zero in front that count even where a dash ties them to more digits."""
AGE, LATEST_YEAR, MIDNIGHT, MINUTES = 200, 2100, 2400, 5
"""Two years with a dash between them are no further apart; two times of day are in steps of five minutes."""
BARE_WITH_TRUNK, GROUPED_WITH_TRUNK = range(9, 13), range(9, 14)
"""Digits of a number in one group with a zero in front that no plan need know."""


def has_trunk_zero(digits: str) -> bool:
    """Whether one zero leads the digits: two lead a country's code."""
    return digits[0] == "0" and digits[1] != "0"


def has_trunk_in_one(digits: str) -> bool:
    """Whether that tells a number in one group: they are as many as a plan anywhere has."""
    return has_trunk_zero(digits) and len(digits) in BARE_WITH_TRUNK


@lru_cache(maxsize=64)
def at_home(regions: Regions) -> Mapping[Shape, re.Pattern[str]]:
    """Groups of these regions without a trunk zero, and the numbers that are written in them, with the 1 of America
    before them or without."""
    patterns: dict[Shape, list[str]] = {}
    for plan in map(plan_of, regions):
        if plan.trunk in NO_TRUNKS:
            numbers = [_whole(plan.numbers), *([_whole(plan.numbers, plan.trunk)] if plan.trunk else ())]
        elif plan.country in OFTEN_IN_ONE:
            numbers = [_whole(plan.mobile)]
        else:
            continue
        for groups in plan.groups:
            for shape in (groups, (1, *groups), (groups[0], sum(groups[1:])), (sum(groups[:-1]), groups[-1])):
                patterns.setdefault(shape, []).extend(numbers)
    return {shape: re.compile(_either(some)) for shape, some in patterns.items()}


@lru_cache(maxsize=64)
def in_one(regions: Regions) -> re.Pattern[str]:
    """Numbers in one group that their digits alone tell, of these regions.

    All of them behind a trunk, and where there is none. Where a trunk is left out mobile ones count, in China and India
    and in regions that somebody named; and behind a calling code without plus or zeros those that are long enough.
    """
    return re.compile(
        _either(pattern for region in regions for pattern in _in_one(plan_of(region), are_named=regions != USUAL))
    )


def _in_one(plan: Plan, *, are_named: bool) -> Iterator[str]:
    told = range(FEWEST, MOST + 1)
    if plan.trunk in NO_TRUNKS:
        yield _whole(plan.numbers, digits=told)
    else:
        yield _whole(plan.numbers, plan.trunk, range(FEWEST, MOST) if are_named else BARE_WITH_TRUNK)
    if plan.country in OFTEN_IN_ONE or (are_named and plan.trunk not in NO_TRUNKS):
        yield _whole(plan.mobile, digits=told)
    yield _whole(plan.numbers, plan.code, range(FEWEST_IN_ONE + 1, MOST_CALLED + 1))


@lru_cache(maxsize=64)
def unmistakable(regions: Regions) -> re.Pattern[str]:
    """Mobile numbers of these regions behind a trunk zero, which no word beside them makes anything else."""
    plans_with_zero = (plan for plan in map(plan_of, regions) if plan.trunk == "0")
    return re.compile(_either(_whole(plan.mobile, "0", range(FEWEST_IN_ONE, MOST + 2)) for plan in plans_with_zero))
