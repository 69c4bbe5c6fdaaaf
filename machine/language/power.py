"""Whether a scenario notices that a clause is broken: played on our desk under every fault of its tags."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from machine.faults.clause_faults import faults_of
from machine.language.course import course
from machine.language.draft import Draft
from machine.language.finding import Finding, found
from machine.language.play import act
from machine.port.port import Desk
from machine.story.steps.reading_tags import fitting
from machine.story.steps.scene import Scene
from spec.catalogue.load import load


class Power(dict[str, tuple[str, ...]]):
    """By tag the ids of its faults that were noticed; a tag whose faults were all missed has none."""

    def __init__(self, tags: Iterable[str], readings: tuple[str, ...], goes_red: Callable[[Callable[[], Desk]], bool]):
        broken = faults_of(readings)
        red: dict[str, bool] = {}
        super().__init__()
        for tag in tags:
            noticed = list[str]()
            for fault in broken.get(tag, ()):
                if fault.id not in red:
                    red[fault.id] = goes_red(fault.make_desk)
                noticed += [fault.id] * red[fault.id]
            self[tag] = tuple(noticed)
        self.survived = tuple(tag for tag in self if broken.get(tag) and not self[tag])
        """The tags that the scenario does not earn."""


def power_findings(draft: Draft) -> Iterator[Finding]:
    """What is said of each tag of a green scenario that it does not earn; of one that is red nothing."""
    names = {tag.name.removeprefix("@"): tag for tag in draft.tags}
    taken = fitting(list(names), ())
    if draft.section == "background" or taken.left_out is not None or course(draft).findings:
        return

    def goes_red(make_desk: Callable[[], Desk]) -> bool:
        return any(_is_red(draft, row_number, make_desk, taken.readings) for row_number in range(len(draft.told_rows)))

    ours = [name for name in names if name in load().clauses or name in load().assumptions]
    for tag in Power(ours, taken.readings, goes_red).survived:
        place = names[tag]
        yield found("tag-unearned", place.line, start=place.start, end=place.start + len(place.name), tag=place.name)


def _is_red(draft: Draft, row: int, make_desk: Callable[[], Desk], readings: tuple[str, ...]) -> bool:
    scene = Scene(make_desk(), readings)
    try:
        for step in draft.filled(draft.told_rows[row]):
            act(step, scene)
        scene.finish()
    except Exception:
        # A broken desk may do anything.
        return True
    return False
