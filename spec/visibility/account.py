"""What has happened at a desk so far, by the commands that it carried out: the ground that every visibility rule stands
on. It never looks at a view. `acceptance.py` writes it."""

from collections import deque
from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple

from spec.limits import CLOSED_LIMIT, LOG_LIMIT
from spec.port.configuration import Configuration
from spec.port.views import ClosedAs
from spec.visibility.memory import Notice, OpenDialog, RememberedConversation, RememberedInteraction, RememberedMessage


class Breach(NamedTuple):
    """Why a command that the desk says it carried out was impossible: by the second of its time-out (RULE-8), as a
    text that may not leave (H3), as a request to who cannot take it (AVAIL-1, RULE-10), or without ground (H6)."""

    kind: Literal["expired", "sent", "unfit", "groundless"]
    says: str


class ImpossibleError(Exception):
    """A command was carried out that cannot be. Raised before anything is written."""

    def __init__(self, kind: Literal["expired", "sent", "unfit", "groundless"], says: str) -> None:
        super().__init__(says)
        self.breach = Breach(kind, says)


class Account:
    """The fold over accepted commands, and the moves that commands have in common. It changes in place and belongs to
    one witness; rules only read it. `interactions` are the live ones in the order of offering; `readings` are the
    ids of the readings that the desk is held to."""

    def __init__(self, configuration: Configuration, readings: Collection[str] = ()) -> None:
        self.configuration = configuration
        self.readings = readings
        self.masking = configuration.masking
        self.now_seconds = 0
        self.statuses = dict.fromkeys(configuration.agents, "idle")
        self.queues = list(configuration.queues)
        self.deleted_assets: set[str] = set()
        self.conversations: list[RememberedConversation] = []
        self.interactions: list[RememberedInteraction] = []
        self.settled: list[RememberedInteraction] = []
        self.started: list[RememberedInteraction] = []
        self.notices: dict[str, deque[Notice]] = {agent: deque(maxlen=LOG_LIMIT) for agent in configuration.agents}
        self.agents_first: tuple[str, ...] = ()
        """The order in which requests of different agents expire that do so at one second (RULE-8)."""
        self._turns = 0
        self._last_turn = dict.fromkeys(configuration.agents, 0)
        self._tickets = 0
        self._over: deque[RememberedConversation] = deque()

    # --- reading

    def interactions_of(self, agent: str, *phases: str) -> Iterator[RememberedInteraction]:
        """The agent's live parts in these phases, oldest first."""
        return (part for part in self.interactions if part.agent == agent and part.phase in phases)

    def holders(self, talk: RememberedConversation) -> list[RememberedInteraction]:
        """The parts of those who hold the conversation, oldest first."""
        return [part for part in self.interactions if part.talk is talk and part.phase == "held"]

    def business_number(self, asset: str) -> str:
        """The number of an asset of the configuration, to which customers write."""
        return next(each.number for each in self.configuration.assets if each.name == asset)

    def customer_name(self, number: str) -> str:
        """The name, or the number of a customer whose name is not known (MCOND-1)."""
        return next((each.name for each in self.configuration.customers if each.number == number), number)

    def newest_conversation(self, number: str, asset: str) -> RememberedConversation | None:
        """The newest of those that are kept (RULE-48)."""
        return next(
            (
                talk
                for talk in reversed(self.conversations)
                if (talk.number, talk.asset) == (number, asset) and talk.kept
            ),
            None,
        )

    def open_conversation(self, number: str, asset: str) -> RememberedConversation | None:
        """RULE-22: at most one is open for each number and asset."""
        talk = self.newest_conversation(number, asset)
        return talk if talk is not None and talk.phase != "closed" else None

    def is_busy(self, agent: str) -> bool:
        """Whether the agent holds or wraps up anything."""
        return any(True for _ in self.interactions_of(agent, "held", "wrap_up"))

    def has_capacity(self, agent: str) -> bool:
        """RULE-10."""
        return sum(part.agent == agent for part in self.interactions) < self.configuration.capacity

    def can_take(self, agent: str, talk: RememberedConversation) -> bool:
        """AVAIL-1, RULE-10, RULE-11, RULE-13."""
        return (
            self.statuses[agent] == "available"
            and self.has_capacity(agent)
            and not any(part.agent == agent and part.talk is talk for part in self.interactions)
        )

    # --- conversations and parts

    def begin(self, number: str, asset: str, direction: Literal["inbound", "outbound"]) -> RememberedConversation:
        """A conversation waits in its asset's queue, or would (RULE-43)."""
        queue = next(each.queue for each in self.configuration.assets if each.name == asset)
        name = f"c{len(self.conversations) + 1}"
        talk = RememberedConversation(
            name, number, asset, direction, queue, self.now_seconds, self.next_ticket(), "queued"
        )
        self.conversations.append(talk)
        return talk

    def next_ticket(self) -> int:
        """A ticket newer than every other (RULE-2)."""
        self._tickets += 1
        return self._tickets

    def take_turn(self, agent: str) -> None:
        """The agent was offered something or became Available (RULE-1)."""
        self._turns += 1
        self._last_turn[agent] = self._turns

    def offer(
        self, agent: str, talk: RememberedConversation, cause: Literal["queue", "transfer", "conference"]
    ) -> None:
        """Every offer and request comes with a toaster and a desktop notification (SURF-4, SURF-5)."""
        if not self.can_take(agent, talk):
            raise ImpossibleError("unfit", f"{talk.id} went to {agent}, who could not take it.")
        self.interactions.append(RememberedInteraction(agent, talk, cause, self.now_seconds))
        self.notices[agent].append(Notice(self.now_seconds, talk, talk.last_customer_text))
        self.take_turn(agent)

    def settle(self, part: RememberedInteraction, phase: Literal["done", "missed", "withdrawn"]) -> None:
        """A part is over as of this second: done, missed or withdrawn.

        Under the reading idle-pends a pending Idle takes effect with the agent's last conversation.
        """
        part.phase = phase
        part.dialog = None
        part.settled_at_seconds = self.now_seconds
        self.interactions.remove(part)
        self._keep_settled(part)
        self._put_away_if_over(part.talk)
        if self.statuses[part.agent] == "idle_pending" and not self.is_busy(part.agent):
            self.statuses[part.agent] = "idle"

    def _keep_settled(self, part: RememberedInteraction) -> None:
        """Of each agent only the newest settled parts stay (RULE-44)."""
        self.settled.append(part)
        own = [each for each in self.settled if each.agent == part.agent]
        if len(own) > LOG_LIMIT:
            self.settled.remove(own[0])

    def _put_away_if_over(self, talk: RememberedConversation) -> None:
        """Of the conversations that are closed and wrapped up the last that came to be so are kept (RULE-48)."""
        if talk.phase == "closed" and not any(part.talk is talk for part in self.interactions):
            self._over.append(talk)
            if len(self._over) > CLOSED_LIMIT:
                self._over.popleft().kept = False

    def withdraw_offers(self, talk: RememberedConversation) -> None:
        """Every offer of the conversation is withdrawn, and nobody goes RONA (GAP-4, GAP-8, RULE-20, RULE-24)."""
        for part in [part for part in self.interactions if part.talk is talk and part.phase == "offered"]:
            self.settle(part, "withdrawn")

    def stop_holding(self, part: RememberedInteraction) -> None:
        """One wrap-up for each holding, its dialog over whatever was open; the draft is dropped (RULE-13, RULE-30)."""
        if part.role == "joined" and "joined-without-wrap-up" in self.readings:
            self.settle(part, "done")
            return
        part.phase = "wrap_up"
        part.draft = ""
        part.seen = part.talk.said
        part.left_at_seconds = self.now_seconds
        part.dialog = OpenDialog("wrap_up", reasons=tuple(self.configuration.reasons))

    def say(
        self, talk: RememberedConversation, author: Literal["customer", "agent", "notice"], name: str, text: str
    ) -> None:
        """A message or notice is added to the conversation at this second."""
        talk.say(RememberedMessage(author, name, text, self.now_seconds))

    def close(self, talk: RememberedConversation, closed_as: ClosedAs) -> None:
        """The conversation is over, as what `closed_as` says (RULE-50).

        What is offered is withdrawn, and every holder wraps up (GAP-4, GAP-9, GAP-11).
        """
        self.withdraw_offers(talk)
        for part in self.holders(talk):
            self.stop_holding(part)
        talk.phase = "closed"
        talk.closed_as = closed_as
        self._put_away_if_over(talk)

    # --- the clock and routing

    def expire(self, part: RememberedInteraction) -> None:
        """One is missed, the agent goes RONA, and the agent's other requests are withdrawn (GAP-1, RULE-6, RULE-8)."""
        self.settle(part, "missed")
        self.statuses[part.agent] = "rona"
        self._send_back(part)
        self.give_up_offers(part.agent)

    def give_up_offers(self, agent: str) -> None:
        """Whatever is offered to the agent goes back to where it came from (GAP-2, RULE-6)."""
        for part in list(self.interactions_of(agent, "offered")):
            self.settle(part, "withdrawn")
            self._send_back(part)

    def _send_back(self, part: RememberedInteraction) -> None:
        """To the inviter, or to the queue with the old ticket (GAP-5, GAP-8, RULE-2)."""
        if part.talk.phase == "conference_requested":
            part.talk.phase = "active"
        elif part.talk.phase == "offered" or "literal-drop" not in self.readings:
            part.talk.phase = "queued"

    def time_out(self, part: RememberedInteraction) -> None:
        """The clock submits a wrap-up with the first reason (the reading wrap-up-times-out)."""
        part.reason = self.configuration.reasons[0]
        self.settle(part, "done")

    def next_due(self) -> tuple[int, RememberedInteraction] | None:
        """The next part whose time will be up, with that second; of several at one second the oldest,
        where agents have no order."""
        limits = {"offered": self.configuration.rona_seconds}
        if "wrap-up-times-out" in self.readings:
            limits["wrap_up"] = self.configuration.wrap_up_seconds
        due = [
            ((part.since_seconds if part.phase == "offered" else part.left_at_seconds) + limits[part.phase], part)
            for part in self.interactions
            if part.phase in limits
        ]
        first = self.agents_first
        return min(
            due,
            key=lambda each: (each[0], first.index(each[1].agent) if each[1].agent in first else len(first)),
            default=None,
        )

    def route(self) -> None:
        """Automatic routing: the oldest ticket first, to who had the least recent turn (RULE-1)."""
        while self.configuration.routing == "automatic":
            pairs = [
                (talk.ticket, self._last_turn[agent], place, agent, talk)
                for talk in self.conversations
                if talk.phase == "queued"
                for place, agent in enumerate(self.configuration.agents)
                if self.can_take(agent, talk)
            ]
            if not pairs:
                break
            *_, agent, talk = min(pairs, key=lambda pair: pair[:3])
            self.offer(agent, talk, "queue")
            talk.phase = "offered"
