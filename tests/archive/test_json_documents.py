"""JSON documents: one value over many lines, or several, are masked and stay JSON."""

import json
from pathlib import Path

import pytest

from machine.archive.blocks import LONGEST_BYTES
from tests.archive.archives import mask, peak_memory_bytes, read, write


def test_tutorial_a_document_over_many_lines_is_masked(tmp_path: Path) -> None:
    chat = tmp_path / "chat.json"
    write(chat, '{\n  "phones": {"+12025550101": "Kim"},\n  "text": "call 010-1234-5678",\n  "id": 2025550102\n}\n')

    told = mask(chat, "--all-fields", "--output", tmp_path / "masked.json", "--report", tmp_path / "report.json")

    assert (told.exit_code, told.output) == (0, "")
    assert read(tmp_path / "masked.json") == (
        '{\n  "phones": {"********0101": "Kim"},\n  "text": "call *********5678",\n  "id": "******0102"\n}\n'
    )
    assert json.loads(read(tmp_path / "report.json"))["total"] == {
        "messages": 7,
        "changed": 3,
        "findings": {"phone": 3},
        "numbers_as_texts": 1,
        "bad_lines": 0,
        "uneven_records": 0,
    }


def test_a_field_of_it_is_masked() -> None:
    document = '[{"a": "+12025550101",\n"b": "+12025550102"},\n{"a": 7}]'

    assert mask("--format", "json", "--field", "a", stdin=document.encode()).stdout == document.replace(
        "+12025550101", "********0101"
    )


def test_records_one_after_the_other_are_read_as_well(tmp_path: Path) -> None:
    write(tmp_path / "part.json", '{"a": "+12025550101"}\n{"a":\n "+12025550102"}\n\n')

    assert mask(tmp_path / "part.json", "--field", "a").stdout == '{"a": "********0101"}\n{"a":\n "********0102"}\n\n'


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_stays(mark: str) -> None:
    document = f'{mark}["+12025550101"]'.encode()

    assert mask("--format", "json", "--all-fields", stdin=document).stdout_bytes == document.replace(
        b"+12025550101", b"********0101"
    )


@pytest.mark.parametrize(
    ("content", "line"),
    [
        pytest.param(b'{"a": "+12025550101",\n "b": }', 2, id="no JSON"),
        pytest.param(b'{"a": "+12025550101"\n', 2, id="an end that is missing"),
        pytest.param(b'["+12025550101",\n"\xff"]', 1, id="no UTF-8"),
    ],
)
@pytest.mark.parametrize("output", [True, False])
def test_what_is_no_json_is_left_and_nothing_of_it_is_let_through(
    content: bytes, line: int, output: bool, tmp_path: Path
) -> None:
    document = tmp_path / "a.json"
    document.write_bytes(content)

    told = mask(document, "--all-fields", *(["--in-place"] if output else []))

    assert told.exit_code == 2
    assert told.output == (
        f"Error: {document}: is no JSON at line {line}; correct it, or say --format jsonl if each line is a record by "
        "itself.\n"
    )
    assert document.read_bytes() == content


@pytest.mark.parametrize("output", [True, False])
def test_a_field_that_the_document_does_not_have_is_refused(output: bool, tmp_path: Path) -> None:
    write(tmp_path / "a.json", '{"text": "+12025550101"}')

    told = mask(tmp_path / "a.json", "--field", "txet", *(["--in-place"] if output else []))

    assert told.exit_code == 2
    assert told.output == (
        f'Error: {tmp_path / "a.json"}: no record has the field "txet"; correct the name or leave it out.\n'
    )


def test_a_large_document_takes_a_bounded_part_of_memory(tmp_path: Path) -> None:
    file = tmp_path / "large.json"
    record = '{"id": 7, "text": "hello there, nobody calls anybody here", "more": [true, null, "x"]}'
    with file.open("w") as large:
        large.write("[" + f"{record},\n" * 10)
        large.write('"' + "hello there, " * (12 * LONGEST_BYTES // 13) + '",')
        large.write(f"{record},\n" * 100_000 + "1]")

    assert peak_memory_bytes(file, "--all-fields", "--output", tmp_path / "out.json") < file.stat().st_size
    assert (tmp_path / "out.json").read_bytes() == file.read_bytes()
