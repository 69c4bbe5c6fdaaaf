"""Which phrase reads a step: at once where one does, and the nearest where none does.

Phrases are kept by their skeletons: the words without values and without blanks, either form of a particle made one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from machine.language.wording import NUMBER, TOKEN, VALUE, one_wording
from machine.port.particles import PAIRS
from machine.story.steps.phrase import DIGITS_LIMIT, Kind, Phrase, Value
from machine.story.steps.phrases import PHRASES
from spec.language import LANGUAGES, Language

ROLES: tuple[Kind, ...] = ("given", "when", "then")
PARTICLES = {form: pair.after_vowel for pair in PAIRS for form in (pair.after_consonant, pair.after_vowel)}
AFTER_VALUE = re.compile(f'(?<=")({"|".join(sorted(PARTICLES, key=len, reverse=True))})')
NEAR = 60.0
TOLD_FORMS = 4
"""In how many forms a verb is told; a phrase's wordings begin with these."""


class Reading(NamedTuple):
    """A phrase that reads a step, the values in it, and the language of its words."""

    phrase: Phrase
    values: dict[str, Value]
    language: Language


def with_one_form(text: str) -> str:
    """A step with one form of each particle behind a value, whichever stands there."""
    return AFTER_VALUE.sub(lambda found: PARTICLES[found[1]], text)


def bare(text: str) -> str:
    """A step in one wording without its values, either form of a particle made one."""
    return with_one_form(NUMBER.sub("0", VALUE.sub('""', text)))


def skeleton(text: str) -> str:
    """The same without blanks."""
    return bare(text).replace(" ", "").casefold()


@lru_cache(4096)
def readings_of(text: str) -> tuple[Reading, ...]:
    """Every phrase that reads a step as it is written, in either language, whatever its role."""
    worded = one_wording(text)
    return tuple(
        Reading(phrase, values, language)
        for phrase, language in _by_skeleton().get(skeleton(worded), ())
        if (values := _values(phrase, language, worded)) is not None
    )


def _values(phrase: Phrase, language: Language, worded: str) -> dict[str, Value] | None:
    """The values in a step by the phrase's names: they stand in the order of its slots in this language."""
    tokens = TOKEN.findall(worded)
    if any(len(each) > DIGITS_LIMIT and not each.startswith('"') for each in tokens):
        return None
    values = [each[1:-1] if each.startswith('"') else int(each) for each in tokens]
    names = phrase.in_order(language)
    if len(values) != len(names) or any(
        type(one) is not phrase.parameters[name] for one, name in zip(values, names, strict=True)
    ):
        return None
    return dict(zip(names, values, strict=True))


def phrases_of(text: str, role: Kind | None) -> tuple[Reading, ...]:
    """The phrases that read a step in this role, or in any. More than one is a defect of the phrases."""
    return tuple(each for each in readings_of(text) if role is None or role in each.phrase.kinds)


class Nearest(NamedTuple):
    """A phrase that reads almost like a step: how alike they are, of 100, and the language of its words."""

    phrase: Phrase
    language: Language
    alike: float


def nearest(text: str, *, most: int = 3) -> tuple[Nearest, ...]:
    """The phrases that read most like a step, the nearest first."""
    wanted = skeleton(one_wording(text))
    told = process.extract(
        wanted, _skeletons(), scorer=fuzz.WRatio if len(wanted) < 4 else fuzz.ratio, limit=most * 2 * TOLD_FORMS
    )
    found = dict[str, Nearest]()
    for near, alike, _ in told:
        for phrase, language in _by_skeleton()[near]:
            if alike >= NEAR and phrase.id not in found:
                found[phrase.id] = Nearest(phrase, language, alike)
    return tuple(found.values())[:most]


@cache
def _by_skeleton() -> dict[str, tuple[tuple[Phrase, Language], ...]]:
    found: dict[str, list[tuple[Phrase, Language]]] = {}
    for phrase in PHRASES:
        for language in LANGUAGES:
            for written in phrase.wordings(language):
                found.setdefault(skeleton(written), []).append((phrase, language))
    return {each: tuple(some) for each, some in found.items()}


@cache
def _skeletons() -> tuple[str, ...]:
    """Those of the forms that are told; what ends in another form is near enough to them."""
    written = (each for phrase in PHRASES for language in LANGUAGES for each in phrase.wordings(language)[:TOLD_FORMS])
    return tuple(dict.fromkeys(map(skeleton, written)))
