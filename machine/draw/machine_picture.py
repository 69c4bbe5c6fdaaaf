"""The picture of one machine: its states, and between them a box for what leads from one to another."""

from collections.abc import Iterable, Sequence

import graphviz

from machine.draw.boxes import Box, boxes
from machine.draw.labels import cell, cell_tooltip, label, row, table, text, tooltip
from machine.draw.looks import (
    INK,
    LOOKS,
    PAPER,
    SMALL_POINTS,
    STATE_FILL,
    STATE_POINTS,
    TEXT_POINTS,
    width_points,
)
from machine.draw.picture import line_style, sheet
from machine.draw.words import (
    HOW_TO_READ,
    TITLES,
    Language,
    arrow_words,
    basis,
    caller_name,
    cited_words,
    effect_name,
    event_name,
    guard_name,
    machine_name,
    state_name,
)
from machine.lifecycle.declare import Caller
from machine.lifecycle.table import TABLE, Arrow, MachineSpec


def machine_picture(machine: MachineSpec, language: Language) -> graphviz.Digraph:
    """The machine as a graph; the same machine and language give the same source."""
    gathered = boxes(machine.name)
    causing = {_caller(box) for box in gathered}
    graph = sheet(
        machine.name,
        machine_name(machine.name, language),
        TITLES[machine.name].of(language),
        HOW_TO_READ,
        [caller for caller in Caller if caller in causing],
        language,
    )
    graph.node("start", shape="point", width="0.12", color=INK, tooltip=" ")
    for state in machine.states:
        staying = [box for box in gathered if box.target is None and any(a.source == state for a in box.arrows)]
        _add_state(graph, machine, state, staying, language)
    graph.edge("start", machine.initial, color=INK)
    for box in gathered:
        if box.target is not None:
            _add_box(graph, box, box.target, language)
    return graph


def arrow_tooltip(arrow: Arrow, language: Language) -> tuple[str, ...]:
    """What a transition says when it is pointed at: itself in words, its id, and what it rests on."""
    return (
        arrow_words(arrow, language),
        f"{arrow.id} ({basis(arrow, language)})",
        *cited_words(arrow.cites, language),
    )


def _caller(box: Box) -> Caller:
    return TABLE.event[box.event].by


def _lines(box: Box, language: Language) -> Iterable[str]:
    """What stands under the event's name: each condition, then the effect."""
    for guard in box.guards:
        yield f"[{guard_name(guard, language)}]"
    if box.effect is not None:
        yield f"/ {effect_name(box.effect, language)}"


def _add_state(
    graph: graphviz.Digraph, machine: MachineSpec, state: str, staying: Sequence[Box], language: Language
) -> None:
    name = state_name(machine.name, state, language)
    name_width = width_points(name, STATE_POINTS, bold=True)
    rows = [row(cell(text(name, STATE_POINTS, bold=True), name_width))]
    for box in staying:
        (arrow,) = (arrow for arrow in box.arrows if arrow.source == state)
        rows.append(row(_staying_cell(box, arrow, language)))
    graph.node(
        state,
        label=label(table(rows, cellspacing=2)),
        shape="box",
        style="rounded,filled",
        fillcolor=STATE_FILL,
        color=INK,
        penwidth="1.5",
        peripheries="2" if state in machine.final else "1",
        margin="0.08,0.04",
        tooltip=f"{machine.name}.{state}",
    )


def _heading(box: Box, language: Language) -> str:
    """Number, sign and caller."""
    caller = _caller(box)
    return f"{box.number} {LOOKS[caller].sign} {caller_name(caller, language)}"


def _staying_cell(box: Box, arrow: Arrow, language: Language) -> str:
    """What may happen in a state without leaving it."""
    look = LOOKS[_caller(box)]
    # One text, because Graphviz would set a second one on the same line where it believes that the first one ends.
    first = f"{_heading(box, language)}: {event_name(box.event, language)}"
    rows = (
        row(cell(text(first, bold=True, colour=look.colour), width_points(first, TEXT_POINTS, bold=True))),
        *(row(cell(text(line), width_points(line, TEXT_POINTS))) for line in _lines(box, language)),
    )
    return cell(
        table(rows, cellpadding=1),
        0,
        border=1,
        color=look.colour,
        style=line_style(assumed=box.assumed),
        bgcolor=PAPER,
        title=cell_tooltip(arrow_tooltip(arrow, language)),
    )


def _add_box(graph: graphviz.Digraph, box: Box, target: str, language: Language) -> None:
    """A box, a line to it from every state where it starts, and one from it to its target."""
    look, node, style = LOOKS[_caller(box)], f"box{box.number}", line_style(assumed=box.assumed)
    heading, event = _heading(box, language), event_name(box.event, language)
    rows = (
        row(cell(text(heading, SMALL_POINTS, colour=PAPER), width_points(heading, SMALL_POINTS), bgcolor=look.colour)),
        row(cell(text(event, bold=True), width_points(event, TEXT_POINTS, bold=True))),
        *(row(cell(text(line), width_points(line, TEXT_POINTS))) for line in _lines(box, language)),
    )
    told = [arrow_tooltip(arrow, language) for arrow in box.arrows]
    told_together = tooltip("\n\n".join("\n".join(lines) for lines in told).split("\n"))
    line = {"color": look.colour, "style": style}
    graph.node(
        node,
        label=label(table(rows, border=1, color=look.colour, bgcolor=PAPER, style=style)),
        tooltip=told_together,
    )
    for arrow, lines in zip(box.arrows, told, strict=True):
        graph.edge(arrow.source, node, arrowsize="0.5", edgetooltip=tooltip(lines), **line)
    graph.edge(node, target, edgetooltip=told_together, **line)
