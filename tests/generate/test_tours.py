"""Goals, walks to them, and how few commands there must be."""

from itertools import count

import pytest

from machine.explore.concrete_graph import Edge, Graph, graph
from machine.generate.criteria import Criterion, CriterionName, criterion
from machine.generate.tours import Tour, Walk, needed, needed_for_every_edge
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import Event, InstanceId
from spec.refusals import Refusal

SMALL = graph(Bounds(agents=2, conversations=1, capacity=2, dialogs=True))
ALONE = graph(Bounds(agents=1, conversations=1, capacity=1, dialogs=True))
WITHOUT_DIALOGS = graph(Bounds(agents=2, conversations=1, capacity=2, dialogs=False))


def walks(space: Graph, wanted: Criterion) -> list[Walk]:
    """Every walk of a tour that reaches all that can be reached."""
    tour, found = Tour(space, wanted), []
    while (walk := tour.next()) is not None:
        found.append(walk)
        tour.done(tour.reached(walk))
    assert not tour.open
    return found


def drawn(*transitions: tuple[int, int]) -> Graph:
    """A graph of these edges from World to World; World 0 is the one at reset."""
    bounds = Bounds(1, 1, 1, dialogs=False)
    worlds = 1 + max(max(transition) for transition in transitions)
    edges = tuple(Edge(a, b, Event(f"{n}", InstanceId()), (), (), None) for n, (a, b) in enumerate(sorted(transitions)))
    depth, parent = [0] * worlds, [None, *([0] * (worlds - 1))]
    for _ in transitions:
        for number, edge in enumerate(edges):
            if edge.target and (not depth[edge.target] or depth[edge.source] + 1 < depth[edge.target]):
                depth[edge.target], parent[edge.target] = depth[edge.source] + 1, number
    first = tuple(sum(edge.source < world for edge in edges) for world in range(worlds + 1))
    return Graph(bounds, TABLE, (bounds.first_world(),) * worlds, edges, first, tuple(parent), tuple(depth))


def every_edge_of(space: Graph) -> Criterion:
    goals = tuple(str(number) for number in range(len(space.edges)))
    return Criterion(
        goals, {}, 1, lambda _instance, _memory, edge: (None, (goals[edge],)), lambda edge: [frozenset({goals[edge]})]
    )


def test_tutorial_a_tour_of_a_fork_starts_over_for_its_second_prong() -> None:
    fork = drawn((0, 1), (1, 2), (1, 3))

    assert walks(fork, every_edge_of(fork)) == [Walk((0, 1), 0), Walk((0, 2), 1)]
    assert needed_for_every_edge(fork, every_edge_of(fork)) == 4


@pytest.mark.parametrize(
    ("transitions", "fewest"),
    [
        ([(0, 1), (1, 0)], 2),
        ([(0, 1), (0, 1), (1, 0)], 3),
        ([(0, 1), (1, 1), (1, 1)], 3),
        ([(0, 1), (1, 2), (2, 3), (2, 4), (2, 5)], 9),
        ([(0, 1), (1, 2), (2, 1), (1, 3), (3, 4)], 5),
    ],
)
def test_the_postman_needs_each_edge_once_and_the_cheapest_repetitions(
    transitions: list[tuple[int, int]], fewest: int
) -> None:
    space = drawn(*transitions)

    assert needed_for_every_edge(space, every_edge_of(space)) == fewest
    assert sum(len(walk.edges) for walk in walks(space, every_edge_of(space))) >= fewest


def test_the_bound_counts_goals_that_no_command_shares_and_the_way_to_the_deep_ones() -> None:
    line = drawn((0, 1), (1, 2), (2, 3))
    last_two = Criterion(
        ("a", "b", "c"),
        {},
        1,
        lambda _instance, _memory, edge: (None, ((), ("a",), ("b", "c"))[edge]),
        lambda edge: [frozenset(goal) for goal in ((), ("a",), ("b", "c"))[edge]],
    )

    assert needed(line, last_two) == 3


FIGURES: list[tuple[Graph, CriterionName, int, int]] = [
    (SMALL, "states", 220, 0),
    (SMALL, "transitions", 81, 0),
    (SMALL, "pairs", 310, 29),
    (SMALL, "guards", 136, 11),
    (SMALL, "clauses", 33, 0),
    (ALONE, "transitions", 81, 25),
    (WITHOUT_DIALOGS, "transitions", 81, 16),
]


@pytest.mark.parametrize(("space", "name", "goals", "unreachable"), FIGURES)
def test_every_goal_is_reached_or_has_its_reason(
    space: Graph, name: CriterionName, goals: int, unreachable: int
) -> None:
    wanted = criterion(name, space)

    assert (len(wanted.goals), len(wanted.unreachable)) == (goals, unreachable)
    assert all(wanted.unreachable.values())
    assert needed(space, wanted) <= sum(len(walk.edges) for walk in walks(space, wanted))


def test_commands_that_differ_in_nothing_that_decides_are_one_goal() -> None:
    wanted = criterion("transitions", SMALL, every_edge=True)

    assert len(wanted.goals) == 3439 < sum(edge.refusal is None for edge in SMALL.edges) == 4414
    assert needed_for_every_edge(SMALL, wanted) == 8378


def test_a_walk_begins_at_reset_and_goes_on_where_it_is() -> None:
    for walk in walks(SMALL, criterion("pairs", SMALL)):
        world = 0
        for index, number in enumerate(walk.edges):
            edge = SMALL.edges[number]
            assert edge.source == world
            assert index >= walk.given or edge.refusal is None
            world = edge.target


def test_an_avoided_command_is_taken_by_no_further_walk() -> None:
    tour = Tour(SMALL, criterion("clauses", SMALL))
    first = tour.next()
    assert first is not None
    tour.avoid(first.edges[0])

    again = tour.next()

    assert again is not None
    assert first.edges[0] not in again.edges


def test_why_a_transition_cannot_be_taken_is_told() -> None:
    alone, without = criterion("transitions", ALONE).unreachable, criterion("pairs", WITHOUT_DIALOGS).unreachable

    assert alone["Conversation.transferred: active > transfer_requested"] == "recipient_is_agent says no each time"
    assert alone["Interaction.accept: offered > held if asked_to_join"] == "asked_to_join says no each time"
    assert alone["Conversation.stop: conferencing > closed"] == "no Conversation is ever conferencing under this bound"
    assert (
        without["Dialog.open_transfer: none > transfer, then Dialog.search: transfer > transfer"]
        == "Dialog.open_transfer: none > transfer is never taken: Dialog.open_transfer is no command without dialogs"
    )


def test_why_a_guard_cannot_refuse_is_told() -> None:
    told = criterion("guards", SMALL).unreachable

    assert (
        told["Interaction.transfer: held > wrap_up: agent_is_owner refuses"] == "it says yes each time under this bound"
    )
    assert told["Conversation.offer: queued > offered: agent_has_capacity refuses"] == (
        "where it would say no under this bound, agent_has_no_part or agent_is_available says it before"
    )


def test_a_pair_is_of_one_instance_and_of_one_life() -> None:
    wanted = criterion("pairs", SMALL)

    assert (
        "Interaction.accept: offered > held if asked_to_own, then Interaction.type_reply: held > held" in wanted.goals
    )
    assert not [goal for goal in wanted.goals if goal.startswith("Interaction.submit: wrap_up > done, then")]
    assert not [goal for goal in wanted.goals if goal.startswith("Conversation.ended: active > closed, then")]


def test_a_guard_refuses_where_a_command_is_refused_by_it() -> None:
    wanted = criterion("guards", SMALL)
    refused = next(n for n in count() if SMALL.edges[n].refusal is Refusal.NOT_OWNER)

    _, goals = wanted.follow(0, None, refused)

    assert [goal.rpartition(": ")[2] for goal in goals] == ["agent_is_owner refuses"]
