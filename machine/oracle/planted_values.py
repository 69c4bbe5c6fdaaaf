"""The made-up values that customers' texts and numbers hold, and what a desktop may show of each.

Only values are looked for that the catalogue calls nobody's and whose form is undisputed: whether such a one is hidden
is no question of what our engine takes for a number.

>>> planted_in(["Call (303) 555-0142"])
{'(303) 555-0142': 'phone'}
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from machine.masking import find
from spec.catalogue.load import load
from spec.visibility.masks import starred_secret


def planted_in(texts: Iterable[str]) -> dict[str, str]:
    """The values in these texts that are nobody's, with the kind of each."""
    catalogue = load()
    return {
        value: found.kind
        for text in texts
        for found in find(text, [*catalogue.kinds])
        if catalogue.is_made_up(found.kind, value := text[found.start : found.end])
    }


class Readable(NamedTuple):
    """How many characters more can be read of a value than its documented form shows, and from which one on, counted
    from 1, it stands in the text."""

    characters: int
    place: int


def characters_more(shown: str, value: str) -> Readable | None:
    """How much more a text shows of a value than its form does (MEX-1 to MEX-3); None where it does not."""
    allowed = _readable(starred_secret(value))
    for match in _written(value).finditer(shown):
        if (readable := _readable(match[0])) > allowed:
            before = len(match[0]) - len(match[0].lstrip())
            return Readable(readable - allowed, match.start() + before + 1)
    return None


@lru_cache(maxsize=1024)
def _written(value: str) -> re.Pattern[str]:
    """The value with any of its characters starred, and its white space there or not."""
    return re.compile("".join(rf"\s*(?:{re.escape(char)}|\*)" for char in value if not char.isspace()))


def _readable(text: str) -> int:
    """Letters and digits: the signs between them tell nothing."""
    return sum(map(str.isalnum, text))
