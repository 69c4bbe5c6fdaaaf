"""`textdesk conform --watch`: a desktop held again at each change of a file here or of the desktop itself.

Each round is a process of its own, so a changed module is loaded anew, and a desktop that hangs or ends its process
ends the round alone.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import NamedTuple

import click
import msgspec

from machine.harness.conformance import Conformance, ConformanceEnds, ConformanceEvent
from machine.report.conformance_progress import ConformanceProgress
from machine.report.development import development_lines
from machine.report.progress import ProgressDisplay
from spec.language import Language

POLL_SECONDS = 0.5
SETTLED_SECONDS = 1.0
"""After a change it waits until nothing else has changed for so long: who builds writes many files."""
RESTART_SECONDS = 5.0
"""How long a desktop at an address is given to start anew after a file has changed; one that loads what changed by
itself does not."""
GONE_SECONDS = 60.0
"""How long it waits for a desktop that is out of reach to come back, before it says so."""
LEFT_OUT = frozenset({"node_modules", "__pycache__", "build", "dist", "target", "venv"})
"""Folders with what is made or fetched; hidden ones are left out as well."""
NO_SOURCE = frozenset(
    {".bak", ".db", ".lock", ".log", ".md", ".out", ".pid", ".rst", ".sqlite", ".sqlite3", ".swp", ".tmp", ".txt"}
)
"""Endings of files that a desktop or its developer writes while it runs."""
MOST_FILES = 5_000
MOST_FAILURES = 100
SAID = {
    "begins": {
        "en": "Holding the desktop to the first runs of the plan …",
        "ko": "계획의 첫 실행들로 데스크톱을 확인한다 …",
    },
    "file": {
        "en": "{name} has changed; holding the desktop again …",
        "ko": "{name} 파일이 바뀌어 데스크톱을 다시 확인한다 …",
    },
    "desktop": {
        "en": "The desktop has started anew; holding it again …",
        "ko": "데스크톱이 다시 시작되어 다시 확인한다 …",
    },
    "gone": {
        "en": "The desktop is out of reach; waiting for it …",
        "ko": "데스크톱에 연결할 수 없다. 다시 켜지기를 기다린다 …",
    },
    "restarted": {
        "en": "The desktop started anew in the middle, so what was seen does not count; holding it again …",
        "ko": "확인하는 도중에 데스크톱이 다시 시작되어 그 결과는 버리고 다시 확인한다 …",
    },
    "ends": {
        "en": "Waiting for a change, here or of the desktop. Ctrl-C ends it.",
        "ko": "이곳이나 데스크톱이 바뀌기를 기다린다. Ctrl-C로 끝낸다.",
    },
    "silent": {
        "en": "The round ended without a result and said nothing.",
        "ko": "결과도 설명도 없이 확인이 끝났다.",
    },
}
MOST_LINES, MOST_SAID_BYTES = 12, 64_000
"""Of what a desktop wrote on standard error when it gave no answer."""
EVENTS: msgspec.json.Decoder[ConformanceEvent] = msgspec.json.Decoder(ConformanceEvent)

Instance = Callable[[], str]
"""Tells one start of a desktop from the next; empty where nobody answers."""


class Stamp(NamedTuple):
    """What is otherwise once the desktop or a file has changed: one start of the desktop, None where it is started for
    each round, and each file with its time."""

    instance: str | None
    files: tuple[tuple[str, int], ...]

    def changed(self, since: Stamp) -> str:
        """The name of a file that is otherwise; empty where none is."""
        return next((name for name, _ in sorted({*self.files} ^ {*since.files})), "")


def watch(
    arguments: Sequence[str],
    instance: Instance | None,
    *,
    language: Language,
    also: Iterable[Path] = (),
    rounds: int | None = None,
) -> None:
    """Hold the desktop that these arguments of `conform` name, and again at each change of it, of a file in this folder
    or of the files that are `also` named. `instance` is of a desktop that runs by itself. It ends after so many
    `rounds`, or never."""
    named = tuple(also)

    def stamp() -> Stamp:
        return Stamp(None if instance is None else instance(), (*_files(Path.cwd()), *_times(named)))

    def say(what: str, **values: str) -> None:
        click.echo(f"{time.strftime('%H:%M:%S')} {SAID[what][language].format(**values)}")

    done = 0
    before = stamp()
    say("begins")
    while True:
        found, said = _round(arguments, language)
        after = stamp()
        if _is_lost(found) and after.instance != before.instance:
            say("restarted")
        else:
            click.clear()
            for line in _lines(found, said, language):
                click.echo(line)
            done += 1
            if done == rounds:
                return
            click.echo()
            say("ends")
            while (after := stamp()) == before:
                time.sleep(POLL_SECONDS)
        if after.instance == "":
            say("gone")
        settled = _settled(stamp, after, before)
        name = settled.changed(before)
        if settled.instance == before.instance and name:
            say("file", name=name)
        else:
            say("desktop")
        before = settled


def _settled(stamp: Callable[[], Stamp], last: Stamp, before: Stamp) -> Stamp:
    """The stamp once nothing more changes: a desktop that is gone is waited for, and one whose files have changed may
    start anew."""
    since = time.monotonic()
    while True:
        if last.instance == "":
            seconds = GONE_SECONDS
        elif last.instance is not None and last.instance == before.instance:
            seconds = RESTART_SECONDS
        else:
            seconds = SETTLED_SECONDS
        if time.monotonic() - since >= seconds:
            return last
        time.sleep(POLL_SECONDS)
        if (now := stamp()) != last:
            last, since = now, time.monotonic()


def _is_lost(found: Conformance | None) -> bool:
    """Whether the desktop could not be asked at some time of the round."""
    return found is None or bool(found.exchanges) or any(outcome.is_lost for outcome in found.self_test)


def _round(arguments: Sequence[str], language: Language) -> tuple[Conformance | None, list[str]]:
    """What one round found, None where it ended before, and the last lines that it wrote on standard error."""
    command = [
        sys.executable,
        "-c",
        "from machine.cli import main; main()",
        "conform",
        *arguments,
        "--lang",
        language,
        "--plan",
        "short",
        "--examples",
        "0",
        "--max-failures",
        str(MOST_FAILURES),
        "--json-lines",
        "--no-html",
    ]
    found: Conformance | None = None
    with (
        TemporaryFile() as errors,
        ProgressDisplay(language=language) as display,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors) as process,
    ):
        shown = ConformanceProgress(display, language)
        try:
            assert process.stdout is not None, "it is a pipe"
            for line in process.stdout:
                event = _event(line)
                if isinstance(event, ConformanceEnds):
                    found = event.result
                elif event is not None:
                    shown(event)
        except BaseException:
            process.terminate()
            raise
        errors.seek(max(0, errors.tell() - MOST_SAID_BYTES))
        said = errors.read().decode("utf-8", "replace").strip().splitlines()
    return found, said[-MOST_LINES:]


def _event(line: bytes) -> ConformanceEvent | None:
    try:
        return EVENTS.decode(line)
    except (msgspec.DecodeError, UnicodeError):
        return None


def _lines(found: Conformance | None, said: Sequence[str], language: Language) -> Iterator[str]:
    if found is None:
        # What the round itself says of a target that cannot be used is its last line.
        yield said[-1] if said else SAID["silent"][language]
        return
    yield from development_lines(found, language)
    if found.exchanges:
        # What it wrote came through our own process, which masks it; our own progress stands among it.
        yield from (f"  {line}" for line in said)


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    """Each file of a folder with its time, as far as it may be a source of the desktop."""
    count = 0
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in LEFT_OUT and not name.startswith("."))
        for name in sorted(names):
            path = Path(where, name)
            if path.suffix.lower() in NO_SOURCE or name.startswith("."):
                continue
            yield from _times([path])
            count += 1
            if count == MOST_FILES:
                return


def _times(paths: Iterable[Path]) -> Iterator[tuple[str, int]]:
    for path in paths:
        try:
            yield os.path.relpath(path), path.stat().st_mtime_ns
        except OSError:
            continue
