"""A reader who comes with words of another trade, or wants a part of a long list, finds it and can send it on."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.browser import PHONE, Opened, opened


@pytest.fixture(scope="module")
def site(browser: Browser, index: Path) -> Iterator[Opened]:
    with opened(browser, index) as found:
        yield found


def hits(tab: Page, asked: str) -> list[str]:
    tab.locator("input[type=search]:visible").first.fill(asked)
    return [each.inner_text() for each in tab.locator(".found:visible li").all()]


def test_tutorial_the_overview_says_what_this_is_of_which_document_and_what_it_leaves_out(site: Opened) -> None:
    tab = site.go("/en/overview")
    overview = tab.locator('[data-view="overview"]:visible')

    expect(overview).to_contain_text("how the desktop of contact-centre agents handles text conversations")
    expect(overview).to_contain_text("https://help.webex.com/ko-kr/article/n4hhf8ab")
    expect(overview).to_contain_text("Why no sentence is quoted")
    expect(overview).to_contain_text("Redirection on No Answer")
    expect(overview).to_contain_text("Supervisors: listening in, coaching, taking over")


def test_each_number_leads_to_its_list_and_says_what_it_counts(site: Opened) -> None:
    tab = site.go("/en/overview")
    expect(tab.locator(".numbers:visible")).to_contain_text("drawn under 59 numbers")
    tab.locator(".numbers:visible").get_by_role("link", name="assumptions").click()

    expect(tab.locator(".rule:visible")).to_have_count(70)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("ready", "Available"),
        ("GAP5", "GAP-5"),
        ("log out", "Signing in and out"),
        ("disconnect", "A lost connection"),
        ("supervisor", "Supervisors"),
        ("전환 요청됨", "전환 요청됨"),
    ],
)
def test_other_words_and_the_other_language_lead_there_as_well(site: Opened, asked: str, first: str) -> None:
    assert hits(site.go("/en/masking"), asked)[0].startswith(first)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("신용카드", "신용 카드"),
        ("카드번호", "신용 카드 번호"),
        ("후속작업", "후속 작업"),
        ("전 환 요 청 됨", "전환 요청됨"),
        ("ㅅㅇㅋㄷ", "신용 카드"),
        ("전화번호", "전화 번호"),
        ("대화상자", "대화 상자"),
        ("계좌번호", "계좌 번호"),
    ],
)
def test_korean_is_found_wherever_the_blanks_are_put(site: Opened, asked: str, first: str) -> None:
    found = hits(site.go("/ko/masking"), asked)

    assert found and not found[0].startswith("이 말로는"), asked
    assert any(first in each for each in found), found


@pytest.mark.parametrize(
    ("language", "asked", "says"),
    [
        ("ko", "상담원", "상담사"),
        ("ko", "후처리", "후속 작업"),
        ("ko", "이관", "전환"),
        ("ko", "상담원 후처리", "후속 작업"),
        ("ko", "주민번호", "주민등록번호"),
        ("ko", "배정됨", "수락 대기 중"),
        ("en", "escalate", "transfer"),
        ("en", "cancel transfer", "transfer"),
        ("en", "auto close", "time"),
    ],
)
def test_what_other_desktops_call_otherwise_is_found(site: Opened, language: str, asked: str, says: str) -> None:
    found = hits(site.go(f"/{language}/overview"), asked)

    assert any(says in each.lower() for each in found[:10]), found[:10]


def test_a_list_is_narrowed_by_korean_words_wherever_the_blanks_are_put(site: Opened) -> None:
    counts = [
        site.go(f"/ko/rules?text={text}").locator(".rule:visible").count() for text in ("신용카드", "신용%20카드")
    ]

    assert 0 < counts[0] <= counts[1]


def test_a_fragment_is_no_word_and_what_is_not_in_force_comes_last(site: Opened) -> None:
    tab = site.go("/en/overview")

    assert not any("already" in each and "ready" not in each.replace("already", "") for each in hits(tab, "ready"))
    found = hits(tab, "wrap-up")
    (variant,) = (place for place, each in enumerate(found) if each.startswith("wrap-up-times-out"))
    assert variant > next(place for place, each in enumerate(found) if each.startswith("WRAP-1"))


def test_a_misspelt_word_is_told_and_what_was_meant_is_found(site: Opened) -> None:
    found = hits(site.go("/en/overview"), "interupted")

    assert found[0] == "Nothing was found for these words. This was: interrupted"
    assert found[1].startswith("Interrupted")


def test_a_hit_says_what_it_is_and_shows_where_the_word_stands(site: Opened) -> None:
    held = next(each for each in hits(site.go("/en/overview"), "held") if each.startswith("Held"))

    assert "Machines › Agent's part in a conversation" in held
    assert any("…" in each for each in hits(site.go("/en/overview"), "deterministic"))


@pytest.mark.parametrize(("language", "asked"), [("en", "RONA"), ("en", "capacity"), ("ko", "배정"), ("ko", "수용량")])
def test_an_excerpt_keeps_lines_apart_and_no_whole_machine_is_found_by_what_stands_in_it(
    site: Opened, language: str, asked: str
) -> None:
    tab = site.go(f"/{language}/overview")
    hits(tab, asked)
    excerpts = [each.inner_text() for each in tab.locator(".found:visible .snippet").all()]
    machines = tab.locator(f'.found:visible a[href^="#/{language}/machines/"]')
    whole = [each for each in machines.all() if (each.get_attribute("href") or "").count("/") == 3]

    assert any(" · " in each for each in excerpts)
    assert [each for each in excerpts if re.search(r"[a-z가-힣.\])][✓✗★■●▲◆]|[a-z\])][A-Z\[/]", each)] == []
    assert all("→" not in each.inner_text() for each in whole)


def test_the_words_that_mislead_a_reader_of_korean_are_explained_on_the_overview(site: Opened) -> None:
    """Whoever was offered a conversation does not have it yet; screens of the source call a conference two ways."""
    words = site.go("/ko/overview/words").locator('[id="/ko/overview/words"]')

    expect(words).to_contain_text("배정받았다고 맡은 것은 아니며 수락해야 맡는다")
    expect(words).to_contain_text("‘전화회의’로 적힌 곳이 있으며 같은 뜻이다")
    expect(site.go("/ko/masking").locator('[data-view="masking"]:visible')).to_contain_text("모든 위치 (달리 정하지")


def test_what_is_cut_off_is_said(site: Opened) -> None:
    assert hits(site.go("/en/overview"), "agent")[-1].endswith("more; add a word")


def test_the_list_of_hits_goes_when_one_clicks_elsewhere(site: Opened) -> None:
    tab = site.go("/en/overview")
    hits(tab, "agent")
    tab.locator("h1:visible").click(position={"x": 5, "y": 5})
    expect(tab.locator(".found:visible")).to_have_count(0)

    hits(tab, "agent")
    tab.locator("nav:visible").first.get_by_role("link", name="Rules").click(force=True)
    expect(tab.locator(".found:visible")).to_have_count(0)


def test_what_a_list_is_narrowed_to_stands_in_the_address(site: Opened) -> None:
    tab = site.go("/en/rules")
    tab.locator(".filters:visible select").select_option("assumed")
    tab.locator(".filters:visible input").fill("rona")
    count = tab.locator(".rule:visible").count()
    assert 0 < count < 70
    assert tab.url.endswith("#/en/rules?show=assumed&text=rona")

    site.go("/en/overview")
    tab = site.go("/en/rules?show=assumed&text=rona")
    expect(tab.locator(".rule:visible")).to_have_count(count)
    expect(tab.get_by_role("link", name="한국어")).to_have_attribute("href", "#/ko/rules?show=assumed&text=rona")


def test_a_link_to_what_is_narrowed_away_shows_it(site: Opened) -> None:
    site.go("/en/rules?show=assumed")
    tab = site.go("/en/rules/OFFER-1")

    expect(tab.locator('[id="/en/rules/OFFER-1"]')).to_be_in_viewport()


def test_scenarios_are_narrowed_by_words_and_opened_all_at_once(site: Opened) -> None:
    tab = site.go("/en/scenarios?text=conference")
    assert 0 < tab.locator(".scenario:visible").count() < 272
    tab.get_by_role("button", name="Open all").click()
    expect(tab.locator(".scenario:visible details:not([open])")).to_have_count(0)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_questions_of_the_overview_are_found_as_they_are_asked_there(site: Opened, language: str) -> None:
    tab = site.go(f"/{language}/overview")
    asked = {each.inner_text(): each.get_attribute("href") for each in tab.locator(".questions:visible a").all()}
    assert len(asked) >= 10
    for question, leads_to in asked.items():
        for typed in (question, question.rstrip("?")):
            tab.locator("input[type=search]:visible").first.fill(typed)
            assert tab.locator(".found:visible li a").first.get_attribute("href") == leads_to, typed


@pytest.mark.parametrize("asked", ["GAP-1", "@GAP-1", "gap-1"])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_id_narrows_to_what_has_that_id_and_not_a_longer_one(site: Opened, language: str, asked: str) -> None:
    tab = site.go(f"/{language}/scenarios?text={asked}")
    tagged = tab.locator(f'.scenario:has(.marks a[href="#/{language}/rules/GAP-1"])')

    assert tab.locator(f'[id^="/{language}/scenarios/"].scenario:visible').count() == tagged.count() == 3


def test_long_views_begin_with_their_contents(site: Opened) -> None:
    for view, says in (("machines", "Held"), ("rules", "Transfer"), ("scenarios", "Transfer")):
        tab = site.go(f"/en/{view}")
        expect(tab.locator(".contents:visible").get_by_role("link", name=says).first).to_be_in_viewport()


def test_ids_have_their_titles(site: Opened) -> None:
    tab = site.go("/en/rules/OFFER-1")

    expect(tab.locator('[id="/en/rules/OFFER-1"]')).to_contain_text("GAP-1 What causes RONA")
    expect(tab.locator('[id="/en/rules/OFFER-1"] abbr').first).to_have_attribute("title", "Redirection on No Answer")


def test_printed_with_an_address_the_paper_has_that_alone_and_says_which_it_is(site: Opened) -> None:
    tab = site.go("/en/rules/GAP-5")
    tab.emulate_media(media="print")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    expect(tab.locator(".rule:visible")).to_have_count(1)
    expect(tab.locator(".printed-line:visible")).to_contain_text("GAP-5 What dropping a transfer request means")
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    tab.emulate_media(media="screen")
    expect(tab.locator(".rule:visible").nth(1)).to_be_attached()


def test_what_is_printed_is_of_the_view_that_is_shown_and_not_of_the_one_before(site: Opened) -> None:
    site.go("/en/rules/GAP-5")
    tab = site.go("/en/walk")
    tab.emulate_media(media="print")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    expect(tab.locator(".walk-screen:visible")).to_have_count(4)
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    tab.emulate_media(media="screen")


def test_printed_the_machine_of_a_walk_covers_nothing_below_it_and_the_masking_table_fits(site: Opened) -> None:
    tab = site.go("/en/walk/0.2.4.7")
    tab.emulate_media(media="print")
    bottom, top = tab.evaluate(
        """() => [document.querySelector(".language:not([hidden]) .walk-machine svg").getBoundingClientRect().bottom,
                  document.querySelector(".language:not([hidden]) [data-walk-told]").getBoundingClientRect().top]"""
    )
    assert bottom <= top

    tab = site.go("/en/masking")
    assert tab.evaluate("getComputedStyle(document.querySelector('.language:not([hidden])')).page") == "lying"
    tab.emulate_media(media="screen")


def test_printed_one_rule_begins_on_the_first_sheet_and_without_the_headings_of_others(site: Opened) -> None:
    tab = site.go("/ko/rules/GAP-5")
    tab.emulate_media(media="print")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    expect(tab.locator('[data-view="rules"] h2:visible')).to_have_count(1)
    assert tab.locator(".rule:visible").evaluate("card => getComputedStyle(card).breakInside") == "auto"
    tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    tab.emulate_media(media="screen")


def test_a_part_of_which_nothing_is_shown_has_no_heading(site: Opened) -> None:
    tab = site.go("/en/rules?show=untested")

    expect(tab.locator("h2.part:visible")).to_have_text(["Assumptions where it is silent"])


@pytest.mark.parametrize(
    ("shown", "ids"),
    [("unchecked", {"XFER-1", "XFER-11", "CONF-10", "END-1"}), ("unplayed", {"RULE-9", "RULE-19", "GAP-14"})],
)
def test_what_nothing_checks_and_what_no_scenario_shows_can_be_listed(site: Opened, shown: str, ids: set[str]) -> None:
    tab = site.go(f"/en/rules?show={shown}")
    found = {each.inner_text() for each in tab.locator(".rule:visible > h4 > .id").all()}

    assert ids <= found and len(found) < 20


def copied(tab: Page) -> str:
    tab.wait_for_timeout(100)
    text: str = tab.evaluate("navigator.clipboard.readText()")
    return text


@pytest.mark.parametrize(("language", "place", "why"), [("en", "In the source", "Why"), ("ko", "원문의 위치", "이유")])
def test_a_list_is_copied_as_a_table_with_heads_and_a_column_for_each_thing(
    site: Opened, language: str, place: str, why: str
) -> None:
    tab = site.go(f"/{language}/rules")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.locator(".filters:visible button").nth(1).click()
    heads, *rows = [line.split("\t") for line in copied(tab).split("\n")]

    assert len(rows) == tab.locator(".rule:visible").count()
    assert {len(row) for row in rows} == {len(heads)} and all(heads)
    by_id = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    assert by_id["OFFER-1"][place] and not by_id["OFFER-1"][why]
    assert by_id["GAP-1"][why].endswith(".") and "; " in list(by_id["GAP-1"].values())[heads.index(why) + 1]
    assert any(each.endswith(f"index.html#/{language}/rules/GAP-1") for each in by_id["GAP-1"].values())


def test_properties_are_copied_with_their_ids_and_what_they_rest_on(site: Opened) -> None:
    tab = site.go("/en/properties")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.locator(".filters:visible button").nth(1).click()
    rows = list(csv.DictReader(io.StringIO(copied(tab)), delimiter="\t"))

    (rona,) = (each for each in rows if each["Id"] == "no-offer-in-rona")
    assert (rona["Title"], rona["Kind"]) == ("An agent in RONA has no offer", "of every state")
    assert (rona["Clauses"], rona["Assumptions"], rona["Hazards"]) == ("AVAIL-1", "GAP-2 RULE-6", "H2")


def test_steps_stay_in_one_cell_of_the_copied_table(site: Opened) -> None:
    tab = site.go("/en/scenarios?text=RONA")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.locator(".filters:visible button").nth(1).click()
    rows = list(csv.reader(io.StringIO(copied(tab)), delimiter="\t"))

    assert len(rows) == 1 + tab.locator(".scenario:visible").count()
    assert rows[0] == ["Title", "Feature", "Rules", "Link", "Steps"]
    assert all("Then" in row[-1] for row in rows[1:])


def test_a_rule_has_a_link_to_itself_and_offers_it_with_its_title(site: Opened) -> None:
    tab = site.go("/en/rules")
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.locator('[id="/en/rules/GAP-5"] > h4 > a').click()
    tab.locator("[data-copy-link]:visible").click()

    assert copied(tab) == "GAP-5 What dropping a transfer request means index.html#/en/rules/GAP-5"
    expect(tab.locator(".copy-link:visible")).to_contain_text("on a web server or a shared drive")


def test_the_look_changes_at_the_first_click_and_the_button_says_which_it_is(site: Opened) -> None:
    tab = site.go("/en/overview")
    button = tab.locator(".theme:visible")
    before = tab.evaluate("getComputedStyle(document.body).backgroundColor")
    button.click()

    assert tab.evaluate("getComputedStyle(document.body).backgroundColor") != before
    expect(button).to_have_attribute("aria-label", "Light or dark: dark")
    button.click()
    button.click()


def test_on_a_phone_the_chosen_view_is_in_sight_in_the_bar(browser: Browser, index: Path) -> None:
    with opened(browser, index, PHONE) as site:
        for view in ("masking", "scenarios", "walk", "changes"):
            tab = site.go(f"/en/{view}")
            expect(tab.locator('nav a[aria-current="page"]:visible')).to_be_in_viewport()
