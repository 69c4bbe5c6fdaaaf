"""Whose view it is, and what status and label must read."""

from collections.abc import Iterator

from spec.visibility.observed import Observed


def status_is_what_was_set_or_missed(observed: Observed) -> Iterator[str]:
    """The view is this agent's own, with the status last set, or RONA after a missed request (AVAIL-2, GAP-1, GAP-3,
    RULE-4, RULE-8)."""
    for agent, view in observed.views():
        status = observed.account.statuses[agent]
        if view.agent != agent:
            yield f"{agent}: the view says that it is another agent's."
        if view.status != status:
            yield f"{agent}: status must be {status}."


def label_reads_engaged_while_working(observed: Observed) -> Iterator[str]:
    """The label is Engaged while an Available agent holds or wraps up anything, otherwise the status (GAP-3,
    RULE-7)."""
    for agent, view in observed.views():
        status = observed.account.statuses[agent]
        busy = any(True for _ in observed.account.interactions_of(agent, "held", "wrap_up"))
        label = "engaged" if status == "available" and busy else status
        if view.label != label:
            yield f"{agent}: label must be {label}."
