"""A text with what was found in it mended, as far as it is certain how."""

from __future__ import annotations

from machine.language.check import check
from machine.language.finding import Finding, edited
from machine.language.layout import odd_layout
from machine.language.odd_wording import odd_wordings

MOST_ROUNDS = 10


def findings_of(text: str) -> tuple[Finding, ...]:
    """All that can be said of a text, what is only written otherwise among it."""
    checked = check(text)
    odd = list[Finding]()
    if checked.feature is not None:
        odd += odd_wordings(checked.feature, text)
        laid = odd_layout(text)
        odd += [] if laid is None else [laid]
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
