"""What goes wrong between us and a desktop: what the desktop itself does wrong, and exchanges that fail on the way."""

from enum import StrEnum
from typing import NoReturn


class DesktopError(AssertionError):
    """The desktop under test raised an error, or gave what is no answer or view of the port.

    The message tells the method, the type and the places in the code. Neither it nor the traceback or the cause hold
    anything of the desktop's.
    """


class ExchangeFault(StrEnum):
    """How an exchange with a desktop in another process can fail. None says how the desktop behaves."""

    UNREACHABLE = "unreachable"
    """There is no connection, or no process."""
    TIMED_OUT = "timed_out"
    """No whole answer came in time. Whether the command was carried out is not known."""
    MALFORMED = "malformed"
    """What came is no message of the wire."""
    INTERCEPTED = "intercepted"
    """Something in front of the desktop answered in its place: it wants a login, leads elsewhere, shows a page, or has
    nothing behind it."""
    WRONG_VERSION = "wrong_version"
    """What came is of another version of the wire."""
    TOO_LARGE = "too_large"
    """What came is longer than a message may be; the rest was not read."""
    CLOSED = "closed"
    """The connection or the process ended, maybe in the middle of a message."""
    OUT_OF_STEP = "out_of_step"
    """What came answers another exchange, or came unasked: late, twice, or printed by accident."""
    RESTARTED = "restarted"
    """The other side is not the one that was reset; what it knew is gone."""


class AdapterError(DesktopError):
    """An exchange with a desktop in another process failed; it says nothing about how the desktop behaves.

    `fault` is the class, `number` and `exchange` (`apply`, `view`, …) name the exchange, `says` is a sentence. In a run
    `command` is the last that was given there, and `given` how many those were.
    """

    def __init__(self, fault: ExchangeFault, number: int, exchange: str, says: str) -> None:
        super().__init__(f"Exchange {number} ({exchange}) failed, {fault}: {says}")
        self.fault = fault
        self.number = number
        self.exchange = exchange
        self.says = says
        self.command = ""
        self.given = 0

    def __str__(self) -> str:
        if not self.command:
            return super().__str__()
        return f"{super().__str__()} It came with {self.command}, command {self.given} of its run."


class OtherSideError(DesktopError):
    """A desktop in another process says that it failed in an exchange; what it says of it is not repeated."""


class UnseenError(KeyError):
    """A desktop in another process has no view for a name."""


def raise_adapter_error(fault: ExchangeFault, number: int, exchange: str, says: str) -> NoReturn:
    """Raises AdapterError. Only from here is its sentence known to be ours, and so passed on by `GuardedDesk`."""
    raise AdapterError(fault, number, exchange, says)


def raise_other_side_error(exchange: str) -> NoReturn:
    """Raises OtherSideError, of which the same holds."""
    raise OtherSideError(f"In {exchange} the other side says that the desktop failed; see what it prints itself.")


def raise_unseen_error(says: str) -> NoReturn:
    """Raises UnseenError."""
    raise UnseenError(says)
