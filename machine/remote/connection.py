"""What a connection to a desktop in another process does, whatever it goes over. It fails by a value, not an error: so
no traceback holds what was on the wire."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol

from machine.port.errors import ExchangeFault
from spec.catalogue.entries import Words


class ExchangeFailure(NamedTuple):
    """Why an exchange failed: the class, and a sentence without anything that came."""

    fault: ExchangeFault
    says: Words


Idle = Literal["quiet", "closed", "noisy"]
MOST_SAID = 1_000_000
"""Characters beside the messages that are kept until somebody asks for them; of more the first."""


class Overheard:
    """What is said beside the messages, until somebody asks for it."""

    def __init__(self) -> None:
        self._said: list[str] = []
        self._characters = 0

    def add(self, text: str) -> None:
        """Keep some more, as far as there is room."""
        kept = text[: MOST_SAID - self._characters]
        self._characters += len(kept)
        if kept:
            self._said.append(kept)

    def take(self) -> str:
        """All that was kept, a line each; it is forgotten."""
        said, self._said, self._characters = self._said, [], 0
        return "\n".join(said)


class Connection(Protocol):
    """One connection, or one process; when an exchange on it has failed it is closed and never used again."""

    renewable: bool
    """Whether the other side may let it go while nothing is asked, and take another."""

    def exchange(self, kind: str, request: bytes, timeout_seconds: float) -> bytes | ExchangeFailure:
        """Send a request and wait for one message."""
        ...

    def send(self, kind: str, request: bytes, timeout_seconds: float) -> ExchangeFailure | None:
        """Send a request and wait for nothing."""
        ...

    def idle(self, seconds: float) -> Idle:
        """What happens within these seconds while nothing is asked."""
        ...

    def said(self) -> Mapping[str, str]:
        """What came beside the messages since this was asked last, by what it came in."""
        ...

    def close(self) -> None:
        """End it; returns within seconds, whatever the other side does."""
        ...


def timed_out(seconds: float) -> ExchangeFailure:
    """No whole answer in time."""
    return ExchangeFailure(
        ExchangeFault.TIMED_OUT,
        Words(
            f"no whole answer came within {seconds:g} s; see what the desktop waits for, or set --timeout.",
            f"{seconds:g}초 안에 응답이 다 오지 않았다. 데스크톱이 무엇을 기다리는지 보거나 --timeout을 늘려야 한다.",
        ),
    )


def too_large(limit: int) -> ExchangeFailure:
    """An answer that goes on beyond the limit."""
    return ExchangeFailure(
        ExchangeFault.TOO_LARGE,
        Words(
            f"the answer is longer than {limit} bytes; send what the views need.",
            f"응답이 {limit}바이트보다 길다. view에 필요한 것만 보내야 한다.",
        ),
    )
