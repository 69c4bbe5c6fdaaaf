"""The set-up: what the lock holds, when `.venv` is made anew, and what a failure says."""

import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from tests.ci_scripts import script

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = '[build-system]\nrequires = []\n[project]\nname = "textdesk"\n'


set_up = script("set_up.py")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A tree with a lock and metadata, whose set-up was finished."""
    (tmp_path / "pyproject.toml").write_text(PYPROJECT)
    (tmp_path / "requirements.lock").write_text("click==8.2.0\n")
    python: Path = set_up.python_of(tmp_path / ".venv")
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / ".venv" / ".ready").write_text(set_up.stamp_of(tmp_path))
    return tmp_path


def test_a_second_run_starts_nothing(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object, **__: object) -> None:
        pytest.fail("a finished set-up started a process")

    monkeypatch.setattr(subprocess, "Popen", refuse)

    assert set_up.main(house) == 0
    assert capsys.readouterr() == ("", "")


def test_a_set_up_holds_while_only_tool_settings_change(house: Path) -> None:
    (house / "pyproject.toml").write_text(PYPROJECT + "[tool.ruff]\nline-length = 100\n")

    assert set_up.is_ready(house)


def test_a_changed_lock_calls_for_a_new_set_up(house: Path) -> None:
    (house / "requirements.lock").write_text("click==8.2.1\n")

    assert not set_up.is_ready(house)


def test_a_changed_entry_point_calls_for_a_new_set_up(house: Path) -> None:
    (house / "pyproject.toml").write_text(PYPROJECT + '[project.scripts]\ntextdesk = "machine.cli:main"\n')

    assert not set_up.is_ready(house)


def test_another_python_calls_for_a_new_set_up(house: Path) -> None:
    assert set_up.stamp_of(house) == set_up.stamp_of(house, sys.version)
    assert set_up.stamp_of(house) != set_up.stamp_of(house, "3.99.0")


def test_a_copied_tree_calls_for_a_new_set_up(house: Path) -> None:
    moved = house.rename(house.with_name("moved"))

    assert not set_up.is_ready(moved)


def test_a_vanished_interpreter_calls_for_a_new_set_up(house: Path) -> None:
    set_up.python_of(house / ".venv").unlink()

    assert not set_up.is_ready(house)


def test_a_failed_step_is_one_sentence_with_exit_code_2_and_no_stamp(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    start = subprocess.Popen

    def step(command: tuple[str, ...], **options: Any) -> subprocess.Popen[str]:
        if "venv" in command:
            (house / ".venv" / ".ready").unlink()
        return start(
            (sys.executable, "-c", "print('told')" if "venv" in command else "raise SystemExit('no')"), **options
        )

    (house / "requirements.lock").write_text("click==8.2.1 \\\n    --hash=sha256:0\n    # via x==1\nrich==14 \\\n")
    monkeypatch.setattr(subprocess, "Popen", step)

    assert set_up.main(house) == 2
    assert capsys.readouterr().err.splitlines() == [
        "Set-up: making .venv from requirements.lock, once; this takes one to five minutes, mostly for fetching and "
        "unpacking packages.",
        "Set-up: step 1 of 3, an empty environment …",
        "Set-up: step 2 of 3, 2 packages …",
        "no",
        "Set-up: pip could not install requirements.lock; check that pip reaches your package index, then try again.",
    ]
    assert not (house / ".venv" / ".ready").exists()


PIP = """
import pathlib, sys, time
print("Collecting click==8.2.1", "Collecting rich==14", *sys.argv[2:], sep="\\n", flush=True)
while not pathlib.Path(sys.argv[1]).exists():
    time.sleep(0.01)
"""


@pytest.mark.parametrize(
    ("more", "says"),
    [((), "a step, 2 fetched: "), (("Installing collected packages: click",), "a step, installing them: ")],
)
def test_a_long_step_says_now_and_then_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...], says: str
) -> None:
    told: list[str] = []

    def hear(sentence: str) -> None:
        told.append(sentence)
        if says in sentence:
            (tmp_path / "go on").touch()

    monkeypatch.setattr(set_up, "TELLING_SECONDS", 0.05)
    monkeypatch.setattr(set_up, "_say", hear)
    set_up._run((sys.executable, "-c", PIP, str(tmp_path / "go on"), *more), tmp_path, "a step", "it failed")

    assert told[0] == "a step …"
    assert re.fullmatch(rf"{says}\d+ s so far …", told[-1])


@pytest.mark.skipif(os.name == "nt", reason="a process is told to end by a signal")
def test_a_set_up_that_is_told_to_end_ends_its_step_and_leaves_no_stamp(house: Path) -> None:
    (house / "requirements.lock").write_text("click==8.2.1\n")
    script = (
        "import pathlib, runpy, sys\n"
        f"set_up = runpy.run_path({str(ROOT / '.ci' / 'set_up.py')!r})\n"
        f"sys.exit(set_up['main'](pathlib.Path({str(house)!r})))"
    )
    with subprocess.Popen((sys.executable, "-c", script), stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        while "step 1 of 3" not in process.stderr.readline():
            pass
        process.terminate()
        told = process.stderr.read()

    assert process.returncode == 2
    assert re.fullmatch(r"Set-up: interrupted after \d+ s; the next run begins anew\.\n", told)
    assert not set_up.is_ready(house)


def test_an_old_python_is_named_with_the_remedy(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))

    assert set_up.main(house) == 2
    assert capsys.readouterr().err == (
        "Set-up: TextDesk needs Python 3.11 or newer, this is 3.10. With make: make PYTHON=python3.11 …\n"
    )


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, tuple[str, ...]]]:
    """What each step of a set-up is called, and what it would run."""
    told: list[tuple[str, tuple[str, ...]]] = []

    def step(command: tuple[str, ...], root: Path, name: str, _failure: str) -> None:
        python: Path = set_up.python_of(root / ".venv-spark")
        python.parent.mkdir(parents=True, exist_ok=True)
        python.touch()
        told.append((name, command))

    monkeypatch.setattr(set_up, "_run", step)
    return told


def test_a_package_that_comes_as_source_is_built_by_what_the_lock_pins(
    house: Path, steps: list[tuple[str, tuple[str, ...]]]
) -> None:
    wheels = "# made by make\npy4j==0.10.9 \\\n    --hash=sha256:0\n    # via pyspark\n"
    source = "pyspark==4.3.0 \\\n    --hash=sha256:1\n    # via x==1\n"
    (house / "requirements-spark.lock").write_text(wheels + source + "setuptools==84.2.1 \\\n    --hash=sha256:2\n")
    (house / ".ci" / "masking_wheel").mkdir(parents=True)
    (house / ".ci" / "masking_wheel" / "pyproject.toml").write_text(PYPROJECT)

    assert set_up.main(house, "spark") == 0

    assert [name for name, _ in steps] == [
        *("step 1 of 4, an empty environment", "step 2 of 4, 2 packages"),
        *("step 3 of 4, pyspark, built from source", "step 4 of 4, TextDesk itself"),
    ]
    (_, by_wheel), (_, by_source), (_, ours) = steps[1:]
    assert {"--require-hashes", "--only-binary=:all:"} <= set(by_wheel)
    assert {"--require-hashes", "--no-build-isolation", "--no-deps"} <= set(by_source)
    assert "pyspark" not in Path(by_wheel[-1]).read_text(encoding="utf-8").replace("via pyspark", "")
    assert Path(by_source[-1]).read_text(encoding="utf-8") == source
    assert ours[-2:] == ("--editable", ".ci/masking_wheel")
    assert set_up.is_ready(house, "spark")


def test_where_the_masking_alone_is_installed_its_own_metadata_counts_too(
    house: Path, steps: list[tuple[str, tuple[str, ...]]]
) -> None:
    (house / "requirements-spark.lock").write_text("pyspark==4.3.0\n")
    project = house / ".ci" / "masking_wheel" / "pyproject.toml"
    project.parent.mkdir(parents=True)
    project.write_text(PYPROJECT)
    before = set_up.stamp_of(house, name="spark")

    project.write_text(PYPROJECT + 'version = "2"\n')
    assert set_up.stamp_of(house, name="spark") != before
    assert steps == []


def test_a_lock_is_read_by_package(house: Path) -> None:
    lock = "# made by x==1\nclick==8.2.1 ; sys_platform == 'win32' \\\n    --hash=sha256:0\n    # via y==2\nrich==14\n"
    (house / "requirements.lock").write_text(lock)

    assert list(set_up.locked_in(house)) == ["click", "rich"]
    assert "".join(set_up.locked_in(house).values()) == lock.partition("\n")[2]


LIGHT_EXTRAS = {"arrow", "editor", "learn", "mcp", "print", "redis", "sheets", "structlog", "zstd"}
LOCKS = ("", "bench", "frames", "lowest", "spark")


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_package_by_hash_and_holds_no_addresses(name: str) -> None:
    bare = [package for package, entry in set_up.locked_in(ROOT, name).items() if "--hash=sha256:" not in entry]

    assert bare == []
    assert not re.search(
        r"://|--(extra-)?index-url|--find-links| @ |file:", (ROOT / set_up.lock_of(name)).read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("name", [name for name in LOCKS[1:] if name != "lowest"])
def test_what_stands_in_the_first_lock_and_in_another_has_one_version(name: str) -> None:
    ours, other = set_up.locked_in(ROOT), set_up.locked_in(ROOT, name)
    both = ours.keys() & other.keys()

    assert both >= {"python-stdnum", "hatchling"}
    assert {package: version(ours[package]) for package in both} == {
        package: version(other[package]) for package in both
    }


def test_the_lowest_lock_holds_the_lowest_version_that_is_allowed_of_whatever_a_user_installs() -> None:
    """But for what DuckDB, pandas, Polars and Spark bring: `make frames` and `make spark` have their own."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = [*project["dependencies"], *(each for name in LIGHT_EXTRAS for each in extras[name])]
    lowest = {requirement.name: at_least(requirement) for requirement in map(Requirement, asked)}
    locked = set_up.locked_in(ROOT, "lowest")

    assert set(extras) - {"duckdb", "pandas", "polars", "spark"} == LIGHT_EXTRAS
    assert {name: Version(version(locked[name])) for name in lowest} == lowest


def at_least(requirement: Requirement) -> Version:
    """The lowest version that a requirement of ours allows."""
    (lowest,) = (Version(each.version) for each in requirement.specifier if each.operator == ">=")
    return lowest


def version(entry: str) -> str:
    return entry.split("==")[1].split()[0]


@pytest.mark.parametrize("name", ["frames", "spark"])
def test_the_lock_of_a_library_holds_what_the_masking_and_its_extras_ask_for(name: str) -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    group = tomllib.loads((ROOT / set_up.MASKING / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    chosen = ("duckdb", "pandas", "polars") if name == "frames" else ("spark",)
    asked = [*group[name], *(requirement for extra in chosen for requirement in extras[extra]), "python-stdnum"]

    assert {re.split(r"[<>=]", requirement)[0] for requirement in asked} <= set_up.locked_in(ROOT, name).keys()
    assert set_up.SOURCES.get(name, set()) <= set_up.locked_in(ROOT, name).keys()


def test_the_lock_holds_everything_that_pyproject_asks_for_and_the_build_backend() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [
        *pyproject["project"]["dependencies"],
        *pyproject["dependency-groups"]["dev"],
        *pyproject["build-system"]["requires"],
    ]

    assert {re.split(r"[<>=]", requirement)[0] for requirement in asked} <= set_up.locked_in(ROOT).keys()


def test_the_command_and_the_pytest_plugin_are_installed() -> None:
    assert [point.value for point in entry_points(group="console_scripts", name="textdesk")] == ["machine.cli:main"]
    assert [point.value for point in entry_points(group="pytest11", name="textdesk")] == ["textdesk_pytest"]
