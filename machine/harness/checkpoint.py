"""Where runs of a desktop that are not done have come to, kept so that others can go on from there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from typing import Any

import msgspec

from machine.evidence.cache import cached, content_hash, keep
from machine.harness.drivers import Position
from machine.harness.stateful.coverage import RunCoverage

NAME = "checkpoint"
COUNTS = ("kinds", "transitions", "states", "rare", "left_out")
NAMES = ("seen", "values", "texts", "refusing")


class DriverState(msgspec.Struct, frozen=True):
    """How far one driver has come, and what its runs met: counts by the names of RunCoverage's fields."""

    position: Position
    runs: int
    accepted: int
    refused: int
    counts: dict[str, dict[str, int]]
    names: dict[str, list[str]]
    situations: list[Any]
    new: list[int]
    seconds: float

    @classmethod
    def of(cls, position: Position, runs: int, tally: RunCoverage, seconds: float) -> DriverState:
        """The state after so many whole runs."""
        return cls(
            position=position,
            runs=runs,
            accepted=tally.accepted,
            refused=tally.refused,
            counts={name: dict(getattr(tally, name)) for name in COUNTS},
            names={name: sorted(getattr(tally, name)) for name in NAMES},
            situations=list(tally.situations),
            new=list(tally.new),
            seconds=seconds,
        )

    def restore(self, tally: RunCoverage) -> None:
        """Put what was met into a count that is new."""
        tally.examples, tally.accepted, tally.refused = self.runs, self.accepted, self.refused
        for name in COUNTS:
            setattr(tally, name, Counter(self.counts[name]))
        for name in NAMES:
            setattr(tally, name, set(self.names[name]))
        tally.situations, tally.new = set(map(_hashable, self.situations)), list(self.new)


class Checkpoint(msgspec.Struct, frozen=True):
    """The seed of runs, and the state of each driver by its name; of runs that are done there is none."""

    seed: int
    drivers: dict[str, DriverState]


def _hashable(value: Any) -> Hashable:
    """A situation as it was before it was written: lists were tuples."""
    return tuple(map(_hashable, value)) if isinstance(value, list) else value


def key_of(*what: object) -> str:
    """The key of the checkpoint of such runs, for which these values are all that matters beside our own code."""
    return content_hash(("machine.harness.conformance",), of=what)


def kept_checkpoint(key: str) -> Checkpoint | None:
    """Where such runs have come to; None where none is kept, or they are done."""
    found = cached(NAME, key, Checkpoint)
    return found if found is not None and found.drivers else None


def keep_checkpoint(key: str, checkpoint: Checkpoint) -> None:
    """Keep it in place of an older one."""
    keep(NAME, key, checkpoint)
