"""Transition tables for spreadsheets: every transition in one row, the same in CSV and in the workbook."""

import csv
import io

import pytest
from openpyxl import load_workbook

from machine.draw import transition_cells
from machine.draw.transition_cells import HEADINGS, csv_bytes, rows, sheet_name, workbook_bytes
from machine.draw.words import effect_name, guard_name, machine_name
from machine.lifecycle.table import TABLE, MachineSpec
from spec.language import LANGUAGES, Language

EACH = pytest.mark.parametrize("machine", TABLE.machines, ids=lambda each: each.name)
LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def read(machine: MachineSpec, language: Language) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_bytes(machine, language).decode("utf-8-sig"), newline="")))


def test_tutorial_a_row_says_all_of_a_transition() -> None:
    dialog = next(each for each in TABLE.machines if each.name == "Dialog")

    (row,) = (each for each in read(dialog, "en") if each["In code"] == "Dialog.confirm: transfer > none")

    assert (row["From"], row["Event"], row["Caused by"], row["To"]) == (
        "Transfer Request",
        "confirm",
        "Agent",
        "No dialog",
    )
    assert row["What must hold"] == "a queue or an agent is chosen\nthe recipient can take it"
    assert row["Clauses and assumptions"] == "XFER-4\nXFER-10\nRULE-12"


@EACH
@LANGUAGE
def test_every_transition_is_one_row_with_its_guards_and_effect(machine: MachineSpec, language: Language) -> None:
    found = {row[HEADINGS[-1].of(language)]: row for row in read(machine, language)}

    assert set(found) == {each.id for each in TABLE.transitions if each.machine == machine.name}
    for identity, row in found.items():
        transition = TABLE.transition(identity)
        guards, effect = (row[heading.of(language)] for heading in HEADINGS[4:6])
        assert guards == "\n".join(guard_name(each, language) for each in transition.guards)
        assert effect == (effect_name(transition.effect, language) if transition.effect else "")


@LANGUAGE
def test_the_workbook_holds_the_same_as_another_program_reads_it(language: Language) -> None:
    book = load_workbook(io.BytesIO(workbook_bytes(language)))

    assert book.sheetnames == [sheet_name(machine_name(each.name, language)) for each in TABLE.machines]
    for machine, sheet in zip(TABLE.machines, book.worksheets, strict=True):
        table = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        assert table == [[each.of(language) for each in HEADINGS], *map(list, rows(machine, language))]
        assert sheet.freeze_panes == "A2"


def test_no_cell_is_a_formula_a_link_or_a_number_by_its_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    odd = ("=1+1", "http://somewhere", "007", "@x", "+1", "-1", "{=A1}", "가" * 5000, "<b>", "\u202e")
    monkeypatch.setattr(transition_cells, "transition_cells", lambda *_: (odd, *[(each,) for each in odd[:7]]))

    book = load_workbook(io.BytesIO(workbook_bytes("en")))

    row = [cell for sheet in book.worksheets for cell in sheet[2]]
    assert {cell.data_type for cell in row if cell.coordinate[0] != "A"} == {"s"}
    assert [cell.hyperlink for cell in row if cell.hyperlink] == []


def test_names_that_excel_does_not_allow_are_cut_and_cleaned() -> None:
    assert sheet_name("a/b:c[d]?*'" + "e" * 40) == "a b c d    " + "e" * 20
