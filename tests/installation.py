"""The wheel of the tree, installed into an environment of its own, as a stranger has it.

What we depend on is borrowed from this environment, whose link to the checkout is not followed.
"""

from __future__ import annotations

import os
import subprocess
import sysconfig
from pathlib import Path

from tests.masking.wheels import Environment


class Installation:
    """Runs programs of an environment in any folder, with nothing of this process's own Python about them."""

    def __init__(self, home: Path, wheel: Path) -> None:
        self._home = home
        self._environment = Environment(home / "venv")
        self._environment.install(wheel)
        borrowed = sysconfig.get_path("purelib")
        (self._environment.packages / "borrowed.pth").write_text(borrowed, encoding="utf-8")

    def run(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run Python with these arguments."""
        return self._run(folder, str(self._environment.python), *arguments)

    def textdesk(self, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the command, as the wheel installs it."""
        return self._run(folder, str(self._environment.python.with_name("textdesk")), *arguments)

    def _run(self, folder: Path, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PYTEST"))}
        return subprocess.run(
            command,
            cwd=folder,
            env={**environment, "PYTHONUTF8": "1", "XDG_CACHE_HOME": str(self._home / "cache")},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
