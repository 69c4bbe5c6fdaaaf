"""Any run opens on the page: a scenario, a counterexample, what a reading changes, and what no walk can hold."""

from pathlib import Path

import msgspec
import pytest

from machine.concrete.counterexample import Counterexample, told
from machine.desk.in_process import InProcessDesk
from machine.explore.exploration import explore
from machine.pages.walk.reading_runs import breaks, reading_runs
from machine.pages.walk.recorded_run import (
    STEPS_LIMIT,
    Recording,
    Run,
    Store,
    counterexample_run,
    recorded,
    scenario_run,
)
from machine.pages.walk.view import procedure_runs
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


def test_tutorial_a_run_beyond_the_walk_shows_what_everybody_saw_after_each_command() -> None:
    store = Store()
    found = recorded(RUN, "en", store)
    recording, desk = Recording(found, store.shipped()), InProcessDesk()
    desk.reset(STAGE)

    assert len(found.steps) == len(RUN.commands)
    for at in range(len(RUN.commands) + 1):
        if at:
            desk.apply(RUN.commands[at - 1])
        *desktops, hana, doyun, administrator = recording.screens(at)
        assert desktops == [render(desk.view(agent), "en") for agent in STAGE.agents]
        assert (hana, doyun) == tuple(
            render(desk.customer_view(customer.number, "Main"), "en") for customer in STAGE.customers
        )
        assert administrator == render(desk.administrator_view(), "en")
    assert [(each.role, each.agent) for each in found.steps[:4]] == [
        ("agent", 2),
        ("customer", -1),
        ("customer", -1),
        ("system", -1),
    ]


def test_what_is_refused_says_why_and_changes_no_screen() -> None:
    step = recorded(RUN, "en", Store()).steps[4]

    assert step.says == 'the system offers the conversation of customer "Doyun" to agent "Minji"'
    assert "available" in step.refusal.lower()
    assert set(step.cites) <= {*load().clauses, *load().assumptions}
    assert step.screens == ()


def test_what_somebody_wrote_stays_text() -> None:
    store = Store()
    recorded(RUN, "ko", store)

    assert not [piece for piece in store.shipped().pieces if "<script" in piece]


def test_pieces_that_two_runs_share_are_kept_once() -> None:
    store = Store()
    recorded(RUN, "en", store)
    before = store.shipped()
    recorded(msgspec.structs.replace(RUN, id="again", title="Again"), "en", store)

    assert store.shipped() == before


def test_a_run_is_recorded_up_to_a_limit_and_the_rest_is_counted() -> None:
    long = msgspec.structs.replace(RUN, commands=(c.SetStatus("Minji", "available"),) * (STEPS_LIMIT + 3))
    found = recorded(long, "en", Store())

    assert (len(found.steps), found.omitted) == (STEPS_LIMIT, 3)


def test_a_stage_that_is_malformed_is_told() -> None:
    twice = msgspec.structs.replace(STAGE, agents=("Minji", "Minji"))
    with pytest.raises(ValueError, match="three-agents"):
        recorded(msgspec.structs.replace(RUN, configuration=twice), "en", Store())


# --- from where runs come


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_documented_procedure_plays_and_nothing_breaks_in_it(language: Language) -> None:
    runs = procedure_runs(FEATURES, language)
    store = Store()

    assert len({run.id for run in runs}) == len(runs) >= 7
    for run in runs:
        found = recorded(run, language, store)
        assert found.omitted == 0
        assert [step.broken for step in found.steps if step.broken] == []
        assert [step.says for step in found.steps if not step.says] == []


def test_the_feature_of_a_recorded_scenario_runs() -> None:
    run = scenario_run(
        FEATURES / "en" / "respond.feature", "The documented procedure, from the request to the reply", "r"
    )
    (scenario,) = scenarios(recorded(run, "en", Store()).gherkin)

    play(scenario, InProcessDesk())


def test_each_reading_breaks_what_holds_without_it_and_only_at_the_end() -> None:
    by_reading = {each.reading: each.property for each in breaks()}
    runs = reading_runs("en")

    assert set(by_reading) == set(load().readings) == {run.id for run in runs}
    for run in runs:
        found = recorded(run, "en", Store())
        assert by_reading[run.id] in {identity for identity, _ in found.steps[-1].broken}, run.id
        assert [step.broken for step in found.steps[:-1] if step.broken] == [], run.id
        assert f"@under:{run.id}" in found.gherkin


def test_a_counterexample_breaks_its_property_at_its_violation() -> None:
    identity = "somebody-has-the-customer"
    bounds, table = SEEDED[identity]
    verdict = next(each for each in explore(bounds, table=table).verdicts if each.id == identity)
    assert verdict.counterexample is not None
    example = told(Counterexample(identity, verdict.counterexample, bounds, table), "ko")

    found = recorded(counterexample_run(example, table, "x"), "ko", Store())

    assert found.title == example.property.title.ko
    assert (identity, example.property.title.ko) in found.steps[example.violation].broken
    assert [step.broken for step in found.steps[: example.violation] if step.broken] == []
