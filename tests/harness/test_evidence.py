"""What scenarios, random runs and conformance show is merged into one evidence ledger, whatever ran where."""

import json
import os
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from machine.cli import textdesk
from machine.evidence.ledger import Entry, Ledger, LedgerError, Word, add, merged, read
from machine.harness.stateful.evidence import MachineRuns
from machine.lifecycle.table import TABLE
from machine.oracle.comparison import Departure
from machine.oracle.model_oracle import DepartureError
from machine.oracle.sentences import ACCEPTED, MALFORMED, answer_to
from machine.port.errors import AdapterError, ExchangeFault
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.answers import Accepted
from spec.port.commands import SetStatus

FEATURE = """
Feature: Offers

  Background:
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And conversations are offered by hand

  @OFFER-1
  Scenario: A request comes
    Given agent "Minji" is Available
    When customer "Hana" texts "Hello"
    And the system offers the conversation of customer "Hana" to agent "Minji"
    Then agent "Minji" sees a request of customer "Hana"
{more}
"""
RED = """
  @ACC-1
  Scenario: Nobody accepts
    Given agent "Minji" has the request of customer "Hana" on screen
    Then the interaction pane of customer "Hana" opens for agent "Minji"
"""
MACHINES = """
from hypothesis import Phase, settings
from spec.port.commands import SubmitWrapUp
from machine.desk.in_process import InProcessDesk
from machine.harness import DeskMachine
from machine.lifecycle.table import TABLE


class MyDesk(DeskMachine):
    pass


class Hasty(DeskMachine):
    beside_model = True

    def make_desk(self):
        return InProcessDesk(table=TABLE.changed("AgentStatus.set_idle: available > idle", target="rona"))


TestMyDesk = MyDesk.TestCase
TestMyDesk.settings = settings(max_examples=8, stateful_step_count=30, deadline=None, derandomize=True)
"""
TEST_HASTY = """
TestHasty = Hasty.TestCase
TestHasty.settings = settings(
    max_examples=30, stateful_step_count=20, deadline=None, derandomize=True, phases=[Phase.generate]
)
"""


ASKED = ("-p", "textdesk", "-p", "no:cacheprovider")
ENTRY = {"producer": "conform", "subject": "OFFER-1", "word": "refuted", "detail": ""}


def run(
    pytester: pytest.Pytester, *arguments: str, feature: str = FEATURE.format(more=""), tests: str = MACHINES
) -> Ledger:
    """Run both under pytest and give what the ledger holds."""
    (pytester.path / "offers.feature").write_text(feature, encoding="utf-8")
    (pytester.path / "test_desks.py").write_text(tests, encoding="utf-8")
    pytester.runpytest_subprocess("-q", *ASKED, "--textdesk-ledger", "ledger.json", *arguments)
    return read(pytester.path / "ledger.json")


def words(ledger: Ledger, producer: str) -> dict[str, str]:
    return {entry.subject: entry.word for entry in ledger.entries if entry.producer == producer}


def test_tutorial_a_scenario_and_random_runs_come_into_one_ledger(pytester: pytest.Pytester) -> None:
    ledger = run(pytester)

    assert words(ledger, "scenario") == {"OFFER-1": "tested"}
    of_runs = words(ledger, "stateful")
    assert {of_runs["AgentStatus.set_available: idle > available"], of_runs["one-owner"]} == {"tested"}
    assert set(of_runs.values()) == {"tested"}
    assert any(entry.detail.startswith("MyDesk: ") for entry in ledger.of("one-owner"))


def test_with_xdist_it_is_the_same_ledger(pytester: pytest.Pytester) -> None:
    alone = run(pytester)
    (pytester.path / "ledger.json").unlink()
    spread = run(pytester, "-n", "2")

    assert set(spread.entries) == set(alone.entries)


def test_what_fails_is_refuted_by_what_it_cites(pytester: pytest.Pytester) -> None:
    ledger = run(pytester, feature=FEATURE.format(more=RED), tests=MACHINES + TEST_HASTY)

    assert words(ledger, "scenario") == {"OFFER-1": "tested", "ACC-1": "refuted"}
    refuted = [entry for entry in ledger.entries if entry.producer == "stateful" and entry.word == "refuted"]
    assert refuted and refuted[0].detail.startswith("What ")


def test_a_second_run_adds_to_the_ledger_and_says_nothing_twice(pytester: pytest.Pytester) -> None:
    first = run(pytester)
    second = run(pytester)
    third = run(pytester, feature=FEATURE.format(more=RED))

    assert second == first
    assert set(first.entries) < set(third.entries)


def test_without_the_option_nothing_is_written_or_collected(pytester: pytest.Pytester) -> None:
    (pytester.path / "offers.feature").write_text(FEATURE.format(more=""), encoding="utf-8")
    pytester.runpytest_subprocess("-q", *ASKED).assert_outcomes(passed=1)

    assert not (pytester.path / "ledger.json").exists()


def test_conformance_comes_into_it_as_well(tmp_path: Path) -> None:
    target, broken = tmp_path / "ledger.json", "tests.harness.departing:desktop"
    for desk, examples in (("inprocess", "20"), (broken, "200")):
        arguments = ("--plan", "none", "--examples", examples, "--seed", "3", "--ledger", str(target))
        CliRunner().invoke(textdesk, ("conform", "--desk", desk, *arguments))
    ledger = read(target)

    assert words(ledger, "conform")["WRAP-1"] == "refuted"
    [departed] = ledger.of("WRAP-1")
    assert departed.detail.startswith(f"{broken}: The answer when ") and departed.detail.endswith(
        ': expected refused ("Nothing is chosen" [nothing_chosen]), seen accepted (WRAP-1).'
    )
    assert any(entry.detail.startswith("inprocess, random: taken ") for entry in ledger.entries)


def test_ledgers_are_merged_and_told(tmp_path: Path) -> None:
    transition = TABLE.transitions[0].id
    add(
        tmp_path / "one.json",
        [Entry("scenario", "OFFER-1", "tested", "a"), Entry("exploration", transition, "proved", "")],
    )
    add(
        tmp_path / "two.json",
        [Entry("conform", "OFFER-1", "refuted", "b"), Entry("stateful", transition, "tested", "c")],
    )
    files = [str(tmp_path / name) for name in ("one.json", "two.json")]

    told = CliRunner().invoke(textdesk, ["ledger", *files, "--out", str(tmp_path / "all.json")])

    assert told.exit_code == 1
    assert " ".join(told.output.split()) == (
        "Clauses 1 of 73: 1 refuted Assumptions 0 of 70 Transitions 1 of 81: 1 proved Properties and others 0"
        " Entries 1 of conform, 1 of exploration, 1 of scenario, 1 of stateful ✗ OFFER-1: b (conform)"
    )
    assert read(tmp_path / "all.json") == merged(map(read, map(Path, files)))
    assert (
        json.loads(CliRunner().invoke(textdesk, ["ledger", files[0], "--json"]).stdout)["entries"][0]["word"]
        == "tested"
    )
    assert CliRunner().invoke(textdesk, ["ledger", files[0]]).exit_code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [((), 3), (("proved", "tested"), 0), (("tested", "undetermined"), 3), (("undetermined", "refuted"), 1)],
)
def test_a_ledger_ends_as_the_worst_that_is_in_it_and_an_empty_one_is_undetermined(
    tmp_path: Path, words: tuple[Word, ...], code: int
) -> None:
    whole = Ledger(tuple(Entry("exploration", f"OFFER-{n}", word, "") for n, word in enumerate(words)))
    (tmp_path / "one.json").write_bytes(msgspec.json.encode(whole))

    told = CliRunner().invoke(textdesk, ["ledger", str(tmp_path / "one.json")])

    assert told.exit_code == code
    assert ("No finding is in it, so nothing is known: undetermined.\n" in told.output) is (words == ())


def test_what_is_no_ledger_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[]")

    told = CliRunner().invoke(textdesk, ["ledger", str(tmp_path / "other.json")])

    assert told.exit_code == 2 and "holds no ledger" in told.output
    (tmp_path / "strange.json").write_text(json.dumps({"entries": [{**ENTRY, "word": "Hana, +12025550101"}]}))
    with pytest.raises(LedgerError, match=r"holds no ledger: Invalid enum value - at `\$.entries\[0\].word`\.$"):
        read(tmp_path / "strange.json")
    with pytest.raises(LedgerError, match="is no file that could be read whole"):
        read(Path(os.devnull))
    with pytest.raises(LedgerError, match="cannot be read"):
        read(tmp_path / "nowhere.json")


def test_what_a_ledger_holds_gives_the_terminal_no_orders(tmp_path: Path) -> None:
    (tmp_path / "strange.json").write_text(json.dumps({"entries": [{**ENTRY, "detail": "\x1b[2J[red]gone"}]}))

    assert (
        "✗ OFFER-1: �[2J[red]gone (conform)"
        in CliRunner().invoke(textdesk, ["ledger", str(tmp_path / "strange.json")]).output
    )


def test_runs_in_which_no_command_is_given_test_no_property() -> None:
    runs = MachineRuns("Mine", TABLE, ())
    runs.begin()
    assert runs.entries() == ()

    runs.count(SetStatus("Minji", "idle"), Accepted(), ())
    assert {entry.word for entry in runs.entries()} == {"tested"}


def test_an_error_that_is_none_of_a_desktops_refutes_nothing() -> None:
    runs = MachineRuns("Mine", TABLE, None)
    runs.fail(RuntimeError("a slip of the test's own"))
    runs.fail(AdapterError(ExchangeFault.TIMED_OUT, 7, "apply", Words("no answer.", "응답 없음.")))
    assert runs.entries() == ()

    runs.fail(DepartureError(Departure(answer_to(c.End("Minji", "c1"), ("Minji",)), ACCEPTED, MALFORMED, ())))
    assert [(entry.subject, entry.word) for entry in runs.entries()] == [("port-is-kept", "refuted")]
