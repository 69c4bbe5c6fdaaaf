"""Every reason for which a command is refused, as a question to the account of what has happened: the rules told a
second time, one by one and in no order. Each is taken by the letter of its words: whoever has no part, or is in
wrap-up, does not own the conversation either. Which of several is told is not said here."""

from collections.abc import Iterator

from spec.limits import COMPOSE_LIMIT, UNSETTLED_LIMIT
from spec.port import commands as c
from spec.refusals import Refusal
from spec.visibility.account import Account
from spec.visibility.memory import RememberedConversation, RememberedInteraction
from spec.white_space import is_blank

CONFERENCE = ("conference_requested", "conferencing")
REQUEST = ("transfer", "conference")


def reasons(account: Account, command: c.Command, *, room: int = UNSETTLED_LIMIT) -> frozenset[Refusal]:
    """All reasons that apply. `room` is how many conversations may be open or in wrap-up at once."""
    found = {Refusal.UNKNOWN_NAME} if _names_somebody_unknown(account, command) else set()
    match command:
        case c.Offer():
            found |= {*_of_offering(account, command)}
        case c.SetStatus():
            found |= {*_of_setting_the_status(account, command)}
        case c.CustomerText() | c.CustomerStop() | c.StartOutbound():
            found |= {*_of_the_asset(account, command, room)}
        case c.DeleteAsset(asset=asset):
            found |= {Refusal.ALREADY_DELETED} if asset in account.deleted_assets else set()
        case c.DeleteQueue():
            found |= {*_of_deleting_a_queue(account, command)}
        case c.InConversation():
            talk = _conversation(account, command.conversation)
            if talk is not None:
                found |= {*_of_the_part(command, talk, _part(account, command.agent, talk), account)}
            found |= {*_of_the_text(command)}
    return frozenset(found)


def _names_somebody_unknown(account: Account, command: c.Command) -> bool:
    configuration = account.configuration
    conversations = [talk.id for talk in account.conversations if talk.kept]
    known = {
        "agent": configuration.agents,
        "asset": [asset.name for asset in configuration.assets],
        "queue": configuration.queues,
        "conversation": conversations,
    }
    named = [(getattr(command, field), names) for field, names in known.items() if hasattr(command, field)]
    if isinstance(command, c.Choose):
        listed = {"agent": configuration.agents, "queue": configuration.queues, "reason": configuration.reasons}
        named.append((command.name, listed[command.kind]))
    return any(name not in names for name, names in named)


def _conversation(account: Account, name: str) -> RememberedConversation | None:
    return next((talk for talk in account.conversations if talk.id == name and talk.kept), None)


def _part(account: Account, agent: str, talk: RememberedConversation) -> RememberedInteraction | None:
    return next((part for part in account.interactions if (part.agent, part.talk) == (agent, talk)), None)


def _of_offering(account: Account, command: c.Offer) -> Iterator[Refusal]:
    talk = _conversation(account, command.conversation)
    if account.configuration.routing == "automatic":
        yield Refusal.ROUTING_IS_AUTOMATIC
    if talk is not None and talk.phase != "queued":
        yield Refusal.NOT_WAITING
    if command.agent in account.statuses:
        if talk is not None and _part(account, command.agent, talk) is not None:
            yield Refusal.HAS_PART
        if account.statuses[command.agent] != "available":
            yield Refusal.NOT_AVAILABLE
        if not account.has_capacity(command.agent):
            yield Refusal.NO_CAPACITY


def _of_setting_the_status(account: Account, command: c.SetStatus) -> Iterator[Refusal]:
    if command.status == "rona":
        yield Refusal.NOT_SELECTABLE
    if account.statuses.get(command.agent) == command.status:
        yield Refusal.ALREADY_SO


def _of_the_asset(
    account: Account, command: c.CustomerText | c.CustomerStop | c.StartOutbound, room: int
) -> Iterator[Refusal]:
    is_open = account.open_conversation(command.number, command.asset) is not None
    if command.asset in account.deleted_assets:
        yield Refusal.UNDELIVERABLE
    if isinstance(command, c.CustomerStop):
        if not is_open:
            yield Refusal.NO_CONVERSATION
        return
    live = [talk for talk in account.conversations if any(part.talk is talk for part in account.interactions)]
    unsettled = [talk for talk in account.conversations if talk.phase != "closed" or talk in live]
    if not is_open and len(unsettled) >= room:
        yield Refusal.NO_CAPACITY
    if isinstance(command, c.CustomerText) and is_blank(command.text):
        yield Refusal.BLANK
    if isinstance(command, c.StartOutbound):
        if is_open:
            yield Refusal.CONVERSATION_OPEN
        if account.statuses.get(command.agent) in ("idle", "idle_pending"):
            yield Refusal.NOT_AVAILABLE
        if command.agent in account.statuses and not account.has_capacity(command.agent):
            yield Refusal.NO_CAPACITY


def _of_deleting_a_queue(account: Account, command: c.DeleteQueue) -> Iterator[Refusal]:
    if command.queue in account.configuration.queues and command.queue not in account.queues:
        yield Refusal.ALREADY_DELETED
    assets = account.configuration.assets
    if any(asset.queue == command.queue and asset.name not in account.deleted_assets for asset in assets) or any(
        talk.queue == command.queue and talk.phase != "closed" for talk in account.conversations
    ):
        yield Refusal.IN_USE


def _of_the_text(command: c.InConversation) -> Iterator[Refusal]:
    if isinstance(command, c.TypeReply) and len(command.text) > COMPOSE_LIMIT:
        yield Refusal.TOO_LONG


IN_A_DIALOG = (c.Search, c.Choose, c.Refresh, c.Confirm, c.Cancel, c.SubmitWrapUp)


def _of_the_part(
    command: c.InConversation, talk: RememberedConversation, part: RememberedInteraction | None, account: Account
) -> Iterator[Refusal]:
    if isinstance(command, c.Accept):
        if part is None or part.phase != "offered":
            yield Refusal.NO_OFFER
        return
    if part is None:
        yield Refusal.NO_PART
    if isinstance(command, IN_A_DIALOG):
        yield from _of_the_dialog(command, part, account)
        return
    if part is not None and part.phase == "offered":
        yield Refusal.NOT_ACCEPTED
    if part is not None and part.phase == "wrap_up":
        yield Refusal.IN_WRAP_UP
    if not isinstance(command, c.End) and talk.phase == "interrupted":
        yield Refusal.INTERRUPTED
    owner = part is not None and part.phase == "held" and part.role != "joined"
    match command:
        case c.LineBreak():
            if part is not None and len(part.draft) >= COMPOSE_LIMIT:
                yield Refusal.TOO_LONG
        case c.Send():
            if part is not None and is_blank(part.draft):
                yield Refusal.BLANK
        case c.EndConference():
            if talk.phase != "conferencing":
                yield Refusal.NO_CONFERENCE
        case c.End() | c.OpenTransfer() | c.OpenConference() | c.WithdrawRequest():
            if not owner and not (isinstance(command, c.End) and talk.phase == "interrupted"):
                yield Refusal.NOT_OWNER
            if isinstance(command, c.WithdrawRequest):
                if talk.phase != "conference_requested":
                    yield Refusal.NO_REQUEST
            elif talk.phase in CONFERENCE:
                yield Refusal.CONFERENCE_PENDING
            if (
                isinstance(command, c.OpenTransfer | c.OpenConference)
                and part is not None
                and part.dialog is not None
                and part.dialog.kind in REQUEST
            ):
                yield Refusal.DIALOG_OPEN


def _of_the_dialog(
    command: c.InConversation, part: RememberedInteraction | None, account: Account
) -> Iterator[Refusal]:
    dialog = None if part is None else part.dialog
    kind = "none" if dialog is None else dialog.kind
    wanted = {
        c.Refresh: REQUEST,
        c.Confirm: REQUEST,
        c.SubmitWrapUp: ("wrap_up",),
    }.get(type(command), (*REQUEST, "wrap_up"))
    if kind not in wanted:
        yield Refusal.NO_DIALOG
    if isinstance(command, c.Cancel) and kind == "wrap_up":
        yield Refusal.WRAP_UP_REQUIRED
    if isinstance(command, c.Choose) and (dialog is None or command.name not in dialog.listed(command.kind)):
        yield Refusal.NOT_LISTED
    if isinstance(command, c.Confirm | c.SubmitWrapUp) and kind in wanted:
        assert dialog is not None and part is not None
        if dialog.chosen is None:
            yield Refusal.NOTHING_CHOSEN
        elif isinstance(command, c.Confirm) and not _can_take(account, part.talk, *dialog.chosen):
            yield Refusal.TARGET_GONE


def _can_take(account: Account, talk: RememberedConversation, kind: str, name: str) -> bool:
    return name in account.queues if kind == "queue" else account.can_take(name, talk)
