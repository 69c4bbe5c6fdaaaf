"""Runs to the limits show a desktop that takes them otherwise."""

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.generate.limit_runs import white_space
from machine.oracle.model_oracle import departs
from spec.port import commands as c
from spec.port.answers import Answer


class Trimming(InProcessDesk):
    """Takes for blank what JavaScript's trim leaves nothing of: U+FEFF besides."""

    def apply(self, command: c.AnyCommand) -> Answer:
        if isinstance(command, c.TypeReply):
            command = msgspec.structs.replace(command, text=command.text.replace("\ufeff", " "))
        return super().apply(command)


def test_a_desktop_that_trims_as_its_language_does_departs() -> None:
    run = white_space()

    assert departs(Trimming(), run.configuration, run.commands) is not None
    assert departs(InProcessDesk(), run.configuration, run.commands) is None
