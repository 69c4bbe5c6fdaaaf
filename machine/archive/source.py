"""A file to mask, read in chunks, unpacked if it is compressed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO, cast

from machine.archive.blocks import BLOCK_BYTES
from machine.archive.compression import (
    Compression,
    CompressionMissingError,
    compression_of,
    damages,
    named_compression,
    unpacked,
)
from machine.archive.content import no_text

FIRST_BYTES = 8
"""What tells the compression."""


class FileError(ValueError):
    """A file cannot be masked. The message says why and what to do, and holds nothing of it."""


class NoTextError(FileError):
    """A file is none that could be masked, which is no fault of one met in a folder."""


class Source:
    """A file that is open: its compression, its chunks, and how many bytes of the file itself were read by now."""

    def __init__(self, path: Path | None, file: BufferedReader) -> None:
        self._path, self._file = path, file
        self.is_live = path is None
        self._start = _first(file)
        self.compression: Compression | None = compression_of(self._start)

    def chunks(self, *, is_sure: bool) -> Iterator[bytes]:
        """The content in chunks. Raises NoTextError before the first, FileError where it is damaged."""
        named = None if self._path is None else named_compression(self._path)
        if named not in {None, self.compression}:
            raise FileError(f"is named as if compressed with {named}, and is not; correct its name")
        chunks = self._plain() if self.compression is None else self._unpacked(self.compression)
        first = next(chunks, b"")
        if what := no_text(first, is_sure=is_sure):
            raise NoTextError(f"is {what}")
        yield first
        yield from chunks

    def bytes_read(self) -> int:
        """Bytes of a file; 0 for what has no size."""
        return self._file.tell() if self._file.seekable() else 0

    def _plain(self) -> Iterator[bytes]:
        # `read` would wait for a whole block of a slow pipe, deaf to signals.
        yield self._start
        while chunk := self._file.read1(BLOCK_BYTES):
            yield chunk

    def _unpacked(self, compression: Compression) -> Iterator[bytes]:
        try:
            unpacking = unpacked(cast(BinaryIO, _Begun(self._start, self._file)), compression)
        except CompressionMissingError as error:
            raise FileError(str(error)) from None
        read = cast(Callable[[int], bytes], unpacking.read1)
        held = b""
        try:
            while chunk := read(BLOCK_BYTES):
                held += chunk
                if self.is_live or len(held) >= BLOCK_BYTES:
                    yield held
                    held = b""
        except damages(compression):
            raise FileError(f"is damaged or cut off: {compression} cannot read it whole; get it anew") from None
        if held:
            yield held


class _Begun(RawIOBase):
    """A file of which the first bytes were read already."""

    def __init__(self, start: bytes, file: BufferedReader) -> None:
        super().__init__()
        self._start, self._file = start, file

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Up to so many bytes."""
        if not self._start:
            return self._file.read1(size)
        taken, self._start = self._start[:size], self._start[size:]
        return taken


def _first(file: BufferedReader) -> bytes:
    start = b""
    while len(start) < FIRST_BYTES and (more := file.read1(BLOCK_BYTES)):
        start += more
    return start


@contextmanager
def opened(path: Path | None) -> Iterator[Source]:
    """A file to read; no path is the standard input. Raises OSError."""
    if path is None:
        yield Source(None, cast(BufferedReader, sys.stdin.buffer))
    else:
        with path.open("rb") as file:
            yield Source(path, file)
