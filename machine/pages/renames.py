"""Which scenarios of an older snapshot are called otherwise now: a scenario is known by its title, so that without this
a new title would look like one that went and another that came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from machine.pages.snapshot import Entry, Section


def renamed(before: Section, after: Section) -> Mapping[str, str]:
    """From what a scenario was called to what it is called now.

    Within a file two are the same if their steps are, else if they have the same tags and stand in the same order among
    those that went and those that came.
    """
    gone, come = _by_file(before, after), _by_file(after, before)
    return {old: new for file in gone for old, new in _pairs(gone[file], come.get(file, {}))}


def _by_file(section: Section, other: Section) -> dict[str, dict[str, Entry]]:
    """What only one of two sections has, by language and file."""
    found: dict[str, dict[str, Entry]] = defaultdict(dict)
    for identity, entry in section.items():
        if identity not in other:
            found[identity.partition(": ")[0]][identity] = entry
    return found


def _pairs(gone: Mapping[str, Entry], come: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    by_steps = {entry["steps"]: identity for identity, entry in come.items() if "steps" in entry}
    same = {old: by_steps[entry["steps"]] for old, entry in gone.items() if entry.get("steps") in by_steps}
    yield from same.items()
    left = [[each for each in gone if each not in same], [each for each in come if each not in same.values()]]
    went, came = ([_tags(section[each]) for each in some] for section, some in zip((gone, come), left, strict=True))
    for start, other, length in SequenceMatcher(None, went, came, autojunk=False).get_matching_blocks():
        yield from zip(left[0][start : start + length], left[1][other : other + length], strict=True)


def _tags(entry: Entry) -> tuple[object, object]:
    return entry.get("rules"), entry.get("readings")
