"""What the scenarios showed is of all of them, whatever the environment tells other runs of pytest."""

from pathlib import Path

import pytest

from machine.evidence import cache
from machine.report import feature_cache
from machine.report.feature_cache import StageError, features_shown


def test_options_for_pytest_in_the_environment_leave_no_scenario_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(cache, "kept_folder", lambda: tmp_path)
    monkeypatch.setattr(feature_cache, "FEATURES", feature_cache.FEATURES / "en" / "request_numbers.feature")
    monkeypatch.setenv("PYTEST_ADDOPTS", "-k no_such_scenario")

    shown = features_shown(fresh=True)

    assert len(shown) > 1
    assert {each.outcome for each in shown} == {"passed"}
    assert [path.name.partition("-")[0] for path in tmp_path.glob("*.json")] == ["features"]
    assert features_shown(fresh=False) == shown


def test_a_feature_file_that_cannot_be_read_is_said_and_nothing_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "wrong.feature").write_text("Scenario without a feature")
    monkeypatch.setattr(cache, "kept_folder", lambda: tmp_path / "kept")
    monkeypatch.setattr(feature_cache, "FEATURES", tmp_path)

    with pytest.raises(StageError, match=r"The features could not be run; correct what pytest says:\n"):
        features_shown(fresh=True)
    assert [*(tmp_path / "kept").glob("*.json")] == []
