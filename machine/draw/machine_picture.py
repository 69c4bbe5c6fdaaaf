"""The picture of one machine: its states, and between them a box for what leads from one to another."""

from collections.abc import Iterable, Mapping, Sequence

import graphviz

from machine.draw.boxes import Box, boxes, is_changed
from machine.draw.labels import cell, cell_tooltip, label, row, table, text, tooltip
from machine.draw.palette import (
    CHANGED_FILL,
    CHANGED_SIGN,
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
    CHANGED,
    HOW_TO_READ,
    TAKEN_OUT,
    TITLES,
    basis,
    caller_name,
    cited_words,
    effect_name,
    event_name,
    guard_name,
    machine_name,
    state_name,
    transition_words,
)
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE, MachineSpec, Table, Transition
from spec.catalogue.entries import Words
from spec.language import LANGUAGES, Language


def machine_picture(machine: MachineSpec, language: Language, table: Table = TABLE) -> graphviz.Digraph:
    """The machine as a graph; the same machine, language and table give the same source. Where readings have changed
    the table, what they changed is marked, and what they took out is named."""
    gathered = boxes(machine.name, table.transitions)
    callers = {box.event: table.event[box.event].by for box in gathered}
    graph = sheet(
        machine.name,
        machine_name(machine.name, language),
        TITLES[machine.name].of(language),
        (*HOW_TO_READ, *_difference(machine, table)),
        [caller for caller in Caller if caller in callers.values()],
        language,
    )
    graph.node("start", shape="point", width="0.12", color=INK, tooltip=" ")
    for state in machine.states:
        staying = [box for box in gathered if box.target is None and any(a.source == state for a in box.transitions)]
        _add_state(graph, machine, state, staying, callers, language)
    graph.edge("start", machine.initial, color=INK)
    for box in gathered:
        if box.target is not None:
            _add_box(graph, box, box.target, callers[box.event], language)
    return graph


def _difference(machine: MachineSpec, table: Table) -> Iterable[Words]:
    """A line of the legend for what is marked, and one for each transition that is not there any more."""
    if any(is_changed(transition) for transition in table.transitions if transition.machine == machine.name):
        yield Words(*(f"{CHANGED_SIGN}: {CHANGED.of(each)}" for each in LANGUAGES))
    kept = {transition.id for transition in table.transitions}
    for gone in (
        transition
        for transition in TABLE.transitions
        if transition.machine == machine.name and transition.id not in kept
    ):
        yield Words(*(f"{TAKEN_OUT.of(each)}: {transition_words(gone, each)}" for each in LANGUAGES))


def transition_tooltip(transition: Transition, language: Language) -> tuple[str, ...]:
    """What a transition says when it is pointed at: itself in words, its id, and what it rests on."""
    return (
        transition_words(transition, language),
        f"{transition.id} ({basis(transition, language)})",
        *cited_words(transition.cites, language),
    )


def _lines(box: Box, language: Language) -> Iterable[str]:
    """What stands under the event's name: each condition, then the effect."""
    for guard in box.guards:
        yield f"[{guard_name(guard, language)}]"
    if box.effect is not None:
        yield f"/ {effect_name(box.effect, language)}"


def _add_state(
    graph: graphviz.Digraph,
    machine: MachineSpec,
    state: str,
    staying: Sequence[Box],
    callers: Mapping[str, Caller],
    language: Language,
) -> None:
    name = state_name(machine.name, state, language)
    name_width = width_points(name, STATE_POINTS, bold=True)
    rows = [row(cell(text(name, STATE_POINTS, bold=True), name_width))]
    for box in staying:
        (transition,) = (transition for transition in box.transitions if transition.source == state)
        rows.append(row(_staying_cell(box, transition, callers[box.event], language)))
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


def _heading(box: Box, caller: Caller, language: Language) -> str:
    """Number, sign and caller, and a sign for what a reading has changed."""
    marked = f" {CHANGED_SIGN}" if box.changed else ""
    return f"{box.number} {LOOKS[caller].sign} {caller_name(caller, language)}{marked}"


def _ground(box: Box) -> str:
    return CHANGED_FILL if box.changed else PAPER


def _staying_cell(box: Box, transition: Transition, caller: Caller, language: Language) -> str:
    """What may happen in a state without leaving it."""
    look = LOOKS[caller]
    # One text, because Graphviz would set a second one on the same line where it believes that the first one ends.
    first = f"{_heading(box, caller, language)}: {event_name(box.event, language)}"
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
        bgcolor=_ground(box),
        title=cell_tooltip(transition_tooltip(transition, language)),
    )


def _add_box(graph: graphviz.Digraph, box: Box, target: str, caller: Caller, language: Language) -> None:
    """A box, a line to it from every state where it starts, and one from it to its target."""
    look, node, style = LOOKS[caller], f"box{box.number}", line_style(assumed=box.assumed)
    heading, event = _heading(box, caller, language), event_name(box.event, language)
    rows = (
        row(cell(text(heading, SMALL_POINTS, colour=PAPER), width_points(heading, SMALL_POINTS), bgcolor=look.colour)),
        row(cell(text(event, bold=True), width_points(event, TEXT_POINTS, bold=True))),
        *(row(cell(text(line), width_points(line, TEXT_POINTS))) for line in _lines(box, language)),
    )
    told = [transition_tooltip(transition, language) for transition in box.transitions]
    told_together = tooltip("\n\n".join("\n".join(lines) for lines in told).split("\n"))
    line = {"color": look.colour, "style": style}
    graph.node(
        node,
        label=label(table(rows, border=1, color=look.colour, bgcolor=_ground(box), style=style)),
        tooltip=told_together,
    )
    for transition, lines in zip(box.transitions, told, strict=True):
        graph.edge(transition.source, node, arrowsize="0.5", edgetooltip=tooltip(lines), **line)
    graph.edge(node, target, edgetooltip=told_together, **line)
