"""Both wheels of the tree, built and installed: how much the masking by itself takes, beside the whole.

`make masking-wheel` runs it and keeps the small wheel.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from importlib.metadata import Distribution, distribution, distributions
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
MASKING = ROOT / ".ci" / "masking_wheel"
MEGABYTE = 1_000_000
SHOWN = "call +1 202 555 0101"
MASKED = "call ********0101"


def built(project: Path, folder: Path, target: str = "wheel") -> Path:
    """The wheel of a project, or its `sdist`, made in an empty folder."""
    build = (sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", str(folder.resolve()))
    subprocess.run(build, cwd=project, check=True, capture_output=True)
    (made,) = folder.iterdir()
    return made


class Environment:
    """A fresh virtual environment; wheels are installed into it by the pip of ours."""

    def __init__(self, folder: Path) -> None:
        venv.create(folder, with_pip=False)
        self.python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.packages = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))

    def install(self, *wheels: Path) -> None:
        """Install wheels alone, without what they depend on."""
        self._pip("install", "--no-deps", "--no-index", *map(str, wheels))

    def uninstall(self, *names: str) -> None:
        """Take distributions out again."""
        self._pip("uninstall", "--yes", *names)

    def lend(self, name: str) -> None:
        """Copy a distribution of ours into it."""
        for file in distribution(name).files or ():
            source, copy = Path(str(file.locate())), self.packages / file
            if source.is_file() and copy.resolve().is_relative_to(self.packages.resolve()):
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(source.read_bytes())

    def run(self, code: str) -> subprocess.CompletedProcess[str]:
        """Run code there, away from the checkout."""
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        return subprocess.run(
            (str(self.python), "-c", code),
            cwd=self.packages,
            env={**environment, "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    @property
    def distributions(self) -> list[Distribution]:
        """What is installed there."""
        return list(distributions(path=[str(self.packages)]))

    def _pip(self, *arguments: str) -> None:
        pip = (sys.executable, "-m", "pip", "--python", str(self.python), "--quiet", "--disable-pip-version-check")
        subprocess.run((*pip, *arguments), check=True, capture_output=True)


def size_of(installed: Distribution) -> int:
    """The bytes that a distribution takes where it is installed."""
    paths = [Path(str(file.locate())) for file in installed.files or ()]
    return sum(path.stat().st_size for path in paths if path.is_file())


def needed(installed: Distribution, known: frozenset[str] = frozenset()) -> Iterator[str]:
    """The names of whatever a distribution depends on, without extras, as this environment has it."""
    for requirement in map(Requirement, installed.requires or ()):
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if name in known or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
            continue
        known |= {name}
        yield name
        for further in needed(distribution(name), known):
            known |= {further}
            yield further


def installed_size(wheel: Path, folder: Path) -> int:
    """The bytes that a wheel takes with all that it depends on; the folder takes a fresh environment."""
    environment = Environment(folder)
    environment.install(wheel)
    (ours,) = environment.distributions
    return size_of(ours) + sum(size_of(distribution(name)) for name in set(needed(ours)))


def main(folder: Path) -> int:
    """Build the masking's wheel into the folder, try it, and say what it takes; 1 if it does not mask."""
    for path in folder.glob("*.whl"):
        path.unlink()
    small = built(MASKING, folder)
    with TemporaryDirectory(prefix="textdesk-") as name:
        place = Path(name)
        whole = built(ROOT, place / "whole")
        sizes = [f"{installed_size(wheel, place / wheel.stem) / MEGABYTE:.1f} MB" for wheel in (small, whole)]
        environment = Environment(place / "fresh")
        environment.install(small)
        environment.lend("python-stdnum")
        run = environment.run(f"from machine.masking import mask; print(mask({SHOWN!r}))")
    print(
        f"{small.relative_to(Path.cwd()) if small.is_relative_to(Path.cwd()) else small}: {run.stdout or run.stderr}",
        end="",
    )
    print(f"Installed with what it needs it takes {sizes[0]}, the whole of TextDesk {sizes[1]}.")
    return 0 if run.stdout.strip() == MASKED else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
