"""The witness looks at a desk from outside: after every command it is shown the views, and tells what is wrong."""

from collections.abc import Collection, Iterator
from itertools import chain, islice, permutations
from typing import TypeVar

from spec.port.commands import Advance, AnyCommand
from spec.port.configuration import Configuration
from spec.properties import HISTORY_PROPERTIES
from spec.visibility.acceptance import take
from spec.visibility.account import Account
from spec.visibility.masks import Masks
from spec.visibility.observation import Observation, Violation
from spec.visibility.observed import Observed

Agent = TypeVar("Agent", str, int)
MOST_ORDERS = 26
"""Orders of agents that are tried: those of four all."""


def orders_of(agents: Collection[Agent]) -> Iterator[tuple[Agent, ...]]:
    """Orders in which requests of different agents may expire that do so at one second (RULE-8): that of the agents,
    from either end, then others."""
    from_first = tuple(agents)
    return islice(chain((from_first, from_first[::-1]), permutations(from_first)), MOST_ORDERS)


class Witness:
    """Keeps its own account of one run and holds every view to the history properties.

    `secrets` are the sensitive texts that the run may plant in messages: whole card numbers, IBANs, SSNs, mailboxes
    and phone numbers, as written; `readings` are the ids of those that the desk is held to. An observation must be
    shown for every command, the first right after the reset.
    """

    def __init__(
        self,
        configuration: Configuration,
        secrets: frozenset[str] = frozenset(),
        readings: Collection[str] = (),
    ) -> None:
        self._account = Account(configuration, readings)
        self._secrets = secrets
        self._taken: list[AnyCommand] = []
        self._orders: dict[int, tuple[str, ...]] = {}
        """By the places of commands among these the orders of agents in which requests expired there."""
        self._before: Observation | None = None
        self._was_right = False

    def see(self, seen: Observation) -> tuple[Violation, ...]:
        """What is wrong with the views after one command. After a violation the account may differ from the desk's
        own, so only the first ones tell the cause."""
        if self._was_right and self._before is not None and _is_the_same(seen, self._before):
            return ()
        found = self._judged(seen)
        if seen.accepted and isinstance(seen.command, Advance) and found and self._is_right_in_another_order(seen):
            found = ()
        self._before = seen
        self._was_right = not found
        return found

    def _judged(self, seen: Observation) -> tuple[Violation, ...]:
        breach = None
        if seen.accepted and seen.command is not None:
            self._taken.append(seen.command)
            breach = take(self._account, seen.command)
        masks = Masks(self._account.configuration.policy, self._account.masking, self._secrets)
        observed = Observed(self._account, seen, self._before, breach, masks)
        return tuple(Violation(history.id, says) for history in HISTORY_PROPERTIES for says in history.amiss(observed))

    def _is_right_in_another_order(self, seen: Observation) -> bool:
        """Whether the views are right if requests of different agents expired at one second, in the last command, in
        another order than that of offering (RULE-8); then the account goes on from there."""
        own, taken = self._account, self._taken
        for order in orders_of(own.configuration.agents):
            self._account, self._taken = Account(own.configuration, own.readings), []
            for place, command in enumerate(taken[:-1]):
                self._account.agents_first = self._orders.get(place, ())
                self._taken.append(command)
                take(self._account, command)
            self._account.agents_first = order
            if not self._judged(seen):
                self._orders[len(taken) - 1] = order
                self._account.agents_first = ()
                return True
        self._account, self._taken = own, taken
        return False


def _is_the_same(seen: Observation, before: Observation) -> bool:
    """Whether nothing was carried out and nothing is seen otherwise: what was right before is right still."""
    return not seen.accepted and (seen.views, seen.customers, seen.administrator) == (
        before.views,
        before.customers,
        before.administrator,
    )
