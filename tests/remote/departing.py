"""Desktops for `--desk tests.remote.departing:…`: one takes a wrap-up without a reason, one takes no automatic routing,
and one is right in all of the little that it offers."""

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
