"""What runs of a desk did: a count of everything given, taken and visited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from machine.desk.commands import AnyCommand, Command
from machine.desk.configuration import Configuration
from machine.desk.port import Accepted, Answer
from machine.lifecycle.table import TABLE, Table
from spec.worlds import Move


@dataclass
class Tally:
    """What a number of runs did and visited on the machines of `table`."""

    table: Table = TABLE
    examples: int = 0
    accepted: int = 0
    refused: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    arrows: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    failed: tuple[Configuration, tuple[AnyCommand, ...]] | None = None
    """The run that failed last."""

    def add(self, other: Tally) -> None:
        """Add what other runs did."""
        self.examples += other.examples
        self.accepted += other.accepted
        self.refused += other.refused
        self.kinds += other.kinds
        self.arrows += other.arrows
        self.states += other.states

    def count(self, command: Command, answer: Answer, moves: Sequence[Move]) -> None:
        """Add one command with its answer and the moves it caused."""
        self.kinds[type(command).__name__] += 1
        if isinstance(answer, Accepted):
            self.accepted += 1
        else:
            self.refused += 1
        for move in moves:
            for step in move.steps:
                arrow = self.table.arrow(step.arrow)
                self.arrows[arrow.id] += 1
                self.states[f"{arrow.machine}.{arrow.target}"] += 1
