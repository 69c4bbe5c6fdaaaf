"""Every string of a few small pieces, none left out: other tests look for faults at random, these look everywhere."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from machine.masking import KINDS, Stream, engine, find, mask, mask_batch
from machine.masking.gate import GATE
from tests.masking.texts import assert_form

ALPHABETS = {
    "signs around digits": (("123", "4567", " ", "-", "+", "(", ")", ".", "/"), 5),
    "groups of digits": (("0", "12", "345", "6789", "5550101", " ", "-", "+", "\n"), 5),
    "Korean numbers": (("010", "02", "1588", "1234", "-", " ", ")", "가"), 5),
    "cards and others": (("4111", "1111", "411111111111", "2026", "000", "12", "3456", " ", "-"), 5),
    "mailboxes": (("a", "@", ".", "b.c", "010-1234-5678", "1234567", "*", "가", " "), 5),
    "signs beside mailboxes": (("a", "@", "b.c", "=", "/", "|", " ", "1234567"), 4),
    "accounts": (("DE", "89370400440532013000", "LC76", "HEMMABCDEFGHIJKLMNOPQRSTUVWX", "86011117947", " ", "*"), 4),
    "ends of lines": (
        ("010-1234-5678", "12", "\n", "\r\n", ", please.", "tel ", "- ", "DE89", "370400440532013000"),
        4,
    ),
    "what is not seen": (("0", "10", "12345678", "\u200b", "\u0301", "\xa0", "٣", "５", "𝟙", "＠", "a.b"), 4),
    "words around digits": (("01012345678", "1234567", "000123456", "ssn ", "tel ", "order ", "x", "1", " ", ", "), 4),
}
"""Pieces, and the most of them in a string."""
ALL = frozenset(KINDS)


def strings(alphabet: str) -> Iterator[str]:
    """All strings of the alphabet's pieces, the shortest first."""
    pieces, most = ALPHABETS[alphabet]
    return ("".join(some) for length in range(most + 1) for some in product(pieces, repeat=length))


def test_a_first_look() -> None:
    texts = list(strings("Korean numbers"))

    assert texts[:3] == ["", "010", "02"]
    assert mask_batch([text for text in texts if text == "010-1234-1588"]) == ["*********1588"]


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_once_is_twice_and_the_form_is_kept_and_a_batch_is_its_texts(alphabet: str) -> None:
    texts = list(strings(alphabet))
    changed = 0
    for text, masked in zip(texts, mask_batch(texts), strict=True):
        assert mask(text) == masked, text
        if masked != text:
            changed += 1
            assert mask(masked) == masked, text
            assert_form(text, masked)
    # Pieces of which nothing is ever made would test nothing.
    assert changed > len(texts) // 50


def test_a_stream_masks_what_mask_masks_wherever_the_chunks_are_parted() -> None:
    stream = Stream()
    held_back_till_the_end = True
    for text in strings("ends of lines"):
        masked = mask(text)
        for place in range(1, len(text)):
            begin = stream.feed(text[:place]) + stream.feed(text[place:])
            held_back_till_the_end = held_back_till_the_end and not begin
            assert begin + stream.close() == masked, (text, place)
    assert not held_back_till_the_end


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_the_gate_turns_nothing_away(alphabet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    turned_away = [text for text in strings(alphabet) if GATE.search(text) is None]
    assert turned_away
    monkeypatch.setattr(engine, "GATE", re.compile(""))
    assert [text for text in turned_away if find(text, ALL)] == []
