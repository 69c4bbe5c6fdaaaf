"""Desktops for `--desk tests.learning.learnable:…`: each is our own but for one thing that a learner has to tell."""

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.table import TABLE
from spec.port import commands as c
from spec.port.answers import Answer, Refused
from spec.port.capabilities import COMMANDS
from spec.port.configuration import Configuration
from spec.port.views import DesktopView
from spec.refusals import Refusal

SECRET = "4111 1111 1111 1111"


def back_to_idle() -> InProcessDesk:
    """Whoever comes back from RONA by setting Available is Idle."""
    return InProcessDesk(table=TABLE.changed("AgentStatus.set_available: rona > available", target="idle"))


class Moody(InProcessDesk):
    """Refuses every hundredth command that it is given, whatever was before."""

    def __init__(self) -> None:
        super().__init__()
        self.given = 0

    def apply(self, command: c.AnyCommand) -> Answer:
        self.given += 1
        return Refused(Refusal.IN_USE) if self.given % 100 == 0 else super().apply(command)


class Counting(InProcessDesk):
    """Answers RONA now one way and now the other, by a sequence that never repeats (Thue 1906): no machine has as many
    states as this desktop."""

    def __init__(self) -> None:
        super().__init__()
        self._statuses = 0

    def reset(self, configuration: Configuration) -> Answer:
        self._statuses = 0
        return super().reset(configuration)

    def apply(self, command: c.AnyCommand) -> Answer:
        if isinstance(command, c.SetStatus):
            self._statuses += 1
            if command.status == "rona" and self._statuses.bit_count() % 2:
                return Refused(Refusal.IN_USE)
        return super().apply(command)


class Failing(InProcessDesk):
    """Raises an error with a customer's data in it as soon as a request is accepted."""

    def apply(self, command: c.AnyCommand) -> Answer:
        if isinstance(command, c.Accept):
            raise RuntimeError(SECRET)
        return super().apply(command)


class Unlabelled(InProcessDesk):
    """Shows no label, and says so."""

    not_offered = ("DesktopView.label",)

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        return DesktopView(
            **{name: getattr(view, name) for name in view.__struct_fields__ if name != "label"}, label=""
        )


class StatusesOnly(InProcessDesk):
    """Offers nothing but statuses and time."""

    not_offered = tuple(name for name in COMMANDS if name not in ("SetStatus", "Advance"))


class Unwilling(InProcessDesk):
    """Refuses every reset."""

    def reset(self, configuration: Configuration) -> Answer:
        super().reset(configuration)
        return Refused(Refusal.IN_USE)
