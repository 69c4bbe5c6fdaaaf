"""How a finding is told on a terminal: where it is, the line itself, and the sentence, in the file's language."""

from __future__ import annotations

from pathlib import Path
from textwrap import indent

from machine.language.feature import Step
from machine.language.finding import Finding
from spec.catalogue.entries import Words
from spec.language import Language

INDENT = "  "
GRAVE = {
    "error": Words("", ""),
    "warning": Words("warning: ", "주의: "),
    "information": Words("note: ", "알림: "),
    "hint": Words("hint: ", "참고: "),
}


def told(path: Path, finding: Finding, language: Language, step: Step | None = None, *, is_strict: bool = False) -> str:
    """One finding, with the step that it is about where that is known. Where somebody `is_strict` none is a doubt. A
    file below the working folder goes by where it lies there."""
    grave = "" if is_strict else GRAVE[finding.severity].of(language)
    here = Path.cwd()
    shown = path.relative_to(here) if path.is_relative_to(here) else path
    where = f"{shown}:{finding.line}: "
    says = f"{grave}{finding.says.of(language)}"
    if step is None:
        return f"{where}{says}"
    return f"{where}{step.keyword} {step.text}\n{indent(says, INDENT)}"
