"""How a feature file is laid out: two more blanks for each level, and tables whose bars stand below each other.

Nothing is lost: comments and blank lines stay where they are, and the tree of the official parser is the same.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from typing import Any

from rich.cells import cell_len

from machine.language.document import document
from machine.language.finding import Edit, Finding, edited, found
from machine.language.line import HEADER

LEVEL = "  "
ESCAPED = re.compile(r"\\([n|\\])")
BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
"""A bar that ends a cell: one behind a backslash belongs to the cell, one behind two does not."""


def odd_layout(text: str) -> Finding | None:
    """The first line of a sound text that stands elsewhere than in our own files, with the edits for all of them; None
    where there is none."""
    lines = text.split("\n")
    laid = _Layout(document(text), lines).laid
    odd = [(number, line, laid[number]) for number, line in enumerate(lines, 1) if laid.get(number, line) != line]
    if not odd:
        return None
    edits = tuple(Edit(number, 0, len(line), after) for number, line, after in odd)
    return found("layout-odd", odd[0][0], edits=edits, count=str(len(odd)))


def laid_out(text: str) -> str:
    """A sound text with each line where our own files have it."""
    odd = odd_layout(text)
    return text if odd is None else edited(text, odd.edits)


class _Layout:
    """`laid` is every line as it should stand, but for descriptions, which stay."""

    def __init__(self, tree: Any, lines: Sequence[str]) -> None:
        self._lines = lines
        self.laid: dict[int, str] = {number: "" for number, line in enumerate(lines, 1) if not line.strip()}
        if tree.get("feature"):
            self._section(tree["feature"], 0)
        levels = {number: len(line) - len(line.lstrip()) for number, line in self.laid.items() if line}
        told = sorted(levels)
        for comment in tree["comments"]:
            number = comment["location"]["line"]
            below = told[place] if (place := bisect(told, number)) < len(told) else told[-1] if told else 0
            is_header = number == 1 and HEADER.fullmatch(lines[0]) is not None
            indent = 0 if is_header else levels.get(below, 0)
            self.laid[number] = " " * indent + comment["text"].strip()
        for number, line in enumerate(lines[: told[0] - 1 if told else 0], 1):
            # The header is no comment of the tree.
            self.laid.setdefault(number, line.strip())

    def _put(self, node: Any, level: int, words: str) -> None:
        self.laid[node["location"]["line"]] = f"{LEVEL * level}{words}".rstrip()

    def _section(self, node: Any, level: int) -> None:
        for tag in node.get("tags", ()):
            self._put(tag, level, self._lines[tag["location"]["line"] - 1].strip())
        self._put(node, level, f"{node['keyword']}: {node['name']}")
        for step in node.get("steps", ()):
            self._step(step, level + 1)
        for examples in node.get("examples", ()):
            self._section(examples, level + 1)
        if header := node.get("tableHeader"):
            self._table([header, *node["tableBody"]], level + 1)
        for child in node.get("children", ()):
            for part in child.values():
                self._section(part, level + 1)

    def _step(self, node: Any, level: int) -> None:
        self._put(node, level, f"{node['keyword'].strip()} {node['text']}")
        if "dataTable" in node:
            self._table(node["dataTable"]["rows"], level + 1)
        if "docString" in node:
            self._block(node["docString"], level + 1)

    def _block(self, node: Any, level: int) -> None:
        """A text block moves as a whole, and keeps what its lines end in."""
        first = node["location"]["line"]
        fence = self._lines[first - 1]
        start = len(fence) - len(fence.lstrip())
        self._put(node, level, fence.strip())
        for number in range(first + 1, len(self._lines) + 1):
            line = self._lines[number - 1]
            if line.strip().startswith(node["delimiter"]):
                self.laid[number] = f"{LEVEL * level}{line.strip()}"
                return
            words = line[min(len(line) - len(line.lstrip()), start) :]
            self.laid[number] = f"{LEVEL * level}{words}" if words else ""

    def _table(self, rows: Sequence[Any], level: int) -> None:
        """The rows of one table, each column as wide as its widest cell on a screen, where Hangul takes two places."""
        cells = [cells_of(self._lines[row["location"]["line"] - 1]) for row in rows]
        widths = [max(map(cell_len, column)) for column in zip(*cells, strict=True)]
        for row, some in zip(rows, cells, strict=True):
            padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(some, widths, strict=True))
            self._put(row, level, f"| {' | '.join(padded)} |")


def cells_of(row: str) -> list[str]:
    """The cells of a row as they are written."""
    found, place = list[str](), row.index("|") + 1
    for bar in BAR.finditer(row, place):
        found.append(row[place : bar.start() + len(bar[1])].strip())
        place = bar.end()
    return found


def escaped(cell: str) -> str:
    """A cell as it is written in a row."""
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", "\\n")


def unescaped(cell: str) -> str:
    """A written cell as the official parser reads it."""
    return ESCAPED.sub(lambda each: {"n": "\n"}.get(each[1], each[1]), cell)
