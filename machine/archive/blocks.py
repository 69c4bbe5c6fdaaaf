"""Reads a file in blocks that can be masked each on its own, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

BLOCK_BYTES = 1 << 20
LONGEST_BYTES = 16 << 20
"""The longest line that is held in memory."""


class LineTooLongError(ValueError):
    """A line has more than `LONGEST_BYTES`; `line` counts from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


def blocks(chunks: Iterable[bytes], cut: Callable[[bytes], int]) -> Iterator[bytes]:
    """All the chunks, in blocks that end where `cut` says; `cut` gives 0 where it finds no place.

    It finds one wherever a line ends, at the latest when half of `LONGEST_BYTES` is held. Raises LineTooLongError.
    """
    held = b""
    line = 1
    for chunk in chunks:
        held += chunk
        if end := cut(held):
            yield held[:end]
            line += held.count(b"\n", 0, end)
            held = held[end:]
        if len(held) > LONGEST_BYTES:
            raise LineTooLongError(line)
    if held:
        yield held


def after_last_line(held: bytes) -> int:
    """The end of the last whole line, 0 if there is none."""
    return held.rfind(b"\n") + 1
