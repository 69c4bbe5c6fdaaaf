"""What a module of ours rests on: every module that it reaches by import, the data beside them, and the libraries.

Read from the sources, not from what happens to be loaded: an import within a function, under a condition or for the
type checker counts like one at the head of a file. So nobody writes a list, and nothing can be missing from one.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import resolve_name
from itertools import accumulate
from pathlib import Path

OURS = ("spec", "machine")
"""The packages that are installed."""
Sources = Mapping[str, bytes]
"""Files by their path under the folder that holds the packages, with slashes."""
PARSED_LIMIT = 2_000
"""Files whose imports are remembered."""


@dataclass(frozen=True)
class Closure:
    """What modules rest on: `modules` of ours, themselves among them; the `files` that these are written in and the
    data of their packages, as paths; and `libraries`, the top-level names of whatever else they import."""

    modules: frozenset[str]
    files: frozenset[str]
    libraries: frozenset[str]


def sources(root: Path, modules: Iterable[str] = ()) -> dict[str, bytes]:
    """The files of our packages under this folder, and of those that these modules stand in besides.

    What Python and editors leave there is none: compiled modules, and files whose names begin with a dot.
    """
    folders = {*OURS, *(module.partition(".")[0] for module in modules)}
    paths = (path for folder in sorted(folders) for path in sorted((root / folder).rglob("*")))
    named = ((path.relative_to(root), path) for path in paths if path.is_file())
    return {
        name.as_posix(): path.read_bytes()
        for name, path in named
        if "__pycache__" not in name.parts and not any(part.startswith(".") for part in name.parts)
    }


def closure(modules: Iterable[str], of: Sources) -> Closure:
    """What these modules rest on. Raises LookupError for one that is not among the sources."""
    todo = list(modules)
    for module in todo:
        if _file_of(module, of) is None:
            raise LookupError(f"There is no module {module} of ours; name one under {', '.join(OURS)} or tests.")
    ours = {path.partition("/")[0] for path in of}
    looked_at: set[str] = set()
    found: dict[str, str] = {}
    folders: set[str] = set()
    libraries: set[str] = set()
    while todo:
        if (module := todo.pop()) in looked_at:
            continue
        looked_at.add(module)
        top = module.partition(".")[0]
        if top not in ours:
            libraries.add(top)
        elif (file := _file_of(module, of)) is not None:
            found[module] = file
            folders.add(_above(file))
            # To import a module runs every package on the way to it.
            todo += (on_the_way := list(accumulate(module.split("."), "{}.{}".format))[:-1])
            folders.update(package.replace(".", "/") for package in on_the_way)
            todo += imports(of[file], _above(file).replace("/", "."))
    data = (path for path, folder in _data(of) if folder in folders)
    return Closure(
        frozenset(found), frozenset((*found.values(), *data)), frozenset(libraries - sys.stdlib_module_names)
    )


def _file_of(module: str, of: Sources) -> str | None:
    path = module.replace(".", "/")
    return next((file for file in (f"{path}/__init__.py", f"{path}.py") if file in of), None)


def _above(path: str) -> str:
    return path.rpartition("/")[0]


def _data(of: Sources) -> Iterator[tuple[str, str]]:
    """Every file that is no module, with the folder of the package that it is data of. A folder within a package that
    is none itself holds data, programs included: templates, examples."""
    for path in of:
        package = folder = _above(path)
        while package and f"{package}/__init__.py" not in of:
            package = _above(package)
        if not path.endswith(".py") or package not in ("", folder):
            yield path, package or folder


@lru_cache(PARSED_LIMIT)
def imports(content: bytes, package: str) -> frozenset[str]:
    """Every name in a file's imports that may be a module: of `from a import b` both `a` and `a.b`.

    Raises SyntaxError where it is no Python.
    """
    found: set[str] = set()
    for statement in _imports(ast.parse(content).body):
        if isinstance(statement, ast.Import):
            found.update(each.name for each in statement.names)
        else:
            base = resolve_name("." * statement.level + (statement.module or ""), package)
            found.update((base, *(f"{base}.{each.name}" for each in statement.names)))
    return frozenset(found)


def _imports(statements: Iterable[ast.AST]) -> Iterator[ast.Import | ast.ImportFrom]:
    """Those of these statements and of what is within them. Expressions hold none, and are most of a file."""
    for statement in statements:
        if isinstance(statement, ast.Import | ast.ImportFrom):
            yield statement
        for block in ("body", "orelse", "handlers", "finalbody", "cases"):
            within = getattr(statement, block, ())
            if isinstance(within, list):
                yield from _imports(within)
