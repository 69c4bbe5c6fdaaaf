"""What the visibility rules look at, one observation after each command, and what they say is violated."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from spec.port.commands import AnyCommand
from spec.port.views import AdministratorView, CustomerView, DesktopView

CustomerKey = tuple[str, str]
"""A customer's number and an asset's name."""


@dataclass(frozen=True)
class Observation:
    """A command, how it was answered, and every view right after it.

    The command is None right after a reset.
    `customers` holds the customers that were looked at; where the administrator's list is not offered, nobody looks at
    it.
    """

    command: AnyCommand | None
    answer: Literal["accepted", "refused", "malformed"]
    accepted: bool
    views: Mapping[str, DesktopView]
    customers: Mapping[CustomerKey, CustomerView]
    administrator: AdministratorView | None = None


@dataclass(frozen=True)
class Violation:
    """What a property forbids and was seen: agent, place and field, and nothing that a customer wrote."""

    property: str
    says: str
