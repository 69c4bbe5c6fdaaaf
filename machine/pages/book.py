"""What the scripts of the page get packed: the lines of scenarios, and the walk with its recorded runs."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Literal

import msgspec

from machine.evidence.cache import stage
from machine.pages.features import features
from machine.pages.walk import declared_runs, kept_table, script_data
from machine.pages.walk.phrase_book import PhraseBook, packed
from spec.language import LANGUAGES

Size = Literal["whole", "small"]
"""Every scenario with its recorded run, or some, for a page that is to stay small."""


class Book(msgspec.Struct, frozen=True):
    """A packed book, and the addresses of the recorded runs in it."""

    packed: PhraseBook
    runs: tuple[str, ...]


def book(folder: Path, size: Size, without: Collection[str] = ()) -> Book:
    """The book, taken over from the last time where nothing that it rests on has changed; `folder` holds the features,
    and of the procedures those `without` which it is are left out, by slug."""
    return stage(
        "book", Book, lambda: _packed(folder, size, without), fresh=False, of=(size, sorted(without)), files=(folder,)
    )


def _packed(folder: Path, size: Size, without: Collection[str]) -> Book:
    declared = declared_runs(folder, without)
    shelf = declared.whole if size == "whole" else declared.small
    lines = {language: features(folder, language).lines for language in LANGUAGES}
    return Book(packed({"lines": lines, "walk": script_data(kept_table(), shelf)}), tuple(shelf.runs))
