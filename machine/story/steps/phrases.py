"""All step phrases, checked against each other, and how to find one."""

from difflib import get_close_matches

from machine.port.particles import SLOT, pair_of
from machine.story.steps import given as phrases_given
from machine.story.steps import then_answer as phrases_then_answer
from machine.story.steps import then_closing as phrases_then_closing
from machine.story.steps import then_conversation as phrases_then_conversation
from machine.story.steps import then_requests as phrases_then_requests
from machine.story.steps import when as phrases_when
from machine.story.steps.phrase import Kind, Phrase, checked
from spec.language import LANGUAGES

PHRASES: tuple[Phrase, ...] = checked(
    (
        *phrases_given.BOOK.phrases,
        *phrases_when.BOOK.phrases,
        *phrases_then_requests.BOOK.phrases,
        *phrases_then_conversation.BOOK.phrases,
        *phrases_then_closing.BOOK.phrases,
        *phrases_then_answer.BOOK.phrases,
    )
)

BY_ID: dict[str, Phrase] = {phrase.id: phrase for phrase in PHRASES}


def find(kind: Kind, text: str) -> list[Phrase]:
    """The phrases of this kind that a step's text matches, in either language. More than one is a defect."""
    return [phrase for phrase in PHRASES if kind in phrase.kinds and phrase.match(text) is not None]


def suggest(kind: Kind, text: str, *, most: int = 3) -> list[str]:
    """The phrases of this kind that read most like the text, nearest first, as they would be written."""
    written = {
        _without_particle_slots(phrase.template(language)): None
        for phrase in PHRASES
        if kind in phrase.kinds
        for language in LANGUAGES
    }
    return get_close_matches(text, written, n=most, cutoff=0.3)


def _without_particle_slots(template: str) -> str:
    """A template for reading: `{이/가}` becomes `이(가)`, a number's type is left out."""

    def shown(slot: str) -> str:
        pair = pair_of(slot)
        if pair is not None:
            return f"{pair.after_consonant}({pair.after_vowel})"
        return "{" + slot.removesuffix(":int") + "}"

    return SLOT.sub(lambda found: shown(found[1]), template)
