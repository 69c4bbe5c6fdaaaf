"""The course of a scenario while it is typed: each step on our own desk, and what becomes of it. A step that fails is
told and the next goes on, so that one slip does not hide what stands below it.

>>> from machine.language.draft import drafts
>>> [draft] = drafts('''Feature: First
...   Scenario: Late
...     Given there is an agent "Minji"
...     And conversations of the asset "Main line" wait in the queue "Billing"
...     And there is a wrap-up reason "Resolved"
...     When agent "Minji" sets the status to "Available"
...     Then the status of agent "Minji" is "Idle"
... ''')
>>> [(each.line, each.says.en) for each in course(draft).findings]
[(7, 'The status of agent "Minji" is "Available", not "Idle".')]
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from machine.desk.in_process import InProcessDesk
from machine.language.draft import Draft, DraftRow
from machine.language.feature import Step
from machine.language.finding import Finding, told
from machine.language.phrase_index import Reading, phrases_of
from machine.language.play import perform, values_of, words_of
from machine.lifecycle.readings import table_of
from machine.port.errors import DesktopError
from machine.story.steps.scene import Scene
from machine.story.steps.scene_error import NotAcceptedError, SceneError
from spec.catalogue.entries import Words

MOST_KEPT = 2048
"""Scenarios of which it is kept what becomes of them: those of a file of 10,000 lines twice."""
LOOKS_AT_ANSWER = ("refused", "malformed")
"""Phrases that look at the answer to the last command."""


class Course(NamedTuple):
    """What was found on the way, the scene as it stands at the end, and the steps that would take the reason of a
    failure away, by its line."""

    findings: tuple[Finding, ...]
    scene: Scene
    remedies: dict[int, tuple[Words, ...]]


class Look(NamedTuple):
    """What was found on the way, the remedies by line, and in groups, each behind one or several Whens, the lines of
    the Thens with whether they were so before as well."""

    findings: tuple[Finding, ...]
    remedies: tuple[tuple[int, tuple[Words, ...]], ...]
    groups: tuple[tuple[tuple[int, bool], ...], ...]


@lru_cache(MOST_KEPT)
def looked(draft: Draft, row: DraftRow | None) -> Look:
    """Play a scenario and look back from each Then. The same one is looked at once, whatever is typed beside it, if it
    is moved to the first line."""
    taken, before = _Walk(draft), None
    groups, last = list[list[tuple[int, bool]]](), ""
    for step in draft.filled(row):
        if step.role == "when" and last != "when":
            before = taken.scene.fork()
            groups.append([])
        taken.take(step)
        if step.role == "then" and before is not None:
            groups[-1].append((step.line, is_so(step, before)))
        last = step.role or ""
    taken.end()
    return Look(tuple(taken.findings), tuple(taken.remedies.items()), tuple(map(tuple, groups)))


def is_so(step: Step, scene: Scene) -> bool:
    """Whether what a Then says is so; of what looks at an answer or at the whole run it is not asked. A refusal that
    nobody looked at yet counts as looked at."""
    readings = phrases_of(step.text, step.role)
    if len(readings) != 1 or readings[0].phrase.id in (*LOOKS_AT_ANSWER, "specification.holds"):
        return False
    if scene.unsettled:
        scene.answer()
    try:
        readings[0].phrase.act(scene, **values_of(step, readings[0]))
    except (AssertionError, DesktopError, ValueError):
        return False
    return True


def course(draft: Draft, row: DraftRow | None = None, *, before_line: int | None = None) -> Course:
    """Play a scenario, or only what stands before a line."""
    taken = _Walk(draft)
    for step in draft.filled(row if row is not None else draft.told_rows[0]):
        if before_line is not None and step.line >= before_line:
            break
        taken.take(step)
    if before_line is None:
        taken.end()
    return Course(tuple(taken.findings), taken.scene, taken.remedies)


def walk(draft: Draft, row: DraftRow | None = None) -> Iterator[tuple[Step, Scene]]:
    """Each step of a scenario, and the scene as it stands behind it: the same, which goes on."""
    taken = _Walk(draft)
    for step in draft.filled(row if row is not None else draft.told_rows[0]):
        taken.take(step)
        yield step, taken.scene


class _Walk:
    def __init__(self, draft: Draft) -> None:
        readings = draft.fitting.readings
        self.scene = Scene(InProcessDesk(table=table_of(readings)), readings)
        self.findings: list[Finding] = []
        self.remedies: dict[int, tuple[Words, ...]] = {}
        self._last: Step | None = None
        self._is_lost = False
        """Whether a command could not be given, so that what is seen after it says nothing."""

    def take(self, step: Step) -> None:
        """Do what a step says; one that nothing reads makes what follows uncertain."""
        readings = phrases_of(step.text, step.role)
        if len(readings) != 1:
            self._is_lost = self._is_lost or step.role != "then"
            return
        if self.scene.unsettled and readings[0].phrase.id not in LOOKS_AT_ANSWER:
            self._refused()
        self._do(step, readings[0])
        self._last = step

    def _do(self, step: Step, reading: Reading) -> None:
        try:
            perform(reading.phrase, values_of(step, reading), self.scene, is_fact=step.role == "given")
        except (AssertionError, DesktopError, ValueError) as error:
            if step.role != "then":
                self._is_lost = True
            elif self._is_lost and not isinstance(error, NotAcceptedError):
                return
            self._tell(step.line, error)

    def end(self) -> None:
        """Nothing follows: a refusal that nobody looked at is told."""
        if self.scene.unsettled:
            self._refused()

    def _refused(self) -> None:
        try:
            self.scene.finish()
        except SceneError as error:
            self._is_lost = True
            self._tell(0 if self._last is None else self._last.line, error)

    def _tell(self, line: int, error: Exception) -> None:
        self.findings.append(told("step-fails", line, words_of(error)))
        steps: tuple[Words, ...] = getattr(error, "steps", ())
        if steps:
            self.remedies[line] = steps
