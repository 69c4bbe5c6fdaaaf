"""The page on where masking runs: an example for every module that users import, and a test that runs it."""

import re
from pathlib import Path

import pytest

from tests.masking.integrations.examples import PAGE, example

INTERNAL = {"__init__", "extras", "nested_values", "options", "tracebacks"}
"""Modules that only the others import."""
MODULES = sorted(path.stem for path in PAGE.parent.glob("*.py") if path.stem not in INTERNAL)


@pytest.mark.parametrize("module", MODULES)
def test_every_module_has_an_example_that_a_test_runs(module: str) -> None:
    tests = [path.read_text(encoding="utf-8") for path in Path(__file__).parent.rglob("test_*.py")]

    assert example(module)
    assert sum(f'examples.run("{module}")' in text for text in tests) == 1


def test_every_example_is_about_a_module_that_is_there() -> None:
    named = re.findall(r"machine\.masking\.integrations\.(\w+)", PAGE.read_text(encoding="utf-8"))

    assert set(named) == set(MODULES)
