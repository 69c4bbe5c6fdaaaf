"""Everything under diagrams/: what it must be, byte by byte; writing it; and finding what has drifted from it."""

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from machine.check.aside import write_aside
from machine.draw import matrix, matrix_page
from machine.draw.links import links
from machine.draw.machine_picture import machine_picture
from machine.draw.overview_picture import overview_picture
from machine.draw.svg import render
from machine.draw.tables import machine_page, overview_page
from machine.draw.words import (
    LANGUAGES,
    OVERVIEW,
    PICTURE,
    PICTURE_OVERVIEW,
    TITLES,
    Language,
    machine_name,
)
from machine.lifecycle.declare import Caller
from machine.lifecycle.table import TABLE, MachineSpec

DIRECTORY = PurePosixPath("diagrams")

STEMS = {
    "AgentStatus": "agent_status",
    "Conversation": "conversation",
    "Interaction": "interaction",
    "Dialog": "dialog",
}
"""The file names of the machines' pictures."""


def generated(repository_root: Path) -> dict[PurePosixPath, bytes]:
    """Every file under diagrams/ with its bytes, by its path in the repository; nothing is written.

    Made from the machines, the catalogue, the properties and the tags of features/. Raises LayoutError if a picture
    cannot be laid out and FeatureError if a feature file cannot be read.
    """
    files = {DIRECTORY / name: content for name, content in _matrix(repository_root / "features")}
    for language in LANGUAGES:
        for machine in TABLE.machines:
            files.update(_machine(machine, language))
        files.update(_overview(language))
    return dict(sorted(files.items()))


def write(root: Path) -> list[PurePosixPath]:
    """Bring diagrams/ up to date; the paths that were changed.

    Each file is written aside and renamed, so that none is ever half-written, and nothing is touched before
    everything has been made. A file that is not ours stays; `drift` names it.
    """
    wanted = generated(root)
    changed = []
    for path, content in wanted.items():
        if _read(root / path) != content:
            write_aside(root / path, content)
            changed.append(path)
    return changed


def drift(root: Path) -> tuple[str, ...]:
    """One line for every file under diagrams/ that is missing, changed, or not ours. Empty if all is as it must be."""
    wanted = generated(root)
    lines = []
    for path, content in wanted.items():
        found = _read(root / path)
        if found is None:
            lines.append(f"{path}: is missing; run `textdesk draw`.")
        elif found != content:
            lines.append(f"{path}: is not what the specification makes; run `textdesk draw`.")
    lines.extend(
        f"{path}: is not made by the specification; remove it." for path in _present(root) if path not in wanted
    )
    return tuple(lines)


def _machine(machine: MachineSpec, language: Language) -> Mapping[PurePosixPath, bytes]:
    name, stem = machine_name(machine.name, language), STEMS[machine.name]
    graph = machine_picture(machine, language)
    counts = PICTURE.of(language).format(
        name=name,
        states=len(machine.states),
        arrows=sum(arrow.machine == machine.name for arrow in TABLE.arrows),
    )
    description = f"{TITLES[machine.name].of(language)} {counts}"
    return _picture(
        stem, language, graph.source, render(graph, name, description, language), machine_page(machine, stem, language)
    )


def _overview(language: Language) -> Mapping[PurePosixPath, bytes]:
    graph, spoken = overview_picture(language), links()
    counts = PICTURE_OVERVIEW.of(language).format(
        machines=len(TABLE.machines),
        outside=sum(len(link.events) for link in spoken if isinstance(link.sender, Caller)),
        between=sum(len(link.events) for link in spoken if not isinstance(link.sender, Caller)),
    )
    description = f"{TITLES['overview'].of(language)} {counts}"
    svg = render(graph, OVERVIEW.of(language), description, language)
    return _picture("overview", language, graph.source, svg, overview_page("overview", language))


def _picture(stem: str, language: Language, dot: str, svg: bytes, page: str) -> Mapping[PurePosixPath, bytes]:
    directory = DIRECTORY / language
    return {
        directory / f"{stem}.svg": svg,
        directory / f"{stem}.dot": dot.encode(),
        directory / f"{stem}.md": page.encode(),
    }


def _matrix(features: Path) -> Iterable[tuple[str, bytes]]:
    rows = matrix.rows(features)
    yield "matrix.md", matrix.markdown(rows).encode()
    yield "matrix.csv", matrix.csv_text(rows).encode()
    yield "matrix.html", matrix_page.page(rows).encode()


def _present(root: Path) -> list[PurePosixPath]:
    found = (path for path in (root / DIRECTORY).rglob("*") if path.is_file())
    return sorted(PurePosixPath(path.relative_to(root).as_posix()) for path in found)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
