"""When the events of a run happen on the clock: every offer in time, so that just the ones expire that are to expire.

In a bounded space any offer may expire at any moment; on a desktop the one does that was offered first. So a run gets
the seconds that this needs, and, where that is not enough, another order of events that do not depend on each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from machine.check.replay import Taken, taken
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.engine import Run
from machine.lifecycle.table import Table
from machine.lifecycle.world import Event, InteractionState, Me

RONA_SECONDS = (30, 3600)
"""The time-outs that are tried: the usual one, and one for runs that pack too much between an offer and its expiry."""
EXPIRE = "Interaction.expire"
OFFERING = frozenset({"Interaction.offer", "Interaction.start"})
"""The events at which a part begins, and with it its time."""


class Timed(NamedTuple):
    """A run whose events have their seconds since reset."""

    run: tuple[Taken, ...]
    seconds: tuple[int, ...]
    rona_seconds: int


class _Edge(NamedTuple):
    """The event `later` happens at least so many seconds after the event `earlier`."""

    earlier: int
    later: int
    seconds: int


def in_time(events: Sequence[Event], bounds: Bounds, table: Table) -> Timed | None:
    """The run with its seconds, reordered only if it must be; None if no order lets the wanted offers expire."""
    run = taken(events, bounds, table)
    for _ in range(len(events) ** 2 + 1):
        late = _too_late(run)
        if late is None:
            break
        earlier = _moved_before([each.event for each in run], *late, bounds, table)
        if earlier is None:
            return None
        run = taken(earlier, bounds, table)
    else:
        return None
    for rona_seconds in RONA_SECONDS:
        seconds = _seconds(run, rona_seconds)
        if seconds is not None:
            return Timed(run, seconds, rona_seconds)
    return None


def _pending(run: Sequence[Taken]) -> list[dict[Me, int]]:
    """Before each event: the parts on offer, each with the event that offered it."""
    began: dict[Me, int] = {}
    found = []
    for number, each in enumerate(run):
        found.append({me: at for me, at in began.items() if each.before.part(me).state is InteractionState.OFFERED})
        if isinstance(each.led_to, Run):
            began |= {step.event.me: number for step in each.led_to.steps if step.event.name in OFFERING}
    return found


def _too_late(run: Sequence[Taken]) -> tuple[int, int] | None:
    """Two events that offered parts in the wrong order: the second part is to expire first."""
    for each, pending in zip(run, _pending(run), strict=True):
        if each.event.name == EXPIRE and each.event.me in pending:
            offered = pending[each.event.me]
            first = min(pending.values())
            if first < offered:
                return first, offered
    return None


def _moved_before(
    events: list[Event], first: int, second: int, bounds: Bounds, table: Table
) -> tuple[Event, ...] | None:
    """The run with its second event moved to the place of the first, and with it whatever it depends on.

    Only neighbours change places, and only if the World after both is the same either way; None if that cannot be.
    """
    at = second
    while at > first:
        if at - 1 >= first and _commute(events, at - 1, bounds, table):
            events[at - 1], events[at] = events[at], events[at - 1]
            at -= 1
            continue
        if at - 1 == first:
            return None
        needed = _moved_before(events, first, at - 1, bounds, table)
        if needed is None:
            return None
        events[:] = needed
        first += 1
    return tuple(events)


def _commute(events: Sequence[Event], at: int, bounds: Bounds, table: Table) -> bool:
    *_, one, other = taken(events[: at + 2], bounds, table)
    *_, other_first, one_then = taken([*events[:at], events[at + 1], events[at]], bounds, table)
    return (
        one_then.after == other.after
        and isinstance(other_first.led_to, Run) is isinstance(other.led_to, Run)
        and isinstance(one_then.led_to, Run) is isinstance(one.led_to, Run)
        and one.led_to is not None
        and other.led_to is not None
    )


def _seconds(run: Sequence[Taken], rona_seconds: int) -> tuple[int, ...] | None:
    """The earliest seconds that keep every edge (a simple temporal network), or None if some contradict each other."""
    edges = [_Edge(number, number + 1, 0) for number in range(len(run) - 1)]
    for number, (each, pending) in enumerate(zip(run, _pending(run), strict=True)):
        expiring = pending.get(each.event.me) if each.event.name == EXPIRE else None
        if expiring is not None:
            edges += [_Edge(expiring, number, rona_seconds), _Edge(number, expiring, -rona_seconds)]
        for me, offered in pending.items():
            stays = each.after.part(me).state is InteractionState.OFFERED
            if offered != expiring and (expiring is None or stays):
                edges.append(_Edge(number, offered, 1 - rona_seconds))
    seconds = [0] * len(run)
    for _ in range(len(run) + 1):
        late = [edge for edge in edges if seconds[edge.later] < seconds[edge.earlier] + edge.seconds]
        if not late:
            return tuple(seconds)
        for edge in late:
            seconds[edge.later] = max(seconds[edge.later], seconds[edge.earlier] + edge.seconds)
    return None
