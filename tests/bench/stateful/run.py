"""What a step at random costs beside a step of the same rules on nothing, and how long lockstep takes that tries every
command in every place of two agents and two conversations:
python -m tests.bench.stateful.run [--runs N] [--no-lockstep]
"""

import argparse
import time
from collections.abc import Callable
from typing import NamedTuple

from hypothesis.stateful import RuleStrategy

from machine.desk.in_process import InProcessDesk
from machine.generate.plan import Walker
from machine.generate.situations import BESIDE
from machine.harness.drivers import LENGTHS
from machine.harness.stateful.coverage import RunCoverage
from machine.harness.stateful.desk_machine import DeskMachine, replayed, run_at_random
from machine.harness.stateful.profiles import HypothesisProfile
from machine.lifecycle.table import TABLE
from machine.oracle.fingerprints import departure, fingerprints
from machine.oracle.observed_desk import ObservedParties
from machine.port.run_input import RunInput
from spec.port import commands as c
from spec.port.configuration import Configuration

ROUNDS = 3
SEED = 5
TARGET_RATIO = 1.5
"""What a step on our desk may cost of a step on nothing."""
TARGET_SECONDS = 60
"""How long lockstep may take over two agents and two conversations."""


class Row(NamedTuple):
    """A machine, and what a step of it took in the best round."""

    name: str
    step_seconds: float


class Counting(DeskMachine):
    """Counts the steps that it is given."""

    given = 0


class OnNothing(Counting):
    """The same rules and strategies, drawn as hypothesis draws rules, and nobody who does anything. Three conversations
    begin in each run."""

    def __init__(self) -> None:
        super().__init__()
        self._rules_strategy = RuleStrategy(self)

    def start(self, configuration: Configuration) -> None:
        self.configuration, self.mood = configuration, "bold"

    def give(self, command: c.AnyCommand, then: int = 0) -> None:
        Counting.given += 1

    def note(self, number: str, asset: str) -> None:
        if len(self.known) < 3:
            self.known.append(f"c{len(self.known) + 1}")


class OnDesk(Counting):
    """Our desk takes each command and everybody looks, but nothing is held to anything."""

    def start(self, configuration: Configuration) -> None:
        self.configuration = configuration
        self.watched = ObservedParties(InProcessDesk())
        self.watched.reset(configuration)
        self.desk.views = self.watched.look()

    def give(self, command: c.AnyCommand, then: int = 0) -> None:
        Counting.given += 1
        self.played.append((command, self.watched.apply(command)))
        self.desk.views = self.watched.look()
        self.then = then

    def note(self, number: str, asset: str) -> None:
        conversation = self.watched.asked.customer_view(number, asset).conversation
        if conversation and conversation not in self.known:
            self.known.append(conversation)


class BesideModel(Counting):
    """As `textdesk conform` runs it."""

    beside_model = True

    def give(self, command: c.AnyCommand, then: int = 0) -> None:
        Counting.given += 1
        super().give(command, then)


class HeldToProperties(Counting):
    """As a test of one's own runs it."""

    def give(self, command: c.AnyCommand, then: int = 0) -> None:
        Counting.given += 1
        super().give(command, then)


MACHINES: dict[str, type[Counting]] = {
    "on nothing": OnNothing,
    "on our desk, looked at": OnDesk,
    "on our desk beside the model": BesideModel,
    "on our desk, every property judged": HeldToProperties,
}


def steps(runs: int) -> list[Row]:
    """What a step costs on each machine; the rounds take turns, so that a busy moment hits all."""
    best = dict.fromkeys(MACHINES, float("inf"))
    profile = HypothesisProfile("bench", runs, LENGTHS[0][0], runs, SEED)
    for _ in range(ROUNDS):
        for name, machine in MACHINES.items():
            Counting.given = 0
            seconds = _timed(lambda machine=machine: _whole(run_at_random(machine, profile)))  # type: ignore[misc]
            best[name] = min(best[name], seconds / Counting.given)
    return [Row(name, seconds) for name, seconds in best.items()]


def _whole(error: Exception | None) -> None:
    assert error is None, error


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


class Lockstep(NamedTuple):
    """Two agents and two conversations: places, commands, and the seconds of making the runs, of holding a desk to the
    model beside it, and of holding one to marks that were made before."""

    places: int
    commands: int
    made_seconds: float
    beside_seconds: float
    marked_seconds: float


def lockstep() -> Lockstep:
    walker = Walker(BESIDE, TABLE)
    runs: list[RunInput] = []
    made = _timed(lambda: runs.extend(RunInput(BESIDE.configuration, commands) for commands in walker.walks()))

    def beside() -> None:
        machine = type("Planned", (DeskMachine,), {"beside_model": True, "tally": RunCoverage()})
        for run in runs:
            _whole(replayed(machine, run.configuration, run.commands))

    marks = fingerprints(runs).marks

    def marked() -> None:
        for run, mark in zip(runs, marks, strict=True):
            assert departure(run, mark, InProcessDesk()) is None

    commands = sum(len(run.commands) for run in runs)
    return Lockstep(len(walker.nodes), commands, made, _timed(beside), _timed(marked))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=150, help="runs in a round, of which the best counts")
    parser.add_argument("--no-lockstep", action="store_true", help="leave out what takes minutes")
    options = parser.parse_args()
    rows = steps(options.runs)
    bare = rows[0].step_seconds
    print("| a step at random | microseconds | of a step on nothing |")
    print("|---|---|---|")
    for row in rows:
        print(f"| {row.name} | {row.step_seconds * 1e6:,.0f} | {row.step_seconds / bare:.2f} |")
    print(f"\nTo reach: {TARGET_RATIO}.")
    if not options.no_lockstep:
        found = lockstep()
        print(
            f"\nLockstep with two conversations: {found.places:,} places, {found.commands:,} commands, made in"
            f" {found.made_seconds:.1f} s; beside the model {found.beside_seconds:.1f} s, with marks made before"
            f" {found.marked_seconds:.1f} s. To reach: {TARGET_SECONDS} s."
        )


if __name__ == "__main__":
    main()
