"""The national phone plans: ten countries, one record each. What is recognised follows from them in `phone_forms`.

A record says how numbers begin and how many digits they have, never which digits they end with: so what is masked
tells no more about those that masking hides than that they begin a number.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from machine.masking.digit_groups import Shape

Numbers = Mapping[str, tuple[int, int]]
"""How numbers begin, as a regular expression of their first digits, and the fewest and the most digits they have."""
NONE: Numbers = {}


class Local(NamedTuple):
    """Numbers without an area's code: how they begin, and the `signs` of which one may stand between their groups."""

    begins: str
    signs: frozenset[str]


class Plan(NamedTuple):
    """The phone numbers of one country (ISO 3166) behind its calling `code` (E.164).

    - `abroad`: those that may follow the code, without the trunk zero.
    - `abroad_in_one`: those of them that are told behind a code without plus or zeros, and in one group with it.
    - `in_one`: those that are written at home in one group and have no trunk zero, or are shorter than others with it.
    - `unmistakable`: those in one group that no word beside them makes anything else.
    - `trunk`: what is dialled at home before an area's code: nothing, or a zero, in front of any other digit.
    - `trunk_groups`: the groups in which numbers with the trunk are written.
    - `groups`: those of numbers that begin otherwise, and how they begin.
    - `local`: those of numbers without an area's code.
    - `groups_behind_code`: those that only this country writes behind its code without plus or zeros.
    """

    country: str
    code: str
    abroad: Numbers
    abroad_in_one: Numbers
    in_one: Numbers = NONE
    unmistakable: Numbers = NONE
    trunk: Literal["", "0"] = ""
    trunk_groups: frozenset[Shape] = frozenset()
    groups: Mapping[Shape, str] = {}
    local: Mapping[Shape, Local] = {}
    groups_behind_code: frozenset[Shape] = frozenset()


AREA_AND_EXCHANGE = r"[2-9]\d\d[2-9]"
US = Plan(
    "US",
    "1",
    abroad={AREA_AND_EXCHANGE: (10, 10)},
    abroad_in_one={AREA_AND_EXCHANGE: (10, 10)},
    in_one={AREA_AND_EXCHANGE: (10, 10)},
    groups={(3, 3, 4): r"\d", (1, 3, 3, 4): "1", (3, 7): AREA_AND_EXCHANGE, (6, 4): AREA_AND_EXCHANGE},
    local={(3, 4): Local("[2-9]", frozenset("-"))},
)
PLANS: tuple[Plan, ...] = (
    US,
    US._replace(country="CA"),
    Plan(
        "KR",
        "82",
        abroad={
            "1[016-9]": (9, 10),
            "1[4-8]": (8, 8),
            "2": (8, 9),
            "[3-6]": (9, 10),
            "50": (10, 11),
            "[78]0": (9, 10),
        },
        abroad_in_one={"10": (10, 10), "2": (8, 9), "[3-6]": (9, 10), "70": (10, 10)},
        in_one={"02[2-9]": (9, 9)},
        unmistakable={"01[016-9]": (10, 11)},
        trunk="0",
        trunk_groups=frozenset(
            {(2, 3, 4), (2, 4, 4), (3, 3, 4), (3, 4, 4), (4, 3, 4), (4, 4, 4)}
            | {(2, 7), (2, 8), (3, 7), (3, 8)}
            | {(6, 4), (7, 4)}
        ),
        local={
            (4, 4): Local(
                r"1(?:4\d\d|5(?:22|33|44|66|77|88|99)|6(?:00|44|55|61|66|68|70|88|99)|8(?:00|11|22|33|44|55|66|77|88|99))",
                frozenset({"", "-", "."}),
            )
        },
    ),
    Plan(
        "GB",
        "44",
        abroad={"[1-378]": (9, 10)},
        abroad_in_one={"7": (10, 10)},
        unmistakable={"07": (11, 11)},
        trunk="0",
        trunk_groups=frozenset({(3, 4, 4), (4, 3, 4), (4, 3, 3), (5, 5), (3, 8)}),
    ),
    Plan(
        "DE",
        "49",
        abroad={"[1-9]": (7, 11)},
        abroad_in_one={"1[5-7]": (10, 11)},
        trunk="0",
        trunk_groups=frozenset({(3, 4, 4), (3, 7), (3, 8), (4, 3, 4), (5, 5)}),
    ),
    Plan(
        "FR",
        "33",
        abroad={"[1-9]": (9, 9)},
        abroad_in_one={"[1-9]": (9, 9)},
        trunk="0",
        trunk_groups=frozenset({(2, 2, 2, 2, 2), (1, 3, 2, 2, 2), (1, 3, 3, 3)}),
        groups_behind_code=frozenset({(1, 2, 2, 2, 2)}),
    ),
    Plan(
        "JP",
        "81",
        abroad={"[1-9]": (9, 9), "[5789]0": (10, 10)},
        abroad_in_one={"[5789]0": (10, 10)},
        unmistakable={"0[789]0": (11, 11)},
        trunk="0",
        trunk_groups=frozenset({(2, 4, 4), (3, 3, 4), (3, 4, 4), (4, 2, 4), (4, 3, 3), (2, 8), (6, 4), (7, 4)}),
    ),
    Plan(
        "CN",
        "86",
        abroad={"1[3-9]": (11, 11), "[1-9]": (9, 10)},
        abroad_in_one={"1[3-9]": (11, 11)},
        in_one={"1[3-9]": (11, 11)},
        trunk="0",
        trunk_groups=frozenset({(3, 4, 4), (4, 3, 4), (4, 4, 4), (3, 8), (7, 4)}),
        groups=dict.fromkeys(((3, 4, 4), (3, 8), (7, 4)), "1[3-9]"),
    ),
    Plan(
        "IN",
        "91",
        abroad={"[1-9]": (10, 10)},
        abroad_in_one={"[6-9]": (10, 10)},
        in_one={"[6-9]": (10, 10)},
        trunk="0",
        trunk_groups=frozenset({(3, 4, 4), (3, 8), (5, 5)}),
        groups=dict.fromkeys(((4, 3, 3), (5, 5)), "[6-9]")
        | dict.fromkeys(((1, 5, 5), (1, 10)), "0[6-9]")
        | dict.fromkeys(((4, 3, 4), (4, 2, 4)), "18[06]0"),
    ),
    Plan(
        "AU",
        "61",
        abroad={"[2-478]": (9, 9)},
        abroad_in_one={"4": (9, 9)},
        trunk="0",
        trunk_groups=frozenset({(2, 4, 4), (2, 8), (4, 3, 3), (1, 3, 3, 3)}),
        groups={(4, 3, 3): "1[389]00"},
    ),
)
