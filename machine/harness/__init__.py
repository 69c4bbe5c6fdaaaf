"""Runs feature files and property tests under pytest. For a desktop of your own: `from machine.harness import
DeskMachine`."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from machine.harness.desk_machine import DeskMachine

__all__ = ["DeskMachine"]


def __getattr__(name: str) -> Any:
    """Load the machine when it is asked for: every pytest imports this package for the plugin, few need hypothesis."""
    if name == "DeskMachine":
        from machine.harness.desk_machine import DeskMachine

        return DeskMachine
    raise AttributeError(f"machine.harness has no attribute {name!r}.")
