"""Parameters of which `make test` takes some and `make long` the others."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def some_of(values: Iterable[Any], is_short: Callable[[Any], bool]) -> list[Any]:
    """The values, those marked long that are not short; a tuple has one for each of several names."""
    return [each if is_short(each) else pytest.param(*_each_of(each), marks=pytest.mark.long) for each in values]


def _each_of(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)
