"""Scenarios as data, run without pytest: for running the same ones under a thousand desktops."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from machine.harness.bdd.feature_check import FeatureError, check_feature
from machine.language.document import document, pickles
from machine.language.feature import ROLE_OF_TYPE
from machine.port.port import Desk
from machine.story.steps.phrase import Phrase
from machine.story.steps.phrases import find
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
    found: list[PlayedScenario] = []
    for path in sorted(folder.rglob("*.feature")):
        check_feature(path)
        written, compiled = _compiled(path)
        found += (
            _played(pickle, written, f"{path.stem}: {pickle['name']}")
            for pickle in compiled
            if fitting(_tags(pickle), ()) == ((), None)
        )
    if not found:
        raise FeatureError(f"{folder}: holds no scenario that runs without readings; give a folder of features.")
    return tuple(found)


def scenario(path: Path, title: str) -> PlayedScenario:
    """The scenario of a feature file that has this title. Raises FeatureError where the file cannot be run, and where
    there is no such scenario or more than one."""
    check_feature(path)
    written, compiled = _compiled(path)
    found = [pickle for pickle in compiled if pickle["name"] == title]
    if len(found) != 1:
        raise FeatureError(f'{path}: {len(found)} scenarios are called "{title}"; one must be.')
    return _played(found[0], written, title)


def every_scenario(path: Path) -> tuple[PlayedScenario, ...]:
    """Every scenario of a feature file and every row of its outlines, in their order, whatever readings they take.
    Raises FeatureError for a file that cannot be run."""
    check_feature(path)
    written, compiled = _compiled(path)
    return tuple(_played(pickle, written, pickle["name"]) for pickle in compiled)


class _Written(NamedTuple):
    """What a scenario or a step is in the file: its keyword, its line, and whether it stands in a Background."""

    keyword: str
    line: int
    in_background: bool


def _compiled(path: Path) -> tuple[dict[str, _Written], tuple[Any, ...]]:
    """What is written in a file by the id of its node, and the scenarios made of it."""
    text = path.read_text(encoding="utf-8")
    written: dict[str, _Written] = {}
    _write_down(document(text)["feature"], written)
    return written, pickles(text)


def _write_down(section: Any, written: dict[str, _Written]) -> None:
    for child in section["children"]:
        for kind, node in child.items():
            if kind == "rule":
                _write_down(node, written)
                continue
            for each in (node, *node["steps"]):
                keyword, line = each["keyword"].strip(), each["location"]["line"]
                written[each["id"]] = _Written(keyword, line, kind == "background")


def _tags(pickle: Any) -> list[str]:
    return [tag["name"].removeprefix("@") for tag in pickle["tags"]]


def _played(pickle: Any, written: dict[str, _Written], title: str) -> PlayedScenario:
    steps = tuple(_step(step, written[step["astNodeIds"][0]]) for step in pickle["steps"])
    return PlayedScenario(title, steps, tuple(_tags(pickle)), written[pickle["astNodeIds"][0]].line)


def _step(step: Any, written: _Written) -> Step:
    kind = ROLE_OF_TYPE[step["type"]]
    [phrase] = find(kind, step["text"])
    values: dict[str, Any] = dict(phrase.match(step["text"]) or {})
    if phrase.block is not None:
        values[phrase.block] = step.get("argument", {}).get("docString", {}).get("content", "")
    return Step(phrase, values, kind == "given", written.keyword, step["text"], written.line, written.in_background)


def take(step: Step, scene: Scene) -> None:
    """Do in the scene what a step says. Raises SceneError where it fails."""
    step.phrase.act(scene, **step.values)
    if step.is_given:
        scene.finish()


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
