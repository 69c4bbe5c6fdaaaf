"""Detectors: each finds what it is for and is silent about what it cannot see."""

import pytest

from machine.desk.in_process import InProcessDesk, default_masker
from machine.faults.detector_names import DetectorName
from machine.faults.mutant import Mutant
from machine.faults.mutants import mutants
from machine.harness.bdd.scenario_runner import goes_red
from machine.harness.detectors import found_by, masked_texts, rehearsed
from machine.lifecycle.table import TABLE

SOUND = Mutant("sound", "Nothing is wrong", InProcessDesk, TABLE, frozenset(TABLE.candidates), default_masker)
MISS_IS_NOT_TOLD = "not told: AgentStatus.miss by Interaction.expire: offered > missed"


def found(identity: str, detector: DetectorName) -> bool:
    return found_by(next(each for each in mutants() if each.id == identity), detector)


def test_tutorial_an_agent_who_misses_an_offer_and_stays_available_is_found_by_examples_and_by_exploration() -> None:
    assert found(MISS_IS_NOT_TOLD, "features")
    assert found(MISS_IS_NOT_TOLD, "exploration")
    assert not found(MISS_IS_NOT_TOLD, "masking properties")


@pytest.mark.parametrize("detector", ["features", "exploration", "masking properties"])
def test_nothing_is_found_on_our_own_desk(detector: DetectorName) -> None:
    assert not found_by(SOUND, detector)


@pytest.mark.parametrize("identity", ["keeps 5 instead of 4", "kind not masked: rrn", "not masked: cad_dnis_inbound"])
def test_masking_that_shows_too_much_is_found_by_texts_alone(identity: str) -> None:
    assert found(identity, "masking properties")
    assert not found(identity, "exploration")


def test_every_surface_shows_made_up_data_of_every_kind_under_every_policy() -> None:
    shown = masked_texts()

    assert len(shown) == 2638
    assert {each.policy for each in shown} == {"blanket", "listed", "extended"}
    assert any(each.shown == "Call **********4568" for each in shown)


def test_all_scenarios_without_readings_are_rehearsed_and_ask_the_machines() -> None:
    assert len(rehearsed()) == 383
    assert sum(not each.asked for each in rehearsed()) < len(rehearsed()) / 4


def test_a_scenario_on_a_desk_that_fails_is_red() -> None:
    def make_desk() -> InProcessDesk:
        raise RuntimeError

    assert goes_red(rehearsed()[0].scenario, make_desk)
