"""Reading a file of ours that anybody may have changed: its data whole, or one sentence on what is in the way."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from machine.port.form import without_values

T = TypeVar("T")


class UnreadableFileError(ValueError):
    """A file does not hold what it should. The message names it, and says why without a value of it."""


def decoded(path: Path, form: type[T], *, what: str, called: str, limit_bytes: int) -> T:
    """The data in a file of JSON, in which `what` should be; the file is `called` so in messages. Raises
    UnreadableFileError, for a missing file too, one that is longer, and one that is none."""
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFileError(f"{called} is no file that could be read whole.")
        if path.stat().st_size > limit_bytes:
            raise UnreadableFileError(f"{called} is longer than {limit_bytes:,} bytes; that is no {what}.")
        return msgspec.json.decode(path.read_bytes(), type=form)
    except OSError as error:
        raise UnreadableFileError(f"{called} cannot be read ({error.strerror}).") from None
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UnreadableFileError(f"{called} holds no {what}: {without_values(str(error))}.") from None
    except RecursionError:
        raise UnreadableFileError(f"{called} holds no {what}: it is nested too deeply.") from None
