"""What drives a desktop through the plan of test or at random. Both do it on a DeskMachine, so contract, oracle,
coverage and failures are the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count, cycle
from typing import Protocol

from machine.harness.stateful.desk_machine import DeskMachine, replayed, run_at_random
from machine.harness.stateful.profiles import HypothesisProfile
from machine.oracle.fingerprints import RunInput

LENGTHS = ((60, 200), (400, 5))
"""Commands of a run, and how many such runs there are before those of another length: many short ones, and a few in
which much adds up. Hypothesis begins each time with the simplest run: the more at once, the fewer of those."""


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

    def drive(self, machine: type[DeskMachine]) -> Iterator[Exception | None]:
        """Some runs after the other, until none is left: the error that ended the last of them, if one did."""
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

    def drive(self, machine: type[DeskMachine]) -> Iterator[Exception | None]:
        """Each run of the plan, with the error that ended it, if one did."""
        return (replayed(machine, run.configuration, run.commands) for run in self.runs)


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

    def drive(self, machine: type[DeskMachine]) -> Iterator[Exception | None]:
        """Batches of runs, each with the error that ended it, if one did."""
        tally = machine.tally
        assert tally is not None, "it counts the runs"
        left, batches = self.examples, count(self.seed)
        for length, most in cycle(LENGTHS):
            if left == 0 or (left is None and not self.is_endless and tally.is_saturated):
                return
            wanted = most if left is None else min(most, left)
            before = tally.examples
            yield (error := run_at_random(machine, HypothesisProfile("conform", wanted, length, wanted, next(batches))))
            # Hypothesis gives one or two runs more than it is asked for; one that ended early gave fewer.
            given = wanted if error is None else tally.examples - before
            left = None if left is None else max(0, left - given)
