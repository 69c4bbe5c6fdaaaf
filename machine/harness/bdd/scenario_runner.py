"""Scenarios as data, run without pytest: for running the same ones under a thousand desktops."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from machine.harness.bdd.feature_check import FeatureError, check_feature
from machine.language.feature import Story, stories_of
from machine.language.phrase_index import phrases_of
from machine.language.play import perform, values_of
from machine.port.port import Desk
from machine.story.steps.phrase import Phrase
from machine.story.steps.reading_tags import fitting
from machine.story.steps.scene import Scene


class Step(NamedTuple):
    """A step: its phrase, what it is given, and whether it is a fact that must be accepted; then as it is written:
    keyword, text and line of the file, and whether it stands in a Background."""

    phrase: Phrase
    values: dict[str, Any]
    is_given: bool
    keyword: str
    text: str
    line: int
    in_background: bool


class PlayedScenario(NamedTuple):
    """One scenario, or one row of an outline; `tags` are without their `@`, `line` is that of its title."""

    title: str
    steps: tuple[Step, ...]
    tags: tuple[str, ...]
    line: int


def scenarios(folder: Path) -> tuple[PlayedScenario, ...]:
    """Every scenario of a folder of feature files that runs without readings, with each row of its outlines.

    Raises FeatureError for a file that cannot be run, and where there is no scenario to run at all.
    """
    found = tuple(
        each._replace(title=f"{path.stem}: {each.title}")
        for path in sorted(folder.rglob("*.feature"))
        for each in every_scenario(path)
        if fitting(each.tags, ()) == ((), None)
    )
    if not found:
        raise FeatureError(f"{folder}: holds no scenario that runs without readings; give a folder of features.")
    return found


def scenario(path: Path, title: str) -> PlayedScenario:
    """The scenario of a feature file that has this title. Raises FeatureError where the file cannot be run, and where
    there is no such scenario or more than one."""
    found = [each for each in every_scenario(path) if each.title == title]
    if len(found) != 1:
        raise FeatureError(f'{path}: {len(found)} scenarios are called "{title}"; one must be.')
    return found[0]


def every_scenario(path: Path) -> tuple[PlayedScenario, ...]:
    """Every scenario of a feature file and every row of its outlines, in their order, whatever readings they take.
    Raises FeatureError for a file that cannot be run."""
    return tuple(map(_played, stories_of(check_feature(path))))


def _played(story: Story) -> PlayedScenario:
    in_background = len(story.scenario.background)
    steps = []
    for number, step in enumerate(story.steps):
        [reading] = phrases_of(step.text, step.role)
        values, is_given = values_of(step, reading), step.role == "given"
        at = (step.keyword, step.text, step.line, number < in_background)
        steps.append(Step(reading.phrase, values, is_given, *at))
    tags = tuple(sorted(tag.removeprefix("@") for tag in story.tags))
    return PlayedScenario(story.name, tuple(steps), tags, story.scenario.line)


def take(step: Step, scene: Scene) -> None:
    """Do in the scene what a step says. Raises SceneError where it fails."""
    perform(step.phrase, step.values, scene, is_fact=step.is_given)


def goes_red(scenario: PlayedScenario, make_desk: Callable[[], Desk]) -> bool:
    """Whether a scenario fails on a desk, for whatever reason."""
    try:
        scene = Scene(make_desk(), ())
        for step in scenario.steps:
            take(step, scene)
        scene.finish()
    except Exception:
        # As under pytest: an error of the desk's makes a scenario red as a wrong view does.
        return True
    return False
