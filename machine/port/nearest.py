"""The word that is meant by one that is written wrongly: the nearest by its letters, of Hangul by its jamo.

>>> nearest("Availible", ("Idle", "Available"))
'Available'
>>> nearest("쥰", ("민지", "준"))
'준'
>>> nearest("Transfer", ("Idle", "Available"))
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

LEAST_ALIKE = 50.0
"""In hundredths; words less alike than this are others."""
READ_CHARACTERS = 200
"""So much of what is written is compared."""


def nearest(word: str, known: Iterable[str], least_alike: float = LEAST_ALIKE) -> str | None:
    """The one of these words that reads most like `word`, or None where none is so much like it."""
    found = process.extractOne(
        word[:READ_CHARACTERS], tuple(known), scorer=fuzz.ratio, processor=_letters, score_cutoff=least_alike
    )
    return None if found is None else found[0]


def _letters(word: str) -> str:
    return unicodedata.normalize("NFD", word.casefold())
