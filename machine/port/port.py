"""The Desk port: the one contract between the specification and any desktop under test.

A desktop is driven by commands and looked at through views; both are plain data (`commands.py`, `views.py`).
"""

from typing import Protocol, runtime_checkable

from spec.port.answers import Answer
from spec.port.commands import AnyCommand
from spec.port.configuration import Configuration
from spec.port.views import AdministratorView, CustomerView, DesktopView


class Desk(Protocol):
    """A desktop, ours or another."""

    def reset(self, configuration: Configuration) -> Answer:
        """Start over with this configuration, at second 0."""
        ...

    def apply(self, command: AnyCommand) -> Answer:
        """Give one command. A refused or malformed one changes nothing; before the first reset all are malformed."""
        ...

    def advance(self, seconds: int) -> Answer:
        """Let the virtual clock go on by whole seconds; the same as the command Advance."""
        ...

    def view(self, agent: str) -> DesktopView:
        """What the agent sees now. Raises KeyError for an unknown name, and before the first reset."""
        ...

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """What the customer with this number sees of this asset now. Raises KeyError for an unknown asset."""
        ...


@runtime_checkable
class ListingDesk(Desk, Protocol):
    """A desktop that has the administrator's list of conversations too (RULE-50). One without the method does not offer
    it, nor what came to the port with it (`spec.port.capabilities`)."""

    def administrator_view(self) -> AdministratorView:
        """What the administrator sees now. Raises KeyError before the first reset."""
        ...
