"""Masks the planned files, one after the other, each in as many processes as wanted."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from io import BufferedReader
from pathlib import Path
from typing import BinaryIO, cast

from machine.archive import json_lines, text
from machine.archive.blocks import BLOCK_BYTES, LONGEST_BYTES, LineTooLongError, after_last_line, blocks
from machine.archive.counts import Counts, FileCounts, MaskedBlock, Report
from machine.archive.plan import ArchiveError, Task
from machine.archive.process_pool import Run, processes
from machine.archive.rules import Fields, Rules
from machine.files import aside

NO_TEXT = {
    b"\xff\xfe": "UTF-16; turn it into UTF-8 first",
    b"\xfe\xff": "UTF-16; turn it into UTF-8 first",
    b"\x1f\x8b": "compressed with gzip; unpack it first",
    b"\x28\xb5\x2f\xfd": "compressed with zstd; unpack it first",
    b"PK\x03\x04": "a ZIP archive; unpack it first",
    b"PAR1": "Parquet; say --format parquet",
}
"""How files begin in which masking as text would find little or break much, and what to do about them."""

Advance = Callable[[int], object]


@dataclass(frozen=True)
class Job:
    """What a run does. Counting finds everything once more, so it is done only where a report is wanted."""

    tasks: tuple[Task, ...]
    rules: Rules
    fields: Fields = field(default_factory=Fields)
    processes: int = 1
    counting: bool = False


def run(job: Job, advance: Advance = lambda _bytes: None) -> Report:
    """Masks everything; tells `advance` how many bytes more were read, written and done with.

    The result does not depend on the number of processes. Raises ArchiveError: then the file it names was not
    written, those before it were.
    """
    files: list[FileCounts] = []
    total = Counts()
    with processes(job.processes) as run_in_order:
        for task in job.tasks:
            counts = _mask_file(task, job, run_in_order, advance)
            (name,) = job.rules.mask([task.name])
            files.append(FileCounts(name, counts))
            total += counts
    return Report(tuple(files), total)


def _mask_file(task: Task, job: Job, run_in_order: Run, advance: Advance) -> Counts:
    total = Counts()
    try:
        with _target(task) as target:
            for size, counts in _written(task, job, run_in_order, target):
                total += counts
                advance(size)
    except LineTooLongError as error:
        raise ArchiveError(
            f"{task.name}: line {error.line} has more than {LONGEST_BYTES >> 20} MiB; break it."
        ) from None
    except BrokenProcessPool:
        raise ArchiveError(f"{task.name}: a process ended before its time; try fewer --jobs.") from None
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ArchiveError(
            f"{task.name}: cannot be read or written ({error.strerror or 'it may be damaged'})."
        ) from None
    return total


def _written(task: Task, job: Job, run_in_order: Run, target: BinaryIO) -> Iterator[tuple[int, Counts]]:
    """Writes the masked file, and tells block by block the bytes read and the counts."""
    if task.format == "parquet":
        yield from _written_parquet(task, job, run_in_order, target)
        return
    live = task.source is None
    with _source(task) as source:
        # `read` would wait for a whole block of a slow pipe, deaf to signals.
        chunks = _chunks(source.read1, task)
        if live and task.format == "text" and job.processes == 1 and not job.counting:
            for content in text.filtered(chunks, job.rules):
                target.write(content)
                target.flush()
            return
        for masked in _masked_blocks(task, job, run_in_order, chunks):
            target.write(masked.content)
            if live:
                target.flush()
            yield masked.size, masked.counts


def _masked_blocks(task: Task, job: Job, run_in_order: Run, chunks: Iterator[bytes]) -> Iterator[MaskedBlock]:
    if task.format == "text":
        mask_text = partial(text.mask_block, rules=job.rules, counting=job.counting)
        end = b"\n"
        for masked in run_in_order(mask_text, blocks(chunks, text.last_border)):
            end = masked.content[-1:]
            yield masked
        if end != b"\n":
            yield MaskedBlock(b"", 0, 0, counts=Counts(1))
        return
    mask_records = partial(json_lines.mask_block, fields=job.fields, rules=job.rules, counting=job.counting)
    lines = 0
    held: list[MaskedBlock] = []
    seen: frozenset[str] = frozenset()
    try:
        for masked in run_in_order(mask_records, blocks(chunks, after_last_line)):
            lines += masked.lines
            seen |= masked.seen
            held.append(masked)
            # A misspelt field must not let a whole file through to the standard output.
            if task.target is not None or seen >= job.fields.names:
                yield from held
                held.clear()
            elif sum(each.size for each in held) > LONGEST_BYTES:
                break
    except json_lines.LineError as error:
        raise ArchiveError(f"{task.name}: line {lines + error.line} is no JSON; correct it or leave it out.") from None
    if missing := sorted(job.fields.names - seen):
        raise ArchiveError(f'{task.name}: no record has the field "{missing[0]}"; correct the name or leave it out.')


def _written_parquet(task: Task, job: Job, run_in_order: Run, target: BinaryIO) -> Iterator[tuple[int, Counts]]:
    try:
        from pyarrow import ArrowException
    except ImportError:
        raise ArchiveError(
            f"{task.name}: pyarrow is missing, which reads Parquet; "
            f'install TextDesk with its extra, as in pip install "textdesk[arrow]".'
        ) from None
    from machine.archive.parquet import ColumnError, mask_parquet

    try:
        yield from mask_parquet(Path(task.name), target, job.fields, job.rules, run_in_order, counting=job.counting)
    except ColumnError as error:
        texts = ", ".join(error.text_columns) or "none"
        raise ArchiveError(f'{task.name}: "{error.name}" is no text column; the text columns are: {texts}.') from None
    except (ArrowException, UnicodeError):
        # What Arrow says may quote the content.
        raise ArchiveError(f"{task.name}: is no Parquet file that can be read; check how it was written.") from None


def _chunks(read: Callable[[int], bytes], task: Task) -> Iterator[bytes]:
    chunk = read(BLOCK_BYTES)
    for sign, what in NO_TEXT.items():
        if chunk.startswith(sign):
            raise ArchiveError(f"{task.name}: is {what}.")
    while chunk:
        yield chunk
        chunk = read(BLOCK_BYTES)


@contextmanager
def _source(task: Task) -> Iterator[BufferedReader]:
    if task.source is None:
        yield cast(BufferedReader, sys.stdin.buffer)
    else:
        with task.source.open("rb") as file:
            yield file


@contextmanager
def _target(task: Task) -> Iterator[BinaryIO]:
    if task.target is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
    else:
        task.target.parent.mkdir(parents=True, exist_ok=True)
        with aside(task.target, like=task.source) as file:
            yield file
