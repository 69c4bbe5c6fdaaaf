"""What was masked, as numbers: they may be kept and shown, for no value is among them."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import msgspec


class Counts(msgspec.Struct, frozen=True):
    """Messages are lines of a text, records of CSV and JSON Lines, values of a JSON document and of Parquet columns.

    Findings are by kind. `numbers_as_texts` are number literals of JSON that were masked, hence became texts;
    `bad_lines` those of JSON Lines that are no JSON and were masked as text; `uneven_records` those of CSV with more or
    fewer fields than their file has columns, which were masked in all their fields.
    """

    messages: int = 0
    changed: int = 0
    findings: dict[str, int] = {}
    numbers_as_texts: int = 0
    bad_lines: int = 0
    uneven_records: int = 0

    def __add__(self, other: Counts) -> Counts:
        findings = Counter(self.findings) + Counter(other.findings)
        return Counts(
            self.messages + other.messages,
            self.changed + other.changed,
            dict(sorted(findings.items())),
            self.numbers_as_texts + other.numbers_as_texts,
            self.bad_lines + other.bad_lines,
            self.uneven_records + other.uneven_records,
        )


class FileCounts(msgspec.Struct, frozen=True):
    """The counts of one file. Its name is masked too: archives are often named after the customer's number."""

    file: str
    counts: Counts


class Unmasked(msgspec.Struct, frozen=True):
    """A file that was not masked, by its masked name, and why."""

    file: str
    why: str


class Report(msgspec.Struct, frozen=True):
    """The counts of a run, file by file in the order given, and together.

    `left` are files met in a folder that are no text, `failed` those that could not be read or written whole.
    """

    files: tuple[FileCounts, ...]
    total: Counts
    left: tuple[Unmasked, ...] = ()
    failed: tuple[Unmasked, ...] = ()


class MaskedBlock(NamedTuple):
    """A masked block: its bytes, how many bytes and lines it had, the named fields it has, its counts.

    `edges` say whether something was masked in its first and in its last line: a line may go on in the next block.
    """

    content: bytes
    size: int
    lines: int
    seen: frozenset[str] = frozenset()
    counts: Counts = Counts()
    edges: tuple[bool, bool] = (False, False)
