"""The packed search reaches what the simplest search reaches, counts it exactly, and says so when it is cut short."""

import numpy as np
import pytest

from machine.explore.decision_trees import Decisions
from machine.explore.exploration import explorable_properties, explore
from machine.explore.packing import Packing, PackingError
from machine.explore.search import LIMITS, Budget, Space, budget_of, search
from machine.explore.symmetry import canonical, orbit_sizes
from machine.explore.traced_world import Notes
from machine.lifecycle.bounds import Bounds, commands, left_out
from machine.lifecycle.engine import Macrostep, TableEngine, run
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import Event, InstanceId, World
from spec.catalogue.entries import Words
from spec.properties import Over, ResponseProperty, StateProperty

SMALL = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)

SIZES = {
    Bounds(1, 1, 1, dialogs=False): (31, 211, 8, 31),
    Bounds(1, 2, 2, dialogs=False): (446, 5_898, 11, 229),
    Bounds(2, 1, 2, dialogs=False): (319, 3_054, 13, 168),
    SMALL: (387, 4_414, 14, 202),
    Bounds(2, 2, 1, dialogs=False): (4_495, 67_044, 16, 1_154),
    Bounds(2, 2, 2, dialogs=False): (20_433, 354_732, 19, 5_176),
    Bounds(2, 2, 2, dialogs=True): (30_889, 653_564, 21, 7_790),
    Bounds(3, 1, 2, dialogs=False): (2_639, 33_417, 17, 534),
    Bounds(1, 3, 2, dialogs=False): (5_700, 111_031, 13, 980),
}
"""States, transitions, depth, and states up to symmetry. A change of the rules changes them; say why in the commit."""


def searched(bounds: Bounds, *, symmetric: bool = False, budget: Budget = LIMITS) -> Space:
    return search(
        bounds, TABLE, explorable_properties(), symmetric=symmetric, budget=budget, progress=lambda _done, _found: None
    )


def simplest(bounds: Bounds) -> tuple[set[World], int]:
    """Every World and how many commands were accepted, without packing anything."""
    engine, possible = TableEngine(), commands(TABLE, bounds)
    worlds, todo, taken = {bounds.first_world()}, [bounds.first_world()], 0
    for world in todo:
        for command in possible:
            led_to = run(engine, world, command)
            if isinstance(led_to, Macrostep):
                taken += 1
                if led_to.world not in worlds:
                    worlds.add(led_to.world)
                    todo.append(led_to.world)
    return worlds, taken


def test_tutorial_a_space_is_searched_level_by_level_and_its_states_are_worlds() -> None:
    space = searched(SMALL)

    assert [len(level) for level in space.levels[:4]] == [1, 3, 5, 17]
    assert space.packing.world(int(space.levels[0][0])) == SMALL.first_world()
    assert (space.states, space.reached, space.transitions, space.cut) == (387, 387, 4_414, None)


@pytest.mark.parametrize("bounds", [each for each in SIZES if each.agents * each.conversations <= 2], ids=str)
def test_the_packed_search_reaches_just_the_worlds_of_the_simplest_one(bounds: Bounds) -> None:
    space = searched(bounds)

    worlds, taken = simplest(bounds)
    packed = [space.packing.world(int(state)) for level in space.levels for state in level]
    assert len(packed) == len(worlds) and set(packed) == worlds
    assert space.transitions == taken
    assert [space.packing.pack(world) for world in packed] == np.concatenate(space.levels).tolist()


@pytest.mark.parametrize("bounds", SIZES, ids=str)
def test_every_size_has_its_pinned_counts_with_symmetry_and_without(bounds: Bounds) -> None:
    plain, symmetric = explore(bounds), explore(bounds, symmetric=True)

    assert (plain.states, plain.transitions, plain.depth, symmetric.canonical_states) == SIZES[bounds]
    assert (symmetric.states, symmetric.transitions, symmetric.depth) == SIZES[bounds][:3]
    assert [(each.id, each.verdict) for each in symmetric.verdicts] == [
        (each.id, each.verdict) for each in plain.verdicts
    ]
    assert symmetric.transitions == plain.transitions


def test_the_canonical_states_of_all_states_are_those_that_symmetry_visits() -> None:
    plain = searched(Bounds(2, 2, 2, dialogs=False))
    packing = Packing(plain.bounds, symmetric=True)
    every = np.array([packing.pack(plain.packing.world(int(state))) for level in plain.levels for state in level])

    orbits, sizes = np.unique(canonical(packing, every), return_counts=True)

    assert len(orbits) == 5_176
    assert (orbit_sizes(packing, orbits) == sizes).all()


def test_what_a_command_does_depends_on_nothing_but_what_its_branch_has_read() -> None:
    """On every World of a space, the leaf that other Worlds have grown says what the engine says."""
    bounds = Bounds(1, 2, 2, dialogs=False)
    decisions = searched(bounds).successors.decisions
    leaves = len(decisions.leaves)
    for world in simplest(bounds)[0]:
        for number, command in enumerate(decisions.commands):
            led_to = run(TableEngine(), world, command)
            leaf = decisions.leaf(number, world)
            assert leaf.accepted is isinstance(led_to, Macrostep)
            if isinstance(led_to, Macrostep):
                assert leaf.transitions == tuple(step.transition for step in led_to.steps)
    assert len(decisions.leaves) == leaves


def test_a_traced_world_notes_what_was_read_in_order() -> None:
    notes = Notes(SMALL.first_world())

    run(TableEngine(), notes.world_read(), Event("Conversation.offer", InstanceId(conversation=0), (("agent", 1),)))  # type: ignore[arg-type]

    assert [(atom.field, str(value)) for atom, value in notes.reads.items()] == [("talk.state", "new")]


@pytest.mark.parametrize(
    ("budget", "says"),
    [
        (Budget(states=50), "more than 50 states"),
        (Budget(seconds=0.0), "more than 0 s"),
        (Budget(memory_bytes=1), "more than 0 MiB"),
    ],
)
def test_a_spent_budget_cuts_the_search_and_says_which(budget: Budget, says: str) -> None:
    space = explore(SMALL, budget=budget)

    assert space.cut == says
    assert {each.verdict for each in space.verdicts if each.kind != "sometimes"} == {"undetermined"}


@pytest.mark.parametrize(
    ("raised", "says"), [(KeyboardInterrupt, "it was interrupted"), (MemoryError, "memory ran out")]
)
def test_an_interruption_keeps_what_was_covered_and_is_undetermined(raised: type[BaseException], says: str) -> None:
    def stop(done: int, found: int) -> None:
        if done > 100:
            raise raised

    space = explore(SMALL, progress=stop, interruptible=True)

    assert space.cut == says and space.states > 100
    assert "proved" not in {each.verdict for each in space.verdicts if each.kind != "sometimes"}


def test_where_nobody_asks_for_what_was_covered_an_interruption_is_no_result_that_could_be_kept() -> None:
    def stop(_done: int, _found: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        explore(SMALL, progress=stop)


def test_bounds_that_do_not_fit_say_so() -> None:
    with pytest.raises(PackingError, match=r"^40 agents x 1 conversation, .* does not fit into 63 bits; take fewer"):
        explore(Bounds(40, 1, 1, dialogs=False))
    with pytest.raises(PackingError, match="with symmetry at most 6 agents"):
        explore(Bounds(7, 1, 1, dialogs=False), symmetric=True)


def test_a_property_that_looks_beyond_what_it_is_declared_over_is_refused() -> None:
    nosy = StateProperty(
        "nosy",
        Words("Nosy", "참견"),
        ("RULE-36",),
        Over.CONVERSATION,
        lambda world, _a, _c: world.statuses[0] != "rona",
    )

    with pytest.raises(ValueError, match=r"^nosy: is declared over each conversation but reads status beyond"):
        explore(SMALL, properties=(nosy,))


def test_what_is_to_help_must_be_a_command() -> None:
    helpless = ResponseProperty(
        "helpless", Words("Helpless", "무력"), ("RULE-36",), Over.PART, lambda _w, _a, _c: False, "Dialog.submit"
    )

    with pytest.raises(ValueError, match=r"^helpless: Dialog\.submit, which is to help, is no command"):
        explore(SMALL, properties=(helpless,))


def test_limits_asked_for_are_above_nothing() -> None:
    assert budget_of(None, None, None) == LIMITS
    assert budget_of(10, 2.5, 3) == Budget(states=10, seconds=2.5, memory_bytes=3 << 20)
    with pytest.raises(ValueError, match=r"^seconds is -1; give more than 0\.$"):
        budget_of(None, -1, None)


def test_without_dialogs_only_what_a_dialog_would_do_is_left_out() -> None:
    left = left_out(TABLE, Bounds(2, 1, 2, dialogs=False))

    assert left_out(TABLE, SMALL) == frozenset()
    assert {"Dialog.transfer", "Dialog.cancel: transfer > none"} < left
    assert {each.split(".")[0] for each in left} == {"Dialog"} and len(left) == 18


def test_decisions_do_not_grow_where_they_reach() -> None:
    bounds = Bounds(1, 1, 1, dialogs=False)
    decisions = Decisions(TableEngine(), Packing(bounds), commands(TABLE, bounds), (), (), True)
    world = bounds.first_world()

    first = [decisions.leaf(number, world) for number in range(len(decisions.commands))]
    size = len(decisions.leaves)
    assert [decisions.leaf(number, world) for number in range(len(decisions.commands))] == first
    assert len(decisions.leaves) == size
