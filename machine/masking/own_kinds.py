r"""Kinds of a user's own, each a name and a regular expression, for what only one company knows: badges, contracts.

    >>> own = searches((OwnKind("badge", r"EMP-\d{6}"),))
    >>> [(place.start, place.end, place.rule) for place in own_places("I am EMP-000123.", own, frozenset())]
    [(5, 15, 'own.badge')]

They are looked for in each line by itself, so a text can be cut at any line end, and in the folded text: digits of any
script are 0 to 9 there, dashes are "-", and what nobody sees is left out.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from machine.masking.allowed_values import is_allowed
from machine.masking.finding import Span, united
from machine.masking.folding import BLANKS, LINE_ENDS
from machine.masking.kinds import NAMES
from machine.masking.masked_form import STAR
from machine.masking.table_heads import SIGNS

VALUE = "value"
"""The group of a pattern that is the value; without one the whole match is."""
NAME = re.compile(r"[^\W_][\w-]{0,63}")
MOST_SEARCHED, SHARED = 10_000, 1_000
"""Characters of a line that are searched at one time. Of a longer line pieces are, each of which shares so many with
the next one."""
OVERLAP = 64
"""So far before the end of a value another may begin: more than masking leaves of one."""
MOST_ROUNDS = 64
"""Rounds of starring a line after which all of it is starred. Only a pattern that stars bring to light needs many."""
LINE = re.compile(f"[^{LINE_ENDS}]+")
PARTS_CELLS = frozenset(SIGNS + '"')
"""Signs that stay, so that a row keeps its cells: with another number of them it might belong to another table."""
HIDDEN = "".join((STAR, BLANKS, *PARTS_CELLS))
"""A value that is nothing but these is masked already."""


class OwnKind(NamedTuple):
    """A kind of a user's own.

    `name` is what its findings are called. `pattern` is a regular expression of `re`; its group `value`, if it has one,
    is what is masked, else all that it matches. `check` takes the letters and digits of a value and says whether it is
    one, as a check digit does; what it raises is raised.
    """

    name: str
    pattern: str | re.Pattern[str]
    check: Callable[[str], object] | None = None


class Search(NamedTuple):
    """How one of them is looked for. `rank` goes on behind the kinds that are known to all."""

    name: str
    rank: int
    pattern: re.Pattern[str]
    has_value: bool
    check: Callable[[str], object] | None


@lru_cache(maxsize=16)
def searches(own: tuple[OwnKind, ...]) -> tuple[Search, ...]:
    """How these are looked for, in their order. Raises TypeError and ValueError for what is no such kind."""
    found: list[Search] = []
    for kind in own:
        if not isinstance(kind, OwnKind):
            raise TypeError(
                f"masking: an own kind is of type {type(kind).__name__}; give each as "
                r'OwnKind("badge", r"EMP-\d{6}").'
            )
        _refuse_name(kind.name, [*NAMES, *(search.name for search in found)])
        if kind.check is not None and not callable(kind.check):
            raise TypeError(
                f'masking: the check of the own kind "{kind.name}" is of type {type(kind.check).__name__}; give a '
                "function of a text."
            )
        pattern = _pattern(kind)
        found.append(Search(kind.name, len(NAMES) + len(found), pattern, VALUE in pattern.groupindex, kind.check))
    return tuple(found)


def _refuse_name(name: object, taken: list[str]) -> None:
    if not isinstance(name, str):
        raise TypeError(f"masking: the name of an own kind is of type {type(name).__name__}; give a text.")
    if NAME.fullmatch(name) is None:
        raise ValueError(
            "masking: the name of an own kind is not of 1 to 64 letters, digits, - and _, a letter or a digit first; "
            "correct it."
        )
    if name in taken:
        raise ValueError(f'masking: there is a kind "{name}" already; give the own kind another name.')


def _pattern(kind: OwnKind) -> re.Pattern[str]:
    written: object = kind.pattern.pattern if isinstance(kind.pattern, re.Pattern) else kind.pattern
    if not isinstance(written, str):
        raise TypeError(
            f'masking: the pattern of the own kind "{kind.name}" is of type {type(written).__name__}; give a text, or '
            "what re.compile makes of one."
        )
    try:
        pattern = re.compile(kind.pattern)
    except re.error as error:
        at = "" if error.pos is None else f" at character {error.pos + 1}"
        raise ValueError(
            f'masking: the pattern of the own kind "{kind.name}" is no regular expression: {error.msg}{at}.'
        ) from None
    except (OverflowError, RecursionError):
        raise ValueError(
            f'masking: the pattern of the own kind "{kind.name}" is more than Python can read; make it shorter.'
        ) from None
    if pattern.search(""):
        raise ValueError(
            f'masking: the pattern of the own kind "{kind.name}" matches where there is nothing; have it ask for a '
            r"character, as \d+ instead of \d*."
        )
    return pattern


def own_places(folded: str, own: Sequence[Search], allowed: frozenset[str]) -> list[Span]:
    """The values in a folded text, in order and apart, those that overlap as one, without those that are allowed."""
    found: list[Span] = []
    for line in LINE.finditer(folded):
        begin = line.start()
        found += (
            place._replace(start=begin + place.start, end=begin + place.end) for place in _places(line[0], own, allowed)
        )
    return found


def own_starred(folded: str, own: Sequence[Search], allowed: frozenset[str], keep: int) -> str:
    """A folded text with stars in its values, until none is found that shows more than it may.

    Nothing is left out, white space neither, so every other character stays in its place, and so do the signs that part
    cells. Of a value that has more than `keep` of other characters the last `keep` stay; a shorter one would be shown
    whole.
    """
    return LINE.sub(lambda line: _starred(line[0], own, allowed, keep), folded)


def _starred(line: str, own: Sequence[Search], allowed: frozenset[str], keep: int) -> str:
    for _ in range(MOST_ROUNDS):
        places = _places(line, own, allowed)
        if not places:
            return line
        signs = list(line)
        for place in places:
            visible = [at for at in range(place.start, place.end) if _can_be_hidden(signs[at])]
            for at in visible[: -keep or None] if len(visible) > keep else visible:
                signs[at] = STAR
        starred = "".join(signs)
        if starred == line:
            return line
        line = starred
    return "".join(STAR if _can_be_hidden(sign) else sign for sign in line)


def _can_be_hidden(sign: str) -> bool:
    return sign not in PARTS_CELLS and not sign.isspace()


def _places(line: str, own: Sequence[Search], allowed: frozenset[str]) -> list[Span]:
    found = [place for search in own for place in _matches(line, search)]
    if len(found) > 1:
        found = united(sorted(found))
    return [place for place in found if not (allowed and is_allowed(place, line, allowed))]


def _matches(line: str, search: Search) -> Iterator[Span]:
    for first in range(0, max(1, len(line) - SHARED), MOST_SEARCHED - SHARED):
        piece = line[first : first + MOST_SEARCHED]
        begin = 0
        while begin <= len(piece) and (match := search.pattern.search(piece, begin)):
            start, end = match.span(VALUE) if search.has_value and match[VALUE] is not None else match.span()
            begin = max(match.start() + 1, min(end, match.end()) - OVERLAP)
            value = piece[start:end]
            start, end = start + len(value) - len(value.lstrip()), end - len(value) + len(value.rstrip())
            value = piece[start:end]
            if value.strip(HIDDEN) and _is_one(value, search.check):
                yield Span(first + start, first + end, search.rank, f"own.{search.name}")


def _is_one(value: str, check: Callable[[str], object] | None) -> bool:
    return check is None or bool(check("".join(filter(str.isalnum, value))))
