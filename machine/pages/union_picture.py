"""One picture of a machine as it was and as it is: what was added, removed and changed in full, and around it, quietly,
what stayed. A sign and a word tell each, colours and lines only help."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import graphviz

from machine.draw.causes import Cause, cause_words, roots
from machine.draw.labels import Piece, beside, cell, cell_tooltip, chip, label, row, table, text, tooltip
from machine.draw.palette import (
    CHANGED_FILL,
    INK,
    LOOKS,
    QUIET_INK,
    SMALL_POINTS,
    STATE_FILL,
    STATE_POINTS,
    TEXT_POINTS,
    Look,
    width_points,
)
from machine.draw.picture import sheet
from machine.draw.svg import render
from machine.lifecycle.declaration import Caller
from machine.pages.changes import FIELDS, Comparison, Mark, items, said, transition_title
from machine.pages.snapshot import Entry, Snapshot
from spec.catalogue.entries import Words
from spec.language import Language

HOW_TO_READ = (
    Words(
        "+ added, − removed, ≠ changed; in a box the same signs tell which conditions and effects came and went.",
        "+ 추가, − 삭제, ≠ 변경. 상자 안의 같은 기호는 생기거나 없어진 조건과 결과를 나타낸다.",
    ),
    Words(
        "Thin lines without a box: what stayed as it was.",
        "상자 없는 가는 선: 그대로인 전이.",
    ),
)
COUNTS = Words(
    "{name}: {added} added, {removed} removed, {changed} changed.",
    "{name}: 추가 {added}, 삭제 {removed}, 변경 {changed}.",
)
LINES = {Mark.ADDED: "bold", Mark.REMOVED: "dashed", Mark.CHANGED: "solid"}
"""Graphviz's style for the lines of a mark."""


class Sighted(NamedTuple):
    """A transition in the union, with its entries before and after; one is None where it was added or removed."""

    id: str
    before: Entry | None
    after: Entry | None

    @property
    def mark(self) -> Mark | None:
        """None for one that stayed."""
        if self.before is None:
            return Mark.ADDED
        if self.after is None:
            return Mark.REMOVED
        return None if self.before == self.after else Mark.CHANGED

    def ends(self) -> tuple[str, str]:
        """Source and target, where it has them now, else where it had them."""
        entry = self.after or self.before or {}
        return str(entry.get("source", "")), str(entry.get("target", ""))


def changed_machines(comparison: Comparison) -> tuple[str, ...]:
    """The machines that have a picture of what changed: those with a state or a transition that is not what it was."""
    before, after = comparison.before, comparison.after
    return tuple(
        name
        for name in dict.fromkeys((*before.section("machines"), *after.section("machines")))
        if any(each.mark for each in transitions_of(comparison, name))
        or _states(before, name) != _states(after, name)
        or before.section("machines").get(name) != after.section("machines").get(name)
    )


def union_sentence(comparison: Comparison, machine: str, language: Language) -> str:
    """How many transitions of a machine are not what they were."""
    marks = [each.mark for each in transitions_of(comparison, machine)]
    return COUNTS.of(language).format(
        name=_name(comparison, f"machine.{machine}", machine, language),
        **{mark.value: marks.count(mark) for mark in Mark},
    )


def union_file(comparison: Comparison, machine: str, language: Language) -> bytes:
    """The picture of a whole machine, for itself. Raises LayoutError."""
    return _rendered(union_picture(comparison, machine, language), comparison, machine, language, with_style=True)


def union_svg(comparison: Comparison, machine: str, language: Language) -> str:
    """The picture for a page that says beside it what it shows, so without title, legend and tooltips. Raises
    LayoutError."""
    graph = union_picture(comparison, machine, language, whole=comparison.whole)
    graph.attr("graph", label=_name(comparison, f"machine.{machine}", machine, language), fontcolor=QUIET_INK)
    drawn = TOOLTIP.sub("", _rendered(graph, comparison, machine, language, with_style=False).decode())
    drawn = CURVE.sub(_boxed, INITIAL.sub("", drawn))
    return FRACTION.sub(r"\1", drawn).replace("\n", "")


def _boxed(curve: re.Match[str]) -> str:
    """A closed curve is the rounded box of a state, which can be said in a fifth of the bytes."""
    points = [tuple(map(float, pair.split(","))) for pair in re.split("[ C]", curve[1])]
    if points[0] != points[-1]:
        return curve[0]
    (left, right), (top, bottom) = ((min(each), max(each)) for each in zip(*points, strict=True))
    rest = curve[0].replace(f' d="M{curve[1]}"', "").removeprefix("<path").removesuffix("/>")
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{right - left:.1f}" height="{bottom - top:.1f}" rx="12"{rest}/>'


CURVE = re.compile(r'<path[^<>]*? d="M([^"]*)"[^<>]*?/>')
TOOLTIP = re.compile(r"(?<=<g>\n)<title>[^<]*</title>\n")
FRACTION = re.compile(r"(\d\.\d)\d+|\.0+(?=[\D])")
"""More than a tenth of a point is not seen."""
INITIAL = re.compile(r' (?:text-anchor="start"|stroke="none"|font-family="[^"]*"|xml:lang="[^"]*")')
"""What is so anyway on the page."""


def _rendered(
    graph: graphviz.Digraph, comparison: Comparison, machine: str, language: Language, *, with_style: bool
) -> bytes:
    title = _name(comparison, f"machine.{machine}", machine, language)
    about = f"{comparison.says.of(language)}. {union_sentence(comparison, machine, language)}"
    return render(graph, title, about, language, at=None, with_style=with_style)


def transitions_of(comparison: Comparison, machine: str) -> tuple[Sighted, ...]:
    """All that a machine has or had, in the order of before and then of after."""
    old, new = (
        {identity: entry for identity, entry in each.section("transitions").items() if entry["machine"] == machine}
        for each in (comparison.before, comparison.after)
    )
    return tuple(Sighted(each, old.get(each), new.get(each)) for each in dict.fromkeys((*old, *new)))


def union_picture(comparison: Comparison, machine: str, language: Language, *, whole: bool = True) -> graphviz.Digraph:
    """The picture as a graph; the same comparison and language give the same source. If it is not `whole`, states that
    no change touches are left out."""
    found = transitions_of(comparison, machine)
    marked = [group for group in _groups(found) if group[0].mark]
    callers = {cause.caller for group in marked for cause in _causes(comparison, group[0])}
    graph = sheet(
        f"{machine}Changes",
        _name(comparison, f"machine.{machine}", machine, language),
        comparison.says.of(language),
        HOW_TO_READ,
        [caller for caller in Caller if caller in callers],
        language,
        with_basis=False,
    )
    states = list(dict.fromkeys((*_states(comparison.after, machine), *_states(comparison.before, machine))))
    if not whole:
        touched = {end for group in marked for each in group for end in each.ends()}
        both = {*_states(comparison.after, machine)} & {*_states(comparison.before, machine)}
        states = [state for state in states if state in touched or state not in both]
    first = comparison.after.section("machines").get(machine, comparison.before.section("machines").get(machine, {}))
    for state in states:
        staying = [group for group in marked if _stays(group[0]) and any(each.ends()[0] == state for each in group)]
        _add_state(graph, comparison, state, staying, language)
    if first.get("initial") in states:
        graph.node("start", shape="point", width="0.12", color=INK, tooltip=" ")
        graph.edge("start", _node(str(first["initial"])), color=INK)
    for (source, target), quiet in _quiet(found).items():
        if source not in states or target not in states:
            continue
        told = [_title(comparison, each).of(language) for each in quiet]
        graph.edge(
            _node(source), _node(target), color=QUIET_INK, penwidth="0.6", arrowsize="0.5", edgetooltip=tooltip(told)
        )
    for number, group in enumerate(marked):
        if not _stays(group[0]):
            _add_box(graph, comparison, f"box{number}", group, language)
    return graph


def _groups(found: Iterable[Sighted]) -> list[list[Sighted]]:
    """Those of which the same is to be told, but for where they start."""
    gathered: dict[str, list[Sighted]] = {}
    for each in found:
        target = "" if _stays(each) else each.ends()[1]
        told = [
            sorted((name, str(value)) for name, value in (entry or {}).items() if name not in ("source", "target"))
            for entry in (each.before, each.after)
        ]
        gathered.setdefault(repr((told, target)), []).append(each)
    return list(gathered.values())


def _quiet(found: Iterable[Sighted]) -> dict[tuple[str, str], list[Sighted]]:
    """What stayed and leads elsewhere, by where it leads from and to."""
    lines: dict[tuple[str, str], list[Sighted]] = {}
    for each in found:
        if each.mark is None and not _stays(each):
            lines.setdefault(each.ends(), []).append(each)
    return lines


def _stays(each: Sighted) -> bool:
    source, target = each.ends()
    return source == target


def _states(snapshot: Snapshot, machine: str) -> tuple[str, ...]:
    return tuple(identity for identity, entry in snapshot.section("states").items() if entry.get("machine") == machine)


def _name(comparison: Comparison, term: str, otherwise: str, language: Language) -> str:
    """What something is called now, or was, where there is no word for it any more."""
    return comparison.after.words(term, comparison.before.words(term, otherwise).of(language)).of(language)


def _title(comparison: Comparison, each: Sighted) -> Words:
    if each.after is not None:
        return transition_title(each.after, comparison.after)
    return transition_title(each.before or {}, comparison.before)


def _side(comparison: Comparison, each: Sighted) -> tuple[Entry, Snapshot]:
    """What a transition is now, else what it was, and the snapshot that says so."""
    if each.after is not None:
        return each.after, comparison.after
    return each.before or {}, comparison.before


def _causes(comparison: Comparison, each: Sighted) -> tuple[Cause, ...]:
    """Who causes it in the end, as the snapshot has it; another machine alone where that does not say by whom."""
    entry, where = _side(comparison, each)
    event = str(entry.get("event"))
    emitting = [(items(other.get("emits")), str(other.get("event"))) for other in where.section("transitions").values()]

    def by(name: str) -> Caller:
        caller = where.section("events").get(name, {}).get("by")
        return Caller(caller) if caller in list(Caller) else Caller.MACHINE

    found = roots(event, by, lambda name: (before for emitted, before in emitting if name in emitted))
    order = list(Caller)
    return tuple(sorted(found, key=lambda cause: order.index(cause.caller))) or (Cause(Caller.MACHINE, (event,)),)


def _look(comparison: Comparison, each: Sighted) -> Look:
    """That of who causes it; where several do, none of theirs."""
    callers = {cause.caller for cause in _causes(comparison, each)}
    return LOOKS[callers.pop() if len(callers) == 1 else Caller.MACHINE]


def _chip(comparison: Comparison, each: Sighted, cause: Cause, language: Language) -> Piece:
    """Who causes it in the end, and for what another machine passes on, by what."""
    name = comparison.after.words(f"role.{cause.caller.value}", cause.caller.value).of(language)
    if len(cause.chain) == 1:
        return chip(LOOKS[cause.caller], name)
    called = said("transitions", "event", cause.chain[0], _side(comparison, each)[1]).of(language)
    return chip(LOOKS[cause.caller], f"{name}: {cause_words(cause, language, called)}")


def _marked(mark: Mark, language: Language) -> str:
    return f"{mark.sign} {mark.word.of(language)}"


def _add_state(
    graph: graphviz.Digraph, comparison: Comparison, state: str, staying: list[list[Sighted]], language: Language
) -> None:
    was, is_there = (state in each.section("states") for each in (comparison.before, comparison.after))
    mark = None if was and is_there else Mark.ADDED if is_there else Mark.REMOVED
    name = _name(comparison, f"state.{state}", state.rpartition(".")[2], language)
    rows = [row(cell(text(name, STATE_POINTS, bold=True), width_points(name, STATE_POINTS, bold=True)))]
    if mark:
        shown = _marked(mark, language)
        rows.insert(0, row(cell(text(shown, SMALL_POINTS), width_points(shown, SMALL_POINTS))))
    for group in staying:
        inner = table(_rows(comparison, group[0], language), cellpadding=1)
        rows.append(
            row(
                cell(
                    inner,
                    0,
                    border=1,
                    color=_look(comparison, group[0]).colour,
                    style="dashed" if group[0].mark is Mark.REMOVED else "solid",
                    bgcolor=CHANGED_FILL,
                    title=cell_tooltip(_title(comparison, each).of(language) for each in group),
                )
            )
        )
    graph.node(
        _node(state),
        label=label(table(rows, cellspacing=2)),
        shape="box",
        style=f"rounded,filled{',dashed' if mark is Mark.REMOVED else ''}",
        fillcolor=CHANGED_FILL if mark else STATE_FILL,
        color=INK,
        penwidth="3" if mark is Mark.ADDED else "1.5",
        margin="0.08,0.04",
        tooltip=state,
    )


def _add_box(
    graph: graphviz.Digraph, comparison: Comparison, node: str, group: list[Sighted], language: Language
) -> None:
    look, mark = _look(comparison, group[0]), group[0].mark
    style = LINES[mark] if mark else "solid"
    told = tooltip(_title(comparison, each).of(language) for each in group)
    rows = _rows(comparison, group[0], language)
    border = "dashed" if mark is Mark.REMOVED else "solid"
    graph.node(
        node,
        label=label(table(rows, border=1, color=look.colour, bgcolor=CHANGED_FILL, style=border)),
        tooltip=told,
    )
    for each in group:
        graph.edge(_node(each.ends()[0]), node, arrowsize="0.5", color=look.colour, style=style, edgetooltip=told)
    graph.edge(node, _node(group[0].ends()[1]), color=look.colour, style=style, edgetooltip=told)


def _rows(comparison: Comparison, each: Sighted, language: Language) -> Iterator[str]:
    """Mark and causes, the event, then each condition and effect, with a sign where it came or went."""
    mark = each.mark or Mark.CHANGED
    shown = _marked(mark, language)
    first = Piece(text(shown, SMALL_POINTS, bold=True), width_points(shown, SMALL_POINTS, bold=True), {})
    chips = [_chip(comparison, each, cause, language) for cause in _causes(comparison, each)]
    yield row(cell(beside([first, *chips[:1]]), 0))
    yield from (row(cell(beside([another]), 0)) for another in chips[1:])
    entry, where = _side(comparison, each)
    event = said("transitions", "event", str(entry["event"]), where).of(language)
    yield row(cell(text(event, bold=True), width_points(event, TEXT_POINTS, bold=True)))
    for line in _lines(comparison, each, language):
        yield row(cell(text(line), width_points(line, TEXT_POINTS)))


def _lines(comparison: Comparison, each: Sighted, language: Language) -> Iterator[str]:
    for field, form in (("guards", "[{}]"), ("effect", "/ {}"), ("cites", "")):
        was, became = (items((entry or {}).get(field)) for entry in (each.before, each.after))
        if not form:
            came = [f"+ {item}" for item in became if item not in was]
            went = [f"− {item}" for item in was if item not in became]
            if each.mark is Mark.CHANGED and (came or went):
                yield f"{FIELDS[field].says.of(language)}: {', '.join((*went, *came))}"
            continue
        for item in dict.fromkeys((*was, *became)):
            where = comparison.after if item in became else comparison.before
            told = form.format(said("transitions", field, item, where).of(language))
            if each.mark is Mark.CHANGED and item not in was:
                told = f"+ {told}"
            elif each.mark is Mark.CHANGED and item not in became:
                told = f"− {told}"
            yield told


def _node(state: str) -> str:
    """A name without what Graphviz takes for a port."""
    return state.replace(":", "_")
