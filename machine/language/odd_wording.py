"""Steps that are read as they stand and are written otherwise in our own files: quotation marks, digits, blanks and the
form of particles. Each has the edit that makes it so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from machine.language.feature import Feature, Step
from machine.language.finding import Edit, Finding, found
from machine.language.phrase_index import readings_of
from machine.language.wording import one_wording
from machine.port.particles import PAIRS, chosen, pair_of

OF_WORDS = tuple(pair for pair in PAIRS if "라" not in pair.after_vowel and pair.after_vowel != "나")
"""Behind a text that somebody says both forms of -라고 are usual."""
PARTICLE = re.compile(
    '(?<=")('
    + "|".join(sorted((form for pair in OF_WORDS for form in pair[:2]), key=len, reverse=True))
    + r")(?=[\s,:]|$)"
)
PAIR_OF = {form: pair_of(f"{pair.after_consonant}/{pair.after_vowel}") for pair in OF_WORDS for form in pair[:2]}


def odd_wordings(feature: Feature, text: str) -> Iterator[Finding]:
    """One for each step of a text that is written otherwise."""
    lines = text.split("\n")
    steps = {step.line: step for some in feature.backgrounds for step in some}
    steps |= {step.line: step for scenario in feature.scenarios for step in scenario.steps}
    for step in steps.values():
        if "<" in step.text:
            # What stands there is another word in each row, and so may be its particle.
            continue
        usual = usual_wording(step.text)
        if usual != step.text and readings_of(step.text) and readings_of(usual) == readings_of(step.text):
            yield _odd(step, usual, lines[step.line - 1])


def usual_wording(text: str) -> str:
    """A step as our own files have it."""
    worded = one_wording(text)
    return PARTICLE.sub(lambda each: _fitting(each[1], worded[: each.start()]), worded)


def _fitting(particle: str, before: str) -> str:
    pair = PAIR_OF[particle]
    assert pair is not None, "it is of a pair"
    return chosen(pair, before)


def _odd(step: Step, usual: str, line: str) -> Finding:
    start = line.find(step.text, min(step.start, len(line)))
    start = step.start if start < 0 else start
    edit = Edit(step.line, start, len(line.rstrip()), usual)
    return found("step-worded-oddly", step.line, start=start, end=edit.end, edits=(edit,), usual=usual)
