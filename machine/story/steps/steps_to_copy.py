"""Steps that a message tells to write, in both languages, with their keywords."""

from machine.story.steps.keywords import KEYWORDS
from machine.story.steps.phrase import Kind, Place, Value, can_be_quoted
from machine.story.steps.phrases import BY_ID
from spec.catalogue.entries import Words
from spec.language import LANGUAGES


def step_to_copy(kind: Kind, phrase_id: str, **values: Value | Words) -> Words | None:
    """The step with these values, or None where one of them cannot stand in a step as it is."""
    if not all(can_be_quoted(text) for value in values.values() for text in _texts(value)):
        return None
    phrase = BY_ID[phrase_id]
    return Words(
        *(
            f"{KEYWORDS[language][kind]} "
            + phrase.tell(
                language,
                Place(kind),
                **{name: value.of(language) if isinstance(value, Words) else value for name, value in values.items()},
            )
            for language in LANGUAGES
        )
    )


def _texts(value: Value | Words) -> tuple[str, ...]:
    return (value.en, value.ko) if isinstance(value, Words) else (str(value),)
