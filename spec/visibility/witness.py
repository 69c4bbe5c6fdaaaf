"""The witness looks at a desk from outside: after every command it is shown the views, and tells what is wrong."""

from collections.abc import Collection

from spec.port.configuration import Configuration
from spec.properties import HISTORY_PROPERTIES
from spec.visibility.acceptance import take
from spec.visibility.account import Account
from spec.visibility.masks import Masks
from spec.visibility.observation import Observation, Violation
from spec.visibility.observed import Observed


class Witness:
    """Keeps its own account of one run and holds every view to the history properties.

    `secrets` are the sensitive texts that the run may plant in messages: whole card numbers, IBANs, SSNs, mailboxes
    and phone numbers, as written; `readings` are the ids of those that the desk is held to; `not_offered` are fields
    that came to the port later and the desk does not have (`spec.port.capabilities`). An observation must be shown for
    every command, the first right after the reset.
    """

    def __init__(
        self,
        configuration: Configuration,
        secrets: frozenset[str] = frozenset(),
        readings: Collection[str] = (),
        not_offered: Collection[str] = (),
    ) -> None:
        self._account = Account(configuration, readings)
        self._secrets = secrets
        self._not_offered = not_offered
        self._before: Observation | None = None
        self._was_right = False

    def see(self, seen: Observation) -> tuple[Violation, ...]:
        """What is wrong with the views after one command. After a violation the account may differ from the desk's
        own, so only the first ones tell the cause."""
        if self._was_right and self._before is not None and _is_the_same(seen, self._before):
            return ()
        breach = take(self._account, seen.command) if seen.accepted and seen.command is not None else None
        masks = Masks(self._account.configuration.policy, self._account.masking, self._secrets)
        observed = Observed(self._account, seen, self._before, breach, masks, self._not_offered)
        self._before = seen
        found = tuple(Violation(history.id, says) for history in HISTORY_PROPERTIES for says in history.amiss(observed))
        self._was_right = not found
        return found


def _is_the_same(seen: Observation, before: Observation) -> bool:
    """Whether nothing was carried out and nothing is seen otherwise: what was right before is right still."""
    return not seen.accepted and (seen.views, seen.customers, seen.administrator) == (
        before.views,
        before.customers,
        before.administrator,
    )
