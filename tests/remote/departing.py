"""Desktops for `--desk tests.remote.departing:…`: one takes a wrap-up without a reason, one takes no automatic routing,
one is right in all of the little that it offers, and others are right and behave badly."""

from machine.desk import commands as c
from machine.desk.asked import Fault, raise_adapter_error
from machine.desk.configuration import Configuration
from machine.desk.inprocess import InProcessDesk
from machine.desk.offered import COMMANDS
from machine.desk.port import Answer, Refused
from machine.lifecycle.table import TABLE
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
        raise_adapter_error(Fault.CLOSED, 4, "apply", "the process ended.")


class Chatty(InProcessDesk):
    def apply(self, command: c.AnyCommand) -> Answer:
        print("taken")
        return super().apply(command)


class EndsAll(InProcessDesk):
    def apply(self, command: c.AnyCommand) -> Answer:
        raise SystemExit("+12025550101")
