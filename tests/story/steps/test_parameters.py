"""What the parameters of the phrases take: a word of a closed list, a name of the story, or anything."""

from dataclasses import replace

import pytest

from machine.port.choices import BUTTON, STATUS
from machine.story.steps.phrase import LISTS, ROLES, PhraseError, checked
from machine.story.steps.phrases import BY_ID, PHRASES

FREE = ("text", "texts", "number", "value", "initials", "name")
"""Texts that may be anything; `name` is what a customer is called, or what is chosen in a dialog."""


def test_tutorial_a_phrase_says_what_its_values_may_be() -> None:
    buttons, queues = BY_ID["see.buttons"], BY_ID["see.queues"]

    assert buttons.choices == {"buttons": BUTTON}
    assert buttons.names == {"agent": "agent", "customer": "customer"}
    assert queues.names == {"agent": "agent", "customer": "customer", "names": "queue"}
    assert "buttons" in LISTS and "names" in LISTS


def test_every_text_is_a_word_of_a_list_or_a_name_or_free() -> None:
    for phrase in PHRASES:
        texts = {name for name, kind in phrase.parameters.items() if kind is str}
        assert texts == {*phrase.choices, *phrase.names, *texts.intersection(FREE)}, phrase.id
        assert not set(phrase.choices) & set(phrase.names), phrase.id


def test_a_parameter_of_one_name_is_the_same_in_every_phrase() -> None:
    for phrase in PHRASES:
        assert all(phrase.names[name] == ROLES[name] for name in phrase.parameters if name in ROLES), phrase.id
        assert set(phrase.named).isdisjoint(ROLES), phrase.id


def test_a_list_of_words_for_what_a_phrase_does_not_take_is_refused() -> None:
    accept, advance = BY_ID["do.accept"], BY_ID["do.advance"]

    for bad in (replace(accept, choices={"status": STATUS}), replace(advance, named={"seconds": "agent"})):
        with pytest.raises(PhraseError, match="is no text that it takes; take it out of choices or named"):
            checked((bad,))
