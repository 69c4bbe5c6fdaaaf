"""Nothing is never a result: whoever is given no scenario, run, mutant, property, goal or finding says so.

What is not measured and what is measured and well look the same in a count: 0 of 0, no survivor, nothing refuted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner

from machine.cli import textdesk
from machine.draw import DrawError
from machine.evidence.ledger import Ledger, LedgerError, add, write
from machine.evidence.traceability import UnreadableFeatureError, scenarios
from machine.explore.concrete_graph import GraphError, graph
from machine.explore.exploration import combined, explore
from machine.faults.equivalence import equivalent_under
from machine.faults.mutants import mutants
from machine.generate import features
from machine.generate.criteria import CriterionName, criterion
from machine.generate.plan import planned
from machine.generate.scenarios import Maker
from machine.harness.bdd.feature_check import FeatureError
from machine.harness.bdd.feature_run import PathError, pytest_command
from machine.harness.bdd.scenario_runner import scenarios as played_scenarios
from machine.harness.stateful.recording import recorded
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from machine.oracle.fingerprints import fingerprints
from machine.pages import changes_of_readings
from machine.remote.self_test import self_test_verdict
from machine.report import feature_cache
from machine.report.exploration import verdict_of
from machine.report.feature_cache import StageError, features_shown
from machine.report.learning import verdict_of as learned_verdict
from machine.report.mutation import Mutation, TriedMutant, dropped, mutate

LEAST = Bounds(agents=1, conversations=1, capacity=1, dialogs=False)
ONLY_UNDER_A_READING = """Feature: Ours
  @under:idle-pends
  Scenario: One
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Resolved"
    When agent "Minji" sets the status to "Available"
    Then the status of agent "Minji" is "Available"
"""


@pytest.mark.parametrize(
    ("measured", "says"),
    [
        (lambda: fingerprints(()), "Without a run no desktop can be held to ours; give one."),
        (lambda: planned((), ()), "A plan without situations tries nothing; give one."),
        (lambda: recorded(1), "No run fits into 1 commands; give 60 or more."),
        (lambda: mutate((), jobs=1), "No mutant is given, so nothing can be measured; give one or more."),
        (
            lambda: dropped(Mutation(1, (TriedMutant("a", "A", "killed", ()),)), Mutation(1, ())),
            "No mutant was tried then and now, so nothing can be compared; write the table anew.",
        ),
        (
            lambda: combined(()),
            "No property was explored in any space, so there is no verdict; give bounds and properties.",
        ),
        (
            lambda: equivalent_under(TABLE, frozenset()),
            "A table that touches nothing is no other one; give one that is broken somewhere.",
        ),
    ],
)
def test_what_nothing_is_given_to_says_so(measured: Callable[[], object], says: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(says)}$"):
        measured()


def test_spaces_in_which_no_property_was_explored_have_no_verdict_together() -> None:
    with pytest.raises(ValueError, match="No property was explored in any space"):
        combined((explore(LEAST, properties=()),))


def test_nothing_at_all_is_undetermined_wherever_there_is_a_verdict() -> None:
    assert verdict_of(explore(LEAST, properties=())) == "undetermined"
    assert Mutation(len(mutants()), ()).verdict == Mutation(0, ()).verdict == "undetermined"
    assert learned_verdict(()) == "undetermined"
    assert self_test_verdict(()) == "undetermined"


# --- scenarios


def test_a_folder_without_a_scenario_is_no_folder_of_features(tmp_path: Path) -> None:
    with pytest.raises(FeatureError, match="holds no scenario that runs without readings; give a folder of features"):
        played_scenarios(tmp_path)

    (tmp_path / "ours.feature").write_text(ONLY_UNDER_A_READING, encoding="utf-8")
    with pytest.raises(FeatureError, match="holds no scenario that runs without readings"):
        played_scenarios(tmp_path)


@pytest.mark.parametrize(
    ("made", "says"),
    [
        (
            lambda _folder: None,
            "en: cannot be read (No such file or directory); make it a readable folder of features.",
        ),
        (lambda folder: folder.mkdir(), "en: holds no scenario; put the features of this language there."),
    ],
)
def test_nothing_traces_to_a_clause_where_there_is_no_feature(
    tmp_path: Path, made: Callable[[Path], None], says: str
) -> None:
    made(tmp_path / "en")
    with pytest.raises(UnreadableFeatureError) as told:
        scenarios(tmp_path, "en")
    assert str(told.value) == says


def test_no_path_is_no_feature_file() -> None:
    with pytest.raises(PathError, match="No feature file is given"):
        pytest_command([])


def test_the_main_job_says_so_where_the_features_are_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feature_cache, "FEATURES", tmp_path / "features")
    with pytest.raises(StageError, match=r"features is no feature file; give files that end in \.feature"):
        features_shown(fresh=True)

    (tmp_path / "features").mkdir()
    (tmp_path / "features" / "ours.feature").write_text(ONLY_UNDER_A_READING, encoding="utf-8")
    with pytest.raises(StageError, match=r"^No scenario of features/ was run, so no clause has evidence"):
        features_shown(readings=("literal-drop",), fresh=True)


def test_feature_files_of_which_everything_is_left_out_are_undetermined(tmp_path: Path) -> None:
    path = tmp_path / "ours.feature"
    path.write_text(ONLY_UNDER_A_READING, encoding="utf-8")

    assert CliRunner().invoke(textdesk, ["test", str(path), "--reading", "literal-drop"]).exit_code == 3
    assert CliRunner().invoke(textdesk, ["test", str(path)]).exit_code == 0


# --- goals


def test_a_criterion_without_a_goal_is_none() -> None:
    space = graph(LEAST)
    unguarded = replace(space.table, transitions=tuple(replace(each, guards=()) for each in space.table.transitions))
    with pytest.raises(GraphError, match="nothing there is to be reached for guards; give another criterion"):
        criterion("guards", replace(space, table=unguarded))


@pytest.mark.parametrize("name", get_args(CriterionName))
def test_every_criterion_has_goals(name: CriterionName) -> None:
    assert criterion(name, graph(LEAST)).goals


def test_scenarios_that_reach_nothing_are_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Maker, "scenarios", lambda *_: ())
    with pytest.raises(GraphError, match="no scenario reaches anything of transitions; give larger sizes"):
        features.generate("transitions", LEAST, "en")


def test_readings_that_change_no_machine_are_not_drawn() -> None:
    with pytest.raises(DrawError, match="change no machine, so there is nothing to draw"):
        changes_of_readings(())


# --- findings


def test_a_ledger_without_a_finding_is_neither_written_nor_changed(tmp_path: Path) -> None:
    for act in (lambda path: add(path, ()), lambda path: write(path, Ledger(()))):
        with pytest.raises(LedgerError):
            act(tmp_path / "ledger.json")
    assert list(tmp_path.iterdir()) == []


def test_a_desktop_that_was_given_no_command_leaves_the_ledger_as_it_is(tmp_path: Path) -> None:
    told = CliRunner().invoke(
        textdesk, ["conform", "--plan", "none", "--examples", "0", "--ledger", str(tmp_path / "ledger.json")]
    )

    assert told.exit_code == 3
    assert "Nothing was shown, so the ledger stays as it is." in told.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_proof_leaves_no_counterexample_and_that_is_said(tmp_path: Path) -> None:
    told = CliRunner().invoke(textdesk, ["explore", "--property", "one-owner", "--tell", str(tmp_path)])

    assert told.exit_code == 0
    assert "Nothing is refuted by a run, so there is no counterexample to write." in told.stderr
    assert list(tmp_path.iterdir()) == []
