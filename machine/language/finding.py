"""Something to say about a feature file: the rule, the place, the sentence in both languages, and what would mend it.

>>> found("step-without-space", 3, keyword="Given").says.en
'There is no space behind "Given"; put one between the keyword and the step.'
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from machine.language.rules import RULES, Severity
from machine.port.particles import with_particles
from spec.catalogue.entries import Words


class Edit(NamedTuple):
    """Characters of one line that others take the place of: from `start` to before `end`, counted from 0."""

    line: int
    start: int
    end: int
    text: str


class Finding(NamedTuple):
    """One thing to say: the id of its rule, the line from 1, the characters there from 0 where they are known, the
    sentence, and the edits that mend it, if it is certain which."""

    rule: str
    line: int
    says: Words
    start: int = 0
    end: int = 0
    edits: tuple[Edit, ...] = ()

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return RULES[self.rule].severity


def found(
    rule: str, line: int, /, *, start: int = 0, end: int = 0, edits: tuple[Edit, ...] = (), **values: str
) -> Finding:
    """A finding of this rule, with these values in its sentences."""
    says = RULES[rule].says
    return Finding(
        rule, line, Words(with_particles(says.en, values), with_particles(says.ko, values)), start, end, edits
    )


def told(rule: str, line: int, says: Words) -> Finding:
    """A finding whose sentence is made elsewhere."""
    return Finding(rule, line, says)


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after these edits, of those that overlap the first."""
    lines = text.split("\n")
    done: dict[int, int] = {}
    for edit in sorted(edits, key=lambda each: (each.line, -each.start)):
        line = lines[edit.line - 1]
        if edit.end <= done.get(edit.line, len(line)):
            lines[edit.line - 1] = line[: edit.start] + edit.text + line[edit.end :]
            done[edit.line] = edit.start
    return "\n".join(lines)
