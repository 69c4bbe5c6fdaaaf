"""What a scenario showed when pytest ran it, and what it is evidence for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from machine.evidence.ledger import Entry
from machine.port.run_input import RunInput


class StepTold(msgspec.Struct, frozen=True):
    """A step as it was run: its line in the feature file, the sentence with its keyword, and the text below it."""

    line: int
    says: str
    block: str = ""


class ScenarioShown(msgspec.Struct, frozen=True):
    """What one scenario showed under `readings`: its outcome, and for each tag the faults under which it went red.

    `problem` says why it failed or is left out. `steps` are those that were to be run, one that was left out before it
    began has none; `failed_step` is the number of the one that failed, from 1, and 0 where none did or it is not known.
    The time is that of the scenario alone, without its runs under faults. `run` is what one that failed gave until
    then, in names and texts that may be told, and `line` is where it stands: a row of an outline, or the scenario.
    """

    id: str
    feature: str
    language: str
    scenario: str
    tags: tuple[str, ...]
    outcome: Literal["passed", "failed", "left_out"]
    problem: str = ""
    killed: dict[str, tuple[str, ...]] = {}
    readings: tuple[str, ...] = ()
    steps: tuple[StepTold, ...] = ()
    failed_step: int = 0
    seconds: float = 0.0
    run: RunInput | None = None
    line: int = 0


def entries_of(shown: Iterable[ScenarioShown]) -> Iterator[Entry]:
    """What scenarios are evidence for: one that failed against everything that it is tagged with, any other for what it
    went red for when that was broken."""
    for scenario in shown:
        for tag in scenario.tags:
            if scenario.outcome == "failed":
                yield Entry("scenario", tag, "refuted", scenario.id)
            elif scenario.killed.get(tag):
                yield Entry("scenario", tag, "tested", scenario.id)
