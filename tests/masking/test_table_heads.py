"""In a small table the name of a column tells what the digits below it are; where the text is cut changes nothing."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.masking import Stream, find, mask
from machine.masking.cuts import line_cuts
from machine.masking.table_heads import MOST_LINES, Table, column_name, tables

PASTED = """Here they are:
name,mobile,order
Kim,20394857,415-555-0101
"Lee, Ann",20394858,415-555-0102
Thanks, and call me."""


def test_tutorial_a_table_pasted_into_a_mail() -> None:
    assert mask(PASTED) == PASTED.replace("2039", "****")
    assert [table.names for table in tables(PASTED)] == [("name", "mobile", "order")]
    assert column_name(PASTED, PASTED.index("20394858")) == "mobile"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("| name | phone |\n|---|---|\n| Kim | 20394857 |", ["phone"]),
        ("이름\t전화\t주문번호\n김\t20394857\t415-555-0101", ["phone"]),
        ('"name";"part_number"\n"a;b";"900-70-1234"', []),
        ("> name,sku,ean\n> A,77088-98024,805850734912", []),
        ("name|ssn\nKim|900701234", ["ssn"]),
        ("id|callback\n415-555-0101|20394857", ["phone"]),
        ("名前，携帯，注文番号\n金，20394857，03-0000-1234", ["phone"]),
        ("name,phone\nKim,order 20394857", []),
        ("name,phone\nKim,20394857,30495867", []),
        ("Hello, thanks, bye\nfoo, 20394857, bar", []),
        ("Call me, please!\nKim, 20394857", []),
    ],
)
def test_what_a_column_is_called_has_the_first_say(text: str, kinds: list[str]) -> None:
    assert [found.kind for found in find(text)] == kinds


@pytest.mark.parametrize("rows", [1, 2, MOST_LINES - 1, MOST_LINES, 3 * MOST_LINES])
def test_a_table_has_a_head_throughout_or_nowhere(rows: int) -> None:
    text = "name,mobile\n" + "".join(f"Kim,{20394857 + nth}\n" for nth in range(rows))
    assert len(find(text)) == (rows if rows < MOST_LINES else 0)


def test_a_head_alone_is_no_table_but_may_become_one() -> None:
    assert tables("name,mobile") == tables("name,mobile\nno more") == []
    assert tables("name,mobile", is_whole=False) == [Table(0, 12, 11, ",", ("name", "mobile"))]


CELLS = st.sampled_from(
    ("name", "mobile", "order", "part no", "Kim", "20394857", "415-555-0101", "", '"a, b"', "４０５", "전화", "\u200bx")
)
LINES = st.builds(str.join, st.sampled_from((",", "\t", "|", ", ", "，")), st.lists(CELLS, min_size=1, max_size=4))
FREE = " so it was said that somebody would have come and gone and so on" * 4
TEXTS = st.lists(st.one_of(LINES, st.just(FREE), st.just("call me")), max_size=12).map("\n".join)


@given(TEXTS, st.sets(st.integers(0, 400)))
def test_a_stream_keeps_a_table_together_with_its_head(text: str, ends: set[int]) -> None:
    stream = Stream()
    places = [0, *sorted(place for place in ends if place < len(text)), len(text)]
    assert "".join(stream.feed(text[one:other]) for one, other in pairwise(places)) + stream.close() == mask(text)


@given(TEXTS)
def test_so_do_the_parts_of_a_text(text: str) -> None:
    parts = [text[start:end] for start, end in pairwise([0, *line_cuts(text), len(text)])]
    assert "".join(map(mask, parts)) == mask(text)


@given(st.integers(1, 3 * MOST_LINES), st.integers(1, 60), st.booleans())
def test_a_long_table_comes_out_of_a_stream_as_from_the_whole(rows: int, chunk: int, has_prose: bool) -> None:
    text = "name,mobile\n" + "".join(f"Kim,{20394857 + nth}\n" for nth in range(rows)) + FREE * has_prose
    stream = Stream()
    pieces = [stream.feed(text[start : start + chunk]) for start in range(0, len(text), chunk)]
    assert "".join(pieces) + stream.close() == mask(text)
