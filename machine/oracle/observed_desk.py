"""A desktop under test, and what all agents and customers see of it; where it fails, only what may be told gets out."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Mapping
from functools import partial
from typing import NamedTuple, TypeVar

from machine.oracle.guarded_desk import GuardedDesk
from machine.port.errors import DesktopError
from machine.port.port import Desk
from spec.port import commands as c
from spec.port.answers import Accepted, Answer
from spec.port.capabilities import ADMINISTRATORS_LIST, not_offered
from spec.port.configuration import Configuration
from spec.port.views import AdministratorView, CustomerView, DesktopView, View

ViewT = TypeVar("ViewT", bound=View)


class EveryView(NamedTuple):
    """What all agents, all customers and the administrator see at one moment; customers go by number and asset. Where
    the administrator's list is not offered, nobody looks at it."""

    agents: Mapping[str, DesktopView]
    customers: Mapping[tuple[str, str], CustomerView]
    administrator: AdministratorView | None = None


NOTHING = EveryView({}, {})
LOOKED_AT_EVERY = 8
"""A view of which nothing is expected to be new is looked at at least at every so manyth look."""


class ObservedParties:
    """A desktop and everybody who looks at it. `numbers` are customers to look after from the start; those that the
    configuration or a command names are looked after as well."""

    def __init__(self, desk: Desk, numbers: Iterable[str] = ()) -> None:
        self.asked = GuardedDesk(desk)
        self.not_offered = not_offered(desk)
        self.configuration: Configuration | None = None
        self.customers: tuple[tuple[str, str], ...] = ()
        """Every customer who is looked after, with every asset; none before the first reset."""
        self._numbers = dict.fromkeys(numbers)
        self._right: dict[Hashable, View] = {}
        """What each was last seen to see, where that was right."""
        self._looks = 0

    def reset(self, configuration: Configuration) -> Answer:
        """Reset the desktop; where it accepts, its agents and customers are looked at from now on."""
        answer = self.asked.reset(configuration)
        self._right = {}
        if isinstance(answer, Accepted):
            self.configuration = configuration
            self._look_after(customer.number for customer in configuration.customers)
        return answer

    def apply(self, command: c.AnyCommand) -> Answer:
        """Give a command; where it is accepted and names a customer, that one is looked after from now on."""
        answer = self.asked.apply(command)
        if isinstance(command, c.WithNumber) and isinstance(answer, Accepted) and command.number not in self._numbers:
            self._look_after((command.number,))
        return answer

    def look_at_changes(self, expected: EveryView) -> EveryView:
        """What everybody sees now, of whom the model says that something has changed, and in turn some of the others:
        each at the latest at every LOOKED_AT_EVERY-th look. The rest is taken to be as expected. It is for desktops of
        which each look is an exchange."""
        self._looks += 1

        def seen(turn: int, who: Hashable, right: View, look: Callable[[], ViewT]) -> ViewT:
            known = self._right.get(who)
            if known == right and (turn + self._looks) % LOOKED_AT_EVERY:
                return known  # type: ignore[return-value]
            view = look()
            if view == right:
                self._right[who] = view
            else:
                self._right.pop(who, None)
            return view

        agents = {
            agent: seen(turn, agent, right, partial(self.asked.view, agent))
            for turn, (agent, right) in enumerate(expected.agents.items())
        }
        customers = {
            customer: seen(turn, customer, right, partial(self.asked.customer_view, *customer))
            for turn, (customer, right) in enumerate(expected.customers.items())
        }
        listed = None
        if expected.administrator is not None and ADMINISTRATORS_LIST not in self.not_offered.fields:
            listed = seen(0, None, expected.administrator, self.asked.administrator_view)
        return EveryView(agents, customers, listed)

    def _look_after(self, numbers: Iterable[str]) -> None:
        self._numbers |= dict.fromkeys(numbers)
        assets = () if self.configuration is None else self.configuration.assets
        self.customers = tuple((number, asset.name) for number in self._numbers for asset in assets)

    def look(self) -> EveryView:
        """What everybody sees now; nothing before the first reset."""
        agents = () if self.configuration is None else self.configuration.agents
        return EveryView(
            {agent: self.asked.view(agent) for agent in agents},
            {customer: self.asked.customer_view(*customer) for customer in self.customers},
            self.asked.administrator_view() if agents and ADMINISTRATORS_LIST not in self.not_offered.fields else None,
        )


class ObservedDesk(ABC):
    """A desktop that is watched and held to something, as a desktop. What is wrong is raised as errors of the sort
    `wrong`; neither in theirs nor in a DesktopError's traceback is a frame that holds what the desktop gave.

    `views` are the last that were seen, or that had to be, and `reasons` the ids of what asked for the last refusal,
    as far as that is known.
    """

    def __init__(self, desk: Desk, numbers: Iterable[str], wrong: type[Exception]) -> None:
        self._watched = ObservedParties(desk, numbers)
        self._wrong = wrong
        self.views = NOTHING
        self.reasons: tuple[str, ...] = ()

    def reset(self, configuration: Configuration) -> Answer:
        """Reset the desktop and hold what is seen to what must be."""
        return self._without_frames(lambda: self._reset(configuration))

    def apply(self, command: c.AnyCommand) -> Answer:
        """Give a command, and hold the answer and what is seen to what must be."""
        return self._without_frames(lambda: self._apply(command))

    def advance(self, seconds: int) -> Answer:
        """The command Advance by this many seconds."""
        return self.apply(c.Advance(seconds))

    def view(self, agent: str) -> DesktopView:
        """What the agent sees, as the desktop shows it now; nothing is checked again."""
        return self._watched.asked.view(agent)

    def customer_view(self, number: str, asset: str) -> CustomerView:
        """What the customer sees of the asset, as the desktop shows it now; nothing is checked again."""
        return self._watched.asked.customer_view(number, asset)

    def administrator_view(self) -> AdministratorView:
        """The administrator's list, from the desktop itself."""
        return self._watched.asked.administrator_view()

    @property
    def not_offered(self) -> frozenset[str]:
        """What the desktop does not have."""
        return frozenset().union(*self._watched.not_offered)

    @abstractmethod
    def _reset(self, configuration: Configuration) -> Answer:
        """Reset the desktop, and hold what is seen then."""

    @abstractmethod
    def _apply(self, command: c.AnyCommand) -> Answer:
        """Give a command, and hold the answer and what is seen then."""

    def _without_frames(self, hold: Callable[[], Answer]) -> Answer:
        try:
            return hold()
        except (DesktopError, self._wrong) as error:
            failure = error
        failure.__cause__ = failure.__context__ = None
        raise failure.with_traceback(None)
