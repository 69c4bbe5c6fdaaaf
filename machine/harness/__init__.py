"""Runs feature files and property tests under pytest. For a desktop of your own: `from machine.harness import
DeskMachine, campaign`."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from machine.harness.stateful.desk_machine import DeskMachine, campaign

__all__ = ["DeskMachine", "campaign"]


def __getattr__(name: str) -> Any:
    """Load the machine when it is asked for: every pytest imports this package for the plugin, few need hypothesis."""
    if name in __all__:
        from machine.harness.stateful import desk_machine

        return getattr(desk_machine, name)
    raise AttributeError(f"machine.harness has no attribute {name!r}.")
