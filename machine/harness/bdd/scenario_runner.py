"""Scenarios as data, run without pytest: for running the same ones under a thousand desktops."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from machine.harness.bdd.feature_check import KINDS, FeatureError, check_feature
from machine.port.port import Desk
from machine.story.steps.phrase import Phrase
from machine.story.steps.phrases import find
from machine.story.steps.reading_tags import fitting
from machine.story.steps.scene import Scene


class Step(NamedTuple):
    """A step: its phrase, what it is given, and whether it is a fact that must be accepted."""

    phrase: Phrase
    values: dict[str, Any]
    is_given: bool


class PlayedScenario(NamedTuple):
    """One scenario, or one row of an outline."""

    title: str
    steps: tuple[Step, ...]


def scenarios(folder: Path) -> tuple[PlayedScenario, ...]:
    """Every scenario of a folder of feature files that runs without readings, with each row of its outlines.

    Raises FeatureError for a file that cannot be run, and where there is no scenario to run at all.
    """
    found: list[PlayedScenario] = []
    for path in sorted(folder.rglob("*.feature")):
        check_feature(path)
        document = Parser().parse(path.read_text(encoding="utf-8"))
        for pickle in Compiler().compile({**document, "uri": path.name}):
            tags = [tag["name"].removeprefix("@") for tag in pickle["tags"]]
            if fitting(tags, ()) == ((), None):
                found.append(PlayedScenario(f"{path.stem}: {pickle['name']}", tuple(map(_step, pickle["steps"]))))
    if not found:
        raise FeatureError(f"{folder}: holds no scenario that runs without readings; give a folder of features.")
    return tuple(found)


def _step(step: Any) -> Step:
    kind = KINDS[step["type"]]
    [phrase] = find(kind, step["text"])
    values: dict[str, Any] = dict(phrase.match(step["text"]) or {})
    if phrase.block is not None:
        values[phrase.block] = step.get("argument", {}).get("docString", {}).get("content", "")
    return Step(phrase, values, kind == "given")


def goes_red(scenario: PlayedScenario, make_desk: Callable[[], Desk]) -> bool:
    """Whether a scenario fails on a desk, for whatever reason."""
    try:
        scene = Scene(make_desk(), ())
        for phrase, values, is_given in scenario.steps:
            phrase.act(scene, **values)
            if is_given:
                scene.finish()
        scene.finish()
    except Exception:
        # As under pytest: an error of the desk's makes a scenario red as a wrong view does.
        return True
    return False
