"""Swim lanes: who does what in which lane, one row for each thing that is done, and in every lane what comes of it.

Both kinds of sequence pictures, those of the documented procedures and those of violations, are drawn here. We write
this SVG ourselves: no line crosses a box, no text leaves its own, and the same rows give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple
from xml.etree import ElementTree

from machine.draw import addresses
from machine.draw.palette import FONT_FAMILY, LIGHT, width_points
from machine.draw.style import PROPERTIES
from machine.draw.svg import SVG, XML
from machine.draw.wrapping import drawable, wrapped
from spec.language import Language

WIDTH_POINTS = 1_100
"""The most that a picture takes, unless it has more lanes than can be read in that."""
LEAST_WIDTH_POINTS = 640
MARGIN = 16
BASIS_WIDTH_POINTS = 160
"""The column on the left that says where a row stands in the source."""
LANE_MOST_POINTS = 236
LANE_LEAST_POINTS = 126

TITLE_POINTS = 18
PART_POINTS = 14
TEXT_POINTS = 12
SMALL_POINTS = 11
LINE = 16
"""The height of a line of text, with air."""
PAD = 8
"""The air around text in a box."""
GUTTER = 6
"""The air between a box and the edge of its lane."""
NUMBER = 22
"""How far the words of an action stand to the right of its number."""
DROP = 18
"""The height in which arrows come down to what they lead to."""
FRAME = 5
"""How far the frame of what repeats stands outside the lanes."""
ARROW_HEAD = 7
DASHES = "5 4"


def _colour(name: str) -> str:
    return f"var(--{name}, {LIGHT[name]})"


RULES = "\n".join(
    (
        f".lanes .paper {{ fill: {_colour('paper')} }}",
        f".lanes .ink {{ fill: {_colour('ink')} }}",
        f".lanes .quiet {{ fill: {_colour('quiet')} }}",
        f".lanes .bad {{ fill: {_colour('bad')} }}",
        f".lanes .rule {{ stroke: {_colour('line')}; fill: none }}",
        f".lanes .arrow {{ stroke: {_colour('quiet')}; stroke-width: 1.5; fill: none }}",
        f".lanes .note {{ fill: {_colour('fill')}; stroke: {_colour('line')} }}",
        f".lanes .refused {{ fill: {_colour('paper')}; stroke: {_colour('quiet')} }}",
        f".lanes .act {{ fill: {_colour('paper')}; stroke: var(--who, {LIGHT['quiet']}); stroke-width: 1.5 }}",
        f".lanes .bad-act {{ fill: {_colour('paper')}; stroke: {_colour('bad')}; stroke-width: 2 }}",
        f".lanes .frame {{ stroke: {_colour('quiet')}; fill: none }}",
        f".lanes .bad-frame {{ stroke: {_colour('bad')}; stroke-width: 2; fill: none }}",
        f".lanes .who {{ fill: var(--who, {LIGHT['quiet']}) }}",
        f".lanes .on-who {{ fill: {_colour('paper')} }}",
        f".lanes .link {{ fill: {_colour('accent')}; text-decoration: underline }}",
        *(
            f".lanes .{look} {{ --who: {_colour(look)} }}"
            for look in ("agent", "customer", "system", "clock", "administrator")
        ),
        f".lanes .queue {{ --who: {_colour('quiet')} }}",
    )
)
"""The style of every such picture, for a page that holds some and sets the properties itself."""


STYLE = f"\n{PROPERTIES}\n{RULES}\n"
"""The style of a picture in a file of its own."""


class Lane(NamedTuple):
    """Whoever or whatever has a lane. `look` is the class that gives the colour: a caller, or "queue"."""

    look: str
    sign: str
    role: str
    name: str = ""

    @property
    def words(self) -> str:
        """Role and name in one."""
        return f"{self.role} {self.name}" if self.name else self.role


class Said(NamedTuple):
    """One thing that is told in a lane, and where a click on it leads within the page: "machines/Dialog", or ""."""

    text: str
    address: str = ""


class Basis(NamedTuple):
    """What a row rests on: where it stands, in words, and what is cited of it."""

    place: str
    cites: tuple[Said, ...]


class Row(NamedTuple):
    """One thing that is done, and what comes of it in each lane. Without `lane` nobody does anything: it is so.

    `sentence` is the tooltip. A refused one is dashed; one that violates is drawn as such.
    """

    number: int
    lane: Lane | None
    label: str
    sentence: str
    notes: tuple[tuple[Lane, tuple[Said, ...]], ...]
    basis: tuple[Basis, ...] = ()
    refused: bool = False
    violates: bool = False


class Chart(NamedTuple):
    """Rows with lanes of their own, under a heading if there is one; `frame` are the first row that repeats, the one
    after the last, and what is said of it."""

    rows: tuple[Row, ...]
    heading: str = ""
    where: str = ""
    frame: tuple[int, int, str] | None = None


class Sheet(NamedTuple):
    """A whole picture: what stands over it, its charts, and the verdict under them, if there is one. `description` is
    the same in words, a line for each thing that is done."""

    title: str
    how_to_read: str
    charts: tuple[Chart, ...]
    description: tuple[str, ...]
    verdict: str = ""


LOOKS_IN_ORDER = ("clock", "administrator", "customer", "queue", "system", "agent")
"""Lanes from left to right."""


def lanes_of(rows: Iterable[Row]) -> tuple[Lane, ...]:
    """Everybody who does something or whom something comes to, from left to right, each kind in order of
    appearance."""
    found: dict[Lane, None] = {}
    for row in rows:
        found |= dict.fromkeys((*((row.lane,) if row.lane else ()), *(lane for lane, _ in row.notes)))
    return tuple(sorted(found, key=lambda lane: LOOKS_IN_ORDER.index(lane.look)))


def picture_file(sheet: Sheet, language: Language, at: str) -> bytes:
    """The picture as a file of its own, light and dark. `at` is what comes before the addresses in links."""
    root = _Drawing(sheet, language, at).svg()
    style = ElementTree.Element(f"{{{SVG}}}style")
    style.text = STYLE
    root.insert(2, style)
    return _written(root).encode() + b"\n"


def inline_picture(sheet: Sheet, language: Language, at: str) -> str:
    """The picture for a page that has RULES among its styles."""
    return _written(_Drawing(sheet, language, at).svg())


def _written(root: ElementTree.Element) -> str:
    for element in root.iter():
        # A line break between the lines of one text would be drawn as a space.
        if element.tag != f"{{{SVG}}}tspan":
            element.tail = "\n"
        if element.tag in (f"{{{SVG}}}g", f"{{{SVG}}}svg"):
            element.text = "\n"
    root.tail = None
    return ElementTree.tostring(root, encoding="unicode")


class _Drawing:
    """One picture while it is drawn, from top to bottom."""

    def __init__(self, sheet: Sheet, language: Language, at: str) -> None:
        self._sheet = sheet
        self._language = language
        self._at = at
        self._body = ElementTree.Element(f"{{{SVG}}}g")
        self._y = MARGIN
        has_basis = any(row.basis for chart in sheet.charts for row in chart.rows)
        self._left = MARGIN + (BASIS_WIDTH_POINTS if has_basis else 0)
        lanes = [len(lanes_of(chart.rows)) for chart in sheet.charts]
        widest = max((each * self._lane_points(each) for each in lanes), default=0)
        self._width = max(LEAST_WIDTH_POINTS, self._left + widest + MARGIN)

    def _lane_points(self, lanes: int) -> int:
        """How wide each of so many lanes is."""
        room = (WIDTH_POINTS - self._left - MARGIN) // max(1, lanes)
        return max(LANE_LEAST_POINTS, min(LANE_MOST_POINTS, room))

    def svg(self) -> ElementTree.Element:
        sheet = self._sheet
        self._paragraph(sheet.title, TITLE_POINTS, "ink", bold=True)
        self._paragraph(sheet.how_to_read, SMALL_POINTS, "quiet")
        for chart in sheet.charts:
            self._chart(chart)
        if sheet.verdict:
            self._verdict()
        return self._whole()

    # --- parts

    def _chart(self, chart: Chart) -> None:
        """A chart, in a group of its own, so that a page can show it alone."""
        whole, self._body = self._body, ElementTree.SubElement(self._body, f"{{{SVG}}}g", {"data-part": ""})
        self._draw_chart(chart)
        self._body = whole

    def _draw_chart(self, chart: Chart) -> None:
        self._y += PAD
        if chart.heading:
            self._paragraph(chart.heading, PART_POINTS, "ink", bold=True)
        if chart.where:
            self._paragraph(chart.where, SMALL_POINTS, "quiet")
        self._lane_width = self._lane_points(len(lanes_of(chart.rows)))
        self._x = {lane: self._left + place * self._lane_width for place, lane in enumerate(lanes_of(chart.rows))}
        self._right = self._left + len(self._x) * self._lane_width
        self._heads()
        edges = [
            self._draw("line", "rule", x1=x, x2=x, y1=self._y, y2=self._y)
            for x in (*self._x.values(), *((self._right,) if self._x else ()))
        ]
        for place, row in enumerate(chart.rows):
            self._frame_begins(chart, place)
            self._row(row)
            self._frame_ends(chart, place + 1)
        for edge in edges:
            edge.set("y2", str(self._y))
        self._rule()
        self._y += MARGIN

    def _heads(self) -> None:
        """Who takes part."""
        heads = ElementTree.SubElement(self._body, f"{{{SVG}}}g", {"data-heads": ""})
        most = self._lane_width - 2 * GUTTER - 2 * PAD
        named = {
            lane: (wrapped(f"{lane.sign} {lane.role}", SMALL_POINTS, most), self._bold(lane.name, most))
            for lane in self._x
        }
        height = max((len(role) + len(name) for role, name in named.values()), default=0) * LINE + PAD
        for lane, (role, name) in named.items():
            group = ElementTree.SubElement(heads, f"{{{SVG}}}g", {"class": lane.look})
            x = self._x[lane]
            self._draw(
                "rect", "who", group, x=x + GUTTER, y=self._y, width=self._lane_width - 2 * GUTTER, height=height, rx=3
            )
            self._lines(x + GUTTER + PAD, self._y + PAD // 2, role, SMALL_POINTS, "on-who", group)
            below = self._y + PAD // 2 + len(role) * LINE
            self._lines(x + GUTTER + PAD, below, name, TEXT_POINTS, "on-who", group, bold=True)
        self._y += height + PAD

    @staticmethod
    def _bold(text: str, most: int) -> tuple[str, ...]:
        return wrapped(text, TEXT_POINTS, most, bold=True)

    def _row(self, row: Row) -> None:
        self._rule()
        top = self._y + PAD
        group = self._group(*(("row", row.lane.look) if row.lane else ("row",)))
        group.set("data-arrow", str(row.number))
        if row.sentence:
            ElementTree.SubElement(group, f"{{{SVG}}}title").text = drawable(row.sentence)
        basis_bottom = self._basis(row, top, group)
        act_bottom = self._act(row, top, group) if row.lane else top
        notes_top = act_bottom + (DROP if row.lane and row.notes else 0)
        notes = dict(row.notes)
        bottom = max(
            [act_bottom, *(self._note(lane, notes[lane], notes_top, row, group) for lane in self._x if lane in notes)]
        )
        if row.lane is not None:
            self._arrows(row, row.lane, (top, act_bottom, notes_top), group)
        self._y = max(bottom, basis_bottom) + PAD

    def _act(self, row: Row, top: int, group: ElementTree.Element) -> int:
        """What is done, in the lane of who does it. Gives where the box ends."""
        assert row.lane is not None
        x = self._x[row.lane] + GUTTER
        width = self._lane_width - 2 * GUTTER
        lines = wrapped(row.label, TEXT_POINTS, width - 2 * PAD - NUMBER)
        height = max(1, len(lines)) * LINE + PAD
        box = self._draw(
            "rect", "bad-act" if row.violates else "act", group, x=x, y=top, width=width, height=height, rx=2
        )
        if row.refused:
            box.set("stroke-dasharray", DASHES)
        look = "bad" if row.violates else "who"
        self._lines(x + PAD, top + PAD // 2, (str(row.number),), TEXT_POINTS, look, group, bold=True)
        self._lines(x + PAD + NUMBER, top + PAD // 2, lines, TEXT_POINTS, "ink", group)
        return top + height

    def _note(self, lane: Lane, said: Sequence[Said], top: int, row: Row, group: ElementTree.Element) -> int:
        """What comes of it in a lane, one below the other. Gives where the box ends."""
        x, width = self._x[lane] + GUTTER, self._lane_width - 2 * GUTTER
        told = [(wrapped(each.text, TEXT_POINTS, width - 2 * PAD), each.address) for each in said]
        height = sum(len(lines) * LINE for lines, _ in told) + PAD + (len(told) - 1) * PAD // 2
        refused = row.refused and lane == row.lane
        box = self._draw(
            "rect", "refused" if refused else "note", group, x=x, y=top, width=width, height=height, rx=PAD
        )
        if refused:
            box.set("stroke-dasharray", DASHES)
        y = top + PAD // 2
        for place, (lines, address) in enumerate(told):
            if place:
                y += PAD // 2
                self._draw("line", "rule", group, x1=x, x2=x + width, y1=y - PAD // 4, y2=y - PAD // 4)
            look = ("bad" if row.violates else "quiet") if refused and not place else "ink"
            self._lines(x + PAD, y, lines, TEXT_POINTS, look, group, address=address)
            y += len(lines) * LINE
        return top + height

    def _arrows(self, row: Row, start: Lane, ys: tuple[int, int, int], group: ElementTree.Element) -> None:
        """From what is done along its middle, over lanes that are empty at this height, then down to what comes of
        it. One that leads further begins where the one before it turns down."""
        top, act_bottom, notes_top = ys
        ends = [lane for lane in self._x if lane in dict(row.notes)]
        middle = self._x[start] + self._lane_width // 2
        tip = notes_top - ARROW_HEAD
        if start in ends:
            self._arrow(row, f"M {middle} {act_bottom} V {tip}", (middle, notes_top), group)
        for side, edge in ((-1, self._x[start] + GUTTER), (1, self._x[start] + self._lane_width - GUTTER)):
            begin = edge
            xs = [self._x[lane] + self._lane_width // 2 for lane in ends]
            for x in sorted((x for x in xs if (x - middle) * side > 0), key=lambda x: x * side):
                self._arrow(row, f"M {begin} {(top + act_bottom) // 2} H {x} V {tip}", (x, notes_top), group)
                begin = x

    def _arrow(self, row: Row, path: str, tip: tuple[int, int], group: ElementTree.Element) -> None:
        line = self._draw("path", "arrow", group, d=path)
        if row.refused:
            line.set("stroke-dasharray", DASHES)
        (x, y), half = tip, ARROW_HEAD // 2 + 1
        points = f"{x},{y} {x - half},{y - ARROW_HEAD} {x + half},{y - ARROW_HEAD}"
        self._draw("polygon", "quiet", group, points=points)

    def _basis(self, row: Row, top: int, group: ElementTree.Element) -> int:
        """Where it stands in the source, and what is cited. Gives where the words end."""
        y = top
        most = BASIS_WIDTH_POINTS - PAD
        for basis in row.basis:
            lines = wrapped(basis.place, SMALL_POINTS, most, bold=not basis.cites)
            self._lines(MARGIN, y, lines, SMALL_POINTS, "ink", group, bold=not basis.cites)
            y += len(lines) * LINE
            x = MARGIN
            for cited in basis.cites:
                width = width_points(cited.text, SMALL_POINTS)
                if x > MARGIN and x + width > MARGIN + most:
                    x, y = MARGIN, y + LINE
                self._lines(x, y, (cited.text,), SMALL_POINTS, "ink", group, address=cited.address)
                x += width + PAD
            y += (LINE if basis.cites else 0) + PAD // 2
        return y

    def _frame_begins(self, chart: Chart, place: int) -> None:
        if chart.frame is not None and place == chart.frame[0]:
            self._frame_top = self._y
            self._lines(self._left + PAD, self._y, (chart.frame[2],), SMALL_POINTS, "ink", self._body, bold=True)
            self._y += LINE + PAD // 2

    def _frame_ends(self, chart: Chart, place: int) -> None:
        if chart.frame is not None and place == chart.frame[1]:
            left, top = self._left - FRAME, self._frame_top
            self._draw("rect", "frame", x=left, y=top, width=self._right - left + FRAME, height=self._y - top, rx=2)
            self._y += PAD

    def _verdict(self) -> None:
        lines = wrapped(self._sheet.verdict, PART_POINTS, self._width - 4 * MARGIN, bold=True)
        height = len(lines) * (LINE + 4) + PAD
        width = max(width_points(line, PART_POINTS, bold=True) for line in lines) + 2 * MARGIN
        self._draw("rect", "bad-frame", x=MARGIN, y=self._y, width=width, height=height, rx=3)
        self._lines(2 * MARGIN, self._y + PAD // 2, lines, PART_POINTS, "bad", self._body, bold=True)
        self._y += height + PAD

    # --- ink

    def _rule(self) -> None:
        self._draw("line", "rule", x1=MARGIN, x2=self._right, y1=self._y, y2=self._y)

    def _paragraph(self, said: str, points: int, look: str, *, bold: bool = False) -> None:
        lines = wrapped(said, points, self._width - 2 * MARGIN, bold=bold)
        self._lines(MARGIN, self._y, lines, points, look, self._body, bold=bold)
        self._y += len(lines) * _line(points) + PAD // 2

    def _group(self, *looks: str) -> ElementTree.Element:
        return ElementTree.SubElement(self._body, f"{{{SVG}}}g", {"class": " ".join(looks)})

    def _draw(
        self, tag: str, look: str, into: ElementTree.Element | None = None, **attributes: str | int
    ) -> ElementTree.Element:
        given = {"class": look, **{name: str(value) for name, value in attributes.items()}}
        return ElementTree.SubElement(self._body if into is None else into, f"{{{SVG}}}{tag}", given)

    def _lines(
        self,
        x: int,
        top: int,
        lines: Sequence[str],
        points: int,
        look: str,
        into: ElementTree.Element,
        *,
        bold: bool = False,
        address: str = "",
    ) -> None:
        """One text in lines, as a link if it leads somewhere. A reader of the screen hears it in one."""
        if not lines:
            return
        if address:
            href = f"{self._at}{addresses.place(address, self._language)}"
            into = ElementTree.SubElement(into, f"{{{SVG}}}a", {"href": href})
            look = "link"
        text = self._draw("text", look, into, **{"font-size": points})
        if bold:
            text.set("font-weight", "bold")
        step, first = _line(points), top + points
        for place, line in enumerate(lines):
            span = ElementTree.SubElement(text, f"{{{SVG}}}tspan", {"x": str(x), "y": str(first + place * step)})
            span.text = line if place == len(lines) - 1 else f"{line} "

    def _whole(self) -> ElementTree.Element:
        width, height = str(self._width), str(self._y + MARGIN // 2)
        title = drawable(self._sheet.title)
        root = ElementTree.Element(
            f"{{{SVG}}}svg",
            {
                "class": "lanes",
                "width": width,
                "height": height,
                "viewBox": f"0 0 {width} {height}",
                # Not "img": what is in an image, links too, is hidden from readers of the screen.
                "role": "group",
                "aria-label": title,
                f"{{{XML}}}lang": self._language,
                "font-family": FONT_FAMILY,
            },
        )
        ElementTree.SubElement(root, f"{{{SVG}}}title").text = title
        ElementTree.SubElement(root, f"{{{SVG}}}desc").text = "\n".join(map(drawable, self._sheet.description))
        ElementTree.SubElement(root, f"{{{SVG}}}rect", {"class": "paper", "width": width, "height": height})
        root.append(self._body)
        return root


def _line(points: int) -> int:
    """How far apart the lines of a text of this size stand."""
    return max(LINE, points + 4)
