"""Data for a page whose texts are kept as phrases of phrases: what stands in many texts stands in the page once.

A *phrase* is a word, or two phrases one after the other; every longer text of the data is a row of phrases, and every
longer row of numbers one of signs. A number is written as a *sign*, one letter; phrases are numbered so that frequent
ones have the shortest signs. All of it follows from the data alone, so the bytes are the same everywhere; a script puts
the data together again in a few lines (scripts/phrase_book.js), and `unpacked` says how.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Any

import msgspec

SHORTEST = 8
"""Shorter texts and rows of numbers stay as they are."""
LEAST = 4
"""So often two phrases have to follow each other to become one."""
ROUNDS = 40
TEXT, NUMBERS = "$", "#"
"""The only key of an object that stands for a text, or for a row of numbers; its value are signs."""
RANGES = ((0x23, 0x3B), (0x3D, 0x5B), (0x5D, 0x7E), (0xC0, 0x2AF), (0x400, 0x481), (0x48A, 0x52F), (0x4E00, 0x9FFF))
"""The code points of signs: letters and marks without combining ones, `<`, quotation mark and backslash."""
SIGNS = sum(last - first + 1 for first, last in RANGES)
_WORD = re.compile(r"\s*[^\s<>,]*[<>,]?")
_STARTS = tuple(accumulate((last - first + 1 for first, last in RANGES), initial=0))


class PhraseBook(msgspec.Struct, frozen=True):
    """Phrases by number: `is_pair` has for each 1 if it is a pair, else 0; `words` and `pairs` are the words and the
    two signs of each pair, in that order. `data` is what was packed."""

    is_pair: str
    words: tuple[str, ...]
    pairs: str
    data: object


def packed(data: object) -> PhraseBook:
    """Data that has a JSON form, with its longer texts and rows of numbers as signs. Raises ValueError where it needs
    more phrases than there are signs, or has an object with the key of a packed text."""
    plain = msgspec.to_builtins(data, str_keys=True)
    texts = list(dict.fromkeys(_texts(plain)))
    words: dict[str, int] = {}
    rows = [[words.setdefault(word, len(words)) for word in _WORD.findall(text) if word] for text in texts]
    pairs = _paired(rows, len(words))
    order = _by_use(rows, pairs, len(words))
    if len(order) > SIGNS:
        raise ValueError(f"The data needs {len(order):,} phrases, and there are {SIGNS:,} signs; pack less at once.")
    number = {phrase: place for place, phrase in enumerate(order)}
    by_text = {text: _signs(number[phrase] for phrase in row) for text, row in zip(texts, rows, strict=True)}
    known = list(words)
    return PhraseBook(
        "".join(str(int(phrase >= len(words))) for phrase in order),
        tuple(known[phrase] for phrase in order if phrase < len(words)),
        "".join(
            _signs(number[part] for part in pairs[phrase - len(words)]) for phrase in order if phrase >= len(words)
        ),
        _replaced(plain, by_text),
    )


def unpacked(book: PhraseBook) -> Any:
    """The data as it was: what scripts/phrase_book.js does."""
    words, parts = iter(book.words), iter(_numbers(book.pairs))
    phrases: list[str | tuple[int, int]] = [
        (next(parts), next(parts)) if is_pair == "1" else next(words) for is_pair in book.is_pair
    ]

    def phrase(number: int) -> str:
        found = phrases[number]
        if not isinstance(found, str):
            found = phrases[number] = phrase(found[0]) + phrase(found[1])
        return found

    def whole(value: Any) -> Any:
        if isinstance(value, dict):
            if TEXT in value:
                return "".join(map(phrase, _numbers(value[TEXT])))
            if NUMBERS in value:
                return list(_numbers(value[NUMBERS]))
            return {key: whole(each) for key, each in value.items()}
        return [whole(each) for each in value] if isinstance(value, list | tuple) else value

    return whole(book.data)


# --- signs


def _signs(numbers: Iterable[int]) -> str:
    return "".join(map(_sign, numbers))


def _sign(number: int) -> str:
    place = next(place for place, start in enumerate(_STARTS[1:]) if number < start)
    return chr(RANGES[place][0] + number - _STARTS[place])


def _numbers(signs: str) -> Iterator[int]:
    for sign in signs:
        place = next(place for place, (_, last) in enumerate(RANGES) if ord(sign) <= last)
        yield ord(sign) - RANGES[place][0] + _STARTS[place]


# --- the data


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) >= SHORTEST:
            yield value
    elif isinstance(value, dict):
        if TEXT in value or NUMBERS in value:
            raise ValueError(f"An object has the key {TEXT} or {NUMBERS}, which stands for what is packed; rename it.")
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)


def _replaced(value: Any, by_text: dict[str, str]) -> Any:
    if isinstance(value, str):
        return {TEXT: by_text[value]} if value in by_text else value
    if isinstance(value, dict):
        return {key: _replaced(each, by_text) for key, each in value.items()}
    if not isinstance(value, list | tuple):
        return value
    if len(value) >= SHORTEST and all(type(each) is int and 0 <= each < SIGNS for each in value):
        return {NUMBERS: _signs(value)}
    return [_replaced(each, by_text) for each in value]


# --- the phrases


def _by_use(rows: Sequence[Sequence[int]], pairs: Sequence[tuple[int, int]], words: int) -> list[int]:
    """All phrases, the most used first."""
    used = Counter(phrase for row in rows for phrase in row)
    used.update(phrase for pair in pairs for phrase in pair)
    return sorted(range(words + len(pairs)), key=lambda phrase: (-used[phrase], phrase))


def _paired(rows: list[list[int]], words: int) -> list[tuple[int, int]]:
    """The pairs, found in rounds: in each the most frequent ones become phrases, and the rows get shorter in place."""
    pairs: list[tuple[int, int]] = []
    for _ in range(ROUNDS):
        counted = Counter(pair for row in rows for pair in pairwise(row))
        frequent = sorted((-count, pair) for pair, count in counted.items() if count >= LEAST)
        chosen: dict[tuple[int, int], int] = {}
        ends: set[int] = set()
        for _, (first, second) in frequent:
            # A phrase that ends one pair and begins another could belong to either; it waits for the next round.
            if first not in ends and second not in ends:
                ends |= {first, second}
                chosen[first, second] = words + len(pairs)
                pairs.append((first, second))
        if not chosen:
            break
        for row in rows:
            row[:] = _shortened(row, chosen)
    return pairs


def _shortened(row: Sequence[int], chosen: dict[tuple[int, int], int]) -> Iterator[int]:
    at = 0
    while at < len(row):
        pair = (row[at], row[at + 1]) if at + 1 < len(row) else None
        found = None if pair is None else chosen.get(pair)
        yield row[at] if found is None else found
        at += 1 if found is None else 2
