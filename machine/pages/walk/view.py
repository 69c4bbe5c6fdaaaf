"""The view of the walk: the table for the scripts, and the beginning as plain HTML."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec
from markupsafe import Markup

from machine.draw.palette import LOOKS
from machine.draw.procedures import OUTLINES
from machine.evidence.cache import stage
from machine.lifecycle.declaration import Caller
from machine.pages.walk import phrases
from machine.pages.walk.memory import Cast
from machine.pages.walk.recorded_run import Run, Store, recorded, scenario_run
from machine.pages.walk.table import WalkTable
from machine.pages.walk.tabulation import BOUNDS, walk_table
from machine.pages.walk.walker import Walker
from machine.pages.walk.ways import standing
from machine.story.telling.gherkin import KEYWORDS
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language


class Possible(msgspec.Struct, frozen=True):
    """Something that can be done: who does it, how it is told, and why it is refused, empty where it is not."""

    role: str
    who: str
    says: str
    refusal: str
    cites: tuple[str, ...]


class Beginning(msgspec.Struct, frozen=True):
    """The beginning of a walk in one language: what everybody sees, and what can be done."""

    screens: tuple[Markup, ...]
    possible: tuple[Possible, ...]
    space: str


@cache
def kept_table() -> WalkTable:
    """The table, taken over from the last time where nothing that it rests on has changed."""
    return stage("walk", WalkTable, walk_table, fresh=False)


def beginning(table: WalkTable, language: Language) -> Beginning:
    """What the page shows without a script."""
    walker = Walker(table, language)
    place = LANGUAGES.index(language)
    possible = []
    for choice in walker.choices():
        kind = table.kinds[choice.kind]
        event = table.events[kind.event]
        refusal = None if kind.refusal < 0 else table.refusals[kind.refusal]
        possible.append(
            Possible(
                event.role,
                who(event.role, event.agent, language),
                walker.says(choice),
                "" if refusal is None else refusal.says[place],
                () if refusal is None else refusal.cites,
            )
        )
    refusals = [table.kinds[row[at]].refusal >= 0 for row in table.edges for at in range(0, len(row), 2)]
    space = phrases.SPACE.of(language).format(
        states=f"{len(table.edges):,}",
        taken=f"{refusals.count(False):,}",
        refused=f"{refusals.count(True):,}",
        left=f"{table.impossible:,}",
    )
    return Beginning(tuple(map(Markup, walker.screens())), tuple(possible), space)


def who(role: str, agent: int, language: Language) -> str:
    """Who does something, by role and name."""
    said = load().words(f"role.{role}").of(language)
    return said if agent < 0 else f"{said} {Cast(BOUNDS, language).configuration.agents[agent]}"


def procedure_runs(folder: Path, language: Language, without: Collection[str] = ()) -> tuple[Run, ...]:
    """The scenarios of the documented procedures as runs, but of those `without` which that is, by slug; `folder` holds
    the features. Raises FeatureError where one is missing."""
    found = []
    for outline in (each for each in OUTLINES if each.slug not in without):
        for number, source in enumerate(outline.sources, start=1):
            identity = outline.slug if number == 1 else f"{outline.slug}-{number}"
            run = scenario_run(folder / language / f"{source.file}.feature", source.title.of(language), identity)
            found.append(msgspec.structs.replace(run, title=f"{outline.title.of(language)}: {run.title}"))
    return tuple(found)


def script_data(table: WalkTable, runs: Mapping[Language, Sequence[Run]]) -> dict[str, object]:
    """What the scripts get: the table, what they say, and the runs as recorded, by language and id."""
    stores = {language: Store() for language in LANGUAGES}
    recorded_runs = {
        language: {run.id: recorded(run, language, stores[language]) for run in runs.get(language, ())}
        for language in LANGUAGES
    }
    casts = [Cast(BOUNDS, language) for language in LANGUAGES]
    return {
        "table": table,
        "standing": standing(),
        "words": {
            language: {name: words.of(language) for name, words in phrases.SCRIPTED.items()} for language in LANGUAGES
        },
        "keywords": KEYWORDS,
        "roles": {
            caller.value: [load().words(f"role.{caller.value}").of(language) for language in LANGUAGES]
            for caller in Caller
        },
        "signs": {caller.value: LOOKS[caller].sign for caller in Caller},
        "recorded": recorded_runs,
        "stores": {language: store.shipped() for language, store in stores.items()},
        "agents": [cast.configuration.agents for cast in casts],
    }
