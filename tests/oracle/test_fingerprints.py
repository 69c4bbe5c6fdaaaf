"""Marks of runs tell desktops apart: one that is the same has the same marks, one that is not has others."""

from collections.abc import Callable
from typing import NoReturn

from machine.desk.in_process import InProcessDesk
from machine.faults.mutants import mutants
from machine.oracle.fingerprints import Fingerprint, departure, fingerprints
from machine.port.port import ListingDesk
from machine.port.run_input import RunInput
from machine.story.fictional_data import asset_number, customer_number
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration
from spec.port.views import CustomerView

STAGE = Configuration(("Minji",), ("Billing",), (AssetSetting("Main line", asset_number(1), "Billing"),), ("Resolved",))
STATUSES = RunInput(STAGE, (c.SetStatus("Minji", "available"), c.SetStatus("Minji", "idle")))
TEXTED = RunInput(STAGE, (c.CustomerText(customer_number(1), "Main line", "Hello"),))


def without(transition: str) -> Callable[[], ListingDesk]:
    return next(each for each in mutants() if each.id == f"transition dropped: {transition}").make_desk


def marks_of(run: RunInput) -> Fingerprint:
    return fingerprints((run,)).marks[0]


def test_tutorial_a_run_that_our_desk_passes_and_a_broken_one_does_not() -> None:
    marks = marks_of(STATUSES)

    assert departure(STATUSES, marks, InProcessDesk()) is None
    assert departure(STATUSES, marks, without("AgentStatus.set_idle: available > idle")()) == 2
    assert departure(STATUSES, marks, without("AgentStatus.set_available: idle > available")()) == 1


def test_a_desk_that_does_not_take_the_configuration_departs_at_the_reset() -> None:
    class Refusing(InProcessDesk):
        def view(self, agent: str) -> NoReturn:
            raise RuntimeError

    assert departure(STATUSES, marks_of(STATUSES), Refusing()) == 0


def test_what_customers_see_counts_as_well() -> None:
    class Deaf(InProcessDesk):
        def customer_view(self, number: str, asset: str) -> CustomerView:
            return CustomerView("", False, ())

    assert departure(TEXTED, marks_of(TEXTED), Deaf()) == 1


def test_a_run_knows_what_it_asks_the_machines_for_so_that_others_are_not_tried_in_vain() -> None:
    both = fingerprints((STATUSES, TEXTED))

    assert list(both.concerned(frozenset({("AgentStatus.set_idle", "available")}))) == [0]
    assert list(both.concerned(frozenset({("Conversation.receive", "new")}))) == [1]
    assert list(both.concerned(frozenset({("Dialog.cancel", "transfer")}))) == []
    assert list(both.concerned(None)) == [0, 1]
