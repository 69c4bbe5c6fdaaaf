"""What must not happen: a refused command that shows, and a command that is carried out a second time (H6)."""

from collections.abc import Iterator

from spec.port.order import ViewT, arranged
from spec.visibility.observed import Observed


def refused_changes_nothing(observed: Observed) -> Iterator[str]:
    """A command that is refused or malformed changes no view (RULE-12, RULE-28, RULE-34)."""
    if observed.before is None or observed.seen.accepted:
        return
    name = type(observed.seen.command).__name__
    for agent, view in observed.views():
        if agent in observed.before.views and _is_other(view, observed.before.views[agent]):
            yield f"{agent}: the view changed although {name} was {observed.seen.answer}."
    for key, customer in observed.seen.customers.items():
        if key in observed.before.customers and customer != observed.before.customers[key]:
            yield f"A customer of {key[1]}: the view changed although {name} was {observed.seen.answer}."
    administrator, before = observed.seen.administrator, observed.before.administrator
    if administrator is not None and before is not None and _is_other(administrator, before):
        yield f"The administrator: the view changed although {name} was {observed.seen.answer}."


def _is_other(view: ViewT, before: ViewT) -> bool:
    """Whether more than the order of lists that have none is otherwise."""
    return view != before and arranged(view) != arranged(before)


def nothing_is_done_twice(observed: Observed) -> Iterator[str]:
    """No command is carried out that has already been, or that has no ground in what went before (XFER-2, CONF-1,
    WRAP-1, RULE-15, RULE-16, RULE-18, RULE-24)."""
    if observed.breach is not None and observed.breach.kind == "groundless":
        yield observed.breach.says
