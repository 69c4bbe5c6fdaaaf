"""Runs the benchmark of exploration: `make bench-check`, or `python -m tests.bench.check.run --help`.

A process for each run of a checker, one at a time. What is short is run again, the checkers taking turns, and the run
with the least processor time counts. The processor's seconds stand beside those on the wall, since they hardly change
with what else the machine does.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from machine.evidence.cache import content_hash
from machine.explore.exploration import explorable_properties
from machine.explore.promela import promela, search_plain
from machine.files import write_aside
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from tests.bench.check.checkers import CHECKERS, Finished, Missing

ROOT = Path(__file__).resolve().parents[3]
WRITTEN = ROOT / "build" / "bench"
SIZES: dict[str, Bounds] = {
    "2x2": Bounds(2, 2, 2, dialogs=False),
    "2x2-dialogs": Bounds(2, 2, 2, dialogs=True),
    "3x2": Bounds(3, 2, 2, dialogs=False),
    "3x3": Bounds(3, 3, 2, dialogs=False),
}
SHORT_SECONDS = 10.0
"""What takes less is run again."""
ROUNDS = 3
Row = list[str]


class Model(msgspec.Struct, frozen=True):
    """The exported model of a space, how large the space is, and how long it took to make."""

    path: str
    states: int
    transitions: int
    seconds: float


class Report(msgspec.Struct, frozen=True):
    """Everything measured: for each size and checker what it did, or why it did not."""

    python: str
    load_before: tuple[float, float, float]
    load_after: tuple[float, float, float]
    models: dict[str, Model]
    figures: dict[str, dict[str, Finished | Missing]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables and write the figures."""
    options = _options(arguments)
    load = os.getloadavg()
    models: dict[str, Model] = {}
    figures: dict[str, dict[str, Finished | Missing]] = {}
    unfinished: set[str] = set()
    for bounds in (SIZES[size] for size in options.sizes):
        _say(f"making the model of {bounds}")
        model = models[str(bounds)] = _model(bounds)
        figures[str(bounds)] = found = _figures(bounds, model, options.checkers, options.seconds, unfinished)
        # Larger sizes would take it longer still.
        unfinished |= {name for name, each in found.items() if isinstance(each, Finished) and not each.whole}
    report = Report(platform.python_version(), load, os.getloadavg(), models, figures)
    print("\n\n".join(_tables(report, options.seconds)))
    write_aside(WRITTEN / "check.json", msgspec.json.format(msgspec.json.encode(report)) + b"\n")
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench-check", description="Compare our exploration with its peers.")
    parser.add_argument("--seconds", type=float, default=120.0, help="for each run (default 120)")
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES), help="these only, small ones first")
    parser.add_argument("--checkers", nargs="+", choices=CHECKERS, default=list(CHECKERS), help="these only")
    return parser.parse_args(arguments)


def _say(stage: str) -> None:
    print(f"bench: {stage}", file=sys.stderr, flush=True)


def _model(bounds: Bounds) -> Model:
    """The model of a space, kept until something changes that it is made of."""
    key = content_hash(("tests.bench.check.run",), of=bounds)
    kept = WRITTEN / "models" / f"{key}.json"
    try:
        found = msgspec.json.decode(kept.read_bytes(), type=Model)
        if Path(found.path).is_file():
            return found
    except (FileNotFoundError, msgspec.MsgspecError):
        pass
    started = time.monotonic()
    properties = explorable_properties(TABLE)
    space = search_plain(bounds, TABLE, properties)
    path = kept.with_suffix(".pml")
    write_aside(path, promela(space, properties).encode())
    made = Model(str(path), space.reached, space.transitions, time.monotonic() - started)
    write_aside(kept, msgspec.json.encode(made))
    return made


def _figures(
    bounds: Bounds, model: Model, names: Sequence[str], seconds: float, unfinished: set[str]
) -> dict[str, Finished | Missing]:
    best: dict[str, Finished | Missing] = {}
    for turn in range(ROUNDS):
        for name in names:
            if name in unfinished:
                best[name] = Missing("not run: it did not finish a smaller size")
                continue
            known = best.get(name)
            if turn and not (isinstance(known, Finished) and known.seconds < SHORT_SECONDS):
                continue
            _say(f"{name}, {bounds}")
            found = _one(name, bounds, model, seconds)
            if not (isinstance(known, Finished) and isinstance(found, Finished) and _cost(known) <= _cost(found)):
                best[name] = found
    return best


def _cost(each: Finished) -> float:
    return each.processor_seconds


def _one(name: str, bounds: Bounds, model: Model, seconds: float) -> Finished | Missing:
    where = msgspec.json.encode(bounds).decode()
    command = (sys.executable, "-m", "tests.bench.check.one", name, where, model.path, str(seconds), str(model.states))
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    told = msgspec.json.decode(done.stdout)
    return Missing(**told) if "reason" in told else Finished(**told)


def _tables(report: Report, seconds: float) -> Iterator[str]:
    loads = [", ".join(f"{each:.1f}" for each in load) for load in (report.load_before, report.load_after)]
    cores = os.cpu_count() or 1
    busy = (
        " The machine was busy with other things." if max(report.load_before[0], report.load_after[0]) > cores else ""
    )
    yield (
        f"Python {report.python}, {cores} cores, at most {seconds:g} s a run; load {loads[0]} before, {loads[1]} after."
        f"{busy}"
    )
    for size, figures in report.figures.items():
        model = report.models[size]
        yield f"{size}: {model.states:,} states, {model.transitions:,} transitions; model made in {model.seconds:.0f} s"
        yield _markdown(*rows(figures))
    yield "\n".join(f"- {name}: {note}" for name, (_, note) in CHECKERS.items())


def rows(figures: dict[str, Finished | Missing]) -> tuple[Row, list[Row]]:
    head = ["checker", "states", "finished", "s", "s of processor", "its search", "states/s", "bytes/state", "peak MB"]
    there = [(name, each) for name, each in figures.items() if isinstance(each, Finished)]
    rows = [
        [
            name,
            f"{each.states:,}",
            (f"refuted {each.refuted}" if each.refuted else "yes") if each.whole else "no",
            f"{each.seconds:.1f}",
            f"{each.processor_seconds:.1f}",
            f"{each.search_processor_seconds:.1f}",
            f"{each.covered / each.processor_seconds:,.0f}",
            f"{each.state_bytes / max(each.states, 1):.0f}",
            f"{each.peak_bytes / 1e6:.0f}",
        ]
        for name, each in sorted(there, key=lambda item: (not item[1].whole, item[1].processor_seconds))
    ]
    absent = [(name, each) for name, each in figures.items() if isinstance(each, Missing)]
    return head, rows + [[name, each.reason, *["—"] * (len(head) - 2)] for name, each in absent]


def _markdown(head: Row, rows: list[Row]) -> str:
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]

    def line(cells: Row) -> str:
        return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"

    return "\n".join([line(head), line(["-" * width for width in widths]), *map(line, rows)])


if __name__ == "__main__":
    sys.exit(main())
