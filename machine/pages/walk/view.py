"""The view of the walk: the table for the scripts, and the beginning as plain HTML."""

from __future__ import annotations

import msgspec
from markupsafe import Markup

from machine.draw.palette import LOOKS
from machine.lifecycle.declaration import Caller
from machine.pages.walk import phrases
from machine.pages.walk.beyond import beyond
from machine.pages.walk.memory import Cast
from machine.pages.walk.recorded_run import Shelf
from machine.pages.walk.table import WalkTable
from machine.pages.walk.tabulation import BOUNDS
from machine.pages.walk.walker import Walker
from machine.pages.walk.ways import endings, standing
from machine.story.steps.keywords import KEYWORDS
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


def script_data(table: WalkTable, shelf: Shelf) -> dict[str, object]:
    """What the scripts get: the table, what they say, and the runs as recorded."""
    casts = [Cast(BOUNDS, language) for language in LANGUAGES]
    return {
        "table": table,
        "standing": standing(),
        "endings": endings(),
        "beyond": beyond(),
        "words": {
            language: {name: words.of(language) for name, words in phrases.SCRIPTED.items()} for language in LANGUAGES
        },
        "keywords": KEYWORDS,
        "roles": {
            caller.value: [load().words(f"role.{caller.value}").of(language) for language in LANGUAGES]
            for caller in Caller
        },
        "signs": {caller.value: LOOKS[caller].sign for caller in Caller},
        "shelf": shelf,
        "agents": [cast.configuration.agents for cast in casts],
    }
