"""The national phone plans: the table says what libphonenumber says, and whatever it describes is recognised."""

import importlib.util
import re
from collections import Counter
from pathlib import Path
from types import ModuleType

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.masking import find, mask, phone_forms
from machine.masking.phone_plans import USUAL, plan_of, plans

ROOT = Path(__file__).resolve().parents[2]
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
EXAMPLES = [
    (region, number)
    for region in REGIONS
    for type_ in phonenumbers.PhoneNumberType.values()
    if (number := phonenumbers.example_number_for_type(region, type_)) and len(str(number.national_number)) > 6
]
"""Those of libphonenumber, of every region and type."""


def generator() -> ModuleType:
    """What writes the table."""
    spec = importlib.util.spec_from_file_location("numbering_plans", ROOT / ".ci" / "numbering_plans.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tutorial_what_follows_from_a_record() -> None:
    france = plan_of("FR")
    assert (france.code, france.trunk) == ("33", "0")
    assert (1, 2, 2, 2, 2) in france.groups and re.match(france.mobile[9], "612345678")

    assert phone_forms.TRUNKED[2, 2, 2, 2, 2] == ("0",) and phone_forms.fits_abroad("33612345678")
    assert not phone_forms.fits_abroad("3361234567")
    assert [found.rule for found in find("06 12 34 56 78, 33 6 12 34 56 78")] == ["phone.national", "phone.code"]


def test_the_table_is_what_libphonenumber_says() -> None:
    table = generator().table()
    assert generator().PLANS.read_text(encoding="utf-8") == table, (
        "spec/numbering/plans.jsonl: the installed libphonenumber says something else; run make plans."
    )


def test_every_region_has_one_record_and_the_usual_ones_are_among_them() -> None:
    assert [plan.country for plan in plans()] == REGIONS
    assert len(REGIONS) == 245
    assert set(USUAL) < set(REGIONS)


def test_no_calling_code_begins_another() -> None:
    codes = sorted(phone_forms.CODES)
    assert [(one, other) for one in codes for other in codes if one != other and other.startswith(one)] == []


def test_a_record_tells_first_digits_and_lengths_alone() -> None:
    for plan in plans():
        assert re.fullmatch("[1-9][0-9]{0,2}", plan.code) and re.fullmatch("[0-9]{0,5}", plan.trunk), plan.country
        for length, begins in (*plan.mobile.items(), *plan.numbers.items()):
            assert 6 <= length <= 15
            assert max(map(len, re.sub(r"\[[^]]*\]|\\d", "0", re.sub(r"\(\?:|\)", "", begins)).split("|"))) <= 3, begins


def test_every_example_of_the_world_fits_its_plan() -> None:
    unfit = Counter(
        region
        for region, number in EXAMPLES
        if not phone_forms.fits_abroad(f"{number.country_code}{phonenumbers.national_significant_number(number)}")
    )
    assert unfit == Counter()


@pytest.mark.parametrize("form", ["INTERNATIONAL", "E164"])
def test_every_example_of_the_world_is_masked_behind_a_plus(form: str) -> None:
    for region, number in EXAMPLES:
        written = phonenumbers.format_number(number, getattr(phonenumbers.PhoneNumberFormat, form))
        assert [(one.start, one.end) for one in find(f"on {written} today")] == [(3, 3 + len(written))], (
            region,
            written,
        )


@given(
    st.sampled_from(EXAMPLES), st.sampled_from(["my number is {}", "{} is my mobile", "연락처 {}", "tel. {}", "тел {}"])
)
def test_a_word_decides_whatever_the_groups(example: tuple[str, phonenumbers.PhoneNumber], frame: str) -> None:
    _, number = example
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    shown = mask(frame.format(written))
    assert sum(map(str.isdigit, shown)) <= 4, shown


def test_a_mobile_number_in_one_group_needs_no_word_where_its_region_is_named() -> None:
    unfound: set[str] = set()
    for region in REGIONS:
        number = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
        national = phonenumbers.PhoneNumberFormat.NATIONAL
        written = re.sub(r"\D", "", phonenumbers.format_number(number, national)) if number else ""
        if len(written) >= phone_forms.FEWEST and not find(f"it is {written} ok", regions={region}):
            unfound.add(region)

    assert unfound == {"AR", "BY"}, "Two digits are dialled before these: 15 behind the area, and 8 before the 0."


def test_regions_replace_the_usual_ones() -> None:
    assert mask("it is 90000227 ok") == "it is 90000227 ok"
    assert mask("it is 90000227 ok", regions={"SG"}) == "it is ****0227 ok"
    assert mask("it is 2025550142 ok", regions={"SG"}) == "it is 2025550142 ok"
    assert mask("it is 202-555-0142 ok", regions=()) == "it is ********0142 ok"


def test_a_region_that_is_none_is_refused_with_what_to_give() -> None:
    for wrong in ("XX", "kr", "KOR"):
        with pytest.raises(ValueError, match=f'the region "{wrong}" is unknown; give codes of ISO 3166'):
            mask("", regions={wrong})
    with pytest.raises(TypeError, match="regions is of type str; give a set of names"):
        mask("", regions="KR")
