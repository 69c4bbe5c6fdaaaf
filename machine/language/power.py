"""Whether a scenario notices that a clause is broken: played on our desk under every fault of its tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from machine.faults.clause_faults import faults_of
from machine.language.course import course
from machine.language.draft import Draft
from machine.language.feature import Step
from machine.language.finding import Finding, found
from machine.language.play import act
from machine.port.port import Desk
from machine.story.steps.scene import Scene
from spec.catalogue.load import load


class Power(NamedTuple):
    """By tag the ids of its faults that a scenario noticed, and the tags that it does not earn: they have faults, and
    each was missed."""

    noticed: dict[str, tuple[str, ...]]
    unearned: tuple[str, ...]


def power(tags: Iterable[str], readings: tuple[str, ...], goes_red: Callable[[Callable[[], Desk]], bool]) -> Power:
    """Ask of every fault of these clauses and assumptions, once for each, whether the scenario goes red under it."""
    broken = faults_of(readings)
    by_tag = {tag: broken.get(tag, ()) for tag in tags}
    faults = {fault.id: fault for some in by_tag.values() for fault in some}
    red = {identity for identity, fault in faults.items() if goes_red(fault.make_desk)}
    noticed = {tag: tuple(fault.id for fault in some if fault.id in red) for tag, some in by_tag.items()}
    return Power(noticed, tuple(tag for tag, some in by_tag.items() if some and not noticed[tag]))


def power_findings(draft: Draft) -> Iterator[Finding]:
    """What is said of each tag of a green scenario that it does not earn; of one that is red nothing."""
    names = {tag.name.removeprefix("@"): tag for tag in draft.tags}
    taken = draft.fitting
    if draft.section == "background" or taken.left_out is not None or course(draft).findings:
        return

    def goes_red(make_desk: Callable[[], Desk]) -> bool:
        return any(_is_red(draft.filled(row), make_desk, taken.readings) for row in draft.told_rows)

    ours = [name for name in names if name in load().clauses or name in load().assumptions]
    for tag in power(ours, taken.readings, goes_red).unearned:
        place = names[tag]
        yield found("tag-unearned", place.line, start=place.start, end=place.start + len(place.name), tag=place.name)


def _is_red(steps: Iterable[Step], make_desk: Callable[[], Desk], readings: tuple[str, ...]) -> bool:
    scene = Scene(make_desk(), readings)
    try:
        for step in steps:
            act(step, scene)
        scene.finish()
    except Exception:
        # A broken desk may do anything.
        return True
    return False
