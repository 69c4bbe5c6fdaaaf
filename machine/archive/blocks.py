"""Reads a file in blocks that can be masked each on its own, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

BLOCK_BYTES = 1 << 20
LONGEST_BYTES = 4 << 20
"""The longest record that is held in memory whole. A longer one is masked as it comes."""


class Blocks:
    """The chunks of a file as blocks that end where `border` says; it gives 0 where it finds no place.

    It finds one wherever a record ends. A record that is longer than LONGEST_BYTES is left to whoever reads on.
    """

    def __init__(self, chunks: Iterable[bytes], border: Callable[[bytes], int]) -> None:
        self._chunks = iter(chunks)
        self._border = border
        self._held = b""
        self.is_at_long_record = False

    def whole(self) -> Iterator[bytes]:
        """The blocks up to the end of the file, or to a long record: then `is_at_long_record` is set."""
        self.is_at_long_record = False
        while True:
            if end := self._border(self._held):
                yield self._held[:end]
                self._held = self._held[end:]
            if len(self._held) > LONGEST_BYTES:
                self.is_at_long_record = True
                return
            chunk = next(self._chunks, b"")
            if not chunk:
                break
            self._held += chunk
        if self._held:
            yield self._held
            self._held = b""

    def rest(self) -> Iterator[bytes]:
        """What is held and all that comes."""
        held, self._held = self._held, b""
        return chain((held,), self._chunks)

    def give_back(self, content: bytes) -> None:
        """Takes what was read beyond the end of a long record."""
        self._held = content


def after_last_line(held: bytes) -> int:
    """The end of the last whole line, 0 if there is none."""
    return held.rfind(b"\n") + 1
