"""Runs with a mark of everything answered and seen after each command, by which any number of desktops can be held to
ours: a desktop that is the same has the same marks. Lists without an order count as sets.

A mark is a digest, so many thousands of steps can be kept; where a mark differs, a replay of the run tells in what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import blake2b

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.engine import Blocked, Fired, TableEngine, state_of
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import Event, World
from machine.oracle.comparison import class_of
from machine.oracle.model_oracle import customers_of
from machine.port.port import ListingDesk
from machine.port.run_input import RunInput
from spec.port.answers import Answer
from spec.port.order import arranged
from spec.port.views import View

MARK_BYTES = 12

Key = tuple[str, str]
"""An event ("Machine.event") and the state in which it comes."""


class Fingerprint(msgspec.Struct, frozen=True):
    """What our desk makes of a run: `digests` is one mark after the other, the first for the reset; `asked` are the
    events that the machines were asked for, by commands and by what is seen, as numbers of keys."""

    digests: bytes
    asked: frozenset[int]


class RunFingerprints(msgspec.Struct, frozen=True):
    """Runs with their marks, one for each, and the keys that `asked` counts."""

    keys: tuple[Key, ...]
    marks: tuple[Fingerprint, ...]

    def concerned(self, touches: frozenset[Key] | None) -> Iterator[int]:
        """The numbers of the runs in which the machines are asked for one of these; of all where it is None."""
        numbers = frozenset(number for number, key in enumerate(self.keys) if touches is None or key in touches)
        return (
            number for number, marks in enumerate(self.marks) if touches is None or not numbers.isdisjoint(marks.asked)
        )


class RecordingEngine:
    """The table's engine, noting what it is asked for."""

    def __init__(self, table: Table = TABLE) -> None:
        self._engine = TableEngine(table)
        self.asked: set[Key] = set()

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        """As the table's engine; the event, and the state in which it comes, are noted."""
        self.asked.add((event.name, state_of(world, event.name.partition(".")[0], event.me)))
        return self._engine.fire(world, event)


def fingerprints(runs: Iterable[RunInput]) -> RunFingerprints:
    """What our own desk makes of these runs. Raises ValueError where there is none: every desktop would be the same."""
    numbers: dict[Key, int] = {}
    marks = []
    for run in runs:
        noting = RecordingEngine()
        digests = b"".join(_marks(InProcessDesk(noting), run))
        marks.append(
            Fingerprint(digests, frozenset(numbers.setdefault(key, len(numbers)) for key in sorted(noting.asked)))
        )
    if not marks:
        raise ValueError("Without a run no desktop can be held to ours; give one.")
    return RunFingerprints(tuple(numbers), tuple(marks))


def departure(run: RunInput, marks: Fingerprint, desk: ListingDesk) -> int | None:
    """The number of the first command after which a desk of ours is not the same, 0 for the reset; None where all is
    the same. A desk that fails is not the same."""
    seen = _marks(desk, run)
    for number in range(len(run.commands) + 1):
        try:
            if next(seen) != marks.digests[number * MARK_BYTES : (number + 1) * MARK_BYTES]:
                return number
        except Exception:
            # Machines that are broken fail anywhere, and that is a difference like any other.
            return number
    return None


def _marks(desk: ListingDesk, run: RunInput) -> Iterator[bytes]:
    """A mark of everything answered and seen, at the reset and after each command."""
    customers = customers_of(run.configuration, run.commands)
    encode = msgspec.msgpack.Encoder().encode
    seen: tuple[View | None, ...] = (None,) * (len(run.configuration.agents) + len(customers) + 1)
    written = [b""] * len(seen)

    def mark(answer: Answer) -> bytes:
        """Of a view that is the very one of before, what was written of it is taken again."""
        nonlocal seen, written
        now = (
            *map(desk.view, run.configuration.agents),
            *(desk.customer_view(*customer) for customer in customers),
            desk.administrator_view(),
        )
        written = [
            known if view is before else encode(arranged(view))
            for view, before, known in zip(now, seen, written, strict=True)
        ]
        seen = now
        return blake2b(b"".join((f"{class_of(answer)}\0".encode(), *written)), digest_size=MARK_BYTES).digest()

    yield mark(desk.reset(run.configuration))
    for command in run.commands:
        yield mark(desk.apply(command))
