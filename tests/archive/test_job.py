"""A run over files: what is refused before it starts, what it leaves when it is broken off, what its report says."""

import json
import os
import signal
import subprocess
import sys
import time
from itertools import product
from pathlib import Path

import pytest

from machine.archive import ArchiveError, Fields, Job, Rules, Task, plan, run
from machine.archive.blocks import BLOCK_BYTES
from tests.archive.archives import mask, messages, read, write
from tests.long_forms import some_of

NOTHING_ODD = {"numbers_as_texts": 0, "bad_lines": 0, "uneven_records": 0}


@pytest.fixture
def chat(tmp_path: Path) -> Path:
    """A text file with one number in it."""
    write(tmp_path / "chat.txt", "call +12025550101\n")
    return tmp_path / "chat.txt"


def test_tutorial_many_files_are_masked_into_a_folder_with_a_report(tmp_path: Path, chat: Path) -> None:
    write(tmp_path / "chat.jsonl", '{"text":"melissa@gmail.com and +12025550102"}\n{"text":"hello"}\n')

    told = mask(
        chat,
        tmp_path / "chat.jsonl",
        "--field",
        "text",
        "--output-dir",
        tmp_path / "out",
        "--report",
        tmp_path / "r.json",
    )

    assert (told.exit_code, told.output) == (0, "")
    assert read(tmp_path / "out" / "chat.txt") == "call ********0101\n"
    assert read(tmp_path / "out" / "chat.jsonl") == '{"text":"m******@gmail.com and ********0102"}\n{"text":"hello"}\n'
    report = json.loads(read(tmp_path / "r.json"))
    assert [each["counts"] for each in report["files"]] == [
        {"messages": 1, "changed": 1, "findings": {"phone": 1}, **NOTHING_ODD},
        {"messages": 2, "changed": 1, "findings": {"email": 1, "phone": 1}, **NOTHING_ODD},
    ]
    assert report["total"] == {
        "messages": 3,
        "changed": 2,
        "findings": {"email": 1, "phone": 2},
        **NOTHING_ODD,
    }
    assert report["left"] == report["failed"] == []


def test_the_report_holds_no_value_not_even_in_a_file_s_name(tmp_path: Path) -> None:
    archive = tmp_path / "+12025550101.txt"
    write(archive, "melissa@gmail.com 4111 1111 1111 1111 +12025550102\nmy ssn is 000-12-3456\n")

    mask(archive, "--in-place", "--report", tmp_path / "report.json")

    report = read(tmp_path / "report.json")
    assert json.loads(report)["total"] == {
        "messages": 2,
        "changed": 2,
        "findings": {"card": 1, "email": 1, "phone": 1, "ssn": 1},
        **NOTHING_ODD,
    }
    for value in ("melissa", "4111", "1111", "2025550101", "2025550102", "0102", "3456"):
        assert value not in report


def test_the_report_of_a_stream_counts_as_that_of_a_file(tmp_path: Path) -> None:
    text = "\n".join(messages(500))
    write(tmp_path / "a.txt", text)

    mask(tmp_path / "a.txt", "--in-place", "--report", tmp_path / "file.json")
    mask("--report", tmp_path / "stream.json", stdin=text.encode())

    of_file, of_stream = (json.loads(read(tmp_path / name))["total"] for name in ("file.json", "stream.json"))
    assert of_file == of_stream
    assert of_file["messages"] == 500
    assert of_file["changed"] == sum(of_file["findings"].values()) > 20


def test_kinds_keep_mode_and_policy_are_chosen_on_the_command_line() -> None:
    text = b"m@example.com +12025550101 serial 123456789 and 900101-1234567"

    assert (
        mask("--kinds", "email", stdin=text).stdout == "*@example.com +12025550101 serial 123456789 and 900101-1234567"
    )
    assert mask("--keep", 0, stdin=b"+12025550101").stdout == "************"
    assert "123456789" in mask(stdin=text).stdout
    assert "123456789" not in mask("--mode", "strict", stdin=text).stdout
    assert "900101-1234567" in mask(stdin=text).stdout
    assert "900101-1234567" not in mask("--policy", "extended", stdin=text).stdout


@pytest.mark.parametrize("kinds", ["", ",", "email,telephone"])
def test_unknown_kinds_are_refused_with_those_there_are(kinds: str) -> None:
    told = mask("--kinds", kinds, stdin=b"+12025550101")

    assert told.exit_code == 2
    assert told.output.startswith("Error: --kinds: these are the kinds: email, ")


def test_what_is_there_is_replaced_only_when_told_to(tmp_path: Path, chat: Path) -> None:
    out = tmp_path / "out.txt"
    write(out, "precious")

    refused = mask(chat, "--output", out)

    assert refused.exit_code == 2
    assert refused.output == f"Error: {out}: is there already; name another, or say --force to replace it.\n"
    assert read(out) == "precious"
    assert mask(chat, "--output", out, "--force").exit_code == 0
    assert read(out) == "call ********0101\n"


def test_a_report_overwrites_nothing_either(tmp_path: Path, chat: Path) -> None:
    for arguments in (
        ("--report", chat),
        ("--report", chat, "--force"),
        ("--output", tmp_path / "o", "--report", tmp_path / "o"),
    ):
        assert mask(chat, *arguments).exit_code == 2
    assert read(chat) == "call +12025550101\n"
    assert [path.name for path in tmp_path.iterdir()] == ["chat.txt"]


def test_in_place_a_link_stays_a_link_and_the_mode_stays(tmp_path: Path, chat: Path) -> None:
    chat.chmod(0o640)
    link = tmp_path / "link.txt"
    try:
        link.symlink_to(chat)
    except OSError:
        pytest.skip("this system lets nobody make links")

    assert mask(link, "--in-place").exit_code == 0

    assert link.is_symlink()
    assert read(chat) == "call ********0101\n"
    if os.name == "posix":
        assert chat.stat().st_mode & 0o777 == 0o640


def test_everything_that_cannot_be_done_is_refused_before_anything_is_written(tmp_path: Path, chat: Path) -> None:
    records, document = tmp_path / "a.jsonl", tmp_path / "a.json"
    write(records, '{"text":"+12025550101"}\n')
    write(document, '{"text":"+12025550101"}\n')
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    other = tmp_path / "other"
    wrong: dict[str, tuple[object, ...]] = {
        "say one of them": (chat, "--in-place", "--output", other),
        "--output takes one file, here are 2": (chat, records, "--output", other),
        "has no name to write under": ("-", "--in-place"),
        "name what to mask with --field": (records,),
        "or mask all of it with --all-fields": (document,),
        "leave it or --field out": (records, "--field", "text", "--all-fields"),
        "text has no fields": (chat, "--field", "text"),
        "is read as well": (chat, "--output", chat, "--force"),
        "two files would be written there": (chat, chat, "--output-dir", other),
        "named twice": (chat, chat),
        "is no regular file": (chat, "--output", tmp_path, "--force"),
        "does not exist": (other,),
        "is a folder; say --output-dir": (tmp_path,),
        "--delimiter: give one sign": (chat, "--delimiter", "ab"),
    }

    for words, arguments in wrong.items():
        told = mask(*arguments)
        assert told.exit_code == 2, words
        assert words in told.output
        assert "0101" not in told.output

    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_that_cannot_be_masked_keeps_none_of_the_others_from_it(tmp_path: Path, chat: Path) -> None:
    write(tmp_path / "a.jsonl", '{"a": 1}')
    write(tmp_path / "z.txt", "m@example.com")

    told = mask(chat, tmp_path / "a.jsonl", tmp_path / "z.txt", "--field", "b", "--output-dir", tmp_path / "out")

    assert told.exit_code == 2
    assert told.output == (
        f'Error: {tmp_path / "a.jsonl"}: no record has the field "b"; correct the name or leave it out.\n'
    )
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["chat.txt", "z.txt"]


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path, chat: Path) -> None:
    told = mask(chat, "--output", chat / "out.txt")

    assert told.exit_code == 2
    assert told.output.startswith(f"Error: {chat}: cannot be read or written (")


def test_the_same_from_python(chat: Path, tmp_path: Path) -> None:
    done: list[int] = []

    report = run(Job(plan([chat], None, output=tmp_path / "out"), Rules(), counting=True), done.append)

    assert (report.total.messages, report.total.findings) == (1, {"phone": 1})
    assert sum(done) == chat.stat().st_size
    assert plan([], Fields(), format="jsonl") == (Task(None, None, "jsonl", is_said=True),)
    with pytest.raises(ArchiveError, match="name what to mask"):
        plan([], None, format="jsonl")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a named pipe lets the run be broken off at a known place")
@pytest.mark.parametrize(
    ("number", "jobs"),
    some_of(
        list(product((signal.SIGTERM, signal.SIGINT, signal.SIGHUP), (1, 2))),
        lambda each: each in ((signal.SIGTERM, 1), (signal.SIGINT, 2)),
    ),
)
def test_a_run_that_is_broken_off_leaves_nothing_behind(number: signal.Signals, jobs: int, tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    os.mkfifo(source)
    write(target, "as it was")
    command = [
        sys.executable,
        "-c",
        "from machine.cli import main; main()",
        "mask",
        str(source),
        "--output",
        str(target),
        "--force",
    ]
    with subprocess.Popen(
        [*command, "--jobs", str(jobs)],
        stderr=subprocess.PIPE,
        # Tests that run in a shell's background ignore the interrupt, and so would their children.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        with source.open("wb") as pipe:
            pipe.write(b"call +12025550101\n" + b"hello there, hello again\n" * (BLOCK_BYTES // 3))
            pipe.flush()
            aside = _appears(tmp_path, ".target.")
            process.send_signal(number)
            process.wait(30)
        assert process.stderr is not None
        told = process.stderr.read()

    assert aside.name != "target"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["source", "target"]
    assert read(target) == "as it was"
    assert process.returncode == (1 if number == signal.SIGINT else 128 + number)
    assert b"Traceback" not in told


def _appears(folder: Path, prefix: str) -> Path:
    """The file that the run writes aside, once it has something in it."""
    for _ in range(1_000):
        for path in folder.iterdir():
            if path.name.startswith(prefix) and path.stat().st_size:
                return path
        time.sleep(0.02)
    raise AssertionError("the run wrote nothing aside")
