"""What was verified is taken over by its content, and only by its content."""

from pathlib import Path

import pytest

from machine.evidence import cache as stages


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with one file to depend on."""
    monkeypatch.setattr(stages, "ROOT", tmp_path)
    monkeypatch.setattr(stages, "KEPT", tmp_path / "build" / "kept")
    (tmp_path / "requirements.lock").touch()
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "a.toml").write_text("one")
    return tmp_path


class Worker:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> int:
        self.calls += 1
        return self.calls


def test_tutorial_the_second_run_takes_over_the_first(house: Path) -> None:
    work = Worker()

    assert stages.stage("count", ["spec"], int, work, fresh=False) == 1
    assert stages.stage("count", ["spec"], int, work, fresh=False) == 1
    assert work.calls == 1


def test_fresh_works_again(house: Path) -> None:
    work = Worker()
    stages.stage("count", ["spec"], int, work, fresh=False)

    assert stages.stage("count", ["spec"], int, work, fresh=True) == 2
    assert stages.stage("count", ["spec"], int, work, fresh=False) == 2


@pytest.mark.parametrize("change", ["edit", "add", "rename", "remove", "lock"])
def test_any_change_of_what_it_depends_on_works_again(house: Path, change: str) -> None:
    work = Worker()
    stages.stage("count", ["spec"], int, work, fresh=False)
    file = house / "spec" / "a.toml"
    match change:
        case "edit":
            file.write_text("two")
        case "add":
            (house / "spec" / "b.toml").touch()
        case "rename":
            file.rename(house / "spec" / "c.toml")
        case "remove":
            file.unlink()
        case "lock":
            (house / "requirements.lock").write_text("other")

    assert stages.stage("count", ["spec"], int, work, fresh=False) == 2


def test_another_parameter_is_another_result(house: Path) -> None:
    work = Worker()
    stages.stage("count", ["spec"], int, work, fresh=False, of="2 agents")

    assert stages.stage("count", ["spec"], int, work, fresh=False, of="3 agents") == 2


def test_a_broken_kept_result_is_worked_out_anew(house: Path) -> None:
    work = Worker()
    stages.stage("count", ["spec"], int, work, fresh=False)
    [kept] = (house / "build" / "kept").glob("*.json")
    kept.write_text('{"half')

    assert stages.stage("count", ["spec"], int, work, fresh=False) == 2


def test_work_that_fails_keeps_nothing(house: Path) -> None:
    def fail() -> int:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        stages.stage("count", ["spec"], int, fail, fresh=False)

    assert list((house / "build").rglob("*.json")) == []


def test_the_oldest_results_go_beyond_the_limit(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "KEPT_LIMIT", 3)
    for size in range(5):
        stages.stage("count", ["spec"], int, Worker(), fresh=False, of=size)

    assert len(list((house / "build" / "kept").glob("*.json"))) == 3
