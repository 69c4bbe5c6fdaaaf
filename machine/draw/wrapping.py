"""Lines that fit a width, broken where a reader expects it; what may be drawn of a text that can be anything."""

import re

from machine.draw.palette import width_points

SHORT_LIMIT = 60
"""Characters of a quoted text that a picture shows."""
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def drawable(text: str) -> str:
    """The text in one line, without what XML cannot hold."""
    return " ".join(NOT_IN_XML.sub(REPLACEMENT, text).split())


def short(text: str) -> str:
    """The text, or its beginning and an ellipsis."""
    return text if len(text) <= SHORT_LIMIT else f"{text[: SHORT_LIMIT - 1].rstrip()}…"


def wrapped(text: str, size_points: int, most_points: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines of at most this width, broken between words, and within one only where it alone is too wide.

    A single character may be wider. An empty text is no line.
    """
    lines: list[str] = []
    line = ""
    for word in drawable(text).split():
        candidate = f"{line} {word}" if line else word
        if width_points(candidate, size_points, bold=bold) <= most_points:
            line = candidate
            continue
        if line:
            lines.append(line)
        line = word
        while (fits := _fitting(line, size_points, most_points, bold=bold)) < len(line):
            lines.append(line[:fits])
            line = line[fits:]
    return (*lines, line) if line else tuple(lines)


def _fitting(word: str, size_points: int, most_points: int, *, bold: bool) -> int:
    """How many characters of a word fit, at least one."""
    fits = 1
    while fits < len(word) and width_points(word[: fits + 1], size_points, bold=bold) <= most_points:
        fits += 1
    return fits
