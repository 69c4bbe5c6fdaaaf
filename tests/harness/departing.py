"""Desktops for `--desk tests.harness.departing:…`: one takes a wrap-up without a reason, one no automatic routing, one
is right in all of the little that it offers, and others are right and behave badly."""

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.table import TABLE
from machine.port.errors import ExchangeFault, raise_adapter_error
from spec.catalogue.entries import Words
from spec.port import commands as c
from spec.port.answers import Answer, Refused
from spec.port.capabilities import COMMANDS
from spec.port.configuration import Configuration
from spec.port.views import DesktopView
from spec.refusals import Refusal


def desktop() -> InProcessDesk:
    return InProcessDesk(table=TABLE.changed("Dialog.submit: wrap_up > none", guards=()))


class ManualOnly(InProcessDesk):
    def reset(self, configuration: Configuration) -> Answer:
        if configuration.routing == "automatic":
            return Refused(Refusal.ROUTING_IS_AUTOMATIC)
        return super().reset(configuration)


class StatusesOnly(InProcessDesk):
    not_offered = tuple(name for name in COMMANDS if name not in ("SetStatus", "Advance"))


class OutOfReach(InProcessDesk):
    def apply(self, command: c.AnyCommand) -> Answer:
        raise_adapter_error(ExchangeFault.CLOSED, 4, "apply", Words("the process ended.", "프로세스가 끝났다."))


class Chatty(InProcessDesk):
    def apply(self, command: c.AnyCommand) -> Answer:
        print("taken")
        return super().apply(command)


class EndsAll(InProcessDesk):
    def apply(self, command: c.AnyCommand) -> Answer:
        raise SystemExit("+12025550101")


class BlindAndLenient(InProcessDesk):
    """Takes a wrap-up without a reason, and shows nothing of a conference in the control pane."""

    def __init__(self) -> None:
        super().__init__(table=TABLE.changed("Dialog.submit: wrap_up > none", guards=()))

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        return msgspec.structs.replace(
            view, panes=tuple(msgspec.structs.replace(pane, control="") for pane in view.panes)
        )


class WithAnOddName(InProcessDesk):
    """Refuses a status to whoever has a quotation mark in the name, which no step can say."""

    def apply(self, command: c.AnyCommand) -> Answer:
        if isinstance(command, c.SetStatus) and '"' in command.agent:
            return Refused(Refusal.UNKNOWN_NAME)
        return super().apply(command)
