"""The two engines, the table and the library's own, give the same answer to every event in every reachable World;
and the sizes of the explored spaces are pinned."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from machine.explore.exploration import explore
from machine.lifecycle.bounds import Bounds, all_events
from machine.lifecycle.engine import (
    Blocked,
    Engine,
    Fired,
    Macrostep,
    SpecificationError,
    Step,
    TableEngine,
    run,
)
from machine.lifecycle.library_engine import LibraryEngine
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import DialogState, Event, InstanceId, World, first_world
from spec.refusals import Refusal

if TYPE_CHECKING:
    from tests.lifecycle.conftest import Space

RECEIVE = Event("Conversation.receive", InstanceId(conversation=0), (("asset", "live"), ("text", "fits")))


@pytest.mark.parametrize("engine", [TableEngine(), LibraryEngine()], ids=["table", "library"])
def test_an_engine_takes_one_event_or_says_why_not(engine: Engine) -> None:
    world = first_world(agents=1, conversations=1, capacity=1)

    taken = engine.fire(world, RECEIVE)
    assert isinstance(taken, Fired)
    assert taken.step == Step("Conversation.receive: new > queued", RECEIVE)

    blank = Event("Conversation.receive", InstanceId(conversation=0), (("asset", "live"), ("text", "blank")))
    assert engine.fire(world, blank) == Blocked(Refusal.BLANK, ("RULE-23",), "customer_text_is_not_blank")

    nothing_there = Event("Conversation.stop", InstanceId(conversation=0))
    assert engine.fire(world, nothing_there) == Blocked(Refusal.NO_CONVERSATION, ("RULE-22",), None)


@pytest.mark.parametrize(
    ("machine", "events_count"), [("AgentStatus", 6), ("Conversation", 31), ("Interaction", 56), ("Dialog", 32)]
)
def test_table_and_library_agree_on_every_event_in_every_reachable_world(
    with_dialogs: Space, machine: str, events_count: int
) -> None:
    """2 agents x 1 conversation with dialogs; internal events, all parameters and all refusals included."""
    table, library = TableEngine(), LibraryEngine()
    bounds = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
    events = [event for event in all_events(TABLE, bounds) if event.name.startswith(f"{machine}.")]
    assert (len(with_dialogs.worlds), len(events)) == (387, events_count)

    for world in with_dialogs.worlds:
        for event in events:
            assert library.fire(world, event) == table.fire(world, event), (event, world)


def test_table_and_library_agree_on_every_consequence_in_the_middle_of_a_command(with_dialogs: Space) -> None:
    library = LibraryEngine()
    consequences = [taken for taken in with_dialogs.taken if TABLE.event[taken.event.name].by == "machine"]
    assert len(consequences) > 1_000

    for world, event, fired in consequences:
        assert library.fire(world, event) == fired, (event, world)


def test_every_transition_is_taken_at_2x1(with_dialogs: Space) -> None:
    assert {taken.fired.step.transition for taken in with_dialogs.taken} == {
        transition.id for transition in TABLE.transitions
    }


def test_a_space_without_dialogs_is_the_one_with_dialogs_seen_without_them(
    with_dialogs: Space, without_dialogs: Space
) -> None:
    def seen_without(world: World) -> World:
        return world._replace(
            dialogs=tuple(
                tuple(each if each is DialogState.WRAP_UP else DialogState.NONE for each in row)
                for row in world.dialogs
            )
        )

    assert {seen_without(world) for world in with_dialogs.worlds} == set(without_dialogs.worlds)


@pytest.mark.parametrize(
    ("bounds", "size"),
    [
        (Bounds(agents=2, conversations=1, capacity=2, dialogs=False), (319, 3_054, 13)),
        (Bounds(agents=2, conversations=1, capacity=2, dialogs=True), (387, 4_414, 14)),
    ],
    ids=str,
)
def test_the_spaces_have_their_pinned_sizes(bounds: Bounds, size: tuple[int, int, int]) -> None:
    """Worlds, transitions and depth. A change of the rules changes them; then say why in the commit. The larger space
    is pinned with the exploration's own tests."""
    found = explore(bounds, properties=())

    assert (found.states, found.transitions, found.depth) == size
    assert found.complete


def test_a_refused_consequence_is_an_error_of_the_specification() -> None:
    waiting = run(TableEngine(), first_world(1, 1, 1), RECEIVE)
    assert isinstance(waiting, Macrostep)
    available = run(TableEngine(), waiting.world, Event("AgentStatus.set_available", InstanceId(agent=0)))
    assert isinstance(available, Macrostep)
    deaf = TableEngine(TABLE.without("Interaction.offer: none > offered"))

    with pytest.raises(SpecificationError) as error:
        run(deaf, available.world, Event("Conversation.offer", InstanceId(conversation=0), (("agent", 0),)))
    assert str(error.value) == (
        "Interaction.offer for (0, 0) was refused (no_part) after Conversation.offer: an effect emits an event that "
        "its machine does not take here."
    )


def test_events_without_end_are_an_error_of_the_specification() -> None:
    class Echo:
        """Takes everything, and causes it once more."""

        def fire(self, world: World, event: Event) -> Fired | Blocked:
            return Fired(world.emit(event.name, event.me), Step("Echo", event))

    with pytest.raises(SpecificationError, match=r"AgentStatus\.miss causes more than 1000 steps: a loop of events\."):
        run(Echo(), first_world(1, 1, 1), Event("AgentStatus.miss", InstanceId(agent=0)))
