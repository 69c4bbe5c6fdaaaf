"""Every command with a verdict where nobody watches: it says how far it is, and to be told to end is no verdict.

Each runs in a process and a group of its own, without a terminal, and is told to end as soon as it says where it is.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import pytest

from machine.cli import textdesk
from machine.cli.options import Deciding

ROOT = Path(__file__).resolve().parents[2]
ONCE = {
    "check": (("check", "--fresh"), "exploring 2 agents x 1 conversation, capacity 2, with dialogs …\n"),
    "mutate": (("mutate", "--fresh", "--sample", "2"), "preparing what mutants are held to …\n"),
    "conform": (("conform", "--plan", "none", "--examples", "100000", "--json"), "random runs …\n"),
    "explore": (("explore", "--agents", "3", "--conversations", "3", "--dialogs", "--json"), "exploring …\n"),
    "learn": (("learn", "--json"), "learning agent_status …\n"),
}
"""What is run, and the line after which it is told to end."""
LIMIT_SECONDS = 300
AT_ONCE = {"ledger"}
"""Done before anybody could."""

posix = pytest.mark.skipif(os.name == "nt", reason="a process is told to end by a signal")


@contextmanager
def started(*arguments: str, program: str = "from machine.cli import main; main()") -> Iterator[subprocess.Popen[str]]:
    """A run in a group of its own, of which nothing is left when the test is over."""
    with subprocess.Popen(
        (sys.executable, "-c", program, *arguments),
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            if os.name == "posix":
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)


def told_to_end(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What comes after that on both streams. Whoever does not end then is found out by the limit."""
    process.send_signal(signal.SIGTERM)
    return process.communicate(timeout=LIMIT_SECONDS)


def lines(stream: IO[str] | None, last: str) -> Iterator[str]:
    """What comes up to this line."""
    assert stream is not None
    for line in stream:
        yield line
        if line == last:
            return
    raise AssertionError(f"{last!r} never came.")


def has_ended(process: subprocess.Popen[str]) -> bool:
    """Whether nothing is left of its group, whatever it has started."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


@posix
@pytest.mark.parametrize("name", ONCE)
def test_to_be_told_to_end_is_undetermined_and_leaves_nothing_behind(name: str) -> None:
    arguments, marker = ONCE[name]
    with started(*arguments) as process:
        told = "".join(lines(process.stderr, marker))
        out, rest = told_to_end(process)

    assert process.returncode == 3
    assert "Traceback" not in rest
    assert told.endswith(marker)
    if out:
        found = json.loads(out)
        assert found["verdict"] == "undetermined"
        assert found.get("interrupted", True) and found.get("cut", "it was interrupted") == "it was interrupted"
    else:
        assert rest.endswith("Interrupted: undetermined.\n")
    assert has_ended(process)


@posix
def test_feature_files_that_are_told_to_end_are_undetermined_and_so_is_the_pytest_that_runs_them() -> None:
    with started("test", "features/en/respond.feature", "--power") as process:
        assert process.stdout is not None
        assert process.stdout.read(1) == "."
        _, told = told_to_end(process)

    assert process.returncode == 3
    assert told.endswith("Interrupted: undetermined.\n") and "Traceback" not in told
    assert has_ended(process)


def test_every_command_with_a_verdict_is_told_to_end_here() -> None:
    deciding = {name for name, command in textdesk.commands.items() if isinstance(command, Deciding)}

    assert deciding == {*ONCE, *AT_ONCE, "test"}


@posix
def test_a_command_without_a_verdict_ends_as_shells_expect() -> None:
    with started("generate", "--criterion", "pairs") as process:
        list(lines(process.stderr, "exploring …\n"))
        out, rest = told_to_end(process)

    assert (process.returncode, out) == (143, "")
    assert "Traceback" not in rest


ENDLESS = """
import sys, time
from machine.report import mutation

def endless(mutant):
    print("a process tries it", file=sys.stderr, flush=True)
    while True:
        time.sleep(60)

mutation.prepare, mutation.try_mutant = (lambda progress: None), endless
from machine.cli import main
main()
"""


@posix
@pytest.mark.skipif(sys.version_info >= (3, 14), reason="processes are not forked there, and try mutants really")
def test_processes_that_still_try_mutants_are_ended_with_the_run() -> None:
    with started("mutate", "--fresh", "--sample", "4", "--jobs", "2", program=ENDLESS) as process:
        list(lines(process.stderr, "a process tries it\n"))
        out, told = told_to_end(process)

    assert (process.returncode, out) == (3, "")
    assert told.endswith("Interrupted: undetermined.\n") and "Traceback" not in told
    assert has_ended(process)


# --- lines


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("explore", "--json"), [r"exploring …", r"exploring: done in [\d.]+ s"]),
        (
            ("conform", "--plan", "none", "--examples", "2", "--json"),
            [r"random runs …", r"random runs: done in [\d.]+ s"],
        ),
        (
            ("learn", "--machine", "agent_status", "--extra-states", "0", "--json"),
            [r"learning agent_status …", r"learning agent_status: done in [\d.]+ s"],
        ),
    ],
)
def test_where_there_is_no_terminal_plain_lines_come_and_standard_output_is_one_object(
    arguments: tuple[str, ...], expected: list[str]
) -> None:
    with started(*arguments) as process:
        out, told = process.communicate()

    json.loads(out)
    # One more line at most for each ten seconds that a slow machine takes.
    seen = [line for line in told.splitlines() if "/s" not in line]
    assert len(seen) == len(expected)
    assert all(re.fullmatch(pattern, line) for pattern, line in zip(expected, seen, strict=True))
