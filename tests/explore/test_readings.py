"""Exploration decides every property under every reading: one is refuted, with the customer whom nobody has."""

from itertools import chain, combinations

import pytest

from machine.explore.exploration import Exploration, explorable_properties, explore, sometimes_properties
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.declaration import emits
from machine.lifecycle.engine import Macrostep, TableEngine, run
from machine.lifecycle.readings import table_of
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import InstanceId, World
from spec.catalogue.load import load
from spec.properties import TURNED, StateProperty, properties_of, turned_by

SMALL = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
READINGS = tuple(load().readings)
ORPHANED = {"somebody-has-the-customer"}
"""What the literal reading breaks."""


def _explored(readings: tuple[str, ...], bounds: Bounds = SMALL, *, symmetric: bool = False) -> Exploration:
    table = table_of(readings)
    properties = (*properties_of(readings), *sometimes_properties(table))
    return explore(bounds, table=table, properties=properties, symmetric=symmetric)


def _refuted(space: Exploration) -> set[str]:
    assert space.complete
    return {verdict.id for verdict in space.verdicts if verdict.verdict == "refuted"}


def test_tutorial_the_literal_reading_of_a_dropped_request_orphans_the_customer() -> None:
    """The rejected alternative of GAP-5: the request is gone, and nobody holds the conversation."""
    space = _explored(("literal-drop",))

    assert _refuted(space) == ORPHANED
    found = {verdict.id: verdict for verdict in space.verdicts}["somebody-has-the-customer"]
    assert found.counterexample is not None
    names = [event.name for event in found.counterexample]
    assert sorted(names) == [
        "AgentStatus.set_available",
        "AgentStatus.set_available",
        "Conversation.start_outbound",
        "Dialog.confirm",
        "Dialog.open_transfer",
        "Interaction.expire",
    ]
    assert names[-1] == "Interaction.expire"
    world = SMALL.first_world()
    for event in found.counterexample:
        led_to = run(TableEngine(table_of(["literal-drop"])), world, event)
        assert isinstance(led_to, Macrostep)
        world = led_to.world
    assert world.conversations[0].state == "transfer_requested"
    assert not any(part.state in ("offered", "held") for row in world.interactions for part in row)


@pytest.mark.parametrize(
    ("reading", "size"),
    [
        ("literal-drop", (414, 4_702, 14)),
        ("wrap-up-times-out", (387, 4_650, 14)),
        ("joined-without-wrap-up", (371, 4_138, 14)),
        ("idle-pends", (573, 6_636, 14)),
        ("idle-withdraws-offers", (351, 3_976, 14)),
    ],
)
def test_the_space_of_each_reading_has_its_pinned_size(reading: str, size: tuple[int, int, int]) -> None:
    """Worlds, transitions and depth; 387, 4414 and 14 without a reading."""
    space = _explored((reading,))

    assert (space.states, space.transitions, space.depth) == size


ALL_SETS = tuple(chain.from_iterable(combinations(READINGS, count) for count in range(len(READINGS) + 1)))
NEEDS_TWO_CONVERSATIONS = {"sometimes AgentStatus.miss: idle_pending > rona"}


@pytest.mark.parametrize("readings", ALL_SETS, ids="+".join)
def test_every_property_is_proved_under_every_set_of_readings_but_for_what_the_literal_one_breaks(
    readings: tuple[str, ...],
) -> None:
    expected = ORPHANED if "literal-drop" in readings else set()

    refuted = _refuted(_explored(readings))

    assert refuted - NEEDS_TWO_CONVERSATIONS == expected
    assert bool(refuted & NEEDS_TWO_CONVERSATIONS) == (
        "idle-pends" in readings and "idle-withdraws-offers" not in readings
    )


@pytest.mark.parametrize(
    ("reading", "states"),
    [
        ("literal-drop", 35_539),
        ("wrap-up-times-out", 30_889),
        ("joined-without-wrap-up", 29_977),
        ("idle-pends", 52_332),
        ("idle-withdraws-offers", 25_193),
    ],
)
def test_with_two_conversations_everything_is_seen_and_no_more_is_refuted(reading: str, states: int) -> None:
    space = _explored((reading,), Bounds(agents=2, conversations=2, capacity=2, dialogs=True), symmetric=True)

    assert space.states == states
    assert _refuted(space) == (ORPHANED if reading == "literal-drop" else set())


# --- which properties follow


def test_without_a_reading_the_properties_are_the_declared_ones() -> None:
    assert (*properties_of(()), *sometimes_properties(TABLE)) == explorable_properties()
    assert len(properties_of(())) == len({each.id for each in properties_of(())}) == 39
    assert not {each.instead.id for each in TURNED} & {each.id for each in properties_of(())}


def test_a_property_that_states_the_default_gives_way_in_its_place_and_what_is_added_comes_last() -> None:
    declared = [each.id for each in properties_of(())]
    turned = [each.id for each in properties_of(["wrap-up-times-out"])]

    place = declared.index("wrap-up-ends-by-own-submit")
    assert turned[place] == "wrap-up-ends-by-submit-or-time-out"
    assert [*turned[:place], declared[place], *turned[place + 1 :]] == [*declared, "no-wrap-up-stays-for-ever"]


def test_no_two_readings_turn_one_property() -> None:
    """So any of them can be taken together."""
    defaults = [each.default for each in TURNED if each.default is not None]

    assert len(defaults) == len(set(defaults))
    assert set(defaults) <= {each.id for each in properties_of(())}
    assert {each.reading for each in TURNED} == set(READINGS)
    assert [each.reading for each in turned_by(["idle-pends"])] == ["idle-pends"] * 3


@pytest.mark.parametrize("turned", [each for each in TURNED if each.default], ids=lambda each: each.default)
def test_a_property_gives_way_only_where_the_reading_breaks_it(turned: object) -> None:
    """Else it would be left out for nothing."""
    (found,) = (each for each in TURNED if each is turned)
    (default,) = (each for each in properties_of(()) if each.id == found.default)

    assert _refuted(explore(SMALL, table=table_of([found.reading]), properties=(default,))) == {default.id}


def test_what_the_turned_properties_cite_is_in_the_catalogue() -> None:
    for each in TURNED:
        assert "RULE-42" in each.instead.cites
        load().check_cites(each.instead.cites, each.instead.id)


@emits("Interaction.withdraw", "Conversation.dropped")
def give_up_everybodys_offers(world: World, me: InstanceId) -> World:
    for agent, row in enumerate(world.interactions):
        for conversation, part in enumerate(row):
            if part.state == "offered":
                world = world.emit("Interaction.withdraw", InstanceId(agent, conversation))
                world = world.emit("Conversation.dropped", InstanceId(conversation=conversation))
    return world


TIMED, PENDING, WITHDRAWN = (
    table_of([reading]) for reading in ("wrap-up-times-out", "idle-pends", "idle-withdraws-offers")
)
TO_IDLE = "AgentStatus.set_idle: available > idle"

SEEDED: dict[str, Table] = {
    "parts-match-unless-dropped": TABLE.changed("Conversation.taken: transfer_requested > active", target="queued"),
    "expired-transfer-request-is-gone": TABLE,
    "wrap-up-ends-by-submit-or-time-out": TIMED.changed("Interaction.submit: wrap_up > done", target="held"),
    "no-wrap-up-stays-for-ever": TIMED.without("Dialog.time_out: wrap_up > none"),
    "holding-ends-by-role": TABLE,
    "status-is-as-chosen-or-pending": TABLE,
    "status-by-hand-or-rona-or-last-part": PENDING.changed(
        "AgentStatus.become_idle: idle_pending > idle", target="rona"
    ),
    "pending-idle-while-busy": PENDING.changed("Interaction.submit: wrap_up > done", effect=None),
    "idle-touches-own-offers": WITHDRAWN.changed(TO_IDLE, effect=give_up_everybodys_offers),
    "withdrawing-by-idle-means-no-rona": WITHDRAWN.changed(TO_IDLE, target="rona"),
    "offers-only-while-available": TABLE,
}
"""For every property that holds instead a machine, of the default or different in one place, that it refutes."""


@pytest.mark.parametrize("turned", TURNED, ids=lambda each: each.instead.id)
def test_what_holds_instead_refutes_a_machine_that_deserves_it(turned: object) -> None:
    (found,) = (each for each in TURNED if each is turned)

    space = explore(SMALL, table=SEEDED[found.instead.id], properties=(found.instead,))

    assert _refuted(space) == {found.instead.id}


def test_every_property_that_holds_instead_is_seeded() -> None:
    assert {each.instead.id for each in TURNED} == set(SEEDED)
    assert {type(each.instead) for each in TURNED if each.default is None} >= {StateProperty}
