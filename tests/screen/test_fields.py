"""Every field of every view is shown: another value is another picture, and what was written can be read there."""

from types import NoneType
from typing import Any, Literal, get_args, get_origin

import pytest

from machine.screen import AnyView, render
from spec.language import LANGUAGES, Language
from spec.port.facts import facts_of
from spec.port.views import VIEWS, View
from tests.screen.markup_tree import tree
from tests.screen.sample_views import DESKTOP, SAMPLES, at, changed, places

Path = tuple[str | int, ...]
EVERY_FIELD = [(view, path) for view in SAMPLES for path in places(view)]


def hint_of(view: AnyView, path: Path) -> Any:
    """The declared type of a field."""
    form: type[View] = type(at(view, path[:-1]))
    return facts_of(form)[str(path[-1])].hint


WRITTEN = [(view, path) for view, path in EVERY_FIELD if hint_of(view, path) is str]


def other_values(view: AnyView, path: Path) -> list[Any]:
    """All other values of an enumeration, some others of any other type."""
    value, hint = at(view, path), hint_of(view, path)
    if get_origin(hint) is Literal:
        others: list[Any] = list(get_args(hint))
    elif isinstance(value, bool):
        others = [not value]
    elif isinstance(value, int):
        others = [value + 1, value + 60, value + 3600]
    elif isinstance(value, str):
        others = ["", "Something else"]
    elif isinstance(value, tuple):
        others = [(), (*value, value[0])]
    else:
        others = []
    return [each for each in [*others, *[None] * (NoneType in get_args(hint))] if each != value]


def name_of(given: object) -> str:
    return ".".join(map(str, given)) if isinstance(given, tuple) else type(given).__name__


def test_tutorial_a_timer_that_goes_on_is_seen_to() -> None:
    later = changed(DESKTOP, ("popovers", 0, "timer_seconds"), 66)

    assert ("1:05" in render(DESKTOP, "en"), "1:06" in render(later, "en")) == (True, True)


def test_the_samples_have_something_in_every_field_of_every_view() -> None:
    seen = {(type(at(view, path[:-1])).__name__, path[-1]) for view, path in EVERY_FIELD}

    assert seen == {(form.__name__, field) for form in VIEWS for field in facts_of(form)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("view", "path"), EVERY_FIELD, ids=name_of)
def test_another_value_of_any_field_is_another_picture(view: AnyView, path: Path, language: Language) -> None:
    pictures = [render(changed(view, path, value), language) for value in other_values(view, path)]

    assert pictures
    assert len({render(view, language), *pictures}) == 1 + len(pictures), "machine/screen shows no difference"


@pytest.mark.parametrize(("view", "path"), WRITTEN, ids=name_of)
def test_what_was_written_can_be_read(view: AnyView, path: Path) -> None:
    assert "Quite another" in tree(render(changed(view, path, "Quite another"), "en")).text()
