"""The one screen of `textdesk check`, and the progress while it works."""

from __future__ import annotations

import time
from collections import Counter

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from machine.report.job import CheckResult

PROBLEMS_SHOWN = 20
SIGNS = {"green": "[green]green[/]", "refuted": "[red]refuted[/]", "undetermined": "[yellow]undetermined[/]"}


class ProgressBar:
    """The progress of the main job on a terminal; silent where there is none."""

    def __init__(self, console: Console) -> None:
        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.fields[count]}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        self._task: TaskID | None = None
        self._started = time.monotonic()
        self._stage = ""

    def __enter__(self) -> ProgressBar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def stage(self, name: str) -> None:
        self._started, self._stage = time.monotonic(), name
        if self._task is not None:
            self._progress.remove_task(self._task)
        self._task = self._progress.add_task(name, total=None, count="")

    def step(self, done: int, total: int, what: str = "states found") -> None:
        if self._task is not None:
            rate = done / max(time.monotonic() - self._started, 1e-3)
            count = f"{done:,} of {total:,} {what}, {rate:,.0f}/s"
            self._progress.update(self._task, completed=done, total=total, count=count)

    def drive(self, driver: str, commands: int) -> None:
        """A desktop is driven: so many commands so far, in a stage of the driver's name."""
        if driver != self._stage:
            self.stage(driver)
        if self._task is not None:
            rate = commands / max(time.monotonic() - self._started, 1e-3)
            self._progress.update(self._task, count=f"{commands:,} commands, {rate:,.0f}/s")


def print_result(result: CheckResult, console: Console) -> None:
    """Print the result."""
    with_evidence = sum(bool(clause.evidence) for clause in result.clauses)
    advisory = [clause for clause in result.clauses if clause.advisory]
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_row(
        "Clauses",
        f"{with_evidence + len(advisory)} of {len(result.clauses)}: {with_evidence} with evidence, "
        f"{len(advisory)} advisory ({', '.join(clause.id for clause in advisory)})",
    )
    table.add_row("Faults of clauses", f"{result.faults_found} of {result.faults} found by their scenarios")
    resting = sum(bool(each.evidence) for each in result.assumptions)
    table.add_row("Assumptions", f"{resting} of {len(result.assumptions)} with scenarios or properties on them")
    shown = sum(bool(each.evidence) for each in result.readings)
    taken = [each for each in result.readings if each.taken]
    table.add_row(
        "Readings",
        f"taken: {', '.join(each.id for each in taken)}"
        if taken
        else f"{shown} of {len(result.readings)} with scenarios that hold under them only",
    )
    for machine in result.machines:
        table.add_row(
            machine.name, f"{machine.states} states, {machine.taken} of {machine.transitions} transitions taken"
        )
    for kind in dict.fromkeys(each.kind for each in result.properties):
        words = Counter(each.verdict for each in result.properties if each.kind == kind)
        told = ", ".join(f"{count} {word}" for word, count in sorted(words.items()))
        table.add_row(f"{kind.capitalize()} properties", told)
    # A proof names each space it visited; what is seen sometimes is seen in one of them.
    bounds = dict.fromkeys(each.bound for each in result.properties if each.kind != "sometimes")
    for number, bound in enumerate(part for each in bounds for part in each.split("; ")):
        table.add_row("Bounds" if number == 0 else "", bound)
    for language, count in result.scenarios.items():
        left_out = f", {count.left_out} left out" if count.left_out else ""
        table.add_row(f"Scenarios ({language})", f"{count.passed} passed, {count.failed} failed{left_out}")
    table.add_row(
        "Diagrams", "no drift" if not result.diagrams.drift else f"{len(result.diagrams.drift)} files drifted"
    )
    console.print(table)
    for told in (*(turned for each in taken for turned in each.turned), *result.left_out):
        console.print(f"– {told}", highlight=False, soft_wrap=True)
    for problem in result.problems[:PROBLEMS_SHOWN]:
        console.print(f"[red]✗[/] {problem}", highlight=False, soft_wrap=True)
    if len(result.problems) > PROBLEMS_SHOWN:
        console.print(f"… and {len(result.problems) - PROBLEMS_SHOWN} more in build/check.json")
    for each in result.properties:
        if each.verdict in ("refuted", "undetermined"):
            console.print(f"[red]✗[/] {each.id}: {each.verdict} ({each.bound})", highlight=False, soft_wrap=True)
    console.print(f"Verdict: {SIGNS[result.verdict]} in {result.seconds:.1f} s. Report: build/report.html")
