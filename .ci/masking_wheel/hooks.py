"""Makes the wheel `textdesk-masking`: the modules of machine.masking, what these import of ours, and no more.

Nothing is imported to find that out; the sources are read. Hatchling asks for both hooks (pyproject.toml beside this
file). With TEXTDESK_COMPILE=1 the masking in it is compiled, as it is in the wheel of the whole.
"""

import ast
import importlib.util
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

PACKAGE = "machine.masking"
DISTRIBUTIONS = {"stdnum": "python-stdnum"}
"""What a package is called where it is installed, if that is not its own name."""
EXTRAS = ("arrow", "duckdb", "pandas", "polars", "spark", "structlog")
"""Those of TextDesk that are about masking."""
MARK = "MASKING_ONLY"
LEFT_OUT = frozenset({".md", ".py", ".pyc"})
"""Files in a package that nothing reads while it runs; modules are chosen one by one."""


class WheelError(Exception):
    """The wheel cannot be made; the message says why and what to do."""


class Contents(NamedTuple):
    """The files of the tree that go into the wheel, as paths in it, and the packages of others that these need."""

    files: frozenset[str]
    needs: frozenset[str]


class MaskingMetadata(MetadataHookInterface):
    """What the wheel has in common with TextDesk, from TextDesk's own pyproject.toml."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in what is dynamic. Raises WheelError."""
        tree = tree_of(self.root)
        project = tomllib.loads((tree / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        for field in ("license", "requires-python", "version"):
            metadata[field] = project[field]
        readme = tree.joinpath(*PACKAGE.split("."), "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": readme}
        metadata["dependencies"] = requirements(contents(tree).needs, project["dependencies"])
        metadata["optional-dependencies"] = {extra: project["optional-dependencies"][extra] for extra in EXTRAS}


def get_build_hook() -> type[BuildHookInterface[Any]]:
    """The hook that chooses the files; made here, since it builds on that of the tree's own wheel."""
    compiled = load(Path(__file__).resolve().parent.parent / "compiled.py")

    class MaskingWheel(compiled.CompiledMasking):  # type: ignore[misc, name-defined]
        """Chooses the files of the wheel."""

        @property
        def tree(self) -> Path:
            return tree_of(self.root)

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Tell hatchling what to take in. Raises WheelError, and CompileError like the tree's own."""
            super().initialize(version, build_data)
            if version == "editable":
                return
            name, number = self.metadata.core.name.replace("-", "_"), self.metadata.version
            build_data["force_include"] |= {
                **{str(self.tree / file): file for file in sorted(contents(self.tree).files)},
                str(self.tree / "LICENSE"): f"{name}-{number}.dist-info/licenses/LICENSE",
                str(Path(self.root) / MARK): f"machine/{MARK}",
            }

    return MaskingWheel


def load(path: Path) -> ModuleType:
    """The module in a file that lies in no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tree_of(root: str) -> Path:
    """The checkout that the folder `root` lies in. Raises WheelError where it lies in none."""
    tree = Path(root).resolve().parent.parent
    if not tree.joinpath(*PACKAGE.split(".")).is_dir():
        raise WheelError(
            "textdesk-masking is made in a checkout of TextDesk, and this is none: build the wheel there, with "
            "`make masking-wheel`; there is no source distribution of it."
        )
    return tree


def requirements(needs: Iterable[str], known: Iterable[str]) -> list[str]:
    """Those of the known requirements that name what is needed. Raises WheelError for a need that none names."""
    by_name = {re.split(r"[^\w.-]", requirement)[0]: requirement for requirement in known}
    asked = {each: DISTRIBUTIONS.get(each, each.replace("_", "-")) for each in sorted(needs)}
    for each, name in asked.items():
        if name not in by_name:
            raise WheelError(
                f"{PACKAGE} imports {each}, and no dependency in pyproject.toml is called {name}; add it there, or its "
                f"other name to DISTRIBUTIONS in .ci/masking_wheel/hooks.py."
            )
    return [by_name[name] for name in asked.values()]


def contents(tree: Path) -> Contents:
    """What belongs into the wheel: all modules of the masking, whatever of ours they import, and data beside these.

    What they need of others is only what `import machine.masking` imports: the rest comes with extras.
    """
    folder = tree.joinpath(*PACKAGE.split("."))
    every = {module_of(path.relative_to(tree)) for path in folder.rglob("*.py")}
    modules, _ = reached(tree, every, lazily=True)
    _, needs = reached(tree, {PACKAGE}, lazily=False)
    files = {path for module in modules if (path := path_of(tree, module))}
    files |= {data for path in files if path.name == "__init__.py" for data in data_in(path.parent)}
    return Contents(frozenset(path.relative_to(tree).as_posix() for path in files), frozenset(needs))


def reached(tree: Path, modules: set[str], *, lazily: bool) -> tuple[set[str], set[str]]:
    """Our modules that are imported from these on, themselves among them, and the packages of others."""
    ours: set[str] = set()
    others: set[str] = set()
    waiting = sorted(modules)
    while waiting:
        module = waiting.pop()
        package = module.rpartition(".")[0]
        path = path_of(tree, module)
        if module in ours or path is None:
            continue
        ours.add(module)
        waiting += [package] if package else []
        for name, is_lazy in imported(ast.parse(path.read_bytes()).body):
            if is_lazy and not lazily:
                continue
            top = name.partition(".")[0]
            if (tree / top / "__init__.py").exists():
                waiting.append(name)
            elif top not in sys.stdlib_module_names:
                others.add(top)
    return ours, others


def imported(body: Iterable[ast.AST], is_lazy: bool = False) -> Iterator[tuple[str, bool]]:
    """The names that are imported, and whether only later: in a function, or where it may fail.

    Of `from a import b` both a and a.b, as b may be a module. What is there for types alone is not imported. A package
    whose data are read comes later, too: by path, `folder / "a" / "b.toml"`, or by name, `get_data("a", "b.toml")`.
    """
    for node in body:
        match node:
            case ast.Import(names=names):
                yield from ((alias.name, is_lazy) for alias in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module, is_lazy
                yield from ((f"{module}.{alias.name}", is_lazy) for alias in names)
            case ast.If(test=ast.Name(id="TYPE_CHECKING"), orelse=orelse):
                yield from imported(orelse, is_lazy)
            case ast.FunctionDef() | ast.AsyncFunctionDef():
                yield from imported(node.body, is_lazy=True)
            case ast.Try(body=tried, handlers=handlers, orelse=orelse, finalbody=final):
                may_fail = any("ImportError" in ast.dump(each.type) for each in handlers if each.type)
                yield from imported(tried, is_lazy or may_fail)
                yield from imported([*handlers, *orelse, *final], is_lazy)
            case ast.BinOp(op=ast.Div()):
                yield ".".join(constants_of(node)), True
                yield from imported(ast.iter_child_nodes(node), is_lazy)
            case ast.Call(func=ast.Name(id="get_data" | "files") | ast.Attribute(attr="get_data" | "files")):
                yield from ((str(each.value), True) for each in node.args if isinstance(each, ast.Constant))
            case _:
                yield from imported(ast.iter_child_nodes(node), is_lazy)


def constants_of(path: ast.AST) -> list[str]:
    """The texts at the end of a path that is put together with slashes."""
    match path:
        case ast.BinOp(left=left, op=ast.Div(), right=ast.Constant(value=str(last))):
            return [*constants_of(left), last]
        case _:
            return []


def path_of(tree: Path, module: str) -> Path | None:
    """The file of a module of ours; None for any other name."""
    path = tree.joinpath(*module.split("."))
    return next((each for each in (path / "__init__.py", path.with_suffix(".py")) if each.exists()), None)


def module_of(path: Path) -> str:
    """The module in a file of the tree."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def data_in(folder: Path) -> set[Path]:
    """The files of a package that are no modules, with those of folders in it that are no packages."""
    data: set[Path] = set()
    for path in folder.iterdir():
        if path.is_dir() and path.name != "__pycache__" and not (path / "__init__.py").exists():
            data |= data_in(path)
        elif path.is_file() and path.suffix not in LEFT_OUT:
            data.add(path)
    return data
