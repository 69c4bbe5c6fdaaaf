"""Whether a feature file can be run, for those who want nothing else of it."""

from __future__ import annotations

from pathlib import Path

from machine.language.check import check_file
from machine.language.feature import Feature
from machine.language.telling import told


class FeatureError(Exception):
    """A feature file cannot be run. Each line of the message names file and line, the cause and the remedy."""


def check_feature(path: Path) -> Feature:
    """The feature of a file. Raises FeatureError, one line for each problem, unless every scenario of it can run and
    checks something."""
    checked = check_file(path)
    errors = [each for each in checked.findings if each.severity == "error"]
    if errors:
        raise FeatureError("\n".join(told(path, each, checked.language) for each in errors))
    assert checked.feature is not None, "it has no error"
    return checked.feature
