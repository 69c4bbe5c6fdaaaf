"""The libraries that stand in environments of their own: `make frames`, `make spark`."""

import importlib
import os
from typing import Any

import pytest


def library(name: str, target: str) -> Any:
    """The library; where it is not there the tests of a file are skipped, unless they run for its sake."""
    if os.environ.get("TEXTDESK_LIBRARIES") == target:
        return importlib.import_module(name)
    return pytest.importorskip(name, reason=f"{name} stands in an environment of its own: make {target}")
