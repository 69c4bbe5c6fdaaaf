"""What stands in a feature file, as text: from UTF-8, or from what an older editor wrote where that is beyond doubt."""

from __future__ import annotations

import codecs
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path
from typing import NamedTuple

from machine.language.finding import Finding, found

MOST_BYTES = 12_000_000
"""Of a feature file; 100,000 steps are some 8 MB."""
MOST_LINE = 100_000
"""Characters of a line."""
UTF16_MARKS = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
HANGUL = re.compile("[\uac00-\ud7a3]")
KOREAN_WORDS = ("기능", "시나리오", "배경", "먼저", "만일", "그러면", "그리고", "상담사", "고객")
"""A file in CP949 that holds one of these is no accident."""


LEFT_OUT = ("node_modules", "venv", "__pycache__", "{arch}", "*.egg", ".git", ".hypothesis")
"""Folders in which nobody keeps features of their own. Those that other runs of pytest leave out, as build, dist and
hidden ones, hold them as well as any."""


class Source(NamedTuple):
    """The text of a feature file: composed (NFC), its lines ended by newlines alone, so that places in it are lines and
    characters. `findings` are about the bytes; where one of them is an error there is no text."""

    text: str
    findings: tuple[Finding, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The lines, without what ends them."""
        return self.text.split("\n")


def feature_files(path: Path) -> Iterator[Path]:
    """Every feature file below a folder, in order, links to folders left aside; a file is itself. What vanishes
    meanwhile is not there."""
    if not path.is_dir():
        yield path
        return
    for folder, folders, files in os.walk(path):
        folders[:] = sorted(each for each in folders if not any(fnmatch(each, left) for left in LEFT_OUT))
        yield from (Path(folder) / each for each in sorted(files) if each.lower().endswith(".feature"))


def source_of(path: Path) -> Source:
    """What stands in a file; why not, where it cannot be read, as a finding."""
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            return Source("", (found("file-too-large", 1, size=f"{size:,}", most=f"{MOST_BYTES:,}"),))
        content = path.read_bytes()
    except OSError as error:
        return Source("", (found("file-unreadable", 1, why=error.strerror or type(error).__name__),))
    return source(content)


def source(content: bytes) -> Source:
    """What stands in these bytes."""
    for mark, encoding in UTF16_MARKS.items():
        if content.startswith(mark):
            return _decoded(content[len(mark) :], encoding, "UTF-16")
    if (unmarked := _unmarked_utf16(content)) is not None:
        return _decoded(content, unmarked, "UTF-16")
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return _plain(content.decode("utf-8"))
    except UnicodeDecodeError as error:
        where = content.count(b"\n", 0, error.start) + 1
    try:
        text = content.decode("cp949")
    except UnicodeDecodeError:
        return Source("", (found("file-not-utf-8", where),))
    if HANGUL.search(text) and any(word in text for word in KOREAN_WORDS):
        return _decoded(content, "cp949", "CP949")
    return Source("", (found("file-not-utf-8", where),))


def _unmarked_utf16(content: bytes) -> str | None:
    """The encoding of a text in UTF-16 without its mark; None where it is no feature in it."""
    if b"\0" not in content:
        return None
    for encoding in UTF16_MARKS.values():
        with suppress(UnicodeDecodeError):
            if any(word in content.decode(encoding) for word in (*KOREAN_WORDS, "Feature:")):
                return encoding
    return None


def _decoded(content: bytes, encoding: str, name: str) -> Source:
    """A text in another encoding, which is said."""
    try:
        read = _plain(content.decode(encoding))
    except UnicodeDecodeError:
        return Source("", (found("file-not-utf-8", 1),))
    return read._replace(findings=(found("file-other-encoding", 1, encoding=name), *read.findings))


def _plain(text: str) -> Source:
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if (place := text.find("\0")) >= 0:
        return Source("", (found("file-has-nul", text.count("\n", 0, place) + 1),))
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > MOST_LINE:
            return Source("", (found("line-too-long", number, size=f"{len(line):,}", most=f"{MOST_LINE:,}"),))
    return Source(text)
