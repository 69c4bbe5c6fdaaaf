"""What `textdesk lint` found, for people and for programs: lines, JSON, SARIF, annotations of a GitHub workflow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from machine.evidence.checkout import NAME
from machine.language.finding import Finding
from machine.language.rules import RULES
from machine.language.telling import told
from machine.report.annotations import annotation
from spec.language import Language

LEVELS = {"error": "error", "warning": "warning", "information": "note", "hint": "note"}
GITHUB = {"error": "error", "warning": "warning", "information": "notice", "hint": "notice"}
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


class Linted(NamedTuple):
    """A file, the language in which something is said of it, and what was found."""

    path: Path
    language: Language
    findings: tuple[Finding, ...]


def text_lines(linted: Iterable[Linted]) -> Iterator[str]:
    """A line for each, with its rule."""
    for each in linted:
        for finding in each.findings:
            yield f"{told(each.path, finding, each.language)} [{finding.rule}]"


def github_lines(linted: Iterable[Linted]) -> Iterator[str]:
    """An annotation for each."""
    for each in linted:
        for finding in each.findings:
            says = finding.says.of(each.language)
            yield annotation(GITHUB[finding.severity], finding.rule, says, each.path.as_posix(), finding.line)


def json_of(linted: Iterable[Linted]) -> bytes:
    """A list of all, with the edits that mend each."""
    return msgspec.json.format(
        msgspec.json.encode(
            [
                {
                    "path": str(each.path),
                    "line": finding.line,
                    "rule": finding.rule,
                    "severity": finding.severity,
                    "says": finding.says.of(each.language),
                    "says_en": finding.says.en,
                    "says_ko": finding.says.ko,
                    "edits": [edit._asdict() for edit in finding.edits],
                }
                for each in linted
                for finding in each.findings
            ]
        ),
        indent=1,
    )


def sarif_of(linted: Iterable[Linted]) -> bytes:
    """SARIF 2.1.0 (OASIS), one run."""
    results = [
        {
            "ruleId": finding.rule,
            "level": LEVELS[finding.severity],
            "message": {"text": finding.says.of(each.language)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": each.path.as_posix()},
                        "region": _region(finding),
                    }
                }
            ],
        }
        for each in linted
        for finding in each.findings
    ]
    rules = [
        {
            "id": name,
            "defaultConfiguration": {"level": LEVELS[rule.severity]},
            "shortDescription": {"text": rule.says.en},
        }
        for name, rule in RULES.items()
    ]
    tool = {"driver": {"name": NAME, "version": version(NAME), "rules": rules}}
    run = {"tool": tool, "results": results}
    return msgspec.json.format(msgspec.json.encode({"$schema": SARIF, "version": "2.1.0", "runs": [run]}), indent=1)


def _region(finding: Finding) -> dict[str, Any]:
    region = {"startLine": finding.line}
    if finding.end > finding.start:
        region |= {"startColumn": finding.start + 1, "endColumn": finding.end + 1}
    return region
