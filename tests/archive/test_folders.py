"""A folder of files: each is masked as what it is, into the same tree; what is no text is told and left."""

import gzip
import json
from pathlib import Path

import pytest

from machine.archive.blocks import LONGEST_BYTES
from machine.archive.content import no_text
from machine.archive.job import SMALL_BYTES
from tests.archive.archives import mask, read, write


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A folder with a text, a table, records and a picture, in two folders."""
    folder = tmp_path / "archive"
    (folder / "2026" / "may").mkdir(parents=True)
    write(folder / "notes", "call +12025550101\n")
    write(folder / "2026" / "customers.csv", 'id,phone\n1,"+12025550102"\n')
    write(folder / "2026" / "may" / "chat.jsonl", '{"n":2025550103}\n')
    (folder / "2026" / "may" / "chat.log.gz").write_bytes(gzip.compress(b"m@example.com\n"))
    (folder / "2026" / "may" / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR +12025550104")
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Every file in a folder by its name there."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_tutorial_a_folder_is_masked_into_another(archive: Path, tmp_path: Path) -> None:
    told = mask(archive, "--all-fields", "--output-dir", tmp_path / "out", "--report", tmp_path / "report.json")

    assert told.exit_code == 0
    assert told.output == (
        f"Left: {archive / '2026' / 'may' / 'photo.png'}: is no text, or one that is no UTF-8; say --format text if it "
        "is one.\n"
    )
    masked = files(tmp_path / "out")
    assert gzip.decompress(masked.pop("2026/may/chat.log.gz")) == b"*@example.com\n"
    assert masked == {
        "notes": b"call ********0101\n",
        "2026/customers.csv": b'id,phone\n1,"********0102"\n',
        "2026/may/chat.jsonl": b'{"n":"******0103"}\n',
    }
    report = json.loads(read(tmp_path / "report.json"))
    assert report["total"]["findings"] == {"email": 1, "phone": 3}
    assert [each["file"].rsplit("/", 1)[-1] for each in report["left"]] == ["photo.png"]


def test_in_place_every_file_is_replaced_and_what_is_no_text_stays(archive: Path) -> None:
    before = files(archive)

    assert mask(archive, "--all-fields", "--in-place").exit_code == 0

    after = files(archive)
    assert set(after) == set(before)
    assert [name for name in sorted(after) if after[name] == before[name]] == ["2026/may/photo.png"]


def test_one_file_that_cannot_be_read_whole_keeps_none_of_the_others(archive: Path, tmp_path: Path) -> None:
    broken = archive / "2026" / "b.log.gz"
    broken.write_bytes(gzip.compress(b"+12025550109")[:-4])

    told = mask(archive, "--all-fields", "--output-dir", tmp_path / "out", "--quiet", "--report", tmp_path / "r.json")

    assert told.exit_code == 2
    assert told.output == f"Error: {broken}: is damaged or cut off: gzip cannot read it whole; get it anew.\n"
    assert len(files(tmp_path / "out")) == 4
    assert "2026/b.log.gz" not in files(tmp_path / "out")
    assert len(json.loads(read(tmp_path / "r.json"))["failed"]) == 1


@pytest.mark.long
def test_what_comes_out_does_not_depend_on_the_number_of_processes(archive: Path, tmp_path: Path) -> None:
    (archive / "broken.gz").write_bytes(gzip.compress(b"+12025550109")[:-4])
    write(archive / "large.txt", "hello there +12025550101\n" * (SMALL_BYTES // 20))
    # Small as it is packed, but not in memory.
    (archive / "packed.gz").write_bytes(gzip.compress(b"hello there +12025550101\n" * (LONGEST_BYTES // 20)))
    told = {}

    for jobs in (1, 3):
        out, report = tmp_path / f"out{jobs}", tmp_path / f"{jobs}.json"
        ran = mask(archive, "--all-fields", "--output-dir", out, "--jobs", jobs, "--report", report)
        told[jobs] = (ran.exit_code, ran.output, read(report), files(out))

    assert told[1] == told[3]
    assert told[1][0] == 2
    assert len(told[1][3]) == 6


def test_what_is_written_into_the_folder_itself_is_not_masked_again(archive: Path) -> None:
    for _ in range(2):
        told = mask(archive, "--all-fields", "--output-dir", archive / "masked", "--force")
        assert told.exit_code == 0

    assert len(files(archive / "masked")) == 4


def test_links_are_told_and_left(archive: Path, tmp_path: Path) -> None:
    write(tmp_path / "outside.txt", "+12025550108")
    try:
        (archive / "link.txt").symlink_to(tmp_path / "outside.txt")
        (archive / "round").symlink_to(archive)
    except OSError:
        pytest.skip("this system lets nobody make links")

    told = mask(archive, "--all-fields", "--in-place")

    assert told.exit_code == 0
    for name in ("link.txt", "round"):
        assert f"Left: {archive / name}: is a link; name what it leads to.\n" in told.output
    assert read(tmp_path / "outside.txt") == "+12025550108"


def test_a_folder_needs_a_folder_to_write_to_and_files_to_read(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert "is a folder; say --output-dir" in mask(archive, "--all-fields").output
    assert "is a folder; say --output-dir" in mask(archive, "--all-fields", "--output", tmp_path / "x").output
    assert mask(tmp_path / "empty", "--in-place").output == (
        f"Error: {tmp_path / 'empty'}: holds no files; name another folder.\n"
    )
    assert "is read as well" in mask(archive, "--all-fields", "--output-dir", archive).output


def test_what_needs_a_field_is_told_before_anything_is_written(archive: Path, tmp_path: Path) -> None:
    told = mask(archive, "--output-dir", tmp_path / "out")

    assert told.exit_code == 2
    assert told.output == (
        f"Error: {archive / '2026' / 'may' / 'chat.jsonl'}: name what to mask with --field, or mask all of it with "
        "--all-fields.\n"
    )
    assert not (tmp_path / "out").exists()


def test_what_is_no_text_is_an_error_where_it_is_named_itself(archive: Path) -> None:
    photo = archive / "2026" / "may" / "photo.png"

    assert mask(photo).exit_code == 2
    assert mask(photo, "--format", "text").stdout_bytes == photo.read_bytes().replace(b"+12025550104", b"********0104")


@pytest.mark.parametrize(
    ("start", "is_text"),
    [
        pytest.param(b"", True, id="nothing"),
        pytest.param("안녕".encode()[:-1], True, id="a character that is cut"),
        pytest.param(b"8=FIX.4.2\x019=65\x01", True, id="signs that part fields"),
        pytest.param(b"\x1b[31mred\x1b[0m\r\n\f", True, id="colours of a terminal"),
        pytest.param("번호".encode("cp949"), True, id="another encoding"),
        pytest.param(b"x\x9c\x4b\xcb\x01\xff", False, id="something packed"),
        pytest.param(b"a\0b", False, id="NUL"),
        pytest.param(b"a" * 9_000 + b"\0", True, id="NUL far behind"),
        pytest.param(b"%PDF-1.7\n", False, id="PDF"),
    ],
)
def test_text_is_told_by_its_first_bytes(start: bytes, is_text: bool) -> None:
    assert (no_text(start, is_sure=False) is None) == is_text
