"""The shortest commands after which a step is possible that is refused now."""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping

from machine.language.feature import Step
from machine.language.phrase_index import phrases_of
from machine.language.play import values_of
from machine.language.possible import Offer, commands_of, possible
from machine.story.steps.phrase import Place, Value
from machine.story.steps.scene import Scene
from spec.language import Language
from spec.port.answers import Accepted

MOST_COMMANDS, MOST_TRIED = 3, 400
"""How long a way may be, and how many scenes are tried for it."""
NOT_A_WAY = ("do.delete_", "do.masking_", "do.advance", "do.customer_stop")
"""What nobody does to make something possible: it takes things away, or lets time go by."""


def way_to(scene: Scene, step: Step, language: Language) -> tuple[str, ...] | None:
    """The steps to write before, told as what was done; None where there is no such way that short."""
    readings = phrases_of(step.text, step.role)
    if len(readings) != 1:
        return None
    phrase, values = readings[0].phrase.id, values_of(step, readings[0])
    start = scene.fork()
    if start.unsettled:
        start.answer()
    todo = deque[tuple[Scene, tuple[Offer, ...]]]([(start, ())])
    tried = 0
    while todo:
        here, way = todo.popleft()
        for offer in possible(here, "when", language):
            if offer.phrase.id.startswith(NOT_A_WAY) or not _is_about(offer.values, values):
                continue
            tried += 1
            if tried > MOST_TRIED:
                return None
            there = here.fork()
            offer.act(there)
            longer = (*way, offer)
            if isinstance(commands_of(there, phrase, values)[0], Accepted):
                return tuple(each.phrase.tell(language, Place("given"), **each.values) for each in longer)
            if len(longer) < MOST_COMMANDS:
                todo.append((there, longer))
    return None


def _is_about(offered: Mapping[str, Value], wanted: Mapping[str, Value]) -> bool:
    """Whether a command has to do with those of whom the step speaks."""
    names = {value for value in wanted.values() if isinstance(value, str)}
    return not offered or any(value in names for value in offered.values())
