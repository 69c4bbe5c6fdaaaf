"""build/report.html: the page with what the last runs found, or one that was asked for elsewhere."""

from __future__ import annotations

from pathlib import Path

from machine.draw.svg import LayoutError
from machine.evidence.traceability import UnreadableFeatureError
from machine.files import write_aside
from machine.pages import changes_of, features_folder, page
from machine.pages.files import PAGE
from machine.pages.kept_results import keep, results
from machine.pages.markup import PACKAGED
from machine.pages.results import KeptRun, Results, RunResult, limited

REPORT = Path("build", "report.html")


def newest_page(home: Path | None) -> Path | None:
    """The page that is opened: of the two of the checkout at `home` the newer one, without a checkout the one that is
    installed; None where a checkout has none yet."""
    if home is None:
        return PACKAGED
    found = [each for each in (home / REPORT, home / PAGE) if each.is_file()]
    # A page is drawn anew where the specification changed: results from before are about another one.
    return max(found, key=lambda each: each.stat().st_mtime_ns, default=None)


class ReportError(Exception):
    """The page cannot be made or written. The message is a sentence: what is wrong, where, what to do."""


def write_report(run: RunResult, home: Path | None, html: Path | None, *, keeps: bool = True) -> tuple[str, ...]:
    """Keep what a run found in the checkout, and write the page with it and what other runs found there before: to
    `html` if that is given, else in the checkout. Without a checkout, and where nothing is kept, the page has this run
    alone.

    Gives sentences on what was kept there and could not be read. Raises ReportError.
    """
    path = html or (home / REPORT if home is not None and keeps else None)
    if path is None:
        return ()
    notes: tuple[str, ...] = ()
    known = Results((KeptRun(limited(run)),))
    try:
        if home is not None and keeps:
            notes = keep(home, run)
            known = results(home)
        write_aside(path, page(features_folder(home), known, changes=changes_of(home), keeps=True).encode())
    except UnreadableFeatureError as error:
        raise ReportError(f"The page is not written: features/{error}") from None
    except LayoutError as error:
        raise ReportError(f"The page is not written: {error}") from None
    except OSError as error:
        raise ReportError(f"{path}: the page cannot be written ({error.strerror}); give another file.") from None
    return (*notes, *known.notes)
