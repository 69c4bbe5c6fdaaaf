"""Gathers transitions that differ only in where they start, so that a picture says the same thing once."""

from collections.abc import Sequence
from dataclasses import dataclass

from machine.draw.words import event_of, is_assumed
from machine.lifecycle.declaration import Effect, Guard
from machine.lifecycle.table import TABLE, Arrow


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
    arrows: tuple[Arrow, ...]


DECLARED = frozenset(TABLE.arrows)


def is_changed(arrow: Arrow) -> bool:
    """Whether a transition is another one than the machines declare."""
    return arrow not in DECLARED


def boxes(machine: str, arrows: Sequence[Arrow] = TABLE.arrows) -> tuple[Box, ...]:
    """Every transition of the machine, each in exactly one box."""
    gathered: dict[tuple[object, ...], list[Arrow]] = {}
    for arrow in arrows:
        if arrow.machine == machine:
            target = None if arrow.source == arrow.target else arrow.target
            key = (arrow.event, arrow.guards, arrow.effect, target, is_assumed(arrow), is_changed(arrow))
            gathered.setdefault(key, []).append(arrow)
    return tuple(
        Box(
            number=number,
            event=event_of(alike[0]),
            guards=alike[0].guards,
            effect=alike[0].effect,
            target=None if alike[0].source == alike[0].target else alike[0].target,
            assumed=is_assumed(alike[0]),
            changed=is_changed(alike[0]),
            arrows=tuple(alike),
        )
        for number, alike in enumerate(gathered.values(), start=1)
    )
