"""The view of machines: in each state what is allowed and what is refused, with the reason, for whoever may try; and of
each transition what it rests on, what must hold, and what follows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from machine.draw import addresses
from machine.draw.basis import Basis
from machine.draw.boxes import Box, boxes
from machine.draw.causes import Cause, cause_words, causes
from machine.draw.links import emitters
from machine.draw.words import TITLES, emitted_by, event_of
from machine.lifecycle.declaration import CHAINS, EMISSIONS, GUARDS, Caller, Effect, Guard
from machine.lifecycle.table import TABLE, MachineSpec
from machine.pages.answers import STANDS_FOR, Reason, Standing, Tried, otherwise, tried, tried_elsewhere
from machine.pages.phrases import STANDINGS
from machine.pages.rules import numbers
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.refusals import Refusal


class Condition(msgspec.Struct, frozen=True):
    """A guard: what must hold, what asks for it, and what becomes of the event where it does not: the transitions that
    are taken `instead`, by number and address, or where there are none the reason that our desk tells."""

    says: Words
    instead: tuple[tuple[int, str], ...]
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
    """What may happen in a state, under conditions; `begins` where it is a new conversation that it happens to,
    `by_another` where it is another agent's doing that happens to this one's part, and `who` where only one of several
    agents may do it."""

    address: str
    says: Words
    conditions: tuple[Words, ...]
    target: Words | None
    begins: bool = False
    by_another: bool = False
    who: Words | None = None


class Declined(msgspec.Struct, frozen=True):
    """What is always refused in a state for the same reasons, the commonest first; to `who`, where the reasons are
    those of one of several agents. What asks for it stands at a reason, or where that differs from one thing that is
    tried to the next, at these."""

    tries: tuple[tuple[tuple[Words, ...], tuple[str, ...]], ...]
    reasons: tuple[tuple[Words, tuple[str, ...]], ...]
    who: Words | None = None


class Elsewhere(msgspec.Struct, frozen=True):
    """What is tried in another machine by those who are in a state, or with them: what is taken there if that machine
    is in a state for it, and what never is."""

    machine: Words
    address: str
    allowed: tuple[Words, ...]
    declined: tuple[Declined, ...]


class ByCaller(msgspec.Struct, frozen=True):
    """What one role may do in a state, and what it may not."""

    caller: str
    allowed: tuple[Allowed, ...]
    declined: tuple[Declined, ...]


class StateEntry(msgspec.Struct, frozen=True):
    """A state: by role, in the other machines, and of a status the rules that speak of it. In one that `leaves_room` a
    part is over that an agent had in a conversation, and the next may begin."""

    id: str
    address: str
    name: Words
    is_initial: bool
    is_final: bool
    leaves_room: bool
    roles: tuple[ByCaller, ...]
    elsewhere: tuple[Elsewhere, ...]
    rules: tuple[str, ...]


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
        conditions=tuple(_condition(box, guard) for guard in box.guards),
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
        leaves_room=machine.name == "Interaction" and state in machine.final,
        roles=tuple(each for each in _by_caller(machine.name, state) if each.allowed or each.declined),
        elsewhere=tuple(_elsewhere(machine.name, state)),
        rules=tuple(_rules_of(machine.name, state)),
    )


def _rules_of(machine: str, state: str) -> Iterator[str]:
    """Of a status: what is cited by that which leads into it or out of it, and what speaks of it by its name. In the
    other machines a state is nothing but what leads there and on, and these transitions name their rules."""
    if machine == "AgentStatus":
        name, catalogue = re.compile(rf"\b{_state_words(machine, state).en}\b"), load()
        cited = (
            cite
            for each in TABLE.transitions
            if each.machine == machine and state in (each.source, each.target)
            for cite in each.cites
        )
        clauses = (each.id for each in catalogue.clauses.values() if name.search(each.says.en))
        assumed = (
            each.id for each in catalogue.assumptions.values() if name.search(f"{each.title.en} {each.choice.en}")
        )
        yield from dict.fromkeys((*cited, *clauses, *assumed))


def _condition(box: Box, guard: Guard) -> Condition:
    found = [otherwise()[each.id, guard.__name__] for each in box.transitions]
    instead = sorted({numbers()[taken] for each in found for taken in each.instead})
    return Condition(
        load().words(f"guard.{guard.__name__}"),
        tuple((number, addresses.transition(box.transitions[0].machine, number)) for number in instead),
        _reason(found[0].refusal),
        GUARDS[guard].cites,
    )


def _by_caller(machine: str, state: str) -> Iterator[ByCaller]:
    """By who causes it in the end, whichever machines it comes through."""
    allowed: dict[Caller, list[Allowed]] = {caller: [] for caller in Caller}
    roots: set[str] = set()
    here = [(_named(each, machine), each) for each in tried().get((machine, state), ())]
    for box in boxes(machine):
        if any(each.source == state for each in box.transitions):
            for cause in causes(box.event):
                roots.add(cause.chain[0])
                words = Words(*(cause_words(cause, language) for language in LANGUAGES))
                who = _only(machine, state, [each for event, each in here if event == cause.chain[0]])
                allowed[cause.caller].append(_allowed(box, state, words, cause, who=who))
    for event, each in here:
        if each.is_taken and event not in roots:
            roots.add(event)
            allowed[TABLE.event[event].by].extend(
                _of_another_machine(machine, event, _only(machine, state, [one for name, one in here if name == event]))
            )
    for caller in Caller:
        declined = [each for event, each in here if TABLE.event[event].by is caller and not each.is_taken]
        yield ByCaller(caller.value, tuple(allowed[caller]), tuple(_declined(machine, state, declined)))


def _named(one: Tried, machine: str) -> str:
    """The event that what is tried is called by: opening a dialog is told as what it is for, but in the dialogs."""
    return one.event if machine == "Dialog" else STANDS_FOR.get(one.event, one.event)


def _only(machine: str, state: str, several: Sequence[Tried]) -> Words | None:
    """Who alone may do something that agents may try who stand differently."""
    taken = {each.who for each in several if each.is_taken}
    return _who(machine, state, taken.pop()) if len(taken) == 1 and machine == "Conversation" else None


def _who(machine: str, state: str, standing: Standing) -> Words | None:
    if standing is Standing.NONE:
        return None
    return STANDINGS.get(f"{standing} in {machine}.{state}", STANDINGS[standing])


def _declined(machine: str, state: str, several: Iterable[Tried]) -> Iterator[Declined]:
    """What is refused to the same for the same reasons, together, and agent by agent."""
    alike: dict[tuple[Standing, tuple[Refusal, ...]], dict[tuple[Reason, ...], list[Words]]] = {}
    for each in several:
        told = alike.setdefault((each.who, tuple(reason.refusal for reason in each.reasons)), {})
        told.setdefault(each.reasons, []).append(load().words(f"event.{_named(each, machine)}"))
    for (standing, refusals), by_reasons in sorted(alike.items(), key=lambda each: list(Standing).index(each[0][0])):
        who, tries = _who(machine, state, standing), [(tuple(says), why) for why, says in by_reasons.items()]
        if len(tries) == 1:
            ((says, why),) = tries
            yield Declined(((says, ()),), tuple((_reason(each.refusal), each.cites) for each in why), who)
        else:
            cited = tuple((says, tuple(cite for each in why for cite in each.cites)) for says, why in tries)
            yield Declined(cited, tuple((_reason(each), ()) for each in refusals), who)


def _elsewhere(machine: str, state: str) -> Iterator[Elsewhere]:
    """Machine by machine."""
    found = [(_named(each, machine), each) for each in tried_elsewhere().get((machine, state), ())]
    for other in TABLE.machines:
        there = [(event, each) for event, each in found if event.partition(".")[0] == other.name]
        if there:
            yield Elsewhere(
                load().words(f"machine.{other.name}"),
                addresses.machine(other.name),
                tuple(load().words(f"event.{event}") for event, each in there if each.is_taken),
                tuple(_declined(machine, state, (each for _, each in there if not each.is_taken))),
            )


def _allowed(
    box: Box, state: str, says: Words, cause: Cause | None = None, *, begins: bool = False, who: Words | None = None
) -> Allowed:
    machine = box.transitions[0].machine
    guards = dict.fromkeys((*(_at_the_root(cause) if cause else ()), *box.guards))
    return Allowed(
        addresses.transition(machine, box.number),
        says,
        tuple(load().words(f"guard.{guard.__name__}") for guard in guards),
        None if box.target in (None, state) else _state_words(machine, str(box.target)),
        begins,
        machine == "Interaction" and cause is not None and bool(cause.between) and cause.chain[0].startswith(machine),
        who,
    )


def _at_the_root(cause: Cause) -> tuple[Guard, ...]:
    """Where what somebody does has several outcomes, the conditions of all that lead on along the chain."""
    name, rest = cause.chain[0], cause.chain[1:]
    alike = [each for each in TABLE.transitions if event_of(each) == name]
    leading = [each for each in alike if rest and rest[0] in emitted_by(each)]
    shared = set.intersection(*(set(each.guards) for each in alike)) if alike else set()
    common = set.intersection(*(set(each.guards) for each in leading)) - shared if leading else set()
    return tuple(guard for each in leading[:1] for guard in each.guards if guard in common)


def _of_another_machine(machine: str, event: str, who: Words | None) -> Iterator[Allowed]:
    """What is taken in a state without a transition of its own: it happens to a new conversation, or to the agent's
    part in this one."""
    name, first = event.partition(".")[0], next(each for each in TABLE.machines if each.name == machine).initial
    for box in boxes(name):
        if box.event == event and (name != machine or any(each.source == first for each in box.transitions)):
            yield _allowed(box, "", load().words(f"event.{event}"), begins=name == machine, who=who)
