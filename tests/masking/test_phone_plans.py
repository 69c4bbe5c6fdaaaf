"""The national phone plans: whatever a record describes is recognised."""

import re
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.masking import find, phone_forms
from machine.masking.digit_groups import Shape
from machine.masking.phone_number import SHAPES
from machine.masking.phone_plans import PLANS, Numbers, Plan
from spec.catalogue.load import load

COUNTED = {
    10: ("ten countries", "열 나라"),
    11: ("eleven countries", "열한 나라"),
    12: ("twelve countries", "열두 나라"),
}
"""How the catalogue says so many."""
PHONE = frozenset({"phone"})


def test_tutorial_what_follows_from_a_record() -> None:
    (france,) = (plan for plan in PLANS if plan.country == "FR")
    assert (france.code, france.trunk, france.abroad) == ("33", "0", {"[1-9]": (9, 9)})
    assert (2, 2, 2, 2, 2) in france.trunk_groups

    assert phone_forms.NATIONAL[2, 2, 2, 2, 2].match("0612345678")
    assert phone_forms.CODES[2].match("33612345678")
    assert not phone_forms.CODES[2].match("3361234567")
    assert [found.rule for found in find("06 12 34 56 78, 33 6 12 34 56 78")] == ["phone.national", "phone.code"]


def test_each_country_has_one_record_and_those_of_one_code_are_alike() -> None:
    countries = [plan.country for plan in PLANS]
    assert len(set(countries)) == len(countries)
    for plan in PLANS:
        for other in PLANS:
            alike = plan._replace(country="") == other._replace(country="")
            assert alike == (plan.code == other.code), (plan.country, other.country)
            assert plan.code == other.code or not plan.code.startswith(other.code)


def test_the_catalogue_says_how_many_plans_there_are() -> None:
    choice = load().assumptions["RULE-46"].choice
    english, korean = COUNTED[len(PLANS)]
    assert f"plans of {english}" in choice.en, "RULE-46 in spec/catalogue/assumptions.toml counts the plans otherwise."
    assert f"{korean}의 번호 체계" in choice.ko, (
        "RULE-46 in spec/catalogue/assumptions.toml counts the plans otherwise."
    )


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.country)
def test_a_record_says_of_the_trunk_and_of_lengths_what_can_be(plan: Plan) -> None:
    assert bool(plan.trunk) == bool(plan.trunk_groups), f"{plan.country}: give trunk and trunk_groups, or neither."
    assert re.fullmatch("[1-9][0-9]{0,2}", plan.code)
    assert plan.abroad_in_one and plan.abroad
    for numbers in (plan.abroad, plan.abroad_in_one, plan.in_one, plan.unmistakable):
        assert all(0 < fewest <= most <= phone_forms.MOST - len(plan.code) for fewest, most in numbers.values())
    assert all(len(shape) > 1 for shape in (*plan.trunk_groups, *plan.groups, *plan.local, *plan.groups_behind_code))


@st.composite
def digits_of(draw: st.DrawFn, numbers: Numbers) -> str:
    begins, (fewest, most) = draw(st.sampled_from(list(numbers.items())))
    return _digits(draw, begins, draw(st.integers(fewest, most)))


def _digits(draw: Callable[[st.SearchStrategy[str]], str], begins: str, length: int) -> str:
    begin = draw(st.from_regex(re.compile(begins, re.ASCII), fullmatch=True))
    return begin + draw(st.text("0123456789", min_size=length - len(begin), max_size=length - len(begin)))


def in_groups(digits: str, shape: Shape, sign: str = " ") -> str:
    starts = [sum(shape[:place]) for place in range(len(shape))]
    return sign.join(digits[start : start + length] for start, length in zip(starts, shape, strict=True))


def is_found(written: str) -> bool:
    return [(found.start, found.end) for found in find(written, PHONE)] == [(0, len(written))]


WITH = [pytest.param(plan, id=plan.country) for plan in PLANS]


@pytest.mark.parametrize("plan", WITH)
@given(st.data())
def test_what_a_record_lets_follow_a_code_is_found_behind_it(plan: Plan, data: st.DataObject) -> None:
    digits = data.draw(digits_of(plan.abroad))
    assert is_found(f"+{plan.code}{digits}")
    assert is_found(f"00{plan.code}{digits}")
    assert is_found(f"+{plan.code} {digits}")
    assert phone_forms.CODES[len(plan.code)].match(plan.code + digits)


@pytest.mark.parametrize("plan", WITH)
@given(st.data())
def test_what_a_record_says_of_numbers_in_one_group_is_found(plan: Plan, data: st.DataObject) -> None:
    assert is_found(plan.code + data.draw(digits_of(plan.abroad_in_one)))
    for numbers in filter(None, (plan.in_one, plan.unmistakable)):
        assert is_found(data.draw(digits_of(numbers)))
    if plan.unmistakable:
        number = data.draw(digits_of(plan.unmistakable))
        assert [found.end for found in find(f"order {number}", PHONE)] == [len(f"order {number}")]


@pytest.mark.parametrize("plan", WITH)
@given(st.data())
def test_the_groups_of_a_record_are_looked_up_with_how_numbers_begin_in_them(plan: Plan, data: st.DataObject) -> None:
    own: Sequence[tuple[Shape, str]] = [*((shape, f"{plan.trunk}[1-9]") for shape in plan.trunk_groups)]
    for shape, begins in (*own, *plan.groups.items()):
        digits = _digits(data.draw, begins, sum(shape))
        assert phone_forms.NATIONAL[shape].match(digits)
        assert digits[0] in SHAPES[shape]
    for shape, local in plan.local.items():
        digits = _digits(data.draw, local.begins, sum(shape))
        assert phone_forms.BEGINS_WITHOUT_AREA[shape].match(digits)
        assert local.signs <= phone_forms.WITHOUT_AREA[shape].signs
        assert digits[0] in SHAPES[shape]
    for shape in plan.groups_behind_code:
        digits = data.draw(digits_of({begins: (sum(shape), sum(shape)) for begins in plan.abroad}))
        assert is_found(f"{plan.code} {in_groups(digits, shape)}")
