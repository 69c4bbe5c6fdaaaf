"""A text with what was found in it mended, as far as it is certain how."""

from __future__ import annotations

from collections.abc import Iterable

from machine.language.check import check
from machine.language.finding import Edit, Finding
from machine.language.odd_wording import odd_wordings

MOST_ROUNDS = 10


def findings_of(text: str) -> tuple[Finding, ...]:
    """All that can be said of a text, what is only written otherwise among it."""
    checked = check(text)
    odd = () if checked.feature is None else tuple(odd_wordings(checked.feature, text))
    return tuple(sorted((*checked.findings, *odd), key=lambda each: (each.line, each.start)))


def mended(text: str) -> str:
    """The text after all edits that are certain, until there is none: mending twice is mending once."""
    for _ in range(MOST_ROUNDS):
        edits = [edit for each in findings_of(text) for edit in each.edits]
        after = edited(text, edits)
        if after == text:
            break
        text = after
    return text


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text after these edits, of those that overlap the first."""
    lines = text.split("\n")
    done: dict[int, int] = {}
    for edit in sorted(edits, key=lambda each: (each.line, -each.start)):
        line = lines[edit.line - 1]
        if edit.end <= done.get(edit.line, len(line)):
            lines[edit.line - 1] = line[: edit.start] + edit.text + line[edit.end :]
            done[edit.line] = edit.start
    return "\n".join(lines)
