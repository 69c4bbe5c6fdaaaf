"""Masks text columns of a Parquet file, one row group after the other; everything else is copied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from machine.archive.counts import Counts
from machine.archive.process_pool import Run
from machine.archive.rules import Fields, Rules
from machine.masking.arrow_arrays import is_text, mask_arrow

if TYPE_CHECKING:
    import pyarrow


class ColumnError(ValueError):
    """A named column is missing or holds no text. `text_columns` are those that could be named."""

    def __init__(self, name: str, text_columns: tuple[str, ...]) -> None:
        super().__init__(name, text_columns)
        self.name = name
        self.text_columns = text_columns


def mask_parquet(
    source: Path, target: BinaryIO, fields: Fields, rules: Rules, run: Run, *, counting: bool
) -> Iterator[tuple[int, Counts]]:
    """Writes `source` masked to `target`; gives the bytes read and the counts of each row group as it is written.

    Row groups, compression and metadata stay as they are. Raises ColumnError before anything is written,
    pyarrow.ArrowException for what is no Parquet file.
    """
    from pyarrow import parquet

    with parquet.ParquetFile(source) as file:
        metadata, schema = file.metadata, file.schema_arrow
    text_columns = tuple(field.name for field in schema if is_text(field.type))
    for name in sorted(fields.names):
        if name not in text_columns:
            raise ColumnError(name, text_columns)
    names = tuple(sorted(fields.names)) or text_columns
    groups = [(source, group, names, rules, counting) for group in range(metadata.num_row_groups)]
    with parquet.ParquetWriter(target, schema, compression=_codecs(metadata)) as writer:
        for group, (table, counts) in enumerate(run(_masked_group, groups)):
            writer.write_table(table, row_group_size=max(1, table.num_rows))
            yield _compressed_bytes(metadata.row_group(group)), counts


def _masked_group(task: tuple[Path, int, tuple[str, ...], Rules, bool]) -> tuple[pyarrow.Table, Counts]:
    from pyarrow import parquet

    source, group, names, rules, counting = task
    with parquet.ParquetFile(source) as file:
        table = file.read_row_group(group)
    counts = Counts()
    for name in names:
        place = table.schema.get_field_index(name)
        column = table.column(place)
        masked = mask_arrow(column, **rules.options)
        if counting:
            counts += _counts(column, masked, rules)
        if masked is not column:
            table = table.set_column(place, table.schema.field(place), masked)
    return table, counts


def _counts(column: Any, masked: Any, rules: Rules) -> Counts:
    messages = len(column) - column.null_count
    if masked is column:
        return Counts(messages)
    findings: dict[str, int] = {}
    changed = 0
    for before, after in zip(column.to_pylist(), masked.to_pylist(), strict=True):
        if before != after:
            changed += 1
            for kind in rules.kinds_in(before):
                findings[kind] = findings.get(kind, 0) + 1
    return Counts(messages, changed, findings)


def _codecs(metadata: Any) -> dict[str, str] | str:
    """Each column's own compression, as the first row group has it."""
    if not metadata.num_row_groups:
        return "snappy"
    columns = [metadata.row_group(0).column(place) for place in range(metadata.num_columns)]
    return {column.path_in_schema: column.compression.lower().replace("uncompressed", "none") for column in columns}


def _compressed_bytes(group: Any) -> int:
    return sum(group.column(place).total_compressed_size for place in range(group.num_columns))
