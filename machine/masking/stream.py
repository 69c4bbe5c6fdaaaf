"""Masks a text that comes in chunks, and holds back only what more text may still change."""

from collections.abc import Collection, Sequence

from machine.masking.choice import Mode, needs_whole_lines
from machine.masking.engine import mask
from machine.masking.masked_form import KEPT
from machine.masking.own_kinds import OwnKind

MOST_HELD = 1 << 24
"""Characters after which what can nowhere be cut is cut all the same: sixteen million in which numbers might go on."""


class Stream:
    """The masking of one text: what `feed` and `close` return is together what `mask` makes of the whole text.

    Only a text that can be cut nowhere within MOST_HELD characters is masked in parts. With kinds of one's own it is
    cut between lines alone, since they may ask for anything in a line. Raises ValueError like `mask`.
    """

    def __init__(
        self,
        kinds: Collection[str] | None = None,
        *,
        keep: int = KEPT,
        mode: Mode = "balanced",
        regions: Collection[str] | None = None,
        allow: Collection[str] | None = None,
        own: Sequence[OwnKind] | None = None,
    ) -> None:
        self._kinds, self._keep, self._mode, self._regions = kinds, keep, mode, regions
        self._allow, self._own = allow, own
        self._held = self._mask("")
        self._start = 0

    def feed(self, chunk: str) -> str:
        """What is certain of the masked text by now and was not before."""
        # With the first stream: its expressions take as long to compile as all that every text needs.
        from machine.masking.cuts import REACH, cut

        seen = len(self._held)
        self._held += chunk
        end = cut(self._held, self._start, seen, within_lines=not needs_whole_lines(self._mode, self._own))
        if end == self._start and len(self._held) > MOST_HELD:
            end = len(self._held)
        if end == self._start:
            return ""
        masked = self._mask(self._held[self._start : end])
        kept = max(0, end - REACH)
        self._held, self._start = self._held[kept:], end - kept
        return masked

    def close(self) -> str:
        """The rest of the masked text."""
        rest, self._held, self._start = self._held[self._start :], "", 0
        return self._mask(rest)

    def _mask(self, text: str) -> str:
        return mask(
            text,
            self._kinds,
            keep=self._keep,
            mode=self._mode,
            regions=self._regions,
            allow=self._allow,
            own=self._own,
        )
