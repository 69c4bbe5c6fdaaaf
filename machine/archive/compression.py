"""Files compressed with gzip and zstd: told by their first bytes, read as they come, and written the same way.

gzip is in the standard library, and so is zstd from Python 3.14 on; before, `backports.zstd` is the same module.
"""

from __future__ import annotations

import gzip
import sys
import zlib
from io import BufferedIOBase
from pathlib import Path
from types import ModuleType
from typing import BinaryIO, Literal, Protocol, cast

Compression = Literal["gzip", "zstd"]
SIGNS: dict[bytes, Compression] = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}
"""How what is compressed begins."""
ENDINGS: dict[str, Compression] = {".gz": "gzip", ".zst": "zstd"}
"""How the name of what is compressed ends."""
GZIP_FORMAT = 31
"""What zlib calls gzip with the largest window. It writes neither a name nor a time."""
GZIP_LEVEL = 6


class CompressionMissingError(ImportError):
    """What reads and writes this compression is not installed; the message says what to install."""


class _Compressor(Protocol):
    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


def compression_of(start: bytes) -> Compression | None:
    """The compression of what begins so."""
    return next((each for sign, each in SIGNS.items() if start.startswith(sign)), None)


def named_compression(path: Path) -> Compression | None:
    """The compression that a name stands for."""
    return ENDINGS.get(path.suffix.lower())


def without_ending(path: Path) -> Path:
    """The name of what is compressed in a file of that name."""
    return path.with_suffix("") if named_compression(path) else path


def unpacked(raw: BinaryIO, compression: Compression) -> BufferedIOBase:
    """What is compressed in `raw`, to be read. Raises CompressionMissingError; reading raises what `damages` names."""
    if compression == "gzip":
        return gzip.GzipFile(fileobj=raw, mode="rb")
    return cast(BufferedIOBase, _zstd().ZstdFile(raw, "r"))


def damages(compression: Compression) -> tuple[type[Exception], ...]:
    """What reading raises if what is compressed is damaged."""
    return (EOFError, gzip.BadGzipFile, zlib.error) if compression == "gzip" else (EOFError, _zstd().ZstdError)


class Packing:
    """A file to write to, which compresses what is written into another."""

    def __init__(self, target: BinaryIO, compressor: _Compressor) -> None:
        self._target, self._compressor = target, compressor

    def write(self, content: bytes) -> None:
        """Compresses more."""
        self._target.write(self._compressor.compress(content))

    def close(self) -> None:
        """Writes what is held, and the end."""
        self._target.write(self._compressor.flush())


def packing(target: BinaryIO, compression: Compression) -> Packing:
    """A file to write to, compressed into `target`. Raises CompressionMissingError."""
    if compression == "gzip":
        return Packing(target, zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, GZIP_FORMAT))
    return Packing(target, _zstd().ZstdCompressor())


def _zstd() -> ModuleType:
    try:
        if sys.version_info >= (3, 14):
            from compression import zstd
        else:
            from backports import zstd
    except ImportError:
        raise CompressionMissingError(
            "zstd is missing, which it is compressed with; install TextDesk with its extra, as in "
            'pip install "textdesk[zstd]"'
        ) from None
    return zstd
