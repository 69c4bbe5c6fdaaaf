"""Stages of work whose result is kept by the content of everything they depend on: what one command has verified, the
other takes over."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from machine.files import write_aside

R = TypeVar("R")

ROOT = Path(__file__).resolve().parents[2]
"""The checkout: the folder that holds spec/, machine/ and features/."""
KEPT = ROOT / "build" / "kept"
KEPT_LIMIT = 40
"""Results kept; beyond it the oldest go."""


def content_hash(places: Iterable[str], *values: object) -> str:
    """The hash of every file under these places of the checkout, of the lock, of this Python, and of `values`."""
    digest = hashlib.sha256(repr((sys.version_info[:3], values)).encode())
    files = {ROOT / "requirements.lock"}
    for place in places:
        path = ROOT / place
        files |= set(path.rglob("*")) if path.is_dir() else {path}
    for file in sorted(files):
        if file.is_file() and "__pycache__" not in file.parts:
            digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:32]


def cached(name: str, key: str, form: type[R]) -> R | None:
    """The kept result of a stage for this content, or None."""
    path = KEPT / f"{name}-{key}.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=form)
    except (FileNotFoundError, msgspec.MsgspecError):
        return None


def keep(name: str, key: str, result: object) -> None:
    """Keep a result, and let the oldest go."""
    write_aside(KEPT / f"{name}-{key}.json", msgspec.json.encode(result))
    for old in sorted(KEPT.glob("*.json"), key=lambda path: path.stat().st_mtime)[:-KEPT_LIMIT]:
        old.unlink(missing_ok=True)


def stage(
    name: str, places: Iterable[str], form: type[R], work: Callable[[], R], *, fresh: bool, of: object = None
) -> R:
    """The result of `work`, taken over if the same content was worked on before and `fresh` is not asked for."""
    key = content_hash(places, name, of)
    found = None if fresh else cached(name, key, form)
    if found is None:
        found = work()
        keep(name, key, found)
    return found
