"""Compressed files: they are masked as what is in them is, and compressed the same way again."""

import gzip
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from machine.archive.compression import Compression, packing, unpacked
from machine.archive.spool import spool
from tests.archive.archives import mask, messages, write

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstd.compress}
UNPACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.decompress, ".zst": zstd.decompress}
ENDINGS = sorted(PACK)


@pytest.mark.parametrize("ending", ENDINGS)
def test_tutorial_a_compressed_file_is_masked_into_a_compressed_one(ending: str, tmp_path: Path) -> None:
    log = tmp_path / f"chat.log{ending}"
    log.write_bytes(PACK[ending](b"call +1 202 555 0101\n"))

    told = mask(log, "--output-dir", tmp_path / "out")

    assert (told.exit_code, told.output) == (0, "")
    assert UNPACK[ending]((tmp_path / "out" / log.name).read_bytes()) == b"call ********0101\n"


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize(
    ("name", "content", "arguments"),
    [
        ("a.csv", "x,phone\n+12025550101,+12025550102\n", ("--column", "phone")),
        ("a.tsv", "x\tphone\n+12025550101\t+12025550102\n", ("--column", "phone")),
        ("a.jsonl", '{"x":"+12025550101","phone":"+12025550102"}\n', ("--field", "phone")),
        ("a.json", '{"x":"+12025550101",\n"phone":"+12025550102"}\n', ("--field", "phone")),
    ],
)
def test_the_name_before_the_ending_says_what_is_in_it(
    name: str, content: str, arguments: tuple[str, ...], ending: str, tmp_path: Path
) -> None:
    file = tmp_path / f"{name}{ending}"
    file.write_bytes(PACK[ending](content.encode()))

    assert mask(file, *arguments, "--in-place").exit_code == 0
    assert UNPACK[ending](file.read_bytes()).decode() == content.replace("+12025550102", "********0102")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_stream_that_comes_compressed_goes_on_compressed(ending: str) -> None:
    told = mask(stdin=PACK[ending](b"call +1 202 555 0101\n"))

    assert UNPACK[ending](told.stdout_bytes) == b"call ********0101\n"


@pytest.mark.parametrize("ending", ENDINGS)
def test_parts_packed_one_after_the_other_are_all_read(ending: str) -> None:
    told = mask(stdin=PACK[ending](b"call +1 202 555 0101\n") + PACK[ending](b"m@example.com\n"))

    assert UNPACK[ending](told.stdout_bytes) == b"call ********0101\n*@example.com\n"


def test_the_name_of_the_output_decides_if_it_says_something_else(tmp_path: Path) -> None:
    packed, plain = tmp_path / "a.log.gz", tmp_path / "b.log"
    packed.write_bytes(gzip.compress(b"m@example.com"))
    plain.write_bytes(b"m@example.com")

    mask(packed, "--output", tmp_path / "plain.log")
    mask(packed, "--output", tmp_path / "a.zst")
    mask(plain, "--output", tmp_path / "b.gz")
    mask("--output", tmp_path / "c.gz", stdin=b"m@example.com")

    assert (tmp_path / "plain.log").read_bytes() == b"*@example.com"
    assert zstd.decompress((tmp_path / "a.zst").read_bytes()) == b"*@example.com"
    assert gzip.decompress((tmp_path / "b.gz").read_bytes()) == b"*@example.com"
    assert gzip.decompress((tmp_path / "c.gz").read_bytes()) == b"*@example.com"


def test_what_is_written_holds_neither_a_name_nor_a_time(tmp_path: Path) -> None:
    file = tmp_path / "+12025550101.log.gz"
    file.write_bytes(gzip.compress(b"m@example.com"))

    mask(file, "--in-place")

    assert file.read_bytes()[:8] == b"\x1f\x8b\x08\0\0\0\0\0"


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("kind", ["cut off", "broken", "followed by something else"])
def test_one_that_cannot_be_read_whole_is_left_as_it_is(kind: str, ending: str, tmp_path: Path) -> None:
    packed = PACK[ending]("\n".join(messages(2_000)).encode())
    middle = len(packed) // 2
    content = {
        "cut off": packed[:-20],
        "broken": packed[:middle] + bytes([packed[middle] ^ 255]) + packed[middle + 1 :],
        "followed by something else": packed + b"+12025550101, and so on",
    }[kind]
    file = tmp_path / f"a.log{ending}"
    file.write_bytes(content)

    told = mask(file, "--in-place")

    assert told.exit_code == 2
    name = {".gz": "gzip", ".zst": "zstd"}[ending]
    assert told.output == f"Error: {file}: is damaged or cut off: {name} cannot read it whole; get it anew.\n"
    assert file.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_name_that_says_compressed_of_what_is_not_is_refused(ending: str, tmp_path: Path) -> None:
    write(tmp_path / f"a.log{ending}", "+12025550101")

    told = mask(tmp_path / f"a.log{ending}")

    assert told.exit_code == 2
    assert "is named as if compressed with" in told.output
    assert "0101" not in told.output


def test_what_is_packed_twice_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.gz").write_bytes(gzip.compress(gzip.compress(b"+12025550101")))

    assert "is compressed once more; unpack it first." in mask(tmp_path / "a.gz").output


def test_without_zstd_the_extra_is_named_and_the_file_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("backports", "backports.zstd", "compression", "compression.zstd"):
        monkeypatch.setitem(sys.modules, name, None)
    file = tmp_path / "a.log.zst"
    content = b"\x28\xb5\x2f\xfd" + b"+12025550101"
    file.write_bytes(content)

    told = mask(file, "--in-place")

    assert told.exit_code == 2
    assert told.output == (
        f"Error: {file}: zstd is missing, which it is compressed with; install TextDesk with its extra, as in "
        'pip install "textdesk[zstd]".\n'
    )
    assert file.read_bytes() == content


def test_what_comes_out_does_not_depend_on_the_number_of_processes(tmp_path: Path) -> None:
    file = tmp_path / "a.log.gz"
    file.write_bytes(gzip.compress("\n".join(messages(120_000)).encode()))

    for jobs in (1, 3):
        assert mask(file, "--output", tmp_path / f"{jobs}.gz", "--jobs", jobs).exit_code == 0

    assert (tmp_path / "1.gz").read_bytes() == (tmp_path / "3.gz").read_bytes()


@pytest.mark.parametrize("compression", ["gzip", "zstd"])
def test_what_is_packed_can_be_unpacked_again(compression: Compression, tmp_path: Path) -> None:
    with (tmp_path / "a").open("wb") as file:
        target = packing(file, compression)
        for part in (b"", b"hello ", b"there"):
            target.write(part)
        target.close()

    with (tmp_path / "a").open("rb") as file:
        assert unpacked(file, compression).read() == b"hello there"


def test_what_waits_for_a_verdict_comes_out_as_it_went_in() -> None:
    with spool() as waiting:
        waiting.add(b"a" * 3_000_000)
        waiting.add(b"b")

        assert b"".join(waiting.parts()) == b"a" * 3_000_000 + b"b"
