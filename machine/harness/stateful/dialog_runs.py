"""Runs that search and choose in every dialog under names of every style: each way to type a name against each name
that may be listed, and each entry chosen that has the name of an entry of another list.

>>> len(dialog_runs()) == len(get_args(Names))
True
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, get_args

from machine.harness.stateful.agent_texts import WAYS, part_of
from machine.harness.stateful.stages import PEOPLE, PLACES, Names
from machine.port.run_input import RunInput
from machine.story.fictional_data import asset_number, customer_number
from spec.port import commands as c
from spec.port.configuration import AssetSetting, Configuration

AGENTS, PLACES_LISTED = 4, 3
Listed = Literal["queue", "agent", "reason"]


def dialog_runs() -> tuple[RunInput, ...]:
    """One run for each style of names."""
    return tuple(_run(style) for style in get_args(Names))


def _run(style: Names) -> RunInput:
    agents, places = PEOPLE[style][:AGENTS], PLACES[style][:PLACES_LISTED]
    asset = AssetSetting("Main line", asset_number(1), places[0])
    configuration = Configuration(agents, places, (asset,), places, capacity=4)
    return RunInput(configuration, tuple(_commands(agents, places)))


def _commands(agents: tuple[str, ...], places: tuple[str, ...]) -> Iterator[c.AnyCommand]:
    first, others = agents[0], agents[1:]
    yield from (c.SetStatus(agent, "available") for agent in agents)
    # A conversation for each queue and each agent that a request goes to.
    targets: list[tuple[Listed, str]] = [*(("queue", name) for name in places), *(("agent", name) for name in others)]
    for number, (kind, name) in enumerate(targets, 1):
        here = first, f"c{number}"
        yield c.StartOutbound(first, "Main line", customer_number(number))
        yield c.OpenTransfer(*here)
        if number == 1:
            yield from _searches(here, (*places, *others))
        yield c.Choose(*here, kind, name)
        yield c.Confirm(*here)
        if number == 1:
            yield from _searches(here, places)
        yield c.Choose(*here, "reason", places[number % len(places)])
        yield c.SubmitWrapUp(*here)
    here = first, f"c{len(targets) + 1}"
    yield c.StartOutbound(first, "Main line", customer_number(len(targets) + 1))
    yield c.OpenConference(*here)
    yield from _searches(here, (*others, places[0]))
    yield c.Choose(*here, "agent", others[-1])
    yield c.Confirm(*here)


def _searches(here: tuple[str, str], names: tuple[str, ...]) -> Iterator[c.AnyCommand]:
    for name in names:
        yield from (c.Search(*here, text) for text in dict.fromkeys(part_of(name, way) for way in range(WAYS)))
    yield c.Search(*here, "")
