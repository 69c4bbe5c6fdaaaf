"""`textdesk explore`: what it prints, and how it ends."""

import json

import pytest
from click.testing import CliRunner, Result

from machine.cli import textdesk
from machine.explore.exploration import explore as explored
from machine.lifecycle.bounds import Bounds
from machine.report.exploration import verdict_of


def explore(*arguments: str) -> Result:
    return CliRunner().invoke(textdesk, ("explore", *arguments))


def test_tutorial_a_space_is_proved_with_its_size_and_its_bound() -> None:
    told = explore("--dialogs")

    assert told.exit_code == 0
    for line in ("2 agents x 1 conversation, capacity 2", "387, 202 of them looked at", "4,414", "Verdict: proved"):
        assert line in told.output
    assert "104 proved" in told.output


def test_the_json_has_every_property_with_its_bound() -> None:
    told = json.loads(explore("--no-symmetry", "--json").stdout)

    assert (told["states"], told["canonical_states"], told["transitions"], told["depth"]) == (319, 319, 3_054, 13)
    assert told["verdict"] == "proved" and told["seconds"] > 0 and told["states_per_second"] > 0
    bound = "2 agents x 1 conversation, capacity 2, without dialogs, without symmetry"
    assert {each["bound"] for each in told["properties"]} == {bound}
    assert len({each["id"] for each in told["properties"]}) == len(told["properties"]) == 125
    assert {each["counterexample"] for each in told["properties"]} == {None}
    assert [machine["name"] for machine in told["machines"]] == ["AgentStatus", "Conversation", "Interaction", "Dialog"]


def test_one_agent_never_sees_a_conference_and_that_is_no_proof() -> None:
    told = explore("--agents", "1", "--property", "sometimes Conversation.conferencing", "--json")

    assert told.exit_code == 1
    assert json.loads(told.stdout)["properties"][0]["verdict"] == "refuted"


def test_a_spent_budget_is_undetermined_with_what_was_covered() -> None:
    told = explore("--conversations", "2", "--max-states", "100")

    assert told.exit_code == 3
    assert "Ended early: more than 100 states; what is not refuted stays open.\n" in told.output
    assert "Give it a larger budget, or smaller bounds.\nVerdict: undetermined\n" in told.output


@pytest.mark.parametrize("budget", [("--max-states", "1"), ("--seconds", "0.000001"), ("--memory", "1")])
def test_no_budget_that_is_spent_is_green(budget: tuple[str, str]) -> None:
    told = explore(*budget, "--json")

    assert (told.exit_code, json.loads(told.stdout)["verdict"]) == (3, "undetermined")


def test_what_decides_no_property_is_undetermined() -> None:
    nothing = explored(Bounds(agents=1, conversations=1, capacity=1, dialogs=False), properties=())

    assert (nothing.cut, verdict_of(nothing)) == (None, "undetermined")


def test_which_field_makes_a_space_large_is_said_on_demand() -> None:
    told = json.loads(explore("--dominance", "--json").stdout)

    assert told["dominance"][0] == {"field": "status", "factor": 6.72}
    assert json.loads(explore("--json").stdout)["dominance"] == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--agents", "0"), "Error: agents is 0; give 1 or more.\n"),
        (("--capacity", "-1"), "Error: capacity is -1; give 1 or more.\n"),
        (("--seconds", "0"), "Error: seconds is 0.0; give more than 0.\n"),
        (
            ("--property", "one-ower"),
            'Error: No property has the id "one-ower"; did you mean "one-owner"?\n',
        ),
    ],
)
def test_bad_input_is_one_clear_line(arguments: tuple[str, ...], says: str) -> None:
    told = explore(*arguments)

    assert (told.exit_code, told.output) == (2, says)
