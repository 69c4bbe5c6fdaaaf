"""What is seen: the views, made from the World and the record. Every value of a customer's goes through the masker."""

from machine.desk.dialog_lists import shown
from machine.desk.record import ConversationRecord, InteractionRecord, Message, Record
from machine.desk.translation import IN_CONVERSATION
from machine.lifecycle.engine import Engine, takes
from machine.lifecycle.world import (
    AgentState,
    ConversationPhase,
    DialogState,
    Event,
    InstanceId,
    InteractionPhase,
    World,
)
from machine.masking import Show
from machine.port.screen_words import COMMAND_OF_BUTTON
from spec.limits import COMPOSE_LIMIT
from spec.port.commands import SubmitWrapUp
from spec.port.views import (
    AdministratorView,
    Bubble,
    CadVariable,
    Composer,
    Control,
    CustomerMessage,
    CustomerView,
    DesktopNotification,
    DesktopView,
    DialogKind,
    DialogView,
    HistoryBrick,
    ListedConversation,
    Pane,
    Popover,
    Task,
    TitleLabel,
    Toaster,
)
from spec.white_space import words_of

NO_INITIALS = "#"

DIALOG_KINDS: dict[DialogState, DialogKind] = {
    DialogState.TRANSFER: "transfer",
    DialogState.CONFERENCE: "conference",
    DialogState.WRAP_UP: "wrap_up",
}

BUTTONS: tuple[tuple[str, str, tuple[tuple[str, str | int], ...]], ...] = tuple(
    (button, IN_CONVERSATION[command][0], (("choice", "made"),) if command is SubmitWrapUp else ())
    for button, command in COMMAND_OF_BUTTON.items()
)
"""The buttons in order, and the event that must be possible for each to be offered."""

NO_CONVERSATION = CustomerView(conversation="", open=False, messages=())
"""What a customer sees who has none with an asset."""


def desktop_view(world: World, record: Record, engine: Engine, show: Show, agent: int) -> DesktopView:
    """Everything that one agent sees now."""
    mine = sorted(
        (part for (who, _), part in record.interactions.items() if who == agent), key=lambda part: part.serial
    )
    open_interactions = [part for part in mine if _state(world, part) is not InteractionPhase.OFFERED]
    status = world.statuses[agent]
    log = record.notifications.get(agent, ())
    return DesktopView(
        agent=record.configuration.agents[agent],
        status=status.value,
        label="engaged" if status is AgentState.AVAILABLE and open_interactions else status.value,
        popovers=tuple(
            _popover(record, show, part)
            for part in mine
            if _state(world, part) is InteractionPhase.OFFERED or _just_started(record, part)
        ),
        toasters=tuple(
            Toaster(
                at_seconds=note.at_seconds,
                conversation=note.conversation.id,
                number=show("toaster_number", note.conversation.number),
                text=show("toaster_text", note.text),
            )
            for note in log
        ),
        desktop_notifications=tuple(
            DesktopNotification(
                at_seconds=note.at_seconds,
                conversation=note.conversation.id,
                number=show("desktop_notification_number", note.conversation.number),
                preview=show("desktop_notification_preview", note.text),
            )
            for note in log
        ),
        tasks=tuple(_task(show, record, part) for part in open_interactions),
        panes=tuple(_pane(world, record, engine, show, part) for part in open_interactions),
        history=tuple(
            HistoryBrick(
                conversation=settled.conversation.id,
                title_label=_title_label(settled.conversation),
                title=_title(show, "history_title", settled.conversation),
                customer_name=_name(show, record, settled.conversation),
                result=settled.result,
                reason=settled.reason,
                at_seconds=settled.at_seconds,
                closed_as=settled.conversation.closed_as,
            )
            for settled in record.settled.get(agent, ())
        ),
    )


def customer_view(conversation: ConversationRecord) -> CustomerView:
    """What a customer sees of a conversation."""
    return CustomerView(
        conversation=conversation.id,
        open=conversation.open,
        messages=tuple(
            CustomerMessage(author=message.author, text=message.text)
            for message in conversation.messages
            if message.author != "notice"
        ),
    )


def administrator_view(record: Record) -> AdministratorView:
    """What the administrator sees of the conversations that are kept."""
    return AdministratorView(
        tuple(
            ListedConversation(
                conversation=conversation.id,
                asset=conversation.asset.name,
                queue=conversation.queue,
                open=conversation.open,
                closed_as=conversation.closed_as,
            )
            for conversation in record.conversations.values()
        )
    )


def _me(part: InteractionRecord) -> InstanceId:
    return InstanceId(part.agent, part.conversation.slot)


def _state(world: World, part: InteractionRecord) -> InteractionPhase:
    return world.interaction(_me(part)).state


def _just_started(record: Record, part: InteractionRecord) -> bool:
    """Whether an outbound conversation was started at this very second (RULE-35)."""
    return part.cause == "outbound" and part.offered_at_seconds == record.now_seconds


def _title_label(conversation: ConversationRecord) -> TitleLabel:
    return "contact_origin" if conversation.direction == "inbound" else "dnis"


def _title(show: Show, place: str, conversation: ConversationRecord) -> str:
    return show(f"{place}_{conversation.direction}", conversation.number)


def _name(show: Show, record: Record, conversation: ConversationRecord) -> str:
    return show("customer_name", record.customer_name(conversation.number))


def _popover(record: Record, show: Show, part: InteractionRecord) -> Popover:
    conversation = part.conversation
    if part.cause == "outbound":
        return Popover(
            conversation=conversation.id,
            direction="outbound",
            cause=part.cause,
            queue_name="",
            phone_number=show("popover_outbound_customer_number", conversation.number),
            source_number="",
            timer_seconds=None,
            accept=False,
        )
    return Popover(
        conversation=conversation.id,
        direction=conversation.direction,
        cause=part.cause,
        queue_name=conversation.queue,
        phone_number=show(f"popover_{conversation.direction}_customer_number", conversation.number),
        source_number=show(f"popover_{conversation.direction}_source_number", conversation.asset.number),
        timer_seconds=record.now_seconds - conversation.received_at_seconds,
        accept=True,
    )


def _task(show: Show, record: Record, part: InteractionRecord) -> Task:
    seen = [message for message in _seen(part) if message.author != "notice"]
    return Task(
        conversation=part.conversation.id,
        title_label=_title_label(part.conversation),
        title=_title(show, "task_title", part.conversation),
        customer_name=_name(show, record, part.conversation),
        preview=show("task_preview", seen[-1].text) if seen else "",
    )


def _seen(part: InteractionRecord) -> list[Message]:
    """The messages up to the time of leaving."""
    last = part.left_serial
    return [message for message in part.conversation.messages if last is None or message.serial <= last]


def _pane(world: World, record: Record, engine: Engine, show: Show, part: InteractionRecord) -> Pane:
    me, conversation = _me(part), part.conversation
    holding = _state(world, part) is InteractionPhase.HELD
    interrupted = world.conversation(me).state is ConversationPhase.INTERRUPTED
    return Pane(
        conversation=conversation.id,
        title_label=_title_label(conversation),
        title=_title(show, "pane_title", conversation),
        customer_name=_name(show, record, conversation),
        control=_control(world, me) if holding else "",
        buttons=tuple(
            label for label, event, parameters in BUTTONS if takes(engine, world, Event(event, me, parameters))
        ),
        messages=tuple(_bubble(show, message) for message in _seen(part)),
        composer=_composer(show, part) if holding else None,
        alert="asset_alert" if interrupted and holding else "",
        dialog=_dialog(world, part),
        cad=_cad(show, conversation),
    )


def _control(world: World, me: InstanceId) -> Control:
    match world.conversation(me).state:
        case ConversationPhase.CONFERENCE_REQUESTED:
            return "conference_requested"
        case ConversationPhase.CONFERENCING:
            return "conference"
        case _:
            return ""


def _bubble(show: Show, message: Message) -> Bubble:
    match message.author:
        case "customer":
            signature = show("message_signature", message.name)
            return Bubble(
                author="customer",
                style="grey",
                initials=_initials(signature),
                signature=signature,
                text=show("message_text", message.text),
                at_seconds=message.at_seconds,
            )
        case "agent":
            return Bubble(
                author="agent",
                style="blue",
                initials="",
                signature=message.name,
                text=show("message_text", message.text),
                at_seconds=message.at_seconds,
            )
        case _:
            return Bubble(
                author="notice",
                style="notice",
                initials="",
                signature=message.name,
                text=message.text,
                at_seconds=message.at_seconds,
            )


def _initials(shown_name: str) -> str:
    """The first letters of the first two words as shown; a placeholder for a name that is a number (RULE-40)."""
    letters = [word[0].upper() for word in words_of(shown_name) if word[0].isalpha()]
    return "".join(letters[:2]) or NO_INITIALS


def _composer(show: Show, part: InteractionRecord) -> Composer:
    return Composer(
        placeholder=show("composer_placeholder", part.conversation.number),
        draft=part.draft,
        remaining=COMPOSE_LIMIT - len(part.draft),
    )


def _dialog(world: World, part: InteractionRecord) -> DialogView | None:
    dialog = part.dialog
    if dialog is None:
        return None
    return DialogView(
        kind=DIALOG_KINDS[world.dialog(_me(part))],
        queues=shown(dialog, "queue"),
        agents=shown(dialog, "agent"),
        reasons=shown(dialog, "reason"),
        search=dialog.search,
        chosen=dialog.chosen[1] if dialog.chosen else "",
    )


def _cad(show: Show, conversation: ConversationRecord) -> tuple[CadVariable, ...]:
    customer, business = conversation.number, conversation.asset.number
    if conversation.direction == "inbound":
        origin, dnis = customer, business
    else:
        origin, dnis = business, customer
    direction = conversation.direction
    return (
        CadVariable(name="contact_origin", value=show(f"cad_contact_origin_{direction}", origin)),
        CadVariable(name="dnis", value=show(f"cad_dnis_{direction}", dnis)),
    )
