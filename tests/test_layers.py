"""Imports go one way: spec <- lifecycle, masking <- desk <- remote <- story <- check <- harness, draw <- report
<- cli.

The contract itself stands in pyproject.toml under [tool.importlinter]; here it is run on the house, and on a
small wrong house to show that it bites.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = ("lifecycle", "masking", "desk", "remote", "story", "check", "harness", "draw", "report", "cli")


def _lint(house: Path) -> subprocess.CompletedProcess[str]:
    """Run the import contract over `house`, a directory with pyproject.toml, spec/ and machine/."""
    command = (sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache")
    return subprocess.run(command, cwd=house, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """A house under our contract whose layers are all there and import nothing."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("spec", "machine", *(f"machine/{layer}" for layer in LAYERS)):
        (tmp_path / package).mkdir()
        (tmp_path / package / "__init__.py").touch()
    return tmp_path


def test_the_house_keeps_its_layers() -> None:
    run = _lint(ROOT)

    assert run.returncode == 0, run.stdout + run.stderr
    assert "Contracts: 2 kept, 0 broken." in run.stdout


def test_imports_downwards_are_allowed(empty_house: Path) -> None:
    (empty_house / "machine/cli/__init__.py").write_text("import machine.draw, machine.lifecycle, spec\n")

    assert _lint(empty_house).returncode == 0


def test_imports_upwards_and_sideways_are_each_named(empty_house: Path) -> None:
    wrong = {
        "spec": "machine",
        "machine.lifecycle": "machine.masking",
        "machine.masking": "machine.lifecycle",
        "machine.desk": "machine.remote",
        "machine.remote": "machine.story",
        "machine.story": "machine.check",
        "machine.check": "machine.draw",
        "machine.draw": "machine.harness",
        "machine.harness": "machine.report",
        "machine.report": "machine.cli",
    }
    for importer, imported in wrong.items():
        (empty_house / importer.replace(".", "/") / "__init__.py").write_text(f"import {imported}\n")

    run = _lint(empty_house)

    assert run.returncode == 1
    assert "Contracts: 0 kept, 2 broken." in run.stdout
    assert [pair for pair in wrong.items() if f"{pair[0]} -> {pair[1]}" not in run.stdout] == []


def test_a_package_outside_the_layers_is_named(empty_house: Path) -> None:
    (empty_house / "machine/stowaway").mkdir()
    (empty_house / "machine/stowaway/__init__.py").touch()

    run = _lint(empty_house)

    assert run.returncode == 1
    assert "machine.stowaway" in run.stdout
