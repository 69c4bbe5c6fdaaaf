"""The evidence ledger: what each producer exercised and with what result, by clause, transition and property. The
matrix, the report and the screen are views of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import msgspec

from machine.evidence.json_file import UnreadableFileError, decoded
from machine.files import write_aside

Word = Literal["proved", "tested", "refuted", "undetermined"]
RANK: dict[Word, int] = {"proved": 0, "tested": 1, "undetermined": 2, "refuted": 3}
BYTES_LIMIT = 64 * 2**20
"""The longest file that is read as a ledger; one of the main job has 100 kB."""


class LedgerError(ValueError):
    """A file holds no ledger. The message names the file and says why."""


class Entry(msgspec.Struct, frozen=True):
    """One finding. `subject` is a clause, assumption, transition or property id; `producer` says who found it, `detail`
    where, with which bound or seed."""

    producer: Literal["scenario", "exploration", "stateful", "conform"]
    subject: str
    word: Word
    detail: str


class Ledger(msgspec.Struct, frozen=True):
    """All findings."""

    entries: tuple[Entry, ...]

    def of(self, subject: str) -> tuple[Entry, ...]:
        """The findings about one subject, in order."""
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


def merged(ledgers: Iterable[Ledger]) -> Ledger:
    """All findings of these, each once, in their order."""
    return Ledger(tuple(dict.fromkeys(entry for ledger in ledgers for entry in ledger.entries)))


def read(path: Path) -> Ledger:
    """The ledger in a file. Raises LedgerError."""
    try:
        return decoded(path, Ledger, what="ledger", called=str(path), limit_bytes=BYTES_LIMIT)
    except UnreadableFileError as error:
        raise LedgerError(str(error)) from None


def add(path: Path, entries: Iterable[Entry]) -> None:
    """Merge findings into the ledger of a file, which is made where there is none. Raises LedgerError, also where there
    is no finding, and OSError where it cannot be written."""
    entries = tuple(entries)
    if not entries:
        raise LedgerError(f"Nothing was found, so {path} is left as it is.")
    known = [read(path)] if path.exists() else []
    write(path, merged((*known, Ledger(entries))))


def write(path: Path, ledger: Ledger) -> None:
    """Write a ledger whole. Raises OSError, and LedgerError for one without a finding, which is evidence of nothing."""
    if not ledger.entries:
        raise LedgerError(f"There is no finding, so {path} is not written.")
    write_aside(path, msgspec.json.format(msgspec.json.encode(ledger), indent=1) + b"\n")
