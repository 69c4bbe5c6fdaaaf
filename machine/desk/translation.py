"""From a command to the event it is for the machines. Data becomes declared finite parameters here only."""

from collections.abc import Callable
from typing import assert_never

from machine.desk.dialog_lists import shown
from machine.desk.record import ConversationRecord, InteractionRecord, Record
from machine.lifecycle.world import NOBODY, ConversationPhase, Event, InstanceId, World
from spec.limits import COMPOSE_LIMIT
from spec.port import commands as c
from spec.white_space import is_blank


def spare_slot(world: World) -> tuple[World, int]:
    """An unused conversation slot, and the World with it."""
    for slot, talk in enumerate(world.conversations):
        if talk.state is ConversationPhase.NEW:
            return world, slot
    return world.with_another_slot(), len(world.conversations)


def slot_of(record: Record, world: World, conversation: ConversationRecord | None) -> tuple[World, int]:
    """The slot of a conversation that still has one, else an unused slot, where nobody has a part."""
    if conversation is not None and conversation.slot != NOBODY:
        return world, conversation.slot
    return spare_slot(world)


def draft_after(part: InteractionRecord | None, command: c.TypeReply | c.LineBreak) -> str:
    """The draft as the command would leave it: typing sets the whole text, Shift+Enter adds a line feed (RULE-28)."""
    if isinstance(command, c.TypeReply):
        return command.text
    return ("" if part is None else part.draft) + "\n"


def _no_parameters(
    _record: Record, _part: InteractionRecord | None, _command: c.InConversation
) -> dict[str, str | int]:
    return {}


def _typed(record: Record, part: InteractionRecord | None, command: c.InConversation) -> dict[str, str | int]:
    assert isinstance(command, c.TypeReply | c.LineBreak)
    return {"text": "too_long" if len(draft_after(part, command)) > COMPOSE_LIMIT else "fits"}


def _sent(record: Record, part: InteractionRecord | None, command: c.InConversation) -> dict[str, str | int]:
    return {"text": "blank" if part is None or is_blank(part.draft) else "fits"}


def _chosen(record: Record, part: InteractionRecord | None, command: c.InConversation) -> dict[str, str | int]:
    assert isinstance(command, c.Choose)
    dialog = part.dialog if part else None
    return {"listed": "yes" if dialog is not None and command.name in shown(dialog, command.kind) else "no"}


def _confirmed(record: Record, part: InteractionRecord | None, command: c.InConversation) -> dict[str, str | int]:
    chosen = part.dialog.chosen if part and part.dialog else None
    if chosen is None:
        return {"recipient": "none"}
    kind, name = chosen
    if kind == "agent":
        return {"recipient": record.configuration.agents.index(name)}
    return {"recipient": "queue" if name in record.queues() else "gone"}


def _submitted(record: Record, part: InteractionRecord | None, command: c.InConversation) -> dict[str, str | int]:
    return {"choice": "made" if part and part.dialog and part.dialog.chosen else "none"}


Parameters = Callable[[Record, InteractionRecord | None, c.InConversation], dict[str, str | int]]

IN_CONVERSATION: dict[type[c.InConversation], tuple[str, Parameters]] = {
    c.Accept: ("Interaction.accept", _no_parameters),
    c.TypeReply: ("Interaction.type_reply", _typed),
    c.LineBreak: ("Interaction.type_reply", _typed),
    c.Send: ("Interaction.send_reply", _sent),
    c.WithdrawRequest: ("Interaction.withdraw_request", _no_parameters),
    c.EndConference: ("Interaction.end_conference", _no_parameters),
    c.End: ("Interaction.end", _no_parameters),
    c.OpenTransfer: ("Dialog.open_transfer", _no_parameters),
    c.OpenConference: ("Dialog.open_conference", _no_parameters),
    c.Search: ("Dialog.search", _no_parameters),
    c.Choose: ("Dialog.choose", _chosen),
    c.Refresh: ("Dialog.refresh", _no_parameters),
    c.Confirm: ("Dialog.confirm", _confirmed),
    c.Cancel: ("Dialog.cancel", _no_parameters),
    c.SubmitWrapUp: ("Dialog.submit", _submitted),
}
"""What an agent does in a conversation: the event it is, and where its parameters come from."""

STATUS_EVENTS = {"available": "AgentStatus.set_available", "idle": "AgentStatus.set_idle", "rona": "AgentStatus.miss"}


def translate(record: Record, world: World, command: c.AnyCommand) -> tuple[World, tuple[Event, ...]]:
    """The events of a command, in order, and the World with the slot they need. All names are known already."""
    agents = record.configuration.agents
    match command:
        case c.SetMasking() | c.DeleteQueue() | c.Advance():
            return world, ()
        case c.DeleteAsset(asset=asset):
            return world, tuple(
                Event("Conversation.asset_deleted", InstanceId(NOBODY, conversation.slot))
                for conversation in record.conversations.values()
                if conversation.open and conversation.asset.name == asset
            )
        case c.CustomerText(number=number, asset=asset, text=text):
            world, slot = slot_of(record, world, record.open_conversation(number, asset))
            return world, (
                _event(
                    "Conversation.receive",
                    InstanceId(NOBODY, slot),
                    asset="deleted" if asset in record.deleted_assets else "live",
                    text="blank" if is_blank(text) else "fits",
                ),
            )
        case c.CustomerStop(number=number, asset=asset):
            world, slot = slot_of(record, world, record.open_conversation(number, asset))
            return world, (_event("Conversation.stop", InstanceId(NOBODY, slot)),)
        case c.StartOutbound(agent=agent, asset=asset, number=number):
            world, slot = slot_of(record, world, record.open_conversation(number, asset))
            return world, (
                _event(
                    "Conversation.start_outbound",
                    InstanceId(NOBODY, slot),
                    agent=agents.index(agent),
                    asset="deleted" if asset in record.deleted_assets else "live",
                ),
            )
        case c.Offer(conversation=conversation, agent=agent):
            world, slot = slot_of(record, world, record.conversations[conversation])
            return world, (_event("Conversation.offer", InstanceId(NOBODY, slot), agent=agents.index(agent)),)
        case c.SetStatus(agent=agent, status=status):
            return world, (_event(STATUS_EVENTS[status], InstanceId(agents.index(agent))),)
        case c.InConversation(agent=agent, conversation=conversation):
            world, slot = slot_of(record, world, record.conversations[conversation])
            me = InstanceId(agents.index(agent), slot)
            name, parameters = IN_CONVERSATION[type(command)]
            return world, (_event(name, me, **parameters(record, record.interactions.get(me), command)),)
        case _:
            assert_never(command)


def _event(name: str, me: InstanceId, **parameters: str | int) -> Event:
    return Event(name, me, tuple(sorted(parameters.items())))
