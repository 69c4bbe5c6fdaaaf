"""What was masked, as numbers: they may be kept and shown, for no value is among them."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

import msgspec


class Counts(msgspec.Struct, frozen=True):
    """Messages are lines of a text, records of JSON Lines, values of Parquet columns. Findings are by kind."""

    messages: int = 0
    changed: int = 0
    findings: dict[str, int] = {}

    def __add__(self, other: Counts) -> Counts:
        findings = Counter(self.findings) + Counter(other.findings)
        return Counts(self.messages + other.messages, self.changed + other.changed, dict(sorted(findings.items())))


class FileCounts(msgspec.Struct, frozen=True):
    """The counts of one file. Its name is masked too: archives are often named after the customer's number."""

    file: str
    counts: Counts


class Report(msgspec.Struct, frozen=True):
    """The counts of a run, file by file in the order given, and together."""

    files: tuple[FileCounts, ...]
    total: Counts


class MaskedBlock(NamedTuple):
    """A masked block of lines: its bytes, how many bytes and lines it had, the named fields it has, its counts."""

    content: bytes
    size: int
    lines: int
    seen: frozenset[str] = frozenset()
    counts: Counts = Counts()
