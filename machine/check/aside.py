"""Writing a file whole or not at all: aside first, then renamed."""

import os
import tempfile
from pathlib import Path


def write_aside(path: Path, content: bytes) -> None:
    """Write a whole file or nothing, with the folders it needs. Raises OSError, and then leaves nothing behind."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        # A temporary file is private to its owner; what is committed is readable by all.
        Path(aside).chmod(0o644)
        Path(aside).replace(path)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
