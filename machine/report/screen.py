"""The one screen of `textdesk check`."""

from __future__ import annotations

from collections import Counter

from rich.console import Console
from rich.table import Table

from machine.report.job import CheckResult

PROBLEMS_SHOWN = 20
SIGNS = {"green": "[green]green[/]", "refuted": "[red]refuted[/]", "undetermined": "[yellow]undetermined[/]"}


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
    console.print(f"Verdict: {SIGNS[result.verdict]} in {result.seconds:.1f} s.")
