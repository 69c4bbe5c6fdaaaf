"""A counterexample as files to keep: a scenario and a sequence diagram in both languages, and a Python program."""

from __future__ import annotations

from machine.check.counterexample import Counterexample, told
from machine.draw.sequence_picture import sequence_picture
from machine.draw.words import LANGUAGES

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
            files[f"{name}.py"] = (YOURS + found.python).encode()
    return dict(sorted(files.items()))
