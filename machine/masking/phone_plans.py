"""The national phone plans: what spec/numbering/plans.jsonl says of every country, one record each.

    >>> spain = plan_of("ES")
    >>> spain.code, spain.trunk, spain.groups
    ('34', '', ((3, 2, 2, 2), (3, 3, 3)))

A record says how numbers begin and how many digits they have, never which digits they end with: so what is masked tells
no more about those that masking hides than that they begin a number. The facts are libphonenumber's (`make plans`).
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from machine.masking.digit_groups import Shape
from spec import numbering

Regions = tuple[str, ...]
"""Countries of which a number in one group is told by its digits alone (ISO 3166), in order."""
Numbers = Mapping[int, str]
"""How numbers begin, as a regular expression of their first digits, by how many digits they have."""
USUAL: Regions = ("AU", "CA", "CN", "DE", "FR", "GB", "IN", "JP", "KR", "US")
"""Those where no others are named."""


class Plan(NamedTuple):
    """The phone numbers of one country (ISO 3166) behind its calling `code` (E.164).

    - `trunk`: what is dialled at home before an area's code, mostly a zero; nothing in many countries.
    - `mobile`: the mobile numbers, without the trunk.
    - `numbers`: all that have six digits or more, without the trunk.
    - `groups`: those in which they are written.
    """

    country: str
    code: str
    trunk: str
    mobile: Numbers
    numbers: Numbers
    groups: tuple[Shape, ...]


@cache
def plans() -> tuple[Plan, ...]:
    """All of them, by country."""
    return tuple(
        Plan(
            told["country"],
            told["code"],
            told["trunk"],
            {int(length): begins for length, begins in told["mobile"].items()},
            {int(length): begins for length, begins in told["numbers"].items()},
            tuple(map(tuple, told["groups"])),
        )
        for told in numbering.plans()
    )


@cache
def countries() -> frozenset[str]:
    """All that have a plan."""
    return frozenset(plan.country for plan in plans())


@cache
def plan_of(country: str) -> Plan:
    """The plan of a country. Raises KeyError for one that has none."""
    return {plan.country: plan for plan in plans()}[country]
