"""The compiled masking masks as its sources do: it passes their tests, and equals them on the benchmark's messages.

It is compiled here, which takes a minute, so all that needs it is long; without a C compiler or Python's headers that
is skipped and said.
"""

import os
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Callable
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from types import ModuleType

import hatchling.build
import pytest

import machine.masking
from machine.harness.stateful.profiles import HypothesisProfile
from tests.bench.masking import compiled, corpora, unseen
from tests.ci_scripts import script

ROOT = Path(__file__).resolve().parents[2]
SUITES = (
    *("test_allowed_values", "test_lines", "test_masking", "test_masking_properties", "test_own_kinds", "test_policy"),
    *("test_small_strings", "test_stream"),
)
MESSAGES = 10_000
"""Of each corpus."""
RUN_AND_TELL = """
import sys, pytest
code = pytest.main(sys.argv[1:])
print(sys.modules["machine.masking.engine"].__file__)
sys.exit(code)
"""


hook = script("compiled.py")


def lacking() -> str | None:
    """What is not here of that which compiling needs."""
    compiler = (os.environ.get("CC") or sysconfig.get_config_var("CC") or "cl").split()[0]
    if shutil.which(compiler) is None:
        return f"no C compiler ({compiler})"
    headers = Path(sysconfig.get_path("include"))
    return None if (headers / "Python.h").exists() else f"no Python headers ({headers})"


def build(folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Make a wheel in the folder."""
    return subprocess.run(
        (sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)),
        cwd=ROOT,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def extensions(wheel: Path) -> set[str]:
    """The compiled modules in a wheel, without what their names say of the Python that they are for."""
    names = zipfile.ZipFile(wheel).namelist()
    return {name.partition(".")[0] for name in names if name.endswith(tuple(EXTENSION_SUFFIXES))}


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a wheel with compiled masking."""
    if reason := lacking():
        pytest.skip(f"{reason}: the compiled masking is not tested here")
    folder = tmp_path_factory.mktemp("compiled")
    made = build(folder, TEXTDESK_COMPILE="1")
    assert made.returncode == 0, made.stdout + made.stderr
    return folder


def test_a_wheel_is_pure_python_unless_asked_otherwise(tmp_path: Path) -> None:
    build(tmp_path, TEXTDESK_COMPILE="")

    (wheel,) = tmp_path.iterdir()
    assert wheel.name.endswith("-py3-none-any.whl")
    assert extensions(wheel) == set()


def test_an_editable_install_is_never_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("TEXTDESK_COMPILE", "1")

    name = hatchling.build.build_editable(str(tmp_path))

    assert name.endswith("-py3-none-any.whl")
    assert extensions(tmp_path / name) == set()


def test_only_a_compiled_wheel_asks_for_compilers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert hatchling.build.get_requires_for_build_wheel() == []

    monkeypatch.setenv("TEXTDESK_COMPILE", "1")
    asked = hatchling.build.get_requires_for_build_wheel()
    assert [requirement.partition(">")[0] for requirement in asked] == ["mypy", "setuptools"]


def test_modules_are_compiled_each_before_what_it_imports(tmp_path: Path) -> None:
    texts = {
        "train": "import re",
        "gate": "from machine.masking.train import TRAIN",
        "numbers": "from machine.masking import gate, train",
        "engine": "from machine.masking.policy import gate\nfrom machine.masking.numbers import train",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.py").write_text(text)

    assert hook.importers_first(tmp_path.glob("*.py")) == ["engine", "numbers", "gate", "train"]


@pytest.mark.skipif(os.name == "nt", reason="CC names no compiler on Windows")
def test_what_cannot_be_compiled_is_told_with_the_remedy(tmp_path: Path) -> None:
    failed = build(tmp_path, TEXTDESK_COMPILE="1", CC="no-compiler-of-this-name")

    assert failed.returncode != 0
    assert (
        "machine.masking could not be compiled; a C compiler and Python's headers must be there (Debian, Ubuntu: gcc "
        "and python3-dev). Without TEXTDESK_COMPILE it is built as pure Python." in failed.stderr
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_a_compiled_wheel_holds_every_module_of_the_masking_and_its_source(wheels: Path) -> None:
    (wheel,) = wheels.glob("*.whl")
    modules = {path.stem for path in (ROOT / "machine" / "masking").glob("*.py")}
    built = extensions(wheel)

    assert not wheel.name.endswith("-any.whl")
    assert {name for name in built if "/" in name} == {
        f"machine/masking/{name}" for name in modules - {"__init__", "arrow_arrays", "policy"}
    }
    assert [name.endswith("__mypyc") for name in built if "/" not in name] == [True]
    assert {f"machine/masking/{name}.py" for name in modules} <= set(zipfile.ZipFile(wheel).namelist())


@pytest.mark.long
def test_the_compiled_masking_passes_the_tests_of_its_sources(wheels: Path, profile: HypothesisProfile) -> None:
    (wheel,) = wheels.glob("*.whl")
    folder = compiled.unpacked(wheel)
    suites = [str(ROOT / "tests" / "masking" / f"{suite}.py") for suite in SUITES]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}

    run = subprocess.run(
        (sys.executable, "-P", "-c", RUN_AND_TELL, "-q", "-p", "no:cacheprovider", *suites),
        cwd=ROOT,
        env=environment
        | {"PYTHONPATH": str(folder), "TEXTDESK_PROFILE": "dev", "TEXTDESK_SEED": str(profile.seed)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )  # fmt: skip

    assert run.returncode == 0, run.stdout + run.stderr
    engine = Path(run.stdout.splitlines()[-1])
    assert engine.is_relative_to(folder)
    assert engine.name.endswith(tuple(EXTENSION_SUFFIXES))


@pytest.mark.long
def test_the_compiled_masking_equals_its_sources_on_the_messages_of_the_benchmark(
    wheels: Path, profile: HypothesisProfile
) -> None:
    pure, built = machine.masking, compiled.load(wheels)
    made = (*corpora.messages("chat", MESSAGES, profile.seed), *unseen.messages(MESSAGES, profile.seed, "dense"))
    texts = [message.text for message in made]

    def each(masking: ModuleType) -> list[Callable[[], object]]:
        return [
            lambda: masking.mask_batch(texts),
            lambda: [masking.mask(text, frozenset(masking.KINDS), keep=0, mode="strict") for text in texts],
            lambda: [[tuple(found) for found in masking.find(text)] for text in texts],
        ]

    assert built is not pure
    for ours, theirs in zip(each(pure), each(built), strict=True):
        assert ours() == theirs()
