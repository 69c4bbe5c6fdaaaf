"""The versions of what is installed and imported: a library of another version is another program."""

from __future__ import annotations

import re
from functools import cache
from importlib import metadata

NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def versions(libraries: frozenset[str]) -> dict[str, str]:
    """The version of every installed distribution that these top-level names are imported from, or that one of them
    requires. A name that nothing has installed has none."""
    providers = _providers()
    todo = [name for library in libraries for name in providers.get(library, ())]
    found: dict[str, str] = {}
    while todo:
        name = _normalized(todo.pop())
        if name in found:
            continue
        try:
            distribution = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            # Required elsewhere only: on another system, by another Python.
            continue
        found[name] = distribution.version
        for requirement in distribution.requires or ():
            required, _, condition = requirement.partition(";")
            if "extra" not in condition and (match := NAME.match(required)):
                todo.append(match.group())
    return found


@cache
def _providers() -> dict[str, list[str]]:
    """By top-level name. It reads the lists of all files that are installed, a quarter of a second."""
    return dict(metadata.packages_distributions())


def _normalized(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
