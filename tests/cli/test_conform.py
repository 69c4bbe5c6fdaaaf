"""`textdesk conform` on a desktop in another process: what it prints, and how it ends."""

import json
import re
from functools import partial
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from machine.cli import textdesk
from machine.generate.situations import ALONE
from machine.harness.bdd.feature_run import run_features
from machine.port.run_input import RunInput
from spec.port.commands import SetStatus

STATUSES = tuple(SetStatus("Minji", status) for status in ("available", "idle"))
TWO_RUNS = (RunInput(ALONE.configuration, STATUSES * 30),) * 2


def conform(*arguments: str) -> Result:
    return CliRunner().invoke(textdesk, ("conform", *arguments))


def test_tutorial_our_own_desk_conforms() -> None:
    told = conform("--desk", "inprocess", "--plan", "short", "--examples", "5", "--seed", "3")

    assert told.exit_code == 0
    assert "Self-test: 8 of 13 steps ok, the others not for such a desktop\n" in told.output
    assert "73 of 73 clauses, 50 of 50 assumptions, 81 of 81 transitions\n" in told.output
    assert "Random: 5 runs, " in told.output and "of 81 transitions, seed 3\n" in told.output
    assert "Verdict: conforms in " in told.output


def test_the_json_holds_the_counts_and_the_seed() -> None:
    told = json.loads(
        conform("--desk", "inprocess", "--plan", "short", "--examples", "3", "--seed", "3", "--json").stdout
    )

    assert (told["verdict"], told["seed"], told["failure"], told["faults"]) == ("conforms", 3, None, {})
    assert told["coverage"]["random"]["runs"] == 3


def test_a_plan_that_the_time_cuts_short_is_undetermined_with_what_it_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a clock that goes on by a second at each look: one for the deadline, one for each driver, one a command."""
    for arguments, planned, runs in ((("--seconds", "60"), 2, 0), (("--plan", "none", "--seconds", "3"), 0, 0)):
        monkeypatch.setattr("machine.harness.schedule.schedule", lambda *_, **__: TWO_RUNS)
        monkeypatch.setattr("machine.harness.conformance.time", SimpleNamespace(monotonic=partial(next, count())))
        told = conform("--desk", "inprocess", "--seed", "3", *arguments, "--json")
        found = json.loads(told.stdout)

        assert (told.exit_code, found["verdict"], found["cut_short"]) == (3, "undetermined", True)
        assert (found["coverage"]["plan"]["planned"], found["coverage"]["plan"]["runs"]) == (planned, runs)
        assert found["coverage"]["random"]["cut_short"]


def test_a_plan_in_which_all_is_met_conforms_without_random_runs_and_few_random_runs_do_not() -> None:
    assert conform("--desk", "inprocess", "--plan", "short", "--examples", "0").exit_code == 0
    told = conform("--desk", "inprocess", "--plan", "none", "--examples", "1")
    assert told.exit_code == 3
    assert "    Never taken: " in told.output
    assert "What was never met is not known: leave out --plan, --examples and --seconds, or give more.\n" in told.output
    assert conform("--desk", "inprocess", "--plan", "none", "--examples", "0").exit_code == 3


def test_a_target_that_cannot_be_asked_is_told_to_ci_as_well(tmp_path: Path) -> None:
    file = tmp_path / "textdesk.xml"
    told = conform("--desk", "http://127.0.0.1:9", "--timeout", "5", "--github", "--junit", str(file))

    assert told.exit_code == 2
    assert told.stdout.startswith("::error title=http%3A//127.0.0.1%3A9::")
    suite = ElementTree.parse(file).getroot()
    assert (suite.get("tests"), suite.get("errors")) == ("1", "1")
    error = suite.find("testcase/error")
    assert error is not None and str(error.get("message")) in told.output


def test_what_was_not_met_before_a_failure_is_one_line() -> None:
    told = conform("--desk", "tests.harness.departing:desktop", "--plan", "short", "--examples", "0", "--seed", "3")

    assert (
        "The rest was not met before the run ended at failure 1; --max-failures goes on, as --watch does.\n"
        in told.output
    )
    assert "Never taken" not in told.output and "leave out" not in told.output


def test_a_desktop_that_departs_is_told_with_the_clause_and_a_scenario_in_one_language() -> None:
    asked = ("--desk", "tests.harness.departing:desktop", "--plan", "short", "--examples", "0", "--seed", "3")
    english, korean = conform(*asked), conform(*asked, "--lang", "ko")

    assert english.exit_code == korean.exit_code == 1
    assert 'expected refused ("Nothing is chosen" [nothing_chosen]), seen accepted (WRAP-1).' in english.output
    assert '거부("아무것도 고르지 않았다" [nothing_chosen]), 실제로 본 것은 받아들임 (WRAP-1).' in korean.output
    in_english, in_korean = "the desktop does what the specification says", "데스크톱은 명세대로 동작한다"
    assert in_english in english.output and in_korean not in english.output
    assert in_korean in korean.output and in_english not in korean.output
    assert "making a run of " in english.output and "ModelOracle" not in english.output


def test_the_scenario_told_is_red_on_the_desktop_that_departed_and_green_on_ours(tmp_path: Path) -> None:
    desk = "tests.harness.departing:desktop"
    told = json.loads(conform("--desk", desk, "--plan", "short", "--examples", "0", "--json").stdout)
    for language in ("en", "ko"):
        feature = tmp_path / f"{language}.feature"
        feature.write_text(told["failure"][f"feature_{language}"], encoding="utf-8")

    assert run_features([str(tmp_path)], f"--textdesk-desk={desk}").code == 1
    assert run_features([str(tmp_path)]).code == 0


def test_a_desktop_that_departs_at_the_reset_is_told_as_well() -> None:
    told = conform("--desk", "tests.harness.departing:ManualOnly", "--plan", "none", "--examples", "20", "--seed", "1")

    assert told.exit_code == 1
    assert "The answer to the reset [Reset]: expected accepted, seen refused (" in told.output
    assert "[routing_is_automatic])." in told.output
    assert "No file is written of it" in told.output and "Saved" not in told.output
    assert "Verdict: departs in " in told.output


def test_a_desktop_that_offers_little_is_held_to_it_in_as_many_steps() -> None:
    arguments = ("--plan", "none", "--examples", "10", "--seed", "1", "--json")
    told = json.loads(conform("--desk", "tests.harness.departing:StatusesOnly", *arguments).stdout)

    assert (told["verdict"], told["coverage"]["random"]["runs"]) == ("conforms", 10)
    assert told["coverage"]["random"]["commands"] >= 150


def test_each_exchange_that_failed_is_named_and_the_end_is_undetermined() -> None:
    told = conform("--desk", "tests.harness.departing:OutOfReach", "--plan", "none", "--examples", "5", "--seed", "1")

    assert told.exit_code == 3
    lost = [
        line for line in told.output.splitlines() if line.startswith("Exchange 4 (apply) failed, closed: the process ")
    ]
    assert len(lost) == 1, "those that are alike are told once"
    assert all(re.search(r"ended\. It came with [A-Z]\w+, command [1-9]\d* of its run\.$", line) for line in lost)
    assert "\n? Self-test, reset: Exchange 4 (apply) failed, closed: the process ended.\n" in told.output
    assert "An exchange that failed says nothing of the desktop; it ends its run.\n" in told.output


def test_what_a_desktop_prints_is_kept_apart_from_the_json() -> None:
    told = conform("--desk", "tests.harness.departing:Chatty", "--plan", "short", "--examples", "2", "--json")

    assert json.loads(told.stdout)["verdict"] == "conforms"
    assert "taken" in told.stderr


def test_a_desktop_that_would_end_the_program_fails_and_what_it_says_is_not_repeated() -> None:
    told = conform("--desk", "tests.harness.departing:EndsAll", "--plan", "none", "--examples", "5", "--seed", "1")

    assert told.exit_code == 1
    assert "✗ In apply the desktop raises SystemExit (apply in departing.py, line " in told.output
    assert "+12025550101" not in told.output


@pytest.mark.parametrize("option", ["--seconds", "--timeout"])
def test_a_number_of_seconds_is_a_number(option: str) -> None:
    told = conform("--desk", "inprocess", "--plan", "none", option, "nan")

    assert told.exit_code == 2 and "nan is no number of seconds." in told.output


def test_a_ledger_that_cannot_be_merged_into_is_told_before_anything_is_run(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[]")
    for path, says in ((tmp_path / "nowhere" / "ledger.json", "is no folder"), (tmp_path / "other.json", "no ledger")):
        told = conform("--desk", "inprocess", "--ledger", str(path))

        assert told.exit_code == 2 and says in told.output
        assert "Verdict" not in told.output


def test_control_c_is_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("machine.harness.schedule.schedule", interrupted)
    told = conform("--desk", "inprocess")

    assert (told.exit_code, told.stderr.endswith("Interrupted: undetermined.\n")) == (3, True)


def test_a_desktop_out_of_reach_is_one_line_and_no_verdict() -> None:
    told = conform("--desk", "http://127.0.0.1:9")

    assert told.exit_code == 2
    assert told.output == (
        "Error: Exchange 1 (hello) failed, unreachable: nothing takes a connection at 127.0.0.1:9; start the adapter "
        "there first.\n"
    )


BLIND = "tests.harness.departing:BlindAndLenient"


def test_several_faults_are_told_in_one_run_and_written_for_a_ci_system(tmp_path: Path) -> None:
    file = tmp_path / "reports" / "conform.xml"
    told = conform(
        "--desk", BLIND, "--plan", "short", "--examples", "0", "--max-failures", "3", "--junit", str(file), "--github"
    )

    assert told.exit_code == 1
    assert told.output.count("\n✗ ") == 2 and "\n    Broken: CONF-6, WRAP-1\n" in told.output
    assert told.output.count("\n::error title=") == 2
    assert file.read_bytes().count(b"<failure ") == 2


def test_only_a_clause_is_asked_about_and_what_has_nothing_to_do_with_it_stands_aside() -> None:
    told = conform("--desk", BLIND, "--only", "WRAP-1", "--plan", "short")

    assert told.exit_code == 1
    assert "✗ The answer when " in told.output and " [SubmitWrapUp]: " in told.output and "CONF-6" not in told.output
    other = conform("--desk", BLIND, "--only", "AVAIL-1", "--plan", "short")
    assert other.exit_code == 0
    assert "Held in what was asked about (AVAIL-1): 1 of 1 clauses, " in other.output
    assert "runs ended in what has nothing to do with AVAIL-1.\n" in other.output


def test_only_can_name_a_command_or_a_feature_file_and_says_what_it_does_not_know(tmp_path: Path) -> None:
    assert conform("--only", "AcceptConference", "--plan", "short").exit_code == 2
    assert conform("--desk", BLIND, "--only", "SubmitWrapUp", "--plan", "short").exit_code == 1
    feature = tmp_path / "mine.feature"
    feature.write_text("Feature: x\n  @WRAP-1 @slow\n  Scenario: y\n    Given z\n", encoding="utf-8")
    assert conform("--desk", BLIND, "--only", str(feature), "--plan", "short").exit_code == 1
    feature.write_text("Feature: x\n  Scenario: y\n    Given z\n", encoding="utf-8")
    told = conform("--only", str(feature))
    assert told.exit_code == 2 and "no scenario is tagged with a clause; tag them, as @CONF-6" in told.output
    assert "there is no" not in conform("--only", str(tmp_path / "none.feature")).output


def test_json_lines_are_told_while_it_runs_and_the_result_comes_last() -> None:
    told = conform("--desk", BLIND, "--plan", "short", "--examples", "0", "--json-lines")
    lines = [json.loads(line) for line in told.stdout.splitlines()]

    assert [line["event"] for line in lines if line["event"] not in ("progress", "plan")] == [
        "driver",
        "met",
        "failure",
        "result",
    ]
    assert lines[0] == {"event": "driver", "driver": "plan", "planned": 117, "commands": 7475}
    assert lines[-1]["result"]["verdict"] == "departs"
    assert lines[-1]["result"]["failure"] == lines[-2]["failure"] | {"runs": 1}


def test_a_run_that_was_interrupted_is_resumed_and_conforms_as_one_that_was_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("machine.harness.checkpoint.NAME", "checkpoint-of-a-test")
    arguments = ("--desk", "inprocess", "--plan", "short", "--examples", "4")
    whole = json.loads(conform(*arguments, "--seed", "3", "--json").stdout)
    given = count()

    def interrupted(*_: object) -> None:
        if next(given) == 40:
            raise KeyboardInterrupt

    with monkeypatch.context() as during:
        during.setattr("machine.harness.conformance._Held.between", interrupted)
        told = json.loads(conform(*arguments, "--seed", "3", "--json").stdout)
    assert (told["verdict"], told["interrupted"]) == ("undetermined", True)
    assert told["coverage"]["plan"]["runs"] < 117

    resumed = json.loads(conform(*arguments, "--resume", "--json").stdout)
    assert (resumed["verdict"], resumed["seed"]) == ("conforms", 3)
    assert "No such run was interrupted" in conform(*arguments, "--resume").output
    assert resumed["coverage"]["plan"]["runs"] == 117
    assert resumed["coverage"]["random"]["commands"] == whole["coverage"]["random"]["commands"]
    assert resumed["clauses"] == whole["clauses"]


def test_where_nothing_was_interrupted_a_resumed_run_begins_anew_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("machine.harness.checkpoint.NAME", "checkpoint-of-another-test")
    told = conform("--desk", "inprocess", "--plan", "none", "--examples", "1", "--resume")

    assert "No such run was interrupted, so this one begins anew.\n" in told.output
    assert conform("--resume", "--seed", "3").exit_code == 2
    assert conform("--json", "--json-lines").exit_code == 2
