"""The view of machines: in each state what is allowed and what is refused, with the reason, for whoever may try; and of
each transition what it rests on, what must hold, and what follows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from machine.draw import addresses
from machine.draw.basis import Basis
from machine.draw.boxes import Box, boxes
from machine.draw.causes import cause_words, causes
from machine.draw.links import emitters
from machine.draw.words import TITLES
from machine.lifecycle.declaration import CHAINS, EMISSIONS, GUARDS, Caller, Effect
from machine.lifecycle.no_transition import without_transition
from machine.lifecycle.table import TABLE, MachineSpec
from machine.pages.rules import numbers
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.refusals import Refusal


class Condition(msgspec.Struct, frozen=True):
    """A guard: what must hold, what is told where it does not, and what asks for it."""

    says: Words
    refusal: Words
    cites: tuple[str, ...]


class Consequence(msgspec.Struct, frozen=True):
    """An event that an effect emits, with the transitions of its machine that it may take."""

    event: Words
    machine: Words
    addresses: tuple[str, ...]


class Root(msgspec.Struct, frozen=True):
    """Who causes an event in the end, and through which machines that reaches it."""

    caller: str
    says: Words


class TransitionEntry(msgspec.Struct, frozen=True):
    """The transitions that have one number in the picture: they differ only in where they start. `emitters` are what
    emits the event, where another machine does, `causes` who causes it in the end."""

    number: int
    address: str
    ids: tuple[str, ...]
    event: Words
    causes: tuple[Root, ...]
    emitters: tuple[Consequence, ...]
    sources: tuple[tuple[Words, str], ...]
    target: tuple[Words, str] | None
    conditions: tuple[Condition, ...]
    effect: tuple[Words, ...]
    emits: tuple[Consequence, ...]
    basis: Basis
    cites: tuple[str, ...]


class Allowed(msgspec.Struct, frozen=True):
    """What may happen in a state, under conditions."""

    number: int
    address: str
    event: Words
    conditions: tuple[Words, ...]
    target: Words | None


class Declined(msgspec.Struct, frozen=True):
    """What is refused in a state, whatever else holds."""

    event: Words
    refusal: Words
    cites: tuple[str, ...]


class ByCaller(msgspec.Struct, frozen=True):
    """What one role may do in a state, and what it may not."""

    caller: str
    allowed: tuple[Allowed, ...]
    declined: tuple[Declined, ...]


class StateEntry(msgspec.Struct, frozen=True):
    """A state, by role."""

    id: str
    address: str
    name: Words
    is_initial: bool
    is_final: bool
    roles: tuple[ByCaller, ...]


class MachineEntry(msgspec.Struct, frozen=True):
    """One machine."""

    id: str
    address: str
    name: Words
    says: Words
    states: tuple[StateEntry, ...]
    transitions: tuple[TransitionEntry, ...]


def machines() -> tuple[MachineEntry, ...]:
    """All four, in the order of the table."""
    return tuple(
        MachineEntry(
            id=machine.name,
            address=addresses.machine(machine.name),
            name=load().words(f"machine.{machine.name}"),
            says=TITLES[machine.name],
            states=tuple(_state(machine, state) for state in machine.states),
            transitions=tuple(map(_transition, boxes(machine.name))),
        )
        for machine in TABLE.machines
    )


def _transition(box: Box) -> TransitionEntry:
    first, machine = box.transitions[0], box.transitions[0].machine
    cites = tuple(dict.fromkeys(cited for each in box.transitions for cited in each.cites))
    return TransitionEntry(
        number=box.number,
        address=addresses.transition(machine, box.number),
        ids=tuple(each.id for each in box.transitions),
        event=load().words(f"event.{box.event}"),
        causes=tuple(
            Root(each.caller.value, Words(*(cause_words(each, language) for language in LANGUAGES)))
            for each in causes(box.event)
        ),
        emitters=tuple(_emitters(box.event)),
        sources=tuple(
            (_state_words(machine, each.source), addresses.state(machine, each.source)) for each in box.transitions
        ),
        target=None
        if box.target is None
        else (_state_words(machine, box.target), addresses.state(machine, box.target)),
        conditions=tuple(
            Condition(load().words(f"guard.{guard.__name__}"), _reason(GUARDS[guard].refusal), GUARDS[guard].cites)
            for guard in box.guards
        ),
        effect=tuple(_effect_words(box.effect)),
        emits=tuple(_consequence(event) for event in (EMISSIONS[first.effect] if first.effect else ())),
        basis=box.basis,
        cites=cites,
    )


def _emitters(event: str) -> Iterator[Consequence]:
    """The transitions whose effect emits an event, gathered by their own event."""
    by_event: dict[str, dict[str, None]] = {}
    for each in emitters(event):
        address = addresses.transition(each.machine, numbers()[each.id])
        by_event.setdefault(f"{each.machine}.{each.event}", {})[address] = None
    for name, found in by_event.items():
        yield Consequence(
            load().words(f"event.{name}"), load().words(f"machine.{name.partition('.')[0]}"), tuple(found)
        )


def _consequence(event: str) -> Consequence:
    taken = (
        addresses.transition(each.machine, numbers()[each.id])
        for each in TABLE.transitions
        if f"{each.machine}.{each.event}" == event
    )
    machine = load().words(f"machine.{event.partition('.')[0]}")
    return Consequence(load().words(f"event.{event}"), machine, tuple(dict.fromkeys(taken)))


def _effect_words(effect: Effect | None) -> Iterator[Words]:
    if effect is not None:
        for each in CHAINS.get(effect, (effect,)):
            yield load().words(f"effect.{each.__name__}")


def _state_words(machine: str, state: str) -> Words:
    return load().words(f"state.{machine}.{state}")


def _reason(refusal: Refusal) -> Words:
    return load().words(f"refusal.{refusal.value}")


def _state(machine: MachineSpec, state: str) -> StateEntry:
    return StateEntry(
        id=state,
        address=addresses.state(machine.name, state),
        name=_state_words(machine.name, state),
        is_initial=state == machine.initial,
        is_final=state in machine.final,
        roles=tuple(each for each in _by_caller(machine.name, state) if each.allowed or each.declined),
    )


def _by_caller(machine: str, state: str) -> Iterator[ByCaller]:
    """What other machines tell a machine is never refused: it comes only where there is a transition for it."""
    for caller in Caller:
        events = [each.name for each in TABLE.events if each.by is caller and each.name.startswith(f"{machine}.")]
        yield ByCaller(
            caller.value,
            tuple(entry for event in events for entry in _allowed(event, state)),
            tuple(
                _declined(event, state)
                for event in events
                if caller is not Caller.MACHINE and (event, state) not in TABLE.candidates
            ),
        )


def _allowed(event: str, state: str) -> Iterable[Allowed]:
    for each in TABLE.candidates.get((event, state), ()):
        number = numbers()[each.id]
        yield Allowed(
            number,
            addresses.transition(each.machine, number),
            load().words(f"event.{event}"),
            tuple(load().words(f"guard.{guard.__name__}") for guard in each.guards),
            None if each.target == each.source else _state_words(each.machine, each.target),
        )


def _declined(event: str, state: str) -> Declined:
    missing = without_transition(event, state)
    return Declined(load().words(f"event.{event}"), _reason(missing.refusal), missing.cites)
