"""The parts of a file for an editor: its outline, what can be folded, and what each word is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Literal, NamedTuple

from machine.language.draft import first_line
from machine.language.feature import PLACEHOLDER
from machine.language.line import Line, language_in, lines_of
from machine.language.wording import NUMBER, VALUE

WordKind = Literal["keyword", "string", "number", "variable", "comment", "decorator"]
DEPTH = {"feature": 0, "rule": 1, "background": 2, "scenario": 2, "scenario_outline": 2, "examples": 3}


class Part(NamedTuple):
    """A section: its keyword and name, its first and last line, and how deep it lies."""

    keyword: str
    name: str
    line: int
    last_line: int
    depth: int


class Word(NamedTuple):
    """Characters of a line, and what they are."""

    line: int
    start: int
    end: int
    kind: WordKind


def outline(text: str) -> tuple[Part, ...]:
    """Every section with where it ends: at the last line that is not blank before the next one that lies as high."""
    lines = lines_of(text, language_in(text))
    heads = [each for each in lines if each.section is not None]
    found = list[Part]()
    for number, head in enumerate(heads):
        depth = DEPTH[head.section or "feature"]
        after = next((each for each in heads[number + 1 :] if DEPTH[each.section or "feature"] <= depth), None)
        last = len(lines) if after is None else first_line(lines, after) - 1
        while last > head.number and lines[last - 1].kind in ("blank", "comment"):
            last -= 1
        found.append(Part(head.keyword, head.text, head.number, last, depth))
    return tuple(found)


def folds(text: str) -> tuple[tuple[int, int], ...]:
    """First and last line of whatever can be folded: sections, tables, text blocks, comments of several lines."""
    found = {(part.line, part.last_line) for part in outline(text) if part.last_line > part.line}
    lines = lines_of(text, language_in(text))
    begun: int | None = None
    for line in lines:
        if line.kind == "fence":
            if begun is None:
                begun = line.number
            else:
                found.add((begun, line.number))
                begun = None
    for kind in ("row", "comment"):
        for _, some in groupby(lines, key=lambda line: line.kind == kind):
            group = list(some)
            if group[0].kind == kind and len(group) > 1:
                found.add((group[0].number, group[-1].number))
    return tuple(sorted(found))


def words(text: str) -> Iterator[Word]:
    """Every word of a kind of its own, in order."""
    whole = text.split("\n")
    for line in lines_of(text, language_in(text)):
        yield from sorted(_words(line, whole[line.number - 1]), key=lambda word: word.start)


def _words(line: Line, whole: str) -> Iterator[Word]:
    match line.kind:
        case "comment" | "header":
            yield Word(line.number, line.start, len(whole), "comment")
        case "tags":
            yield Word(line.number, line.start, len(whole.rstrip()), "decorator")
        case "block" | "fence":
            yield Word(line.number, line.start, len(whole), "string")
        case "section" | "step":
            end = line.start + len(line.keyword) + (line.kind == "section")
            yield Word(line.number, line.start, end, "keyword")
            if line.kind == "step":
                yield from _values(line.number, whole, end)
        case "row":
            yield from (Word(line.number, *each.span(), "number") for each in NUMBER.finditer(whole))
        case _:
            pass


def _values(number: int, whole: str, start: int) -> Iterator[Word]:
    """Texts in marks, numbers and placeholders; a placeholder in a text divides it."""
    values = list(VALUE.finditer(whole, start))
    for value in values:
        place = value.start()
        for inner in PLACEHOLDER.finditer(whole, value.start(), value.end()):
            if inner.start() > place:
                yield Word(number, place, inner.start(), "string")
            yield Word(number, *inner.span(), "variable")
            place = inner.end()
        if value.end() > place:
            yield Word(number, place, value.end(), "string")
    kinds: tuple[tuple[WordKind, re.Pattern[str]], ...] = (("number", NUMBER), ("variable", PLACEHOLDER))
    for kind, pattern in kinds:
        for each in pattern.finditer(whole, start):
            if not any(value.start() <= each.start() < value.end() for value in values):
                yield Word(number, *each.span(), kind)
