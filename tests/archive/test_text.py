"""Text files and streams: what is masked in them, and that every other byte stays."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from machine.archive import Rules
from machine.archive.blocks import BLOCK_BYTES
from machine.archive.text import filtered, last_border, mask_block
from machine.masking import mask as mask_text
from tests.archive.archives import mask, messages, peak_memory_bytes, read, write
from tests.archive.conftest import Blocks
from tests.masking.texts import EVERY_LINE_END


def test_tutorial_a_text_file_is_masked_into_another(tmp_path: Path) -> None:
    chat = tmp_path / "chat.txt"
    write(chat, "Minji: 번호는010-1234-5678입니다\nJun: thanks, mine is +1 (202) 555-0101\nMinji: bye at 10:30\n")

    told = mask(chat, "--output", tmp_path / "masked.txt")

    assert (told.exit_code, told.output) == (0, "")
    assert read(tmp_path / "masked.txt") == (
        "Minji: 번호는*********5678입니다\nJun: thanks, mine is ***********0101\nMinji: bye at 10:30\n"
    )


def test_without_a_file_the_standard_input_is_masked_to_the_standard_output() -> None:
    told = mask(stdin=b"melissa@gmail.com\nhello\n")

    assert (told.exit_code, told.stdout) == (0, "m******@gmail.com\nhello\n")


def test_without_an_output_a_file_is_masked_to_the_standard_output(tmp_path: Path) -> None:
    (tmp_path / "a.log").write_bytes(b"call +12025550101")

    assert mask(tmp_path / "a.log").stdout == "call ********0101"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param(b"\xef\xbb\xbf+12025550101\n", b"\xef\xbb\xbf********0101\n", id="a byte order mark"),
        pytest.param(b"+12025550101\r\nbye\r\n", b"********0101\r\nbye\r\n", id="Windows line ends"),
        pytest.param(b"hello\n+12025550101", b"hello\n********0101", id="no line end at the end"),
        pytest.param(b"\xff\xc3 +12025550101 \x80", b"\xff\xc3 ********0101 \x80", id="bytes that are no UTF-8"),
        pytest.param(b"\n\n\x0b\x0c+12025550101\x85\n", b"\n\n\x0b\x0c********0101\x85\n", id="other line ends"),
        pytest.param(b"", b"", id="nothing"),
    ],
)
def test_every_byte_outside_a_finding_stays(before: bytes, after: bytes, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(before)

    assert mask(file, "--in-place").exit_code == 0
    assert file.read_bytes() == after
    assert mask(stdin=before).stdout_bytes == after


def test_a_number_that_goes_on_in_the_next_line_of_a_file_is_found(tmp_path: Path) -> None:
    file = tmp_path / "wrapped.txt"
    far = b"so I told them to ring me, " * 3
    file.write_bytes(far + b"on +1 202\n555 0101 " + far + b"\n" + far)

    mask(file, "--in-place")

    assert file.read_bytes() == far + b"on *****\n***0101 " + far + b"\n" + far


@pytest.mark.parametrize("line_end", [pytest.param(each, id=repr(each)) for each in EVERY_LINE_END])
@pytest.mark.parametrize("arguments", [(), ("--mode", "strict"), ("--keep", "0"), ("--jobs", "2")], ids=" ".join)
def test_records_that_end_in_a_number_stay_as_many_records(
    line_end: str, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    records = tmp_path / "customers.csv"
    write(records, "".join(f"{number},Kim,+447910000{number:03}{line_end}" for number in range(1, 501)))

    kept = 0 if "--keep" in arguments else 4
    masked = "".join(
        f"{number},Kim,{'*' * (13 - kept)}{f'0{number:03}'[4 - kept :]}{line_end}" for number in range(1, 501)
    )
    assert mask(records, *arguments).stdout_bytes.decode() == masked
    assert mask(*arguments, stdin=records.read_bytes()).stdout_bytes.decode() == masked


def test_the_report_counts_each_record_that_ends_in_a_number(tmp_path: Path) -> None:
    records = "".join(f"{number},Kim,+447910000{number:03}\n" for number in range(1, 501))

    assert mask("--report", tmp_path / "report.json", stdin=records.encode()).exit_code == 0

    total = json.loads(read(tmp_path / "report.json"))["total"]
    assert (total["messages"], total["changed"], total["findings"]) == (500, 500, {"phone": 500})


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    write(file, "\n".join(messages(2_000)))
    mask(file, "--in-place")
    once = file.read_bytes()

    mask(file, "--in-place")

    assert file.read_bytes() == once
    assert once.count(b"*") > 1_000


def test_what_comes_out_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    text = "\n".join(messages(120_000))
    write(file, text)
    assert file.stat().st_size > 3 * BLOCK_BYTES

    for jobs in (1, 3):
        assert mask(file, "--output", tmp_path / f"{jobs}.txt", "--jobs", jobs).exit_code == 0

    assert (tmp_path / "1.txt").read_bytes() == (tmp_path / "3.txt").read_bytes()
    assert read(tmp_path / "3.txt") == "\n".join(map(mask_text, text.split("\n")))


def test_a_file_is_not_divided_within_a_number() -> None:
    wrapped = b"hello there, please call +1 202\n555\n0101\nnow, and no later than this evening\n"
    text = b"hello there\n" * (BLOCK_BYTES // 12) + wrapped * 80

    for more in range(len(wrapped)):
        border = last_border(text + b"-" * more, Rules())
        assert text[:border].endswith(b"evening"), more
        assert len(text) - border < 1 << 16


def test_a_file_of_numbers_throughout_is_divided_as_late_as_can_be() -> None:
    rows = b"12 34 56 78\n" * (BLOCK_BYTES // 12 + 1)

    assert last_border(rows, Rules()) == 0
    assert last_border(rows * 9 + b"12", Rules()) == len(rows) * 9


LINES_WITHOUT_END = {
    "words, in which a cut is easily found": b"hello there, please call me on +1 202 555 0101 now, "
    + b"or later " * 20,
    "numbers throughout, with commas between": b"+12025550101,010-1234-5678,m@example.com,",
    "one word": b"x",
}


@pytest.mark.parametrize("line", LINES_WITHOUT_END.values(), ids=LINES_WITHOUT_END)
def test_a_line_of_any_length_is_masked_as_a_short_one_is(line: bytes, small_blocks: Blocks, tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    times = (small_blocks.longest_bytes + small_blocks.block_bytes * 3 // 2) // len(line)
    file.write_bytes(b"hello\n" + line * times + b"\nbye\n")

    told = mask(file, "--in-place", "--report", tmp_path / "report.json")

    assert (told.exit_code, told.output) == (0, "")
    once = mask_text(line.decode()).encode()
    assert file.read_bytes() == b"hello\n" + once * times + b"\nbye\n"
    total = json.loads(read(tmp_path / "report.json"))["total"]
    assert (total["messages"], total["changed"]) == (3, int(once != line))


def test_a_long_line_takes_a_bounded_part_of_memory(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    with file.open("wb") as long:
        for _ in range(24):
            long.write(b"no number, m@example.com, " * (BLOCK_BYTES // 26))

    assert peak_memory_bytes(file, "--output", tmp_path / "out.txt") < file.stat().st_size


def test_a_stream_is_masked_as_a_file_is_however_it_comes() -> None:
    text = "\n".join(messages(2_000)).encode() + b"\nplease call +1 202\n555 0101\n"

    for size in (7, 1_000, len(text)):
        chunks = (text[start : start + size] for start in range(0, len(text), size))
        assert b"".join(filtered(chunks, Rules())) == mask_block(text, Rules(), counting=False).content


@pytest.mark.parametrize(
    ("beginning", "what"),
    [
        ("+12025550101".encode("utf-16"), "UTF-16; turn it into UTF-8 first"),
        (b"PK\x03\x04", "a ZIP archive, as documents of office programs are; unpack it first"),
        ("+12025550101".encode("utf-16-le"), "no text, or one that is no UTF-8; say --format text if it is one"),
        (b"PAR1", "Parquet; say --format parquet"),
    ],
)
def test_what_is_no_text_is_refused_by_its_first_bytes(beginning: bytes, what: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(beginning + b"2025550101")

    told = mask(tmp_path / "a.txt")

    assert told.exit_code == 2
    assert told.output == f"Error: {tmp_path / 'a.txt'}: is {what}.\n"


def test_a_pipe_is_answered_before_it_ends() -> None:
    command = [sys.executable, "-c", "from machine.cli import main; main()", "mask"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"call +12025550101 now, please\nhello\n")
        process.stdin.flush()
        answer = os.read(process.stdout.fileno(), 1000)
        rest, _ = process.communicate()

    assert answer.startswith(b"call ********0101 now, please")
    assert answer + rest == b"call ********0101 now, please\nhello\n"
    assert process.returncode == 0
