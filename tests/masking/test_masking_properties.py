"""What holds for every text: masking twice is masking once, and it shows nothing of what it hides."""

import time
from itertools import product

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from machine.masking import find, mask, mask_number

PIECES = (
    *("0", "00", "12", "345", "1234", "55501", "6789012", "123456789", "01012345678", "4111111111111111", "1234 5678"),
    *(" ", "  ", "-", ".", "/", "(", ")", "+", "@", "*", "****", "\n", "\u200b", "\0", "\ud800", "–", "５", "٣", "é"),
    *("가", "x", "ext 1", "a.b", "melissa@gmail.com", "000-12-3456", "2026-11-22", "ssn", "DE89370400440532013000"),
)
SMALL = ("0", "010", "1234", "4111111111111111", " ", "-", "+", "@", "a.b", "*", "DE89370400440532013000")
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=16).map("".join))
DIGIT = st.sampled_from("0123456789")
NO_ZERO = st.sampled_from("123456789")


def assert_sound(text: str) -> None:
    """Idempotent; only stars for characters and white space left out."""
    masked = mask(text)
    assert mask(masked) == masked
    left = iter(masked)
    shown = next(left, None)
    for char in text:
        if shown is not None and (shown == char or (shown == "*" and not char.isspace())):
            shown = next(left, None)
        else:
            assert char.isspace()
    assert shown is None


@given(TEXTS)
@example("01012345678 010 555 333 333 333 333")
@example("010-1234-5678 010-1234-5678@a.b")
@settings(deadline=None, max_examples=500)
def test_masking_twice_is_masking_once_and_only_stars_characters_or_drops_white_space(text: str) -> None:
    assert_sound(text)


def test_so_for_every_string_of_up_to_three_small_pieces() -> None:
    for length in range(4):
        for pieces in product(SMALL, repeat=length):
            assert_sound("".join(pieces))


@given(TEXTS)
@settings(deadline=None)
def test_findings_are_in_order_apart_and_within_the_text(text: str) -> None:
    places = [place for finding in find(text) for place in (finding.start, finding.end)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)
    assert all(finding.start < finding.end for finding in find(text))


@given(TEXTS)
@settings(deadline=None)
def test_a_field_masked_twice_is_masked_once(value: str) -> None:
    assert mask_number(mask_number(value)) == mask_number(value)


PHONES = (
    *("+1 (###) ###-####", "+1##########", "+1 ### ### ####", "+1-###-###-####", "(###) ###-####", "###-###-####"),
    *("0##-####-####", "0## #### ####", "0##########", "0#-####-####", "+## ## #### ####", "+##-##-####-####"),
    *("+44 #### ######", "0#### ######", "+49 ### #######", "0#.##.##.##.##", "+33 # ## ## ## ##"),
)
CARDS = ("#### #### #### ####", "################", "####-####-####-####", "#### ###### #####", "###############")
SSNS = ("###-##-####", "### ## ####", "###.##.####", "SSN #########")
ACCOUNTS = ("####################", "## #### #### #### #### ##", "##-####-####-####-####-##")
Pair = tuple[str, str]


def filled(shape: str, digits: str) -> str:
    left = iter(digits)
    return "".join(next(left) if sign == "#" else sign for sign in shape)


@st.composite
def numbers_that_share_their_last_four(draw: st.DrawFn, shapes: tuple[str, ...]) -> Pair:
    shape = draw(st.sampled_from(shapes))
    hidden = shape.count("#") - 4
    last = draw(st.text(DIGIT, min_size=4, max_size=4))
    # A number that begins with zeros has them in its shape: two of them lead a country's code.
    one, other = (draw(NO_ZERO) + draw(st.text(DIGIT, min_size=hidden - 1, max_size=hidden - 1)) for _ in range(2))
    return filled(shape, one + last), filled(shape, other + last)


@st.composite
def cards_that_share_their_last_four(draw: st.DrawFn) -> Pair:
    shape = draw(st.sampled_from(CARDS))
    issuers = ("34", "37") if shape.count("#") == len("378282246310005") else ("4", "52", "2720", "6", "50", "35")
    last = draw(st.text(DIGIT, min_size=4, max_size=4))

    def card() -> str:
        issuer = draw(st.sampled_from(issuers))
        hidden = shape.count("#") - len(issuer) - len(last) - 1
        begin = issuer + draw(st.text(DIGIT, min_size=hidden, max_size=hidden))
        return filled(shape, next(n for d in "0123456789" if luhn.is_valid(n := begin + d + last)))

    return card(), card()


@st.composite
def accounts_that_share_their_last_four(draw: st.DrawFn) -> Pair:
    shape = draw(st.sampled_from(ACCOUNTS))
    last = draw(st.text(DIGIT, min_size=4, max_size=4))

    def account() -> str:
        own = draw(st.text(DIGIT, min_size=14, max_size=14)) + last
        return "DE" + filled(shape, mod_97_10.calc_check_digits(f"{own}DE") + own)

    return account(), account()


@st.composite
def mailboxes_that_share_length_and_first_letter(draw: st.DrawFn) -> Pair:
    letters = st.sampled_from("abz09.+_'-")
    length = draw(st.integers(0, 12))
    first = draw(st.sampled_from("am0")) if length else ""
    rest = [draw(st.text(letters, min_size=max(length, 1), max_size=max(length, 1))) for _ in range(2)]
    return f"{first}{rest[0]}@example.com", f"{first}{rest[1]}@example.com"


PAIRS = st.one_of(
    numbers_that_share_their_last_four(PHONES),
    numbers_that_share_their_last_four(SSNS),
    cards_that_share_their_last_four(),
    accounts_that_share_their_last_four(),
    mailboxes_that_share_length_and_first_letter(),
)
AROUND = st.lists(
    st.sampled_from(
        ("번호는", "call", ":", ",", "\n", "2026", "12", "3456", "15000", "2026-11-22", "+12025550101", "a@b.c")
    ),
    max_size=4,
).map(", ".join)
"""What stands behind a comma cannot belong to the same number; behind a mere space it might, and then they are one."""


@given(PAIRS, AROUND, AROUND)
@settings(deadline=None, max_examples=1500)
def test_what_is_hidden_leaves_no_trace_in_what_is_shown(pair: Pair, before: str, after: str) -> None:
    one, other = (f"{before}, {hidden}, {after}" for hidden in pair)
    assert mask(one) == mask(other)


@given(
    PAIRS, st.sampled_from(("번호는{}입니다", "({})", "*{}*", "{},{}", "{}; {}", "tel:{}", "a@b.c은{}/a@b.c"))
)
@settings(deadline=None, max_examples=500)
def test_no_trace_either_where_it_stands_close_to_others(pair: Pair, place: str) -> None:
    one, other = (place.replace("{}", hidden) for hidden in pair)
    assert mask(one) == mask(other)


@given(PAIRS, TEXTS)
@settings(deadline=None)
def test_a_number_is_masked_whatever_stands_on_the_next_line(pair: Pair, after: str) -> None:
    assume(not after[:4].strip("abcdefghijklmnopqrstuvwxyz가 "))
    assert pair[0] not in mask(f"{pair[0]}: {after}")


@pytest.mark.parametrize(
    "piece", ["0 ", "a", "@a.", "+1 ", "de12 ", "4111 ", "010-1234-", "01012345678 010 555 ", "0\u200b"]
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        mask(text)
        return time.process_time() - start

    # Four times the text; a search in square time would take sixteen times as long.
    assert seconds(12_000) < 10 * seconds(3_000) + 0.1
