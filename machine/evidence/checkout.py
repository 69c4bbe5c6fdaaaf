"""Where this code lies: in a checkout with features, tests and a `build/` of its own, or installed among others."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The folder that holds spec/ and machine/: that of a checkout, or where packages are installed."""
NAME = "textdesk"
"""Of the project, so of what a user has of ours on their machine."""
FOLDERS = ("spec", "machine", "features")


def checkout(root: Path = ROOT) -> Path | None:
    """The checkout that this code runs from; None where it is installed.

    A checkout is known by a pyproject.toml with our name beside spec/, machine/ and features/.
    """
    try:
        project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8")).get("project")
    except (OSError, ValueError):
        return None
    is_ours = isinstance(project, dict) and project.get("name") == NAME
    return root if is_ours and all((root / folder).is_dir() for folder in FOLDERS) else None
