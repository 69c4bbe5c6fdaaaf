"""What tests take from outside Python: programs of the system, and the packages that are locked in node/.

Where one is missing a test is skipped and says how to get it; under the profile of CI that is an error.
"""

import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

NODE = Path(__file__).parent / "node"


def lacking(what: str, remedy: str, *, in_ci: bool) -> NoReturn:
    """Skip what cannot be run here; in CI, where everything is installed, fail."""
    says = f"{what} is not here; {remedy}."
    if in_ci:
        pytest.fail(says)
    pytest.skip(says)


def node_module(path: str, *, in_ci: bool) -> Path:
    """A file of the packages in node/, which are installed when the first is asked for."""
    found = NODE / "node_modules" / path
    if not found.exists():
        npm = shutil.which("npm") or lacking("npm", "install Node.js", in_ci=in_ci)
        subprocess.run((npm, "ci", "--silent"), cwd=NODE, check=True, timeout=300)
    return found
