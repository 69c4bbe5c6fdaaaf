"""Generated features reach their criterion, are read and run like any other, and go red when something is broken."""

from functools import cache
from pathlib import Path

import pytest

from machine.desk.in_process import InProcessDesk
from machine.faults.clause_faults import ClauseFault, faults
from machine.generate.criteria import CriterionName
from machine.generate.features import Generated, generate
from machine.generate.scenarios import STEPS_LIMIT
from machine.harness.bdd.feature_check import check_feature
from machine.harness.bdd.feature_run import run_features
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from machine.story.steps.scene import SceneError
from spec.catalogue.load import load
from spec.language import Language
from tests.story.playing import play, scenarios

SMALL = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
LEAST = Bounds(agents=1, conversations=1, capacity=1, dialogs=True)


@cache
def generated(name: CriterionName, language: Language = "en", bounds: Bounds = SMALL) -> Generated:
    return generate(name, bounds, language)


def goes_red(feature: str, fault: ClauseFault) -> bool:
    for scenario in scenarios(feature):
        try:
            play(scenario, fault.make_desk())
        except Exception:
            return True
    return False


def found_by(feature: str, kind: str) -> tuple[int, int]:
    """How many of the faults of one kind a feature finds, and how many there are."""
    of_kind = [fault for fault in faults() if fault.id.startswith(f"{kind}: ")]
    return sum(goes_red(feature, fault) for fault in of_kind), len(of_kind)


FIGURES: list[tuple[CriterionName, int, int, int, int, int]] = [
    # criterion, goals, reached, scenarios, commands, the fewest commands
    ("states", 220, 220, 48, 509, 201),
    ("transitions", 81, 81, 25, 164, 58),
    ("guards", 136, 125, 20, 150, 73),
    ("clauses", 73, 68, 9, 56, 26),
]


def test_tutorial_every_transition_of_two_agents_and_one_conversation() -> None:
    found = generated("transitions")

    assert (found.reached, found.goals, found.unreachable, found.unplayed) == (81, 81, {}, {})
    submits, leaves, *_ = scenarios(found.feature)
    assert (submits.name, submits.tags) == ("1. submit wrap-up", ("WRAP-2",))
    assert leaves.name == "2. text from the customer, customer leaves"
    assert leaves.tags == ("GAP-4", "RULE-21")
    assert [step.text for step in leaves.steps if step.kind == "when"] == [
        'customer "Hana" texts "It was due on Monday."',
        'customer "Hana" leaves',
    ]
    for each in (submits, leaves):
        assert each.steps[-1].text == "every property of the specification holds"
        play(each, InProcessDesk())


@pytest.mark.parametrize(("name", "goals", "reached", "number", "commands", "fewest"), FIGURES)
def test_how_far_the_scenarios_reach_and_with_how_much(
    name: CriterionName, goals: int, reached: int, number: int, commands: int, fewest: int
) -> None:
    found = generated(name)

    assert (found.goals, found.reached) == (goals, reached)
    assert (len(found.scenarios), found.commands, found.needed) == (number, commands, fewest)
    assert found.needed <= found.commands
    assert max(scenario.steps for scenario in found.scenarios) <= STEPS_LIMIT


@pytest.mark.parametrize("name", ["states", "transitions", "guards", "clauses"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_every_scenario_can_be_read_and_runs_green(name: CriterionName, language: Language, tmp_path: Path) -> None:
    path = tmp_path / "generated.feature"
    path.write_text(generated(name, language).feature, encoding="utf-8")

    check_feature(path)
    for scenario in scenarios(path.read_text(encoding="utf-8")):
        play(scenario, InProcessDesk())


@pytest.mark.parametrize(("language", "options"), [("en", ["--textdesk-power"]), ("ko", [])])
def test_it_is_run_like_any_feature_file_and_every_tag_is_evidence(
    language: Language, options: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "generated.feature"
    path.write_text(generated("clauses", language, LEAST).feature, encoding="utf-8")

    assert run_features([str(path)], *options).code == 0


@pytest.mark.long
def test_pairs_and_every_command_in_every_state_of_the_least_bound() -> None:
    pairs, edges = generated("pairs", "en", LEAST), generate("transitions", LEAST, "en", every_edge=True)

    assert (pairs.goals, pairs.reached, len(pairs.scenarios)) == (310, 158, 47)
    assert (edges.goals, edges.reached, len(edges.scenarios)) == (228, 225, 73)
    for scenario in (*scenarios(pairs.feature), *scenarios(edges.feature)):
        play(scenario, InProcessDesk())


def test_the_two_languages_say_the_same_step_for_step() -> None:
    english, korean = (list(scenarios(generated("guards", language).feature)) for language in ("en", "ko"))

    assert [scenario.tags for scenario in english] == [scenario.tags for scenario in korean]
    assert [[step.phrase().id for step in each.steps] for each in english] == [
        [step.phrase().id for step in each.steps] for each in korean
    ]


def test_the_same_bytes_every_time() -> None:
    assert generate("clauses", SMALL, "ko").feature == generated("clauses", "ko").feature


def test_every_declared_transition_that_is_dropped_is_found() -> None:
    assert found_by(generated("transitions").feature, "transition dropped") == (len(TABLE.transitions), 81) == (81, 81)


@pytest.mark.long
def test_guards_that_can_refuse_are_found_when_they_are_removed() -> None:
    """Of the 19 others 11 cannot refuse under this bound, and 8 stand in a transition whose opposite is asked first."""
    assert found_by(generated("guards").feature, "guard removed") == (49, 68)


def test_every_field_of_every_view_is_missed_when_it_is_not_shown() -> None:
    assert found_by(generated("transitions").feature, "not shown") == (60, 60)


def test_a_scenario_is_red_where_something_else_is_seen() -> None:
    feature = generated("transitions").feature
    told = 'Then agent "Minji" is labelled "Available"'
    assert told in feature

    changed = feature.replace(told, 'Then agent "Minji" is labelled "Engaged"', 1)
    wrong = next(each for each, right in zip(scenarios(changed), scenarios(feature), strict=True) if each != right)

    with pytest.raises(SceneError, match='The label of agent "Minji"'):
        play(wrong, InProcessDesk())


def test_a_refused_command_says_why() -> None:
    texts = [step.text for scenario in scenarios(generated("guards").feature) for step in scenario.steps]

    refusals = {text for text in texts if text.startswith("it is refused: ")}
    assert len(refusals) == 15
    assert 'it is refused: "Nothing is chosen"' in refusals


def test_tags_are_of_the_catalogue_and_stand_in_its_order() -> None:
    known = (*load().clauses, *load().assumptions)
    for scenario in scenarios(generated("clauses").feature):
        assert list(scenario.tags) == [each for each in known if each in scenario.tags]


def test_a_reading_changes_what_there_is_to_reach_and_where_a_property_fails_no_scenario_says_that_it_holds(
    tmp_path: Path,
) -> None:
    """Under literal-drop a dropped transfer request leaves a conversation with nobody, and a property says so."""
    found = generate("transitions", SMALL, "en", readings=("literal-drop",))
    path = tmp_path / "generated.feature"
    path.write_text(found.feature, encoding="utf-8")

    assert "Conversation.dropped: transfer_requested > transfer_requested" in found.feature
    assert "@under:literal-drop" in found.feature
    assert found.feature.count("every property of the specification holds") == len(found.scenarios) - 1
    assert run_features([str(path)]).code == 0


def test_clauses_that_no_walk_is_about_are_named() -> None:
    found = generated("clauses")

    assert list(found.unreachable) == ["MASK-2", "MASK-3", "MASK-4", "MASK-5", "MEX-3"]
    assert "# Not reached: MASK-2: no walk shows what it is about" in found.feature


def test_what_no_desktop_can_be_brought_to_is_told_apart_from_what_the_bound_excludes() -> None:
    found = generated("transitions", "en", LEAST)

    assert (found.reached, len(found.unreachable)) == (55, 25)
    assert list(found.unplayed) == ["Dialog.choose: conference > conference"]
