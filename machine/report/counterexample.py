"""A counterexample as files to keep: a scenario and a sequence diagram in both languages, and a Python program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from machine.concrete.counterexample import CannotBeToldError, Counterexample, told
from machine.concrete.preparations import CannotBePlayedError
from machine.draw.sequence_picture import sequence_picture
from machine.explore.exploration import Exploration
from machine.files import write_aside
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from spec.language import LANGUAGES

YOURS = "# Put the desktop that this is about in the place of InProcessDesk().\n"


def tell(counterexample: Counterexample) -> dict[str, bytes]:
    """From file name to content, named after the property; the same counterexample gives the same bytes.

    Raises CannotBePlayedError where the events have no commands, and CannotBeToldError where no run of commands shows
    the violation.
    """
    files: dict[str, bytes] = {}
    name = counterexample.property
    for language in LANGUAGES:
        found = told(counterexample, language)
        files[f"{name}.{language}.feature"] = found.feature.encode()
        files[f"{name}.{language}.svg"] = sequence_picture(found, counterexample.table)
        if language == "en":
            files[f"{name}.py"] = (("" if counterexample.is_a_reading() else YOURS) + found.python).encode()
    return dict(sorted(files.items()))


def write_told(space: Exploration, bounds: Bounds, readings: tuple[str, ...], folder: Path) -> Iterator[str]:
    """Write every counterexample of an exploration as files. Gives the files, and why one could not be told.

    Raises OSError.
    """
    for verdict in space.verdicts:
        if verdict.verdict != "refuted" or verdict.counterexample is None:
            continue
        given = Counterexample(verdict.id, verdict.counterexample, bounds, table_of(readings), verdict.cycle or ())
        try:
            files = tell(given)
        except (CannotBePlayedError, CannotBeToldError) as error:
            yield f"{verdict.id}: is not told as a scenario: {error}"
            continue
        for name, content in files.items():
            write_aside(folder / name, content)
            yield str(folder / name)
