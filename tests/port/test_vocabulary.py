"""Every value that a view can show has its word of the glossary, so that whoever adds a value is told."""

from collections.abc import Mapping
from typing import Any, get_args, get_type_hints

import pytest

from machine.desk.view_maker import BUTTONS as OFFERED
from machine.port.vocabulary import BUTTONS, CONTROLS, DIALOGS, LABELS, POLICIES, RESULTS, STATUS_CHOICES, STATUSES
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.port.commands import SetStatus
from spec.port.configuration import Configuration
from spec.port.views import DesktopView, DialogView, HistoryBrick, Pane

WORDS: tuple[tuple[type[Any], str, Mapping[str, str]], ...] = (
    (SetStatus, "status", STATUS_CHOICES),
    (DesktopView, "status", STATUSES),
    (DesktopView, "label", LABELS),
    (DialogView, "kind", DIALOGS),
    (Pane, "control", CONTROLS),
    (HistoryBrick, "result", RESULTS),
    (Configuration, "policy", POLICIES),
)


@pytest.mark.parametrize(
    ("form", "field", "words"), WORDS, ids=[f"{form.__name__}.{field}" for form, field, _ in WORDS]
)
def test_every_value_has_a_word_in_both_languages(form: type[Any], field: str, words: Mapping[str, str]) -> None:
    values = set(get_args(get_type_hints(form)[field])) - {""}

    assert sorted(values ^ set(words)) == [], "machine/port/vocabulary.py"
    assert all(load().words(term).of(language) for term in words.values() for language in LANGUAGES)


def test_every_button_has_a_label() -> None:
    assert [button for button, *_ in OFFERED] == list(BUTTONS), "machine/port/vocabulary.py, BUTTONS"
    assert all(load().words(term).of(language) for term in BUTTONS.values() for language in LANGUAGES)
