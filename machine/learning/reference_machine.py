"""Our own desk as a Mealy machine over an alphabet: worked out by going every way to its end, not learned."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache

from machine.desk.in_process import WRAP_UP_TIME_OUT, InProcessDesk
from machine.desk.record import InteractionRecord
from machine.learning.alphabet import Alphabet, AlphabetSession, Output
from machine.learning.mealy import Mealy, Word, built, minimal
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import InstanceId, InteractionPhase

PLACES_LIMIT = 20_000
"""Far beyond what the alphabets come to: 209 places are the most without readings."""


@lru_cache(maxsize=8)
def ours(alphabet: Alphabet, table: Table = TABLE, fields_not_offered: frozenset[str] = frozenset()) -> Mealy[Output]:
    """The smallest machine of our own desk on this table, with views that lack these fields.

    Raises OverflowError where there is no end.
    """
    return minimal(every_place(alphabet, table, fields_not_offered))


def every_place(alphabet: Alphabet, table: Table, fields_not_offered: frozenset[str] = frozenset()) -> Mealy[Output]:
    """One state for each place that a desk comes to. Every place is played anew, by a shortest way to it."""
    desk = InProcessDesk(table=table)
    play = AlphabetSession(alphabet, desk, fields_not_offered)
    play.begin()
    first = _place(alphabet, desk, table)
    ways: dict[Hashable, Word] = {first: ()}

    def step(here: Hashable, symbol: int) -> tuple[Hashable, Output]:
        play.begin()
        for before in ways[here]:
            play.step(before, looks=False)
        output = play.step(symbol)
        there = _place(alphabet, desk, table)
        ways.setdefault(there, (*ways[here], symbol))
        return there, output

    return built(alphabet.ids, first, step, PLACES_LIMIT)


def _place(alphabet: Alphabet, desk: InProcessDesk, table: Table) -> Hashable:
    """Where a desk is, as far as it decides what comes: all but texts, what is over, and the time on the clock."""
    world, record = desk.world, desk.record
    timed = {InteractionPhase.OFFERED}
    if WRAP_UP_TIME_OUT in table.event:
        timed.add(InteractionPhase.WRAP_UP)

    def conversation(number: str) -> Hashable:
        newest = record.newest.get((number, alphabet.asset))
        if newest is None:
            return None
        in_use = record.by_slot.get(newest.slot) is newest
        return newest.open, world.conversations[newest.slot] if in_use else None

    def part(agent: int, slot: int, entry: InteractionRecord) -> Hashable:
        me = InstanceId(agent, slot)
        since = entry.left_at_seconds if entry.left_serial is not None else entry.offered_at_seconds
        age_seconds = record.now_seconds - since if world.interaction(me).state in timed else 0
        dialog = entry.dialog and (entry.dialog.search, entry.dialog.chosen, entry.dialog.queues, entry.dialog.agents)
        return (
            agent,
            entry.conversation.number,
            world.interaction(me),
            world.dialog(me),
            entry.draft,
            dialog,
            age_seconds,
        )

    return (
        world.statuses,
        tuple(map(conversation, alphabet.numbers)),
        # Those of one second expire in the order in which they were offered.
        tuple(part(*key, entry) for key, entry in record.interactions.items()),
        frozenset(record.deleted_assets),
    )
