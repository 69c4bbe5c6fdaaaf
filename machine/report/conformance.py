"""What `textdesk conform` says: how far a desktop was held to the specification, and its first departure."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console

from machine.harness.conformance import Conformance, Coverage
from machine.harness.stateful.desk_machine import FAULTS_LIMIT

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
            f"{driver.capitalize()}: {_runs(done)}, {done.commands:,} commands ({done.refused:,} refused), "
            f"{_transitions(done)}{seed}"
        )
        say(f"    {', '.join(f'{name} {count:,} times' for name, count in done.rare.items())}")
        if done.left_out:
            say(f"    Not offered, not given: {', '.join(f'{name} {n:,} times' for name, n in done.left_out.items())}")
    for field, count in sorted(found.left_out.items()):
        say(f"Not offered, not compared: {field}, {count:,} times")
    for says in found.exchanges:
        say(says)
    if found.exchanges:
        say("An exchange that failed says nothing of the desktop; it ends its run.")
    if found.interrupted:
        say("Interrupted: what was done until then is told.")
    for line in _cut_short(found):
        say(line)
    if not found.commands:
        say("No command was given, so nothing is known; give a plan, examples, or a desktop that offers something.")
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


def _runs(done: Coverage) -> str:
    if done.cut_short and done.planned is not None:
        return f"{done.runs:,} of {done.planned:,} runs"
    return f"{done.runs:,} runs"


def _transitions(done: Coverage) -> str:
    return f"{done.transitions_taken} of {len(done.transitions)} transitions"


def _cut_short(found: Conformance) -> Iterator[str]:
    """What was covered where the runs ended too early, and where the time was to blame what it takes."""
    if not found.cut_short:
        return
    plan, random = found.coverage["plan"], found.coverage.get("random")
    no_random = ", no random run" if random is None or (random.cut_short and not random.runs) else ""
    if plan.cut_short:
        yield f"The plan was cut short: {_runs(plan)}, {_transitions(plan)}{no_random}."
    elif no_random:
        yield "The random runs were cut short: no run came to its end."
    elif random is not None:
        yield f"The random runs were cut short: {_runs(random)}, {_transitions(random)}."
    if not found.interrupted and len(found.exchanges) < FAULTS_LIMIT:
        yield "What was not run is not known: give --seconds more, or leave it out."
