"""The effects: pure steps on the World. Each writes only its own machine's fields and emits events for the rest."""

from machine.lifecycle.declaration import emits
from machine.lifecycle.world import (
    NOBODY,
    Cause,
    DialogState,
    InteractionState,
    Me,
    Outcome,
    Role,
    World,
)

# --- AgentStatus


@emits("Interaction.withdraw", "Conversation.dropped")
def give_up_other_offers(world: World, me: Me) -> World:
    """Whatever else is offered to the agent goes back to where it came from (GAP-2, RULE-6)."""
    for conversation, part in enumerate(world.parts[me.agent]):
        if part.state is InteractionState.OFFERED:
            world = world.emit("Interaction.withdraw", Me(me.agent, conversation))
            world = world.emit("Conversation.dropped", Me(conversation=conversation))
    return world


# --- Conversation


def _newest_ticket(world: World) -> int:
    return max(talk.ticket for talk in world.talks) + 1


def _withdraw_offers(world: World, me: Me) -> World:
    for agent in world.agents_who(me.conversation, InteractionState.OFFERED):
        world = world.emit("Interaction.withdraw", Me(agent, me.conversation))
    return world


def _conclude_holders(world: World, me: Me) -> World:
    for agent in world.agents_who(me.conversation, InteractionState.HELD):
        world = world.emit("Interaction.conclude", Me(agent, me.conversation))
    return world


def _closed_as(outcome: Outcome, world: World, me: Me) -> World:
    return world.with_talk(me, world.talk(me)._replace(outcome=outcome))


@emits()
def take_ticket(world: World, me: Me) -> World:
    """To the tail of a queue (RULE-2)."""
    return world.with_talk(me, world.talk(me)._replace(ticket=_newest_ticket(world)))


@emits("Interaction.start")
def start_with_agent(world: World, me: Me, agent: int) -> World:
    """An outbound conversation is held at once by who started it (RULE-35) and has a ticket to go back to (RULE-43)."""
    talk = world.talk(me)._replace(ticket=_newest_ticket(world), accepted=True)
    return world.with_talk(me, talk).emit("Interaction.start", Me(agent, me.conversation))


@emits("Interaction.offer")
def offer_from_queue(world: World, me: Me, agent: int) -> World:
    return world.emit("Interaction.offer", Me(agent, me.conversation), cause=Cause.QUEUE.value)


@emits()
def note_accepted(world: World, me: Me) -> World:
    return world.with_talk(me, world.talk(me)._replace(accepted=True))


@emits("Interaction.offer")
def request_transfer(world: World, me: Me, recipient: int) -> World:
    return world.emit("Interaction.offer", Me(recipient, me.conversation), cause=Cause.TRANSFER.value)


@emits("Interaction.offer")
def request_conference(world: World, me: Me, recipient: int) -> World:
    return world.emit("Interaction.offer", Me(recipient, me.conversation), cause=Cause.CONFERENCE.value)


@emits("Interaction.withdraw")
def withdraw_invitation(world: World, me: Me) -> World:
    return _withdraw_offers(world, me)


@emits("Interaction.conclude")
def close_as_ended(world: World, me: Me) -> World:
    """Whoever ended it is in wrap-up already; the other one of a conference comes to it (GAP-9)."""
    return _conclude_holders(_closed_as(Outcome.ENDED, world, me), me)


@emits("Interaction.withdraw", "Interaction.conclude")
def close_as_left(world: World, me: Me) -> World:
    return _conclude_holders(_withdraw_offers(_closed_as(Outcome.LEFT, world, me), me), me)


@emits("Interaction.withdraw")
def close_as_abandoned(world: World, me: Me) -> World:
    return _withdraw_offers(_closed_as(Outcome.ABANDONED, world, me), me)


@emits("Interaction.withdraw")
def close_as_interrupted(world: World, me: Me) -> World:
    return _withdraw_offers(_closed_as(Outcome.INTERRUPTED, world, me), me)


@emits("Interaction.withdraw", "Dialog.dismiss")
def interrupt(world: World, me: Me) -> World:
    """A pending request is withdrawn and open dialogs close (GAP-11, RULE-18); holders keep it until they end it."""
    world = _withdraw_offers(world, me)
    for agent, row in enumerate(world.dialogs):
        if row[me.conversation] in (DialogState.TRANSFER, DialogState.CONFERENCE):
            world = world.emit("Dialog.dismiss", Me(agent, me.conversation))
    return world


# --- Interaction


@emits()
def note_cause(world: World, me: Me, cause: str) -> World:
    return world.with_part(me, world.part(me)._replace(cause=Cause(cause)))


@emits()
def own(world: World, me: Me) -> World:
    return world.with_part(me, world.part(me)._replace(role=Role.OWNER))


@emits("Conversation.taken")
def take_as_owner(world: World, me: Me) -> World:
    return own(world, me).emit("Conversation.taken", Me(conversation=me.conversation))


@emits("Conversation.taken")
def take_as_joined(world: World, me: Me) -> World:
    part = world.part(me)._replace(role=Role.JOINED)
    return world.with_part(me, part).emit("Conversation.taken", Me(conversation=me.conversation))


@emits("AgentStatus.miss", "Conversation.dropped")
def report_missed(world: World, me: Me) -> World:
    """The one cause of RONA (GAP-1); the conversation goes back to where it came from."""
    world = world.emit("AgentStatus.miss", Me(agent=me.agent))
    return world.emit("Conversation.dropped", Me(conversation=me.conversation))


def _to_wrap_up(world: World, me: Me, news: str | None, **parameters: str | int) -> World:
    if news is not None:
        world = world.emit(news, Me(NOBODY, me.conversation), **parameters)
    return world.emit("Dialog.require_wrap_up", me)


@emits("Conversation.transferred", "Dialog.require_wrap_up")
def hand_over(world: World, me: Me, recipient: str | int) -> World:
    return _to_wrap_up(world, me, "Conversation.transferred", recipient=recipient)


@emits("Conversation.invited")
def ask_to_join(world: World, me: Me, recipient: str | int) -> World:
    return world.emit("Conversation.invited", Me(NOBODY, me.conversation), recipient=recipient)


@emits("Conversation.invitation_withdrawn")
def take_back_request(world: World, me: Me) -> World:
    return world.emit("Conversation.invitation_withdrawn", Me(NOBODY, me.conversation))


@emits("Conversation.ended", "Dialog.require_wrap_up")
def end_for_all(world: World, me: Me) -> World:
    return _to_wrap_up(world, me, "Conversation.ended")


@emits("Conversation.holder_ended", "Dialog.require_wrap_up")
def end_for_oneself(world: World, me: Me) -> World:
    return _to_wrap_up(world, me, "Conversation.holder_ended")


@emits("Conversation.conference_ended", "Dialog.require_wrap_up")
def end_conference_for_both(world: World, me: Me) -> World:
    return _to_wrap_up(world, me, "Conversation.conference_ended")


@emits("Conversation.joined_left", "Dialog.require_wrap_up")
def leave_conference(world: World, me: Me) -> World:
    return _to_wrap_up(world, me, "Conversation.joined_left")


@emits("Dialog.require_wrap_up")
def come_to_wrap_up(world: World, me: Me) -> World:
    return _to_wrap_up(world, me, None)


# --- Dialog


@emits("Interaction.transfer")
def confirm_transfer(world: World, me: Me, recipient: str | int) -> World:
    return world.emit("Interaction.transfer", me, recipient=recipient)


@emits("Interaction.invite")
def confirm_invitation(world: World, me: Me, recipient: str | int) -> World:
    return world.emit("Interaction.invite", me, recipient=recipient)


@emits("Interaction.submit")
def report_submitted(world: World, me: Me) -> World:
    return world.emit("Interaction.submit", me)
