"""A story played on a desktop, step by step, and the step that is guilty where it fails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from machine.language.feature import Step, Story
from machine.language.finding import Finding, told
from machine.language.phrase_index import Reading, phrases_of
from machine.port.choices import WordError
from machine.port.errors import DesktopError
from machine.port.port import Desk
from machine.story.steps.phrase import Phrase, Value
from machine.story.steps.scene import Scene
from machine.story.steps.scene_error import NotAcceptedError, NotOfferedStepError, SceneError
from spec.catalogue.entries import Words

Outcome = Literal["passed", "failed", "left_out"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


class Played(NamedTuple):
    """How a story ended: the number of the step that is guilty, from 1, and what is said of it; for a story that was
    left out what the desktop lacks. A failed one has the scene as it was left."""

    outcome: Outcome
    guilty: int = 0
    finding: Finding | None = None
    lacking: Words | None = None
    scene: Scene | None = None


class UnreadableStepError(ValueError):
    """A step that no phrase reads, or more than one: the file was not checked, or is not sound."""


def play(story: Story, desk: Desk, readings: tuple[str, ...] = ()) -> Played:
    """Play a story on a desktop."""
    scene = Scene(desk, readings)
    number, unlooked = 0, 0
    try:
        for number, step in enumerate(story.steps, 1):
            unlooked = number - 1 if scene.unsettled else 0
            act(step, scene)
        unlooked = number if scene.unsettled else 0
        scene.finish()
    except NotOfferedStepError as lacking:
        return Played("left_out", lacking=lacking.says)
    except NotAcceptedError as error:
        return _failed(story, unlooked or number, error, scene)
    except (AssertionError, DesktopError, ValueError) as error:
        return _failed(story, number, error, scene)
    return Played("passed")


def act(step: Step, scene: Scene) -> None:
    """Do what a step says. A set-up is a fact: what it takes must be accepted, and it fails itself if not."""
    readings = phrases_of(step.text, step.role)
    if len(readings) != 1:
        raise UnreadableStepError(f"{len(readings)} phrases read the step in line {step.line}; check the file first.")
    perform(readings[0].phrase, values_of(step, readings[0]), scene, is_fact=step.role == "given")


def values_of(step: Step, reading: Reading) -> dict[str, Value]:
    """What a step gives to the phrase that reads it, its text block included."""
    block = reading.phrase.block
    return reading.values if block is None else {**reading.values, block: step.block or ""}


def perform(phrase: Phrase, values: Mapping[str, Value], scene: Scene, *, is_fact: bool) -> None:
    """Do what a phrase says; of a fact what it takes must be accepted. Raises SceneError where it fails."""
    phrase.act(scene, **values)
    if is_fact:
        scene.must_be_so()


def _failed(story: Story, number: int, error: Exception, scene: Scene) -> Played:
    line = story.steps[number - 1].line if number else story.line
    return Played("failed", number, told("step-fails", line, words_of(error)), scene=scene)


def words_of(error: Exception) -> Words:
    """What an error says in both languages."""
    if isinstance(error, SceneError | WordError):
        return error.says
    return error.told if isinstance(error, DesktopError) else Words(str(error), str(error))
