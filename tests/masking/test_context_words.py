"""The words beside a number: the nearest one decides, before it or behind it, in every language of the list."""

import unicodedata

import pytest

from machine.masking import mask
from machine.masking.context_words import ORDER, UNSPACED, WORD, cues, told_before, told_behind
from machine.masking.folding import read
from spec import numbering
from tests.masking.labels import LABELS

CUES = numbering.cues()
SAID = [(language, cue, word) for language, told in CUES.items() for cue in told for word in told[cue].split()]


def before(text: str) -> str | None:
    return told_before(text, len(text))


def test_tutorial_the_nearest_word_decides() -> None:
    assert before("please call me at ") == "phone"
    assert before("call about the order ") == "other"
    assert before("order late, so call ") == "phone"
    assert before("it is ") is None
    assert told_behind("20394857 is my mobile", 8) == "phone"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my number is ", "phone"),
        ("account number: ", "other"),
        ("no. ", "label"),
        ("my no is ", "phone"),
        ("Customer: ", None),
        ("customer id ", "other"),
        ('"customerId":"', "other"),
        ('"contactPhone": "', "phone"),
        ("<td>订单号</td><td>", "other"),
        ("주문번호는 ", "other"),
        ("고객님 번호는 ", "phone"),
        ("제 번호는 ", "phone"),
        ("電話番号：", "phone"),
        ("注文番号：", "other"),
        ("Bestellnummer ", "other"),
        ("Artikelnr. ", "other"),
        ("номер заказа ", "other"),
        ("мой номер ", "phone"),
        ("M: ", "phone"),
        ("☎ ", "phone"),
        ("#", "other"),
        ("Your phone number?\nClient: ", "phone"),
        ("номер заказа?\nКлиент: ", "other"),
        ("call me.\nThe weather is ", None),
    ],
)
def test_what_is_told_before_a_number(text: str, told: str | None) -> None:
    assert before(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(f"{text} ", told, id=f"{language}: {text}")
        for language, by_what in LABELS.items()
        for told, texts in by_what.items()
        for text in texts
    ],
)
def test_what_people_write_before_a_number_tells_what_it_is(text: str, told: str | None) -> None:
    assert before(read(text)[0]) == told


def test_each_language_is_read_before_phones_and_before_other_things() -> None:
    assert set(LABELS) == set(CUES)
    assert [language for language, by_what in LABELS.items() if not {"phone", "other"} <= set(by_what)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Bookings: 0161 496 0123",
        "police 0131 496 0123",
        "I paid to 020 7946 0123",
        "a ver, 910 00 01 23",
        "Rezervasyon: 0212 000 01 23",
        "numaranı ver 0532 000 01 23",
        "お問い合わせ：03-0000-1234",
        "ご予約 03-0000-1234",
        "受付 03-0000-1234",
        "快递 138 0000 0123",
        "打给我 138 0000 0123",
        "เบอร์ผม 02 000 0123",
        "đặt hàng: 0912 000 123",
        "nhắn tin cho em 0912 000 123",
        "לקוח: 03-000-0123",
        "강남지점 02-000-1234",
        "driver no. 20794603",
        "customer care number 20794603",
    ],
)
def test_a_word_that_stands_beside_phone_numbers_too_hides_none(text: str) -> None:
    assert mask(text) != text


@pytest.mark.parametrize(
    "text",
    [
        "container no. 4471-903-2215",
        "HS编码 8471-300-0123",
        "身份证号码 4401-0000-1234",
        "ズームID 812 0000 1234",
        "차대번호 4471-903-2215",
        "رقم البوليصة 4471 903 2215",
        "mã KH 4471 903 221",
        "pedido n.º 4471 903 221",
        "трек-номер 4471 903 221",
        "bankgiro 447-9032",
    ],
)
def test_what_a_word_calls_something_else_stays(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (" is my gcash", "phone"),
        (" es mi bizum", "phone"),
        (" – c’est le portable de maman", "phone"),
        (" जिस पर कॉल करें", "phone"),
        (" rappelez-moi", "phone"),
        (" numaralı siparişiniz", "other"),
        (" is the invoice", "other"),
        (" 是订单编号", "other"),
        (" is my driver", None),
        (" 로 전화 주세요", "phone"),
        (" is my cell", "phone"),
        (" 打来的", "phone"),
        (", call +1 202 555 0101", None),
        (" 전화 010-0000-0000", None),
        (" and then. Call me", None),
    ],
)
def test_what_is_told_behind_a_number_and_is_not_of_the_next(text: str, told: str | None) -> None:
    assert told_behind(f"1{text}", 1) == told


def test_a_word_before_decides_from_seven_digits_on_whatever_the_groups() -> None:
    for digits in ("6000464", "600 0464", "6-000-464", "600.0464", "60 00 464"):
        assert mask(f"phone {digits}").endswith("464") and mask(f"phone {digits}") != f"phone {digits}"
    assert mask("phone 600046") == "phone 600046"


def test_every_language_tells_phones_and_other_things() -> None:
    assert len(CUES) == 39
    assert [language for language, told in CUES.items() if not {"phone", "other"} <= set(told)] == []
    assert {cue for told in CUES.values() for cue in told} == set(ORDER)


def test_every_word_is_read_as_it_is_spelt() -> None:
    for language, _, word in SAID:
        folded = read(word)[0]
        assert word == word.lower(), f"{language}: {word} has a capital; words are compared in lower case."
        assert folded in cues().words or folded in cues().unspaced_words, f"{language}: {word} is never looked up."
        if not UNSPACED.search(folded):
            assert WORD.fullmatch(folded), f"{language}: {word} is no word; it is never found in a text."


def test_no_word_tells_two_things_in_one_language() -> None:
    for language, told in CUES.items():
        words = [word for cue in told for word in told[cue].split()]
        twice = sorted({word for word in words if words.count(word) > 1})
        assert not twice, f"{language}: {twice[0]} stands twice in cues.toml; leave it where it tells more."


def test_korean_words_tell_the_same_when_the_parts_of_their_letters_stand_one_by_one() -> None:
    for text, masked in (
        ("전화번호 71234567", "전화번호 ****4567"),
        ("주문번호 303-555-0142", "주문번호 303-555-0142"),
    ):
        written = unicodedata.normalize("NFD", text)
        assert mask(written) == unicodedata.normalize("NFD", masked)


def test_a_word_is_no_abbreviation_of_capitals_in_small_letters() -> None:
    assert mask("El nin\u0303o 000-66-6718") == "El nin\u0303o *******6718"
    assert mask("NINO 303-555-0142") == "NINO 303-555-0142"


def test_a_phone_that_is_for_something_else_is_a_phone() -> None:
    assert mask("phone for the bank is 4155550101") == "phone for the bank is ******0101"
    assert mask("the bank is 4155550101") == "the bank is 4155550101"
    assert mask("number for the order 4155550101") == "number for the order 4155550101"
