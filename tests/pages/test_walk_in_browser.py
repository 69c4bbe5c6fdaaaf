"""The walk in a real browser: the page and the walker in Python go the same ways and show the same; readers click,
type addresses, go back, and copy."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from machine.desk.in_process import InProcessDesk
from machine.pages.walk.beyond import beyond
from machine.pages.walk.declared_runs import declared_runs, procedure_runs
from machine.pages.walk.reading_runs import reading_runs
from machine.pages.walk.recorded_run import Recording
from machine.pages.walk.walker import Walker
from machine.story.steps.keywords import KEYWORDS
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from spec.port.commands import KINDS
from tests.long_forms import some_of
from tests.pages.browser import PHONE, Opened, opened
from tests.pages.walk.walks import Done, table
from tests.story.playing import play, scenarios

WALKS, STEPS, AT_ONCE = 1_000, 20, 100
ON_THE_WAY = "0.0.2.4.6"
"""Both are available, the customer writes, the first agent is offered it and accepts."""
SAME_WALKS = """async ({ language, walks }) => {
  const data = BOOK.walk;
  const marks = [];
  for (const places of walks) {
    const walker = new Walker(data.table, language);
    const seen = [];
    for (const place of places) {
      const choices = walker.choices().map((each) => `${each.place} ${walker.says(each)}`);
      const step = walker.step(place);
      seen.push(...choices, ...step.commands, ...step.says, String(step.refusal), ...walker.screens());
    }
    seen.push(walker.gherkin("A walk", data.keywords[language]));
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(seen.join("\\n")));
    marks.push(Array.from(new Uint8Array(bytes), (each) => each.toString(16).padStart(2, "0")).join(""));
  }
  return marks;
}"""


RECORDED = """async ({ number, ids }) => {
  const marks = {};
  for (const id of ids) {
    const recording = new Recording(BOOK.walk.shelf, id, number);
    const seen = [recording.title, recording.gherkin, ...recording.agents];
    for (let at = 0; at <= recording.length; at++) seen.push(...recording.screens(at));
    for (const { says, refusal, cites } of recording.told(recording.length)) seen.push(...says, refusal, ...cites);
    const bytes = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(seen.join("\\n")));
    marks[id] = Array.from(new Uint8Array(bytes), (each) => each.toString(16).padStart(2, "0")).join("");
  }
  return marks;
}"""


@pytest.fixture(scope="module")
def site(browser: Browser, index: Path) -> Iterator[Opened]:
    with opened(browser, index) as found:
        yield found


def _mark(seen: list[str]) -> str:
    return hashlib.sha256("\n".join(seen).encode()).hexdigest()


@pytest.mark.parametrize("language", some_of(LANGUAGES, lambda language: language == "en"))
def test_tutorial_page_and_python_walk_a_thousand_ways_alike(site: Opened, language: Language) -> None:
    """What can be done, the commands, the steps that tell them, refusals, all screens, and the feature at the end."""
    tab, done = site.go(f"/{language}/walk"), Done()
    expected = []
    for seed in range(WALKS):
        walker, seen = Walker(table(), language), []
        chance_walk = done.places(seed, STEPS, language)
        for place in chance_walk:
            seen += [f"{each.place} {walker.says(each)}" for each in walker.choices()]
            step = walker.step(place)
            seen += [*step.commands, *step.says, str(step.refusal), *walker.screens()]
        expected.append((chance_walk, _mark([*seen, walker.gherkin("A walk")])))

    for at in range(0, WALKS, AT_ONCE):
        some = expected[at : at + AT_ONCE]
        marks = tab.evaluate(SAME_WALKS, {"language": language, "walks": [places for places, _ in some]})
        assert marks == [mark for _, mark in some]


def choices(tab: Page) -> Any:
    return tab.locator("[data-walk-choices]:visible")


def said(tab: Page) -> Any:
    return tab.locator(".language:not([hidden]) [data-walk-said]")


def test_a_click_in_the_list_is_a_step_and_the_address_says_so(site: Opened) -> None:
    site.go("/en/walk/1")
    tab = site.go("/en/walk")
    choices(tab).get_by_role("button", name='agent "Minji" sets the status to "Available"').click()

    expect(said(tab)).to_have_text('agent "Minji" sets the status to "Available"')
    assert tab.url.endswith("#/en/walk/0")
    tab.go_back()
    expect(said(tab)).to_have_text("")
    expect(tab.locator(".walk-position:visible")).to_contain_text("Step 0 of")


def test_a_click_on_a_desktop_is_the_step_that_gives_its_command(site: Opened) -> None:
    tab = site.go("/en/walk/0.0.2.4")
    minji = tab.locator('[data-agent="Minji"]:visible')
    minji.get_by_role("button", name="Accept").click()

    expect(said(tab)).to_have_text('agent "Minji" clicks Accept in the request of customer "Hana"')
    expect(minji.get_by_role("button", name="Send", exact=True)).to_be_visible()
    assert tab.url.endswith(f"#/en/walk/{ON_THE_WAY}")


def test_where_a_button_may_be_one_of_several_steps_the_reader_chooses(site: Opened) -> None:
    tab = site.go(f"/en/walk/{ON_THE_WAY}")
    tab.locator('[data-agent="Minji"]:visible').get_by_role("button", name="Send", exact=True).click()

    expect(said(tab)).to_have_text("This may be one of these:")
    expect(choices(tab).locator("button[data-place]")).to_have_count(2)
    choices(tab).get_by_role("button", name="I will look into it for you.").click()
    expect(tab.locator(".phone:visible")).to_contain_text("I will look into it for you.")


def test_what_is_refused_says_why_and_leads_to_the_rules(site: Opened) -> None:
    site.go("/en/walk")
    tab = site.go(f"/en/walk/{ON_THE_WAY}")
    before = tab.locator("[data-walk-screens]:visible").inner_html()
    refused = choices(tab).locator("details").filter(has_text="refused here").first
    refused.locator("summary").click()
    refused.locator("button").first.click()

    expect(said(tab)).to_contain_text("refused:")
    last = tab.locator(".walk-steps:visible li").last
    expect(last).to_contain_text("✗")
    assert (last.locator("a.id").first.get_attribute("href") or "").startswith("#/en/rules/")
    assert tab.locator("[data-walk-screens]:visible").inner_html() == before


@pytest.mark.parametrize(
    ("walk", "name", "says", "rule"),
    [
        ("0.2.4.7", "Start Conversation", "the walk has room for one", "RULE-35"),
        ("0", "Available", "The status is set to this already", "RULE-4"),
    ],
)
def test_what_stands_on_a_screen_but_is_not_in_the_walk_says_why_and_leads_to_the_rule(
    site: Opened, walk: str, name: str, says: str, rule: str
) -> None:
    site.go("/en/walk")
    tab = site.go(f"/en/walk/{walk}")
    tab.locator("[data-walk-screens]:visible").get_by_role("button", name=name).first.click()

    expect(said(tab)).to_contain_text(says)
    links = [each.get_attribute("href") for each in said(tab).locator("a").all()]
    assert f"#/en/rules/{rule}" in links


def test_whatever_a_screen_offers_beyond_the_walk_has_a_reason_of_its_own() -> None:
    told, met = beyond(), set()
    for seed in range(40):
        walker = Walker(table(), "en")
        for step in Done().places(seed, STEPS, "en"):
            walker.step(step)
            met |= set(re.findall(r'data-command="(\w+)"', "".join(walker.screens())))
    possible = {each.says for each in told.values()}

    assert len(possible) >= 6
    assert {"StartOutbound", "SetStatus", "DeleteAsset", "CustomerText", "CustomerStop"} <= met & set(told)
    assert set(told) - {""} <= {command.__name__ for command in KINDS}
    assert {rule for each in told.values() for rule in each.cites} <= set(load().assumptions)


@pytest.mark.parametrize(("language", "result"), [("en", "“Missed”"), ("ko", "‘응답 없음’")])
def test_a_part_that_is_over_says_how_it_ended_and_that_there_is_room_again(
    site: Opened, language: Language, result: str
) -> None:
    tab = site.go(f"/{language}/walk/0.2.4.7")
    minji = tab.locator(".walk-stands:visible li").nth(3)

    expect(minji).to_contain_text(result)
    expect(minji.get_by_role("link", name="RULE-37")).to_be_visible()
    expect(tab.locator(".walk-stands:visible li").nth(4)).not_to_contain_text("RULE-37")


def test_back_forward_and_play_go_along_the_way_that_is_known(site: Opened) -> None:
    site.go("/en/walk/1")
    tab = site.go(f"/en/walk/{ON_THE_WAY}")
    position = tab.locator(".walk-position:visible")
    button = tab.locator("[data-walk-bar]:visible")

    button.get_by_role("button", name="To the beginning").click()
    expect(position).to_have_text("Step 0 of 5")
    button.get_by_role("button", name="Forward").click()
    expect(position).to_have_text("Step 1 of 5")
    button.get_by_role("button", name="Back").click()
    expect(position).to_have_text("Step 0 of 5")
    button.get_by_role("button", name="Play").click()
    expect(position).to_have_text("Step 5 of 5", timeout=20_000)


def test_the_same_walk_is_there_in_the_other_language(site: Opened) -> None:
    tab = site.go(f"/en/walk/{ON_THE_WAY}")
    tab.get_by_role("link", name="한국어").click()

    expect(said(tab)).to_have_text('상담사 "민지"가 고객 "하나"의 요청에서 수락을 클릭한다')
    expect(tab.locator(".walk-steps:visible li")).to_have_count(5)


@pytest.mark.parametrize("address", ["999", "0.0.77", "nonsense", "0.-1", "1e9", "run/nothing/3", "0.0.2.4.6.x"])
def test_an_address_that_leads_nowhere_stands_where_it_ends(site: Opened, address: str) -> None:
    tab = site.go(f"/en/walk/{address}")

    expect(tab.locator('[data-view="walk"]:visible')).to_have_count(1)
    expect(tab.locator(".desk:visible")).to_have_count(2)
    assert site.wrong == []


def test_the_feature_of_the_walk_is_that_of_the_walker(site: Opened) -> None:
    tab = site.go(f"/ko/walk/{ON_THE_WAY}")
    walker = Walker(table(), "ko")
    for place in map(int, ON_THE_WAY.split(".")):
        walker.step(place)

    assert tab.locator("pre.gherkin").locator("visible=true").count() == 0
    tab.locator("[data-walk-told]:visible summary").last.click()
    text = str(tab.locator("[data-walk-told]:visible pre").text_content())
    assert text.startswith(walker.gherkin(f"따라간 과정: {walker.steps[-1].says[-1]}"))
    assert KEYWORDS["ko"]["given"] in walker.gherkin("")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("walk", "seen"),
    [
        (ON_THE_WAY, {"en": "", "ko": ""}),
        (
            "0.2.4.7",
            {
                "en": 'And the status of agent "Minji" is "RONA"\n',
                "ko": '그리고 상담사 "민지"의 상태는 "RONA"이다\n',
            },
        ),
    ],
)
def test_the_copied_feature_of_a_walk_checks_where_it_has_led_and_passes(
    site: Opened, language: Language, walk: str, seen: dict[str, str]
) -> None:
    tab = site.go(f"/{language}/walk/{walk}")
    text = str(tab.locator(f'[id="/{language}"] [data-walk-told] pre').text_content())
    (scenario,) = scenarios(text)

    assert f"{KEYWORDS[language]['then']} " in text and seen[language] in text
    play(scenario, InProcessDesk())
    expect(tab.locator(f'[id="/{language}"] [data-walk-told] code')).to_have_text(
        f"textdesk new '#/{language}/walk/{walk}'"
    )


def test_what_is_chosen_from_further_down_leaves_the_page_where_it_is(browser: Browser, index: Path) -> None:
    with opened(browser, index, ViewportSize(width=1440, height=900)) as site:
        site.go("/en/walk")
        tab = site.go("/en/walk/0.2")
        tab.evaluate("scrollTo(0, 600)")
        for says in ("offers", "30 seconds"):
            choices(tab).locator(".walk-list button").filter(has_text=says).first.evaluate("each => each.click()")
            tab.wait_for_timeout(200)
            assert tab.evaluate("scrollY") == 600


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_walk_is_copied_passes(site: Opened, language: Language) -> None:
    tab = site.go(f"/{language}/walk")
    done = Done()
    for seed in range(25):
        places = [step.place for _, step in done.walk(seed, 3 + seed % 12, language)]
        site.go(f"/{language}/walk/{'.'.join(map(str, places))}")
        (scenario,) = scenarios(str(tab.locator(f'[id="/{language}"] [data-walk-told] pre').text_content()))
        play(scenario, InProcessDesk())


def test_everybody_who_takes_part_has_a_lane(site: Opened) -> None:
    tab = site.go(f"/en/walk/{ON_THE_WAY}")
    tab.locator("[data-walk-told]:visible summary").first.click()

    heads = tab.locator(".walk-lanes:visible thead th").all_inner_texts()
    assert heads[0] == "Step"
    assert {each.split(" ", 1)[1] for each in heads[1:]} == {"Agent Minji", "Agent Jun", "Customer", "System"}
    expect(tab.locator(".walk-lanes:visible tbody tr")).to_have_count(5)


@pytest.mark.parametrize("language", LANGUAGES)
def test_recorded_runs_show_what_was_recorded_at_every_step(site: Opened, language: Language) -> None:
    shelf = declared_runs(Path("features")).small
    expected = {}
    for identity in shelf.runs:
        found = Recording(shelf, identity, language)
        seen = [found.title, found.gherkin, *found.agents]
        for at in range(len(found) + 1):
            seen += found.screens(at)
        for step in found.told():
            seen += [step.says, step.refusal, *step.cites]
        expected[identity] = _mark(seen)

    tab = site.go(f"/{language}/walk")
    ids = list(expected)
    assert tab.evaluate(RECORDED, {"number": LANGUAGES.index(language), "ids": ids}) == expected
    for run in (*procedure_runs(Path("features"), language), *reading_runs(language)):
        steps = len(Recording(shelf, run.id, language))
        site.go(f"/{language}/walk/run/{run.id}/{steps}")
        expect(tab.locator(".walk-steps:visible li")).to_have_count(steps)


def test_under_a_reading_a_property_breaks_and_it_is_said_at_that_step(site: Opened) -> None:
    run = next(each for each in reading_runs("en") if each.id == "literal-drop")
    tab = site.go(f"/en/walk/run/{run.id}/{len(run.commands)}")

    expect(said(tab)).to_contain_text("✗ Every open conversation is in a queue or with an agent")
    expect(choices(tab)).to_contain_text("Every open conversation is in a queue or with an agent")
    expect(tab.locator("[data-walk-bar]:visible select")).to_have_value(run.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_recorded_run_in_the_menu_opens_when_it_is_chosen_and_so_does_the_free_walk(
    site: Opened, language: Language
) -> None:
    tab = site.go(f"/{language}/walk")
    menu = tab.locator("[data-walk-bar]:visible select")
    ids = [each.get_attribute("value") or "" for each in menu.locator("option").all()]
    assert len(ids) > len(reading_runs(language)) > 0
    for identity in (*ids[1:], ""):
        menu.select_option(identity)
        expect(menu).to_have_value(identity)
        assert tab.evaluate("location.hash") == (
            f"#/{language}/walk/run/{identity}/0" if identity else f"#/{language}/walk"
        )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("view", ["changes", "rules"])
def test_a_reading_leads_to_the_run_in_which_it_breaks_a_property(site: Opened, language: Language, view: str) -> None:
    for run in reading_runs(language):
        tab = site.go(f"/{language}/{view}/{run.id}")
        card = tab.locator(f'[id="/{language}/{view}/{run.id}"]')
        expect(card.get_by_role("link", name="▶")).to_have_attribute("href", f"#/{language}/walk/run/{run.id}/0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_scenario_opens_in_the_walk_and_has_its_title_and_its_feature_from_where_it_stands(
    site: Opened, language: Language
) -> None:
    tab = site.go(f"/{language}/scenarios/respond/1")
    card = tab.locator(f'[id="/{language}/scenarios/respond/1"]')
    title = card.locator("h3").inner_text()
    card.get_by_role("link", name="▶").click()

    expect(said(tab)).to_have_text(title)
    expect(tab.locator("[data-walk-bar]:visible select option:checked")).to_have_text(title)
    tab.locator("[data-walk-told]:visible summary").last.click()
    (scenario,) = scenarios(str(tab.locator("[data-walk-told]:visible pre").text_content()))
    play(scenario, InProcessDesk())


def test_where_a_scenario_has_no_recording_that_is_said_on_its_card_and_in_the_walk(site: Opened) -> None:
    declared = declared_runs(Path("features"))
    count = sum(each.startswith("scenarios/") for each in declared.small.runs)
    left_out = [each for each in declared.whole.runs if each not in declared.small.runs]
    without = next(each for each in left_out if f"{each}/2" not in declared.whole.runs and each.count("/") == 2)
    tab = site.go(f"/en/{without}")

    expect(tab.locator(f'[id="/en/{without}"] .plays')).to_have_text("Not recorded in this page")
    expect(tab.locator("[data-recorded]:visible")).to_contain_text(f"{count} of 395 scenarios can be played")
    site.go(f"/en/walk/run/{without}/3")
    expect(said(tab)).to_contain_text("This page has no recording of that run")
    expect(tab.locator(".desk:visible")).to_have_count(2)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_documented_procedure_leads_to_its_recorded_run(site: Opened, language: Language) -> None:
    tab = site.go(f"/{language}/procedures")
    links = [
        each.get_attribute("href") or ""
        for each in tab.locator('[data-view=procedures] a[href*="/walk/run/"]:visible').all()
    ]

    assert links == [f"#/{language}/walk/run/{run.id}/0" for run in procedure_runs(Path("features"), language)]
    site.go(links[0].removeprefix("#"))
    expect(tab.locator("[data-walk-bar]:visible select")).to_have_value("respond")


def test_the_keyboard_alone_walks(site: Opened) -> None:
    tab = site.go("/en/walk")
    choices(tab).locator("button").first.focus()
    tab.keyboard.press("Enter")

    expect(tab.locator(".walk-position:visible")).to_have_text("Step 1 of 1")
    assert tab.evaluate("document.activeElement.closest('[data-walk-choices]') !== null")


def test_a_phone_shows_the_screens_one_below_the_other(browser: Browser, index: Path) -> None:
    with opened(browser, index, PHONE) as site:
        tab = site.go(f"/ko/walk/{ON_THE_WAY}")
        boxes = [each.bounding_box() for each in tab.locator(".walk-screen:visible").all()]
        tops = [box["y"] for box in boxes if box is not None]
        lefts = {round(box["x"]) for box in boxes if box is not None}

    assert tops == sorted(tops)
    assert len(tops) == 4
    assert len(lefts) == 1


def test_what_the_scripts_write_themselves_is_text_and_never_markup(site: Opened) -> None:
    tab = site.go("/en/walk")
    told = tab.evaluate(
        """() => { const element = made("p", {}, "<img src=x onerror=alert(1)>"); return element.innerHTML; }"""
    )

    assert told == "&lt;img src=x onerror=alert(1)&gt;"
