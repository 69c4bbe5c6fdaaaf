"""The page of the room is true: what it shows is what its commands print, in the same order."""

import gzip
import os
import re
import shlex
from pathlib import Path

import pytest

from tests.archive.archives import mask, write

PAGE = Path(__file__).resolve().parents[2] / "machine" / "archive" / "README.md"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of what the page has at hand, in which its commands run."""
    (tmp_path / "archive").mkdir()
    (tmp_path / "archive" / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (tmp_path / "archive" / "may.log.gz").write_bytes(gzip.compress(b"call +12025550101\n")[:-4])
    write(tmp_path / "archive" / "may.txt", "call +12025550101\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_command_of_the_page_prints_what_it_shows(folder: Path) -> None:
    shown = "".join(re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
    commands = re.findall(r"\$ (\S+)(?: mask)? (.*)\n((?:(?!\$ ).*\n)*)", shown)

    for program, arguments, expected in commands:
        if program == "cat":
            write(folder / arguments, expected)
        else:
            assert mask(*shlex.split(arguments)).output.replace(os.sep, "/") == expected

    assert [program for program, _, _ in commands].count("textdesk") == 7
    assert (folder / "masked.csv").read_bytes().count(b"*") == 8 + 9 + 4
    assert (folder / "masked" / "may.txt").read_bytes() == b"call ********0101\n"
