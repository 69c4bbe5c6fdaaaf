"""A story played step by step, and the step that is guilty where it fails."""

from machine.desk.in_process import InProcessDesk
from machine.language.check import check
from machine.language.feature import Story, stories_of
from machine.language.play import Played, play

STAGE = """Feature: A try
  Background:
    Given there is an agent "Minji"
    And conversations of the asset "Main line" wait in the queue "Billing"
    And there is a wrap-up reason "Done"
    And there is a customer "Hana"
    And conversations are offered by hand
"""
SET_UP = 5
"""Steps of the background."""


def stories(text: str) -> tuple[Story, ...]:
    feature = check(STAGE + text).feature
    assert feature is not None
    return tuple(stories_of(feature))


def played(*steps: str) -> Played:
    """What becomes of one scenario of these steps."""
    [story] = stories("  Scenario: One\n" + "".join(f"    {step}\n" for step in steps))
    return play(story, InProcessDesk())


AVAILABLE = 'Given agent "Minji" is Available'
TEXTS = 'When customer "Hana" texts "Hello"'


def test_tutorial_a_story_that_holds_has_passed_and_one_that_does_not_names_its_step() -> None:
    waits = 'Then agent "Minji" sees no request of customer "Hana"'

    assert played(AVAILABLE, TEXTS, waits) == Played("passed")
    red = played(AVAILABLE, TEXTS, waits.replace("no request", "a request"))
    assert (red.outcome, red.guilty) == ("failed", SET_UP + 3)
    assert red.finding is not None and red.finding.line == len(STAGE.splitlines()) + 4
    assert "waits in the queue" in red.finding.says.en and "대기열" in red.finding.says.ko


def test_a_set_up_that_cannot_be_done_is_guilty_itself_and_says_what_is_missing() -> None:
    red = played('Given agent "Minji" holds the conversation of customer "Hana"', "When 1 seconds go by", TEXTS)

    assert red.guilty == SET_UP + 1 and red.finding is not None
    assert 'Given agent "Minji" is Available' in red.finding.says.en


def test_an_answer_that_nobody_looked_at_is_the_fault_of_the_step_that_gave_it() -> None:
    refused = 'When agent "Minji" sets the status to "Available"'

    assert played(AVAILABLE, refused, TEXTS.replace("When", "And")).guilty == SET_UP + 2
    assert played(AVAILABLE, TEXTS, refused).guilty == SET_UP + 3


def test_each_row_of_an_outline_is_a_story_with_its_values_put_in() -> None:
    one, two = stories(
        '  Scenario Outline: <who> texts\n    When customer "<who>" texts "Hi"\n'
        '    Then agent "Minji" sees no request of customer "<who>"\n'
        "    Examples:\n      | who |\n      | Hana |\n      | Sora |\n"
    )

    assert (one.title, two.title, two.row - one.row) == ("Hana texts", "Sora texts", 1)
    assert next(step.text for step in two.steps[-2:]) == 'customer "Sora" texts "Hi"'
