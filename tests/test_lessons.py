"""The files teach with examples, those of the rooms first, and what an example shows is what happens."""

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("spec.port", "machine.lifecycle", "machine.explore", "machine.screen", "machine.oracle", "machine.harness")
MODULES = sorted(
    path.relative_to(ROOT).with_suffix("").as_posix().removesuffix("/__init__").replace("/", ".")
    for room in ("spec", "machine")
    for path in (ROOT / room).rglob("*.py")
    if ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("module", MODULES)
def test_what_an_example_shows_is_true(module: str) -> None:
    shown = doctest.testmod(importlib.import_module(module))

    assert shown.attempted > 0
    assert shown.failed == 0


def test_each_room_teaches_with_an_example() -> None:
    assert set(ROOMS) <= set(MODULES)
