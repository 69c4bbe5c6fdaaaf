"""The page as it is built now, and a browser to open it in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from machine.evidence.checkout import ROOT
from machine.pages import page
from tests.pages.browser import started
from tests.pages.revisions import made_clone


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page without results, on disk."""
    file = tmp_path_factory.mktemp("page") / "index.html"
    file.write_text(page(ROOT / "features"), encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def browser(in_ci: bool) -> Iterator[Browser]:
    with started(in_ci=in_ci) as found:
        yield found


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with revisions."""
    return made_clone(tmp_path_factory.mktemp("clone"))
