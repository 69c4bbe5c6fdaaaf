"""Everything under diagrams/, with what the page and the comparison of revisions add to the pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from machine.draw import files
from machine.draw.procedures import Undrawn, drawable
from machine.pages import earlier
from machine.pages.page import page
from machine.pages.snapshot import FILE, encoded, snapshot

PAGE = files.DIRECTORY / "index.html"


class UndrawnError(files.DrawError):
    """The page cannot be made while a documented procedure cannot be drawn. The message says which, and why."""

    def __init__(self, undrawn: Sequence[Undrawn]) -> None:
        told = "; ".join(f"{each.title.en}: {each.says.removesuffix('.')}" for each in undrawn)
        super().__init__(f"{PAGE}: is made of the documented scenarios, and not all are green ({told}); mend them.")


def generated(repository_root: Path) -> dict[PurePosixPath, bytes]:
    """Every file under diagrams/ with its bytes, by its path in the repository. Raises DrawError."""
    made, features = files.generated(repository_root), repository_root / "features"
    now = snapshot(features)
    then = earlier.earlier(repository_root, now)
    made[FILE] = encoded(now)
    made[earlier.FILE] = earlier.written(then)
    documented = drawable(features)
    if documented.undrawn:
        raise UndrawnError(documented.undrawn)
    made[PAGE] = page(features, changes=earlier.changes(then, now), documented=documented, now=now).encode()
    return dict(sorted(made.items()))


def write(root: Path) -> list[PurePosixPath]:
    """Bring diagrams/ up to date; the paths that were changed. Raises DrawError."""
    return files.write(root, generated)


def drift(root: Path) -> tuple[str, ...]:
    """One line for everything under diagrams/ that is missing, changed, or not ours; while a documented scenario is red
    one line says that. Raises DrawError."""
    try:
        return files.drift(root, generated)
    except UndrawnError as error:
        return (str(error),)
