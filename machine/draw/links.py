"""Who causes which events in which machine: people, clock and system from outside, the machines among themselves."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from machine.draw.words import emitted_by
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE, Table, Transition


@dataclass(frozen=True)
class Link:
    """The events that one sender, a caller or a machine, causes in one machine; full names in the table's order."""

    sender: Caller | str
    machine: str
    events: tuple[str, ...]


def links() -> tuple[Link, ...]:
    """From outside first, by caller and machine; then from machine to machine."""
    return (*_from_outside(), *_between_machines())


def emitters(event: str, table: Table = TABLE) -> tuple[Transition, ...]:
    """The transitions whose effect may emit the event."""
    return tuple(transition for transition in table.transitions if event in emitted_by(transition))


def followers(transitions: Collection[Transition], table: Table = TABLE) -> Iterator[Transition]:
    """The transitions that may follow these, since these tell other machines or those that follow do: the nearest
    first, and none of them twice."""
    known = {each.id for each in transitions}
    told = [name for each in transitions for name in emitted_by(each)]
    for name in told:
        for transition in table.transitions:
            if name == f"{transition.machine}.{transition.event}" and transition.id not in known:
                known.add(transition.id)
                told += emitted_by(transition)
                yield transition


def _from_outside() -> Iterable[Link]:
    for caller in Caller:
        for machine in TABLE.machines:
            # A shortcut stands for what the dialog's confirm emits, so it reaches its machine from the dialog.
            events = tuple(
                spec.name
                for spec in TABLE.events
                if spec.by is caller
                and caller is not Caller.MACHINE
                and spec.name.startswith(f"{machine.name}.")
                and not spec.shortcut
            )
            if events:
                yield Link(caller, machine.name, events)


def _between_machines() -> Iterable[Link]:
    for sender in TABLE.machines:
        emitted = {
            name
            for transition in TABLE.transitions
            if transition.machine == sender.name
            for name in emitted_by(transition)
        }
        for machine in TABLE.machines:
            events = tuple(
                spec.name for spec in TABLE.events if spec.name in emitted and spec.name.startswith(f"{machine.name}.")
            )
            if events:
                yield Link(sender.name, machine.name, events)
