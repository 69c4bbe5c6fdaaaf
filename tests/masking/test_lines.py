"""Lines go in and the same lines come out: no line end is ever removed, added or moved, whatever is masked around it.

A number that is whole in its line is masked there alone; one that is broken over lines is masked in each of them.
"""

import sys
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.masking import KINDS, Mode, Stream, find, mask, mask_batch, mask_number
from machine.masking.folding import BLANKS, LINE_ENDS
from tests.masking.texts import EVERY_LINE_END, KEPT, MANY, MODES, OVER_LINES, SOME_KINDS, TEXTS, line_ends

Kinds = frozenset[str] | None
ALL = frozenset(KINDS)
WHOLE = {
    "+447910000137": "*********0137",
    "+82 10 0000 5882": "*********5882",
    "07700 900577": "*******0577",
    "010-0000-3599": "*********3599",
    "(202) 555-0101": "*********0101",
    "01000002132": "*******2132",
    "555-0101": "****0101",
    "4111 1111 1111 1111": "************1111",
    "378282246310005": "***********0005",
    "DE89 3704 0044 0532 0130 00": "******************3000",
    "GB29NWBK60161331926819": "******************6819",
    "000-12-3456": "*******3456",
    "900101-1234567": "**********4567",
    "melissa@gmail.com": "m******@gmail.com",
    "1234567@example.com": "1******@example.com",
}
"""Of each kind, whole in a line, and masked."""
BROKEN = {
    "+1 202{}555 0101": "*****{}***0101",
    "+4479{}10000137": "*****{}****0137",
    "+44 7910 00{}0137": "*********{}0137",
    "tel 010-0000-{}3599": "tel *********{}3599",
    "010{}0000{}3599": "***{}****{}3599",
    "0100000{}3599": "*******{}3599",
    "+1 202 555 01{}01": "********01{}01",
    "202{}555-0101": "***{}****0101",
    "4111 1111{}1111 1111": "********{}****1111",
    "41111111{}11111111": "********{}****1111",
    "000-{}12-3456": "****{}***3456",
    "900101-{}1234567": "*******{}***4567",
    "DE89 3704 0044{}0532 0130 00": "************{}******3000",
    "MT84MALT011000012345MTLC{}AST001S": "************************{}***001S",
    "202 555{}0101@example.com": "******{}****@example.com",
}
"""Numbers broken over lines whose first part is none of its own, and masked: the last four of the whole are seen."""
RECORDS = ("", "1,", "12 ", "2026-11-22 ", "3\t")
"""How a record may begin, with digits that a number at the end of the last record must not take."""
at_every_line_end = pytest.mark.parametrize("line_end", EVERY_LINE_END, ids=ascii)


def streamed(text: str, chunk: int, kinds: Kinds, *, keep: int, mode: Mode) -> str:
    """What a stream makes of the text that comes in chunks of so many characters."""
    stream = Stream(kinds, keep=keep, mode=mode)
    places = [*range(0, len(text), chunk), len(text)]
    return "".join([*(stream.feed(text[start:end]) for start, end in pairwise(places)), stream.close()])


def test_tutorial_the_last_column_of_a_table_and_a_number_that_a_line_breaks() -> None:
    assert mask("1,Kim,+447910000137\n2,Lee,+447910000138\n") == "1,Kim,*********0137\n2,Lee,*********0138\n"
    assert mask("Please call +1 202\r\n  555 0101 today.") == "Please call *****\r\n  ***0101 today."
    assert [(one.kind, one.start, one.end) for one in find("on +1 202\n555 0101")] == [("phone", 3, 18)]


def test_a_line_ends_where_python_ends_it_and_all_other_white_space_is_blank() -> None:
    for char in map(chr, range(sys.maxunicode + 1)):
        assert (char in LINE_ENDS) == (len(f"a{char}a".splitlines()) == 2), hex(ord(char))
        assert (char in BLANKS) == (char.isspace() and char not in LINE_ENDS), hex(ord(char))


@given(TEXTS, SOME_KINDS, KEPT, MODES, st.integers(1, 9))
@MANY
def test_the_lines_of_the_output_are_the_lines_of_the_input_one_to_one(
    text: str, kinds: Kinds, keep: int, mode: Mode, chunk: int
) -> None:
    masked = mask(text, kinds, keep=keep, mode=mode)
    assert line_ends(masked) == line_ends(text)
    assert [sign for sign in masked if sign in LINE_ENDS] == [sign for sign in text if sign in LINE_ENDS]
    assert mask_batch([text, text], kinds, keep=keep, mode=mode) == [masked, masked]
    assert streamed(text, chunk, kinds, keep=keep, mode=mode) == masked
    assert mask(masked, kinds, keep=keep, mode=mode) == masked


@given(st.one_of(TEXTS, OVER_LINES), KEPT)
@MANY
def test_so_are_those_of_a_field_that_is_known_to_be_a_number(value: str, keep: int) -> None:
    assert line_ends(mask_number(value, keep)) == line_ends(value)


@at_every_line_end
@pytest.mark.parametrize("mode", ["balanced", "strict"])
def test_a_number_that_is_whole_in_its_line_is_masked_there_alone_whatever_the_next_line_begins_with(
    line_end: str, mode: Mode
) -> None:
    for (first, shown), (second, shown_too), begin in product(WHOLE.items(), WHOLE.items(), RECORDS):
        text = f"{begin}Kim,{first}{line_end}{begin}Lee,{second}{line_end}3 items"
        assert mask(text, ALL, mode=mode) == f"{begin}Kim,{shown}{line_end}{begin}Lee,{shown_too}{line_end}3 items"


@at_every_line_end
def test_so_are_numbers_that_are_lines_of_their_own(line_end: str) -> None:
    for (first, shown), (second, shown_too) in product(WHOLE.items(), WHOLE.items()):
        assert mask(f"{first}{line_end}{second}", ALL) == f"{shown}{line_end}{shown_too}"


@at_every_line_end
def test_a_number_broken_over_lines_is_masked_in_each_of_them(line_end: str) -> None:
    for (broken, shown), blank in product(BROKEN.items(), ("", " ")):
        text, masked = (each.replace("{}", f"{line_end}{blank}") for each in (broken, shown))
        for around in ("{}", "({})", "call {} today", "x\n{}\nx"):
            assert mask(around.replace("{}", text), ALL) == around.replace("{}", masked)
    assert mask(f"DE8{line_end}9370400440532013000") == f"***{line_end}***************3000"


@at_every_line_end
def test_every_number_broken_anywhere_keeps_its_lines_however_much_of_it_is_kept(line_end: str) -> None:
    modes: tuple[Mode, ...] = ("balanced", "strict")
    for number, keep, mode in product(WHOLE, (0, 4, 16), modes):
        for place in range(len(number) + 1):
            text = f"{number[:place]}{line_end}{number[place:]}"
            masked = mask(text, ALL, keep=keep, mode=mode)
            assert line_ends(masked) == line_ends(text), text
            assert mask(masked, ALL, keep=keep, mode=mode) == masked, text


def test_white_space_around_a_line_end_stays_with_it_so_that_two_line_ends_never_become_one() -> None:
    assert mask("+1 202 \r \n 555 0101") == "***** \r \n ***0101"


def test_what_no_number_can_be_the_beginning_of_is_not_read_on_in_the_next_record() -> None:
    for cells in ("1,Kim,2024\n1000235,Lee,2024\n", "1|Kim|12345\n67890|Lee|12345\n", "1;Kim;0100000\n3599;Lee;1\n"):
        assert mask(cells) == cells
