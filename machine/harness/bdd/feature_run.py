"""Running feature files in a pytest of their own, wherever they lie."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from machine.harness.bdd.entry_point import NAME
from machine.harness.bdd.scenario_result import ScenarioShown

NOTHING_RAN = 5
"""What pytest ends with where no test was run."""
EXIT_CODES = {1: 1, NOTHING_RAN: 3}


class PathError(ValueError):
    """A path holds no feature file. The message names it."""


def pytest_command(paths: Sequence[str], *arguments: str) -> list[str]:
    """The command that runs these feature files or folders of them. Raises PathError, for none as well."""
    if not paths:
        raise PathError("No feature file is given; give files that end in .feature, or folders of them.")
    for path in map(Path, paths):
        if path.is_dir() and not any(path.rglob("*.feature")):
            raise PathError(f"{path} holds no feature file; give a folder that does.")
        if not path.is_dir() and path.suffix.lower() != ".feature":
            raise PathError(f"{path} is no feature file; give files that end in .feature, or folders of them.")
        if "[" in str(path) or "::" in str(path):
            raise PathError(f"{path} cannot be given to pytest; rename it without [ and ::.")
    # A path that begins with a hyphen is no option.
    given = [f".{os.sep}{path}" if path.startswith("-") else path for path in paths]
    return [sys.executable, "-m", "pytest", "-q", "-p", NAME, "-p", "no:cacheprovider", *arguments, *given]


def run_features(paths: Sequence[str], *arguments: str) -> int:
    """Run feature files and let pytest tell.

    Exit code 0 all green, 1 something red, 2 nothing could be run, 3 nothing is red and no scenario was run: all are
    left out under the readings, or something else that pytest was told deselects them.
    """
    with TemporaryDirectory() as folder:
        evidence = Path(folder) / "evidence.json"
        command = pytest_command(paths, "--import-mode=importlib", f"--textdesk-evidence={evidence}", *arguments)
        code = subprocess.run(command, check=False, env=environment()).returncode
        if code:
            return EXIT_CODES.get(code, 2)
        if not evidence.exists():  # pytest was told to do something else, as by --help among its options
            return EXIT_CODES[NOTHING_RAN]
        shown = msgspec.json.decode(evidence.read_bytes(), type=tuple[ScenarioShown, ...])
    return 0 if any(scenario.outcome == "passed" for scenario in shown) else EXIT_CODES[NOTHING_RAN]


def reading_arguments(readings: Sequence[str]) -> list[str]:
    """What tells pytest to take these readings."""
    return [f"--textdesk-reading={reading}" for reading in readings]


def environment() -> dict[str, str]:
    """This process's environment, with UTF-8 for what is printed."""
    return {**os.environ, "PYTHONUTF8": "1"}
