"""A machine under readings is drawn with what they change marked."""

import pytest

from machine.draw.boxes import boxes, cards
from machine.draw.machine_picture import machine_picture
from machine.draw.palette import CHANGED_SIGN
from machine.draw.words import effect_name
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE
from spec.catalogue.load import load


@pytest.mark.parametrize("reading", load().readings)
def test_each_reading_draws_the_machines_that_it_changes_and_marks_all_and_only_its_changes(reading: str) -> None:
    table = table_of([reading])
    for machine in table.machines:
        gathered = boxes(machine.name, table.transitions)
        marked = {transition.id for box in gathered if box.changed for transition in box.transitions}
        changed = {
            transition.id
            for transition in table.transitions
            if transition.machine == machine.name and transition not in TABLE.transitions
        }

        assert marked == changed
        for language in ("en", "ko"):
            source = machine_picture(machine, language, table).source
            # Once in the legend, then once for each number on a card, and in every place where a card stays.
            numbers = sum(
                len(card.boxes) if card.leads else sum(len(origin.numbers) for origin in card.origins)
                for card in cards(machine.name, table.transitions)
                if card.first.changed
            )
            assert source.count(CHANGED_SIGN) == (numbers + 1 if changed else 0)


def test_what_a_reading_takes_out_is_named() -> None:
    status = next(machine for machine in TABLE.machines if machine.name == "AgentStatus")

    source = machine_picture(status, "en", table_of(["idle-withdraws-offers"])).source

    assert "Taken out by the readings: Agent status: Idle → RONA, miss an offer" in source


def test_without_a_change_a_machine_is_drawn_as_it_is_committed() -> None:
    for machine in TABLE.machines:
        assert machine_picture(machine, "en", table_of(())).source == machine_picture(machine, "en").source
        assert CHANGED_SIGN not in machine_picture(machine, "en").source


def test_where_two_readings_meet_in_a_transition_both_effects_are_told() -> None:
    effect = table_of(["joined-without-wrap-up", "idle-pends"]).transition("Interaction.end: held > done").effect
    assert effect is not None

    assert effect_name(effect, "en") == (
        "end one's own part without wrap-up; a pending Idle takes effect after the last conversation"
    )
