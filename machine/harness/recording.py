"""What runs of a desk did: its engine's moves, kept for the step properties, and a count of everything visited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from machine.desk.commands import AnyCommand, Command
from machine.desk.configuration import Configuration
from machine.desk.port import Accepted, Answer
from machine.lifecycle.engine import Blocked, Engine, Fired, Step
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import ConversationState, Event, World, settle
from spec.worlds import Move

ARROWS = {arrow.id: arrow for arrow in TABLE.arrows}


class RecordingEngine:
    """An engine that keeps every move it takes: a command with all it causes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._moves: list[Move] = []
        self._before: tuple[World, Event] | None = None
        self._steps: list[Step] = []

    def fire(self, world: World, event: Event) -> Fired | Blocked:
        fired = self._engine.fire(world, event)
        if isinstance(fired, Fired):
            if self._before is None:
                self._before = world, event
            self._steps.append(fired.step)
            if not fired.world.pending:
                self._finish(*self._before, fired.world)
        return fired

    def _finish(self, before: World, command: Event, after: World) -> None:
        closed = [(slot, talk) for slot, talk in enumerate(after.talks) if talk.state is ConversationState.CLOSED]
        outcomes = tuple((slot, talk.outcome.value) for slot, talk in closed)
        self._moves.append(Move(before, command, tuple(self._steps), settle(after), outcomes))
        self._before, self._steps = None, []

    def take(self) -> tuple[Move, ...]:
        """The moves since the last call."""
        moves, self._moves = tuple(self._moves), []
        self._before, self._steps = None, []
        return moves


@dataclass
class Tally:
    """What a number of runs did and visited."""

    examples: int = 0
    accepted: int = 0
    refused: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    arrows: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    failed: tuple[Configuration, tuple[AnyCommand, ...]] | None = None
    """The run that failed last."""

    def count(self, command: Command, answer: Answer, moves: Sequence[Move]) -> None:
        """Add one command with its answer and the moves it caused."""
        self.kinds[type(command).__name__] += 1
        if isinstance(answer, Accepted):
            self.accepted += 1
        else:
            self.refused += 1
        for move in moves:
            for step in move.steps:
                arrow = ARROWS[step.arrow]
                self.arrows[arrow.id] += 1
                self.states[f"{arrow.machine}.{arrow.target}"] += 1
