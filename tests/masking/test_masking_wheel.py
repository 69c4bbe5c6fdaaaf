"""The wheel `textdesk-masking`: the masking as it is in TextDesk, alone, from the same tree."""

from __future__ import annotations

import tomllib
import zipfile
from email import message_from_string
from email.message import Message
from pathlib import Path
from typing import Any

import hatchling.build
import pytest

from tests.ci_scripts import script
from tests.masking import wheels
from tests.masking.test_imports import loaded

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
MASKING = "from machine.masking import mask; print(mask('call +1 202 555 0101'))"
BOTH = (
    "ImportError: machine: textdesk and textdesk-masking are both installed here and have written over each other's "
    "files. The whole holds the masking as well, so take one of them: pip uninstall textdesk textdesk-masking, then "
    "pip install the one that you want.\n"
)
hooks = script("masking_wheel/hooks.py")


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheels.built(wheels.MASKING, tmp_path_factory.mktemp("small"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheels.built(ROOT, tmp_path_factory.mktemp("whole"))


@pytest.fixture
def environment(tmp_path: Path) -> wheels.Environment:
    return wheels.Environment(tmp_path / "venv")


def names(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


def metadata(wheel: Path) -> Message:
    (name,) = (name for name in names(wheel) if name.endswith(".dist-info/METADATA"))
    return message_from_string(zipfile.ZipFile(wheel).read(name).decode())


def test_tutorial_it_masks_in_an_environment_with_nothing_but_what_it_asks_for(
    small: Path, environment: wheels.Environment
) -> None:
    environment.install(small)
    environment.lend("python-stdnum")

    assert {each.name for each in environment.distributions} == {"textdesk-masking", "python-stdnum"}
    run = environment.run(MASKING)
    assert (run.stdout, run.stderr) == ("call ********0101\n", "")


def test_what_needs_no_library_works_there_and_what_needs_one_says_so(
    small: Path, environment: wheels.Environment
) -> None:
    environment.install(small)
    environment.lend("python-stdnum")

    told = environment.run(
        "import machine.masking.integrations.log_records, machine.masking.integrations.structlog_events"
    )
    assert told.returncode == 0, told.stderr
    told = environment.run("import machine.masking.integrations.polars_expressions")
    assert told.stderr.splitlines()[-1] == (
        "ImportError: machine.masking.integrations: polars is missing; install the extra that brings it, as in pip "
        'install "textdesk-masking[polars]" or "textdesk[polars]".'
    )


def test_it_takes_a_small_part_of_what_the_whole_takes(small: Path, whole: Path, tmp_path: Path) -> None:
    sizes = [wheels.installed_size(wheel, tmp_path / wheel.stem) for wheel in (small, whole)]

    assert sizes[0] < 10 * wheels.MEGABYTE
    assert sizes[1] > 10 * sizes[0]


def test_it_masks_from_the_archive_itself_as_spark_puts_it_on_the_path(
    small: Path, environment: wheels.Environment
) -> None:
    environment.lend("python-stdnum")
    run = environment.run(f"import sys; sys.path.insert(0, {str(small)!r}); {MASKING}")

    assert (run.stdout, run.stderr) == ("call ********0101\n", "")


# --- what is in it


def test_it_holds_the_modules_of_the_masking_as_they_are_and_what_these_import_and_no_more(
    small: Path, whole: Path
) -> None:
    files = {name for name in names(small) if ".dist-info/" not in name}
    ours, theirs = zipfile.ZipFile(small), zipfile.ZipFile(whole)

    assert files - names(whole) == {"machine/MASKING_ONLY"}
    assert all(ours.read(name) == theirs.read(name) for name in files - {"machine/MASKING_ONLY"})
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "machine" / "masking").rglob("*.py")}
    imported = {
        path.relative_to(ROOT).as_posix() for name in loaded() if (path := hooks.path_of(ROOT, name)) is not None
    }
    assert {name for name in files if name.endswith(".py")} >= modules | imported
    assert {name.split("/")[1] for name in files if name.startswith("machine/")} == {
        *("MASKING_ONLY", "__init__.py", "masking", "py.typed"),
    }


def test_what_is_read_from_the_sources_is_what_python_imports() -> None:
    at_once, needs = hooks.reached(ROOT, {hooks.PACKAGE}, lazily=False)
    sooner_or_later, _ = hooks.reached(ROOT, {hooks.PACKAGE}, lazily=True)
    imported = {name for name in loaded() if name.partition(".")[0] in {"machine", "spec"}}

    assert at_once <= imported <= sooner_or_later
    assert needs == {"stdnum"}


def test_its_metadata_is_its_own_and_where_both_say_something_they_say_the_same(small: Path, whole: Path) -> None:
    ours, theirs = metadata(small), metadata(whole)

    assert (ours["Name"], theirs["Name"]) == ("textdesk-masking", "textdesk")
    assert ours["Summary"] != theirs["Summary"]
    for field in ("Version", "License-Expression", "Requires-Python"):
        assert ours[field] == theirs[field]
    extras = PROJECT["optional-dependencies"].keys() - {"editor", "learn", "mcp", "print", "redis", "sheets", "zstd"}
    assert set(ours.get_all("Provides-Extra", [])) == extras
    assert set(ours.get_all("Requires-Dist", [])) < set(theirs.get_all("Requires-Dist", []))
    assert [each for each in ours.get_all("Requires-Dist", []) if "extra ==" not in each] == ["python-stdnum>=2.1"]
    assert str(ours.get_payload()).startswith("# Masking\n")
    assert not any(name.endswith("entry_points.txt") for name in names(small))
    assert f"textdesk_masking-{ours['Version']}.dist-info/licenses/LICENSE" in names(small)


def test_compiled_it_asks_for_the_compilers_of_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wheels.MASKING)
    assert hatchling.build.get_requires_for_build_wheel() == []

    monkeypatch.setenv("TEXTDESK_COMPILE", "1")
    asked = hatchling.build.get_requires_for_build_wheel()
    assert [requirement.partition(">")[0] for requirement in asked] == ["mypy", "setuptools"]


# --- beside the whole


@pytest.mark.parametrize("small_first", [True, False])
def test_with_both_wheels_in_one_environment_every_import_says_what_to_do(
    small: Path, whole: Path, environment: wheels.Environment, small_first: bool
) -> None:
    for wheel in (small, whole) if small_first else (whole, small):
        environment.install(wheel)

    for code in (MASKING, "import machine.cli"):
        run = environment.run(code)
        assert run.returncode == 1
        assert run.stderr.endswith(BOTH)


def test_what_the_sentence_says_helps(small: Path, whole: Path, environment: wheels.Environment) -> None:
    environment.lend("python-stdnum")
    environment.install(small, whole)
    environment.uninstall("textdesk", "textdesk-masking")
    assert not (environment.packages / "machine").exists()

    for wheel, other in ((whole, small), (small, whole)):
        environment.install(wheel)
        assert environment.run(MASKING).stdout == "call ********0101\n"
        environment.install(other)
        assert environment.run(MASKING).stderr.endswith(BOTH)
        environment.uninstall("textdesk", "textdesk-masking")


# --- how it is found out


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A small checkout: the masking, another room, and data."""
    sources = {
        "machine/__init__.py": "",
        "machine/files.py": "import numpy",
        "machine/masking/__init__.py": "import re\nfrom machine.masking.engine import mask",
        "machine/masking/engine.py": (
            "from typing import TYPE_CHECKING\n"
            "from spec.words import load\n"
            "import stdnum.luhn\n"
            "if TYPE_CHECKING:\n    import pandas\n    from machine import files\n"
            "try:\n    import re2\nexcept ImportError:\n    import re as re2\n"
            "def later():\n    import pyarrow\n    from spec import lazy\n"
            'PLANS = Path(__file__).parents[2] / "spec" / "plans" / "plans.jsonl"\n'
            'CUES = pkgutil.get_data("spec.cues", "cues.toml")\n'
        ),
        "machine/masking/places/__init__.py": "",
        "machine/masking/places/frames.py": "import polars\nfrom machine.masking import mask",
        "spec/__init__.py": "",
        "spec/lazy.py": "",
        "spec/other.py": "import msgspec",
        "spec/plans/__init__.py": "",
        "spec/plans/plans.jsonl": "",
        "spec/cues/__init__.py": "",
        "spec/cues/cues.toml": "",
        "spec/words/__init__.py": "from spec.words import load",
        "spec/words/load.py": "",
        "spec/words/cues/en.toml": "",
        "spec/words/README.md": "",
        "spec/rules/rules.toml": "",
        "spec/rules/__init__.py": "",
    }
    for name, text in sources.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_the_masking_imports_at_once_or_later_comes_with_its_data_and_so_do_data_read_by_path_or_name(
    tree: Path,
) -> None:
    assert hooks.contents(tree) == (
        {
            *("machine/__init__.py", "machine/masking/__init__.py", "machine/masking/engine.py"),
            *("machine/masking/places/__init__.py", "machine/masking/places/frames.py"),
            *("spec/__init__.py", "spec/lazy.py"),
            *("spec/words/__init__.py", "spec/words/load.py", "spec/words/cues/en.toml"),
            *("spec/plans/__init__.py", "spec/plans/plans.jsonl", "spec/cues/__init__.py", "spec/cues/cues.toml"),
        },
        {"stdnum"},
    )


def test_a_need_that_no_dependency_is_named_for_is_told_with_the_remedy() -> None:
    known = ["python-stdnum>=2.1", "google-re2>=1", "numpy>=2.1,<2.5"]

    assert hooks.requirements({"stdnum", "numpy"}, known) == ["numpy>=2.1,<2.5", "python-stdnum>=2.1"]
    with pytest.raises(hooks.WheelError) as told:
        hooks.requirements({"re2"}, known)
    assert str(told.value) == (
        "machine.masking imports re2, and no dependency in pyproject.toml is called re2; add it there, or its other "
        "name to DISTRIBUTIONS in .ci/masking_wheel/hooks.py."
    )


@pytest.mark.parametrize("ask", [hooks.tree_of, lambda root: hooks.MaskingMetadata(root, {}).update({})])
def test_outside_a_checkout_it_is_not_made(ask: Any, tmp_path: Path) -> None:
    with pytest.raises(
        hooks.WheelError, match=r"^textdesk-masking is made in a checkout of TextDesk, and this is none"
    ):
        ask(str(tmp_path))
