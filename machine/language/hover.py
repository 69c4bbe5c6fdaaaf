"""What is known of a place: the clause or assumption of a tag, and of a step what the desk does there and why."""

from __future__ import annotations

from machine.language.course import course
from machine.language.draft import draft_at
from machine.language.feature import Step
from machine.language.line import language_in
from machine.language.phrase_index import Reading, phrases_of
from machine.language.play import values_of
from machine.language.possible import commands_of
from machine.language.step_catalogue import topic_of
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import Table
from machine.port.vocabulary import why
from machine.story.steps.scene import Scene
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.port.answers import Refused

REFUSED = Words("Refused here", "여기에서는 거부된다")
REASON = Words("Why", "이유")
ALTERNATIVES = Words("What else could have been", "달리 정할 수 있었던 것")
DONE = Words("What this does rests on", "근거")
MOST_CITED = 6


def hover(text: str, line: int, character: int) -> str:
    """What is told at a place, as Markdown; empty where nothing is."""
    draft, language = draft_at(text, line), language_in(text)
    if draft is None:
        return ""
    for tag in draft.tags:
        if tag.line == line and tag.start <= character <= tag.start + len(tag.name):
            return _entry(tag.name.removeprefix("@"), language)
    step = next((each for each in (*draft.steps, *draft.background) if each.line == line), None)
    if step is None:
        return ""
    row = draft.row_at(line)
    filled = step.filled({} if row is None else row.cells)
    readings = phrases_of(filled.text, filled.role)
    if len(readings) != 1:
        return ""
    parts = [f"**{topic_of(readings[0].phrase.id).title.of(language)}**"]
    if filled.role != "then":
        scene = course(draft, row, before_line=line).scene
        parts += _done(scene, readings[0], filled, table_of(draft.fitting.readings), language)
    return "\n\n".join(part for part in parts if part)


def _done(scene: Scene, reading: Reading, step: Step, table: Table, language: Language) -> list[str]:
    """What a step that does something rests on, and where it is refused why."""
    answer, moves = commands_of(scene, reading.phrase.id, values_of(step, reading))
    if isinstance(answer, Refused):
        told = [f"{REFUSED.of(language)}: {why(answer.reason, language)}"]
        return told + [_entry(cite, language) for cite in answer.cites]
    taken = (table.transition(step.transition) for move in moves for step in move.steps)
    cites = list(dict.fromkeys(cite for transition in taken for cite in transition.cites))
    return [f"{DONE.of(language)}:", *(_entry(cite, language) for cite in cites[:MOST_CITED])] if cites else []


def _entry(name: str, language: Language) -> str:
    """A clause with where it stands in the source, or an assumption with its reason and what else could have been."""
    catalogue = load()
    if (clause := catalogue.clauses.get(name)) is not None:
        return f"**{name}** {clause.says.of(language)}\n\n*{clause.locator.of(language)}*"
    if (assumption := catalogue.assumptions.get(name)) is not None:
        others = "\n".join(f"- {each.of(language)}" for each in assumption.alternatives)
        return (
            f"**{name}** {assumption.title.of(language)}: {assumption.choice.of(language)}\n\n"
            f"{REASON.of(language)}: {assumption.reason.of(language)}\n\n{ALTERNATIVES.of(language)}:\n{others}"
        )
    return ""
