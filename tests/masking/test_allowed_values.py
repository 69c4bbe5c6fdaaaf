"""Values that stay readable although they are found: which, and that nothing else does."""

from typing import Any

import pytest
from hypothesis import example, given

from machine.masking import KINDS, Mode, OwnKind, Stream, find, mask, mask_batch
from tests.masking.texts import KEPT, MANY, MODES, SOME_KINDS, TEXTS, assert_form, assert_hidden
from tests.masking.wishes import ALLOWED, SOME_ALLOWED, with_wishes

Kinds = frozenset[str] | None


def test_tutorial_the_hotline_and_the_mailboxes_of_a_company_stay() -> None:
    ours = {"+82-2-1588-0000", "@example.com"}
    text = "Call +82 2 1588 0000 or help@example.com; mine are 010-0000-0123 and mina@example.org."

    assert mask(text, allow=ours) == (
        "Call +82 2 1588 0000 or help@example.com; mine are *********0123 and m***@example.org."
    )
    assert [each.kind for each in find(text, allow=ours)] == ["phone", "email"]


@pytest.mark.parametrize(
    ("allowed", "text"),
    [
        ("1588-0000", "1588-0000"),
        ("15880000", "call 1588 0000 now"),
        ("1588-0000", "１５８８－００００"),
        ("02) 1588-0000", "(02)1588-0000"),
        ("+1 202 555 0101", "+1(202)555-0101"),
        ("4111111111111111", "4111-1111-1111-1111"),
        ("DE89 3704 0044 0532 0130 00", "de89370400440532013000"),
        ("help@example.com", "mail HELP@Example.com!"),
        ("help＠example．com", "help@example.com"),
        ("홍길동@example.com", "홍길동@example.com"),
        ("@example.com", "a.b@example.com은 c@EXAMPLE.com"),
        (" 1588-0000\n", "1588-0000"),
    ],
)
def test_it_is_compared_as_it_is_read_whatever_its_separators(allowed: str, text: str) -> None:
    assert mask(text) != text
    assert mask(text, allow=[allowed]) == text
    assert find(text, allow=[allowed]) == []


@pytest.mark.parametrize(
    ("allowed", "text"),
    [
        pytest.param("1588-0000", "02-1588-0000", id="a longer number that ends in it"),
        pytest.param("010-0000-0123", "010-0000-0123x12", id="a longer number that begins with it"),
        pytest.param("+82 10 0000 0123", "010-0000-0123", id="the same at home"),
        pytest.param("010-0000-0123", "+82 10 0000 0123", id="the same from abroad"),
        pytest.param("12025550101", "+12025550101", id="the same without its plus"),
        pytest.param("help@example.com", "nohelp@example.com", id="a longer mailbox"),
        pytest.param("@example.com", "help@sub.example.com", id="a domain below it"),
        pytest.param("@example.com", "help@example.com.invalid", id="a domain that begins like it"),
        pytest.param("@example.com", "202 555 0101@example.com", id="a number that runs into the mailbox"),
        pytest.param("0101", "+12025550101", id="what is left of it anyway"),
    ],
)
def test_a_finding_that_is_more_or_other_than_it_is_masked(allowed: str, text: str) -> None:
    assert mask(text, allow={allowed}) == mask(text) != text


@pytest.mark.parametrize("between", [" ", ", ", "/", "\n", " / ", ";", "|", "와 ", ". "])
@pytest.mark.parametrize("secret", ["010-0000-0123", "+12025550101", "4111 1111 1111 1111", "mina@example.org"])
@pytest.mark.parametrize("allowed", ["1588-0000", "+82-2-1588-0000", "help@example.com"])
def test_what_stands_beside_it_is_masked_as_ever(allowed: str, secret: str, between: str) -> None:
    for text in (allowed + between + secret, secret + between + allowed):
        shown = mask(text, allow={allowed})
        assert secret not in shown
        assert secret[:7] not in shown


def test_it_stays_in_the_strict_mode_and_where_own_kinds_are_given() -> None:
    badge = OwnKind("badge", r"EMP-\d{6}")

    assert mask("serial 123456789, 987654321", mode="strict", allow={"123456789"}) == "serial 123456789, *****4321"
    assert mask("EMP-000000 and EMP-000001", own=[badge], allow={"emp 000000"}) == "EMP-000000 and ******0001"
    assert find("EMP-000000", own=[badge], allow={"EMP-000000"}) == []


def test_an_own_kind_masks_its_part_of_an_allowed_value() -> None:
    assert mask("call 1588-0000", allow={"1588-0000"}, own=[OwnKind("line", "1588")]) == "call ****-0000"


def test_nothing_allowed_is_as_if_nothing_were_said() -> None:
    assert mask("1588-0000", allow=()) == mask("1588-0000", allow=None) == mask("1588-0000")


@pytest.mark.parametrize(
    ("wrong", "error", "sentence"),
    [
        (
            "1588-0000",
            TypeError,
            'masking: allow is of type str; give a set of values, as {"+82-2-1588-0000", "@example.com"}.',
        ),
        (7, TypeError, 'masking: allow is of type int; give a set of values, as {"+82-2-1588-0000", "@example.com"}.'),
        ([15880000], TypeError, "masking: a value to allow is of type int; give texts."),
        ([""], ValueError, "masking: a value to allow has neither a letter nor a digit; correct it or leave it out."),
        (
            [" - "],
            ValueError,
            "masking: a value to allow has neither a letter nor a digit; correct it or leave it out.",
        ),
        (
            ["help@"],
            ValueError,
            'masking: a value to allow has no domain behind its "@"; give an address, or "@" and a domain.',
        ),
        (
            ["Kim help@example.com"],
            ValueError,
            "masking: a value to allow is more than an address; give each value by itself.",
        ),
    ],
)
def test_what_cannot_be_allowed_is_told_in_one_sentence_without_the_value(
    wrong: Any, error: type[Exception], sentence: str
) -> None:
    for use in (find, mask):
        with pytest.raises(error) as told:
            use("hello", allow=wrong)
        assert str(told.value) == sentence
    with pytest.raises(error):
        Stream(allow=wrong)
    with pytest.raises(error):
        mask_batch([], allow=wrong)


ANY_TEXTS = with_wishes(TEXTS, ALLOWED)


@given(ANY_TEXTS, SOME_KINDS, KEPT, MODES, SOME_ALLOWED)
@MANY
def test_masking_twice_is_masking_once_and_lines_stay_lines(
    text: str, kinds: Kinds, keep: int, mode: Mode, allow: frozenset[str]
) -> None:
    masked = mask(text, kinds, keep=keep, mode=mode, allow=allow)
    assert mask(masked, kinds, keep=keep, mode=mode, allow=allow) == masked
    assert_form(text, masked)


@given(ANY_TEXTS, SOME_KINDS, KEPT, MODES, SOME_ALLOWED)
@example("1588-0000 010-0000-0123 1588-0000", None, 4, "balanced", frozenset({"1588-0000"}))
@MANY
def test_all_else_that_is_found_is_found_as_ever_and_hidden(
    text: str, kinds: Kinds, keep: int, mode: Mode, allow: frozenset[str]
) -> None:
    found, left = find(text, kinds, mode=mode), find(text, kinds, mode=mode, allow=allow)
    assert [each for each in found if each in left] == left
    assert_hidden(text, mask(text, kinds, keep=keep, mode=mode, allow=allow), left, keep)


@given(ANY_TEXTS, MODES)
@MANY
def test_of_numbers_that_are_all_allowed_none_is_found(text: str, mode: Mode) -> None:
    numbers = [text[each.start : each.end] for each in find(text, KINDS, mode=mode) if each.kind != "email"]
    assert {each.kind for each in find(text, KINDS, mode=mode, allow=numbers)} <= {"email"}
