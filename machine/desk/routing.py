"""The desk's automatic routing: one deterministic refinement of the free choice that exploration takes (RULE-1)."""

from machine.desk.record import Record
from machine.lifecycle.guards import can_take
from machine.lifecycle.world import NOBODY, AgentState, ConversationPhase, Event, InstanceId, World


def next_offer(record: Record, world: World) -> Event | None:
    """The offer to make now, or None: the oldest ticket first, to the agent who waited longest for an offer."""
    waiting = sorted(
        (talk.ticket, slot) for slot, talk in enumerate(world.conversations) if talk.state is ConversationPhase.QUEUED
    )
    ready = [agent for agent, status in enumerate(world.statuses) if status is AgentState.AVAILABLE]
    for _, slot in waiting if ready else ():
        agents = [agent for agent in ready if can_take(world, slot, agent)]
        if agents:
            agent = min(agents, key=lambda each: (record.turns.get(each, 0), each))
            return Event("Conversation.offer", InstanceId(NOBODY, slot), (("agent", agent),))
    return None
