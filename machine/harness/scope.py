"""What a desktop is held to where somebody asks about a part of it alone: clauses, commands, or what a feature file is
tagged with.

>>> scope_of(["CONF-6", "Confirm"])
Scope(ids=frozenset({'CONF-6'}), commands=frozenset({'Confirm'}))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from machine.desk.in_process import InProcessDesk
from machine.harness.stateful.coverage import Failed
from machine.lifecycle.table import Table
from machine.oracle.model_oracle import DepartureError
from machine.port.run_input import RunInput
from spec.catalogue.load import load
from spec.port.answers import Refused
from spec.port.capabilities import COMMANDS
from spec.port.commands import CustomerText

TAG = re.compile(r"@([^\s@]+)")
FEATURE = ".feature"


class ScopeError(ValueError):
    """What was asked for is no clause, no command and no feature file. The message says what to give."""


class Scope(NamedTuple):
    """The clauses and assumptions by id, and the commands by name, that somebody asks about."""

    ids: frozenset[str]
    commands: frozenset[str]

    def concerns(self, failed: Failed) -> bool:
        """Whether a failure has to do with it: what was expected rests on one of the ids, or the last command is one of
        the commands."""
        cites = failed.error.departure.cites if isinstance(failed.error, DepartureError) else ()
        last = {type(command).__name__ for command in failed.commands[-1:]}
        return not (self.ids.isdisjoint(cites) and self.commands.isdisjoint(last))

    @property
    def _is_about_masking(self) -> bool:
        catalogue = load()
        kinds = (cited for kind in catalogue.kinds.values() for cited in kind.cites)
        notations = (cited for notation in catalogue.notations.values() for cited in notation.assumptions)
        return not self.ids.isdisjoint((*kinds, *notations, *(each.clause for each in catalogue.examples)))

    def runs(self, runs: Sequence[RunInput], table: Table) -> Iterator[RunInput]:
        """Those of these runs that give one of the commands, or in which something happens or is refused by one of the
        ids, or a documented text of masking is written where one of them is about that."""
        return (run for run in runs if self._is_about(run, table))

    def _is_about(self, run: RunInput, table: Table) -> bool:
        if any(type(command).__name__ in self.commands for command in run.commands):
            return True
        if not self.ids:
            return False
        if self._is_about_masking and any(
            isinstance(command, CustomerText) and command.text in load().documented_texts for command in run.commands
        ):
            return True
        desk = InProcessDesk(table=table)
        desk.reset(run.configuration)
        for command in run.commands:
            answer = desk.apply(command)
            if isinstance(answer, Refused) and not self.ids.isdisjoint(answer.cites):
                return True
            steps = (step for move in desk.moves for step in move.steps)
            if any(not self.ids.isdisjoint(table.transition(step.transition).cites) for step in steps):
                return True
        return False


def scope_of(asked: Iterable[str]) -> Scope | None:
    """What these name: ids of clauses and assumptions, commands, and paths of feature files, which stand for what they
    are tagged with. None where nothing is asked. Raises ScopeError."""
    ids, commands = set[str](), set[str]()
    known = load().clauses.keys() | load().assumptions.keys()
    for each in asked:
        if each in known:
            ids.add(each)
        elif each in COMMANDS:
            commands.add(each)
        elif each.endswith(FEATURE):
            ids |= _tagged(Path(each), known)
        else:
            raise ScopeError(
                f"{each!r} is no id of a clause, no command and no feature file; `textdesk schema` lists the commands, "
                "diagrams/matrix.md the ids."
            )
    return Scope(frozenset(ids), frozenset(commands)) if ids or commands else None


def _tagged(path: Path, known: Iterable[str]) -> set[str]:
    """The ids that the scenarios of a feature file are tagged with."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no UTF-8"
        raise ScopeError(f"{path}: cannot be read ({why}); give the path of a feature file.") from None
    tags = {tag for line in lines if line.lstrip().startswith("@") for tag in TAG.findall(line.partition(" #")[0])}
    if not (found := tags.intersection(known)):
        raise ScopeError(f"{path}: no scenario is tagged with a clause; tag them, as @CONF-6, or name clauses.")
    return found
