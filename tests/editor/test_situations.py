"""Fifty editing situations by somebody who had not seen the editor: what a good editor would offer is offered.

At first sight 44 of the 50 were right. Mended since: what is possible is offered in quotation marks as well, and then
nothing else; a tag that a scenario does not earn is told aside; a Then that was so before; a way of several commands;
and a whole Background.
"""

import pytest

from tests.editor.situations import TABLE, every, result_of


@pytest.fixture(scope="module")
def wrong() -> dict[str, list[str]]:
    """What is wrong by the id of each situation, from one server."""
    return result_of(every())


@pytest.mark.parametrize("situation", [each["id"] for each in TABLE])
def test_the_editor_offers_and_says_what_a_good_one_would(situation: str, wrong: dict[str, list[str]]) -> None:
    assert wrong[situation] == []


def test_there_are_fifty_in_two_languages() -> None:
    assert (len(TABLE), sum(each["language"] == "ko" for each in TABLE)) == (50, 25)
