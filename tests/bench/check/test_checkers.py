"""The benchmark's checkers search one and the same space, and what one cannot do is said, never counted as done."""

from pathlib import Path

import pytest

from machine.explore.promela import exported
from machine.lifecycle.bounds import Bounds
from tests.bench.check import checkers, run
from tests.bench.check.checkers import CHECKERS, Asked, Finished, Missing, measured
from tests.crosscheck import spin

SMALL = Bounds(1, 1, 2, dialogs=False)
STATES = {"spin, forgetting": 25}
"""Where values that nobody reads again are forgotten; the others have all 31."""


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    model = tmp_path / "model.pml"
    model.write_text(exported(SMALL), encoding="utf-8")
    return Asked(SMALL, model, 60.0, 31)


@pytest.mark.parametrize("name", CHECKERS)
def test_each_checker_that_is_there_finishes_a_small_space_and_refutes_nothing(name: str, asked: Asked) -> None:
    found = measured(name, asked)

    if isinstance(found, Missing):
        assert name.split(",")[0] in ("spin", "minicheck")
        pytest.skip(found.reason)
    assert (found.whole, found.refuted, found.states) == (True, 0, STATES.get(name, 31))
    assert found.transitions == 211 or name == "spin, forgetting"
    assert found.state_bytes >= 0 < min(found.peak_bytes, found.processor_seconds)


@pytest.mark.parametrize("name", ["tuples", "library", "textdesk, plain"])
def test_a_checker_that_runs_out_of_time_has_not_finished(name: str, asked: Asked) -> None:
    found = measured(name, Asked(asked.bounds, asked.model, 1e-6, asked.states))

    assert isinstance(found, Finished)
    assert not found.whole
    assert found.states < 31


def test_a_checker_that_is_absent_is_missing_with_the_reason(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spin, "tools", lambda: "SPIN is not installed.")

    assert measured("spin", asked) == Missing("SPIN is not installed.")

    def refuse(name: str) -> None:
        raise ImportError(f"No module named {name!r}")

    monkeypatch.setattr(checkers, "import_module", refuse)
    assert measured("minicheck", asked) == Missing("not installed here: No module named 'minicheck'")


def test_who_finished_stands_first_and_by_what_it_took() -> None:
    def took(seconds: float, whole: bool) -> Finished:
        return Finished(387, 387, 4414, whole, 3870, 0, seconds, seconds, seconds, 50_000_000)

    head, rows = run.rows(
        {"slow": took(9.0, True), "cut": took(1.0, False), "fast": took(0.5, True), "gone": Missing("not here")}
    )

    assert [row[:3] for row in rows] == [
        ["fast", "387", "yes"],
        ["slow", "387", "yes"],
        ["cut", "387", "no"],
        ["gone", "not here", "—"],
    ]
    assert dict(zip(head, rows[0], strict=True))["states/s"] == "774"
