"""A documented scenario that is red: the page with results still comes and says so, and diagrams/ is not made of it."""

import shutil
from pathlib import Path

import pytest

from machine.draw import DrawError
from machine.draw.procedures import OUTLINES, drawable
from machine.evidence.checkout import ROOT
from machine.pages import drift, generated, page
from tests.pages.test_page import Elements

SLUG = "respond"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository in which one documented scenario is not what our desk does."""
    folder = tmp_path_factory.mktemp("red")
    shutil.copytree(ROOT / "features", folder / "features")
    file = folder / "features" / "en" / "respond.feature"
    text = file.read_text(encoding="utf-8")
    red = text.replace('Then agent "Minji" sees a request', 'Then agent "Minji" sees no request', 1)
    assert red != text
    file.write_text(red, encoding="utf-8")
    return folder


def test_tutorial_one_procedure_cannot_be_drawn_and_the_others_can(root: Path) -> None:
    drawn, undrawn = drawable(root / "features")

    assert [(each.slug, each.says) for each in undrawn] == [
        (SLUG, 'The request of customer "Hana" to agent "Minji" is there, and must not be.')
    ]
    assert [each.slug for each in drawn] == [each.slug for each in OUTLINES if each.slug != SLUG]


def test_the_page_says_why_and_every_link_leads_somewhere(root: Path) -> None:
    text = page(root / "features")
    elements = Elements(text)

    runs = {link for link in elements.links if "/walk/run/" in link}
    assert {link[1:] for link in elements.links if "/walk/" not in link} <= set(elements.ids)
    assert "#/en/walk/run/rona/0" in runs and not any(f"/run/{SLUG}/" in each for each in runs)
    assert {f"/en/procedures/{SLUG}", f"/ko/procedures/{SLUG}"} <= set(elements.ids)
    assert "is there, and must not be." in text and "시나리오가 실패하므로" in text


def test_diagrams_are_not_made_of_it_and_the_main_job_gets_a_line_for_it(root: Path) -> None:
    with pytest.raises(DrawError, match="not all are green"):
        generated(root)
    (line,) = drift(root)
    assert line.startswith(
        "diagrams/index.html: is made of the documented scenarios, and not all are green (Respond to "
    )
