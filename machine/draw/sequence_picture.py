"""A counterexample as a sequence diagram: lifelines, a transition for each command, the violation at the end.

We write this SVG ourselves: it reads on light and on dark paper, and the same counterexample gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from xml.etree import ElementTree

from machine.concrete.counterexample import ToldCounterexample
from machine.draw.exchanges import Actor, Exchange, actor_name, exchanges
from machine.draw.palette import (
    FONT_FAMILY,
    INK,
    LOOKS,
    PAPER,
    QUIET_INK,
    SMALL_POINTS,
    STATE_FILL,
    STATE_POINTS,
    TEXT_POINTS,
    TITLE_POINTS,
    width_points,
)
from machine.draw.svg import SVG, XML
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import Table
from spec.catalogue.entries import Words
from spec.language import Language

LOOP = Words("loop: for ever", "loop: 끝없이 되풀이")
VIOLATED = Words("Violated", "위반")
HOW_TO_READ = Words(
    "Solid: taken. Dashed: refused. Rounded: a state that it leads to.",
    "실선: 받아들여짐. 점선: 거부됨. 둥근 상자: 그 결과로 되는 상태.",
)
ORDER = (Caller.CLOCK, Caller.ADMINISTRATOR, Caller.CUSTOMER, Caller.SYSTEM, Caller.AGENT)
"""Lifelines from left to right."""

STYLE = f"""
.paper {{ fill: {PAPER} }}
.ink {{ fill: {INK} }}
.quiet {{ fill: {QUIET_INK} }}
.head {{ stroke: {INK} }}
.on-head {{ fill: #ffffff }}
.life {{ stroke: {QUIET_INK}; stroke-dasharray: 2 4 }}
.transition {{ stroke: {INK}; stroke-width: 1.5 }}
.frame {{ stroke: {QUIET_INK}; fill: none }}
.state {{ stroke: {QUIET_INK}; fill: {STATE_FILL} }}
.bad {{ fill: #b3001b }}
.bad-line {{ stroke: #b3001b; stroke-width: 2; fill: none }}
@media (prefers-color-scheme: dark) {{
.paper {{ fill: #14161a }}
.ink {{ fill: #f2f2f2 }}
.quiet {{ fill: #b9bec7 }}
.head {{ stroke: #f2f2f2 }}
.life, .frame {{ stroke: #b9bec7 }}
.transition {{ stroke: #f2f2f2 }}
.state {{ stroke: #b9bec7; fill: #2a2f38 }}
.bad {{ fill: #ff8a80 }}
.bad-line {{ stroke: #ff8a80 }}
}}
"""
DASHES = "6 4"
MARGIN = 24
GAP = 16
LINE = 18
"""The height of a line of text, with air."""
ARROW_HEAD = 8


def sequence_picture(told: ToldCounterexample, table: Table) -> bytes:
    """The diagram of a counterexample to `table` as SVG, in the language in which it is told."""
    return _Picture(told, exchanges(told, table)).svg()


class _Picture:
    """One diagram while it is drawn, from top to bottom."""

    def __init__(self, told: ToldCounterexample, shown: Sequence[Exchange]) -> None:
        self._told = told
        self._shown = shown
        self._language: Language = told.language
        self._body = ElementTree.Element(f"{{{SVG}}}g")
        self._title = told.property.title.of(self._language)
        self._verdict = f"✗ {VIOLATED.of(self._language)}: {told.property.id}"
        self._x = _columns(shown, self._language)
        self._y = MARGIN

    def svg(self) -> bytes:
        widest = [
            width_points(self._title, TITLE_POINTS, bold=True),
            width_points(HOW_TO_READ.of(self._language), SMALL_POINTS),
            width_points(self._verdict, STATE_POINTS, bold=True) + 2 * GAP,
        ]
        right = max(self._x.values()) + max(_reach(self._shown, self._language).values())
        self._width = max(right + MARGIN, max(widest) + 2 * MARGIN)
        self._text(MARGIN, self._y + TITLE_POINTS, self._title, TITLE_POINTS, "ink", bold=True)
        self._y += TITLE_POINTS + LINE
        self._text(MARGIN, self._y + SMALL_POINTS, HOW_TO_READ.of(self._language), SMALL_POINTS, "quiet")
        self._y += LINE + GAP
        lifelines = self._heads()
        for number, exchange in enumerate(self._shown):
            self._loop_begins(number)
            self._exchange(number, exchange)
            self._loop_ends(number + 1)
        for line in lifelines:
            line.set("y2", str(self._y - GAP // 2))
        self._violated()
        return self._whole()

    # --- parts

    def _heads(self) -> list[ElementTree.Element]:
        """Who takes part, and a lifeline for each, whose end is not known yet."""
        lifelines = []
        for actor, x in self._x.items():
            name = _head(actor, self._language)
            width = width_points(name, TEXT_POINTS, bold=True) + GAP
            lifelines.append(self._draw("line", "life", x1=x, x2=x, y1=self._y + LINE + GAP // 2, y2=0))
            self._draw(
                "rect",
                "head",
                x=x - width // 2,
                y=self._y,
                width=width,
                height=LINE + GAP // 2,
                rx=3,
                fill=LOOKS[actor.caller].colour,
            )
            self._text(x, self._y + LINE, name, TEXT_POINTS, "on-head", bold=True, anchor="middle")
        self._y += LINE + GAP + GAP // 2
        return lifelines

    def _exchange(self, number: int, exchange: Exchange) -> None:
        start, end = self._x[exchange.sender], self._x[exchange.receiver]
        violates = number == len(self._shown) - 1
        group = ElementTree.SubElement(self._body, f"{{{SVG}}}g")
        ElementTree.SubElement(group, f"{{{SVG}}}title").text = exchange.sentence
        before, self._body = self._body, group
        middle = (start + end) // 2
        self._label(middle, self._y + TEXT_POINTS, _numbered(number, exchange), TEXT_POINTS, "ink")
        self._y += LINE
        self._transition(start, end, dashed=bool(exchange.refusal), violates=violates)
        if exchange.refusal:
            look = "bad" if violates else "quiet"
            self._label(middle, self._y + SMALL_POINTS + 4, exchange.refusal, SMALL_POINTS, look)
            self._y += LINE
        self._states(exchange)
        self._y += GAP
        self._body = before

    def _transition(self, start: int, end: int, *, dashed: bool, violates: bool) -> None:
        toward = 1 if end > start else -1
        line = self._draw("line", "bad-line" if violates else "transition", x1=start, x2=end, y1=self._y, y2=self._y)
        if dashed:
            line.set("stroke-dasharray", DASHES)
        back, half = end - toward * ARROW_HEAD, ARROW_HEAD // 2
        points = f"{end},{self._y} {back},{self._y - half} {back},{self._y + half}"
        self._draw("polygon", "bad" if violates else "ink", points=points)

    def _states(self, exchange: Exchange) -> None:
        """The states under the transition, those of one lifeline one below the other."""
        deepest = 0
        for actor in self._x:
            said = [state for each, state in exchange.states if each == actor]
            for row, state in enumerate(said):
                x, y = self._x[actor], self._y + 6 + row * (LINE + 2)
                width = width_points(state, SMALL_POINTS) + GAP
                self._draw("rect", "state", x=x - width // 2, y=y, width=width, height=LINE, rx=LINE // 2)
                self._text(x, y + SMALL_POINTS + 3, state, SMALL_POINTS, "ink", anchor="middle")
            deepest = max(deepest, len(said))
        self._y += 6 + deepest * (LINE + 2) if deepest else 0

    def _loop_begins(self, number: int) -> None:
        if self._told.cycle is not None and number == self._told.cycle[0]:
            self._loop_top = self._y
            self._draw("rect", "paper", x=MARGIN - GAP // 2, y=self._y, width=self._tab(), height=LINE)
            self._text(MARGIN, self._y + SMALL_POINTS + 2, LOOP.of(self._language), SMALL_POINTS, "ink", bold=True)
            self._y += LINE + GAP // 2

    def _loop_ends(self, number: int) -> None:
        if self._told.cycle is not None and number == self._told.cycle[1]:
            left = MARGIN - GAP // 2
            top, width, height = self._loop_top, self._width - 2 * left, self._y - self._loop_top
            self._draw("rect", "frame", x=left, y=top, width=width, height=height)
            path = f"M {left} {top + LINE} h {self._tab() - 6} l 6 -6 v -{LINE - 6}"
            self._draw("path", "frame", d=path)
            self._y += GAP

    def _tab(self) -> int:
        """How wide the corner is that names the frame."""
        return width_points(LOOP.of(self._language), SMALL_POINTS, bold=True) + GAP

    def _violated(self) -> None:
        width = width_points(self._verdict, STATE_POINTS, bold=True) + 2 * GAP
        height = LINE + GAP
        self._draw("rect", "bad-line", x=MARGIN, y=self._y, width=width, height=height, rx=3)
        self._text(MARGIN + GAP, self._y + height // 2 + 5, self._verdict, STATE_POINTS, "bad", bold=True)
        self._y += height + MARGIN

    # --- ink

    def _draw(self, tag: str, look: str, **attributes: str | int) -> ElementTree.Element:
        given = {"class": look, **{name: str(value) for name, value in attributes.items()}}
        return ElementTree.SubElement(self._body, f"{{{SVG}}}{tag}", given)

    def _text(
        self, x: int, y: int, said: str, points: int, look: str, *, bold: bool = False, anchor: str = "start"
    ) -> None:
        element = self._draw("text", look, x=x, y=y)
        element.set("font-size", str(points))
        if bold:
            element.set("font-weight", "bold")
        if anchor != "start":
            element.set("text-anchor", anchor)
        element.text = said

    def _label(self, x: int, y: int, said: str, points: int, look: str) -> None:
        """A text on a piece of paper, so that no lifeline runs through it."""
        width = width_points(said, points)
        self._draw("rect", "paper", x=x - width // 2, y=y - points, width=width, height=points + 4)
        self._text(x, y, said, points, look, anchor="middle")

    def _whole(self) -> bytes:
        width, height = str(self._width), str(self._y)
        root = ElementTree.Element(
            f"{{{SVG}}}svg",
            {
                "width": width,
                "height": height,
                "viewBox": f"0 0 {width} {height}",
                "role": "img",
                "aria-label": self._title,
                f"{{{XML}}}lang": self._language,
                "font-family": FONT_FAMILY,
            },
        )
        ElementTree.SubElement(root, f"{{{SVG}}}title").text = self._title
        said = (f"{number}. {each.sentence}" for number, each in enumerate(self._shown, start=1))
        ElementTree.SubElement(root, f"{{{SVG}}}desc").text = "\n".join((*said, self._verdict))
        ElementTree.SubElement(root, f"{{{SVG}}}style").text = STYLE
        paper = {"class": "paper", "width": width, "height": height}
        ElementTree.SubElement(root, f"{{{SVG}}}rect", paper)
        root.append(self._body)
        ElementTree.indent(root, space="")
        return ElementTree.tostring(root, encoding="unicode").encode() + b"\n"


# --- where things stand


def _head(actor: Actor, language: Language) -> str:
    return f"{LOOKS[actor.caller].sign} {actor_name(actor, language)}"


def _numbered(number: int, exchange: Exchange) -> str:
    return f"{number + 1}. {exchange.label}"


def _actors(shown: Sequence[Exchange]) -> list[Actor]:
    """Everybody who occurs, from left to right, each kind in order of appearance."""
    found = dict.fromkeys(
        actor for each in shown for actor in (each.sender, each.receiver, *(actor for actor, _ in each.states))
    )
    return sorted(found, key=lambda actor: ORDER.index(actor.caller))


def _reach(shown: Sequence[Exchange], language: Language) -> dict[Actor, int]:
    """How far what stands on a lifeline reaches to either side."""
    reach = {
        actor: width_points(_head(actor, language), TEXT_POINTS, bold=True) // 2 + GAP // 2 for actor in _actors(shown)
    }
    for each in shown:
        for actor, state in each.states:
            reach[actor] = max(reach[actor], width_points(state, SMALL_POINTS) // 2 + GAP // 2)
    return reach


def _columns(shown: Sequence[Exchange], language: Language) -> Mapping[Actor, int]:
    """Where the lifelines stand: as close as the texts between them and on them let them."""
    reach = _reach(shown, language)
    actors = list(reach)
    apart = {(one, other): reach[one] + reach[other] + GAP for one, other in pairwise(actors)}
    for number, each in enumerate(shown):
        one, other = sorted((each.sender, each.receiver), key=actors.index)
        label = width_points(_numbered(number, each), TEXT_POINTS)
        refusal = width_points(each.refusal, SMALL_POINTS)
        apart[one, other] = max(apart.get((one, other), 0), max(label, refusal) + 2 * ARROW_HEAD + GAP)
    x: dict[Actor, int] = {}
    for actor in actors:
        x[actor] = max(
            [MARGIN + reach[actor]] + [x[one] + width for (one, other), width in apart.items() if other == actor]
        )
    return x
