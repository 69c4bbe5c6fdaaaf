"""How the pictures look: one colour and one sign for each cause of an event, and how wide a text may become."""

from types import MappingProxyType
from typing import NamedTuple
from unicodedata import east_asian_width

from machine.lifecycle.declaration import Caller


class Look(NamedTuple):
    """How a caller is told from the others: the sign and its name carry it alone, the colour only helps."""

    colour: str
    sign: str


LOOKS = MappingProxyType(
    {
        Caller.AGENT: Look("#0b5cad", "●"),
        Caller.CUSTOMER: Look("#9a4600", "■"),
        Caller.ADMINISTRATOR: Look("#7a1fa2", "▲"),
        Caller.SYSTEM: Look("#00695c", "◆"),
        Caller.CLOCK: Look("#a3134a", "★"),
        Caller.MACHINE: Look("#4a4a4a", "○"),
    }
)

PAPER = "#ffffff"
INK = "#1a1a1a"
QUIET_INK = "#4a4a4a"
STATE_FILL = "#eef2f7"
CHANGED_FILL = "#fff3c4"
CHANGED_SIGN = "≠"
"""What tells a transition that a reading has changed; the sign carries it alone, the colour only helps."""

FONT_FAMILY = (
    "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans KR', 'Noto Sans CJK KR', "
    "'Apple SD Gothic Neo', 'Malgun Gothic', sans-serif"
)
LAYOUT_FONT = "Helvetica"
"""Graphviz measures with built-in metrics of this font; they are narrower than `width_points`, which decides."""

TEXT_POINTS = 11
SMALL_POINTS = 10
STATE_POINTS = 13
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
