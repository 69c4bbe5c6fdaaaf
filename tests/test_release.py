"""What is handed out: wheel and sdist come out the same to the byte wherever and whenever they are built."""

from __future__ import annotations

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.masking.wheels import ROOT, built

LATER_SECONDS = 1_900_000_000
LITTER = (
    *("build/report.html", "dist/old.whl", ".venv/pyvenv.cfg", ".venv-lowest/pyvenv.cfg", ".hypothesis/found"),
    *("machine/__pycache__/cli.pyc", ".pytest_cache/README.md", ".mypy_cache/kept", ".ruff_cache/kept"),
)
"""What lies in a tree that was worked in, and belongs in nothing that is handed out."""


def sources() -> list[str]:
    """The files of the tree that belong to it."""
    listing = ("git", "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    names = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True, encoding="utf-8").stdout.split("\0")
    return [name for name in names if name and (ROOT / name).is_file()]


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another copy of the tree: of another day, with other rights, with litter in it and no history."""
    if not (ROOT / ".git").exists():
        pytest.skip("this tree has no history that says which files belong to it")
    tree = tmp_path_factory.mktemp("elsewhere") / "another name"
    for name in sources():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tree / name)
        (tree / name).chmod(0o700 if os.access(ROOT / name, os.X_OK) else 0o600)
        os.utime(tree / name, (LATER_SECONDS, LATER_SECONDS))
    for name in LITTER:
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).touch()
    return tree


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(ROOT, tmp_path_factory.mktemp("sdist"), "sdist")


def members(sdist: Path) -> Iterator[str]:
    """What an sdist holds, by its path in the tree."""
    with tarfile.open(sdist) as archive:
        for member in archive:
            _, _, name = member.name.partition("/")
            yield name


def test_tutorial_the_wheel_is_what_somebody_builds_from_the_sdist(wheel: Path, sdist: Path, tmp_path: Path) -> None:
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, filter="data")
    (tree,) = tmp_path.iterdir()

    again = built(tree, tmp_path / "again")

    assert (again.name, again.read_bytes()) == (wheel.name, wheel.read_bytes())


def test_wheel_and_sdist_are_the_same_from_two_folders(
    wheel: Path, sdist: Path, elsewhere: Path, tmp_path: Path
) -> None:
    with ThreadPoolExecutor(2) as pool:
        again = list(pool.map(lambda target: built(elsewhere, tmp_path / target, target), ("wheel", "sdist")))

    for first, second in zip((wheel, sdist), again, strict=True):
        assert first.name == second.name
        assert first.read_bytes() == second.read_bytes(), first.name


def test_the_sdist_holds_the_sources_and_nothing_else(sdist: Path, elsewhere: Path) -> None:
    assert sorted(members(sdist)) == sorted([*sources(), "PKG-INFO"])
