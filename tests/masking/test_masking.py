"""What is masked in a text, in which form, and what is left alone."""

from typing import Any

import pytest

from machine.masking import KINDS, Finding, engine, find, is_number, mask, mask_batch, mask_number
from spec.catalogue.load import load

CATALOGUE = load()


def test_a_first_look() -> None:
    text = "번호는010-1234-5678이고 메일은 melissa@gmail.com입니다"

    assert mask(text) == "번호는*********5678이고 메일은 m******@gmail.com입니다"
    assert find("call +1 202 555 0101") == [Finding("phone", 5, 20, "phone.international")]
    assert mask(text, frozenset({"email"})) == "번호는010-1234-5678이고 메일은 m******@gmail.com입니다"
    assert mask("See you on 2026-11-22 at 10:30.") == "See you on 2026-11-22 at 10:30."
    assert mask_number("+44 7966 197542") == "*********7542"


@pytest.mark.parametrize("example", CATALOGUE.examples, ids=lambda example: example.clause)
def test_the_documented_examples_come_out_to_the_letter(example: object) -> None:
    before, after, kind = (getattr(example, name) for name in ("before", "after", "kind"))
    assert mask(before) == after
    assert mask(f"고객님,{before}로") == f"고객님,{after}로"
    assert [finding.kind for finding in find(before)] == [kind]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("+12025550101", "********0101"),
        ("+1-202-555-0101", "***********0101"),
        ("+1-202-555-0101call", "***********0101call"),
        ("+1.202.555.0101", "***********0101"),
        ("(202) 555-0101", "*********0101"),
        ("202 555 0101", "******0101"),
        ("2025550101", "******0101"),
        ("555-0101", "****0101"),
        ("1 202-555-0101", "*********0101"),
        ("202-555-0101x12", "***********1x12"),
        ("202 - 555 - 0101", "********0101"),
        ("010-1234-5678", "*********5678"),
        ("010.1234.5678", "*********5678"),
        ("01012345678", "*******5678"),
        ("1588-1234", "*****1234"),
        ("+82 (0)10 1234 5678", "************5678"),
        ("+82-10-1234-5678", "************5678"),
        ("0082 10 1234 5678", "**********5678"),
        ("07966 197542", "*******7542"),
        ("020 7946 0958", "*******0958"),
        ("030/12345678", "********5678"),
        ("+49 171 1234567", "*********4567"),
        ("06 12 34 56 78", "******5678"),
        ("+33 6 12 34 56 78", "********5678"),
        ("090-1234-5678", "*********5678"),
        ("138 1234 5678", "*******5678"),
        ("98765 43210", "******3210"),
        ("0412 345 678", "******5678"),
        ("０１０－１２３４－５６７８", "*********５６７８"),
        ("٠١٠-١٢٣٤-٥٦٧٨", "*********٥٦٧٨"),
        ("0\u200b10-12\u200b34-5678", "*\u200b*****\u200b***5678"),
        ("010\n1234\n5678", "***\n****\n5678"),
        ("12025550101", "*******0101"),
        ("447700900123", "********0123"),
        ("33 1 99 00 12 34", "*******1234"),
        ("44 7700 900123", "********0123"),
    ],
)
def test_a_phone_number_keeps_its_last_four(written: str, shown: str) -> None:
    assert mask(written) == shown
    assert mask(f"({written}) 입니다") == f"({shown}) 입니다"
    assert mask(f"*{written}*") == f"*{shown}*"
    assert {finding.kind for finding in find(written)} == {"phone"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("4111111111111111", "************1111"),
        ("4111 1111 1111 1111", "************1111"),
        ("4111-1111-1111-1111", "***************1111"),
        ("4111.1111 1111-1111", "**************1111"),
        ("4111 1111\n1111 1111", "********\n****1111"),
        ("378282246310005", "***********0005"),
        ("3782 822463 10005", "***********0005"),
        ("3056 930902 5904", "**********5904"),
        ("4222222222222", "*********2222"),
        ("2223003122003222", "************3222"),
        ("6304000000000000000", "***************0000"),
    ],
)
def test_a_card_number_keeps_its_last_four(written: str, shown: str) -> None:
    assert mask(written) == shown
    assert mask(f"카드{written}입니다") == f"카드{shown}입니다"
    assert mask(f"2026 {written}") == f"2026 {shown}"
    assert {finding.kind for finding in find(written)} == {"card"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("DE89370400440532013000", "******************3000"),
        ("de89 3704 0044 0532 0130 00", "******************3000"),
        ("GB29\u00a0NWBK\u00a06016\u00a01331\u00a09268\u00a019", "******************6819"),
        ("FR14-2004-1010-0505-0001-3M02-606", "*****************************-606"),
        ("NO9386011117947", "***********7947"),
        ("MT84MALT011000012345MTLCAST001S", "***************************001S"),
    ],
)
def test_an_iban_keeps_its_last_four(written: str, shown: str) -> None:
    assert mask(written) == shown
    assert mask(f"IBAN {written} please") == f"IBAN {shown} please"
    assert {finding.kind for finding in find(written)} == {"iban"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("000-12-3456", "*******3456"),
        ("000 12 3456", "*****3456"),
        ("000.12.3456", "*******3456"),
        ("000–12–3456", "*******3456"),
        ("my SSN is 000123456.", "my SSN is *****3456."),
        ("사회 보장 번호는 000123456입니다", "사회 보장 번호는 *****3456입니다"),
    ],
)
def test_a_social_security_number_keeps_its_last_four(text: str, shown: str) -> None:
    assert mask(text) == shown
    assert {finding.kind for finding in find(text)} == {"ssn"}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a@b.c", "*@b.c"),
        ("ab@b.co.kr", "a*@b.co.kr"),
        ("m.o'hara+desk@mail.example.com", "m************@mail.example.com"),
        ("!melissa@gmail.com", "!*******@gmail.com"),
        ("010-1234-5678@example.com", "0************@example.com"),
        ("melissa@예시.한국", "m******@예시.한국"),
        ("홍길동@example.com", "홍**@example.com"),
        ("melissa＠gmail．com", "m******＠gmail．com"),
        ("mel\u200bissa@gmail.com", "m**\u200b****@gmail.com"),
    ],
)
def test_an_e_mail_address_keeps_its_first_character_and_its_domain(written: str, shown: str) -> None:
    assert mask(written) == shown
    assert mask(f"메일: {written}") == f"메일: {shown}"
    assert {finding.kind for finding in find(written)} == {"email"}


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-22",
        "22.11.2026 10:30",
        "2025-2026",
        "$1,234,567.89",
        "1 234 567",
        "v1.2.3",
        "192.168.100.200",
        "550e8400-e29b-41d4-a716-446655440000",
        "d41d8cd98f00b204e9800998ecf8427e",
        "37.5665, 126.9780",
        "4111 1111 1111 1112",
        "DE89370400440532013001",
        "000123456",
        "1588",
        "1732261234567",
        "@hana see you",
        "pkg@1.2.3",
        "**********7890",
        "m******@gmail.com",
        "",
        "안녕하세요 👋",
    ],
)
def test_what_is_no_contact_data_stays_as_it_is(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        # A date, a year, a price beside a number stay apart from it.
        ("2026-11-22 010-1234-5678", "2026-11-22 *********5678"),
        ("010-1234-5678 2026년", "*********5678 2026년"),
        ("+12025550101 2026", "********0101 2026"),
        ("06 12 34 56 78 2026", "******5678 2026"),
        ("010-1234-5678 010-8765-4321", "*********5678 *********4321"),
        ("12 06.12.34.56.78", "12 **********6.78"),
        ("a@b.com과melissa.kim@gmail.com", "*@b.com과m**********@gmail.com"),
        ("ab@b.com-melissa@gmail.com", "a*@b.com-*******@gmail.com"),
        ("melissa@gmail.com@gmail.com", "m******@gmail.com@gmail.com"),
        ("010-1234-5678/melissa@gmail.com", "*********5678/m******@gmail.com"),
        ("melissa@gmail.com은SSN 000123456", "m******@gmail.com은SSN *****3456"),
        ("melissa@gmail.com-01012345678", "m******@gmail.com-*******5678"),
        # A number that runs into a mailbox is hidden with it.
        ("202 555 0101@example.com", "**********@example.com"),
        ("4111 1111 1111 1111 2026", "************1111 2026"),
        ("4111 1111 1111 1111 5555 5555 5555 4444", "************1111 ************4444"),
        # Two that overlap, of which either may be the one that was meant, are hidden as one.
        ("5104 4111 1111 1111 1111", "****************1111"),
        ("DE89 3704 0044 0532 0130 00 4111 1111 1111 1111", "******************3000 ************1111"),
    ],
)
def test_findings_side_by_side(text: str, shown: str) -> None:
    assert mask(text) == shown


def test_brackets_belong_to_a_number_that_closes_them() -> None:
    assert mask("02)123-4567") == "*******4567"
    assert mask("(02)123-4567") == "********4567"
    assert mask("(02-123-4567)") == "(*******4567)"


def test_any_string_is_taken() -> None:
    assert mask("\ud800\x00010-1234-5678\udfff") == "\ud800\x00*********5678\udfff"
    assert mask("010\x00-1234-5678") == "***\x00******5678"


def test_a_kind_that_is_unknown_is_refused() -> None:
    with pytest.raises(ValueError, match=f'the kind "mail" is unknown; the kinds are {", ".join(KINDS)}\\.'):
        mask("", frozenset({"mail"}))


IS_COMPILED = not str(engine.__file__).endswith(".py")
"""Compiled, the types of arguments are looked at before our code is, and in the words of the compiler."""


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"kinds": "phone"}, 'masking: kinds is of type str; give a set of names, as {"phone", "email"}.'),
        ({"kinds": 3}, 'masking: kinds is of type int; give a set of names, as {"phone", "email"}.'),
        ({"regions": "KR"}, 'masking: regions is of type str; give a set of names, as {"KR", "US"}.'),
        ({"keep": 4.0}, "masking: keep is of type float; give a whole number from 0 to 16."),
        ({"keep": True}, "masking: keep is of type bool; give a whole number from 0 to 16."),
        ({"mode": None}, 'masking: the mode is of type NoneType; give "balanced" or "strict".'),
    ],
)
def test_an_option_of_another_type_is_told_in_one_sentence_without_its_value(
    wrong: dict[str, Any], sentence: str
) -> None:
    if IS_COMPILED and not {"kinds", "regions"} & set(wrong):
        pytest.skip("The compiler has the first word.")
    with pytest.raises(TypeError) as told:
        mask("010-0000-0000", **wrong)
    assert str(told.value) == sentence
    with pytest.raises(TypeError) as told:
        mask_batch(["010-0000-0000"], **wrong)
    assert str(told.value) == sentence


def test_kinds_may_come_in_any_set_or_list_of_names() -> None:
    for kinds in ({"phone"}, ["phone"], ("phone",), frozenset({"phone"})):
        assert mask("010-0000-1234, a@example.com", kinds) == "*********1234, a@example.com"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("+ 1 (123) 456 7890", "**********7890"),
        ("12345", "*2345"),
        ("1588", "1588"),
        ("+1588", "+1588"),
        ("", ""),
        ("MyBank", "**Bank"),
        ("melissa@gmail.com", "*************.com"),
        ("**********7890", "**********7890"),
    ],
)
def test_a_field_that_holds_a_number_is_masked_however_it_is_written(value: str, shown: str) -> None:
    assert mask_number(value) == shown
    assert mask_number(shown) == shown


def test_a_name_is_a_number_if_nothing_but_a_number_stands_there() -> None:
    numbers = ("+12025550101", "010 1234 5678", "(202) 555-0101", "０１０１２３４５６７８", "12345")
    names = ("Hana", "Hana 2", "1588", "", "하나", "**********7890", "R2D2", "Hana 010-1234-5678")

    assert all(is_number(value) for value in numbers)
    assert not any(is_number(value) for value in names)


def test_the_number_of_an_item_in_a_list_is_no_part_of_the_number_behind_it() -> None:
    assert mask("1) 303-555-0142\n2) (404) 555-0143") == "1) ********0142\n2) *********0143"
    assert mask("12) 4111 1111 1111 1111") == "12) ************1111"
    assert mask("3) 1234567") == "3) 1234567"
    for whole in ("(82) 10-1234-5678", "02) 1234-5678", "+82) 10-1234-5678"):
        assert mask(whole)[:-4].strip("*") == "", whole


def test_behind_an_amount_and_a_slash_a_number_is_none_of_its_thousands() -> None:
    assert mask("₩9,303,000/010 0000 0975") == "₩9,303,000/*******0975"
    assert mask("$1,000/200") == "$1,000/200"


def test_a_number_as_long_as_an_articles_is_no_card_behind_a_word_for_that() -> None:
    assert mask("EAN 6904625730400") == "EAN 6904625730400"
    assert mask("6904625730400") == mask("card 6904625730400").removeprefix("card ") == "*********0400"
