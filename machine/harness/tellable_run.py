"""A run of a desktop as it may be told and kept: made-up names and numbers, masked texts, nothing malformed."""

from __future__ import annotations

from collections.abc import Sequence

from machine.port.run_input import RunInput
from machine.story.telling.gherkin import is_formed
from machine.story.telling.pseudonyms import made_up
from spec.port.commands import AnyCommand
from spec.port.configuration import Configuration


def tellable(configuration: Configuration, commands: Sequence[AnyCommand]) -> RunInput | None:
    """The same run in names and texts that may be told, without what is malformed, which changes nothing. None where it
    has more numbers than can be made up."""
    try:
        told, given = made_up(configuration, [command for command in commands if is_formed(command)])
    except ValueError:
        return None
    return RunInput(told, tuple(given))
