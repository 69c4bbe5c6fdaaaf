"""What readings change is drawn, marked, beside the committed pictures and never into them."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from machine.draw import DrawError, write_changes
from machine.draw.boxes import boxes, cards
from machine.draw.machine_picture import machine_picture
from machine.draw.palette import CHANGED_SIGN
from machine.draw.words import effect_name
from machine.evidence.checkout import ROOT
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE
from spec.catalogue.load import load

SVG = "{http://www.w3.org/2000/svg}"


def _texts(path: Path) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(path.read_bytes()).iter(f"{SVG}text")]


def test_tutorial_one_reading_is_drawn_with_what_it_changes_marked(tmp_path: Path) -> None:
    written = write_changes(ROOT, tmp_path, ["wrap-up-times-out"])

    assert written == [tmp_path / "en" / "dialog.svg", tmp_path / "ko" / "dialog.svg"]
    english, korean = map(_texts, written)
    assert [text for text in english if CHANGED_SIGN in text] == ["≠: changed by the readings", "14 ? ≠"]
    assert english[english.index("14 ? ≠") + 1 :][:2] == ["★ Clock", "wrap-up time-out"]
    assert [text for text in korean if CHANGED_SIGN in text] == ["≠: 변형으로 바뀐 전이", "14 ? ≠"]


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


def test_what_a_reading_takes_out_is_named(tmp_path: Path) -> None:
    write_changes(ROOT, tmp_path, ["idle-withdraws-offers"])

    assert "Taken out by the readings: Agent status: Idle → RONA, miss an offer" in _texts(
        tmp_path / "en" / "agent_status.svg"
    )


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


def test_the_committed_pictures_are_no_place_for_readings(tmp_path: Path) -> None:
    (tmp_path / "diagrams").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "diagrams")

    for out in (tmp_path / "diagrams", tmp_path / "diagrams" / "ours", tmp_path / "link"):
        with pytest.raises(DrawError, match="give another folder"):
            write_changes(tmp_path, out, ["idle-pends"])
    assert list((tmp_path / "diagrams").iterdir()) == []


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(DrawError) as told:
        write_changes(ROOT, tmp_path / "file", ["idle-pends"])

    assert str(told.value).startswith(f"{tmp_path / 'file' / 'en' / 'agent_status.svg'}: cannot be written (")
