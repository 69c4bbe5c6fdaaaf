"""In somebody else's project TextDesk does nothing until a run asks for it, and then only what was asked for."""

from pathlib import Path

import pytest

OURS = """
Feature: Offers

  Background:
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    And there is a customer "Hana"
    And conversations are offered by hand

  @OFFER-1 @smoke
  Scenario: A request comes
    Given agent "Minji" is Available
    When customer "Hana" texts "Hello"
    And the system offers the conversation of customer "Hana" to agent "Minji"
    Then agent "Minji" sees a request of customer "Hana"
"""
FOREIGN = """
Feature: Basket

  @basket
  Scenario: What is put in is in
    Given an empty basket
    When an apple is put in
    Then the basket holds 1 thing
"""
FOREIGN_STEPS = """
from pytest_bdd import given, scenarios, then, when

scenarios("basket.feature")


@given("an empty basket", target_fixture="basket")
def empty():
    return []


@when("an apple is put in")
def put(basket):
    basket.append("apple")


@then("the basket holds 1 thing")
def holds(basket):
    print("there are", len(basket))
    assert len(basket) == 1
"""
CONFTEST = """
def pytest_addoption(parser):
    for option in ("--evidence", "--reading", "--power", "--ledger"):
        parser.addoption(option)
"""
ASKS = "[pytest]\ntextdesk = true\n"
"""An ini file that asks."""
ALONE = ("-p", "no:cacheprovider")


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """Somebody's project with scenarios, steps, tags and options of its own."""
    write(pytester.path, {"basket.feature": FOREIGN, "test_basket.py": FOREIGN_STEPS, "conftest.py": CONFTEST})
    return pytester


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def run(project: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    """A pytest of its own, which loads us as any pytest does where we are installed."""
    return project.runpytest_subprocess("-v", *ALONE, *arguments)


def collected(told: pytest.RunResult) -> list[str]:
    """The tests that were run, in order."""
    return [line.partition(" ")[0] for line in told.outlines if line.endswith("%]")]


THEIRS = ["test_basket.py::test_what_is_put_in_is_in"]
ITS_OWN = ["offers.feature::test_a_request_comes"]


def test_tutorial_a_project_that_has_not_asked_collects_just_its_own(project: pytest.Pytester) -> None:
    write(project.path, {"offers.feature": OURS})

    told = run(project, "-W", "ignore::pytest.PytestUnknownMarkWarning")

    told.assert_outcomes(passed=1)
    assert collected(told) == THEIRS


def test_its_options_of_the_names_that_ours_once_had_do_not_clash(project: pytest.Pytester) -> None:
    options = ("--evidence=e", "--reading=r", "--power=p", "--ledger=l")

    run(project, *options, "-W", "ignore::pytest.PytestUnknownMarkWarning").assert_outcomes(passed=1)
    assert not {"e", "l"} & {path.name for path in project.path.iterdir()}


def test_strict_markers_keep_their_meaning(project: pytest.Pytester) -> None:
    """`@basket` is no marker of the project; with us installed it was one."""
    told = run(project, "--strict-markers")

    told.assert_outcomes(errors=1)
    told.stdout.fnmatch_lines(["*'basket' not found in `markers` configuration option*"])


def test_no_marker_fixture_or_step_of_ours_is_there(project: pytest.Pytester) -> None:
    write(project.path, {"test_steps.py": "from pytest_bdd import scenarios\nscenarios('offers.feature')\n"})
    write(project.path, {"offers.feature": OURS.replace("@OFFER-1 @smoke", "")})

    for option in ("--markers", "--fixtures"):
        told = run(project, option)
        assert "OFFER-1" not in told.stdout.str() and "machine/harness" not in told.stdout.str()
    told = run(project, "test_steps.py")
    told.assert_outcomes(failed=1)
    told.stdout.fnmatch_lines(['*Step definition is not found: Given "there is an agent "Minji""*'])


def test_a_feature_file_given_by_hand_is_not_ours_either(project: pytest.Pytester) -> None:
    write(project.path, {"offers.feature": OURS})

    told = run(project, "offers.feature")

    assert told.ret == pytest.ExitCode.USAGE_ERROR
    told.assert_outcomes()


def test_asked_by_the_ini_file_what_lies_below_it_runs(pytester: pytest.Pytester) -> None:
    write(pytester.path, {"pytest.ini": ASKS, "offers.feature": OURS, "below/more.feature": OURS})

    told = run(pytester, "--strict-markers")

    told.assert_outcomes(passed=2)
    assert collected(told) == ["below/more.feature::test_a_request_comes", *ITS_OWN]


def test_asked_by_pyproject_it_is_the_same(pytester: pytest.Pytester) -> None:
    write(pytester.path, {"pyproject.toml": "[tool.pytest]\ntextdesk = true\n", "offers.feature": OURS})

    assert collected(run(pytester)) == ITS_OWN


def test_asked_by_the_ini_file_nothing_outside_its_folder_runs(pytester: pytest.Pytester) -> None:
    write(pytester.path, {"mine/pytest.ini": ASKS, "mine/offers.feature": OURS, "theirs/offers.feature": OURS})

    told = run(pytester, "-c", "mine/pytest.ini", "mine", "theirs")

    told.assert_outcomes(passed=1)
    assert collected(told) == ["mine/offers.feature::test_a_request_comes"]
    assert run(pytester, "-c", "mine/pytest.ini", "theirs/offers.feature").ret == pytest.ExitCode.USAGE_ERROR


def test_an_ini_file_that_says_no_does_not_ask(pytester: pytest.Pytester) -> None:
    write(pytester.path, {"pytest.ini": ASKS.replace("true", "false"), "offers.feature": OURS})

    assert run(pytester).ret == pytest.ExitCode.NO_TESTS_COLLECTED


def test_asked_by_p_it_runs_wherever_it_lies(
    pytester: pytest.Pytester, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    write(elsewhere, {"offers.feature": OURS})

    run(pytester, "-p", "textdesk", str(elsewhere)).assert_outcomes(passed=1)
    run(pytester, "-p", "textdesk", str(elsewhere / "offers.feature"), "--strict-markers").assert_outcomes(passed=1)


def test_with_xdist_it_is_the_same(pytester: pytest.Pytester) -> None:
    write(pytester.path, {"mine/pytest.ini": ASKS, "mine/offers.feature": OURS, "theirs/offers.feature": OURS})

    run(pytester, "-n", "2", "-c", "mine/pytest.ini", "mine", "theirs").assert_outcomes(passed=1)
    run(pytester, "-n", "2", "-p", "textdesk", "mine", "theirs").assert_outcomes(passed=2)


def test_where_a_run_asks_the_projects_own_scenarios_stay_its_own(project: pytest.Pytester) -> None:
    """Their tags are no markers, and what they print is shown."""
    failing = FOREIGN_STEPS.replace("== 1", "== 2")
    write(project.path, {"offers.feature": OURS, "test_basket.py": failing})

    strict = run(project, "-p", "textdesk", "test_basket.py", "--strict-markers")
    strict.stdout.fnmatch_lines(["*'basket' not found in `markers` configuration option*"])

    arguments = ("-W", "ignore::pytest.PytestUnknownMarkWarning", "--textdesk-evidence", "shown.json")
    told = run(project, "-p", "textdesk", "test_basket.py", "offers.feature", *arguments)
    told.assert_outcomes(passed=1, failed=1)
    told.stdout.fnmatch_lines(["there are 1"])
    assert (project.path / "shown.json").read_text(encoding="utf-8").count('"outcome"') == 1


@pytest.mark.parametrize(
    "option", ["--textdesk-power", "--textdesk-reading=idle-pends", "--textdesk-evidence=e", "--textdesk-ledger=l"]
)
def test_an_option_of_ours_in_a_run_that_does_not_ask_is_told_what_to_do(project: pytest.Pytester, option: str) -> None:
    told = run(project, option)

    assert told.ret == pytest.ExitCode.USAGE_ERROR
    told.stderr.fnmatch_lines(
        [
            f"ERROR: {option.partition('=')[0]} is for a run that asks for TextDesk: give -p textdesk as well, "
            "or write textdesk = true into the ini file of your project."
        ]
    )
