"""`textdesk test --watch`: feature files run again at each change of one, with the options of this very call."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from machine.language.source import feature_files

POLL_SECONDS = 0.5
WAITS = "Waiting for a change of a feature file. Ctrl-C ends it."


def watch_features(paths: Sequence[str], *, rounds: int | None = None) -> None:
    """Run this command without --watch, and again at each change below these paths. It ends after so many `rounds`, or
    never; a path that has gone is waited for."""
    arguments = [each for each in sys.argv[1:] if each != "--watch"]
    done = 0
    while True:
        before = tuple(_files(paths))
        click.clear()
        subprocess.run([sys.executable, "-c", "from machine.cli import main; main()", *arguments], check=False)
        done += 1
        if done == rounds:
            return
        click.echo(f"\n{time.strftime('%H:%M:%S')} {WAITS}")
        while tuple(_files(paths)) == before:
            time.sleep(POLL_SECONDS)


def _files(paths: Sequence[str]) -> Iterator[tuple[str, int]]:
    for given in paths:
        path = Path(given)
        path = path if path.exists() else Path(given.rpartition(":")[0] or given)
        for each in feature_files(path):
            try:
                yield str(each), each.stat().st_mtime_ns
            except OSError:
                continue
