"""A desktop under test, and what all agents and customers see of it; where it fails, only what may be told gets out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from machine.desk import commands as c
from machine.desk.asked import Asked, DesktopError
from machine.desk.configuration import Configuration
from machine.desk.port import Accepted, Answer, Desk
from machine.desk.views import CustomerView, DesktopView


class Sights(NamedTuple):
    """What all agents and all customers see at one moment; customers go by number and asset."""

    agents: Mapping[str, DesktopView]
    customers: Mapping[tuple[str, str], CustomerView]


NOTHING = Sights({}, {})


class Watched:
    """A desktop and everybody who looks at it. `numbers` are customers to look after from the start; those that the
    configuration or a command names are looked after as well."""

    def __init__(self, desk: Desk, numbers: Iterable[str] = ()) -> None:
        self.asked = Asked(desk)
        self.configuration: Configuration | None = None
        self._numbers = dict.fromkeys(numbers)

    def reset(self, configuration: Configuration) -> Answer:
        answer = self.asked.reset(configuration)
        if isinstance(answer, Accepted):
            self.configuration = configuration
            self._numbers |= dict.fromkeys(customer.number for customer in configuration.customers)
        return answer

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = self.asked.apply(command)
        if isinstance(command, c.CustomerText | c.StartOutbound) and isinstance(answer, Accepted):
            self._numbers[command.number] = None
        return answer

    def customers(self) -> list[tuple[str, str]]:
        """Every customer who is looked after, with every asset; none before the first reset."""
        assets = () if self.configuration is None else self.configuration.assets
        return [(number, asset.name) for number in self._numbers for asset in assets]

    def look(self) -> Sights:
        """What everybody sees now; nothing before the first reset."""
        agents = () if self.configuration is None else self.configuration.agents
        return Sights(
            {agent: self.asked.view(agent) for agent in agents},
            {customer: self.asked.customer_view(*customer) for customer in self.customers()},
        )


def without_frames(judge: Callable[[], Answer], told: type[Exception]) -> Answer:
    """The answer, or a failure of the desktop or of the sort that is told, without the frames it comes from, which hold
    what was seen."""
    try:
        return judge()
    except (DesktopError, told) as error:
        failure = error
    failure.__cause__ = failure.__context__ = None
    raise failure.with_traceback(None)
