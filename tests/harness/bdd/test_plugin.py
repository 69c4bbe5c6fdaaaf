"""A `.feature` file runs under pytest, with no Python beside it, and what pytest-bdd would let pass is told."""

import json
import os
import sys
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner

from machine.cli import textdesk
from machine.harness.bdd.feature_run import PathError, overheard, pytest_command
from spec.catalogue.load import CatalogueError

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


def tagged(scenario: str, tags: str) -> str:
    """A scenario with tags above it."""
    return scenario.replace("  시나리오", f"  {tags}\n  시나리오")


def run(pytester: pytest.Pytester, text: str, *arguments: str) -> pytest.RunResult:
    """Run one feature file in a folder that holds nothing else."""
    (pytester.path / "mine.feature").write_text(text, encoding="utf-8")
    return pytester.runpytest_inprocess("-q", "-p", "textdesk", "mine.feature", *arguments)


def test_tutorial_a_korean_feature_file_alone_in_a_folder_runs_green(pytester: pytest.Pytester) -> None:
    run(pytester, feature(GREEN)).assert_outcomes(passed=1)


def test_a_red_scenario_names_file_line_step_and_reason_and_shows_no_traceback(pytester: pytest.Pytester) -> None:
    told = run(pytester, feature(GREEN, RED))

    told.assert_outcomes(passed=1, failed=1)
    told.stdout.fnmatch_lines(['*mine.feature:20: 그러면 상담사 "민지"에게 고객 "하나"의 요청이 보인다'])
    told.stdout.fnmatch_lines(['  상담사 "민지"에게 보이는 고객 "하나"의 요청이 없다. *'])
    told.stdout.no_fnmatch_line("*Traceback*")
    told.stdout.no_fnmatch_line("*scene.py*")


ROW = """
  시나리오 개요: <글>이 온다
    만약 고객 "하나"가 "<글>"라고 문자를 보낸다
    그러면 상담사 "민지"에게 고객 "하나"의 요청이 보이지 않는다

    예:
      | 글 |
      | 하나 |
"""


def test_the_evidence_has_the_steps_as_they_were_run_and_which_one_failed(pytester: pytest.Pytester) -> None:
    run(pytester, feature(GREEN, RED, ROW), "--textdesk-evidence", "shown.json")

    shown = json.loads((pytester.path / "shown.json").read_text(encoding="utf-8"))
    green, red, row = shown
    assert (green["failed_step"], len(green["steps"])) == (0, 9)
    assert (red["failed_step"], len(red["steps"])) == (8, 8)
    assert red["steps"][-1] == {"line": 20, "says": '그러면 상담사 "민지"에게 고객 "하나"의 요청이 보인다', "block": ""}
    assert (
        row["scenario"] == "하나이 온다" and row["steps"][-2]["says"] == '만약 고객 "하나"가 "하나"라고 문자를 보낸다'
    )
    assert all(each["seconds"] > 0 for each in shown)


def test_with_power_a_scenario_that_stays_green_has_no_step_that_failed(pytester: pytest.Pytester) -> None:
    run(pytester, feature(tagged(GREEN, "@OFFER-2")), "--textdesk-power", "--textdesk-evidence", "shown.json")

    [shown] = json.loads((pytester.path / "shown.json").read_text(encoding="utf-8"))
    assert (shown["outcome"], shown["failed_step"], len(shown["steps"])) == ("failed", 0, 9)


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


def test_a_file_whose_keywords_are_decomposed_runs_as_well(pytester: pytest.Pytester) -> None:
    run(pytester, unicodedata.normalize("NFD", feature(GREEN))).assert_outcomes(passed=1)


def test_what_is_wrong_with_a_file_is_told_at_its_line_in_its_language_and_nothing_of_it_runs(
    pytester: pytest.Pytester,
) -> None:
    (pytester.path / "right.feature").write_text(feature(GREEN), encoding="utf-8")
    (pytester.path / "wrong.feature").write_text(feature(GREEN.replace("그러면", "그럼면")), encoding="utf-8")

    told = pytester.runpytest_inprocess("-q", "-p", "textdesk", "--continue-on-collection-errors", ".")

    told.assert_outcomes(passed=1, errors=1)
    told.stdout.fnmatch_lines(['*wrong.feature:15: "그럼면"이라는 키워드는 없다. "그러면"인가?'])
    told.stdout.no_fnmatch_line("*Traceback*")


def test_what_is_only_doubtful_is_told_after_a_green_run(pytester: pytest.Pytester) -> None:
    told = run(pytester, feature(GREEN, GREEN))

    told.assert_outcomes(passed=2)
    told.stdout.fnmatch_lines(['*mine.feature:17: 주의: 이름이 "요청이 온다"인 시나리오가 11번째 줄에 이미 있다.*'])


def test_with_strict_what_is_doubtful_is_an_error(pytester: pytest.Pytester) -> None:
    told = run(pytester, feature(GREEN, GREEN), "--textdesk-strict")

    told.assert_outcomes(errors=1)
    told.stdout.fnmatch_lines(['*mine.feature:17: 이름이 "요청이 온다"인 시나리오가 11번째 줄에 이미 있다.*'])


OUTLINE = GREEN.replace("시나리오", "시나리오 개요").replace('"안녕하세요"', '"<글>"')


def test_an_outline_whose_columns_are_used_runs_each_row(pytester: pytest.Pytester) -> None:
    rows = "\n    예:\n      | 글 |\n      | 안녕 |\n      | 여보세요 |\n"

    run(pytester, feature(OUTLINE + rows)).assert_outcomes(passed=2)


def test_a_broken_catalogue_is_told_and_not_an_internal_error(
    pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise CatalogueError(("clauses.toml: OFFER-1: broken",))

    monkeypatch.setattr("machine.harness.bdd.plugin.load", broken)
    told = run(pytester, feature(GREEN))

    assert told.ret == pytest.ExitCode.USAGE_ERROR
    told.stderr.fnmatch_lines(["*clauses.toml: OFFER-1: broken*"])


@pytest.mark.parametrize(
    ("name", "says"),
    [("a.txt", "is no feature file"), ("a[1].feature", "rename it"), ("empty", "holds no feature file")],
)
def test_a_path_that_cannot_be_run_is_named(tmp_path: Path, name: str, says: str) -> None:
    path = tmp_path / name
    if path.suffix:
        path.touch()
    else:
        path.mkdir()

    with pytest.raises(PathError, match=says):
        pytest_command([str(path)])


def test_a_refusal_that_no_step_looks_at_makes_the_scenario_red(pytester: pytest.Pytester) -> None:
    unseen = GREEN + '    만약 상담사 "민지"가 상태를 "사용 가능"으로 바꾼다\n'

    told = run(pytester, feature(unseen))

    told.assert_outcomes(failed=1)
    told.stdout.fnmatch_lines(["  단계가 거부되었다. 이미 그 상태이다(RULE-4).*"])


def test_a_refused_step_is_the_one_that_is_told_not_the_one_after_it(pytester: pytest.Pytester) -> None:
    refused = GREEN.replace("배정한다\n", '배정한다\n    만일 상담사 "민지"가 상태를 "사용 가능"으로 바꾼다\n')

    told = run(pytester, feature(refused))

    told.assert_outcomes(failed=1)
    told.stdout.fnmatch_lines(['*mine.feature:15: 만일 상담사 "민지"가 상태를 "사용 가능"으로 바꾼다'])


def test_an_unknown_name_is_told_with_those_on_the_stage(pytester: pytest.Pytester) -> None:
    told = run(pytester, feature(GREEN.replace('상담사 "민지"는', '상담사 "민자"는')))

    told.assert_outcomes(failed=1)
    told.stdout.fnmatch_lines(['*상담사 "민자"는 없다. 비슷한 이름은 "민지"이다.*'])


def test_with_power_a_tag_that_the_scenario_does_not_earn_is_red(pytester: pytest.Pytester) -> None:
    earned = tagged(GREEN, "@OFFER-1")
    unearned = tagged(GREEN, "@OFFER-2").replace("요청이 온다", "이름은 보지 않는다")

    told = run(pytester, feature(earned, unearned), "--textdesk-power", "--textdesk-evidence", "shown.json")

    told.assert_outcomes(passed=1, failed=1)
    told.stdout.fnmatch_lines(["*주의: @OFFER-2가 깨져도 시나리오는 그대로 통과한다*"])
    shown = json.loads(Path(pytester.path / "shown.json").read_text(encoding="utf-8"))
    assert [(each["outcome"], each["tags"]) for each in shown] == [("passed", ["OFFER-1"]), ("failed", ["OFFER-2"])]
    assert set(shown[0]["killed"]["OFFER-1"]) == {
        "transition dropped: Conversation.offer: queued > offered",
        "transition dropped: Interaction.offer: none > offered",
        "not shown: DesktopView.popovers",
    }
    assert shown[1]["killed"] == {"OFFER-2": []}


def test_a_team_uses_tags_of_its_own_beside_ours(pytester: pytest.Pytester) -> None:
    run(pytester, feature(tagged(GREEN, "@smoke @우리팀 @JIRA-123"))).assert_outcomes(passed=1)


# --- readings

TO_IDLE = """
  시나리오: 유휴로 바꾸면 요청이 {title}
    먼저 상담사 "민지"는 사용 가능 상태이다
    그리고 상담사 "민지"의 화면에 고객 "하나"의 요청이 떠 있다
    만일 상담사 "민지"가 상태를 "유휴"로 바꾼다
    그러면 상담사 "민지"에게 고객 "하나"의 요청이 {seen}
"""
STAYS = tagged(TO_IDLE.format(title="남는다", seen="보인다"), "@unless:idle-withdraws-offers")
GOES = tagged(TO_IDLE.format(title="사라진다", seen="보이지 않는다"), "@under:idle-withdraws-offers @RULE-42")


def test_without_an_option_a_scenario_of_a_reading_runs_under_it_and_the_others_without(
    pytester: pytest.Pytester,
) -> None:
    run(pytester, feature(GREEN, STAYS, GOES)).assert_outcomes(passed=3)


def test_under_a_reading_what_says_the_choice_that_it_turns_is_left_out_with_the_reason(
    pytester: pytest.Pytester,
) -> None:
    told = run(
        pytester,
        feature(GREEN, STAYS, GOES),
        "--textdesk-reading",
        "idle-withdraws-offers",
        "--textdesk-evidence",
        "shown.json",
    )

    told.assert_outcomes(passed=2, skipped=1)
    reason = "it says what the reading idle-withdraws-offers turns (RULE-5)"
    told.stdout.fnmatch_lines(["*= left out =*", f"mine.feature: 유휴로 바꾸면 요청이 남는다: {reason}"])
    shown = json.loads(Path(pytester.path / "shown.json").read_text(encoding="utf-8"))
    assert [(each["outcome"], each["problem"]) for each in shown] == [
        ("passed", ""),
        ("left_out", reason),
        ("passed", ""),
    ]
    assert {tuple(each["readings"]) for each in shown} == {("idle-withdraws-offers",)}


def test_under_another_reading_a_scenario_of_a_reading_is_left_out(pytester: pytest.Pytester) -> None:
    told = run(pytester, feature(GREEN, STAYS, GOES), "--textdesk-reading", "literal-drop")

    told.assert_outcomes(passed=2, skipped=1)
    told.stdout.fnmatch_lines(["*it runs under the reading idle-withdraws-offers, which is not taken"])


def test_feature_files_of_which_no_scenario_is_run_are_undetermined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "goes.feature").write_text(feature(GOES), encoding="utf-8")
    command = ("test", str(tmp_path))

    assert CliRunner().invoke(textdesk, command).exit_code == 0
    told = CliRunner().invoke(textdesk, [*command, "--reading", "literal-drop"])
    assert (told.exit_code, told.stderr) == (
        3,
        "No scenario was run, so nothing is known: undetermined; give other files or readings.\n",
    )
    for instead in ("--collect-only", "--help"):
        monkeypatch.setenv("PYTEST_ADDOPTS", instead)
        assert CliRunner().invoke(textdesk, command).exit_code == 3


def test_a_tag_above_the_feature_or_a_rule_counts_for_its_scenarios(pytester: pytest.Pytester) -> None:
    whole = feature(
        TO_IDLE.format(title="사라진다", seen="보이지 않는다"),
        head="# language: ko\n@under:idle-withdraws-offers\n기능: 시험\n",
    )

    run(pytester, whole).assert_outcomes(passed=1)
    run(pytester, whole, "--textdesk-reading", "literal-drop").assert_outcomes(skipped=1)


def test_an_unknown_reading_is_bad_input(pytester: pytest.Pytester) -> None:
    told = run(pytester, feature(GREEN), "--textdesk-reading", "idle")

    assert told.ret == pytest.ExitCode.USAGE_ERROR
    told.stderr.fnmatch_lines(['*There is no reading "idle"; the readings are literal-drop, *'])


def test_with_power_a_scenario_of_a_reading_must_go_red_where_the_reading_is_not_taken(
    pytester: pytest.Pytester,
) -> None:
    unearned = tagged(GREEN, "@under:idle-withdraws-offers @RULE-42")

    told = run(pytester, feature(GOES, unearned), "--textdesk-power", "--textdesk-evidence", "shown.json")

    told.assert_outcomes(passed=1, failed=1)
    told.stdout.fnmatch_lines(["*주의: @RULE-42가 깨져도 시나리오는 그대로 통과한다*"])
    shown = json.loads(Path(pytester.path / "shown.json").read_text(encoding="utf-8"))
    assert shown[0]["killed"] == {"RULE-42": ["reading not taken: idle-withdraws-offers"]}


def test_a_property_is_judged_under_the_reading(pytester: pytest.Pytester) -> None:
    judged = GOES + "    그리고 명세의 모든 속성이 성립한다\n"

    run(pytester, feature(judged)).assert_outcomes(passed=1)


# --- how far it is


def test_who_is_not_there_to_see_the_dots_is_told_how_far_a_run_is(tmp_path: Path) -> None:
    (tmp_path / "mine.feature").write_text(feature(GREEN, RED), encoding="utf-8")
    seen: list[tuple[int, int]] = []

    code, says = overheard(
        pytest_command([str(tmp_path / "mine.feature")]), tmp_path, lambda done, total: seen.append((done, total))
    )

    assert (code, seen) == (1, [(1, 2), (2, 2)])
    assert "of 2 scenarios" not in says and "1 failed, 1 passed" in says


def test_pytest_does_not_outlive_whoever_waits_for_it(tmp_path: Path) -> None:
    script = (
        "import os, pathlib, sys, time; pathlib.Path('pid').write_text(str(os.getpid())); "
        "print('1 of 2 scenarios', file=sys.stderr, flush=True); time.sleep(60); pathlib.Path('late').touch()"
    )

    def interrupt(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        overheard((sys.executable, "-c", script), tmp_path, interrupt)
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)
    assert not (tmp_path / "late").exists()


# --- what a desktop does not offer

OF_BEFORE = """
import pytest
from machine.desk.in_process import InProcessDesk
from machine.harness.bdd.plugin import MAKE_DESK


class Older(InProcessDesk):
    not_offered = ("AdministratorView.conversations", "HistoryBrick.closed_as")


def pytest_collection_modifyitems(items):
    for item in items:
        item.stash[MAKE_DESK] = Older
"""

LISTED = """
  시나리오: 목록에 있다
    먼저 고객 "하나"의 대화가 대기열에서 기다린다
    그러면 관리자의 목록에 고객 "하나"의 대화가 열려 있다고 나온다
"""


def test_a_scenario_that_looks_at_what_the_desktop_does_not_offer_is_left_out_and_told(
    pytester: pytest.Pytester,
) -> None:
    run(pytester, feature(GREEN, LISTED)).assert_outcomes(passed=2)
    pytester.makeconftest(OF_BEFORE)

    told = run(pytester, feature(GREEN, LISTED), "--textdesk-evidence", "shown.json")

    told.assert_outcomes(passed=1, skipped=1)
    reason = "데스크톱이 관리자의 목록을 보여 주지 않으므로 이 시나리오는 건너뛴다."
    told.stdout.fnmatch_lines(["*= left out =*", f"mine.feature: 목록에 있다: {reason}"])
    shown = json.loads(Path(pytester.path / "shown.json").read_text(encoding="utf-8"))
    assert [(each["outcome"], each["problem"]) for each in shown] == [("passed", ""), ("left_out", reason)]


# --- on somebody's own desktop


OTHERS = """
from machine.desk.in_process import InProcessDesk
from spec.port import commands as c
from spec.port.answers import Accepted


class Deaf(InProcessDesk):
    "Accepts an offer and shows none."

    def apply(self, command):
        return Accepted() if isinstance(command, c.Offer) else super().apply(command)


class Sound(InProcessDesk):
    made = 0

    def __init__(self):
        super().__init__()
        Sound.made += 1
        assert Sound.made == 1, "one desktop for all scenarios"


class WithoutOffers(InProcessDesk):
    not_offered = ("Offer",)
"""


def on(pytester: pytest.Pytester, factory: str, *scenarios: str) -> pytest.RunResult:
    """Run a feature on a desktop of the folder's own."""
    pytester.makepyfile(others=OTHERS)
    (pytester.path / "mine.feature").write_text(feature(*scenarios), encoding="utf-8")
    return pytester.runpytest_subprocess("-q", "-p", "textdesk", "mine.feature", f"--textdesk-desk=others:{factory}")


def test_a_feature_runs_on_the_desktop_that_is_named_and_is_red_where_that_departs(pytester: pytest.Pytester) -> None:
    on(pytester, "Sound", GREEN, GREEN.replace("온다", "또 온다")).assert_outcomes(passed=2)
    on(pytester, "Deaf", GREEN).assert_outcomes(failed=1)


def test_a_scenario_with_a_command_that_is_not_offered_is_left_out_and_says_so(pytester: pytest.Pytester) -> None:
    result = on(pytester, "WithoutOffers", GREEN)

    result.assert_outcomes(skipped=1)


def test_a_desktop_that_cannot_be_opened_ends_the_run_with_one_sentence(pytester: pytest.Pytester) -> None:
    result = on(pytester, "Nowhere", GREEN)

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stdout.fnmatch_lines(["*others has nothing named Nowhere that can be called.*"])


def test_power_is_for_our_own_desk(pytester: pytest.Pytester) -> None:
    result = run(pytester, feature(GREEN), "--textdesk-desk=inprocess", "--textdesk-power")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
