"""A feature file is parsed once, and what is long is not kept."""

from machine.language.document import LONGEST_KEPT, document, pickles

TEXT = "Feature: F\n  Scenario: S\n    Given something\n"


def test_tutorial_who_asks_again_gets_the_same_tree() -> None:
    assert document(TEXT) is document(TEXT)
    assert pickles(TEXT) is pickles(TEXT)
    assert [each["name"] for each in pickles(TEXT)] == ["S"]


def test_a_long_text_is_parsed_and_not_kept() -> None:
    long = TEXT + "#" * LONGEST_KEPT

    assert document(long) is not document(long)
    assert [each["name"] for each in pickles(long)] == ["S"]
