"""The evidence ledger: what each producer exercised and with what result, by clause, transition and property. The
matrix, the report and the screen are views of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import msgspec

Word = Literal["proved", "tested", "refuted", "undetermined"]
RANK: dict[Word, int] = {"proved": 0, "tested": 1, "undetermined": 2, "refuted": 3}


class Entry(msgspec.Struct, frozen=True):
    """One finding. `subject` is a clause, assumption, transition or property id; `producer` says who found it, `detail`
    where, with which bound or seed."""

    producer: Literal["scenario", "exploration", "stateful"]
    subject: str
    word: Word
    detail: str


class Ledger(msgspec.Struct, frozen=True):
    """All findings."""

    entries: tuple[Entry, ...]

    def of(self, subject: str) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries if entry.subject == subject)

    def words(self) -> dict[str, Word]:
        """For each subject the worst word; proved where some producer proved it and none says otherwise."""
        found: dict[str, Word] = {}
        for entry in self.entries:
            known = found.get(entry.subject)
            if known is None or {known, entry.word} == {"proved", "tested"}:
                found[entry.subject] = "proved" if known == "proved" else entry.word
            elif RANK[entry.word] > RANK[known]:
                found[entry.subject] = entry.word
        return found


def worst(words: Iterable[Word]) -> Word:
    """The worst of several words; nothing at all is undetermined."""
    return max(words, key=lambda word: RANK[word], default="undetermined")
