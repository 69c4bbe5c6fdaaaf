"""What the interaction history must hold: one brick for each settled part, as it was settled and when, and as what its
conversation closed once it has. The order of the bricks is no behaviour (RULE-51)."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from spec.visibility.observed import Observed, amiss


class _Brick(NamedTuple):
    """What a brick tells, the customer's name and the close of its conversation apart."""

    conversation: str
    title_label: str
    title: str
    result: str
    reason: str
    at_seconds: int


def one_brick_for_each_settled_part(observed: Observed) -> Iterator[str]:
    """The history has one brick for each part that was settled, in order: title, result, reason and second (SURF-13,
    SURF-14, WRAP-2, GAP-4, GAP-9, RULE-8, RULE-13)."""
    for agent, view in observed.views():
        expected = Counter(
            _Brick(
                part.talk.id,
                observed.title_label(part),
                observed.masks.number(f"history_title_{part.talk.direction}", part.talk.number),
                part.phase,
                part.reason,
                part.settled_at_seconds,
            )
            for part in observed.account.settled
            if part.agent == agent
        )
        shown = Counter(
            _Brick(each.conversation, each.title_label, each.title, each.result, each.reason, each.at_seconds)
            for each in view.history
        )
        if shown.total() != expected.total():
            yield f"{agent}: the history holds {shown.total()} bricks, and {expected.total()} parts were settled."
        rest = list((shown - expected).elements())
        for right in (expected - shown).elements():
            where = f"{agent}, history brick of {right.conversation}"
            brick = next((each for each in rest if each.conversation == right.conversation), None)
            if brick is None:
                yield f"{where}: it is not there."
                continue
            rest.remove(brick)
            yield from amiss(where, {name: getattr(brick, name) == getattr(right, name) for name in _Brick._fields})
        if rest and shown.total() == expected.total():
            yield f"{agent}: the history holds a brick for what was not settled."


def bricks_tell_how_it_closed(observed: Observed) -> Iterator[str]:
    """Every entry of a conversation's says as what it closed, and nothing before it has (RULE-50)."""
    closed_as = {talk.id: talk.closed_as for talk in observed.account.conversations}
    for agent, view in observed.views():
        for brick in view.history:
            right = closed_as.get(brick.conversation)
            if right is not None and brick.closed_as != right:
                yield f'{agent}, history brick of {brick.conversation}: closed_as must be "{right}".'
