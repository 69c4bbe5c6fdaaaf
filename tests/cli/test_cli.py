"""The command: what it prints and how it ends, as its users meet it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import get_args

import click
import pytest
from click.testing import CliRunner, Result

from machine.archive.plan import Format
from machine.cli import adapters, files, main, textdesk
from machine.draw import DrawError
from machine.evidence.checkout import ROOT
from machine.generate.criteria import CriterionName
from machine.harness.bdd.feature_run import FeatureRun
from machine.remote import templates
from machine.report.feature_cache import StageError
from spec.catalogue.load import CatalogueError


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(textdesk, arguments)


def test_tutorial_the_steps_of_a_feature_file_are_listed_in_either_language() -> None:
    english, korean = invoke("steps"), invoke("steps", "--lang", "ko")

    assert english.exit_code == korean.exit_code == 0
    assert 'there is an agent "<agent>"' in english.output
    assert '상담사 "<agent>"이(가) 있다' in korean.output
    assert english.output.count("\n") == korean.output.count("\n") > 100


def test_the_schema_of_the_port_is_printed_as_json() -> None:
    told = json.loads(invoke("schema").output)

    assert {"AnyCommand", "Answer", "Configuration", "DesktopView", "CustomerView"} <= set(told["$defs"])


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_machine_is_printed_as_mermaid(language: str) -> None:
    told = invoke("draw", "--mermaid", "Conversation", "--lang", language)

    assert told.exit_code == 0
    assert told.output.startswith("stateDiagram-v2\n")


def test_a_picture_that_is_not_there_is_bad_input() -> None:
    told = invoke("draw", "--mermaid", "Toaster")

    assert told.exit_code == 2
    assert "There is no picture 'Toaster'; the pictures are AgentStatus, " in told.output


def test_drift_ends_with_1_and_names_each_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("machine.pages.drift", lambda _root: ("diagrams/en/dialog.svg: is missing; run it.",))

    told = invoke("draw", "--check")

    assert told.exit_code == 1
    assert told.output == "diagrams/en/dialog.svg: is missing; run it.\n"


def test_no_drift_ends_with_0_and_says_nothing() -> None:
    told = invoke("draw", "--check")

    assert (told.exit_code, told.output) == (0, "")


def test_what_cannot_be_drawn_is_bad_input_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_root: Path) -> tuple[str, ...]:
        raise DrawError("features/en/respond.feature: is broken; correct it.")

    monkeypatch.setattr("machine.pages.drift", fail)

    told = invoke("draw", "--check")

    assert told.exit_code == 2
    assert told.output == "Error: features/en/respond.feature: is broken; correct it.\n"


def test_a_stage_that_cannot_run_is_bad_input_and_leaves_the_last_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise StageError("The features could not be run; correct what pytest says.")

    monkeypatch.setattr("machine.report.job.run_check", fail)
    reports = [ROOT / "build" / name for name in ("check.json", "report.html")]
    before = [path.read_bytes() if path.exists() else None for path in reports]

    told = invoke("check")

    assert told.exit_code == 2
    assert "The features could not be run" in told.output
    assert [path.read_bytes() if path.exists() else None for path in reports] == before


def test_a_path_that_is_not_there_is_bad_input() -> None:
    assert invoke("test", "nowhere.feature").exit_code == 2
    assert invoke("test", "README.md").exit_code == 2


def test_an_unknown_command_is_bad_input() -> None:
    assert invoke("chekc").exit_code == 2


def test_a_broken_catalogue_is_told_line_by_line_whatever_was_asked(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken() -> None:
        raise CatalogueError(("clauses.toml: OFFER-1: one", "glossary.toml: label.send: two"))

    monkeypatch.setattr("machine.cli.textdesk", broken)

    with pytest.raises(SystemExit) as ended:
        main()

    assert ended.value.code == 2
    assert capsys.readouterr().err == "clauses.toml: OFFER-1: one\nglossary.toml: label.send: two\n"


def test_scenarios_are_generated_into_a_folder_and_what_they_reach_is_told(tmp_path: Path) -> None:
    told = invoke("generate", "--criterion", "clauses", "--agents", "1", "--lang", "ko", "--out", str(tmp_path))

    path = tmp_path / "ko" / "clauses.feature"
    assert (told.exit_code, told.stdout) == (0, f"{path}\n")
    assert "clauses, 1 agent x 1 conversation, capacity 2, with dialogs: 60 of 73 reached by 5 scenarios" in told.stderr
    assert "MASK-2: no walk shows what it is about" in told.stderr
    assert path.read_text(encoding="utf-8").startswith("# language: ko\n")


def test_without_a_folder_the_feature_alone_is_printed() -> None:
    told = invoke("generate", "--criterion", "clauses", "--agents", "1")

    assert told.stdout.startswith("# Made by `textdesk generate --criterion clauses --lang en` of 1 agent x 1 conv")
    assert told.stdout.count("Scenario: ") == 5


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--agents", "0"], "Error: agents is 0; give 1 or more.\n"),
        (["--every-edge"], "Error: --every-edge goes with --criterion transitions only; leave one of them out.\n"),
        (["--agents", "1", "--out", "README.md"], "Error: README.md/en/guards.feature: cannot be written (Not a dir"),
    ],
)
def test_what_cannot_be_generated_is_bad_input_in_one_line(options: list[str], says: str) -> None:
    told = invoke("generate", "--criterion", "guards", *options)

    assert told.exit_code == 2
    progress, _, error = told.stderr.rpartition("Error: ")
    assert f"Error: {error}".startswith(says) and error.count("\n") == 1
    assert "Error" not in progress
    assert told.stdout == ""


def test_a_text_is_masked_from_the_standard_input_to_the_standard_output() -> None:
    told = CliRunner().invoke(textdesk, ["mask"], input="call + 1 (123) 456 7890\n")

    assert (told.exit_code, told.stdout) == (0, "call **********7890\n")


def test_masking_tells_what_each_of_its_options_does_and_shows_how_it_is_called() -> None:
    told = invoke("mask", "--help")

    assert told.exit_code == 0
    assert told.output.count("    textdesk mask ") == 5
    options = [each for each in textdesk.commands["mask"].params if isinstance(each, click.Option)]
    assert [option.name for option in options if not option.help] == []
    assert [line for line in told.output.splitlines() if len(line) > 80] == []


def test_of_several_files_each_that_cannot_be_masked_is_told_and_the_rest_is_masked(tmp_path: Path) -> None:
    for name, content in {"a.json": "[", "b.txt": "+12025550101", "c.json": "[1]]"}.items():
        (tmp_path / name).write_text(content)

    told = invoke("mask", str(tmp_path), "--all-fields", "--in-place", "--quiet")

    assert told.exit_code == 2
    assert [line.partition(": is no JSON")[0] for line in told.output.splitlines()] == [
        f"Error: {tmp_path / 'a.json'}",
        f"Error: {tmp_path / 'c.json'}",
    ]
    assert (tmp_path / "b.txt").read_text() == "********0101"


def test_a_file_that_cannot_be_masked_is_bad_input_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "calls.json").write_bytes(b'{"text": "call +12025550101"\n')

    told = invoke("mask", str(tmp_path / "calls.json"), "--field", "text")

    assert told.exit_code == 2
    assert told.output == (
        f"Error: {tmp_path / 'calls.json'}: is no JSON at line 2; correct it, or say --format jsonl if each line is a "
        "record by itself.\n"
    )


def test_a_report_that_cannot_be_written_is_told_after_the_files_were_masked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"+12025550101")

    told = invoke("mask", str(tmp_path / "a.txt"), "--in-place", "--report", str(tmp_path / "a.txt" / "report.json"))

    assert told.exit_code == 2
    assert "the report cannot be written" in told.output
    assert (tmp_path / "a.txt").read_bytes() == b"********0101"


# --- readings


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """A profile that takes one reading."""
    file = tmp_path / "ours.toml"
    file.write_text('readings = ["idle-pends"]\n')
    return file


def test_a_profile_and_options_together_give_the_readings(monkeypatch: pytest.MonkeyPatch, profile: Path) -> None:
    asked: list[tuple[str, ...]] = []

    def run_check(*, fresh: bool, progress: object, readings: tuple[str, ...]) -> None:
        asked.append(readings)
        raise StageError("Enough.")

    monkeypatch.setattr("machine.report.job.run_check", run_check)

    invoke("check")
    invoke("check", "--profile", str(profile), "--reading", "literal-drop", "--reading", "idle-pends")

    assert asked == [(), ("literal-drop", "idle-pends")]


@pytest.mark.parametrize("command", [("check",), ("test", "features/en/readings.feature"), ("draw", "--out", "x")])
def test_an_unknown_reading_is_bad_input_in_one_line(command: tuple[str, ...]) -> None:
    told = invoke(*command, "--reading", "idle")

    assert told.exit_code == 2
    assert told.output == (
        'Error: There is no reading "idle"; the readings are literal-drop, wrap-up-times-out, '
        "joined-without-wrap-up, idle-pends, idle-withdraws-offers.\n"
    )


def test_a_profile_with_an_unknown_key_is_bad_input_in_one_line(profile: Path) -> None:
    profile.write_text("colour = 1\n")

    told = invoke("check", "--profile", str(profile))

    assert told.exit_code == 2
    assert told.output == (
        f"Error: {profile}: Object contains unknown field `colour`; a profile has readings, a list of ids.\n"
    )


def test_features_run_under_the_readings_of_a_profile(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, ...]] = []

    def run_features(paths: tuple[str, ...], *arguments: str) -> FeatureRun:
        asked.append(arguments)
        return FeatureRun(0, ())

    monkeypatch.setattr("machine.harness.bdd.feature_run.run_features", run_features)

    invoke("test", "features/en", "--profile", str(profile), "--power")

    assert {"--textdesk-power", "--textdesk-reading=idle-pends"} <= set(asked[0])


def test_what_a_reading_changes_is_drawn_elsewhere(profile: Path, tmp_path: Path) -> None:
    told = invoke("draw", "--profile", str(profile), "--out", str(tmp_path / "drawn"))

    assert told.exit_code == 0
    assert told.output.split() == [
        *(
            str(tmp_path / "drawn" / language / name)
            for language in ("en", "ko")
            for name in ("changes.md", "agent_status.svg", "interaction.svg")
        ),
        str(tmp_path / "drawn" / "index.html"),
    ]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            ("--reading", "idle-pends"),
            "--reading or --profile writes into a folder of your own; give it with --out DIR.",
        ),
        (("--as", "csv"), "--as writes into a folder of your own; give it with --out DIR."),
        (
            ("--out", "x"),
            "--out goes with --since, --reading, --profile or --as; diagrams/ is written where it stands.",
        ),
        (
            ("--check", "--out", "x"),
            "--out goes with --since, --reading, --profile or --as; diagrams/ is written where it stands.",
        ),
        (
            ("--reading", "idle-pends", "--out", "x", "--mermaid", "Dialog"),
            "--mermaid and --reading or --profile ask for different things; give one of them.",
        ),
        (("--check", "--since", "first"), "--check and --since ask for different things; give one of them."),
    ],
)
def test_what_draw_is_asked_for_goes_together(options: tuple[str, ...], says: str) -> None:
    told = invoke("draw", *options)

    assert (told.exit_code, told.output) == (2, f"Error: {says}\n")


@pytest.mark.parametrize("folder", ["diagrams", "diagrams/ours", "features/../diagrams"])
def test_readings_are_never_drawn_into_the_committed_pictures(folder: str) -> None:
    told = invoke("draw", "--reading", "idle-pends", "--out", str(ROOT / folder))

    assert told.exit_code == 2
    assert told.output == "Error: diagrams/ shows what is declared now; give another folder.\n"


def test_the_command_starts_without_what_its_commands_are_about() -> None:
    says = "import sys, machine.cli; print(*sorted(name for name in sys.modules if name.startswith('machine.')))"
    loaded = subprocess.run(
        [sys.executable, "-c", says], capture_output=True, encoding="utf-8", check=True
    ).stdout.split()

    assert "machine.cli.files" in loaded
    heavy = ("masking", "lifecycle", "harness", "language", "remote", "draw", "pages", "archive", "generate")
    assert [name for name in loaded if name.split(".")[1] in heavy] == []


def test_what_stands_twice_so_that_it_starts_soon_is_the_same() -> None:
    assert tuple(templates.TEMPLATES) == adapters.TEMPLATES
    assert get_args(Format) == files.FORMATS
    assert get_args(CriterionName) == files.CRITERIA
