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


class ConversationState(StrEnum):
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


class InteractionState(StrEnum):
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


LIVE = frozenset({InteractionState.OFFERED, InteractionState.HELD, InteractionState.WRAP_UP})
"""The states in which a part takes capacity (RULE-10) and keeps its agent from another part (RULE-13)."""

SETTLED = frozenset({InteractionState.DONE, InteractionState.MISSED, InteractionState.WITHDRAWN})
UNOPENED = frozenset({ConversationState.NEW, ConversationState.CLOSED})

NOBODY = -1


class Me(NamedTuple):
    """Which instance of a machine: an agent, a conversation slot, or both; NOBODY where it has none."""

    agent: int = NOBODY
    conversation: int = NOBODY


Parameters = tuple[tuple[str, str | int], ...]


class Event(NamedTuple):
    """An event for one machine instance: `name` is "Machine.event", `parameters` are sorted name-value pairs."""

    name: str
    me: Me
    parameters: Parameters = ()


class Part(NamedTuple):
    """The fields of one Interaction. `cause` counts while offered, `role` while held."""

    state: InteractionState = InteractionState.NONE
    role: Role = Role.NONE
    cause: Cause = Cause.NONE


class Talk(NamedTuple):
    """The fields of one Conversation.

    `ticket` is its rank in the order of tickets, 1 the oldest, 0 for none; `accepted` says whether any agent ever
    held it, which tells abandoned from left (RULE-21).
    """

    state: ConversationState = ConversationState.NEW
    ticket: int = 0
    accepted: bool = False
    outcome: Outcome = Outcome.NONE


class World(NamedTuple):
    """All machines at once. `parts` and `dialogs` are indexed by agent, then by conversation."""

    capacity: int
    statuses: tuple[AgentState, ...]
    talks: tuple[Talk, ...]
    parts: tuple[tuple[Part, ...], ...]
    dialogs: tuple[tuple[DialogState, ...], ...]
    pending: tuple[Event, ...] = ()

    def part(self, me: Me) -> Part:
        return self.parts[me.agent][me.conversation]

    def dialog(self, me: Me) -> DialogState:
        return self.dialogs[me.agent][me.conversation]

    def talk(self, me: Me) -> Talk:
        return self.talks[me.conversation]

    def load(self, agent: int) -> int:
        """How many of the agent's capacity slots are taken (RULE-10)."""
        return sum(part.state in LIVE for part in self.parts[agent])

    def agents_who(self, conversation: int, state: InteractionState) -> tuple[int, ...]:
        """The agents whose part in the conversation is in `state`."""
        return tuple(agent for agent, row in enumerate(self.parts) if row[conversation].state is state)

    def emit(self, name: str, me: Me, **parameters: str | int) -> "World":
        """The world with one more event waiting to be run to completion."""
        return self._replace(pending=(*self.pending, Event(name, me, tuple(sorted(parameters.items())))))

    def with_status(self, agent: int, status: AgentState) -> "World":
        return self._replace(statuses=_put(self.statuses, agent, status))

    def with_talk(self, me: Me, talk: Talk) -> "World":
        return self._replace(talks=_put(self.talks, me.conversation, talk))

    def with_part(self, me: Me, part: Part) -> "World":
        return self._replace(parts=_put(self.parts, me.agent, _put(self.parts[me.agent], me.conversation, part)))

    def with_dialog(self, me: Me, dialog: DialogState) -> "World":
        return self._replace(
            dialogs=_put(self.dialogs, me.agent, _put(self.dialogs[me.agent], me.conversation, dialog))
        )

    def with_another_slot(self) -> "World":
        """The world with one more unused conversation slot, for a desk that has run out of them."""
        return self._replace(
            talks=(*self.talks, Talk()),
            parts=tuple((*row, Part()) for row in self.parts),
            dialogs=tuple((*row, DialogState.NONE) for row in self.dialogs),
        )


def _put(row: tuple[_T, ...], index: int, value: _T) -> tuple[_T, ...]:
    return (*row[:index], value, *row[index + 1 :])


def first_world(agents: int, conversations: int, capacity: int) -> World:
    """The World at reset: every agent Idle (RULE-4), every conversation slot unused."""
    return World(
        capacity=capacity,
        statuses=(AgentState.IDLE,) * agents,
        talks=(Talk(),) * conversations,
        parts=((Part(),) * conversations,) * agents,
        dialogs=((DialogState.NONE,) * conversations,) * agents,
    )


def settle(world: World, before: World | None = None) -> World:
    """The World with everything forgotten that no longer decides anything.

    Settled parts leave their slot, a closed conversation whose wrap-ups are all submitted frees its own (RULE-38),
    role and cause are kept only while they count, and tickets are ranked anew from 1. Where a settled World `before`
    is given, only what differs from it is looked at.
    """
    conversations = range(len(world.talks))
    touched: set[int] = set()
    for agent, row in enumerate(world.parts):
        for conversation in conversations:
            if before is None or row[conversation] is not before.parts[agent][conversation]:
                me = Me(agent, conversation)
                world = world.with_part(me, _settled_part(world.part(me)))
                touched.add(conversation)
    for conversation in conversations:
        me = Me(conversation=conversation)
        if before is None or conversation in touched or world.talks[conversation] is not before.talks[conversation]:
            world = _freed(world, me)
            touched.add(conversation)
    if before is None or any(world.talks[each].ticket != before.talks[each].ticket for each in sorted(touched)):
        order = sorted(talk.ticket for talk in world.talks if talk.ticket)
        for conversation, talk in enumerate(world.talks):
            if talk.ticket and talk.ticket != order.index(talk.ticket) + 1:
                world = world.with_talk(
                    Me(conversation=conversation), talk._replace(ticket=order.index(talk.ticket) + 1)
                )
    return world


def _freed(world: World, me: Me) -> World:
    talk = world.talk(me)
    if talk.state not in UNOPENED:
        return world
    live = talk.state is ConversationState.CLOSED and any(row[me.conversation].state in LIVE for row in world.parts)
    return world.with_talk(me, talk._replace(ticket=0) if live else Talk())


def _settled_part(part: Part) -> Part:
    match part.state:
        case InteractionState.OFFERED:
            return part._replace(role=Role.NONE)
        case InteractionState.HELD:
            return part._replace(cause=Cause.NONE)
        case InteractionState.WRAP_UP:
            return Part(InteractionState.WRAP_UP)
        case _:
            return Part()
