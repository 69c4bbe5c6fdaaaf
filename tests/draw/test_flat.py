"""A picture for print: what a style sheet says of a class stands in each element of it."""

from xml.etree import ElementTree

import pytest

from machine.draw.flat import flat
from machine.draw.forms import pictures
from machine.evidence.checkout import ROOT
from spec.language import LANGUAGES, Language

SHEET = """
:root { --ink: #111111; --who: red }
@media screen and (prefers-color-scheme: dark) { :root { --ink: #eeeeee } .a { fill: white } }
@media print { .a { fill: none } }
.lanes .a, .b { fill: var(--ink, blue); stroke-width: 2 }
.c { stroke: var(--missing, green) }
.d { --who: navy }
.who { fill: var(--who, grey) }
a:focus-visible > g { outline: 2px }
"""


def drawn(body: str) -> ElementTree.Element:
    sheet = SHEET.replace(">", "&gt;")
    return ElementTree.fromstring(
        flat(f'<svg xmlns="http://www.w3.org/2000/svg"><style>{sheet}</style>{body}</svg>'.encode())
    )


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ('<g class="a"/>', "fill: #111111; stroke-width: 2"),
        ('<g class="c x" style="opacity: 1"/>', "stroke: green; opacity: 1"),
        ('<g class="who"/>', "fill: red"),
        ('<g class="d who"/>', "fill: navy"),
        ('<g class="nothing"/>', None),
    ],
)
def test_tutorial_an_element_gets_what_its_classes_say(body: str, style: str | None) -> None:
    (element,) = drawn(body)

    assert element.get("style") == style
    assert element.get("class") is None


def test_a_property_is_handed_down_and_no_further() -> None:
    inner, outer = drawn('<g class="d"><g><g class="who"/></g></g><g class="who"/>')

    assert inner[0][0].get("style") == "fill: navy"
    assert outer.get("style") == "fill: red"


def test_attributes_have_their_values_too() -> None:
    (element,) = drawn('<g fill="var(--ink)" stroke="var(--none, teal)" color="var(--none)"/>')

    assert (element.get("fill"), element.get("stroke"), element.get("color")) == ("#111111", "teal", "currentColor")


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_picture_of_ours_keeps_a_class_a_sheet_or_a_variable(language: Language) -> None:
    for leaf in pictures(language, ROOT / "features").values():
        text = flat(leaf.svg)
        assert "var(" not in text and "<style" not in text and "class=" not in text
        shown = ["".join(each.itertext()) for each in ElementTree.fromstring(text).iter() if each.tag.endswith("text")]
        assert shown == [
            "".join(each.itertext()) for each in ElementTree.fromstring(leaf.svg).iter() if each.tag.endswith("text")
        ]
