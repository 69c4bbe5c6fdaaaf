"""For each reading the shortest run in which something that holds without it does not: what else could have been
assumed, to be looked at step by step."""

from __future__ import annotations

import msgspec

from machine.concrete.commands import play
from machine.evidence.cache import stage
from machine.explore.exploration import explore
from machine.lifecycle.readings import table_of
from machine.lifecycle.world import Event
from machine.pages.walk.recorded_run import Run
from machine.pages.walk.tabulation import BOUNDS
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.properties import properties_of

TITLE = Words("Under the reading “{title}”", "변형 “{title}”에서")


class Break(msgspec.Struct, frozen=True):
    """A reading, and the events after which a property of the specification does not hold under it."""

    reading: str
    property: str
    events: tuple[Event, ...]


def breaks() -> tuple[Break, ...]:
    """One for each reading under which some property breaks: one that the reading itself is held to, else the first."""
    found = []
    for reading in load().readings:
        verdicts = explore(BOUNDS, table=table_of((reading,)), properties=properties_of(())).verdicts
        broken = [each for each in verdicts if each.counterexample]
        own = {each.id for each in properties_of((reading,))}
        if broken:
            first = min(broken, key=lambda verdict: (verdict.id not in own, len(verdict.counterexample or ())))
            found.append(Break(reading, first.id, first.counterexample or ()))
    return tuple(found)


def reading_runs(language: Language) -> tuple[Run, ...]:
    """The runs, by the ids of the readings. Raises CannotBePlayedError where one has no commands."""
    runs = []
    for each in stage("breaks", tuple[Break, ...], breaks, fresh=False):
        found = play(each.events, BOUNDS, table_of((each.reading,)), language=language)
        title = TITLE.of(language).format(title=load().readings[each.reading].title.of(language))
        runs.append(
            Run(each.reading, title, found.configuration, found.commands, readings=(each.reading,), judged_by=())
        )
    return tuple(runs)
