"""The report page under build/: the requirement matrix with what the last main job found beside each line."""

from __future__ import annotations

from io import StringIO
from pathlib import PurePath

from rich.console import Console

from machine.draw.matrix import rows
from machine.draw.matrix_page import page
from machine.evidence.checkout import ROOT
from machine.evidence.ledger import Ledger, worst
from machine.evidence.traceability import properties
from machine.harness.bdd.scenario_result import ScenarioShown
from machine.report.job import CheckResult
from machine.report.screen import print_result


def report_page(result: CheckResult, ledger: Ledger, shown: tuple[ScenarioShown, ...]) -> str:
    """One self-contained HTML page, in both languages."""
    advisory = {clause.id: "advisory" for clause in result.clauses if clause.advisory}
    words = ledger.words()
    resting = {
        each: worst([words[name] for name in names if name in words])
        for each, names in properties().items()
        if each not in words
    }
    scenarios = {
        f"{each.language}/{PurePath(each.feature).stem}: {each.scenario}": each.outcome
        for each in sorted(shown, key=lambda each: each.outcome == "failed")
    }
    summary = StringIO()
    print_result(result, Console(file=summary, width=110))
    return page(rows(ROOT / "features"), {**resting, **advisory, **words, **scenarios}, summary.getvalue())
