"""`textdesk learn`: what it prints, draws and writes as JSON, and how it ends."""

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from machine.cli import textdesk
from tests.learning.learnable import SECRET

QUICK = ("--machine", "agent_status", "--extra-states", "0")


def learn(*arguments: str) -> Result:
    return CliRunner().invoke(textdesk, ("learn", *arguments))


def of(desk: str, *arguments: str) -> Result:
    return learn("--desk", f"tests.learning.learnable:{desk}", *QUICK, *arguments)


def test_tutorial_our_own_desk_is_the_same_under_an_assumption_that_is_printed() -> None:
    told = learn("--machine", "agent_status")

    assert told.exit_code == 0
    assert told.stdout.splitlines()[:-1] == [
        "Agent status",
        "  Asked: 818 words over 7 symbols, 5,071 steps in all",
        "  Our own desk: 14 states",
        "  The desktop: 14 states",
        "  Assumed: the desktop has at most 15 states over these symbols",
        "  same: under that assumption the machine learned is the desktop's, and it is ours",
    ]
    assert told.stdout.splitlines()[-1].startswith("Verdict: same in ")


def test_a_difference_ends_with_1_and_is_told_state_by_state_and_by_the_shortest_word() -> None:
    told = of("back_to_idle")

    assert told.exit_code == 1
    assert told.stdout.splitlines()[3:15] == [
        "  The desktop: 14 states",
        "  Assumed: the desktop has at most 14 states over these symbols",
        "  ✗ in 7 (RONA): set Available",
        "      expected: accepted → 2 (Available)",
        "      seen: accepted → 1 (Idle)",
        "  ✗ in 13 (RONA, Held): set Available",
        "      expected: accepted → 6 (Engaged, Held)",
        "      seen: accepted → 8 (Idle, Held)",
        "  The shortest word that tells them apart: set Available, a request comes, 30 seconds go by, set Available",
        "    expected: accepted; Available",
        "    seen: accepted; Idle",
        "  differs: the word is a fact; under that assumption the machine learned is the desktop's",
    ]
    for text in ("\nFeature: ", "\n기능: ", "\n# Put your own desktop in the place of ours"):
        assert told.output.count(text) == 1
    assert told.stdout.splitlines()[-1].startswith("Verdict: differs in ")


def test_a_contradiction_ends_with_1_and_both_outputs() -> None:
    told = of("Moody")

    assert told.exit_code == 1
    assert "  Contradicted on the word: set Available, a request comes\n    at first: accepted; " in told.output
    assert "\n    later: refused: " in told.output
    assert "Verdict: nondeterministic in " in told.output


def test_a_limit_that_is_reached_ends_with_3() -> None:
    told = of("Counting", "--extra-states", "1", "--max-states", "20")

    assert told.exit_code == 3
    assert "  undetermined: there are more than 20 states, give --max-states more; nothing follows\n" in told.output
    assert "  Not ours on the word: set RONA\n" in told.output
    assert "The desktop: " not in told.output and "Assumed" not in told.output


def test_what_is_not_offered_is_named() -> None:
    told = of("StatusesOnly")

    assert told.exit_code == 0
    assert "not offered: a request comes, accept a request, end and wrap up\n" in told.output


def test_nothing_of_a_desktops_own_is_printed() -> None:
    for arguments in ((), ("--json",)):
        told = of("Failing", *arguments)

        assert told.exit_code == 1
        assert "fails" in told.output
        assert SECRET not in told.output and SECRET[-4:] not in told.output


def test_the_json_holds_both_machines_and_where_they_differ() -> None:
    told = json.loads(of("back_to_idle", "--json").stdout)

    assert told["verdict"] == "differs"
    [found] = told["machines"]
    assert (found["alphabet"], found["verdict"], found["ended"]) == ("agent_status", "differs", "")
    assert (found["words"], found["steps"], found["assumed_states"]) == (191, 1014, 14)
    assert found["symbols"][3:5] == ["request", "accept_first"]
    assert found["telling"]["word"] == ["set_available", "request", "wait", "set_available"]
    assert found["changes"][0] == {
        "state": "7 (RONA)",
        "symbol": "set Available",
        "differs": ["output", "target"],
        "expected": "accepted → 2 (Available)",
        "seen": "accepted → 1 (Idle)",
    }
    assert (found["only_in_desktop"], found["not_in_desktop"], found["contradiction"]) == ([], [], None)
    for machine in (found["ours"], found["learned"]):
        assert len(machine["states"]) == len(machine["targets"]) == len(machine["outputs"]) == 14
    assert found["ours"]["states"][6] == "7 (RONA)"
    available = found["ours"]["known"][found["ours"]["outputs"][6][0]]
    assert available == ["accepted", "", [[["available", "available", [], []]], ""], []]


def test_the_pictures_are_written_in_both_languages_and_named(tmp_path: Path) -> None:
    told = of("back_to_idle", "--out", str(tmp_path))

    names = [f"{language}/agent_status.{side}.svg" for language in ("en", "ko") for side in ("ours", "learned")]
    assert told.stdout.splitlines()[-4:] == [str(tmp_path / name) for name in names]
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.svg")} == set(names)


def test_without_a_machine_only_ours_is_drawn(tmp_path: Path) -> None:
    assert of("Moody", "--out", str(tmp_path)).exit_code == 1
    assert {path.name for path in tmp_path.rglob("*.svg")} == {"agent_status.ours.svg"}


def test_a_folder_that_cannot_be_written_to_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "en").touch()
    told = of("StatusesOnly", "--out", str(tmp_path))

    assert told.exit_code == 2
    assert f"{tmp_path}: cannot be written (" in told.output


def test_a_desktop_out_of_reach_is_one_line_and_no_verdict() -> None:
    told = learn("--desk", "http://127.0.0.1:9")

    assert told.exit_code == 2
    assert told.output.startswith("Error: Exchange 1 (hello) failed, unreachable: ")
    assert told.output.count("\n") == 1


def test_a_target_that_names_none_is_bad_input() -> None:
    assert learn("--desk", "nowhere").exit_code == 2


def test_without_aalpy_one_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aalpy.learning_algs", None)
    told = learn(*QUICK)

    assert told.exit_code == 2
    assert told.output == "Error: Learning needs AALpy, which is not installed: pip install textdesk[learn]\n"


def test_a_reading_is_held_to_the_machine_that_it_makes() -> None:
    told = learn(*QUICK, "--reading", "idle-pends")

    assert told.exit_code == 1
    assert "  Our own desk: 17 states\n  The desktop: 14 states\n" in told.output
