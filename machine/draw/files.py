"""Everything under diagrams/: what it must be, byte by byte; writing it; and finding what has drifted from it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from machine.draw import matrix
from machine.draw.kept_guide import kept_guide
from machine.draw.layout import stale_layouts
from machine.draw.links import links
from machine.draw.machine_picture import machine_file, machine_picture
from machine.draw.overview_picture import overview_picture
from machine.draw.svg import LayoutError, render
from machine.draw.tables import machine_page, overview_page
from machine.draw.words import OVERVIEW, PICTURE_OVERVIEW, TITLES
from machine.evidence.traceability import UnreadableFeatureError
from machine.files import write_aside
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE, MachineSpec
from spec.language import LANGUAGES, Language

DIRECTORY = PurePosixPath("diagrams")
GUIDE = "adapter.md"
"""The adapter guide's file name, in the folder of each language."""

STEMS = {
    "AgentStatus": "agent_status",
    "Conversation": "conversation",
    "Interaction": "interaction",
    "Dialog": "dialog",
}
"""The file names of the machines' pictures."""


class DrawError(Exception):
    """diagrams/ cannot be made, read or written. The message is a sentence: what is wrong, where, what to do."""


def generated(repository_root: Path) -> dict[PurePosixPath, bytes]:
    """Every file under diagrams/ with its bytes, by its path in the repository; nothing is written.

    Made from the machines, the catalogue, the properties and the tags of features/. Raises DrawError if a picture
    cannot be laid out or a feature file cannot be read.
    """
    try:
        files = {DIRECTORY / name: content for name, content in _matrix(repository_root / "features")}
        for language in LANGUAGES:
            for machine in TABLE.machines:
                files.update(_machine(machine, language))
            files.update(_overview(language))
            files[DIRECTORY / language / GUIDE] = kept_guide(language).encode()
    except UnreadableFeatureError as error:
        raise DrawError(f"features/{error}") from error
    except LayoutError as error:
        raise DrawError(str(error)) from error
    except OSError as error:
        raise DrawError(
            f"The pictures: the layout program cannot be run ({_cause(error)}); reinstall graphviz-pure."
        ) from error
    return dict(sorted(files.items()))


Maker = Callable[[Path], Mapping[PurePosixPath, bytes]]
"""What gives every file under diagrams/ of the repository at a path."""


def write(root: Path, make: Maker = generated) -> list[PurePosixPath]:
    """Bring diagrams/ up to date; the paths that were changed.

    Each file is written aside and renamed, so that none is ever half-written, and nothing is touched before
    everything has been made. A file that is not ours stays; `drift` names it. Raises DrawError.
    """
    wanted = make(root)
    changed = []
    for path, content in wanted.items():
        if _read(root, path) != content:
            _write(root, path, content)
            changed.append(path)
    return changed


def drift(root: Path, make: Maker = generated) -> tuple[str, ...]:
    """One line for everything under diagrams/ that is missing, changed, or not ours, and for each picture whose layout
    is that of another machine. Empty if all is as it must be.

    Each line says what to do. Of a folder that is not ours only the folder is named. Raises DrawError.
    """
    wanted = make(root)
    lines = list(stale_layouts())
    for path, content in wanted.items():
        found = _read(root, path)
        if found is None:
            lines.append(f"{path}: is missing; run `textdesk draw`.")
        elif found != content:
            lines.append(f"{path}: is not what the specification makes; run `textdesk draw`.")
    lines.extend(f"{path}: is not made by the specification; remove it." for path in _foreign(root, wanted))
    return tuple(lines)


def _machine(machine: MachineSpec, language: Language) -> Mapping[PurePosixPath, bytes]:
    stem, dot = STEMS[machine.name], machine_picture(machine, language).source
    return _picture(stem, language, dot, machine_file(machine, language), machine_page(machine, stem, language))


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


def _foreign(root: Path, wanted: Collection[PurePosixPath]) -> Iterator[PurePosixPath]:
    """What lies under diagrams/ and is none of ours, links that lead nowhere included."""
    ours = {*wanted, *(folder for path in wanted for folder in path.parents)}
    for found in sorted((root / DIRECTORY).rglob("*")):
        path = PurePosixPath(found.relative_to(root).as_posix())
        if path not in ours and path.parent in ours:
            yield path


def _read(root: Path, path: PurePosixPath) -> bytes | None:
    try:
        return (root / path).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise DrawError(
            f"{path}: cannot be read ({_cause(error)}); move away what is in its place, or make it readable."
        ) from error


def _write(root: Path, path: PurePosixPath, content: bytes) -> None:
    try:
        write_aside(root / path, content)
    except OSError as error:
        raise DrawError(
            f"{path}: cannot be written ({_cause(error)}); make room for it, and let its folder be written to."
        ) from error


def _cause(error: OSError) -> str:
    """What went wrong, without the paths of this machine."""
    return error.strerror or type(error).__name__
