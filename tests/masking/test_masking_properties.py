"""What holds for every text: masking twice is masking once, and it shows nothing of what it hides."""

import re
import sys
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.iso7064 import mod_97_10

from machine.masking import DOCUMENTED, KINDS, Mode, choice, engine, find, gate, mask, mask_batch, mask_number, numbers
from machine.masking import folding as reading
from machine.masking.finding import claim
from machine.masking.folding import folded_sign, read
from machine.masking.masked_form import STAR
from machine.masking.other_numbers import others
from tests.masking.texts import (
    BITS,
    KEPT,
    MANY,
    MODES,
    NUMBERS,
    SOME_KINDS,
    TEXTS,
    assert_form,
    assert_hidden,
    visible,
    within_lines,
)

Kinds = frozenset[str] | None
ALL = frozenset(KINDS)
MOST_ROUNDS = 8
DIGIT = st.sampled_from("0123456789")
NO_ZERO = st.sampled_from("123456789")
BEYOND_THE_BASIC_PLANE = 0x10000


def test_a_first_look() -> None:
    text = "Call 010-1234-5678 or\n(202) 555-0101."
    masked = mask(text)

    assert masked == "Call *********5678 or\n*********0101."
    assert mask(masked) == masked
    assert [text[one.start : one.end] for one in find(text)] == ["010-1234-5678", "(202) 555-0101"]
    assert mask_batch([text, masked]) == [masked, masked]


@given(TEXTS, SOME_KINDS, KEPT, MODES)
@example("01012345678 010 555 333 333 333 333", None, 4, "balanced")
@example("010-1234-5678 010-1234-5678@a.b", None, 4, "balanced")
@MANY
def test_masking_twice_is_masking_once(text: str, kinds: Kinds, keep: int, mode: Mode) -> None:
    masked = mask(text, kinds, keep=keep, mode=mode)
    assert mask(masked, kinds, keep=keep, mode=mode) == masked


@given(TEXTS, SOME_KINDS, KEPT, MODES)
@MANY
def test_only_stars_take_a_characters_place_and_only_white_space_is_left_out(
    text: str, kinds: Kinds, keep: int, mode: Mode
) -> None:
    assert_form(text, mask(text, kinds, keep=keep, mode=mode))


@given(TEXTS, SOME_KINDS, MODES)
@MANY
def test_findings_are_in_order_apart_within_the_text_and_of_the_kinds_asked_for(
    text: str, kinds: Kinds, mode: Mode
) -> None:
    findings = find(text, kinds, mode=mode)
    places = [place for finding in findings for place in (finding.start, finding.end)]
    assert places == sorted(places)
    assert all(0 <= one.start < one.end <= len(text) for one in findings)
    assert {one.kind for one in findings} <= (DOCUMENTED if kinds is None else kinds) | {"number"}
    assert mode == "strict" or all(one.kind in KINDS for one in findings)


def starred(written: str, kept: slice, *, and_first: bool = False) -> str:
    """What is written, with stars for the visible characters except the kept ones, without white space within lines."""
    shown = within_lines(written)
    seen = [place for place, char in enumerate(shown) if folded_sign(char) and not char.isspace()]
    stays = {*seen[kept], *(seen[:1] if and_first and len(seen) > 1 else ())}
    return "".join(STAR if place in seen and place not in stays else char for place, char in enumerate(shown))


def masked_once(text: str, kinds: Kinds, keep: int, mode: Mode) -> str:
    """The text with each finding in its documented form (MEX-1 to MEX-3), all else as it is."""
    mailboxes = {address.end: address.start for address in find(text, frozenset({"email"}), mode=mode)}
    pieces, done = [], 0
    for kind, start, end, rule in find(text, kinds, mode=mode):
        written = text[start:end]
        pieces.append(text[done:start])
        if kind == "email":
            at = max(place for place, char in enumerate(written) if folded_sign(char) == "@")
            if rule == "email.spelt":
                at = len(written[:at].rstrip())
            pieces.append(starred(written[:at], slice(0), and_first=mailboxes[end] == start) + written[at:])
        else:
            pieces.append(starred(written, slice(-keep, None) if keep else slice(0)))
        done = end
    return "".join(pieces) + text[done:]


@given(TEXTS, SOME_KINDS, KEPT, MODES)
@MANY
def test_masking_is_finding_and_the_documented_form_until_nothing_changes(
    text: str, kinds: Kinds, keep: int, mode: Mode
) -> None:
    masked = mask(text, kinds, keep=keep, mode=mode)
    for _ in range(MOST_ROUNDS):
        before, text = text, masked_once(text, kinds, keep, mode)
        if text == before:
            break
    else:
        text = "".join(STAR if folded_sign(char).isdecimal() else char for char in text)
    assert text == masked


@given(TEXTS, SOME_KINDS, KEPT, MODES)
@MANY
def test_of_what_is_found_no_more_is_seen_than_its_form_shows(text: str, kinds: Kinds, keep: int, mode: Mode) -> None:
    assert_hidden(text, mask(text, kinds, keep=keep, mode=mode), find(text, kinds, mode=mode), keep)


@given(TEXTS)
@MANY
def test_what_was_masked_before_makes_no_difference(text: str) -> None:
    first = find(text), mask(text)
    for remembered in (
        numbers._plans.clear,
        choice._settled.cache_clear,
        folded_sign.cache_clear,
    ):
        remembered()
    assert [(find(text), mask(text)) for _ in range(2)] == 2 * [first]


CLEAN = ("hello", "좋은 아침입니다", "see you, ok?", "- 하나\n- 둘", "안녕 👋", "x")
"""Nothing in them is a number, an address or a word that makes one of a number."""


@given(TEXTS, st.sampled_from((", ", "\n- ", ". ", " 입니다, ")), st.sampled_from(CLEAN), SOME_KINDS, MODES)
@MANY
def test_clean_text_behind_a_boundary_unmasks_nothing(
    text: str, boundary: str, clean: str, kinds: Kinds, mode: Mode
) -> None:
    alone, longer = visible(mask(text, kinds, mode=mode)), visible(mask(text + boundary + clean, kinds, mode=mode))
    assert all(then == STAR for now, then in zip(alone, longer, strict=False) if now == STAR)
    assert longer.endswith(visible(clean))


@given(st.lists(TEXTS, max_size=4), SOME_KINDS, KEPT, MODES)
@MANY
def test_a_batch_is_masked_as_its_texts_are_one_by_one(texts: list[str], kinds: Kinds, keep: int, mode: Mode) -> None:
    one_by_one = [mask(text, kinds, keep=keep, mode=mode) for text in texts]
    assert mask_batch(texts, kinds, keep=keep, mode=mode) == one_by_one


def test_a_batch_of_more_texts_than_are_searched_at_once_is_masked_as_well() -> None:
    texts = [*NUMBERS, *BITS, ""] * (3 * engine.AT_ONCE // len(NUMBERS + BITS))
    assert len(texts) > 2 * engine.AT_ONCE
    assert mask_batch(texts) == [mask(text) for text in texts]
    assert mask_batch(tuple(texts)) == mask_batch(texts)


IN_UTF8 = TEXTS.map(lambda text: text.replace("\ud800", "?"))


@given(st.lists(st.one_of(st.none(), IN_UTF8), max_size=4), SOME_KINDS, KEPT, MODES)
@MANY
def test_an_arrow_array_is_masked_as_its_texts_are(
    texts: list[str | None], kinds: Kinds, keep: int, mode: Mode
) -> None:
    import pyarrow

    from machine.masking.arrow_arrays import mask_arrow

    one_by_one = [text if text is None else mask(text, kinds, keep=keep, mode=mode) for text in texts]
    for type_ in (pyarrow.string(), pyarrow.large_string(), pyarrow.string_view()):
        array = pyarrow.array(texts, type_)
        assert mask_arrow(array, kinds, keep=keep, mode=mode).to_pylist() == one_by_one


@given(TEXTS, st.integers(0, 6))
@MANY
def test_in_strict_mode_no_run_of_seven_digits_is_left_but_in_a_domain_a_date_or_an_amount(
    text: str, keep: int
) -> None:
    masked = mask(text, ALL, keep=keep, mode="strict")
    rest, _ = read(masked)
    rest = re.sub(r"@[\w.:\[\]-]*", "@", rest)
    stays = [(start, end) for start, end, other in others(rest) if other.stays_when_strict]
    assert re.search("[0-9]{7}", claim(rest, stays)) is None
    assert {one.kind for one in find(masked, ALL, mode="strict")} <= {"email"} or keep


@given(TEXTS)
@MANY
def test_a_field_masked_twice_is_masked_once(value: str) -> None:
    assert mask_number(mask_number(value)) == mask_number(value)


@given(TEXTS, SOME_KINDS, MODES)
@MANY
def test_the_gate_turns_nothing_away_that_would_be_found(text: str, kinds: Kinds, mode: Mode) -> None:
    found = find(text, kinds, mode=mode)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "GATE", re.compile(""))
        assert find(text, kinds, mode=mode) == found


@pytest.mark.parametrize(
    ("around", "rule"),
    [
        ("202{}555{}0101", "between the groups of a phone number"),
        ("{}025550101", "in place of its first digit"),
        ("202555010{}", "in place of its last digit"),
        ("a{}b.c", "in place of the sign before a domain"),
        ("a@b{}c", "in place of the dot of a domain"),
        ("LC{}76HEMMABCDEFGHIJKLMNOPQRSTUVWX", "within an IBAN that has but two digits"),
        ("LC7{}6HEMMABCDEFGHIJKLMNOPQRSTUVWX", "within its check digits"),
        ("{}C76HEMMABCDEFGHIJKLMNOPQRSTUVWX", "in place of its first letter"),
        ("L{}76HEMMABCDEFGHIJKLMNOPQRSTUVWX", "in place of its second letter"),
    ],
)
def test_the_gate_lets_every_character_through_that_is_read_as_another(around: str, rule: str) -> None:
    others = [char for char in map(chr, range(sys.maxunicode + 1)) if folded_sign.__wrapped__(char) != char]
    assert len(others) > 3000
    turned_away = []
    for char in others:
        text = around.replace("{}", char)
        found = find(text)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(engine, "GATE", re.compile(""))
            if find(text) != found:
                turned_away.append(char)
    assert turned_away == [], rule


def test_the_sets_of_the_gate_and_of_the_reading_are_what_is_read_and_all_beyond_the_basic_plane() -> None:
    digit, at = re.compile(gate.DIGIT), re.compile(f"[{gate.AT}]")
    for code in range(sys.maxunicode + 1):
        char = chr(code)
        sign = folded_sign.__wrapped__(char)
        is_beyond = code >= BEYOND_THE_BASIC_PLANE
        assert (digit.match(char) is not None) == (sign.isdecimal() or is_beyond), hex(code)
        assert (at.match(char) is not None) == (sign == "@"), hex(code)
        assert (reading.FOLDS.match(char) is not None) == (sign != char or is_beyond), hex(code)
        assert len(sign) <= 1 and folded_sign.__wrapped__(sign or "x") == (sign or "x"), hex(code)


PHONES = (
    *("+1 (2##) 5##-####", "+12##5######", "+1 2## 5## ####", "+1-2##-5##-####", "(2##) 5##-####", "2##-5##-####"),
    *("010-####-####", "031 #### ####", "010########", "02-####-####", "+82 2# #### ####", "+82-10-####-####"),
    *("+44 7### ######", "07### ######", "+49 17# #######", "06.##.##.##.##", "+33 6 ## ## ## ##"),
)
CARDS = ("#### #### #### ####", "################", "####-####-####-####", "#### ###### #####", "###############")
SSNS = ("###-##-####", "### ## ####", "###.##.####", "SSN #########")
ACCOUNTS = ("####################", "## #### #### #### #### ##", "##-####-####-####-####-##")
"""Each "#" is a digit that nobody should be able to tell; a country's code and a plan's first digits are the form."""
Pair = tuple[str, str]


def filled(shape: str, digits: str) -> str:
    left = iter(digits)
    return "".join(next(left) if sign == "#" else sign for sign in shape)


@st.composite
def numbers_that_share_their_last_four(draw: st.DrawFn, shapes: tuple[str, ...]) -> Pair:
    shape = draw(st.sampled_from(shapes))
    hidden = shape.count("#") - 4
    last = draw(st.text(DIGIT, min_size=4, max_size=4))
    # A number that begins with a zero may be a phone number, whatever else its groups are the form of.
    first = NO_ZERO if shape in SSNS else DIGIT
    one, other = (draw(first) + draw(st.text(DIGIT, min_size=hidden - 1, max_size=hidden - 1)) for _ in range(2))
    return filled(shape, one + last), filled(shape, other + last)


@st.composite
def cards_that_share_their_last_four(draw: st.DrawFn) -> Pair:
    shape = draw(st.sampled_from(CARDS))
    issuers = ("34", "37") if shape.count("#") == len("378282246310005") else ("4", "52", "2720", "6", "50", "35")
    issuer = draw(st.sampled_from(issuers))
    last = draw(st.text(DIGIT, min_size=4, max_size=4))
    hidden = shape.count("#") - len(issuer) - len(last) - 1

    def card() -> str:
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
@MANY
def test_what_is_hidden_leaves_no_trace_in_what_is_shown(pair: Pair, before: str, after: str) -> None:
    one, other = (f"{before}, {hidden}, {after}" for hidden in pair)
    assert mask(one) == mask(other)


@given(PAIRS, st.sampled_from(("번호는{}입니다", "({})", "*{}*", "{},{}", "{}; {}", "tel:{}", "a@b.c은{}/a@b.c")))
@MANY
def test_no_trace_either_where_it_stands_close_to_others(pair: Pair, place: str) -> None:
    one, other = (place.replace("{}", hidden) for hidden in pair)
    assert mask(one) == mask(other)


@given(PAIRS, st.sampled_from((", ", ": ", "\n", " ")), st.sampled_from(("see", "그리고", "and")), TEXTS)
@MANY
def test_a_number_is_masked_whatever_stands_behind_the_next_word(
    pair: Pair, boundary: str, word: str, after: str
) -> None:
    assert pair[0] not in mask(f"{pair[0]}{boundary}{word} {after}")


@pytest.mark.parametrize(
    "piece", ["0 ", "a", "@a.", "+1 ", "de12 ", "4111 ", "010-1234-", "01012345678 010 555 ", "0\u200b"]
)
def test_long_texts_take_time_in_proportion(piece: str) -> None:
    def once(text: str) -> float:
        start = time.process_time()
        mask(text)
        return time.process_time() - start

    def seconds(length: int) -> float:
        # Once may hit upon a collection of what earlier tests have left, which takes longer than masking does.
        return min(once((piece * length)[:length]) for _ in range(3))

    # Four times the text; a search in square time would take sixteen times as long.
    assert seconds(12_000) < 10 * seconds(3_000) + 0.1
