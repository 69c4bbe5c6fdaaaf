"""What an editor offers to mend: the edits of what was found, and the steps that would make a refused step possible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from machine.language.course import course
from machine.language.diagnosis import Diagnosis
from machine.language.draft import Draft, draft_at, drafts
from machine.language.feature import Step
from machine.language.finding import Edit, Finding
from machine.language.line import Keywords, keywords_of, language_in, lines_of
from machine.language.name_use import name_uses
from machine.language.phrase_index import readings_of
from machine.language.possible import CAST
from machine.language.way import way_to
from machine.story.steps.phrase import Role
from machine.story.steps.phrases import BY_ID
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language

WRITE = Words("Write: {text}", "고쳐 쓴다: {text}")
INSERT = Words("Insert before it: {text}", "앞에 쓴다: {text}")
INTO_BACKGROUND = Words("Add to the Background: {text}", "배경에 쓴다: {text}")
LAY_OUT = Words("Lay the file out", "파일의 들여쓰기와 표를 맞춘다")
SHOWN = 120
"""Characters of a title."""
STEP_INDENT = "    "


class QuickFix(NamedTuple):
    """A title, the line that it is about, what was found there, and the edits; an edit's text may hold lines."""

    title: str
    line: int
    finding: Finding
    edits: tuple[Edit, ...]


def quick_fixes(text: str, diagnosed: Diagnosis, first: int, last: int) -> Iterator[QuickFix]:
    """The fixes for what was found from a line to a line."""
    language = language_in(text)
    lines = text.split("\n")
    for finding in diagnosed.findings:
        if not first <= finding.line <= last:
            continue
        if finding.edits:
            title = LAY_OUT.of(language)
            if len(finding.edits) == 1:
                [edit] = finding.edits
                line = lines[edit.line - 1]
                told = f"{line[: edit.start]}{edit.text}{line[edit.end :]}".strip()
                title = WRITE.of(language).format(text=told[:SHOWN])
            yield QuickFix(title, finding.line, finding, finding.edits)
        draft = draft_at(text, finding.line)
        steps = [each.of(language) for each in diagnosed.remedies.get(finding.line, ())]
        if draft is None or finding.rule != "step-fails" or not steps:
            continue
        if any(_is_of_stage(each) for each in steps):
            if (staged := _onto_stage(text, finding)) is not None:
                yield staged
        elif (way := _way(draft, finding.line, language)) is not None:
            yield _inserted(text, draft, finding, way)
        else:
            yield _inserted(text, draft, finding, [each.partition(" ")[2] for each in steps])


def _way(draft: Draft, line: int, language: Language) -> Sequence[str] | None:
    """The shortest commands that make the step in a line possible."""
    row = draft.row_at(line)
    step = next((each for each in draft.filled(row) if each.line == line), None)
    if step is None or step.role != "when":
        return None
    return way_to(course(draft, row, before_line=line).scene, step, language)


def _inserted(text: str, draft: Draft, finding: Finding, steps: Sequence[str]) -> QuickFix:
    language = language_in(text)
    title = INSERT.of(language).format(text=" / ".join(steps)[:SHOWN])
    return QuickFix(
        title, finding.line, finding, tuple(_before(text, draft, finding.line, steps, keywords_of(language)))
    )


def _onto_stage(text: str, finding: Finding) -> QuickFix | None:
    """Everybody and everything of whom the file speaks and who is not there, and what nothing goes without."""
    language = language_in(text)
    uses = name_uses(text)
    there = {(use.role, use.name) for use in uses if use.is_new}
    missing = dict.fromkeys((use.role, use.name) for use in uses if (use.role, use.name) not in there)
    queues = [name for role, name in missing if role == "queue"]
    names: dict[Role, list[str]] = {role: [name for each, name in missing if each == role] for role in CAST}
    for role in ("asset", "reason"):
        if not names[role] and role not in {each for each, _ in there}:
            names[role] = [load().words(CAST[role][0]).of(language)]
    queue = queues[0] if queues else next((name for role, name in there if role == "queue"), None)
    queue = queue or load().words(CAST["queue"][0]).of(language)
    told = [BY_ID["stage.agent"].tell(language, agent=each) for each in names["agent"]]
    alone = [each for each in names["queue"] if not names["asset"] or each != queue]
    told += [BY_ID["stage.queue"].tell(language, queue=each) for each in alone]
    told += [BY_ID["stage.asset"].tell(language, asset=each, queue=queue) for each in names["asset"]]
    told += [BY_ID["stage.reason"].tell(language, reason=each) for each in names["reason"]]
    told += [BY_ID["stage.customer"].tell(language, customer=each) for each in names["customer"]]
    title = INTO_BACKGROUND.of(language).format(text=" / ".join(told)[:SHOWN])
    edit = _into_background(text, told, keywords_of(language))
    return None if edit is None else QuickFix(title, finding.line, finding, (edit,))


def _is_of_stage(step: str) -> bool:
    _, _, words = step.partition(" ")
    return any(reading.phrase.id.startswith("stage.") for reading in readings_of(words))


def _into_background(text: str, words: Sequence[str], keywords: Keywords) -> Edit | None:
    """Steps at the end of the Background, which is made where there is none; None before there is a Feature."""
    lines = text.split("\n")
    background = next((each for each in drafts(text) if each.section == "background"), None)
    steps = () if background is None else background.steps
    indent = _indent(lines[steps[-1].line - 1]) if steps else STEP_INDENT
    first = keywords.of_role("and" if steps else "given")
    told = "".join(
        f"\n{indent}{keywords.of_role('and') if number else first} {each}" for number, each in enumerate(words)
    )
    if background is None:
        feature = next((each for each in lines_of(text, keywords.language) if each.section == "feature"), None)
        if feature is None:
            return None
        line = feature.number
        told = f"\n\n  {keywords.of_section('background')}:{told}"
    else:
        line = steps[-1].line if steps else background.line
    end = len(lines[line - 1])
    return Edit(line, end, end, told)


def _before(text: str, draft: Draft, line: int, words: Sequence[str], keywords: Keywords) -> Iterator[Edit]:
    """Steps before a line; where that goes on with And what it now cannot, it gets the keyword of its role."""
    lines = text.split("\n")
    step: Step | None = next((each for each in draft.steps if each.line == line), None)
    whole = lines[line - 1]
    indent = _indent(whole)
    before = [each for each in draft.steps if each.line < line]
    given = keywords.of_role("given")
    goes_on = bool(before) and before[-1].role == "given"
    told = [f"{keywords.of_role('and') if goes_on or number else given} {each}" for number, each in enumerate(words)]
    yield Edit(line, 0, 0, "".join(f"{indent}{each}\n" for each in told))
    if step is not None and step.is_and and step.role not in (None, "given"):
        assert step.role is not None, "it is none of these"
        start = whole.index(step.keyword)
        yield Edit(line, start, start + len(step.keyword), keywords.of_role(step.role))


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
