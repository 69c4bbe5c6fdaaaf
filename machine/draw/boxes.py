"""Gathers transitions so that a picture says the same thing once: in numbered boxes, and these on cards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from machine.draw.basis import Basis, basis_of_transition, weakest
from machine.draw.superstates import Superstate, origins
from machine.draw.words import event_of
from machine.lifecycle.declaration import Effect, Guard
from machine.lifecycle.table import TABLE, Transition


@dataclass(frozen=True)
class Box:
    """Transitions of one machine with the same event, conditions and effect, under one number.

    They also share their target, or each stays in its own state (`target` is None); they rest on the same `basis`; and
    all or none are `changed`, which means by a reading. `number` counts from 1 in the order of the table.
    """

    number: int
    event: str
    guards: tuple[Guard, ...]
    effect: Effect | None
    target: str | None
    basis: Basis
    changed: bool
    transitions: tuple[Transition, ...]


@dataclass(frozen=True)
class Origin:
    """Where a line to a card starts: a state, or a superstate for every state in it, with the transitions it stands
    for and the numbers of their boxes. Where these rest on different grounds the line shows the weakest."""

    place: str | Superstate
    transitions: tuple[Transition, ...]
    numbers: tuple[int, ...]
    basis: Basis


@dataclass(frozen=True)
class Card:
    """Boxes that differ in their basis alone, drawn as one: the same event, conditions, effect and target."""

    boxes: tuple[Box, ...]
    origins: tuple[Origin, ...]

    @property
    def first(self) -> Box:
        """A box to ask for what all share."""
        return self.boxes[0]

    @property
    def leads(self) -> bool:
        """Whether it leads to another state, and so stands between the two."""
        return self.first.target is not None

    @property
    def basis(self) -> Basis:
        """The weakest of its boxes."""
        return weakest(box.basis for box in self.boxes)

    @property
    def transitions(self) -> tuple[Transition, ...]:
        """All that it stands for, box by box."""
        return tuple(transition for box in self.boxes for transition in box.transitions)

    @property
    def key(self) -> str:
        """What tells it from every other card, whatever the numbers are: the id of its first transition."""
        return self.transitions[0].id


DECLARED = frozenset(TABLE.transitions)


def is_changed(transition: Transition) -> bool:
    """Whether a transition is another one than the machines declare."""
    return transition not in DECLARED


def boxes(machine: str, transitions: Sequence[Transition] = TABLE.transitions) -> tuple[Box, ...]:
    """Every transition of the machine, each in exactly one box."""
    gathered: dict[tuple[object, ...], list[Transition]] = {}
    for transition in transitions:
        if transition.machine == machine:
            gathered.setdefault((*_meaning(transition), basis_of_transition(transition)), []).append(transition)
    return tuple(
        Box(
            number=number,
            event=event_of(alike[0]),
            guards=alike[0].guards,
            effect=alike[0].effect,
            target=_target(alike[0]),
            basis=basis_of_transition(alike[0]),
            changed=is_changed(alike[0]),
            transitions=tuple(alike),
        )
        for number, alike in enumerate(gathered.values(), start=1)
    )


def cards(machine: str, transitions: Sequence[Transition] = TABLE.transitions) -> tuple[Card, ...]:
    """Every box of the machine, each on exactly one card, with the fewest lines that lead to it."""
    alike: dict[tuple[object, ...], list[Box]] = {}
    for box in boxes(machine, transitions):
        alike.setdefault(_meaning(box.transitions[0]), []).append(box)
    return tuple(Card(tuple(each), tuple(_origins(machine, each))) for each in alike.values())


def _origins(machine: str, alike: Sequence[Box]) -> Iterator[Origin]:
    """A superstate stands for its states only if each has the transition: `alike` hold all that mean the same."""
    by_source = {transition.source: (transition, box) for box in alike for transition in box.transitions}
    for place in origins(machine, by_source):
        held = [by_source[state] for state in (place.states if isinstance(place, Superstate) else (place,))]
        numbers = tuple(sorted({box.number for _, box in held}))
        yield Origin(place, tuple(each for each, _ in held), numbers, weakest(box.basis for _, box in held))


def _meaning(transition: Transition) -> tuple[object, ...]:
    """What has to be the same, so that one text can say it for several states."""
    return transition.event, transition.guards, transition.effect, _target(transition), is_changed(transition)


def _target(transition: Transition) -> str | None:
    return None if transition.source == transition.target else transition.target
