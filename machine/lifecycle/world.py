"""The World: the state of all machines at once, immutable and hashable. It holds what decides, nothing else.

Texts, names, numbers, the clock and settled interactions live in the desk's record (RULE-37).
"""

from enum import StrEnum
from typing import NamedTuple, TypeVar

_T = TypeVar("_T")


class AgentState(StrEnum):
    """The states of AgentStatus. Only the reading idle-pends has `idle_pending`."""

    IDLE = "idle"
    AVAILABLE = "available"
    RONA = "rona"
    IDLE_PENDING = "idle_pending"


class ConversationPhase(StrEnum):
    """The states of Conversation. `new` is a slot that no conversation uses."""

    NEW = "new"
    QUEUED = "queued"
    OFFERED = "offered"
    ACTIVE = "active"
    TRANSFER_REQUESTED = "transfer_requested"
    CONFERENCE_REQUESTED = "conference_requested"
    CONFERENCING = "conferencing"
    INTERRUPTED = "interrupted"
    CLOSED = "closed"


class InteractionPhase(StrEnum):
    """The states of Interaction, one agent's part in one conversation. `none` is no part."""

    NONE = "none"
    OFFERED = "offered"
    HELD = "held"
    WRAP_UP = "wrap_up"
    DONE = "done"
    MISSED = "missed"
    WITHDRAWN = "withdrawn"


class DialogState(StrEnum):
    """The states of Dialog, what an agent has open over one conversation."""

    NONE = "none"
    TRANSFER = "transfer"
    CONFERENCE = "conference"
    WRAP_UP = "wrap_up"


class Role(StrEnum):
    """In which role an agent holds a conversation."""

    NONE = "none"
    OWNER = "owner"
    JOINED = "joined"


class Cause(StrEnum):
    """Why a part was offered."""

    NONE = "none"
    QUEUE = "queue"
    TRANSFER = "transfer"
    CONFERENCE = "conference"


class Outcome(StrEnum):
    """As what a conversation was closed."""

    NONE = "none"
    ENDED = "ended"
    LEFT = "left"
    ABANDONED = "abandoned"
    INTERRUPTED = "interrupted"


LIVE = frozenset({InteractionPhase.OFFERED, InteractionPhase.HELD, InteractionPhase.WRAP_UP})
"""The states in which a part takes capacity (RULE-10) and keeps its agent from another part (RULE-13)."""

SETTLED = frozenset({InteractionPhase.DONE, InteractionPhase.MISSED, InteractionPhase.WITHDRAWN})
UNOPENED = frozenset({ConversationPhase.NEW, ConversationPhase.CLOSED})

NOBODY = -1


class InstanceId(NamedTuple):
    """Which instance of a machine: an agent, a conversation slot, or both; NOBODY where it has none."""

    agent: int = NOBODY
    conversation: int = NOBODY


Parameters = tuple[tuple[str, str | int], ...]


class Event(NamedTuple):
    """An event for one machine instance: `name` is "Machine.event", `parameters` are sorted name-value pairs."""

    name: str
    me: InstanceId
    parameters: Parameters = ()


class InteractionState(NamedTuple):
    """The fields of one Interaction. `cause` counts while offered, `role` while held."""

    state: InteractionPhase = InteractionPhase.NONE
    role: Role = Role.NONE
    cause: Cause = Cause.NONE


class ConversationState(NamedTuple):
    """The fields of one Conversation.

    `ticket` is its rank in the order of tickets, 1 the oldest, 0 for none; `accepted` says whether any agent ever
    held it, which tells abandoned from left (RULE-21).
    """

    state: ConversationPhase = ConversationPhase.NEW
    ticket: int = 0
    accepted: bool = False
    outcome: Outcome = Outcome.NONE


class World(NamedTuple):
    """All machines at once. `interactions` and `dialogs` are indexed by agent, then by conversation."""

    capacity: int
    statuses: tuple[AgentState, ...]
    conversations: tuple[ConversationState, ...]
    interactions: tuple[tuple[InteractionState, ...], ...]
    dialogs: tuple[tuple[DialogState, ...], ...]
    pending: tuple[Event, ...] = ()

    def interaction(self, me: InstanceId) -> InteractionState:
        """This agent's part in this conversation."""
        return self.interactions[me.agent][me.conversation]

    def dialog(self, me: InstanceId) -> DialogState:
        """What this agent has open over this conversation."""
        return self.dialogs[me.agent][me.conversation]

    def conversation(self, me: InstanceId) -> ConversationState:
        """The conversation in this slot."""
        return self.conversations[me.conversation]

    def load(self, agent: int) -> int:
        """How many of the agent's capacity slots are taken (RULE-10)."""
        return sum(part.state in LIVE for part in self.interactions[agent])

    def agents_who(self, conversation: int, state: InteractionPhase) -> tuple[int, ...]:
        """The agents whose part in the conversation is in `state`."""
        return tuple(agent for agent, row in enumerate(self.interactions) if row[conversation].state is state)

    def emit(self, name: str, me: InstanceId, **parameters: str | int) -> "World":
        """The world with one more event waiting to be run to completion."""
        return self._replace(pending=(*self.pending, Event(name, me, tuple(sorted(parameters.items())))))

    def with_status(self, agent: int, status: AgentState) -> "World":
        """The World with one agent's status replaced."""
        return self._replace(statuses=_put(self.statuses, agent, status))

    def with_conversation(self, me: InstanceId, talk: ConversationState) -> "World":
        """The World with one conversation replaced."""
        return self._replace(conversations=_put(self.conversations, me.conversation, talk))

    def with_interaction(self, me: InstanceId, part: InteractionState) -> "World":
        """The World with one agent's part in one conversation replaced."""
        return self._replace(
            interactions=_put(self.interactions, me.agent, _put(self.interactions[me.agent], me.conversation, part))
        )

    def with_dialog(self, me: InstanceId, dialog: DialogState) -> "World":
        """The World with one dialog replaced."""
        return self._replace(
            dialogs=_put(self.dialogs, me.agent, _put(self.dialogs[me.agent], me.conversation, dialog))
        )

    def with_another_slot(self) -> "World":
        """The world with one more unused conversation slot, for a desk that has run out of them."""
        return self._replace(
            conversations=(*self.conversations, ConversationState()),
            interactions=tuple((*row, InteractionState()) for row in self.interactions),
            dialogs=tuple((*row, DialogState.NONE) for row in self.dialogs),
        )


def _put(row: tuple[_T, ...], index: int, value: _T) -> tuple[_T, ...]:
    return (*row[:index], value, *row[index + 1 :])


def first_world(agents: int, conversations: int, capacity: int) -> World:
    """The World at reset: every agent Idle (RULE-4), every conversation slot unused."""
    return World(
        capacity=capacity,
        statuses=(AgentState.IDLE,) * agents,
        conversations=(ConversationState(),) * conversations,
        interactions=((InteractionState(),) * conversations,) * agents,
        dialogs=((DialogState.NONE,) * conversations,) * agents,
    )


def settle(world: World, before: World | None = None) -> World:
    """The World with everything forgotten that no longer decides anything.

    Settled parts leave their slot, a closed conversation whose wrap-ups are all submitted frees its own (RULE-38),
    role and cause are kept only while they count, and tickets are ranked anew from 1. Where a settled World `before`
    is given, only what differs from it is looked at.
    """
    conversations = range(len(world.conversations))
    touched: set[int] = set()
    for agent, row in enumerate(world.interactions):
        for conversation in conversations:
            if before is None or row[conversation] is not before.interactions[agent][conversation]:
                me = InstanceId(agent, conversation)
                world = world.with_interaction(me, _settled_part(world.interaction(me)))
                touched.add(conversation)
    for conversation in conversations:
        me = InstanceId(conversation=conversation)
        if (
            before is None
            or conversation in touched
            or world.conversations[conversation] is not before.conversations[conversation]
        ):
            world = _freed(world, me)
            touched.add(conversation)
    if before is None or any(
        world.conversations[each].ticket != before.conversations[each].ticket for each in sorted(touched)
    ):
        order = sorted(talk.ticket for talk in world.conversations if talk.ticket)
        for conversation, talk in enumerate(world.conversations):
            if talk.ticket and talk.ticket != order.index(talk.ticket) + 1:
                world = world.with_conversation(
                    InstanceId(conversation=conversation), talk._replace(ticket=order.index(talk.ticket) + 1)
                )
    return world


def _freed(world: World, me: InstanceId) -> World:
    talk = world.conversation(me)
    if talk.state not in UNOPENED:
        return world
    live = talk.state is ConversationPhase.CLOSED and any(
        row[me.conversation].state in LIVE for row in world.interactions
    )
    return world.with_conversation(me, talk._replace(ticket=0) if live else ConversationState())


def _settled_part(part: InteractionState) -> InteractionState:
    match part.state:
        case InteractionPhase.OFFERED:
            return part._replace(role=Role.NONE)
        case InteractionPhase.HELD:
            return part._replace(cause=Cause.NONE)
        case InteractionPhase.WRAP_UP:
            return InteractionState(InteractionPhase.WRAP_UP)
        case _:
            return InteractionState()
