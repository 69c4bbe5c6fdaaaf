"""Frames say nothing that the table does not hold for every state inside: proved on the table and on the picture."""

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from machine.draw.boxes import Card, boxes, cards
from machine.draw.machine_picture import machine_file
from machine.draw.superstates import SUPERSTATES, Superstate, origins, superstate_name, superstates
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE, MachineSpec, Transition
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language
from tests.draw.geometry import SVG, Measured, measured

Meant = tuple[str, str, str, tuple[object, ...], object]
"""Source, target, event, conditions and effect of a transition."""


def _meant(transition: Transition) -> Meant:
    return transition.source, transition.target, transition.event, transition.guards, transition.effect


def _card(machine: str, event: str, **wanted: object) -> Card:
    (card,) = (
        each
        for each in cards(machine)
        if each.first.event == f"{machine}.{event}" and all(getattr(each.first, k) == v for k, v in wanted.items())
    )
    return card


def _places(card: Card) -> list[str]:
    return [origin.place.name if isinstance(origin.place, Superstate) else origin.place for origin in card.origins]


def test_tutorial_the_customer_may_leave_from_wherever_an_agent_is() -> None:
    leaves = _card("Conversation", "stop", guards=())

    assert leaves.first.target == "closed"
    assert _places(leaves) == ["with_agent", "transfer_requested"]
    (with_agent, _) = leaves.origins
    assert [transition.source for transition in with_agent.transitions] == [
        "active",
        "conference_requested",
        "conferencing",
    ]


def test_these_lines_start_at_frames() -> None:
    hoisted = {
        (machine.name, card.first.event.partition(".")[2], origin.place.name)
        for machine in TABLE.machines
        for card in cards(machine.name)
        for origin in card.origins
        if isinstance(origin.place, Superstate)
    }
    assert hoisted == {
        ("Conversation", "receive", "open"),
        ("Conversation", "stop", "waiting"),
        ("Conversation", "asset_deleted", "waiting"),
        ("Conversation", "stop", "with_agent"),
        ("Conversation", "asset_deleted", "with_agent"),
        ("Dialog", "search", "open"),
        ("Dialog", "choose", "open"),
        ("Dialog", "refresh", "recipient"),
        ("Dialog", "cancel", "recipient"),
        ("Dialog", "require_wrap_up", "recipient"),
        ("Dialog", "dismiss", "recipient"),
    }


@pytest.mark.parametrize("reading", [None, *load().readings])
def test_a_frame_stands_only_for_what_every_state_inside_has(reading: str | None) -> None:
    table = table_of([reading] if reading else [])
    for machine in table.machines:
        here = [_meant(transition) for transition in table.transitions if transition.machine == machine.name]
        for card in cards(machine.name, table.transitions):
            for origin in card.origins:
                if isinstance(origin.place, Superstate):
                    name = card.first.event.partition(".")[2]
                    for state in origin.place.states:
                        target = card.first.target or state
                        meant = (state, target, name, card.first.guards, card.first.effect)
                        assert here.count(meant) == 1, (machine.name, meant)


@pytest.mark.parametrize("reading", [None, *load().readings])
def test_the_lines_of_all_cards_stand_for_the_whole_table_and_each_transition_once(reading: str | None) -> None:
    table = table_of([reading] if reading else [])
    drawn = [
        transition
        for machine in table.machines
        for card in cards(machine.name, table.transitions)
        for origin in card.origins
        for transition in origin.transitions
    ]
    assert Counter(drawn) == Counter(table.transitions)


def test_the_pictures_expanded_again_are_the_81_transitions_of_the_table() -> None:
    for language in LANGUAGES:
        expanded = [(machine.name, *meant) for machine in TABLE.machines for meant in _expanded(machine, language)]
        assert len(expanded) == 81
        assert Counter(expanded) == Counter((each.machine, *_meant(each)) for each in TABLE.transitions)


def _expanded(machine: MachineSpec, language: Language) -> Iterator[Meant]:
    """The transitions as the SVG draws them: what a frame holds is measured, and numbers are looked up in the table."""
    drawn = machine_file(machine, language)
    picture = measured(drawn)
    by_number = {str(box.number): box for box in boxes(machine.name)}
    targets = {number: line.target for line in picture.lines if not line.source for number in line.numbers.split()}
    for line in picture.lines:
        if line.source:
            first, *others = line.numbers.split()
            assert {targets[number] for number in others} <= {targets[first]}
            box = by_number[first]
            for state in _inside(picture, line.source):
                yield state, targets[first], box.event.partition(".")[2], box.guards, box.effect
    for place, number in _staying(drawn, cards(machine.name)):
        box = by_number[number]
        for state in _inside(picture, place):
            yield state, state, box.event.partition(".")[2], box.guards, box.effect


def _inside(picture: Measured, place: str) -> Iterator[str]:
    """The states that stand in a frame of this name, or the state of this name."""
    frames = [frame for frame in picture.frames if frame.name == place]
    for node in picture.nodes:
        if node.kind == "state" and (node.name == place or any(frame.around.holds(node.around) for frame in frames)):
            yield node.name


def _staying(drawn: bytes, drawn_cards: tuple[Card, ...]) -> Iterator[tuple[str, str]]:
    """For each box that is drawn in a state or under a frame's name: where, and the first of its numbers."""
    for group in ElementTree.fromstring(drawn).iter(f"{SVG}g"):
        place = group.get("data-state") or group.get("data-superstate")
        if place is None:
            continue
        numbers = [link.get("href", "").rpartition("/")[2] for link in group.iter(f"{SVG}a")]
        seen: set[str] = set()
        for number in filter(str.isdigit, numbers):
            (card,) = (card for card in drawn_cards if any(str(box.number) == number for box in card.boxes))
            if card.key not in seen:
                seen.add(card.key)
                yield place, number


def test_where_one_state_inside_differs_nothing_is_drawn_from_the_frame() -> None:
    cancelled = "Dialog.cancel: conference > none"
    submitted = TABLE.transition("Dialog.submit: wrap_up > none")
    for table in (
        TABLE.without(cancelled),
        TABLE.changed(cancelled, guards=submitted.guards),
        TABLE.changed(cancelled, effect=submitted.effect),
        TABLE.changed(cancelled, target="wrap_up"),
    ):
        for card in cards("Dialog", table.transitions):
            if card.first.event == "Dialog.cancel":
                assert all(isinstance(origin.place, str) for origin in card.origins)


def test_the_fewest_places_are_found() -> None:
    def named(*states: str) -> list[str]:
        return [each.name if isinstance(each, Superstate) else each for each in origins("Conversation", states)]

    assert named("queued", "offered") == ["waiting"]
    assert named("queued", "offered", "new") == ["waiting", "new"]
    assert named("queued") == ["queued"]
    assert named(*superstates("Conversation")[0].states) == ["open"]
    assert named() == []


def test_every_superstate_holds_states_of_its_machine_each_once_and_has_a_name_of_its_own() -> None:
    machines = {machine.name: machine for machine in TABLE.machines}
    for name, outermost in SUPERSTATES.items():
        states = [state for each in outermost for state in each.states]
        assert len(states) == len(set(states)) and set(states) <= set(machines[name].states)
        for superstate in superstates(name):
            assert len(superstate.states) > 1
            assert superstate.name not in machines[name].states
            for language in LANGUAGES:
                assert superstate_name(name, superstate.name, language)


def test_the_glossary_names_these_superstates_and_no_other() -> None:
    named = {f"superstate.{machine}.{each.name}" for machine in SUPERSTATES for each in superstates(machine)}
    assert {each for each in load().terms if each.startswith("superstate.")} == named
