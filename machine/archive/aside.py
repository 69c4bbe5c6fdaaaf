"""Writing a large file whole or not at all: aside as it comes, renamed when it is done."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def aside(path: Path, like: Path | None = None) -> Iterator[BinaryIO]:
    """A file to write to, which takes the place of `path` when the block ends, and is gone if it raises.

    What `path` links to is replaced, not the link. It may be read by whoever may read `like`, or by its owner alone.
    Raises OSError, and then leaves nothing behind.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if like is not None:
            Path(name).chmod(like.stat().st_mode & 0o777)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
