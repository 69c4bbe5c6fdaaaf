"""What is read, as what, and where the masked file goes: everything that can be refused is refused before the start."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from machine.archive.compression import without_ending
from machine.archive.rules import Fields

Format = Literal["text", "csv", "tsv", "jsonl", "json", "parquet"]
ENDINGS: dict[str, Format] = {
    ".csv": "csv",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".parquet": "parquet",
}
"""The formats told by the end of a file's name, before that of its compression; everything else is text."""
WITHOUT_FIELDS = frozenset({"text", "csv", "tsv"})
"""The formats of which all is masked where no field is named."""


class ArchiveError(Exception):
    """Something cannot be masked; the message says what, where and what to do, and holds nothing of the content."""


class Task(NamedTuple):
    """One file to mask. No source is the standard input, no target the standard output.

    It `is_found` if it was met in a folder, not named; its format `is_said` if it is not told by its name.
    """

    source: Path | None
    target: Path | None
    format: Format
    is_found: bool = False
    is_said: bool = False

    @property
    def name(self) -> str:
        """The source as it is told to people."""
        return "standard input" if self.source is None else str(self.source)

    @property
    def is_link(self) -> bool:
        """Whether it is a link met in a folder: what that leads to is not in the folder, or met there by itself."""
        return self.is_found and self.source is not None and self.source.is_symlink()


class Named(NamedTuple):
    """A file to read, its place in the tree of those that are written, and whether it was met in a folder."""

    path: Path | None
    place: Path
    is_found: bool


def plan(
    files: Sequence[Path],
    fields: Fields | None,
    *,
    format: Format | None = None,  # noqa: A002
    output: Path | None = None,
    output_dir: Path | None = None,
    in_place: bool = False,
    force: bool = False,
) -> tuple[Task, ...]:
    """The tasks for these files and for all in these folders; `-`, or no file at all, is the standard input.

    Raises ArchiveError.
    """
    if (output is not None) + (output_dir is not None) + in_place > 1:
        raise ArchiveError("--output, --output-dir and --in-place: say one of them.")
    sources = [each for file in files or [Path("-")] for each in _named(file, output_dir, in_place=in_place)]
    if output is not None and len(sources) > 1:
        raise ArchiveError(f"--output takes one file, here are {len(sources)}; say --output-dir.")
    tasks = []
    for path, place, is_found in sources:
        target = output
        if path is None and (in_place or output_dir is not None):
            raise ArchiveError("The standard input has no name to write under; say --output.")
        if path is not None and (in_place or output_dir is not None):
            target = path if output_dir is None else output_dir / place
        tasks.append(Task(path, target, format or _format_of(place), is_found, format is not None))
    _refuse_unmaskable(tasks, fields)
    _refuse_overwriting([task for task in tasks if not task.is_link], in_place=in_place, force=force)
    return tuple(tasks)


def fields_of(names: Sequence[str], *, everything: bool) -> Fields | None:
    """The fields to mask, None if nothing is said of them. Raises ArchiveError if both are said."""
    if names and everything:
        raise ArchiveError("--all-fields masks every field; leave it or --field out.")
    return Fields(frozenset(names)) if names or everything else None


def delimiter_of(named: str | None) -> str | None:
    """The sign between cells of CSV, None if it is to be told from the file. Raises ArchiveError for one that cannot be
    one: a letter or a digit, a quote, the sign that masks."""
    sign = "\t" if named in {"\\t", "tab"} else named
    if sign is None or (len(sign) == 1 and sign.isascii() and not sign.isalnum() and sign not in "\"'\\\r\n\0*"):
        return sign
    raise ArchiveError("--delimiter: give one sign, as in --delimiter ';' or --delimiter tab.")


def refuse_report(path: Path, tasks: Sequence[Task], *, force: bool) -> None:
    """Raises ArchiveError if a report at `path` would overwrite what is read or written, or what is there already."""
    if any(file and file.resolve() == path.resolve() for task in tasks for file in (task.source, task.target)):
        raise ArchiveError(f"{path}: is read or written as well; name another file for the report.")
    _refuse_existing(path, force=force)


def _named(file: Path, output_dir: Path | None, *, in_place: bool) -> Iterator[Named]:
    if str(file) == "-":
        yield Named(None, file, False)
    elif not file.is_dir():
        yield Named(file, Path(file.name), False)
    elif output_dir is None and not in_place:
        raise ArchiveError(
            f"{file}: is a folder; say --output-dir, where the masked files go in the same tree, or --in-place."
        )
    else:
        found = [*_within(file, output_dir)]
        if not found:
            raise ArchiveError(f"{file}: holds no files; name another folder.")
        yield from (Named(path, path.relative_to(file), True) for path in found)


def _within(folder: Path, output_dir: Path | None) -> Iterator[Path]:
    """Every file of a folder and of those in it, in order; links are given, but not followed. What is written by us
    is not among it."""
    ours = None if output_dir is None else output_dir.resolve()

    def refuse(error: OSError) -> None:
        raise ArchiveError(f"{error.filename}: cannot be read ({error.strerror}).") from None

    for place, folders, files in os.walk(folder, onerror=refuse):
        here = Path(place)
        yield from (here / name for name in sorted(files))
        yield from (here / name for name in sorted(folders) if (here / name).is_symlink())
        folders[:] = sorted(name for name in folders if (here / name).resolve() != ours)


def _refuse_existing(path: Path, *, force: bool) -> None:
    if path.exists() and not path.is_file():
        raise ArchiveError(f"{path}: is no regular file; name one, or leave it out to write to the standard output.")
    if path.exists() and not force:
        raise ArchiveError(f"{path}: is there already; name another, or say --force to replace it.")


def _format_of(name: Path) -> Format:
    return ENDINGS.get(without_ending(name).suffix.lower(), "text")


def _refuse_unmaskable(tasks: list[Task], fields: Fields | None) -> None:
    for task in tasks:
        if task.format not in WITHOUT_FIELDS and fields is None:
            raise ArchiveError(f"{task.name}: name what to mask with --field, or mask all of it with --all-fields.")
        if task.format == "parquet" and task.source is None:
            raise ArchiveError("Parquet cannot be read from the standard input; name the file.")
        if task.format == "parquet" and task.target is None:
            raise ArchiveError(
                f"{task.name}: Parquet needs a file to write to; say --output, --output-dir or --in-place."
            )
    if fields is not None and all(task.format == "text" and not task.is_found for task in tasks):
        raise ArchiveError(f"{tasks[0].name}: text has no fields; leave --field out, or say --format jsonl.")


def _refuse_overwriting(tasks: list[Task], *, in_place: bool, force: bool) -> None:
    sources = {task.source.resolve() for task in tasks if task.source is not None}
    taken: set[Path] = set()
    for target in (task.target for task in tasks if task.target is not None):
        if target.resolve() in taken:
            raise ArchiveError(f"{target}: two files would be written there; mask them one after the other.")
        taken.add(target.resolve())
        if in_place:
            continue
        if target.resolve() in sources:
            raise ArchiveError(f"{target}: is read as well; name another, or say --in-place.")
        _refuse_existing(target, force=force)
    if len({task.source for task in tasks}) < len(tasks):
        raise ArchiveError("A file is named twice; name it once.")
