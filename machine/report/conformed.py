"""What `textdesk conform` says: how far a desktop was held to the specification, and its first departure."""

from __future__ import annotations

from rich.console import Console

from machine.harness.conform import Conformance

SIGNS = {
    "conforms": "[green]conforms[/]",
    "departs": "[red]departs[/]",
    "fails": "[red]fails[/]",
    "flaky": "[yellow]flaky[/]",
}
EXIT_CODES = {"conforms": 0, "departs": 1, "fails": 1, "flaky": 1}


def print_conformance(found: Conformance, console: Console) -> None:
    """Print the result; of a departure what was expected and seen, and how to repeat it."""

    def say(line: str) -> None:
        console.print(line, highlight=False, soft_wrap=True, markup=False)

    say(f"Plan: {found.planned_runs:,} runs, {found.planned_commands:,} commands")
    if found.planned_without:
        say(f"Left out of the plan for commands that are not offered: {found.planned_without:,} runs")
    say(f"Random: {found.runs:,} runs, {found.commands:,} commands ({found.refused:,} refused), seed {found.seed}")
    say(f"Transitions taken at random: {found.transitions_taken} of {found.transitions}")
    for field, count in sorted(found.left_out.items()):
        say(f"Not offered, not compared: {field}, {count:,} times")
    if found.failure is not None:
        failure = found.failure
        say(f"✗ {failure.says}")
        if len(set(failure.outcomes)) > 1:
            for outcome in failure.outcomes:
                say(f"    one time: {outcome}")
        say(f"The shortest run has {failure.commands} commands:\n")
        for text in (failure.feature_en, failure.feature_ko, failure.python):
            say(text)
    console.print(f"Verdict: {SIGNS[found.verdict]} in {found.seconds:.1f} s", highlight=False)
