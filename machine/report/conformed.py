"""What `textdesk conform` says: how far a desktop was held to the specification, and its first departure."""

from __future__ import annotations

from rich.console import Console

from machine.harness.conform import Conformance

SIGNS = {
    "conforms": "[green]conforms[/]",
    "departs": "[red]departs[/]",
    "fails": "[red]fails[/]",
    "flaky": "[yellow]flaky[/]",
    "undetermined": "[yellow]undetermined[/]",
}
EXIT_CODES = {"conforms": 0, "departs": 1, "fails": 1, "flaky": 1, "undetermined": 3}


def print_conformance(found: Conformance, console: Console) -> None:
    """Print the result; of a departure what was expected and seen, and how to repeat it."""

    def say(line: str) -> None:
        console.print(line, highlight=False, soft_wrap=True, markup=False)

    for driver, done in found.coverage.items():
        seed = f", seed {found.seed}" if driver == "random" else ""
        say(
            f"{driver.capitalize()}: {done.runs:,} runs, {done.commands:,} commands ({done.refused:,} refused), "
            f"{done.transitions_taken} of {len(done.arrows)} transitions{seed}"
        )
        say(f"    {', '.join(f'{name} {count:,} times' for name, count in done.rare.items())}")
        if done.left_out:
            say(f"    Not offered, not given: {', '.join(f'{name} {n:,} times' for name, n in done.left_out.items())}")
    for field, count in sorted(found.left_out.items()):
        say(f"Not offered, not compared: {field}, {count:,} times")
    for fault, count in sorted(found.faults.items()):
        say(f"Exchanges that failed, {fault}: {count}; they say nothing of the desktop, and end their runs")
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
