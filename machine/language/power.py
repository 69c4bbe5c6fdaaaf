"""What a scenario is worth: whether a Then of its own becomes false, and says something, when a clause is broken. Asked
on our desk under every fault of the clauses and assumptions of its tags; plugin, editor and judge ask here alone.

A broken desk fails a scenario in ways that prove nothing of it: what was set up before is not possible there, or a
command on the way is refused. So the stage must stand on the broken desk as well, a command that is refused is passed
over, and only a Then counts that was not so before the When. One that says that the specification
holds as a whole counts where a desktop is tested, as in generated features; for the judge it says nothing of its own.

>>> from machine.language.draft import drafts
>>> [_, draft] = drafts('''Feature: First
...   Background:
...     Given there is an agent "Minji"
...     And there is a wrap-up reason "Resolved"
...     And conversations of the asset "Main line" wait in the queue "Billing"
...   @AVAIL-1 @OFFER-1
...   Scenario: Ready
...     When agent "Minji" sets the status to "Available"
...     Then the status of agent "Minji" is "Available"
... ''')
>>> [each.says.en for each in power_findings(draft)]
['The scenario stays green when @OFFER-1 is broken: check in a Then what it says, or take the tag off.']
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from machine.desk.in_process import InProcessDesk
from machine.faults.clause_faults import faults_of
from machine.language.course import LOOKS_AT_ANSWER, is_so, looked
from machine.language.draft import Draft
from machine.language.feature import Step, Story
from machine.language.finding import Finding, found
from machine.language.phrase_index import phrases_of
from machine.language.play import act
from machine.lifecycle.readings import table_of
from machine.port.port import Desk
from machine.story.steps.phrase import Kind
from machine.story.steps.scene import Scene
from spec.catalogue.load import load
from spec.port.answers import Refused

REFUSED = "refused"
"""The phrase that says that a command is refused, and why."""
OF_THE_WHOLE = "specification."
"""What ids of phrases begin with that ask for the whole specification, or for a property of all runs."""
ACCEPTED_INSTEAD = "the refused command accepted"
"""A fault that is not among those of the kit: it is one at the very place that a Then about a refusal looks at."""


class Trial(NamedTuple):
    """What is asked of: the filled-in steps of a scenario that is green on our own desk, how many of them are those of
    backgrounds, and the readings under which it is played."""

    steps: tuple[Step, ...]
    background: int
    readings: tuple[str, ...]


class Power(NamedTuple):
    """By tag the ids of its faults, and those that were noticed; a tag that nothing breaks has none of either."""

    faults: dict[str, tuple[str, ...]]
    noticed: dict[str, tuple[str, ...]]

    @property
    def unearned(self) -> tuple[str, ...]:
        """The tags that have faults, and each was missed."""
        return tuple(tag for tag, some in self.faults.items() if some and not self.noticed[tag])


class _Telling(NamedTuple):
    """Which steps count, by their place: the scenario's own Thens that speak of something seen or answered, and were
    not so before the When that they follow. Where one says that a command is refused, `refusing` are the clauses and
    assumptions that ask for it: a desk that accepts it breaks them, and makes the Then false."""

    places: frozenset[int]
    refusing: frozenset[str]


def trial_of(story: Story, readings: tuple[str, ...]) -> Trial:
    """The trial of a story as it is run."""
    return Trial(story.steps, len(story.scenario.background), readings)


def power(trial: Trial, tags: Iterable[str] | None = None, *, counts_whole: bool = True) -> Power:
    """Ask of every fault of these clauses and assumptions, once for each, whether the scenario notices it; without
    tags of all that there are. A Then about the whole specification counts where `counts_whole`."""
    broken, telling = faults_of(trial.readings), _telling(trial, counts_whole)
    asked = (*broken, *sorted(telling.refusing - broken.keys())) if tags is None else tuple(tags)
    by_tag = {tag: broken.get(tag, ()) for tag in asked}
    makers = {fault.id: fault.make_desk for some in by_tag.values() for fault in some}
    red = {identity for identity, make_desk in makers.items() if _notices(trial, telling.places, make_desk)}
    faults = {tag: tuple(fault.id for fault in some) for tag, some in by_tag.items()}
    noticed = {tag: tuple(each for each in some if each in red) for tag, some in faults.items()}
    for tag in telling.refusing & by_tag.keys():
        faults[tag] += (ACCEPTED_INSTEAD,)
        noticed[tag] += (ACCEPTED_INSTEAD,)
    return Power(faults, noticed)


def power_findings(draft: Draft) -> Iterator[Finding]:
    """What is said of each tag that a green row of a scenario does not earn; of one that is red nothing."""
    names = {tag.name.removeprefix("@"): tag for tag in draft.tags}
    taken = draft.fitting
    if draft.section == "background" or taken.left_out is not None:
        return
    ours = [name for name in names if name in load().clauses or name in load().assumptions]
    for row in draft.told_rows if ours else ():
        trial = Trial(draft.filled(row), len(draft.background), taken.readings)
        if looked(draft, row).findings or any(len(phrases_of(each.text, each.role)) != 1 for each in trial.steps):
            continue
        for tag in power(trial, ours).unearned:
            ours.remove(tag)
            name, line, start = names[tag]
            yield found("tag-unearned", line, start=start, end=start + len(name), tag=name)


def _telling(trial: Trial, counts_whole: bool) -> _Telling:
    scene, before, last = Scene(InProcessDesk(table=table_of(trial.readings)), trial.readings), None, ""
    places, refusing = set[int](), set[str]()
    for place, step in enumerate(trial.steps):
        is_own, role = place >= trial.background, _role(step)
        if role == "when" and last != "when":
            before = scene.fork() if is_own else None
        is_telling = role == "then" and is_own and (counts_whole or not _phrase(step).startswith(OF_THE_WHOLE))
        if is_telling and before is not None and not is_so(step, before):
            places.add(place)
            if _phrase(step) == REFUSED and scene.played and isinstance(answer := scene.played[-1][1], Refused):
                refusing.update(answer.cites)
        act(step, scene)
        last = role
    return _Telling(frozenset(places), frozenset(refusing))


def _notices(trial: Trial, counting: frozenset[int], make_desk: Callable[[], Desk]) -> bool:
    """Whether a step that counts is false on a desk on which the stage stands."""
    scene = Scene(make_desk(), trial.readings)
    for place, step in enumerate(trial.steps):
        role = _role(step)
        if scene.unsettled and (role != "then" or _phrase(step) not in LOOKS_AT_ANSWER):
            scene.answer()
        if place < trial.background or role == "given":
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
