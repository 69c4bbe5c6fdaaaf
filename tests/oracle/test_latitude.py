"""What clauses and assumptions leave open is not held against a desktop: beside the model, and by the properties."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk, default_masker
from machine.harness import DeskMachine, campaign
from machine.harness.conformance import conform
from machine.harness.schedule import schedule
from machine.harness.stateful.profiles import HypothesisProfile
from machine.harness.stateful.stages import CUSTOMERS, USUAL
from machine.lifecycle.world import Event
from machine.masking import Show
from machine.oracle.latitude import may_answer
from machine.oracle.model_oracle import departs
from machine.oracle.property_oracle import PropertyOracle
from machine.port.port import Desk
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.capabilities import not_offered
from spec.port.configuration import Configuration
from spec.port.views import DesktopView, Popover
from spec.refusals import Refusal
from spec.visibility.masks import with_any_stars
from tests.long_forms import some_of

ANNOUNCED = "popover_outbound_customer_number"
SHORT = HypothesisProfile("short", 60, 60, 20, 1)
STAGE = msgspec.structs.replace(USUAL.configuration, routing="manual", rona_seconds=10)


class LastAgentFirst(InProcessDesk):
    """Requests of different agents that expire at one second do so from the last agent to the first (RULE-8)."""

    def _due(self) -> Iterator[tuple[int, Any, Event]]:
        return ((second, (-event.me.agent, serial), event) for second, serial, event in super()._due())


class RefusesWhatIsSo(InProcessDesk):
    """Refuses to set masking to what it is (GAP-17)."""

    def apply(self, command: c.AnyCommand) -> Answer:
        if isinstance(command, c.SetMasking) and command.enabled is self.record.masking:
            return Refused(Refusal.ALREADY_SO)
        return super().apply(command)


class ShownText(str):
    """A text that knows more than its characters."""

    __slots__ = ()


class SpeaksItsOwnTexts(InProcessDesk):
    """Gives an agent's name as a text of its own class."""

    def view(self, agent: str) -> DesktopView:
        return msgspec.structs.replace(super().view(agent), agent=ShownText(agent))


class OneStar(InProcessDesk):
    """Stands one star for the rest of a mailbox, however long (RULE-40)."""

    @property
    def show(self) -> Show:
        shown = super().show
        return lambda surface, value: with_any_stars(shown(surface, value))


class AnnouncesForLonger(InProcessDesk):
    """Announces an outbound conversation for some seconds, also where it has gone by then (RULE-35)."""

    def __init__(self, seconds: int = 3) -> None:
        super().__init__()
        self._seconds = seconds

    def reset(self, configuration: Configuration) -> Answer:
        self._announced: dict[tuple[str, str], tuple[int, str]] = {}
        return super().reset(configuration)

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        if isinstance(command, c.StartOutbound) and isinstance(answer, Accepted):
            newest = self.customer_view(command.number, command.asset).conversation
            self._announced[command.agent, newest] = self.record.now_seconds, command.number
        self.forget_views()
        return answer

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        there = {each.conversation for each in view.popovers if each.cause == "outbound"}
        more = tuple(
            Popover(
                conversation,
                "outbound",
                "outbound",
                "",
                self.show("popover_outbound_customer_number", number),
                "",
                None,
                False,
            )
            for (whose, conversation), (second, number) in self._announced.items()
            if whose == agent and conversation not in there and self.record.now_seconds - second <= self._seconds
        )
        return msgspec.structs.replace(view, popovers=(*view.popovers, *more))


class WithoutConferences(InProcessDesk):
    """Has no conferences, and so no button for one; what it puts into a field that it does not offer is nonsense."""

    not_offered = ("OpenConference", "WithdrawRequest", "Popover.timer_seconds", "DesktopView.history")

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        panes = tuple(
            msgspec.structs.replace(pane, buttons=tuple(each for each in pane.buttons if each != "conference"))
            for pane in view.panes
        )
        popovers = tuple(msgspec.structs.replace(each, timer_seconds=77) for each in view.popovers)
        return msgspec.structs.replace(view, panes=panes, popovers=popovers, history=())


RIGHT = (LastAgentFirst, RefusesWhatIsSo, SpeaksItsOwnTexts, OneStar, AnnouncesForLonger, WithoutConferences)


@pytest.mark.parametrize("make", some_of(RIGHT, lambda each: each in (LastAgentFirst, RefusesWhatIsSo)))
def test_tutorial_a_desktop_that_is_right_in_another_way_does_not_depart(make: type[Desk]) -> None:
    desk = make()
    runs = schedule(size="short")
    found = conform(lambda: desk, seed=3, examples=20, plan=runs, offers_not=not_offered(desk))

    assert found.verdict == "conforms", found.failure and found.failure.says
    assert bool(found.clauses.clauses.not_offered) is (make is WithoutConferences)


@pytest.mark.parametrize("make", some_of(RIGHT, lambda each: each in (LastAgentFirst, WithoutConferences)))
def test_random_runs_with_the_properties_alone_accuse_it_of_nothing_either(make: type[Desk]) -> None:
    """The documented snippet, with no line on what the desktop does not offer."""
    machine = type("Mine", (DeskMachine,), {"make_desk": lambda _self: make()})
    found = campaign(SHORT, machine)

    assert found.failure is None, found.failure
    assert found.kinds["OpenConference"] == 0 or make is not WithoutConferences


def test_the_order_of_one_agents_own_requests_stays_that_of_offering() -> None:
    class NewestFirst(InProcessDesk):
        def _due(self) -> Iterator[tuple[int, int, Event]]:
            return ((second, -serial, event) for second, serial, event in super()._due())

    two = (
        c.SetStatus("Minji", "available"),
        c.CustomerText(CUSTOMERS[0], "Main line", "one"),
        c.CustomerText(CUSTOMERS[1], "Main line", "two"),
        c.Offer("c1", "Minji"),
        c.Offer("c2", "Minji"),
        c.Advance(10),
    )
    found = departs(NewestFirst(), STAGE, two)

    assert found is not None and found[0] == 6
    assert departs(LastAgentFirst(), STAGE, two) is None


def test_an_announcement_must_be_there_at_first_and_may_not_stay_for_good() -> None:
    class AnnouncesNothing(InProcessDesk):
        def view(self, agent: str) -> DesktopView:
            return msgspec.structs.replace(super().view(agent), popovers=())

    start = (c.SetStatus("Minji", "available"), c.StartOutbound("Minji", "Main line", CUSTOMERS[0]))
    assert departs(AnnouncesForLonger(3), STAGE, (*start, c.Advance(3))) is None
    assert departs(AnnouncesForLonger(5), STAGE, (*start, c.Advance(5))) is None

    missing, stays = (
        departs(AnnouncesNothing(), STAGE, start),
        departs(AnnouncesForLonger(9), STAGE, (*start, c.Advance(6))),
    )
    assert missing is not None and "DesktopView.popovers]" in missing[1].where.en
    assert stays is not None and "DesktopView.popovers]" in stays[1].where.en


def test_what_may_be_answered_is_no_wider_than_what_is_left_open() -> None:
    so, negative = Refused(Refusal.ALREADY_SO), c.Advance(-1)

    assert may_answer(c.SetMasking(True), Accepted(), so, is_masked=True)
    assert not may_answer(c.SetMasking(True), Accepted(), so, is_masked=False)
    assert not may_answer(c.SetMasking(True), Accepted(), Refused(Refusal.UNKNOWN_NAME), is_masked=True)
    assert may_answer(negative, Malformed(""), Refused(Refusal.UNKNOWN_NAME), is_masked=True)
    assert not may_answer(negative, Malformed(""), Accepted(), is_masked=True)
    assert not may_answer(c.Advance(1), Accepted(), Refused(Refusal.UNKNOWN_NAME), is_masked=True)


def test_a_partial_desktop_is_held_to_what_it_offers() -> None:
    class Lying(WithoutConferences):
        def view(self, agent: str) -> DesktopView:
            view = super().view(agent)
            return msgspec.structs.replace(
                view, panes=tuple(msgspec.structs.replace(pane, buttons=()) for pane in view.panes)
            )

    start = (c.SetStatus("Minji", "available"), c.StartOutbound("Minji", "Main line", CUSTOMERS[0]))
    found = departs(Lying(), STAGE, start)
    assert found is not None and "DesktopView.panes.buttons]" in found[1].where.en
    watched = PropertyOracle(Lying())
    watched.reset(STAGE)
    watched.apply(start[0])
    with pytest.raises(AssertionError, match="buttons"):
        watched.apply(start[1])


def test_masking_that_is_on_though_it_was_turned_off_is_told_as_that() -> None:
    class StaysOn(InProcessDesk):
        @property
        def show(self) -> Show:
            return default_masker("blanket", True)

    off = (
        c.SetMasking(False),
        c.CustomerText(CUSTOMERS[0], "Main line", "Hello"),
        c.SetStatus("Minji", "available"),
        c.Offer("c1", "Minji"),
    )
    found = departs(StaysOn(), STAGE, off)

    assert found is not None
    assert found[1].says.en == "it is masked, and masking is off" and found[1].cites == ("MASK-1", "GAP-17")
