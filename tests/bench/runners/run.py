"""How long our features take under `textdesk test`, pytest-bdd and behave.

    python -m tests.bench.runners.run [--rounds N]

The same files, the same phrases on the same desk. The peers get one step function that reads any step, which is less
than a project's own steps would cost them; what is timed is reading, collecting, playing and telling, as CPU time of
the whole process, the best of some rounds, all in one run.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from machine.evidence.checkout import ROOT

STEPS = """
from machine.desk.in_process import InProcessDesk
from machine.language.phrase_index import phrases_of
from machine.story.steps.scene import Scene


def perform(scene, text, role, block):
    [reading] = phrases_of(text, role)
    values = reading.values if reading.phrase.block is None else {**reading.values, reading.phrase.block: block or ""}
    reading.phrase.act(scene, **values)
    if role == "given":
        scene.must_be_so()
"""
PYTEST_BDD = """
import re

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from steps import InProcessDesk, Scene, perform

scenarios("features")


@pytest.fixture
def scene():
    scene = Scene(InProcessDesk())
    yield scene
    scene.finish()


@given(parsers.re("(?P<text>.+)"))
def _(scene, text, docstring=None):
    perform(scene, text, "given", docstring)


@when(parsers.re("(?P<text>.+)"))
def _(scene, text, docstring=None):
    perform(scene, text, "when", docstring)


@then(parsers.re("(?P<text>.+)"))
def _(scene, text, docstring=None):
    perform(scene, text, "then", docstring)
"""
BEHAVE = """
from behave import given, then, use_step_matcher, when

from steps import InProcessDesk, Scene, perform

use_step_matcher("re")


def scene_of(context):
    if not hasattr(context, "scene"):
        context.scene = Scene(InProcessDesk())
    return context.scene


@given("(?P<text>.+)")
def _(context, text):
    perform(scene_of(context), text, "given", context.text)


@when("(?P<text>.+)")
def _(context, text):
    perform(scene_of(context), text, "when", context.text)


@then("(?P<text>.+)")
def _(context, text):
    perform(scene_of(context), text, "then", context.text)
"""
BEHAVE_ENVIRONMENT = """
def after_scenario(context, scenario):
    if hasattr(context, "scene"):
        context.scene.finish()
"""


class Row(NamedTuple):
    """A runner: how many scenarios it passed, and the CPU seconds of its best round."""

    name: str
    passed: int
    cpu_seconds: float


LEFT_OUT = "respond"
"""behave reads escapes in its Examples otherwise."""


def project(folder: Path, names: str) -> None:
    """A project with our features of these names, but for those of readings, and what binds them for the peers."""
    for language in ("en", "ko"):
        for file in (ROOT / "features" / language).glob(f"{names}.feature"):
            if "@under:" not in file.read_text(encoding="utf-8") and file.stem != LEFT_OUT:
                target = folder / "features" / f"{language}_{file.name}"
                target.parent.mkdir(exist_ok=True)
                shutil.copy(file, target)
    (folder / "steps.py").write_text(STEPS)
    (folder / "test_features.py").write_text(PYTEST_BDD)
    behave = folder / "behave"
    shutil.copytree(folder / "features", behave / "features")
    for file in (behave / "features").iterdir():
        # It does not know the Korean word for a rule.
        file.write_text(file.read_text(encoding="utf-8").replace("  규칙:", "  Rule:"), encoding="utf-8")
    (behave / "features" / "steps").mkdir()
    (behave / "features" / "steps" / "all.py").write_text(BEHAVE)
    (behave / "features" / "environment.py").write_text(BEHAVE_ENVIRONMENT)
    (folder / "pytest.ini").write_text("[pytest]\n")


RUNNERS: dict[str, tuple[str, ...]] = {
    "textdesk test": ("-c", "from machine.cli import main; main()", "test", "features", "--no-html"),
    "pytest-bdd": ("-m", "pytest", "-q", "-p", "no:cacheprovider", "test_features.py"),
    "behave": ("-m", "behave", "--format=null", "behave/features"),
}
PASSED: dict[str, re.Pattern[str]] = {
    "textdesk test": re.compile(r"([0-9]+) passed"),
    "pytest-bdd": re.compile(r"([0-9]+) passed"),
    "behave": re.compile(r"([0-9]+) scenarios? passed"),
}


def measured(rounds: int, names: str = "*", say: Callable[[str], None] = print) -> list[Row]:
    """Every runner on the same project, in turn."""
    best: dict[str, Row] = {}
    with tempfile.TemporaryDirectory() as name:
        project(Path(name), names)
        for _ in range(rounds):
            for runner, arguments in RUNNERS.items():
                row = _round(runner, arguments, Path(name))
                say(f"{row.name}: {row.passed} passed, {row.cpu_seconds:.2f} s of CPU")
                if runner not in best or row.cpu_seconds < best[runner].cpu_seconds:
                    best[runner] = row
    return list(best.values())


def _round(runner: str, arguments: tuple[str, ...], folder: Path) -> Row:
    before = _cpu_seconds()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)]), "PYTHONUTF8": "1"}
    told = subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    passed = PASSED[runner].search(told.stdout)
    if told.returncode != 0 or passed is None:
        raise RuntimeError(f"{runner} ended with {told.returncode}:\n{told.stdout[-2000:]}{told.stderr[-2000:]}")
    return Row(runner, int(passed[1]), _cpu_seconds() - before)


def _cpu_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rows = measured(parser.parse_args().rounds)
    ours = rows[0].cpu_seconds
    for row in rows:
        ratio = row.cpu_seconds / ours
        print(f"{row.name:<14} {row.passed:>5} scenarios {row.cpu_seconds:>7.2f} s of CPU, {ratio:.2f} of ours")


if __name__ == "__main__":
    main()
