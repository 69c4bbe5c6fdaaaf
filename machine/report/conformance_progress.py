"""How far a conformance is, shown while it goes on: of the plan how much is left, of random runs what ends them."""

from __future__ import annotations

from machine.harness.conformance import ConformanceEvent, DriverBegins, FailureMet, PlanMade, Progress
from machine.harness.stateful.coverage import LAST_RUNS
from machine.report.progress import ProgressDisplay


class ConformanceProgress:
    """Shows the events of a conformance as stages."""

    def __init__(self, display: ProgressDisplay) -> None:
        self._display = display
        self._commands: dict[str, int | None] = {}

    def __call__(self, event: ConformanceEvent) -> None:
        """Show one event; the result is for somebody else."""
        match event:
            case PlanMade(what, done, of):
                self._display.within(f"making the plan, once: {what}", done, of, what)
            case DriverBegins(driver, _, commands):
                self._commands[driver] = commands
            case Progress(driver, _, commands, new, enough):
                ends = "" if new is None else f", in the last {LAST_RUNS} runs {new} new situations ({enough} end it)"
                self._display.within(f"{driver} runs", commands, self._commands[driver], f"commands{ends}")
            case FailureMet(_, commands):
                self._display.stage(f"making a run of {commands:,} commands short that failed")
            case _:
                pass
