"""Bounded configurations: how many agents and conversations, and every command that can be given there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from machine.lifecycle.declaration import Caller, Domain
from machine.lifecycle.table import Table
from machine.lifecycle.world import NOBODY, Event, InstanceId, World, first_world


@dataclass(frozen=True)
class Bounds:
    """A bounded configuration. Without `dialogs`, transfer and invitation are taken in one step (RULE-18 aside)."""

    agents: int
    conversations: int
    capacity: int
    dialogs: bool

    @classmethod
    def checked(cls, agents: int, conversations: int, capacity: int, dialogs: bool) -> Bounds:
        """Bounds that somebody asked for. Raises ValueError for a size below 1."""
        for name, size in (("agents", agents), ("conversations", conversations), ("capacity", capacity)):
            if size < 1:
                raise ValueError(f"{name} is {size}; give 1 or more.")
        return cls(agents, conversations, capacity, dialogs)

    def __str__(self) -> str:
        dialogs = "with dialogs" if self.dialogs else "without dialogs"
        agents = f"{self.agents} agent{'s' * (self.agents > 1)}"
        conversations = f"{self.conversations} conversation{'s' * (self.conversations > 1)}"
        return f"{agents} x {conversations}, capacity {self.capacity}, {dialogs}"

    def first_world(self) -> World:
        """The World at reset, of this size (RULE-4)."""
        return first_world(self.agents, self.conversations, self.capacity)


def values(domain: Domain, bounds: Bounds) -> tuple[str | int, ...]:
    """Every value of a parameter's domain."""
    agents = tuple(range(bounds.agents))
    match domain:
        case Domain.AGENT:
            return agents
        case Domain.RECIPIENT:
            return ("none", "queue", "gone", *agents)
        case Domain.CAUSE:
            return ("queue", "transfer", "conference")
        case Domain.TEXT:
            return ("fits", "blank", "too_long")
        case Domain.ASSET:
            return ("live", "deleted")
        case Domain.LISTED:
            return ("yes", "no")
        case Domain.CHOICE:
            return ("made", "none")


DIALOG_OPENERS = frozenset({"Dialog.open_transfer", "Dialog.open_conference"})


def instances(machine: str, bounds: Bounds) -> tuple[InstanceId, ...]:
    """Every instance of a machine."""
    agents, conversations = range(bounds.agents), range(bounds.conversations)
    match machine:
        case "AgentStatus":
            return tuple(InstanceId(agent) for agent in agents)
        case "Conversation":
            return tuple(InstanceId(NOBODY, conversation) for conversation in conversations)
        case _:
            return tuple(InstanceId(agent, conversation) for agent in agents for conversation in conversations)


def events_of(table: Table, bounds: Bounds, names: frozenset[str]) -> tuple[Event, ...]:
    """The events of these names, for every instance and every value of every parameter."""
    found: list[Event] = []
    for spec in table.events:
        if spec.name in names:
            domains = [[(name, value) for value in values(domain, bounds)] for name, domain in spec.parameters]
            for me in instances(spec.name.partition(".")[0], bounds):
                found.extend(Event(spec.name, me, tuple(choice)) for choice in product(*domains))
    return tuple(found)


def left_out(table: Table, bounds: Bounds) -> frozenset[str]:
    """The states ("Machine.state") and transitions (ids) that these bounds leave out: without dialogs, those of a
    dialog that nobody opens."""
    left = frozenset() if bounds.dialogs else DIALOG_OPENERS
    found: set[str] = set()
    for machine in table.machines:
        transitions = [transition for transition in table.transitions if transition.machine == machine.name]
        taken = [transition for transition in transitions if f"{transition.machine}.{transition.event}" not in left]
        reached = {machine.initial}
        while more := {transition.target for transition in taken if transition.source in reached} - reached:
            reached |= more
        if left.intersection(f"{machine.name}.{transition.event}" for transition in transitions):
            found |= {f"{machine.name}.{state}" for state in machine.states if state not in reached}
            found |= {
                transition.id
                for transition in transitions
                if transition not in taken or transition.source not in reached
            }
    return frozenset(found)


def commands(table: Table, bounds: Bounds) -> tuple[Event, ...]:
    """Every event that somebody outside the machines can cause under these bounds."""
    names = frozenset(
        spec.name
        for spec in table.events
        if spec.by is not Caller.MACHINE and not (spec.shortcut if bounds.dialogs else spec.name in DIALOG_OPENERS)
    )
    return events_of(table, bounds, names)


def all_events(table: Table, bounds: Bounds) -> tuple[Event, ...]:
    """Every event, internal ones included, for holding two engines to each other."""
    return events_of(table, bounds, frozenset(spec.name for spec in table.events))
