"""The picture of a learned machine, and of ours: states by what is seen in them, lines by what leads from one to
another, and what is only on one side marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

import graphviz

from machine.draw.labels import cell, label, row, table, text, tooltip
from machine.draw.learned_words import answer_words, numbers_of, output_words, seen_in, seen_lines, seen_words
from machine.draw.palette import (
    INK,
    LIGHT,
    LOOKS,
    PAPER,
    QUIET_INK,
    SMALL_POINTS,
    STATE_FILL,
    TEXT_POINTS,
    width_points,
)
from machine.draw.picture import sheet
from machine.draw.svg import render
from machine.draw.words import machine_name
from machine.learning.alphabet import Alphabet, Output, Seen, Symbol
from machine.learning.comparison import Compared, compared
from machine.learning.mealy import Mealy
from machine.lifecycle.declaration import Caller
from spec.catalogue.entries import Words
from spec.language import LANGUAGES, Language

LINES_LIMIT = 60
"""Transitions that are all drawn as lines; where there are more, lines show the shortest ways and what differs."""

OURS = Words("{machine}: our own desk", "{machine}: 우리 데스크톱")
LEARNED = Words("{machine}: the desktop as it was learned", "{machine}: 학습한 데스크톱")
COUNTS = Words("{states} states, {symbols} kinds of events.", "상태 {states}개, 이벤트 {symbols}가지.")
SAME = Words("It is the same as ours.", "우리 것과 같다.")
DIFFERS = Words(
    "{changes} transitions are others than ours, {added} states are only in the desktop, {missing} only ours.",
    "다른 전이 {changes}개, 이 데스크톱에만 있는 상태 {added}개, 우리 것에만 있는 상태 {missing}개.",
)
A_BOX = Words("A box is a state: its number and what is seen in it.", "상자는 상태이다. 번호와 그 상태에서 보이는 것.")
IN_A_BOX = Words(
    "Below that: what is accepted there; → is the state that it leads to.",
    "그 아래: 거기서 받아들여지는 일. →는 다음 상태.",
)
ALL_LINES = Words("Every transition to another state is a line.", "다른 상태로 가는 전이는 모두 선으로 나타낸다.")
FEW_LINES = Words(
    "Lines show a shortest way to each state; all other transitions stand in the boxes.",
    "선은 각 상태에 이르는 가장 짧은 길이다. 나머지 전이는 상자 안에 있다.",
)
LEFT_OUT = Words("Left out: what is refused and changes nothing.", "거부되고 아무것도 바꾸지 않는 일은 뺐다.")
ALIKE = Words("States that look alike differ in what comes next.", "똑같아 보이는 상태는 다음에 일어나는 일이 다르다.")
MARKED = Words(
    "– and dashed: only on our own desk. + and bold: only on the desktop that was learned.",
    "–와 점선: 우리 데스크톱에만 있음. +와 굵은 선: 학습한 데스크톱에만 있음.",
)

Side = Literal["both", "ours", "theirs"]


class SideLook(NamedTuple):
    """How one side is told from the others: sign and line carry it alone, the colour only helps."""

    sign: str
    style: str
    width: str
    colour: str


RED = LIGHT["bad"]
SIDES: Mapping[Side, SideLook] = {
    "both": SideLook("", "solid", "1", QUIET_INK),
    "ours": SideLook("– ", "dashed", "1.5", RED),
    "theirs": SideLook("+ ", "solid", "3", RED),
}


class _Node(NamedTuple):
    """A state as it is drawn. `key` is its name in the graph."""

    key: str
    number: str
    seen: Seen
    side: Side


class _Move(NamedTuple):
    """A transition as it is drawn, from key to key. `answer` is there where it is not simply accepted, or differs."""

    source: str
    target: str
    side: Side
    symbol: Symbol
    answer: str


def learned_pictures(
    alphabet: Alphabet, ours: Mealy[Output], learned: Mealy[Output] | None
) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of the pictures, in both languages; the same machines give the same bytes.

    Raises LayoutError.
    """
    for language in LANGUAGES:
        yield f"{language}/{alphabet.name}.ours.svg", _ours(alphabet, ours, language)
        if learned is not None:
            yield f"{language}/{alphabet.name}.learned.svg", _learned(alphabet, ours, learned, language)


def _ours(alphabet: Alphabet, ours: Mealy[Output], language: Language) -> bytes:
    title = OURS.of(language).format(machine=machine_name(alphabet.machine, language))
    return _picture(alphabet, ours, ours, compared(ours, ours), title, _counts(ours, language), language)


def _learned(alphabet: Alphabet, ours: Mealy[Output], learned: Mealy[Output], language: Language) -> bytes:
    found = compared(ours, learned)
    title = LEARNED.of(language).format(machine=machine_name(alphabet.machine, language))
    said = DIFFERS.of(language).format(changes=len(found.changes), added=len(found.added), missing=len(found.missing))
    sentence = f"{_counts(learned, language)} {said if found.changes else SAME.of(language)}"
    return _picture(alphabet, ours, learned, found, title, sentence, language)


def _counts(machine: Mealy[Output], language: Language) -> str:
    return COUNTS.of(language).format(states=len(machine.targets), symbols=len(machine.symbols))


def _picture(
    alphabet: Alphabet,
    ours: Mealy[Output],
    learned: Mealy[Output],
    found: Compared,
    title: str,
    sentence: str,
    language: Language,
) -> bytes:
    nodes = tuple(_nodes(ours, learned, found))
    moves = tuple(_moves(alphabet, ours, learned, found, language))
    leading = [move for move in moves if move.source != move.target]
    lines = leading
    if len(leading) > LINES_LIMIT:
        changed = {(f"s{change.state}", alphabet.symbols[change.symbol]) for change in found.changes}
        ways = set(_first_ways(leading))
        lines = [
            move for move in leading if (move.source, move.target) in ways or (move.source, move.symbol) in changed
        ]
    how_to_read = [A_BOX, IN_A_BOX, ALL_LINES if lines == leading else FEW_LINES, LEFT_OUT, ALIKE]
    if found.changes:
        how_to_read.append(MARKED)
    callers = [caller for caller in Caller if any(symbol.by is caller for symbol in alphabet.symbols)]
    graph = sheet(alphabet.name, title, sentence, how_to_read, callers, language, with_basis=False)
    graph.node("start", shape="point", width="0.12", color=INK, tooltip=" ")
    graph.edge("start", "s0", color=INK)
    numbers = {node.key: node.number for node in nodes}
    drawn = set(lines)
    for node in nodes:
        inside = [move for move in moves if move.source == node.key and move not in drawn]
        _add_node(graph, node, inside, numbers, alphabet, language)
    merged: dict[tuple[str, str, Side], list[_Move]] = {}
    for move in lines:
        merged.setdefault((move.source, move.target, move.side), []).append(move)
    for together in merged.values():
        _add_line(graph, together, numbers, language)
    return render(graph, title, sentence, language)


# --- what is drawn


def _nodes(ours: Mealy[Output], learned: Mealy[Output], found: Compared) -> Iterator[_Node]:
    """Ours first, in order of the shortest ways, then those that are only in the desktop."""
    for state, seen in enumerate(seen_in(ours)):
        yield _Node(f"s{state}", str(state + 1), seen, "ours" if state in found.missing else "both")
    seen_there, numbers = seen_in(learned), numbers_of(found)
    for state in found.added:
        yield _Node(f"d{state}", numbers[state], seen_there[state], "theirs")


def _moves(
    alphabet: Alphabet, ours: Mealy[Output], learned: Mealy[Output], found: Compared, language: Language
) -> Iterator[_Move]:
    """Every transition that leads on, is accepted, or differs."""
    keys = [f"d{other}" if state is None else f"s{state}" for other, state in enumerate(found.partners)]
    changes = {(change.learned, change.symbol): change for change in found.changes}

    def move(side: Side, source: str, target: str, symbol: int, output: Output) -> Iterator[_Move]:
        if source != target or output.answer == "accepted":
            answer = "" if output.answer == "accepted" else answer_words(output, language)
            yield _Move(source, target, side, alphabet.symbols[symbol], answer)

    for other, outputs in enumerate(learned.outputs):
        for symbol, output in enumerate(outputs):
            target = keys[learned.targets[other][symbol]]
            change = changes.get((other, symbol))
            if change is None:
                yield from move("theirs" if keys[other][0] == "d" else "both", keys[other], target, symbol, output)
                continue
            expected = ours.outputs[change.state][symbol]
            there = f"s{ours.targets[change.state][symbol]}"
            said = [
                output_words(one, other_one, alphabet, language, with_seen=not change.target)
                for one, other_one in ((expected, output), (output, expected))
            ]
            if said[0] == said[1]:
                # They lead to different states, and what is seen stands there.
                said = ["", ""]
            yield _Move(keys[other], there, "ours", alphabet.symbols[symbol], said[0])
            yield _Move(keys[other], target, "theirs", alphabet.symbols[symbol], said[1])
    for state in found.missing:
        for symbol, output in enumerate(ours.outputs[state]):
            yield from move("ours", f"s{state}", f"s{ours.targets[state][symbol]}", symbol, output)


def _first_ways(moves: Iterable[_Move]) -> Iterator[tuple[str, str]]:
    """The lines of a shortest way to each state from the first one."""
    after: dict[str, list[str]] = {}
    for move in moves:
        after.setdefault(move.source, []).append(move.target)
    todo = ["s0"]
    for source in todo:
        for target in after.get(source, ()):
            if target not in todo:
                todo.append(target)
                yield source, target


# --- how it is drawn


def _said(move: _Move, language: Language) -> str:
    answer = f": {move.answer}" if move.answer else ""
    return f"{SIDES[move.side].sign}{LOOKS[move.symbol.by].sign} {move.symbol.told(language)}{answer}"


def _row(move: _Move, said: str) -> str:
    colour = LOOKS[move.symbol.by].colour if move.side == "both" else RED
    return row(cell(text(said, SMALL_POINTS, colour=colour), width_points(said, SMALL_POINTS)))


def _add_node(
    graph: graphviz.Digraph,
    node: _Node,
    inside: Iterable[_Move],
    numbers: Mapping[str, str],
    alphabet: Alphabet,
    language: Language,
) -> None:
    first, *others = seen_lines(node.seen, alphabet, language)
    heading = [
        row(cell(text(line, TEXT_POINTS, bold=True), width_points(line, TEXT_POINTS, bold=True)))
        for line in (f"{node.number}. {first}", *others)
    ]
    staying = [
        _row(move, _said(move, language) + (f" → {numbers[move.target]}" if move.target != node.key else ""))
        for move in inside
    ]
    look = SIDES[node.side]
    graph.node(
        node.key,
        label=label(table([*heading, *staying])),
        shape="box",
        style=f"rounded,filled,{look.style}",
        fillcolor=STATE_FILL,
        color=INK if node.side == "both" else look.colour,
        penwidth="1.5" if node.side == "both" else look.width,
        margin="0.06,0.03",
        tooltip=tooltip([f"{node.number} {seen_words(node.seen, alphabet, language)}"]),
    )


def _add_line(graph: graphviz.Digraph, together: list[_Move], numbers: Mapping[str, str], language: Language) -> None:
    source, target, side = together[0][:3]
    look = SIDES[side]
    told = [_said(move, language) for move in together]
    graph.edge(
        source,
        target,
        label=label(table([_row(move, said) for move, said in zip(together, told, strict=True)], bgcolor=PAPER)),
        color=look.colour,
        style=look.style,
        penwidth=look.width,
        edgetooltip=tooltip([f"{numbers[source]} → {numbers[target]}", *told]),
    )
