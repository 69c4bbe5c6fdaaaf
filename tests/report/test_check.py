"""The house itself: every feature green and powerful, the stateful run green and everywhere, no diagram drifted.

The stages are those of `textdesk check`; what it has verified for this content is taken over here, and the reverse.
"""

from machine.evidence.checkout import ROOT
from machine.faults.clause_faults import faults_of
from machine.harness.stateful.desk_machine import campaign_cached
from machine.pages import drift
from machine.report.feature_cache import features_shown
from spec.catalogue.load import load
from spec.properties import HISTORY_PROPERTIES


def test_every_scenario_is_green_and_goes_red_under_a_fault_of_each_tag() -> None:
    shown = features_shown(fresh=False)

    assert [each.problem for each in shown if each.outcome == "failed"] == []
    assert len(shown) > 400
    for each in shown:
        for tag in each.tags:
            assert each.killed[tag] or not faults_of().get(tag), (each.id, tag)


def test_every_fault_of_every_clause_is_found_in_both_languages() -> None:
    shown = features_shown(fresh=False)

    for language in ("ko", "en"):
        killed = {
            (tag, fault)
            for each in shown
            if each.language == language
            for tag, found in each.killed.items()
            for fault in found
        }
        unfound = [
            (clause, fault.id)
            for clause in load().clauses
            for fault in faults_of().get(clause, ())
            if (clause, fault.id) not in killed
        ]
        assert unfound == [], language


def test_the_stateful_run_keeps_every_property_and_takes_every_transition() -> None:
    campaign = campaign_cached()

    assert set(campaign.properties.values()) == {"tested"}
    assert {each.id for each in HISTORY_PROPERTIES} <= set(campaign.properties)
    assert campaign.never_taken() == ()
    assert 0.2 < campaign.refused / campaign.commands < 0.4


def test_no_diagram_has_drifted() -> None:
    assert drift(ROOT) == ()
