"""Scenarios as data: what is played, and where it stands in the file."""

from pathlib import Path

import pytest

from machine.desk.in_process import InProcessDesk
from machine.harness.bdd.feature_check import FeatureError
from machine.harness.bdd.scenario_runner import goes_red, scenario, take
from machine.story.steps.scene import Scene

FEATURE = """# language: ko
기능: 종료
  배경:
    먼저 상담사 "민지"가 있다
    그리고 자산 "대표 번호"의 대화는 대기열 "결제"에서 기다린다
    그리고 후속 작업 사유 "해결됨"이 있다
    그리고 상담사 "민지"는 사용 가능 상태이다

  규칙: 바꿀 수 있다
    @RULE-4
    시나리오: 유휴로 바꾼다
      만일 상담사 "민지"가 상태를 "유휴"로 바꾼다
      그러면 상담사 "민지"의 상태는 "유휴"이다
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ours.feature"
    path.write_text(FEATURE, encoding="utf-8")
    return path


def test_tutorial_a_scenario_by_its_title_with_every_step_as_it_is_written(path: Path) -> None:
    found = scenario(path, "유휴로 바꾼다")

    assert (found.title, found.tags, found.line) == ("유휴로 바꾼다", ("RULE-4",), 11)
    *_, available, sets, sees = found.steps
    assert (available.keyword, available.line, available.in_background, available.is_given) == ("그리고", 7, True, True)
    assert (sets.keyword, sets.line, sets.in_background, sets.is_given) == ("만일", 12, False, False)
    assert sets.phrase.id == "do.set_status"
    assert sees.text == '상담사 "민지"의 상태는 "유휴"이다'


def test_it_can_be_taken_step_by_step(path: Path) -> None:
    scene = Scene(InProcessDesk())
    found = scenario(path, "유휴로 바꾼다")
    for step in found.steps:
        take(step, scene)

    assert [type(command).__name__ for command, _ in scene.played] == ["SetStatus", "SetStatus"]
    assert not goes_red(found, InProcessDesk)


def test_a_title_that_nobody_has_is_named(path: Path) -> None:
    with pytest.raises(FeatureError, match=r'ours\.feature: 0 scenarios are called "가용으로 바꾼다"; one must be\.'):
        scenario(path, "가용으로 바꾼다")
