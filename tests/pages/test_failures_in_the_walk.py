"""What failed opens in the walk and plays there: what is specified is seen, and beside the command at which a desktop
departed stands what it did."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec
import pytest
from playwright.sync_api import Browser, expect

from machine.desk.in_process import InProcessDesk
from machine.draw import addresses
from machine.explore.exploration import explore
from machine.harness.bdd.feature_run import run_features
from machine.harness.conformance import conform
from machine.harness.tellable_run import tellable
from machine.learning.alphabet import AGENT_STATUS
from machine.learning.learner import learn
from machine.lifecycle.readings import table_of
from machine.pages import page
from machine.pages.failure_runs import failure_shelf
from machine.pages.page import BYTES_LIMIT
from machine.pages.results import PLAYED_LIMIT, PlayedRun, RunResult, limited
from machine.pages.walk import Recording
from machine.pages.walk.tabulation import BOUNDS
from machine.port.run_input import RunInput
from machine.report.run_result import counterexamples, of_conform, of_learn, of_test
from machine.screen import render
from spec.language import LANGUAGES, Language
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from spec.properties import properties_of
from tests.learning.learnable import Moody, back_to_idle
from tests.pages.browser import Opened, opened
from tests.pages.finding import failure, results, run, scenario
from tests.pages.planted_desk import TakesAnyWrapUp

FEATURES = Path("features")
READING = "literal-drop"
STAGE = Configuration(
    agents=("Minji", "Jun"),
    queues=("Billing",),
    assets=(AssetSetting(name="Main", number="+12025550180", queue="Billing"),),
    reasons=("Resolved",),
    customers=(CustomerSetting(number="+12025550101", name="Hana"),),
)
HANDLED = RunInput(
    STAGE,
    (
        c.SetStatus("Minji", "available"),
        c.CustomerText("+12025550101", "Main", "Hello"),
        c.Offer("c1", "Minji"),
        c.Accept("Minji", "c1"),
        c.End("Minji", "c1"),
        c.SubmitWrapUp("Minji", "c1"),
    ),
)


@cache
def conformed() -> RunResult:
    found = conform(TakesAnyWrapUp, seed=1, examples=0, plan=(HANDLED,))
    return of_conform(found, "theirs:desktop", ())


@cache
def learned() -> RunResult:
    found = [learn(desk, AGENT_STATUS, extra_states=0) for desk in (back_to_idle(), Moody())]
    return of_learn(found, "theirs:desktop", (), 1.0)


@cache
def on_the_planted_desk() -> RunResult:
    """A feature of ours on the planted desktop."""
    code, shown = run_features(
        [str(FEATURES / "en" / "end_and_wrap_up.feature")], "--textdesk-desk=tests.pages.planted_desk:TakesAnyWrapUp"
    )
    return of_test(code, shown, "theirs:desktop", (), 1.0, ())


@cache
def checked() -> RunResult:
    """What a reading breaks of that to which the specification is held without it."""
    space = explore(BOUNDS, table=table_of((READING,)), properties=properties_of(()))
    return run(verdict="refuted", failures=counterexamples([(BOUNDS, space)], (READING,)))


def everything() -> tuple[RunResult, ...]:
    return checked(), on_the_planted_desk(), conformed(), learned()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(page(FEATURES, results(*everything())), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def site(browser: Browser, report: Path) -> Iterator[Opened]:
    with opened(browser, report) as found:
        yield found


# --- what is kept and recorded


def test_tutorial_a_departure_is_recorded_as_what_is_specified_with_the_command_at_which_it_departed() -> None:
    [found] = conformed().failures
    assert found.run is not None
    shelf = failure_shelf(results(conformed()))
    recording = Recording(shelf, addresses.failure("conform", 1), "en")

    assert (found.expected, found.seen) == (
        'refused ("Nothing is chosen" [nothing_chosen])',
        "accepted",
    )
    assert len(recording) == found.commands == found.run.departs == recording.aside.departs
    last = recording.told()[-1]
    assert "Submit Wrap Up" in last.says and last.refusal, "the specification refuses it"
    desk = InProcessDesk()
    desk.reset(found.run.given.configuration)
    for command in found.run.given.commands:
        desk.apply(command)
    assert recording.screens(len(recording))[0] == render(desk.view(recording.agents[0]), "en")


def test_every_failure_of_every_command_has_a_run() -> None:
    shelf = failure_shelf(results(*everything()))

    assert len(shelf.runs) == sum(
        len(each.failures) + sum(shown.outcome == "failed" for shown in each.scenarios) for each in everything()
    )
    assert {each.split("/")[1] for each in shelf.runs} == {"check", "test", "conform", "learn"}
    for identity, aside in shelf.aside.items():
        assert (aside.departs is None, bool(aside.broken)) == (
            (True, True) if "/check/" in identity else (False, False)
        )


def test_a_learned_difference_has_the_commands_of_its_word_and_a_contradiction_too() -> None:
    differs, contradicts = learned().failures

    assert (differs.kind, differs.expected, differs.seen) == ("differs", "accepted; Available", "accepted; Idle")
    assert contradicts.kind == "nondeterministic" and contradicts.run is not None
    assert differs.run is not None and isinstance(differs.run.given.commands[-1], c.SetStatus)
    assert learned().verdict == "differs" and differs.told is not None and "기능:" in differs.told.ko


def test_a_counterexample_breaks_its_property_at_the_command_that_it_names() -> None:
    shelf = failure_shelf(results(checked()))

    assert checked().failures
    for number, found in enumerate(checked().failures, 1):
        assert found.run is not None and found.run.readings == (READING,)
        recording = Recording(shelf, addresses.failure("check", number), "ko")
        assert found.asks[0] in {identity for identity, _ in recording.broken(found.run.departs)}


def test_a_scenario_that_failed_has_what_it_gave_and_one_that_passed_has_none() -> None:
    by_outcome = {
        outcome: [each for each in on_the_planted_desk().scenarios if each.outcome == outcome]
        for outcome in ("passed", "failed")
    }

    assert by_outcome["passed"] and all(each.run is None for each in by_outcome["passed"])
    assert by_outcome["failed"]
    for each in by_outcome["failed"]:
        assert each.run is not None and isinstance(each.run.commands[-1], c.SubmitWrapUp)


def test_what_is_kept_has_made_up_numbers_and_masked_texts_and_nothing_malformed() -> None:
    given = tellable(
        msgspec.structs.replace(STAGE, customers=(CustomerSetting(number="+821000001234", name="Hana"),)),
        (
            c.CustomerText("+821000001234", "Main", "my card is 4111 1111 1111 1111, call 010-0000-1234"),
            c.Advance(-1),
        ),
    )

    assert given is not None and len(given.commands) == 1
    told = msgspec.json.encode(given).decode()
    assert "0000" not in told and "4111 1111" not in told and "*" in told


def test_a_run_that_is_too_long_to_be_kept_is_left_out_and_the_failure_stays() -> None:
    text = c.CustomerText("+12025550101", "Main", "x" * 1_000)
    long = PlayedRun(RunInput(STAGE, (text,) * (PLAYED_LIMIT // 1_000)), 1)

    [kept] = limited(run("conform", failures=(failure(run=long),))).failures

    assert kept.run is None and kept.says == failure().says


def test_of_very_many_failures_some_are_recorded_and_of_the_others_it_is_said_that_they_are_not() -> None:
    def texts(number: int) -> PlayedRun:
        given = (c.CustomerText("+12025550101", "Main", f"{number} {at} {'x' * 500}") for at in range(60))
        return PlayedRun(RunInput(STAGE, tuple(given)), 60)

    many = run("conform", "departs", desk="theirs", failures=tuple(failure(run=texts(each)) for each in range(60)))
    told = page(FEATURES, results(many))

    assert 0 < len(failure_shelf(results(many)).runs) < 60
    assert len(told.encode()) < BYTES_LIMIT
    assert told.count("Not recorded in this page</small>") == 60 - len(failure_shelf(results(many)).runs)


def test_recordings_of_failures_stay_when_what_is_green_is_told_shorter() -> None:
    green = tuple(scenario(f"green {number}", feature=f"{number % 7}.feature") for number in range(1_000))
    found = results(conformed(), run("test", scenarios=green))
    whole = len(page(FEATURES, found).encode())

    shorter = page(FEATURES, found, whole - 100_000)

    assert "Of scenarios that passed the steps are left out" in shorter
    assert shorter.count("href=#/en/walk/run/results/conform/1/0") == 1
    assert 'id="found"' in shorter


def test_a_stage_that_our_own_desk_does_not_take_has_no_recording() -> None:
    twice = msgspec.structs.replace(STAGE, agents=("Minji", "Minji"))

    assert failure_shelf(results(run(failures=(failure(run=PlayedRun(RunInput(twice, ()), 0)),)))).runs == {}


# --- in the browser


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", ["check", "test", "conform", "learn"])
def test_every_failure_opens_in_the_walk_and_shows_there_what_was_expected_and_seen(
    site: Opened, command: str, language: Language
) -> None:
    failed = next(each for each in everything() if each.command == command)
    numbers = len(failed.failures) + sum(each.outcome == "failed" for each in failed.scenarios)
    shelf = failure_shelf(results(*everything()))
    for number in range(1, numbers + 1):
        place = addresses.failure(command, number)
        tab = site.go(f"/{language}/{place}")
        tab.locator(f'[id="/{language}/{place}"] a[href*="/walk/run/"]').click()
        steps = len(Recording(shelf, place, language))
        expect(tab.locator(".walk-position:visible")).to_contain_text(str(steps))
        beside = tab.locator("[data-walk-choices]:visible")
        aside = shelf.aside[place]
        departs = aside.broken[0][0] if aside.broken else aside.departs
        beside.locator(f'a[href="#/{language}/walk/run/{place}/{departs}"]').click()

        expect(tab.locator(".walk-steps:visible li.departs")).to_have_count(1)
        expect(tab.locator(".walk-steps:visible li")).to_have_count(steps)
        original = tab.locator(f'[id="/{language}/{place}"]')
        if aside.broken:
            expect(beside.locator('a[href*="/properties/"]')).to_have_count(len(aside.broken[0][1]))
        else:
            for part in ("dd.expected", "dd.seen", ".problem"):
                assert beside.locator(part).all_text_contents() == original.locator(part).all_text_contents()
            assert beside.locator("dd.seen, .problem").count()
        assert tab.locator("[data-walk-told]:visible pre").text_content()
    assert site.wrong == []


def test_a_failure_plays_to_its_departure(site: Opened) -> None:
    tab = site.go("/en/walk/run/results/conform/1/0")
    tab.locator("[data-walk-bar]:visible").get_by_role("button", name="Play").click()

    expect(tab.locator(".language:not([hidden]) [data-walk-said]")).to_contain_text(
        "Here the desktop did otherwise.", timeout=20_000
    )
    expect(tab.locator(".walk-steps:visible li").last).to_contain_text("Nothing is chosen")


def test_with_results_every_scenario_can_be_played(site: Opened) -> None:
    tab = site.go("/ko/scenarios")

    expect(tab.locator("[data-recorded]:visible")).to_have_text(
        "시나리오 395개 가운데 395개를 따라가기에서 재생할 수 있다."
    )
    assert tab.locator(".plays:not(:has(a))").count() == 0
