"""Writing the record from the steps that a command took: what was said, offered, opened, left and settled."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from machine.desk.dialog_lists import snapshot, without_hidden_choice
from machine.desk.record import (
    ConversationRecord,
    InteractionRecord,
    Message,
    Notification,
    Record,
    Settled,
)
from machine.desk.translation import draft_after
from machine.lifecycle.engine import Macrostep, Step
from machine.lifecycle.table import Table
from machine.lifecycle.world import (
    ConversationPhase,
    DialogState,
    InstanceId,
    InteractionPhase,
    Outcome,
    World,
)
from spec.limits import LOG_LIMIT
from spec.port import commands as c
from spec.port.views import ClosedAs

WITHDRAW = "Interaction.withdraw"

Writer = Callable[[Record, World, Step, str, c.Command | None], None]
"""Takes the record, the settled World, the step, the state it led to, and the command behind it (None: the clock)."""

CLOSED_AS: dict[Outcome, ClosedAs] = {
    Outcome.NONE: "",
    Outcome.ENDED: "ended",
    Outcome.LEFT: "left",
    Outcome.ABANDONED: "abandoned",
    Outcome.INTERRUPTED: "interrupted",
}
"""As what a conversation stands in the views that closed with this outcome. Sound machines close none without one."""


def write(record: Record, table: Table, run: Macrostep, command: c.Command | None) -> None:
    """Write every step of a run into the record, and free what was closed."""
    for step in _withdrawn_in_order_of_offering(record, run.steps):
        writer = WRITERS.get(step.event.name)
        if writer is not None:
            writer(record, run.world, step, table.transition(step.transition).target, command)
    for key, part in record.interactions.items():
        if run.world.dialog(InstanceId(*key)) is DialogState.NONE:
            part.dialog = None
    for slot, outcome in run.outcomes:
        record.by_slot[slot].open = False
        record.by_slot[slot].closed_as = CLOSED_AS[outcome]
    for slot, conversation in list(record.by_slot.items()):
        if run.world.conversations[slot].state is ConversationPhase.NEW:
            del record.by_slot[slot]
            record.put_away(conversation)


def _withdrawn_in_order_of_offering(record: Record, steps: Sequence[Step]) -> Iterator[Step]:
    """The steps, with those that withdraw an offer in the order in which they were offered (RULE-49): the machines know
    no such order, and take slot after slot."""
    withdrawals = iter(
        sorted(
            (step for step in steps if step.event.name == WITHDRAW),
            key=lambda step: record.interactions[step.event.me].serial,
        )
    )
    return (next(withdrawals) if step.event.name == WITHDRAW else step for step in steps)


# --- conversations


def _create(record: Record, slot: int, number: str, asset: str, direction: str) -> ConversationRecord:
    setting = record.asset(asset)
    record.created += 1
    conversation = ConversationRecord(
        id=f"c{record.created}",
        number=number,
        asset=setting,
        direction="outbound" if direction == "outbound" else "inbound",
        queue=setting.queue,
        received_at_seconds=record.now_seconds,
        slot=slot,
    )
    record.conversations[conversation.id] = conversation
    record.newest[number, asset] = conversation
    record.by_slot[slot] = conversation
    return conversation


def _say(record: Record, conversation: ConversationRecord, author: str, name: str, text: str) -> None:
    kind = "customer" if author == "customer" else "agent" if author == "agent" else "notice"
    conversation.messages.append(
        Message(record.next_serial(), kind, name, text, record.now_seconds)  # type: ignore[arg-type]
    )


def _notify(record: Record, agent: int, conversation: ConversationRecord) -> None:
    log = record.notifications.setdefault(agent, deque(maxlen=LOG_LIMIT))
    log.append(Notification(conversation, conversation.last_text(), record.now_seconds))


def _received(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    assert isinstance(command, c.CustomerText)
    conversation = record.open_conversation(command.number, command.asset)
    if conversation is None:
        conversation = _create(record, step.event.me.conversation, command.number, command.asset, "inbound")
    _say(record, conversation, "customer", record.customer_name(command.number), command.text)
    for agent in world.agents_who(conversation.slot, InteractionPhase.HELD):
        _notify(record, agent, conversation)


def _outbound(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    assert isinstance(command, c.StartOutbound)
    _create(record, step.event.me.conversation, command.number, command.asset, "outbound")


def _transferred(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    if dict(step.event.parameters)["recipient"] == "queue":
        assert isinstance(command, c.Confirm)
        conversation = record.conversations[command.conversation]
        part = record.interactions[record.configuration.agents.index(command.agent), conversation.slot]
        assert part.dialog is not None and part.dialog.chosen is not None
        conversation.queue = part.dialog.chosen[1]


# --- parts


def _part(record: Record, me: InstanceId, cause: str) -> InteractionRecord:
    conversation = record.by_slot[me.conversation]
    part = InteractionRecord(me.agent, conversation, cause, record.next_serial(), record.now_seconds)
    record.interactions[me] = part
    return part


def _offered(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    part = _part(record, step.event.me, str(dict(step.event.parameters)["cause"]))
    record.turns[part.agent] = part.serial
    _notify(record, part.agent, part.conversation)


def _started(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    _part(record, step.event.me, "outbound")


def _accepted(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    part = record.interactions[step.event.me]
    if part.cause == "conference":
        _say(record, part.conversation, "notice", record.configuration.agents[part.agent], "joined_message")


def _typed(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    assert isinstance(command, c.TypeReply | c.LineBreak)
    part = record.interactions[step.event.me]
    part.draft = draft_after(part, command)


def _sent(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    part = record.interactions[step.event.me]
    _say(record, part.conversation, "agent", record.configuration.agents[part.agent], part.draft)
    part.draft = ""


def _left(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    """The part comes to wrap-up: its draft is dropped (RULE-30) and later messages are not its any more. Under the
    reading joined-without-wrap-up it may be done at once."""
    if state == InteractionPhase.WRAP_UP:
        part = record.interactions[step.event.me]
        part.draft = ""
        part.left_serial = record.serial
        part.left_at_seconds = record.now_seconds
    elif state == InteractionPhase.DONE:
        _settled(record, world, step, state, command)


def _settled(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    part = record.interactions.pop(step.event.me)
    chosen = part.dialog.chosen if part.dialog else None
    log = record.settled.setdefault(part.agent, deque(maxlen=LOG_LIMIT))
    log.append(Settled(part.conversation, result_of(state), chosen[1] if chosen else "", record.now_seconds))


def result_of(state: str) -> Literal["done", "missed", "withdrawn"]:
    """How a part that settled in this state stands in the history."""
    return "done" if state == "done" else "missed" if state == "missed" else "withdrawn"


# --- dialogs and status


def _opened(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    me = step.event.me
    # Machines that open a dialog over no part break a property, which only a desk that goes on can show.
    if me in record.interactions:
        record.interactions[me].dialog = snapshot(record, world, me.conversation, DialogState(state))


def _searched(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    assert isinstance(command, c.Search)
    dialog = record.interactions[step.event.me].dialog
    assert dialog is not None
    dialog.search = command.text
    without_hidden_choice(dialog)


def _chose(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    assert isinstance(command, c.Choose)
    dialog = record.interactions[step.event.me].dialog
    assert dialog is not None
    dialog.chosen = (command.kind, command.name)


def _timed_out(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    """The clock submits with the first reason, whatever is chosen (the reading wrap-up-times-out)."""
    dialog = record.interactions[step.event.me].dialog
    assert dialog is not None
    dialog.chosen = ("reason", record.configuration.reasons[0])


def _refreshed(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    part = record.interactions[step.event.me]
    assert part.dialog is not None
    fresh = snapshot(record, world, step.event.me.conversation, DialogState(state))
    fresh.search, fresh.chosen = part.dialog.search, part.dialog.chosen
    part.dialog = without_hidden_choice(fresh)


def _became_available(record: Record, world: World, step: Step, state: str, command: c.Command | None) -> None:
    record.turns[step.event.me.agent] = record.next_serial()


WRITERS: dict[str, Writer] = {
    "AgentStatus.set_available": _became_available,
    "Conversation.receive": _received,
    "Conversation.start_outbound": _outbound,
    "Conversation.transferred": _transferred,
    "Interaction.offer": _offered,
    "Interaction.start": _started,
    "Interaction.accept": _accepted,
    "Interaction.type_reply": _typed,
    "Interaction.send_reply": _sent,
    "Interaction.transfer": _left,
    "Interaction.end": _left,
    "Interaction.end_conference": _left,
    "Interaction.conclude": _left,
    "Interaction.submit": _settled,
    "Interaction.expire": _settled,
    WITHDRAW: _settled,
    "Dialog.open_transfer": _opened,
    "Dialog.open_conference": _opened,
    "Dialog.require_wrap_up": _opened,
    "Dialog.time_out": _timed_out,
    "Dialog.search": _searched,
    "Dialog.choose": _chose,
    "Dialog.refresh": _refreshed,
}
"""What each event writes."""
WRITING_NOTHING = frozenset(
    {
        "AgentStatus.miss",
        "AgentStatus.set_idle",
        "AgentStatus.become_idle",
        "Conversation.offer",
        "Conversation.stop",
        "Conversation.asset_deleted",
        "Conversation.taken",
        "Conversation.dropped",
        "Conversation.invited",
        "Conversation.ended",
        "Conversation.invitation_withdrawn",
        "Conversation.joined_left",
        "Conversation.conference_ended",
        "Conversation.holder_ended",
        "Interaction.invite",
        "Interaction.withdraw_request",
        "Dialog.cancel",
        "Dialog.confirm",
        "Dialog.dismiss",
        "Dialog.submit",
    }
)
"""The events that the World alone remembers, or that others follow which write."""
