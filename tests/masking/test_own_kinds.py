"""Kinds of a user's own: what they find, what is left of it, and that they hold all that the masking promises."""

import pickle
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from stdnum import luhn

from machine.masking import KINDS, Finding, Mode, OwnKind, Stream, engine, find, mask, mask_batch, own_kinds
from machine.masking.cuts import line_cuts
from machine.masking.folding import LINE_ENDS, read
from tests.masking.texts import BITS, KEPT, MANY, MODES, SOME_KINDS, TEXTS, assert_form, assert_hidden, visible
from tests.masking.wishes import ALLOWED, BADGE, CODE, OWN_KINDS, SOME_ALLOWED, SOME_OWN, is_even, with_wishes

Kinds = frozenset[str] | None
Own = tuple[OwnKind, ...]
PARTS_CELLS = ',;|"'
IS_COMPILED = not str(engine.__file__).endswith(".py")
"""Compiled, the types of fields are looked at before our code is, and in the words of the compiler."""


def test_tutorial_a_company_masks_its_badges_and_codes_as_well() -> None:
    own = [OwnKind("badge", r"EMP-\d{6}"), OwnKind("code", r"(?i)code:? (?P<value>\d{4})\b")]
    text = "I am EMP-000123, my code is not 2026; Code: 1234. Call 010-0000-0123."

    assert mask(text, own=own) == "I am ******0123, my code is not 2026; Code: ****. Call *********0123."
    assert find(text, own=own)[:2] == [Finding("badge", 5, 15, "own.badge"), Finding("code", 44, 48, "own.code")]


def test_the_last_characters_stay_only_of_a_value_that_has_more() -> None:
    assert mask("EMP-000123", own=[BADGE], keep=6) == "****000123"
    assert mask("EMP-000123", own=[BADGE], keep=0) == "**********"
    assert mask("PIN 1234", own=[CODE], keep=4) == "PIN ****"
    assert mask("PIN 1234", own=[CODE], keep=3) == "PIN *234"


def test_stars_take_the_place_of_what_is_seen_and_white_space_stays() -> None:
    assert mask("Mr Kim  Min-ji\tsaid", own=[OwnKind("name", r"Kim\s+Min-ji")]) == "Mr ***  **n-ji\tsaid"
    assert mask("[ Kim ]", own=[OwnKind("name", r" Kim ")]) == "[ *** ]"


def test_signs_that_part_cells_stay_so_that_a_row_keeps_its_cells() -> None:
    assert mask('1,"Kim, Min-ji",2', own=[OwnKind("name", r'"Kim.*?"')], keep=2) == '1,"***, ****ji",2'
    assert mask("a,b|c", own=[OwnKind("row", ".+")], keep=0) == "*,*|*"
    assert find(",|;", own=[OwnKind("row", ".+")]) == []


def test_it_is_looked_for_in_the_text_as_it_is_read() -> None:
    own = [BADGE, OwnKind("handle", "a@b")]

    assert mask("ＥＭＰ－０００１２３", own=own, keep=0) == "*" * 10
    assert mask("EMP–٠٠٠\u200b١٢٣", own=own, keep=0) == "*******\u200b***"
    assert mask("x=a%40b", own=own) == "x=*****"


@pytest.mark.parametrize("line_end", [*LINE_ENDS, "\r\n"])
def test_each_line_is_looked_at_by_itself(line_end: str) -> None:
    whole = OwnKind("whole", r"^a.*z$")

    assert mask(f"abz{line_end}a{line_end}z{line_end}abz", own=[whole]) == f"***{line_end}a{line_end}z{line_end}***"
    assert mask(f"EMP-{line_end}000123", own=[OwnKind("badge", r"EMP-\s*\d{6}")]) == f"EMP-{line_end}000123"


def test_values_that_overlap_are_one() -> None:
    five = OwnKind("five", r"\d{5}")

    assert mask("id 12345678", own=[five]) == "id ****5678"
    assert mask("id 12345678", own=[five], keep=0) == "id ********"
    assert find("id 12345678", own=[five]) == [Finding("five", 3, 11, "own.five")]


def test_where_kinds_overlap_the_known_to_all_names_it_and_of_own_ones_the_earlier() -> None:
    line, one = OwnKind("line", r"010-0000-0123 \w+"), OwnKind("word", r"\w+")

    assert find("010-0000-0123 Kim", own=[line]) == [Finding("phone", 0, 17, "phone.national")]
    assert mask("010-0000-0123 Kim", own=[line]) == "************3 Kim"
    assert [each.kind for each in find("Kim", own=[one, line._replace(pattern="Ki")])] == ["word"]
    assert [each.kind for each in find("Kim", own=[line._replace(pattern="Ki"), one])] == ["line"]


def test_of_an_address_what_an_own_kind_finds_is_hidden_too() -> None:
    host = OwnKind("host", r"db\d+\.\w+\.example")

    assert mask("mina@db12.corp.example", own=[host]) == "m***@*************mple"
    assert [each.kind for each in find("mina@db12.corp.example", own=[host])] == ["email"]


def test_a_number_is_found_whole_though_an_own_kind_holds_a_part_of_it() -> None:
    assert mask("010-0000-0123", own=[OwnKind("middle", "0000")], keep=0) == "*" * 13
    assert mask("010-0000-0123", own=[OwnKind("last", r"\d{4}\b")], keep=4) == "*" * 13


def test_own_kinds_are_looked_for_whatever_other_kinds_are() -> None:
    assert mask("EMP-000123 010-0000-0123", frozenset(), own=[BADGE]) == "******0123 010-0000-0123"


def test_a_check_has_the_last_say_of_the_letters_and_digits() -> None:
    asked: list[str] = []

    def is_member(value: str) -> bool:
        asked.append(value)
        return luhn.is_valid(value[1:])

    member = OwnKind("member", r"M\d{2} \d{4}", is_member)

    assert mask("M12 3455, M12 3456", own=[member]) == "*** 3455, M12 3456"
    assert set(asked) == {"M123455", "M123456"}


def test_what_a_check_raises_is_raised() -> None:
    def broken(_value: str) -> bool:
        raise LookupError

    with pytest.raises(LookupError):
        mask("EMP-000123", own=[BADGE._replace(check=broken)])


def test_a_pattern_may_be_compiled_and_where_it_finds_nothing_nothing_is_masked() -> None:
    assert mask("emp-000123", own=[OwnKind("badge", re.compile(BADGE.pattern, re.IGNORECASE))]) == "******0123"
    assert mask("hello", own=[OwnKind("nothing", r"(?=l)|\b|(?P<value>)h")]) == "hello"
    assert mask("a1", own=[OwnKind("either", r"(?P<value>x)?1")]) == "a*"


def test_it_may_be_sent_to_another_process() -> None:
    own = (OwnKind("badge", re.compile(r"EMP-\d{6}")), OwnKind("even", r"\d{5}", is_even))
    assert pickle.loads(pickle.dumps(own)) == own


def test_a_long_line_is_searched_in_pieces_that_share_what_is_at_their_ends() -> None:
    step = own_kinds.MOST_SEARCHED - own_kinds.SHARED
    for before in range(step - 12, step + 2):
        for far in (before, before + own_kinds.SHARED, before + 3 * step):
            assert mask("x" * far + "EMP-000123" + "x" * 100, own=[BADGE]) == "x" * far + "******0123" + "x" * 100
    searched: list[int] = []
    mask("1" * 50_000, frozenset(), own=[OwnKind("all", r"\d+", lambda value: searched.append(len(value)))])
    assert max(searched) == own_kinds.MOST_SEARCHED


def test_a_line_in_which_stars_bring_more_and_more_to_light_is_hidden_whole() -> None:
    first = OwnKind("first", r"\b\w")

    masked = mask(f"{'a' * 100} -> b\nc -> d", own=[first])
    assert masked == f"{'*' * 100} ** *\n* -> *"
    assert mask(masked, own=[first]) == masked


REFUSED: list[tuple[Any, type[Exception], str]] = [
    ("badge", TypeError, r'own is of type str; give a list of kinds, as [OwnKind("badge", r"EMP-\d{6}")].'),
    ({"a": "b"}, TypeError, r'own is of type dict; give a list of kinds, as [OwnKind("badge", r"EMP-\d{6}")].'),
    (BADGE, TypeError, r'an own kind is of type str; give each as OwnKind("badge", r"EMP-\d{6}").'),
    ([("a", "b")], TypeError, r'an own kind is of type tuple; give each as OwnKind("badge", r"EMP-\d{6}").'),
    ([OwnKind(3, "x")], TypeError, "the name of an own kind is of type int; give a text."),  # type: ignore[arg-type]
    *(
        (
            [OwnKind(name, "x")],
            ValueError,
            "the name of an own kind is not of 1 to 64 letters, digits, - and _, a letter or a digit first; "
            "correct it.",
        )
        for name in ("", " ", "a b", "-a", "a\n", "x" * 65, "own.a")
    ),
    *(
        ([OwnKind(name, "x")], ValueError, f'there is a kind "{name}" already; give the own kind another name.')
        for name in (*KINDS, "number")
    ),
    ([BADGE, BADGE], ValueError, 'there is a kind "badge" already; give the own kind another name.'),
    (
        [OwnKind("a", b"x")],  # type: ignore[arg-type]
        TypeError,
        'the pattern of the own kind "a" is of type bytes; give a text, or what re.compile makes of one.',
    ),
    (
        [OwnKind("a", re.compile(b"x"))],  # type: ignore[arg-type]
        TypeError,
        'the pattern of the own kind "a" is of type bytes; give a text, or what re.compile makes of one.',
    ),
    (
        [OwnKind("a", "x(")],
        ValueError,
        'the pattern of the own kind "a" is no regular expression: missing ), unterminated subpattern at character 2.',
    ),
    (
        [OwnKind("a", "x{99999999999}")],
        ValueError,
        'the pattern of the own kind "a" is more than Python can read; make it shorter.',
    ),
    (
        [OwnKind("a", "x", 3)],  # type: ignore[arg-type]
        TypeError,
        'the check of the own kind "a" is of type int; give a function of a text.',
    ),
]


@pytest.mark.parametrize(("wrong", "error", "sentence"), REFUSED)
def test_what_is_no_own_kind_is_told_in_one_sentence(wrong: Any, error: type[Exception], sentence: str) -> None:
    for use in (find, mask):
        with pytest.raises(error) as told:
            use("hello", own=wrong)
        assert IS_COMPILED or str(told.value) == f"masking: {sentence}"
    with pytest.raises(error):
        Stream(own=wrong)
    with pytest.raises(error):
        mask_batch([], own=wrong)


@pytest.mark.parametrize("pattern", ["", "x*", "^", "$", "(?=x)?", "x|"])
def test_a_pattern_that_matches_nothing_at_all_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"matches where there is nothing; have it ask for a character, as \\d\+"):
        mask("hello", own=[OwnKind("a", pattern)])


ANY_TEXTS = with_wishes(TEXTS, (*ALLOWED, "PIN 1234", "pin: 0000", "EMP-000123", "emp-000123", "hello, there"))


@given(ANY_TEXTS, SOME_KINDS, KEPT, MODES, SOME_ALLOWED, SOME_OWN)
@example("a" * 99, None, 0, "balanced", frozenset(), (OwnKind("first", r"\b\w"),))
@example("*" + "a" * 99, None, 0, "balanced", frozenset(), (OwnKind("next", r"\*\w"),))
@MANY
def test_masking_twice_is_masking_once_and_lines_stay_lines(
    text: str, kinds: Kinds, keep: int, mode: Mode, allow: frozenset[str], own: Own
) -> None:
    masked = mask(text, kinds, keep=keep, mode=mode, allow=allow, own=own)
    assert mask(masked, kinds, keep=keep, mode=mode, allow=allow, own=own) == masked
    assert_form(text, masked)


@given(ANY_TEXTS, SOME_KINDS, KEPT, MODES, SOME_OWN)
@MANY
def test_what_is_found_without_own_kinds_is_hidden_beside_them_too(
    text: str, kinds: Kinds, keep: int, mode: Mode, own: Own
) -> None:
    assert_hidden(text, mask(text, kinds, keep=keep, mode=mode, own=own), find(text, kinds, mode=mode), keep)


@given(ANY_TEXTS, KEPT, st.sampled_from(OWN_KINDS))
@MANY
def test_of_a_value_no_more_is_seen_than_its_last_characters_and_nothing_of_a_short_one(
    text: str, keep: int, kind: OwnKind
) -> None:
    found = find(text, frozenset(), own=[kind])
    masked = mask(text, frozenset(), keep=keep, own=[kind])
    assert_hidden(text, masked, found, keep, but=PARTS_CELLS)
    short = [each for each in found if len(visible(read(text[each.start : each.end])[0])) <= keep]
    assert_hidden(text, masked, short, 0, but=PARTS_CELLS)


@given(ANY_TEXTS, SOME_KINDS, KEPT, MODES, SOME_ALLOWED, SOME_OWN, st.lists(st.integers(0, 80), max_size=6))
@MANY
def test_batch_stream_and_the_parts_between_cuts_are_masked_as_the_whole(
    text: str, kinds: Kinds, keep: int, mode: Mode, allow: frozenset[str], own: Own, places: list[int]
) -> None:
    def alone(text: str) -> str:
        return mask(text, kinds, keep=keep, mode=mode, allow=allow, own=own)

    stream = Stream(kinds, keep=keep, mode=mode, allow=allow, own=own)
    cuts = sorted({0, *(place for place in places if place < len(text)), len(text)})
    streamed = [*(stream.feed(text[start:end]) for start, end in pairwise(cuts)), stream.close()]
    parts = [text[start:end] for start, end in pairwise([0, *line_cuts(text), len(text)])]

    assert "".join(streamed) == "".join(map(alone, parts)) == alone(text)
    texts = [text, "", *parts]
    assert mask_batch(texts, kinds, keep=keep, mode=mode, allow=allow, own=own) == [*map(alone, texts)]


@given(st.lists(st.one_of(st.none(), ANY_TEXTS), max_size=4), KEPT, SOME_ALLOWED, SOME_OWN)
@MANY
def test_so_is_an_arrow_array(texts: list[str | None], keep: int, allow: frozenset[str], own: Own) -> None:
    import pyarrow

    from machine.masking.arrow_arrays import mask_arrow

    texts = [text and text.replace("\ud800", "?") for text in texts]
    masked = mask_arrow(pyarrow.array(texts, pyarrow.string()), keep=keep, allow=allow, own=own)
    assert masked.to_pylist() == [text and mask(text, keep=keep, allow=allow, own=own) for text in texts]


@given(st.lists(st.sampled_from((*BITS, "EMP-000123", "hello ", "\n")), max_size=12).map("".join), SOME_OWN)
@MANY
def test_what_is_found_is_found_behind_the_gate_too(text: str, own: Own) -> None:
    found = find(text, own=own)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "GATE", re.compile(""))
        assert find(text, own=own) == found


def test_a_stream_hands_out_each_line_as_soon_as_the_next_one_has_begun() -> None:
    stream = Stream(own=[BADGE])

    assert stream.feed("I am EMP-00") == ""
    assert stream.feed("0123, hello there.\nAnd you") == "I am ******0123, hello there."
    assert stream.close() == "\nAnd you"


def test_every_own_kind_of_these_tests_finds_something_but_those_of_no_length() -> None:
    text = "PIN: 1234 EMP-000123 call 01 ***a 12345 hello there 가나 a@b.c 123456 - - 1a\n1a2"
    idle = [kind.pattern for kind in OWN_KINDS if not find(text, frozenset(), own=[kind])]
    assert idle == [r"\b", r"(?:)(?=1)"]
