"""Gathers transitions that differ only in where they start, so that a picture says the same thing once."""

from collections.abc import Sequence
from dataclasses import dataclass

from machine.draw.words import event_of, is_assumed
from machine.lifecycle.declaration import Effect, Guard
from machine.lifecycle.table import TABLE, Transition


@dataclass(frozen=True)
class Box:
    """Transitions of one machine with the same event, conditions and effect.

    They also share their target, or each stays in its own state (`target` is None); all are assumed or none is; and all
    or none are `changed`, which means by a reading. `number` counts from 1 in the order of the table.
    """

    number: int
    event: str
    guards: tuple[Guard, ...]
    effect: Effect | None
    target: str | None
    assumed: bool
    changed: bool
    transitions: tuple[Transition, ...]


DECLARED = frozenset(TABLE.transitions)


def is_changed(transition: Transition) -> bool:
    """Whether a transition is another one than the machines declare."""
    return transition not in DECLARED


def boxes(machine: str, transitions: Sequence[Transition] = TABLE.transitions) -> tuple[Box, ...]:
    """Every transition of the machine, each in exactly one box."""
    gathered: dict[tuple[object, ...], list[Transition]] = {}
    for transition in transitions:
        if transition.machine == machine:
            target = None if transition.source == transition.target else transition.target
            key = (
                transition.event,
                transition.guards,
                transition.effect,
                target,
                is_assumed(transition),
                is_changed(transition),
            )
            gathered.setdefault(key, []).append(transition)
    return tuple(
        Box(
            number=number,
            event=event_of(alike[0]),
            guards=alike[0].guards,
            effect=alike[0].effect,
            target=None if alike[0].source == alike[0].target else alike[0].target,
            assumed=is_assumed(alike[0]),
            changed=is_changed(alike[0]),
            transitions=tuple(alike),
        )
        for number, alike in enumerate(gathered.values(), start=1)
    )
