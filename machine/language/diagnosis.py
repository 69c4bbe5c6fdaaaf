"""All that can be said of a file while it is typed: its form, its steps, and what becomes of each scenario when it is
played. What is only written otherwise than usual is among it, as a hint."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from machine.language.course import looked
from machine.language.draft import Draft, drafts
from machine.language.finding import Finding, found
from machine.language.line import language_in
from machine.language.mending import findings_of
from machine.language.step_check import draft_findings
from spec.catalogue.entries import Words

MOST_PLAYED = 200
"""Rows of one outline that are played while it is typed."""
BEHIND = -1_000_000
"""The steps of a Background count from here down, so that they are told from those of the scenario."""


class Diagnosis(NamedTuple):
    """What was found, by line, and the steps that would make a refused step possible, by its line."""

    findings: tuple[Finding, ...]
    remedies: dict[int, tuple[Words, ...]]


def diagnosis(text: str) -> Diagnosis:
    """Look at a whole file."""
    written = as_written(text)
    wrong = wrong_lines(written)
    parts = [as_played(draft, wrong) for draft in drafts(text)]
    findings = (*written, *(each for part in parts for each in part.findings))
    return Diagnosis(in_order(findings), {line: steps for part in parts for line, steps in part.remedies.items()})


@lru_cache(16)
def as_written(text: str) -> tuple[Finding, ...]:
    """What is said without playing anything: of a file whose form is broken somewhere, of the steps of the rest too."""
    told = list(findings_of(text))
    known = wrong_lines(told)
    if known:
        # Where the form is broken the parser says nothing of the rest.
        steps = draft_findings(drafts(text), language_in(text))
        told += {each.line: each for each in steps if each.line not in known}.values()
    return in_order(told)


def wrong_lines(written: Iterable[Finding]) -> frozenset[int]:
    """The lines that are wrong as they are written: what becomes of them says nothing."""
    return frozenset(each.line for each in written if each.severity == "error")


def as_played(draft: Draft, wrong: Collection[int]) -> Diagnosis:
    """What is said of a scenario that is played, but for lines that are wrong already."""
    remedies: dict[int, tuple[Words, ...]] = {}
    if draft.section == "background":
        return Diagnosis((), remedies)
    findings = tuple(each for each in _played(draft, remedies) if each.line not in wrong)
    return Diagnosis(findings, remedies)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings by line, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda each: (each.line, each.start)))


def _played(draft: Draft, remedies: dict[int, tuple[Words, ...]]) -> Iterator[Finding]:
    """What is found when a scenario is played, in each row: of a step that a row fills in, at the row."""
    by_line = {step.line - draft.line: step for step in draft.steps}
    by_line |= {BEHIND - number: step for number, step in enumerate(draft.background)}
    alone = draft.moved(-draft.line)
    background = tuple(step._replace(line=BEHIND - number) for number, step in enumerate(draft.background))
    alone = alone._replace(background=background, last_line=0, name="")
    for row in alone.told_rows[:MOST_PLAYED]:
        look = looked(alone, row)
        remedies |= {by_line[line].line: steps for line, steps in look.remedies}
        for finding in look.findings:
            step = by_line[finding.line]
            is_filled = row is not None and any(f"<{name}>" in f"{step.text}{step.block or ''}" for name in row.cells)
            line = row.line + draft.line if is_filled and row is not None else step.line
            yield finding._replace(line=line)
        for group in look.groups:
            if group and all(was_so for _, was_so in group):
                yield found("then-was-so-before", by_line[group[0][0]].line)
            else:
                yield from (found("then-was-so", by_line[line].line) for line, was_so in group if was_so)
