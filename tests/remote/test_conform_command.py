"""`textdesk conform` on a desktop in another process: what it prints, and how it ends."""

import json

from click.testing import CliRunner, Result

from machine.cli import textdesk


def conform(*arguments: str) -> Result:
    return CliRunner().invoke(textdesk, ("conform", *arguments))


def test_tutorial_our_own_desk_conforms() -> None:
    told = conform("--desk", "inprocess", "--plan", "none", "--examples", "5", "--seed", "3")

    assert told.exit_code == 0
    assert "Random: 5 runs, " in told.output and "of 81 transitions, seed 3\n" in told.output
    assert "Verdict: conforms in " in told.output


def test_the_json_holds_the_counts_and_the_seed() -> None:
    told = json.loads(
        conform("--desk", "inprocess", "--plan", "none", "--examples", "3", "--seed", "3", "--json").stdout
    )

    assert (told["verdict"], told["seed"], told["failure"], told["faults"]) == ("conforms", 3, None, {})
    assert told["coverage"]["random"]["runs"] == 3


def test_a_desktop_that_departs_is_told_with_the_clause_and_both_scenarios() -> None:
    told = conform("--desk", "tests.remote.departing:desktop", "--plan", "none", "--examples", "60", "--seed", "3")

    assert told.exit_code == 1
    assert "expected refused (nothing_chosen), seen accepted (WRAP-1)." in told.output
    for line in (
        "the desktop does what the specification says",
        "데스크톱은 명세대로 동작한다",
        "Beside(InProcessDesk())",
    ):
        assert line in told.output


def test_a_desktop_that_departs_at_the_reset_is_told_as_well() -> None:
    told = conform("--desk", "tests.remote.departing:ManualOnly", "--plan", "none", "--examples", "20", "--seed", "1")

    assert told.exit_code == 1
    assert "The answer to Reset: expected accepted, seen refused (routing_is_automatic)." in told.output
    assert "Verdict: departs in " in told.output


def test_a_desktop_that_offers_little_is_held_to_it_in_as_many_steps() -> None:
    arguments = ("--plan", "none", "--examples", "10", "--seed", "1", "--json")
    told = json.loads(conform("--desk", "tests.remote.departing:StatusesOnly", *arguments).stdout)

    assert (told["verdict"], told["coverage"]["random"]["runs"]) == ("conforms", 10)
    assert told["coverage"]["random"]["commands"] >= 150


def test_a_desktop_out_of_reach_is_one_line_and_no_verdict() -> None:
    told = conform("--desk", "http://127.0.0.1:9")

    assert told.exit_code == 2
    assert told.output == (
        "Error: Exchange 1 (hello) failed, unreachable: nothing takes a connection at 127.0.0.1:9; start the adapter "
        "there first.\n"
    )
