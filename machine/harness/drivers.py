"""What drives a desktop through the plan of test or at random. Both do it on a DeskMachine, so contract, oracle,
coverage and failures are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from typing import NamedTuple, Protocol

import msgspec

from machine.harness.stateful.desk_machine import DeskMachine, replayed, run_at_random
from machine.harness.stateful.profiles import HypothesisProfile
from machine.port.run_input import RunInput

LENGTHS = ((60, 200), (400, 5))
"""Commands of a run, and how many such runs there are before those of another length: many short ones, and a few in
which much adds up. Hypothesis begins each time with the simplest run: the more at once, the fewer of those."""


class Position(msgspec.Struct, frozen=True):
    """How far a driver has come: the portions before `done` were given, but for those that are `lost`, since the
    desktop could not be asked. A portion is a run of a plan, or a batch of random runs."""

    done: int = 0
    lost: tuple[int, ...] = ()

    def after(self, number: int, is_lost: bool) -> Position:
        """The position after one more portion."""
        lost = {*self.lost, number} if is_lost else set(self.lost) - {number}
        return Position(max(self.done, number + 1), tuple(sorted(lost)))

    @property
    def given(self) -> int:
        """How many portions were given."""
        return self.done - len(self.lost)

    def left(self) -> Iterator[int]:
        """The numbers of all portions that were not given, without end: lost ones first."""
        return chain(self.lost, count(self.done))


class Portion(NamedTuple):
    """One portion that was given: its number, and the error that ended it, if one did."""

    number: int
    error: Exception | None


class Driver(Protocol):
    """Gives runs to a desktop, as many as are asked for. What they do is in the machine's tally."""

    @property
    def name(self) -> str:
        """What the driver is called where its runs are told."""
        ...

    @property
    def planned(self) -> int | None:
        """How many runs there are to be; None where they have no end of their own."""
        ...

    def commands(self, left_out: frozenset[str]) -> int | None:
        """How many commands there are to be, where those of these names are not given; None where nobody knows."""
        ...

    def drive(self, machine: type[DeskMachine], since: Position) -> Iterator[Portion]:
        """One portion after the other that was not given before, until none is left."""
        ...


@dataclass(frozen=True)
class PlannedDriver:
    """The runs of a plan, in its order."""

    runs: Sequence[RunInput]
    name: str = "plan"

    @property
    def planned(self) -> int:
        """How many runs the plan has."""
        return len(self.runs)

    def commands(self, left_out: frozenset[str]) -> int:
        """How many commands the plan has."""
        return sum(type(command).__name__ not in left_out for run in self.runs for command in run.commands)

    def drive(self, machine: type[DeskMachine], since: Position) -> Iterator[Portion]:
        """Each run of the plan, with the error that ended it, if one did."""
        for number in since.left():
            if number >= len(self.runs):
                return
            run = self.runs[number]
            yield Portion(number, replayed(machine, run.configuration, run.commands))


@dataclass(frozen=True)
class RandomDriver:
    """Hypothesis's runs: so many, or until they meet nothing new, or without end. The same seed gives the same runs."""

    seed: int
    examples: int | None
    is_endless: bool = False
    name: str = "random"

    @property
    def planned(self) -> int | None:
        """How many runs were asked for; None where nobody said how many."""
        return self.examples

    def commands(self, left_out: frozenset[str]) -> None:
        """Nobody knows."""

    def drive(self, machine: type[DeskMachine], since: Position) -> Iterator[Portion]:
        """Batches of runs, each with the error that ended it, if one did."""
        tally = machine.tally
        assert tally is not None, "it counts the runs"
        before = (number for number in range(since.done) if number not in since.lost)
        left = None if self.examples is None else max(0, self.examples - sum(map(_runs, before)))
        for number in since.left():
            if left == 0 or (left is None and not self.is_endless and tally.is_saturated):
                return
            length, most = _batch(number)
            wanted = most if left is None else min(most, left)
            begun = tally.examples
            profile = HypothesisProfile("conform", wanted, length, wanted, self.seed + number)
            yield Portion(number, error := run_at_random(machine, profile))
            # Hypothesis gives one or two runs more than it is asked for; one that ended early gave fewer.
            given = wanted if error is None else tally.examples - begun
            left = None if left is None else max(0, left - given)


def _batch(number: int) -> tuple[int, int]:
    """The length of the runs in a batch, and how many there are."""
    return LENGTHS[number % len(LENGTHS)]


def _runs(number: int) -> int:
    return _batch(number)[1]
