"""What must not happen: a refused command that shows, and a command that is carried out a second time (H6)."""

from collections.abc import Iterator

from spec.visibility.observed import Sight


def refused_changes_nothing(sight: Sight) -> Iterator[str]:
    if sight.before is None or sight.seen.accepted:
        return
    name = type(sight.seen.command).__name__
    for agent, view in sight.views():
        if agent in sight.before.views and view != sight.before.views[agent]:
            yield f"{agent}: the view changed although {name} was {sight.seen.answer}."
    for key, customer in sight.seen.customers.items():
        if key in sight.before.customers and customer != sight.before.customers[key]:
            yield f"A customer of {key[1]}: the view changed although {name} was {sight.seen.answer}."


def nothing_is_done_twice(sight: Sight) -> Iterator[str]:
    if sight.breach is not None and sight.breach.kind == "groundless":
        yield sight.breach.says
