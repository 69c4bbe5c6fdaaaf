"""What a feature file says, parsed: once for each text, whoever asks, since parsing takes longer than what is asked."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

MOST_KEPT = 128
"""Texts of which the parsed form is kept; ours are thirty."""


@lru_cache(maxsize=MOST_KEPT)
def document(text: str) -> Any:
    """The syntax tree of the official parser; nobody may change it. Raises its ParserError."""
    return Parser().parse(text)


@lru_cache(maxsize=MOST_KEPT)
def pickles(text: str) -> tuple[Any, ...]:
    """The scenarios of a text, with a row of an outline as one; nobody may change them. Raises the same."""
    compiled: Any = Compiler().compile(document(text) | {"uri": ""})
    return tuple(compiled)
