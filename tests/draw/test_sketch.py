"""The sketch of a machine: it lies, fits a slide, and has everything that the picture has but words."""

import re

import pytest

from machine.draw.boxes import cards
from machine.draw.sketch import Sketch, sketches
from machine.lifecycle.table import TABLE

SLIDE_WIDTH, SLIDE_HEIGHT = 1_340, 640
"""Room for a sketch on a slide on which its numbers can still be read."""
STATES = {machine.name: set(machine.states) for machine in TABLE.machines}
NAMES = tuple(STATES)


@pytest.fixture(scope="module")
def made() -> dict[str, Sketch]:
    return dict(sketches())


@pytest.mark.parametrize("name", NAMES)
def test_tutorial_every_state_and_every_number_has_its_place(made: dict[str, Sketch], name: str) -> None:
    sketch = made[name]
    staying = [*(each.staying for each in sketch.frames), *(said for _, said in sketch.states.values())]
    shown = {int(number) for several in (*sketch.numbers, *staying) for number in several.split()}

    assert set(sketch.states) == STATES[name]
    assert shown == {box.number for card in cards(name) for box in card.boxes}


@pytest.mark.parametrize("name", NAMES)
def test_it_is_wider_than_high_and_fits_a_slide(made: dict[str, Sketch], name: str) -> None:
    width, height = made[name].size

    assert height < width <= SLIDE_WIDTH and height <= SLIDE_HEIGHT


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_over_another_thing_or_outside(made: dict[str, Sketch], name: str) -> None:
    sketch = made[name]
    boxes = [place for place, _ in sketch.states.values()] + [(x, y, 24, 20) for x, y in sketch.numbers.values()]
    for place, (left, top, wide, high) in enumerate(boxes):
        assert left >= 0 and top >= 0 and left + wide <= sketch.size[0] + 1 and top + high <= sketch.size[1] + 1
        for x, y, width, height in boxes[:place]:
            assert left >= x + width or x >= left + wide or top >= y + height or y >= top + high


@pytest.mark.parametrize("name", NAMES)
def test_from_each_number_one_line_leads_on_and_at_least_one_leads_there(made: dict[str, Sketch], name: str) -> None:
    sketch = made[name]
    for numbers in sketch.numbers:
        lines = [line for line in sketch.lines if line.numbers == numbers]
        assert [line.leads for line in lines].count(True) == 1 < len(lines)
        assert all(re.fullmatch(r"M-?\d+ -?\d+C[-\d ]+L-?\d+ -?\d+", line.path) for line in lines)
