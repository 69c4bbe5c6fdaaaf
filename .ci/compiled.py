"""Puts compiled modules of machine.masking into a wheel beside their sources, if TEXTDESK_COMPILE is set to 1.

Hatchling asks for it with every wheel (pyproject.toml). Without the variable, and for an editable install always, where
they would stand before sources that somebody edits, nothing is compiled and the wheel is pure Python.
"""

import ast
import os
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from graphlib import TopologicalSorter
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

VARIABLE = "TEXTDESK_COMPILE"
PACKAGE = "machine.masking"
LEFT_OUT = frozenset({"__init__", "arrow_arrays", "policy"})
"""Modules that only hand on what others do, to packages that a compiler need not know."""
COMPILERS = ("mypy", "setuptools")
# What lies in this environment's site-packages must not change what is compiled.
MYPY_FLAGS = ("--config-file=", "--no-site-packages", "--ignore-missing-imports")


class CompileError(Exception):
    """The modules cannot be compiled; the message says what to do, the terminal by then what the compiler said."""


class CompiledMasking(BuildHookInterface[Any]):
    """The build hook; hatchling finds it by its class."""

    _folder: TemporaryDirectory[str] | None = None

    @property
    def tree(self) -> Path:
        """The checkout that the masking is taken from."""
        return Path(self.root)

    def dependencies(self) -> list[str]:
        """What a wheel with compiled modules takes to build, as the development group has it."""
        if not _is_asked_for():
            return []
        project = tomllib.loads((self.tree / "pyproject.toml").read_text(encoding="utf-8"))
        development: list[str] = project["dependency-groups"]["dev"]
        return [requirement for requirement in development if requirement.startswith(COMPILERS)]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and tell hatchling what to take in. Raises CompileError."""
        if version == "editable" or not _is_asked_for():
            return
        self._folder = TemporaryDirectory(prefix="textdesk-")
        folder = Path(self._folder.name)
        build_data["force_include"] |= {
            str(built): built.relative_to(folder).as_posix() for built in compiled(self.tree, folder)
        }
        build_data |= {"pure_python": False, "infer_tag": True}

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        if self._folder:
            self._folder.cleanup()


def _is_asked_for() -> bool:
    return os.environ.get(VARIABLE) == "1"


def compiled(root: Path, folder: Path) -> list[Path]:
    """The extension modules made of those of `root`, in `folder` where a wheel has them. Raises CompileError."""
    place = folder.joinpath(*PACKAGE.split("."))
    place.mkdir(parents=True)
    for package in (place.parent, place):
        (package / "__init__.py").touch()
    sources = [path for path in root.joinpath(*PACKAGE.split(".")).glob("*.py") if path.stem not in LEFT_OUT]
    for source in sources:
        (place / source.name).write_bytes(source.read_bytes())
    paths = [str((place / f"{name}.py").relative_to(folder)) for name in importers_first(sources)]
    run = subprocess.run(
        (sys.executable, "-m", "mypyc", *MYPY_FLAGS, *paths),
        cwd=folder,
        env=os.environ | {"MYPYC_DEBUG_LEVEL": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if run.returncode != 0:
        print(run.stdout, file=sys.stderr)
        raise CompileError(
            f"{PACKAGE} could not be compiled; a C compiler and Python's headers must be there (Debian, Ubuntu: gcc and"
            f" python3-dev). Without {VARIABLE} it is built as pure Python."
        )
    built = [path for path in folder.rglob("*") if path.name.endswith(tuple(EXTENSION_SUFFIXES))]
    return sorted(path for path in built if path.relative_to(folder).parts[0] != "build")


def importers_first(sources: Iterable[Path]) -> list[str]:
    """The names of modules, each before those that it imports, since mypy infers the types of a group from its end."""
    texts = {source.stem: source.read_bytes() for source in sorted(sources)}
    order = TopologicalSorter({
        name: sorted(texts.keys() & {imported for node in ast.walk(ast.parse(text)) for imported in _imported(node)})
        for name, text in texts.items()
    })  # fmt: skip
    return list(order.static_order())[::-1]


def _imported(node: ast.AST) -> list[str]:
    if not isinstance(node, ast.ImportFrom):
        return []
    package, _, name = (node.module or "").rpartition(".")
    if node.module == PACKAGE:
        return [alias.name for alias in node.names]
    return [name] if package == PACKAGE else []
