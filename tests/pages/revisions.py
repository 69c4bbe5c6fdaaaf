"""A clone with revisions for the tests of what changed: a folder of its own, made up and committed by nobody."""

import os
import shutil
import subprocess
from pathlib import Path

from machine.evidence.checkout import ROOT
from machine.pages.snapshot import FILE, encoded, snapshot

NOW = encoded(snapshot(ROOT / "features"))
OLDER = NOW.replace(b'"recipient_can_take"', b'"recipient_is_near"')


def git(root: Path, *arguments: str) -> str:
    identity = {f"GIT_{role}_{what}": "nobody" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {f"GIT_{role}_DATE": "2026-01-02T03:04:05+00:00" for role in ("AUTHOR", "COMMITTER")}
    nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    done = subprocess.run(
        ("git", *arguments),
        cwd=root,
        env={**os.environ, **identity, **dates, **nowhere},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


def commit(root: Path, content: bytes | None, tag: str) -> None:
    """Commit a snapshot, or none, under a name."""
    path = root / FILE
    if content is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message", tag)
    git(root, "tag", tag)


def made_clone(root: Path) -> Path:
    """A clone with revisions: before there were snapshots, the first, an older one, two that cannot be read, that of
    now."""
    shutil.copytree(ROOT / "features", root / "features")
    git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, None, "before")
    commit(root, OLDER.replace(b'"recipient_is_near"', b'"recipient_is_far"'), "begun")
    commit(root, OLDER, "older")
    commit(root, b'{"version": 99}', "foreign")
    commit(root, b"{", "broken")
    commit(root, NOW, "now")
    return root
