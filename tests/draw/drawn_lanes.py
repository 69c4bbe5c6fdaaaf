"""Measures swim lanes as they are drawn: boxes, lines of text and arrows, in the points of the picture."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree

from machine.draw.palette import width_points

SVG = "{http://www.w3.org/2000/svg}"
BOXES = {"act", "bad-act", "note", "refused", "who", "bad-frame"}


class Area(NamedTuple):
    """A rectangle with what it is."""

    what: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Area) -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def holds(self, other: Area) -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


def boxes(root: ElementTree.Element) -> list[Area]:
    """Every box that holds text."""
    return [
        Area(each.attrib["class"], x := float(each.attrib["x"]), y := float(each.attrib["y"]),
             x + float(each.attrib["width"]), y + float(each.attrib["height"]))
        for each in root.iter(f"{SVG}rect")
        if each.get("class") in BOXES
    ]  # fmt: skip


def lines(root: ElementTree.Element) -> list[Area]:
    """Every line of text, as wide as it may become in any font."""
    found = []
    for text in root.iter(f"{SVG}text"):
        size, bold = int(text.attrib["font-size"]), "font-weight" in text.attrib
        for span in text.iter(f"{SVG}tspan"):
            said = (span.text or "").rstrip()
            x, y = float(span.attrib["x"]), float(span.attrib["y"])
            found.append(Area(said, x, y - 0.8 * size, x + width_points(said, size, bold=bold), y + 0.25 * size))
    return found


def texts(root: ElementTree.Element) -> list[str]:
    """Every text in one, however many lines it has."""
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def strokes(root: ElementTree.Element) -> Iterator[Area]:
    """Every straight piece of an arrow, half a point less at its ends, where it may touch a box."""
    for path in root.iter(f"{SVG}path"):
        words = path.attrib["d"].split()
        x, y = float(words[1]), float(words[2])
        points = [(x, y)]
        for letter, number in zip(words[3::2], words[4::2], strict=True):
            x, y = (float(number), y) if letter == "H" else (x, float(number))
            points.append((x, y))
        for (x1, y1), (x2, y2) in pairwise(points):
            left, right, top, bottom = min(x1, x2), max(x1, x2), min(y1, y2), max(y1, y2)
            if left == right:
                yield Area(path.attrib["d"], left, top + 0.5, right, bottom - 0.5)
            else:
                yield Area(path.attrib["d"], left + 0.5, top, right - 0.5, bottom)


def overlapping(areas: list[Area]) -> Iterator[tuple[Area, Area]]:
    """Every two that overlap."""
    ordered = sorted(areas, key=lambda area: area.top)
    for place, one in enumerate(ordered):
        for other in ordered[place + 1 :]:
            if other.top >= one.bottom:
                break
            if one.overlaps(other):
                yield one, other


def problems(root: ElementTree.Element) -> list[str]:
    """What overlaps or leaves its place, in words; empty for a picture in which nothing does."""
    sheet = Area("sheet", 0, 0, float(root.attrib["width"]), float(root.attrib["height"]))
    all_boxes, all_lines = boxes(root), lines(root)
    found = [f"{one} overlaps {other}" for each in (all_boxes, all_lines) for one, other in overlapping(each)]
    found += [f"{each} leaves the sheet" for each in (*all_boxes, *all_lines) if not sheet.holds(each)]
    found += [
        f"{line} leaves {box}" for line in all_lines for box in all_boxes if line.overlaps(box) and not box.holds(line)
    ]
    for stroke in strokes(root):
        found += [f"{stroke} crosses {each}" for each in (*all_boxes, *all_lines) if each.overlaps(stroke)]
    return found
