"""A picture measured as it stands in the SVG: where its boxes, texts and lines are, and what crosses or covers what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise, product
from math import hypot
from xml.etree import ElementTree

from machine.draw.palette import width_points

SVG = "{http://www.w3.org/2000/svg}"
Point = tuple[float, float]

STEPS = 12
"""Straight pieces that stand for one Bézier curve."""


@dataclass(frozen=True)
class Rectangle:
    """Where something stands, in pixels; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def outline(self) -> tuple[Point, ...]:
        """Once around it."""
        left, top, right, bottom = self.left, self.top, self.right, self.bottom
        return ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))

    def holds(self, other: Rectangle, slack: float = 0.0) -> bool:
        """Whether the other one lies inside, or is out by no more than `slack`."""
        return (
            self.left - slack <= other.left
            and self.top - slack <= other.top
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def meets(self, other: Rectangle, slack: float = 0.0) -> bool:
        """Whether they overlap by more than `slack`."""
        return (
            self.left < other.right - slack
            and other.left < self.right - slack
            and self.top < other.bottom - slack
            and other.top < self.bottom - slack
        )

    def has(self, point: Point, slack: float = 0.0) -> bool:
        """Whether a point lies inside by more than `slack`."""
        x, y = point
        return self.left + slack < x < self.right - slack and self.top + slack < y < self.bottom - slack


@dataclass(frozen=True)
class Text:
    """One piece of text and where it stands at its widest."""

    said: str
    around: Rectangle


@dataclass(frozen=True)
class Node:
    """A state or a card: its name ("active", "12", "9 18"), the whole of it, and every rectangle drawn in it."""

    kind: str
    name: str
    around: Rectangle
    parts: tuple[Rectangle, ...]
    texts: tuple[Text, ...]


@dataclass(frozen=True)
class Line:
    """A line with its ends, as the picture says: a state, a superstate, or "" where the card of `numbers` is."""

    source: str
    target: str
    numbers: str
    points: tuple[Point, ...]

    @cached_property
    def around(self) -> Rectangle:
        """What the whole line lies in."""
        return _bounds(self.points)


@dataclass(frozen=True)
class Measured:
    """A picture in numbers. `head` holds the texts of title and legend."""

    width: float
    height: float
    nodes: tuple[Node, ...]
    frames: tuple[Node, ...]
    lines: tuple[Line, ...]
    head: tuple[Text, ...]

    @property
    def crossings(self) -> list[tuple[Line, Line]]:
        """Pairs of lines, once for each time that they cross."""
        return [
            (one, other)
            for one, other in combinations(self.lines, 2)
            if one.around.meets(other.around)
            for _ in range(_crossings(one.points, other.points))
        ]

    @property
    def covered(self) -> Iterator[str]:
        """What stands on something else: boxes on boxes, lines through boxes or through what a frame says."""
        for node, other in combinations(self.nodes, 2):
            if node.around.meets(other.around):
                yield f"{node.name} and {other.name} overlap"
        for frame in self.frames:
            for part in (*(text.around for text in frame.texts), *frame.parts):
                for node in self.nodes:
                    if node.around.meets(part):
                        yield f"{node.name} stands on the head of {frame.name}"
                for line in self.lines:
                    if part.meets(line.around) and any(map(part.has, line.points)):
                        yield f"{_said(line)} runs through the head of {frame.name}"
            for node in self.nodes:
                if node.around.meets(frame.around) and not frame.around.holds(node.around, 1):
                    yield f"{node.name} stands on the edge of {frame.name}"
        for line in self.lines:
            for node in self.nodes:
                if node.around.meets(line.around) and any(node.around.has(point, 1) for point in line.points):
                    yield f"{_said(line)} runs through {node.name}"
        for text in self.head:
            for node in (*self.nodes, *self.frames):
                if text.around.meets(node.around):
                    yield f"{text.said!r} stands on {node.name}"
            for line in self.lines:
                if text.around.meets(line.around) and any(map(text.around.has, line.points)):
                    yield f"{_said(line)} runs through {text.said!r}"

    @property
    def merged(self) -> Iterator[str]:
        """Lines that run along each other, or along the edge of a frame, so closely that they look like one."""
        near: dict[tuple[int, int], set[int]] = {}
        edges = [Line(f"the edge of {frame.name}", "itself", "", frame.around.outline) for frame in self.frames]
        drawn = (*self.lines, *edges)
        for number, line in enumerate(drawn):
            for x, y in _sampled(line.points, STEP):
                for across, down in product((-1, 0, 1), repeat=2):
                    near.setdefault((int(x // NEAR) + across, int(y // NEAR) + down), set()).add(number)
        for number, line in enumerate(self.lines):
            beside = Counter[int]()
            for x, y in _sampled(line.points, STEP):
                if all(hypot(x - a, y - b) >= ENDS for a, b in (line.points[0], line.points[-1])):
                    beside.update(other for other in near[int(x // NEAR), int(y // NEAR)] if other > number)
            for other, steps in beside.items():
                if steps * STEP > LONG:
                    yield f"{_said(line)} runs along {_said(drawn[other])} for {steps * STEP:.0f} pixels"

    @property
    def outside(self) -> Iterator[str]:
        """Texts that leave what they stand in, or the picture."""
        sheet = Rectangle(0, 0, self.width, self.height)
        for node in (*self.nodes, *self.frames):
            if not sheet.holds(node.around):
                yield f"{node.name} leaves the picture"
            for text in node.texts:
                if not node.around.holds(text.around):
                    yield f"{text.said!r} leaves {node.name}"
                for part in node.parts:
                    if part.meets(text.around, 1) and not part.holds(text.around, 1):
                        yield f"{text.said!r} leaves its box in {node.name}"
            for text, other in combinations(node.texts, 2):
                if text.around.meets(other.around, 1):
                    yield f"{text.said!r} and {other.said!r} overlap in {node.name}"
        for text in self.head:
            if not sheet.holds(text.around):
                yield f"{text.said!r} leaves the picture"


NEAR, ENDS, LONG, STEP = 2.5, 24.0, 24.0, 3.0
"""Pixels: lines closer than one to two of these look like one; around an end they may meet; for longer than this they
may not; and how far apart they are looked at."""


def measured(picture: bytes | str) -> Measured:
    """The picture's numbers, in the pixels of its own coordinates moved to begin at 0."""
    root = ElementTree.fromstring(picture)
    (whole,) = (each for each in root if each.tag == f"{SVG}g")
    move = re.search(r"translate\(([-\d.]+)[ ,]+([-\d.]+)\)", whole.get("transform", ""))
    assert move is not None
    at = (float(move[1]), float(move[2]))
    nodes, frames, lines = [], [], []
    for group in whole:
        kinds = group.get("class", "").split()
        if "p-line" in kinds:
            (path,) = group.iter(f"{SVG}path")
            source, target, numbers = (group.get(f"data-{key}", "") for key in ("from", "to", "numbers"))
            lines.append(Line(source, target, numbers, tuple(_path(path.get("d", ""), at))))
        elif {"p-state", "p-card"} & set(kinds):
            name = group.get("data-state") or group.get("data-numbers") or ""
            nodes.append(_node("state" if "p-state" in kinds else "card", name, group, at))
        elif "p-superstate" in kinds:
            frames.append(_node("superstate", group.get("data-superstate", ""), group, at))
    return Measured(
        float(root.get("width", "")),
        float(root.get("height", "")),
        tuple(nodes),
        tuple(frames),
        tuple(lines),
        tuple(_text(text, at) for text in whole if text.tag == f"{SVG}text"),
    )


def _node(kind: str, name: str, group: ElementTree.Element, at: Point) -> Node:
    drawn = (f"{SVG}polygon", f"{SVG}path", f"{SVG}polyline")
    shapes = [_shape(shape, at) for shape in group.iter() if shape.tag in drawn]
    around = Rectangle(
        min(shape.left for shape in shapes),
        min(shape.top for shape in shapes),
        max(shape.right for shape in shapes),
        max(shape.bottom for shape in shapes),
    )
    texts = tuple(_text(text, at) for text in group.iter(f"{SVG}text"))
    return Node(kind, name, around, tuple(shape for shape in shapes if shape != around), texts)


def _shape(shape: ElementTree.Element, at: Point) -> Rectangle:
    if shape.tag == f"{SVG}path":
        return _bounds(tuple(_path(shape.get("d", ""), at)))
    numbers = [float(each) for each in re.findall(r"-?[\d.]+", shape.get("points", ""))]
    return _bounds(tuple((x + at[0], y + at[1]) for x, y in zip(numbers[::2], numbers[1::2], strict=True)))


def _text(text: ElementTree.Element, at: Point) -> Text:
    size, said = float(text.get("font-size", "0")), text.text or ""
    x, y = float(text.get("x", "0")) + at[0], float(text.get("y", "0")) + at[1]
    width = width_points(said, round(size), bold=text.get("font-weight") == "bold")
    assert text.get("text-anchor") == "start"
    return Text(said, Rectangle(x, y - 0.8 * size, x + width, y + 0.22 * size))


def _bounds(points: Sequence[Point]) -> Rectangle:
    return Rectangle(
        min(x for x, _ in points), min(y for _, y in points), max(x for x, _ in points), max(y for _, y in points)
    )


def _path(d: str, at: Point) -> Iterator[Point]:
    """The path as a polyline; Graphviz writes M, C and L with absolute coordinates."""
    here: Point = (0, 0)
    for command, given in re.findall(r"([A-Za-z])([^A-Za-z]*)", d):
        numbers = [float(each) for each in re.findall(r"-?[\d.]+", given)]
        points = [(x + at[0], y + at[1]) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        assert command in "MCLzZ", command
        if command == "C":
            for one, two, end in zip(points[::3], points[1::3], points[2::3], strict=True):
                yield from _curve(here, one, two, end)
                here = end
        elif points:
            yield from points
            here = points[-1]


def _curve(start: Point, one: Point, two: Point, end: Point) -> Iterator[Point]:
    for step in range(1, STEPS + 1):
        t = step / STEPS
        s = 1 - t
        a, b, c, d = s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t
        yield (
            a * start[0] + b * one[0] + c * two[0] + d * end[0],
            a * start[1] + b * one[1] + c * two[1] + d * end[1],
        )


def _sampled(points: Sequence[Point], apart: float) -> list[Point]:
    """Points on a polyline at even distances."""
    found, left = [points[0]], apart
    for (x, y), (a, b) in pairwise(points):
        length = hypot(a - x, b - y)
        at = left
        while at <= length:
            found.append((x + (a - x) * at / length, y + (b - y) * at / length))
            at += apart
        left = at - length
    return found


def _crossings(one: Sequence[Point], other: Sequence[Point]) -> int:
    return sum(_cross(a, b, c, d) for a, b in pairwise(one) for c, d in pairwise(other))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
        return False

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return (side(a, b, c) > 0) != (side(a, b, d) > 0) and (side(c, d, a) > 0) != (side(c, d, b) > 0)


def _said(line: Line) -> str:
    return f"the line {line.source or line.numbers} to {line.target or line.numbers}"
