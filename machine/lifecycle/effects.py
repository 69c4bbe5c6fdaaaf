"""The effects: pure steps on the World. Each writes only its own machine's fields and emits events for the rest."""

from machine.lifecycle.declaration import emits
from machine.lifecycle.world import (
    NOBODY,
    Cause,
    DialogState,
    InstanceId,
    InteractionPhase,
    Outcome,
    Role,
    World,
)

# --- AgentStatus


@emits("Interaction.withdraw", "Conversation.dropped")
def give_up_other_offers(world: World, me: InstanceId) -> World:
    """Whatever else is offered to the agent goes back to where it came from (GAP-2, RULE-6)."""
    for conversation, part in enumerate(world.interactions[me.agent]):
        if part.state is InteractionPhase.OFFERED:
            world = world.emit("Interaction.withdraw", InstanceId(me.agent, conversation))
            world = world.emit("Conversation.dropped", InstanceId(conversation=conversation))
    return world


# --- Conversation


def _newest_ticket(world: World) -> int:
    return max(talk.ticket for talk in world.conversations) + 1


def _withdraw_offers(world: World, me: InstanceId) -> World:
    for agent in world.agents_who(me.conversation, InteractionPhase.OFFERED):
        world = world.emit("Interaction.withdraw", InstanceId(agent, me.conversation))
    return world


def _conclude_holders(world: World, me: InstanceId) -> World:
    for agent in world.agents_who(me.conversation, InteractionPhase.HELD):
        world = world.emit("Interaction.conclude", InstanceId(agent, me.conversation))
    return world


def _closed_as(outcome: Outcome, world: World, me: InstanceId) -> World:
    return world.with_conversation(me, world.conversation(me)._replace(outcome=outcome))


@emits()
def take_ticket(world: World, me: InstanceId) -> World:
    """To the tail of a queue (RULE-2)."""
    return world.with_conversation(me, world.conversation(me)._replace(ticket=_newest_ticket(world)))


@emits("Interaction.start")
def start_with_agent(world: World, me: InstanceId, agent: int) -> World:
    """An outbound conversation is held at once by who started it (RULE-35) and has a ticket to go back to (RULE-43)."""
    talk = world.conversation(me)._replace(ticket=_newest_ticket(world), accepted=True)
    return world.with_conversation(me, talk).emit("Interaction.start", InstanceId(agent, me.conversation))


@emits("Interaction.offer")
def offer_from_queue(world: World, me: InstanceId, agent: int) -> World:
    """The conversation that waited in its queue is offered to the agent (OFFER-1)."""
    return world.emit("Interaction.offer", InstanceId(agent, me.conversation), cause=Cause.QUEUE.value)


@emits()
def note_accepted(world: World, me: InstanceId) -> World:
    """The conversation counts as held, so that it closes as left and no longer as abandoned (ACC-1, RULE-21)."""
    return world.with_conversation(me, world.conversation(me)._replace(accepted=True))


@emits("Interaction.offer")
def request_transfer(world: World, me: InstanceId, recipient: int) -> World:
    """The recipient is offered the conversation as a transfer request (XFER-7, XFER-10)."""
    return world.emit("Interaction.offer", InstanceId(recipient, me.conversation), cause=Cause.TRANSFER.value)


@emits("Interaction.offer")
def request_conference(world: World, me: InstanceId, recipient: int) -> World:
    """The recipient is offered the conversation as a conference request (CONF-5)."""
    return world.emit("Interaction.offer", InstanceId(recipient, me.conversation), cause=Cause.CONFERENCE.value)


@emits("Interaction.withdraw")
def withdraw_invitation(world: World, me: InstanceId) -> World:
    """The conference request vanishes from the invited agent's desktop (GAP-8, RULE-14)."""
    return _withdraw_offers(world, me)


@emits("Interaction.conclude")
def close_as_ended(world: World, me: InstanceId) -> World:
    """Whoever ended it is in wrap-up already; the other one of a conference comes to it (GAP-9)."""
    return _conclude_holders(_closed_as(Outcome.ENDED, world, me), me)


@emits("Interaction.withdraw", "Interaction.conclude")
def close_as_left(world: World, me: InstanceId) -> World:
    """Closed as left: what is offered is withdrawn and every holder comes to wrap-up (GAP-4, RULE-20, RULE-21)."""
    return _conclude_holders(_withdraw_offers(_closed_as(Outcome.LEFT, world, me), me), me)


@emits("Interaction.withdraw")
def close_as_abandoned(world: World, me: InstanceId) -> World:
    """Closed as abandoned, since nobody ever held it: an offer is withdrawn and nobody wraps up (GAP-4, RULE-21)."""
    return _withdraw_offers(_closed_as(Outcome.ABANDONED, world, me), me)


@emits("Interaction.withdraw")
def close_as_interrupted(world: World, me: InstanceId) -> World:
    """Closed as interrupted, since nobody holds it: an offer or request is withdrawn (GAP-11, RULE-24, RULE-25)."""
    return _withdraw_offers(_closed_as(Outcome.INTERRUPTED, world, me), me)


@emits("Interaction.withdraw", "Dialog.dismiss")
def interrupt(world: World, me: InstanceId) -> World:
    """A pending request is withdrawn and open dialogs close (GAP-11, RULE-18); holders keep it until they end it."""
    world = _withdraw_offers(world, me)
    for agent, row in enumerate(world.dialogs):
        if row[me.conversation] in (DialogState.TRANSFER, DialogState.CONFERENCE):
            world = world.emit("Dialog.dismiss", InstanceId(agent, me.conversation))
    return world


# --- Interaction


@emits()
def note_cause(world: World, me: InstanceId, cause: str) -> World:
    """The part keeps why it is offered: from a queue, as a transfer or as a conference request (RULE-36)."""
    return world.with_interaction(me, world.interaction(me)._replace(cause=Cause(cause)))


@emits()
def own(world: World, me: InstanceId) -> World:
    """The agent is the owner (ACC-1, RULE-35)."""
    return world.with_interaction(me, world.interaction(me)._replace(role=Role.OWNER))


@emits("Conversation.taken")
def take_as_owner(world: World, me: InstanceId) -> World:
    """The agent is the owner, and the conversation learns that it is taken (ACC-1)."""
    return own(world, me).emit("Conversation.taken", InstanceId(conversation=me.conversation))


@emits("Conversation.taken")
def take_as_joined(world: World, me: InstanceId) -> World:
    """The agent has joined the owner, and the conversation learns that it is taken (ACC-1, CONF-6)."""
    part = world.interaction(me)._replace(role=Role.JOINED)
    return world.with_interaction(me, part).emit("Conversation.taken", InstanceId(conversation=me.conversation))


@emits("AgentStatus.miss", "Conversation.dropped")
def report_missed(world: World, me: InstanceId) -> World:
    """The one cause of RONA (GAP-1); the conversation goes back to where it came from."""
    world = world.emit("AgentStatus.miss", InstanceId(agent=me.agent))
    return world.emit("Conversation.dropped", InstanceId(conversation=me.conversation))


def _to_wrap_up(world: World, me: InstanceId, news: str | None, **parameters: str | int) -> World:
    if news is not None:
        world = world.emit(news, InstanceId(NOBODY, me.conversation), **parameters)
    return world.emit("Dialog.require_wrap_up", me)


@emits("Conversation.transferred", "Dialog.require_wrap_up")
def hand_over(world: World, me: InstanceId, recipient: str | int) -> World:
    """The conversation goes to the recipient, and the agent comes to wrap-up (XFER-10)."""
    return _to_wrap_up(world, me, "Conversation.transferred", recipient=recipient)


@emits("Conversation.invited")
def ask_to_join(world: World, me: InstanceId, recipient: str | int) -> World:
    """The conversation learns whom its owner invites; the owner keeps it (CONF-5)."""
    return world.emit("Conversation.invited", InstanceId(NOBODY, me.conversation), recipient=recipient)


@emits("Conversation.invitation_withdrawn")
def take_back_request(world: World, me: InstanceId) -> World:
    """The conversation learns that its owner withdraws the conference request (GAP-8, RULE-14)."""
    return world.emit("Conversation.invitation_withdrawn", InstanceId(NOBODY, me.conversation))


@emits("Conversation.ended", "Dialog.require_wrap_up")
def end_for_all(world: World, me: InstanceId) -> World:
    """The conversation ends for everybody, and the agent who ended it comes to wrap-up (END-2, END-3)."""
    return _to_wrap_up(world, me, "Conversation.ended")


@emits("Conversation.holder_ended", "Dialog.require_wrap_up")
def end_for_oneself(world: World, me: InstanceId) -> World:
    """Just this agent's holding of the interrupted conversation ends, in wrap-up (ASSET-4, RULE-25)."""
    return _to_wrap_up(world, me, "Conversation.holder_ended")


@emits("Conversation.conference_ended", "Dialog.require_wrap_up")
def end_conference_for_both(world: World, me: InstanceId) -> World:
    """The conference ends for both agents; its owner comes to wrap-up at once (CONF-8, CONF-9, GAP-9)."""
    return _to_wrap_up(world, me, "Conversation.conference_ended")


@emits("Conversation.joined_left", "Dialog.require_wrap_up")
def leave_conference(world: World, me: InstanceId) -> World:
    """The joined agent comes to wrap-up, and the owner keeps the conversation (CONF-11, CONF-12, RULE-13)."""
    return _to_wrap_up(world, me, "Conversation.joined_left")


@emits("Dialog.require_wrap_up")
def come_to_wrap_up(world: World, me: InstanceId) -> World:
    """The holding that somebody else ended, customer or owner, comes to wrap-up (GAP-4, GAP-9, RULE-20)."""
    return _to_wrap_up(world, me, None)


# --- Dialog


@emits("Interaction.transfer")
def confirm_transfer(world: World, me: InstanceId, recipient: str | int) -> World:
    """The transfer that the dialog asked for goes to the recipient (XFER-10)."""
    return world.emit("Interaction.transfer", me, recipient=recipient)


@emits("Interaction.invite")
def confirm_invitation(world: World, me: InstanceId, recipient: str | int) -> World:
    """The conference request that the dialog asked for goes to the recipient (CONF-5)."""
    return world.emit("Interaction.invite", me, recipient=recipient)


@emits("Interaction.submit")
def report_submitted(world: World, me: InstanceId) -> World:
    """The agent's part is done: its wrap-up is submitted (WRAP-2)."""
    return world.emit("Interaction.submit", me)
