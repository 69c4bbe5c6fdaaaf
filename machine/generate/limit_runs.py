"""Runs to the limits of what a desktop takes and keeps, each at it and over it (RULE-39, RULE-44), and to many at once.

Configurations with as many entries as there may be, the longest texts and names, more messages, log entries and closed
conversations than are kept. One conversation more than there may be at once is in the plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import msgspec

from machine.port.run_input import RunInput
from machine.story.fictional_data import asset_number, customer_number
from spec.limits import CLOSED_LIMIT, COMPOSE_LIMIT, LOG_LIMIT, MESSAGES_LIMIT
from spec.port import commands as c
from spec.port.configuration import COUNT_LIMIT, AssetSetting, Configuration, CustomerSetting
from spec.white_space import WHITE_SPACE

OVER = 3
"""So many more than are kept."""
AT_ONCE = 9
"""Conversations that one agent has at once."""
AGENTS, ASSETS = 12, 4
"""Everybody's views are looked at after each command, so of agents and assets there are fewer than there may be."""
FIRST, SECOND, LINE = "Minji", "Jun", "Main line"
ONE = customer_number(1)


def limit_runs() -> tuple[RunInput, ...]:
    """All of them."""
    return (
        _many_at_once(),
        _many_entries(),
        long_texts(),
        white_space(),
        _many_messages(),
        _many_offers(),
        _many_closed(),
    )


def _long(name: str) -> str:
    """A name as long as one may be."""
    return f"{name} ".ljust(c.NAME_LIMIT, name[-1])


def _many_entries() -> RunInput:
    queues = (*(f"Queue {number}" for number in range(1, COUNT_LIMIT)), _long("Queue"))
    reasons = (*(f"Reason {number}" for number in range(1, COUNT_LIMIT)), _long("Reason"))
    agents = (*(f"Agent {number}" for number in range(1, AGENTS)), _long("Agent"))
    assets = tuple(AssetSetting(f"Line {number}", asset_number(number), queues[-number]) for number in range(1, ASSETS))
    configuration = Configuration(
        agents, queues, assets, reasons, customers=(CustomerSetting(ONE, _long("Hana")),), routing="manual", capacity=50
    )
    here = agents[0], "c1"
    return RunInput(
        configuration,
        (
            *(c.SetStatus(agent, "available") for agent in agents),
            c.CustomerText(ONE, assets[0].name, "Hello"),
            c.Offer("c1", agents[0]),
            c.Accept(*here),
            c.OpenTransfer(*here),
            *(c.Search(*here, text) for text in (queues[-1], "199", "Agent 1", "e" * c.NAME_LIMIT, "")),
            *(c.Choose(*here, "queue", queue) for queue in (queues[50], queues[100], queues[-1])),
            c.Confirm(*here),
            *(c.Search(*here, text) for text in (reasons[-1], "150", "")),
            *(c.Choose(*here, "reason", reason) for reason in (reasons[50], reasons[100], reasons[-1])),
            c.SubmitWrapUp(*here),
            c.Offer("c1", agents[-1]),
            c.Accept(agents[-1], "c1"),
            c.OpenConference(agents[-1], "c1"),
            c.Choose(agents[-1], "c1", "agent", agents[10]),
            c.Confirm(agents[-1], "c1"),
            c.Accept(agents[10], "c1"),
            c.End(agents[-1], "c1"),
        ),
    )


def _many_at_once() -> RunInput:
    """More conversations than anybody has by chance: all requested of one agent at once, all held, all in one status
    after the other, some in conferences, all wrapped up; and a customer who comes back each time."""
    customers = tuple(customer_number(number) for number in range(1, AT_ONCE + 1))
    configuration = msgspec.structs.replace(CONFIGURATION, capacity=2 * AT_ONCE)
    talks = tuple(f"c{number}" for number in range(1, AT_ONCE + 1))
    last = talks[-1]

    def commands() -> Iterator[c.AnyCommand]:
        yield from (c.SetStatus(agent, "available") for agent in (FIRST, SECOND))
        yield from (c.CustomerText(number, LINE, "Hello") for number in customers)
        yield from (c.Offer(talk, FIRST) for talk in talks)
        yield c.Advance(CONFIGURATION.rona_seconds)
        yield c.SetStatus(FIRST, "available")
        yield from (c.Offer(talk, FIRST) for talk in talks)
        yield from (c.Accept(FIRST, talk) for talk in talks)
        yield from (c.TypeReply(FIRST, talk, f"About {talk}") for talk in talks)
        yield from (c.Send(FIRST, talk, "enter") for talk in talks)
        for _ in range(3):
            yield c.OpenConference(FIRST, last)
            yield c.Choose(FIRST, last, "agent", SECOND)
            yield c.Confirm(FIRST, last)
            yield c.Accept(SECOND, last)
            yield c.CustomerText(customers[-1], LINE, "And now?")
            yield c.EndConference(SECOND, last)
            yield c.Choose(SECOND, last, "reason", "Resolved")
            yield c.SubmitWrapUp(SECOND, last)
        for number, talk in zip(customers, talks, strict=True):
            yield c.CustomerStop(number, LINE)
            yield c.Choose(FIRST, talk, "reason", "Resolved")
            yield c.SubmitWrapUp(FIRST, talk)
            yield c.CustomerText(number, LINE, "One more thing")

    return RunInput(configuration, tuple(commands()))


def _held() -> tuple[c.AnyCommand, ...]:
    """A conversation that the first agent holds."""
    return (
        c.SetStatus(FIRST, "available"),
        c.CustomerText(ONE, LINE, "Hello"),
        c.Offer("c1", FIRST),
        c.Accept(FIRST, "c1"),
    )


CONFIGURATION = Configuration(
    (FIRST, SECOND), ("Billing",), (AssetSetting(LINE, asset_number(1), "Billing"),), ("Resolved",), routing="manual"
)


def long_texts() -> RunInput:
    """Texts and numbers at the port's limits and over them, with a value at the end of what is too long."""
    here = FIRST, "c1"
    filling, value = "word " * (c.TEXT_LIMIT // len("word ")), f" {ONE}"
    texts = (
        filling[: c.TEXT_LIMIT],
        filling[: c.TEXT_LIMIT - len(value)] + value,
        filling[: c.TEXT_LIMIT] + value,
    )
    return RunInput(
        CONFIGURATION,
        (
            *_held(),
            *(c.CustomerText(ONE, LINE, text) for text in texts),
            *(c.TypeReply(*here, "a" * size) for size in (COMPOSE_LIMIT - 1, COMPOSE_LIMIT, COMPOSE_LIMIT + 1)),
            c.TypeReply(*here, f"{'a' * (COMPOSE_LIMIT + 1)} {ONE}"),
            c.Search(*here, ONE * c.NAME_LIMIT),
            c.CustomerText(ONE * c.NAME_LIMIT, LINE, "Hello"),
            c.StartOutbound(FIRST, LINE, ONE * c.NAME_LIMIT),
            c.Advance(c.SECONDS_LIMIT),
            c.Advance(c.SECONDS_LIMIT + 1),
            c.Advance(-1),
        ),
    )


def white_space() -> RunInput:
    """Each character of white space by itself, and signs that some take for it: what one language trims, another keeps
    (RULE-29, RULE-47)."""
    here = FIRST, "c1"
    signs = (*WHITE_SPACE, "\u001c", "\u180e", "\u200b", "\u2060", "\ufeff")

    def written(sign: str) -> tuple[c.AnyCommand, ...]:
        return c.TypeReply(*here, sign), c.Send(*here, "click"), c.CustomerText(ONE, LINE, sign)

    return RunInput(CONFIGURATION, (*_held(), *chain.from_iterable(map(written, signs))))


def _many_messages() -> RunInput:
    texts = (c.CustomerText(ONE, LINE, f"Text {number}") for number in range(MESSAGES_LIMIT + OVER))
    return RunInput(CONFIGURATION, (*_held(), *texts))


def _many_offers() -> RunInput:
    """Requests that are missed: each is a toaster, a notification and a brick of the history."""

    def missed() -> Iterator[c.AnyCommand]:
        for _ in range(LOG_LIMIT + OVER):
            yield from (
                c.SetStatus(FIRST, "available"),
                c.Offer("c1", FIRST),
                c.Advance(CONFIGURATION.rona_seconds),
            )

    return RunInput(CONFIGURATION, (c.CustomerText(ONE, LINE, "Hello"), *missed()))


def _many_closed() -> RunInput:
    """Conversations that a customer begins and leaves before anybody has them."""

    def left() -> Iterator[c.AnyCommand]:
        for _ in range(CLOSED_LIMIT + OVER):
            yield from (c.CustomerText(ONE, LINE, "Hello"), c.CustomerStop(ONE, LINE))

    return RunInput(CONFIGURATION, (*left(), *_held()[:1], c.CustomerText(ONE, LINE, "Hello again")))
