"""A desktop is held to the model: what it answers and shows must be just what the specification says."""

import itertools
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.faults.clause_faults import BlankingDesk
from machine.generate.plan import planned
from machine.generate.situations import ALONE
from machine.harness.conformance import Conformance, ConformanceEvent, Progress, conform
from machine.harness.failure import Rate
from machine.harness.schedule import schedule
from machine.harness.stateful.stages import CUSTOMERS
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from machine.oracle.comparison import Comparison, fields_of_views
from machine.oracle.model_oracle import DepartureError
from machine.port.errors import ExchangeFault, raise_adapter_error
from machine.port.port import Desk
from machine.port.run_input import RunInput
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Refused
from spec.port.capabilities import COMMANDS, NotOffered, not_offered
from spec.port.configuration import Configuration
from spec.port.views import CustomerView, DesktopView, DialogView, Popover, View
from tests.story.playing import play, scenarios

V = TypeVar("V", bound=View)

SMALLEST = Bounds(agents=1, conversations=1, capacity=1, dialogs=True)
PLAN = planned(
    (),
    (replace(ALONE, configuration=msgspec.structs.replace(ALONE.configuration, agents=("Minji",))),),
    pairs=SMALLEST,
)


@cache
def covering() -> tuple[RunInput, ...]:
    """The first planned runs, in which everything is met."""
    return schedule(size="short")


def held(make_desk: Callable[[], Desk], **options: object) -> Conformance:
    return conform(make_desk, seed=3, examples=20, plan=covering(), **options)  # type: ignore[arg-type]


class Wrapped:
    """Our own desk under another name, as somebody else's desktop would be."""

    def __init__(self) -> None:
        self._on(InProcessDesk())

    def _on(self, desk: InProcessDesk) -> None:
        self.desk = desk
        self.reset, self.customer_view = desk.reset, desk.customer_view
        self.administrator_view = desk.administrator_view

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
        self._on(InProcessDesk(table=TABLE.changed("Dialog.submit: wrap_up > none", guards=())))


def test_tutorial_a_desktop_that_does_what_the_specification_says_conforms() -> None:
    result = held(Wrapped)

    assert (result.verdict, result.failure, result.left_out, result.faults) == ("conforms", None, {}, {})
    done = result.coverage["random"]
    assert 20 <= done.runs <= 22 and len(done.transitions) == 81
    assert done.commands == done.accepted + done.refused > 800 and done.transitions_taken > 40
    assert (len(result.clauses.clauses.held), result.clauses.reachable, result.clauses.is_whole) == (73, 81, True)


def test_the_first_departure_is_told_short_with_what_was_expected_and_the_clause() -> None:
    result = held(EndsTwice)

    assert result.verdict == "departs" and result.failure is not None
    assert result.failure.says.startswith("The answer when ") and result.failure.says.endswith(NOT_REFUSED)
    assert result.failure.clauses == ("WRAP-1",)
    assert result.failure.commands <= 8 and set(result.failure.outcomes) == {result.failure.says}


def test_a_view_is_compared_field_by_field() -> None:
    result = conform(ForgetsTheConference, seed=3, examples=60)

    assert result.failure is not None
    assert (
        "› state in the control pane [" in result.failure.says
        and '.control]: expected "Conference Requested" [conference_requested], seen empty (CONF-6 '
        in result.failure.says
    )


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_scenario_told_is_green_on_our_desk_and_the_python_runs(language: str) -> None:
    failure = held(EndsTwice).failure
    assert failure is not None

    (scenario,) = scenarios(failure.feature_en if language == "en" else failure.feature_ko)
    play(scenario)
    exec(failure.python, {})


def test_the_plan_of_test_is_run_before_anything_at_random() -> None:
    plan = tuple(PLAN.runs())

    result = conform(EndsTwice, seed=3, examples=0, plan=plan)

    assert (result.verdict, list(result.coverage)) == ("departs", ["plan"])
    assert result.failure is not None
    assert (result.failure.driver, result.failure.clauses) == ("plan", ("WRAP-1",))
    assert conform(Wrapped, seed=3, examples=0, plan=plan[:50]).coverage["plan"].runs == 50


def test_both_drivers_find_the_same_departure_in_the_same_form() -> None:
    planned_one = conform(EndsTwice, seed=3, examples=0, plan=PLAN.runs()).failure
    random_one = conform(EndsTwice, seed=3, examples=100).failure

    assert planned_one is not None and random_one is not None
    assert (planned_one.driver, random_one.driver) == ("plan", "random")
    assert (planned_one.kind, planned_one.says, planned_one.clauses) == (
        random_one.kind,
        random_one.says,
        random_one.clauses,
    )


def test_the_plan_alone_takes_what_one_agent_can() -> None:
    done = conform(Wrapped, seed=3, examples=0, plan=PLAN.runs()).coverage["plan"]

    assert (done.transitions_taken, done.runs) == (55, 114)
    assert done.rare == dict.fromkeys(done.rare, 0)


@pytest.mark.long
def test_random_runs_come_to_what_is_rare() -> None:
    done = conform(Wrapped, seed=3, examples=400).coverage["random"]

    assert all(count > 0 for count in done.rare.values()), done.rare


class Clock:
    """Stands still but for what a desktop takes."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which a conformance ends."""
    clock = Clock()
    monkeypatch.setattr("machine.harness.conformance.time", clock)
    return clock


def a_second_each(clock: Clock) -> Callable[[], Desk]:
    """Desktops that take a second for each command."""

    class Slow(Wrapped):
        def apply(self, command: c.AnyCommand) -> Answer:
            clock.now += 1
            return super().apply(command)

    return Slow


def covered(result: Conformance) -> dict[str, tuple[int | None, int, bool]]:
    return {driver: (done.planned, done.runs, done.cut_short) for driver, done in result.coverage.items()}


def test_a_plan_that_the_time_cuts_short_is_undetermined_with_what_was_covered(clock: Clock) -> None:
    result = conform(a_second_each(clock), seed=3, seconds=500, plan=PLAN.runs())

    assert (result.verdict, result.cut_short, result.failure) == ("undetermined", True, None)
    assert covered(result) == {"plan": (114, 7, True), "random": (None, 0, True)}
    assert (result.coverage["plan"].commands, result.coverage["random"].commands) == (500, 0)


def test_random_runs_that_the_time_ends_after_a_whole_plan_conform(clock: Clock) -> None:
    planned = sum(len(run.commands) for run in covering())
    result = conform(a_second_each(clock), seed=3, seconds=planned + 200, plan=covering())

    assert (result.verdict, result.cut_short) == ("conforms", False)
    assert covered(result) == {"plan": (117, 117, False), "random": (None, 3, False)}
    assert result.commands == planned + 200


@pytest.mark.parametrize(("seconds", "commands"), [(0, 0), (1, 1)])
def test_a_whole_plan_without_time_for_one_random_run_is_undetermined(
    clock: Clock, seconds: int, commands: int
) -> None:
    result = conform(a_second_each(clock), seed=3, seconds=PLAN.commands + seconds, plan=PLAN.runs())

    assert (result.verdict, result.cut_short) == ("undetermined", True)
    assert covered(result) == {"plan": (114, 114, False), "random": (None, 0, True)}
    assert result.coverage["random"].commands == commands


def test_a_number_of_random_runs_that_the_time_does_not_let_be_reached_is_undetermined(clock: Clock) -> None:
    result = conform(a_second_each(clock), seed=3, examples=20, seconds=200)

    assert (result.verdict, covered(result)["random"]) == ("undetermined", (20, 3, True))


def test_a_departure_counts_though_the_time_is_over_before_hypothesis_gives_the_run_again(clock: Clock) -> None:
    class Ending(OnceOtherwise):
        def apply(self, command: c.AnyCommand) -> Answer:
            answer = super().apply(command)
            clock.now += self.departed
            return answer

    result = conform(Ending, seed=3, seconds=1)

    assert (result.verdict, result.cut_short) == ("departs", False)
    assert result.failure is not None and result.failure.clauses == ("WRAP-1",)


def test_what_was_given_up_is_cut_short_as_well() -> None:
    desk = LosesItsConnection()
    result = conform(lambda: desk, seed=3, examples=20, plan=PLAN.runs())

    assert (result.verdict, covered(result)) == ("undetermined", {"plan": (114, 4, True)})


@pytest.mark.long
def test_random_runs_end_when_they_meet_nothing_new() -> None:
    done = conform(Wrapped, seed=3, plan=PLAN.runs()).coverage["random"]

    assert done.planned is None and not done.cut_short
    assert done.runs > 100 and done.new <= 0.01 * done.situations


def test_what_is_offered_and_never_met_is_undetermined_and_named() -> None:
    result = conform(Wrapped, seed=3, examples=2)

    assert (result.verdict, result.cut_short, result.failure) == ("undetermined", False, None)
    assert "Conversation.asset_deleted: conferencing > interrupted" in result.clauses.not_taken
    assert "EndConference" in result.clauses.not_given


NOT_REFUSED = ': expected refused ("Nothing is chosen" [nothing_chosen]), seen accepted (WRAP-1).'


NO_ANSWER = Words("no whole answer came.", "응답이 다 오지 않았다.")


class LosesItsConnection(Wrapped):
    """An exchange fails at every tenth command."""

    given = 0

    def apply(self, command: c.AnyCommand) -> Answer:
        self.given += 1
        if self.given % 10 == 0:
            raise_adapter_error(
                ExchangeFault.TIMED_OUT, self.given, "apply", Words("no whole answer came.", "응답이 다 오지 않았다.")
            )
        return super().apply(command)


def test_exchanges_that_fail_are_counted_by_class_and_are_no_verdict_on_the_desktop() -> None:
    desk = LosesItsConnection()
    result = conform(lambda: desk, seed=3, examples=20, plan=PLAN.runs())

    assert (result.verdict, result.faults, result.failure) == ("undetermined", {"timed_out": 3}, None)


def test_after_one_failed_exchange_the_next_run_goes_on() -> None:
    class Once(LosesItsConnection):
        def apply(self, command: c.AnyCommand) -> Answer:
            return super().apply(command) if self.given < 10 else self.desk.apply(command)

    desk = Once()
    result = conform(lambda: desk, seed=3, examples=2, plan=PLAN.runs())

    assert (result.verdict, result.faults) == ("undetermined", {"timed_out": 1})
    assert result.coverage["plan"].runs == len(PLAN.written)


def test_an_exchange_that_fails_once_at_random_loses_its_run_alone_and_is_told() -> None:
    class Once(LosesItsConnection):
        def apply(self, command: c.AnyCommand) -> Answer:
            return super().apply(command) if self.given < 10 else self.desk.apply(command)

    desk = Once()
    result = conform(lambda: desk, seed=3, examples=20)

    assert (result.verdict, result.failure) == ("undetermined", None)
    (told,) = result.exchanges
    assert told == (
        "Exchange 10 (apply) failed, timed_out: no whole answer came. It came with Choose, command 10 of its run."
    )
    assert result.exchanges_ko == (
        "주고받기 10(apply) 실패, 시간 초과(timed_out): 응답이 다 오지 않았다. 실행의 10번째 명령 Choose에서 일어났다.",
    )
    assert result.coverage["random"].runs >= 20


class OnceOtherwise(Wrapped):
    """Says once that it took a wrap-up without a reason, and `then` does something else."""

    def __init__(self, then: Callable[[], Answer] | None = None) -> None:
        super().__init__()
        self.departed, self.then = False, then

    def apply(self, command: c.AnyCommand) -> Answer:
        if self.departed and self.then is not None:
            return self.then()
        answer = self.desk.apply(command)
        if self.departed or not (isinstance(answer, Refused) and answer.cites == ("WRAP-1",)):
            return answer
        self.departed = True
        return Accepted()


def test_a_departure_that_comes_once_in_a_random_run_is_flaky_with_both_outcomes() -> None:
    desk = OnceOtherwise()
    result = conform(lambda: desk, seed=3, examples=100)

    assert result.verdict == "flaky" and result.failure is not None
    says = result.failure.says
    assert says.startswith("The answer when ") and says.endswith(NOT_REFUSED)
    assert result.failure.outcomes == (says, "It does not fail.")
    assert result.failure.ko.outcomes == (result.failure.ko.says, "오류가 나지 않는다.")
    assert result.failure.rate == Rate(0, 20)


def test_a_departure_that_a_reset_does_not_end_is_told_with_the_runs_before_it() -> None:
    class Remembers(Wrapped):
        """Takes a wrap-up without a reason once a customer has left in an earlier run."""

        left, now = False, False

        def reset(self, configuration: Configuration) -> Answer:
            Remembers.left, Remembers.now = Remembers.now, False
            return self.desk.reset(configuration)

        def _on(self, desk: InProcessDesk) -> None:
            super()._on(desk)
            del self.__dict__["reset"]

        def apply(self, command: c.AnyCommand) -> Answer:
            answer = self.desk.apply(command)
            Remembers.now = Remembers.now or (isinstance(command, c.CustomerStop) and answer == Accepted())
            forgets = Remembers.left and isinstance(answer, Refused) and answer.cites == ("WRAP-1",)
            return Accepted() if forgets else answer

    desk = Remembers()
    result = held(lambda: desk)

    assert result.verdict == "departs" and result.failure is not None
    assert result.failure.clauses == ("WRAP-1",)
    assert any(isinstance(each, c.CustomerStop) for run in result.failure.before for each in run.commands)


def test_a_departure_stays_one_where_the_desktop_cannot_be_asked_again() -> None:
    def gone() -> Answer:
        raise_adapter_error(ExchangeFault.CLOSED, 1, "apply", Words("the process ended.", "프로세스가 끝났다."))

    desk = OnceOtherwise(gone)
    result = conform(lambda: desk, seed=3, examples=100)

    assert result.verdict == "departs" and result.failure is not None
    assert result.failure.clauses == ("WRAP-1",)
    (ended,) = set(result.failure.outcomes[1:])
    assert (
        ended == "Exchange 1 (apply) failed, closed: the process ended. It came with SetStatus, command 1 of its run."
    )


def test_what_is_given_no_command_is_not_said_to_conform() -> None:
    assert conform(Wrapped, seed=3, examples=0).verdict == "undetermined"
    assert (
        conform(Wrapped, seed=3, examples=2, offers_not=NotOffered(frozenset(COMMANDS), frozenset())).verdict
        == "undetermined"
    )


def test_an_interruption_tells_what_was_done_until_then() -> None:
    def interrupt(event: ConformanceEvent) -> None:
        if isinstance(event, Progress) and event.commands:
            raise KeyboardInterrupt

    result = conform(Wrapped, seed=3, examples=20, watch=interrupt)

    assert (result.verdict, result.interrupted) == ("undetermined", True)
    assert result.coverage["random"].commands == 50


class Unseen(Wrapped):
    """Shows somebody to whom nobody has spoken that a conversation is open, and has no history and no CAD."""

    def __init__(self) -> None:
        super().__init__()
        self.customer_view = lambda number, asset: CustomerView("", number == CUSTOMERS[2], ())

    def view(self, agent: str) -> DesktopView:
        view = self.desk.view(agent)
        panes = tuple(msgspec.structs.replace(pane, cad=()) for pane in view.panes)
        return msgspec.structs.replace(view, panes=panes, history=())


def test_the_python_told_compares_what_was_compared_and_looks_after_whom_was_looked_after(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offers_not = NotOffered(frozenset(), frozenset({"Pane.cad", "DesktopView.history"}))
    failure = conform(Unseen, seed=3, examples=5, offers_not=offers_not).failure
    assert failure is not None

    exec(failure.python, {})
    monkeypatch.setattr("machine.desk.in_process.InProcessDesk", Unseen)
    with pytest.raises(DepartureError, match=re.escape(failure.says)):
        exec(failure.python, {})


def test_commands_that_a_desktop_does_not_offer_are_not_given() -> None:
    class WithoutConferences(Wrapped):
        def apply(self, command: c.AnyCommand) -> Answer:
            assert not isinstance(command, c.OpenConference)
            return super().apply(command)

    offers_not = NotOffered(frozenset({"OpenConference"}), frozenset())
    result = conform(WithoutConferences, seed=3, examples=10, plan=covering(), offers_not=offers_not)

    assert result.verdict == "conforms"
    assert (len(result.clauses.clauses.held), result.clauses.clauses.not_decided, result.clauses.reachable) == (
        68,
        (),
        55,
    )
    assert result.clauses.clauses.not_offered == ("CONF-1", "CONF-5", "CONF-8", "CONF-11", "CONF-12")
    assert all(done.left_out["OpenConference"] > 0 for done in result.coverage.values())


def test_what_a_desktop_does_not_offer_is_counted_and_not_passed_in_silence() -> None:
    def without_timer() -> Desk:
        return BlankingDesk(Popover, "timer_seconds", None)

    assert conform(without_timer, seed=3, examples=5).verdict == "departs"
    declared = conform(
        without_timer,
        seed=3,
        examples=5,
        plan=covering(),
        offers_not=NotOffered(frozenset(), frozenset({"Popover.timer_seconds"})),
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

    result = held(moody)

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
    def same(result: Conformance) -> tuple[int, int, dict[str, int]]:
        done = result.coverage["random"]
        return done.commands, done.accepted, done.transitions

    assert same(held(Wrapped)) == same(held(Wrapped))


IN_ANOTHER_PROCESS = """
import machine.explore.promela, machine.draw, machine.report.job
from machine.desk.in_process import InProcessDesk
from machine.harness.conformance import conform
done = conform(InProcessDesk, seed=3, examples=20).coverage["random"]
print(done.commands, done.accepted, done.refused)
"""


def test_one_seed_gives_the_same_runs_in_another_process_with_other_modules_loaded() -> None:
    done = conform(InProcessDesk, seed=3, examples=20).coverage["random"]
    command = (sys.executable, "-c", IN_ANOTHER_PROCESS)
    other = subprocess.run(command, check=True, capture_output=True, text=True).stdout

    assert [int(count) for count in other.split()] == [done.commands, done.accepted, done.refused]


def test_a_customer_view_is_compared_too() -> None:
    class Deaf(Wrapped):
        def __init__(self) -> None:
            super().__init__()
            self.customer_view = lambda number, asset: CustomerView("", False, ())

    assert held(Deaf).verdict == "departs"


# --- the order of lists (RULE-51)


class Arranged(Wrapped):
    """Shows every view with lists in an order of its own."""

    @staticmethod
    def arrange(_view: View, _field: str, entries: tuple[Any, ...]) -> tuple[Any, ...]:
        return entries

    def view(self, agent: str) -> DesktopView:
        return self._arranged(self.desk.view(agent))

    def _arranged(self, value: V) -> V:
        changed: dict[str, Any] = {}
        for field in value.__struct_fields__:
            each: Any = getattr(value, field)
            if isinstance(each, tuple):
                inner = tuple(self._arranged(item) if isinstance(item, View) else item for item in each)
                changed[field] = self.arrange(value, field, inner)
            elif isinstance(each, View):
                changed[field] = self._arranged(each)
        return msgspec.structs.replace(value, **changed)


class Alphabetical(Arranged):
    """Lists names by the alphabet, backwards."""

    @staticmethod
    def arrange(view: View, field: str, entries: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(sorted(entries, reverse=True)) if isinstance(view, DialogView) else entries


class NewestEntryFirst(Arranged):
    """Shows the history, and the conversations to the administrator, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self.administrator_view = lambda: self._arranged(self.desk.administrator_view())

    @staticmethod
    def arrange(view: View, field: str, entries: tuple[Any, ...]) -> tuple[Any, ...]:
        return entries[::-1] if field in ("history", "conversations") else entries


class NewestMessageFirst(Arranged):
    """Shows the messages of a chat newest first."""

    @staticmethod
    def arrange(view: View, field: str, entries: tuple[Any, ...]) -> tuple[Any, ...]:
        return entries[::-1] if field == "messages" else entries


@pytest.mark.parametrize("desktop", [Alphabetical, NewestEntryFirst])
def test_a_desktop_with_lists_in_another_order_conforms(desktop: type[Wrapped]) -> None:
    result = held(desktop)

    assert (result.verdict, result.failure, result.left_out) == ("conforms", None, {})


def test_a_desktop_with_the_messages_in_another_order_departs() -> None:
    result = held(NewestMessageFirst)

    assert result.verdict == "departs" and result.failure is not None
    where = result.failure.says.partition(": expected")[0].partition(" [")[0]
    assert re.fullmatch(r"What [\w ]+ sees after [\w+ ]+, interaction panes › c\d+ › messages › no\. 1 › [\w ]+", where)


def test_what_is_otherwise_in_a_list_without_an_order_is_told_by_its_conversation() -> None:
    class Misrecorded(Wrapped):
        """Records a conversation that is left as abandoned."""

        def view(self, agent: str) -> DesktopView:
            view = self.desk.view(agent)
            wrong = tuple(
                msgspec.structs.replace(each, closed_as="abandoned") if each.closed_as == "left" else each
                for each in view.history[::-1]
            )
            return msgspec.structs.replace(view, history=wrong)

    result = conform(Misrecorded, seed=3, examples=60)

    assert result.verdict == "departs" and result.failure is not None
    where, _, said = result.failure.says.partition(" › closed as [")
    assert re.fullmatch(r"What [\w ]+ sees after [\w ]+, interaction history › c\d+", where)
    assert '.closed_as]: expected "Customer left" [left], seen "Abandoned' in f".{said}"
    assert '" [abandoned] (RULE-21 GAP-4 RULE-50 ' in said


# --- desktops from before RULE-50


class Older(Wrapped):
    """Knows nothing of as what a conversation closed, nor of the administrator's list."""

    def __init__(self) -> None:
        super().__init__()
        del self.administrator_view

    def view(self, agent: str) -> DesktopView:
        view = self.desk.view(agent)
        bricks = tuple(msgspec.structs.replace(brick, closed_as="") for brick in view.history)
        return msgspec.structs.replace(view, history=bricks)


def test_a_desktop_without_the_administrators_list_is_not_held_to_what_came_with_it_and_that_is_counted() -> None:
    result = held(Older, offers_not=not_offered(Older()))

    assert (result.verdict, result.failure) == ("conforms", None)
    assert set(result.left_out) == {"AdministratorView.conversations", "HistoryBrick.closed_as"}
    assert all(result.left_out.values())


def test_nobody_has_to_declare_it_for_an_older_desktop() -> None:
    assert held(Older).verdict == "conforms"


def test_who_offers_how_a_conversation_closed_is_held_to_it() -> None:
    class WithTheHistory(Older):
        offered = ("HistoryBrick.closed_as",)

    result = conform(WithTheHistory, seed=3, examples=60)

    assert result.verdict == "departs" and result.failure is not None
    assert ".closed_as]: expected " in result.failure.says
