"""What `textdesk draw --since` and `--reading` write: pictures and a list in both languages, and the page with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from machine.draw.files import DIRECTORY, STEMS, DrawError
from machine.draw.svg import LayoutError
from machine.evidence.traceability import UnreadableFeatureError
from machine.files import write_aside
from machine.pages.changes import Changes, Comparison, compared, compared_readings, every_reading
from machine.pages.changes_view import markdown
from machine.pages.earlier import BECAUSE
from machine.pages.page import page
from machine.pages.revisions import Revision, RevisionError, revision_of
from machine.pages.snapshot import encoded, snapshot
from machine.pages.union_picture import changed_machines, union_file
from spec.catalogue.entries import Words
from spec.language import LANGUAGES, Language

LIST = "changes.md"
PAGE = "index.html"


def changes_since(root: Path, revision: str) -> Comparison:
    """What has changed in the checkout at `root` since a revision, `first` or `last`. Raises DrawError."""
    try:
        now = snapshot(root / "features")
        found = revision_of(root, revision, encoded(now))
    except (RevisionError, UnreadableFeatureError) as error:
        raise DrawError(str(error)) from error
    except OSError as error:
        raise DrawError(f"features/ cannot be read ({error.strerror}); make it readable.") from error
    return compared(f"since-{found.id}", _title(found), BECAUSE, found.snapshot, now)


def _title(found: Revision) -> Words:
    return Words(f"Since {found.id} of {found.day}", f"{found.day} {found.id} 이후")


def changes_of_readings(readings: Sequence[str]) -> Comparison:
    """What readings, taken together, change. Raises DrawError where they change no machine, and CatalogueError for an
    unknown one."""
    comparison = compared_readings(readings)
    if not changed_machines(comparison):
        raise DrawError("These readings change no machine, so there is nothing to draw; give one that does.")
    return comparison


def write_changes(root: Path | None, out: Path, comparison: Comparison) -> list[Path]:
    """Write a comparison into `out`: by language a list and a picture of each machine that changed, and the page, where
    there is a checkout at `root` that has its features. The files that were written.

    The committed pictures of a checkout show what is declared now, so `out` may not be among them. Raises DrawError.
    """
    if root is not None and (root / DIRECTORY).resolve() in (out.resolve(), *out.resolve().parents):
        raise DrawError(f"{DIRECTORY}/ shows what is declared now; give another folder.")
    try:
        files: dict[Path, bytes] = {}
        for language in LANGUAGES:
            files.update(_of_language(comparison, language))
        if root is not None:
            files[Path(PAGE)] = page(root / "features", changes=_shown(comparison)).encode()
    except LayoutError as error:
        raise DrawError(str(error)) from error
    written = []
    for path, content in files.items():
        try:
            write_aside(out / path, content)
        except OSError as error:
            raise DrawError(f"{out / path}: cannot be written ({error.strerror}); make room for it.") from error
        written.append(out / path)
    return written


def _shown(comparison: Comparison) -> Changes:
    """A comparison that was asked for, and what each reading changes by itself."""
    if comparison.id.startswith("since-"):
        return Changes((comparison,), every_reading())
    others = (each for each in every_reading() if each.id != comparison.id)
    return Changes(readings=(comparison, *others))


def _of_language(comparison: Comparison, language: Language) -> Mapping[Path, bytes]:
    folder = Path(language)
    # A machine that only the older revision had is called as it was.
    pictures = {machine: f"{STEMS.get(machine, machine.lower())}.svg" for machine in changed_machines(comparison)}
    return {
        folder / LIST: markdown(comparison, language, pictures).encode(),
        **{folder / name: union_file(comparison, machine, language) for machine, name in pictures.items()},
    }
