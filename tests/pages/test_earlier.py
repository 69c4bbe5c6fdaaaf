"""What has changed since earlier stands on the committed page, the same in every checkout, apart from what could be
decided otherwise."""

import re
import shutil
from pathlib import Path

import pytest

from machine.evidence.checkout import ROOT
from machine.pages import changes_of
from machine.pages.changes_view import changes_view
from machine.pages.earlier import FILE, Earlier, changes, earlier, written
from machine.pages.features import features
from machine.pages.snapshot import decoded, encoded, fingerprint, snapshot
from tests.pages.revisions import NOW, OLDER, commit, git

HERE = decoded(NOW)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, OLDER.replace(b'"recipient_is_near"', b'"recipient_is_far"'), "begun")
    commit(tmp_path, OLDER, "older")
    commit(tmp_path, NOW, "now")
    return tmp_path


def shown(found: tuple[Earlier, ...]) -> str:
    return str(changes_view("en", changes(found, HERE), features(ROOT / "features", "en")))


def test_tutorial_the_page_tells_what_changed_since_the_last_and_since_the_first_snapshot(clone: Path) -> None:
    told = shown(earlier(clone, HERE))

    assert f"Last: since the snapshot of 2026-01-02 {fingerprint(decoded(OLDER))}" in told
    assert "Since the beginning: the first snapshot, of 2026-01-02" in told
    assert (
        told.index("What has changed") < told.index("recipient_is_near") < told.index("Other ways it could be decided")
    )
    assert "None of these is in force" in told
    assert {"recipient_is_near", "recipient_is_far"} <= set(re.findall(r"recipient_is_\w+", told))


def test_where_nothing_has_changed_that_is_said_with_the_day(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, NOW, "now")

    assert "Nothing that is declared has changed since the first snapshot, of 2026-01-02." in shown(
        earlier(tmp_path, HERE)
    )


def test_without_a_history_the_same_is_told_from_the_file(
    clone: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = earlier(clone, HERE)
    bare = tmp_path_factory.mktemp("bare")
    (bare / FILE).parent.mkdir()
    (bare / FILE).write_bytes(written(found))

    assert earlier(bare, HERE) == found
    (bare / FILE).write_bytes(b"[{]")
    assert earlier(bare, HERE) == ()


def test_no_commit_is_named_so_moving_one_changes_nothing(clone: Path) -> None:
    short = git(clone, "rev-parse", "--short", "older")

    assert short not in written(earlier(clone, HERE)).decode()


def test_what_was_put_back_is_what_was_there(clone: Path) -> None:
    found = {each.name: each for each in earlier(clone, HERE)}
    (since, _) = changes(tuple(found.values()), HERE).since

    assert encoded(since.before) != NOW
    assert decoded(OLDER).sections["guards"] == since.before.sections["guards"]


def test_outside_a_checkout_only_the_readings_are_told(tmp_path: Path) -> None:
    assert changes_of(None).since == ()
    shutil.copytree(ROOT / "features", tmp_path / "features")
    assert changes_of(tmp_path).since == ()
    assert snapshot(tmp_path / "features") == HERE
