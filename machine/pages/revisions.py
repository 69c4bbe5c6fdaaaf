"""Snapshots of earlier revisions, read from git. No code of theirs is run: what they committed is read and no more."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from machine.pages.snapshot import FILE, LIMIT_BYTES, Snapshot, SnapshotError, decoded

FIRST, LAST = "first", "last"
"""Revisions by what they are: that of the first committed snapshot, and the newest that has another than now."""
GIT_SECONDS = 60
"""How long git may take for one answer."""
LEADING = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"})
"""Variables that would lead git to another repository, as they do within a hook."""


class RevisionError(Exception):
    """A revision cannot be compared with. The message is a sentence: what is wrong, where, what to do."""


class Revision(NamedTuple):
    """A commit, by its short id and the day on which it was written, with its snapshot."""

    id: str
    day: str
    snapshot: Snapshot


def revision_of(root: Path, name: str, now: bytes) -> Revision:
    """The revision of this name in the clone at `root`: what git calls it, or `FIRST`, or `LAST`; `now` is the snapshot
    of what is declared. Raises RevisionError."""
    shallow = _is_shallow(root)
    if name == FIRST:
        commit = _first(root, shallow=shallow)
    elif name == LAST:
        commit = _last(root, now, shallow=shallow)
    else:
        commit = _commit(root, name, shallow=shallow)
    told = name if name not in (FIRST, LAST) else f"The {name} snapshot"
    short, _, day = _git(root, "show", "--no-patch", "--format=%h %as", commit).decode().strip().partition(" ")
    return Revision(short, day, _snapshot(root, commit, f"{told} ({short})", shallow=shallow))


def _commit(root: Path, name: str, *, shallow: bool) -> str:
    if not name or not name.isprintable():
        raise RevisionError("A revision has a name; give one that `git log --oneline` lists, `first` or `last`.")
    found = _run(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if found.returncode != 0:
        rest = f"this clone is shallow and may lack it: {UNSHALLOW}" if shallow else "`git log --oneline` lists them"
        raise RevisionError(f"{name}: this clone has no such revision; {rest}.")
    return found.stdout.decode().strip()


UNSHALLOW = "`git fetch --unshallow` brings the whole history"


def _first(root: Path, *, shallow: bool) -> str:
    if shallow:
        raise RevisionError(f"This clone is shallow, so which snapshot was the first is not known; {UNSHALLOW}.")
    added = _history(root, "--diff-filter=A")
    if not added:
        raise RevisionError(f"No revision has a {FILE} yet; commit one, then what changes after it can be told.")
    return added[-1]


def _last(root: Path, now: bytes, *, shallow: bool) -> str:
    for commit in _history(root):
        found = _run(root, "cat-file", "blob", f"{commit}:./{FILE}")
        if found.returncode == 0 and found.stdout != now:
            return commit
    rest = f"this clone is shallow: {UNSHALLOW}" if shallow else "what is declared has not changed since there is one"
    raise RevisionError(f"No revision has another snapshot than the one of now; {rest}.")


def _history(root: Path, *options: str) -> list[str]:
    """The commits in which the snapshot changed, the newest first."""
    return _git(root, "log", "--format=%H", *options, "HEAD", "--", f"./{FILE}").decode().split()


def _snapshot(root: Path, commit: str, told: str, *, shallow: bool) -> Snapshot:
    size = _run(root, "cat-file", "-s", f"{commit}:./{FILE}")
    if size.returncode != 0:
        older = "" if shallow else "".join(_since(root))
        raise RevisionError(f"{told}: has no {FILE}, so what was declared there is not told{older}.")
    if int(size.stdout) > LIMIT_BYTES:
        raise RevisionError(f"{told}: {FILE} is larger than {LIMIT_BYTES:,} bytes there; give another revision.")
    try:
        return decoded(_git(root, "show", "--no-textconv", f"{commit}:./{FILE}"))
    except SnapshotError as error:
        raise RevisionError(f"{told}: {FILE} cannot be compared, {error}; give another revision.") from None


def _since(root: Path) -> Iterator[str]:
    added = _history(root, "--diff-filter=A")
    if added:
        yield f"; the first that has one is {added[-1][:10]} (`--since {FIRST}`)"


def _is_shallow(root: Path) -> bool:
    return _git(root, "rev-parse", "--is-shallow-repository").decode().strip() == "true"


def _git(root: Path, *arguments: str) -> bytes:
    """What git answers. Raises RevisionError where it fails."""
    done = _run(root, *arguments)
    if done.returncode != 0:
        cause = next(iter(done.stderr.decode(errors="replace").splitlines()), "no reason told").removeprefix("fatal: ")
        raise RevisionError(
            f"git cannot read the history of this checkout ({cause}); earlier snapshots are read there."
        )
    return done.stdout


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if name not in LEADING}
    try:
        return subprocess.run(
            ("git", "--no-pager", *arguments),
            cwd=root,
            env={**environment, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=GIT_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed here; earlier snapshots are read with it. Install git.") from None
    except (OSError, subprocess.TimeoutExpired):
        raise RevisionError(
            f"git gave no answer within {GIT_SECONDS} s; try again, or give another revision."
        ) from None
