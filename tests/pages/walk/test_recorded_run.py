"""Any run opens on the page: a scenario, a counterexample, what a reading changes, and what no walk can hold."""

from pathlib import Path

import msgspec
import pytest

from machine.concrete.counterexample import Counterexample, told
from machine.desk.in_process import InProcessDesk
from machine.explore.exploration import explore
from machine.pages.features import features
from machine.pages.walk.declared_runs import declared_runs, procedure_runs
from machine.pages.walk.reading_runs import breaks, reading_runs
from machine.pages.walk.recorded_run import STEPS_LIMIT, Recorder, Recording, Run, counterexample_run, scenario_run
from machine.screen import render
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from tests.explore.test_exploration import SEEDED
from tests.story.playing import play, scenarios

FEATURES = Path("features")
STAGE = Configuration(
    agents=("Minji", "Jun", "Seoyeon"),
    queues=("Billing",),
    assets=(AssetSetting(name="Main", number="+12025550180", queue="Billing"),),
    reasons=("Resolved",),
    customers=(
        CustomerSetting(number="+12025550101", name="Hana"),
        CustomerSetting(number="+12025550102", name="Doyun"),
    ),
    routing="manual",
)
RUN = Run(
    "three-agents",
    "Three agents and two customers",
    STAGE,
    (
        c.SetStatus("Seoyeon", "available"),
        c.CustomerText("+12025550101", "Main", "<script>alert(1)</script>"),
        c.CustomerText("+12025550102", "Main", "Hello"),
        c.Offer("c1", "Seoyeon"),
        c.Offer("c2", "Minji"),
        c.Accept("Seoyeon", "c1"),
        c.Advance(61),
    ),
)


def recording(run: Run, language: Language = "en") -> Recording:
    """A run that is the same in both languages, recorded."""
    recorder = Recorder()
    recorder.record(run, run)
    return Recording(recorder.shelf(), run.id, language)


def in_both(language: Language, korean: tuple[Run, ...], english: tuple[Run, ...]) -> list[Recording]:
    """Runs as they are in each language, recorded together."""
    recorder = Recorder()
    for runs in zip(english, korean, strict=True):
        recorder.record(*runs)
    shelf = recorder.shelf()
    return [Recording(shelf, each.id, language) for each in english]


def test_tutorial_a_run_beyond_the_walk_shows_what_everybody_saw_after_each_command() -> None:
    found, desk = recording(RUN), InProcessDesk()
    desk.reset(STAGE)

    assert len(found) == len(RUN.commands)
    for at in range(len(RUN.commands) + 1):
        if at:
            desk.apply(RUN.commands[at - 1])
        *desktops, hana, doyun, administrator = found.screens(at)
        assert desktops == [render(desk.view(agent), "en") for agent in STAGE.agents]
        assert (hana, doyun) == tuple(
            render(desk.customer_view(customer.number, "Main"), "en") for customer in STAGE.customers
        )
        assert administrator == render(desk.administrator_view(), "en")
    assert [(each.role, each.agent) for each in found.told()[:4]] == [
        ("agent", 2),
        ("customer", -1),
        ("customer", -1),
        ("system", -1),
    ]


def test_the_same_run_is_told_and_drawn_in_both_languages() -> None:
    english, korean = (recording(RUN, language) for language in LANGUAGES)

    assert english.told()[4].says == 'the system offers the conversation of customer "Doyun" to agent "Minji"'
    assert korean.told()[4].says == '시스템이 고객 "Doyun"의 대화를 상담사 "Minji"에게 배정한다'
    assert [each.cites for each in english.told()] == [each.cites for each in korean.told()]
    assert "수락" in korean.screens(4)[2] and "수락" not in english.screens(4)[2]


def test_what_is_refused_says_why_and_changes_no_screen() -> None:
    found = recording(RUN)
    step = found.told()[4]

    assert "available" in step.refusal.lower()
    assert set(step.cites) <= {*load().clauses, *load().assumptions}
    assert found.changed(5) == () != found.changed(4)


def test_what_somebody_wrote_stays_text() -> None:
    recorder = Recorder()
    recorder.record(RUN, RUN)

    assert not [piece for texts in recorder.shelf().pieces for piece in texts if "<script" in piece]


def test_pieces_nodes_and_moves_that_two_runs_share_are_kept_once() -> None:
    recorder = Recorder()
    recorder.record(RUN, RUN)
    before, characters = recorder.shelf(), recorder.characters
    recorder.record(*(msgspec.structs.replace(RUN, id="again", title="Again", tells=False),) * 2)
    after = recorder.shelf()

    for one, other in zip(
        (after.pieces, after.nodes, after.moves, after.casts),
        (before.pieces, before.nodes, before.moves, before.casts),
        strict=True,
    ):
        assert len(one) == len(other)
    assert after.runs["again"] == after.runs[RUN.id]
    assert recorder.characters - characters < 1_000 < characters


def test_a_shelf_of_some_runs_has_what_they_need_and_nothing_else() -> None:
    recorder = Recorder()
    recorder.record(RUN, RUN)
    alone = recorder.shelf()
    other = msgspec.structs.replace(
        RUN, id="other", commands=(c.CustomerText("+12025550101", "Main", "Something else"),)
    )
    recorder.record(other, other)

    assert recorder.shelf([RUN.id]) == alone
    assert Recording(recorder.shelf(["other"]), "other", "ko").screens(1) == Recording(
        recorder.shelf(), "other", "ko"
    ).screens(1)


def test_a_run_is_recorded_up_to_a_limit_and_the_rest_is_counted() -> None:
    found = recording(msgspec.structs.replace(RUN, commands=(c.SetStatus("Minji", "available"),) * (STEPS_LIMIT + 3)))

    assert (len(found), found.aside.omitted) == (STEPS_LIMIT, 3)


def test_a_stage_that_is_malformed_is_told() -> None:
    twice = msgspec.structs.replace(STAGE, agents=("Minji", "Minji"))
    with pytest.raises(ValueError, match="three-agents"):
        recording(msgspec.structs.replace(RUN, configuration=twice))


def test_two_runs_that_differ_in_more_than_words_are_not_recorded_as_one() -> None:
    recorder = Recorder()
    with pytest.raises(ValueError, match="step 1 is another one"):
        recorder.record(RUN, msgspec.structs.replace(RUN, commands=RUN.commands[::-1]))

    assert recorder.ids == ()


# --- from where runs come


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_documented_procedure_plays_and_nothing_breaks_in_it(language: Language) -> None:
    english, korean = (procedure_runs(FEATURES, each) for each in LANGUAGES)

    assert len({run.id for run in english}) == len(english) >= 7
    for found in in_both(language, korean, english):
        assert found.aside.omitted == 0
        assert found.aside.broken == ()
        assert [step for step in found.told() if not step.says] == []


def test_the_feature_of_a_recorded_scenario_runs() -> None:
    run = scenario_run(
        FEATURES / "en" / "respond.feature", "The documented procedure, from the request to the reply", "r"
    )
    (scenario,) = scenarios(recording(run).gherkin)

    play(scenario, InProcessDesk())


def test_every_scenario_is_recorded_under_its_address_and_a_small_page_has_three_of_four() -> None:
    declared = declared_runs(FEATURES)
    for language in LANGUAGES:
        read = features(FEATURES, language).features
        addresses = {
            f"{each.address}{f'/{row}' * (row > 1)}"
            for feature in read
            for each in feature.scenarios
            for row in range(1, len(each.titles) + 1)
        }
        assert addresses == {each for each in declared.whole.runs if each.startswith("scenarios/")}

    assert len(declared.whole.runs) * 0.75 < len(declared.small.runs) < len(declared.whole.runs)
    assert {run.id for run in (*procedure_runs(FEATURES, "en"), *reading_runs("en"))} <= set(declared.small.runs)
    under_readings = {
        each.address for feature in features(FEATURES, "en").features for each in feature.scenarios if each.readings
    }
    broken = {each for each, aside in declared.whole.aside.items() if each.startswith("scenarios/") and aside.broken}
    assert broken == {"scenarios/readings/1"} <= under_readings, "one says itself that nobody has the customer there"


def test_each_reading_breaks_what_holds_without_it_and_only_at_the_end() -> None:
    by_reading = {each.reading: each.property for each in breaks()}
    runs = reading_runs("en")

    assert set(by_reading) == set(load().readings) == {run.id for run in runs}
    for run in runs:
        found = recording(run)
        assert by_reading[run.id] in {identity for identity, _ in found.broken(len(found))}, run.id
        assert [step for step, _ in found.aside.broken] == [len(found)], run.id
        assert f"@under:{run.id}" in found.gherkin


def test_a_counterexample_breaks_its_property_at_its_violation() -> None:
    identity = "somebody-has-the-customer"
    bounds, table = SEEDED[identity]
    verdict = next(each for each in explore(bounds, table=table).verdicts if each.id == identity)
    assert verdict.counterexample is not None
    example = told(Counterexample(identity, verdict.counterexample, bounds, table), "ko")

    found = recording(counterexample_run(example, table, "x"), "ko")

    assert found.title == example.property.title.ko
    assert (identity, example.property.title.ko) in found.broken(example.violation + 1)
    assert [step for step, _ in found.aside.broken if step <= example.violation] == []
