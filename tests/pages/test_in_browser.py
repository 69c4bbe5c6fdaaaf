"""The page in a real browser, from disk: what a reader sees, in both languages, on a desktop and on a phone."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from spec.language import LANGUAGES, Language
from tests.outside_programs import node_module
from tests.pages.browser import DESKTOP, PHONE, Opened, opened

VIEWS = ("overview", "machines", "rules", "properties", "masking", "scenarios", "walk")
SIZES = {"desktop": DESKTOP, "phone": PHONE}
PLACES = (
    *VIEWS,
    "rules/GAP-5",
    "rules/XFER-12",
    "machines/Conversation",
    "machines/Conversation/active",
    "machines/Dialog/3",
)
"""What is looked at in every size, language and theme."""


@pytest.fixture(scope="module")
def site(browser: Browser, index: Path) -> Iterator[Opened]:
    with opened(browser, index) as found:
        yield found


def test_tutorial_a_link_lands_on_its_rule_and_shows_why_and_what_else_could_have_been(site: Opened) -> None:
    tab = site.go("/en/rules/GAP-5")

    rule = tab.locator('[id="/en/rules/GAP-5"]')
    expect(rule).to_be_visible()
    expect(rule).to_contain_text("What else could have been assumed")
    expect(rule).to_be_in_viewport()
    expect(tab.locator('[id="/ko"]')).to_be_hidden()
    assert tab.title() == "GAP-5 What dropping a transfer request means · Rules · TextDesk"


def test_nothing_but_the_file_itself_is_asked_for_and_nothing_goes_wrong(site: Opened, index: Path) -> None:
    for language in LANGUAGES:
        for view in VIEWS:
            site.go(f"/{language}/{view}")

    assert {each.partition("#")[0] for each in site.asked} == {index.as_uri()}
    assert site.wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_view_is_shown_at_a_time_and_its_link_says_so(site: Opened, language: Language) -> None:
    for view in VIEWS:
        tab = site.go(f"/{language}/{view}")
        shown = tab.locator("[data-view]:visible")
        assert [each.get_attribute("data-view") for each in shown.all()] == [view]
        current = tab.locator('a[aria-current="page"]:visible')
        assert [each.get_attribute("href") for each in current.all()] == [f"#/{language}/{view}"]


def test_the_other_language_is_the_same_place(site: Opened) -> None:
    tab = site.go("/en/rules/RULE-49")
    tab.get_by_role("link", name="한국어").click()

    expect(tab.locator('[id="/ko/rules/RULE-49"]')).to_be_in_viewport()
    assert tab.evaluate("document.documentElement.lang") == "ko"


def test_what_has_no_address_is_said_and_an_address_that_is_none_shows_the_overview(site: Opened) -> None:
    expect(site.go("/en/rules/NOPE-1").locator("[data-lost]:visible")).to_have_count(1)
    expect(site.go("%E0%A4%A").locator('[data-view="overview"]:visible')).to_have_count(1)


def overflow(tab: Page) -> list[str]:
    """What stands beyond the window, or beyond its own box, though nothing scrolls there."""
    found: list[str] = tab.evaluate(
        """() => {
          const wide = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
          const scrolls = (element) => {
            for (let each = element; each; each = each.parentElement)
              if (/auto|scroll|hidden/.test(getComputedStyle(each).overflowX)) return true;
            return false;
          };
          const shown = ".language:not([hidden]) .top *, [data-view]:not([hidden]) *";
          for (const element of document.querySelectorAll(shown)) {
            const box = element.getBoundingClientRect();
            if (!box.width || scrolls(element)) continue;
            if (box.right > innerWidth + 1 || box.left < -1) wide.push(element.outerHTML.slice(0, 90));
          }
          return wide.filter((each) => !each.includes('class="skip"'));
        }"""
    )
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_wider_than_the_window(browser: Browser, index: Path, size: str, language: Language) -> None:
    with opened(browser, index, SIZES[size]) as site:
        assert {place: wide for place in PLACES if (wide := overflow(site.go(f"/{language}/{place}")))} == {}


@pytest.mark.parametrize("size", SIZES)
def test_the_bar_at_the_top_never_covers_what_a_link_leads_to(browser: Browser, index: Path, size: str) -> None:
    with opened(browser, index, SIZES[size]) as site:
        for place in (
            "rules/GAP-5",
            "rules/H1",
            "properties/port-is-kept",
            "scenarios/transfer/3",
            "masking/task_preview",
        ):
            tab = site.go(f"/en/{place}")
            tops = tab.evaluate(
                """id => [document.querySelector(".top").getBoundingClientRect().bottom,
                          document.getElementById(id).getBoundingClientRect().top]""",
                f"/en/{place}",
            )
            assert tops[0] <= tops[1], place


VIOLATIONS = """async () => {
  const gone = [...document.querySelectorAll(".language[hidden], .view[hidden]")]
    .map((each) => [each, each.parentNode, each.nextSibling]);
  for (const [each] of gone) each.remove();
  const found = await axe.run(".language");
  for (const [each, parent, next] of gone.reverse()) parent.insertBefore(each, next);
  return found.violations;
}"""
"""What is hidden from everybody is taken out meanwhile: to look through it takes longest, and finds nothing."""


@pytest.mark.parametrize(
    ("language", "theme", "places"), [("en", "light", PLACES[::2]), ("ko", "dark", PLACES[1::2])], ids=["en", "ko"]
)
def test_no_barrier_is_found(
    browser: Browser,
    index: Path,
    in_ci: bool,
    language: Language,
    theme: Literal["light", "dark"],
    places: tuple[str, ...],
) -> None:
    axe = node_module("axe-core/axe.min.js", in_ci=in_ci).read_text(encoding="utf-8")
    with opened(browser, index, theme=theme) as site:
        for place in places:
            tab = site.go(f"/{language}/{place}")
            tab.evaluate(axe)
            found: list[dict[str, Any]] = tab.evaluate(VIOLATIONS)
            assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == [], place


@pytest.mark.parametrize(
    ("language", "asked", "found"),
    [
        ("en", "gap-5", "/en/rules/GAP-5"),
        ("en", "interrupted", "/en/machines/Conversation/interrupted"),
        ("ko", "ㄷㄱㅇ ㄷㄱ ㅈ", "/ko/machines/Conversation/queued"),
        ("ko", "전환 요청됨", "/ko/machines/Conversation/transfer_requested"),
    ],
)
def test_everything_is_found_by_id_by_words_and_by_initial_consonants(
    site: Opened, language: Language, asked: str, found: str
) -> None:
    tab = site.go(f"/{language}/overview")
    field = tab.locator("input[type=search]:visible")
    field.fill(asked)
    field.press("Enter")

    expect(tab.locator(".target:visible")).to_have_id(found)
    expect(tab.locator(f'[id="{found}"]')).to_be_visible()


def test_a_query_that_nothing_holds_is_told(site: Opened) -> None:
    tab = site.go("/en/overview")
    tab.locator("input[type=search]:visible").fill("<script>zzz")

    expect(tab.locator(".found:visible")).to_contain_text("Nothing was found for these words.")


def test_the_keyboard_alone_leads_from_the_search_to_a_rule(site: Opened) -> None:
    tab = site.go("/en/masking")
    tab.locator("h1:visible").click()
    tab.keyboard.press("/")
    tab.keyboard.type("RONA")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")

    focused = tab.locator(":focus")
    expect(focused).to_have_id(re.compile("/en/"))
    assert tab.evaluate("document.activeElement.id") == tab.evaluate("decodeURIComponent(location.hash).slice(1)")


def test_choosing_in_a_picture_tells_beside_it_and_marks_it(site: Opened) -> None:
    tab = site.go("/en/machines/Conversation/active")

    panel = tab.locator("[data-panel]:visible")
    expect(panel.locator("h4")).to_have_text("Active")
    expect(panel).to_contain_text("What")


def test_rules_are_narrowed_to_what_is_assumed(site: Opened) -> None:
    tab = site.go("/en/rules")
    tab.locator(".filters:visible select").select_option("assumed")

    shown = tab.locator(".rule:visible")
    assert {each.get_attribute("data-basis") for each in shown.all()} == {"assumed"}
    assert shown.count() == 70
    tab.locator(".filters:visible select").select_option("all")


def test_without_a_script_everything_is_there_and_links_lead(browser: Browser, index: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=DESKTOP)
    tab = context.new_page()
    tab.goto(f"{index.as_uri()}#/ko/rules/GAP-5")

    expect(tab.locator('[id="/ko/rules/GAP-5"]')).to_be_in_viewport()
    expect(tab.locator('[id="/en/machines/Dialog"] svg')).to_have_count(1)
    context.close()


def test_printed_it_has_no_bar_and_nothing_that_is_closed(site: Opened) -> None:
    tab = site.go("/en/rules")
    tab.emulate_media(media="print")
    tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")

    expect(tab.locator(".top:visible")).to_have_count(0)
    assert tab.locator('[id="/en/rules"] details:not([open])').count() == 0
    tab.emulate_media(media="screen")
