"""The picture in the README shows what the language service answers today."""

import pytest

from machine.evidence.checkout import ROOT
from spec.language import LANGUAGES, Language
from tests.editor.picture import FOLDER, picture


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_as_it_would_be_drawn_today(language: Language) -> None:
    assert (ROOT / FOLDER / f"{language}.svg").read_text(encoding="utf-8") == picture(language), (
        "draw it anew: python -m tests.editor.picture"
    )
