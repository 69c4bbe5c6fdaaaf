"""What a thing is or must be, as people say it: as it is seen and as it was wanted, in both languages.

>>> said(Words("The draft is", "입력한 내용"), quoted("x"), quoted("y")).en
'The draft is "x", not "y".'
>>> said(Words("The draft is", "입력한 내용"), quoted("x"), quoted("y")).ko
'입력한 내용은 "y"가 아니라 "x"이다.'
>>> said(Words("The draft is", "입력한 내용"), quoted("x"), quoted("")).ko
'입력한 내용은 비어 있어야 하는데 "x"이다.'
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from machine.oracle.sentences import LARGE_NUMBER, in_a_line
from machine.port.choices import Choice
from machine.port.particles import Pair, chosen, with_particles
from spec.catalogue.entries import Words

SHOWN_CHARACTERS = 200
"""Of one text, and of one list."""


class Complement(NamedTuple):
    """What something is, told as seen and as wanted. `en` follows "is", `ko` ends a Korean sentence; `wanted_en` and
    `wanted_ko` are its other half. Of a thing, `not_ko` denies it, where what is seen is a thing as well."""

    en: str
    ko: str
    wanted_en: str
    wanted_ko: str
    not_ko: str = ""


Told = Callable[[Any], Complement]
MUST_BE = Pair("이어야", "여야")


def noun(words: Words) -> Complement:
    """A thing."""
    return Complement(
        words.en,
        f"{words.ko}이다",
        f"not {words.en}",
        f"{words.ko}{chosen(MUST_BE, words.ko)} 하는데",
        with_particles("{ko}{이/가} 아니라", {"ko": words.ko}),
    )


NOTHING = Complement("nothing", "없다", "where nothing must be", "없어야 하는데")
EMPTY = Complement("empty", "비어 있다", "not empty", "비어 있어야 하는데")
THERE = Complement("there", "있다", "and must be there", "있어야 하는데")
NOT_THERE = Complement("missing", "없다", "and must not be", "없어야 하는데")
OPEN = Complement("open", "열려 있다", "not open", "열려 있어야 하는데")
CLOSED = Complement("closed", "닫혀 있다", "not closed", "닫혀 있어야 하는데")


def in_quotes(text: str) -> str:
    """A text in one line between quotation marks, not longer than is read."""
    line = in_a_line(text)
    return f'"{line}"' if len(line) <= SHOWN_CHARACTERS else f'"{line[:SHOWN_CHARACTERS]}…"'


def quoted(text: str) -> Complement:
    """A text, or that there is none."""
    return noun(Words(in_quotes(text), in_quotes(text))) if text else EMPTY


def listed(texts: Iterable[str]) -> Complement:
    """Texts in a row, or that there are none."""
    row = ", ".join(in_quotes(text) for text in texts)
    row = row if len(row) <= SHOWN_CHARACTERS else f"{row[:SHOWN_CHARACTERS]}…"
    return noun(Words(row, row)) if row else NOTHING


def counted(unit: str, *, unit_en: str = "") -> Told:
    """Whole numbers with what they count; a desktop's number that may be somebody's comes as a text."""

    def told(number: int | str) -> Complement:
        words = told_number(number)
        return noun(words if words is LARGE_NUMBER else Words(f"{words.en}{unit_en}", f"{words.ko}{unit}"))

    return told


def either(yes: Complement, no: Complement) -> Told:
    """Whether something is so."""
    return lambda is_so: yes if is_so else no


def of_choice(choice: Choice[Any], none: Complement = NOTHING) -> Told:
    """A value of a closed list in its words; `none` for the empty one."""
    return lambda value: none if value == "" else noun(word(choice, value))


def word(choice: Choice[Any], value: Any) -> Words:
    """The words for a value, in quotation marks. One that is not on the list is told as it is."""
    words = choice.told(value) or Words(str(value), str(value))
    return Words(f'"{words.en}"', f'"{words.ko}"')


def each_of(tell: Callable[[Any], Words]) -> Told:
    """Several, each told in the same way, or that there is nothing."""

    def told(values: Sequence[Any]) -> Complement:
        words = [tell(value) for value in values]
        return (
            noun(Words(*(", ".join(each.of(language) for each in words) for language in ("en", "ko"))))
            if words
            else NOTHING
        )

    return told


def said(what: Words, seen: Complement, wanted: Complement) -> Words:
    """That something is this, not that. `what` ends in English in its verb."""
    other = wanted.not_ko if wanted.not_ko and seen.not_ko else wanted.wanted_ko
    return Words(
        f"{what.en} {seen.en}, {wanted.wanted_en}.",
        with_particles("{what}{은/는} ", {"what": what.ko}) + f"{other} {seen.ko}.",
    )


def told_number(number: int | str) -> Words:
    """A number in a sentence; a desktop's that may be somebody's comes as a text and is not told."""
    return LARGE_NUMBER if isinstance(number, str) else Words(f"{number:,}", f"{number:,}")
