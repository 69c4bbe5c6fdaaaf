"""What the READMEs show works: their features run, their links lead somewhere, both tell the same."""

import re
from pathlib import Path

import pytest

from spec.catalogue.load import load

ROOT = Path(__file__).resolve().parent.parent
READMES = ("README.md", "README.ko.md")
PAGES = sorted(
    path.relative_to(ROOT).as_posix() for path in (*ROOT.glob("README*.md"), *ROOT.glob("machine/*/README*.md"))
)
"""What is written for users, in both languages."""
DEEPER = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("machine/*/*/README*.md"))
"""Pages of a part of a room, to which the room's own page leads."""


def blocks(readme: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", (ROOT / readme).read_text(encoding="utf-8"), re.DOTALL)


@pytest.mark.parametrize("readme", READMES)
def test_both_features_of_a_readme_run_green_outside_the_checkout(readme: str, pytester: pytest.Pytester) -> None:
    features = blocks(readme, "gherkin")
    assert len(features) == 2
    for number, text in enumerate(features):
        (pytester.path / f"{number}.feature").write_text(text, encoding="utf-8")

    pytester.runpytest_inprocess("-q", "-p", "textdesk", "0.feature", "1.feature").assert_outcomes(passed=2)


@pytest.mark.parametrize("page", [*PAGES, *DEEPER, "CONTRIBUTING.md", "CHANGELOG.md", "machine/README.md"])
def test_every_link_leads_to_a_file_or_a_heading(page: str) -> None:
    targets = re.findall(r"(?:\]\(|href=\"|src=\")([^)\"]+)[)\"]", (ROOT / page).read_text(encoding="utf-8"))

    for target in targets:
        file, _, heading = target.partition("#")
        led_to = (ROOT / page).parent / file if file else ROOT / page
        assert led_to.exists(), target
        assert not heading or heading in headings(led_to), target


def headings(page: Path) -> set[str]:
    """The addresses of the headings of a page."""
    return {
        re.sub(r"[^\w\- ]", "", line.lstrip("#").strip()).lower().replace(" ", "-")
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith("#")
    }


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_is_short_and_leads_to_every_page_of_a_room(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 160
    assert [page for page in PAGES if page.endswith(f"/{readme}") and f"({page})" not in text] == []


def test_what_the_masking_examples_assert_is_so() -> None:
    examples = [block for page in PAGES for block in blocks(page, "python") if block.startswith("from machine.masking")]
    assert sum(example.count("assert") for example in examples) == 2 * (1 + 4 + 3)
    for example in examples:
        exec(example, {})


@pytest.mark.parametrize("page", DEEPER)
def test_the_page_of_a_room_leads_to_those_of_its_parts(page: str) -> None:
    place = Path(page)
    room = ROOT / place.parent.parent / place.name

    assert f"({place.parent.name}/{place.name})" in room.read_text(encoding="utf-8")


@pytest.mark.parametrize("english", [page for page in (*PAGES, *DEEPER) if not page.endswith(".ko.md")])
def test_both_languages_have_the_same_sections_commands_and_features(english: str) -> None:
    korean = english.replace(".md", ".ko.md")
    pages = [(ROOT / page).read_text(encoding="utf-8") for page in (english, korean)]

    assert pages[0].count("\n## ") == pages[1].count("\n## ")
    for language in ("gherkin", "python", "console"):
        assert blocks(english, language) == blocks(korean, language)
    assert re.findall(r"machine/\w+/", pages[0]) == re.findall(r"machine/\w+/", pages[1])


def test_a_readme_counts_the_clauses_and_assumptions_that_there_are() -> None:
    catalogue = load()
    english, korean = ((ROOT / readme).read_text(encoding="utf-8") for readme in READMES)

    assert f"({len(catalogue.clauses)} clauses)" in english and f"({len(catalogue.assumptions)} assumptions)" in english
    assert f"(조항 {len(catalogue.clauses)}개)" in korean and f"(가정 {len(catalogue.assumptions)}개)" in korean


@pytest.mark.parametrize("page", [page for page in PAGES if "/faults/" in page])
def test_how_much_the_kit_finds_is_what_the_committed_table_says(page: str) -> None:
    from machine.faults.detector_names import DETECTORS
    from machine.report.mutation import table

    text = (ROOT / page).read_text(encoding="utf-8")
    counted = table().counted
    told = re.findall(r"\| ([0-9,]+), ([0-9.]+) % \|", text)
    shares = {int(killed.replace(",", "")): float(share) for killed, share in told}

    assert {table().killed(detector) for detector in DETECTORS} == set(shares)
    assert all(share == 1000 * killed // len(counted) / 10 for killed, share in shares.items())
    assert f"{len(table().mutants):,}" in text and f"{len(counted):,}" in text
    by_one_part = [each for each in counted if each.independent == 1]
    assert len(by_one_part) == 3 and re.search(r"All but three|이 셋 말고는", text)


def test_every_command_that_a_page_names_exists() -> None:
    from machine.cli import textdesk

    pages = [(ROOT / page).read_text(encoding="utf-8") for page in PAGES]
    named = {name for page in pages for name in re.findall(r"textdesk ([a-z]+)", page)}

    assert named >= {"check", "test", "draw", "steps", "schema", "mask"}
    assert named <= set(textdesk.commands)
