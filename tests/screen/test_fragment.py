"""A view as a tree of fragments: joined it is the view, and what is equal in many views is one fragment."""

import pytest
from hypothesis import given

from machine.screen import HOLE, AnyView, Fragment, Html, fragments, joined, pieces, render
from spec.language import LANGUAGES, Language
from tests.screen.real_runs import views
from tests.screen.sample_views import ANY, DESKTOP, changed


def test_tutorial_holes_are_filled_by_the_children_in_their_order() -> None:
    items = (Fragment(Html("<li>a</li>")), Fragment(Html("<li>b</li>")))
    whole = Fragment(Html(f"<ul>{HOLE}{HOLE}</ul>"), items)

    assert joined(whole) == "<ul><li>a</li><li>b</li></ul>"
    assert list(pieces(whole)) == [whole.html, "<li>a</li>", "<li>b</li>"]


@pytest.mark.parametrize("count", [0, 2])
def test_there_is_one_hole_for_each_child(count: int) -> None:
    with pytest.raises(ValueError, match="give it one child"):
        Fragment(Html(f"<p>{HOLE}</p>"), (Fragment(Html("")),) * count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fragments_of_a_real_view_are_the_view(language: Language) -> None:
    for view in views():
        assert render(view, language) == joined(fragments(view, language))
        assert HOLE not in render(view, language)


@given(ANY)
def test_the_fragments_of_any_view_are_the_view(view: AnyView) -> None:
    assert render(view, "en") == joined(fragments(view, "en"))
    assert HOLE not in render(view, "en")


def test_most_of_what_runs_show_need_be_kept_only_once() -> None:
    whole = [piece for view in views() for piece in pieces(fragments(view, "ko"))]

    assert sum(map(len, set(whole))) * 8 < sum(map(len, whole))


def test_only_the_outermost_pieces_name_the_agent_so_that_agents_share_the_rest() -> None:
    one, other = (set(pieces(fragments(changed(DESKTOP, ("agent",), name), "en"))) for name in ("Minji", "Seoyeon"))

    assert len(one - other) == 2, "the desktop and the bar at its top"
