"""A feature file as it is being typed: its scenarios with the steps that can be read, whatever is unfinished beside
them. The official parser gives all or nothing; this gives what there is, line by line.

>>> [draft] = drafts('''Feature: First
...   Scenario: Late
...     Given agent "Minji" is Available
...     Whe
... ''')
>>> [(step.line, step.role) for step in draft.steps], draft.last_line
([(3, 'given')], 5)
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from machine.language.feature import Step, Tag
from machine.language.layout import cells_of, unescaped
from machine.language.line import Line, Section, language_in, lines_of
from machine.story.steps.phrase import Kind
from machine.story.steps.reading_tags import Fitting, fitting, problem

ROLES: dict[str, Kind] = {"given": "given", "when": "when", "then": "then"}


class DraftRow(NamedTuple):
    """A row of Examples: its line, and its cells, each with its column."""

    line: int
    pairs: tuple[tuple[str, str], ...]

    @property
    def cells(self) -> dict[str, str]:
        """The cells by their columns."""
        return dict(self.pairs)


class Draft(NamedTuple):
    """A scenario as far as it is there: the lines from its first tag to before the next section, its tags, the steps of
    the backgrounds before it and its own, and its rows. A Background is a draft without a name."""

    name: str
    section: Section
    line: int
    first_line: int
    last_line: int
    tags: tuple[Tag, ...]
    background: tuple[Step, ...]
    steps: tuple[Step, ...]
    rows: tuple[DraftRow, ...]
    header: tuple[str, ...]

    def filled(self, row: DraftRow | None) -> tuple[Step, ...]:
        """All steps, those of the backgrounds first, with the values of a row."""
        cells = {} if row is None else row.cells
        return tuple(step.filled(cells) for step in (*self.background, *self.steps))

    def moved(self, lines: int) -> Draft:
        """The same so many lines further down."""
        return self._replace(
            line=self.line + lines,
            first_line=self.first_line + lines,
            last_line=self.last_line + lines,
            tags=tuple(tag._replace(line=tag.line + lines) for tag in self.tags),
            steps=tuple(step._replace(line=step.line + lines) for step in self.steps),
            rows=tuple(row._replace(line=row.line + lines) for row in self.rows),
        )

    @property
    def fitting(self) -> Fitting:
        """Under which readings it is played, or why it is left out; a reading that there is not is none."""
        names = [tag.name.removeprefix("@") for tag in self.tags]
        return fitting([name for name in names if problem(name) is None], ())

    @property
    def told_rows(self) -> tuple[DraftRow | None, ...]:
        """Its rows, or for a scenario without any that it is run once."""
        return self.rows or (None,)

    def row_at(self, line: int) -> DraftRow | None:
        """The row that stands in a line, else the first, None where there is none."""
        return next((row for row in self.rows if row.line == line), self.rows[0] if self.rows else None)


@lru_cache(16)
def drafts(text: str) -> tuple[Draft, ...]:
    """Every scenario and every background of a text, in its order."""
    return tuple(_drafts(unicodedata.normalize("NFC", text)))


def draft_at(text: str, line: int) -> Draft | None:
    """The scenario or background that a line belongs to."""
    return next((each for each in drafts(text) if each.first_line <= line <= each.last_line), None)


def _drafts(text: str) -> Iterator[Draft]:
    lines = lines_of(text, language_in(text))
    of_feature: tuple[Step, ...] = ()
    of_rule: tuple[Step, ...] = ()
    is_in_rule = False
    for section, first, part in _sections(lines):
        if section.section == "rule":
            of_rule, is_in_rule = (), True
        if section.section not in ("background", "scenario", "scenario_outline"):
            continue
        steps, rows, header = _content(part)
        yield Draft(
            name=section.text,
            section=section.section,
            line=section.number,
            first_line=first,
            last_line=part[-1].number if part else section.number,
            tags=tuple(_tags(lines[first - 1 : section.number])),
            background=() if section.section == "background" else (*of_feature, *of_rule),
            steps=steps,
            rows=rows,
            header=header,
        )
        if section.section == "background":
            if is_in_rule:
                of_rule = steps
            else:
                of_feature = steps


def _sections(lines: Sequence[Line]) -> Iterator[tuple[Line, int, Sequence[Line]]]:
    """Each section but Examples, the line of its first tag, and the lines below it."""
    heads = [each for each in lines if each.section is not None and each.section != "examples"]
    firsts = [first_line(lines, each) for each in heads]
    for head, (first, following) in zip(heads, pairwise([*firsts, len(lines) + 1]), strict=True):
        yield head, first, lines[head.number : following - 1]


def first_line(lines: Sequence[Line], head: Line) -> int:
    """The line of the first tag above a section, else its own."""
    first = head.number
    for line in reversed(lines[: head.number - 1]):
        if line.kind == "tags":
            first = line.number
        elif line.kind not in ("comment", "blank"):
            break
    return first


def _tags(lines: Sequence[Line]) -> Iterator[Tag]:
    for line in lines:
        place = line.start
        for word in line.text.split() if line.kind == "tags" else ():
            place = line.start + line.text.index(word, max(place - line.start, 0))
            yield Tag(word, line.number, place)
            place += len(word)


def _content(lines: Sequence[Line]) -> tuple[tuple[Step, ...], tuple[DraftRow, ...], tuple[str, ...]]:
    steps, rows = list[Step](), list[DraftRow]()
    role: Kind | None = None
    header: tuple[str, ...] = ()
    first_header: tuple[str, ...] = ()
    is_in_examples = False
    block: list[str] | None = None
    for line in lines:
        match line.kind:
            case "section":
                is_in_examples, header = True, ()
            case "step" if not is_in_examples:
                role = ROLES.get(line.role or "", role if line.role in ("and", "but") else None)
                steps.append(_step(line, role))
            case "fence" if steps and not is_in_examples:
                if block is None:
                    block = []
                    steps[-1] = steps[-1]._replace(block_line=line.number)
                else:
                    steps[-1], block = steps[-1]._replace(block="\n".join(block)), None
            case "block" if block is not None:
                block.append(line.text)
            case "row" if is_in_examples and line.text.endswith("|"):
                cells = tuple(map(unescaped, cells_of(line.text)))
                if not header:
                    header = cells
                    first_header = first_header or cells
                elif len(cells) == len(header):
                    rows.append(DraftRow(line.number, tuple(zip(header, cells, strict=True))))
            case _:
                pass
    return tuple(steps), tuple(rows), first_header


def _step(line: Line, role: Kind | None) -> Step:
    return Step(
        keyword=line.keyword,
        role=role,
        is_and=line.role in ("and", "but"),
        text=line.text,
        line=line.number,
        start=line.start + len(line.keyword) + 1,
        block=None,
        block_line=0,
        has_table=False,
    )
