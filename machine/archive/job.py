"""Masks the planned files in as many processes as wanted: a large one in blocks, small ones each as a whole."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from functools import partial
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple, Protocol

from machine.archive import csv_cells, json_lines, json_masker, text
from machine.archive.blocks import LONGEST_BYTES
from machine.archive.compression import CompressionMissingError, Packing, named_compression, packing
from machine.archive.counts import Counts, FileCounts, MaskedBlock, Report, Unmasked
from machine.archive.dialect import QuoteError
from machine.archive.json_reader import JsonError
from machine.archive.plan import ArchiveError, Task
from machine.archive.process_pool import Run, processes
from machine.archive.rules import Fields, Rules
from machine.archive.source import FileError, NoTextError, Source, opened
from machine.archive.spool import spool
from machine.files import aside

Advance = Callable[[int], object]
Into = Callable[[Task], AbstractContextManager[BinaryIO]]
SMALL_BYTES = 1 << 20
"""The size up to which a file is masked as a whole in one process, beside others."""


@dataclass(frozen=True)
class Job:
    """What a run does. Counting finds everything once more, so it is done only where a report is wanted.

    `delimiter` is the sign between cells of CSV; with none, each file tells its own.
    """

    tasks: tuple[Task, ...]
    rules: Rules
    fields: Fields = field(default_factory=Fields)
    processes: int = 1
    counting: bool = False
    delimiter: str | None = None


class Small(NamedTuple):
    """A small file as it is to be written, what was masked in it, and its size as it was."""

    content: bytes
    counts: Counts
    size: int


class Writable(Protocol):
    """What can be written to."""

    def write(self, content: bytes, /) -> object:
        """Writes more."""


def run(job: Job, advance: Advance = lambda _bytes: None, tell: Callable[[str], object] = lambda _told: None) -> Report:
    """Masks everything; tells `advance` how many bytes more were read, written and done with, and `tell` what each file
    had that its reader should know, in a sentence.

    The result does not depend on the number of processes. A file that cannot be read or written whole is left as it
    is and stands in the report. Raises ArchiveError if no file can be masked any more: then those before it were.
    """
    files: list[FileCounts] = []
    left: list[Unmasked] = []
    failed: list[Unmasked] = []
    total = Counts()
    with processes(job.processes) as run_in_order:
        for task, small in _beside_one_another(job, run_in_order):
            (name,) = job.rules.mask([task.name])
            try:
                counts = _written_small(task, small, advance) if small else _mask_file(task, job, run_in_order, advance)
            except FileError as error:
                is_left = task.is_found and isinstance(error, NoTextError)
                (left if is_left else failed).append(Unmasked(name, str(error)))
                tell(f"{'Left' if is_left else 'Error'}: {task.name}: {error}.")
                continue
            for told in _remarks(counts):
                tell(f"Note: {task.name}: {told}.")
            files.append(FileCounts(name, counts))
            total += counts
    return Report(tuple(files), total, tuple(left), tuple(failed))


def _remarks(counts: Counts) -> Iterator[str]:
    if counts.bad_lines:
        yield f"lines that are no JSON: {counts.bad_lines:,}; they were masked as text"
    if counts.uneven_records:
        yield f"records with more or fewer cells than columns: {counts.uneven_records:,}; all their cells were masked"


def _beside_one_another(job: Job, run_in_order: Run) -> Iterator[tuple[Task, Small | FileError | None]]:
    """Each task, in order, and what came of it already, if it was small enough to be masked beside the others."""
    if job.processes == 1:
        yield from ((task, None) for task in job.tasks)
        return
    alone = replace(job, tasks=(), processes=1)
    try:
        yield from zip(job.tasks, run_in_order(partial(_masked_small, job=alone), job.tasks), strict=True)
    except BrokenProcessPool:
        raise ArchiveError("A process ended before its time; try fewer --jobs.") from None


def _masked_small(task: Task, job: Job) -> Small | FileError | None:
    """A small file as it is to be written; None if it is none, or turns out not to be."""
    if task.target is None or task.source is None or task.format == "parquet" or task.is_link:
        return None
    try:
        if not task.source.is_file() or task.source.stat().st_size > SMALL_BYTES:
            return None
        content = _Memory()
        counts = _mask_file(task, job, map, lambda _bytes: None, into=lambda _task: nullcontext(content))
        return Small(content.getvalue(), counts, task.source.stat().st_size)
    except _OutgrownError:
        return None
    except FileError as error:
        return error
    except OSError:
        # It is told where it is tried again.
        return None


def _written_small(task: Task, small: Small | FileError, advance: Advance) -> Counts:
    if isinstance(small, FileError):
        raise small
    try:
        with _target(task) as file:
            file.write(small.content)
    except OSError as error:
        raise FileError(f"cannot be read or written ({error.strerror})") from None
    advance(small.size)
    return small.counts


class _OutgrownError(Exception):
    """What is masked in memory is too much for it."""


class _Memory(BytesIO):
    """A file in memory that does not grow beyond LONGEST_BYTES."""

    def write(self, content: Any, /) -> int:
        """Writes more. Raises _OutgrownError."""
        if self.tell() + len(content) > LONGEST_BYTES:
            raise _OutgrownError
        return super().write(content)


def _mask_file(task: Task, job: Job, run_in_order: Run, advance: Advance, into: Into | None = None) -> Counts:
    if task.is_link:
        raise NoTextError("is a link; name what it leads to")
    if task.is_found and task.source is not None and not task.source.is_file():
        raise NoTextError("is no regular file")
    total = Counts()
    try:
        for size, counts in _written(task, job, run_in_order, into or _target):
            total += counts
            advance(size)
    except CompressionMissingError as error:
        raise FileError(str(error)) from None
    except BrokenProcessPool:
        raise ArchiveError(f"{task.name}: a process ended before its time; try fewer --jobs.") from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise FileError(f"cannot be read or written ({error.strerror or 'it may be damaged'})") from None
    return total


def _written(task: Task, job: Job, run_in_order: Run, into: Into) -> Iterator[tuple[int, Counts]]:
    """Writes the masked file, and tells block by block the bytes read and the counts."""
    if task.format == "parquet":
        with into(task) as file:
            yield from _written_parquet(task, job, run_in_order, file)
        return
    with opened(task.source) as source:
        blocks = _masked(task, job, run_in_order, source)
        # What is no text is refused before anything is made for it.
        first = next(blocks, MaskedBlock(b"", 0, 0))
        with into(task) as file:
            yield from _packed_into(file, task, source, chain((first,), blocks))


def _packed_into(
    file: BinaryIO, task: Task, source: Source, blocks: Iterable[MaskedBlock]
) -> Iterator[tuple[int, Counts]]:
    packed = _packed(task, source, file)
    target: Writable = packed or file
    read = 0
    for masked in blocks:
        target.write(masked.content)
        if source.is_live and packed is None:
            file.flush()
        # Of what is compressed, progress is told in bytes of the file.
        before, read = read, source.bytes_read() if source.compression else read + masked.size
        yield read - before, masked.counts
    if packed:
        packed.close()


def _packed(task: Task, source: Source, file: BinaryIO) -> Packing | None:
    """What compresses the masked file: it is compressed as what is read, unless its name says otherwise."""
    compression = source.compression
    if task.target is not None:
        named = named_compression(task.target)
        if task.source is None or named != named_compression(task.source):
            compression = named
    return packing(file, compression) if compression else None


def _masked(task: Task, job: Job, run_in_order: Run, source: Source) -> Iterator[MaskedBlock]:
    chunks = source.chunks(is_sure=task.is_said)
    rules, fields, counting = job.rules, job.fields, job.counting
    if task.format == "text":
        if source.is_live and job.processes == 1 and not counting:
            for content in text.filtered(chunks, rules):
                yield MaskedBlock(content, 0, 0)
        else:
            yield from text.masked(chunks, rules, run_in_order, counting=counting)
    elif task.format == "jsonl":
        records = json_lines.masked(chunks, fields, rules, run_in_order, counting=counting)
        # A misspelt field must not let a whole file through to the standard output.
        yield from _with_every_field(records, fields, is_held=task.target is None)
    elif task.format == "json":
        documents = _with_every_field(_documents(chunks, job), fields, is_held=False)
        yield from documents if task.target else _whole(documents)
    else:
        yield from _tables(task, job, run_in_order, chunks)


def _with_every_field(blocks: Iterator[MaskedBlock], fields: Fields, *, is_held: bool) -> Iterator[MaskedBlock]:
    """The blocks; if they are held, not before every named field was met. Raises FileError if one never is."""
    held: list[MaskedBlock] = []
    seen: frozenset[str] = frozenset()
    for masked in blocks:
        seen |= masked.seen
        held.append(masked)
        if not is_held or seen >= fields.names:
            yield from held
            held.clear()
        elif sum(len(each.content) for each in held) > LONGEST_BYTES:
            break
    if missing := sorted(fields.names - seen):
        raise FileError(f'no record has the field "{missing[0]}"; correct the name or leave it out')


def _documents(chunks: Iterator[bytes], job: Job) -> Iterator[MaskedBlock]:
    try:
        yield from json_masker.masked(chunks, job.fields, job.rules, counting=job.counting)
    except JsonError as error:
        raise FileError(
            f"is no JSON at line {error.line}; correct it, or say --format jsonl if each line is a record by itself"
        ) from None


def _whole(blocks: Iterator[MaskedBlock]) -> Iterator[MaskedBlock]:
    """The blocks once all of them are there."""
    with spool() as waiting:
        for masked in blocks:
            waiting.add(masked.content)
            yield masked._replace(content=b"")
        for content in waiting.parts():
            yield MaskedBlock(content, 0, 0)


def _tables(task: Task, job: Job, run_in_order: Run, chunks: Iterator[bytes]) -> Iterator[MaskedBlock]:
    delimiter = job.delimiter or ("\t" if task.format == "tsv" else None)
    try:
        yield from csv_cells.masked(
            chunks, job.fields, job.rules, run_in_order, delimiter=delimiter, counting=job.counting
        )
    except csv_cells.ColumnError as error:
        # The first record may be somebody's, so it is not shown.
        raise FileError(
            f'"{error.name}" is no column; give its name as the first record has it, or its number from 1 to '
            f"{error.width}"
        ) from None
    except QuoteError as error:
        raise FileError(
            f"the record at line {error.line} opens a quote that nothing closes; close it, or say --format text"
        ) from None


def _written_parquet(task: Task, job: Job, run_in_order: Run, target: BinaryIO) -> Iterator[tuple[int, Counts]]:
    try:
        from pyarrow import ArrowException
    except ImportError:
        raise FileError(
            "pyarrow is missing, which reads Parquet; install TextDesk with its extra, as in "
            'pip install "textdesk[arrow]"'
        ) from None
    from machine.archive.parquet import ColumnError, mask_parquet

    try:
        yield from mask_parquet(Path(task.name), target, job.fields, job.rules, run_in_order, counting=job.counting)
    except ColumnError as error:
        texts = ", ".join(error.text_columns) or "none"
        raise FileError(f'"{error.name}" is no text column; the text columns are: {texts}') from None
    except (ArrowException, UnicodeError):
        # What Arrow says may quote the content.
        raise FileError("is no Parquet file that can be read; check how it was written") from None


@contextmanager
def _target(task: Task) -> Iterator[BinaryIO]:
    if task.target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        task.target.parent.mkdir(parents=True, exist_ok=True)
        with aside(task.target, like=task.source) as file:
            yield file
