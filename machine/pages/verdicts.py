"""Verdicts as the page shows them: a sign and a word carry each, and the colour only helps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from spec.catalogue.entries import Words


class Mark(NamedTuple):
    """How a verdict is shown."""

    sign: str
    word: Words
    colour: str


VERDICTS: Mapping[str, Mark] = MappingProxyType(
    {
        "departs": Mark("✗", Words("departs", "명세와 다름"), "bad"),
        "fails": Mark("✗", Words("fails", "오류"), "bad"),
        "refuted": Mark("✗", Words("refuted", "반증됨"), "bad"),
        "failed": Mark("✗", Words("failed", "실패"), "bad"),
        "differs": Mark("✗", Words("differs", "다름"), "bad"),
        "nondeterministic": Mark("≈", Words("contradicts itself", "스스로 모순됨"), "bad"),
        "survived": Mark("✗", Words("found by nothing", "찾지 못함"), "bad"),
        "flaky": Mark("≈", Words("flaky", "때때로 실패"), "bad"),
        "undetermined": Mark("?", Words("undetermined", "미정"), "open"),
        "left_out": Mark("–", Words("left out", "제외됨"), "calm"),
        "advisory": Mark("–", Words("advisory", "권고 사항"), "calm"),
        "equivalent": Mark("=", Words("no difference", "차이 없음"), "calm"),
        "passed": Mark("✓", Words("passed", "통과"), "good"),
        "killed": Mark("✓", Words("found", "찾아냄"), "good"),
        "tested": Mark("✓", Words("tested", "시험됨"), "good"),
        "proved": Mark("✓✓", Words("proved", "증명됨"), "good"),
        "conforms": Mark("✓", Words("conforms", "명세와 같음"), "good"),
        "same": Mark("✓", Words("the same", "같음"), "good"),
        "green": Mark("✓", Words("all holds", "모두 지켜짐"), "good"),
    }
)
"""The words that runs use, the worst first. Another word is shown as it is."""

RANKS = {word: place for place, word in enumerate(VERDICTS)}


def mark(word: str) -> Mark:
    """How a verdict word is shown."""
    return VERDICTS.get(word, Mark("·", Words(word, word), "calm"))


def is_bad(word: str) -> bool:
    """Whether a word says that something is wrong."""
    return mark(word).colour == "bad"


def worst(words: Iterable[str]) -> str:
    """The worst of several words, and undetermined where there is none; a word that nobody knows is the mildest."""
    return min(words, key=lambda word: RANKS.get(word, len(RANKS)), default="undetermined")
