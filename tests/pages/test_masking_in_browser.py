"""The view of masking says when, for whom and which policy, and reads on a phone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from machine.masking import mask
from machine.pages.phrases import MASKING_FORM
from spec.language import LANGUAGES, Language
from tests.pages.browser import PHONE, opened


def test_tutorial_it_says_for_whom_since_when_and_which_policy_is_in_force(browser: Browser, index: Path) -> None:
    with opened(browser, index) as site:
        view = site.go("/en/masking").locator('[data-view="masking"]:visible')

        expect(view).to_contain_text("for all of them alike, once an administrator has switched masking on")
        expect(view).to_contain_text("Blanket (in force unless another is set)")
        expect(view.locator("dt", has_text="Listed rows only")).to_have_count(1)


def test_what_is_said_of_the_form_is_so_of_a_number_with_an_extension() -> None:
    assert mask("+1 202 555 0142").endswith("0142")
    assert mask("+1 202 555 0142 ext. 12").endswith("*t.12")
    for language in LANGUAGES:
        assert "t.12" in MASKING_FORM.of(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_has_no_blank_is_not_broken_over_lines_in_the_table(
    browser: Browser, index: Path, language: Language
) -> None:
    with opened(browser, index, ViewportSize(width=1440, height=900)) as site:
        codes = site.go(f"/{language}/masking").locator('[data-view="masking"]:visible .carded code').all()
        broken = [
            each.inner_text()
            for each in codes
            if " " not in each.inner_text() and each.evaluate("code => code.getClientRects().length") > 1
        ]

    assert len(codes) > 50 and broken == []


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


def test_one_kind_alone_is_seen_with_the_places_that_may_hold_it(browser: Browser, index: Path) -> None:
    with opened(browser, index) as site:
        tab = site.go("/en/masking")
        view = tab.locator('[data-view="masking"]:visible')
        whole = view.locator(".carded tbody tr:visible").count()
        view.locator('[value="card"]').check()

        assert {row.get_attribute("data-masks") for row in view.locator(".carded tr[data-masks]:visible").all()} == {
            "card"
        }
        expect(view.locator('[id="/en/masking/task_preview"] th')).to_be_visible()
        expect(view.locator('[id="/en/masking/popover_inbound_customer_number"]')).to_be_hidden()
        view.get_by_role("radio", name="all", exact=True).check()
        expect(view.locator(".carded tbody tr:visible")).to_have_count(whole)


def test_a_name_that_is_a_number_is_seen_among_the_numbers(browser: Browser, index: Path) -> None:
    with opened(browser, index) as site:
        view = site.go("/ko/masking").locator('[data-view="masking"]:visible')
        view.locator('[value="phone"]').check()

        expect(view.locator('[id="/ko/masking/customer_name"] tr[data-masks]:visible')).not_to_have_count(0)


def test_it_says_what_stays_readable_on_purpose(browser: Browser, index: Path) -> None:
    with opened(browser, index) as site:
        view = site.go("/en/masking").locator('[data-view="masking"]:visible')

        raw = view.locator("h2", has_text="What stays readable on purpose").locator("+ ul")
        expect(raw).to_contain_text("What an agent types, until it is sent.")
        for rule in ("RULE-45", "GAP-13", "GAP-17", "RULE-40"):
            expect(raw.locator(f'[href="#/en/rules/{rule}"]')).to_have_count(1)
