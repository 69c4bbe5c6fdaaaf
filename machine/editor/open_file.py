"""A file that an editor has open: its text, and places in it as the client counts them.

The client counts lines from 0 and characters in units of its own, UTF-16 as a rule; we count lines from 1 and whole
characters. A place that is outside the file is its nearest end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import unquote, urlparse

from lsprotocol import types as lsp
from pygls.workspace import TextDocument, Workspace

from machine.language.finding import Edit, Finding
from machine.language.line import language_in
from machine.language.name_use import NameUse
from machine.language.source import feature_files, source_of
from spec.language import Language

MOST_CHARACTERS = 2_000_000
"""Of a file that is looked at while it is typed; of a longer one nothing is said."""
MOST_FILES = 500
"""Of a folder in which uses of a step are looked for."""


class OpenFile:
    """One file of a workspace, as it is now."""

    def __init__(self, workspace: Workspace, uri: str) -> None:
        self.uri = uri
        self._workspace = workspace
        self._document: TextDocument = workspace.get_text_document(uri)
        source = self._document.source.replace("\r\n", "\n")
        self.text = source if len(source) <= MOST_CHARACTERS else ""
        self.lines = self.text.split("\n")

    @property
    def version(self) -> int | None:
        """Which of the client's versions it is."""
        return self._document.version

    @property
    def language(self) -> Language:
        """In which it is spoken of."""
        return language_in(self.text)

    def place(self, position: lsp.Position) -> tuple[int, int]:
        """The line, and the characters before a position there."""
        if not 0 <= position.line < len(self.lines):
            return len(self.lines), len(self.lines[-1])
        own = self._document.position_codec.position_from_client_units(self._document.lines, position)
        return own.line + 1, min(own.character, len(self.lines[own.line]))

    def range(self, line: int, start: int, end: int) -> lsp.Range:
        """Characters of a line."""
        own = lsp.Range(lsp.Position(line - 1, start), lsp.Position(line - 1, max(start, end)))
        return self._document.position_codec.range_to_client_units(self._document.lines, own)

    def whole_line(self, line: int) -> lsp.Range:
        """A line without the blanks at its ends."""
        words = self.lines[line - 1] if line <= len(self.lines) else ""
        return self.range(line, len(words) - len(words.lstrip()), len(words.rstrip()))

    def end_of(self, line: int) -> lsp.Position:
        """Behind the last character of a line."""
        return self.range(line, 0, len(self.lines[line - 1])).end

    def range_of(self, finding: Finding) -> lsp.Range:
        """Where a finding is."""
        if finding.end > finding.start:
            return self.range(finding.line, finding.start, finding.end)
        return self.whole_line(finding.line)

    def edits(self, edits: Iterable[Edit]) -> list[lsp.TextEdit]:
        """Edits as the client makes them."""
        return [lsp.TextEdit(self.range(each.line, each.start, each.end), each.text) for each in edits]

    def replaced_by(self, after: str) -> list[lsp.TextEdit]:
        """The edit that makes another text of it, none where it is that."""
        if self.text == after:
            return []
        return [lsp.TextEdit(lsp.Range(lsp.Position(0, 0), self.end_of(len(self.lines))), after)]

    def location(self, use: NameUse) -> lsp.Location:
        """Where a name stands."""
        return lsp.Location(self.uri, self.range(use.line, use.start, use.end))

    def beside(self) -> Iterator[OpenFile]:
        """This file, and the other feature files of its folder: as they are open, or as they lie there."""
        yield self
        parsed = urlparse(self.uri)
        folder = Path(unquote(parsed.path)).parent
        if parsed.scheme != "file" or not folder.is_dir():
            return
        for number, path in enumerate(feature_files(folder)):
            if number == MOST_FILES:
                return
            if path.as_uri() != self.uri and not any(each.severity == "error" for each in source_of(path).findings):
                yield OpenFile(self._workspace, path.as_uri())
