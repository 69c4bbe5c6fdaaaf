"""A desktop is held to the model: what it answers and shows must be just what the specification says."""

import itertools
from dataclasses import replace

import msgspec
import pytest

from machine.check.faults import BlankingDesk
from machine.desk import commands as c
from machine.desk.inprocess import InProcessDesk
from machine.desk.offered import NotOffered
from machine.desk.port import Answer, Desk
from machine.desk.views import CustomerView, DesktopView, Popover
from machine.harness.conform import Conformance, conform
from machine.harness.plan import planned
from machine.harness.situations import ALONE
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from machine.story.lockstep import Comparison, fields_of_views
from tests.story.playing import play, scenarios

SMALLEST = Bounds(agents=1, conversations=1, capacity=1, dialogs=True)
PLAN = planned(
    (),
    (replace(ALONE, configuration=msgspec.structs.replace(ALONE.configuration, agents=("Minji",))),),
    pairs=SMALLEST,
)


def held(make_desk: type[Desk], **options: object) -> Conformance:
    return conform(make_desk, seed=7, examples=20, **options)  # type: ignore[arg-type]


class Wrapped:
    """Our own desk under another name, as somebody else's desktop would be."""

    def __init__(self) -> None:
        self.desk = InProcessDesk()
        self.reset, self.customer_view = self.desk.reset, self.desk.customer_view

    def apply(self, command: c.AnyCommand) -> Answer:
        return self.desk.apply(command)

    def advance(self, seconds: int) -> Answer:
        return self.apply(c.Advance(seconds))

    def view(self, agent: str) -> DesktopView:
        return self.desk.view(agent)


class ForgetsTheConference(Wrapped):
    """Shows nothing in the control pane while a conference is requested."""

    def view(self, agent: str) -> DesktopView:
        view = self.desk.view(agent)
        panes = tuple(msgspec.structs.replace(pane, control="") for pane in view.panes)
        return msgspec.structs.replace(view, panes=panes)


class EndsTwice(Wrapped):
    """Takes a wrap-up without a reason."""

    def __init__(self) -> None:
        super().__init__()
        rules = TABLE.changed("Dialog.submit: wrap_up > none", guards=())
        self.desk = InProcessDesk(table=rules)
        self.reset, self.customer_view = self.desk.reset, self.desk.customer_view


def test_tutorial_a_desktop_that_does_what_the_specification_says_conforms() -> None:
    result = held(Wrapped)

    assert (result.verdict, result.runs, result.failure, result.left_out) == ("conforms", 20, None, {})
    assert result.commands == result.accepted + result.refused > 800
    assert result.transitions == 81 and result.transitions_taken > 40


def test_the_first_departure_is_told_short_with_what_was_expected_and_the_clause() -> None:
    result = held(EndsTwice)

    assert result.verdict == "departs" and result.failure is not None
    assert result.failure.says == (
        "The answer to SubmitWrapUp: expected refused (nothing_chosen), seen accepted (WRAP-1)."
    )
    assert result.failure.clauses == ("WRAP-1",)
    assert result.failure.commands <= 6 and set(result.failure.outcomes) == {result.failure.says}


def test_a_view_is_compared_field_by_field() -> None:
    result = conform(ForgetsTheConference, seed=7, examples=60)

    assert result.failure is not None
    assert result.failure.says.endswith(', control: expected "conference_requested", seen "" (CONF-6).')


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_scenario_told_is_green_on_our_desk_and_the_python_runs(language: str) -> None:
    failure = held(EndsTwice).failure
    assert failure is not None

    (scenario,) = scenarios(failure.feature_en if language == "en" else failure.feature_ko)
    play(scenario)
    exec(failure.python, {})


def test_the_plan_of_test_is_run_before_anything_at_random() -> None:
    plan = tuple(PLAN.runs())

    result = conform(EndsTwice, seed=7, examples=0, plan=plan)

    assert (result.verdict, result.runs) == ("departs", 0)
    assert result.failure is not None and result.failure.clauses == ("WRAP-1",)
    assert conform(Wrapped, seed=7, examples=0, plan=plan[:50]).planned_runs == 50


def test_commands_that_a_desktop_does_not_offer_are_not_given() -> None:
    class WithoutConferences(Wrapped):
        def apply(self, command: c.AnyCommand) -> Answer:
            assert not isinstance(command, c.OpenConference)
            return super().apply(command)

    offers_not = NotOffered(frozenset({"OpenConference"}), frozenset())
    result = conform(WithoutConferences, seed=7, examples=10, plan=PLAN.runs(), offers_not=offers_not)

    assert result.verdict == "conforms" and result.planned_without > 0


def test_what_a_desktop_does_not_offer_is_counted_and_not_passed_in_silence() -> None:
    def without_timer() -> Desk:
        return BlankingDesk(Popover, "timer_seconds", None)

    assert conform(without_timer, seed=7, examples=5).verdict == "departs"
    declared = conform(
        without_timer, seed=7, examples=5, offers_not=NotOffered(frozenset(), frozenset({"Popover.timer_seconds"}))
    )
    assert declared.verdict == "conforms"
    assert declared.left_out["Popover.timer_seconds"] > 0


def test_what_is_no_field_cannot_be_left_out() -> None:
    assert "Popover.timer_seconds" in fields_of_views()
    with pytest.raises(ValueError, match=r'^not offered: "Popover\.clock" is no field of a view'):
        Comparison(frozenset({"Popover.clock"}))


def test_a_desktop_that_sometimes_departs_is_called_flaky_with_both_outcomes() -> None:
    made = itertools.count()

    def moody() -> Desk:
        return EndsTwice() if next(made) < 30 else Wrapped()

    result = conform(moody, seed=7, examples=20)

    assert result.verdict == "flaky" and result.failure is not None
    assert len(set(result.failure.outcomes)) == 2


def test_a_desktop_that_fails_is_told_apart_from_one_that_departs() -> None:
    class Fails(Wrapped):
        def apply(self, command: c.AnyCommand) -> Answer:
            if isinstance(command, c.Accept):
                raise RuntimeError("no")
            return super().apply(command)

    result = held(Fails)

    assert result.verdict == "fails" and result.failure is not None
    assert result.failure.says.startswith("In apply the desktop raises RuntimeError")


def test_one_seed_gives_the_same_runs() -> None:
    def same(result: Conformance) -> tuple[int, int, int]:
        return result.commands, result.accepted, result.transitions_taken

    assert same(held(Wrapped)) == same(held(Wrapped))


def test_a_customer_view_is_compared_too() -> None:
    class Deaf(Wrapped):
        def __init__(self) -> None:
            super().__init__()
            self.customer_view = lambda number, asset: CustomerView("", False, ())

    assert held(Deaf).verdict == "departs"
