"""The walk says where the machines stand, what a step has changed, and why something does nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from machine.explore.concrete_graph import graph
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import SETTLED
from machine.pages.walk import Walker, kept_table, ways_into_states
from machine.pages.walk.tabulation import BOUNDS
from machine.pages.walk.ways import PARTS, standing, states_of
from tests.pages.browser import Opened, opened

OVER = {("Interaction", str(state)) for state in SETTLED}
"""Where no walk rests: a part that is over makes room for the next at once."""


@pytest.fixture(scope="module")
def site(browser: Browser, index: Path) -> Iterator[Opened]:
    with opened(browser, index) as found:
        yield found


def names(tab: Page) -> list[str]:
    return [each.inner_text().strip() for each in tab.locator(".walk-role h3:visible").all()]


def test_tutorial_a_way_into_a_state_ends_in_it() -> None:
    table, worlds = kept_table(), graph(BOUNDS).worlds
    for (machine, state), way in ways_into_states().items():
        walker = Walker(table, "en")
        for place in way:
            walker.step(place)
        here = {(part[0], found) for part, found in zip(PARTS, states_of(worlds[walker.world]), strict=True)}
        assert (machine, state) in here or (machine, state) in OVER


def test_there_is_a_way_through_each_state_in_which_a_part_is_over() -> None:
    ways = ways_into_states()

    assert set(ways) == {(machine.name, str(state)) for machine in TABLE.machines for state in machine.states}
    walker = Walker(kept_table(), "en")
    *before, last = ways["Interaction", "missed"]
    for place in before:
        walker.step(place)
    assert "30 seconds go by" in walker.step(last).says[-1]


def test_where_the_machines_stand_is_told_for_every_world() -> None:
    told = standing()

    assert isinstance(told["worlds"], list) and len(told["worlds"]) == len(kept_table().edges)


def test_a_states_page_starts_the_walk_in_that_state_and_the_walk_lights_it(site: Opened) -> None:
    tab = site.go("/en/machines/Conversation/interrupted")
    tab.locator("[data-panel]:visible").get_by_role("link", name="Walk on from here").click()

    stands = tab.locator("[data-walk-stands]:visible")
    expect(stands).to_contain_text("Conversation: Interrupted")
    expect(stands.locator("a.lit")).to_have_text("Interrupted")
    expect(stands.locator("a.lit")).to_be_visible()


def test_a_step_frames_what_it_has_changed_and_nothing_else(site: Opened) -> None:
    tab = site.go("/en/walk")
    expect(tab.locator(".walk-screens:visible .changed")).to_have_count(0)
    tab.locator(".walk-list:visible button").first.click()

    changed = tab.locator(".walk-screens:visible .changed")
    expect(changed.first).to_be_visible()
    expect(tab.locator(".walk-screen:visible").nth(1).locator(".changed")).to_have_count(0)
    site.go("/en/walk")
    expect(changed).to_have_count(0)


def test_who_may_do_something_stands_in_one_order(site: Opened) -> None:
    before = names(site.go("/en/walk"))
    after = names(site.go("/en/walk/0.6"))

    assert before[:2] == after[:2] == ["● Agent Minji", "● Agent Jun"]


def test_a_list_of_what_is_refused_stays_open_and_the_reason_stays_in_sight(site: Opened) -> None:
    tab = site.go("/en/walk/0.6")
    tab.locator(".walk-role:visible details summary").first.click()
    tab.locator(".walk-role:visible details[open] button").last.click()

    expect(tab.locator(".walk-role:visible details[open]")).to_have_count(1)
    expect(tab.locator(".walk-said:visible")).to_contain_text("refused:")
    expect(tab.locator(".walk-said:visible")).to_be_in_viewport()


def test_in_a_recording_a_click_says_why_nothing_happens_and_how_to_leave(site: Opened) -> None:
    tab = site.go("/en/walk/run/transfer-to-agent/4")
    expect(tab.locator("[data-walk-how]")).to_have_count(2)
    expect(tab.locator("[data-walk-how]:visible")).to_have_count(0)
    tab.locator(".walk-screens:visible [data-command]").first.click(force=True)
    expect(tab.locator(".walk-said:visible")).to_contain_text("A recorded run")
    tab.get_by_role("link", name="Leave the recording").click()

    expect(tab.locator("[data-walk-how]:visible")).to_have_count(1)
    assert tab.url.endswith("#/en/walk")
