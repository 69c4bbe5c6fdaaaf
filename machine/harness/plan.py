"""The plan of test for any desktop: runs that take every edge of a small space, and try everything else everywhere.

Each run is a script: what the model says of every moment is worked out once and kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from machine.check.criteria import criterion
from machine.check.graph import graph
from machine.check.scenarios import Maker
from machine.check.stages import stage
from machine.desk import commands as c
from machine.desk.configuration import Configuration
from machine.desk.inprocess import InProcessDesk
from machine.desk.port import Refused
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.readings import table_of
from machine.lifecycle.world import World

PLACES = ("spec", "machine/lifecycle", "machine/desk", "machine/story", "machine/check", "machine/harness/suite.py")
"""What a suite depends on."""
BOUNDS = Bounds(agents=2, conversations=1, capacity=2, dialogs=True)
CONVERSATIONS_TRIED = 2
"""Of the conversations in a run the newest so many are tried for what is refused."""


class SuiteRun(msgspec.Struct, frozen=True):
    """One run: the stage, and the commands."""

    configuration: Configuration
    commands: tuple[c.AnyCommand, ...]


class Suite(msgspec.Struct, frozen=True):
    """All runs. `edges` of the space are taken by them, `unplayed` of them no desktop can be brought to by commands;
    `refused` commands are tried on the way, in every state where one is refused that would change it elsewhere."""

    bound: str
    edges: int
    unplayed: int
    refused: int
    runs: tuple[SuiteRun, ...]

    @property
    def commands(self) -> int:
        return sum(len(run.commands) for run in self.runs)


def suite(
    readings: tuple[str, ...] = (),
    bounds: Bounds = BOUNDS,
    *,
    fresh: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Suite:
    """The suite of these bounds; made once for the same content, which takes a minute, and then taken over."""
    return stage("suite", PLACES, Suite, lambda: _made(readings, bounds, progress), fresh=fresh, of=(readings, bounds))


def _made(readings: tuple[str, ...], bounds: Bounds, progress: Callable[[int, int], None]) -> Suite:
    table = table_of(readings)
    space = graph(bounds, table=table)
    wanted = criterion("transitions", space, every_edge=True, readings=readings)
    maker = Maker(space, wanted, "en", readings)
    total = len(maker.tour.open)
    scenarios = maker.scenarios(lambda: progress(total - len(maker.tour.open), total))
    tried: set[tuple[World, str]] = set()
    runs: list[SuiteRun] = []
    refused = 0
    for scenario in scenarios:
        desk = InProcessDesk(table=table)
        desk.reset(scenario.configuration)
        commands: list[c.AnyCommand] = []
        for command in scenario.told.commands:
            desk.apply(command)
            commands.append(command)
            for other in _everything(desk, scenario.configuration):
                key = desk.world, repr(other)
                if key not in tried and isinstance(desk.would(other), Refused):
                    tried.add(key)
                    commands.append(other)
                    refused += 1
        runs.append(SuiteRun(scenario.configuration, tuple(commands)))
    unplayed = len(maker.unplayed())
    return Suite(str(bounds), len(wanted.goals) - unplayed, unplayed, refused, tuple(runs))


def _everything(desk: InProcessDesk, stage: Configuration) -> Iterator[c.AnyCommand]:
    """Every kind of command for everybody in the newest conversations, and with data of every declared sort."""
    conversations = list(desk.record.conversations)[-CONVERSATIONS_TRIED:]
    number, asset = stage.customers[0].number, stage.assets[0].name
    yield from (c.CustomerText(number, asset, " "), c.CustomerStop(number, asset), c.DeleteAsset(asset))
    for agent in stage.agents:
        yield from (c.SetStatus(agent, "idle"), c.SetStatus(agent, "available"), c.SetStatus(agent, "rona"))
        yield c.StartOutbound(agent, asset, number)
        for conversation in conversations:
            yield c.Offer(conversation, agent)
            yield from (
                kind(agent, conversation)
                for kind in (
                    c.Accept,
                    c.LineBreak,
                    c.OpenTransfer,
                    c.OpenConference,
                    c.Refresh,
                    c.Confirm,
                    c.Cancel,
                    c.WithdrawRequest,
                    c.EndConference,
                    c.End,
                    c.SubmitWrapUp,
                )
            )
            yield from (c.TypeReply(agent, conversation, "ok"), c.TypeReply(agent, conversation, "x" * 1001))
            yield from (c.Send(agent, conversation, "click"), c.Search(agent, conversation, ""))
            yield from (c.Choose(agent, conversation, "agent", other) for other in stage.agents)
            yield c.Choose(agent, conversation, "queue", stage.queues[0])
            yield c.Choose(agent, conversation, "reason", stage.reasons[0])
