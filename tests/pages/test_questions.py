"""The ten questions of an analyst, each answered by clicks from the overview."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from machine.pages import changes_since, write_changes
from machine.pages.changes import Mark
from machine.pages.changes_files import PAGE
from machine.pages.overview import QUESTIONS
from spec.language import LANGUAGES, Language
from tests.pages.browser import Opened, opened


@pytest.fixture(scope="module")
def site(browser: Browser, index: Path) -> Iterator[Opened]:
    with opened(browser, index) as found:
        yield found


def asked(site: Opened, number: int) -> Page:
    """The page after the card of a question was clicked."""
    tab = site.go("/en/overview")
    tab.get_by_role("link", name=QUESTIONS[number - 1].says.en, exact=True).click()
    return tab


def chosen(tab: Page) -> Locator:
    """What stands beside the picture."""
    return tab.locator("[data-panel]:visible")


def target(tab: Page) -> Locator:
    return tab.locator(".target:visible")


def test_1_what_happens_if_nobody_accepts_a_transfer(site: Opened) -> None:
    answer = target(asked(site, 1))

    expect(answer).to_contain_text("the conversation returns to its queue")
    expect(answer).to_contain_text("What else could have been assumed")


def test_2_who_may_end_a_conference(site: Opened) -> None:
    tab = asked(site, 2)

    expect(target(tab)).to_contain_text("End Conference")
    target(tab).get_by_role("link", name="CONF-8 ").click()
    expect(target(tab)).to_contain_text("Rests on: Add an agent to a text message conversation")


def test_3_what_is_assumed_and_what_else_could_have_been(site: Opened) -> None:
    tab = asked(site, 3)

    expect(tab.locator(".rule:visible")).to_have_count(70)
    first = tab.locator(".rule:visible").first
    first.locator("summary").click()
    expect(first).to_contain_text("What else could have been assumed")


def test_4_what_checks_what_causes_rona(site: Opened) -> None:
    answer = target(asked(site, 4))

    expect(answer.get_by_text("Properties that rest on it")).to_be_visible()
    expect(answer.get_by_text("Scenarios", exact=True)).to_be_visible()
    assert answer.locator('a[href^="#/en/properties/"]').count() >= 2
    assert answer.locator('a[href^="#/en/scenarios/"]').count() >= 2


def test_5_what_an_interrupted_conversation_is(site: Opened) -> None:
    answer = chosen(asked(site, 5))

    expect(answer.locator("h4")).to_have_text("Interrupted")
    expect(answer.locator(".declined")).not_to_have_count(0)


def test_6_when_a_customers_name_is_masked(site: Opened) -> None:
    tab = asked(site, 6)
    target(tab).locator('a[href^="#/en/masking/"]').first.click()

    expect(tab.locator('[id="/en/masking/customer_name"]')).to_be_visible()


def test_7_what_if_an_asset_is_deleted_while_an_agent_is_asked_to_join(site: Opened) -> None:
    tab = asked(site, 7)
    chosen(tab).get_by_role("link", name="asset deleted", exact=False).first.click()

    expect(chosen(tab)).to_contain_text("GAP-11")
    expect(chosen(tab)).to_contain_text("Interrupted")


def test_8_which_sentence_of_the_source_leads_from_an_agent_to_a_queue(site: Opened) -> None:
    tab = asked(site, 8)
    chosen(tab).locator(".allowed", has_text="Queued").get_by_role("link").click()

    cited = chosen(tab).locator('[data-rule="XFER-10"]')
    expect(cited).to_contain_text("Transfer a text message conversation, step 4")
    cited.locator("summary").click()
    expect(cited.get_by_text("Scenarios", exact=True)).to_be_visible()


def test_9_the_documented_transfer_as_one_picture(site: Opened) -> None:
    tab = asked(site, 9)

    expect(tab.locator(".procedure:visible svg.lanes")).not_to_have_count(0)
    expect(tab.locator(".procedure:visible").get_by_role("link", name="XFER-10").first).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_10_what_changed_since_the_first_snapshot_that_was_committed(
    browser: Browser, clone: Path, tmp_path: Path, language: Language
) -> None:
    comparison = changes_since(clone, "first")
    write_changes(clone, tmp_path, comparison)
    with opened(browser, tmp_path / PAGE) as site:
        tab = site.go(f"/{language}/overview")
        tab.get_by_role("link", name=QUESTIONS[9].says.of(language), exact=True).click()
        tab.get_by_role("link", name=comparison.says.of(language)).click()
        answer = target(tab)

        expect(answer).to_have_id(f"/{language}/changes/{comparison.id}")
        confirm = answer.locator(".change.changed").filter(has_text="Dialog.confirm: transfer > none")
        expect(confirm.locator("del")).to_contain_text("recipient_is_far")
        expect(confirm.locator("ins")).to_contain_text({"en": "can take it", "ko": "받을 수 있"}[language])
        expect(answer.locator(".change.removed").filter(has_text="recipient_is_far")).to_have_count(1)
        picture = answer.locator("figure svg").first
        expect(picture).to_be_visible()
        words = " ".join(picture.locator("text").all_text_contents())
        assert Mark.CHANGED.sign in words and Mark.CHANGED.word.of(language) in words, "never by colour alone"
        confirm.get_by_role("link").first.click()
        expect(chosen(tab)).to_be_visible()
        assert site.wrong == []
