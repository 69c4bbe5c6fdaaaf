"""Everything under diagrams/, with what the page and the comparison of revisions add to the pictures."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from machine.draw import files
from machine.pages.page import page
from machine.pages.snapshot import FILE, encoded, snapshot

PAGE = files.DIRECTORY / "index.html"


def generated(repository_root: Path) -> dict[PurePosixPath, bytes]:
    """Every file under diagrams/ with its bytes, by its path in the repository. Raises DrawError."""
    made, features = files.generated(repository_root), repository_root / "features"
    made[FILE] = encoded(snapshot(features))
    made[PAGE] = page(features).encode()
    return dict(sorted(made.items()))


def write(root: Path) -> list[PurePosixPath]:
    """Bring diagrams/ up to date; the paths that were changed. Raises DrawError."""
    return files.write(root, generated)


def drift(root: Path) -> tuple[str, ...]:
    """One line for everything under diagrams/ that is missing, changed, or not ours. Raises DrawError."""
    return files.drift(root, generated)
