"""What counts as noticing that something is broken: a Then of the scenario's own is false then, and says something.

A broken desk fails a scenario in ways that prove nothing of it: what was set up before is not possible there, a command
on the way is refused, or a step about the specification as a whole is false. None of these counts. So the stage must
stand on the broken desk as well, a command that is refused is passed over, and only a Then counts that speaks of
something seen, and was not so before the When.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from machine.desk.in_process import InProcessDesk
from machine.language.course import LOOKS_AT_ANSWER, is_so
from machine.language.feature import Step, Story
from machine.language.phrase_index import phrases_of
from machine.language.play import act
from machine.lifecycle.readings import table_of
from machine.port.port import Desk
from machine.story.steps.phrase import Kind
from machine.story.steps.reading_tags import fitting
from machine.story.steps.scene import Scene
from spec.port.answers import Refused

REFUSED = "refused"
"""The phrase that says that a command is refused, and why."""
OF_THE_WHOLE = "specification."
"""What ids of phrases begin with that ask for the whole specification, or for a property of all runs."""


class Telling(NamedTuple):
    """Which steps of a green story count, by their place: its own Thens that speak of something seen or answered, and
    were not so before the When that they follow. Where one says that a command is refused, `refusing` are the clauses
    and assumptions that ask for it: a desk that accepts it breaks them, and makes the Then false."""

    places: frozenset[int]
    refusing: frozenset[str]


def telling(story: Story) -> Telling:
    """What counts in a story that is green on our own desk."""
    readings = fitting([tag.removeprefix("@") for tag in story.tags], ()).readings
    scene, before, last = Scene(InProcessDesk(table=table_of(readings)), readings), None, ""
    found, refusing = set[int](), set[str]()
    for place, step in enumerate(story.steps):
        is_own, role = place >= len(story.scenario.background), _role(step)
        if role == "when" and last != "when":
            before = scene.fork() if is_own else None
        is_telling = role == "then" and is_own and not _phrase(step).startswith(OF_THE_WHOLE)
        if is_telling and before is not None and not is_so(step, before):
            found.add(place)
            if _phrase(step) == REFUSED and scene.played and isinstance(answer := scene.played[-1][1], Refused):
                refusing.update(answer.cites)
        act(step, scene)
        last = role
    return Telling(frozenset(found), frozenset(refusing))


def notices(story: Story, counting: frozenset[int], make_desk: Callable[[], Desk], readings: tuple[str, ...]) -> bool:
    """Whether a step that counts is false on a desk on which the stage stands."""
    scene = Scene(make_desk(), readings)
    for place, step in enumerate(story.steps):
        role = _role(step)
        if scene.unsettled and (role != "then" or _phrase(step) not in LOOKS_AT_ANSWER):
            scene.answer()
        if place < len(story.scenario.background) or role == "given":
            try:
                act(step, scene)
            except Exception:
                # A broken desk may do anything, on the stage too: then nothing is known of this scenario.
                return False
        elif place in counting:
            try:
                act(step, scene)
            except Exception:
                return True
        elif role == "when":
            with suppress(Exception):
                act(step, scene)
    return False


def _role(step: Step) -> Kind:
    """The role of a step; a `*` has that of its phrase, and does what can be done."""
    if step.role is not None:
        return step.role
    kinds = phrases_of(step.text, None)[0].phrase.kinds
    return "when" if "when" in kinds else kinds[0]


def _phrase(step: Step) -> str:
    return phrases_of(step.text, step.role)[0].phrase.id
