"""What was declared earlier, as the committed page tells it: the first snapshot that was committed and the last that is
another than now, each as what would have to be put back into the one of today.

It is read from git where there is a history, and written to diagrams/earlier.json, from which it is read where there is
none, so that the page is the same in every checkout. No commit is named in it: those change when they are moved.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import msgspec

from machine.draw.files import DIRECTORY
from machine.evidence.cache import stage
from machine.pages.changes import Changes, compared, every_reading
from machine.pages.revisions import FIRST, LAST, RevisionError, revision_of
from machine.pages.snapshot import LIMIT_BYTES, Snapshot, Value, encoded, fingerprint, kept_snapshot
from spec.catalogue.entries import Words

FILE = DIRECTORY / "earlier.json"
"""Where it lies in the repository."""
BECAUSE = Words(
    "What is declared now beside what was declared there, by id. A snapshot is known by its day and its fingerprint; "
    "that of now stands in the overview.",
    "지금 선언된 것을 그때 선언된 것과 식별자로 견준다. 스냅샷은 날짜와 지문으로 구별하며, 지금의 지문은 한눈에 보기에 "
    "있다.",
)


class Earlier(msgspec.Struct, frozen=True):
    """A snapshot of another day, as its difference from the one of now: by section the entries that were there and
    otherwise, or None for those that were not. `missing` are sections that it does not tell of. Its `fingerprint` tells
    it from another of the same day."""

    name: str
    day: str
    fields: dict[str, tuple[str, ...]] = {}
    entries: dict[str, dict[str, dict[str, Value] | None]] = {}
    missing: tuple[str, ...] = ()
    fingerprint: str = ""

    @property
    def is_other(self) -> bool:
        """Whether anything was otherwise."""
        return bool(self.entries or self.missing)


def earlier(root: Path, now: Snapshot) -> tuple[Earlier, ...]:
    """The first snapshot, and the last one that is another, if those are two, in the checkout at `root`. Empty where
    nothing is known."""
    try:
        first = revision_of(root, FIRST, encoded(now))
    except RevisionError:
        return _written(root)
    found = [_difference(FIRST, first.day, first.snapshot, now)]
    try:
        last = revision_of(root, LAST, encoded(now))
    except RevisionError:
        return tuple(found)
    if last.id != first.id:
        found.append(_difference(LAST, last.day, last.snapshot, now))
    return tuple(found)


def written(found: Sequence[Earlier]) -> bytes:
    """The file's bytes."""
    return msgspec.json.format(msgspec.json.encode(found), indent=1) + b"\n"


def changes_of(home: Path | None) -> Changes:
    """What the page shows of changes: without a checkout what readings change, and no more. Raises
    UnreadableFeatureError."""
    if home is None:
        return Changes(readings=every_reading())
    now = kept_snapshot(home / "features")
    found = earlier(home, now)
    told = written(found).decode(), encoded(now).decode()
    return stage("changes", Changes, lambda: changes(found, now), fresh=False, of=told)


def changes(found: Sequence[Earlier], now: Snapshot) -> Changes:
    """What has changed since then, where anything has: the newest first, and in few bytes."""
    told = [each for each in reversed(found) if each.is_other]
    since = tuple(
        msgspec.structs.replace(
            compared(f"since-{each.name}", _title(each, len(found)), BECAUSE, _as_it_was(each, now), now), whole=False
        )
        for each in told
    )
    return Changes(since, every_reading(), found[0].day if found else "")


def _title(found: Earlier, count: int) -> Words:
    day = f"{found.day} {found.fingerprint}".strip()
    if count == 1:
        return Words(f"Since the first snapshot, of {day}", f"첫 스냅샷({day}) 이후")
    if found.name == FIRST:
        return Words(f"Since the beginning: the first snapshot, of {day}", f"처음부터: 첫 스냅샷({day}) 이후")
    return Words(f"Last: since the snapshot of {day}", f"최근: {day} 스냅샷 이후")


def _difference(name: str, day: str, before: Snapshot, now: Snapshot) -> Earlier:
    entries: dict[str, dict[str, dict[str, Value] | None]] = {}
    for section in dict.fromkeys((*before.sections, *now.sections)):
        if section not in before.sections:
            continue
        old, new = before.section(section), now.section(section)
        changed: dict[str, dict[str, Value] | None] = {
            identity: dict(entry) for identity, entry in old.items() if new.get(identity) != entry
        }
        changed |= {identity: None for identity in new if identity not in old}
        if changed:
            entries[section] = changed
    fields = {each: names for each, names in before.fields.items() if now.fields.get(each) != names}
    # A section that an older snapshot does not tell of is not compared.
    missing = tuple(each for each in now.sections if each not in before.sections)
    return Earlier(name, day, fields, entries, missing, fingerprint(before))


def _as_it_was(found: Earlier, now: Snapshot) -> Snapshot:
    sections = {name: dict(entries) for name, entries in now.sections.items() if name not in found.missing}
    for section, entries in found.entries.items():
        put_back = sections.setdefault(section, {})
        for identity, entry in entries.items():
            if entry is None:
                put_back.pop(identity, None)
            else:
                put_back[identity] = entry
    return Snapshot(now.version, {**now.fields, **found.fields}, sections)


def _written(root: Path) -> tuple[Earlier, ...]:
    """What stands in the file; nothing where it is missing or is none."""
    path = root / PurePosixPath(FILE)
    try:
        if path.stat().st_size > LIMIT_BYTES:
            return ()
        return msgspec.json.decode(path.read_bytes(), type=tuple[Earlier, ...])
    except (OSError, msgspec.MsgspecError):
        return ()
