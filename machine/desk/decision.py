"""What a command leads to, decided before anything is carried out: either all of it is taken, or nothing happens."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from machine.desk.record import Record
from machine.desk.rules import Rule
from machine.desk.translation import translate
from machine.lifecycle.engine import Blocked, Engine, Macrostep, run
from machine.lifecycle.world import Event, World
from spec.port.answers import Refused
from spec.port.commands import AnyCommand
from spec.refusals import Refusal


class Decided(NamedTuple):
    """One event that is taken: the World before it, and what it leads to."""

    before: World
    event: Event
    led_to: Macrostep


def decide(
    engine: Engine,
    rules: Sequence[Rule],
    order: Mapping[Refusal, int],
    record: Record,
    world: World,
    command: AnyCommand,
) -> tuple[Decided, ...] | Refused:
    """The events of a command, each taken in the World that the one before leaves, or why the first that is refused is.

    Of several reasons that apply the first by `order` is told (RULE-49). Nothing is changed: `Desk.apply` says that a
    refused command changes nothing. Raises SpecificationError where an event of the machines' own is refused.
    """
    if broken := [rule for rule in rules if not rule.holds(record, command)]:
        return min(_reasons(engine, broken, record, world, command), key=lambda each: order[each.reason])
    world, events = translate(record, world, command)
    decided: list[Decided] = []
    for event in events:
        led_to = run(engine, world, event)
        if isinstance(led_to, Blocked):
            return Refused(led_to.refusal, led_to.cites)
        decided.append(Decided(world, event, led_to))
        world = led_to.world
    return tuple(decided)


def _reasons(
    engine: Engine, broken: Sequence[Rule], record: Record, world: World, command: AnyCommand
) -> list[Refused]:
    """All reasons that apply: the machines' own may come before those of the rules (RULE-49)."""
    reasons = [Refused(rule.refusal, rule.cites) for rule in broken]
    # Of what nobody knows the machines cannot be asked.
    if all(rule.refusal is not Refusal.UNKNOWN_NAME for rule in broken):
        world, events = translate(record, world, command)
        led_to = engine.fire(world, events[0]) if events else None
        if isinstance(led_to, Blocked):
            reasons.insert(0, Refused(led_to.refusal, led_to.cites))
    return reasons
