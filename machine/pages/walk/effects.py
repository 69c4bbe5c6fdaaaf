"""What a turn does to a walker's memory: the difference of a desk's record before and after, as operations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from machine.desk.in_process import InProcessDesk
from machine.desk.record import InteractionRecord, Record, Settled
from machine.lifecycle.world import DialogState, InstanceId
from machine.pages.walk.memory import Cast, Dialog, parts_of, preview_of, talk_of
from machine.pages.walk.table import CLOSED_AS, Operation

POISON = "\x00"
"""A draft that nobody types: where it is gone, the turn has set the draft."""


class Before(NamedTuple):
    """What is noted of a desk before a turn."""

    now_seconds: int
    created: int
    said: int
    parts: dict[int, tuple[int, bool]]
    """By agent the serial of the part, and whether it is in wrap-up."""
    dialogs: dict[int, Dialog]
    settled: dict[int, int]
    notified: dict[int, int]
    open: bool
    assets: frozenset[str]
    queues: frozenset[str]


class UnknownEffectError(ValueError):
    """A turn does something that no operation tells. The message says what."""


def poisoned(desk: InProcessDesk) -> None:
    """Every draft is one that nobody types."""
    for part in parts_of(desk.record).values():
        part.draft = POISON


def noted(desk: InProcessDesk, cast: Cast) -> Before:
    """What `effect` has to know of the desk before the turn."""
    record, talk = desk.record, talk_of(desk.record)
    return Before(
        record.now_seconds,
        record.created,
        0 if talk is None else len(talk.messages),
        {agent: (part.serial, part.left_serial is not None) for agent, part in parts_of(record).items()},
        dialogs(desk, cast),
        {agent: len(log) for agent, log in record.settled.items()},
        {agent: len(log) for agent, log in record.notifications.items()},
        talk is not None and talk.open,
        frozenset(record.deleted_assets),
        frozenset(record.deleted_queues),
    )


def dialogs(desk: InProcessDesk, cast: Cast) -> dict[int, Dialog]:
    """The open dialogs, by agent."""
    found: dict[int, Dialog] = {}
    for (agent, slot), part in desk.record.interactions.items():
        state = desk.world.dialog(InstanceId(agent, slot))
        if part.dialog is not None and state is not DialogState.NONE:
            found[agent] = cast.dialog(part.dialog, state, agent)
    return found


def effect(
    before: Before, desk: InProcessDesk, cast: Cast, numbers: dict[Dialog, int], bricks: list[tuple[str, str]]
) -> tuple[Operation, ...]:
    """The operations of a turn that led from `before` to this desk. `numbers` are those of dialogs, `bricks` the kinds
    of settled parts; both are added to. Raises UnknownEffectError."""
    return tuple(_operations(before, desk, cast, numbers, bricks))


def _operations(
    before: Before, desk: InProcessDesk, cast: Cast, numbers: dict[Dialog, int], bricks: list[tuple[str, str]]
) -> Iterator[Operation]:
    record = desk.record
    yield from _time(before, record)
    yield from _beginning(before, record)
    yield from _parts(before, record, cast)
    yield from _messages(before, record, cast)
    for agent, log in sorted(record.notifications.items()):
        for note in list(log)[before.notified.get(agent, 0) :]:
            if note.text != note.conversation.last_text():
                raise UnknownEffectError("A toaster tells another text than the customer's last.")
            yield ("notify", agent)
    for agent, settled in sorted(record.settled.items()):
        for brick in list(settled)[before.settled.get(agent, 0) :]:
            yield ("brick", agent, _brick(brick, bricks))
            yield ("set", f"fresh{agent}", 0)
    talk = talk_of(record)
    if talk is not None and not talk.open and (before.open or record.created > before.created):
        yield ("close", CLOSED_AS.index(talk.closed_as) + 1)
    after = dialogs(desk, cast)
    for agent in sorted({*before.dialogs, *after}):
        if before.dialogs.get(agent) != after.get(agent):
            number = numbers.setdefault(after[agent], len(numbers) + 1) if agent in after else 0
            yield ("set", f"dialog{agent}", number)


def _time(before: Before, record: Record) -> Iterator[Operation]:
    seconds = record.now_seconds - before.now_seconds
    if seconds:
        yield ("advance", seconds)
        yield ("set", "fresh0", 0)
        yield ("set", "fresh1", 0)
    if record.deleted_assets - before.assets:
        yield ("asset",)
        yield ("set", "deleted", 1)
    if record.deleted_queues - before.queues:
        yield ("set", "gone", 1)


def _beginning(before: Before, record: Record) -> Iterator[Operation]:
    talk = talk_of(record)
    if talk is None:
        return
    if record.created > before.created:
        yield ("begin",)
        yield ("set", "direction", int(talk.direction == "outbound"))
        yield ("set", "last", 0)
    if talk.queue != record.configuration.queues[0]:
        raise UnknownEffectError("A conversation waits in another queue than the first.")


def _parts(before: Before, record: Record, cast: Cast) -> Iterator[Operation]:
    for agent, part in sorted(parts_of(record).items()):
        serial, had_left = before.parts.get(agent, (-1, False))
        if part.serial != serial:
            yield ("join", agent)
            yield ("set", f"fresh{agent}", int(part.cause == "outbound"))
            had_left = False
        if part.left_serial is not None and not had_left:
            if any(message.serial > part.left_serial for message in part.conversation.messages):
                raise UnknownEffectError("Something is said in the turn in which an agent has left.")
            yield ("leave", agent)
        if part.draft != POISON:
            yield ("set", f"draft{agent}", _draft(part, cast))


def _draft(part: InteractionRecord, cast: Cast) -> int:
    if part.draft not in cast.drafts:
        raise UnknownEffectError("A turn leaves a draft that is none of the walk's.")
    return cast.drafts.index(part.draft)


def _messages(before: Before, record: Record, cast: Cast) -> Iterator[Operation]:
    talk = talk_of(record)
    if talk is None:
        return
    known = before.said if record.created == before.created else 0
    for message in list(talk.messages)[known:]:
        yield ("say", cast.message_number(message))
        if message.author == "customer":
            yield ("set", "last", preview_of(message, cast))


def _brick(settled: Settled, bricks: list[tuple[str, str]]) -> int:
    kind = (settled.result, settled.reason)
    if kind not in bricks:
        bricks.append(kind)
    return bricks.index(kind)
