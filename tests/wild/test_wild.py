"""Desktops that somebody wrote who had not read the kit: faulty ones are found, correct ones are not accused.

The whole is `make wild`; here each fault is shown again by the shortest run that was found for it.
"""

from functools import cache

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.generate.limit_runs import long_texts
from machine.harness.conformance import conform
from machine.harness.schedule import schedule
from machine.oracle.model_oracle import departs
from machine.port.port import Desk
from spec.catalogue.load import load
from spec.port.capabilities import not_offered
from tests.wild.different_desktops import OTHER, OtherDesk
from tests.wild.faulty_desktops import WILD, WildDesk
from tests.wild.run import HERE, ShownFault

FAULTS = {each.name: each for each in WILD}


@cache
def shown() -> dict[str, ShownFault]:
    faults = msgspec.json.decode((HERE / "runs.json").read_bytes(), type=list[ShownFault])
    beyond = ShownFault("malformed answer quotes the number", (), long_texts())
    return {each.name: each for each in (*faults, beyond)}


def shows(desk: Desk, fault: ShownFault) -> bool:
    """Whether a desktop departs in the run, given the runs before it."""
    for run in (*fault.before, fault.run):
        found = departs(desk, run.configuration, run.commands)
    return found is not None


def test_tutorial_a_desktop_with_a_fault_that_was_shipped_departs_where_ours_does_not() -> None:
    fault = shown()["anybody can send"]

    assert shows(FAULTS["anybody can send"].make(), fault)
    assert not shows(InProcessDesk(), fault)


def test_every_fault_has_been_found() -> None:
    assert set(shown()) == {each.name for each in WILD}
    assert len(WILD) == 20


@pytest.mark.parametrize("desk", WILD, ids=lambda each: each.name)
def test_the_run_that_was_found_shows_the_fault_and_nothing_on_our_desk(desk: WildDesk) -> None:
    assert shows(desk.make(), shown()[desk.name])
    assert not shows(InProcessDesk(), shown()[desk.name])
    catalogue = load()
    assert all(each in catalogue.clauses or each in catalogue.assumptions for each in desk.breaks)


@pytest.mark.parametrize("desk", [each for each in OTHER if each.is_sure], ids=lambda each: each.name)
def test_a_correct_desktop_that_is_different_is_not_accused(desk: OtherDesk) -> None:
    made = desk.make()

    found = conform(
        lambda: made, seed=1, examples=5, plan=schedule(size="short"), self_test=True, offers_not=not_offered(made)
    )

    assert found.failure is None, found.failure.says
    assert found.verdict == "conforms", found
