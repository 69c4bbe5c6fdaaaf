"""What is certain is mended, and mending twice is mending once."""

from hypothesis import given
from hypothesis import strategies as st

from machine.language.check import check
from machine.language.mending import findings_of, mended
from tests.language.test_check import ENGLISH, RIGHT

SLIPS = {
    "배경:": "배경",
    "시나리오:": "시나리오 :",
    "먼저 상담사": "먼저상담사",
    "만일 고객": "만닐 고객",
    "그러면": "그럼면",
    '"민지"는': '"민지"은',
    '고객 "하나"가': "고객 「하나」가",
    "사용 가능 상태": "사용  가능 상태",
}


def test_tutorial_a_file_of_slips_becomes_the_file_that_was_meant() -> None:
    text = RIGHT
    for right, wrong in SLIPS.items():
        assert right in RIGHT
        text = text.replace(right, wrong)

    assert len(findings_of(text)) >= 4
    assert mended(text) == RIGHT


def test_a_right_file_stays_as_it_is_with_its_comments_and_blank_lines() -> None:
    text = RIGHT.replace("  시나리오", "\n  # a note, with “marks”\n\n  시나리오")

    assert mended(text) == text and mended(ENGLISH) == ENGLISH


@given(st.lists(st.sampled_from(sorted(SLIPS)), unique=True))
def test_mending_twice_is_mending_once_and_what_is_mended_is_sound(slips: list[str]) -> None:
    text = RIGHT
    for right in slips:
        text = text.replace(right, SLIPS[right])

    assert mended(mended(text)) == mended(text)
    assert check(mended(text)).is_sound


@given(st.text(st.sampled_from(' \n"“”「」:|@#*<>가은는이Given먼저시나리오FeatureBackground기능'), max_size=200))
def test_whatever_is_written_is_answered_and_mended_to_the_same_twice(text: str) -> None:
    assert isinstance(findings_of(text), tuple)
    once = mended(text)
    assert mended(once) == once
