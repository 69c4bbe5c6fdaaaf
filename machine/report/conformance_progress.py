"""How far a conformance is, shown while it goes on: of the plan how much is left, of random runs what ends them."""

from __future__ import annotations

from machine.harness.conformance import ConformanceEvent, DriverBegins, FailureMet, PlanMade, Progress
from machine.harness.stateful.coverage import LAST_RUNS
from machine.report.progress import ProgressDisplay
from spec.catalogue.entries import Words
from spec.language import Language

COUNTED = {"tries": "시도", "settings": "설정", "runs put in order": "순서를 정한 실행"}
"""What is counted while the plan is made, in Korean; in English it is called by its name."""
COMMANDS = Words("commands", "명령")
DRIVERS = {"plan": Words("plan runs", "계획한 실행"), "random": Words("random runs", "무작위 실행")}


class ConformanceProgress:
    """Shows the events of a conformance as stages."""

    def __init__(self, display: ProgressDisplay, language: Language = "en") -> None:
        self._display, self._language = display, language
        self._commands: dict[str, int | None] = {}

    def __call__(self, event: ConformanceEvent) -> None:
        """Show one event; the result is for somebody else."""
        language = self._language
        match event:
            case PlanMade(counted, done, of):
                what = Words(counted, COUNTED.get(counted, counted)).of(language)
                stage = Words(f"making the plan, once: {what}", f"계획을 한 번 만든다: {what}")
                self._display.within(stage.of(language), done, of, what)
            case DriverBegins(driver, _, commands):
                self._commands[driver] = commands
            case Progress(driver, _, commands, new, enough):
                what = COMMANDS.of(language)
                if new is not None:
                    ends = Words(
                        f", in the last {LAST_RUNS} runs {new} new situations ({enough} end it)",
                        f"(마지막 실행 {LAST_RUNS}번에 새 상황 {new}가지, {enough}가지면 끝남)",
                    )
                    what += ends.of(language)
                stage = DRIVERS.get(driver, Words(f"{driver} runs", driver))
                self._display.within(stage.of(language), commands, self._commands[driver], what)
            case FailureMet(_, commands):
                short = Words(
                    f"making a run of {commands:,} commands short that failed",
                    f"실패한 실행(명령 {commands:,}개)을 줄인다",
                )
                self._display.stage(short.of(language))
            case _:
                pass
