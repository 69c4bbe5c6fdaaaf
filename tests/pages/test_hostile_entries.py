"""Nothing that somebody writes into the catalogue, a feature, a run or a result is more than text on the page: nothing
runs, nothing reaches beyond its screen, and each stands there as it is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import pytest
from playwright.sync_api import Browser, Page, expect

from machine.pages import page
from machine.pages.markup import isolated
from machine.pages.phrases import VIEWS
from machine.pages.results import PlayedRun
from machine.port.run_input import RunInput
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from tests.long_forms import some_of
from tests.pages.browser import DESKTOP, PHONE, Opened, opened
from tests.pages.finding import entry, failure, results, run, scenario

MARK = "hostile"
HOSTILE = (
    f"{MARK} <script>window.ran = 1</script><img src=x onerror='window.ran = 1'>",
    f"{MARK} \"' onmouseover='window.ran = 1' style='position:fixed' x=\"",
    f"{MARK} \u202etxet desrever",
    f"{MARK} </script><script>window.ran = 1</script> ]]> <!-- </style></svg>",
    f"{MARK} javascript:window.ran=1 [x](javascript:window.ran=1)",
    f"{MARK}{'w' * 5_000}",
)
SHORT = tuple(each[:60] for each in HOSTILE)
"""The same as a name may be."""


def hostile(number: int) -> Words:
    """A text of the catalogue in both languages."""
    return Words(HOSTILE[number % len(HOSTILE)], f"{HOSTILE[number % len(HOSTILE)]} 가")


@contextmanager
def hostile_catalogue() -> Iterator[None]:
    """The catalogue with hostile texts in six entries of each kind, one of each sort, as long as the block runs."""
    catalogue = load()
    several: tuple[Any, ...] = (catalogue.clauses, catalogue.assumptions, catalogue.hazards, catalogue.readings)
    with ExitStack() as before:
        for entries in several:
            for number, one in enumerate(list(entries.values())[: len(HOSTILE)]):
                for name in one.__struct_fields__:
                    value = getattr(one, name)
                    if isinstance(value, Words):
                        new: Any = hostile(number)
                    elif name == "alternatives":
                        new = tuple(map(hostile, range(len(HOSTILE))))
                    else:
                        continue
                    before.callback(msgspec.structs.force_setattr, one, name, value)
                    msgspec.structs.force_setattr(one, name, new)
        yield


def hostile_run(number: int) -> PlayedRun:
    """A run of people with hostile names who write hostile texts."""
    name, text = SHORT[number], HOSTILE[number][:900]
    stage = Configuration(
        agents=(name, "Jun"),
        queues=(f"{name[:50]} q",),
        assets=(AssetSetting(name=f"{name[:50]} a", number="+12025550180", queue=f"{name[:50]} q"),),
        reasons=(name,),
        customers=(CustomerSetting(number="+12025550101", name=name),),
    )
    commands = (
        c.SetStatus(name, "available"),
        c.CustomerText("+12025550101", f"{name[:50]} a", text),
        c.Offer("c1", name),
        c.Accept(name, "c1"),
        c.TypeReply(name, "c1", text),
    )
    return PlayedRun(RunInput(stage, commands), len(commands))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of which everything that others may write is hostile."""
    failures = tuple(
        failure(
            says=text,
            expected=text,
            seen=text,
            where=text,
            asks=(text,),
            others=(text,),
            told=Words(text, text),
            run=hostile_run(number),
        )
        for number, text in enumerate(HOSTILE)
    )
    shown = tuple(
        scenario(text, outcome, feature=f"{text[:40]}.feature", problem=text)
        for text in HOSTILE
        for outcome in ("failed", "passed")
    )
    found = run(
        "conform",
        HOSTILE[0],
        desk=HOSTILE[2],
        problems=HOSTILE,
        failures=failures,
        scenarios=shown,
        entries=(entry("WRAP-1", "refuted", HOSTILE[3]),),
    )
    path = tmp_path_factory.mktemp("hostile") / "page.html"
    with hostile_catalogue():
        path.write_text(page(Path("features"), results(found, notes=HOSTILE)), encoding="utf-8")
    return path


@pytest.fixture(scope="module", params=[DESKTOP, PHONE], ids=["1280", "390"])
def site(request: pytest.FixtureRequest, browser: Browser, file: Path) -> Iterator[Opened]:
    with opened(browser, file, request.param) as found:
        yield found


def is_calm(site: Opened, tab: Page) -> None:
    """Nothing ran, nothing was asked for, and nothing reaches beyond the screen."""
    assert tab.evaluate("window.ran") is None
    assert tab.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert site.wrong == [] and set(site.asked) == {site.file.as_uri()}


@pytest.mark.parametrize(
    ("view", "language"),
    some_of(product(VIEWS, LANGUAGES), lambda pair: (list(VIEWS).index(pair[0]) % 2 == 0) is (pair[1] == "en")),
    ids=lambda each: str(each),
)
def test_no_view_runs_or_widens_what_others_wrote(site: Opened, view: str, language: str) -> None:
    tab = site.go(f"/{language}/{view}")
    tab.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")

    is_calm(site, tab)
    hovered = tab.locator(f"text={MARK}").locator("visible=true")
    if hovered.count():
        hovered.first.hover(force=True)
    is_calm(site, tab)


def test_each_text_stands_on_the_page_as_it_is_written(site: Opened) -> None:
    tab = site.go("/en/rules")
    for one, text in zip(load().clauses.values(), HOSTILE, strict=False):
        said = tab.locator(f'[id="/en/rules/{one.id}"] .says').text_content() or ""
        assert said.strip("\u2068\u2069") == text


@pytest.mark.parametrize(
    "text", ["\u202ex", "x\u2069\u202ey", "\u2067x", "\u2069\u2069\u202e", "\u2068a\u2069", "שלום"]
)
def test_whatever_a_text_opens_or_closes_is_closed_behind_it_and_not_before(text: str) -> None:
    depth, set_apart = 0, str(isolated(text))
    for char in set_apart[: len(set_apart.rstrip("\u2069"))]:
        depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
        assert depth > 0, "all of it stands in ours"
    assert text in set_apart and len(set_apart) - len(set_apart.rstrip("\u2069")) >= depth
    assert isolated("한국어 (English)") == "한국어 (English)"


def test_a_text_that_turns_direction_turns_nothing_beside_it(site: Opened) -> None:
    """What follows it in the same line stands to its right, as it does after any other text."""
    tab = site.go("/en/results/conform/3")
    turned = [each for each in tab.locator("body").inner_text().splitlines() if "\u202e" in each]

    assert turned
    for line in turned:
        for part in line.split("\u202e")[1:]:
            assert "\u2069" in part, f"it is isolated where it stands in a line: {line!r}"


@pytest.mark.parametrize("number", range(1, len(HOSTILE) + 1))
def test_in_the_walk_names_and_texts_of_a_run_are_text(site: Opened, number: int) -> None:
    tab = site.go(f"/ko/walk/run/results/conform/{number}/5")

    is_calm(site, tab)
    names = tab.locator(".desk:visible").first.get_attribute("data-agent")
    assert names == SHORT[number - 1]
    expect(tab.locator(".walk-steps:visible li")).to_have_count(5)
    for summary in tab.locator("[data-walk-told]:visible summary").all():
        summary.click()
    is_calm(site, tab)
