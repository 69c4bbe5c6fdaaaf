"""A file at every moment of its being typed: whatever stands there, the language service answers."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from machine.language.completion import completion, offers_at
from machine.language.diagnosis import diagnosis
from machine.language.draft import drafts
from machine.language.hover import hover
from machine.language.name_use import name_uses
from machine.language.outline import folds, outline, words
from machine.language.power import power_findings
from machine.language.quick_fix import quick_fixes
from machine.language.state_hint import state_hints

WHOLE = """# language: ko
@SEND-2
기능: 답장
  배경:
    먼저 상담사 "민지"가 있다
    그리고 자산 "대표 번호"의 대화는 대기열 "결제"에서 기다린다
    그리고 후속 작업 사유 "해결됨"이 있다
  규칙: 하나
    @under:idle-pends @unless:literal-drop @RULE-4
    시나리오 개요: <상태>
      만일 상담사 "민지"가 상태를 "<상태>"으로 바꾸면
      그러면 상담사 "민지"의 상태는 "<상태>"이다
        \"\"\"
        글
        \"\"\"
      예:
        | 상태 |
        | 사용 가능 |
"""
LINES = WHOLE.split("\n")


def everything(text: str, line: int, character: int) -> None:
    """Ask everything that an editor asks."""
    diagnosed = diagnosis(text)
    list(quick_fixes(text, diagnosed, 1, text.count("\n") + 1))
    completion(text, line, character)
    hover(text, line, character)
    list(state_hints(text))
    list(outline(text)), list(folds(text)), list(words(text)), list(name_uses(text))
    for draft in drafts(text):
        list(power_findings(draft))
    for role in ("given", "when", "then"):
        offers_at(text, line, role)


@pytest.mark.parametrize("number", range(len(LINES)))
def test_a_line_may_end_at_any_letter(number: int) -> None:
    for end in range(0, len(LINES[number]) + 1, 3):
        everything("\n".join((*LINES[:number], LINES[number][:end], *LINES[number + 1 :])), number + 1, end)


@example(LINES[9:12:2])
@given(
    st.lists(
        st.sampled_from([*LINES, "", "@", "@under:", "|", '"', '"""', "Feature: A", "  Scenario:", "*"]), max_size=9
    )
)
def test_lines_may_stand_in_any_order(some: list[str]) -> None:
    everything("\n".join(some), len(some), 0)
