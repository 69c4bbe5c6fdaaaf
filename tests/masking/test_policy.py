"""What each surface shows, under both policies, masked or not, and with parts switched off."""

import pytest

from machine.masking import masker
from spec.catalogue.load import load

CATALOGUE = load()
SURFACES = CATALOGUE.surfaces
BLANKET, LISTED = CATALOGUE.policies["blanket"], CATALOGUE.policies["listed"]
NUMBER = "+12025550101"
TEXT = "4111 1111 1111 1111, melissa@gmail.com, 010-1234-5678, DE89370400440532013000, 000-12-3456"
HIDDEN = "************1111, m******@gmail.com, *********5678, ******************3000, *******3456"


def test_a_first_look() -> None:
    show = masker(CATALOGUE, BLANKET, True).show

    assert show("task_title_inbound", NUMBER) == "********0101"
    assert show("message_text", "Call +12025550101") == "Call ********0101"
    assert show("customer_name", "Hana") == "Hana"
    assert show("customer_name", NUMBER) == "********0101"


@pytest.mark.parametrize("surface", SURFACES)
def test_the_blanket_policy_masks_everything_everywhere(surface: str) -> None:
    show = masker(CATALOGUE, BLANKET, True).show

    assert show(surface, NUMBER) == "********0101"
    if SURFACES[surface].content != "number":
        assert show(surface, TEXT) == HIDDEN


@pytest.mark.parametrize("surface", SURFACES)
def test_the_listed_policy_masks_the_kinds_of_the_rows_and_nothing_else_but_names(surface: str) -> None:
    show = masker(CATALOGUE, LISTED, True).show
    listed = SURFACES[surface].row is not None
    name = SURFACES[surface].content == "name"

    assert show(surface, NUMBER) == ("********0101" if listed or name else NUMBER)
    if SURFACES[surface].content == "text":
        assert show(surface, TEXT) == (HIDDEN if listed else TEXT)


@pytest.mark.parametrize("policy", [BLANKET, LISTED], ids=lambda policy: str(policy.id))
@pytest.mark.parametrize("surface", SURFACES)
def test_nothing_is_masked_where_masking_is_switched_off(surface: str, policy: object) -> None:
    show = masker(CATALOGUE, CATALOGUE.policies[str(getattr(policy, "id", ""))], False).show
    assert show(surface, NUMBER) == NUMBER
    assert show(surface, TEXT) == TEXT


@pytest.mark.parametrize(("number", "shown"), [("1234567", "***4567"), ("01 2345", "**2345"), ("1234", "1234")])
def test_what_a_surface_shows_as_a_number_is_masked_whatever_its_form(number: str, shown: str) -> None:
    show = masker(CATALOGUE, BLANKET, True).show

    assert show("task_title_inbound", number) == shown
    assert show("message_text", number) == number


def test_a_surface_can_be_skipped_and_the_others_stay_masked() -> None:
    show = masker(CATALOGUE, BLANKET, True, skip=frozenset({"toaster_number"})).show
    assert show("toaster_number", NUMBER) == NUMBER
    assert show("task_title_inbound", NUMBER) == "********0101"


def test_the_rule_for_names_can_be_skipped() -> None:
    show = masker(CATALOGUE, BLANKET, True, skip=frozenset({"MCOND-1"})).show
    assert show("customer_name", NUMBER) == NUMBER
    assert show("message_signature", NUMBER) == NUMBER
    assert show("customer_name", f"Hana {NUMBER}") == "Hana ********0101"


def test_a_kind_can_be_switched_off() -> None:
    without_phones = masker(CATALOGUE, BLANKET, True, kinds_off=frozenset({"phone"})).show
    assert without_phones("task_title_inbound", NUMBER) == NUMBER
    assert without_phones("customer_name", NUMBER) == NUMBER
    assert without_phones("message_text", TEXT) == HIDDEN.replace("*********5678", "010-1234-5678")

    without_cards = masker(CATALOGUE, BLANKET, True, kinds_off=frozenset({"card"})).show
    assert without_cards("message_text", TEXT) == HIDDEN.replace("************1111", "4111 1111 1111 1111")


def test_a_surface_that_the_catalogue_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match=r'the surface "screen" is unknown; add it to masking\.toml'):
        masker(CATALOGUE, BLANKET, True).show("screen", "")
