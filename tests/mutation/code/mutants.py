"""Mutants of the code itself: mutmut's operators, applied one at a time wherever they fit in the modules of lifecycle,
desk and masking.

Only its operators: mutmut leaves out whatever is decorated, which here are all guards and effects. Left out here are
docstrings, and annotations, on which nothing that runs depends.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

LAYERS = ("lifecycle", "desk", "masking")


class Mutant(NamedTuple):
    """One change: the module, which of all changes there it is, the line, and the operator."""

    layer: str
    path: str
    number: int
    line: int
    operator: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.operator} ({self.number})"


class _Change(NamedTuple):
    line: int
    operator: str
    node: cst.CSTNode
    instead: cst.CSTNode


def mutants(root: Path, layer: str) -> tuple[Mutant, ...]:
    """Every mutant of a layer, always in the same order."""
    return tuple(
        Mutant(layer, path.relative_to(root).as_posix(), number, change.line, change.operator)
        for path in sorted((root / "machine" / layer).glob("*.py"))
        for number, change in enumerate(_changes(path.read_text(encoding="utf-8"))[1])
    )


def sampled(root: Path, layer: str, count: int, seed: int) -> tuple[Mutant, ...]:
    """So many mutants of a layer, the same ones for the same seed."""
    everything = mutants(root, layer)
    return tuple(sorted(random.Random(seed).sample(everything, min(count, len(everything)))))


def mutated(root: Path, mutant: Mutant) -> str:
    """The text of the module with the change."""
    module, changes = _changes((root / mutant.path).read_text(encoding="utf-8"))
    change = changes[mutant.number]
    changed: Any = module.deep_replace(change.node, change.instead)
    code: str = changed.code
    return code


def changed(root: Path, mutant: Mutant) -> str:
    """What the mutant has in place of the first line that it changes."""
    before, after = (root / mutant.path).read_text(encoding="utf-8"), mutated(root, mutant)
    return next(there for here, there in zip(before.splitlines(), after.splitlines(), strict=False) if here != there)


def _changes(text: str) -> tuple[cst.Module, list[_Change]]:
    wrapper = MetadataWrapper(cst.parse_module(text))
    positions = wrapper.resolve(PositionProvider)
    found = [
        _Change(
            positions[node].start.line if node in positions else 0,
            operate.__name__.removeprefix("operator_"),
            node,
            new,
        )
        for node in _nodes(wrapper.module)
        for of, operate in mutation_operators
        if isinstance(node, of)
        for new in operate(node)
        if not new.deep_equals(node)
    ]
    return wrapper.module, found


def _nodes(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    """The node and everything in it that may be changed, in the order of the text."""
    if isinstance(node, cst.Annotation) or _is_docstring(node):
        return
    yield node
    for child in node.children:
        yield from _nodes(child)


def _is_docstring(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Expr) and isinstance(node.value, cst.BaseString)
