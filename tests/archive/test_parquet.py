"""Parquet: the chosen columns are masked, and the file stays what it was otherwise."""

import json
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from machine.masking import mask as mask_text
from tests.archive.archives import mask, messages, read
from tests.masking.texts import EVERY_LINE_END


def test_tutorial_a_column_of_a_parquet_file_is_masked(tmp_path: Path) -> None:
    chat = pa.table(
        {"id": [1, 2, 3], "text": ["call +1 202 555 0101", None, "hello"], "agent": ["Minji", "Jun", "Jun"]}
    )
    parquet.write_table(chat, tmp_path / "chat.parquet")

    told = mask(tmp_path / "chat.parquet", "--column", "text", "--output", tmp_path / "masked.parquet")

    assert (told.exit_code, told.output) == (0, "")
    assert parquet.read_table(tmp_path / "masked.parquet").to_pydict() == {
        "id": [1, 2, 3],
        "text": ["call ********0101", None, "hello"],
        "agent": ["Minji", "Jun", "Jun"],
    }


def test_the_lines_of_a_value_stay_its_lines(tmp_path: Path) -> None:
    before = [f"1,+12025550101{each}2,+12025550102{each}on +1 202{each}555 0103" for each in EVERY_LINE_END]
    after = [f"1,********0101{each}2,********0102{each}on *****{each}***0103" for each in EVERY_LINE_END]
    parquet.write_table(pa.table({"text": before}), tmp_path / "a.parquet")

    assert mask(tmp_path / "a.parquet", "--column", "text", "--in-place").exit_code == 0

    assert parquet.read_table(tmp_path / "a.parquet").to_pydict() == {"text": after}


def test_types_metadata_row_groups_and_compression_stay(tmp_path: Path) -> None:
    texts = messages(1_000)
    schema = pa.schema(
        [
            pa.field("text", pa.large_string(), nullable=False, metadata={"says": "what was written"}),
            pa.field("place", pa.dictionary(pa.int8(), pa.string())),
            pa.field("at", pa.timestamp("us", tz="Asia/Seoul")),
        ],
        metadata={"made by": "us"},
    )
    columns = [texts, ["Seoul"] * 1_000, list(range(1_000))]
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    before, after = tmp_path / "a.parquet", tmp_path / "b.parquet"
    parquet.write_table(
        pa.Table.from_arrays(arrays, schema=schema),
        before,
        row_group_size=300,
        compression={"text": "zstd", "place": "snappy", "at": "none"},
    )

    assert mask(before, "--column", "text", "--output", after).exit_code == 0

    with parquet.ParquetFile(before) as old, parquet.ParquetFile(after) as new:
        assert new.schema_arrow.equals(old.schema_arrow, check_metadata=True)
        assert [new.metadata.row_group(group).num_rows for group in range(4)] == [300, 300, 300, 100]
        assert [new.metadata.row_group(3).column(place).compression for place in range(3)] == [
            "ZSTD",
            "SNAPPY",
            "UNCOMPRESSED",
        ]
        assert new.read().column("text").to_pylist() == list(map(mask_text, texts))
        assert new.read().drop(["text"]).equals(old.read().drop(["text"]))


def test_what_comes_out_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    chat = tmp_path / "chat.parquet"
    parquet.write_table(pa.table({"text": messages(20_000)}), chat, row_group_size=3_000)

    for jobs in (1, 3):
        told = mask(
            chat, "--all-fields", "--jobs", jobs, "--output", tmp_path / f"{jobs}", "--report", tmp_path / f"r{jobs}"
        )
        assert told.exit_code == 0, told.output

    assert (tmp_path / "1").read_bytes() == (tmp_path / "3").read_bytes()
    assert (tmp_path / "r1").read_bytes() == (tmp_path / "r3").read_bytes()
    assert parquet.read_table(tmp_path / "3").column("text").to_pylist() == list(map(mask_text, messages(20_000)))


def test_the_report_counts_values_that_are_there(tmp_path: Path) -> None:
    chat = pa.table({"a": ["+12025550101", None, "x"], "b": ["m@example.com and 4111111111111111", "", "y"]})
    parquet.write_table(chat, tmp_path / "chat.parquet")

    mask(tmp_path / "chat.parquet", "--all-fields", "--in-place", "--report", tmp_path / "report.json")

    assert json.loads(read(tmp_path / "report.json"))["total"] == {
        "messages": 5,
        "changed": 2,
        "findings": {"card": 1, "email": 1, "phone": 1},
        "numbers_as_texts": 0,
        "bad_lines": 0,
        "uneven_records": 0,
    }


def test_a_row_group_of_more_than_a_million_rows_stays_one(tmp_path: Path) -> None:
    rows = 1_100_000
    parquet.write_table(pa.table({"text": pa.repeat("hello", rows)}), tmp_path / "a.parquet", row_group_size=rows)

    mask(tmp_path / "a.parquet", "--column", "text", "--in-place")

    with parquet.ParquetFile(tmp_path / "a.parquet") as file:
        assert (file.metadata.num_row_groups, file.metadata.num_rows) == (1, rows)


def test_a_file_without_rows_is_masked_into_one_without_rows(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"text": pa.array([], pa.string())}), tmp_path / "a.parquet")

    assert mask(tmp_path / "a.parquet", "--column", "text", "--in-place").exit_code == 0
    assert parquet.read_table(tmp_path / "a.parquet").num_rows == 0


@pytest.mark.parametrize("name", ["txet", "id"])
def test_a_column_that_is_missing_or_no_text_is_refused_with_those_that_are(name: str, tmp_path: Path) -> None:
    chat = tmp_path / "chat.parquet"
    parquet.write_table(pa.table({"id": [1], "text": ["a"], "agent": ["b"]}), chat)

    told = mask(chat, "--column", name, "--output", tmp_path / "out.parquet")

    assert told.exit_code == 2
    assert told.output == f'Error: {chat}: "{name}" is no text column; the text columns are: text, agent.\n'
    assert [path.name for path in tmp_path.iterdir()] == ["chat.parquet"]


@pytest.mark.parametrize("content", [b"", b"call +12025550101", b"PAR1" + b"+12025550101" * 10 + b"PAR1"])
def test_what_is_no_parquet_file_is_refused_without_its_content(content: bytes, tmp_path: Path) -> None:
    chat = tmp_path / "chat.parquet"
    chat.write_bytes(content)

    told = mask(chat, "--column", "text", "--in-place")

    assert told.exit_code == 2
    assert told.output.startswith(f"Error: {chat}: ")
    assert told.output.count("\n") == 1
    assert "0101" not in told.output
    assert chat.read_bytes() == content


def test_text_that_is_no_utf_8_is_refused(tmp_path: Path) -> None:
    broken = pa.Array.from_buffers(pa.string(), 1, [None, pa.py_buffer(b"\0\0\0\0\x03\0\0\0"), pa.py_buffer(b"1\xff2")])
    chat = tmp_path / "chat.parquet"
    parquet.write_table(pa.table({"text": broken}), chat)

    told = mask(chat, "--column", "text", "--in-place")

    assert told.output == f"Error: {chat}: is no Parquet file that can be read; check how it was written.\n"


def test_parquet_needs_a_file_on_either_side(tmp_path: Path) -> None:
    parquet.write_table(pa.table({"text": ["a"]}), tmp_path / "a.parquet")

    assert "Parquet needs a file to write to" in mask(tmp_path / "a.parquet", "--column", "text").output
    assert "Parquet cannot be read from the standard input" in mask("--format", "parquet", "--all-fields").output
