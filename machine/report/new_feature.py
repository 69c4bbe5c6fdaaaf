"""A feature to begin with: from a documented procedure, or from a walk on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from machine.draw.procedures import OUTLINES
from machine.harness.bdd.feature_check import check_feature
from machine.language.excerpt import excerpt
from machine.language.source import source_of
from machine.pages.walk import Walker, kept_table
from machine.pages.walk.memory import Cast
from machine.pages.walk.tabulation import BOUNDS
from machine.story.steps.keywords import KEYWORDS
from machine.story.telling.gherkin import step_lines
from machine.story.telling.scenario import told_scenario
from spec.catalogue.entries import Words
from spec.language import Language
from spec.port import commands as c

WALK = re.compile(r"(?:.*#)?/?(?:(?P<language>en|ko)/)?walk/(?P<places>[0-9]+(?:\.[0-9]+)*)")
"""The address of a walk, with or without the page before it."""
TITLE = Words("A walk of {count} steps", "{count}단계를 걸어 본 것")


class NewFeatureError(ValueError):
    """There is nothing to begin with. `says` is why, and what there is."""

    def __init__(self, says: Words) -> None:
        super().__init__(says.en)
        self.says = says


def procedure_lines(language: Language) -> Iterator[str]:
    """The procedures that there are: a name to ask for each, and its title."""
    for outline in OUTLINES:
        yield f"{outline.slug:<18} {outline.title.of(language)}"


def of_procedure(slug: str, folder: Path, language: Language) -> str:
    """The scenarios of a documented procedure as a feature; `folder` holds ours. Raises NewFeatureError."""
    outline = next((each for each in OUTLINES if each.slug == slug), None)
    if outline is None:
        known = ", ".join(each.slug for each in OUTLINES)
        raise NewFeatureError(
            Words(
                f'There is no procedure "{slug}"; write one of {known}, or the address of a walk (#/en/walk/…).',
                f'"{slug}"(이)라는 절차는 없다. {known} 가운데 하나나 진행의 주소(#/ko/walk/…)를 쓴다.',
            )
        )
    path = folder / language / f"{outline.sources[0].file}.feature"
    names = {each.title.of(language) for each in outline.sources}
    return excerpt(source_of(path).text, check_feature(path), names, outline.title.of(language))


def of_walk(address: str, language: Language | None) -> str:
    """A walk as a feature that looks after every step, in the language of its address where none is asked for. Raises
    NewFeatureError for what is no walk of this page."""
    found = WALK.fullmatch(address.strip())
    if found is None:
        raise NewFeatureError(
            Words(
                f"{address} is no address of a walk; copy it while you walk on the page (#/en/walk/3.1).",
                f"{address}: 진행의 주소가 아니다. 페이지에서 진행하면서 주소를 복사한다(#/ko/walk/3.1).",
            )
        )
    language = language or ("ko" if found["language"] == "ko" else "en")
    walker = Walker(kept_table(), language)
    for number, place in enumerate(map(int, found["places"].split(".")), 1):
        if place not in {each.place for each in walker.choices()}:
            raise NewFeatureError(
                Words(
                    f"Step {number} of this walk is not possible there; copy the address anew.",
                    f"이 진행의 {number}번째 단계는 거기에서 할 수 없다. 주소를 다시 복사한다.",
                )
            )
        walker.step(place)
    return _told(walker, language)


def _told(walker: Walker, language: Language) -> str:
    configuration = Cast(BOUNDS, language).configuration
    configuration = msgspec.structs.replace(configuration, assets=configuration.assets[: walker.asset + 1])
    commands = [msgspec.json.decode(command, type=c.AnyCommand) for step in walker.steps for command in step.commands]
    told = told_scenario(configuration, commands, 0, language)
    words, title = KEYWORDS[language], TITLE.of(language).format(count=len(walker.steps))
    steps = (said for turn in told.turns for said in turn)
    lines = [
        *(["# language: ko"] if language == "ko" else []),
        f"{words['feature']}: {title}",
        "",
        f"  {words['background']}:",
        *(f"    {line}" for line in step_lines(told.stage, language)),
        "",
        f"  {words['scenario']}: {title}",
        *(f"    {line}" for line in step_lines((*told.given, *steps), language)),
    ]
    return "\n".join(lines) + "\n"
