"""What a feature file says, parsed: once for each text, whoever asks, since parsing takes longer than what is asked."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

MOST_KEPT = 128
"""Texts of which the parsed form is kept; ours are thirty."""
LONGEST_KEPT = 100_000
"""Characters of a text that is kept; of a longer one the parsed form takes tens of megabytes."""


def document(text: str) -> Any:
    """The syntax tree of the official parser; nobody may change it. Raises its ParserError."""
    return _kept_document(text) if len(text) <= LONGEST_KEPT else _parsed(text)


def pickles(text: str) -> tuple[Any, ...]:
    """The scenarios of a text, with a row of an outline as one; nobody may change them. Raises the same."""
    return _kept_pickles(text) if len(text) <= LONGEST_KEPT else _compiled(text)


def _parsed(text: str) -> Any:
    return Parser().parse(text)


def _compiled(text: str) -> tuple[Any, ...]:
    compiled: Any = Compiler().compile(document(text) | {"uri": ""})
    return tuple(compiled)


_kept_document = lru_cache(MOST_KEPT)(_parsed)
_kept_pickles = lru_cache(MOST_KEPT)(_compiled)
