"""What was verified is taken over by all that it rests on, and only by that; what is kept is whole or is not there."""

import math
import os
import subprocess
import sys
from itertools import product
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from machine.evidence import cache
from machine.evidence.cache import cached, content_hash, keep, stage
from machine.evidence.checkout import ROOT, checkout
from machine.evidence.closure import closure, sources
from tests.evidence.stages import STAGES


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small checkout in which every call of a stage is like one of a process of its own."""
    for name, content in (
        ("pyproject.toml", '[project]\nname = "textdesk"\n'),
        ("spec/__init__.py", ""),
        ("spec/words.toml", "one"),
        ("machine/__init__.py", ""),
        ("machine/desk.py", "def work():\n    from spec import words"),
        ("machine/screen.py", ""),
        ("features/transfer.feature", "Feature: Transfer"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    monkeypatch.setattr(cache, "ROOT", tmp_path)
    monkeypatch.setattr(cache, "STARTED", math.inf)
    return tmp_path


class Worker:
    """Work that is written in machine/desk.py, and counts how often it is asked."""

    def __init__(self) -> None:
        self.__module__ = "machine.desk"
        self.calls = 0

    def __call__(self) -> int:
        self.calls += 1
        return self.calls


def kept_in(house: Path) -> list[Path]:
    """Results, but not what modules rest on, which is kept beside them."""
    return sorted(path for path in (house / "build" / "kept").glob("*") if path.is_file())


def test_tutorial_the_second_run_takes_over_the_first(house: Path) -> None:
    work = Worker()

    assert stage("count", int, work, fresh=False) == 1
    assert stage("count", int, work, fresh=False) == 1
    assert work.calls == 1
    assert [path.name.partition("-")[0] for path in kept_in(house)] == ["count"]


def test_fresh_works_again(house: Path) -> None:
    work = Worker()
    stage("count", int, work, fresh=False)

    assert stage("count", int, work, fresh=True) == 2
    assert stage("count", int, work, fresh=False) == 2


@pytest.mark.parametrize(
    ("change", "calls"),
    [("edit", 2), ("add data", 2), ("rename data", 2), ("remove data", 2), ("import more", 2), ("edit beside", 1)],
)
def test_a_change_of_what_it_rests_on_works_again_and_no_other(house: Path, change: str, calls: int) -> None:
    work = Worker()
    stage("count", int, work, fresh=False)
    words = house / "spec" / "words.toml"
    match change:
        case "edit":
            words.write_text("two")
        case "add data":
            (house / "spec" / "more.toml").touch()
        case "rename data":
            words.rename(house / "spec" / "other.toml")
        case "remove data":
            words.unlink()
        case "import more":
            (house / "machine" / "__init__.py").write_text("import machine.screen")
        case "edit beside":
            (house / "machine" / "screen.py").write_text("import json")

    assert stage("count", int, work, fresh=False) == calls


def test_a_file_that_it_reads_besides_counts_where_it_is_named(house: Path) -> None:
    work, features = Worker(), house / "features"
    stage("count", int, work, fresh=False, files=(features,))

    assert stage("count", int, work, fresh=False, files=(features,)) == 1
    (features / "transfer.feature").write_text("Feature: Another")
    assert stage("count", int, work, fresh=False, files=(features,)) == 2
    (features / "more.feature").touch()
    assert stage("count", int, work, fresh=False, files=(features,)) == 3
    assert stage("count", int, work, fresh=False) == 4


def test_a_module_that_it_has_loaded_by_name_counts_where_it_is_named(house: Path) -> None:
    work = Worker()
    stage("count", int, work, fresh=False, rests_on=("machine.screen",))
    (house / "machine" / "screen.py").write_text("import json")

    assert stage("count", int, work, fresh=False, rests_on=("machine.screen",)) == 2


@pytest.mark.parametrize(("one", "other"), [("2 agents", "3 agents"), (1, "1"), (("a", "b"), ("ab",)), ((), None)])
def test_another_value_is_another_result(house: Path, one: object, other: object) -> None:
    work = Worker()
    stage("count", int, work, fresh=False, of=one)

    assert stage("count", int, work, fresh=False, of=other) == 2
    assert stage("count", int, work, fresh=False, of=one) == 1


def test_another_library_and_another_python_are_another_result(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[frozenset[str]] = []

    def versions(libraries: frozenset[str]) -> dict[str, str]:
        asked.append(libraries)
        return {"msgspec": f"0.{len(asked)}"}

    (house / "machine" / "desk.py").write_text("import msgspec")
    keys = [content_hash(["machine.desk"])]
    monkeypatch.setattr(cache, "versions", versions)
    keys += [content_hash(["machine.desk"]), content_hash(["machine.desk"])]
    monkeypatch.setattr("platform.python_version", lambda: "3.99.0")
    keys.append(content_hash(["machine.desk"]))

    assert asked == [frozenset({"msgspec"})] * 3
    assert len(set(keys)) == 4


def test_work_that_is_not_ours_has_no_key(house: Path) -> None:
    with pytest.raises(LookupError, match=r"There is no module tests.evidence.test_cache of ours"):
        stage("count", int, lambda: 1, fresh=False)
    with pytest.raises(TypeError):
        content_hash(["machine.desk"], of=object())


def test_a_process_whose_sources_have_changed_takes_over_nothing_and_gives_nothing_on(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "STARTED", 1_000.0)
    for path in house.rglob("*"):
        os.utime(path, (999.0, 999.0))
    before = content_hash(["machine.desk"])
    assert content_hash(["machine.desk"]) == before

    os.utime(house / "machine" / "screen.py", (1_001.0, 1_001.0))
    assert content_hash(["machine.desk"]) == before

    os.utime(house / "spec" / "words.toml", (1_001.0, 1_001.0))
    assert before != content_hash(["machine.desk"]) != content_hash(["machine.desk"])


# --- the house itself


@pytest.mark.parametrize("modules", STAGES.values(), ids=STAGES)
@pytest.mark.parametrize("every", [12, pytest.param(1, marks=pytest.mark.long)], ids=["some", "all"])
def test_each_file_that_a_stage_rests_on_changes_its_key_and_all_others_together_do_not(
    modules: tuple[str, ...], every: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = sources(ROOT)
    rests_on = closure(modules, ours).files
    now = dict(ours)
    monkeypatch.setattr(cache, "STARTED", math.inf)
    monkeypatch.setattr(cache, "sources", lambda _root, _modules: now)
    before = content_hash(modules)

    now.update((file, content + b"\n") for file, content in ours.items() if file not in rests_on)
    assert now != ours and content_hash(modules) == before

    keys, changed = set(), sorted(rests_on)[::every]
    for file in changed:
        now = {**ours, file: ours[file] + b"\n"}
        keys.add(content_hash(modules))
    assert len(keys - {before}) == len(changed) and len(rests_on) > 80


def test_what_the_stages_rest_on_is_not_everything_and_not_nothing() -> None:
    ours = sources(ROOT)
    rests_on = {stage: closure(modules, ours).files for stage, modules in STAGES.items()}

    assert {"spec/catalogue/clauses.toml", "machine/lifecycle/guards.py"} <= frozenset.intersection(*rests_on.values())
    assert "machine/desk/record.py" not in rests_on["machine.report.exploration_cache"]
    assert "machine/desk/record.py" in rests_on["machine.generate.plan"]
    assert "machine/explore/search.py" not in rests_on["machine.harness.stateful.desk_machine"]
    assert "machine/faults/clause_faults.py" in rests_on["machine.report.feature_cache"]
    for files in rests_on.values():
        assert not {"machine/cli/verify.py", "machine/pages/page.css", "machine/py.typed"} <= files
        assert "machine/cli/verify.py" not in files


def test_a_benchmark_rests_on_what_it_imports_of_the_tests_and_of_the_packages() -> None:
    files = closure(["tests.bench.check.run"], sources(ROOT, ["tests.bench.check.run"])).files

    assert {"tests/bench/check/run.py", "tests/bench/check/checkers.py", "machine/explore/promela.py"} <= files
    assert not any(file.startswith(("tests/mutation/", "tests/bench/masking/", "machine/cli/")) for file in files)


# --- what lies in the folder

KEY = "0" * 32


def test_nothing_that_is_broken_foreign_or_another_stages_is_believed(house: Path) -> None:
    keep("count", KEY, 1)
    [path] = kept_in(house)
    whole = path.read_bytes()
    assert cached("count", KEY, int) == 1
    assert cached("count", KEY, str) is None

    for name, broken in (
        ("cut short", whole[:-1]),
        ("empty", b""),
        ("another result", whole.replace(b'"result":1', b'"result":2')),
        ("of another key", whole.replace(KEY.encode(), b"1" * 32)),
        ("of another stage", whole.replace(b'"count"', b'"other"')),
        ("a bare result", b"1"),
        ("no text", b"\xff\xfe\x00"),
        ("too deep", b'{"a":' + b"[" * 100_000),
    ):
        assert broken != whole, name
        path.write_bytes(broken)
        assert cached("count", KEY, int) is None, name
    path.unlink()
    path.mkdir()
    assert cached("count", KEY, int) is None


def test_a_broken_result_is_made_anew(house: Path) -> None:
    work = Worker()
    stage("count", int, work, fresh=False)
    [path] = kept_in(house)
    path.write_text('{"half')

    assert stage("count", int, work, fresh=False) == 2
    assert stage("count", int, work, fresh=False) == 2


def test_whatever_byte_of_a_result_is_another_it_is_not_believed(house: Path) -> None:
    result = {"mutants": 1_035, "killed": 99}
    keep("count", KEY, result)
    [path] = kept_in(house)
    whole = path.read_bytes()
    believed = set()

    for place, bit in product(range(len(whole)), (0, 7)):
        broken = bytearray(whole)
        broken[place] ^= 1 << bit
        path.write_bytes(broken)
        if (found := cached("count", KEY, dict[str, int])) is not None:
            assert found == result
            believed.add((place, bit))

    assert believed == set()


def test_work_that_fails_keeps_nothing(house: Path) -> None:
    def fail() -> int:
        raise RuntimeError

    fail.__module__ = "machine.desk"
    with pytest.raises(RuntimeError):
        stage("count", int, fail, fresh=False)

    assert kept_in(house) == []


def test_where_nothing_can_be_written_the_work_is_done_all_the_same(house: Path) -> None:
    (house / "build").write_text("no folder")
    work = Worker()

    assert [stage("count", int, work, fresh=False) for _ in range(2)] == [1, 2]


def test_what_was_not_used_for_longest_goes_beyond_the_limit(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "KEPT_LIMIT", 3)
    for number in range(3):
        keep("count", f"{number}", number)
        os.utime(house / "build" / "kept" / f"count-{number}.json", (number, number))
    assert cached("count", "0", int) == 0

    keep("count", "3", 3)

    assert [path.name for path in kept_in(house)] == ["count-0.json", "count-2.json", "count-3.json"]


def test_no_more_bytes_are_kept_than_the_limit_leftovers_of_others_included(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = house / "build" / "kept"
    keep("count", "new", "x" * 1_000)
    size_bytes = (folder / "count-new.json").stat().st_size
    (folder / ".count-old.json.half").write_bytes(b"x")
    os.utime(folder / ".count-old.json.half", (1.0, 1.0))
    monkeypatch.setattr(cache, "KEPT_BYTES", size_bytes)

    keep("count", "new", "x" * 1_000)
    assert [path.name for path in kept_in(house)] == ["count-new.json"]

    keep("count", "one", "x" * 1_001)
    assert kept_in(house) == []


# --- where it lies


def test_a_checkout_is_known_by_what_it_has(house: Path) -> None:
    assert checkout() == ROOT
    assert checkout(house) == house
    for name, is_broken in (("pyproject.toml", True), ("pyproject.toml", False), ("features", False)):
        path = house / name
        path.rename(house / "away")
        if is_broken:
            path.write_bytes(b"\xff = [")
        assert checkout(house) is None
        path.unlink(missing_ok=True)
        (house / "away").rename(path)
    for other in ('[project]\nname = "other"\n', 'project = "textdesk"\n', ""):
        (house / "pyproject.toml").write_text(other)
        assert checkout(house) is None


def test_installed_it_keeps_in_the_users_own_folder_and_writes_nothing_beside_itself(tmp_path: Path) -> None:
    installed, home = tmp_path / "site-packages", tmp_path / "home"
    for package in ("spec", "machine"):
        copytree(ROOT / package, installed / package, ignore=ignore_patterns("__pycache__"))
    before = {path: path.stat().st_mtime_ns for path in installed.rglob("*") if path.is_file()}
    work = (
        "from machine.lifecycle.bounds import Bounds\n"
        "from machine.report.exploration_cache import explored\n"
        "import machine, sys\n"
        "found = explored(Bounds(1, 1, 1, dialogs=False), progress=lambda done, found: print('worked'))\n"
        "print(machine.__file__)"
    )
    own = {**os.environ, "PYTHONPATH": str(installed), "HOME": str(home), "XDG_CACHE_HOME": str(home / "caches")}

    def run() -> str:
        command = (sys.executable, "-B", "-c", work)
        return subprocess.run(command, cwd=tmp_path, env=own, check=True, capture_output=True, text=True).stdout

    first, second = run(), run()

    assert "worked" in first and "worked" not in second
    assert Path(second.strip()).is_relative_to(installed)
    assert {path: path.stat().st_mtime_ns for path in installed.rglob("*") if path.is_file()} == before
    if sys.platform == "linux":
        [kept] = (path for path in home.rglob("*") if path.is_file() and path.parent.name != "closures")
        assert kept.parent == home / "caches" / "textdesk" / "kept"
