"""A real browser for the tests of the page: Debian's Chromium, driven by Playwright.

Where there is none a test is skipped and says how to get one; under the profile of CI that is an error.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.outside_programs import lacking

DESKTOP, PHONE = ViewportSize(width=1280, height=800), ViewportSize(width=390, height=844)
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@contextmanager
def started(*, in_ci: bool) -> Iterator[Browser]:
    """A browser."""
    program = next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        lacking("A browser", "install Chromium, on Debian the package chromium", in_ci=in_ci)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Opened:
    """The page in a tab: what it asked for, and what went wrong in it."""

    tab: Page
    file: Path
    asked: list[str]
    wrong: list[str]

    def go(self, address: str) -> Page:
        """Be at an address, and wait until it is shown."""
        if self.tab.url == "about:blank":
            self.tab.goto(f"{self.file.as_uri()}#{address}")
        else:
            self.tab.evaluate("address => { location.hash = address }", address)
        self.tab.wait_for_timeout(50)
        return self.tab


@contextmanager
def opened(
    browser: Browser, file: Path, viewport: ViewportSize = DESKTOP, theme: Literal["light", "dark"] = "light"
) -> Iterator[Opened]:
    """A page from disk in a window of its own."""
    context = browser.new_context(viewport=viewport, color_scheme=theme, locale="en-GB")
    tab = context.new_page()
    found = Opened(tab, file, [], [])
    tab.on("request", lambda request: found.asked.append(request.url))
    tab.on("pageerror", lambda error: found.wrong.append(str(error)))
    tab.on("console", lambda message: found.wrong.append(message.text) if message.type == "error" else None)
    try:
        yield found
    finally:
        context.close()
