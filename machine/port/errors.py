"""What goes wrong between us and a desktop: what the desktop itself does wrong, and exchanges that fail on the way.

Each is told in both languages: `told`. As text an error is in English.
"""

from enum import StrEnum
from typing import NoReturn

from spec.catalogue.entries import Words


class DesktopError(AssertionError):
    """The desktop under test raised an error, or gave what is no answer or view of the port.

    The message tells the method, the type and the places in the code. Neither it nor the traceback or the cause hold
    anything of the desktop's.
    """

    def __init__(self, says: Words) -> None:
        super().__init__(says.en)
        self.says = says

    @property
    def told(self) -> Words:
        """The sentence, in both languages."""
        return self.says


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


FAULTS = {
    ExchangeFault.UNREACHABLE: "닿지 않음",
    ExchangeFault.TIMED_OUT: "시간 초과",
    ExchangeFault.MALFORMED: "형식 오류",
    ExchangeFault.INTERCEPTED: "중간에서 답함",
    ExchangeFault.WRONG_VERSION: "다른 버전",
    ExchangeFault.TOO_LARGE: "너무 김",
    ExchangeFault.CLOSED: "끊김",
    ExchangeFault.OUT_OF_STEP: "순서 어긋남",
    ExchangeFault.RESTARTED: "다시 시작됨",
}
"""What the classes are called in Korean; in English they are called by their names."""


class AdapterError(DesktopError):
    """An exchange with a desktop in another process failed; it says nothing about how the desktop behaves.

    `fault` is the class, `number` and `exchange` (`apply`, `view`, …) name the exchange, `says` is a sentence. In a run
    `command` is the last that was given there, and `given` how many those were.
    """

    def __init__(self, fault: ExchangeFault, number: int, exchange: str, says: Words) -> None:
        super().__init__(says)
        self.fault = fault
        self.number = number
        self.exchange = exchange
        self.command = ""
        self.given = 0

    @property
    def told(self) -> Words:
        """The sentence, with the exchange and the class before it, and in a run the command behind it."""
        english = f"Exchange {self.number} ({self.exchange}) failed, {self.fault}: {self.says.en}"
        korean = f"주고받기 {self.number}({self.exchange}) 실패, {FAULTS[self.fault]}({self.fault}): {self.says.ko}"
        if not self.command:
            return Words(english, korean)
        return Words(
            f"{english} It came with {self.command}, command {self.given} of its run.",
            f"{korean} 실행의 {self.given}번째 명령 {self.command}에서 일어났다.",
        )

    def __str__(self) -> str:
        return self.told.en


class OtherSideError(DesktopError):
    """A desktop in another process says that it failed in an exchange; what it says of it is not repeated."""


class UnseenError(KeyError):
    """A desktop in another process has no view for a name."""


def raise_adapter_error(fault: ExchangeFault, number: int, exchange: str, says: Words) -> NoReturn:
    """Raises AdapterError. Only from here is its sentence known to be ours, and so passed on by `GuardedDesk`."""
    raise AdapterError(fault, number, exchange, says)


def raise_other_side_error(exchange: str) -> NoReturn:
    """Raises OtherSideError, of which the same holds."""
    raise OtherSideError(
        Words(
            f"In {exchange} the other side says that the desktop failed; see what it prints itself.",
            f"{exchange}에서 데스크톱이 실패했다고 상대편이 알린다. 그쪽에서 출력한 내용을 보아야 한다.",
        )
    )


def raise_unseen_error(says: str) -> NoReturn:
    """Raises UnseenError."""
    raise UnseenError(says)
