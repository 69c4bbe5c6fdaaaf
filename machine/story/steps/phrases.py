"""All step phrases, and how to find one. That they can work together is a test: it takes longer than most runs."""

from machine.story.steps import given as phrases_given
from machine.story.steps import then_answer as phrases_then_answer
from machine.story.steps import then_closing as phrases_then_closing
from machine.story.steps import then_conversation as phrases_then_conversation
from machine.story.steps import then_requests as phrases_then_requests
from machine.story.steps import when as phrases_when
from machine.story.steps.phrase import Kind, Phrase

PHRASES: tuple[Phrase, ...] = (
    *phrases_given.BOOK.phrases,
    *phrases_when.BOOK.phrases,
    *phrases_then_requests.BOOK.phrases,
    *phrases_then_conversation.BOOK.phrases,
    *phrases_then_closing.BOOK.phrases,
    *phrases_then_answer.BOOK.phrases,
)

BY_ID: dict[str, Phrase] = {phrase.id: phrase for phrase in PHRASES}


def find(kind: Kind, text: str) -> list[Phrase]:
    """The phrases of this kind that a step's text matches, in either language. More than one is a defect."""
    return [phrase for phrase in PHRASES if kind in phrase.kinds and phrase.match(text) is not None]
