"""The corpora of the masking benchmark: what they say of their messages is true, and one seed makes the same ones."""

import re
from itertools import pairwise
from random import Random

import pytest
from stdnum import iban, luhn
from stdnum.kr import rrn

from machine.masking.phone_plans import USUAL, plan_of
from spec.catalogue.load import load
from tests.bench.masking.corpora import DOCUMENTED, Harmless, Message, Truth, messages, spans_of
from tests.bench.masking.disguises import DISGUISES, Disguise, disguise
from tests.bench.masking.judge import fold
from tests.bench.masking.lookalikes import FAMILIES, Language, holds_a_card
from tests.bench.masking.sentences import BESIDE, CUED, NEUTRAL, PAIRS, PLAIN
from tests.bench.masking.values import (
    BRANDS,
    BY_COUNTRY,
    COUNTRIES,
    IBAN_STRUCTURES,
    KINDS,
    Kind,
    card,
    iban_of,
    phone,
    write,
)


def plain(text: str) -> str:
    """Letters and digits of a value, as a reader would copy them."""
    return "".join(sign for sign in map(fold, text) if sign.isalnum())


IS_VALID = {
    "phone": lambda text: 7 <= len(re.sub(r"\D", "", plain(text))) <= 15,
    "card": lambda text: luhn.is_valid(plain(text)),
    "iban": lambda text: iban.is_valid(plain(text)),
    "ssn": lambda text: re.fullmatch(r"(?!000|666|9)\d{3}(?!00)\d\d(?!0000)\d{4}", plain(text)),
    "rrn": lambda text: rrn.is_valid(plain(text)),
}


@pytest.fixture(scope="module")
def dense() -> list[Message]:
    return messages("dense", 4000, seed=7, kinds=KINDS)


@pytest.fixture(scope="module")
def chat() -> list[Message]:
    return messages("chat", 20_000, seed=7)


def test_a_message_says_where_its_contact_data_stands_and_what_only_looks_like_it() -> None:
    message = messages("dense", 3, seed=7)[2]

    assert message.text == "M +1 514-965-8490, reference number #043850\nare you open at the weekend?"
    assert message.truths == (Truth("phone", start=2, end=17, judged=17, obfuscated=False),)
    assert message.harmless == (Harmless("order", start=36, end=43),)
    assert message.text[2:17] == "+1 514-965-8490"
    assert message.text[36:43] == "#043850"


def test_every_value_is_valid_however_it_is_written(dense: list[Message]) -> None:
    for message in dense:
        for truth in message.truths:
            value = message.text[truth.start : truth.judged]
            if truth.kind == "email":
                assert message.text[truth.judged] in "@＠", message
                assert re.search(r"\w\.\w+$", fold_all(message.text[truth.start : truth.end])), message
            else:
                assert IS_VALID[truth.kind](value), (message, value)


def fold_all(text: str) -> str:
    return "".join(map(fold, text))


def test_an_ordinary_value_needs_no_folding_and_an_obfuscated_one_does(dense: list[Message]) -> None:
    for message in dense:
        for truth in message.truths:
            value = message.text[truth.start : truth.end]
            folded = "".join(sign if sign.isspace() else fold(sign) for sign in value)
            if truth.obfuscated:
                assert folded != value or "\n" in value, message
            elif truth.kind != "email":
                assert folded == re.sub("[\u2011]", "\u2010", value), message


def test_spans_do_not_overlap(dense: list[Message]) -> None:
    for message in dense:
        spans = sorted(spans_of(message))
        assert all(0 <= start < end <= len(message.text) for start, end in spans)
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_no_look_alike_holds_a_number_that_cards_checks_accept(dense: list[Message]) -> None:
    assert holds_a_card("row 17: 4111 1111 1111 1111, 12")
    assert not any(
        holds_a_card(message.text[harmless.start : harmless.end]) for message in dense for harmless in message.harmless
    )


def test_every_message_of_the_dense_corpus_holds_something(dense: list[Message]) -> None:
    assert all(message.truths or message.harmless for message in dense)


def test_all_kinds_families_and_languages_occur_obfuscated_and_not(dense: list[Message]) -> None:
    seen = {(message.language, truth.kind, truth.obfuscated) for message in dense for truth in message.truths}

    assert seen == {(language, kind, hidden) for language in ("ko", "en") for kind in KINDS for hidden in (True, False)}
    assert {harmless.family for message in dense for harmless in message.harmless} == set(FAMILIES)


def test_kinds_and_countries_are_those_of_the_masking() -> None:
    assert set(KINDS) == set(load().kinds), "Kind in tests/bench/masking/values.py has others."
    assert set(COUNTRIES) == set(USUAL), "PLANS in tests/bench/masking/values.py has others."
    codes = {(plan.country, plan.code) for each in BY_COUNTRY.values() for plan in each}
    assert codes == {(region, plan_of(region).code) for region in USUAL}


def test_korean_resident_numbers_occur_only_if_asked_for() -> None:
    assert "rrn" not in DOCUMENTED
    assert {truth.kind for message in messages("dense", 500, seed=1) for truth in message.truths} == set(DOCUMENTED)


def test_values_stand_glued_to_hangul_on_either_side_and_on_both(dense: list[Message]) -> None:
    def hangul(sign: str) -> bool:
        return "가" <= sign <= "힣"

    glued = {
        (hangul(message.text[truth.start - 1 : truth.start]), hangul(message.text[truth.end : truth.end + 1]))
        for message in dense
        for truth in message.truths
    }
    assert glued == {(False, False), (True, False), (False, True), (True, True)}


def test_the_chat_is_short_half_korean_and_one_in_eight_with_a_digit_or_an_at(chat: list[Message]) -> None:
    count = len(chat)

    assert sum(len(message.text.encode()) for message in chat) / count == pytest.approx(71, abs=1.5)
    assert sum(message.language == "ko" for message in chat) / count == pytest.approx(1 / 2, abs=0.02)
    assert sum(bool(re.search("[0-9@]", message.text)) for message in chat) / count == pytest.approx(1 / 8, abs=0.01)
    assert sum(bool(message.truths) for message in chat) / count == pytest.approx(0.3 / 8, abs=0.01)


def test_one_seed_makes_the_same_messages_and_another_makes_others() -> None:
    once = messages("dense", 300, seed=3)

    assert messages("dense", 300, seed=3) == once
    assert messages("dense", 100, seed=3) == once[:100]
    assert messages("dense", 300, seed=4) != once
    assert [m.text for m in messages("chat", 300, seed=3)] != [m.text for m in once]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_there_are_templates_enough_and_each_has_one_hole(language: Language) -> None:
    around = [*NEUTRAL[language], *(one for cued in CUED[language].values() for one in cued)]
    beside = [one for family in BESIDE[language].values() for one in family]

    assert len(around) >= 60 and len(set(around)) == len(around)
    assert len(PLAIN[language]) >= 60 and len(beside) >= 60
    assert all(template.count("{}") == 1 for template in around + beside)
    assert not any(re.search("[0-9@]", text) for text in PLAIN[language])
    assert all(len(re.findall(r"{(\w+)}", pair)) == 2 for pair in PAIRS[language])
    assert set(BESIDE[language]) == set(FAMILIES)


def test_every_country_brand_and_registry_entry_makes_a_value() -> None:
    random = Random(5)

    assert len(COUNTRIES) == 10
    for country in COUNTRIES:
        numbers = [phone(random, country) for _ in range(50)]
        assert all(IS_VALID["phone"](number.text[: number.judged]) for number in numbers), country
    assert all(IS_VALID["card"](card(random, brand).text) for brand in BRANDS for _ in range(20))
    assert len(IBAN_STRUCTURES) > 80
    assert all(IS_VALID["iban"](iban_of(random, country).text) for country in IBAN_STRUCTURES)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", DISGUISES)
def test_a_disguise_changes_the_signs_and_not_the_value(kind: Kind, way: Disguise) -> None:
    random = Random(f"{kind} {way}")
    for _ in range(50):
        value = write(kind, random)
        hidden = disguise(value, random, way)
        assert hidden.text != value.text
        assert plain(hidden.text) == plain(value.text)
        assert plain(hidden.text[: hidden.judged]) == plain(value.text[: value.judged])
