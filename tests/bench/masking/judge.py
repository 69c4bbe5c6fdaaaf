"""Judges a masked text by what can still be read in it, whatever the engine put in the place of what it took.

Text and output are folded sign by sign (full width and other digits to ASCII, invisible signs and marks left out, an
engine's own tags to signs that occur nowhere else) and aligned. A sign of the text that the alignment finds again in
the output is *left*, any other is *taken*.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from tests.bench.masking.corpora import Message, Truth

ALLOWED_DIGITS = 4
_TAKEN = "\ue000"


def left(text: str, output: str, tag: re.Pattern[str] | None = None) -> frozenset[int]:
    """The places of `text` whose sign can still be read in `output`; `tag` matches what an engine writes instead."""
    if text == output:
        return frozenset(range(len(text)))
    folded = [(sign, place) for place, raw in enumerate(text) if (sign := fold(raw))]
    written = tag.sub(lambda found: _TAKEN * len(found[0]), output) if tag else output
    remains = "".join(map(fold, written.replace("*", _TAKEN)))
    blocks = SequenceMatcher(None, "".join(sign for sign, _ in folded), remains, autojunk=False).get_matching_blocks()
    return frozenset(folded[at][1] for block in blocks for at in range(block.a, block.a + block.size))


@lru_cache(maxsize=10_000)
def fold(sign: str) -> str:
    """The sign as a plain reader takes it: one sign, or nothing for one that does not show."""
    if unicodedata.category(sign) in ("Cf", "Mn", "Me"):
        return ""
    digit = unicodedata.digit(sign, None)
    return str(digit) if digit is not None else unicodedata.normalize("NFKC", sign)[:1]


def visible(text: str, start: int, end: int) -> list[int]:
    """The places that a reader would copy: letters and digits, no separators."""
    return [place for place in range(start, end) if fold(text[place]).isalnum()]


def is_leaked(text: str, truth: Truth, readable: frozenset[int]) -> bool:
    """Whether more of a value can be read than the form allows.

    Of a number at most four of its digits (of an IBAN digits and letters), extension aside. Of a mail address the first
    sign of the mailbox, and nothing of a mailbox of one; its domain may stay.
    """
    signs = visible(text, truth.start, truth.judged)
    if truth.kind == "email":
        return any(place in readable for place in (signs if len(signs) == 1 else signs[1:]))
    return sum(place in readable for place in signs) > ALLOWED_DIGITS


def needless_runs(message: Message, readable: frozenset[int]) -> int:
    """How many runs of letters and digits outside of contact data were taken."""
    meant = {place for truth in message.truths for place in range(truth.start, truth.end)}
    runs, inside = 0, False
    for place, sign in enumerate(message.text):
        if place in meant or (fold(sign).isalnum() and place in readable):
            inside = False
        elif fold(sign).isalnum() and not inside:
            runs, inside = runs + 1, True
    return runs


@dataclass
class RunCoverage:
    """What an engine did to a corpus; a class of values is its kind and whether it was obfuscated.

    Phone numbers in ordinary writing are counted by form as well, where the corpus tells it: "national, cued".
    """

    values: Counter[tuple[str, bool]] = field(default_factory=Counter)
    leaks: Counter[tuple[str, bool]] = field(default_factory=Counter)
    touched: int = 0
    needless: int = 0
    harmless: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    phones: Counter[str] = field(default_factory=Counter)
    leaked_phones: Counter[str] = field(default_factory=Counter)
    leaked: list[tuple[Message, str, str]] = field(default_factory=list)
    alarmed: list[tuple[Message, str, str]] = field(default_factory=list)

    def leak_rate(self, kinds: Sequence[str], obfuscated: bool | None = None) -> float | None:
        """The share of values of these kinds that leaked; None if there was none."""
        chosen = [key for key in self.values if key[0] in kinds and obfuscated in (None, key[1])]
        total = sum(self.values[key] for key in chosen)
        return sum(self.leaks[key] for key in chosen) / total if total else None

    @property
    def precision(self) -> float | None:
        """Of all that was changed, the share that was contact data; None if nothing was."""
        changed = self.touched + self.needless
        return self.touched / changed if changed else None

    @property
    def false_alarms(self) -> float | None:
        """The share of look-alikes of which any sign was changed; None if there was none."""
        return self.alarms.total() / self.harmless.total() if self.harmless else None


def judge(
    messages: Sequence[Message], outputs: Sequence[str], tag: re.Pattern[str] | None, keep: int = 0
) -> RunCoverage:
    """Count leaks and false alarms over a corpus, and keep the first `keep` failures of each kind and family."""
    tally = RunCoverage()
    for message, output in zip(messages, outputs, strict=True):
        text = message.text
        readable = left(text, output, tag)
        for truth in message.truths:
            key = (truth.kind, truth.obfuscated)
            tally.values[key] += 1
            tally.touched += any(place not in readable for place in visible(text, truth.start, truth.end))
            is_open = is_leaked(text, truth, readable)
            if truth.kind == "phone" and truth.form and not truth.obfuscated:
                form = f"{truth.form}, {'cued' if truth.is_cued else 'not cued'}"
                tally.phones[form] += 1
                tally.leaked_phones[form] += is_open
            if is_open:
                tally.leaks[key] += 1
                if tally.leaks[key] <= keep:
                    tally.leaked.append((message, output, truth.kind))
        for look_alike in message.harmless:
            tally.harmless[look_alike.family] += 1
            if any(place not in readable for place in visible(text, look_alike.start, look_alike.end)):
                tally.alarms[look_alike.family] += 1
                if tally.alarms[look_alike.family] <= keep:
                    tally.alarmed.append((message, output, look_alike.family))
        tally.needless += needless_runs(message, readable)
    return tally
