"""Makes `.venv` hold exactly what requirements.lock pins, and TextDesk itself, editable. Standard library only.

`make` runs it before every target; without make it runs the same way: `python3 .ci/set_up.py`, on Windows
`py .ci\\set_up.py`. A second run compares a stamp and starts nothing. With a name, as in `set_up.py bench`, it does so
for `.venv-bench` and requirements-bench.lock; in `.venv-frames` and `.venv-spark` stands the masking alone.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable
from pathlib import Path
from types import FrameType

OLDEST_PYTHON = (3, 11)
# They would send the packages elsewhere than into .venv, or other packages in.
LEAKING = frozenset({"PIP_PREFIX", "PIP_TARGET", "PIP_USER", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"})

MASKING = ".ci/masking_wheel"
PROJECTS = {"frames": MASKING, "spark": MASKING}
"""What is installed, editable, in the environment of this name; TextDesk itself in any other."""
SOURCES = {"spark": frozenset({"pyspark"})}
"""Packages that come as source alone. They are built by what the lock pins, and nothing else is fetched for it."""

TAKES = "this takes one to five minutes, mostly for fetching and unpacking packages"
TELLING_SECONDS = 10.0
"""So long a step may be silent."""
LINES_KEPT = 40
"""So many of the last lines of a step are shown where it fails."""
END_SECONDS = 5.0
"""How long a step may take to end when the set-up is interrupted."""


class SetUpError(Exception):
    """The set-up cannot be finished; the message says what failed and what to do."""


def venv_of(root: Path, name: str = "") -> Path:
    """Where the environment of this name lies; the one without a name is what everybody works in."""
    return root / (f".venv-{name}" if name else ".venv")


def lock_of(name: str = "") -> str:
    """The file that pins what goes into the environment of this name."""
    return f"requirements-{name}.lock" if name else "requirements.lock"


def stamp_of(root: Path, python: str = sys.version, name: str = "") -> str:
    """What a finished set-up of `root` rests on: the lock, our own metadata, the Python and the place.

    The place counts because a copied `.venv` still runs the tree it was made in.
    """
    import tomllib  # here, so that an older Python gets as far as being told so

    digest = hashlib.sha256((root / lock_of(name)).read_bytes())
    for folder in dict.fromkeys((".", PROJECTS.get(name, "."))):
        project = tomllib.loads((root / folder / "pyproject.toml").read_text(encoding="utf-8"))
        for part in (repr(project["build-system"]), repr(project["project"])):
            digest.update(b"\0" + part.encode())
    for part in (python, str(root)):
        digest.update(b"\0" + part.encode())
    return digest.hexdigest()


def python_of(venv: Path) -> Path:
    """The interpreter inside `venv`, which on Windows lies elsewhere."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def is_ready(root: Path, name: str = "") -> bool:
    """Whether the last set-up of `root` was finished and still holds."""
    venv = venv_of(root, name)
    stamp = venv / ".ready"
    return python_of(venv).exists() and stamp.exists() and stamp.read_text() == stamp_of(root, name=name)


def set_up(root: Path, name: str = "") -> None:
    """Make the environment anew and stamp it last, so that a broken set-up is never taken for a finished one.

    Raises SetUpError if a step fails; what the step itself said is on the terminal by then.
    """
    venv, lock = venv_of(root, name), lock_of(name)
    sources, project = SOURCES.get(name, frozenset()), PROJECTS.get(name, ".")
    steps = 4 if sources else 3
    pip = (str(python_of(venv)), "-m", "pip", "install", "--no-input", "--disable-pip-version-check")
    # The interpreter that it was made from, since the environment itself may be the one running this.
    _run(
        (getattr(sys, "_base_executable", sys.executable), "-m", "venv", "--clear", str(venv)),
        root,
        f"step 1 of {steps}, an empty environment",
        "no virtual environment could be made; install your system's venv for Python (Debian, Ubuntu: python3-venv)",
    )
    locked = (*pip, "--progress-bar=off", "--require-hashes")
    unreached = f"pip could not install {lock}; check that pip reaches your package index, then try again"
    wheels = [package for package in locked_in(root, name) if package not in sources]
    # Wheels only: a source package would fetch what it builds with, and that is in no lock.
    _run(
        (*locked, "--only-binary=:all:", "-r", str(_part_of_lock(root, name, "wheels", wheels)) if sources else lock),
        root,
        f"step 2 of {steps}, {len(wheels)} packages",
        unreached,
    )
    if sources:
        _run(
            (*locked, "--no-deps", "--no-build-isolation", "-r", str(_part_of_lock(root, name, "sources", sources))),
            root,
            f"step 3 of {steps}, {' and '.join(sorted(sources))}, built from source",
            unreached,
        )
    _run(
        (*pip, "--no-deps", "--no-build-isolation", "--editable", project),
        root,
        f"step {steps} of {steps}, TextDesk itself",
        f"pip could not install TextDesk itself from {(Path(project) / 'pyproject.toml').as_posix()}; correct what it "
        "names above",
    )
    (venv / ".ready").write_text(stamp_of(root, name=name))


def locked_in(root: Path, name: str = "") -> dict[str, str]:
    """A lock by package name: everything that it says of that package."""
    lock = (root / lock_of(name)).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[^#\s])", lock, flags=re.MULTILINE)
    return {entry.split("==")[0]: entry for entry in entries if not entry.startswith("#") and "==" in entry}


def packages_in(root: Path, name: str = "") -> int:
    """How many packages a lock pins."""
    return len(locked_in(root, name))


def _part_of_lock(root: Path, name: str, part: str, packages: Iterable[str]) -> Path:
    """What the lock says of these packages, in a file of the environment."""
    locked = locked_in(root, name)
    path = venv_of(root, name) / f"{part}.lock"
    path.write_text("".join(locked[package] for package in packages), encoding="utf-8")
    return path


class _Heard:
    """What pip is at, by the lines that it writes."""

    def __init__(self) -> None:
        self.collected = 0
        self.is_installing = False
        self.last: deque[str] = deque(maxlen=LINES_KEPT)

    def read(self, lines: Iterable[str]) -> None:
        """Read to the end."""
        for line in lines:
            self.last.append(line)
            self.collected += line.startswith("Collecting ")
            self.is_installing = self.is_installing or line.startswith("Installing collected packages")

    def __str__(self) -> str:
        if self.is_installing:
            return ", installing them"
        return f", {self.collected} fetched" if self.collected else ""


def _run(command: tuple[str, ...], root: Path, step: str, failure: str) -> None:
    """Run one step to its end, and say now and then how far it is. Raises SetUpError if it fails."""
    environment = {name: value for name, value in os.environ.items() if name not in LEAKING}
    start, heard = time.monotonic(), _Heard()
    _say(f"{step} …")
    with subprocess.Popen(
        command,
        cwd=root,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    ) as process:
        reader = threading.Thread(target=heard.read, args=(process.stdout,), daemon=True)
        reader.start()
        try:
            while (code := _waited(process, TELLING_SECONDS)) is None:
                _say(f"{step}{heard}: {time.monotonic() - start:.0f} s so far …")
        except BaseException:
            process.terminate()
            if _waited(process, END_SECONDS) is None:
                process.kill()
            reader.join(END_SECONDS)  # else it reads on while the pipe is closed, and prints an error of its own
            raise
        reader.join()
    if code != 0:
        sys.stderr.writelines(heard.last)
        raise SetUpError(failure)


def _waited(process: subprocess.Popen[str], seconds: float) -> int | None:
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None


def _say(sentence: str) -> None:
    print(f"Set-up: {sentence}", file=sys.stderr, flush=True)


def _end(_number: int, _frame: FrameType | None) -> None:
    """Told to end: as after Ctrl-C."""
    raise KeyboardInterrupt


def main(root: Path, name: str = "") -> int:
    """Set `root` up unless it is; 0 if it is ready now, 2 with one sentence on stderr if not."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        _say(f"TextDesk needs Python 3.11 or newer, this is {found}. With make: make PYTHON=python3.11 …")
        return 2
    if is_ready(root, name):
        return 0
    _say(f"making {venv_of(root, name).name} from {lock_of(name)}, once; {TAKES}.")
    start = time.monotonic()
    before = signal.signal(signal.SIGTERM, _end)
    try:
        set_up(root, name)
    except SetUpError as error:
        _say(f"{error}.")
        return 2
    except KeyboardInterrupt:
        _say(f"interrupted after {time.monotonic() - start:.0f} s; the next run begins anew.")
        return 2
    finally:
        signal.signal(signal.SIGTERM, before)
    _say(f"done in {time.monotonic() - start:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent, *sys.argv[1:2]))
