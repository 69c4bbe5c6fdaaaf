"""What runs of a desk did: a count of everything given, taken and visited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from machine.lifecycle.table import TABLE, Table
from spec.port.answers import Accepted, Answer
from spec.port.commands import AnyCommand, Command
from spec.port.configuration import Configuration
from spec.worlds import Move


def _takes(*transitions: str) -> Callable[[Move], bool]:
    return lambda move: any(step.transition in transitions for step in move.steps)


def _withdraws_several(move: Move) -> bool:
    missing = {step.event.me.agent for step in move.steps if step.event.name == "AgentStatus.miss"}
    return any(step.event.name == "Interaction.withdraw" and step.event.me.agent in missing for step in move.steps)


RARE: Mapping[str, Callable[[Move], bool]] = {
    "conference": _takes("Conversation.taken: conference_requested > conferencing"),
    "asset deleted in a conference": _takes("Conversation.asset_deleted: conferencing > interrupted"),
    "asset deleted during a transfer": _takes("Conversation.asset_deleted: transfer_requested > closed"),
    "customer leaves during a conference": _takes("Conversation.stop: conferencing > closed"),
    "RONA with several offers": _withdraws_several,
}
"""What random runs seldom reach: by name, whether a move does."""


class Failed(NamedTuple):
    """A run that failed, and how."""

    configuration: Configuration
    commands: tuple[AnyCommand, ...]
    error: Exception


@dataclass
class RunCoverage:
    """What a number of runs did and visited on the machines of `table`."""

    table: Table = TABLE
    examples: int = 0
    accepted: int = 0
    refused: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    transitions: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    rare: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    """Commands that were not given, since the desktop does not offer them."""
    failed: Failed | None = None
    """The run that failed first."""

    @property
    def commands(self) -> int:
        """How many commands were given, refused ones included."""
        return self.accepted + self.refused

    def count(self, command: Command, answer: Answer, moves: Sequence[Move]) -> None:
        """Add one command with its answer and the moves it caused."""
        self.kinds[type(command).__name__] += 1
        if isinstance(answer, Accepted):
            self.accepted += 1
        else:
            self.refused += 1
        for move in moves:
            self.rare.update(name for name, is_so in RARE.items() if is_so(move))
            for step in move.steps:
                transition = self.table.transition(step.transition)
                self.transitions[transition.id] += 1
                self.states[f"{transition.machine}.{transition.target}"] += 1
