"""Projects of other people, in folders of their own, where TextDesk happens to be installed beside their tests.

Until a run asks for us each is what it is without us. Where a run asks, it asks for some paths, and the rest stays as
it is.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.installation import Installation

SHELVES, BASKETS = 12, 50
"""Of features, and of scenarios in each: 600, as in the project that lost them all."""
SCENARIO = """
  @basket
  Scenario: Basket {basket} of shelf {shelf}
    Given an empty basket
    When {basket} apples are put in
    Then the basket holds {basket} apples
"""
STEPS = """
from pytest_bdd import given, parsers, scenarios, then, when

scenarios("features")


@given("an empty basket", target_fixture="basket")
def empty():
    return []


@when(parsers.parse("{number:d} apples are put in"))
def put(basket, number):
    basket.extend(["apple"] * number)


@then(parsers.parse("the basket holds {number:d} apples"))
def holds(basket, number):
    assert len(basket) == number
"""
BEHAVE_STEPS = """
from behave import given, then, when

import machine
import spec


@given("an empty basket")
def empty(context):
    context.basket = []


@when("{number:d} apples are put in")
def put(context, number):
    context.basket.extend(["apple"] * number)


@then("the basket holds {number:d} apples")
def holds(context, number):
    assert len(context.basket) == number
    assert machine.spin() == spec.spin() == "round"
"""
CONFTEST = """
def pytest_addoption(parser):
    for option in ("--evidence", "--reading", "--power", "--ledger", "--desk"):
        parser.addoption(option)
"""
SPIN = "def spin():\n    return 'round'\n"
USES_THEM = """
import sys

import machine
import spec


def test_spin():
    assert machine.spin() == spec.spin() == "round"


def test_nothing_of_a_stranger_is_imported():
    assert not [name for name in sys.modules if name.startswith(("machine.", "spec."))]


def test_the_option_is_ours(request):
    assert request.config.getoption("--evidence") == "our-evidence"
"""
TOML = """
[tool.pytest]
strict_markers = true
markers = ["basket: what shops have"]
addopts = ["--evidence=our-evidence", "--reading=ours", "-p", "no:cacheprovider"]
"""
DESK = """
Feature: Offers

  @OFFER-1 @smoke
  Scenario: A request comes
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And conversations are offered by hand
    And agent "Minji" is Available
    When customer "Hana" texts "Hello"
    And the system offers the conversation of customer "Hana" to agent "Minji"
    Then agent "Minji" sees a request of customer "Hana"
"""
OWN_COLLECTOR = """
import warnings

import pytest


class Line(pytest.Item):
    def runtest(self):
        warnings.warn("an apple is bruised")


class Lines(pytest.File):
    def collect(self):
        for line in self.path.read_text(encoding="utf-8").split():
            yield Line.from_parent(self, name=line)


def pytest_collect_file(file_path, parent):
    if file_path.suffix == ".feature":
        return Lines.from_parent(parent, path=file_path)
"""
"""Of a project that runs feature files of a form of its own, with a plugin of its own."""


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """600 scenarios, bound once for pytest-bdd, with steps for behave as well; names, options and modules that are
    also ours; its own markers alone."""
    features = {
        f"features/shelf_{shelf}.feature": f"Feature: Shelf {shelf}\n"
        + "".join(SCENARIO.format(shelf=shelf, basket=basket) for basket in range(BASKETS))
        for shelf in range(SHELVES)
    }
    files = {
        "test_baskets.py": STEPS,
        "test_modules.py": USES_THEM,
        "conftest.py": CONFTEST,
        "machine.py": SPIN,
        "spec/__init__.py": SPIN,
        "pyproject.toml": TOML,
        "features/steps/baskets.py": BEHAVE_STEPS,
        "desk/offers.feature": DESK,
    }
    return write(tmp_path_factory.mktemp("shop"), features | files)


def outcome(told: subprocess.CompletedProcess[str]) -> dict[str, int]:
    """What pytest counts in its last line."""
    last = [line for line in told.stdout.splitlines() if line][-1]
    return {word: int(number) for number, word in re.findall(r"(\d+) (\w+)", last.partition(" in ")[0])}


def test_tutorial_six_hundred_scenarios_under_pytest_bdd_are_six_hundred(
    installation: Installation, shop: Path
) -> None:
    """And the three tests beside them, with a machine.py, a spec/ and options of the project's."""
    told = installation.run(shop, "-m", "pytest", "-q")

    assert (told.returncode, outcome(told)) == (0, {"passed": SHELVES * BASKETS + 3}), told.stdout


def test_with_xdist_they_are_as_many(installation: Installation, shop: Path) -> None:
    told = installation.run(shop, "-m", "pytest", "-q", "-n", "2")

    assert (told.returncode, outcome(told)) == (0, {"passed": SHELVES * BASKETS + 3}), told.stdout


def test_they_are_what_they_are_where_we_are_blocked(installation: Installation, shop: Path) -> None:
    """The tests that are collected, in their order."""
    collected = [
        installation.run(shop, "-m", "pytest", "-q", "--collect-only", *blocked).stdout.rpartition("\n\n")[0]
        for blocked in ((), ("-p", "no:textdesk"))
    ]

    assert collected[0].count("::") == SHELVES * BASKETS + 3
    assert collected[0] == collected[1]


def test_six_hundred_scenarios_under_behave_are_six_hundred(installation: Installation, shop: Path) -> None:
    told = installation.run(shop, "-m", "behave", "--format=null", "features")

    assert told.returncode == 0, told.stdout + told.stderr
    assert f"{SHELVES * BASKETS} scenarios passed, 0 failed" in told.stdout


def test_asked_beside_such_modules_it_is_one_sentence_and_what_it_says_to_do_works(
    installation: Installation, shop: Path
) -> None:
    told = installation.run(shop, "-m", "pytest", "-q", "-p", "textdesk", "desk")

    assert (told.returncode, told.stdout) == (pytest.ExitCode.USAGE_ERROR, "")
    assert told.stderr == (
        f"ERROR: `machine` is {shop / 'machine.py'} here and not TextDesk's, which has a module of that name as well; "
        "run feature files for TextDesk with `textdesk test PATH`, and leave -p textdesk, options that begin with "
        "--textdesk and settings of the ini file that begin with textdesk out of this run.\n\n"
    )
    told = installation.textdesk(shop, "test", "desk", "--power")
    assert (told.returncode, outcome(told)) == (0, {"passed": 1}), told.stdout + told.stderr


def test_a_marker_that_a_strict_project_has_not_declared_is_an_error(
    installation: Installation, tmp_path: Path
) -> None:
    write(
        tmp_path,
        {"test_baskets.py": STEPS, "features/one.feature": "Feature: One\n" + SCENARIO.format(basket=2, shelf=1)},
    )

    told = installation.run(tmp_path, "-m", "pytest", "-q", "--strict-markers")

    assert told.returncode == pytest.ExitCode.INTERRUPTED
    assert "'basket' not found in `markers` configuration option" in told.stdout


BOTH = {
    "desk/offers.feature": DESK,
    "theirs/conftest.py": OWN_COLLECTOR,
    "theirs/fruit.feature": "apple pear plum\n",
    "shop/test_baskets.py": STEPS,
    "shop/features/one.feature": "Feature: One\n" + SCENARIO.format(basket=2, shelf=1),
    "shop/features/two.feature": "Feature: Two\n" + SCENARIO.format(basket=3, shelf=2),
}
"""A folder of ours, one that a plugin of the project's runs, one that it binds under pytest-bdd."""
MARKERS = "[pytest]\nmarkers = basket\n"


@pytest.mark.parametrize("spread", [(), ("-n", "2")])
def test_one_folder_is_ours_one_that_of_another_plugin_and_one_bound_once(
    installation: Installation, tmp_path: Path, spread: tuple[str, ...]
) -> None:
    write(tmp_path, {**BOTH, "pytest.ini": f"{MARKERS}textdesk_paths = desk\n"})

    told = installation.run(tmp_path, "-m", "pytest", "-q", "--strict-markers", *spread)

    assert (told.returncode, outcome(told)) == (0, {"passed": 6, "warnings": 3}), told.stdout + told.stderr
    assert "an apple is bruised" in told.stdout


def test_an_option_of_ours_takes_the_folder_that_is_given_with_it_and_no_other(
    installation: Installation, tmp_path: Path
) -> None:
    write(tmp_path, {**BOTH, "pytest.ini": MARKERS})

    told = installation.run(
        tmp_path, "-m", "pytest", "-q", "--strict-markers", "desk", "--textdesk-evidence=shown.json"
    )

    assert (told.returncode, outcome(told)) == (0, {"passed": 1}), told.stdout + told.stderr
    assert (tmp_path / "shown.json").read_text(encoding="utf-8").count('"passed"') == 1
    told = installation.run(tmp_path, "-m", "pytest", "-q")
    assert (told.returncode, outcome(told)) == (0, {"passed": 5, "warnings": 3}), told.stdout + told.stderr
