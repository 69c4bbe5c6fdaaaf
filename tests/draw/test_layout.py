"""The pictures as they are committed can be read: measured on the SVG, in both languages."""

import re
from collections.abc import Iterator

import pytest

from machine.draw import layout as layouts
from machine.draw.boxes import boxes, cards
from machine.draw.files import STEMS
from machine.draw.labels import cell, cell_tooltip, label, row, table, text, tooltip
from machine.draw.layout import Layout, layout_of, stale_layouts
from machine.draw.machine_picture import machine_file, machine_picture
from machine.draw.picture import sheet
from machine.draw.svg import render
from machine.evidence.checkout import ROOT
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE, MachineSpec
from spec.language import LANGUAGES, Language
from tests.draw.geometry import Measured, Rectangle, measured

WIDTHS = {"AgentStatus": 793, "Conversation": 1200, "Interaction": 1200, "Dialog": 1145}
"""Pixels. None is wider than it was without frames, and Conversation and Interaction were 1,863 and 1,860 wide."""
CROSSINGS = {"AgentStatus": 1, "Conversation": 6, "Interaction": 1, "Dialog": 5}
IN_BOTH = [(machine, language) for machine in TABLE.machines for language in LANGUAGES]
EVERY_PICTURE = pytest.mark.parametrize(("machine", "language"), IN_BOTH, ids=lambda each: getattr(each, "name", each))


def _committed(machine: MachineSpec, language: Language) -> Measured:
    return measured((ROOT / "diagrams" / language / f"{STEMS[machine.name]}.svg").read_bytes())


def test_tutorial_a_picture_is_measured_as_it_stands() -> None:
    (status,) = (machine for machine in TABLE.machines if machine.name == "AgentStatus")

    picture = measured(machine_file(status, "en"))

    assert [node.name for node in picture.nodes if node.kind == "state"] != []
    assert {node.name for node in picture.nodes if node.kind == "state"} == set(status.states)
    assert {(line.source, line.target) for line in picture.lines if line.numbers == "3"} == {
        ("available", ""),
        ("rona", ""),
        ("", "idle"),
    }


@EVERY_PICTURE
def test_no_picture_is_wider_than_a_laptop_shows(machine: MachineSpec, language: Language) -> None:
    assert _committed(machine, language).width <= WIDTHS[machine.name]


@EVERY_PICTURE
def test_few_lines_cross(machine: MachineSpec, language: Language) -> None:
    assert len(_committed(machine, language).crossings) <= CROSSINGS[machine.name]


@EVERY_PICTURE
def test_nothing_stands_on_anything_else(machine: MachineSpec, language: Language) -> None:
    assert list(_committed(machine, language).covered) == []


@EVERY_PICTURE
def test_no_two_lines_run_along_each_other_or_along_the_edge_of_a_frame(
    machine: MachineSpec, language: Language
) -> None:
    assert list(_committed(machine, language).merged) == []


@EVERY_PICTURE
def test_no_text_leaves_its_box_and_nothing_leaves_the_picture(machine: MachineSpec, language: Language) -> None:
    assert list(_committed(machine, language).outside) == []


@EVERY_PICTURE
def test_every_state_number_and_line_is_measured(machine: MachineSpec, language: Language) -> None:
    """What the measuring overlooked would be held to nothing."""
    picture = _committed(machine, language)
    leading = [box for box in boxes(machine.name) if box.target is not None]

    assert {node.name for node in picture.nodes if node.kind == "state"} == set(machine.states)
    assert sorted(int(number) for node in picture.nodes if node.kind == "card" for number in node.name.split()) == [
        box.number for box in leading
    ]
    assert len(picture.lines) == 1 + sum(len(layouts_lines) for layouts_lines in _lines(machine))


def _lines(machine: MachineSpec) -> Iterator[tuple[str, ...]]:
    for card in cards(machine.name):
        if card.leads:
            yield (*(str(origin.place) for origin in card.origins), str(card.first.target))


def test_the_committed_layouts_are_those_of_the_machines() -> None:
    assert list(stale_layouts()) == []


def test_a_layout_of_other_cards_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {(machine.name, language): layout_of(machine.name, language) for machine, language in IN_BOTH}
    whole = known["Dialog", "ko"]
    for broken in (
        Layout(whole.order[1:], whole.exits, whole.drops, whole.turned),
        Layout((*whole.order, "Dialog.sleep: none > none"), whole.exits, whole.drops, whole.turned),
        Layout(whole.order, {"recipient/Dialog.cancel: transfer > none": "wrap_up"}, whole.drops, whole.turned),
        Layout(whole.order, whole.exits, {"Dialog.sleep: none > none": 2}, whole.turned),
        Layout(whole.order, whole.exits, whole.drops, frozenset({"Dialog.sleep: none > none"})),
        Layout(whole.order, whole.exits, whole.drops, whole.turned, frozenset({"Dialog.sleep: none > none"})),
    ):
        monkeypatch.setattr(layouts, "_layouts", lambda broken=broken: {**known, ("Dialog", "ko"): broken})

        assert list(stale_layouts()) == [
            "machine/draw/layouts.json: the ko Dialog is laid out for other cards; run `make layouts`."
        ]


@EVERY_PICTURE
def test_without_a_layout_the_same_is_drawn_less_well(machine: MachineSpec, language: Language) -> None:
    with_one, without = (
        render(machine_picture(machine, language, layout=layout), "t", "d", language).decode()
        for layout in (layout_of(machine.name, language), Layout())
    )

    assert _said(with_one) == _said(without)


def _said(drawn: str) -> list[str]:
    """Every text, tooltip and datum of a picture in any order, without where it stands."""
    return sorted(re.findall(r">[^<]+<|(?:class|data-\w+|href)=\"[^\"]*\"", drawn))


# --- the measuring itself finds what is wrong


def _drawn(shapes: str) -> Measured:
    return measured(
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">'
        f'<g transform="translate(0 0)">{shapes}</g></svg>'
    )


def _card(number: int, left: int, top: int, text: str = "") -> str:
    right, bottom = left + 40, top + 20
    return (
        f'<g class="p-card" data-numbers="{number}"><polygon points="{left},{top} {right},{top} {right},{bottom} '
        f'{left},{bottom}"/><text x="{left + 2}" y="{top + 14}" text-anchor="start" font-size="12.00">{text}</text></g>'
    )


def _line(source: str, target: str, path: str) -> str:
    return f'<g class="p-line" data-from="{source}" data-to="{target}" data-numbers=""><path d="{path}"/></g>'


def test_lines_that_cross_are_counted_each_time() -> None:
    straight = _line("a", "b", "M0,100C100,100 200,100 300,100")
    assert len(_drawn(straight + _line("c", "d", "M100,0C100,50 100,150 100,200")).crossings) == 1
    assert len(_drawn(straight + _line("c", "d", "M50,0C50,400 250,400 250,0")).crossings) == 2
    assert _drawn(straight + _line("c", "d", "M0,120C100,120 200,120 300,120")).crossings == []


def test_what_covers_what_is_named() -> None:
    crowd = _drawn(_card(1, 100, 100) + _card(2, 130, 110) + _line("a", "b", "M0,105C50,105 90,105 120,105"))
    assert list(crowd.covered) == ["1 and 2 overlap", "the line a to b runs through 1"]
    assert list(_drawn(_card(1, 100, 100) + _card(2, 141, 100)).covered) == []


def test_a_text_that_leaves_its_box_is_named() -> None:
    assert list(_drawn(_card(1, 100, 100, "abc")).outside) == []
    assert list(_drawn(_card(1, 100, 100, "too long")).outside) == ["'too long' leaves 1"]
    assert list(_drawn(_card(1, 100, 100, "대화상")).outside) == []
    assert list(_drawn(_card(1, 100, 100, "대화상자")).outside) == ["'대화상자' leaves 1"]
    assert list(_drawn(_card(1, 390, 100)).outside) == ["1 leaves the picture"]


def test_lines_that_run_along_each_other_are_named() -> None:
    one = _line("a", "b", "M0,100C100,100 200,100 300,100")
    assert list(_drawn(one + _line("c", "d", "M0,101C100,101 200,101 300,101")).merged)
    assert list(_drawn(one + _line("c", "d", "M0,109C100,109 200,109 300,109")).merged) == []


def test_rectangles() -> None:
    whole = Rectangle(0, 0, 10, 10)
    assert whole.holds(Rectangle(0, 0, 10, 10)) and not whole.holds(Rectangle(0, 0, 11, 10))
    assert whole.meets(Rectangle(9, 9, 20, 20)) and not whole.meets(Rectangle(10, 0, 20, 10))


# --- what is hostile


def test_what_is_hostile_stands_in_the_picture_as_it_is() -> None:

    hostile = '<script>alert("&")</script> \\n \u202eabc ' + "x" * 5000
    graph = sheet("hostile", hostile, hostile, (), list(Caller), "en")
    content = cell(text(hostile), 10, title=cell_tooltip([hostile]), href="/en")
    graph.node("a", label=label(table([row(content)])), tooltip=tooltip([hostile]))

    drawn = render(graph, hostile, hostile, "en").decode()

    assert "<script" not in drawn
    assert drawn.count("&lt;script&gt;alert(") >= 5
