"""How a finding is told on a terminal: where it is, the line itself, and the sentence, in the file's language."""

from __future__ import annotations

from pathlib import Path

from machine.language.feature import Step
from machine.language.finding import Finding
from spec.catalogue.entries import Words
from spec.language import Language

WARNING = Words("warning: ", "주의: ")


def told(path: Path, finding: Finding, language: Language, step: Step | None = None, *, is_strict: bool = False) -> str:
    """One finding, with the step that it is about where that is known. Where somebody `is_strict` none is a doubt."""
    grave = WARNING.of(language) if finding.severity == "warning" and not is_strict else ""
    where = f"{path}:{finding.line}: "
    says = f"{grave}{finding.says.of(language)}"
    return f"{where}{says}" if step is None else f"{where}{step.keyword} {step.text}\n  {says}"
