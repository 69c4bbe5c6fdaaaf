"""What the fields of the views hold and which commands change them, found by walking about on our own desk: for the
adapter guide.

The walks are at random with fixed seeds, so they are the same each time.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from functools import cache
from random import Random
from typing import Any, NamedTuple

import msgspec

from machine.desk.in_process import InProcessDesk
from machine.generate.refusal_runs import AGENTS, ASSET, AUTOMATIC, BORA, CONFIGURATION, HANA, QUEUES, REASON
from machine.port.run_input import Commands
from spec.port import commands as c
from spec.port.answers import Accepted
from spec.port.configuration import Configuration
from spec.port.views import VIEWS, View

WALKS = 100
STEPS = 80
ENDING = 30
"""From this step on assets and queues may be deleted; earlier nothing more would come."""
LAST = (c.DeleteAsset, c.DeleteQueue)
SELDOM: Mapping[type[c.AnyCommand], float] = {
    **dict.fromkeys((c.SetMasking, c.Search, c.Refresh, c.Cancel, c.LineBreak, c.CustomerStop), 0.2),
    c.OpenTransfer: 0.5,
    c.End: 0.3,
    c.Advance: 0.5,
}
"""How much more seldom than another a kind is given: more of the rest is seen then."""
WEIGHTS = tuple(SELDOM.get(kind, 1.0) for kind in c.KINDS)
TEXTS = ("My card is 4111 1111 1111 1111",)
HERE = AGENTS[0], "c1"
REQUESTED: Commands = (
    *(c.SetStatus(agent, "available") for agent in AGENTS),
    c.CustomerText(HANA, ASSET, TEXTS[0]),
    c.Offer("c1", AGENTS[0]),
    c.Accept(*HERE),
    c.OpenConference(*HERE),
    c.Choose(*HERE, "agent", AGENTS[1]),
    c.Confirm(*HERE),
)
BEGINNINGS: tuple[tuple[Configuration, Commands], ...] = (
    (CONFIGURATION, ()),
    (AUTOMATIC, ()),
    (CONFIGURATION, REQUESTED),
    (CONFIGURATION, (*REQUESTED, c.Accept(AGENTS[1], "c1"))),
)
"""Conferences are far away, so half of the walks begin in one."""
LATEST = 3
"""Of the conversations so many are gone on with, the newest."""

TELLING = ("direction", "author", "kind", "result")
"""Fields by which the kinds of a view are told apart."""

FieldName = tuple[type[View], str]


class Seen(NamedTuple):
    """What was seen of the views: for each field the names of the commands after which it was another one while what it
    belongs to stayed, and the first value that says something; for each view those in which most fields do, one for
    each value of what tells its kinds apart. Values are as they are masked."""

    changed_by: Mapping[FieldName, frozenset[str]]
    values: Mapping[FieldName, Any]
    examples: Mapping[type[View], tuple[View, ...]]


@cache
def seen() -> Seen:
    """What was seen in all walks."""
    changed_by: dict[FieldName, set[str]] = {}
    values: dict[FieldName, Any] = {}
    examples: dict[type[View], dict[Hashable, View]] = {view: {} for view in VIEWS}
    for number in range(WALKS):
        before: dict[Hashable, View] = {}
        for command, views, is_masked in _walk(number):
            for whose, view in views:
                if command is not None and before[whose] != view:
                    for changed in _changed(before[whose], view):
                        changed_by.setdefault(changed, set()).add(type(command).__name__)
                    if is_masked:
                        for _, part in _parts(view, ()):
                            _note(part, values, examples[type(part)])
                before[whose] = view
    fields = [(view, field) for view in VIEWS for field in view.__struct_fields__]
    return Seen(
        {each: frozenset(changed_by.get(each, ())) for each in fields},
        values,
        {view: tuple(found[key] for key in sorted(found, key=str)) for view, found in examples.items()},
    )


def _changed(before: View, after: View) -> Iterator[FieldName]:
    """The fields that are others in what was there before and after."""
    parts = dict(_parts(before, ()))
    for place, part in _parts(after, ()):
        old = parts.get(place)
        if type(old) is type(part) and old != part:
            for field in part.__struct_fields__:
                if _own(old, field) != _own(part, field):
                    yield type(part), field


def _walk(number: int) -> Iterator[tuple[c.AnyCommand | None, list[tuple[Hashable, View]], bool]]:
    """A command after the other, none before the first, each with all views after it, and whether they are masked."""
    random, desk = Random(number), InProcessDesk()
    configuration, first = BEGINNINGS[number % len(BEGINNINGS)]
    desk.reset(msgspec.structs.replace(configuration, capacity=2))
    yield None, _views(desk), True
    for step in range(STEPS):
        command = first[step] if step < len(first) else _next(random, desk, may_end=step >= ENDING)
        desk.apply(command)
        yield command, _views(desk), desk.record.masking


def _next(random: Random, desk: InProcessDesk, *, may_end: bool) -> c.AnyCommand:
    """A command that is taken. The clock can always go on."""
    while True:
        (kind,) = random.choices(c.KINDS, WEIGHTS)
        if kind in LAST and not may_end:
            continue
        commands = [*_commands(kind, desk)]
        random.shuffle(commands)
        taken = next((each for each in commands if isinstance(desk.would(each), Accepted)), None)
        if taken is not None:
            return taken


def _commands(kind: type[c.AnyCommand], desk: InProcessDesk) -> Iterator[c.AnyCommand]:
    """The commands of a kind that make sense."""
    conversations = [*desk.record.conversations][-LATEST:]
    if kind in OUTSIDE:
        yield from OUTSIDE[kind]
    elif issubclass(kind, c.Offer):
        yield from (kind(conversation, agent) for conversation in conversations for agent in AGENTS)
    elif issubclass(kind, c.InConversation):
        for agent in AGENTS:
            for conversation in conversations:
                yield from (_made(kind, agent, conversation, *more) for more in MORE.get(kind, ((),)))


def _made(kind: Callable[..., c.AnyCommand], *fields: str) -> c.AnyCommand:
    return kind(*fields)


OUTSIDE: Mapping[type[c.AnyCommand], tuple[c.AnyCommand, ...]] = {
    c.SetMasking: (c.SetMasking(False), c.SetMasking(True)),
    c.DeleteAsset: (c.DeleteAsset(ASSET),),
    c.DeleteQueue: tuple(map(c.DeleteQueue, QUEUES)),
    c.CustomerText: tuple(c.CustomerText(number, ASSET, text) for number in (HANA, BORA) for text in TEXTS),
    c.CustomerStop: tuple(c.CustomerStop(number, ASSET) for number in (HANA, BORA)),
    c.Advance: (c.Advance(7), c.Advance(30)),
    c.SetStatus: (*(c.SetStatus(agent, status) for agent in AGENTS for status in ("available", "available", "idle")),),
    c.StartOutbound: tuple(c.StartOutbound(agent, ASSET, number) for agent in AGENTS for number in (HANA, BORA)),
}
MORE: Mapping[type[c.AnyCommand], tuple[tuple[str, ...], ...]] = {
    c.TypeReply: (("Good morning",),),
    c.Send: (("click",), ("enter",)),
    c.Search: (("B",), ("",)),
    c.Choose: (
        *(("queue", queue) for queue in QUEUES),
        *(("agent", agent) for agent in AGENTS),
        ("reason", REASON),
    ),
}
"""What stands in a command beside who gives it and where."""


def _views(desk: InProcessDesk) -> list[tuple[Hashable, View]]:
    return [
        *((agent, desk.view(agent)) for agent in AGENTS),
        *((number, desk.customer_view(number, ASSET)) for number in (HANA, BORA)),
        ("administrator", desk.administrator_view()),
    ]


def _parts(view: View, place: tuple[Hashable, ...]) -> Iterator[tuple[Hashable, View]]:
    """A view and all parts of it, each with what tells it from the others: parts of another conversation or dialog are
    others."""
    yield place, view
    place = (*place, getattr(view, "conversation", None))
    for field in view.__struct_fields__:
        value = getattr(view, field)
        if isinstance(value, View):
            yield from _parts(value, (*place, field, getattr(value, "kind", None)))
        elif isinstance(value, tuple):
            for identity, each in zip(_identities(value), value, strict=True):
                if isinstance(each, View):
                    yield from _parts(each, (*place, field, identity))


def _identities(entries: tuple[Any, ...]) -> tuple[Hashable, ...]:
    """What tells entries of a list apart: the conversation where there is one of each, else the place in the list."""
    conversations = [(getattr(each, "conversation", None), getattr(each, "cause", None)) for each in entries]
    return tuple(enumerate(conversations)) if len({*conversations}) < len(entries) else tuple(conversations)


def _own(part: View, field: str) -> Any:
    """The value of a field without what is told of the parts in it."""
    value = getattr(part, field)
    if isinstance(value, View):
        return True
    if isinstance(value, tuple) and any(isinstance(each, View) for each in value):
        return _identities(value)
    return value


def _note(part: View, values: dict[FieldName, Any], examples: dict[Hashable, View]) -> None:
    for field in part.__struct_fields__:
        value = getattr(part, field)
        if value not in ("", None, (), False, 0):
            values.setdefault((type(part), field), value)
    kind = next((getattr(part, field) for field in TELLING if field in part.__struct_fields__), None)
    best = examples.get(kind)
    if best is None or _said(part) > _said(best):
        examples[kind] = part


def _said(view: View) -> int:
    """In how many fields a view says something."""
    return sum(getattr(view, field) not in ("", None, ()) for field in view.__struct_fields__)
