"""Who causes which events in which machine: people, clock and system from outside, the machines among themselves."""

from collections.abc import Iterable
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
