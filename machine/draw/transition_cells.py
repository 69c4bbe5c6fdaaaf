"""The transitions of a machine as cells, for spreadsheets: CSV and a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime

from machine.draw.boxes import boxes
from machine.draw.tables import transition_cells
from machine.draw.words import (
    BASIS,
    CAUSED_BY,
    CITES,
    EFFECT,
    EMITS,
    EVENT,
    GUARDS,
    IDENTITY,
    NUMBER,
    SOURCE,
    TARGET,
    machine_name,
)
from machine.lifecycle.table import TABLE, MachineSpec
from spec.language import Language

HEADINGS = (NUMBER, SOURCE, EVENT, CAUSED_BY, GUARDS, EFFECT, EMITS, TARGET, BASIS, CITES, IDENTITY)
"""Of the columns; what several things stand in has them on lines of their own."""


def rows(machine: MachineSpec, language: Language) -> Iterator[tuple[str, ...]]:
    """One row for each transition, by its number in the picture."""
    for box in boxes(machine.name):
        for transition in box.transitions:
            cells = ("\n".join(cell) for cell in transition_cells(transition, language))
            yield (str(box.number), *cells, "\n".join(transition.cites), transition.id)


def csv_bytes(machine: MachineSpec, language: Language) -> bytes:
    """A machine as CSV in UTF-8, with the mark at its beginning without which Excel takes it for something else."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heading.of(language) for heading in HEADINGS)
    writer.writerows(rows(machine, language))
    return out.getvalue().encode("utf-8-sig")


def workbook_bytes(language: Language) -> bytes:
    """All machines as an XLSX workbook, a sheet each: the same bytes each time. Raises ImportError where XlsxWriter is
    not installed."""
    import xlsxwriter

    out = io.BytesIO()
    # Every cell is a text: nothing of it is taken for a formula, a number or a link.
    texts = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, {"in_memory": True, **texts}) as book:
        book.set_properties({"title": "TextDesk", "created": datetime(2000, 1, 1, tzinfo=UTC)})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        for machine in TABLE.machines:
            sheet = book.add_worksheet(sheet_name(machine_name(machine.name, language)))
            for column, (heading, width) in enumerate(zip(HEADINGS, WIDTHS, strict=True)):
                sheet.set_column(column, column, width)
                sheet.write_string(0, column, heading.of(language), bold)
            table = list(rows(machine, language))
            for number, row in enumerate(table, start=1):
                for column, cell in enumerate(row):
                    if column == 0:
                        sheet.write_number(number, column, int(cell), plain)
                    else:
                        sheet.write_string(number, column, cell, plain)
            sheet.freeze_panes(1, 0)
            sheet.autofilter(0, 0, len(table), len(HEADINGS) - 1)
    return out.getvalue()


def sheet_name(name: str) -> str:
    """A name as Excel allows it for a sheet: 31 characters, and not all signs."""
    return "".join(" " if char in "[]:*?/\\'" else char for char in name)[:31]


WIDTHS = (6, 18, 22, 20, 36, 32, 30, 18, 16, 14, 44)
"""Of the columns, in characters."""
