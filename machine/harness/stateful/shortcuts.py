"""Shorter ways to a failure than a run that fails took: leaving commands out of a run never finds another way round.

The model is searched breadth first on the stage of the run, without asking the desktop. A candidate comes another way
to a moment of the run and goes on as the run does, or ends with the same kind of command, answered in the same way.
Those that are most like the run are tried on the desktop, the shortest first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from machine.desk.in_process import InProcessDesk
from machine.generate.alphabet import every_command
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import World
from machine.oracle.comparison import class_of
from machine.port.form import malformed_stage
from machine.port.run_input import Commands
from spec.port.answers import Accepted
from spec.port.configuration import Configuration

MOST_PLACES = 300
"""Places of the model that are looked at."""
MOST_CANDIDATES = 24
"""Ways that are given to the desktop."""
MOST_COMMANDS = 16
"""A run that is longer has no shortcuts that a search so small would find."""
SAME, LIKE, OF_A_KIND = range(3)


class _Moment(NamedTuple):
    """What the model does with one command: how it answers, which transitions it takes, and where it is then."""

    answer: str
    transitions: tuple[str, ...]
    world: World


class _Candidate(NamedTuple):
    likeness: int
    commands: Commands


def shortcuts(configuration: Configuration, commands: Commands, table: Table = TABLE) -> tuple[Commands, ...]:
    """Runs with fewer commands that may fail as this one does, the shortest first; none for a run of one or of many,
    and none on a stage that the model does not take."""
    if malformed_stage(configuration) or not 1 < len(commands) <= MOST_COMMANDS:
        return ()
    found = sorted(_candidates(configuration, commands, table), key=lambda each: (each.likeness, len(each.commands)))
    kept = dict.fromkeys(each.commands for each in found)
    return tuple(sorted(tuple(kept)[:MOST_CANDIDATES], key=len))


def _candidates(configuration: Configuration, commands: Commands, table: Table) -> Iterator[_Candidate]:
    taken = _moments(configuration, commands, table)
    last, end = commands[-1], taken[-1]
    after = {moment.world: commands[number:] for number, moment in enumerate(taken[:-1], 1)}
    desk = _at(configuration, (), table)
    known = {desk.world}
    todo: deque[tuple[Commands, InProcessDesk]] = deque([((), desk)])
    while todo and len(todo[0][0]) + 1 < len(commands):
        here, desk = todo.popleft()
        everything = every_command(configuration, commands, conversations=tuple(desk.record.conversations))
        for command in dict.fromkeys((*commands, *everything)):
            given, answer = (*here, command), desk.would(command)
            ends_alike = type(command) is type(last) and class_of(answer) == end.answer
            if not isinstance(answer, Accepted):
                if ends_alike:
                    yield _Candidate(LIKE if desk.world == end.world else OF_A_KIND, given)
                continue
            there = _at(configuration, given, table)
            if ends_alike:
                yield _Candidate(_likeness(_transitions(there), end.transitions), given)
            if there.world in after and len(given) + len(after[there.world]) < len(commands):
                yield _Candidate(SAME, (*given, *after[there.world]))
            if there.world not in known and len(known) < MOST_PLACES:
                known.add(there.world)
                todo.append((given, there))


def _likeness(some: Sequence[str], others: Sequence[str]) -> int:
    return SAME if some == others else LIKE if set(some) & set(others) else OF_A_KIND


def _moments(configuration: Configuration, commands: Commands, table: Table) -> list[_Moment]:
    desk = _at(configuration, (), table)
    return [_Moment(class_of(desk.apply(command)), _transitions(desk), desk.world) for command in commands]


def _transitions(desk: InProcessDesk) -> tuple[str, ...]:
    return tuple(step.transition for move in desk.moves for step in move.steps)


def _at(configuration: Configuration, commands: Commands, table: Table) -> InProcessDesk:
    desk = InProcessDesk(table=table)
    desk.reset(configuration)
    for command in commands:
        desk.apply(command)
    return desk
