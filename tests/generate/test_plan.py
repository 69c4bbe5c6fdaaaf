"""The plan of test: every place of small situations, every command in each, every two transitions in turn."""

from collections.abc import Iterator
from functools import cache

import pytest

from machine.desk.in_process import InProcessDesk
from machine.explore.concrete_graph import canonical, graph
from machine.generate.plan import ConformancePlan, plan, planned
from machine.generate.situations import ALONE, FULL, OFFERED, TICKETS, TOO_MANY, TURNS, Situation
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import World
from machine.port.run_input import RunInput
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.refusals import Refusal

SMALLEST = Bounds(agents=1, conversations=1, capacity=1, dialogs=True)
SMALL = (ALONE, FULL, OFFERED, TICKETS, TURNS)


@cache
def small() -> ConformancePlan:
    return plan()


def of(situation: Situation) -> tuple[RunInput, ...]:
    return tuple(
        run
        for run in small().runs()
        if run.configuration == situation.configuration and run.commands != TOO_MANY.commands
    )


def played(runs: tuple[RunInput, ...]) -> Iterator[tuple[InProcessDesk, World, c.AnyCommand, object]]:
    """Our desk after each command, with the World before it, the command and the answer."""
    for run in runs:
        desk = InProcessDesk()
        desk.reset(run.configuration)
        for command in run.commands:
            before = desk.world
            yield desk, before, command, desk.apply(command)


def test_tutorial_a_plan_is_runs_of_commands_for_any_desktop() -> None:
    first = next(small().runs())

    assert first.configuration == ALONE.configuration
    assert len(first.commands) >= 100
    assert small().commands == sum(len(run.commands) for run in small().runs())


def test_the_plan_is_as_large_as_it_was() -> None:
    found = small()

    assert (found.places, found.tried, found.moving, found.refused) == (1966, 74402, 10885, 59062)
    assert (found.pairs, len(found.written), found.commands) == (281, 2916, 131173)


def test_one_conversation_alone_comes_to_every_world_of_its_bound() -> None:
    space = graph(Bounds(agents=2, conversations=1, capacity=2, dialogs=True))
    worlds = {canonical(desk.world) for desk, *_ in played(of(ALONE))}

    assert {canonical(world) for world in space.worlds} == worlds


def test_every_transition_is_taken_in_some_situation_and_every_command_refused_somewhere() -> None:
    taken: set[str] = set()
    refused: set[tuple[str, Refusal]] = set()
    for situation in SMALL:
        for desk, _, command, answer in played(of(situation)):
            if isinstance(answer, Accepted):
                taken |= {step.transition for move in desk.moves for step in move.steps}
            elif isinstance(answer, Refused):
                refused.add((type(command).__name__, answer.reason))

    assert taken == {transition.id for transition in TABLE.transitions}
    assert {reason for _, reason in refused} == set(Refusal)
    assert len(refused) == 98


def test_in_every_place_of_one_conversation_something_is_refused() -> None:
    reached, refusing = set(), set()
    for _, before, _, answer in played(of(ALONE)):
        reached.add(before)
        if isinstance(answer, Refused):
            refusing.add(before)

    assert refusing == reached


def test_a_walk_is_the_same_each_time() -> None:
    assert planned((), (TURNS,), pairs=SMALLEST) == planned((), (TURNS,), pairs=SMALLEST)


def test_offers_beside_another_are_withdrawn_with_it_and_the_desk_routes_by_ticket_and_turn() -> None:
    def results(situation: Situation) -> set[str]:
        desks = (desk for desk, *_ in played(of(situation)))
        return {brick.result for desk in desks for brick in desk.view("Minji").history}

    assert results(OFFERED) == {"missed", "withdrawn", "done"}
    assert {len(run.configuration.agents) for run in of(TICKETS)} == {1}
    assert {run.configuration.routing for run in (*of(TICKETS), *of(TURNS))} == {"automatic"}


@pytest.mark.parametrize("reading", ["idle-pends", "idle-withdraws-offers"])
def test_a_plan_follows_the_readings(reading: str) -> None:
    assert planned((reading,), (TURNS,), pairs=SMALLEST) != planned((), (TURNS,), pairs=SMALLEST)
