"""What the interaction history must hold: one brick for each settled part, as it was settled and when."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from spec.visibility.observed import Observed, amiss


class _Brick(NamedTuple):
    """What a brick tells, the customer's name apart."""

    conversation: str
    title_label: str
    title: str
    result: str
    reason: str
    at_seconds: int


def _comparable(bricks: Sequence[_Brick]) -> list[_Brick]:
    """The bricks in order; which of several that are withdrawn at one second comes first is left open."""
    groups = groupby(bricks, key=lambda brick: (brick.result, brick.at_seconds))
    return [brick for (result, _), group in groups for brick in (sorted(group) if result == "withdrawn" else group)]


def one_brick_for_each_settled_part(observed: Observed) -> Iterator[str]:
    """The history has one brick for each part that was settled, in order: title, result, reason and second (SURF-13,
    SURF-14, WRAP-2, GAP-4, GAP-9, RULE-8, RULE-13)."""
    for agent, view in observed.views():
        expected = _comparable(
            [
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
            ]
        )
        shown = _comparable(
            [
                _Brick(each.conversation, each.title_label, each.title, each.result, each.reason, each.at_seconds)
                for each in view.history
            ]
        )
        if len(shown) != len(expected):
            yield f"{agent}: the history holds {len(shown)} bricks, and {len(expected)} parts were settled."
        for place, (brick, right) in enumerate(zip(shown, expected, strict=False), start=1):
            fields = {name: getattr(brick, name) == getattr(right, name) for name in _Brick._fields}
            yield from amiss(f"{agent}, history brick {place}", fields)
