"""The front files of the rooms teach with an example, and what an example shows is what happens."""

import doctest
import importlib

import pytest

ROOMS = ("spec.port", "machine.lifecycle", "machine.explore", "machine.oracle", "machine.harness")


@pytest.mark.parametrize("room", ROOMS)
def test_the_example_at_the_head_of_a_room_is_true(room: str) -> None:
    shown = doctest.testmod(importlib.import_module(room))

    assert shown.attempted > 0
    assert shown.failed == 0
