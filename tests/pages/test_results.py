"""What is kept of runs: whole or not at all, the last and the one before, at most so much; what is broken is told."""

from pathlib import Path

import msgspec
import pytest

from machine.evidence.checkout import ROOT
from machine.pages.kept_results import FOLDER, KeptResultError, keep, read, results
from machine.pages.results import COMMANDS, ENTRIES_LIMIT, FAILURES_LIMIT, SCENARIOS_LIMIT, limited
from spec.catalogue.entries import Words
from tests.pages.finding import entry, failure, run, scenario


def test_tutorial_a_run_is_kept_and_becomes_the_one_before_with_the_next(tmp_path: Path) -> None:
    keep(tmp_path, run(seconds=1.0))
    keep(tmp_path, run(seconds=2.0))
    keep(tmp_path, run("conform", "departs", failures=(failure(),)))

    checked, conformed = results(tmp_path).runs
    assert (checked.run.seconds, checked.before and checked.before.seconds) == (2.0, 1.0)
    assert conformed.run.failures == (failure(),) and conformed.before is None
    assert sorted(path.name for path in (tmp_path / FOLDER).iterdir()) == [
        "check.before.json",
        "check.json",
        "conform.json",
    ]


def test_where_nothing_was_run_there_is_nothing(tmp_path: Path) -> None:
    assert results(tmp_path) == msgspec.structs.replace(results(tmp_path), runs=(), mutants=(), wild=(), notes=())


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "holds no result"),
        (b'{"form": 1, "command": "check"', "holds no result"),
        (b"[" * 100_000, "holds no result"),
        (b'{"form": "4111 1111 1111 1111"}', "holds no result"),
        (b"\xff\xfe", "holds no result"),
        (msgspec.json.encode(run("test")), "is no result of `textdesk check` by this version"),
        (msgspec.json.encode(run(form=99)), "is no result of `textdesk check` by this version"),
    ],
    ids=["empty", "half", "deep", "of another type", "no text", "of another command", "of another version"],
)
def test_what_is_no_result_is_told_and_left_out(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / FOLDER / "check.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(content)

    [note] = results(tmp_path).notes
    assert note.startswith("build/results/check.json ") and says in note and note.endswith(" It is not shown.")
    assert "4111" not in note and str(tmp_path) not in note
    assert results(tmp_path).runs == () and path.read_bytes() == content

    assert [says in told for told in keep(tmp_path, run())] == [True]
    assert [each.before for each in results(tmp_path).runs] == [None], "what is none of ours becomes no run before"


def test_a_folder_in_the_place_of_a_result_is_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER / "test.json").mkdir(parents=True)

    assert results(tmp_path).notes == ("build/results/test.json is no file that could be read whole. It is not shown.",)
    with pytest.raises(KeptResultError):
        read(tmp_path / FOLDER / "test.json", "test")


def test_what_cannot_be_written_leaves_what_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path, run(seconds=1.0))

    def refuse(*_: object) -> None:
        raise OSError("full")

    monkeypatch.setattr("machine.pages.kept_results.write_aside", refuse)
    with pytest.raises(OSError, match="full"):
        keep(tmp_path, run(seconds=2.0))

    [kept] = results(tmp_path).runs
    assert kept.run.seconds == 1.0


def test_of_too_much_what_failed_is_kept_before_what_did_not() -> None:
    green = tuple(scenario(f"green {number}") for number in range(SCENARIOS_LIMIT + 5))
    proved = tuple(entry(f"P-{number}", "proved") for number in range(ENTRIES_LIMIT + 7))
    red, refuted = scenario("red", "failed"), entry("P", "refuted")

    kept = limited(run(scenarios=(*green, red), entries=(*proved, refuted)))

    assert len(kept.scenarios) == SCENARIOS_LIMIT and kept.scenarios[0].scenario == "red"
    assert len(kept.entries) == ENTRIES_LIMIT and kept.entries[0] == refuted
    assert kept.left_out == {"scenarios": 6, "entries": 8}
    assert limited(run(failures=(failure(),) * (FAILURES_LIMIT + 1))).left_out == {"failures": 1}


def test_long_texts_are_cut_with_a_sign() -> None:
    [kept] = limited(run(failures=(failure(says="x" * 5_000, told=Words("y" * 200_000, "가" * 200_000)),))).failures

    assert len(kept.says) == 2_000 and kept.says.endswith("…")
    assert kept.told is not None and len(kept.told.ko) == 100_000 and kept.told.en.endswith("…")


def test_the_committed_tables_are_read_in_a_checkout() -> None:
    found = results(ROOT)

    assert [each.number for each in found.mutants] == list(range(1, len(found.mutants) + 1)) and len(
        found.mutants
    ) > 1_000
    assert [len(table.desktops) for table in found.wild] == [20, 18]
    assert found.notes == ()


def test_there_is_a_file_for_each_command_that_has_a_verdict() -> None:
    from machine.cli import textdesk

    taking = {name for name, each in textdesk.commands.items() if any(option.name == "html" for option in each.params)}
    assert taking == set(COMMANDS)
