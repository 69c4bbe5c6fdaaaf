"""Running feature files in a pytest of their own, wherever they lie."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from platformdirs import user_cache_dir

from machine.evidence.checkout import NAME
from machine.harness.bdd.scenario_result import ScenarioShown
from machine.language.source import LEFT_OUT, feature_files

PROGRESS_SECONDS = "TEXTDESK_PROGRESS_SECONDS"
"""The variable that has the plugin tell on standard error how far it is, each time after so many seconds."""
PROGRESS = re.compile(r"(\d+) of (\d+) scenarios")
"""How it tells."""
END_SECONDS = 5.0
"""How long pytest may take to end when it is told to."""
NOTHING_RAN = 5
"""What pytest ends with where no test was run."""
EXIT_CODES = {1: 1, NOTHING_RAN: 3}


class PathError(ValueError):
    """A path holds no feature file. The message names it."""


class Chosen(NamedTuple):
    """Paths of feature files and folders, and the lines of some files that are asked for alone."""

    paths: tuple[str, ...]
    lines: tuple[str, ...]


def chosen(given: Sequence[str]) -> Chosen:
    """What paths say, of which some end in a colon and a line. Raises PathError for one that is not there."""
    paths, lines = dict[str, None](), list[str]()
    for each in given:
        path, colon, line = each.rpartition(":")
        if colon and line.isdecimal() and not Path(each).exists():
            lines.append(each)
        else:
            path = each
        if not Path(path).exists():
            raise PathError(f"{path}: there is no such file or folder; see how it is written.")
        paths[path] = None
    return Chosen(tuple(paths), tuple(lines))


def pytest_command(paths: Sequence[str], *arguments: str, keeps_last: bool = False) -> list[str]:
    """The command that runs these feature files or folders of them, and `keeps_last` which failed if that is wanted.
    Raises PathError, for none as well."""
    if not paths:
        raise PathError("No feature file is given; give files that end in .feature, or folders of them.")
    for path in map(Path, paths):
        if path.is_dir() and not any(feature_files(path)):
            raise PathError(_none_in(path))
        if not path.is_dir() and path.suffix.lower() != ".feature":
            raise PathError(f"{path} is no feature file; give files that end in .feature, or folders of them.")
        if "[" in str(path) or "::" in str(path):
            raise PathError(f"{path} cannot be given to pytest; rename it without [ and ::.")
    # A path that begins with a hyphen is no option.
    given = [f".{os.sep}{path}" if path.startswith("-") else path for path in paths]
    settings = ["-o", f"norecursedirs={' '.join(LEFT_OUT)}"]
    settings += _cache_arguments(paths) if keeps_last else ["-p", "no:cacheprovider"]
    return [sys.executable, "-P", "-m", "pytest", "-q", "-p", NAME, *settings, *arguments, *given]


def _none_in(path: Path) -> str:
    """That a folder holds no feature file, and a file there that may have been meant for one."""
    near = next((each for each in sorted(path.rglob("*.feature*")) if each.is_file()), None)
    hint = "give a folder that does." if near is None else f"{near.name} is named otherwise: let it end in .feature."
    return f"{path} holds no feature file; {hint}"


def _cache_arguments(paths: Sequence[str]) -> list[str]:
    """Where pytest keeps which scenarios failed last: beside nobody's files, in a folder of its own for each place from
    which the same paths are run."""
    place = hashlib.sha256("\0".join([str(Path.cwd()), *paths]).encode()).hexdigest()[:16]
    return ["-o", f"cache_dir={Path(user_cache_dir(NAME)) / 'last' / place}"]


class FeatureRun(NamedTuple):
    """How a run of feature files ended, and what each scenario showed."""

    code: int
    shown: tuple[ScenarioShown, ...]


def run_features(paths: Sequence[str], *arguments: str) -> FeatureRun:
    """Run feature files and let pytest tell.

    Exit code 0 all green, 1 something red, 2 nothing could be run, 3 nothing is red and no scenario was run: all are
    left out under the readings, or something else that pytest was told deselects them.
    """
    every = {} if sys.stderr.isatty() else {PROGRESS_SECONDS: "10"}
    with tempfile.TemporaryDirectory() as folder:
        evidence = Path(folder) / "evidence.json"
        shared = (
            # There is no test in Python whose asserts would be rewritten.
            *("--import-mode=importlib", "--assert=plain"),
            # One file that cannot be read does not stop the others.
            *("--continue-on-collection-errors", f"--textdesk-evidence={evidence}"),
        )
        command = pytest_command(paths, *shared, *arguments, keeps_last=True)
        with _ended(subprocess.Popen(command, env=environment() | every)) as process:
            code = process.wait()
        # There is none where pytest was told to do something else, as by --help among its options.
        shown = msgspec.json.decode(evidence.read_bytes(), type=tuple[ScenarioShown, ...]) if evidence.exists() else ()
    if code:
        # One that only holds what cannot be run is bad input; whatever is red beside it says more.
        is_red = any(scenario.outcome == "failed" for scenario in shown)
        return FeatureRun(2 if code == 1 and not is_red else EXIT_CODES.get(code, 2), shown)
    has_passed = any(scenario.outcome == "passed" for scenario in shown)
    return FeatureRun(0 if has_passed else EXIT_CODES[NOTHING_RAN], shown)


def overheard(command: Sequence[str], folder: Path, progress: Callable[[int, int], None]) -> tuple[int, str]:
    """Run this command of pytest in a folder: its exit code, and all it says. `progress` gets how many scenarios are
    done, and how many there are."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        process = subprocess.Popen(
            command,
            cwd=folder,
            # What pytest is told there is in no key: it would leave scenarios out of what is kept.
            env={name: value for name, value in environment().items() if not name.startswith("PYTEST")}
            | {PROGRESS_SECONDS: "0"},
            stdout=said,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        with _ended(process):
            assert process.stderr is not None
            others = []
            for line in process.stderr:
                found = PROGRESS.fullmatch(line.strip())
                if found is None:
                    others.append(line)
                else:
                    progress(int(found[1]), int(found[2]))
            code = process.wait()
        said.seek(0)
        return code, said.read() + "".join(others)


@contextmanager
def _ended(process: subprocess.Popen[Any]) -> Iterator[subprocess.Popen[Any]]:
    """A process that does not outlive the block, whatever ends it."""
    try:
        yield process
    except BaseException:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(END_SECONDS)
        process.kill()
        raise
    finally:
        with process:  # waits, and closes what it is heard by
            pass


def reading_arguments(readings: Sequence[str]) -> list[str]:
    """What tells pytest to take these readings."""
    return [f"--textdesk-reading={reading}" for reading in readings]


def environment() -> dict[str, str]:
    """This process's environment, with UTF-8 for what is printed."""
    return {**os.environ, "PYTHONUTF8": "1"}
