"""A machine as a sketch that lies: states, and on the lines between them nothing but the numbers of what leads there.

The picture of a machine stands upright and has every condition in it, so that on a slide nobody can read it. The sketch
has the places alone; the page draws it, with a key of the numbers below. Both languages share it: each state has room
for its longer name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import graphviz
import msgspec

from machine.draw.boxes import Card, cards
from machine.draw.palette import SMALL_POINTS, STATE_POINTS, width_points
from machine.draw.superstates import SUPERSTATES, Superstate, superstate_name, superstates
from machine.draw.svg import program_output
from machine.draw.words import state_name
from machine.lifecycle.table import TABLE, MachineSpec
from spec.language import LANGUAGES

Place = tuple[int, int, int, int]
"""Left, top, width and height, in pixels."""

POINTS_PER_INCH = 72
ON = "on "
"""How the nodes of numbers are called."""
AIR = 24
"""Around the name of a state."""
STATE_HEIGHT, LINE_HEIGHT, NUMBER_HEIGHT = 34, 16, 20


class Frame(msgspec.Struct, frozen=True, array_like=True):
    """A frame around states: where it is, its name in each language, and the numbers of what stays in it."""

    place: Place
    says: tuple[str, ...]
    staying: str


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A line to a number or from it to a state, where it `leads`; its path ends at the tip of its arrow."""

    numbers: str
    path: str
    leads: bool


class Sketch(msgspec.Struct, frozen=True, array_like=True):
    """Width and height; the frames; the states by name with the numbers of what stays in each; the numbers on lines;
    and the lines."""

    size: tuple[int, int]
    frames: tuple[Frame, ...]
    states: Mapping[str, tuple[Place, str]]
    numbers: Mapping[str, tuple[int, int]]
    lines: tuple[Line, ...]


def sketches() -> Mapping[str, Sketch]:
    """That of every machine, by its name. Raises LayoutError."""
    return {machine.name: _Sketching(machine).sketch() for machine in TABLE.machines}


class _Sketching:
    """One sketch while it is made."""

    def __init__(self, machine: MachineSpec) -> None:
        self._machine = machine
        self._frames = SUPERSTATES.get(machine.name, ())
        self._cards = cards(machine.name)
        self._leading = {_numbers(card): card for card in self._cards if card.leads}

    def sketch(self) -> Sketch:
        laid = json.loads(program_output(self._graph(), "json0"))
        _, _, width, height = map(float, laid["bb"].split(","))
        objects = {each["name"]: each for each in laid["objects"]}
        names = {each["_gvid"]: each["name"] for each in laid["objects"]}

        def place(found: Mapping[str, Any]) -> Place:
            x, y = map(float, found["pos"].split(","))
            wide, high = (float(found[side]) * POINTS_PER_INCH for side in ("width", "height"))
            return round(x - wide / 2), round(height - y - high / 2), round(wide), round(high)

        def frame(each: Superstate) -> Frame:
            left, bottom, right, top = map(float, objects[f"cluster_{each.name}"]["bb"].split(","))
            said = tuple(superstate_name(self._machine.name, each.name, language) for language in LANGUAGES)
            whole = round(left), round(height - top), round(right - left), round(top - bottom)
            return Frame(whole, said, self._staying(each))

        return Sketch(
            (round(width), round(height)),
            tuple(map(frame, superstates(self._machine.name))),
            {state: (place(objects[state]), self._staying(state)) for state in self._machine.states},
            {each: place(objects[f"{ON}{each}"])[:2] for each in self._leading},
            tuple(self._line(each, names, height) for each in laid["edges"]),
        )

    def _graph(self) -> graphviz.Digraph:
        graph = graphviz.Digraph(self._machine.name)
        graph.attr("graph", rankdir="LR", nodesep="0.12", ranksep="0.3", compound="true", mclimit="10", pad="0.1")
        graph.attr("node", fixedsize="true", shape="box", label="")
        self._add_inside(graph, None)
        for numbers, card in self._leading.items():
            upward = self._leads_up(card)
            for origin in card.origins:
                place, clipped = origin.place, {}
                if isinstance(place, Superstate):
                    clipped = {"lhead" if upward else "ltail": f"cluster_{place.name}"}
                    place = place.states[len(place.states) // 2]
                self._add_line(graph, (place, f"{ON}{numbers}"), upward, clipped)
            self._add_line(graph, (f"{ON}{numbers}", str(card.first.target)), upward, {})
        return graph

    def _add_line(
        self, graph: graphviz.Digraph, ends: tuple[str, str], upward: bool, clipped: Mapping[str, str]
    ) -> None:
        graph.edge(*(reversed(ends) if upward else ends), **({"dir": "back"} if upward else {}), **clipped)

    def _add_inside(self, graph: graphviz.Digraph, frame: Superstate | None) -> None:
        """The states, numbers and frames that stand directly in a frame, or in none."""
        inner = self._frames if frame is None else [each for each in frame.inside if isinstance(each, Superstate)]
        framed = {state for each in inner for state in each.states}
        for state in self._machine.states if frame is None else frame.states:
            if state not in framed:
                self._add_state(graph, state)
        for numbers, card in self._leading.items():
            if self._home(card) == frame:
                width = width_points(numbers, SMALL_POINTS, bold=True) + AIR // 2
                graph.node(f"{ON}{numbers}", width=_inches(width), height=_inches(NUMBER_HEIGHT))
        for each in inner:
            with graph.subgraph(name=f"cluster_{each.name}") as cluster:
                # Room for its name and for what stays.
                cluster.attr("graph", label=" ", fontsize=str(STATE_POINTS), margin="10")
                self._add_inside(cluster, each)

    def _home(self, card: Card) -> Superstate | None:
        """The innermost frame that holds everything between which the number stands."""
        touched = {str(card.first.target), *(transition.source for transition in card.transitions)}
        whole = {origin.place for origin in card.origins}
        around = [each for each in superstates(self._machine.name) if touched <= set(each.states) and each not in whole]
        return min(around, key=lambda each: len(each.states), default=None)

    def _add_state(self, graph: graphviz.Digraph, state: str) -> None:
        names = [state_name(self._machine.name, state, language) for language in LANGUAGES]
        staying = self._staying(state)
        width = max(
            *(width_points(name, STATE_POINTS, bold=True) for name in names), width_points(staying, SMALL_POINTS)
        )
        height = STATE_HEIGHT + (LINE_HEIGHT if staying else 0)
        graph.node(state, width=_inches(width + AIR), height=_inches(height))

    def _staying(self, place: str | Superstate) -> str:
        here = [
            str(number)
            for card in self._cards
            for origin in card.origins
            if not card.leads and origin.place == place
            for number in origin.numbers
        ]
        return " ".join(here)

    def _leads_up(self, card: Card) -> bool:
        places = self._machine.states.index
        return places(str(card.first.target)) < min(places(each.source) for each in card.transitions)

    @staticmethod
    def _line(edge: Mapping[str, Any], names: Mapping[int, str], height: float) -> Line:
        """The line as it runs from where it starts: where Graphviz was told it the other way round, its points are."""
        ends = names[edge["tail"]], names[edge["head"]]
        upward = edge.get("dir") == "back"
        points, tip = [], ""
        for part in edge["pos"].split():
            x, y = map(float, part.split(",")[-2:])
            at = f"{round(x)} {round(height - y)}"
            # "e,x,y" and "s,x,y" are where the tip of the arrow is.
            if part[0] in "es":
                tip = at
            else:
                points.append(at)
        first, *others = reversed(points) if upward else points
        numbers = next(each for each in ends if each.startswith(ON)).removeprefix(ON)
        return Line(numbers, f"M{first}C{' '.join(others)}L{tip}", leads=not ends[0 if upward else 1].startswith(ON))


def _numbers(card: Card) -> str:
    return " ".join(str(box.number) for box in card.boxes)


def _inches(points: float) -> str:
    return f"{points / POINTS_PER_INCH:.2f}"
