"""Lines that the official parser takes for a description, or for the inside of a text block, and that were meant to do
something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from machine.language.feature import Feature
from machine.language.finding import Finding, found
from machine.language.line import Line, keywords_of, lines_of, one_line
from machine.language.phrase_index import readings_of
from machine.language.structure import meant_as
from spec.language import Language


def lost_lines(text: str, feature: Feature, language: Language) -> Iterator[Finding]:
    """One for each line that was meant to be something else: a slip of a keyword, or a step without any."""
    lines = lines_of(text, language)
    described = {number for part in feature.described for number, words in part.description if words.strip()}
    for index, line in enumerate(lines):
        if line.number in described and line.kind == "other":
            slip = meant_as(line, lines, language)
            if slip is None and readings_of(line.text):
                slip = found("step-swallowed", line.number, near=keywords_of(language).of_role("and"))
            if slip is not None:
                yield slip
        elif line.kind == "row" and line.number not in described and not line.text.endswith("|"):
            yield found("row-rest-dropped", line.number)
        elif line.kind == "block" and one_line(line.text, language).section and _has_step(lines[index:], language):
            yield found("text-block-swallows", line.number, given=line.text)


def _has_step(lines: Sequence[Line], language: Language) -> bool:
    """Whether a text block holds a step from here on: then it goes on over a scenario."""
    inside = (one_line(line.text, language) for line in takewhile(lambda each: each.kind == "block", lines))
    return any(each.kind == "step" and readings_of(each.text) for each in inside)
