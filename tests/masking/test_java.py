"""The Java for Spark: found, too old, missing; what is installed and what is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ci_scripts import script

java = script("java.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="stands in for Java with a shell script")


@pytest.fixture(autouse=True)
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """A machine without Java; what is installed on it by and by."""
    told: list[str] = []
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setattr(java, "install", lambda: told.append(java.PACKAGE))
    return told


def make_java(folder: Path, says: str) -> None:
    """A Java that says this of its version."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "java").write_text(f"#!/bin/sh\necho '{says}' >&2\n", encoding="utf-8")
    (folder / "java").chmod(0o755)


@pytest.mark.parametrize("says", ['openjdk version "17.0.15" 2025-04-15', 'openjdk version "25" 2025-09-16'])
def test_a_java_that_is_new_enough_is_taken(says: str, tmp_path: Path, installed: list[str]) -> None:
    make_java(tmp_path, says)

    assert java.main() == 0
    assert installed == []


@pytest.mark.parametrize(
    ("says", "told"),
    [
        ('java version "1.8.0_202"', "is Java 8"),
        ('openjdk version "11.0.2"', "is Java 11"),
        ("", "is Java of an unknown version"),
    ],
)
def test_one_that_is_too_old_is_named_after_the_system_could_not_help(
    says: str, told: str, tmp_path: Path, installed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    make_java(tmp_path, says)

    assert java.main() == 1
    assert installed == [java.PACKAGE]
    assert capsys.readouterr().out == (
        f"Spark: {tmp_path / 'java'} {told}, and it needs Java 17 or newer, so masking in Spark is not tested here; "
        "install one (Debian, Ubuntu: default-jre-headless) or set JAVA_HOME.\n"
    )


def test_without_one_the_systems_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(java, "install", lambda: make_java(tmp_path, 'openjdk version "17.0.15"'))

    assert java.main() == 0


def test_java_home_goes_first_and_is_never_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, installed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    make_java(tmp_path, 'openjdk version "11.0.2"')
    make_java(tmp_path / "home" / "bin", 'openjdk version "21.0.1"')
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "home"))
    assert java.main() == 0

    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "nowhere"))
    assert java.main() == 1
    assert installed == []
    assert capsys.readouterr().out.startswith("Spark: JAVA_HOME holds no Java, and it needs Java 17 or newer")


def test_the_target_says_so_and_ends_well_without_one(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    recipe = subprocess.run(
        ("/usr/bin/make", "spark", f"PYTHON={sys.executable}"),
        cwd=root,
        env={"PATH": f"{tmp_path}:/bin", "JAVA_HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert (recipe.returncode, recipe.stderr) == (0, "")
    assert recipe.stdout.startswith("Spark: JAVA_HOME holds no Java")
