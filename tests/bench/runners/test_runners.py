"""The runners that are compared run the same scenarios, and all are green in each."""

from tests.bench.runners.run import RUNNERS, measured


def test_tutorial_each_runner_passes_the_same_scenarios() -> None:
    rows = measured(1, "r*s", lambda _line: None)

    assert [row.name for row in rows] == list(RUNNERS)
    assert {row.passed for row in rows} == {rows[0].passed} and rows[0].passed == 6
    assert all(row.cpu_seconds > 0 for row in rows)
