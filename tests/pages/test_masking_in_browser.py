"""The view of masking says when, for whom and which policy, and reads on a phone."""

from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.pages.browser import PHONE, opened


def test_tutorial_it_says_for_whom_since_when_and_which_policy_is_in_force(browser: Browser, index: Path) -> None:
    with opened(browser, index) as site:
        view = site.go("/en/masking").locator('[data-view="masking"]:visible')

        expect(view).to_contain_text("for all of them alike, once an administrator has switched masking on")
        expect(view).to_contain_text("Blanket (in force unless another is set)")
        expect(view.locator("dt", has_text="Listed rows only")).to_have_count(1)


def test_on_a_phone_each_place_is_a_card_whose_cells_say_what_they_are(browser: Browser, index: Path) -> None:
    with opened(browser, index, PHONE) as site:
        tab = site.go("/en/masking")
        cell = tab.locator('[id="/en/masking/task_preview"] td[data-label="Extended"]').first

        expect(cell).to_be_visible()
        height = cell.evaluate("cell => cell.getBoundingClientRect().height")
        assert height < 40, "one line"
        expect(tab.locator(".carded thead:visible")).to_have_count(0)


def test_how_the_machines_speak_to_each_other_stands_before_them(browser: Browser, index: Path) -> None:
    with opened(browser, index) as site:
        tab = site.go("/en/machines/overview")

        expect(tab.locator('[id="/en/machines/overview"] svg').first).to_be_visible()
        expect(tab.locator('[id="/en/machines/overview"] svg').first).to_contain_text("offer to an agent")
