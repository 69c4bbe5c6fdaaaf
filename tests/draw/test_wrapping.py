"""Lines fit their width and lose nothing but blanks."""

from hypothesis import given
from hypothesis import strategies as st

from machine.draw.palette import width_points
from machine.draw.wrapping import SHORT_LIMIT, drawable, short, wrapped

TEXTS = st.text(max_size=200) | st.text(alphabet="가나다 abW,.", max_size=400)


def test_tutorial_between_words_where_it_can_be() -> None:
    assert wrapped("clicks “Transfer” in the dialog", 12, 130) == ("clicks “Transfer”", "in the dialog")
    assert wrapped("전환을 클릭하면 대화 상자가 열린다", 12, 100) == ("전환을 클릭하면", "대화 상자가", "열린다")
    assert wrapped("W" * 10, 12, 50) == ("WWWW", "WWWW", "WW")
    assert wrapped(" ", 12, 50) == ()


@given(TEXTS, st.integers(20, 400), st.booleans())
def test_every_line_fits_unless_it_is_a_single_character(text: str, most: int, bold: bool) -> None:
    for line in wrapped(text, 12, most, bold=bold):
        assert line
        assert len(line) == 1 or width_points(line, 12, bold=bold) <= most


@given(TEXTS, st.integers(20, 400))
def test_nothing_gets_lost_but_blanks(text: str, most: int) -> None:
    assert "".join(wrapped(text, 12, most)).replace(" ", "") == drawable(text).replace(" ", "")


@given(TEXTS)
def test_a_short_text_is_short(text: str) -> None:
    assert len(short(text)) <= SHORT_LIMIT
    assert short(text) == text or short(text).endswith("…")
