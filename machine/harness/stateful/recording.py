"""Random runs on our own desk, written down: what was configured and every command, for holding other desks to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

import hypothesis
from hypothesis import Phase, reporting, seed
from hypothesis.stateful import get_state_machine_test

from machine.harness.stateful.desk_machine import DeskMachine, the_same_in_every_process
from machine.harness.stateful.profiles import CI_SEED, HypothesisProfile, settings_of
from machine.harness.stateful.stages import Stage, drawn, sweep
from machine.port.run_input import RunInput

STEPS_OF_A_RUN = 60
RUNS_ON_A_STAGE, STEPS_ON_A_STAGE = 3, 120
"""Hypothesis's first run is the simplest there is, so there is one more than is kept."""


def recorded(steps: int, seed_given: int = CI_SEED) -> tuple[RunInput, ...]:
    """Random runs of together so many commands or a few less, the same ones for the same seed.

    Raises ValueError where so few commands hold no run.
    """
    # Hypothesis may run a few more than it was asked for.
    within, total = [], 0
    for run in _recorded(drawn, -(-steps // STEPS_OF_A_RUN), STEPS_OF_A_RUN, seed_given):
        total += len(run.commands)
        if total > steps:
            break
        within.append(run)
    if not within:
        raise ValueError(f"No run fits into {steps} commands; give {STEPS_OF_A_RUN} or more.")
    return tuple(within)


def swept(
    readings: tuple[str, ...] = (), progress: Callable[[int, int], None] = lambda _done, _of: None
) -> tuple[RunInput, ...]:
    """Random runs on each stage of the sweep, so that every two values of its dimensions meet in some. `progress` gets
    how many stages are done, and of how many."""
    stages, found = tuple(sweep()), list[RunInput]()
    for number, stage in enumerate(stages):
        progress(number, len(stages))
        runs = _recorded(_always(stage), RUNS_ON_A_STAGE + 1, STEPS_ON_A_STAGE, CI_SEED + number, readings)
        found += runs[1 : RUNS_ON_A_STAGE + 1]
    return tuple(found)


class _Recording(DeskMachine):
    """Runs on our desk, of which each is kept at its end."""

    runs: ClassVar[list[RunInput]]
    stage_of: ClassVar[Callable[[int], Stage]]

    def drawn_stage(self, seed: int) -> Stage:
        return type(self).stage_of(seed)

    def teardown(self) -> None:
        if self.played:
            self.runs.append(RunInput(self.configuration, tuple(command for command, _ in self.played)))


def _always(stage: Stage) -> Callable[[int], Stage]:
    return lambda _seed: stage


def _recorded(
    stage_of: Callable[[int], Stage], examples: int, steps: int, seed_given: int, readings: tuple[str, ...] = ()
) -> list[RunInput]:
    runs: list[RunInput] = []
    recording = type(
        "Recording",
        (_Recording,),
        {"runs": runs, "stage_of": staticmethod(stage_of), "readings": readings},
    )
    profile = HypothesisProfile("recorded", examples, steps, 0, seed_given)
    settings = hypothesis.settings(settings_of(profile, examples=profile.examples), phases=[Phase.generate])
    test = get_state_machine_test(seed(seed_given)(recording), settings=settings)
    # Without a key of its own hypothesis would make one of the source that it looks for.
    test._hypothesis_internal_database_key = b"recorded"  # type: ignore[attr-defined]
    with reporting.with_reporter(lambda _line: None), the_same_in_every_process():
        test()
    return runs
