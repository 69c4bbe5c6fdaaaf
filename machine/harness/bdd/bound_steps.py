"""Our steps for scenarios that a project binds itself, with pytest-bdd's `scenarios`: they are its own, they can use
our steps beside theirs, and nothing else of theirs is touched.

The plugin registers this module where pytest-bdd has bound a scenario, so who has none never waits for it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest
from pytest_bdd import given, then, when
from pytest_bdd.parsers import StepParser
from pytest_bdd.scenario import scenario_wrapper_template_registry

from machine.harness.bdd.desktop import READINGS, desk_for
from machine.language.phrase_index import readings_of
from machine.story.steps.phrase import Kind, Phrase
from machine.story.steps.phrases import PHRASES
from machine.story.steps.reading_tags import fitting
from machine.story.steps.scene import Scene

if TYPE_CHECKING:
    from pytest_bdd.parser import Feature, Scenario

SCENE = pytest.StashKey[Scene]()


class PhraseParser(StepParser):
    """A phrase, in both languages, as pytest-bdd reads steps. Text in decomposed Unicode matches as well."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.id)
        self._phrase = phrase

    def is_matching(self, name: str) -> bool:
        """Whether a step is told by this phrase, in either language."""
        return self.parse_arguments(name) is not None

    def parse_arguments(self, name: str) -> dict[str, Any] | None:
        """The phrase's values in a step, all as the one argument `values`; None where it does not match."""
        return next(({"values": each.values} for each in readings_of(name) if each.phrase is self._phrase), None)


def _register(phrase: Phrase) -> None:
    """Make a phrase a step of pytest-bdd, once for each of its kinds."""

    def perform(request: pytest.FixtureRequest, values: dict[str, Any], docstring: str | None = None) -> None:
        if phrase.block is not None:
            values = {**values, phrase.block: docstring or ""}
        phrase.act(_scene_of(request), **values)

    def set_up(request: pytest.FixtureRequest, values: dict[str, Any], docstring: str | None = None) -> None:
        """A Given is a fact: what it takes must be accepted, and it fails itself if not."""
        perform(request, values, docstring)
        request.node.stash[SCENE].must_be_so()

    steps: dict[Kind, Any] = {"given": (given, set_up), "when": (when, perform), "then": (then, perform)}
    for kind in phrase.kinds:
        declare, act = steps[kind]
        declare(PhraseParser(phrase), stacklevel=2)(act)


for _phrase in PHRASES:
    _register(_phrase)


def _scene_of(request: pytest.FixtureRequest) -> Scene:
    stash: pytest.Stash = request.node.stash
    if SCENE not in stash:
        template = scenario_wrapper_template_registry[request.node.obj]
        of_rule = set() if template.rule is None else template.rule.tags
        tags = sorted(template.tags | template.feature.tags | of_rule)
        stash[SCENE] = Scene(*desk_for(request.config, fitting(tags, request.config.stash[READINGS]).readings))
    return stash[SCENE]


def pytest_bdd_before_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Begin without a scene, also where another plugin runs what failed again."""
    if SCENE in request.node.stash:
        del request.node.stash[SCENE]


def pytest_bdd_after_scenario(request: pytest.FixtureRequest, feature: Feature, scenario: Scenario) -> None:
    """Fail a scenario that ends with an answer nobody looked at; one that has failed already is left as it is."""
    if sys.exc_info()[0] is None and SCENE in request.node.stash:
        request.node.stash[SCENE].finish()
