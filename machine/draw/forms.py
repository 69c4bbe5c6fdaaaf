"""The same pictures and tables in other forms, for other tools: written on demand into a folder, never committed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from machine.draw.files import STEMS, DrawError
from machine.draw.machine_picture import machine_file, machine_sentence
from machine.draw.mermaid import mermaid
from machine.draw.overview_picture import overview_picture
from machine.draw.plantuml import plantuml
from machine.draw.procedure_picture import procedure_picture, procedure_words
from machine.draw.procedures import procedures
from machine.draw.scxml import scxml
from machine.draw.svg import LayoutError, render
from machine.draw.transition_cells import csv_bytes, workbook_bytes
from machine.draw.typst_pages import Leaf, PrintError, booklet, png
from machine.draw.words import OVERVIEW, TITLES, machine_name
from machine.files import write_aside
from machine.harness.bdd.feature_check import FeatureError
from machine.lifecycle.table import TABLE
from machine.story.steps.scene import SceneError
from spec.language import Language

Files = Iterator[tuple[PurePosixPath, bytes]]
NAMES = {**STEMS, "overview": "overview"}
"""From what is drawn to its file name."""


def pictures(language: Language, features: Path | None) -> dict[str, Leaf]:
    """Every picture by its file name without the suffix: the overview, the machines, and each documented procedure,
    where there are `features` to play. Raises LayoutError, FeatureError and SceneError."""
    title, sentence = OVERVIEW.of(language), TITLES["overview"].of(language)
    drawn = {"overview": Leaf(title, sentence, render(overview_picture(language), title, sentence, language))}
    for machine in TABLE.machines:
        title, sentence = machine_name(machine.name, language), machine_sentence(machine, language)
        drawn[STEMS[machine.name]] = Leaf(title, sentence, machine_file(machine, language))
    for procedure in procedures(features) if features else ():
        words = " ".join(procedure_words(procedure, language))
        drawn[procedure.slug] = Leaf(procedure.title.of(language), words, procedure_picture(procedure, language))
    return drawn


def write_form(form: str, out: Path, languages: Sequence[Language], features: Path | None = None) -> list[Path]:
    """Write everything in a form of `WRITERS`, in a folder for each language; the files that were written. Procedures
    are among the pictures where there is a folder of `features` to play them from.

    Nothing is written before all is made. Raises DrawError, and KeyError for a form that is not there.
    """
    made: dict[PurePosixPath, bytes] = {}
    try:
        for language in languages:
            made.update(WRITERS[form](language, features))
    except (LayoutError, PrintError, FeatureError, SceneError) as error:
        raise DrawError(str(error)) from error
    written = []
    for path, content in made.items():
        try:
            write_aside(out / path, content)
        except OSError as error:
            raise DrawError(f"{out / path}: cannot be written ({error.strerror}); make room for it.") from error
        written.append(out / path)
    return written


def _svg(language: Language, features: Path | None) -> Files:
    for stem, leaf in pictures(language, features).items():
        yield PurePosixPath(language, f"{stem}.svg"), leaf.svg


def _png(language: Language, features: Path | None) -> Files:
    for stem, leaf in pictures(language, features).items():
        yield PurePosixPath(language, f"{stem}.png"), png(leaf.svg, language)


def _pdf(language: Language, features: Path | None) -> Files:
    yield PurePosixPath(language, "booklet.pdf"), booklet(tuple(pictures(language, features).values()), language)


def _mermaid(language: Language, _: Path | None) -> Files:
    for name, stem in NAMES.items():
        yield PurePosixPath(language, f"{stem}.mmd"), mermaid(name, language).encode()


def _plantuml(language: Language, _: Path | None) -> Files:
    for name, stem in NAMES.items():
        yield PurePosixPath(language, f"{stem}.puml"), plantuml(name, language).encode()


def _scxml(_language: Language, _: Path | None) -> Files:
    """Names and conditions of the table, so that both languages have the same."""
    for name, stem in STEMS.items():
        yield PurePosixPath(f"{stem}.scxml"), scxml(name).encode()


def _csv(language: Language, _: Path | None) -> Files:
    for machine in TABLE.machines:
        yield PurePosixPath(language, f"{STEMS[machine.name]}.csv"), csv_bytes(machine, language)


def _xlsx(language: Language, _: Path | None) -> Files:
    try:
        content = workbook_bytes(language)
    except ImportError:
        raise DrawError(
            'Workbooks are written by XlsxWriter, which is not installed: pip install "textdesk[sheets]".'
        ) from None
    yield PurePosixPath(language, "transitions.xlsx"), content


WRITERS: Mapping[str, Callable[[Language, Path | None], Files]] = MappingProxyType(
    {
        "svg": _svg,
        "png": _png,
        "pdf": _pdf,
        "mermaid": _mermaid,
        "plantuml": _plantuml,
        "scxml": _scxml,
        "csv": _csv,
        "xlsx": _xlsx,
    }
)
"""What can be written, by the name that `draw --as` takes."""
