"""What all pictures have in common: the sheet with its title and legend."""

from collections.abc import Sequence

import graphviz

from machine.draw.basis import Basis
from machine.draw.labels import Piece, beside, cell, chip, label, row, table, text
from machine.draw.palette import (
    INK,
    LAYOUT_FONT,
    LOOKS,
    PAPER,
    QUIET_INK,
    SMALL_POINTS,
    TEXT_POINTS,
    TITLE_POINTS,
    width_points,
)
from machine.draw.words import caller_name
from machine.lifecycle.declaration import Caller
from spec.catalogue.entries import Words
from spec.language import Language


def sheet(
    name: str,
    title: str,
    sentence: str,
    how_to_read: Sequence[Words],
    callers: Sequence[Caller],
    language: Language,
    *,
    with_basis: bool = True,
) -> graphviz.Digraph:
    """An empty picture with its title, what it shows, and the legend: callers, and what is documented or assumed."""
    graph = graphviz.Digraph(name)
    # The legend is the label of the graph, so that it takes no part in the layout.
    lines = [
        row(cell(text(title, TITLE_POINTS, bold=True), width_points(title, TITLE_POINTS, bold=True))),
        row(cell(text(sentence), width_points(sentence, TEXT_POINTS))),
        row(_legend(callers, language)),
        *([row(_lines(language))] if with_basis else []),
        *(
            row(
                cell(
                    text(words.of(language), SMALL_POINTS, colour=QUIET_INK),
                    width_points(words.of(language), SMALL_POINTS),
                )
            )
            for words in how_to_read
        ),
    ]
    graph.attr(
        "graph",
        label=label(table(lines, cellspacing=2)),
        labelloc="t",
        labeljust="l",
        fontname=LAYOUT_FONT,
        rankdir="TB",
        nodesep="0.18",
        ranksep="0.22",
        pad="0.2",
        # Ten times the usual search for few crossings: a tenth of a second more, and a fifth less width.
        mclimit="10",
        bgcolor=PAPER,
    )
    graph.attr("node", fontname=LAYOUT_FONT, fontcolor=INK, shape="plain")
    graph.attr("edge", fontname=LAYOUT_FONT, color=QUIET_INK, arrowsize="0.8")
    return graph


def _legend(callers: Sequence[Caller], language: Language) -> str:
    return cell(beside([chip(LOOKS[caller], caller_name(caller, language)) for caller in callers], gap=4), 0)


def _lines(language: Language) -> str:
    """A sample of each line, with its sign."""
    samples = []
    for basis in Basis:
        shown = f"{basis.sign} {basis.words.of(language)}"
        looks: dict[str, str | int] = {"border": 1, "style": basis.line, "color": INK}
        samples.append(Piece(text(shown, SMALL_POINTS), width_points(shown, SMALL_POINTS), looks))
    return cell(beside(samples, gap=4), 0)
