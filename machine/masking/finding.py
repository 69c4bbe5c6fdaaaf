"""What a recogniser reports and what `find` hands out."""

from typing import NamedTuple

CLAIMED = "\0"
"""Stands for a character that another finding has taken. A reading holds no NUL of its own."""


class Span(NamedTuple):
    """Where a recogniser found something, in characters of a Reading's folded text, and by which rule."""

    start: int
    end: int
    rule: str


class Finding(NamedTuple):
    """Sensitive data in a text: `start` and `end` in code points of that text, `rule` as the recogniser calls it.

    Where findings touched each other this is their union, under the kind that comes first in `KINDS`.
    """

    kind: str
    start: int
    end: int
    rule: str


def claim(folded: str, spans: list[Span]) -> str:
    """The text with the spans taken out of it, at the same length."""
    if not spans:
        return folded
    pieces: list[str] = []
    done = 0
    for start, end, _ in sorted(spans):
        pieces += folded[done:start], CLAIMED * (end - max(start, done))
        done = max(end, done)
    pieces.append(folded[done:])
    return "".join(pieces)


def united(spans: list[Span]) -> list[Span]:
    """Spans of one kind, overlapping ones made one under the rule of the first."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = joined[-1]._replace(end=max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
