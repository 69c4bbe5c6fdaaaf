"""A text that has passed the gate, masked round for round until nothing more is found in it."""

from __future__ import annotations

from collections.abc import Sequence

from machine.masking.choice import Choice
from machine.masking.finding import Span
from machine.masking.folding import folded_sign, is_invisible, read
from machine.masking.gate import GATE
from machine.masking.masked_form import STAR, last_visible, mailbox
from machine.masking.numbers import NUMBER
from machine.masking.own_kinds import own_starred
from machine.masking.places import places

MOST_ROUNDS = 8
"""Rounds of masking after which whatever digits are left are starred. Texts that need three are rare."""


def masked_in_rounds(text: str, begin: int, choice: Choice, keep: int) -> str:
    """Each round stars more or drops more blanks, hence the rounds end; so does the time that they may take."""
    if choice.allowed or choice.own:
        return _masked_as_wished(text, choice, keep)
    for _ in range(MOST_ROUNDS):
        folded, where = read(text)
        if folded is not text:
            begin = 0
        found = places(folded, choice, begin)
        if not found:
            return text
        masked, is_plain = _starred(text, folded, where, found, keep)
        if masked == text or (is_plain and not choice.strict and NUMBER.search(masked, begin) is None):
            return masked
        text, begin = masked, 0
    return _without_digits(text)


def _without_digits(text: str) -> str:
    return "".join(STAR if folded_sign(char).isdecimal() else char for char in text)


def _masked_as_wished(text: str, choice: Choice, keep: int) -> str:
    """The text masked with what somebody allows left in it, and values of own kinds starred, round for round."""
    for _ in range(MOST_ROUNDS):
        masked = _masked_once(text, choice, keep)
        if masked == text:
            return text
        text = masked
    # Without digits nothing goes on from line to line, so a line of nothing but stars changes no other.
    return "".join(
        line if _masked_once(line, choice, keep) == line else _hidden(line)
        for line in _without_digits(text).splitlines(keepends=True)
    )


def _masked_once(text: str, choice: Choice, keep: int) -> str:
    folded, where = read(text)
    found = places(folded, choice) if choice.strict or GATE.search(text) else []
    if choice.own:
        starred = own_starred(folded, choice.own, choice.allowed, keep)
        if starred != folded:
            text = _in_place(text, folded, where, starred)
    return _starred(text, folded, where, found, keep)[0]


def _in_place(text: str, folded: str, where: Sequence[int], starred: str) -> str:
    """The text with those characters starred that are so in its reading; some are written as several (`%40`)."""
    pieces: list[str] = []
    done = 0
    for place, (before, after) in enumerate(zip(folded, starred, strict=True)):
        if before != after:
            end = where[place + 1] if place + 1 < len(where) else len(text)
            pieces += text[done : where[place]], _hidden(text[where[place] : end])
            done = end
    return "".join([*pieces, text[done:]])


def _hidden(text: str) -> str:
    """The text with a star for every character that shows something."""
    return "".join(char if char.isspace() or is_invisible(char) else STAR for char in text)


def _starred(text: str, folded: str, where: Sequence[int], found: list[Span], keep: int) -> tuple[str, bool]:
    """The text masked once, and whether no more than a number can have come to light by that.

    What is left of a mailbox in ASCII is masked to itself, but stars for other signs may begin a longer mailbox.
    """
    has_mail = is_plain = "@" in folded
    pieces: list[str] = []
    done = 0
    for start, end, _, _, at, first in found:
        begin, close = where[start], where[end - 1] + 1
        written = text[begin:close]
        pieces.append(text[done:begin])
        if at:
            is_plain = is_plain and first == start and written.isascii()
            pieces.append(mailbox(written, where[at] - begin, keeps_first=first == start))
        else:
            is_plain = False
            pieces.append(last_visible(written, keep))
        done = close
    pieces.append(text[done:])
    return "".join(pieces), is_plain or not has_mail
