"""What `import machine.masking` loads: little, and nothing of others but what reads the registry of IBANs."""

import subprocess
import sys
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OTHERS = {"stdnum"}
"""All that may be loaded of others."""
HEAVY = {
    *("argparse", "asyncio", "concurrent", "csv", "ctypes", "decimal", "email", "http", "logging"),
    *("multiprocessing", "pickle", "queue", "random", "shutil", "sqlite3", "subprocess", "tempfile"),
    *("threading", "unittest", "uuid", "xml", "zipfile"),
}
"""Of the standard library, what takes long to load and masks nothing."""


@cache
def loaded() -> frozenset[str]:
    """The modules that the import adds to those of a bare interpreter."""
    code = "import sys; before = set(sys.modules); import machine.masking; print(*sorted(set(sys.modules) - before))"
    run = subprocess.run((sys.executable, "-c", code), capture_output=True, encoding="utf-8", check=True, cwd=ROOT)
    return frozenset(run.stdout.split())


def tops() -> set[str]:
    return {name.partition(".")[0] for name in loaded()}


def test_of_others_only_what_is_named_here_is_loaded() -> None:
    assert tops() - sys.stdlib_module_names - {"machine", "spec"} - platform_names() == OTHERS


def platform_names() -> set[str]:
    """What `sysconfig` loads has another name on every system."""
    return {name for name in tops() if name.startswith("_sysconfigdata")}


def test_of_the_standard_library_nothing_heavy_is_loaded() -> None:
    assert tops() & HEAVY == set()


def test_neither_arrow_nor_any_place_where_masking_runs_is_loaded() -> None:
    assert [name for name in loaded() if name.startswith(("machine.masking.arrow", "machine.masking.integ"))] == []


def test_no_other_room_is_loaded() -> None:
    rooms = {name.split(".")[1] for name in loaded() if name.startswith("machine.")}

    assert rooms == {"masking"}
