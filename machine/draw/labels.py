"""Graphviz HTML-like labels. Every cell gets its width from us: Graphviz cannot measure Hangul."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from machine.draw.palette import INK, PAPER, SMALL_POINTS, TEXT_POINTS, Look, width_points

PADDING = 2
"""Points between a text and the edge of its cell, unless its table says less."""


def text(value: str, size_points: int = TEXT_POINTS, *, bold: bool = False, colour: str = INK) -> str:
    """A piece of text for a cell."""
    shown = f"<B>{escape(value)}</B>" if bold else escape(value)
    return f'<FONT COLOR="{colour}" POINT-SIZE="{size_points}">{shown}</FONT>'


def cell(content: str, width: int, **attributes: str | int) -> str:
    """A cell at least `width` points wide; its text stands left. Attributes are those of Graphviz in lower case."""
    # Centred or right-aligned text would be placed by the width that Graphviz measured.
    # Graphviz counts the padding in, on either side.
    whole = width + 2 * PADDING if width else 0
    return f"<TD{_named({'align': 'LEFT', 'width': whole, **attributes})}>{content}</TD>"


def row(*cells: str) -> str:
    """One row of a table from its cells."""
    return f"<TR>{''.join(cells)}</TR>"


def table(rows: Iterable[str], **attributes: str | int) -> str:
    """Rows one under the other, to stand in a cell or, by `label`, for itself."""
    given = {"border": 0, "cellborder": 0, "cellspacing": 0, "cellpadding": PADDING, **attributes}
    return f"<TABLE{_named(given)}>{''.join(rows)}</TABLE>"


class Piece(NamedTuple):
    """A small text that stands beside others: its content, how wide it may become, and the attributes of its cell."""

    content: str
    width: int
    attributes: Mapping[str, str | int]


def beside(pieces: Sequence[Piece], gap: int = 0) -> str:
    """Small texts in one row, each as wide as it is: what is left over stays empty on the right."""
    width = sum(piece.width + 2 * PADDING + gap for piece in pieces) + gap
    cells = [cell(piece.content, piece.width, **piece.attributes) for piece in pieces]
    # Without a fixed size Graphviz would share out the space that a broader row leaves.
    fixed: dict[str, str | int] = {"fixedsize": "TRUE", "width": width, "height": SMALL_POINTS + 8 + 2 * gap}
    return table([row(*cells)], cellpadding=PADDING, cellspacing=gap, align="LEFT", **fixed)


def label(content: str) -> str:
    """In the angle brackets by which Graphviz tells a structured label from a text."""
    return f"<{content}>"


def chip(look: Look, name: str) -> Piece:
    """A coloured piece that names a caller by sign and name."""
    shown = f"{look.sign} {name}"
    return Piece(text(shown, SMALL_POINTS, colour=PAPER), width_points(shown, SMALL_POINTS), {"bgcolor": look.colour})


def tooltip(lines: Iterable[str]) -> str:
    """Lines for the tooltip of a node or an edge, where Graphviz reads a backslash as an escape."""
    return "\\n".join(line.replace("\\", "\\\\") for line in lines)


def cell_tooltip(lines: Iterable[str]) -> str:
    """Lines for the tooltip of a cell, where a line feed is an ordinary character."""
    return "\n".join(lines)


def _named(attributes: dict[str, str | int]) -> str:
    return "".join(
        f' {name.upper()}="{escape(str(value)).replace(chr(10), "&#10;")}"' for name, value in attributes.items()
    )
