"""Desktops by two writers who had not read the kit: faulty ones are found, correct ones are not accused.

The whole is `make wild`; here each fault is shown again by the shortest run that was found for it, and those that no
run shows by itself are looked for anew.
"""

from functools import cache

import msgspec
import pytest

from machine.desk.in_process import InProcessDesk
from machine.generate.limit_runs import long_texts
from machine.harness.conformance import conform
from machine.harness.schedule import schedule
from machine.pages.results import WildTable
from spec.catalogue.load import load
from spec.port.capabilities import not_offered
from tests.wild.different_desktops import OtherDesk
from tests.wild.faulty_desktops import WildDesk
from tests.wild.run import DIFFERENT, FAULTY, HERE, SEED, TABLE_JSON, TABLE_MD, ShownFault, page, shows

FAULTS = {each.name: each for each in FAULTY}
IN_NO_RUN = ("texts within a second change places now and then", "names outlive the reset")
"""One fails at one time and not at another; one keeps what it once was given, after every reset, so that a run fails on
it that does not on a new one."""
IN_A_RUN = [each for each in FAULTY if each.name not in IN_NO_RUN]


@cache
def shown() -> dict[str, ShownFault]:
    faults = msgspec.json.decode((HERE / "runs.json").read_bytes(), type=list[ShownFault])
    beyond = ShownFault("malformed answer quotes the number", (), long_texts())
    return {each.name: each for each in (*faults, beyond)}


def test_tutorial_a_desktop_with_a_fault_that_was_shipped_departs_where_ours_does_not() -> None:
    fault = shown()["anybody can send"]

    assert shows(FAULTS["anybody can send"].make(), fault)
    assert not shows(InProcessDesk(), fault)


def test_every_fault_has_been_found() -> None:
    assert set(shown()) == {each.name for each in IN_A_RUN}
    assert len(FAULTS) == len(FAULTY) == 38


def test_the_table_to_read_says_what_the_table_of_data_says() -> None:
    tables = msgspec.json.decode(TABLE_JSON.read_bytes(), type=tuple[WildTable, ...])

    assert TABLE_MD.read_text(encoding="utf-8") == page(tables)
    assert {each.name: each.breaks for table in tables for each in table.desktops} == {
        each.name: tuple(each.breaks) for each in FAULTY
    }


@pytest.mark.parametrize("desk", IN_A_RUN, ids=lambda each: each.name)
def test_the_run_that_was_found_shows_the_fault_and_nothing_on_our_desk(desk: WildDesk) -> None:
    assert shows(desk.make(), shown()[desk.name])
    assert not shows(InProcessDesk(), shown()[desk.name])


@pytest.mark.parametrize("name", IN_NO_RUN)
def test_a_fault_that_no_run_shows_by_itself_is_found(name: str) -> None:
    made = FAULTS[name].make()

    found = conform(lambda: made, seed=SEED, plan=schedule(size="short"))

    assert found.verdict in ("departs", "flaky")
    assert found.failure is not None and found.failure.driver == "plan"


@pytest.mark.parametrize("desk", FAULTY, ids=lambda each: each.name)
def test_what_a_fault_is_said_to_break_is_in_the_catalogue(desk: WildDesk) -> None:
    catalogue = load()

    assert all(each in catalogue.clauses or each in catalogue.assumptions for each in desk.breaks)


ONLY_BY_OUTBOUND = {"older desktop": ("Conversation.asset_deleted: conference_requested > interrupted",)}
"""What the short plan reaches only in an outbound conversation, by the desktops that offer none."""


SLOW = (
    *("longer moment", "six stars", "rows", "another order at every look", "five methods over a log", "shuffled lists"),
    *("lists by alphabet or newest first", "rubbish in what is not offered", "initials of all words"),
)
"""Together they take six times as long as all the others; `make wild ARGS=--different` has them."""
QUICK = [each for each in DIFFERENT if each.is_sure and each.name not in SLOW]


@pytest.mark.parametrize("desk", QUICK, ids=lambda each: each.name)
def test_a_correct_desktop_that_is_different_is_not_accused(desk: OtherDesk) -> None:
    made = desk.make()

    found = conform(
        lambda: made, seed=SEED, examples=2, plan=schedule(size="short"), self_test=True, offers_not=not_offered(made)
    )

    assert found.failure is None, found.failure.says
    not_met = ONLY_BY_OUTBOUND.get(desk.name, ())
    assert found.clauses.not_taken == not_met
    assert found.verdict == ("undetermined" if not_met else "conforms"), found
