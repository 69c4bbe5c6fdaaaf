"""When the events of a run happen on the clock: every offer in time, so that just the ones expire that are to expire.

In a bounded space any offer may expire at any moment; on a desktop the one does that was offered first. So a run gets
the seconds that this needs, and, where that is not enough, another order of events that do not depend on each other.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from machine.check.replay import Taken, take, taken
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
    run = list(taken(events, bounds, table))
    for _ in range(len(events) ** 2 + 1):
        late = _too_late(run)
        if late is None:
            break
        if not _move_before(run, *late, table):
            return None
    else:
        return None
    for rona_seconds in RONA_SECONDS:
        seconds = _seconds(run, rona_seconds)
        if seconds is not None:
            return Timed(tuple(run), seconds, rona_seconds)
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


def _move_before(run: list[Taken], first: int, second: int, table: Table) -> bool:
    """Move the second event of a run to the place of the first, and with it whatever it depends on.

    Only neighbours change places, and only if the World after both is the same either way. False if that cannot be.
    """
    while second > first:
        if _swap(run, second - 1, table):
            second -= 1
        elif second - 1 == first or not _move_before(run, first, second - 1, table):
            return False
        else:
            first += 1
    return True


def _swap(run: list[Taken], at: int, table: Table) -> bool:
    """Let two neighbours change places if each leads to the same alike."""
    one, other = run[at], run[at + 1]
    earlier = Taken(other.event, one.before, take(table, one.before, other.event))
    later = Taken(one.event, earlier.after, take(table, earlier.after, one.event))
    same = (
        later.after == other.after
        and type(earlier.led_to) is type(other.led_to)
        and type(later.led_to) is type(one.led_to)
    )
    if same:
        run[at : at + 2] = [earlier, later]
    return same


def _seconds(run: Sequence[Taken], rona_seconds: int) -> tuple[int, ...] | None:
    """The earliest seconds that keep every edge (a simple temporal network), or None if some contradict each other."""
    edges: list[_Edge] = []
    for number, (each, pending) in enumerate(zip(run, _pending(run), strict=True)):
        if number:
            edges.append(_Edge(number - 1, number, 0))
        expiring = pending.get(each.event.me) if each.event.name == EXPIRE else None
        if expiring is not None:
            edges += [_Edge(expiring, number, rona_seconds), _Edge(number, expiring, -rona_seconds)]
        for me, offered in pending.items():
            stays = each.after.part(me).state is InteractionState.OFFERED
            if offered != expiring and (expiring is None or stays):
                edges.append(_Edge(number, offered, 1 - rona_seconds))
    seconds = [0] * len(run)
    for _ in range(len(run) + 1):
        settled = True
        for earlier, later, apart in edges:
            if seconds[later] < seconds[earlier] + apart:
                seconds[later], settled = seconds[earlier] + apart, False
        if settled:
            return tuple(seconds)
    return None
