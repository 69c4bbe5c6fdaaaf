"""A run that fails, made as short as can be while it fails in the same way (delta debugging: Zeller, Hildebrandt 2002).

What refers to a conversation goes on referring to it: where an earlier conversation is left out, the later ones are
numbered anew, and where its own beginning is left out, so is everything about it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.harness.stateful.shortcuts import shortcuts
from machine.lifecycle.table import TABLE, Table
from machine.port.form import malformed_stage
from machine.story.telling.gherkin import is_formed
from machine.story.telling.pseudonyms import made_up, renamed
from spec.port.commands import Advance, AnyCommand, CustomerText, TypeReply
from spec.port.configuration import Configuration

T = TypeVar("T")
SECONDS = (0, 1, 30)
PLAIN_TEXT = "Hello"
PLAIN_NAMES = {
    "agent": ("Minji", "Jun", "Sora", "Alex", "Dana", "Noa"),
    "queue": ("Billing", "Delivery", "Returns", "Sales"),
    "asset": ("Main line", "Shop line", "Order line", "Press line"),
    "reason": ("Resolved", "Follow-up needed", "Escalated"),
    "customer": ("Yuna", "Haram", "Seojin", "Dohyun", "Nari", "Bora"),
}
LISTS = ("customers", "assets", "reasons", "queues", "agents")
"""The entries of a configuration, from those that others do not rest on."""
SETTINGS = {
    name: usual
    for name, usual in zip(Configuration.__struct_fields__[::-1], Configuration.__struct_defaults__[::-1], strict=False)
    if name not in LISTS
}
"""The settings of a configuration, as they are without being set."""


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
    if malformed_stage(configuration):
        return shortest(commands, fails)
    numbered = _Numbered(configuration, table)
    opened_by = {identity: place for place, identity in enumerate(numbered.opened(commands)) if identity}

    def played(places: Sequence[int]) -> tuple[AnyCommand, ...]:
        return numbered.played([(place, commands[place]) for place in places], opened_by)

    everything = range(len(commands))
    if played(everything) != tuple(commands):
        return shortest(commands, fails)
    return played(shortest(everything, lambda places: fails(played(places))))


def shortest_run(
    configuration: Configuration,
    commands: Sequence[AnyCommand],
    fails: Callable[[Configuration, Sequence[AnyCommand]], bool],
    table: Table = TABLE,
) -> tuple[Configuration, tuple[AnyCommand, ...]]:
    """The same for a run with its stage: as few commands as can be, waits merged and short, plain texts, nobody on the
    stage who is not needed, every setting that does not matter as it is without being set, plain names, and none that a
    feature could not tell; and no shorter way there that the model knows."""
    kept = tuple(commands)
    while True:
        before = configuration, kept
        kept = shortest_commands(configuration, kept, lambda fewer, on=configuration: fails(on, fewer), table)  # type: ignore[misc]
        kept = _plainer(kept, lambda other, on=configuration: fails(on, other))  # type: ignore[misc]
        configuration = _plainer_stage(configuration, lambda other, given=kept: fails(other, given))  # type: ignore[misc]
        for renaming in (_plainly_named, _tellable):
            other = renaming(configuration, kept)
            if other != (configuration, kept) and fails(*other):
                configuration, kept = other
        if (configuration, kept) != before:
            continue
        ways = shortcuts(configuration, kept, table)
        shorter = next((other for other in ways if fails(configuration, other)), None)
        if shorter is None:
            return before
        kept = shorter


def _plainly_named(
    configuration: Configuration, commands: tuple[AnyCommand, ...]
) -> tuple[Configuration, tuple[AnyCommand, ...]]:
    """The run with plain names in place of those that it has, as far as these go."""
    named = {
        "agent": configuration.agents,
        "queue": configuration.queues,
        "asset": tuple(asset.name for asset in configuration.assets),
        "reason": configuration.reasons,
        "customer": tuple(customer.name for customer in configuration.customers),
    }
    pairs = ((sort, zip(names, PLAIN_NAMES[sort], strict=False)) for sort, names in named.items())
    return renamed(configuration, commands, {(sort, name): plain for sort, some in pairs for name, plain in some})


def _tellable(
    configuration: Configuration, commands: tuple[AnyCommand, ...]
) -> tuple[Configuration, tuple[AnyCommand, ...]]:
    """The run without names and texts that a feature cannot tell."""
    if not all(map(is_formed, commands)):
        return configuration, commands
    told, tellable = made_up(configuration, commands)
    return told, tuple(tellable)


def _plainer(commands: tuple[AnyCommand, ...], fails: Callable[[Sequence[AnyCommand]], bool]) -> tuple[AnyCommand, ...]:
    """The commands with each replaced by the first plainer one with which the run still fails."""
    place = 0
    while place < len(commands):
        for plainer, taken in _alternatives(commands, place):
            other = (*commands[:place], *plainer, *commands[place + taken :])
            if other != commands and fails(other):
                commands = other
                break
        place += 1
    return commands


def _alternatives(commands: Sequence[AnyCommand], place: int) -> Iterator[tuple[tuple[AnyCommand, ...], int]]:
    """What may stand for a command, and how many of them it stands for."""
    command = commands[place]
    after = commands[place + 1] if place + 1 < len(commands) else None
    match command, after:
        case Advance(seconds=one), Advance(seconds=other):
            yield (Advance(one + other),), 2
    match command:
        case Advance(seconds=seconds):
            yield from (((Advance(fewer),), 1) for fewer in SECONDS if fewer < seconds)
        case CustomerText(number=number, asset=asset):
            yield (CustomerText(number, asset, PLAIN_TEXT),), 1
        case TypeReply(agent=agent, conversation=conversation):
            yield (TypeReply(agent, conversation, PLAIN_TEXT),), 1


def _holding(
    configuration: Configuration, name: str, fails: Callable[[Configuration], bool]
) -> Callable[[Sequence[object]], bool]:
    """Whether a stage with just these entries of a list fails."""
    return lambda entries: fails(msgspec.structs.replace(configuration, **{name: tuple(entries)}))


def _plainer_stage(configuration: Configuration, fails: Callable[[Configuration], bool]) -> Configuration:
    """The stage without the entries that do not matter, and with every other setting as it is without being set."""
    for name in LISTS:
        fewest = shortest(getattr(configuration, name), _holding(configuration, name, fails))
        configuration = msgspec.structs.replace(configuration, **{name: fewest})
    for name, usual in SETTINGS.items():
        other = msgspec.structs.replace(configuration, **{name: usual})
        if other != configuration and fails(other):
            configuration = other
    return configuration


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
