"""Makes `.venv` hold exactly what requirements.lock pins, and TextDesk itself, editable. Standard library only.

`make` runs it before every target; without make it runs the same way: `python3 .ci/set_up.py`, on Windows
`py .ci\\set_up.py`. A second run compares a stamp and starts nothing.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

OLDEST_PYTHON = (3, 11)
# They would send the packages elsewhere than into .venv, or other packages in.
LEAKING = frozenset({"PIP_PREFIX", "PIP_TARGET", "PIP_USER", "PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"})


class SetUpError(Exception):
    """The set-up cannot be finished; the message says what failed and what to do."""


def stamp_of(root: Path, python: str = sys.version) -> str:
    """What a finished set-up of `root` rests on: the lock, our own metadata, the Python and the place.

    The place counts because a copied `.venv` still runs the tree it was made in.
    """
    import tomllib  # here, so that an older Python gets as far as being told so

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    digest = hashlib.sha256((root / "requirements.lock").read_bytes())
    for part in (repr(project["build-system"]), repr(project["project"]), python, str(root)):
        digest.update(b"\0" + part.encode())
    return digest.hexdigest()


def python_of(venv: Path) -> Path:
    """The interpreter inside `venv`, which on Windows lies elsewhere."""
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def is_ready(root: Path) -> bool:
    """Whether the last set-up of `root` was finished and still holds."""
    stamp = root / ".venv" / ".ready"
    return python_of(root / ".venv").exists() and stamp.exists() and stamp.read_text() == stamp_of(root)


def set_up(root: Path) -> None:
    """Make `.venv` anew and stamp it last, so that a broken set-up is never taken for a finished one.

    Raises SetUpError if a step fails; what the step itself said is on the terminal by then.
    """
    venv = root / ".venv"
    pip = (str(python_of(venv)), "-m", "pip", "install", "-qq", "--no-input", "--disable-pip-version-check")
    # The interpreter that `.venv` was made from, since `.venv` itself may be the one running this.
    _run(
        (getattr(sys, "_base_executable", sys.executable), "-m", "venv", "--clear", str(venv)),
        root,
        "no virtual environment could be made; install your system's venv for Python (Debian, Ubuntu: python3-venv)",
    )
    # Wheels only: a source package would fetch what it builds with, and that is in no lock.
    _run(
        (*pip, "--require-hashes", "--only-binary=:all:", "-r", "requirements.lock"),
        root,
        "pip could not install requirements.lock; check that pip reaches your package index, then try again",
    )
    _run(
        (*pip, "--no-deps", "--no-build-isolation", "--editable", "."),
        root,
        "pip could not install TextDesk itself from pyproject.toml; correct what it names above",
    )
    (venv / ".ready").write_text(stamp_of(root))


def _run(command: tuple[str, ...], root: Path, failure: str) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in LEAKING}
    if subprocess.run(command, cwd=root, env=environment, check=False).returncode != 0:
        raise SetUpError(failure)


def _say(sentence: str) -> None:
    print(f"Set-up: {sentence}", file=sys.stderr, flush=True)


def main(root: Path) -> int:
    """Set `root` up unless it is; 0 if it is ready now, 2 with one sentence on stderr if not."""
    if sys.version_info < OLDEST_PYTHON:
        found = ".".join(map(str, sys.version_info[:2]))
        _say(f"TextDesk needs Python 3.11 or newer, this is {found}. With make: make PYTHON=python3.11 …")
        return 2
    if is_ready(root):
        return 0
    _say("making .venv from requirements.lock, once; this takes about half a minute.")
    start = time.monotonic()
    try:
        set_up(root)
    except SetUpError as error:
        _say(f"{error}.")
        return 2
    _say(f"done in {time.monotonic() - start:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(__file__).resolve().parent.parent))
