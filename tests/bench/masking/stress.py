"""Texts made to be slow: what one message can cost at worst, and whether the time grows with its length alone."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import NamedTuple

# Each is repeated to the length that is asked for. None of the numbers is anybody's.
FAMILIES: dict[str, str] = {
    "digits": "1", "zeros": "0", "digits and blanks": "1 ", "pairs": "12 ", "fours": "4111 ",
    "sixteens": "4111111111111111 ", "plus one": "+1 ", "plus": "+", "plus and country": "+82 10 ",
    "area codes": "(02) ", "phones": "010-1234-5678 ", "dates": "2026-04-12 ", "dots": "1.2.3.", "at and dots": "@a.",
    "ats": "@", "one at": "a@", "mailbox": "a", "mailbox parts": "a.b-", "addresses": "a@b.example ",
    "iban starts": "de12 ", "ibans": "DE89370400440532013000 ", "iban letters": "GB82 WEST ", "invisible": "\u200b",
    "invisible digits": "1\u200b", "soft hyphens": "1\u00ad", "marks": "1\u0336\u0336", "bidi": "\u202e1\u202c",
    "separators": "-. /", "digit and separators": "1 - ", "brackets": "(", "nested": "((1", "closed": "(1)",
    "arabic-indic": "٣", "full width": "４１１１ ", "cue words": "SSN phone card ",
    "korean cues": "주민등록번호 카드번호 전화 ", "hangul": "가", "hangul digits": "가1", "line breaks": "1\n",
    "tabs": "12\t34\t", "extensions": "x1 ext. ", "emoji": "1️⃣",
}  # fmt: skip
LONGEST = 100_000
SHORT = 1_000
# A text that took longer than this is not doubled again.
_ENOUGH_SECONDS = 0.2


class Growth(NamedTuple):
    """time(length) / time(length / 2) for a family, at the greatest length that was reached."""

    family: str
    length: int
    ratio: float


def text_of(family: str, length: int) -> str:
    """The first `length` code points of the family's unit, repeated."""
    unit = FAMILIES[family]
    return (unit * (length // len(unit) + 1))[:length]


def seconds(call: Callable[[str], object], text: str) -> float:
    """The least of up to 25 calls; of one only if it is slow."""
    least, spent = float("inf"), 0.0
    for _ in range(25):
        start = perf_counter()
        call(text)
        took = perf_counter() - start
        least, spent = min(least, took), spent + took
        if spent > _ENOUGH_SECONDS / 2:
            break
    return least


def growth(call: Callable[[str], object], family: str) -> Growth:
    """How the time of a family grows up to LONGEST, or up to where one call gets slow."""
    length = LONGEST // 32
    while length < LONGEST and seconds(call, text_of(family, length)) < _ENOUGH_SECONDS:
        length *= 2
    # By turns, so that what else the machine does falls on both.
    times = [(seconds(call, text_of(family, length // 2)), seconds(call, text_of(family, length))) for _ in range(3)]
    return Growth(family, length, min(full for _, full in times) / min(half for half, _ in times))
