"""What is declared, as recorded runs: the documented procedures, what each reading breaks, and every scenario."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from machine.draw.procedures import OUTLINES
from machine.evidence.cache import stage
from machine.harness.bdd.scenario_runner import PlayedScenario, every_scenario
from machine.pages.features import FeatureText, features
from machine.pages.walk.reading_runs import reading_runs
from machine.pages.walk.recorded_run import Recorder, Run, Shelf, played_run, scenario_run
from machine.story.steps.scene import SceneError
from spec.language import LANGUAGES, Language

CHARACTERS_IN_A_SMALL_PAGE = 450
"""What a scenario may add, about, to be recorded in a page that is to stay small: three of four add less. All of them
would make that longer than two megabytes; one alone, in which a log fills up, adds as much as half of the others."""


class DeclaredRuns(msgspec.Struct, frozen=True):
    """The recorded runs: `whole` with every scenario, `small` without those that add much."""

    whole: Shelf
    small: Shelf


def declared_runs(folder: Path, without: Collection[str] = ()) -> DeclaredRuns:
    """All of them, taken over from the last time where nothing that they rest on has changed; `folder` holds the
    features. First those of the procedures and readings, then the scenarios, the first of each feature before the
    second of any.

    A scenario that is red, or is another one in one language than in the other, is not recorded. Of the procedures
    those `without` which that is are left out, by slug. Raises FeatureError where a scenario of another is missing.
    """
    return stage(
        "declared", DeclaredRuns, lambda: _recorded(folder, without), fresh=False, of=sorted(without), files=(folder,)
    )


def _recorded(folder: Path, without: Collection[str]) -> DeclaredRuns:
    recorder = Recorder()
    of_languages = [(*procedure_runs(folder, each, without), *reading_runs(each)) for each in LANGUAGES]
    for runs in zip(*of_languages, strict=True):
        recorder.record(*runs)
    small = list(recorder.ids)
    one, *others = ({run.id: run for run in _scenario_runs(folder, language)} for language in LANGUAGES)
    for identity, run in one.items():
        same = [each[identity] for each in others if identity in each]
        before = recorder.characters
        # One that is another in the other language has no recording that both can show.
        with suppress(ValueError):
            recorder.record(run, *same)
            if recorder.characters - before <= CHARACTERS_IN_A_SMALL_PAGE:
                small.append(identity)
    return DeclaredRuns(recorder.shelf(), recorder.shelf(small))


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


def _scenario_runs(folder: Path, language: Language) -> Iterator[Run]:
    """Every scenario that is green, by its number, then by its feature."""
    read = [
        (each, every_scenario(folder / language / f"{each.file}.feature"))
        for each in features(folder, language).features
    ]
    for number in range(max((len(feature.scenarios) for feature, _ in read), default=0)):
        for feature, played in read:
            if number < len(feature.scenarios):
                yield from _rows(feature, number, played)


def _rows(feature: FeatureText, number: int, played: Sequence[PlayedScenario]) -> Iterator[Run]:
    """The runs of a scenario, each under its address; those of an outline by row from the second on."""
    scenario = feature.scenarios[number]
    first = sum(len(each.titles) for each in feature.scenarios[:number])
    for row, title in enumerate(scenario.titles, 1):
        identity = scenario.address if row == 1 else f"{scenario.address}/{row}"
        with suppress(SceneError):
            yield played_run(played[first + row - 1], identity, "" if title == scenario.title else title, tells=False)
