"""A walk of the page as a feature: its address, pasted into a file that has none yet, is replaced by it."""

from __future__ import annotations

from typing import NamedTuple

from machine.editor.open_file import OpenFile
from machine.language.draft import drafts
from machine.language.finding import Edit
from machine.report.new_feature import WALK, NewFeatureError, of_walk
from spec.catalogue.entries import Words

TITLE = Words("Write this walk as a feature", "이 진행을 기능 파일로 쓴다")


class WalkFix(NamedTuple):
    """A title, and the edit that writes the feature in place of the address."""

    title: str
    edit: Edit


def walk_fix(file: OpenFile, first: int, last: int) -> WalkFix | None:
    """The fix for the address in one of these lines, None where there is none, or a feature already."""
    if drafts(file.text):
        return None
    for number in range(first, min(last, len(file.lines)) + 1):
        line = file.lines[number - 1]
        found = WALK.fullmatch(line.strip())
        if found is None:
            continue
        try:
            feature = of_walk(line, None)
        except NewFeatureError:
            return None
        language = "ko" if found["language"] == "ko" else "en"
        return WalkFix(TITLE.of(language), Edit(number, 0, len(line), feature.rstrip("\n")))
    return None
