"""One event as commands on a desk as it stands: a run of one conversation at a time that is walked step by step.

`play` in `commands` plays a run that is known to its end, and prepares early what its events need later. Who walks
knows no end: here an event is brought about by what can be done at that moment, or cannot be brought about at all.
"""

from __future__ import annotations

from machine.concrete.cast import configuration, texts
from machine.concrete.commands import BLANK, NOWHERE, PLAIN, STATUSES
from machine.concrete.timing import CLOCKED, RONA_SECONDS, WRAP_UP_SECONDS
from machine.desk.dialog_lists import shown
from machine.desk.in_process import InProcessDesk
from machine.desk.record import DialogRecord
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.guards import can_take
from machine.lifecycle.world import ConversationPhase, DialogState, Event, InstanceId
from spec.language import Language
from spec.limits import COMPOSE_LIMIT
from spec.port import commands as c
from spec.port.configuration import Configuration

Turn = tuple[c.AnyCommand, ...]
QUEUES = 2
"""The queue in which everybody waits, and one that can be deleted."""


def stage(bounds: Bounds, language: Language, assets: int) -> Configuration:
    """The cast of a walk with so many assets; each that is deleted is followed by the next."""
    return configuration(
        language,
        agents=bounds.agents,
        queues=QUEUES,
        assets=assets,
        customers=1,
        capacity=bounds.capacity,
        rona_seconds=RONA_SECONDS[0],
        wrap_up_seconds=WRAP_UP_SECONDS[0],
    )


def turn(desk: InProcessDesk, event: Event, language: Language) -> Turn | None:
    """The commands that bring an event about on this desk, whose stage is that of `stage`; the last one is the event
    itself. They depend on the event, the World, the agent's open dialog and what is deleted, on nothing else. None
    where no desktop gives such an event there, or the same as another."""
    return _Turn(desk, event, language).commands()


class _Turn:
    """The commands of one event, while they are gathered."""

    def __init__(self, desk: InProcessDesk, event: Event, language: Language) -> None:
        self._desk, self._event, self._texts = desk, event, texts(language)
        self._stage = desk.record.configuration
        self._me = event.me
        self._number = self._stage.customers[0].number

    def commands(self) -> Turn | None:
        machine, _, name = self._event.name.partition(".")
        parameters = dict(self._event.parameters)
        match machine:
            case "AgentStatus":
                return (c.SetStatus(agent=self._agent, status=STATUSES[self._event.name]),)  # type: ignore[arg-type]
            case "Conversation":
                return self._conversation(name, parameters)
            case _ if self._me.conversation not in self._desk.record.by_slot:
                return None
            case _ if self._event.name in CLOCKED:
                return (c.Advance(seconds=self._stage.rona_seconds),)
            case "Interaction":
                return self._interaction(name, str(parameters.get("text", "")))
            case _:
                return self._in_dialog(name, parameters)

    # --- the conversation

    def _conversation(self, name: str, parameters: dict[str, str | int]) -> Turn | None:
        slot = self._me.conversation
        begins = self._desk.world.conversations[slot].state is ConversationPhase.NEW
        deleted = parameters.get("asset") == "deleted"
        if parameters.get("text") == "too_long" or (deleted and not begins):
            return None
        before: Turn = ()
        if deleted:
            asset = self._deleted_asset() or self._live_asset()
            before = () if self._deleted_asset() else (c.DeleteAsset(asset=asset),)
        else:
            asset = self._live_asset() if begins else self._desk.record.by_slot[slot].asset.name
        agent = self._stage.agents[int(parameters.get("agent", 0))]
        command: c.AnyCommand
        match name:
            case "receive":
                said = self._texts.hello if begins else self._texts.more
                text = BLANK if parameters["text"] == "blank" else said
                command = c.CustomerText(number=self._number, asset=asset, text=text)
            case "start_outbound":
                command = c.StartOutbound(agent=agent, asset=asset, number=self._number)
            case "stop":
                command = c.CustomerStop(number=self._number, asset=asset)
            case "asset_deleted":
                command = c.DeleteAsset(asset=asset)
            case "offer":
                command = c.Offer(conversation=self._conversation_id, agent=agent)
            case _:
                raise ValueError(f"{self._event.name}: only another machine causes it; give an event from outside.")
        return (*before, command)

    def _live_asset(self) -> str:
        """The first asset that is not deleted. Raises StopIteration where all are."""
        deleted = self._desk.record.deleted_assets
        return next(each.name for each in self._stage.assets if each.name not in deleted)

    def _deleted_asset(self) -> str:
        """The last asset that is deleted, or none."""
        deleted = self._desk.record.deleted_assets
        return next((each.name for each in reversed(self._stage.assets) if each.name in deleted), "")

    # --- an agent in a conversation

    def _interaction(self, name: str, text: str) -> Turn | None:
        """A reply is typed before it is sent, whatever stands in the compose box. In a conversation that is interrupted
        nothing can be typed, and it does not matter what is sent."""
        typing = {"fits": self._texts.reply, "blank": BLANK, "too_long": "a" * (COMPOSE_LIMIT + 1)}
        match name:
            case "type_reply":
                return None if text == "blank" else (c.TypeReply(*self._who, typing[text]),)
            case "send_reply":
                interrupted = self._desk.world.conversation(self._me).state is ConversationPhase.INTERRUPTED
                if text == "too_long" or (interrupted and text == "blank"):
                    return None
                before = () if interrupted else (c.TypeReply(*self._who, typing[text]),)
                return (*before, c.Send(*self._who, "click"))
            case _:
                return (PLAIN[self._event.name](*self._who),)

    def _in_dialog(self, name: str, parameters: dict[str, str | int]) -> Turn | None:
        match name:
            case "search":
                return (c.Search(*self._who, self._searched()),)
            case "choose":
                return self._chooses(parameters["listed"] == "yes")
            case "confirm":
                return self._confirms(parameters["recipient"])
            case "submit" if parameters["choice"] == "none":
                return (*self._nothing_chosen(), c.SubmitWrapUp(*self._who))
            case "submit":
                return self._then(self._chosen("reason", self._stage.reasons[0]), c.SubmitWrapUp(*self._who))
            case _:
                return (PLAIN[self._event.name](*self._who),)

    def _chooses(self, listed: bool) -> Turn | None:
        """What is chosen already, else what is listed first, else whom a refreshed list would hold."""
        state = self._desk.world.dialog(self._me)
        if not listed:
            # Nobody is ever listed to oneself, and no queue among the reasons.
            other = ("queue", self._stage.queues[0]) if state is DialogState.WRAP_UP else ("agent", self._agent)
            return (c.Choose(*self._who, *other),)  # type: ignore[arg-type]
        dialog = self._dialog
        kind, name = dialog.chosen or next(iter(_listed(dialog)), ("agent", self._stage.agents[1 - self._me.agent]))
        before = self._brought_into_sight(kind, name)
        return self._then(before, c.Choose(*self._who, kind, name))  # type: ignore[arg-type]

    def _confirms(self, recipient: str | int) -> Turn | None:
        confirm = c.Confirm(*self._who)
        transfers = self._desk.world.dialog(self._me) is DialogState.TRANSFER
        if recipient == "none":
            return (*self._nothing_chosen(), confirm)
        if isinstance(recipient, int):
            own = recipient == self._me.agent
            return None if own else self._then(self._chosen("agent", self._stage.agents[recipient]), confirm)
        if not transfers:
            return None
        main, spare = self._stage.queues
        if recipient == "queue":
            return self._then(self._chosen("queue", main), confirm)
        deleting = () if spare in self._desk.record.deleted_queues else (c.DeleteQueue(queue=spare),)
        chosen = self._chosen("queue", spare)
        return None if chosen is None else (*chosen, *deleting, confirm)

    def _then(self, before: Turn | None, command: c.AnyCommand) -> Turn | None:
        return None if before is None else (*before, command)

    def _nothing_chosen(self) -> Turn:
        """A choice that the search hides is no choice any more (RULE-12)."""
        return () if self._dialog.chosen is None else (c.Search(*self._who, NOWHERE),)

    def _chosen(self, kind: str, name: str) -> Turn | None:
        if self._dialog.chosen == (kind, name):
            return ()
        before = self._brought_into_sight(kind, name)
        return self._then(before, c.Choose(*self._who, kind, name))  # type: ignore[arg-type]

    def _brought_into_sight(self, kind: str, name: str) -> Turn | None:
        """A list that does not hold the name is refreshed, one that hides it searched; None where neither helps."""
        dialog = self._dialog
        before: Turn = ()
        if (kind, name) not in _listed(dialog):
            if not self._would_be_listed(kind, name):
                return None
            before = (c.Refresh(*self._who),)
        hidden = name not in shown(DialogRecord((name,), search=dialog.search), "queue")
        return (*before, c.Search(*self._who, name)) if hidden else before

    def _would_be_listed(self, kind: str, name: str) -> bool:
        if kind == "agent":
            return can_take(self._desk.world, self._me.conversation, self._stage.agents.index(name))
        transfers = self._desk.world.dialog(self._me) is DialogState.TRANSFER
        return kind == "queue" and transfers and name in self._desk.record.queues()

    def _searched(self) -> str:
        """A search that hides neither what is chosen nor, if nothing is, what is listed first."""
        dialog = self._dialog
        chosen = dialog.chosen or next(iter(_listed(dialog)), None)
        return NOWHERE if chosen is None else chosen[1]

    # --- who is who

    @property
    def _agent(self) -> str:
        return self._stage.agents[self._me.agent]

    @property
    def _conversation_id(self) -> str:
        return self._desk.record.by_slot[self._me.conversation].id

    @property
    def _who(self) -> tuple[str, str]:
        return self._agent, self._conversation_id

    @property
    def _dialog(self) -> DialogRecord:
        dialog = self._desk.record.interactions[InstanceId(*self._me)].dialog
        return DialogRecord() if dialog is None else dialog


def _listed(dialog: DialogRecord) -> list[tuple[str, str]]:
    """Everything that the open dialog lists, whatever is searched for."""
    lists = {"queue": dialog.queues, "agent": dialog.agents, "reason": dialog.reasons}
    return [(kind, name) for kind, names in lists.items() for name in names]
