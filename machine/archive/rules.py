"""What a run masks, and how: the same for every file of it and for every process."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from machine.masking import Finding, Mode, OwnKind, Stream, find, mask_batch
from machine.masking.integrations.options import Options
from machine.masking.masked_form import KEPT

LABEL = re.compile(r"[^\d@]{1,64}")
"""What may be read before a value: it is no part of a number or of an address."""
DIGITS = re.compile(r"(?:\d\D*+){6}\d")
"""Without so many digits a word before a value decides nothing."""


class Labelled(NamedTuple):
    """A value of a record, and what it is called there: the key or the column that it stands under, "" for nothing."""

    label: str
    text: str

    def read_together(self) -> str:
        """The value behind its label, as people write it."""
        return f"{self.label}: {self.text}"

    def may_tell_more(self) -> bool:
        """Whether the label may make something of the value that it is not by itself."""
        return bool(
            self.label and LABEL.fullmatch(self.label) and self.label.isprintable() and DIGITS.search(self.text)
        )


@dataclass(frozen=True)
class Rules:
    """What `machine.masking.mask` is told: kinds, characters kept, mode, regions, what stays, and own kinds."""

    kinds: frozenset[str] | None = None
    keep: int = KEPT
    mode: Mode = "balanced"
    regions: frozenset[str] | None = None
    allow: frozenset[str] | None = None
    own: tuple[OwnKind, ...] | None = None

    @cached_property
    def options(self) -> Options:
        """The same, under the names that the masking takes."""
        return Options(
            kinds=self.kinds,
            keep=self.keep,
            mode=self.mode,
            regions=self.regions,
            allow=self.allow,
            own=self.own,
        )

    def mask(self, texts: list[str]) -> list[str]:
        """Each text masked."""
        return mask_batch(texts, **self.options)

    def mask_labelled(self, values: Sequence[Labelled]) -> list[str]:
        """Each value masked by itself, and if nothing is found in it, as what its label says that it is.

        `phone` before it tells a number that nothing else does. A label never makes less of a value.
        """
        masked = self.mask([value.text for value in values])
        again = [
            place
            for place, (value, after) in enumerate(zip(values, masked, strict=True))
            if value.text == after and value.may_tell_more()
        ]
        together = self.mask([values[place].read_together() for place in again])
        for place, after in zip(again, together, strict=True):
            before = values[place].read_together().removesuffix(values[place].text)
            if after.startswith(before):
                masked[place] = after.removeprefix(before)
        return masked

    def kinds_in_labelled(self, value: Labelled) -> list[str]:
        """The kind of each finding in a value, as `mask_labelled` masks it."""
        return self.kinds_in(value.text) or self.kinds_in(value.read_together())

    def stream(self) -> Stream:
        """The masking of one text that comes in chunks."""
        return Stream(**self.options)

    def find(self, text: str) -> list[Finding]:
        """What is found in a text, in order, in code points."""
        return find(text, self.kinds, mode=self.mode, regions=self.regions, allow=self.allow, own=self.own)

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
