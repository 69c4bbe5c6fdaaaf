"""A picture on the page is seen whole, fills the screen, and can be taken along as a file."""

import struct
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.pages.browser import PHONE, Opened, opened

PLACES = ("procedures/transfer-to-agent", "machines/Conversation")


@pytest.fixture(scope="module")
def site(browser: Browser, index: Path) -> Iterator[Opened]:
    with opened(browser, index) as found:
        yield found


def button(tab: Page, name: str) -> None:
    tab.locator(".picture:visible").first.get_by_role("button", name=name, exact=True).click()


def sizes(tab: Page) -> list[int]:
    found: list[int] = tab.evaluate(
        """() => {
          const frame = [...document.querySelectorAll(".frame")].find((each) => each.checkVisibility());
          return [frame.scrollWidth, frame.clientWidth, frame.scrollHeight, frame.clientHeight];
        }"""
    )
    return found


@pytest.mark.parametrize("place", PLACES)
def test_tutorial_a_picture_is_seen_whole(site: Opened, place: str) -> None:
    tab = site.go(f"/en/{place}")
    assert sizes(tab)[2] > sizes(tab)[3], "it is taller than its frame"
    button(tab, "Whole")

    wide, frame_wide, high, frame_high = sizes(tab)
    assert wide <= frame_wide + 1
    assert high <= frame_high + 1


@pytest.mark.parametrize("place", PLACES)
def test_a_picture_is_saved_as_a_file_with_its_colours_and_without_links(
    site: Opened, place: str, tmp_path: Path
) -> None:
    tab = site.go(f"/en/{place}")
    with tab.expect_download() as waiting:
        button(tab, "Save as SVG")
    waiting.value.save_as(tmp_path / "saved.svg")

    root = ElementTree.parse(tmp_path / "saved.svg").getroot()
    style = root.find("{http://www.w3.org/2000/svg}style")
    assert waiting.value.suggested_filename.endswith(".svg")
    assert root.tag == "{http://www.w3.org/2000/svg}svg" and root.get("viewBox")
    assert style is not None and style.text is not None and "--paper:" in style.text and "fill:" in style.text
    assert [each.attrib for each in root.iter() if "href" in each.attrib] == []
    assert site.wrong == []


def test_a_picture_is_saved_as_pixels_twice_as_many_as_on_the_page(site: Opened, tmp_path: Path) -> None:
    tab = site.go("/en/machines/AgentStatus")
    with tab.expect_download() as waiting:
        button(tab, "Save as PNG")
    waiting.value.save_as(tmp_path / "saved.png")

    content = (tmp_path / "saved.png").read_bytes()
    box = tab.locator(".picture:visible svg").first.evaluate(
        "svg => [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height]"
    )
    assert content.startswith(b"\x89PNG")
    assert struct.unpack(">II", content[16:24]) == tuple(int(2 * side) for side in box)
    assert site.wrong == []


def test_a_picture_fills_the_screen_and_its_button_leads_back(site: Opened) -> None:
    tab = site.go("/en/machines/Conversation")
    button(tab, "Full screen")
    tab.wait_for_timeout(200)

    assert tab.evaluate("document.fullscreenElement?.className") == "picture"
    expect(tab.get_by_role("button", name="Leave full screen")).to_be_visible()
    tab.evaluate("document.exitFullscreen()")


def test_the_wheel_moves_the_page_and_not_what_stands_under_the_pointer(site: Opened) -> None:
    tab = site.go("/en/procedures/transfer-to-agent")
    tab.locator(".frame:visible").hover()
    tab.mouse.wheel(0, 300)
    tab.wait_for_timeout(200)

    assert tab.evaluate("scrollY") > 0
    assert tab.locator(".frame:visible").evaluate("frame => frame.scrollTop") == 0


@pytest.mark.parametrize("state", ["active", "transfer_requested", "queued", "closed", "interrupted", "24", "1"])
def test_the_small_map_never_covers_what_is_chosen(site: Opened, state: str) -> None:
    tab = site.go(f"/en/machines/Conversation/{state}")
    tab.wait_for_timeout(100)

    assert tab.evaluate(
        """() => {
          const map = [...document.querySelectorAll(".minimap")].find((each) => each.checkVisibility());
          if (!map) return true;
          const [one, other] = [map, document.querySelector("a.chosen")].map((each) => each.getBoundingClientRect());
          const beside = one.right <= other.left || one.left >= other.right;
          return beside || one.top >= other.bottom || one.bottom <= other.top;
        }"""
    )


def test_on_a_phone_the_small_map_comes_only_when_asked_for(browser: Browser, index: Path) -> None:
    with opened(browser, index, PHONE) as site:
        tab = site.go("/en/machines/Conversation/active")
        expect(tab.locator(".minimap:visible")).to_have_count(0)
        button(tab, "Small map")
        expect(tab.locator(".minimap:visible")).to_have_count(1)


def test_the_small_map_stands_clear_of_what_is_chosen_and_can_be_put_away(site: Opened) -> None:
    tab = site.go("/en/machines/Conversation/interrupted")
    apart = tab.evaluate(
        """() => {
          const map = [...document.querySelectorAll(".minimap")].find((each) => each.checkVisibility());
          const [one, other] = [map, document.querySelector("a.chosen")].map((each) => each.getBoundingClientRect());
          return one.right < other.left || one.left > other.right || one.top > other.bottom || one.bottom < other.top;
        }"""
    )
    assert apart
    button(tab, "Small map")
    expect(tab.locator(".minimap:visible")).to_have_count(0)
