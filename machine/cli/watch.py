"""`textdesk conform --watch`: a desktop held again at each change of a file here or of the desktop itself.

Each round is a process of its own, so a changed module is loaded anew, and a desktop that hangs or ends its process
ends the round alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import click
import msgspec

from machine.harness.conformance import Conformance
from machine.report.development import development_lines
from spec.language import Language

POLL_SECONDS = 0.5
LEFT_OUT = frozenset({"node_modules", "__pycache__", "build", "dist", "target", "venv"})
"""Folders with what is made or fetched; hidden ones are left out as well."""
MOST_FILES = 5_000
MOST_FAILURES = 100
BEGINS = {"en": "Holding the desktop to the first runs of the plan …", "ko": "계획의 첫 실행들로 데스크톱을 확인한다 …"}
CHANGED = {"en": "Something changed; holding the desktop again …", "ko": "바뀐 것이 있어 데스크톱을 다시 확인한다 …"}
MOST_LINES = 12
"""Of what a desktop wrote on standard error when it gave no answer."""
ENDS = {
    "en": "Waiting for a change, here or of the desktop. Ctrl-C ends it.",
    "ko": "이곳이나 데스크톱이 바뀌기를 기다린다. Ctrl-C로 끝낸다.",
}


def watch(
    arguments: Sequence[str], instance: Callable[[], str], *, language: Language, rounds: int | None = None
) -> None:
    """Hold the desktop that these arguments of `conform` name, and again at each change. `instance` tells one start of
    the desktop from the next, and is empty where nobody answers. It ends after so many `rounds`, or never."""
    done = 0
    click.echo(_at(BEGINS[language]))
    while True:
        before = _stamp(instance)
        _round(arguments, language)
        done += 1
        if done == rounds:
            return
        click.echo(f"\n{_at(ENDS[language])}")
        while _stamp(instance) == before:
            time.sleep(POLL_SECONDS)
        click.echo(_at(CHANGED[language]))


def _at(says: str) -> str:
    """A line with the time of day, so that one verdict is told from the next."""
    return f"{time.strftime('%H:%M:%S')} {says}"


def _round(arguments: Sequence[str], language: Language) -> None:
    command = [
        sys.executable,
        "-c",
        "from machine.cli import main; main()",
        "conform",
        *arguments,
        "--plan",
        "short",
        "--examples",
        "0",
        "--max-failures",
        str(MOST_FAILURES),
        "--json",
        "--no-html",
    ]
    ended = subprocess.run(command, capture_output=True, check=False)
    click.clear()
    found = _found(ended.stdout)
    if found is None:
        # What the round itself says of a target that cannot be used is its last line.
        says = ended.stderr.decode("utf-8", "replace").strip().splitlines()
        click.echo(says[-1] if says else f"The round ended with {ended.returncode} and said nothing.")
        return
    for line in development_lines(found, language):
        click.echo(line)
    if found.exchanges:
        # What it wrote came through our own process, which masks it; our own progress stands among it.
        for line in ended.stderr.decode("utf-8", "replace").strip().splitlines()[-MOST_LINES:]:
            click.echo(f"  {line}")


def _found(told: bytes) -> Conformance | None:
    try:
        return msgspec.json.decode(told, type=Conformance)
    except (msgspec.DecodeError, UnicodeError):
        return None


def _stamp(instance: Callable[[], str]) -> tuple[str, tuple[tuple[str, int], ...]]:
    """What is otherwise once a file or the desktop has changed."""
    return instance(), tuple(_files(Path.cwd()))


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    count = 0
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in LEFT_OUT and not name.startswith("."))
        for name in sorted(names):
            path = Path(where, name)
            try:
                yield str(path), path.stat().st_mtime_ns
            except OSError:
                continue
            count += 1
            if count == MOST_FILES:
                return
