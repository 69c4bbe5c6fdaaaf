"""The page is one file: whatever can be spoken of has an address in both languages, and every link leads to one."""

import re
from functools import cache
from html.parser import HTMLParser

from machine.evidence.checkout import ROOT
from machine.pages import page
from spec.catalogue.load import load

WALKED = {"walk"}
"""The view whose addresses are ways, and have no element."""


class Elements(HTMLParser):
    """The ids of a page, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str | None] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            if name == "href" and value:
                self.links.append(value)
            if name == "src":
                self.sources.append(value)


@cache
def built() -> str:
    return page(ROOT / "features")


@cache
def elements() -> Elements:
    return Elements(built())


def test_tutorial_a_rule_has_an_address_in_each_language() -> None:
    assert {"/en/rules/RULE-49", "/ko/rules/RULE-49"} <= set(elements().ids)
    assert "#/en/rules/RULE-49" in elements().links


def test_no_address_is_there_twice_and_every_link_leads_to_one() -> None:
    ids = set(elements().ids)

    assert len(ids) == len(elements().ids)
    lost = {link for link in elements().links if link[1:] not in ids}
    assert {link.split("/")[2] for link in lost} <= WALKED


def test_both_languages_have_the_same_addresses() -> None:
    english, korean = ({each[4:] for each in elements().ids if each.startswith(f"/{code}/")} for code in ("en", "ko"))

    assert english == korean
    catalogue = load()
    rules = {*catalogue.clauses, *catalogue.assumptions, *catalogue.hazards, *catalogue.readings}
    assert {f"rules/{each}" for each in rules} <= english
    assert len(english) > 600


def test_nothing_is_asked_of_a_network_and_nothing_comes_from_elsewhere() -> None:
    assert [each for each in elements().links if not each.startswith("#")] == elements().sources == []
    assert re.findall(r"@import|url\(|\bfetch\(|XMLHttpRequest", built()) == []


def test_the_page_is_the_same_each_time_and_small() -> None:
    assert page(ROOT / "features") == built()
    assert len(built().encode()) < 2_000_000
