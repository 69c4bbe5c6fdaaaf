"""A feature file on a desktop: how each of its scenarios ends, and what an editor says of it.

Which desktop is a name: of those that were given when the server was started, the one that the file chooses in a
comment of its own (`# desk: mine`), else the one that the editor's settings choose.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import NamedTuple

from machine.desk.in_process import InProcessDesk
from machine.editor.desks import OURS, DeskError, NamedDesks, said_on
from machine.language.check import check
from machine.language.feature import Feature, Story, stories_of
from machine.language.finding import Finding, found, told
from machine.language.play import OUTCOMES, Outcome, Played, play
from machine.lifecycle.readings import table_of
from machine.port.port import Desk
from machine.story.steps.reading_tags import fitting
from spec.catalogue.entries import Words

CHOICE = re.compile(r"\s*#\s*(?:desk|데스크톱)\s*[:=]\s*(?P<name>\S+)\s*", re.IGNORECASE)
OVER = Words("It was not looked at: the time was over.", "시간이 다 되어 보지 못했다.")
LEFT_OUT = Played("left_out", lacking=OVER)


class Choice(NamedTuple):
    """The name of a desktop, and the line that chooses it."""

    name: str
    line: int


def chosen_desk(text: str) -> Choice | None:
    """The desktop that a file chooses: a comment above whatever else stands there.

    >>> chosen_desk("# language: ko\\n# desk: mine\\n기능: 시험")
    Choice(name='mine', line=2)
    """
    for number, line in enumerate(text.split("\n"), 1):
        if (choice := CHOICE.fullmatch(line)) is not None:
            return Choice(choice["name"], number)
        if line.strip() and not line.lstrip().startswith("#"):
            return None
    return None


def desk_named(text: str, otherwise: str | None = None) -> Choice:
    """The desktop that a file is run on: the one that it chooses, else `otherwise` or ours, which no line chose."""
    return chosen_desk(text) or Choice(otherwise or OURS, 0)


def played(story: Story, opened: AbstractContextManager[Desk] | None = None) -> Played:
    """How a scenario ends on a desktop that is opened for it, else on our own. Raises DeskError."""
    fits = fitting(tags_of(story), ())
    if fits.left_out is not None:
        return Played("left_out", lacking=Words(fits.left_out, fits.left_out))
    if opened is None:
        return play(story, InProcessDesk(table=table_of(fits.readings)), fits.readings)
    with opened as desk:
        return play(story, desk, fits.readings)


def runs(feature: Feature, desks: NamedDesks, name: str, is_over: Callable[[], bool]) -> Iterator[tuple[Story, Played]]:
    """How each scenario ends, those left out that are not begun before it `is_over`. Raises DeskError."""
    desks.target(name)
    for story in stories_of(feature):
        yield story, LEFT_OUT if is_over() else played(story, None if name == OURS else desks.opened(name))


def tags_of(story: Story) -> list[str]:
    """Its tags without their sign."""
    return sorted(tag.removeprefix("@") for tag in story.tags)


def desktop_findings(
    text: str, desks: NamedDesks, setting: str | None, is_over: Callable[[], bool]
) -> Iterator[Finding]:
    """What a named desktop does otherwise than a file says, and in a line how all of it ended. Nothing where nothing
    but our own desk is chosen, or the file cannot be run. `setting` is the choice of the editor's settings."""
    name, line = desk_named(text, setting)
    if name == OURS:
        return
    looked, count = check(text), Counter[Outcome]()
    if looked.feature is None or not looked.is_sound:
        return
    line = line or looked.feature.line
    try:
        for _, end in runs(looked.feature, desks, name, is_over):
            count[end.outcome] += 1
            if end.finding is not None:
                yield told("step-fails-there", end.finding.line, said_on(name, end.finding.says))
    except DeskError as error:
        yield told("desk-not-there", line, error.says)
        return
    passed, failed, left_out = (str(count[each]) for each in OUTCOMES)
    yield found("desk-result", line, name=name, passed=passed, failed=failed, left_out=left_out)
