"""Everything under diagrams/, with what the page and the comparison of revisions add to the pictures."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from machine.draw import files
from machine.pages.snapshot import FILE, encoded, snapshot


def generated(repository_root: Path) -> dict[PurePosixPath, bytes]:
    """Every file under diagrams/ with its bytes, by its path in the repository. Raises DrawError."""
    made = files.generated(repository_root)
    made[FILE] = encoded(snapshot(repository_root / "features"))
    return dict(sorted(made.items()))


def write(root: Path) -> list[PurePosixPath]:
    """Bring diagrams/ up to date; the paths that were changed. Raises DrawError."""
    return files.write(root, generated)


def drift(root: Path) -> tuple[str, ...]:
    """One line for everything under diagrams/ that is missing, changed, or not ours. Raises DrawError."""
    return files.drift(root, generated)
