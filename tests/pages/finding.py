"""Results of runs, made up for the tests of the page."""

from __future__ import annotations

from typing import Any

import msgspec

from machine.evidence.ledger import Entry
from machine.harness.bdd.scenario_result import ScenarioShown, StepTold
from machine.pages.results import FORM, Command, FailureFound, FailureText, KeptRun, Results, RunResult
from spec.catalogue.entries import Words

HOSTILE = "</script><script>alert(1)</script>\"'>&\u202etxet\u202c"
"""What nobody should write into a result."""


def run(command: Command = "check", verdict: str = "green", **more: Any) -> RunResult:
    """A run with nothing in it but what is given."""
    plain = RunResult(
        form=FORM,
        command=command,
        desk="",
        when="2026-11-30T18:05:09+09:00",
        version="0.1.0",
        verdict=verdict,
        says=Words("It says so.", "그렇다고 한다."),
        seconds=12.34,
    )
    return msgspec.structs.replace(plain, **more)


def scenario(
    title: str, outcome: Any = "passed", language: str = "ko", feature: str = "mine.feature", **more: Any
) -> ScenarioShown:
    """A scenario of somebody's, of three steps, of which the last fails if it fails."""
    steps = tuple(StepTold(number, f"먼저 {title} {number}") for number in (1, 2, 3))
    failed = outcome == "failed"
    plain = ScenarioShown(
        id=f"{feature}::{title}",
        feature=feature,
        language=language,
        scenario=title,
        tags=(),
        outcome=outcome,
        problem="mine.feature:3: 먼저 x\n  seen is not expected" if failed else "",
        steps=steps,
        failed_step=3 if failed else 0,
        seconds=0.012,
    )
    return msgspec.structs.replace(plain, **more)


def ours(title: str, outcome: Any = "passed", language: str = "en", file: str = "respond") -> ScenarioShown:
    """One of this repository's scenarios, by its title."""
    where = f"features/{language}/{file}.feature::{title}"
    return scenario(title, outcome, language, f"{file}.feature", id=where)


def failure(**more: Any) -> FailureFound:
    """A desktop that takes what it should refuse."""
    plain = FailureFound(
        kind="departs",
        says="The answer to SubmitWrapUp: expected refused (nothing_chosen), seen accepted (WRAP-1).",
        asks=("WRAP-1",),
        where="The answer to SubmitWrapUp",
        expected="refused (nothing_chosen)",
        seen="accepted",
        ko=FailureText("후속 작업 제출에 대한 응답이 다르다.", "후속 작업 제출에 대한 응답", "거부", "받아들임", ()),
        failed=4,
        given=4,
        commands=4,
        told=Words("Feature: It departs\n  Scenario: It departs", "기능: 다르다\n  시나리오: 다르다"),
    )
    return msgspec.structs.replace(plain, **more)


def entry(subject: str, word: Any, detail: str = "", producer: Any = "scenario") -> Entry:
    """A finding."""
    return Entry(producer, subject, word, detail)


def results(*runs: RunResult | KeptRun, **more: Any) -> Results:
    """Everything that the page shows."""
    return Results(tuple(each if isinstance(each, KeptRun) else KeptRun(each) for each in runs), **more)
