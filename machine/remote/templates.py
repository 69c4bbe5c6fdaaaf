"""Adapters to begin with: the examples beside this file, each whole, in one language, with a toy desktop behind it."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class Template(NamedTuple):
    """An adapter in one language: its file, what is given in its folder before it can be asked, and the TARGET that
    then names it there."""

    file: str
    before: tuple[str, ...]
    target: str


PORT = 8700
TEMPLATES: Mapping[str, Template] = MappingProxyType(
    {
        "python": Template("adapter.py", (f"python3 adapter.py {PORT}",), f"http://127.0.0.1:{PORT}"),
        "node": Template("adapter.mjs", (), "stdio:node adapter.mjs"),
        "java": Template("Adapter.java", (), "stdio:java Adapter.java"),
        "go": Template("adapter.go", ("go build -o adapter adapter.go",), "stdio:./adapter"),
    }
)


def new_adapter(language: str, folder: Path) -> Path:
    """Write the adapter in this language, a key of TEMPLATES, into a folder, which is made where there is none; its
    path. Raises FileExistsError where a file of its name is there already, which stays as it is, and OSError."""
    template = TEMPLATES[language]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / template.file
    with path.open("xb") as file:
        file.write(files("machine.remote").joinpath("examples", template.file).read_bytes())
    return path
