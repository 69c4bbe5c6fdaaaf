"""How a text is written within a file: as it is, as a JSON text, as a cell of CSV."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Notation:
    """A way to write a text.

    `unit` is how one character of the text is written. `read` gives the text of what is written; `write` gives what is
    written for another text in the place of one, in the manner of that one.
    """

    unit: str
    read: Callable[[str], str]
    write: Callable[[str, str], str]

    @cached_property
    def one(self) -> re.Pattern[str]:
        """One unit."""
        return re.compile(self.unit, re.DOTALL)

    @cached_property
    def many(self) -> re.Pattern[str]:
        """As many whole units as there are."""
        return re.compile(f"(?:{self.unit})*+", re.DOTALL)


def _is(text: str) -> str:
    return text


def _stays(text: str, _like: str) -> str:
    return text


PLAIN = Notation(".", _is, _stays)


def unquoted(written: str) -> str:
    """The text of what stands between the quotes of a JSON text."""
    return str(json.loads(f'"{written}"')) if "\\" in written else written


def quoted(text: str, like: str) -> str:
    """What stands between the quotes of a JSON text: escaped if what it takes the place of was plain ASCII or if half a
    surrogate pair is in it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(text)[1:-1]
    return json.dumps(text, ensure_ascii=like.isascii())[1:-1]


JSON_TEXT = Notation(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\[^u]|[^\\]", unquoted, quoted
)
