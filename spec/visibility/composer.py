"""What the compose box must show: the agent's own draft as typed, and how much more fits."""

from collections.abc import Iterator

from spec.limits import COMPOSE_LIMIT
from spec.visibility.observed import Observed, amiss


def compose_box_while_holding(observed: Observed) -> Iterator[str]:
    """The compose box is there exactly while the agent holds the conversation, and its placeholder is the customer's
    number, masked where the policy says so (ACC-2, SURF-12)."""
    for part, pane, where in observed.panes():
        if (pane.composer is not None) != (part.phase == "held"):
            yield f"{where}: the compose box is there exactly while the agent holds the conversation."
        if pane.composer is not None and part.phase == "held":
            number = observed.masks.number("composer_placeholder", part.talk.number)
            yield from amiss(where, {"placeholder": pane.composer.placeholder == number})


def draft_as_typed(observed: Observed) -> Iterator[str]:
    """The draft stands unmasked as it was typed, with how many more code points fit (COMP-1, COMP-2, GAP-12, GAP-13,
    RULE-26, RULE-28, RULE-30)."""
    for part, pane, where in observed.panes():
        if pane.composer is not None and part.phase == "held":
            yield from amiss(
                where,
                {
                    "draft": pane.composer.draft == part.draft,
                    "remaining": pane.composer.remaining == COMPOSE_LIMIT - len(part.draft),
                },
            )
