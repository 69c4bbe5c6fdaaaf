"""The style sheet: it speaks of what is drawn, and takes its colours from the page."""

import re

from machine.screen import render, style_sheet
from tests.screen.markup_tree import tree
from tests.screen.real_runs import views
from tests.screen.sample_views import SAMPLES, changed

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(")
LIGHT = re.compile(r"var\((--(?:paper|ink|quiet|line|fill|accent|good|bad|open|agent|customer)), (#[0-9a-f]{6})\)")


def test_tutorial_a_page_puts_the_style_sheet_beside_the_views_and_sets_the_colours() -> None:
    assert "background: var(--paper, #ffffff)" in style_sheet()


def test_every_colour_is_a_property_of_the_page_with_the_same_light_value_everywhere() -> None:
    assert COLOUR.findall(LIGHT.sub("", style_sheet())) == []
    found = set(LIGHT.findall(style_sheet()))
    assert len({name for name, _ in found}) == len(found)


def _contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_light_values_can_be_read_on_each_other() -> None:
    light = dict(LIGHT.findall(style_sheet()))

    for name in ("--ink", "--quiet", "--accent", "--good", "--bad", "--agent", "--customer"):
        assert _contrast(light[name], light["--paper"]) >= 4.5, name
        assert name in ("--good", "--agent", "--customer") or _contrast(light[name], light["--fill"]) >= 4.5, name


def test_what_is_styled_is_drawn() -> None:
    """A class of the style sheet that nothing has any more, or a slip in its name, would stay there for ever."""
    dialogs = (changed(SAMPLES[0], ("panes", 0, "dialog", "kind"), each) for each in ("wrap_up", "conference"))
    drawn = {
        name
        for view in (*SAMPLES, *dialogs, *views())
        for each in tree(render(view, "en")).everything()
        for name in each.classes
    }
    styled = set(re.findall(r"\.((?:desk|phone)[a-z_-]*)", re.sub(r"/\*.*?\*/", "", style_sheet(), flags=re.DOTALL)))

    assert sorted(styled - drawn) == []


def test_nothing_is_fetched() -> None:
    assert re.findall(r"url\(|@import|@font-face", style_sheet()) == []
