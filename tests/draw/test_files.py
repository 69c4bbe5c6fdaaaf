"""Everything under diagrams/ is generated: the same bytes each time, written whole or not at all, drift by name."""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from machine.draw import DrawError, drift, files, generated, write
from machine.draw.svg import LayoutError

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
def root(tmp_path: Path) -> Path:
    """A repository with a feature in each language, and nothing drawn."""
    for language, text in (
        ("en", "Feature: F\n  @OFFER-1\n  Scenario: S\n    When x\n"),
        ("ko", "# language: ko\n기능: 가\n  @OFFER-1\n  시나리오: 나\n    만약 다\n"),
    ):
        (tmp_path / "features" / language).mkdir(parents=True)
        (tmp_path / "features" / language / "f.feature").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def drawn(root: Path) -> Path:
    """A repository with everything drawn."""
    write(root)
    return root


def test_tutorial_draw_then_nothing_has_drifted(root: Path) -> None:
    wanted = generated(root)

    assert list(root.iterdir()) == [root / "features"], "generating writes nothing"
    assert write(root) == list(wanted)
    assert drift(root) == ()
    assert write(root) == [], "a second time there is nothing to write"


def test_these_files_are_generated(root: Path) -> None:
    pictures = {f"{lang}/{stem}.{kind}" for lang in ("en", "ko") for stem in STEMS for kind in ("svg", "dot", "md")}
    matrix = {"matrix.md", "matrix.csv"}
    guides = {"en/adapter.md", "ko/adapter.md"}

    assert set(generated(root)) == {PurePosixPath("diagrams") / name for name in pictures | matrix | guides}


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


def test_the_bytes_do_not_depend_on_the_run(root: Path) -> None:
    seen = {
        subprocess.run(
            (sys.executable, "-c", FINGERPRINT, str(root)),
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Seoul"))
    }

    assert len(seen) == 1


def test_no_file_holds_a_path_of_this_machine_or_another_kind_of_line_end(root: Path) -> None:
    for path, content in generated(root).items():
        for forbidden in (str(root).encode(), str(ROOT).encode(), b"\r"):
            assert forbidden not in content, path
        assert content.endswith(b"\n"), path


def test_a_write_that_fails_leaves_the_old_file_whole(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = drawn / "diagrams/en/overview.dot"
    old.write_text("old\n")
    before = sorted(drawn.rglob("*"))

    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(DrawError, match=r"^diagrams/en/overview\.dot: cannot be written \(No space left on device\); "):
        write(drawn)

    assert old.read_text() == "old\n"
    assert sorted(drawn.rglob("*")) == before, "and nothing half-written lies about"


def test_nothing_is_touched_if_something_cannot_be_made(drawn: Path) -> None:
    (drawn / "diagrams/en/overview.dot").write_text("old\n")
    (drawn / "features/en/broken.feature").write_text("no Gherkin\n")

    with pytest.raises(DrawError, match=r"^features/en/broken\.feature: is no Gherkin \(.*\); correct it there\.$"):
        write(drawn)

    assert (drawn / "diagrams/en/overview.dot").read_text() == "old\n"


def _a_file_for_a_folder(root: Path) -> None:
    shutil.rmtree(root / "diagrams/en")
    (root / "diagrams/en").touch()


def _a_folder_for_a_file(root: Path) -> None:
    (root / "diagrams/matrix.csv").unlink()
    (root / "diagrams/matrix.csv").mkdir()


def _a_folder_for_a_feature(root: Path) -> None:
    (root / "features/en/odd.feature").mkdir()


def _a_link_to_no_feature(root: Path) -> None:
    (root / "features/en/odd.feature").symlink_to("nowhere")


def _a_file_for_the_features(root: Path) -> None:
    shutil.rmtree(root / "features/en")
    (root / "features/en").touch()


AWAY = "move away what is in its place, or make it readable."


@pytest.mark.parametrize(
    ("misplace", "says"),
    [
        (_a_file_for_a_folder, f"diagrams/en/adapter.md: cannot be read (Not a directory); {AWAY}"),
        (_a_folder_for_a_file, f"diagrams/matrix.csv: cannot be read (Is a directory); {AWAY}"),
        (
            _a_folder_for_a_feature,
            "features/en/odd.feature: cannot be read (Is a directory); put a readable file there, or remove it.",
        ),
        (
            _a_link_to_no_feature,
            "features/en/odd.feature: cannot be read (No such file or directory); "
            "put a readable file there, or remove it.",
        ),
        (
            _a_file_for_the_features,
            "features/en: cannot be read (Not a directory); make it a readable folder of features.",
        ),
    ],
)
@pytest.mark.parametrize("act", [write, drift])
def test_what_is_in_the_wrong_place_is_one_sentence(
    drawn: Path, misplace: Callable[[Path], None], says: str, act: Callable[[Path], object]
) -> None:
    misplace(drawn)

    with pytest.raises(DrawError) as told:
        act(drawn)
    assert str(told.value) == says


def test_what_may_not_be_read_is_one_sentence(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.is_relative_to(drawn):
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return read(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(DrawError) as told:
        drift(drawn)
    assert str(told.value) == f"diagrams/en/adapter.md: cannot be read (Permission denied); {AWAY}"


def test_a_picture_that_cannot_be_laid_out_is_one_sentence(drawn: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise LayoutError("conversation: the layout program failed; reinstall graphviz-pure.")

    monkeypatch.setattr(files, "render", refuse)
    for act in (generated, write, drift):
        with pytest.raises(DrawError, match=r"^conversation: the layout program failed; reinstall graphviz-pure\.$"):
            act(drawn)


def test_links_and_folders_that_are_not_ours_are_named_once(drawn: Path) -> None:
    (drawn / "diagrams/en/link.svg").symlink_to("nowhere")
    (drawn / "diagrams/old/deep").mkdir(parents=True)
    (drawn / "diagrams/old/deep/by_hand.svg").touch()
    (drawn / "diagrams/empty").mkdir()

    assert drift(drawn) == (
        "diagrams/empty: is not made by the specification; remove it.",
        "diagrams/en/link.svg: is not made by the specification; remove it.",
        "diagrams/old: is not made by the specification; remove it.",
    )


def test_a_link_that_leads_nowhere_in_place_of_our_file_is_missing_and_is_replaced(drawn: Path) -> None:
    link = drawn / "diagrams/matrix.csv"
    link.unlink()
    link.symlink_to("nowhere")

    assert drift(drawn) == ("diagrams/matrix.csv: is missing; run `textdesk draw`.",)
    assert write(drawn) == [PurePosixPath("diagrams/matrix.csv")]
    assert not link.is_symlink()
