"""The tags by which a scenario says what the readings are to it: `@under:ID` runs under this reading, `@unless:ID` says
what this reading turns and is left out under it."""

import difflib
from collections.abc import Iterable
from typing import NamedTuple

from spec.catalogue.load import load

UNDER = "under"
UNLESS = "unless"


class Fitting(NamedTuple):
    """Under which readings a scenario runs, and why it is left out, or None."""

    readings: tuple[str, ...]
    left_out: str | None


def is_reading_tag(tag: str) -> bool:
    """Whether a tag, given without the @, is of the form under:ID or unless:ID; the reading may be unknown."""
    return tag.partition(":")[0] in (UNDER, UNLESS) and ":" in tag


def fitting(tags: Iterable[str], taken: tuple[str, ...]) -> Fitting:
    """What becomes of a scenario where these readings are taken. Where none is, one with readings of its own runs under
    just those. Raises CatalogueError for a reading that is not there."""
    catalogue = load()
    tags = tuple(tags)
    own = catalogue.readings_taken(_named(UNDER, tags))
    readings = taken or own
    for reading in own:
        if reading not in readings:
            return Fitting(readings, f"it runs under the reading {reading}, which is not taken")
    for reading in catalogue.readings_taken(_named(UNLESS, tags)):
        if reading in readings:
            turned = ", ".join(catalogue.readings[reading].turns)
            return Fitting(readings, f"it says what the reading {reading} turns ({turned})")
    return Fitting(readings, None)


def _named(kind: str, tags: Iterable[str]) -> list[str]:
    return [tag.partition(":")[2] for tag in tags if tag.partition(":")[0] == kind and ":" in tag]


def problem(tag: str) -> str | None:
    """What is wrong with a tag that names a reading or means to, or None."""
    kind, colon, reading = tag.partition(":")
    known = load().readings
    if is_reading_tag(tag) and reading not in known:
        near = difflib.get_close_matches(reading, known, 1)
        hint = f"did you mean @{kind}:{near[0]}?" if near else f"the readings are {', '.join(known)}."
        return f"names no reading; {hint}"
    if colon and reading in known and not is_reading_tag(tag):
        return f"names a reading; write @{UNDER}:{reading} or @{UNLESS}:{reading}."
    return None
