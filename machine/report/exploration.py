"""What `textdesk explore` says, as text or as JSON: the size of a space, and the verdict on each property."""

from __future__ import annotations

from collections import Counter

import msgspec
from rich.console import Console
from rich.table import Table

from machine.explore.exploration import Exploration, Verdict
from machine.lifecycle.reachability import MachineReachability
from machine.lifecycle.world import Event

SIGNS = {"proved": "[green]proved[/]", "refuted": "[red]refuted[/]", "undetermined": "[yellow]undetermined[/]"}


class PropertyReport(msgspec.Struct, frozen=True):
    """One property in the JSON: events are told as `told` does."""

    id: str
    kind: str
    verdict: str
    bound: str
    counterexample: tuple[str, ...] | None
    cycle: tuple[str, ...] | None


class FieldReport(msgspec.Struct, frozen=True):
    """How many times as many states there are as without a field."""

    field: str
    factor: float


class ExplorationReport(msgspec.Struct, frozen=True):
    """The JSON of one exploration. `states` and `transitions` are those without symmetry."""

    bound: str
    verdict: str
    states: int
    canonical_states: int
    transitions: int
    depth: int
    seconds: float
    states_per_second: int
    memory_bytes: int
    cut: str | None
    machines: tuple[MachineReachability, ...]
    properties: tuple[PropertyReport, ...]
    dominance: tuple[FieldReport, ...]


def verdict_of(space: Exploration) -> str:
    """Refuted if anything is, a machine by itself included, else undetermined if anything is, or if there is nothing,
    else proved."""
    words = {each.verdict for each in space.verdicts}
    if any(machine.problems for machine in space.machines):
        words.add("refuted")
    return next((word for word in ("refuted", "undetermined", "proved") if word in words), "undetermined")


def told(event: Event) -> str:
    """An event in one line: its name, whose it is, its parameters."""
    whose = [
        f"{name} {number + 1}" for name, number in zip(("agent", "conversation"), event.me, strict=True) if number >= 0
    ]
    given = [f"{name} {value + 1 if isinstance(value, int) else value}" for name, value in event.parameters]
    return f"{event.name} ({', '.join([*whose, *given])})"


def json_of(space: Exploration) -> bytes:
    """The exploration as one JSON object."""
    return msgspec.json.encode(
        ExplorationReport(
            space.bound,
            verdict_of(space),
            space.states,
            space.canonical_states,
            space.transitions,
            space.depth,
            round(space.seconds, 3),
            states_per_second(space),
            space.memory_bytes,
            space.cut,
            space.machines,
            tuple(
                PropertyReport(
                    each.id, each.kind, each.verdict, each.bound, _all(each.counterexample), _all(each.cycle)
                )
                for each in space.verdicts
            ),
            tuple(FieldReport(share.field, round(share.factor, 3)) for share in space.dominance),
        )
    )


def _all(events: tuple[Event, ...] | None) -> tuple[str, ...] | None:
    return None if events is None else tuple(map(told, events))


def states_per_second(space: Exploration) -> int:
    """States looked at, so canonical ones where there is symmetry."""
    return round(space.canonical_states / max(space.seconds, 1e-9))


def print_exploration(space: Exploration, console: Console) -> None:
    """Print size, verdicts, and each counterexample command by command."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    table.add_row("Space", space.bound)
    looked_at = "" if space.canonical_states == space.states else f", {space.canonical_states:,} of them looked at"
    table.add_row("States", f"{space.states:,}{looked_at}")
    table.add_row("Transitions", f"{space.transitions:,}")
    table.add_row("Depth", str(space.depth))
    table.add_row("Speed", f"{states_per_second(space):,} states/s, {space.seconds:.1f} s")
    table.add_row(
        "Memory",
        f"{space.memory_bytes / 1024:,.0f} KiB, {space.memory_bytes // max(1, space.canonical_states)} bytes a state",
    )
    for machine in space.machines:
        found = f"{machine.states} states, {machine.transitions} transitions"
        table.add_row(machine.name, f"{found}, {len(machine.problems) or 'no'} problems")
    for share in space.dominance:
        table.add_row(f"Without {share.field}", f"{share.factor:.2f} times fewer states")
    for kind in dict.fromkeys(each.kind for each in space.verdicts):
        words = Counter(each.verdict for each in space.verdicts if each.kind == kind)
        table.add_row(
            f"{kind.capitalize()} properties", ", ".join(f"{count} {word}" for word, count in sorted(words.items()))
        )
    console.print(table)
    if space.cut is not None:
        console.print(f"[yellow]Ended early[/]: {space.cut}; what is not refuted stays open.", soft_wrap=True)
        console.print("Give it a larger budget, or smaller bounds.")
    if not space.verdicts:
        console.print("No property was explored, so nothing is known; name one.")
    for problem in (problem for machine in space.machines for problem in machine.problems):
        console.print(f"[red]✗[/] {problem}", highlight=False, soft_wrap=True)
    for each in space.verdicts:
        if each.verdict == "refuted":
            _print_refuted(each, console)
    console.print(f"Verdict: {SIGNS[verdict_of(space)]}")


def _print_refuted(verdict: Verdict, console: Console) -> None:
    console.print(f"[red]✗[/] {verdict.id}", highlight=False, soft_wrap=True)
    for number, event in enumerate(verdict.counterexample or (), 1):
        console.print(f"    {number}. {told(event)}", highlight=False, soft_wrap=True)
    if verdict.cycle is not None:
        console.print(
            "    then for ever:" if verdict.cycle else "    then nothing more needs to happen", highlight=False
        )
        for event in verdict.cycle:
            console.print(f"    - {told(event)}", highlight=False, soft_wrap=True)
