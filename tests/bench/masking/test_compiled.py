"""The second copy of our masking that the benchmark measures: what is refused for it, and that the first one stays."""

import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.bench.masking import compiled, peers, run


def wheel(folder: Path, *, change: str = "") -> None:
    """A wheel of our sources with nothing compiled in it, as one for another Python looks to this one."""
    with ZipFile(folder / "textdesk-0.1.0-cp399-cp399-any.whl", "w") as archive:
        for package in compiled.PACKAGES:
            for path in (compiled.ROOT / package).rglob("*"):
                if path.is_file() and "__pycache__" not in path.parts:
                    archive.write(path, path.relative_to(compiled.ROOT))
        archive.writestr(f"{compiled.SOURCES}/more.py", change) if change else None


def test_without_a_wheel_the_reason_says_what_makes_it(tmp_path: Path) -> None:
    with pytest.raises(ImportError, match="no compiled wheel; `make compiled` makes it, with a C compiler and Python"):
        compiled.load(tmp_path)


def test_a_wheel_of_other_sources_is_refused(tmp_path: Path) -> None:
    wheel(tmp_path, change="MORE = 1")

    with pytest.raises(ImportError, match=r"textdesk-0\.1\.0-cp399-cp399-any\.whl is made of other sources; run"):
        compiled.load(tmp_path)


def test_a_wheel_in_which_this_python_finds_nothing_compiled_is_refused_and_the_first_copy_stays(
    tmp_path: Path,
) -> None:
    wheel(tmp_path)
    before = {name: module for name, module in sys.modules.items() if name.startswith(compiled.PACKAGES)}
    path = list(sys.path)

    with pytest.raises(ImportError, match="is for another Python"):
        compiled.load(tmp_path)
    assert {name: module for name, module in sys.modules.items() if name.startswith(compiled.PACKAGES)} == before
    assert sys.path == path


def test_the_benchmark_counts_what_comes_out_otherwise() -> None:
    def engine(name: str, masked: str) -> peers.Engine:
        return peers.Engine(name, "", "", (), lambda texts: [text.replace("1", masked) for text in texts], None)

    ours, same, other = engine(peers.OURS, "*"), engine(peers.COMPILED, "*"), engine(peers.COMPILED, "#")

    assert run.unlike([ours, same], ["1", "2", "31"]) == 0
    assert run.unlike([ours, other], ["1", "2", "31"]) == 2
    assert run.unlike([ours], ["1"]) is None
