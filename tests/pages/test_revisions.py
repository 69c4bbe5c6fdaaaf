"""What changed since a revision is read from git, by what was committed there. What is in the way is one sentence."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from machine.cli import textdesk
from machine.draw import DrawError
from machine.evidence.checkout import ROOT
from machine.pages import changes_since, write_changes
from machine.pages.changes import Mark
from machine.pages.revisions import RevisionError, revision_of
from machine.pages.snapshot import FILE, VERSION, encoded, snapshot
from tests.pages.revisions import NOW, OLDER, commit, git


@pytest.fixture
def shallow(clone: Path, tmp_path: Path) -> Path:
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{clone}", "shallow")
    return tmp_path / "shallow"


def test_tutorial_a_guard_that_came_since_a_revision_is_told(clone: Path) -> None:
    comparison = changes_since(clone, "older")

    assert comparison.says.en == f"Since {git(clone, 'rev-parse', '--short', 'older')} of 2026-01-02"
    sections = {section.id: section.changes for section in comparison.sections}
    assert {(each.id, each.mark) for each in sections["guards"]} == {
        ("recipient_is_near", Mark.REMOVED),
        ("recipient_can_take", Mark.ADDED),
    }
    confirm = next(each for each in sections["transitions"] if each.id == "Dialog.confirm: transfer > none")
    (field,) = confirm.fields
    assert ([each.en for each in field.gone], [each.en for each in field.come]) == (
        ["recipient_is_near"],
        ["the recipient can take it"],
    )


def test_first_and_last_are_found_by_what_was_committed(clone: Path) -> None:
    assert revision_of(clone, "first", NOW) == revision_of(clone, "begun", NOW)
    assert revision_of(clone, "last", OLDER) == revision_of(clone, "now", OLDER)
    with pytest.raises(RevisionError, match=r"^The last snapshot \(.*\): diagrams/snapshot.json cannot be compared"):
        revision_of(clone, "last", NOW)  # the newest other one is broken, and that is said


def test_where_nothing_was_before_it_says_so(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path, None, "before")
    with pytest.raises(RevisionError, match=r"^No revision has a diagrams/snapshot\.json yet; commit one"):
        revision_of(tmp_path, "first", NOW)

    commit(tmp_path, NOW, "now")
    with pytest.raises(
        RevisionError, match=r"^No revision has another snapshot .* has not changed since there is one\.$"
    ):
        revision_of(tmp_path, "last", NOW)
    assert revision_of(tmp_path, "first", NOW).snapshot == snapshot(ROOT / "features")


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere", "nowhere: this clone has no such revision; `git log --oneline` lists them."),
        ("--output=x", "--output=x: this clone has no such revision; `git log --oneline` lists them."),
        ("", "A revision has a name; give one that `git log --oneline` lists, `first` or `last`."),
        ("a\0b", "A revision has a name; give one that `git log --oneline` lists, `first` or `last`."),
        (
            "foreign",
            f"cannot be compared, it has the form 99, and this TextDesk reads the form {VERSION}; give another",
        ),
        ("broken", "cannot be compared, it is no snapshot ("),
        ("before", "has no diagrams/snapshot.json, so what was declared there is not told; the first that has one is"),
    ],
)
def test_a_revision_that_cannot_be_compared_is_one_sentence(clone: Path, name: str, says: str) -> None:
    with pytest.raises(DrawError) as told:
        changes_since(clone, name)
    assert says in str(told.value)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        (
            "older",
            "older: this clone has no such revision; this clone is shallow and may lack it: `git fetch --unshallow`",
        ),
        (
            "first",
            "This clone is shallow, so which snapshot was the first is not known; `git fetch --unshallow` brings",
        ),
        (
            "last",
            "No revision has another snapshot than the one of now; this clone is shallow: `git fetch --unshallow`",
        ),
    ],
)
def test_a_shallow_clone_is_said_to_be_one(shallow: Path, name: str, says: str) -> None:
    with pytest.raises(RevisionError) as told:
        revision_of(shallow, name, NOW)
    assert str(told.value).startswith(says)


def test_a_shallow_clone_has_what_it_has(shallow: Path) -> None:
    assert revision_of(shallow, "HEAD", NOW).snapshot == snapshot(ROOT / "features")


def test_a_folder_that_is_no_clone_and_a_machine_without_git_are_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(RevisionError, match=r"^git cannot read the history of this checkout \(not a git repository"):
        revision_of(tmp_path, "HEAD", NOW)

    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match=r"^git is not installed here; "):
        revision_of(tmp_path, "HEAD", NOW)


def test_a_hook_that_runs_us_does_not_lead_git_elsewhere(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", str(clone / "nowhere"))

    assert revision_of(clone, "now", NOW).snapshot == snapshot(ROOT / "features")


@pytest.mark.long
def test_the_clone_is_left_as_it_was(clone: Path, tmp_path: Path) -> None:
    def state() -> tuple[str, str, str]:
        return git(clone, "status", "--porcelain"), git(clone, "rev-parse", "HEAD"), git(clone, "stash", "list")

    before = state()

    written = write_changes(clone, tmp_path, changes_since(clone, "older"))

    assert state() == before
    assert {each.name for each in written} >= {"changes.md", "dialog.svg", "index.html"}


def test_of_a_repository_around_it_only_the_checkout_counts(clone: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    shutil.copytree(clone, outer / "inner", ignore=shutil.ignore_patterns(".git"))
    git(outer, "init", "--quiet", "--initial-branch", "main")
    (outer / "inner" / FILE).write_bytes(OLDER)
    git(outer, "add", "--all")
    git(outer, "commit", "--quiet", "--message", "all")

    assert encoded(revision_of(outer / "inner", "HEAD", NOW).snapshot) == OLDER


def test_the_command_prints_the_list_or_writes_everything(
    clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("machine.cli.files.home_of", lambda _: clone)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(textdesk, ("draw", "--since", *arguments))

    listed = run("older", "--lang", "ko")
    assert (listed.exit_code, listed.output.startswith("# 변경: 2026-01-02 ")) == (0, True)
    assert "## 전이" in listed.output

    wrote = run("older", "--out", str(tmp_path / "out"))
    assert (wrote.exit_code, wrote.output.split()[-1]) == (0, str(tmp_path / "out" / "index.html"))

    lost = run("nowhere")
    assert (lost.exit_code, lost.output) == (
        2,
        "Error: nowhere: this clone has no such revision; `git log --oneline` lists them.\n",
    )


def test_the_page_of_a_revision_has_its_changes_before_those_of_the_readings(clone: Path, tmp_path: Path) -> None:
    comparison = changes_since(clone, "older")

    write_changes(clone, tmp_path, comparison)

    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    places = [page.index(f"id=/ko/changes/{name}") for name in (comparison.id, "literal-drop")]
    assert places == sorted(places)


def test_a_snapshot_of_any_size_is_not_read(clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("machine.pages.revisions.LIMIT_BYTES", 1000)

    with pytest.raises(RevisionError, match="is larger than 1,000 bytes there; give another revision"):
        revision_of(clone, "now", NOW)
