"""Any `.feature` file runs under plain pytest, with no Python beside it, and what pytest-bdd would let pass is told."""

import json
import unicodedata
from pathlib import Path

import pytest

STAGE = """
  배경:
    먼저 상담사 "민지"가 있다
    그리고 자산 "대표 번호"의 대화는 대기열 "결제"에서 기다린다
    그리고 후속 작업 사유 "해결됨"이 있다
    그리고 대화는 수동으로 배정된다
    그리고 고객 "하나"가 있다
"""

GREEN = """
  시나리오: 요청이 온다
    먼저 상담사 "민지"는 사용 가능 상태이다
    만약 고객 "하나"가 "안녕하세요"라고 문자를 보낸다
    그리고 시스템이 고객 "하나"의 대화를 상담사 "민지"에게 배정한다
    그러면 상담사 "민지"에게 고객 "하나"의 요청이 보인다
"""

RED = """
  시나리오: 요청이 오지 않았다
    먼저 상담사 "민지"는 사용 가능 상태이다
    만약 고객 "하나"가 "안녕하세요"라고 문자를 보낸다
    그러면 상담사 "민지"에게 고객 "하나"의 요청이 보인다
"""


def feature(*scenarios: str, head: str = "# language: ko\n기능: 시험\n", stage: str = STAGE) -> str:
    return head + stage + "".join(scenarios)


def run(pytester: pytest.Pytester, text: str, *arguments: str) -> pytest.RunResult:
    """Run one feature file in a folder that holds nothing else."""
    (pytester.path / "mine.feature").write_text(text, encoding="utf-8")
    return pytester.runpytest_inprocess("-q", "mine.feature", *arguments)


def test_tutorial_a_korean_feature_file_alone_in_a_folder_runs_green(pytester: pytest.Pytester) -> None:
    run(pytester, feature(GREEN)).assert_outcomes(passed=1)


def test_a_red_scenario_names_file_line_step_and_reason_and_shows_no_traceback(pytester: pytest.Pytester) -> None:
    told = run(pytester, feature(GREEN, RED))

    told.assert_outcomes(passed=1, failed=1)
    told.stdout.fnmatch_lines(['*mine.feature:20: 그러면 상담사 "민지"에게 고객 "하나"의 요청이 보인다'])
    told.stdout.fnmatch_lines(["  There are 0 *"])
    told.stdout.no_fnmatch_line("*Traceback*")
    told.stdout.no_fnmatch_line("*scene.py*")


def test_a_step_typed_in_decomposed_hangul_is_the_same_step(pytester: pytest.Pytester) -> None:
    decomposed = "\n".join(
        line if line.strip().endswith(":") or ":" in line else _decomposed_after_the_keyword(line)
        for line in feature(GREEN).splitlines()
    )
    assert not unicodedata.is_normalized("NFC", decomposed)

    run(pytester, decomposed).assert_outcomes(passed=1)


def _decomposed_after_the_keyword(line: str) -> str:
    keyword, blank, rest = line.strip().partition(" ")
    return f"    {keyword}{blank}{unicodedata.normalize('NFD', rest)}"


def test_a_file_whose_keywords_are_decomposed_is_told_so(pytester: pytest.Pytester) -> None:
    told = run(pytester, unicodedata.normalize("NFD", feature(GREEN)))

    told.stdout.fnmatch_lines(["*mine.feature:2: *decomposed Unicode*save the file in composed form (NFC)*"])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            feature(GREEN.replace("사용 가능 상태이다", "사용 가능 상태")),
            "*mine.feature:12: no given step reads *Closest: *",
        ),
        (feature(GREEN.replace("먼저", "먼져")), "*mine.feature:11: *taken for description*'먼저'*"),
        (feature("\n  시나리오: 빈 것\n"), "*the scenario '빈 것' has no steps*"),
        (feature(GREEN, GREEN), "*the scenario '요청이 온다' stands at line 11 already*"),
        (feature(GREEN.rsplit("그러면", 1)[0]), "*checks nothing; end it with a Then*"),
        (
            feature(GREEN.replace("  시나리오", "  @OFFER-99\n  시나리오")),
            "*@OFFER-99 is no clause*did you mean @OFFER-*",
        ),
        (feature(), "*holds no scenario*"),
        ("", "*holds no feature*"),
        ("기능: 시험\n", "*is no Gherkin here*"),
    ],
    ids=[
        "unknown step",
        "keyword typo",
        "no steps",
        "same name",
        "no Then",
        "unknown tag",
        "empty",
        "nothing",
        "language",
    ],
)
def test_what_would_pass_in_silence_is_told_in_one_line_and_nothing_runs(
    pytester: pytest.Pytester, text: str, line: str
) -> None:
    told = run(pytester, text)

    assert told.ret == pytest.ExitCode.INTERRUPTED
    told.stdout.fnmatch_lines([line])
    told.stdout.no_fnmatch_line("*passed*")


def test_a_file_that_is_not_utf_8_is_told_with_the_byte(pytester: pytest.Pytester) -> None:
    (pytester.path / "mine.feature").write_bytes("기능: 시험".encode("euc-kr"))

    told = pytester.runpytest_inprocess("-q", "mine.feature")

    told.stdout.fnmatch_lines(["*is not UTF-8 at byte 0; save it as UTF-8."])


def test_a_refusal_that_no_step_looks_at_makes_the_scenario_red(pytester: pytest.Pytester) -> None:
    unseen = GREEN + '    만약 상담사 "민지"가 상태를 "사용 가능"으로 바꾼다\n'

    told = run(pytester, feature(unseen))

    told.assert_outcomes(failed=1)
    told.stdout.fnmatch_lines(['*SetStatus was not accepted: "*" / "*"*'])


def test_with_power_a_tag_that_the_scenario_does_not_earn_is_red(pytester: pytest.Pytester) -> None:
    earned = GREEN.replace("  시나리오", "  @OFFER-1\n  시나리오")
    unearned = GREEN.replace("  시나리오", "  @OFFER-2\n  시나리오").replace("요청이 온다", "이름은 보지 않는다")

    told = run(pytester, feature(earned, unearned), "--power", "--evidence", "shown.json")

    told.assert_outcomes(passed=1, failed=1)
    told.stdout.fnmatch_lines(["*tagged with OFFER-2 but stays green when that is broken*"])
    shown = json.loads(Path(pytester.path / "shown.json").read_text(encoding="utf-8"))
    assert [(each["outcome"], each["tags"]) for each in shown] == [("passed", ["OFFER-1"]), ("failed", ["OFFER-2"])]
    assert set(shown[0]["killed"]["OFFER-1"]) == {
        "transition dropped: Conversation.offer: queued > offered",
        "transition dropped: Interaction.offer: none > offered",
        "not shown: DesktopView.popovers",
    }
    assert shown[1]["killed"] == {"OFFER-2": []}


def test_a_team_uses_tags_of_its_own_beside_ours(pytester: pytest.Pytester) -> None:
    run(pytester, feature(GREEN.replace("  시나리오", "  @smoke @우리팀\n  시나리오"))).assert_outcomes(passed=1)
