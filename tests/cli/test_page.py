"""The page as its users meet it: written by the commands that have a verdict, and opened by `textdesk open`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from machine.cli import textdesk
from machine.evidence.ledger import Entry, Ledger, write
from machine.pages.kept_results import results

FEATURE = """Feature: Statuses
  Scenario: An agent becomes available
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    When agent "Minji" sets the status to "Available"
    Then the status of agent "Minji" is "{status}"
"""


def invoke(*arguments: str, **environment: str | None) -> Result:
    return CliRunner().invoke(textdesk, arguments, env=environment)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with nothing in it but the features."""
    from machine.evidence.checkout import ROOT

    (tmp_path / "features").symlink_to(ROOT / "features")
    for module in ("options", "page"):
        monkeypatch.setattr(f"machine.cli.{module}.checkout", lambda: tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def feature(tmp_path: Path) -> Path:
    path = tmp_path / "mine.feature"
    path.write_text(FEATURE.format(status="Available"), encoding="utf-8")
    return path


def test_tutorial_a_run_writes_the_report_keeps_its_result_and_the_next_one_compares(home: Path, feature: Path) -> None:
    first = invoke("test", str(feature), TEXTDESK_NO_HTML=None)
    feature.write_text(FEATURE.format(status="Idle"), encoding="utf-8")
    second = invoke("test", str(feature), TEXTDESK_NO_HTML=None)

    assert (first.exit_code, second.exit_code) == (0, 1)
    assert first.stderr.endswith("Report: build/report.html\n")
    [kept] = results(home).runs
    assert (kept.run.verdict, kept.before and kept.before.verdict) == ("failed", "passed")
    assert kept.run.scenarios[0].failed_step == 5 and len(kept.run.scenarios[0].steps) == 5
    report = (home / "build" / "report.html").read_text(encoding="utf-8")
    assert "Red now and not before" in report and "id=/ko/results/test/1" in report


def test_each_desktop_that_was_asked_is_named_and_what_it_does_is_told(home: Path) -> None:
    asked = ("--desk", "tests.harness.departing:desktop", "--plan", "short", "--examples", "0")

    assert invoke("conform", *asked, TEXTDESK_NO_HTML=None).exit_code == 1

    [kept] = results(home).runs
    assert (kept.run.command, kept.run.desk, kept.run.verdict) == ("conform", asked[1], "departs")
    [failure] = kept.run.failures
    assert (failure.expected, failure.seen) == (
        'refused ("Nothing is chosen" [nothing_chosen])',
        "accepted",
    )
    assert failure.told is not None and failure.told.ko.startswith("# language: ko")
    assert {each.word for each in kept.run.entries if each.subject == "WRAP-1"} == {"refuted"}


def test_a_page_that_was_asked_for_has_this_run_alone_where_nothing_is_to_be_kept(home: Path, feature: Path) -> None:
    told = invoke("test", str(feature), "--html", "mine.html", "--no-html")

    assert told.exit_code == 0 and told.stderr.endswith("Report: mine.html\n")
    assert "An agent becomes available" in (home / "mine.html").read_text(encoding="utf-8")
    assert not (home / "build").exists()


def test_a_ledger_is_shown_as_a_page_as_well(home: Path) -> None:
    write(home / "ours.json", Ledger((Entry("scenario", "WRAP-1", "refuted", "mine"),)))

    assert invoke("ledger", "ours.json", "--html", "page.html", TEXTDESK_NO_HTML=None).exit_code == 1

    [kept] = results(home).runs
    assert (kept.run.desk, kept.run.verdict) == ("ours.json", "refuted")
    assert (home / "page.html").is_file() and not (home / "build" / "report.html").exists()


def test_without_a_checkout_a_page_is_written_only_where_it_is_asked_for(
    tmp_path: Path, feature: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("machine.cli.options.checkout", lambda: None)
    monkeypatch.chdir(tmp_path)

    told = invoke("test", str(feature), TEXTDESK_NO_HTML=None)

    assert told.exit_code == 0 and "Report" not in told.stderr
    assert list(tmp_path.rglob("*.html")) == [] and not (tmp_path / "build").exists()


@pytest.mark.parametrize("command", ["check", "test", "conform", "learn", "mutate", "ledger"])
def test_a_file_that_cannot_be_is_refused_before_the_run(tmp_path: Path, feature: Path, command: str) -> None:
    file = {"test": [str(feature)], "ledger": [str(feature)]}.get(command, [])

    told = invoke(command, *file, "--html", str(tmp_path / "none" / "page.html"))

    assert told.exit_code == 2
    assert told.stderr == f"Error: {tmp_path / 'none'} is no folder; make it first, or give another file.\n"


def test_a_report_that_cannot_be_written_is_told_and_the_verdict_stands(home: Path, feature: Path) -> None:
    (home / "build").write_text("in the way")

    told = invoke("test", str(feature), TEXTDESK_NO_HTML=None)

    assert told.exit_code == 0
    assert "build/report.html: the page cannot be written (" in told.stderr


def test_a_kept_result_that_is_broken_is_told_in_a_sentence(home: Path, feature: Path) -> None:
    (home / "build" / "results").mkdir(parents=True)
    (home / "build" / "results" / "conform.json").write_text("{")

    told = invoke("test", str(feature), TEXTDESK_NO_HTML=None)

    assert told.exit_code == 0
    assert "build/results/conform.json holds no result: " in told.stderr and "It is not shown." in told.stderr
    assert (home / "build" / "results" / "conform.json").read_text() == "{"


# --- open


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the browser was told to open."""
    asked: list[str] = []

    def open_in_browser(url: str) -> bool:
        asked.append(url)
        return True

    monkeypatch.setattr("webbrowser.open", open_in_browser)
    return asked


PAGE = '<p id=/en/rules/RULE-49></p><p id="/ko/rules/RULE-49"></p><p id="/en/machines/Conversation/12"></p>'


@pytest.fixture
def drawn(home: Path) -> Path:
    path = home / "diagrams" / "index.html"
    path.parent.mkdir()
    path.write_text(PAGE)
    return path


def test_tutorial_the_page_of_the_checkout_is_opened(drawn: Path, opened: list[str]) -> None:
    told = invoke("open")

    assert (told.exit_code, told.output, opened) == (0, "", [drawn.as_uri()])


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("rules/RULE-49", "/en/rules/RULE-49"),
        ("/ko/rules/RULE-49", "/ko/rules/RULE-49"),
        ("#/ko/rules/RULE-49", "/ko/rules/RULE-49"),
        ("RULE-49", "/en/rules/RULE-49"),
        ("rule-49", "/en/rules/RULE-49"),
        ("Conversation/12", "/en/machines/Conversation/12"),
    ],
)
def test_an_address_leads_where_it_says(drawn: Path, opened: list[str], asked: str, address: str) -> None:
    assert invoke("open", asked).exit_code == 0
    assert opened == [f"{drawn.as_uri()}#{address}"]


def test_an_address_that_is_not_there_is_bad_input_with_the_closest(drawn: Path, opened: list[str]) -> None:
    told = invoke("open", "RULE-94")

    assert (told.exit_code, opened) == (2, [])
    assert told.stderr == "Error: The page has no address RULE-94; did you mean RULE-49?\n"


def test_the_report_is_opened_unless_something_was_drawn_after_it(drawn: Path, opened: list[str]) -> None:
    report = drawn.parent.parent / "build" / "report.html"
    report.parent.mkdir()
    report.write_text(PAGE)
    os.utime(drawn, (1, 1))
    invoke("open")
    os.utime(report, (0, 0))
    invoke("open")

    assert opened == [report.as_uri(), drawn.as_uri()]


def test_it_is_printed_where_that_is_asked_for_or_where_no_browser_is(
    drawn: Path, opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert invoke("open", "--print").output == f"{drawn}\n"
    assert invoke("open", "RULE-49", "--print").output == f"{drawn.as_uri()}#/en/rules/RULE-49\n"
    assert opened == []

    monkeypatch.setattr("webbrowser.open", lambda _url: False)
    told = invoke("open")
    assert (told.exit_code, told.stdout) == (0, f"{drawn}\n")
    assert told.stderr == "No browser could be started; open this yourself:\n"


def test_where_there_is_no_page_it_says_what_makes_one(home: Path, opened: list[str]) -> None:
    told = invoke("open")

    assert (told.exit_code, opened) == (2, [])
    assert told.stderr.startswith("Error: There is no page yet: `textdesk check` writes build/report.html")
