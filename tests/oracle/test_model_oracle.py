"""The desk on the table and the desk on the library's own engine give the same answers along any run."""

from dataclasses import replace
from typing import Literal

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.harness import DeskMachine
from machine.harness.stateful.desk_machine import campaign, replayed
from machine.harness.stateful.profiles import HypothesisProfile
from machine.harness.stateful.stages import CUSTOMERS
from machine.lifecycle.engine import Engine, TableEngine
from machine.lifecycle.library_engine import LibraryEngine
from machine.lifecycle.table import TABLE
from machine.oracle.model_oracle import departs
from machine.port.port import Desk
from spec.port import commands as c
from spec.port.answers import Answer
from spec.port.configuration import Configuration
from spec.port.views import CustomerView, DesktopView
from tests.desk.conftest import CONFIGURATION, HANA


class BothEngines:
    """Our desk on one engine, held after every command to our desk on another."""

    def __init__(self, one: Engine, other: Engine) -> None:
        self.one, self.other = InProcessDesk(one), InProcessDesk(other)

    def reset(self, configuration: Configuration) -> Answer:
        self.other.reset(configuration)
        return self.one.reset(configuration)

    def apply(self, command: c.AnyCommand) -> Answer:
        answer, same = self.one.apply(command), self.other.apply(command)
        assert answer == same, f"{type(command).__name__}: the answers differ"
        assert self.one.world == self.other.world, f"{type(command).__name__}: the Worlds differ"
        return answer

    def advance(self, seconds: int) -> Answer:
        return self.apply(c.Advance(seconds))

    def view(self, agent: str) -> DesktopView:
        return self.one.view(agent)

    def customer_view(self, number: str, asset: str) -> CustomerView:
        return self.one.customer_view(number, asset)


class Lockstep(DeskMachine):
    """Both engines. Views are compared at the end of a run: their buttons ask the slow library most of all."""

    def make_desk(self) -> Desk:
        self.both = BothEngines(TableEngine(), LibraryEngine())
        return self.both

    def teardown(self) -> None:
        if self.played:
            for agent in self.configuration.agents:
                assert self.both.one.view(agent) == self.both.other.view(agent), f"{agent}: the views differ"


def test_both_engines_give_the_same_answers_and_views_along_any_run(profile: HypothesisProfile) -> None:
    found = campaign(replace(profile, examples=max(20, profile.examples // 20)), Lockstep)

    assert found.failure is None, found.failure
    assert found.accepted > 300 and found.refused > 150


def test_engines_that_differ_are_told_apart() -> None:
    class Uneven(Lockstep):
        def make_desk(self) -> Desk:
            return BothEngines(TableEngine(TABLE.without("Dialog.cancel: transfer > none")), LibraryEngine())

    asset = Uneven().configuration.assets[0].name
    commands = (
        c.SetStatus("Minji", "available"),
        c.CustomerText(CUSTOMERS[0], asset, "Hello"),
        c.Accept("Minji", "c1"),
        c.OpenTransfer("Minji", "c1"),
        c.Cancel("Minji", "c1"),
    )

    assert replayed(Lockstep, Lockstep().configuration, commands) is None
    failure = str(replayed(Uneven, Uneven().configuration, commands))
    assert failure.startswith("In apply the desktop raises AssertionError (apply in test_model_oracle.py, line ")


@pytest.mark.parametrize("engine", [TableEngine(), LibraryEngine()], ids=["table", "library"])
def test_a_desk_on_either_engine_shows_the_same_buttons(engine: Engine) -> None:
    desk = InProcessDesk(engine)
    desk.reset(Lockstep().configuration)
    desk.apply(c.SetStatus("Minji", "available"))
    desk.apply(c.CustomerText(CUSTOMERS[0], "Main line", "Hello"))
    desk.apply(c.Accept("Minji", "c1"))

    assert desk.view("Minji").panes[0].buttons == ("transfer", "conference", "end")


class ByTheClock(InProcessDesk):
    """Offers by the second in which agents became Available: those of one second tie."""

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        if isinstance(command, c.SetStatus):
            self.record.turns.update(dict.fromkeys(self.record.turns, self.record.now_seconds))
        return answer


def test_who_offers_to_another_agent_is_told_the_rule_that_says_to_whom() -> None:
    configuration = replace_routing("automatic")
    commands = (c.SetStatus("Jun", "available"), c.SetStatus("Minji", "available"), c.CustomerText(HANA, "Shop", "Hi"))
    found = departs(ByTheClock(), configuration, commands)

    assert found is not None
    assert {"OFFER-1", "RULE-1"} <= {*found[1].cites}
    assert departs(InProcessDesk(), configuration, commands) is None


def replace_routing(routing: Literal["automatic", "manual"]) -> Configuration:
    return msgspec.structs.replace(CONFIGURATION, routing=routing)
