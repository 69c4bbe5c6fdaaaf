"""What all pictures have in common: the sheet with its title and legend, and the look of lines."""

from collections.abc import Sequence

import graphviz

from machine.draw.labels import cell, chip, label, row, table, text
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
from machine.draw.words import ASSUMED, DOCUMENTED, caller_name
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
        row(_legend(callers, language, with_basis=with_basis)),
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
        label=label(table(lines, cellpadding=3)),
        labelloc="t",
        labeljust="l",
        fontname=LAYOUT_FONT,
        rankdir="TB",
        nodesep="0.25",
        ranksep="0.3",
        pad="0.2",
        # Ten times the usual search for few crossings: a tenth of a second more, and a fifth less width.
        mclimit="10",
        bgcolor=PAPER,
    )
    graph.attr("node", fontname=LAYOUT_FONT, fontcolor=INK, shape="plain")
    graph.attr("edge", fontname=LAYOUT_FONT, color=QUIET_INK, arrowsize="0.8")
    return graph


def _legend(callers: Sequence[Caller], language: Language, *, with_basis: bool) -> str:
    samples = []
    for words, style in (
        ((DOCUMENTED, line_style(assumed=False)), (ASSUMED, line_style(assumed=True))) if with_basis else ()
    ):
        shown = words.of(language)
        width = width_points(shown, SMALL_POINTS) + 10
        samples.append(cell(text(shown, SMALL_POINTS), width, border=1, style=style, color=INK))
    chips = (chip(LOOKS[caller], caller_name(caller, language)) for caller in callers)
    return cell(table([row(*chips, *samples)], cellspacing=4), 0)


def line_style(*, assumed: bool) -> str:
    """Graphviz's style for a line: what is assumed is dashed."""
    return "dashed" if assumed else "solid"
