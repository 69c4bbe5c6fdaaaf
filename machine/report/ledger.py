"""`textdesk ledger`: what all producers together have evidence for, told by kind of subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from rich.console import Console
from rich.table import Table

from machine.evidence.ledger import Ledger, Word
from machine.lifecycle.readings import table_of
from spec.catalogue.load import load

SHOWN = 40
"""So many refuted subjects are told one by one."""


def subjects() -> Mapping[str, tuple[str, ...]]:
    """What there can be evidence for: by kind every declared id."""
    catalogue = load()
    return {
        "Clauses": tuple(each.id for each in catalogue.clauses.values() if each.advisory is None),
        "Assumptions": tuple(catalogue.assumptions),
        "Transitions": tuple(transition.id for transition in table_of(()).transitions),
    }


def print_ledger(ledger: Ledger, console: Console) -> None:
    """Print for each kind how many subjects have which word, by whom, and every refuted one with where."""
    words = ledger.words()
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 0))
    declared = subjects()
    for kind, names in declared.items():
        told = [words[name] for name in names if name in words]
        table.add_row(kind, f"{len(told)} of {len(names)}{_counts(told)}")
    others = [word for subject, word in words.items() if all(subject not in names for names in declared.values())]
    table.add_row("Properties and others", f"{len(others)}{_counts(others)}")
    producers = Counter(entry.producer for entry in ledger.entries)
    table.add_row("Entries", ", ".join(f"{count:,} of {producer}" for producer, count in sorted(producers.items())))
    console.print(table)
    if not ledger.entries:
        console.print("No finding is in it, so nothing is known: [yellow]undetermined[/].", soft_wrap=True)
    refuted = [entry for entry in ledger.entries if entry.word == "refuted"]
    for entry in refuted[:SHOWN]:
        says = f"✗ {entry.subject}: {entry.detail} ({entry.producer})"
        # Whoever wrote the file may have put anything in, and a terminal obeys it.
        console.print(
            "".join(each if each.isprintable() else "�" for each in says), highlight=False, soft_wrap=True, markup=False
        )
    if len(refuted) > SHOWN:
        console.print(f"… and {len(refuted) - SHOWN} more")


def _counts(words: list[Word]) -> str:
    counted = sorted(Counter(words).items())
    return f": {', '.join(f'{count} {word}' for word, count in counted)}" if counted else ""
