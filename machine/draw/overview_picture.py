"""The picture of all machines: what people, clock and system cause in each, and what the machines tell each other."""

import graphviz

from machine.draw import addresses
from machine.draw.labels import cell, label, row, table, text, tooltip
from machine.draw.links import Link, emitters, links
from machine.draw.palette import INK, LOOKS, PAPER, STATE_FILL, STATE_POINTS, TEXT_POINTS, width_points
from machine.draw.picture import sheet
from machine.draw.svg import render
from machine.draw.words import (
    HOW_TO_READ_OVERVIEW,
    OVERVIEW,
    TITLES,
    caller_name,
    event_name,
    machine_name,
    transition_words,
)
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE
from spec.language import Language


def overview_picture(language: Language) -> graphviz.Digraph:
    """The overview as a graph; the same machines and language give the same source."""
    spoken = links()
    outside = [caller for caller in Caller if any(link.sender is caller for link in spoken)]
    graph = sheet(
        "overview",
        OVERVIEW.of(language),
        TITLES["overview"].of(language),
        HOW_TO_READ_OVERVIEW,
        [*outside, Caller.MACHINE],
        language,
        with_basis=False,
    )
    for caller in outside:
        _add_caller(graph, caller, language)
    for machine in TABLE.machines:
        _add_machine(graph, machine.name, language)
    for number, link in enumerate(spoken, start=1):
        _add_link(graph, f"link{number}", link, language)
    return graph


def link_tooltip(link: Link, language: Language) -> tuple[str, ...]:
    """Each event with the transitions that emit it, where a machine does."""
    lines: list[str] = []
    for event in link.events:
        lines.append(f"{event_name(event, language)} ({event})")
        if not isinstance(link.sender, Caller):
            lines.extend(
                f"← {transition_words(transition, language)}"
                for transition in emitters(event)
                if transition.machine == link.sender
            )
    return tuple(lines)


def _add_caller(graph: graphviz.Digraph, caller: Caller, language: Language) -> None:
    shown = f"{LOOKS[caller].sign} {caller_name(caller, language)}"
    content = cell(text(shown, STATE_POINTS, bold=True, colour=PAPER), width_points(shown, STATE_POINTS, bold=True))
    graph.node(
        f"caller_{caller.value}",
        label=label(table([row(content)], bgcolor=LOOKS[caller].colour, cellpadding=6)),
        tooltip=caller_name(caller, language),
    )


def _add_machine(graph: graphviz.Digraph, machine: str, language: Language) -> None:
    name, sentence = machine_name(machine, language), TITLES[machine].of(language)
    rows = (
        row(cell(text(name, STATE_POINTS, bold=True), width_points(name, STATE_POINTS, bold=True))),
        row(cell(text(sentence), width_points(sentence, TEXT_POINTS))),
    )
    graph.node(
        machine,
        label=label(table(rows)),
        shape="box",
        style="rounded,filled",
        fillcolor=STATE_FILL,
        color=INK,
        penwidth="1.5",
        margin="0.08,0.06",
        tooltip=sentence,
        href=addresses.place(addresses.machine(machine), language),
    )


def _add_link(graph: graphviz.Digraph, node: str, link: Link, language: Language) -> None:
    from_outside = isinstance(link.sender, Caller)
    caller = link.sender if isinstance(link.sender, Caller) else Caller.MACHINE
    sender = f"caller_{caller.value}" if from_outside else str(link.sender)
    names = [f"{LOOKS[caller].sign} {event_name(event, language)}" for event in link.events]
    rows = (row(cell(text(name), width_points(name, TEXT_POINTS))) for name in names)
    colour, told = LOOKS[caller].colour, tooltip(link_tooltip(link, language))
    graph.node(node, label=label(table(rows, border=1, color=colour, bgcolor=PAPER)), tooltip=told)
    graph.edge(sender, node, color=colour, arrowsize="0.5", edgetooltip=told)
    graph.edge(node, link.machine, color=colour, edgetooltip=told)


def overview_svg(language: Language, at: str = "#") -> str:
    """The picture for a page that has machine.draw.style.RULES, with links to its addresses. Raises LayoutError."""
    said = TITLES["overview"].of(language)
    return render(overview_picture(language), OVERVIEW.of(language), said, language, at=at, with_style=False).decode()
