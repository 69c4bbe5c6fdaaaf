"""Stages of work whose result is kept by all that it rests on: what one command has verified, the other takes over.

A stage is a function of ours. What it rests on follows from the module that it is written in: the import closure of
that, the libraries in it, and this Python. To that come the values that it is given, and the files that it reads
besides. A stage that is to stand while much is changed is written in a small module of its own.
"""

from __future__ import annotations

import hashlib
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from platformdirs import user_cache_path

from machine.evidence.checkout import NAME, ROOT, checkout
from machine.evidence.closure import Closure, closure, sources
from machine.evidence.distributions import versions
from machine.files import write_aside

R = TypeVar("R")

Notice = Callable[[str, bool], None]
"""Gets the name of a stage, and whether its result is taken over; where it is not, before the work begins."""
_notices: list[Notice] = []

KEPT_LIMIT = 40
"""Results kept; beyond it those go that were not used for longest."""
KEPT_BYTES = 200_000_000
"""So many in all."""
STARTED = time.time()
"""When this process loaded its first modules, or soon after."""


class Kept(msgspec.Struct, frozen=True):
    """A file with a result: of which stage, by which key, and the hash of the result as it is written there."""

    name: str
    key: str
    mark: str
    result: msgspec.Raw


def kept_folder() -> Path:
    """Where results are kept: under `build/` of the checkout, else in the user's own folder for such things."""
    home = checkout(ROOT)
    return user_cache_path(NAME, appauthor=False) / "kept" if home is None else home / "build" / "kept"


def content_hash(modules: Iterable[str], *, files: Iterable[Path] = (), of: object = None) -> str:
    """The hash of all that these modules of ours rest on, of these files and of what lies in these folders, and of the
    values `of`, which are plain data.

    In a process whose own sources were changed since it started nobody knows what runs: its hash is like no other.
    Raises LookupError for a module that is not ours, TypeError for values that have no JSON form.
    """
    modules = tuple(modules)
    read = sources(ROOT, modules)
    hashes = _hashes(read)
    rests_on = _closure(modules, read, hashes)
    has_changed = any((ROOT / name).stat().st_mtime > STARTED for name in rests_on.files)
    parts = (
        (sys.implementation.name, platform.python_version()),
        versions(rests_on.libraries),
        {name: hashes[name] for name in rests_on.files},
        _hashes({_name(file): file.read_bytes() for path in files for file in _files_of(path)}),
        of,
        time.time_ns() if has_changed else None,
    )
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()[:32]


def _closure(modules: Sequence[str], read: Mapping[str, bytes], hashes: Mapping[str, str]) -> Closure:
    """What modules rest on, taken over where no file of ours has changed: to read their imports takes a second. Kept in
    a folder of its own, so that results are not let go for it."""
    key = hashlib.sha256(msgspec.json.encode((modules, hashes), order="deterministic")).hexdigest()[:32]
    folder = kept_folder() / "closures"
    found = cached("closure", key, Closure, folder)
    if found is None:
        found = closure(modules, read)
        keep("closure", key, found, folder)
    return found


def _hashes(contents: Mapping[str, bytes]) -> dict[str, str]:
    return {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}


def _files_of(path: Path) -> Iterable[Path]:
    """What is not there has none: the stage itself says so, if it minds."""
    found = path.rglob("*") if path.is_dir() else [path]
    return (file for file in found if file.is_file() and "__pycache__" not in file.parts)


def _name(file: Path) -> str:
    """The same in every checkout, and wherever a link to a folder of ours lies."""
    lies_at = file.resolve()
    return (lies_at.relative_to(ROOT) if lies_at.is_relative_to(ROOT) else file).as_posix()


def cached(name: str, key: str, form: type[R], folder: Path | None = None) -> R | None:
    """The kept result of a stage for this content, or None; what is no result of it, or not all of one, is none."""
    path = (folder or kept_folder()) / f"{name}-{key}.json"
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=Kept)
        if (kept.name, kept.key, kept.mark) != (name, key, _mark(kept.result)):
            return None
        result = msgspec.json.decode(kept.result, type=form)
    except (OSError, ValueError, msgspec.MsgspecError, RecursionError):
        return None
    with suppress(OSError):  # a folder that nobody may write to serves as well
        path.touch()
    return result


def keep(name: str, key: str, result: object, folder: Path | None = None) -> None:
    """Keep a result, and let those go that are too many. Where nothing can be written nothing is kept."""
    written = msgspec.Raw(msgspec.json.encode(result))
    folder = folder or kept_folder()
    with suppress(OSError):
        write_aside(folder / f"{name}-{key}.json", msgspec.json.encode(Kept(name, key, _mark(written), written)))
        _prune(folder)


def _mark(written: msgspec.Raw) -> str:
    return hashlib.sha256(bytes(written)).hexdigest()


def _prune(folder: Path) -> None:
    """Leftovers of processes that were killed while they wrote go with the rest."""
    found = [(path.stat(), path) for path in folder.iterdir() if path.is_file()]
    size_bytes = 0
    for number, (status, path) in enumerate(sorted(found, key=lambda each: each[0].st_mtime_ns, reverse=True), 1):
        size_bytes += status.st_size
        if number > KEPT_LIMIT or size_bytes > KEPT_BYTES:
            path.unlink(missing_ok=True)


@contextmanager
def noticing(notice: Notice) -> Iterator[None]:
    """While in the block, somebody hears of every stage, whoever asks for it, whether it is worked on anew."""
    _notices.append(notice)
    try:
        yield
    finally:
        _notices.remove(notice)


def stage(
    name: str,
    form: type[R],
    work: Callable[[], R],
    *,
    fresh: bool,
    of: object = None,
    files: Iterable[Path] = (),
    rests_on: Iterable[str] = (),
) -> R:
    """The result of `work`, taken over if the same content was worked on before and `fresh` is not asked for.

    `of` are the values that it is given, `files` what it reads that is no part of our packages, and `rests_on` modules
    that it has loaded by name: those that another process is told to load.
    Raises what `content_hash` raises, and what the work raises; then nothing is kept.
    """
    key = content_hash((work.__module__, *rests_on), files=files, of=of)
    found = None if fresh else cached(name, key, form)
    for notice in _notices:
        notice(name, found is not None)
    if found is None:
        found = work()
        keep(name, key, found)
    return found
