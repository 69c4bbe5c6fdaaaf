"""A feature in the other language means the same, and there and back it is what it was."""

from pathlib import Path

import pytest

from machine.language.check import check
from machine.language.feature import Feature, stories_of
from machine.language.phrase_index import phrases_of
from machine.language.translation import TranslationError, translated
from machine.port.choices import WordError
from machine.story.steps.phrase import in_a_list
from spec.language import LANGUAGES, Language
from tests.language.test_check import ENGLISH

FEATURES = sorted((Path(__file__).parents[2] / "features").rglob("*.feature"))
OUTLINED = """Feature: Whoever waits
  What is free text stays, as "Given" here does.

  Scenario Outline: Late by <time>
    # A note.
    Given agent "Minji" is Available
    And agent "Minji" has the request of customer "<who>" on screen
    * agent "Jun" is Available
    When <time> seconds go by
    But agent "Jun" <does>
    Then the status of agent "Minji" is "<status>"

    Examples: of all
      | who  | time | does                           | status    |
      | Hana | 30   | sets the status to "Available" | RONA      |
      | 소라 | 3    | sets the status to "Idle"      | Available |
"""


def test_tutorial_keywords_steps_and_closed_words_are_told_in_korean_and_the_rest_stays() -> None:
    assert translated(ENGLISH, "ko") == (
        "# language: ko\n"
        "기능: A try\n\n"
        "  배경:\n"
        '    먼저 상담사 "Minji"가 있다\n'
        '    그리고 고객 "Hana"가 있다\n\n'
        "  시나리오: A request comes\n"
        '    먼저 상담사 "Minji"는 사용 가능 상태이다\n'
        '    만일 고객 "Hana"가 "Hello"라고 문자를 보내면\n'
        '    그러면 상담사 "Minji"에게 고객 "Hana"의 요청이 보인다\n'
    )


@pytest.mark.parametrize("file", FEATURES, ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_each_of_our_features_is_there_and_back_what_it_was_and_means_the_same_there(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    own: Language = "ko" if file.parent.name == "ko" else "en"
    [other] = [each for each in LANGUAGES if each != own]

    there = translated(text, other)

    assert translated(there, own) == text
    assert translated(there, other) == there
    before, after = check(text).feature, check(there).feature
    assert before is not None and after is not None and after.language == other
    assert meant(after) == meant(before)


def test_placeholders_for_a_name_a_number_a_word_of_a_list_and_the_end_of_a_step_are_all_told() -> None:
    korean = translated(OUTLINED, "ko")

    assert "만일 <time>초가 지나고" in korean and '하지만 상담사 "Jun"이 <does>' in korean
    assert '* 상담사 "Jun"은 사용 가능 상태이다' in korean
    assert '| 소라 | 3    | 상태를 "유휴"로 바꾸면        | 사용 가능 |' in korean
    assert "# A note." in korean and 'as "Given" here does.' in korean
    assert translated(korean, "en") == OUTLINED


def test_what_has_errors_is_not_translated_and_neither_is_a_step_whose_beginning_a_row_gives() -> None:
    for text, rule, line in (
        (ENGLISH.replace("Then", "Thn"), "keyword-misspelt", 10),
        (
            OUTLINED.replace('agent "Jun" <does>', '<who does> "Jun" sets the status to "Idle"')
            .replace("| who ", "| who does | who ")
            .replace("| Hana", "| agent | Hana")
            .replace("| 소라", "| agent | 소라"),
            "step-untranslated",
            10,
        ),
    ):
        with pytest.raises(TranslationError) as told:
            translated(text, "ko")
        assert [(each.rule, each.line) for each in told.value.findings if each.rule != "column-unused"] == [
            (rule, line)
        ]


def meant(feature: Feature) -> list[object]:
    """Every story as phrases and values, whatever the language: words of closed lists as what they stand for."""
    found: list[object] = []
    for story in stories_of(feature):
        steps = []
        for step in story.steps:
            [reading] = phrases_of(step.text, step.role)
            values: dict[str, object] = dict(reading.values)
            for name, choice in reading.phrase.choices.items():
                values[name] = [_value(choice, word) for word in in_a_list(str(values[name]))]
            steps.append((step.role, reading.phrase.id, values, step.block))
        found.append((sorted(story.tags), steps))
    return found


def _value(choice: object, word: str) -> object:
    try:
        return choice.meant(word)  # type: ignore[attr-defined]
    except WordError:
        return word
