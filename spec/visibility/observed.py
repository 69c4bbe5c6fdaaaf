"""What a visibility rule is given: what has happened, what is seen and was seen before, how values must look."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from spec.port.configuration import Configuration
from spec.port.views import DesktopView, Pane
from spec.visibility.account import Account, Breach
from spec.visibility.masks import Masks
from spec.visibility.memory import RememberedInteraction
from spec.visibility.observation import Observation


@dataclass(frozen=True)
class Observed:
    """One look: `account` is as of the command just observed, `before` the look before it (None at first), `breach`
    what was impossible about an accepted command."""

    account: Account
    seen: Observation
    before: Observation | None
    breach: Breach | None
    masks: Masks

    @property
    def configuration(self) -> Configuration:
        """What the desk was reset to."""
        return self.account.configuration

    def views(self) -> Iterator[tuple[str, DesktopView]]:
        """Every agent whose view was looked at, with it."""
        return iter(self.seen.views.items())

    def panes(self) -> tuple[tuple[RememberedInteraction, Pane, str], ...]:
        """The panes that are rightly there, with the part each is for and the words that place it."""
        return self._panes

    @cached_property
    def _panes(self) -> tuple[tuple[RememberedInteraction, Pane, str], ...]:
        """Worked out once for the dozen rules that look at panes."""
        interactions = {
            (part.agent, part.talk.id): part for part in self.account.interactions if part.phase in ("held", "wrap_up")
        }
        return tuple(
            (interactions[agent, pane.conversation], pane, f"{agent}, pane of {pane.conversation}")
            for agent, view in self.views()
            for pane in view.panes
            if (agent, pane.conversation) in interactions
        )

    def title_label(self, part: RememberedInteraction) -> str:
        """What the title of an inbound and of an outbound conversation is (SURF-1, SURF-2)."""
        return "contact_origin" if part.talk.direction == "inbound" else "dnis"


Rule = Callable[[Observed], Iterable[str]]
"""A rule gives a sentence for each thing that is wrong: agent, place and field, and nothing that a customer wrote."""


def amiss(where: str, what_is_as_it_should: Mapping[str, bool]) -> Iterator[str]:
    """A sentence for each field that is not as it should be."""
    for name, right in what_is_as_it_should.items():
        if not right:
            yield f"{where}: {name} is not what it should be by what has happened."
