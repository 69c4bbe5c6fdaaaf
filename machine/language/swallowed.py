"""Lines that the official parser takes for a description, or for the inside of a text block, and that were meant to do
something."""

from __future__ import annotations

from collections.abc import Iterator

from machine.language.feature import Feature
from machine.language.finding import Finding, found
from machine.language.line import lines_of
from machine.language.structure import meant_as
from spec.language import Language


def swallowed_findings(text: str, feature: Feature, language: Language) -> Iterator[Finding]:
    """One for each line that was meant to be something else."""
    lines = lines_of(text, language)
    described = {number for part in feature.described for number, words in part.description if words.strip()}
    for line in lines:
        if line.number in described and line.kind == "other":
            slip = meant_as(line, lines, language)
            if slip is not None:
                yield slip
    yield from _in_blocks(text, language)


def _in_blocks(text: str, language: Language) -> Iterator[Finding]:
    for line in lines_of(text, language):
        if line.kind != "block":
            continue
        (inside,) = lines_of(line.text, language)
        if inside.kind == "section":
            yield found("text-block-swallows", line.number, given=line.text)
