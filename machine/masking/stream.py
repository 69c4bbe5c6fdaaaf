"""Masks a text that comes in chunks, and holds back only what more text may still change."""

from machine.masking.engine import Mode, end_of_piece, mask
from machine.masking.form import KEPT
from machine.masking.segments import REACH


class Stream:
    """The masking of one text: what `feed` and `close` return is together what `mask` makes of the whole text.

    No more is held back than `segments.LONGEST` characters and the last chunk. Raises ValueError as `mask` does.
    """

    def __init__(self, kinds: frozenset[str] | None = None, *, keep: int = KEPT, mode: Mode = "balanced") -> None:
        self._kinds, self._keep, self._mode = kinds, keep, mode
        self._held = self._mask("")
        self._start = 0

    def feed(self, chunk: str) -> str:
        """What is certain of the masked text by now and was not before."""
        self._held += chunk
        masked: list[str] = []
        while (end := end_of_piece(self._held, self._start)) > self._start:
            masked.append(self._mask(self._held[self._start : end]))
            kept = max(0, end - REACH)
            self._held, self._start = self._held[kept:], end - kept
        return "".join(masked)

    def close(self) -> str:
        """The rest of the masked text."""
        rest, self._held, self._start = self._held[self._start :], "", 0
        return self._mask(rest)

    def _mask(self, text: str) -> str:
        return mask(text, self._kinds, keep=self._keep, mode=self._mode)
