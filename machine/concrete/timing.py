"""When the events of a run happen on the clock: every offer in time, so that just the ones expire that are to expire.

In a bounded space any offer may expire at any moment; on a desktop the one does that was offered first. So a run gets
the seconds that this needs, and, where that is not enough, another order of events that do not depend on each other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from machine.lifecycle.bounds import Bounds
from machine.lifecycle.engine import Macrostep
from machine.lifecycle.replay import Taken, take, taken
from machine.lifecycle.table import Table, Transition
from machine.lifecycle.world import Event, InstanceId, InteractionPhase, World

RONA_SECONDS = (30, 3600)
"""The time-outs that are tried: the usual one, and one for runs that pack too much between an offer and its expiry."""
WRAP_UP_SECONDS = (60, 3600)
"""The same for a wrap-up that times out, under the reading in which one does."""
EXPIRE, TIME_OUT = "Interaction.expire", "Dialog.time_out"
CLOCKED = {EXPIRE: InteractionPhase.OFFERED, TIME_OUT: InteractionPhase.WRAP_UP}
"""The events that the clock causes, and the state of a part in which it does."""
OFFERING = frozenset({"Interaction.offer", "Interaction.start"})
"""The events at which a part begins, and with it the time in which it can be accepted."""
Due = tuple[str, InstanceId]
"""What the clock will do to whose part in which conversation."""


class Timed(NamedTuple):
    """A run whose events have their seconds since reset."""

    run: tuple[Taken, ...]
    seconds: tuple[int, ...]
    rona_seconds: int
    wrap_up_seconds: int


class _Edge(NamedTuple):
    """The event `later` happens at least so many seconds after the event `earlier`."""

    earlier: int
    later: int
    seconds: int


def in_time(events: Sequence[Event], bounds: Bounds, table: Table) -> Timed | None:
    """The run with its seconds, reordered only if it must be; None if no order lets the wanted offers expire."""
    run = list(taken(events, bounds, table))
    for _ in range(len(events) ** 2 + 1):
        late = _too_late(run, table)
        if late is None:
            break
        if not _move_before(run, *late, table):
            return None
    else:
        return None
    wrap_up_seconds = WRAP_UP_SECONDS if TIME_OUT in table.event else WRAP_UP_SECONDS[:1]
    for lasts in product(RONA_SECONDS, wrap_up_seconds):
        seconds = _seconds(run, table, dict(zip(CLOCKED, lasts, strict=True)))
        if seconds is not None:
            return Timed(tuple(run), seconds, *lasts)
    return None


def _pending(run: Sequence[Taken], table: Table) -> list[dict[Due, int]]:
    """Before each event: what the clock will do, each with the event from which its time counts."""
    since: dict[Due, int] = {}
    found = []
    for number, each in enumerate(run):
        found.append({due: at for due, at in since.items() if _is_due(each.before, due)})
        for step in each.led_to.steps if isinstance(each.led_to, Macrostep) else ():
            if step.event.name in OFFERING:
                since[EXPIRE, step.event.me] = number
            elif TIME_OUT in table.event and _comes_to_wrap_up(table.transition(step.transition)):
                since[TIME_OUT, step.event.me] = number
    return found


def _comes_to_wrap_up(transition: Transition) -> bool:
    return transition.machine == "Interaction" and transition.target == InteractionPhase.WRAP_UP


def _is_due(world: World, due: Due) -> bool:
    name, me = due
    return world.interaction(me).state is CLOCKED[name]


def _too_late(run: Sequence[Taken], table: Table) -> tuple[int, int] | None:
    """Two events whose parts began in the wrong order: the time of the second part is to be up first."""
    for each, pending in zip(run, _pending(run, table), strict=True):
        began = pending.get((each.event.name, each.event.me))
        if began is not None:
            first = min(at for (name, _), at in pending.items() if name == each.event.name)
            if first < began:
                return first, began
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


def _seconds(run: Sequence[Taken], table: Table, lasts: Mapping[str, int]) -> tuple[int, ...] | None:
    """The earliest seconds that keep every edge (a simple temporal network), or None if some contradict each other.

    `lasts` says how long what the clock does takes.
    """
    edges: list[_Edge] = []
    for number, (each, pending) in enumerate(zip(run, _pending(run, table), strict=True)):
        if number:
            edges.append(_Edge(number - 1, number, 0))
        due = (each.event.name, each.event.me)
        for other, began in pending.items():
            if other == due:
                edges += [_Edge(began, number, lasts[other[0]]), _Edge(number, began, -lasts[other[0]])]
            elif due not in pending or _is_due(each.after, other):
                # What goes together with what expires may be due at the same moment.
                edges.append(_Edge(number, began, 1 - lasts[other[0]]))
    seconds = [0] * len(run)
    for _ in range(len(run) + 1):
        settled = True
        for earlier, later, apart in edges:
            if seconds[later] < seconds[earlier] + apart:
                seconds[later], settled = seconds[earlier] + apart, False
        if settled:
            return tuple(seconds)
    return None
