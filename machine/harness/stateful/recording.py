"""Random runs on our own desk, written down: what was configured and every command, for holding other desks to them."""

from __future__ import annotations

import hypothesis
from hypothesis import Phase, reporting, seed
from hypothesis.stateful import run_state_machine_as_test

from machine.harness.stateful.desk_machine import DeskMachine
from machine.harness.stateful.profiles import CI_SEED, HypothesisProfile, settings_of
from machine.oracle.fingerprints import RunInput

STEPS_OF_A_RUN = 60


def recorded(steps: int, seed_given: int = CI_SEED) -> tuple[RunInput, ...]:
    """Random runs of together so many commands or a few less, the same ones for the same seed.

    Raises ValueError where so few commands hold no run.
    """
    runs: list[RunInput] = []

    class Recording(DeskMachine):
        """Runs on our desk, of which each is kept at its end."""

        def teardown(self) -> None:
            if self.played:
                runs.append(RunInput(self.configuration, tuple(command for command, _ in self.played)))

    profile = HypothesisProfile("recorded", -(-steps // STEPS_OF_A_RUN), STEPS_OF_A_RUN, 0, seed_given)
    settings = hypothesis.settings(settings_of(profile, examples=profile.examples), phases=[Phase.generate])
    with reporting.with_reporter(lambda _line: None):
        run_state_machine_as_test(seed(seed_given)(Recording), settings=settings)
    # Hypothesis may run a few more than it was asked for.
    within, total = [], 0
    for run in runs:
        total += len(run.commands)
        if total > steps:
            break
        within.append(run)
    if not within:
        raise ValueError(f"No run fits into {steps} commands; give {STEPS_OF_A_RUN} or more.")
    return tuple(within)
