"""What a run masks, and how: the same for every file of it and for every process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from machine.masking import Finding, Mode, Stream, find, mask_batch
from machine.masking.masked_form import KEPT


@dataclass(frozen=True)
class Rules:
    """The kinds that are masked (None: the documented ones), the visible characters kept, and the mode."""

    kinds: frozenset[str] | None = None
    keep: int = KEPT
    mode: Mode = "balanced"

    def mask(self, texts: list[str]) -> list[str]:
        """Each text masked."""
        return mask_batch(texts, self.kinds, keep=self.keep, mode=self.mode)

    def stream(self) -> Stream:
        """The masking of one text that comes in chunks."""
        return Stream(self.kinds, keep=self.keep, mode=self.mode)

    def find(self, text: str) -> list[Finding]:
        """What is found in a text, in order, in code points."""
        return find(text, self.kinds, mode=self.mode)

    def kinds_in(self, text: str) -> list[str]:
        """The kind of each finding in a text."""
        return [finding.kind for finding in self.find(text)]


@dataclass(frozen=True)
class Fields:
    """The fields of a record that are masked, with all that is in them; with no names, all of the record.

    A field is named by the keys that lead to it, joined by dots. A list adds nothing to the name: `messages.text` is
    the text of every one of the messages. A column is named as the first record names it, or by its number from 1 on.
    """

    names: frozenset[str] = frozenset()

    @cached_property
    def on_the_way(self) -> frozenset[str]:
        """The names of what may hold a named field."""
        parts = [name.split(".") for name in self.names]
        return frozenset(".".join(each[:length]) for each in parts for length in range(1, len(each)))
