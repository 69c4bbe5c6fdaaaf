"""What is said of a file while it is typed: at once what can be, aside what takes longer; the next change ends both.
When it is saved it is run on the desktop that it chooses as well, one run after the other: a desktop has one state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from time import monotonic

from lsprotocol import types as lsp

from machine.editor.desks import NamedDesks
from machine.editor.desktop_run import desktop_findings
from machine.editor.open_file import OpenFile
from machine.evidence.checkout import NAME
from machine.language.diagnosis import as_played, as_written, in_order, wrong_lines
from machine.language.draft import Draft, drafts
from machine.language.finding import Finding
from machine.language.power import power_findings

SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "information": lsp.DiagnosticSeverity.Information,
    "hint": lsp.DiagnosticSeverity.Hint,
}
FEW_DRAFTS, TOLD_SECONDS = 60, 1.0
"""Of a file with more scenarios what is written is told before anything is played, and the rest as it is found."""
MOST_DRAFTS = 200
"""Of a file whose scenarios are played under faults while it is typed."""
MOST_SECONDS = 120.0
"""Of a run on a desktop: what is not begun then is left out."""


class Diagnostics:
    """Looks at files, and publishes what it finds with `publish`. `open_file` gives a file as it is now, and `desk` is
    the name of the desktop that the editor's settings choose."""

    def __init__(
        self,
        open_file: Callable[[str], OpenFile],
        publish: Callable[[lsp.PublishDiagnosticsParams], None],
        desks: NamedDesks,
    ) -> None:
        self.desk: str | None = None
        self._open_file, self._publish, self._desks = open_file, publish, desks
        self._looking: dict[str, asyncio.Task[None]] = {}
        self._one_at_a_time = ThreadPoolExecutor(1)

    def look(self, uri: str, *, is_saved: bool = False) -> None:
        """Look at a file anew."""
        self.stop(uri)
        self._looking[uri] = asyncio.get_running_loop().create_task(self._look(uri, is_saved))

    def stop(self, uri: str) -> None:
        """Look at a file no longer."""
        if (before := self._looking.pop(uri, None)) is not None:
            before.cancel()

    def clear(self, uri: str) -> None:
        """Nothing is said of a file that is closed."""
        self.stop(uri)
        self._publish(lsp.PublishDiagnosticsParams(uri, []))

    async def _look(self, uri: str, is_saved: bool) -> None:
        text, loop = self._open_file(uri).text, asyncio.get_running_loop()
        findings = list(await loop.run_in_executor(None, as_written, text))
        parts, wrong, told = drafts(text), wrong_lines(findings), loop.time()
        if len(parts) > FEW_DRAFTS:
            self._tell(uri, text, findings)
        for draft in parts:
            findings += (await loop.run_in_executor(None, as_played, draft, wrong)).findings
            if loop.time() - told > TOLD_SECONDS:
                self._tell(uri, text, findings)
                told = loop.time()
        self._tell(uri, text, findings)
        if "@" in text:
            for draft in parts[:MOST_DRAFTS]:
                findings += await loop.run_in_executor(None, _power, draft)
            self._tell(uri, text, findings)
        if is_saved and (there := await self._there(text)):
            # What is false on our own desk as well is said once.
            known = wrong_lines(findings)
            self._tell(uri, text, [*findings, *(each for each in there if each.line not in known)])

    async def _there(self, text: str) -> list[Finding]:
        """What is found on the desktop that is chosen."""
        ended, until = Event(), monotonic() + MOST_SECONDS

        def work() -> list[Finding]:
            return list(desktop_findings(text, self._desks, self.desk, lambda: ended.is_set() or monotonic() > until))

        try:
            return await asyncio.get_running_loop().run_in_executor(self._one_at_a_time, work)
        finally:
            # A run that nobody waits for any more ends with the scenario that it is in.
            ended.set()

    def _tell(self, uri: str, text: str, findings: Sequence[Finding]) -> None:
        file = self._open_file(uri)
        if file.text != text:
            return
        told = [
            lsp.Diagnostic(
                range=file.range_of(each),
                message=each.says.of(file.language),
                severity=SEVERITIES[each.severity],
                code=each.rule,
                source=NAME,
            )
            for each in in_order(findings)
        ]
        self._publish(lsp.PublishDiagnosticsParams(uri, told, version=file.version))


def _power(draft: Draft) -> list[Finding]:
    return list(power_findings(draft))
