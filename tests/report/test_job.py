"""The result of the main job is a view of what the stages showed: nothing in it is green by default."""

import json
from itertools import product

import msgspec
import pytest

from machine.evidence.ledger import Entry, Ledger, worst
from machine.explore.exploration import CHECK_BOUNDS, Exploration, explore, sometimes_properties
from machine.harness.bdd.scenario_result import ScenarioShown
from machine.harness.stateful.desk_machine import CampaignResult
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE
from machine.report.job import CheckResult, Count, gathered, json_of, result_of
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.properties import HISTORY_PROPERTIES, properties_of

SMALL = explore(Bounds(2, 1, 2, dialogs=True))
CAMPAIGN = CampaignResult(
    profile="ci",
    seed=7,
    examples=10,
    commands=100,
    accepted=50,
    refused=50,
    kinds={},
    transitions={transition.id: 1 for transition in TABLE.transitions},
    states={},
    failure=None,
    properties={each.id: "tested" for each in HISTORY_PROPERTIES},
)


def every_clause_shown() -> tuple[ScenarioShown, ...]:
    """One green scenario in each language that is tagged with every clause and found every fault of it, and one for
    each reading."""
    from machine.faults.clause_faults import faults_of, reading_not_taken

    killed = {
        clause.id: tuple(fault.id for fault in faults_of()[clause.id])
        for clause in load().clauses.values()
        if clause.advisory is None
    }
    shown = [
        ScenarioShown(f"features/{language}/all", "all.feature", language, "all", tuple(killed), "passed", "", killed)
        for language in LANGUAGES
    ]
    for language, reading in product(("ko", "en"), load().readings):
        own: dict[str, tuple[str, ...]] = {"RULE-42": (reading_not_taken(reading),)}
        where = f"features/{language}/{reading}"
        shown.append(
            ScenarioShown(
                where, "own.feature", language, reading, ("RULE-42",), "passed", killed=own, readings=(reading,)
            )
        )
    return tuple(shown)


def result(
    *,
    explorations: list[Exploration] | None = None,
    shown: tuple[ScenarioShown, ...] | None = None,
    campaign: CampaignResult = CAMPAIGN,
    drifted: tuple[str, ...] = (),
) -> CheckResult:
    explorations = [SMALL] if explorations is None else explorations
    shown = every_clause_shown() if shown is None else shown
    return result_of(explorations, shown, campaign, drifted, gathered(explorations, shown, campaign), seconds=1.0)


def test_tutorial_all_shown_all_found_is_green() -> None:
    found = result()

    assert found.verdict == "green"
    assert found.problems == ()
    assert len(found.clauses) == 77
    assert [clause.id for clause in found.clauses if clause.advisory] == ["XFER-1", "XFER-11", "CONF-10", "END-1"]
    assert all(bool(clause.evidence) != bool(clause.advisory) for clause in found.clauses)
    assert [(each.name, each.states, each.transitions, each.taken) for each in found.machines] == [
        ("AgentStatus", 3, 6, 6),
        ("Conversation", 9, 38, 38),
        ("Interaction", 7, 17, 17),
        ("Dialog", 4, 20, 20),
    ]
    assert found.scenarios["ko"].passed == found.scenarios["en"].passed == 6
    assert [(each.id, each.taken, len(each.evidence)) for each in found.readings] == [
        (reading, False, 2) for reading in load().readings
    ]


def test_the_json_has_what_the_issue_names() -> None:
    told = json.loads(json_of(result()))

    assert {"clauses", "assumptions", "machines", "properties", "scenarios", "diagrams", "seconds", "verdict"} <= set(
        told
    )
    assert set(told["clauses"][0]) == {"id", "kind", "evidence", "advisory"}
    assert set(told["machines"][0]) == {"name", "states", "transitions", "taken"}
    assert set(told["properties"][0]) == {"id", "kind", "verdict", "bound"}
    assert set(told["scenarios"]) == {"ko", "en"}
    assert told["diagrams"] == {"drift": []}


def test_nothing_shown_is_not_green() -> None:
    found = result(shown=())

    assert found.verdict == "refuted"
    assert "OFFER-1: no ko scenario is evidence for it; tag one that goes red when it is broken." in found.problems


def test_what_was_not_explored_has_no_result() -> None:
    with pytest.raises(ValueError, match="No property was explored in any space"):
        result(explorations=[])


def test_where_no_fault_is_there_to_be_found_there_is_no_result(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("machine.report.job.faults_of", lambda _readings: {})

    with pytest.raises(ValueError, match="No clause has a fault that a scenario could find"):
        result()


def test_a_clause_shown_in_one_language_only_is_a_problem() -> None:
    found = result(shown=tuple(each for each in every_clause_shown() if each.language == "ko"))

    assert found.verdict == "refuted"
    assert all("no en scenario" in problem for problem in found.problems)
    assert len(found.problems) == 73 + 5


def test_a_red_scenario_is_refuted() -> None:
    red = msgspec.structs.replace(every_clause_shown()[0], outcome="failed", problem="a sentence", killed={})

    found = result(shown=(*every_clause_shown(), red))

    assert found.verdict == "refuted"
    assert found.problems == ("features/en/all: a sentence",)
    assert (found.scenarios["en"].passed, found.scenarios["en"].failed) == (6, 1)


def test_a_fault_of_a_clause_that_no_scenario_of_it_finds_is_a_problem() -> None:
    blind = tuple(
        msgspec.structs.replace(each, killed={**each.killed, "OFFER-1": each.killed["OFFER-1"][:1]})
        if "OFFER-1" in each.killed
        else each
        for each in every_clause_shown()
    )

    found = result(shown=blind)

    assert [problem for problem in found.problems if "goes red under the fault" in problem] == list(found.problems)
    assert len(found.problems) == 2
    assert found.faults - found.faults_found == 2


def test_a_drifted_diagram_is_refuted_and_named() -> None:
    found = result(drifted=("diagrams/en/dialog.svg: is missing",))

    assert found.verdict == "refuted"
    assert found.problems == ("diagrams: diagrams/en/dialog.svg: is missing",)


def test_a_transition_that_the_stateful_run_never_took_is_a_problem() -> None:
    lazy = msgspec.structs.replace(CAMPAIGN, transitions={**CAMPAIGN.transitions, "Dialog.cancel: transfer > none": 0})

    assert result(campaign=lazy).problems == ("Dialog.cancel: transfer > none: never taken in the stateful run.",)


def test_a_history_property_is_tested_never_proved_and_undetermined_when_nobody_tested_it() -> None:
    kinds = {each.verdict for each in result().properties if each.kind == "history"}
    assert kinds == {"tested"}

    untested = msgspec.structs.replace(CAMPAIGN, properties={})
    assert result(campaign=untested).verdict == "undetermined"


def test_an_exploration_that_ran_out_is_undetermined() -> None:
    from machine.explore.exploration import Budget

    cut = explore(CHECK_BOUNDS[0], budget=Budget(states=300))

    assert result(explorations=[cut]).verdict == "undetermined"


def test_a_refuted_property_is_refuted() -> None:
    broken = explore(CHECK_BOUNDS[0], table=TABLE.without("Dialog.submit: wrap_up > none"))

    assert result(explorations=[broken]).verdict == "refuted"


def test_a_reading_without_a_scenario_of_its_own_is_a_problem() -> None:
    shown = tuple(each for each in every_clause_shown() if each.readings != ("idle-pends",))

    assert result(shown=shown).problems == tuple(
        f"idle-pends: no {language} scenario of its own goes red without it; tag one @under:idle-pends @RULE-42."
        for language in LANGUAGES
    )


def test_a_scenario_that_ran_under_a_reading_is_no_evidence_for_a_clause() -> None:
    elsewhere = tuple(
        msgspec.structs.replace(each, readings=("idle-pends",)) if each.scenario == "all" else each
        for each in every_clause_shown()
    )

    assert len(result(shown=elsewhere).problems) >= 2 * 73


def test_under_a_reading_what_follows_it_and_what_is_left_out_is_told() -> None:
    taken = ("joined-without-wrap-up",)
    table = table_of(taken)
    space = explore(CHECK_BOUNDS[0], table=table, properties=(*properties_of(taken), *sometimes_properties(table)))
    left_out = msgspec.structs.replace(
        every_clause_shown()[0], outcome="left_out", problem="a reason", killed={}, readings=taken
    )
    shown = (*(each for each in every_clause_shown() if each.readings == taken), left_out)

    found = result_of([space], shown, CAMPAIGN, (), gathered([space], shown, CAMPAIGN, taken), 1.0, taken)

    assert [each.turned for each in found.readings if each.taken] == [
        ("holding-ends-by-role holds in place of holding-ends-in-wrap-up: a joined agent's holding ends without",)
    ]
    assert found.left_out == ("en/all.feature: all: a reason",)
    assert found.scenarios["en"] == Count(1, 0, 1)
    assert {each.id: each.verdict for each in found.properties}["holding-ends-by-role"] == "proved"
    assert "holding-ends-in-wrap-up" not in {each.id for each in found.properties}
    assert [(each.name, each.transitions, each.taken) for each in found.machines][2] == ("Interaction", 19, 19)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), "undetermined"),
        (("proved",), "proved"),
        (("proved", "tested"), "tested"),
        (("tested", "undetermined"), "undetermined"),
        (("undetermined", "refuted", "proved"), "refuted"),
    ],
)
def test_the_worst_word_decides(words: tuple[str, ...], expected: str) -> None:
    assert worst(words) == expected  # type: ignore[arg-type]


def test_the_ledger_says_proved_where_proved_and_refuted_where_anybody_refutes() -> None:
    ledger = Ledger(
        (
            Entry("exploration", "one-owner", "proved", ""),
            Entry("stateful", "one-owner", "tested", ""),
            Entry("scenario", "OFFER-1", "tested", ""),
            Entry("scenario", "OFFER-1", "refuted", ""),
        )
    )

    assert ledger.words() == {"one-owner": "proved", "OFFER-1": "refuted"}
