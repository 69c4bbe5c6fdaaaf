"""What stands in a file's bytes: UTF-8 in any dress, what older editors write where it is beyond doubt, and one line
for the rest."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from machine.language.check import check_file
from machine.language.source import MOST_BYTES, MOST_LINE, feature_files, source, source_of
from tests.language.test_check import ENGLISH, RIGHT


def test_tutorial_a_file_from_an_older_editor_is_read_and_told_to_be_saved_anew() -> None:
    read = source(RIGHT.encode("cp949"))

    assert read.text == RIGHT
    assert [each.says.ko for each in read.findings] == ["파일을 CP949로 읽었다. UTF-8로 저장한다."]


@pytest.mark.parametrize(
    "content",
    [
        RIGHT.encode(),
        b"\xef\xbb\xbf" + RIGHT.encode(),
        RIGHT.replace("\n", "\r\n").encode(),
        RIGHT.replace("\n", "\r").encode(),
        unicodedata.normalize("NFD", RIGHT).encode(),
    ],
    ids=["plain", "byte order mark", "CRLF", "CR", "NFD"],
)
def test_utf_8_is_read_without_a_word_however_it_is_dressed(content: bytes) -> None:
    assert source(content) == (RIGHT, ())


@pytest.mark.parametrize("text", [RIGHT, ENGLISH], ids=["Korean", "English"])
@pytest.mark.parametrize("mark", ["\ufeff", ""], ids=["with its mark", "without"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_read_with_its_mark_and_without(encoding: str, mark: str, text: str) -> None:
    read = source((mark + text).encode(encoding))

    assert (read.text, [each.rule for each in read.findings]) == (text, ["file-other-encoding"])


@pytest.mark.parametrize(
    ("content", "rule", "line"),
    [
        (b"Feature: A\n  caf\xe9\n", "file-not-utf-8", 2),
        (b"Feature: \xed\xa0\x80\n", "file-not-utf-8", 1),
        (b"\xff\xfe\x00", "file-not-utf-8", 1),
        (b"Feature: A\n\0\n", "file-has-nul", 2),
        (b"Feature: " + b"a" * (MOST_LINE + 1), "line-too-long", 1),
    ],
    ids=["Latin-1", "a lone surrogate", "half of UTF-16", "NUL", "a line without end"],
)
def test_what_cannot_be_read_is_one_finding_at_its_line_and_no_text(content: bytes, rule: str, line: int) -> None:
    read = source(content)

    assert read.text == "" and [(each.rule, each.line) for each in read.findings] == [(rule, line)]


def test_a_file_that_is_too_large_or_not_there_is_an_answer(tmp_path: Path) -> None:
    (tmp_path / "large.feature").write_bytes(b"#" * (MOST_BYTES + 1))

    assert [each.rule for each in source_of(tmp_path / "large.feature").findings] == ["file-too-large"]
    assert [each.rule for each in check_file(tmp_path / "none.feature").findings] == ["file-unreadable"]


def test_a_link_that_leads_in_a_circle_is_not_followed_and_what_vanishes_is_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a" / "node_modules").mkdir(parents=True)
    (tmp_path / "a" / "mine.feature").write_text(RIGHT, encoding="utf-8")
    (tmp_path / "a" / "node_modules" / "theirs.feature").write_text(RIGHT, encoding="utf-8")
    try:
        (tmp_path / "a" / "round").symlink_to(tmp_path, target_is_directory=True)
    except OSError:
        pytest.skip("Links cannot be made here.")

    assert [path.name for path in feature_files(tmp_path)] == ["mine.feature"]
    assert list(feature_files(tmp_path / "gone")) == [tmp_path / "gone"]
    walked = feature_files(tmp_path)
    monkeypatch.setattr("os.scandir", lambda _folder: (_ for _ in ()).throw(FileNotFoundError("gone")))
    assert list(walked) == []


@given(st.binary(max_size=300))
def test_any_bytes_are_an_answer(content: bytes) -> None:
    read = source(content)

    assert read.text == "" or "\r" not in read.text
