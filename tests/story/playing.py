"""Plays feature texts for these tests: Gherkin's own parser, our phrases, one scene for each scenario."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

from gherkin.parser import Parser
from gherkin.pickles.compiler import Compiler

from machine.desk.in_process import InProcessDesk
from machine.lifecycle.readings import table_of
from machine.port.port import Desk
from machine.story.steps.phrase import Kind, Phrase, Value
from machine.story.steps.phrases import find
from machine.story.steps.reading_tags import fitting
from machine.story.steps.scene import Scene

FEATURES = Path(__file__).resolve().parent.parent.parent / "features"
KINDS: dict[str, Kind] = {"Context": "given", "Action": "when", "Outcome": "then"}


class Step(NamedTuple):
    kind: Kind
    text: str

    def phrases(self) -> list[Phrase]:
        return find(self.kind, self.text)

    def phrase(self) -> Phrase:
        (phrase,) = self.phrases()
        return phrase

    def values(self) -> dict[str, Value]:
        found = self.phrase().match(self.text)
        assert found is not None
        return found


class Scenario(NamedTuple):
    """One scenario, or one row of an outline, with the steps of its background."""

    name: str
    tags: tuple[str, ...]
    steps: tuple[Step, ...]


def files(language: str) -> list[Path]:
    return sorted((FEATURES / language).glob("*.feature"))


def scenarios(text: str) -> Iterator[Scenario]:
    document: dict[str, Any] = {**cast(dict[str, Any], Parser().parse(text)), "uri": ""}
    for pickle in cast(list[dict[str, Any]], Compiler().compile(cast(Any, document))):
        yield Scenario(
            name=pickle["name"],
            tags=tuple(tag["name"].removeprefix("@") for tag in pickle["tags"]),
            steps=tuple(Step(KINDS[step["type"]], step["text"]) for step in pickle["steps"]),
        )


def play(scenario: Scenario, desk: Desk | None = None) -> Scene:
    """Play a scenario to its end, on our own desk under its readings if no other is given. Raises SceneError where it
    fails."""
    readings = fitting(scenario.tags, ()).readings
    scene = Scene(InProcessDesk(table=table_of(readings)) if desk is None else desk, readings)
    for step in scenario.steps:
        step.phrase().act(scene, **step.values())
    scene.finish()
    return scene
