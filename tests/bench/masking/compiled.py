"""Loads our masking a second time, from the wheel that `make compiled` makes, beside the one that is there already.

Both are measured in one process in turn, so what else the machine does falls on both. Modules bind what they import
when they are imported, so the two never meet: the names in sys.modules stay those of the first.
"""

from __future__ import annotations

import shutil
import sys
from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from types import ModuleType
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[3]
WHEELS = ROOT / "build" / "compiled"
SOURCES = "machine/masking"
PACKAGES = ("machine", "spec")


def load(wheels: Path = WHEELS) -> ModuleType:
    """The compiled machine.masking of the newest wheel there.

    Raises ImportError, and says what to do, if there is none, or it is made of other sources or for another Python.
    """
    newest = max(wheels.glob("*.whl"), key=lambda wheel: wheel.stat().st_mtime, default=None)
    if newest is None:
        raise ImportError("no compiled wheel; `make compiled` makes it, with a C compiler and Python's headers")
    folder = unpacked(newest)
    if sources_of(folder) != sources_of(ROOT):
        raise ImportError(f"{newest.name} is made of other sources; run `make compiled`")
    masking, engine = _imported(folder)
    if not str(engine.__file__).endswith(tuple(EXTENSION_SUFFIXES)):
        raise ImportError(f"{newest.name} is for another Python; run `make compiled` with this one")
    return masking


def unpacked(wheel: Path) -> Path:
    """What a wheel holds, in a folder beside it."""
    folder = wheel.with_suffix("")
    if folder.exists():
        shutil.rmtree(folder)
    with ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def sources_of(root: Path) -> dict[str, bytes]:
    """The masking modules under a root, by name."""
    return {path.name: path.read_bytes() for path in (root / SOURCES).glob("*.py")}


def _imported(folder: Path) -> tuple[ModuleType, ModuleType]:
    first = _taken_out()
    sys.path.insert(0, str(folder))
    try:
        return import_module("machine.masking"), import_module("machine.masking.engine")
    finally:
        sys.path.remove(str(folder))
        _taken_out()
        sys.modules.update(first)


def _taken_out() -> dict[str, ModuleType]:
    return {name: sys.modules.pop(name) for name in list(sys.modules) if name.partition(".")[0] in PACKAGES}
