"""How a text is read for detection: digits and signs of any script as ASCII, what nobody sees left out."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

PLAIN = re.compile(r"[\t-\r\x20-\x7e]*")
INVISIBLE = frozenset({"Cc", "Cf", "Me", "Mn"})
"""Categories of control, format and combining characters."""


class Reading(NamedTuple):
    """A text folded for detection; `where[i]` is the place in the text of the folded text's character i."""

    folded: str
    where: Sequence[int]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Start and end in the text of a span, which is not empty, of the folded text."""
        return self.where[start], self.where[end - 1] + 1


def read(text: str) -> Reading:
    """The text folded: one character for each visible one, none for the others."""
    if PLAIN.fullmatch(text):
        return Reading(text, range(len(text)))
    signs = [folded_sign(char) for char in text]
    return Reading("".join(signs), [place for place, sign in enumerate(signs) if sign])


def is_invisible(char: str) -> bool:
    """Whether a character shows nothing of its own, white space aside."""
    return not folded_sign(char)


@lru_cache(maxsize=4096)
def folded_sign(char: str) -> str:
    """One character for a visible one, none for an invisible one."""
    if char.isspace():
        return char
    category = unicodedata.category(char)
    if category in INVISIBLE:
        return ""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    if category == "Pd" or char == "\N{MINUS SIGN}":
        return "-"
    if "\N{FULLWIDTH EXCLAMATION MARK}" <= char <= "\N{FULLWIDTH TILDE}":
        return unicodedata.normalize("NFKC", char)
    return char
