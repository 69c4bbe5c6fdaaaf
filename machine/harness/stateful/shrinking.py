"""A run that fails, made as short as can be while it fails in the same way (delta debugging: Zeller, Hildebrandt 2002).

What refers to a conversation goes on referring to it: where an earlier conversation is left out, the later ones are
numbered anew, and where its own beginning is left out, so is everything about it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.table import TABLE, Table
from spec.port.commands import AnyCommand
from spec.port.configuration import Configuration

T = TypeVar("T")


def shortest(items: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> tuple[T, ...]:
    """A shortest part of a failing run that still fails: without any one of its items it does not.

    Halves go first, then quarters, down to single items, until nothing more can go.
    """
    kept, size = tuple(items), max(1, len(items) // 2)
    while True:
        start, shrunk = 0, False
        while start < len(kept):
            fewer = kept[:start] + kept[start + size :]
            if fails(fewer):
                kept, shrunk = fewer, True
            else:
                start += size
        if size == 1 and not shrunk:
            return kept
        size = max(1, size // 2)


def shortest_commands(
    configuration: Configuration,
    commands: Sequence[AnyCommand],
    fails: Callable[[Sequence[AnyCommand]], bool],
    table: Table = TABLE,
) -> tuple[AnyCommand, ...]:
    """The same for a run of commands, with conversations numbered as the model numbers them. Where the model and the
    desktop number them otherwise, the commands stay as they are."""
    numbered = _Numbered(configuration, table)
    opened_by = {identity: place for place, identity in enumerate(numbered.opened(commands)) if identity}

    def played(places: Sequence[int]) -> tuple[AnyCommand, ...]:
        return numbered.played([(place, commands[place]) for place in places], opened_by)

    everything = range(len(commands))
    if played(everything) != tuple(commands):
        return shortest(commands, fails)
    return played(shortest(everything, lambda places: fails(played(places))))


class _Numbered:
    """What the model calls the conversations that commands open."""

    def __init__(self, configuration: Configuration, table: Table) -> None:
        self._configuration, self._table = configuration, table

    def opened(self, commands: Sequence[AnyCommand]) -> list[str]:
        """For each command the id of the conversation that it opens, "" for none."""
        desk = self._desk()
        return [_opened(desk, command) for command in commands]

    def played(self, commands: Sequence[tuple[int, AnyCommand]], opened_by: dict[str, int]) -> tuple[AnyCommand, ...]:
        """These commands, each with its place in the whole run, by the ids that conversations have without the others.
        `opened_by` are the places of the commands that open conversations, by the ids in the whole run."""
        desk = self._desk()
        now: dict[int, str] = {}
        found = []
        for place, command in commands:
            opener = opened_by.get(getattr(command, "conversation", ""))
            if opener is not None:
                if opener not in now:
                    continue
                command = msgspec.structs.replace(command, conversation=now[opener])
            opened = _opened(desk, command)
            if opened:
                now[place] = opened
            found.append(command)
        return tuple(found)

    def _desk(self) -> InProcessDesk:
        desk = InProcessDesk(table=self._table)
        desk.reset(self._configuration)
        return desk


def _opened(desk: InProcessDesk, command: AnyCommand) -> str:
    before = desk.record.created
    desk.apply(command)
    return f"c{desk.record.created}" if desk.record.created > before else ""
