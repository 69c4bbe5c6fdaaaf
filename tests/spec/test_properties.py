"""What is written as a predicate of the properties is asked by one, so that none is forgotten in its list."""

import inspect
from types import ModuleType

import pytest

from spec.properties import PROGRESS_PROPERTIES, STATE_PROPERTIES, STEP_PROPERTIES, progress, states, steps

ASKS = ("of", "holds", "unfinished", "pending")
"""Where the kinds of properties keep what they ask."""


@pytest.mark.parametrize("module", [states, steps, progress], ids=lambda module: module.__name__)
def test_every_predicate_is_asked_by_a_property(module: ModuleType) -> None:
    asked = {
        getattr(each, field, None)
        for each in (*STATE_PROPERTIES, *STEP_PROPERTIES, *PROGRESS_PROPERTIES)
        for field in ASKS
    }
    forgotten = [
        name
        for name, predicate in inspect.getmembers(module, inspect.isfunction)
        if predicate.__module__ == module.__name__ and not name.startswith("_") and predicate not in asked
    ]

    assert forgotten == [], f"{module.__name__}: put a property that asks it into the list"
