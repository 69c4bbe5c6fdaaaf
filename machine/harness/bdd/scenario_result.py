"""What a scenario showed when pytest ran it, and what it is evidence for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from machine.evidence.ledger import Entry


class ScenarioShown(msgspec.Struct, frozen=True):
    """What one scenario showed under `readings`: its outcome, and for each tag the faults under which it went red.
    `problem` says why it failed or is left out."""

    id: str
    feature: str
    language: str
    scenario: str
    tags: tuple[str, ...]
    outcome: Literal["passed", "failed", "left_out"]
    problem: str = ""
    killed: dict[str, tuple[str, ...]] = {}
    readings: tuple[str, ...] = ()


def entries_of(shown: Iterable[ScenarioShown]) -> Iterator[Entry]:
    """What scenarios are evidence for: one that failed against everything that it is tagged with, any other for what it
    went red for when that was broken."""
    for scenario in shown:
        for tag in scenario.tags:
            if scenario.outcome == "failed":
                yield Entry("scenario", tag, "refuted", scenario.id)
            elif scenario.killed.get(tag):
                yield Entry("scenario", tag, "tested", scenario.id)
