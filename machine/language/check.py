"""All that can be said of a feature file without running it.

>>> [finding.rule for finding in check("Feature: Transfer\\n  Scenario: Nothing").findings]
['scenario-empty']
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from gherkin.errors import CompositeParserException, ParserException

from machine.language.document import document
from machine.language.feature import Feature, feature_of
from machine.language.finding import Finding, found
from machine.language.line import HANGUL, language_in, language_of, lines_of, written_in
from machine.language.lost_lines import lost_lines
from machine.language.scenario_check import scenario_findings
from machine.language.source import source_of
from machine.language.step_check import step_findings
from machine.language.structure import structure_findings
from machine.language.tag_check import tag_findings
from spec.language import LANGUAGES, Language

MOST_KEPT = 64
LONGEST_KEPT = 200_000


class Checked(NamedTuple):
    """A text that was checked: the language of what is said of it, the findings by line, and the feature, None where it
    cannot be parsed."""

    language: Language
    findings: tuple[Finding, ...]
    feature: Feature | None

    @property
    def is_sound(self) -> bool:
        """Whether it can be run: nothing that was found is an error."""
        return self.feature is not None and all(each.severity != "error" for each in self.findings)


def check_file(path: Path) -> Checked:
    """Check a file, its bytes included."""
    read = source_of(path)
    if any(each.severity == "error" for each in read.findings):
        return Checked("ko" if HANGUL.search(path.name) else "en", read.findings, None)
    checked = check(read.text)
    return checked._replace(findings=(*read.findings, *checked.findings))


def check(text: str) -> Checked:
    """Check a text."""
    return _kept(text) if len(text) <= LONGEST_KEPT else _checked(text)


def _checked(text: str) -> Checked:
    written, language = written_in(text), language_in(text)
    header = _header(text, language_of(text), written)
    if header is not None:
        return Checked("ko" if written == "ko" else "en", (header,), None)
    feature: Feature | None = None
    try:
        feature = feature_of(document(text), text)
        findings = list(_meaning(text, feature, language))
    except (CompositeParserException, ParserException) as error:
        findings = list(structure_findings(text, language)) or [_unexplained(text, error)]
    except RecursionError:
        findings = [found("line-misplaced", 1)]
    return Checked(language, tuple(sorted(findings, key=lambda each: (each.line, each.start))), feature)


_kept = lru_cache(MOST_KEPT)(_checked)


def _meaning(text: str, feature: Feature | None, language: Language) -> Iterator[Finding]:
    if feature is None:
        yield from structure_findings(text, language)
        yield found("file-without-feature", 1)
        return
    yield from lost_lines(text, feature, language)
    yield from tag_findings(feature)
    wrong = tuple(step_findings(feature))
    yield from wrong
    yield from scenario_findings(feature, {each.line for each in wrong})


def _header(text: str, given: str, written: Language) -> Finding | None:
    """What is wrong with the line that says the language: it is ours to say before anything is read by it."""
    line = next((each.number for each in lines_of(text.split("\n\n", 1)[0][:2000]) if each.kind == "header"), 1)
    if given and given not in LANGUAGES:
        return found("header-unknown", line, given=given, wanted=written)
    if not given and written == "ko":
        # Where the line stands lower down, that is what is wrong.
        late = next((each.number for each in lines_of(text, "ko") if each.kind == "header"), 0)
        return found("header-late", late) if late else found("header-missing", 1)
    other: Language = "en" if written == "ko" else "ko"
    if given == other and _has_keywords(text, written) and not _has_keywords(text, other):
        return found("header-wrong", line, given=given)
    return None


def _has_keywords(text: str, language: Language) -> bool:
    return any(each.kind in ("section", "step") and each.keyword != "*" for each in lines_of(text, language))


def _unexplained(text: str, error: Exception) -> Finding:
    """The parser's first complaint, where none of ours explains it."""
    first: Any = error.errors[0] if isinstance(error, CompositeParserException) else error
    line = int(first.location["line"])
    last = text.count("\n") + 1
    return found("file-ends-early", last) if line > last else found("line-misplaced", line)
