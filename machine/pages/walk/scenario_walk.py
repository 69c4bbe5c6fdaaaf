"""A scenario as a walk: the places that lead through the page's walk where the scenario leads, if it stays in what the
walk covers: two agents, and one customer whose conversations come one after the other.

>>> from machine.story.steps.scene import Scene
>>> from machine.desk.in_process import InProcessDesk
>>> from machine.language.draft import drafts
>>> from machine.language.play import act
>>> [draft] = drafts('''Feature: First
...   Scenario: Ready
...     Given there is an agent "Sora"
...     And conversations of the asset "Shop" wait in the queue "Orders"
...     And there is a wrap-up reason "Sold"
...     And conversations are offered by hand
...     When agent "Sora" sets the status to "Available"
...     Then the status of agent "Sora" is "Available"
... ''')
>>> scene = Scene(InProcessDesk())
>>> for step in draft.steps:
...     act(step, scene)
>>> len(walk_of(scene))
1
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

import msgspec

from machine.pages.walk.memory import Cast
from machine.pages.walk.table import STEPS_LIMIT
from machine.pages.walk.tabulation import BOUNDS, kept_table
from machine.pages.walk.walker import Choice, Walker
from machine.story.steps.scene import Scene
from spec.port import commands as c
from spec.port.answers import Accepted, Answer
from spec.port.configuration import Configuration

MOST_TRIED = 400
"""Places from which it is gone on for one scenario."""


class NoWalkError(ValueError):
    """No walk leads where a scenario leads: of its commands one leads so far, `done`, and the next leads out of what
    the walk covers."""

    def __init__(self, done: int) -> None:
        super().__init__(f"The walk covers the first {done} commands.")
        self.done = done


Plain = tuple[tuple[str, object], ...]
"""A command in no names: the same for whoever does the same."""


class _Names:
    """What the names of a stage are in none: their places; agents, customers and assets by when they first come up."""

    def __init__(self, stage: Configuration, given: Sequence[c.AnyCommand]) -> None:
        self._stage = stage
        named = [name for each in given for name in _agents_of(each)]
        texted = [(each.number, each.asset) for each in given if isinstance(each, c.CustomerCommand | c.StartOutbound)]
        in_order = {
            "agent": (*named, *stage.agents),
            "number": tuple(number for number, _ in texted),
            "asset": (*(asset for _, asset in texted), *(each.name for each in stage.assets)),
            "queue": (stage.assets[0].queue, *stage.queues),
            "reason": stage.reasons,
        }
        self._places = {
            kind: {name: place for place, name in enumerate(dict.fromkeys(names))} for kind, names in in_order.items()
        }

    def plain(self, command: c.AnyCommand) -> Plain:
        """A command in no names."""
        fields = {name: getattr(command, name) for name in command.__struct_fields__}
        told: list[tuple[str, object]] = [("command", type(command).__name__)]
        for name, value in fields.items():
            told.append((name, self._turned(name, value, str(fields.get("kind", "")), command)))
        return tuple(told)

    def _turned(self, name: str, value: object, kind: str, command: c.AnyCommand) -> object:
        match name:
            case "agent" | "asset" | "queue" | "number":
                return self._places[name].get(str(value), value)
            case "name":
                return self._places[kind].get(str(value), value)
            case "seconds":
                return "RONA" if value == self._stage.rona_seconds else value
            case "text" if isinstance(command, c.Search):
                return next(((kind, names[str(value)]) for kind, names in self._places.items() if value in names), "?")
            case "text":
                return bool(str(value).strip())
            case _:
                return value


def walk_of(scene: Scene) -> tuple[int, ...]:
    """The places of a walk in which the same is done as in a scenario, and is taken and refused alike. Raises
    NoWalkError."""
    stage, played = scene.configuration, scene.played
    own = Cast(BOUNDS, "en").configuration
    if not played or (stage.routing, stage.masking, stage.policy) != (own.routing, own.masking, own.policy):
        raise NoWalkError(0)
    given = [command for command, _ in played]
    names = _Names(stage, given)
    plain = [names.plain(each) for each in given]
    furthest = 0
    todo: list[tuple[int, tuple[int, ...]]] = [(0, ())]
    for _ in range(MOST_TRIED):
        if not todo:
            break
        done, places = todo.pop()
        furthest = max(furthest, done)
        if done == len(plain):
            return places
        if len(places) < STEPS_LIMIT:
            # What does most at once is tried first.
            found = sorted(_fitting(places, plain[done:], [answer for _, answer in played[done:]]))
            todo += [(done + count, (*places, place)) for count, place in found]
    raise NoWalkError(furthest)


def _fitting(places: Sequence[int], wanted: Sequence[Plain], answers: Sequence[Answer]) -> Iterator[tuple[int, int]]:
    """What can be chosen behind these places that does what comes first of what is wanted: how many commands of it, and
    its place."""
    walker = _walked(places)
    for choice in walker.choices():
        turn = _turn(walker, choice)
        is_taken = walker.table.kinds[choice.kind].refusal < 0
        if turn == tuple(wanted[: len(turn)]) and isinstance(answers[len(turn) - 1], Accepted) is is_taken:
            yield len(turn), choice.place


def _walked(places: Sequence[int]) -> Walker:
    walker = Walker(kept_table(), "en")
    for place in places:
        walker.step(place)
    return walker


def _turn(walker: Walker, choice: Choice) -> tuple[Plain, ...]:
    commands = (msgspec.json.decode(each, type=c.AnyCommand) for each in walker.commands(choice))
    return tuple(map(_of_the_walk().plain, commands))


@cache
def _of_the_walk() -> _Names:
    stage = Cast(BOUNDS, "en").configuration
    number, asset = stage.customers[0].number, stage.assets[0].name
    return _Names(stage, (c.CustomerStop(number=number, asset=asset),))


def _agents_of(command: c.AnyCommand) -> Iterator[str]:
    if isinstance(command, c.AgentCommand | c.Offer):
        yield command.agent
    if isinstance(command, c.Choose) and command.kind == "agent":
        yield command.name
