"""The concrete graph of a bounded configuration: every World, every command that a transition answers, every guard."""

import pytest

from machine.explore.concrete_graph import Graph, GraphError, canonical, graph
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.engine import Macrostep, TableEngine, run
from machine.lifecycle.table import TABLE

SMALL = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)


@pytest.fixture(scope="module")
def small() -> Graph:
    return graph(SMALL)


def test_tutorial_the_graph_of_two_agents_and_one_conversation(small: Graph) -> None:
    taken = [edge for edge in small.edges if edge.refusal is None]
    refused = [edge for edge in small.edges if edge.refusal is not None]

    assert (len(small.worlds), len(taken), len(refused), max(small.depth)) == (387, 4414, 3504, 14)
    assert {small.edges[number].source for number in small.leaving(7)} == {7}


@pytest.mark.parametrize(
    ("bounds", "sizes"),
    [
        (Bounds(1, 1, 1, dialogs=False), (31, 211, 160)),
        (Bounds(1, 1, 1, dialogs=True), (37, 315, 210)),
        (Bounds(2, 1, 2, dialogs=False), (319, 3054, 3272)),
    ],
)
def test_the_sizes_of_other_bounds(bounds: Bounds, sizes: tuple[int, int, int]) -> None:
    space = graph(bounds)

    taken = sum(edge.refusal is None for edge in space.edges)
    assert (len(space.worlds), taken, len(space.edges) - taken) == sizes


def test_a_path_is_a_shortest_run_of_commands_to_its_world(small: Graph) -> None:
    for number in (0, 1, 100, 386):
        world = small.worlds[0]
        for edge in small.path(number):
            led_to = run(TableEngine(), world, small.edges[edge].event)
            assert isinstance(led_to, Macrostep)
            world = led_to.world
        assert world == small.worlds[number]
        assert len(small.path(number)) == small.depth[number]


def test_a_refused_command_leads_nowhere_and_names_the_guard_that_said_no(small: Graph) -> None:
    for edge in small.edges:
        if edge.refusal is not None:
            assert edge.target == edge.source
            assert edge.steps == ()
            assert edge.asked
            assert all(asked.refused_by is not None for asked in edge.asked)


def test_a_transition_that_was_taken_has_no_guard_that_said_no(small: Graph) -> None:
    guarded = {transition.id for transition in TABLE.transitions if transition.guards}
    for edge in small.edges:
        passed = {asked.transition for asked in edge.asked if asked.refused_by is None}
        assert passed == {step.transition for step in edge.steps} & guarded


def test_worlds_that_differ_only_in_who_is_who_have_one_canonical_form(small: Graph) -> None:
    world = small.worlds[small.edges[small.first_edge[1]].target]
    mirrored = world._replace(
        statuses=world.statuses[::-1], interactions=world.interactions[::-1], dialogs=world.dialogs[::-1]
    )

    assert canonical(mirrored) == canonical(world)
    assert len({canonical(each) for each in small.worlds}) == 202
    assert all(canonical(each) in small.worlds for each in small.worlds)


@pytest.mark.parametrize(
    ("bounds", "says"),
    [
        (Bounds(0, 1, 1, dialogs=True), "agents is 0; give 1 to 5."),
        (Bounds(1, 6, 1, dialogs=True), "conversations is 6; give 1 to 5."),
        (Bounds(1, 1, 51, dialogs=True), "capacity is 51; give 1 to 50."),
    ],
)
def test_a_size_that_cannot_be_is_told(bounds: Bounds, says: str) -> None:
    with pytest.raises(GraphError) as told:
        graph(bounds)

    assert str(told.value) == says


def test_a_space_beyond_the_limit_is_told_and_not_cut() -> None:
    with pytest.raises(GraphError, match="reaches more than 100 Worlds; give smaller sizes"):
        graph(SMALL, limit=100)
