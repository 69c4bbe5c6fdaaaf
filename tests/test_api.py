"""The API reference: everything that users import is in it, and says what it means."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ci_scripts import CI, script

api = script("api.py")


def test_tutorial_the_reference_is_written_without_a_warning_and_lacks_no_docstring(tmp_path: Path) -> None:
    """In a process of its own: what stands in for a library that is missing must stay away from other tests."""
    told = subprocess.run(
        (sys.executable, str(CI / "api.py"), str(tmp_path)),
        cwd=CI.parent,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout == f"The API reference is in {tmp_path / 'index.html'}.\n"
    pages = {path.relative_to(tmp_path).with_suffix("").as_posix() for path in tmp_path.rglob("*.html")}
    assert pages == {"index", *(name.replace(".", "/") for name in api.FRONTS)}
    assert "DeskMachine" in (tmp_path / "machine" / "harness.html").read_text(encoding="utf-8")


FRONT = """
'''A front with names that lack a docstring.'''


def told() -> None:
    '''Told.'''


def bare() -> None: ...


def _ours() -> None: ...


class Whole:
    '''A class.'''

    def part(self) -> None: ...
"""


def test_what_lacks_a_docstring_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "front_of_a_test.py").write_text(FRONT, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    bare = api.undocumented(importlib.import_module("front_of_a_test"))

    assert sorted(bare) == ["front_of_a_test.Whole.part", "front_of_a_test.bare"]


def test_every_place_to_mask_in_stands_in_the_reference() -> None:
    folder = CI.parent / "machine" / "masking" / "integrations"
    within = {"__init__", "extras", "nested_values", "tracebacks"}

    places = {path.stem for path in folder.glob("*.py")} - within
    assert places == {name.rpartition(".")[2] for name in api.FRONTS if ".integrations." in name}
