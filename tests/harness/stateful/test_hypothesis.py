"""The two private parts of hypothesis that our random runs replace, and why its version has an upper bound.

`_EveryRule` draws evenly from all rules that can run, where hypothesis switches some off for a whole run; and constants
that hypothesis finds in loaded modules are not mixed in, so that one seed gives the same runs in every process. Neither
can be had by a public setting. When this file is red under a newer hypothesis, look at both, then raise the bound.
"""

import inspect
import tomllib
from importlib.metadata import version
from pathlib import Path

from hypothesis.internal.conjecture.providers import HypothesisProvider
from hypothesis.stateful import RuleBasedStateMachine, RuleStrategy, rule

from machine.harness.stateful.desk_machine import DeskMachine

PROJECT = Path(__file__).resolve().parents[3] / "pyproject.toml"


def test_the_version_that_is_installed_is_below_the_bound_that_we_give() -> None:
    dependencies = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    (given,) = (each for each in dependencies if each.startswith("hypothesis"))
    _, _, bound = given.partition("<")

    assert [int(part) for part in version("hypothesis").split(".")[:2]] < [int(part) for part in bound.split(".")]


def test_a_machine_of_hypothesis_draws_its_rules_by_the_strategy_that_we_replace() -> None:
    class Any(RuleBasedStateMachine):
        @rule()
        def step(self) -> None:
            """Nothing."""

    drawn_by = Any()._rules_strategy

    assert isinstance(drawn_by, RuleStrategy)
    assert list(inspect.signature(RuleStrategy.do_draw).parameters) == ["self", "data"]
    assert {"rules", "machine"} <= set(vars(drawn_by))
    assert type(DeskMachine()._rules_strategy) is not RuleStrategy


def test_constants_are_mixed_in_by_the_method_that_we_replace() -> None:
    parameters = list(inspect.signature(HypothesisProvider._maybe_draw_constant).parameters)

    assert parameters[:3] == ["self", "choice_type", "constraints"]
