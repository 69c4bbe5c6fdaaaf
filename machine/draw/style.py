"""The style of every picture: custom properties for light and dark, and the classes that use them.

A picture that stands for itself brings all of it along; a page that holds pictures takes `RULES` once and sets the
properties itself, from `LIGHT` and `DARK` of machine.draw.palette.
"""

from collections.abc import Mapping

from machine.draw.palette import DARK, LIGHT

FILL, STROKE = "pf", "ps"
"""How the classes begin: pf-agent is filled with --agent, ps-agent is drawn in it."""

DASHES: Mapping[str, str] = {"5,2": "pd-long", "1,5": "pd-dots"}
"""Graphviz's patterns for dashed and dotted, and the class that stands for each in a picture."""

NAMES = {colour: name for name, colour in LIGHT.items()}
"""From a colour that Graphviz was given to the property that it stands for."""

PROPERTIES = "\n".join(
    (
        f":root {{ {'; '.join(f'--{name}: {colour}' for name, colour in LIGHT.items())} }}",
        "@media screen and (prefers-color-scheme: dark) {",
        f":root {{ {'; '.join(f'--{name}: {colour}' for name, colour in DARK.items())} }}",
        "}",
    )
)
"""The colours of a picture that stands for itself: on light paper and in print, and on a dark screen."""

RULES = "\n".join(
    (
        *(f".{FILL}-{name} {{ fill: var(--{name}, {colour}) }}" for name, colour in LIGHT.items()),
        *(f".{STROKE}-{name} {{ stroke: var(--{name}, {colour}) }}" for name, colour in LIGHT.items()),
        f".{FILL}-none {{ fill: none }}",
        f".{STROKE}-none {{ stroke: none }}",
        # Long dashes and dots are told apart from each other and from an unbroken line, also where lines are short.
        ".pd-long { stroke-dasharray: 9 4 }",
        ".pd-dots { stroke-dasharray: 1.5 3.5; stroke-width: 1.5 }",
        "a:focus-visible > g, a:focus-visible { outline: 2px solid var(--accent, currentColor) }",
    )
)
"""The classes of what is drawn. They hold in a page too."""
