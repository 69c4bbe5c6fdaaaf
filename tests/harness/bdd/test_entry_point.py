"""In somebody else's project TextDesk does nothing until a run asks for it, and then only what was asked for."""

import re
import subprocess
import sys
import sysconfig
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
    return [found[1] for line in told.outlines if (found := re.match(r"(.+::.+?) +[A-Z]+ .*%\]$", line))]


THEIRS = ["test_basket.py::test_what_is_put_in_is_in"]
ITS_OWN = ["offers.feature::A request comes"]


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
    assert collected(told) == ["below/more.feature::A request comes", *ITS_OWN]


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            "[tool.pytest]",
            marks=pytest.mark.skipif(pytest.version_tuple < (9,), reason="pytest 8 does not read this table"),
        ),
        "[tool.pytest.ini_options]",
    ],
)
@pytest.mark.parametrize("asks", ["textdesk = true", "textdesk_paths = ['offers.feature']"])
def test_asked_by_pyproject_it_is_the_same(pytester: pytest.Pytester, table: str, asks: str) -> None:
    """The first table is read by pytest 9, the second by 8 as well."""
    write(pytester.path, {"pyproject.toml": f"{table}\n{asks}\n", "offers.feature": OURS})

    assert collected(run(pytester)) == ITS_OWN


def test_asked_by_the_ini_file_nothing_outside_its_folder_runs(pytester: pytest.Pytester) -> None:
    write(pytester.path, {"mine/pytest.ini": ASKS, "mine/offers.feature": OURS, "theirs/offers.feature": OURS})

    told = run(pytester, "-c", "mine/pytest.ini", "mine", "theirs")

    told.assert_outcomes(passed=1)
    assert collected(told) == ["mine/offers.feature::A request comes"]
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


def test_an_option_of_ours_asks_for_the_paths_that_are_given_with_it(project: pytest.Pytester) -> None:
    """Whatever else the run comes by stays as it is: `below/` is not given."""
    write(project.path, {"offers.feature": OURS, "below/more.feature": OURS})
    unmarked = ("-W", "ignore::pytest.PytestUnknownMarkWarning")

    told = run(project, "--textdesk-evidence=shown.json", "offers.feature", "test_basket.py", *unmarked)
    assert collected(told) == [*ITS_OWN, *THEIRS]
    assert (project.path / "shown.json").read_text(encoding="utf-8").count('"outcome"') == 1
    told = run(project, "--textdesk-reading=idle-pends", "below", "test_basket.py", *unmarked)
    assert collected(told) == ["below/more.feature::A request comes", *THEIRS]
    told = run(project, "--textdesk-power", "offers.feature::A request comes", "-n", "2", *unmarked)
    told.assert_outcomes(passed=1)


def test_an_option_of_ours_without_a_path_collects_nothing_and_says_so(project: pytest.Pytester) -> None:
    write(project.path, {"offers.feature": OURS, "pytest.ini": "[pytest]\ntestpaths = .\n"})

    told = run(project, "--textdesk-power", "-W", "ignore::pytest.PytestUnknownMarkWarning")

    assert collected(told) == THEIRS
    told.stdout.fnmatch_lines(["No feature file was collected for TextDesk: *; give files or folders, or -p textdesk*"])


@pytest.mark.parametrize("asks", [ASKS, "[pytest]\n"])
def test_the_ini_file_may_name_the_paths_that_are_ours(project: pytest.Pytester, asks: str) -> None:
    """So a project has a folder for us and one for scenarios of its own, in one run."""
    write(project.path, {"desk/offers.feature": OURS, "one.feature": OURS, "other.feature": OURS})
    write(project.path, {"pytest.ini": f"{asks}textdesk_paths = desk one.feature\n"})

    told = run(project, "-W", "ignore::pytest.PytestUnknownMarkWarning")

    assert collected(told) == [
        "desk/offers.feature::A request comes",
        "one.feature::A request comes",
        *THEIRS,
    ]


def test_a_path_may_lead_over_a_link_or_out_of_the_folder(pytester: pytest.Pytester) -> None:
    write(pytester.path, {"real/offers.feature": OURS, "here/pytest.ini": "[pytest]\ntextdesk_paths = ../real\n"})
    (pytester.path / "link").symlink_to(pytester.path / "real", target_is_directory=True)

    run(pytester, "--textdesk-power", "link").assert_outcomes(passed=1)
    run(pytester, "--textdesk-power", "here/../real/offers.feature").assert_outcomes(passed=1)
    run(pytester, "-c", "here/pytest.ini", "real").assert_outcomes(passed=1)


BORROWS = """
from pytest_bdd import scenarios, then

scenarios("borrowed.feature")


@then('agent "Minji" sees a request of customer "Hana"')
def ours_is_not_asked():
    print("seen by the project")
"""


def test_a_scenario_that_a_project_binds_may_take_steps_of_ours_and_keeps_its_own(pytester: pytest.Pytester) -> None:
    """No desktop is opened for scenarios that take none: there is nothing at this one's address."""
    write(pytester.path, {"borrowed.feature": OURS, "test_borrowed.py": BORROWS})
    write(pytester.path, {"basket.feature": FOREIGN, "test_basket.py": FOREIGN_STEPS})
    unmarked = ("-W", "ignore::pytest.PytestUnknownMarkWarning", "-s")

    told = run(pytester, "-p", "textdesk", "test_borrowed.py", *unmarked)
    told.assert_outcomes(passed=1)
    told.stdout.fnmatch_lines(["*seen by the project*"])
    nowhere = "--textdesk-desk=stdio:no-such-program"
    run(pytester, nowhere, "test_basket.py", *unmarked).assert_outcomes(passed=1)
    assert run(pytester, nowhere, "test_borrowed.py", *unmarked).ret == pytest.ExitCode.USAGE_ERROR


NEITHER = ("import sys", "assert not {'machine', 'spec'} & {name.partition('.')[0] for name in sys.modules}")


def test_a_run_that_does_not_ask_imports_one_module_of_ours(pytester: pytest.Pytester) -> None:
    """It imports nothing but what pytest has imported by then."""
    without = "import sys, pytest, importlib.util; before = set(sys.modules); import textdesk_pytest; "
    told = pytester.run(sys.executable, "-c", f"{without}print(*sorted(set(sys.modules) - before))")
    assert told.outlines == ["textdesk_pytest"]

    write(pytester.path, {"test_modules.py": "\n".join(["def test_it():", *(f"    {line}" for line in NEITHER)])})
    run(pytester).assert_outcomes(passed=1)
    run(pytester, "-n", "1").assert_outcomes(passed=1)
    run(pytester, "-p", "textdesk").assert_outcomes(failed=1)


# --- beside a `machine` or `spec` of the project's

MINE = "def spin():\n    return 'round'\n"
USES_MINE = "import {name}\n\n\ndef test_it():\n    assert {name}.spin() == 'round'\n"
CLASH = (
    "*`{name}` is {place} here and not TextDesk's, which has a module of that name as well; run feature files for "
    "TextDesk with `textdesk test PATH`, and leave -p textdesk, options that begin with --textdesk and settings of the "
    "ini file that begin with textdesk out of this run."
)


@pytest.mark.parametrize("name", ["machine", "spec"])
@pytest.mark.parametrize("place", ["{name}.py", "{name}/__init__.py"])
def test_a_module_of_the_projects_is_its_own_until_a_run_asks(pytester: pytest.Pytester, name: str, place: str) -> None:
    place = place.format(name=name)
    write(pytester.path, {place: MINE, "test_mine.py": USES_MINE.format(name=name), "conftest.py": f"import {name}\n"})
    write(pytester.path, {"offers.feature": OURS})

    run(pytester).assert_outcomes(passed=1)
    for asks in (("-p", "textdesk"), ("--textdesk-power", "offers.feature"), ("-o", "textdesk=true")):
        told = run(pytester, *asks)
        assert told.ret == pytest.ExitCode.USAGE_ERROR
        assert told.outlines == []
        told.stderr.fnmatch_lines([f"ERROR: {CLASH.format(name=name, place=pytester.path / place)}"])
        assert len(told.errlines) <= 2


def test_a_folder_without_init_is_no_module_that_stands_in_our_way(pytester: pytest.Pytester) -> None:
    write(pytester.path, {"spec/offers.feature": OURS, "machine/notes.txt": "", "conftest.py": ""})

    run(pytester, "-p", "textdesk", "spec").assert_outcomes(passed=1)


def test_a_test_beside_such_a_module_is_refused_before_it_is_given_ours(pytester: pytest.Pytester) -> None:
    """Nothing has imported it yet, and it is not on the path before pytest puts it there for the test."""
    write(pytester.path, {"tests/machine.py": MINE, "tests/test_mine.py": USES_MINE.format(name="machine")})
    write(pytester.path, {"tests/test_other.py": USES_MINE.format(name="machine"), "offers.feature": OURS})

    for asked in ("tests", "tests/test_mine.py", "tests/test_mine.py::test_it"):
        told = run(pytester, "-p", "textdesk", asked)
        assert told.ret != pytest.ExitCode.OK
        told.assert_outcomes(errors=1)
        told.stdout.fnmatch_lines([CLASH.format(name="machine", place=pytester.path / "tests" / "machine.py")])
    run(pytester, "-p", "textdesk", "offers.feature").assert_outcomes(passed=1)


def test_textdesk_test_runs_beside_such_a_module(pytester: pytest.Pytester) -> None:
    """What the sentence says to do."""
    write(pytester.path, {"machine.py": MINE, "spec.py": MINE, "offers.feature": OURS})

    command = Path(sysconfig.get_path("scripts"), "textdesk")
    told = subprocess.run((command, "test", "offers.feature"), check=False, capture_output=True, encoding="utf-8")

    assert told.returncode == 0, told.stdout + told.stderr
    assert "1 passed" in told.stdout
