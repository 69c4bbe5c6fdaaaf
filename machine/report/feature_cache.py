"""What the scenarios of features/ showed, taken over from the last time where nothing that they rest on has changed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import msgspec

from machine.evidence.cache import stage
from machine.evidence.checkout import ROOT
from machine.harness.bdd.feature_run import NOTHING_RAN, PathError, overheard, pytest_command, reading_arguments
from machine.harness.bdd.scenario_result import ScenarioShown

FEATURES = ROOT / "features"
PLUGIN = "machine.harness.bdd.plugin"
"""Loaded by pytest, in a process of its own."""


class StageError(Exception):
    """A stage could not run. The message is a sentence with place, cause and remedy."""


def features_shown(
    *,
    readings: tuple[str, ...] = (),
    fresh: bool,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[ScenarioShown, ...]:
    """Every scenario of features/ with its outcome and its power under these readings.

    `progress` gets the scenarios done, and how many there are. Raises StageError where pytest does not get as far as
    running them.
    """
    return stage(
        "features",
        tuple[ScenarioShown, ...],
        lambda: _run_features(readings, progress),
        fresh=fresh,
        of=readings,
        files=(FEATURES, ROOT / "pyproject.toml"),
        rests_on=(PLUGIN,),
    )


def _run_features(readings: tuple[str, ...], progress: Callable[[int, int], None]) -> tuple[ScenarioShown, ...]:
    with tempfile.TemporaryDirectory(prefix="textdesk-") as folder:
        target = Path(folder) / "features.json"
        arguments = (
            "--textdesk-power",
            "--textdesk-evidence",
            str(target),
            *reading_arguments(readings),
        )
        try:
            command = pytest_command([str(FEATURES)], *arguments)
        except PathError as error:
            raise StageError(str(error)) from None
        code, says = overheard(command, ROOT, progress)
        if code == NOTHING_RAN:
            raise StageError(f"No scenario of features/ was run, so no clause has evidence; pytest says:\n{says}")
        if code not in (0, 1) or not target.exists():
            raise StageError(f"The features could not be run; correct what pytest says:\n{says}")
        return msgspec.json.decode(target.read_bytes(), type=tuple[ScenarioShown, ...])
