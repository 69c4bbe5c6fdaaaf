"""The shortest run to each refusal of each command is what our own desk does, and none is forgotten."""

import pytest

from machine.desk.in_process import InProcessDesk
from machine.generate.refusal_runs import RefusalRun, desk_after, refusal_runs
from machine.harness.schedule import schedule
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.refusals import ORDER_OF_REASONS, Refusal


def run_to(kind: type[c.AnyCommand], reason: Refusal) -> RefusalRun:
    (found,) = [each for each in refusal_runs() if (each.command, each.reason) == (kind, reason)]
    return found


def test_tutorial_a_blank_reply_is_three_commands_away() -> None:
    found = run_to(c.Send, Refusal.BLANK)

    assert [type(command).__name__ for command in found.run.commands] == ["SetStatus", "StartOutbound", "Send"]
    assert "RULE-29" in found.cites


@pytest.mark.parametrize("each", refusal_runs(), ids=lambda each: f"{each.command.__name__}-{each.reason}")
def test_all_of_a_run_is_accepted_but_the_last_command(each: RefusalRun) -> None:
    *before, last = each.run.commands
    desk = InProcessDesk()

    assert desk.reset(each.run.configuration) == Accepted()
    assert [answer for command in before if (answer := desk.apply(command)) != Accepted()] == []
    assert type(last) is each.command
    assert desk.apply(last) == Refused(each.reason, each.cites)


def test_no_refusal_that_the_plan_of_test_meets_is_forgotten() -> None:
    met = set()
    for run in schedule(size="short"):
        desk = desk_after(run.configuration, ())
        for command in run.commands:
            answer = desk.apply(command)
            if isinstance(answer, Refused):
                met.add((type(command), answer.reason))

    assert len(met) > 80
    assert met - {(each.command, each.reason) for each in refusal_runs()} == set()


def test_every_reason_is_met_and_they_stand_in_the_order_in_which_they_are_told() -> None:
    assert {each.reason for each in refusal_runs()} == {*Refusal}
    for kind in c.KINDS:
        places = [ORDER_OF_REASONS[each.reason] for each in refusal_runs() if each.command is kind]
        assert places == sorted(set(places))
