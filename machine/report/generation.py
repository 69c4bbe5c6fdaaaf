"""What `textdesk generate` says its scenarios reach."""

from __future__ import annotations

from collections.abc import Mapping

from rich.console import Console

from machine.generate.features import Generated

LINES_SHOWN = 20


def print_generated(found: Generated, console: Console) -> None:
    """Print what was reached with how much, and what was not and why."""
    said = (
        f"{found.name}, {found.bounds}: {found.reached:,} of {found.goals:,} reached by {len(found.scenarios):,} "
        f"scenarios, {found.commands:,} commands (no fewer than {found.needed:,} could do), {found.steps:,} steps."
    )
    console.print(said, highlight=False, soft_wrap=True)
    _print_reasons("Not reachable under this bound", found.unreachable, console)
    _print_reasons("Reachable, but by no commands that were found", found.unplayed, console)


def _print_reasons(title: str, reasons: Mapping[str, str], console: Console) -> None:
    if not reasons:
        return
    console.print(f"{title}: {len(reasons):,}", highlight=False, soft_wrap=True)
    for goal, why in list(reasons.items())[:LINES_SHOWN]:
        console.print(f"  {goal}: {why}", highlight=False, soft_wrap=True, markup=False)
    if len(reasons) > LINES_SHOWN:
        console.print(f"  … and {len(reasons) - LINES_SHOWN:,} more, in the comments of the feature")
