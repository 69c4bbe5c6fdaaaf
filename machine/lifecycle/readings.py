"""The readings: what a desktop may do otherwise than our assumptions say (RULE-42), each as a change of the table. What
they are called and which assumption each turns stands in the catalogue.

Only the table can follow: the library's own engine steps the declared classes, which are the default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache

from machine.lifecycle import effects
from machine.lifecycle import guards as g
from machine.lifecycle.declaration import EMISSIONS, Caller, chained, emits, opposites, refuses
from machine.lifecycle.table import TABLE, EventSpec, Table, checked, drawn
from machine.lifecycle.world import NOBODY, AgentState, InstanceId, InteractionPhase, World
from spec.catalogue.load import load
from spec.refusals import Refusal


def table_of(readings: Iterable[str]) -> Table:
    """The table under these readings; the declared one under none. Raises CatalogueError for an unknown reading."""
    return _table_of(load().readings_taken(readings))


PENDING = AgentState.IDLE_PENDING.value


@cache
def _table_of(readings: tuple[str, ...]) -> Table:
    table = TABLE
    for reading in readings:
        table = CHANGES[reading](table)
    return checked(table)


# --- literal-drop


def _literal_drop(table: Table) -> Table:
    return table.replaced(
        "Conversation.dropped: transfer_requested > queued",
        drawn("Conversation.dropped", "transfer_requested", "transfer_requested", cites="XFER-12 RULE-42"),
    )


# --- wrap-up-times-out


def _wrap_up_times_out(table: Table) -> Table:
    return table.with_event(
        EventSpec("Dialog.time_out", Caller.CLOCK, (), shortcut=False),
        drawn("Dialog.time_out", "wrap_up", "none", cites="RULE-42", effect=effects.report_submitted),
    )


# --- joined-without-wrap-up


@emits("Conversation.holder_ended")
def end_without_wrap_up(world: World, me: InstanceId) -> World:
    """Just the joined agent's holding of the interrupted conversation ends, with no wrap-up (ASSET-4, RULE-42)."""
    return world.emit("Conversation.holder_ended", InstanceId(NOBODY, me.conversation))


@emits("Conversation.joined_left")
def leave_without_wrap_up(world: World, me: InstanceId) -> World:
    """The joined agent is done, and the owner keeps the conversation (CONF-11, RULE-42)."""
    return world.emit("Conversation.joined_left", InstanceId(NOBODY, me.conversation))


def _joined_without_wrap_up(table: Table) -> Table:
    leave = table.transition("Interaction.end_conference: held > wrap_up if agent_is_joined")
    end = table.transition("Interaction.end: held > wrap_up if conversation_is_interrupted")
    conclude = table.transition("Interaction.conclude: held > wrap_up")
    left = drawn(
        "Interaction.end_conference",
        "held",
        "done",
        cites="CONF-11 RULE-42",
        guards=leave.guards,
        effect=leave_without_wrap_up,
    )
    ended = drawn(
        "Interaction.end",
        "held",
        "done",
        cites="ASSET-4 RULE-42",
        guards=(*end.guards, g.agent_is_joined),
        effect=end_without_wrap_up,
    )
    concluded = drawn("Interaction.conclude", "held", "done", cites="RULE-42", guards=(g.agent_is_joined,))
    return (
        table.replaced(leave.id, left)
        .replaced(end.id, replace(end, guards=(*end.guards, g.agent_is_owner)), ended)
        .replaced(conclude.id, replace(conclude, guards=(g.agent_is_owner,)), concluded)
    )


# --- idle-pends


def _has_a_conversation(world: World, agent: int, *, beside: int = NOBODY) -> bool:
    """Whether the agent holds or wraps up a conversation other than `beside`."""
    return any(
        part.state in (InteractionPhase.HELD, InteractionPhase.WRAP_UP)
        for conversation, part in enumerate(world.interactions[agent])
        if conversation != beside
    )


@refuses(Refusal.ALREADY_SO, "RULE-42")
def agent_has_no_conversation(world: World, me: InstanceId) -> bool:
    """Whether the agent neither holds nor wraps up anything, so that Idle takes effect at once (RULE-42)."""
    return not _has_a_conversation(world, me.agent)


@refuses(Refusal.ALREADY_SO, "RULE-42")
def agent_has_a_conversation(world: World, me: InstanceId) -> bool:
    """Whether the agent holds or wraps up anything, so that Idle has to wait (RULE-42)."""
    return _has_a_conversation(world, me.agent)


opposites(agent_has_no_conversation, agent_has_a_conversation)


@emits("AgentStatus.become_idle")
def end_pending_idle(world: World, me: InstanceId) -> World:
    """The agent's last conversation is over: a pending Idle takes effect."""
    if world.statuses[me.agent] is AgentState.IDLE_PENDING and not _has_a_conversation(
        world, me.agent, beside=me.conversation
    ):
        world = world.emit("AgentStatus.become_idle", InstanceId(agent=me.agent))
    return world


def _idle_pends(table: Table) -> Table:
    for source in ("available", "rona"):
        at_once = table.transition(f"AgentStatus.set_idle: {source} > idle")
        table = table.replaced(
            at_once.id,
            replace(at_once, guards=(agent_has_no_conversation,)),
            drawn("AgentStatus.set_idle", source, PENDING, cites="RULE-42", guards=(agent_has_a_conversation,)),
        )
    to_available = table.transition("AgentStatus.set_available: idle > available")
    miss = table.transition("AgentStatus.miss: idle > rona")
    table = (
        table.with_state("AgentStatus", PENDING)
        .replaced(
            to_available.id,
            to_available,
            drawn("AgentStatus.set_available", PENDING, "available", cites="RULE-42"),
        )
        .replaced(miss.id, miss, drawn("AgentStatus.miss", PENDING, "rona", cites="RULE-42", effect=miss.effect))
        .with_event(
            EventSpec("AgentStatus.become_idle", Caller.MACHINE, (), shortcut=False),
            drawn("AgentStatus.become_idle", PENDING, "idle", cites="RULE-42"),
        )
    )
    for transition in table.transitions:
        if transition.machine == "Interaction" and transition.target == "done":
            told = end_pending_idle if transition.effect is None else chained(transition.effect, end_pending_idle)
            table = table.changed(transition.id, effect=told)
    return table


# --- idle-withdraws-offers


@emits(*EMISSIONS[effects.give_up_other_offers])
def give_up_all_offers(world: World, me: InstanceId) -> World:
    """Whatever is offered to the agent who goes Idle goes back to where it came from (RULE-42)."""
    return effects.give_up_other_offers(world, me)


def _idle_withdraws_offers(table: Table) -> Table:
    """Who is not Available has no offer that could be missed any more."""
    for transition in table.transitions:
        if (transition.machine, transition.event, transition.source) == ("AgentStatus", "set_idle", "available"):
            table = table.changed(transition.id, effect=give_up_all_offers)
        elif (transition.machine, transition.event) == ("AgentStatus", "miss") and transition.source != "available":
            table = table.without(transition.id)
    return table


CHANGES: Mapping[str, Callable[[Table], Table]] = {
    "literal-drop": _literal_drop,
    "wrap-up-times-out": _wrap_up_times_out,
    "joined-without-wrap-up": _joined_without_wrap_up,
    "idle-pends": _idle_pends,
    "idle-withdraws-offers": _idle_withdraws_offers,
}
"""What each reading of the catalogue changes. Several are taken in the catalogue's order: idle-pends looks at every way
in which a part is done, idle-withdraws-offers at every way to Idle."""
