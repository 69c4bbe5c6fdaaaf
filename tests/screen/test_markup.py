"""What somebody writes is text wherever it stands, and never markup."""

import pytest
from hypothesis import given

from machine.screen import AnyView, render
from machine.screen.markup import Html, element, text
from tests.screen.markup_tree import tree
from tests.screen.sample_views import ANY, DESKTOP, HOSTILE, changed

ELEMENTS = frozenset(
    "section header div p span strong h3 h4 ul ol li dl dt dd article dialog button kbd textarea input time table thead"
    " tbody tr th td".split()
)
ATTRIBUTES = frozenset(
    "class lang dir role type rows scope open disabled readonly tabindex placeholder value datetime aria-label"
    " aria-live aria-pressed data-agent data-command data-needs data-conversation data-status data-kind data-name"
    " data-by data-asset".split()
)


def test_tutorial_markup_that_somebody_writes_is_shown_as_written() -> None:
    assert text('<b> & "c"') == "&lt;b&gt; &amp; &quot;c&quot;"
    assert element("p", {"class": "a", "hidden": False, "lang": None}, text("<b>")) == '<p class="a">&lt;b&gt;</p>'
    assert element("input", {"readonly": True, "value": '"'}) == '<input readonly value="&quot;">'


@given(ANY)
def test_any_view_is_well_formed_and_has_the_elements_and_attributes_of_ours_alone(view: AnyView) -> None:
    everything = [*tree(render(view, "ko")).everything()]

    assert {each.name for each in everything} <= ELEMENTS
    assert {name for each in everything for name in each.attributes} <= ATTRIBUTES


@pytest.mark.parametrize("written", HOSTILE)
def test_hostile_text_reads_as_it_was_written(written: str) -> None:
    view = changed(DESKTOP, ("panes", 0, "messages", 0, "text"), written)
    view = changed(changed(view, ("panes", 0, "composer", "draft"), written), ("agent",), written)
    root = tree(render(view, "en"))
    draft = root.the("desk-draft")

    assert root.all("desk-bubble")[0].the("desk-text").text() == written
    assert draft.text() == written + (draft.attributes["placeholder"] or "")
    assert root.attributes["data-agent"] == written
    assert root.the("desk-agent").attributes["dir"] == "auto", "what runs from right to left ends where its box ends"


def test_line_feeds_and_carriage_returns_survive_a_parser() -> None:
    """A parser drops the first line feed in a text area, and makes a line feed of a carriage return."""
    assert '">\n\nHello</textarea>' in render(changed(DESKTOP, ("panes", 0, "composer", "draft"), "\nHello"), "en")
    assert text("a\r\nb") == Html("a&#13;\nb")
