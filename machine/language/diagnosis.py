"""All that can be said of a file while it is typed: its form, its steps, and what becomes of each scenario when it is
played. What is only written otherwise than usual is among it, as a hint."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from machine.language.course import course, walk
from machine.language.draft import Draft, drafts, language_in
from machine.language.feature import Step
from machine.language.finding import Finding, found
from machine.language.mending import findings_of
from machine.language.phrase_index import phrases_of
from machine.language.play import values_of
from machine.language.step_check import draft_findings
from machine.port.errors import DesktopError
from machine.story.steps.scene import Scene
from machine.story.steps.scene_error import SceneError
from spec.catalogue.entries import Words

MOST_PLAYED = 2_000
"""Rows and scenarios of one file that are played while it is typed."""


class Diagnosis(NamedTuple):
    """What was found, by line, and the steps that would make a refused step possible, by its line."""

    findings: tuple[Finding, ...]
    remedies: dict[int, tuple[Words, ...]]


def diagnosis(text: str) -> Diagnosis:
    """Look at a whole file."""
    told = list(findings_of(text))
    remedies: dict[int, tuple[Words, ...]] = {}
    known = {each.line for each in told if each.severity == "error"}
    parts = drafts(text)
    if any(each.severity == "error" for each in told):
        # Where the form is broken the parser says nothing of the rest.
        for finding in draft_findings(parts, language_in(text)):
            if finding.line not in known:
                told.append(finding)
                known.add(finding.line)
    seen = set[tuple[int, Words]]()
    for draft in parts:
        if draft.section == "background":
            continue
        for row in draft.told_rows[:MOST_PLAYED]:
            played = course(draft, row)
            remedies |= played.remedies
            for finding in played.findings:
                line = finding.line
                if row is not None and any(f"<{column}>" in _text_at(draft, line) for column in row.cells):
                    line = row.line
                if (line, finding.says) not in seen and finding.line not in known:
                    seen.add((line, finding.says))
                    told.append(finding._replace(line=line))
        told += (each for each in _vacuous(draft) if each.line not in known)
    return Diagnosis(tuple(sorted(dict.fromkeys(told), key=lambda each: (each.line, each.start))), remedies)


def _text_at(draft: Draft, line: int) -> str:
    return next((f"{step.text}{step.block or ''}" for step in draft.steps if step.line == line), "")


def _vacuous(draft: Draft) -> Iterator[Finding]:
    """Thens that were so before the last thing was done as well: a hint, and where all are so more than that, since
    what was done is not looked at."""
    group: list[tuple[Step, bool]] = []
    before: Scene | None = None
    previous: Scene | None = None
    last_role = ""
    for step, scene in walk(draft):
        if step.role == "when" and last_role != "when":
            yield from _told(group)
            group, before = [], previous
        if step.role == "then" and before is not None:
            group.append((step, _holds(step, before)))
        last_role = step.role or ""
        previous = scene.fork()
    yield from _told(group)


def _told(group: list[tuple[Step, bool]]) -> Iterator[Finding]:
    if group and all(was_so for _, was_so in group):
        yield found("then-was-so-before", group[0][0].line)
        return
    yield from (found("then-was-so", step.line) for step, was_so in group if was_so)


def _holds(step: Step, scene: Scene) -> bool:
    readings = phrases_of(step.text, step.role)
    if len(readings) != 1 or readings[0].phrase.id in ("refused", "malformed", "specification.holds"):
        return False
    if scene.unsettled:
        scene.answer()
    try:
        readings[0].phrase.act(scene, **values_of(step, readings[0]))
    except (SceneError, DesktopError, ValueError):
        return False
    return True
