"""The guards: pure questions to the World, each with the refusal it stands for and what it cites."""

from machine.lifecycle.declaration import opposites, refuses
from machine.lifecycle.world import (
    LIVE,
    AgentState,
    Cause,
    ConversationPhase,
    InstanceId,
    InteractionPhase,
    Role,
    World,
)
from spec.refusals import Refusal

CONFERENCE = frozenset({ConversationPhase.CONFERENCE_REQUESTED, ConversationPhase.CONFERENCING})


# --- who may be offered a conversation


@refuses(Refusal.NOT_AVAILABLE, "AVAIL-1", "GAP-2")
def agent_is_available(world: World, me: InstanceId, agent: int) -> bool:
    """Whether the agent is Available (AVAIL-1, GAP-2)."""
    return world.statuses[agent] is AgentState.AVAILABLE


@refuses(Refusal.NO_CAPACITY, "GAP-3", "RULE-10")
def agent_has_capacity(world: World, me: InstanceId, agent: int) -> bool:
    """Whether the agent has room for one more (GAP-3, RULE-10)."""
    return world.load(agent) < world.capacity


@refuses(Refusal.HAS_PART, "RULE-13")
def agent_has_no_part(world: World, me: InstanceId, agent: int) -> bool:
    """Whether the agent is neither offered this conversation nor holds it nor wraps it up (RULE-13)."""
    return world.interactions[agent][me.conversation].state not in LIVE


@refuses(Refusal.NOT_AVAILABLE, "RULE-35")
def agent_may_start(world: World, me: InstanceId, agent: int) -> bool:
    """Whether the agent is Available or in RONA, and so may start a conversation (RULE-35)."""
    return world.statuses[agent] in (AgentState.AVAILABLE, AgentState.RONA)


def can_take(world: World, conversation: int, agent: int) -> bool:
    """Whether the agent may be offered the conversation, from a queue or by another agent (RULE-11)."""
    me = InstanceId(conversation=conversation)
    return (
        agent_is_available(world, me, agent)
        and agent_has_capacity(world, me, agent)
        and agent_has_no_part(world, me, agent)
    )


# --- recipients of a transfer or an invitation


@refuses(Refusal.NOTHING_CHOSEN, "XFER-4")
def queue_or_agent_is_chosen(world: World, me: InstanceId, recipient: str | int) -> bool:
    """Whether a queue or an agent is chosen to transfer to (XFER-4)."""
    return recipient != "none"


@refuses(Refusal.NOTHING_CHOSEN, "CONF-3")
def agent_is_chosen(world: World, me: InstanceId, recipient: str | int) -> bool:
    """Whether an agent is chosen to be added (CONF-3)."""
    return isinstance(recipient, int)


@refuses(Refusal.TARGET_GONE, "GAP-7", "RULE-12")
def recipient_can_take(world: World, me: InstanceId, recipient: str | int) -> bool:
    """Whether the chosen queue or agent can take the conversation as things are now (GAP-7, RULE-12)."""
    return recipient == "queue" or (isinstance(recipient, int) and can_take(world, me.conversation, recipient))


@refuses(Refusal.NOT_LISTED, "XFER-4")
def recipient_is_queue(world: World, me: InstanceId, recipient: str | int) -> bool:
    """Whether the transfer goes to a queue (XFER-4)."""
    return recipient == "queue"


@refuses(Refusal.NOT_LISTED, "XFER-4")
def recipient_is_agent(world: World, me: InstanceId, recipient: str | int) -> bool:
    """Whether the transfer goes to an agent (XFER-4)."""
    return isinstance(recipient, int)


opposites(recipient_is_queue, recipient_is_agent)


# --- an agent's part in a conversation


@refuses(Refusal.NO_PART, "RULE-33")
def agent_has_part(world: World, me: InstanceId) -> bool:
    """Whether the agent is offered the conversation, holds it or wraps it up (RULE-33)."""
    return world.interaction(me).state in LIVE


@refuses(Refusal.NOT_ACCEPTED, "XFER-2")
def accepted_before_transfer(world: World, me: InstanceId) -> bool:
    """Whether the agent has accepted, as a transfer requires (XFER-2)."""
    return world.interaction(me).state is not InteractionPhase.OFFERED


@refuses(Refusal.NOT_ACCEPTED, "CONF-1")
def accepted_before_conference(world: World, me: InstanceId) -> bool:
    """Whether the agent has accepted, as adding somebody requires (CONF-1)."""
    return world.interaction(me).state is not InteractionPhase.OFFERED


@refuses(Refusal.NOT_OWNER, "RULE-16")
def agent_is_owner(world: World, me: InstanceId) -> bool:
    """Whether the agent holds the conversation as its owner (RULE-16)."""
    return world.interaction(me).role is Role.OWNER


@refuses(Refusal.NOT_OWNER, "RULE-16")
def agent_is_joined(world: World, me: InstanceId) -> bool:
    """Whether the agent holds the conversation as the one who joined (RULE-16)."""
    return world.interaction(me).role is Role.JOINED


opposites(agent_is_owner, agent_is_joined)


@refuses(Refusal.NO_OFFER, "RULE-36")
def asked_to_own(world: World, me: InstanceId) -> bool:
    """Whether the offer is from a queue or a transfer, so that accepting makes the agent the owner (RULE-36)."""
    return world.interaction(me).cause is not Cause.CONFERENCE


@refuses(Refusal.NO_OFFER, "RULE-36")
def asked_to_join(world: World, me: InstanceId) -> bool:
    """Whether the offer is a conference request, so that accepting makes the agent joined (RULE-36)."""
    return world.interaction(me).cause is Cause.CONFERENCE


opposites(asked_to_own, asked_to_join)


# --- the conversation


@refuses(Refusal.INTERRUPTED, "ASSET-3", "GAP-11")
def conversation_goes_on(world: World, me: InstanceId) -> bool:
    """Whether the conversation is not interrupted and can be carried on (ASSET-3, GAP-11)."""
    return world.conversation(me).state is not ConversationPhase.INTERRUPTED


@refuses(Refusal.INTERRUPTED, "GAP-10")
def conversation_is_interrupted(world: World, me: InstanceId) -> bool:
    """Whether the conversation is interrupted, where End is there for every holder (GAP-10)."""
    return world.conversation(me).state is ConversationPhase.INTERRUPTED


opposites(conversation_goes_on, conversation_is_interrupted)


@refuses(Refusal.CONFERENCE_PENDING, "RULE-15", "GAP-10")
def no_conference(world: World, me: InstanceId) -> bool:
    """Whether no conference is requested or on, which would rule out transfer, invitation and End (RULE-15, GAP-10)."""
    return world.conversation(me).state not in CONFERENCE


@refuses(Refusal.NO_REQUEST, "RULE-14")
def conference_is_requested(world: World, me: InstanceId) -> bool:
    """Whether a conference request is pending that can be withdrawn (RULE-14)."""
    return world.conversation(me).state is ConversationPhase.CONFERENCE_REQUESTED


@refuses(Refusal.NO_CONFERENCE, "GAP-10")
def conference_is_on(world: World, me: InstanceId) -> bool:
    """Whether two agents are in conference, where End Conference stands in place of End (GAP-10)."""
    return world.conversation(me).state is ConversationPhase.CONFERENCING


@refuses(Refusal.NO_CONVERSATION, "RULE-21")
def somebody_had_accepted(world: World, me: InstanceId) -> bool:
    """Whether any agent ever held the conversation, so that the customer leaves it (RULE-21)."""
    return world.conversation(me).accepted


@refuses(Refusal.NO_CONVERSATION, "RULE-21")
def nobody_had_accepted(world: World, me: InstanceId) -> bool:
    """Whether no agent ever held the conversation, so that the customer abandons it (RULE-21)."""
    return not world.conversation(me).accepted


opposites(somebody_had_accepted, nobody_had_accepted)


@refuses(Refusal.INTERRUPTED, "RULE-25")
def somebody_still_holds(world: World, me: InstanceId) -> bool:
    """Whether another holder has still to end the interrupted conversation (RULE-25)."""
    return bool(world.agents_who(me.conversation, InteractionPhase.HELD))


@refuses(Refusal.INTERRUPTED, "RULE-25")
def nobody_holds(world: World, me: InstanceId) -> bool:
    """Whether the last holder has ended the interrupted conversation, which closes it (RULE-25)."""
    return not world.agents_who(me.conversation, InteractionPhase.HELD)


opposites(somebody_still_holds, nobody_holds)


# --- data, as its declared parameter


@refuses(Refusal.TOO_LONG, "COMP-2", "GAP-12")
def text_fits(world: World, me: InstanceId, text: str) -> bool:
    """Whether the draft is within the limit of the compose box (COMP-2, GAP-12)."""
    return text != "too_long"


@refuses(Refusal.BLANK, "GAP-12", "RULE-29")
def text_is_not_blank(world: World, me: InstanceId, text: str) -> bool:
    """Whether the draft holds more than white space (GAP-12, RULE-29)."""
    return text != "blank"


@refuses(Refusal.BLANK, "RULE-23")
def customer_text_is_not_blank(world: World, me: InstanceId, text: str) -> bool:
    """Whether the customer's text holds more than white space (RULE-23)."""
    return text != "blank"


@refuses(Refusal.UNDELIVERABLE, "RULE-23")
def asset_is_live(world: World, me: InstanceId, asset: str) -> bool:
    """Whether the asset has not been deleted (RULE-23)."""
    return asset == "live"


@refuses(Refusal.NOT_LISTED, "RULE-12")
def choice_is_listed(world: World, me: InstanceId, listed: str) -> bool:
    """Whether the choice stands in the list that the dialog shows under its search (RULE-12)."""
    return listed == "yes"


@refuses(Refusal.NOTHING_CHOSEN, "WRAP-1")
def reason_is_chosen(world: World, me: InstanceId, choice: str) -> bool:
    """Whether a wrap-up reason is chosen (WRAP-1)."""
    return choice == "made"
