"""The adapter guide as it was made: the page that comes with TextDesk, and what it says of one entry.

The page stands in `diagrams/` of a checkout, and beside this file where TextDesk is installed. An entry is what has an
anchor: a chapter, a command, a refusal, a view, a field, a clause or an assumption.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from machine.port.guide_place import anchor_name
from spec.language import Language

HERE = Path(__file__)
ANCHOR = re.compile(r'<a id="([^"]+)"></a>')
LINK = re.compile(r"\[([^\]]+)\]\(#[^)]*\)")
HEADING = re.compile(r"(#+) ")
CELLS = re.compile(r"(?<!\\) \| ")
SUGGESTED = 3
LIKE = 0.6
LONGEST_SHOWN = 60
"""Characters of an entry that there is none of."""


class UnknownEntryError(ValueError):
    """The guide has no such entry. The message is a sentence that names it and those that are nearest to it."""

    def __init__(self, name: str, nearest: tuple[str, ...]) -> None:
        shown = "".join(sign for sign in name if sign.isprintable())[:LONGEST_SHOWN]
        near = f"the nearest are {', '.join(nearest)}" if nearest else "without entries the whole of it is printed"
        super().__init__(f'The adapter guide has no entry "{shown}"; {near}.')


class Entry(NamedTuple):
    """Where an entry stands: the line, counted from 0, and how it is written."""

    line: int
    name: str


def kept_page(language: Language) -> str | None:
    """The page that comes with TextDesk, None where it does not lie there or cannot be read."""
    for place in (HERE.with_name(f"adapter_guide.{language}.md"), HERE.parents[2] / f"diagrams/{language}/adapter.md"):
        try:
            return place.read_text(encoding="utf-8")
        except OSError:
            continue
    return None


def entries(page: str) -> Mapping[str, Entry]:
    """Every entry of a page by its anchor, in the order of the page."""
    found: dict[str, Entry] = {}
    for number, line in enumerate(page.splitlines()):
        for anchor in ANCHOR.findall(line):
            found[anchor] = Entry(number, _name(anchor, line, found))
    return MappingProxyType(found)


def entry_of(page: str, name: str) -> str:
    """What a page says of an entry, as Markdown without anchors and links: of a heading all that is under it, of a row
    of a table each cell with what stands at the head of its column. Case does not matter. Raises UnknownEntryError."""
    known = entries(page)
    entry = known.get(anchor_name(name))
    if entry is None:
        raise UnknownEntryError(name, tuple(known[each].name for each in _nearest(anchor_name(name), known)))
    lines = page.splitlines()
    heading = HEADING.match(lines[entry.line])
    return _plain("\n".join(_section(lines, entry.line, len(heading[1])) if heading else _row(lines, entry)))


def _nearest(anchor: str, known: Mapping[str, Entry]) -> list[str]:
    """Fields of just this name first, then what is spelt like it."""
    fields = [each for each in known if each.rpartition(".")[2] == anchor]
    return list(dict.fromkeys((*fields, *get_close_matches(anchor, known, SUGGESTED, LIKE))))[:SUGGESTED]


def _name(anchor: str, line: str, found: Mapping[str, Entry]) -> str:
    """How an entry is written: by its own words, or by those of what it belongs to."""
    if "." in anchor:
        whole, _, part = anchor.rpartition(".")
        return f"{found[whole].name}.{part}" if whole in found else anchor
    words = re.match(r"`?([\w-]+)", line.partition(f'<a id="{anchor}"></a>')[2])
    return words[1] if words and anchor_name(words[1]) == anchor else anchor


def _section(lines: list[str], first: int, level: int) -> list[str]:
    """From a heading to the next that is not under it."""
    last, fenced = first + 1, False
    while last < len(lines):
        fenced ^= lines[last].startswith("```")
        heading = HEADING.match(lines[last])
        if heading and not fenced and len(heading[1]) <= level:
            break
        last += 1
    return "\n".join(lines[first:last]).rstrip().splitlines()


def _row(lines: list[str], entry: Entry) -> list[str]:
    """A row of a table, cell by cell; the first cell is the entry's name, and empty ones are left out."""
    top = entry.line
    while lines[top - 1].startswith("|"):
        top -= 1
    heads, cells = (CELLS.split(lines[number].strip("| ").join((" ", " "))) for number in (top, entry.line))
    told = zip(heads[1:], cells[1:], strict=False)
    return [f"### {entry.name}", "", *(f"- {head.strip()}: {cell.strip()}" for head, cell in told if cell.strip())]


def _plain(text: str) -> str:
    return LINK.sub(r"\1", ANCHOR.sub("", text))
