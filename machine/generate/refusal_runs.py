"""For each command and each reason for which our own desk refuses it, a shortest run to that refusal: the examples of
the adapter guide.

A small desk is walked through breadth first. In every place that it comes to, all commands are asked whether they would
be taken; those that lead on are taken. The words are few and fixed, so the runs are the same each time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterator
from functools import cache
from typing import NamedTuple

from machine.desk.in_process import InProcessDesk
from machine.port.run_input import Commands, RunInput
from machine.story.fictional_data import asset_number, customer_number
from spec.limits import COMPOSE_LIMIT, UNSETTLED_LIMIT
from spec.port import commands as c
from spec.port.answers import Accepted, Refused
from spec.port.configuration import AssetSetting, Configuration, CustomerSetting
from spec.refusals import Refusal

AGENTS = MINJI, JUN = ("Minji", "Jun")
QUEUES = ("Billing", "Delivery")
ASSET, REASON = "Main line", "Resolved"
HANA, BORA = customer_number(1), customer_number(2)
NOBODY, NOWHERE, NO_CONVERSATION = "Nobody", "Nowhere", "c9"
FIRST, SECOND = "c1", "c2"
CONFIGURATION = Configuration(
    AGENTS,
    QUEUES,
    (AssetSetting(ASSET, asset_number(1), QUEUES[0]),),
    (REASON,),
    customers=(CustomerSetting(HANA, "Hana Kim"),),
    routing="manual",
    capacity=1,
)
AUTOMATIC = Configuration(AGENTS, QUEUES, CONFIGURATION.assets, (REASON,), CONFIGURATION.customers)
DEPTH = 8
"""No refusal is further away than so many commands that are taken."""
LONG = "a" * (COMPOSE_LIMIT + 1)
FULL = "a" * COMPOSE_LIMIT


class RefusalRun(NamedTuple):
    """A run whose last command is refused for this reason, the others taken."""

    command: type[c.AnyCommand]
    reason: Refusal
    cites: tuple[str, ...]
    run: RunInput


@cache
def refusal_runs() -> tuple[RefusalRun, ...]:
    """A shortest run for each command and reason, in the order of the commands and of the reasons."""
    found: dict[tuple[type[c.AnyCommand], Refusal], RefusalRun] = {}
    for each in _met():
        found.setdefault((each.command, each.reason), each)
    return tuple(found[key] for kind in c.KINDS for reason in Refusal if (key := (kind, reason)) in found)


@cache
def walked() -> tuple[Commands, ...]:
    """A shortest run to every place of the walk, the nearest first."""
    return tuple(path for path, _ in _places())


def _met() -> Iterator[RefusalRun]:
    for path, desk in _places():
        for command in tried():
            answer = desk.would(command)
            if isinstance(answer, Refused):
                yield RefusalRun(type(command), answer.reason, answer.cites, RunInput(CONFIGURATION, (*path, command)))
    yield from _beyond(RunInput(AUTOMATIC, (c.CustomerText(HANA, ASSET, "Hello"), c.Offer(FIRST, MINJI))))
    many = tuple(customer_number(index) for index in range(1, UNSETTLED_LIMIT + 2))
    yield from _beyond(RunInput(CONFIGURATION, tuple(c.CustomerText(number, ASSET, "Hello") for number in many)))


def _beyond(run: RunInput) -> Iterator[RefusalRun]:
    """What no place of the walk comes to."""
    answer = desk_after(run.configuration, run.commands[:-1]).would(run.commands[-1])
    assert isinstance(answer, Refused)
    yield RefusalRun(type(run.commands[-1]), answer.reason, answer.cites, run)


def _places() -> Iterator[tuple[Commands, InProcessDesk]]:
    """Every place within DEPTH, with a shortest run to it and the desk there."""
    todo: deque[Commands] = deque([()])
    seen: set[Hashable] = set()
    while todo:
        path = todo.popleft()
        desk = desk_after(CONFIGURATION, path)
        place = _place(desk)
        if place in seen:
            continue
        seen.add(place)
        yield path, desk
        if len(path) < DEPTH:
            todo.extend((*path, command) for command in _taken() if isinstance(desk.would(command), Accepted))


def desk_after(configuration: Configuration, commands: Commands) -> InProcessDesk:
    """Our own desk after these commands."""
    desk = InProcessDesk()
    desk.reset(configuration)
    for command in commands:
        desk.apply(command)
    return desk


def _place(desk: InProcessDesk) -> Hashable:
    """What decides which commands are taken: the World, what is deleted, drafts, and what dialogs hold."""
    record = desk.record
    parts = tuple(
        (key, len(part.draft), None if part.dialog is None else (part.dialog.search, part.dialog.chosen))
        for key, part in record.interactions.items()
    )
    return desk.world, frozenset(record.deleted_assets), frozenset(record.deleted_queues), parts, record.created


@cache
def tried() -> Commands:
    """What is asked in every place."""
    return tuple(_tried())


PLAIN: tuple[Callable[[str, str], c.AnyCommand], ...] = c.PLAIN  # type: ignore[assignment]


def _tried() -> Iterator[c.AnyCommand]:
    for asset in (ASSET, NOWHERE):
        yield from (c.CustomerText(HANA, asset, "Hello"), c.CustomerText(HANA, asset, " "))
        yield from (c.CustomerStop(HANA, asset), c.DeleteAsset(asset))
    yield from map(c.DeleteQueue, (*QUEUES, NOWHERE))
    for agent in (*AGENTS, NOBODY):
        yield from (c.SetStatus(agent, "available"), c.SetStatus(agent, "idle"), c.SetStatus(agent, "rona"))
        yield from (c.StartOutbound(agent, ASSET, HANA), c.Offer(FIRST, agent))
    yield from (c.StartOutbound(MINJI, NOWHERE, HANA), c.Offer(SECOND, MINJI), c.Offer(NO_CONVERSATION, MINJI))
    for agent, conversation in ((MINJI, FIRST), (JUN, FIRST), (NOBODY, FIRST), (MINJI, NO_CONVERSATION)):
        here = agent, conversation
        yield from (kind(*here) for kind in PLAIN)
        yield from (c.TypeReply(*here, "Hello"), c.TypeReply(*here, LONG), c.Send(*here, "click"), c.Search(*here, "b"))
        yield from (c.Choose(*here, "queue", QUEUES[0]), c.Choose(*here, "queue", NOWHERE))
        yield from (c.Choose(*here, "agent", MINJI), c.Choose(*here, "reason", REASON))


@cache
def _taken() -> Commands:
    """What is taken on the way, where it is."""
    return tuple(_leading_on())


def _leading_on() -> Iterator[c.AnyCommand]:
    yield from (c.CustomerText(HANA, ASSET, "Hello"), c.CustomerText(BORA, ASSET, "Hi"))
    yield from (c.SetStatus(agent, "available") for agent in AGENTS)
    yield from (c.StartOutbound(MINJI, ASSET, HANA), c.Offer(FIRST, MINJI))
    yield from (c.Accept(agent, FIRST) for agent in AGENTS)
    here = MINJI, FIRST
    yield from (c.OpenTransfer(*here), c.OpenConference(*here), c.Confirm(*here), c.End(*here))
    yield from (c.Choose(*here, "queue", QUEUES[1]), c.Choose(*here, "agent", JUN), c.TypeReply(*here, FULL))
    yield from (c.DeleteAsset(ASSET), c.DeleteQueue(QUEUES[1]))
