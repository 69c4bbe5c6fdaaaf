"""Twenty desktops with one fault each, of the kind that real teams have shipped.

Each class follows one public report: the facts are the report's, code and words are our own. What a desktop does beside
its fault is what `InProcessDesk` does.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import msgspec

from machine.desk.decision import Decided
from machine.desk.dialog_lists import without_hidden_choice
from machine.desk.in_process import InProcessDesk, default_masker
from machine.desk.record import ConversationRecord, DialogRecord, InteractionRecord, Message
from machine.desk.routing import next_offer
from machine.lifecycle import guards as g
from machine.lifecycle.engine import Blocked, Engine, TableEngine, run
from machine.lifecycle.table import TABLE
from machine.lifecycle.world import (
    NOBODY,
    AgentState,
    ConversationPhase,
    DialogState,
    Event,
    InstanceId,
    InteractionPhase,
    Role,
    World,
)
from machine.masking import Show, find
from machine.port.port import Desk
from spec.limits import COMPOSE_LIMIT
from spec.port import commands as c
from spec.port.answers import Accepted, Answer, Malformed, Refused
from spec.port.configuration import Configuration
from spec.port.views import DesktopView
from spec.refusals import Refusal
from spec.white_space import is_blank, words_of

QUEUED = ConversationPhase.QUEUED


class WatchedDesk(InProcessDesk):
    """What several of the desks below need: the command at hand, who it is about, and one offer. It has no fault."""

    _command: c.AnyCommand | None = None

    def apply(self, command: c.AnyCommand) -> Answer:
        self._command = command
        return super().apply(command)

    def _agent(self, name: str) -> int:
        return self.record.configuration.agents.index(name)

    def _part(self, command: c.InConversation) -> InteractionRecord | None:
        """The part that an agent has in the conversation of a command, if the names are known and there is one."""
        conversation = self.record.conversations.get(command.conversation)
        if conversation is None or command.agent not in self.record.configuration.agents:
            return None
        return self.record.interactions.get((self._agent(command.agent), conversation.slot))

    def _routes_itself(self) -> bool:
        return self.record.configuration.routing == "automatic"

    def _make(self, engine: Engine, event: Event, command: c.AnyCommand | None = None) -> None:
        led_to = run(engine, self._world, event)
        if isinstance(led_to, Blocked):
            raise RuntimeError(f"{event.name} cannot happen now: {led_to.refusal}.")
        self._take(Decided(self._world, event, led_to), command)

    def _route_among(self, seen: Callable[[], World]) -> None:
        """Routing over what this desk believes is waiting."""
        if self._routes_itself():
            while (offer := next_offer(self.record, seen())) is not None:
                self._make(self._engine, offer)


def without_waiting(world: World, hidden: Callable[[int], bool]) -> World:
    """The World as routing sees it that overlooks some of the waiting conversations, by their slots."""
    return world._replace(
        conversations=tuple(
            talk._replace(state=ConversationPhase.CLOSED) if talk.state is QUEUED and hidden(slot) else talk
            for slot, talk in enumerate(world.conversations)
        )
    )


# --- queueing and routing


class AssignsOnArrivalDesk(WatchedDesk):
    """Assignment hangs on events of a conversation or of an agent's status; that a slot has come free is no event."""

    OCCASIONS = (c.SetStatus, c.Advance, c.Confirm)

    def _route(self) -> None:
        command = self._command
        if isinstance(command, self.OCCASIONS):
            super()._route()
        elif isinstance(command, c.CustomerText):
            conversation = self.record.open_conversation(command.number, command.asset)
            assert conversation is not None
            mine = conversation.slot
            self._route_among(lambda: without_waiting(self._world, lambda slot: slot != mine))


WITHOUT_STATUS = TableEngine(
    TABLE.changed("Conversation.offer: queued > offered", guards=(g.agent_has_no_part, g.agent_has_capacity))
)


class KeepsAssigneeDesk(WatchedDesk):
    """A customer who comes back and finds nobody is given to the agent of the last time, whoever that was."""

    def reset(self, configuration: Configuration) -> Answer:
        self._assignee: dict[tuple[str, str], int] = {}
        return super().reset(configuration)

    def _take(self, decided: Decided, command: c.Command | None) -> None:
        super()._take(decided, command)
        for step in decided.led_to.steps:
            me = step.event.me
            if step.event.name == "Interaction.accept" and self._world.interaction(me).role is Role.OWNER:
                conversation = self.record.interactions[me].conversation
                self._assignee[conversation.number, conversation.asset.name] = me.agent

    def _route(self) -> None:
        super()._route()
        command = self._command
        if not self._routes_itself() or not isinstance(command, c.CustomerText):
            return
        conversation = self.record.open_conversation(command.number, command.asset)
        agent = self._assignee.get((command.number, command.asset), NOBODY)
        if conversation is None or len(conversation.messages) > 1 or agent == NOBODY:
            return
        world, me = self._world, InstanceId(conversation=conversation.slot)
        free = g.agent_has_capacity(world, me, agent) and g.agent_has_no_part(world, me, agent)
        if world.conversation(me).state is QUEUED and free and world.statuses[agent] is not AgentState.RONA:
            self._make(WITHOUT_STATUS, Event("Conversation.offer", me, (("agent", agent),)))


class StaysSubscribedDesk(WatchedDesk):
    """Who forwards a chat to a queue leaves it when somebody takes it over at once; where it has to wait this is
    forgotten, and a chat that still has a subscriber is not given to anybody."""

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        if isinstance(answer, Accepted) and isinstance(command, c.Confirm):
            part = self._part(command)
            if part is not None and self._world.conversations[part.conversation.slot].state is QUEUED:
                part.left_serial = None
                self.forget_views()
        return answer

    def _is_subscribed(self, slot: int) -> bool:
        return any(
            part.left_serial is None and self._world.interaction(InstanceId(*key)).state is InteractionPhase.WRAP_UP
            for key, part in self.record.interactions.items()
            if key[1] == slot
        )

    def _route(self) -> None:
        self._route_among(lambda: without_waiting(self._world, self._is_subscribed))


class NewestTextOrderDesk(WatchedDesk):
    """The queue is sorted by the customer's newest text, so whoever asks again moves to the end."""

    def _newest_text(self, slot: int) -> int:
        messages = self.record.by_slot[slot].messages
        return max((message.serial for message in messages if message.author == "customer"), default=0)

    def _as_sorted(self) -> World:
        return self._world._replace(
            conversations=tuple(
                talk._replace(ticket=self._newest_text(slot)) if talk.state is QUEUED else talk
                for slot, talk in enumerate(self._world.conversations)
            )
        )

    def _route(self) -> None:
        self._route_among(self._as_sorted)


class SweptInquiriesDesk(WatchedDesk):
    """The entries of the waiting list are swept after a day. The conversation stays open, but cannot be given to
    anybody any more."""

    KEPT_SECONDS = 86_400

    def _decide(self, command: c.AnyCommand) -> tuple[Decided, ...] | Refused | Malformed:
        decided = super()._decide(command)
        if isinstance(decided, tuple) and isinstance(command, c.Offer):
            conversation = self.record.conversations[command.conversation]
            waited = self.record.now_seconds - conversation.received_at_seconds
            if waited > self.KEPT_SECONDS and not self._world.conversations[conversation.slot].accepted:
                return Refused(Refusal.NOT_WAITING)
        return decided


# --- capacity


class TextCountingWorld(World):
    """The capacity comes as text out of a settings form, and the load is compared with it as text."""

    def load(self, agent: int) -> int:
        count = super().load(agent)
        return count if str(count) < str(self.capacity) else self.capacity


class CapacityAsTextDesk(InProcessDesk):
    """Compares load and capacity as texts, where "2" is not less than "10"."""

    def reset(self, configuration: Configuration) -> Answer:
        answer = super().reset(configuration)
        if isinstance(answer, Accepted):
            self._world = TextCountingWorld(*self._world)
        return answer


# --- timers and status


class DefaultRequestTimeOutDesk(InProcessDesk):
    """Offers from a queue time out as configured; requests of colleagues after a constant in the code."""

    REQUEST_SECONDS = 30

    def _due(self) -> Iterator[tuple[int, int, Event]]:
        for due_seconds, serial, expiry in super()._due():
            part = self.record.interactions[expiry.me]
            is_request = part.cause in ("transfer", "conference")
            yield part.offered_at_seconds + self.REQUEST_SECONDS if is_request else due_seconds, serial, expiry


class NextStateDesk(WatchedDesk):
    """Idle, chosen while a contact is ringing, is kept as the state to come, too. If the contact is missed it is still
    kept when the agent becomes Available again by hand, and comes then."""

    def reset(self, configuration: Configuration) -> Answer:
        self._idle_comes: set[int] = set()
        return super().reset(configuration)

    def _take(self, decided: Decided, command: c.Command | None) -> None:
        super()._take(decided, command)
        before = decided.before
        for step in decided.led_to.steps:
            agent = step.event.me.agent
            match step.event.name:
                case "AgentStatus.set_idle":
                    if any(part.state is InteractionPhase.OFFERED for part in before.interactions[agent]):
                        self._idle_comes.add(agent)
                case "Interaction.accept":
                    self._idle_comes.discard(agent)
                case "AgentStatus.set_available" if agent in self._idle_comes:
                    self._idle_comes.discard(agent)
                    if before.statuses[agent] is AgentState.RONA:
                        self._make(self._engine, Event("AgentStatus.set_idle", InstanceId(agent)))


# --- transfer, conference


class GoesOnAfterFailureDesk(WatchedDesk):
    """A transfer to an agent who has no room any more fails, but the failure is not told to what comes after it: the
    sender has handed the conversation over, and it is back in its queue."""

    def _decide(self, command: c.AnyCommand) -> tuple[Decided, ...] | Refused | Malformed:
        decided = super()._decide(command)
        if isinstance(decided, Refused) and decided.reason is Refusal.TARGET_GONE and isinstance(command, c.Confirm):
            part = self._part(command)
            assert part is not None and part.dialog is not None and part.dialog.chosen is not None
            kind, name = part.dialog.chosen
            me = InstanceId(part.agent, part.conversation.slot)
            if kind == "agent" and self._world.dialog(me) is DialogState.TRANSFER and self._is_only_full(me, name):
                event = Event("Dialog.confirm", me, (("recipient", "queue"),))
                led_to = run(self._engine, self._world, event)
                assert not isinstance(led_to, Blocked)
                return (Decided(self._world, event, led_to),)
        return decided

    def _is_only_full(self, me: InstanceId, name: str) -> bool:
        agent = self._agent(name)
        there = g.agent_is_available(self._world, me, agent) and g.agent_has_no_part(self._world, me, agent)
        return there and not g.agent_has_capacity(self._world, me, agent)

    def _take(self, decided: Decided, command: c.Command | None) -> None:
        part = self._part(command) if isinstance(command, c.Confirm) else None
        to_agent = part is not None and part.dialog is not None and (part.dialog.chosen or ("", ""))[0] == "agent"
        queue = part.conversation.queue if part is not None else ""
        super()._take(decided, command)
        if part is not None and to_agent:
            part.conversation.queue = queue


class ConferenceFlagDesk(InProcessDesk):
    """That a conference is on is kept with the owner's task, and not taken back when the joined agent leaves. So the
    next invitation reads as a conference before anybody has accepted it."""

    def reset(self, configuration: Configuration) -> Answer:
        self._is_conferencing: set[tuple[int, str]] = set()
        return super().reset(configuration)

    def _take(self, decided: Decided, command: c.Command | None) -> None:
        super()._take(decided, command)
        for step in decided.led_to.steps:
            me = step.event.me
            if step.event.name == "Interaction.accept" and self._world.interaction(me).role is Role.JOINED:
                conversation = self.record.interactions[me].conversation
                for agent in self._world.agents_who(me.conversation, InteractionPhase.HELD):
                    if agent != me.agent:
                        self._is_conferencing.add((agent, conversation.id))

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        number = self.record.configuration.agents.index(agent)
        return msgspec.structs.replace(
            view,
            panes=tuple(
                msgspec.structs.replace(pane, control="conference")
                if pane.control and (number, pane.conversation) in self._is_conferencing
                else pane
                for pane in view.panes
            ),
        )


class FiftyQueuesDesk(WatchedDesk):
    """The transfer dialog loads the first page of queues, fifty of them, and searches in what it has loaded."""

    PAGE = 50

    def _take(self, decided: Decided, command: c.Command | None) -> None:
        super()._take(decided, command)
        for step in decided.led_to.steps:
            if step.event.name in ("Dialog.open_transfer", "Dialog.refresh"):
                dialog = self.record.interactions[step.event.me].dialog
                assert dialog is not None
                dialog.queues = dialog.queues[: self.PAGE]
                without_hidden_choice(dialog)


class WordIndexDesk(InProcessDesk):
    """The search field asks a word index that leaves out words of one and two characters. A name of nothing but such
    words, as many Korean ones are, is never found."""

    SHORTEST = 3
    LISTING = ("Dialog.open_transfer", "Dialog.open_conference", "Dialog.require_wrap_up", "Dialog.refresh")

    def reset(self, configuration: Configuration) -> Answer:
        self._lists: dict[InstanceId, DialogRecord] = {}
        return super().reset(configuration)

    def _take(self, decided: Decided, command: c.Command | None) -> None:
        super()._take(decided, command)
        for step in decided.led_to.steps:
            me, name = step.event.me, step.event.name
            if name not in (*self.LISTING, "Dialog.search"):
                continue
            dialog = self.record.interactions[me].dialog
            assert dialog is not None
            if name in self.LISTING:
                self._lists[me] = DialogRecord(dialog.queues, dialog.agents, dialog.reasons)
            listed = self._lists[me]
            dialog.queues = self._found(listed.queues, dialog.search)
            dialog.agents = self._found(listed.agents, dialog.search)
            dialog.reasons = self._found(listed.reasons, dialog.search)
            without_hidden_choice(dialog)

    def _found(self, names: tuple[str, ...], search: str) -> tuple[str, ...]:
        if not search:
            return names
        return tuple(name for name in names if any(len(word) >= self.SHORTEST for word in words_of(name)))


# --- who may write, and what stays behind


class EverybodySendsDesk(WatchedDesk):
    """Who is not in a conversation can write and send in it all the same while somebody else has it."""

    def reset(self, configuration: Configuration) -> Answer:
        self._drafts: dict[tuple[str, str], str] = {}
        return super().reset(configuration)

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        has_no_part = isinstance(answer, Refused) and answer.reason is Refusal.NO_PART
        if has_no_part and isinstance(command, c.TypeReply | c.Send):
            conversation = self.record.conversations[command.conversation]
            if self._is_assigned(conversation):
                return self._from_outside(command, conversation)
        return answer

    def _is_assigned(self, conversation: ConversationRecord) -> bool:
        if conversation.slot == NOBODY:
            return False
        goes_on = self._world.conversations[conversation.slot].state is not ConversationPhase.INTERRUPTED
        return goes_on and bool(self._world.agents_who(conversation.slot, InteractionPhase.HELD))

    def _from_outside(self, command: c.TypeReply | c.Send, conversation: ConversationRecord) -> Answer:
        whose = command.agent, command.conversation
        if isinstance(command, c.TypeReply):
            if len(command.text) > COMPOSE_LIMIT:
                return Refused(Refusal.TOO_LONG)
            self._drafts[whose] = command.text
            return Accepted()
        text = self._drafts.get(whose, "")
        if is_blank(text):
            return Refused(Refusal.BLANK)
        del self._drafts[whose]
        record = self.record
        conversation.messages.append(Message(record.next_serial(), "agent", command.agent, text, record.now_seconds))
        self.forget_views()
        return Accepted()


class DraftByCustomerDesk(InProcessDesk):
    """Drafts are kept by customer. One that is unsent when somebody else ends the conversation, the customer say, is
    back when the agent takes the customer's next one."""

    def reset(self, configuration: Configuration) -> Answer:
        self._drafts: dict[tuple[int, str, str], str] = {}
        return super().reset(configuration)

    def _take(self, decided: Decided, command: c.Command | None) -> None:
        for step in decided.led_to.steps:
            if step.event.name == "Interaction.conclude":
                part = self.record.interactions[step.event.me]
                if part.draft:
                    self._drafts[self._whose(part)] = part.draft
        super()._take(decided, command)
        for step in decided.led_to.steps:
            if step.event.name in ("Interaction.accept", "Interaction.start"):
                part = self.record.interactions[step.event.me]
                part.draft = self._drafts.pop(self._whose(part), "")

    def _whose(self, part: InteractionRecord) -> tuple[int, str, str]:
        return part.agent, part.conversation.number, part.conversation.asset.name


class KeepsToastersDesk(InProcessDesk):
    """Starting over clears the session, but not the notification centre of agents who are there again."""

    def reset(self, configuration: Configuration) -> Answer:
        before = self._record
        answer = super().reset(configuration)
        if before is not None and isinstance(answer, Accepted):
            for number, name in enumerate(configuration.agents):
                if name in before.configuration.agents:
                    log = before.notifications.get(before.configuration.agents.index(name))
                    if log is not None:
                        self.record.notifications[number] = log.copy()
        return answer


class OneReloadDesk(InProcessDesk):
    """Desktops listen for a change of the masking setting once. They load the first change, and no later one."""

    def reset(self, configuration: Configuration) -> Answer:
        self._loaded: bool | None = None
        return super().reset(configuration)

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        if isinstance(command, c.SetMasking) and isinstance(answer, Accepted):
            if self._loaded is None:
                self._loaded = command.enabled
            self.record.masking = self._loaded
        return answer


# --- leaks


NOTIFICATION = "desktop_notification_preview"


def first_secret_only(policy: str, enabled: bool) -> Show:
    """Masking that stops in the preview of a desktop notification after the first thing it finds."""
    show = default_masker(policy, enabled)

    def shown(surface: str, value: str) -> str:
        found = find(value) if enabled and surface == NOTIFICATION else []
        if len(found) < 2:
            return show(surface, value)
        return show(surface, value[: found[0].end]) + value[found[0].end :]

    return shown


def _can_be_told(name: object) -> bool:
    return isinstance(name, str) and len(name) <= c.NAME_LIMIT and name.isprintable()


class QuotingDesk(InProcessDesk):
    """What is wrong with a malformed request is told together with the request's address, which has the number in
    it."""

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        if isinstance(answer, Malformed) and isinstance(command, c.CustomerText | c.CustomerStop | c.StartOutbound):
            if not _can_be_told(command.asset) or not _can_be_told(command.number):
                return answer
            return Malformed(f"{answer.problem} In: /messages?asset={command.asset}&number={command.number}")
        return answer


# --- outbound, opt-out, wrap-up


class ClearedOutboundDesk(InProcessDesk):
    """An outbound contact that the customer ends without having answered counts as failed, and its task is cleared from
    the screen before the wrap-up. The wrap-up is owed all the same and takes its place."""

    def view(self, agent: str) -> DesktopView:
        view = super().view(agent)
        failed = {each for each, conversation in self.record.conversations.items() if self._failed(conversation)}
        return msgspec.structs.replace(
            view,
            tasks=tuple(task for task in view.tasks if task.conversation not in failed),
            panes=tuple(pane for pane in view.panes if pane.conversation not in failed),
        )

    def _failed(self, conversation: ConversationRecord) -> bool:
        answered = any(message.author == "customer" for message in conversation.messages)
        return conversation.direction == "outbound" and conversation.closed_as == "left" and not answered


class StopsEverywhereDesk(InProcessDesk):
    """STOP is kept by the customer's number alone: it ends what this number has open with the other assets, too."""

    def apply(self, command: c.AnyCommand) -> Answer:
        answer = super().apply(command)
        if isinstance(command, c.CustomerStop) and isinstance(answer, Accepted):
            for asset in self.record.configuration.assets:
                if self.record.open_conversation(command.number, asset.name) is not None:
                    super().apply(c.CustomerStop(number=command.number, asset=asset.name))
        return answer


class WildDesk(NamedTuple):
    """A faulty desktop: the public report that it follows, what it does wrong, and what that contradicts."""

    name: str
    report: str
    fault: str
    breaks: tuple[str, ...]
    make: Callable[[], Desk]


WILD: tuple[WildDesk, ...] = (
    WildDesk(
        "queue stuck when capacity frees",
        "chatwoot/chatwoot#10583",
        "With automatic routing a conversation that found every agent full stays in the queue when a wrap-up is "
        "submitted or anything else frees a slot, until a status changes, time passes or its customer writes again; a "
        "later customer is given the free slot first.",
        ("RULE-1", "RULE-2", "OFFER-1"),
        AssignsOnArrivalDesk,
    ),
    WildDesk(
        "returning customer goes to idle agent",
        "chatwoot/chatwoot#7204",
        "With automatic routing, a customer who comes back to the same asset while nobody Available has room is "
        "offered to the agent who had the last conversation, though that agent is Idle.",
        ("AVAIL-1", "GAP-2", "RULE-1"),
        KeepsAssigneeDesk,
    ),
    WildDesk(
        "agent keeps the chat after forwarding",
        "RocketChat/Rocket.Chat#23404",
        "An agent who transfers to a queue where nobody takes the conversation over at once goes on seeing its "
        "messages in wrap-up; with automatic routing nobody is offered it until that wrap-up is submitted.",
        ("XFER-10", "RULE-1", "RULE-13", "OFFER-1"),
        StaysSubscribedDesk,
    ),
    WildDesk(
        "transfer goes on after it failed",
        "RocketChat/Rocket.Chat#38061",
        "Confirming a transfer to an agent who was listed and has become full since is not refused: the sender comes "
        "to wrap-up, no request is made, and the conversation is back in its queue.",
        ("GAP-7", "RULE-12", "XFER-7"),
        GoesOnAfterFailureDesk,
    ),
    WildDesk(
        "capacity compared as text",
        "RocketChat/Rocket.Chat#35722",
        "Load and capacity are compared as texts, so that from a capacity of 10 on an agent counts as full too early: "
        "with two conversations where 10 to 19 are allowed, with three where 20 to 29 are.",
        ("RULE-10", "GAP-3"),
        CapacityAsTextDesk,
    ),
    WildDesk(
        "waiting chat goes stale",
        "RocketChat/Rocket.Chat#18200",
        "With manual routing, a conversation that nobody has accepted and that came more than 24 hours ago cannot be "
        "offered any more, though it is open, waits, and takes further texts.",
        ("OFFER-1", "RULE-1", "RULE-2"),
        SweptInquiriesDesk,
    ),
    WildDesk(
        "anybody can send",
        "chatwoot/chatwoot#12079",
        "An agent without any part in a conversation that another agent holds can type and send in it, and the "
        "customer gets the message.",
        ("ACC-2", "RULE-33", "SEND-1", "RULE-15"),
        EverybodySendsDesk,
    ),
    WildDesk(
        "idle comes back after a missed offer",
        "amazon-connect/amazon-connect-streams#613",
        "An agent who goes Idle with an offer on screen and misses it is Idle, not Available, after choosing Available "
        "out of RONA; a second time it works.",
        ("AVAIL-2", "RULE-4", "RULE-5"),
        NextStateDesk,
    ),
    WildDesk(
        "requests ignore the time out",
        "OpenACD/OpenACD#29",
        "Transfer and conference requests expire after 30 seconds whatever RONA time-out is configured; offers from a "
        "queue follow the configuration.",
        ("GAP-1", "GAP-5", "GAP-8"),
        DefaultRequestTimeOutDesk,
    ),
    WildDesk(
        "who asks again moves to the end",
        "melgarafael/DeskcommCRM#990",
        "With automatic routing the queue is served by the customers' newest texts instead of by ticket, so a waiting "
        "customer who writes again is overtaken by one who came later, and a conversation that is transferred to a "
        "queue stands where its customer's newest text puts it, not at the end.",
        ("RULE-1", "RULE-2"),
        NewestTextOrderDesk,
    ),
    WildDesk(
        "draft returns in the next conversation",
        "techmatters/flex-plugins#1764",
        "A draft that is unsent when the customer leaves, or the owner ends the conference, stands in the compose box "
        "again when the same agent takes the customer's next conversation with this asset.",
        ("RULE-30", "COMP-1"),
        DraftByCustomerDesk,
    ),
    WildDesk(
        "toasters of the run before",
        "salesforce/AgentforceMobileSDK-ReactNative#93",
        "After a second reset of the same desktop an agent whose name was there before still sees the toasters and "
        "desktop notifications of the run before, against the port's contract of reset.",
        ("RULE-32", "SURF-4", "SURF-5"),
        KeepsToastersDesk,
    ),
    WildDesk(
        "only the first secret is masked",
        "zendesk/sunshine-conversations-web#676",
        "In the preview of a desktop notification, what comes after the first number, card or address in a text stands "
        "as the customer wrote it.",
        ("SURF-5", "MASK-2", "MASK-5", "MASK-6", "GAP-16"),
        lambda: InProcessDesk(make_masker=first_secret_only),
    ),
    WildDesk(
        "malformed answer quotes the number",
        "rmyndharis/OpenWA-plugins#99",
        "The sentence of a malformed answer to a customer's command or a call-out, to a text that is too long say, "
        "repeats the customer's number.",
        ("RULE-39", "MASK-6"),
        QuotingDesk,
    ),
    WildDesk(
        "transfer list stops at fifty queues",
        "RocketChat/Rocket.Chat.ReactNative#3621",
        "The transfer dialog lists and searches the first 50 queues only; a later one cannot be found or chosen.",
        ("XFER-6", "RULE-11", "XFER-5"),
        FiftyQueuesDesk,
    ),
    WildDesk(
        "masking switch honoured once",
        "RocketChat/Rocket.Chat#28248",
        "After a reset the first switching of masking is followed, every further one is accepted and has no effect.",
        ("GAP-17", "MASK-1"),
        OneReloadDesk,
    ),
    WildDesk(
        "short names are not found",
        "mattermost/mattermost#4644",
        "In every dialog, searching never finds a queue, agent or reason whose words all have one or two characters, "
        "as in many Korean names; without a search they are listed.",
        ("RULE-31", "XFER-7", "CONF-3", "WRAP-1", "XFER-5"),
        WordIndexDesk,
    ),
    WildDesk(
        "second invitation reads conference",
        "webex/webex-js-sdk#4962",
        "When an owner who has had a conference in this conversation invites again, the control pane reads Conference "
        "while the request is still open.",
        ("CONF-6", "GAP-8"),
        ConferenceFlagDesk,
    ),
    WildDesk(
        "wrap up of a failed call out hidden",
        "webex/widgets#555",
        "When the customer stops an outbound conversation without having written, its task and its pane with the "
        "wrap-up vanish from the desktop, while the wrap-up stays owed and takes a capacity slot.",
        ("GAP-4", "RULE-13", "RULE-35", "ACC-3"),
        ClearedOutboundDesk,
    ),
    WildDesk(
        "stop ends other assets too",
        "getmunin/munin#700",
        "A customer's stop with one asset also ends the conversations that the same number has open with other assets.",
        ("GAP-4", "RULE-22"),
        StopsEverywhereDesk,
    ),
)
