"""`textdesk adapter`: an adapter to begin with, and the guide."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from machine.cli import textdesk
from machine.draw.guide import guide
from machine.evidence.checkout import ROOT
from machine.remote.templates import TEMPLATES
from spec.language import LANGUAGES


def run(*arguments: str) -> tuple[int, str]:
    told = CliRunner().invoke(textdesk, ["adapter", *arguments])
    return told.exit_code, told.output


def test_tutorial_an_adapter_is_written_and_how_to_try_it_is_said(tmp_path: Path) -> None:
    code, told = run("new", "go", str(tmp_path / "mine"))

    assert code == 0
    assert told.splitlines() == [
        f"{tmp_path / 'mine' / 'adapter.go'}: an adapter with a toy desktop, which `conform` finds departing; put "
        "yours in its place.",
        "Try the plumbing in that folder:",
        "  go build -o adapter adapter.go",
        "  textdesk conform --self-test --desk stdio:./adapter",
        "What it is asked and what it answers: textdesk adapter guide",
    ]


@pytest.mark.parametrize("language", TEMPLATES)
def test_what_is_written_is_the_one_example(language: str, tmp_path: Path) -> None:
    code, told = run("new", language, str(tmp_path))
    name = TEMPLATES[language].file

    assert code == 0
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == (ROOT / "machine/remote/examples" / name).read_bytes()
    assert f"  textdesk conform --self-test --desk {TEMPLATES[language].target.split()[0][:5]}" in told.replace("'", "")


def test_every_example_is_a_template() -> None:
    examples = {path.name for path in (ROOT / "machine/remote/examples").iterdir() if path.is_file()}

    assert {template.file for template in TEMPLATES.values()} == examples


def test_a_file_that_is_there_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "adapter.mjs").write_text("mine\n")
    code, told = run("new", "node", str(tmp_path))

    assert (code, told) == (2, f"Error: {tmp_path / 'adapter.mjs'} is there already and stays; give another folder.\n")
    assert (tmp_path / "adapter.mjs").read_text() == "mine\n"


def test_a_folder_that_cannot_be_made_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, told = run("new", "node", str(tmp_path / "file" / "under"))

    assert code == 2
    assert told.startswith("Error: ") and told.endswith("; give another folder.\n")


def test_a_language_that_there_is_none_for_is_told_with_those_that_there_are() -> None:
    code, told = run("new", "cobol", "anywhere")

    assert code == 2
    assert "'python', 'node', 'java', 'go'" in told


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_is_printed_as_it_is_committed(language: str) -> None:
    code, told = run("guide", "--lang", language)

    assert code == 0
    assert told == guide(language if language == "en" else "ko")
    assert told == (ROOT / "diagrams" / language / "adapter.md").read_text(encoding="utf-8")


def test_of_entries_only_what_the_guide_says_of_them_is_printed() -> None:
    code, told = run("guide", "Accept", "rule-47", "DesktopView.toasters")

    assert code == 0
    assert [line for line in told.splitlines() if line.startswith("#")] == [
        "### `Accept`",
        "### RULE-47",
        "### DesktopView.toasters",
    ]
    assert "- Order: yes (RULE-32)" in told.splitlines()
    assert "<a id" not in told


def test_an_entry_that_there_is_none_of_is_told_with_the_nearest() -> None:
    assert run("guide", "Accept", "Acept") == (
        2,
        'Error: The adapter guide has no entry "Acept"; the nearest are Accept, Accepted.\n',
    )
    assert run("guide", "%%%") == (
        2,
        'Error: The adapter guide has no entry "%%%"; without entries the whole of it is printed.\n',
    )


def test_the_guide_that_comes_with_textdesk_is_printed_and_none_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(language: str) -> str:
        raise AssertionError(language)

    monkeypatch.setattr("machine.draw.guide.guide", never)

    assert run("guide", "RULE-46")[0] == 0


def test_where_none_lies_it_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("machine.port.guide_page.HERE", tmp_path / "a" / "b" / "guide_page.py")

    code, told = run("guide")
    assert (code, told) == (0, guide("en"))
