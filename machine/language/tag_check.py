"""What is wrong with tags: one that means something to pytest, names no reading, or is a slip of a clause's id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from machine.language.feature import Feature, Tag
from machine.language.finding import Edit, Finding, found
from machine.port.nearest import nearest
from machine.story.steps import reading_tags
from spec.catalogue.load import load

OF_PYTEST = frozenset({"filterwarnings", "no_cover", "parametrize", "skip", "skipif", "usefixtures", "xfail"})
"""Tags of these names would tell pytest to skip a scenario, to expect its failure, or worse."""
SIGNS = re.compile(r"[\W_]+")
NEAR = 75.0


def tag_findings(feature: Feature) -> Iterator[Finding]:
    """What is wrong with each tag of a feature."""
    of_examples = [tag for scenario in feature.scenarios for each in scenario.examples for tag in each.tags]
    for tag in (*feature.tags, *(tag for scenario in feature.scenarios for tag in scenario.own_tags), *of_examples):
        if (wrong := _wrong(tag)) is not None:
            yield wrong
    for tag in of_examples:
        if reading_tags.is_reading_tag(tag.name.removeprefix("@")):
            yield found("tag-reading-at-examples", tag.line, tag=tag.name)


def _wrong(tag: Tag) -> Finding | None:
    word = tag.name.removeprefix("@")
    if word in OF_PYTEST or word.startswith("_"):
        return found("tag-of-pytest", tag.line, tag=tag.name)
    if (why := reading_tags.problem(word)) is not None:
        return found("tag-of-reading", tag.line, tag=tag.name, why=why)
    known = (*load().clauses, *load().assumptions)
    if word in known:
        return None
    head, dash, number = SIGNS.sub("-", word.upper()).strip("-").rpartition("-")
    families = {each.rpartition("-")[0] for each in known}
    if not dash:
        # RULE13, without anything between.
        parts = re.fullmatch(r"([A-Z]+)([0-9]+)", word.upper())
        head, number = parts.groups() if parts is not None else ("", "")
    turned = (each for each in families if sorted(each) == sorted(head))
    near_head = next(turned, None) or nearest(head, families, NEAR) if len(head) > 2 else None
    if near_head is None or not number.isdigit():
        return None
    near = f"{near_head}-{int(number)}"
    if near not in known:
        return found("tag-unknown-clause", tag.line, tag=tag.name)
    edit = Edit(tag.line, tag.start, tag.start + len(tag.name), f"@{near}")
    return found("tag-misspelt-clause", tag.line, tag=tag.name, near=f"@{near}", edits=(edit,))
