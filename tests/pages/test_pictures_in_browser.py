"""A picture on the page is seen whole, fills the screen, and can be taken along as a file."""

import struct
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from spec.language import LANGUAGES, Language
from spec.source import SOURCE
from tests.pages.browser import PHONE, Opened, opened

STAMP = 18
"""Pixels of the line below a saved picture."""
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
    wide, high = struct.unpack(">II", content[16:24])
    assert wide >= 2 * box[0] and high == 2 * (box[1] + STAMP), "with the line that says what it is, below"
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


def saved(tab: Page, place: Path) -> ElementTree.Element:
    with tab.expect_download() as waiting:
        tab.locator(".picture:visible .zoom button").filter(has_text="SVG").first.click()
    waiting.value.save_as(place)
    return ElementTree.parse(place).getroot()


def forms(tab: Page) -> Locator:
    return tab.locator(".picture:visible select").first


def size(root: ElementTree.Element) -> tuple[float, float]:
    *_, wide, high = map(float, root.attrib["viewBox"].split())
    return wide, high


@pytest.mark.parametrize("place", [*PLACES, "machines/overview"])
def test_a_saved_picture_says_what_it_is_of_which_version_and_where_it_stands(
    site: Opened, place: str, tmp_path: Path
) -> None:
    *_, last = saved(site.go(f"/en/{place}"), tmp_path / "saved.svg").itertext()

    assert last.startswith(f"“{SOURCE.title.en}”, {SOURCE.address} · TextDesk ")
    assert last.endswith(f" · #/en/{place}") and ", fingerprint " in last


def test_each_part_of_a_procedure_is_a_picture_of_its_own(site: Opened, tmp_path: Path) -> None:
    tab = site.go("/en/procedures/transfer-to-agent")
    forms(tab).select_option(
        label="If the chosen agent accepts: The chosen agent who accepts goes on with the conversation"
    )
    said = "\n".join(saved(tab, tmp_path / "part.svg").itertext())
    forms(tab).select_option("")

    assert "Transfer a conversation to an agent" in said and "clicks “Accept”" in said
    assert "clicks “Transfer” in the dialog" not in said, "that is another part"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_of_a_procedure_or_machine_goes_on_slides_and_loses_nothing_there(
    site: Opened, language: Language, tmp_path: Path
) -> None:
    """Sixteen to nine, no text below a hundredth of its width, and the heads of the lanes on each."""
    for place in (
        "procedures/respond",
        "procedures/transfer-to-agent",
        "machines/Conversation",
        "machines/AgentStatus",
    ):
        tab = site.go(f"/{language}/{place}")
        rows: list[str] = []
        slides = [
            each.get_attribute("value") or ""
            for each in forms(tab).locator("option").all()
            if each.inner_text().startswith(("Slide ", "슬라이드", "For a slide"))
        ]
        for number in slides:
            forms(tab).select_option(number)
            root = saved(tab, tmp_path / "slide.svg")
            wide, high = size(root)
            assert wide / high == pytest.approx(16 / 9, abs=0.01), place
            points = [float(each.attrib["font-size"]) for each in root.iter() if "font-size" in each.attrib]
            assert min(points) / wide >= 0.007, place
            rows += [each.attrib["data-arrow"] for each in root.iter() if "data-arrow" in each.attrib]
            assert place.startswith("machines") or any("data-heads" in each.attrib for each in root.iter())
        forms(tab).select_option("")
        whole = tab.locator(".picture:visible .frame [data-arrow]").all()
        assert slides and rows == [each.get_attribute("data-arrow") for each in whole]
    assert site.wrong == []


def test_on_a_slide_every_state_and_number_of_a_machine_is_there(site: Opened, tmp_path: Path) -> None:
    tab = site.go("/en/machines/Conversation")
    forms(tab).select_option("0")
    said = [text.strip() for text in saved(tab, tmp_path / "slide.svg").itertext()]
    forms(tab).select_option("")

    assert {"Queued", "Transfer requested", "Closed", "9 18"} <= set(said)
    assert "8 § ● taken" in said and "25 ? ● one holder ended [somebody still holds it]" in said
    # Nothing on it is explained elsewhere: signs and lines in its legend, and of the same event what tells it apart.
    assert {"● Agent", "★ Clock", "§ documented", "§? documented and interpreted", "? assumed"} <= set(said)
    assert "5 ? ■ customer leaves [nobody had accepted]" in said
    assert "6 ? ■ customer leaves [somebody had accepted]" in said


def test_a_line_runs_behind_the_name_of_a_frame_and_not_through_it(site: Opened, tmp_path: Path) -> None:
    tab = site.go("/en/machines/Conversation")
    forms(tab).select_option("0")
    drawn = list(saved(tab, tmp_path / "slide.svg").iter())
    forms(tab).select_option("")

    last_line = max(at for at, each in enumerate(drawn) if each.tag.endswith("}path"))
    names = {each.text: at for at, each in enumerate(drawn) if each.text in ("Open: 3 10", "Waiting", "With an agent")}
    assert len(names) == 3
    for at in names.values():
        plate, name = drawn[at - 1], drawn[at]
        assert at > last_line and plate.tag.endswith("}rect")
        assert float(plate.attrib["x"]) < float(name.attrib["x"]) and float(plate.attrib["width"]) > 40


def test_a_picture_is_one_stop_of_the_keyboard_and_its_links_are_reached_by_arrows(site: Opened) -> None:
    tab = site.go("/en/machines/Conversation")
    links = tab.locator(".picture:visible .frame a")
    assert links.count() > 20
    assert tab.locator('.picture:visible .frame a[tabindex="0"]').count() == 1

    tab.locator('.picture:visible .frame a[tabindex="0"]').focus()
    before = tab.evaluate("document.activeElement.getAttribute('href')")
    for key in ("ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"):
        tab.keyboard.press(key)
    here = tab.evaluate("[document.activeElement.tagName, document.activeElement.getAttribute('href')]")
    assert here[0] == "a" and before is not None
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('.frame')") is None


def test_enter_on_a_box_leads_to_what_is_told_beside_it_and_escape_back(site: Opened) -> None:
    tab = site.go("/en/machines/Conversation")
    tab.locator('.picture:visible .frame a[href$="/transfer_requested"]').focus()
    tab.keyboard.press("Enter")

    expect(tab.locator("[data-panel]:visible")).to_be_focused()
    expect(tab.locator("[data-panel]:visible")).to_be_in_viewport()
    tab.keyboard.press("Escape")
    assert (
        tab.evaluate("document.activeElement.getAttribute('href')") == "#/en/machines/Conversation/transfer_requested"
    )
