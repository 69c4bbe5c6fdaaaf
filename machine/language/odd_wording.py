"""Steps that are read as they stand and are written otherwise in our own files: quotation marks, digits and blanks, the
form of particles and of the verb, words of the other language. Each has the edit that makes it so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Any

from machine.language.feature import Feature, Step
from machine.language.finding import Edit, Finding, found
from machine.language.phrase_index import phrases_of
from machine.language.wording import TOKEN, one_wording, with_numbers, written
from machine.port.choices import Choice, WordError
from machine.port.particles import PAIRS, Pair
from machine.story.steps.phrase import Place, in_a_list
from spec.language import Language

FREE = tuple(pair for pair in PAIRS if "라" in pair.after_vowel or pair.after_vowel == "나")
"""Behind a text that somebody says both forms of -라고 are usual."""


def odd_wordings(feature: Feature, text: str) -> Iterator[Finding]:
    """One for each step of a text that is written otherwise."""
    lines = text.split("\n")
    for steps in (*feature.backgrounds, *(scenario.steps for scenario in feature.scenarios)):
        for step, place in placed(steps):
            usual = usual_wording(step, place, feature.language)
            if usual is not None and usual != step.text:
                yield _odd(step, usual, lines[step.line - 1])


def placed(steps: Sequence[Step]) -> Iterator[tuple[Step, Place | None]]:
    """Steps, and where each stands; None for one that says no role."""
    for step, after in zip_longest(steps, steps[1:]):
        is_last = after is None or after.role != step.role
        yield step, None if step.role is None else Place(step.role, is_last)


def usual_wording(step: Step, place: Place | None, language: Language) -> str | None:
    """A step as our own files of this language have it, whichever it is written in; None for one that no phrase reads,
    or more than one."""
    worded, numbers = with_numbers(one_wording(step.text))
    readings = phrases_of(worded, step.role)
    if len(readings) != 1:
        return None
    phrase, own = readings[0].phrase, readings[0].language
    values = dict(zip(phrase.in_order(own), written(worded), strict=True))
    for name, choice in phrase.choices.items():
        values[name] = word_of(values[name], choice, language)
    told = phrase.told_with(language, [values[name] for name in phrase.in_order(language)], place)
    told = _with_particles_of(worded, told) if own == language else told
    for number, placeholder in numbers.items():
        told = told.replace(number, placeholder)
    return told


def word_of(word: str, choice: Choice[Any], language: Language) -> str:
    """A word of a closed list, or several of them, in this language; a placeholder stays."""
    told = list[str]()
    for each in in_a_list(word):
        try:
            words = choice.told(choice.meant(each))
        except WordError:
            words = None
        told.append(each if words is None else words.of(language))
    return ", ".join(told)


def _with_particles_of(worded: str, told: str) -> str:
    """A told step that keeps the particles of what was written where either form is right: behind what somebody says,
    and behind a placeholder, in whose place another word stands in each row."""
    parts = list[str]()
    place = 0
    own = [worded[value.end() :] for value in TOKEN.finditer(worded)]
    for value, behind in zip(TOKEN.finditer(told), own, strict=True):
        parts.append(told[place : value.end()])
        place = value.end()
        for pair in PAIRS if "<" in value[0] else FREE:
            here, there = (_form(pair, each) for each in (told[place:], behind))
            if here and there and (here != there):
                parts.append(there)
                place += len(here)
                break
    return "".join([*parts, told[place:]])


def _form(pair: Pair, text: str) -> str:
    """The form of a particle that a text begins with, empty where it begins with neither."""
    return next((form for form in sorted(pair[:2], key=len, reverse=True) if text.startswith(form)), "")


def _odd(step: Step, usual: str, line: str) -> Finding:
    start = line.find(step.text, min(step.start, len(line)))
    start = step.start if start < 0 else start
    edit = Edit(step.line, start, len(line.rstrip()), usual)
    return found("step-worded-oddly", step.line, start=start, end=edit.end, edits=(edit,), usual=usual)
