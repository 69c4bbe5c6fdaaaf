"""A picture without custom properties and classes, for what knows no style sheet: each element has its colours itself.

Of CSS it knows what our pictures use: rules that end in a class, properties that elements hand down, `var` with a value
to fall back on. Rules for certain media (dark paper, print) are left out, so what comes of it is for light paper.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree import ElementTree

from machine.draw.svg import SVG

AT_RULE = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
VARIABLE = re.compile(r"var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)")
CLASS = re.compile(r"(?:^|\s)\.([\w-]+)$")


class Rule(NamedTuple):
    """What a style sheet says of elements of a class; of the whole picture where `name` is empty."""

    name: str
    values: Mapping[str, str]


def flat(svg: bytes) -> str:
    """The picture with every value in place."""
    root = ElementTree.fromstring(svg)
    rules: list[Rule] = []
    for parent in list(root.iter()):
        for style in parent.findall(f"{{{SVG}}}style"):
            rules.extend(_rules(style.text or ""))
            parent.remove(style)
    known = {name: value for rule in rules if not rule.name for name, value in rule.values.items()}
    _flatten(root, rules, known)
    return ElementTree.tostring(root, encoding="unicode")


def _rules(sheet: str) -> list[Rule]:
    found = []
    for selectors, body in RULE.findall(AT_RULE.sub("", sheet)):
        pairs = (each.partition(":") for each in body.split(";") if ":" in each)
        values = {name.strip(): value.strip() for name, _, value in pairs}
        for selector in selectors.split(","):
            last = CLASS.search(selector.strip())
            if last or selector.strip() == ":root":
                found.append(Rule(last.group(1) if last else "", values))
    return found


def _flatten(element: ElementTree.Element, rules: list[Rule], known: Mapping[str, str]) -> None:
    classes = element.attrib.pop("class", "").split()
    values = [pair for rule in rules if rule.name in classes for pair in rule.values.items()]
    handed = {**known, **{name: _valued(value, known) for name, value in values if name.startswith("--")}}
    plain = {name: _valued(value, handed) for name, value in values if not name.startswith("--")}
    own = element.get("style", "")
    for name, value in list(element.attrib.items()):
        if "var(" in value:
            element.set(name, _valued(value, handed))
    if plain:
        element.set("style", "; ".join(filter(None, (*(f"{name}: {value}" for name, value in plain.items()), own))))
    for child in element:
        _flatten(child, rules, handed)


def _valued(text: str, known: Mapping[str, str]) -> str:
    return VARIABLE.sub(lambda found: known.get(found[1], found[2] or "currentColor"), text)
