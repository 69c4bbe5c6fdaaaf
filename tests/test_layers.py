"""Imports go one way, from the rooms above to the rooms below.

The contract itself stands in pyproject.toml under [tool.importlinter]; here it is run on the house, and on a
small wrong house to show that it bites.
"""

import shutil
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LAYERS = [
    [room.strip("() ") for room in layer.split("|")]
    for layer in tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ][1]["layers"]
]
"""The rooms, the highest first; of those in one layer none imports another."""


def _lint(house: Path) -> subprocess.CompletedProcess[str]:
    """Run the import contract over `house`, a directory with pyproject.toml, spec/ and machine/."""
    command = (sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache")
    return subprocess.run(command, cwd=house, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def empty_house(tmp_path: Path) -> Path:
    """A house under our contract whose layers are all there and import nothing."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in ("spec", "machine", *(f"machine/{room}" for layer in LAYERS for room in layer)):
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
    upwards = {(low, high) for highs, lows in pairwise(LAYERS) for high in highs for low in lows}
    sideways = {(room, other) for layer in LAYERS for room in layer for other in layer if room != other}
    wrong = {(f"machine.{room}", f"machine.{other}") for room, other in upwards | sideways} | {("spec", "machine")}
    for importer in {importer for importer, _ in wrong}:
        imported = [other for room, other in wrong if room == importer]
        (empty_house / importer.replace(".", "/") / "__init__.py").write_text(f"import {', '.join(imported)}\n")

    run = _lint(empty_house)

    assert run.returncode == 1
    assert "Contracts: 0 kept, 2 broken." in run.stdout
    assert [pair for pair in sorted(wrong) if f"{pair[0]} -> {pair[1]}" not in run.stdout] == []


def test_a_package_outside_the_layers_is_named(empty_house: Path) -> None:
    (empty_house / "machine/stowaway").mkdir()
    (empty_house / "machine/stowaway/__init__.py").touch()

    run = _lint(empty_house)

    assert run.returncode == 1
    assert "machine.stowaway" in run.stdout


def test_the_map_has_a_row_for_every_room() -> None:
    rows = (ROOT / "machine/README.md").read_text(encoding="utf-8")

    assert [
        room for layer in LAYERS for room in layer if f"| `{room}/` |" not in rows and f"| `{room}.py` |" not in rows
    ] == []
