"""What a recogniser reports, and what `find` hands out."""

from typing import NamedTuple

CLAIMED = "\0"
"""Stands for a character that another finding has taken. A reading holds no NUL of its own."""


class Finding(NamedTuple):
    """Sensitive data in a text: `start` and `end` in code points of that text, `rule` as the recogniser calls it.

    Where findings touched each other this is their union, under the kind that comes first in `KINDS`.
    """

    kind: str
    start: int
    end: int
    rule: str


class Span(NamedTuple):
    """Something found in a folded text, or the union of what overlaps there.

    `rank` is its kind's place in `machine.masking.kinds.NAMES`. Of an e-mail, `at` is the place of the sign before its
    domain and `mailbox` that of its first character; `at` is 0 for no e-mail.
    """

    start: int
    end: int
    rank: int
    rule: str
    at: int = 0
    mailbox: int = 0


class Address(NamedTuple):
    """An e-mail address in a folded text: from `start` to the sign at `at`, and its domain up to `end`."""

    start: int
    at: int
    end: int


def claim(folded: str, places: list[tuple[int, int]]) -> str:
    """The text with the places taken out of it, at the same length; they may overlap and come in any order."""
    if not places:
        return folded
    pieces: list[str] = []
    done = 0
    for start, end in sorted(places):
        if end > done:
            begin = max(start, done)
            pieces += folded[done:begin], CLAIMED * (end - begin)
            done = end
    pieces.append(folded[done:])
    return "".join(pieces)


def united(places: list[Span]) -> list[Span]:
    """The places, which are in order, with what overlaps made one, under the strongest kind."""
    apart = places[:1]
    for place in places[1:]:
        union = apart[-1]
        if place.start >= union.end:
            apart.append(place)
            continue
        strong = place if place.rank < union.rank else union
        end = place.end if place.end > union.end else union.end
        apart[-1] = Span(union.start, end, strong.rank, strong.rule, strong.at, strong.mailbox)
    return apart
