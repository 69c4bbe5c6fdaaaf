"""An assistant with nothing but the tools comes from an empty file to a feature for each documented procedure: green,
and red as soon as the clause that a scenario is tagged with is broken."""

from __future__ import annotations

import pytest

from machine.draw.procedures import OUTLINES
from tests.editor.judge.assistant import PROCEDURES, Written, write
from tests.editor.judge.session import session
from tests.editor.situations import result_of


@pytest.fixture(scope="module")
def written() -> dict[str, Written]:
    """What the assistant wrote in one session, by the procedure, and that the judge takes each as a whole."""

    async def work() -> dict[str, Written]:
        found = {}
        async with session() as judge:
            for name in PROCEDURES:
                found[name] = await write(judge.call, name)
                ran = await judge.call("run", feature=found[name].feature)
                judged = await judge.call("power", feature=found[name].feature)
                assert (ran["green"], judged["accepted"]) == (True, True), found[name].feature
        return found

    return result_of(work())


def test_there_is_an_intent_for_each_documented_procedure() -> None:
    assert list(PROCEDURES) == [outline.slug for outline in OUTLINES]


@pytest.mark.parametrize("name", PROCEDURES)
def test_every_scenario_that_it_meant_is_accepted(name: str, written: dict[str, Written]) -> None:
    assert written[name].given_up == ()
    assert written[name].feature.count("\n  Scenario: ") == len(PROCEDURES[name][1])


def test_what_it_wrote_is_what_a_tester_would_have_written(written: dict[str, Written]) -> None:
    assert written["end"].feature.endswith(
        """
  @WRAP-2
  Scenario: Clicking Submit Wrap Up completes the agent's work on the conversation
    Given agent "Minji" is Available
    Given agent "Minji" holds the conversation of customer "Hana"
    Given agent "Minji" clicks End in the conversation of customer "Hana"
    Given agent "Minji" chooses the wrap-up reason "Resolved" for customer "Hana"
    When agent "Minji" clicks Submit Wrap Up for customer "Hana"
    Then agent "Minji" is labelled "Available"
    Then the history of agent "Minji" gives the wrap-up reason "Resolved" for customer "Hana"
"""
    )
