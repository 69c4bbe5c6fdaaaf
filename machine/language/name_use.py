"""Where a file speaks of somebody or something by name: agents, customers, queues, assets, wrap-up reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from machine.language.draft import Draft, drafts
from machine.language.feature import PLACEHOLDER, Step
from machine.language.phrase_index import AFTER_VALUE, readings_of
from machine.language.wording import one_wording
from machine.port.particles import PAIRS, chosen
from machine.story.steps.phrase import LISTS, Role, can_be_quoted

QUOTED = re.compile('"([^"]*)"')


class NameUse(NamedTuple):
    """A name in a line: of whom or what, the characters without the marks, and whether it comes to the stage here."""

    role: Role
    name: str
    line: int
    start: int
    end: int
    is_new: bool


def name_uses(text: str) -> tuple[NameUse, ...]:
    """Every name in a file, in its order: in steps, and in cells whose column steps take for a name."""
    lines = text.split("\n")
    found = dict[NameUse, None]()
    for draft in drafts(text):
        columns = dict[str, Role]()
        for step in draft.steps:
            for use in _in_step(step, lines[step.line - 1]):
                if (column := PLACEHOLDER.fullmatch(use.name)) is not None:
                    columns[column[1]] = use.role
                elif not PLACEHOLDER.search(use.name):
                    found.setdefault(use)
        found |= dict.fromkeys(_in_cells(draft, columns, lines))
    return tuple(sorted(found, key=lambda use: (use.line, use.start)))


def use_at(text: str, line: int, character: int) -> NameUse | None:
    """The name at a place, the marks around it included."""
    return next(
        (use for use in name_uses(text) if use.line == line and use.start - 1 <= character <= use.end + 1), None
    )


def renamed(text: str, use: NameUse, name: str) -> str:
    """The text with another name for somebody or something, and the particles behind it as they fit. Raises ValueError
    for a name that cannot stand in a step."""
    if not can_be_quoted(name) or not name.strip():
        raise ValueError("A name stands in one line, without quotation marks.")
    lines = text.split("\n")
    for each in reversed([each for each in name_uses(text) if (each.role, each.name) == (use.role, use.name)]):
        line = lines[each.line - 1]
        behind = line[each.end :]
        if behind.startswith('"') and (particle := AFTER_VALUE.match(line, each.end + 1)) is not None:
            pair = next(pair for pair in PAIRS if particle[1] in pair[:2])
            behind = f'"{chosen(pair, name)}{line[particle.end() :]}'
        lines[each.line - 1] = f"{line[: each.start]}{name}{behind}"
    return "\n".join(lines)


def _in_step(step: Step, line: str) -> Iterator[NameUse]:
    readings = [each for each in readings_of(step.text) if step.role is None or step.role in each.phrase.kinds]
    if len(readings) != 1 or one_wording(step.text) != step.text:
        return
    phrase = readings[0].phrase
    names = phrase.texts_in_order(readings[0].language)
    offset = line.find(step.text, step.start - 1)
    for name, value in zip(names, QUOTED.finditer(step.text), strict=False):
        role = phrase.names.get(name)
        if role is None:
            continue
        is_new = phrase.id.startswith("stage.") and phrase.id.split(".")[1].startswith(role)
        start = offset + value.start(1)
        for part in value[1].split(", ") if name in LISTS else [value[1]]:
            yield NameUse(role, part, step.line, start, start + len(part), is_new)
            start += len(part) + 2


def _in_cells(draft: Draft, columns: dict[str, Role], lines: list[str]) -> Iterator[NameUse]:
    for row in draft.rows:
        line, place = lines[row.line - 1], 0
        for column, cell in row.cells.items():
            bar = line.index("|", place)
            place = bar + 1
            if column in columns and cell and (start := line.find(cell, place)) >= 0:
                yield NameUse(columns[column], cell, row.line, start, start + len(cell), False)
