"""What is read, as what, and where the masked file goes: everything that can be refused is refused before the start."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from machine.archive.rules import Fields
from machine.masking import KINDS
from spec.catalogue.load import load

Format = Literal["text", "jsonl", "parquet"]
ENDINGS: dict[str, Format] = {".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
"""The formats told by the end of a file's name; everything else is text, but a JSON document is refused."""


class ArchiveError(Exception):
    """Something cannot be masked; the message says what, where and what to do, and holds nothing of the content."""


class Task(NamedTuple):
    """One file to mask. No source is the standard input, no target the standard output."""

    source: Path | None
    target: Path | None
    format: Format

    @property
    def name(self) -> str:
        """The source as it is told to people."""
        return "standard input" if self.source is None else str(self.source)


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
    """The tasks for these files; `-`, or no file at all, is the standard input. Raises ArchiveError."""
    sources = [None if str(file) == "-" else file for file in files] or [None]
    if (output is not None) + (output_dir is not None) + in_place > 1:
        raise ArchiveError("--output, --output-dir and --in-place: say one of them.")
    if output is not None and len(sources) > 1:
        raise ArchiveError(f"--output takes one file, here are {len(sources)}; say --output-dir.")
    tasks = []
    for source in sources:
        target = output
        if source is None and (in_place or output_dir is not None):
            raise ArchiveError("The standard input has no name to write under; say --output.")
        if source is not None and (in_place or output_dir is not None):
            target = source if output_dir is None else output_dir / source.name
        tasks.append(Task(source, target, format or _format_of(source)))
    _refuse_unmaskable(tasks, fields)
    _refuse_overwriting(tasks, in_place=in_place, force=force)
    return tuple(tasks)


def fields_of(names: Sequence[str], *, everything: bool) -> Fields | None:
    """The fields to mask, None if nothing is said of them. Raises ArchiveError if both are said."""
    if names and everything:
        raise ArchiveError("--all-fields masks every field; leave it or --field out.")
    return Fields(frozenset(names)) if names or everything else None


def kinds_of(policy: Literal["documented", "extended"], named: str | None) -> frozenset[str] | None:
    """The kinds to mask, None for those of the documentation. Raises ArchiveError for a kind that is unknown."""
    if named is None:
        catalogue = load()
        return None if policy == "documented" else catalogue.kinds_of(catalogue.policies[policy])
    kinds = frozenset(filter(None, (kind.strip() for kind in named.split(","))))
    if not kinds or not kinds.issubset(KINDS):
        raise ArchiveError(f"--kinds: these are the kinds: {', '.join(KINDS)}; name some of them, with commas between.")
    return kinds


def refuse_report(path: Path, tasks: Sequence[Task], *, force: bool) -> None:
    """Raises ArchiveError if a report at `path` would overwrite what is read or written, or what is there already."""
    if any(file and file.resolve() == path.resolve() for task in tasks for file in (task.source, task.target)):
        raise ArchiveError(f"{path}: is read or written as well; name another file for the report.")
    _refuse_existing(path, force=force)


def _refuse_existing(path: Path, *, force: bool) -> None:
    if path.exists() and not path.is_file():
        raise ArchiveError(f"{path}: is no regular file; name one, or leave it out to write to the standard output.")
    if path.exists() and not force:
        raise ArchiveError(f"{path}: is there already; name another, or say --force to replace it.")


def _format_of(source: Path | None) -> Format:
    ending = "" if source is None else source.suffix.lower()
    if ending == ".json":
        raise ArchiveError(f"{source}: say --format jsonl if each line is a record, or --format text.")
    return ENDINGS.get(ending, "text")


def _refuse_unmaskable(tasks: list[Task], fields: Fields | None) -> None:
    for task in tasks:
        if task.format != "text" and fields is None:
            raise ArchiveError(f"{task.name}: name what to mask with --field, or mask every text with --all-fields.")
        if task.format == "parquet" and task.source is None:
            raise ArchiveError("Parquet cannot be read from the standard input; name the file.")
        if task.format == "parquet" and task.target is None:
            raise ArchiveError(
                f"{task.name}: Parquet needs a file to write to; say --output, --output-dir or --in-place."
            )
    if fields is not None and all(task.format == "text" for task in tasks):
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
