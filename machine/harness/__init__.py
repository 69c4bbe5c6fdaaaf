"""The harness: feature files and random runs under pytest, and the kit that holds a desktop to the specification.

For a desktop of your own, subclass `DeskMachine`; `campaign` runs it, and tells what goes wrong so that it runs again:

>>> from machine.desk.in_process import InProcessDesk
>>> from machine.harness import DeskMachine, campaign
>>> from machine.harness.stateful.profiles import HypothesisProfile
>>> class MyDesk(DeskMachine):
...     def make_desk(self):
...         return InProcessDesk()  # yours
>>> found = campaign(HypothesisProfile("mine", examples=2, steps=10, cases=2, seed=1), MyDesk)
>>> found.failure is None, found.examples > 0
(True, True)
"""

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
