"""How the pictures look: colours by name, one colour and one sign for each cause of an event, and how wide a text may
become.

What is drawn names a property and never a colour, so that a page may set its own; `LIGHT` and `DARK` are the colours
that a picture brings along when it stands for itself. On `paper`, `fill` and `marked` all text reads at 4.5:1.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple
from unicodedata import east_asian_width

from machine.lifecycle.declaration import Caller

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#ffffff",
        "ink": "#1a1d21",
        "quiet": "#4d545c",
        "line": "#868f99",
        "fill": "#eef2f7",
        "marked": "#fff3c4",
        "accent": "#0b5cae",
        "good": "#11692f",
        "bad": "#b3001b",
        "open": "#7a5600",
        "agent": "#0b5cad",
        "customer": "#9a4600",
        "administrator": "#7a1fa2",
        "system": "#00695c",
        "clock": "#a3134a",
    }
)
"""The custom properties with their colours on light paper, which Graphviz is given: no two are the same, so that each
colour there tells its property."""

DARK: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#14171c",
        "ink": "#eceff3",
        "quiet": "#b4bcc7",
        "line": "#6d7785",
        "fill": "#232a33",
        "marked": "#453a10",
        "accent": "#7ab8ff",
        "good": "#6fcf97",
        "bad": "#ff8f85",
        "open": "#f2c94c",
        "agent": "#7ab8ff",
        "customer": "#ffb074",
        "administrator": "#dcb0f7",
        "system": "#5fd0bd",
        "clock": "#ff9dbd",
    }
)
"""The same on dark paper."""


class Look(NamedTuple):
    """How a caller is told from the others: the sign and its name carry it alone, the colour only helps."""

    colour: str
    sign: str


LOOKS = MappingProxyType(
    {
        Caller.AGENT: Look(LIGHT["agent"], "●"),
        Caller.CUSTOMER: Look(LIGHT["customer"], "■"),
        Caller.ADMINISTRATOR: Look(LIGHT["administrator"], "▲"),
        Caller.SYSTEM: Look(LIGHT["system"], "◆"),
        Caller.CLOCK: Look(LIGHT["clock"], "★"),
        Caller.MACHINE: Look(LIGHT["quiet"], "○"),
    }
)

PAPER = LIGHT["paper"]
INK = LIGHT["ink"]
QUIET_INK = LIGHT["quiet"]
FRAME = LIGHT["line"]
STATE_FILL = LIGHT["fill"]
CHANGED_FILL = LIGHT["marked"]
CHANGED_SIGN = "≠"
"""What tells a transition that a reading has changed; the sign carries it alone, the colour only helps."""

FONT_FAMILY = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans KR', 'Noto Sans CJK KR', "
    "'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif"
)
LAYOUT_FONT = "Helvetica"
"""Graphviz measures with built-in metrics of this font; they are narrower than `width_points`, which decides."""

TEXT_POINTS = 12
SMALL_POINTS = 11
STATE_POINTS = 14
TITLE_POINTS = 18

_NARROW = frozenset("ijlIft.,:;|!'()[]/ ")
_BROAD = frozenset("mwMW@%●■▲◆★○→…≠")


def width_points(text: str, size_points: int, *, bold: bool = False) -> int:
    """How wide a text may become in any font of the family, in points.

    Graphviz takes every Hangul syllable for a space, and we ship no font; so these are the widths of the broadest
    common faces: a full em for East Asian characters, and for Latin letters those of DejaVu Sans.
    """
    ems = sum(
        1.0 if east_asian_width(char) in "WF" else 0.38 if char in _NARROW else 1.0 if char in _BROAD else 0.62
        for char in text
    )
    return round(ems * size_points * (1.16 if bold else 1.0)) + 1
