"""What `textdesk conform` found as commands of a GitHub workflow, which shows them beside the run: one line each.

>>> annotation("error", "CONF-6", "50% of them\\nfail")
'::error title=CONF-6::50%25 of them%0Afail'
"""

from __future__ import annotations

from collections.abc import Iterator

from machine.harness.conformance import Conformance
from machine.report.conformance import failure_lines
from spec.catalogue.entries import Words
from spec.language import Language

NOT_MET = Words(
    "What was not met is not known; see the log of the run.", "만나지 못한 것은 알 수 없다. 실행 기록을 보아야 한다."
)
MOST_CHARACTERS = 4_000
"""GitHub cuts a longer message off."""


def annotation_lines(found: Conformance, target: str, language: Language = "en") -> Iterator[str]:
    """An error for each failure and each failed step of the self-test, a warning where something is not known."""
    for outcome in found.self_test:
        if outcome.result == "failed":
            level = "warning" if outcome.is_lost else "error"
            yield annotation(level, f"self-test, {outcome.step}", outcome.found.of(language))
    for failure in found.failures:
        title = " ".join(failure.asks[:3])
        lines = (each.of(language) for each in failure_lines(failure))
        message = "\n".join((*lines, failure.feature(language)))
        yield annotation("error", f"{target} {failure.kind}: {title}", message)
    if found.verdict == "undetermined":
        yield annotation("warning", f"{target}: undetermined", NOT_MET.of(language))


def annotation(level: str, title: str, message: str) -> str:
    """One workflow command."""
    return f"::{level} title={_escaped(title, ':,')}::{_escaped(message[:MOST_CHARACTERS])}"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(char):02X}" if char in f"%\r\n{more}" else char for char in text)
