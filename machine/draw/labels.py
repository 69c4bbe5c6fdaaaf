"""Graphviz HTML-like labels. Every cell gets its width from us: Graphviz cannot measure Hangul."""

from collections.abc import Iterable
from html import escape

from machine.draw.palette import INK, PAPER, SMALL_POINTS, TEXT_POINTS, Look, width_points


def text(value: str, size_points: int = TEXT_POINTS, *, bold: bool = False, colour: str = INK) -> str:
    """A piece of text for a cell."""
    shown = f"<B>{escape(value)}</B>" if bold else escape(value)
    return f'<FONT COLOR="{colour}" POINT-SIZE="{size_points}">{shown}</FONT>'


def cell(content: str, width: int, **attributes: str | int) -> str:
    """A cell at least `width` points wide; its text stands left. Attributes are those of Graphviz in lower case."""
    # Centred or right-aligned text would be placed by the width that Graphviz measured.
    return f"<TD{_named({'align': 'LEFT', 'width': width, **attributes})}>{content}</TD>"


def row(*cells: str) -> str:
    """One row of a table from its cells."""
    return f"<TR>{''.join(cells)}</TR>"


def table(rows: Iterable[str], **attributes: str | int) -> str:
    """Rows one under the other, to stand in a cell or, by `label`, for itself."""
    given = {"border": 0, "cellborder": 0, "cellspacing": 0, "cellpadding": 2, **attributes}
    return f"<TABLE{_named(given)}>{''.join(rows)}</TABLE>"


def label(content: str) -> str:
    """In the angle brackets by which Graphviz tells a structured label from a text."""
    return f"<{content}>"


def chip(look: Look, name: str, **attributes: str | int) -> str:
    """A coloured cell that names a caller by sign and name."""
    shown = f"{look.sign} {name}"
    width = width_points(shown, SMALL_POINTS)
    return cell(text(shown, SMALL_POINTS, colour=PAPER), width, bgcolor=look.colour, **attributes)


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
