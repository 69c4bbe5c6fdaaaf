"""Where a walk stands in the machines: the states of each World, and a shortest way from the beginning into a state."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from functools import cache

from machine.evidence.cache import stage
from machine.explore.concrete_graph import graph
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import SETTLED, ConversationPhase, InteractionPhase, World
from machine.pages.walk.memory import Cast
from machine.pages.walk.table import WalkTable
from machine.pages.walk.tabulation import BOUNDS, kept_table
from machine.pages.walk.walker import Choice, Walker
from machine.port.vocabulary import STATUS_CHOICES
from machine.story.steps.phrases import BY_ID
from machine.story.telling.gherkin import customers_of
from spec.catalogue.load import load
from spec.language import LANGUAGES, Language

PARTS = (
    ("Conversation", -1),
    *((machine, agent) for machine in ("AgentStatus", "Interaction", "Dialog") for agent in range(BOUNDS.agents)),
)
"""The machines that a walk has, each with the agent whose it is, -1 for the conversation's."""
_Ways = tuple[tuple[str, str, tuple[int, ...]], ...]


SEEN: Mapping[str, Mapping[str, str]] = {
    "Conversation": {
        each: "receive.closed" if each is ConversationPhase.CLOSED else "receive.open"
        for each in ConversationPhase
        if each is not ConversationPhase.NEW
    },
    "AgentStatus": dict.fromkeys(STATUS_CHOICES, "see.status"),
    "Interaction": {
        InteractionPhase.OFFERED: "see.request",
        InteractionPhase.NONE: "see.no_request",
        InteractionPhase.MISSED: "see.no_request",
        InteractionPhase.WITHDRAWN: "see.no_request",
    },
}
"""The phrase that tells a state by what is seen, by machine and state; one that no screen shows by itself has none."""


def states_of(world: World) -> tuple[str, ...]:
    """The state of each part of `PARTS`."""
    return (
        str(world.conversations[0].state),
        *map(str, world.statuses),
        *(str(each[0].state) for each in world.interactions),
        *(str(each[0]) for each in world.dialogs),
    )


def standing() -> dict[str, object]:
    """For the scripts: the parts, the names of their states, and for each World their places among these."""
    names = {machine.name: [str(state) for state in machine.states] for machine in TABLE.machines}
    return {
        "parts": PARTS,
        "states": names,
        "worlds": [
            [names[machine].index(state) for (machine, _), state in zip(PARTS, states_of(world), strict=True)]
            for world in graph(BOUNDS).worlds
        ],
    }


def endings() -> list[dict[str, tuple[str, ...]]]:
    """For the scripts: for each part and each of its states that a screen shows, the step that looks for it, in each
    language. With these a walk that is copied checks where it has led."""
    return [
        {
            state: tuple(
                BY_ID[phrase].tell(language, **_values(phrase, state, agent, language)) for language in LANGUAGES
            )
            for state, phrase in SEEN.get(machine, {}).items()
        }
        for machine, agent in PARTS
    ]


def _values(phrase: str, state: str, agent: int, language: Language) -> dict[str, str]:
    configuration = Cast(BOUNDS, language).configuration
    known = {
        "customer": next(iter(customers_of(configuration, (), language).values())),
        "agent": configuration.agents[agent],
        "status": load().words(STATUS_CHOICES[state]).of(language) if phrase == "see.status" else "",
    }
    return {name: known[name] for name in BY_ID[phrase].parameters}


@cache
def ways_into_states() -> Mapping[tuple[str, str], tuple[int, ...]]:
    """By machine and state the places of a shortest walk that ends there. No walk rests where a part is over, since it
    makes room for the next at once: there it is one whose last step came through. Taken over from the last time where
    nothing that it rests on has changed."""
    return {(machine, state): way for machine, state, way in stage("ways", _Ways, _shortest, fresh=False)}


def _shortest() -> _Ways:
    table = kept_table()
    rested: dict[tuple[str, str], tuple[int, ...]] = {}
    passed: dict[tuple[str, str], tuple[int, ...]] = {}
    worlds = graph(BOUNDS).worlds
    for way, world, choices in _ways(table):
        for (machine, _), state in zip(PARTS, states_of(worlds[world]), strict=True):
            rested.setdefault((machine, state), way)
        for event, target, place in _passing().get(world, ()):
            for choice in choices if place not in passed else ():
                if choice.target == target and table.events[table.kinds[choice.kind].event].name == event:
                    passed.setdefault(place, (*way, choice.place))
    return tuple((*place, way) for place, way in {**passed, **rested}.items())


@cache
def _passing() -> Mapping[int, tuple[tuple[str, int, tuple[str, str]], ...]]:
    """By World what leads from there through a state in which no walk rests: the event, where it ends, the state."""
    found: dict[int, list[tuple[str, int, tuple[str, str]]]] = defaultdict(list)
    for edge in graph(BOUNDS).edges:
        for step in edge.steps:
            taken = TABLE.transition(step.transition)
            if taken.machine == "Interaction" and taken.target in SETTLED:
                found[edge.source].append((edge.event.name, edge.target, (taken.machine, taken.target)))
    return {world: tuple(each) for world, each in found.items()}


def _ways(table: WalkTable) -> Iterator[tuple[tuple[int, ...], int, tuple[Choice, ...]]]:
    """A shortest way into every World that a walk comes to, the shortest first, and what can be done there."""
    seen, todo = {0}, deque[tuple[tuple[int, ...], int]]([((), 0)])
    while todo:
        way, world = todo.popleft()
        walker = Walker(table, "en")
        for place in way:
            walker.step(place)
        choices = tuple(each for each in walker.choices() if table.kinds[each.kind].refusal < 0)
        yield way, world, choices
        for choice in choices:
            if choice.target not in seen:
                seen.add(choice.target)
                todo.append(((*way, choice.place), choice.target))
