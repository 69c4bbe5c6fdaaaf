"""What a desktop under test shows, for our messages: only the words that the story itself uses, the others starred."""

import re
from collections.abc import Iterator

import msgspec

from machine.port.vocabulary import BUTTONS, CAUSES, CONTROLS, DIALOGS, LABELS, OUTCOMES, RESULTS

WORD = re.compile(r"\w+")
OUR_WORDS = frozenset(
    word
    for terms in (LABELS, DIALOGS, CONTROLS, BUTTONS, RESULTS, OUTCOMES, CAUSES)
    for term in terms
    for word in WORD.findall(term)
) | {"customer", "agent", "notice", "grey", "blue", "joined_message", "asset_alert"}
"""What the port itself says in a view."""
SMALL_NUMBER = 1_000_000
"""Below it a whole number counts or times something; from here on it may be somebody's."""


def is_small(number: int) -> bool:
    """Whether a number counts or times something."""
    return abs(number) < SMALL_NUMBER


def withheld(seen: object, story: object) -> object:
    """What is seen, with each word starred that is neither in the story nor the port's own.

    `story` holds texts at any depth. A value of another sort than text, number, truth or list is told by its type.
    """
    known = OUR_WORDS.union(*(WORD.findall(text) for text in _texts(story)))

    def own(value: object) -> object:
        match value:
            case str():
                return WORD.sub(lambda word: word[0] if word[0] in known else "*" * len(word[0]), value)
            case None | bool():
                return value
            case int():
                return value if is_small(value) else "a large number"
            case list():
                return [own(item) for item in value]
            case tuple():
                return tuple(own(item) for item in value)
            case _:
                return f"a {type(value).__name__}"

    return own(seen)


def _texts(story: object) -> Iterator[str]:
    match story:
        case str():
            yield story
        case list() | tuple():
            for item in story:
                yield from _texts(item)
        case msgspec.Struct():
            for field in story.__struct_fields__:
                yield from _texts(getattr(story, field))
