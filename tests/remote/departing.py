"""A desktop that takes a wrap-up without a reason, for `--desk tests.remote.departing:desktop`."""

from machine.desk.inprocess import InProcessDesk
from machine.lifecycle.table import TABLE


def desktop() -> InProcessDesk:
    return InProcessDesk(table=TABLE.changed("Dialog.submit: wrap_up > none", guards=()))
