"""Holds our exploration against SPIN: `make crosscheck`, or `python -m tests.crosscheck.run --help`.

Ends with 0 where both say the same of every space, or where SPIN or a C compiler is absent; with 1 where they differ.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from machine.lifecycle.bounds import Bounds
from spec.catalogue.load import load
from tests.crosscheck import spin
from tests.crosscheck.broken import BROKEN
from tests.crosscheck.compare import MOST_STATES_UNOPTIMISED, Compared, Side, compared
from tests.explore.test_exploration import SMALL

SIZES: tuple[Bounds, ...] = (
    Bounds(1, 1, 2, dialogs=False),
    Bounds(1, 1, 2, dialogs=True),
    Bounds(2, 1, 2, dialogs=False),
    Bounds(2, 1, 2, dialogs=True),
    Bounds(3, 1, 2, dialogs=True),
    Bounds(1, 2, 2, dialogs=False),
    Bounds(1, 2, 2, dialogs=True),
    Bounds(2, 2, 2, dialogs=False),
    Bounds(2, 2, 2, dialogs=True),
    Bounds(3, 2, 2, dialogs=False),
)
LINE = "{:<54} {:>9} {:>9} {:>12} {:>12} {:>14} {:>14}  {}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Compare, and print a line as soon as it is there."""
    options = _options(arguments)
    using = spin.tools()
    if isinstance(using, str):
        print(f"crosscheck: skipped: {using}", flush=True)
        return 0
    differing = 0
    print(LINE.format("", "states", "SPIN", "transitions", "SPIN", "s (processor)", "SPIN", ""), flush=True)
    with tempfile.TemporaryDirectory(prefix="textdesk-spin-") as name:
        folder = Path(name)
        for bounds in SIZES:
            both = compared(bounds, folder, using, seconds=options.seconds)
            differing += bool(both.amiss)
            print(_line(str(bounds), both, both.amiss), flush=True)
        for reading in load().readings:
            both = compared(SMALL, folder, using, readings=[reading], seconds=options.seconds)
            differing += bool(both.amiss)
            print(_line(f"reading: {reading}", both, both.amiss), flush=True)
        for title, (bounds, table, identity) in BROKEN.items():
            both = compared(bounds, folder, using, table=table, seconds=options.seconds)
            amiss = both.amiss
            if not amiss and identity not in both.ours.safety | both.ours.progress:
                amiss = (f"neither refutes {identity}",)
            differing += bool(amiss)
            print(_line(f"broken: {title}", both, amiss), flush=True)
    print(
        "Seconds on the wall (of the processor); SPIN's with translation, compiler (-O0, beyond "
        f"{MOST_STATES_UNOPTIMISED:,} states -O2) and every claim. "
        f"Load at the end: {', '.join(f'{each:.1f}' for each in os.getloadavg())}.\n"
        f"{len(SIZES) + len(load().readings) + len(BROKEN) - differing} agree, {differing} differ."
    )
    return 1 if differing else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make crosscheck", description="Hold our exploration against SPIN.")
    parser.add_argument("--seconds", type=float, default=60.0, help="for each of SPIN's searches (default 60)")
    return parser.parse_args(arguments)


def _line(title: str, both: Compared, amiss: Sequence[str]) -> str:
    refuted = sorted(both.ours.safety | both.ours.progress)
    said = f"both refute {', '.join(refuted)}" if refuted else f"both: all hold, {both.claims} claims"
    return LINE.format(
        title,
        f"{both.ours.states:,}",
        f"{both.spin.states:,}",
        f"{both.ours.transitions:,}",
        f"{both.spin.transitions:,}",
        _took(both.ours),
        _took(both.spin),
        f"DIFFER: {'; '.join(amiss)}" if amiss else said,
    )


def _took(side: Side) -> str:
    return f"{side.took.wall:.1f} ({side.took.processor:.1f})"


if __name__ == "__main__":
    sys.exit(main())
