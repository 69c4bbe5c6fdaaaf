"""Masks a text of any length as it comes, in bounded memory, wherever in a file it is written.

It is divided where nothing that is found lies on both sides, and each part is masked by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain

from machine.archive.notation import PLAIN, Notation
from machine.archive.rules import Rules

PART = 1 << 20
"""The length, in characters as they are written, of what is masked together."""
LOOKED_AT = 1 << 15
"""The length of the part in which a place to divide is looked for."""
DIGITS = re.compile(r"\d++")


def division(text: str, rules: Rules) -> int:
    """The middle of the widest stretch, in the middle half of a text, without a digit and without anything found.

    A text that has none is divided in its middle: it is one finding throughout.
    """
    low, high = len(text) // 4, len(text) - len(text) // 4
    taken = chain(
        ((digits.start(), digits.end()) for digits in DIGITS.finditer(text)),
        ((finding.start, finding.end) for finding in rules.find(text)),
    )
    widest, place, free = 0, len(text) // 2, low
    for start, end in chain(sorted(taken), ((high, high),)):
        if min(start, high) - free > widest:
            widest, place = min(start, high) - free, (free + min(start, high)) // 2
        free = max(free, end)
    return place


class LongText:
    """The masking of one text: what `feed` and `close` return is the whole as it is written, masked.

    Parts in which nothing is found are as they were.
    """

    def __init__(self, rules: Rules, notation: Notation = PLAIN, *, counting: bool = False) -> None:
        self._rules, self._notation, self._counting = rules, notation, counting
        self._held = ""
        self.has_changed = False
        self.findings: Counter[str] = Counter()

    def feed(self, written: str) -> str:
        """What is certain of the masked text by now and was not before."""
        self._held += written
        masked = []
        while len(self._held) > PART:
            end = self._end()
            masked.append(self._masked(self._held[:end]))
            self._held = self._held[end:]
        return "".join(masked)

    def close(self) -> str:
        """The rest of the masked text."""
        rest, self._held = self._held, ""
        return self._masked(rest)

    def _end(self) -> int:
        """Where the first part ends, between two units."""
        notation, held = self._notation, self._held
        if notation is PLAIN:
            return PART - LOOKED_AT + division(held[PART - LOOKED_AT : PART], self._rules)
        begin = notation.many.match(held, 0, PART - LOOKED_AT)
        end = notation.many.match(held, 0, PART)
        assert begin is not None
        assert end is not None
        starts = [unit.start() for unit in notation.one.finditer(held, begin.end(), end.end())]
        text = notation.read(held[begin.end() : end.end()])
        place = division(text, self._rules)
        return starts[place] if len(text) == len(starts) else begin.end() + place

    def _masked(self, written: str) -> str:
        text = self._notation.read(written)
        (masked,) = self._rules.mask([text])
        if masked == text:
            return written
        self.has_changed = True
        if self._counting:
            self.findings.update(self._rules.kinds_in(text))
        return self._notation.write(masked, written)
