"""An assistant that writes features with the tools and nothing else, by script: it finds the clause, sets up what is
possible, does what it means to, and adds what is true there as long as the judge says that it notices more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NamedTuple

Call = Callable[..., Awaitable[dict[str, Any]]]
"""Calls a tool: its name, and what it is given; what it answers."""
MOST_THENS = 4


class Intent(NamedTuple):
    """A scenario as the assistant means it: the words by which it looks for the clause, what has been done before, and
    what it does, each by words of the step."""

    clause: str
    before: tuple[str, ...]
    does: tuple[str, ...]


STAGE = ("agent minji", "asset", "reason", "customer hana")
TWO = (*STAGE, "agent jun")
ON_SCREEN = ("minji is available", "minji has the request of")
HELD = ("minji is available", "minji holds the conversation")
BOTH = (*HELD, "jun is available")
CHOSEN = ("minji clicks transfer", "minji chooses jun")
ASKED = ("minji clicks conference", "minji chooses jun", "minji clicks conference dialog")
JOINED = (*BOTH, "jun has joined")
PROCEDURES: Mapping[str, tuple[Sequence[str], Sequence[Intent]]] = {
    "respond": (
        STAGE,
        (
            Intent("popover appears", ("minji is available",), ("hana texts",)),
            Intent("accepting opens the compose box", ON_SCREEN, ("minji clicks accept",)),
            Intent("writes the reply in the compose box", HELD, ("minji types",)),
            Intent("a sent reply reaches the customer", HELD, ("minji types", "minji clicks send")),
        ),
    ),
    "transfer-to-agent": (
        TWO,
        (
            Intent("opens the transfer request dialog", BOTH, ("minji clicks transfer",)),
            Intent("picks the colleague from a drop-down list", BOTH, CHOSEN),
            Intent("starts the request and brings up", BOTH, (*CHOSEN, "minji clicks transfer dialog")),
        ),
    ),
    "transfer-to-queue": (
        STAGE,
        (
            Intent("drop-down list of queues holds", HELD, ("minji clicks transfer",)),
            Intent("picks the queue", HELD, ("minji clicks transfer", "minji chooses queue")),
        ),
    ),
    "add-agent": (
        TWO,
        (
            Intent("opens the conference request dialog", BOTH, ("minji clicks conference",)),
            Intent("sends the request to the chosen agent", BOTH, ASKED),
            Intent("has joined the chat", (*BOTH, *ASKED), ("jun clicks accept",)),
            Intent("joined agent leaves the conference", JOINED, ("jun clicks end conference",)),
        ),
    ),
    "end": (
        STAGE,
        (
            Intent("clicking end ends", HELD, ("minji clicks end",)),
            Intent(
                "clicking submit wrap up",
                (*HELD, "minji clicks end", "minji chooses reason"),
                ("minji clicks submit",),
            ),
        ),
    ),
    "asset-deleted": (
        STAGE,
        (
            Intent("deletes an asset", HELD, ("administrator deletes",)),
            Intent("shows an alert", HELD, ("administrator deletes",)),
        ),
    ),
    "rona": (
        STAGE,
        (Intent("agent in rona", (*ON_SCREEN, "seconds go by"), ("minji status available",)),),
    ),
}
"""By the names that `textdesk new` has for the documented procedures: who and what there is, and the scenarios."""


class Written(NamedTuple):
    """A feature that was written, and the scenarios that the judge did not accept with anything that is true there."""

    feature: str
    given_up: tuple[str, ...]


async def write(call: Call, name: str) -> Written:
    """Write the feature of a procedure. Raises LookupError where what it means to do is not possible."""
    stage, intents = PROCEDURES[name]
    head = f"Feature: {name}\n\n  Background:\n"
    for words in stage:
        head = await _with_step(call, head, "given", words)
    alone = {intent.clause: await _with_scenario(call, head, intent) for intent in intents}
    feature = head + "".join(each.removeprefix(head) for each in alone.values() if each is not None)
    return Written(feature, tuple(clause for clause, each in alone.items() if each is None))


async def _with_scenario(call: Call, head: str, intent: Intent) -> str | None:
    """A feature with this scenario alone; None where the judge takes nothing that is true there for a test of it."""
    clause = (await call("find", words=intent.clause))["entries"][0]
    text = f"{head}\n  @{clause['id']}\n  Scenario: {clause['says'].rstrip('.')}\n"
    for words in intent.before:
        text = await _with_step(call, text, "given", words)
    for words in intent.does:
        text = await _with_step(call, text, "when", words)
    added, most = 0, 0
    for step in (await call("possible", feature=text, role="then"))["steps"]:
        longer = f"{text}    Then {step}\n"
        judged = (await call("power", feature=longer))["scenarios"][-1]
        noticed = sum(each["noticed"] for each in judged["tags"]) if judged["accepted"] else 0
        if noticed > most:
            text, most, added = longer, noticed, added + 1
        if added == MOST_THENS:
            break
    return text if most else None


async def _with_step(call: Call, text: str, role: str, words: str) -> str:
    """The text with the nearest step of this role that says these words."""
    offered = (await call("possible", feature=text, role=role, words=words))["steps"]
    if not offered:
        raise LookupError(f"Nothing is possible here as {role}: {words}\n{text}")
    return f"{text}    {role.title()} {offered[0]}\n"
