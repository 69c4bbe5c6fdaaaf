"""What another machine passes on is told by who began it, and through which machines it came."""

from itertools import pairwise

import pytest

from machine.draw.causes import IN_BETWEEN, Cause, cause_words, causes
from machine.draw.links import emitters
from machine.draw.words import caller_name, event_of
from machine.evidence.checkout import ROOT
from machine.lifecycle.declaration import Caller
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language


def _told(event: str, language: Language = "en") -> list[str]:
    return [f"{caller_name(cause.caller, language)}: {cause_words(cause, language)}" for cause in causes(event)]


def test_tutorial_the_end_of_a_conversation_begins_with_an_agent() -> None:
    assert causes("Conversation.ended") == (Cause(Caller.AGENT, ("Interaction.end", "Conversation.ended")),)
    assert _told("Conversation.ended") == ["Agent: end"]
    assert _told("Interaction.conclude") == [
        "Agent: end, then the conversation",
        "Agent: end conference, then the conversation",
        "Customer: customer leaves",
    ]
    assert _told("Interaction.conclude", "ko")[0] == "상담사: 종료, 이어서 대화"


def test_an_offer_may_be_withdrawn_for_five_reasons() -> None:
    assert sorted(_told("Interaction.withdraw")) == [
        "Administrator: asset deleted",
        "Agent: end, then the conversation",
        "Agent: withdraw the request, then the conversation",
        "Clock: time-out expires, then the agent's status",
        "Customer: customer leaves",
    ]


def test_what_somebody_causes_has_that_cause_alone() -> None:
    for spec in TABLE.events:
        if spec.by is not Caller.MACHINE:
            assert causes(spec.name) == (Cause(spec.by, (spec.name,)),)


@pytest.mark.parametrize("reading", [None, *load().readings])
def test_every_chain_holds_in_the_table_and_none_is_left_out(reading: str | None) -> None:
    table = table_of([reading] if reading else [])
    for spec in table.events:
        found = causes(spec.name, table)
        assert found, spec.name
        for cause in found:
            assert cause.chain[-1] == spec.name
            assert table.event[cause.chain[0]].by is cause.caller is not Caller.MACHINE
            for before, after in pairwise(cause.chain):
                assert before in {event_of(transition) for transition in emitters(after, table)}
        assert {cause.chain[0] for cause in found} == set(_roots(spec.name, reading, set()))


def _roots(event: str, reading: str | None, seen: set[str]) -> list[str]:
    """All roots, found depth first, another way than the code goes."""
    table = table_of([reading] if reading else [])
    if table.event[event].by is not Caller.MACHINE:
        return [event]
    seen.add(event)
    before = {event_of(transition) for transition in emitters(event, table)} - seen
    return [root for each in sorted(before) for root in _roots(each, reading, seen)]


def test_every_machine_between_has_words() -> None:
    assert set(IN_BETWEEN) == {machine.name for machine in TABLE.machines}
    between = {machine for spec in TABLE.events for cause in causes(spec.name) for machine in cause.between}
    assert between <= set(IN_BETWEEN)


def test_no_picture_or_table_of_a_machine_says_another_machine() -> None:
    for language in LANGUAGES:
        said = caller_name(Caller.MACHINE, language)
        for stem in ("agent_status", "conversation", "interaction", "dialog"):
            page = (ROOT / "diagrams" / language / f"{stem}.md").read_text(encoding="utf-8")
            assert said not in page
            drawn = (ROOT / "diagrams" / language / f"{stem}.svg").read_text(encoding="utf-8")
            assert said not in drawn
