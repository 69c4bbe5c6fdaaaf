"""Properties stand by what they are about, each group with what checks it."""

from machine.pages.properties import grouped, properties
from machine.pages.walk import kept_table
from spec.properties import STATE_PROPERTIES


def test_tutorial_what_must_hold_in_every_state_is_what_the_walk_asks() -> None:
    (states,) = (each for each in grouped(properties()) if each.id == "state")

    assert [each.id for each in states.entries] == [each.id for each in STATE_PROPERTIES]
    assert states.says.en == "of every state"
    assert "in the walk" in states.checked.en


def test_the_walk_asks_as_many_of_every_state_as_the_list_has() -> None:
    (states,) = (each for each in grouped(properties()) if each.id == "state")

    assert [each.id for each in kept_table().properties] == [each.id for each in states.entries]


def test_each_property_says_by_kind_what_it_rests_on_and_leaves_nothing_out() -> None:
    for each in properties():
        told = [identity for _, ids in each.grounds for identity in ids]
        assert sorted(told) == sorted(each.cites), each.id
    (rona,) = (each for each in properties() if each.id == "no-offer-in-rona")
    assert [(says.en, ids) for says, ids in rona.grounds] == [
        ("Clauses", ("AVAIL-1",)),
        ("Assumptions", ("GAP-2", "RULE-6")),
        ("Hazards", ("H2",)),
    ]


def test_every_property_stands_in_one_group() -> None:
    found = [each for group in grouped(properties()) for each in group.entries]

    assert sorted(found, key=lambda each: each.id) == sorted(properties(), key=lambda each: each.id)


def test_what_is_only_tested_is_not_said_to_be_proved() -> None:
    (seen,) = (each for each in grouped(properties()) if each.id == "history")

    assert "not proved" in seen.checked.en
