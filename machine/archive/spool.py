"""What is masked and waits for a verdict: in a file that nobody else can open and that is gone when it is closed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from machine.archive.blocks import BLOCK_BYTES


class Spool:
    """Masked bytes; nothing that is not masked may be put there."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def add(self, content: bytes) -> None:
        """Adds bytes at the end."""
        self._file.write(content)

    def parts(self) -> Iterator[bytes]:
        """All of it, part by part."""
        self._file.seek(0)
        while part := self._file.read(BLOCK_BYTES):
            yield part


@contextmanager
def spool() -> Iterator[Spool]:
    """A spool for as long as the block lasts. Raises OSError."""
    with tempfile.TemporaryFile() as file:
        yield Spool(cast(BinaryIO, file))
