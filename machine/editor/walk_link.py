"""A walk of the page as a feature: its address, pasted into a file that has none yet, is replaced by it."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from machine.editor.open_file import OpenFile
from machine.language.draft import drafts
from machine.language.finding import Edit
from machine.language.line import language_in
from spec.catalogue.entries import Words

MARK = "walk/"
"""Stands in every address of a walk."""
TITLE = Words("Write this walk as a feature", "이 진행을 기능 파일로 쓴다")


class WalkFix(NamedTuple):
    """A title, and the edit that writes the feature in place of the address."""

    title: str
    edit: Edit


def walk_fix(file: OpenFile, first: int, last: int) -> WalkFix | None:
    """The fix for the address in one of these lines, None where there is none, or a feature already."""
    marked = [number for number in range(first, min(last, len(file.lines)) + 1) if MARK in file.lines[number - 1]]
    if not marked or drafts(file.text):
        return None
    # The walk brings the whole page along, and few ever ask for one.
    from machine.report.new_feature import NewFeatureError, of_walk

    for number in marked:
        line = file.lines[number - 1]
        with suppress(NewFeatureError):
            feature = of_walk(line, None)
            edit = Edit(number, 0, len(line), feature.rstrip("\n"))
            return WalkFix(TITLE.of(language_in(feature)), edit)
    return None
