"""The report page under build/: the requirement matrix with what the last main job found beside each line."""

from __future__ import annotations

from pathlib import PurePath

from machine.check.ledger import Ledger
from machine.check.stages import ROOT
from machine.draw.matrix import rows
from machine.draw.matrix_page import page
from machine.report.job import CheckResult, ScenarioShown


def report_page(result: CheckResult, ledger: Ledger, shown: tuple[ScenarioShown, ...]) -> str:
    """One self-contained HTML page, in both languages."""
    advisory = {clause.id: "advisory" for clause in result.clauses if clause.advisory}
    scenarios = {
        f"{each.language}/{PurePath(each.feature).stem}: {each.scenario}": each.outcome
        for each in sorted(shown, key=lambda each: each.outcome == "failed")
    }
    return page(rows(ROOT / "features"), {**advisory, **ledger.words(), **scenarios})
