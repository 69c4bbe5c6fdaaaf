"""Everything under diagrams/ is generated: the same bytes each time, written whole or not at all, drift by name."""

import os
import subprocess
import sys
from pathlib import Path, PurePosixPath

import pytest

from machine.draw import drift, generated, write

ROOT = Path(__file__).resolve().parents[2]
STEMS = ("agent_status", "conversation", "dialog", "interaction", "overview")

FINGERPRINT = """
import hashlib, pathlib, sys
from machine.draw import generated
digest = hashlib.sha256()
for path, content in generated(pathlib.Path(sys.argv[1])).items():
    digest.update(str(path).encode() + content)
print(digest.hexdigest())
"""


@pytest.fixture
def drawn(tmp_path: Path) -> Path:
    """A repository with everything drawn."""
    write(tmp_path)
    return tmp_path


def test_tutorial_draw_then_nothing_has_drifted(tmp_path: Path) -> None:
    wanted = generated(tmp_path)

    assert list(tmp_path.iterdir()) == [], "generating writes nothing"
    assert write(tmp_path) == list(wanted)
    assert drift(tmp_path) == ()
    assert write(tmp_path) == [], "a second time there is nothing to write"


def test_these_files_are_generated(tmp_path: Path) -> None:
    pictures = {f"{lang}/{stem}.{kind}" for lang in ("en", "ko") for stem in STEMS for kind in ("svg", "dot", "md")}
    matrix = {"matrix.md", "matrix.csv", "matrix.html"}

    assert set(generated(tmp_path)) == {PurePosixPath("diagrams") / name for name in pictures | matrix}


def test_drift_names_the_file_that_is_missing_changed_or_not_ours(drawn: Path) -> None:
    (drawn / "diagrams/en/conversation.svg").unlink()
    edited = drawn / "diagrams/ko/dialog.dot"
    edited.write_bytes(edited.read_bytes()[:-1] + b" ")
    (drawn / "diagrams/en/by_hand.svg").touch()

    assert drift(drawn) == (
        "diagrams/en/conversation.svg: is missing; run `textdesk draw`.",
        "diagrams/ko/dialog.dot: is not what the specification makes; run `textdesk draw`.",
        "diagrams/en/by_hand.svg: is not made by the specification; remove it.",
    )
    assert write(drawn) == [
        PurePosixPath("diagrams/en/conversation.svg"),
        PurePosixPath("diagrams/ko/dialog.dot"),
    ]
    assert (drawn / "diagrams/en/by_hand.svg").exists(), "what is not ours is named, never deleted"


def test_the_bytes_do_not_depend_on_the_run(tmp_path: Path) -> None:
    seen = {
        subprocess.run(
            (sys.executable, "-c", FINGERPRINT, str(tmp_path)),
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Seoul"))
    }

    assert len(seen) == 1


def test_no_file_holds_a_path_of_this_machine_or_another_kind_of_line_end(tmp_path: Path) -> None:
    for path, content in generated(tmp_path).items():
        for forbidden in (str(tmp_path).encode(), str(ROOT).encode(), b"\r"):
            assert forbidden not in content, path
        assert content.endswith(b"\n"), path


def test_a_write_that_fails_leaves_the_old_file_whole(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = drawn / "diagrams/en/overview.dot"
    old.write_text("old\n")
    before = sorted(drawn.rglob("*"))

    def refuse(self: Path, target: Path) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="disk full"):
        write(drawn)

    assert old.read_text() == "old\n"
    assert sorted(drawn.rglob("*")) == before, "and nothing half-written lies about"


def test_nothing_is_touched_if_something_cannot_be_made(drawn: Path) -> None:
    (drawn / "diagrams/en/overview.dot").write_text("old\n")
    (drawn / "features/en").mkdir(parents=True)
    (drawn / "features/en/broken.feature").write_text("no Gherkin\n")

    with pytest.raises(ValueError, match=r"^en/broken\.feature: "):
        write(drawn)

    assert (drawn / "diagrams/en/overview.dot").read_text() == "old\n"
