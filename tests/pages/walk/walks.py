"""Walks for the tests: a walker on the table, and beside it a real desk that is given the walk's own commands."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from functools import cache

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.explore.concrete_graph import Graph, graph
from machine.pages.walk.memory import Cast, Snapshot
from machine.pages.walk.table import WalkTable
from machine.pages.walk.tabulation import BOUNDS, kept_table, walk_table
from machine.pages.walk.walker import Choice, Step, Walker
from machine.screen import AnyView, render
from spec.language import Language
from spec.port.answers import Accepted, Answer, Refused
from spec.port.commands import AnyCommand


def table() -> WalkTable:
    """The table that ships."""
    return kept_table()


@cache
def explored() -> Graph:
    """The graph that the table is made of."""
    return graph(BOUNDS)


@cache
def cast(language: Language) -> Cast:
    """Who is there."""
    return Cast(BOUNDS, language)


def seen_on(desk: InProcessDesk, language: Language) -> tuple[str, ...]:
    """What everybody sees on a desk, drawn as it is for anybody else."""
    configuration = cast(language).configuration
    newest = next(reversed(desk.record.conversations.values()), None)
    asset = configuration.assets[0].name if newest is None else newest.asset.name
    views: tuple[AnyView, ...] = (
        *(desk.view(agent) for agent in configuration.agents),
        desk.customer_view(configuration.customers[0].number, asset),
        desk.administrator_view(),
    )
    return tuple(render(view, language) for view in views)


def give(desk: InProcessDesk, step: Step) -> list[Answer]:
    """Give a desk the commands of a step."""
    return [desk.apply(msgspec.json.decode(command, type=AnyCommand)) for command in step.commands]


def assert_same(walker: Walker, desk: InProcessDesk, step: Step, answers: list[Answer]) -> None:
    """The step is answered as the table says, the desk is in the World of the graph, and everybody sees the same."""
    *before, last = answers
    assert all(isinstance(each, Accepted) for each in before), step.says
    if step.refusal < 0:
        assert isinstance(last, Accepted), step.says
    else:
        assert isinstance(last, Refused), step.says
        assert last.cites == table().refusals[step.refusal].cites, step.says
    assert desk.world == explored().worlds[walker.world], step.says
    assert walker.screens() == seen_on(desk, walker.language), step.says


class Done:
    """What was done in many walks: how often each outcome, and how often somebody was in each World."""

    def __init__(self) -> None:
        self.outcomes: Counter[int] = Counter()
        self.worlds: Counter[int] = Counter()

    def likely(self, walker: Walker, chance: random.Random) -> Choice:
        """Something to do: what was done least, what leads to where one was least, or anything that is taken."""
        choices, dice = walker.choices(), chance.random()
        if dice < 0.4:
            return min(choices, key=lambda each: (self.outcomes[each.outcome], chance.random()))
        if dice < 0.8:
            return min(choices, key=lambda each: (self.worlds[each.target], chance.random()))
        taken = [each for each in choices if table().kinds[each.kind].refusal < 0]
        return chance.choice(taken or choices)

    def walk(self, seed: int, steps: int, language: Language) -> Iterator[tuple[Walker, Step]]:
        """A walk of so many steps, one after the other."""
        chance, walker = random.Random(seed), Walker(table(), language)
        for _ in range(steps):
            choice = self.likely(walker, chance)
            self.outcomes[choice.outcome] += 1
            self.worlds[choice.target] += 1
            yield walker, walker.step(choice.place)

    def places(self, seed: int, steps: int, language: Language) -> list[int]:
        """The places of such a walk."""
        return [step.place for _, step in self.walk(seed, steps, language)]


def every_edge() -> Iterator[tuple[Walker, InProcessDesk, Choice]]:
    """Each World once, by a shortest walk, with the desk there: and everything that can be done in it."""
    pairs = {0: (Snapshot(cast("en").desk()), Walker(table(), "en"))}
    todo = [0]
    for world in todo:
        desk, walker = pairs[world]
        for choice in walker.choices():
            there, stands = desk.desk(), copied(walker)
            yield stands, there, choice
            if stands.world not in pairs:
                pairs[stands.world] = (Snapshot(there), stands)
                todo.append(stands.world)


def copied(walker: Walker) -> Walker:
    """Another walker who has walked the same."""
    return deepcopy(walker, {id(walker.table): walker.table})


@cache
def made_anew() -> WalkTable:
    """The table, made without taking over anything."""
    return walk_table()
