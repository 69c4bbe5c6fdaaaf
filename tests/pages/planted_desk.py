"""A desktop for the tests of the page, `--desk tests.pages.planted_desk:TakesAnyWrapUp`: our own but for one thing."""

from machine.desk.in_process import InProcessDesk
from spec.port import commands as c
from spec.port.answers import Accepted, Answer


class TakesAnyWrapUp(InProcessDesk):
    """Says that it took a wrap-up for which no reason was chosen."""

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        return Accepted() if isinstance(command, c.SubmitWrapUp) else answer
