"""Every command, view, response and part of the configuration says what it is, and what each of its fields says, in
both languages: the adapter guide is made of these words."""

import re
from typing import get_args

import msgspec
import pytest

from spec.port.answers import Answer
from spec.port.commands import KINDS, Choose
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from spec.port.facts import facts_of, words_of
from spec.port.messages import Response
from spec.port.views import VIEWS, Pane

FORMS: tuple[type[msgspec.Struct], ...] = (
    *KINDS,
    *VIEWS,
    *(Configuration, AssetSetting, CustomerSetting),
    *get_args(Answer),
    *get_args(Response),
)
HANGUL = re.compile("[가-힣]")


def test_tutorial_a_field_says_what_it_is_in_both_languages() -> None:
    buttons = facts_of(Pane)["buttons"]

    assert buttons.says is not None
    assert (buttons.says.en, buttons.says.ko) == ("the buttons that are offered", "쓸 수 있는 버튼")
    assert buttons.cites == ("RULE-15", "RULE-16", "GAP-10")
    assert buttons.ordered_by == (), "a list whose order is no behaviour"
    assert facts_of(Choose)["name"].metas[0].max_length == 100, "the limits of an alias stay beside the words"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_no_words_are_missing_in_either_language(form: type[msgspec.Struct]) -> None:
    found = {form.__name__: words_of(form), **{field: facts.says for field, facts in facts_of(form).items()}}

    assert [name for name, words in found.items() if words is None or not words.en] == []
    assert [name for name, words in found.items() if words is None or not HANGUL.search(words.ko)] == [], (
        "spec/port: the third argument of says, cites and lists, or `ko` of a class"
    )


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.__name__)
def test_what_words_cite_is_the_same_in_both_languages(form: type[msgspec.Struct]) -> None:
    words = words_of(form)
    assert words is not None

    cited = [sorted(re.findall(r"[A-Z]+-\d+|`\w+`", text)) for text in (words.en, words.ko)]
    assert cited[0] == cited[1]


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
def test_every_field_of_a_view_has_a_name_for_findings_in_both_languages(view: type[msgspec.Struct]) -> None:
    found = {field: facts.called for field, facts in facts_of(view).items()}

    lacking = [field for field, words in found.items() if words is None or not (words.en and words.ko)]
    assert lacking == [], "spec/port/views.py: `called` of says, cites and lists"
