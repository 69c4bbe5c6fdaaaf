"""`textdesk test` chooses what is run and tells other tools; `textdesk lint` says the same without running."""

import json
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import cucumber_messages as m
import pytest
from click.testing import CliRunner, Result

from machine.cli import textdesk
from machine.cli.feature_watch import watch_features
from machine.draw.procedures import OUTLINES
from machine.language.rules import RULES
from machine.pages.walk import Walker, kept_table
from spec.language import LANGUAGES
from tests.language.test_check import ENGLISH, RIGHT
from tests.outside_programs import NODE, lacking, node_module

STAGED = RIGHT.replace("문자를 보낸다", "문자를 보내면").replace(
    '    그리고 고객 "하나"가 있다\n', '    그리고 후속 작업 사유 "해결됨"이 있다\n    그리고 고객 "하나"가 있다\n'
)
RED = STAGED.replace("요청이 온다", "01 요청이 없다").replace("보인다", "보이지 않는다")
TAGGED = ENGLISH.replace("  Scenario", "  @OFFER-1 @slow\n  Scenario").replace(
    "    And there is a customer",
    '    And conversations of the asset "Main line" wait in the queue "Billing"\n'
    '    And there is a wrap-up reason "Done"\n    And there is a customer',
)
ROWS = (
    STAGED.replace("시나리오", "시나리오 개요").replace('"안녕하세요"', '"<글>"')
    + "\n    예:\n      | 글 |\n      | 안녕 |\n      | 여보세요 |\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a green file, a red one, one with tags and one with an outline; nothing is kept of earlier runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("machine.harness.bdd.feature_run.user_cache_dir", lambda _name: str(tmp_path / ".cache"))
    for name, text in {"green": STAGED, "red": RED, "tagged": TAGGED, "rows": ROWS}.items():
        (tmp_path / f"{name}.feature").write_text(text, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(textdesk, ["test", *arguments, "--no-html"])


def ran(folder: Path, *arguments: str) -> tuple[int, list[str]]:
    """The exit code, and the names of what was run, as JUnit tells them."""
    code = run(*arguments, "--junit", str(folder / "j.xml")).exit_code
    return code, sorted(case.get("name", "") for case in ElementTree.parse(folder / "j.xml").iter("testcase"))


def test_tutorial_a_path_a_line_a_tag_or_words_of_a_title_choose_what_is_run(folder: Path) -> None:
    line = STAGED.split("\n").index("  시나리오: 요청이 온다") + 1
    row = ROWS.split("\n").index("      | 여보세요 |") + 1

    assert ran(folder, "green.feature", "tagged.feature") == (0, ["A request comes", "요청이 온다"])
    assert ran(folder, f"green.feature:{line + 1}") == (0, ["요청이 온다"])
    assert ran(folder, f"rows.feature:{row}") == (0, ["요청이 온다 #2"])
    assert ran(folder, ".", "--tags", "@OFFER-1 and not @fast") == (0, ["A request comes"])
    assert ran(folder, ".", "--name", "REQUEST") == (0, ["A request comes"])


def test_a_name_keeps_its_first_digits_and_korean_stays_korean(folder: Path) -> None:
    assert ran(folder, "red.feature") == (1, ["01 요청이 없다"])


def test_what_failed_the_last_time_is_run_alone_and_nothing_is_left_beside_the_files(folder: Path) -> None:
    before = sorted(folder.iterdir())

    assert run(".").exit_code == 1
    assert sorted(folder.iterdir()) == sorted([*before, folder / ".cache"])
    assert ran(folder, ".", "--last-failed") == (1, ["01 요청이 없다"])


def test_a_dry_run_checks_and_lists_and_runs_nothing(folder: Path) -> None:
    assert run(".", "--dry-run").exit_code == 0
    (folder / "wrong.feature").write_text(RIGHT.replace("그러면", "그럼면"), encoding="utf-8")
    assert run(".", "--dry-run").exit_code == 2


def test_several_processes_run_the_same(folder: Path) -> None:
    code, names = ran(folder, ".", "-n", "2")

    assert (code, len(names)) == (1, 5)


def test_a_scenario_that_never_begins_is_red_with_what_it_lacks(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (folder / "nobody.feature").write_text(
        ENGLISH.replace('    Given there is an agent "Minji"\n    And', "    Given"), encoding="utf-8"
    )

    assert run("nobody.feature", "--strict").exit_code == 1
    assert 'Given there is an agent "' in capfd.readouterr().out


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("none.feature",), "there is no such file or folder"),
        (("none.feature:3",), "there is no such file or folder"),
        (("green.feature", "--tags", "and and"), "is no expression of tags"),
    ],
)
def test_what_cannot_be_asked_for_is_said(
    folder: Path, given: tuple[str, ...], says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    told = run(*given)
    captured = capfd.readouterr()

    assert told.exit_code == 2 and says in told.output + captured.out + captured.err


def test_cucumber_messages_are_read_by_the_official_package_and_hang_together(folder: Path) -> None:
    assert run(".", "--messages", "m.ndjson").exit_code == 1
    lines = (folder / "m.ndjson").read_text(encoding="utf-8").splitlines()
    envelopes = [m.message_converter.from_dict(json.loads(line), m.Envelope) for line in lines]

    pickles = {each.pickle.id: each.pickle for each in envelopes if each.pickle}
    cases = {each.test_case.id: each.test_case for each in envelopes if each.test_case}
    started = {each.test_case_started.id: each.test_case_started for each in envelopes if each.test_case_started}
    finished = [each.test_step_finished for each in envelopes if each.test_step_finished]
    assert len(pickles) == len(cases) == len(started) == 5
    assert {case.pickle_id for case in cases.values()} == pickles.keys()
    assert {each.test_case_id for each in started.values()} == cases.keys()
    steps = {step.id for case in cases.values() for step in case.test_steps}
    assert len(finished) == len(steps) and {each.test_step_id for each in finished} == steps
    failed = [each for each in finished if each.test_step_result.status is m.TestStepResultStatus.failed]
    assert len(failed) == 1 and "red.feature:" in str(failed[0].test_step_result.message)
    assert [each.test_run_finished.success for each in envelopes if each.test_run_finished] == [False]
    assert "요청이 온다" in "".join(lines), "Korean is never escaped"


def test_the_official_html_report_shows_what_was_run_and_why_it_is_red(folder: Path, in_ci: bool) -> None:
    node_module("@cucumber/html-formatter/package.json", in_ci=in_ci)
    node = shutil.which("node") or lacking("Node.js", "install it", in_ci=in_ci)
    assert run(".", "--messages", "m.ndjson").exit_code == 1

    messages = (folder / "m.ndjson").read_bytes()
    shown = subprocess.run((node, "report.mjs"), cwd=NODE, input=messages, check=True, capture_output=True, timeout=60)
    report = json.loads(shown.stdout)

    assert report["errors"] == []
    assert "80% (4 / 5) passed" in report["text"] and "passed 4failed 1" in report["text"]
    assert "시나리오: 01 요청이 없다" in report["text"] and 'red.feature:13: 그러면 상담사 "민지"에게' in report["text"]


def test_watching_runs_again_at_each_change(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[list[str]] = []

    def noted(command: list[str], check: bool) -> None:
        ran.append(command)
        (folder / "green.feature").write_text(STAGED + "\n" * len(ran), encoding="utf-8")

    monkeypatch.setattr("machine.cli.feature_watch.subprocess.run", noted)
    monkeypatch.setattr("sys.argv", ["textdesk", "test", ".", "--watch", "--lang", "ko"])
    watch_features(["."], rounds=2)

    assert len(ran) == 2 and ran[0][-4:] == ["test", ".", "--lang", "ko"]


# --- lint


def lint(*arguments: str) -> Result:
    return CliRunner().invoke(textdesk, ["lint", *arguments])


def test_lint_says_what_a_run_would_with_the_rule_and_mends_what_is_certain(folder: Path) -> None:
    wrong = folder / "wrong.feature"
    wrong.write_bytes(RIGHT.replace("그러면", "그럼면").replace("\n", "\r\n").encode())

    assert (lint("green.feature").exit_code, lint("green.feature").output) == (0, "")
    told = lint("wrong.feature")
    assert (told.exit_code, told.output) == (
        1,
        'wrong.feature:12: "그럼면"이라는 키워드는 없다. "그러면"인가? [keyword-misspelt]\n',
    )
    assert lint("wrong.feature", "--fix").exit_code == 0
    assert wrong.read_bytes() == RIGHT.replace("문자를 보낸다", "문자를 보내면").replace("\n", "\r\n").encode()


def test_lint_is_read_by_programs(folder: Path) -> None:
    (folder / "wrong.feature").write_text(RIGHT.replace("그러면", "그럼면"), encoding="utf-8")

    [found] = json.loads(lint("wrong.feature", "--format", "json").output)
    assert (found["rule"], found["line"], found["edits"][0]["text"]) == ("keyword-misspelt", 12, "그러면")
    [sarif] = json.loads(lint("wrong.feature", "--format", "sarif").output)["runs"]
    assert {rule["id"] for rule in sarif["tool"]["driver"]["rules"]} == RULES.keys()
    assert [each["ruleId"] for each in sarif["results"]] == ["keyword-misspelt"]
    assert lint("wrong.feature", "--format", "github").output.startswith(
        "::error file=wrong.feature,line=12,title=keyword-misspelt::"
    )


def test_lint_ends_with_1_for_a_doubt_where_somebody_is_strict(folder: Path) -> None:
    (folder / "twice.feature").write_text(RIGHT + "\n" + RIGHT[RIGHT.index("  시나리오") :], encoding="utf-8")

    assert (lint("twice.feature").exit_code, lint("twice.feature", "--strict").exit_code) == (0, 1)


def test_a_documented_procedure_is_a_feature_to_begin_with_in_either_language(folder: Path) -> None:
    for number, outline in enumerate(OUTLINES):
        for language in LANGUAGES:
            new = invoke("new", outline.slug, "--lang", language, "--out", f"{language}{number}.feature")
            assert new.exit_code == 0, new.output
    for file in ("red", "green", "tagged", "rows"):
        (folder / f"{file}.feature").unlink()

    code, names = ran(folder, ".", "--power")
    assert code == 0 and len(names) == 24
    assert invoke("lint", ".", "--strict").output == ""


def test_a_walk_on_the_page_becomes_a_green_feature_in_the_language_of_its_address(folder: Path) -> None:
    walker = Walker(kept_table(), "ko")
    for _ in range(12):
        walker.step(walker.choices()[-3].place)
    address = f"file:///x/index.html#/ko/walk/{'.'.join(str(step.place) for step in walker.steps)}"

    assert invoke("new", address, "--out", "walk.feature").exit_code == 0
    text = (folder / "walk.feature").read_text(encoding="utf-8")
    assert text.startswith("# language: ko\n기능: 12단계") and "거부된다" in text
    assert run("walk.feature", "--strict").exit_code == 0


def test_a_file_is_printed_in_the_other_language_and_one_that_is_there_is_not_written_over(folder: Path) -> None:
    printed = invoke("translate", "green.feature", "--to", "en")
    assert printed.exit_code == 0 and '    Then agent "민지" sees a request of customer "하나"' in printed.output
    assert invoke("translate", "green.feature", "--to", "en", "--out", "new.feature").exit_code == 0
    assert run("new.feature").exit_code == 0

    refused = invoke("translate", "green.feature", "--to", "en", "--out", "red.feature")
    assert refused.exit_code == 2 and "is there already" in refused.output


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("new", "transfers"), "write one of respond, transfer-to-agent"),
        (("new", "walk/0.9999"), "Step 2 of this walk is not possible there"),
        (("new", "/walk"), "is no address of a walk"),
        (("new", "#/ko/walk/9999"), "이 진행의 1번째 단계는"),
        (("translate", "wrong.feature", "--to", "en"), 'wrong.feature:13: "그럼면"이라는 키워드는 없다'),
    ],
)
def test_what_cannot_be_begun_or_translated_is_said(folder: Path, given: tuple[str, ...], says: str) -> None:
    (folder / "wrong.feature").write_text(STAGED.replace("그러면", "그럼면"), encoding="utf-8")

    told = invoke(*given)

    assert told.exit_code == 2 and says in told.output


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(textdesk, arguments)
