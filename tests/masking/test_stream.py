"""A text that comes in chunks is masked as if it came whole, and no more of it is held back than may still change."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from machine.masking import Mode, Stream, mask
from machine.masking.cuts import AHEAD, REACH, line_cuts
from tests.masking.texts import BITS, KEPT, MANY, MODES, NUMBERS, SOME_KINDS, TEXTS, assert_form

Kinds = frozenset[str] | None
FREE = "Nothing in here is a number, an address or anything else that somebody would want to hide from readers. " * 2
"""Long enough for a cut in the midst of it."""
LONG = 30_000
MOST_IN_A_CHUNK = 4_000


def streamed(text: str, cuts: list[int], kinds: Kinds = None, *, keep: int = 4, mode: Mode = "balanced") -> str:
    """What a stream makes of the text, chunk by chunk between the cuts."""
    stream = Stream(kinds, keep=keep, mode=mode)
    places = [0, *sorted(cuts), len(text)]
    chunks = (text[start:end] for start, end in pairwise(places))
    return "".join([*map(stream.feed, chunks), stream.close()])


@contextmanager
def holding(most: int) -> Iterator[None]:
    """Has a stream hold back at most so many characters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("machine.masking.stream.MOST_HELD", most)
        yield


@st.composite
def cut_anywhere(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> tuple[str, list[int]]:
    text = draw(texts)
    return text, draw(st.lists(st.integers(0, len(text)), max_size=12))


PARTS = st.one_of(TEXTS, st.sampled_from((FREE, FREE, "\n", ".\n", "\n안녕\n", " ")))
SOME_PARTS = st.lists(PARTS, max_size=12).map("".join)
"""With places for cuts, good ones and those that only look like it."""


def test_a_first_look() -> None:
    stream = Stream()

    assert stream.feed("Call 010-12") == ""
    assert stream.feed("34-5678, please.\nAnd") == "Call *********5678, please."
    assert stream.feed(" then melissa@gmail.com") == ""
    assert stream.close() == "\nAnd then m******@gmail.com"


def test_a_closed_stream_begins_anew() -> None:
    stream = Stream(frozenset({"email"}), keep=0)
    for _ in range(2):
        assert stream.feed("melissa@gma") + stream.feed("il.com") + stream.close() == "m******@gmail.com"


def test_a_stream_refuses_what_mask_refuses_before_it_is_fed() -> None:
    with pytest.raises(ValueError, match=r'the kind "mail" is unknown'):
        Stream(frozenset({"mail"}))
    with pytest.raises(ValueError, match="keep is 17"):
        Stream(keep=17)


def test_what_masking_has_made_of_digits_makes_no_head_of_a_row() -> None:
    text = "phone +12025550101|abcdefghi\n12345678|y"

    assert mask(text, keep=0) == streamed(text, [33], keep=0) == "phone ************|abcdefghi\n12345678|y"


@given(cut_anywhere(TEXTS), SOME_KINDS, KEPT, MODES)
@MANY
def test_chunks_of_any_size_are_masked_as_the_whole(
    chunked: tuple[str, list[int]], kinds: Kinds, keep: int, mode: Mode
) -> None:
    text, cuts = chunked
    assert streamed(text, cuts, kinds, keep=keep, mode=mode) == mask(text, kinds, keep=keep, mode=mode)


@given(TEXTS)
@MANY
def test_so_are_single_characters(text: str) -> None:
    assert streamed(text, list(range(len(text)))) == mask(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{FREE}ssn - 000123456",
        f"{FREE}사회 보장 번호는 000123456",
        f"{FREE}my phone number is (1) 234-5678",
        f"{FREE}주문번호: 030/1234567",
        f"{FREE}+ 1 (202) 555-0101",
        f"LC76 - {' - '.join('HEMMABCDEFGHIJKLMNOPQRSTUVWX')} {FREE}",
        f"010-1234-5678 \n ext 12 {FREE}",
        f"melissa\u00ad\u00ad\u00ad@example.com {FREE}",
    ],
)
def test_words_and_signs_far_from_the_digits_are_not_parted_from_them(text: str) -> None:
    masked = mask(text)
    for place in range(len(text)):
        assert streamed(text, [place]) == masked


@given(cut_anywhere(SOME_PARTS), SOME_KINDS, KEPT, MODES)
@MANY
def test_so_are_texts_with_places_for_cuts(chunked: tuple[str, list[int]], kinds: Kinds, keep: int, mode: Mode) -> None:
    text, cuts = chunked
    assert streamed(text, cuts, kinds, keep=keep, mode=mode) == mask(text, kinds, keep=keep, mode=mode)


@given(st.lists(PARTS, min_size=1, max_size=40), st.integers(0, 2**32 - 1), SOME_KINDS, MODES)
@example([*NUMBERS, FREE], 1, None, "balanced")
@example([*NUMBERS, *BITS, FREE, "\n"], 2, None, "balanced")
@example([*BITS, "\n"], 3, None, "strict")
@pytest.mark.long
def test_so_is_a_long_text(parts: list[str], seed: int, kinds: Kinds, mode: Mode) -> None:
    choice = random.Random(seed)
    text = ""
    while len(text) < LONG:
        text += choice.choice((*parts, FREE, ", "))
    ends = [0]
    while ends[-1] < len(text):
        ends.append(ends[-1] + choice.randint(1, MOST_IN_A_CHUNK))
    assert streamed(text, ends[1:-1], kinds, mode=mode) == mask(text, kinds, mode=mode)


@given(SOME_PARTS, SOME_KINDS, MODES)
@MANY
def test_between_the_lines_where_a_text_can_be_cut_its_parts_are_masked_as_the_whole(
    text: str, kinds: Kinds, mode: Mode
) -> None:
    parts = [text[start:end] for start, end in pairwise([0, *line_cuts(text), len(text)])]
    assert "".join(mask(part, kinds, mode=mode) for part in parts) == mask(text, kinds, mode=mode)


@pytest.mark.parametrize("piece", ["010-1234-5678", "0" * 99, "a@" * 50, "DE89 3704 0044 0532 0130 00", "(" * 9])
def test_a_long_text_comes_out_as_soon_as_there_is_room_for_a_cut(piece: str) -> None:
    stream = Stream()
    shown = ""
    for nth in range(LONG // len(FREE)):
        text = piece + FREE
        shown += stream.feed(text)
        # The words before the last cut, and what more text might still begin with.
        assert len(mask(text)) * (nth + 1) - len(shown) <= AHEAD + len("somebody would")
    assert shown + stream.close() == mask(piece + FREE) * (LONG // len(FREE))


@given(cut_anywhere(SOME_PARTS), st.integers(0, REACH), SOME_KINDS, KEPT, MODES)
@MANY
def test_what_can_be_cut_nowhere_is_cut_all_the_same_and_still_of_sound_form(
    chunked: tuple[str, list[int]], most: int, kinds: Kinds, keep: int, mode: Mode
) -> None:
    text, cuts = chunked
    with holding(most):
        assert_form(text, streamed(text, cuts, kinds, keep=keep, mode=mode))


@given(cut_anywhere(st.lists(TEXTS, max_size=6).map(lambda texts: FREE.join(text[:64] for text in texts))), SOME_KINDS)
@MANY
def test_what_can_be_cut_in_time_is_masked_as_the_whole(chunked: tuple[str, list[int]], kinds: Kinds) -> None:
    text, cuts = chunked
    with holding(REACH + 2 * len(FREE) + AHEAD):
        assert streamed(text, cuts, kinds) == mask(text, kinds)


@pytest.mark.parametrize("chunk", ["0" * 99, "a@" * 50, "010-1234-5678 ", "+1 " * 33, "word " * 20, "\n"])
def test_no_more_is_held_back_than_may_be_and_the_last_chunk(chunk: str) -> None:
    most = 1_000
    stream = Stream()
    fed = shown = 0
    with holding(most):
        for _ in range(3 * most // len(chunk)):
            fed += len(chunk)
            shown += len(stream.feed(chunk))
            assert len(stream._held) <= most + len(chunk)
    assert 0 < shown <= fed
