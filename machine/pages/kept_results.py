"""The results of the last runs, kept under build/results/ of a checkout: one file for each command, and the one
before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from machine.evidence.json_file import UnreadableFileError, decoded
from machine.files import write_aside
from machine.pages.results import (
    COMMANDS,
    FORM,
    Command,
    KeptRun,
    MutantTried,
    Results,
    RunResult,
    WildTable,
    limited,
)

FOLDER = Path("build", "results")
MUTATION_TABLE = Path("tests", "mutation", "table.json")
WILD_TABLE = Path("tests", "wild", "table.json")
T = TypeVar("T")
BYTES_LIMIT = 64 * 2**20
"""The longest file that is read; one of the main job has half a megabyte."""


class KeptResultError(ValueError):
    """A file holds no kept result. The message names the file and says why."""


class _Mutant(msgspec.Struct, frozen=True):
    """A line of the committed table, of which the page shows these fields."""

    id: str
    name: str
    status: Literal["killed", "survived", "equivalent"]
    killed_by: tuple[str, ...]


class _MutationTable(msgspec.Struct, frozen=True):
    mutants: tuple[_Mutant, ...]


def keep(home: Path, run: RunResult) -> tuple[str, ...]:
    """Keep a run as the last one of its command, and what was the last as the one before.

    What stands there and is no result of ours does not become one. Gives sentences on that. Raises OSError, and then
    the results are as they were.
    """
    path, before = _path(home, run.command), _path(home, run.command, "before")
    notes: tuple[str, ...] = ()
    try:
        if (last := read(path, run.command)) is not None:
            write_aside(before, msgspec.json.encode(last))
    except KeptResultError as error:
        notes = (f"{error} It is replaced.",)
    write_aside(path, msgspec.json.encode(limited(run)))
    return notes


def results(home: Path) -> Results:
    """Everything that is kept in a checkout, its committed tables among it. What cannot be read is told in `notes`."""
    notes: list[str] = []

    def unless_unreadable(found: Callable[[], T | None]) -> T | None:
        try:
            return found()
        except KeptResultError as error:
            notes.append(f"{error} It is not shown.")
            return None

    runs: list[KeptRun] = []
    for command in COMMANDS:
        last, before = (
            unless_unreadable(partial(read, _path(home, command, name), command)) for name in ("", "before")
        )
        if last is not None:
            runs.append(KeptRun(last, before))
    mutants = unless_unreadable(lambda: tuple(_mutants(home / MUTATION_TABLE))) or ()
    wild = unless_unreadable(lambda: _decoded(home / WILD_TABLE, tuple[WildTable, ...])) or ()
    return Results(tuple(runs), mutants, wild, tuple(notes))


def read(path: Path, command: Command) -> RunResult | None:
    """The result of a command in a file, None where there is no file. Raises KeptResultError."""
    found = _decoded(path, RunResult)
    if found is not None and (found.form, found.command) != (FORM, command):
        raise KeptResultError(f"{_named(path)} is no result of `textdesk {command}` by this version.")
    return found


def _path(home: Path, command: Command, name: str = "") -> Path:
    return home / FOLDER / f"{command}{'.' * bool(name)}{name}.json"


def _named(path: Path) -> str:
    """The last folders of a path: the page is handed on, and says nothing of the machine it was made on."""
    return "/".join(path.parts[-3:])


def _decoded(path: Path, form: type[T]) -> T | None:
    """What is in a file, None where there is none."""
    if not path.exists() and not path.is_symlink():
        return None
    try:
        return decoded(path, form, what="result", called=_named(path), limit_bytes=BYTES_LIMIT)
    except UnreadableFileError as error:
        raise KeptResultError(str(error)) from None


def _mutants(path: Path) -> Iterator[MutantTried]:
    table = _decoded(path, _MutationTable)
    for number, each in enumerate(table.mutants if table else (), 1):
        yield MutantTried(number, each.id, each.name, each.status, each.killed_by)
