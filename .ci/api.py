"""Writes the API reference from the docstrings of what users import: `make api` does so into build/api.

A place to mask in whose library is not installed is written all the same: an empty stand-in takes the library's place.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock

import pdoc
from pdoc.doc import Class, Doc, Module

FRONTS = (
    "machine.harness",
    "machine.masking",
    "machine.masking.integrations.duckdb_functions",
    "machine.masking.integrations.log_records",
    "machine.masking.integrations.options",
    "machine.masking.integrations.pandas_series",
    "machine.masking.integrations.polars_expressions",
    "machine.masking.integrations.spark_frames",
    "machine.masking.integrations.structlog_events",
    "machine.port",
    "machine.port.errors",
    "machine.port.port",
    "machine.port.schema",
    "machine.remote",
    "spec.port",
    "spec.port.answers",
    "spec.port.capabilities",
    "spec.port.commands",
    "spec.port.configuration",
    "spec.port.messages",
    "spec.port.views",
)
"""The modules that users import."""
TREES = ("machine", "machine.masking.integrations", "spec")
"""Where they lie; a package that lists its names hides its modules from the tool."""
LIBRARIES = ("duckdb", "pandas", "polars", "pyspark")
"""Those of the places to mask in that stand in environments of their own."""


class _StandIns(MetaPathFinder, Loader):
    """Gives an empty module for each library that is missing, and for its parts."""

    def __init__(self, missing: Iterable[str]) -> None:
        self._missing = frozenset(missing)

    def find_spec(self, fullname: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname.partition(".")[0] not in self._missing:
            return None
        return ModuleSpec(fullname, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        module = ModuleType(spec.name)
        # What it decorates stays what it was, with its docstring.
        vars(module)["__getattr__"] = lambda _name: MagicMock(return_value=lambda decorated: decorated)
        return module

    def exec_module(self, module: ModuleType) -> None:
        """There is nothing in it."""


@contextmanager
def fronts() -> Iterator[list[ModuleType]]:
    """What users import, loaded; names that come only when they are asked for have been asked for."""
    stand_ins = _StandIns(library for library in LIBRARIES if importlib.util.find_spec(library) is None)
    sys.meta_path.append(stand_ins)
    try:
        modules = [importlib.import_module(name) for name in FRONTS]
        for module in modules:
            for public in getattr(module, "__all__", ()):
                vars(module).setdefault(public, getattr(module, public))
        yield modules
    finally:
        sys.meta_path.remove(stand_ins)


def undocumented(module: ModuleType) -> list[str]:
    """The public names of a module, and of its classes, that have no docstring."""
    return [doc.fullname for doc in _public(Module(module)) if not doc.docstring]


def _public(documented: Module | Class) -> Iterator[Doc[Any]]:
    """A module or class and what it shows, but for submodules, fields and what it inherits."""
    yield documented
    for doc in documented.own_members:
        if doc.name.startswith("_") or doc.kind in ("module", "variable"):
            continue
        if isinstance(doc, Class):
            yield from _public(doc)
        else:
            yield doc


def write(folder: Path) -> list[str]:
    """Write the pages into the folder, and say what is wrong with them."""
    all_others = f"!(?!({'|'.join(map(re.escape, FRONTS))})$)"
    with warnings.catch_warnings(record=True) as caught, fronts() as modules:
        warnings.simplefilter("always")
        pdoc.pdoc(*TREES, all_others, output_directory=folder)
        bare = [name for module in modules for name in undocumented(module)]
    told = [str(warning.message) for warning in caught]
    return [*told, *(f"{name} has no docstring; say what it means." for name in dict.fromkeys(bare))]


def main(folder: Path) -> int:
    """Write the pages; 1 if there is something wrong with them."""
    told = write(folder)
    for sentence in told:
        print(sentence, file=sys.stderr)
    print(f"The API reference is in {folder / 'index.html'}.")
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
