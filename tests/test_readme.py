"""What the READMEs show works: their features run, their links lead somewhere, both tell the same."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.ko.md")


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("readme", READMES)
def test_both_features_of_a_readme_run_green_outside_the_checkout(readme: str, pytester: pytest.Pytester) -> None:
    features = blocks(readme, "gherkin")
    assert len(features) == 2
    for number, text in enumerate(features):
        (pytester.path / f"{number}.feature").write_text(text, encoding="utf-8")

    pytester.runpytest_inprocess("-q", "-p", "textdesk", "0.feature", "1.feature").assert_outcomes(passed=2)


@pytest.mark.parametrize("readme", READMES)
def test_every_link_leads_to_a_file_or_a_heading(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w\- ]", "", line.lstrip("#").strip()).lower().replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    targets = re.findall(r"\]\(([^)]+)\)", text)

    assert len(targets) > 8
    for target in targets:
        assert target[1:] in headings if target.startswith("#") else (ROOT / target).exists(), target


def test_what_the_masking_example_asserts_is_so() -> None:
    (example,) = (block for block in blocks("README.md", "python") if block.startswith("from machine.masking"))
    assert example.count("assert") == 4
    exec(example, {})


def test_both_readmes_have_the_same_sections_commands_and_features() -> None:
    english, korean = ((ROOT / readme).read_text(encoding="utf-8") for readme in READMES)

    assert english.count("\n## ") == korean.count("\n## ")
    assert blocks("README.md", "gherkin") == blocks("README.ko.md", "gherkin")
    assert blocks("README.md", "python") == blocks("README.ko.md", "python")
    assert blocks("README.md", "console") == blocks("README.ko.md", "console")
    assert re.findall(r"machine/\w+/", english) == re.findall(r"machine/\w+/", korean)


@pytest.mark.parametrize("readme", READMES)
def test_how_much_the_kit_finds_is_what_the_committed_table_says(readme: str) -> None:
    from machine.harness.detectors import DETECTORS
    from machine.report.mutation import table

    text = (ROOT / readme).read_text(encoding="utf-8")
    counted = table().counted
    shares = {int(killed): float(share) for killed, share in re.findall(r"\| ([0-9]+), ([0-9.]+) % \|", text)}

    assert {table().killed(detector) for detector in DETECTORS} == set(shares)
    assert all(share == 1000 * killed // len(counted) / 10 for killed, share in shares.items())
    assert f"{len(table().mutants):,}" in text and f"{len(counted):,}" in text
    assert all(each.independent > 1 for each in counted)


@pytest.mark.parametrize("readme", READMES)
def test_every_command_that_a_readme_names_exists(readme: str) -> None:
    from machine.cli import textdesk

    named = set(re.findall(r"textdesk ([a-z]+)", (ROOT / readme).read_text(encoding="utf-8")))

    assert named >= {"check", "test", "draw", "steps", "schema", "mask"}
    assert named <= set(textdesk.commands)
