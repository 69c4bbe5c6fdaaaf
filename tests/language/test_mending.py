"""What is certain is mended, and mending twice is mending once."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from machine.language.check import check
from machine.language.document import document
from machine.language.layout import laid_out
from machine.language.mending import findings_of, mended
from tests.language.test_check import ENGLISH, OUTLINE, RIGHT

FEATURES = sorted((Path(__file__).parents[2] / "features").rglob("*.feature"))

NATURAL = RIGHT.replace("문자를 보낸다", "문자를 보내면")
"""As our own files have it: a When tells a condition."""
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
    assert mended(text) == NATURAL


def test_a_right_file_stays_as_it_is_with_its_comments_and_blank_lines() -> None:
    text = NATURAL.replace("  시나리오", "\n  # a note, with “marks”\n\n  시나리오")

    assert mended(text) == text and mended(ENGLISH) == ENGLISH


@pytest.mark.parametrize("file", FEATURES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_our_own_features_are_written_and_laid_out_as_usual(file: Path) -> None:
    assert findings_of(file.read_text(encoding="utf-8")) == ()


def test_a_verb_takes_the_form_of_its_place_and_what_follows_it_links() -> None:
    text = NATURAL.replace('안녕하세요"라고 문자를 보내면', '안녕"라고 문자를 보낸다\n    그리고 1초가 지난다')

    # Behind what somebody says either form of -라고 is usual, so it stays.
    assert '만일 고객 "하나"가 "안녕"라고 문자를 보내고\n    그리고 1초가 지나면\n' in mended(text)


def test_a_placeholder_keeps_the_particle_that_was_written() -> None:
    for particle in ("가", "이"):
        text = OUTLINE.replace('고객 "하나"가 "<글>"', f'고객 "<이름>"{particle} "<글>"')
        text += "\n    예:\n      | 이름 | 글 |\n      | 하나 | 안녕 |\n"

        assert f'고객 "<이름>"{particle} "<글>"라고 문자를 보내면' in mended(text)


LAID_OUT = """# language: ko
# 팀의 메모
@느림
기능: 시험
  글은 그대로 둔다.
    - 목록도

  @OFFER-1
  시나리오 개요: 표

    # 단계의 메모
    먼저 이것은 표를 받는다
      | 이름    | 값   |
      # 행의 메모
      | 하나    | a\\|b |

      | 서 민지 |      |
    만일 글이 있다
      \"\"\"
      첫 줄␠␠
        둘째 줄

      셋째 줄
      \"\"\"

    예: 이름들
      | 글    |
      | hello |

  규칙: 안쪽

    배경:
      먼저 무엇이 있다
""".replace("␠", " ")


def test_each_level_stands_two_blanks_deeper_and_tables_are_as_wide_as_on_a_screen() -> None:
    flat = LAID_OUT.replace("      첫 줄  \n        둘째", "첫 줄  \n  둘째").replace("      셋째", "셋째")
    lines = (line if "그대로" in line or "목록도" in line else line.lstrip() for line in flat.split("\n"))
    flat = (
        "\n".join(lines).replace("둘째 줄", "  둘째 줄").replace("| 하나    |", "|하나|").replace("기능: ", "기능:   ")
    )
    assert flat != LAID_OUT

    assert laid_out(flat) == LAID_OUT and laid_out(LAID_OUT) == LAID_OUT


def test_the_language_header_stands_at_the_margin_though_the_parser_keeps_it_out_of_its_tree() -> None:
    written = "  # 하나 \n\n  # language: ko \n기능: 나\n"

    assert laid_out(written) == "# 하나\n\n# language: ko\n기능: 나\n"


BLANKS = st.text(" \t", max_size=5)


@given(st.sampled_from(FEATURES), st.data())
def test_however_a_file_is_indented_it_is_laid_out_to_the_same(file: Path, data: st.DataObject) -> None:
    text = file.read_text(encoding="utf-8")
    assume('"""' not in text)
    lines = text.split("\n")
    for number in data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=6)):
        is_description = number in (1, 2) and not lines[number].startswith(("기능", "Feature"))
        if not is_description:
            lines[number] = data.draw(BLANKS) + lines[number].lstrip() + data.draw(BLANKS)

    assert laid_out("\n".join(lines)) == text


@given(st.lists(st.sampled_from([*LAID_OUT.split("\n")[1:], "|a|b\\\\|", "```", "  ```", '"""', "x "]), max_size=30))
def test_what_the_official_parser_reads_stays_the_same(lines: list[str]) -> None:
    text = "\n".join(["# language: ko", "기능: x", *lines])
    try:
        before = document(text)
    except Exception:
        assume(False)

    assert meant(document(laid_out(text))) == meant(before)


def meant(tree: Any) -> Any:
    """A tree without places, and comments without the blanks around them."""
    if isinstance(tree, dict):
        return {
            name: [each["text"].strip() for each in some] if name == "comments" else meant(some)
            for name, some in tree.items()
            if name not in ("location", "id")
        }
    return [meant(each) for each in tree] if isinstance(tree, list) else tree


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
