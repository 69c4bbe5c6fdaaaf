"""How each command that a desk carried out goes into the account. The desk's word is taken for it, unless what it says
it carried out is impossible by what went before."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from spec.port import commands as c
from spec.visibility.account import Account, Breach, ImpossibleError
from spec.visibility.memory import JOINED_NOTICE, Notice, OpenDialog, RememberedInteraction


def take(account: Account, command: c.AnyCommand) -> Breach | None:
    """Write a command that was carried out. An impossible one is told and changes nothing."""
    try:
        TAKERS[type(command)](account, command)
    except ImpossibleError as impossible:
        return impossible.breach
    account.route()
    return None


def _part(account: Account, command: c.InConversation, *phases: str) -> RememberedInteraction | None:
    interactions = account.interactions_of(command.agent, *phases)
    return next((part for part in interactions if part.talk.id == command.conversation), None)


def _groundless(command: c.InConversation) -> ImpossibleError:
    name = type(command).__name__
    return ImpossibleError("groundless", f"{name} by {command.agent} in {command.conversation} had no ground.")


# --- administrator, system, clock


def _set_masking(account: Account, command: c.SetMasking) -> None:
    account.masking = command.enabled


def _delete_asset(account: Account, command: c.DeleteAsset) -> None:
    """What nobody holds closes, what somebody holds is interrupted (GAP-11, RULE-18, RULE-24)."""
    if command.asset in account.deleted_assets:
        raise ImpossibleError("groundless", f"The asset {command.asset} was deleted a second time.")
    account.deleted_assets.add(command.asset)
    for talk in account.conversations:
        if talk.asset != command.asset or talk.phase == "closed":
            continue
        holders = account.holders(talk)
        if not holders:
            account.close(talk, "interrupted")
            continue
        account.withdraw_offers(talk)
        talk.phase = "interrupted"
        for part in holders:
            part.dialog = None


def _delete_queue(account: Account, command: c.DeleteQueue) -> None:
    if command.queue not in account.queues:
        raise ImpossibleError("groundless", f"The queue {command.queue} was deleted a second time.")
    account.queues.remove(command.queue)


def _offer(account: Account, command: c.Offer) -> None:
    talk = next((talk for talk in account.conversations if talk.id == command.conversation), None)
    if talk is None or talk.phase != "queued":
        raise ImpossibleError("groundless", f"{command.conversation} was offered although it waits in no queue.")
    account.offer(command.agent, talk, "queue")
    talk.phase = "offered"


def _advance(account: Account, command: c.Advance) -> None:
    """Requests expire in the order of time and offering, and what they leave is routed at once (RULE-8)."""
    until = account.now_seconds + command.seconds
    while (due := account.next_due()) is not None and due[0] <= until:
        account.now_seconds, part = due
        if part.phase == "offered":
            account.expire(part)
        else:
            account.time_out(part)
        account.route()
    account.now_seconds = until


# --- customer


def _customer_text(account: Account, command: c.CustomerText) -> None:
    """RULE-22, RULE-23. A text in a conversation that is held is told to every holder."""
    if command.asset in account.deleted_assets:
        raise ImpossibleError("sent", f"A customer's text came in by the deleted asset {command.asset}.")
    talk = account.open_conversation(command.number, command.asset)
    if talk is None:
        talk = account.begin(command.number, command.asset, "inbound")
    account.say(talk, "customer", "", command.text)
    for part in account.holders(talk):
        account.notices[part.agent].append(Notice(account.now_seconds, talk, command.text))


def _customer_stop(account: Account, command: c.CustomerStop) -> None:
    """GAP-4, RULE-20, RULE-21."""
    talk = account.open_conversation(command.number, command.asset)
    if talk is None or talk.phase == "interrupted":
        raise ImpossibleError("groundless", f"A customer of {command.asset} left what could not be left.")
    account.close(talk, "left" if talk.was_held else "abandoned")


# --- agent


def _set_status(account: Account, command: c.SetStatus) -> None:
    agent, pending = command.agent, "idle-pends" in account.readings and account.is_busy(command.agent)
    status = "idle_pending" if command.status == "idle" and pending else command.status
    if status == "rona" or account.statuses[agent] == status:
        raise ImpossibleError("groundless", f"{agent} set the status {command.status}, which cannot be set now.")
    account.statuses[agent] = status
    if status == "available":
        account.take_turn(agent)
    elif "idle-withdraws-offers" in account.readings:
        account.give_up_offers(agent)


def _start_outbound(account: Account, command: c.StartOutbound) -> None:
    """RULE-35."""
    if account.statuses[command.agent] in ("idle", "idle_pending") or not account.has_capacity(command.agent):
        raise ImpossibleError("unfit", f"{command.agent} started a conversation while Idle or without spare capacity.")
    if account.open_conversation(command.number, command.asset) is not None:
        raise ImpossibleError("groundless", f"{command.agent} started a second conversation with an open customer.")
    talk = account.begin(command.number, command.asset, "outbound")
    talk.phase = "active"
    talk.was_held = True
    part = RememberedInteraction(command.agent, talk, "outbound", account.now_seconds, phase="held")
    account.interactions.append(part)
    account.started.append(part)


def _accept(account: Account, command: c.InConversation) -> None:
    part = _part(account, command, "offered")
    if part is None:
        if any(
            (old.agent, old.talk.id, old.phase, old.settled_at_seconds)
            == (command.agent, command.conversation, "missed", account.now_seconds)
            for old in account.settled
        ):
            where = f"{command.agent} accepted {command.conversation}"
            raise ImpossibleError("expired", f"{where} at the second of its time-out.")
        raise _groundless(command)
    part.phase = "held"
    part.talk.was_held = True
    if part.cause == "conference":
        part.role = "joined"
        part.talk.phase = "conferencing"
        account.say(part.talk, "notice", part.agent, JOINED_NOTICE)
    else:
        part.talk.phase = "active"


def _writing(account: Account, command: c.InConversation) -> RememberedInteraction:
    part = _part(account, command, "held")
    if part is None or part.talk.phase == "interrupted":
        where = f"{command.agent} wrote in {command.conversation}"
        raise ImpossibleError("sent", f"{where} without holding it, or after its interruption.")
    return part


def _type(account: Account, command: c.TypeReply) -> None:
    _writing(account, command).draft = command.text


def _break_line(account: Account, command: c.InConversation) -> None:
    _writing(account, command).draft += "\n"


def _send(account: Account, command: c.InConversation) -> None:
    part = _writing(account, command)
    account.say(part.talk, "agent", part.agent, part.draft)
    part.draft = ""


def _withdraw_request(account: Account, command: c.InConversation) -> None:
    part = _part(account, command, "held")
    if part is None or part.talk.phase != "conference_requested":
        raise _groundless(command)
    account.withdraw_offers(part.talk)
    part.talk.phase = "active"


def _end_conference(account: Account, command: c.InConversation) -> None:
    """The owner ends it for both, the joined agent leaves (CONF-8, CONF-11)."""
    part = _part(account, command, "held")
    if part is None or part.talk.phase != "conferencing":
        raise _groundless(command)
    if part.role == "owner":
        account.close(part.talk, "ended")
    else:
        account.stop_holding(part)
        part.talk.phase = "active"


def _end(account: Account, command: c.InConversation) -> None:
    """END-2; in an interrupted conversation each holder ends alone, and the last closes it as interrupted (RULE-25)."""
    part = _part(account, command, "held")
    if part is None or part.talk.phase not in ("active", "interrupted"):
        raise _groundless(command)
    account.stop_holding(part)
    if not account.holders(part.talk):
        account.close(part.talk, "interrupted" if part.talk.phase == "interrupted" else "ended")


def _submit(account: Account, command: c.InConversation) -> None:
    part = _part(account, command, "wrap_up")
    if part is None or part.dialog is None or part.dialog.chosen is None:
        raise _groundless(command)
    part.reason = part.dialog.chosen[1]
    account.settle(part, "done")


# --- dialogs


def _opener(kind: Literal["transfer", "conference"]) -> Callable[[Account, c.InConversation], None]:
    def opened(account: Account, command: c.InConversation) -> None:
        part = _part(account, command, "held")
        if part is None or part.role != "owner" or part.talk.phase != "active" or part.dialog is not None:
            raise _groundless(command)
        part.dialog = OpenDialog(kind)
        _list(account, part, part.dialog)

    return opened


def _list(account: Account, part: RememberedInteraction, dialog: OpenDialog) -> None:
    """The queues and agents of this moment (RULE-11); a conference dialog lists no queues (CONF-4)."""
    dialog.queues = tuple(account.queues) if dialog.kind == "transfer" else ()
    dialog.agents = tuple(agent for agent in account.configuration.agents if account.can_take(agent, part.talk))


def _dialog(account: Account, command: c.InConversation, *kinds: str) -> tuple[RememberedInteraction, OpenDialog]:
    part = _part(account, command, "held", "wrap_up")
    if part is None or part.dialog is None or part.dialog.kind not in kinds:
        raise _groundless(command)
    return part, part.dialog


def _search(account: Account, command: c.Search) -> None:
    _, dialog = _dialog(account, command, "transfer", "conference", "wrap_up")
    dialog.search = command.text
    dialog.keep_only_visible_choice()


def _choose(account: Account, command: c.Choose) -> None:
    _, dialog = _dialog(account, command, "transfer", "conference", "wrap_up")
    if command.name not in dialog.listed(command.kind):
        raise _groundless(command)
    dialog.chosen = (command.kind, command.name)


def _refresh(account: Account, command: c.InConversation) -> None:
    part, dialog = _dialog(account, command, "transfer", "conference")
    _list(account, part, dialog)
    dialog.keep_only_visible_choice()


def _cancel(account: Account, command: c.InConversation) -> None:
    part, _ = _dialog(account, command, "transfer", "conference")
    part.dialog = None


def _confirm(account: Account, command: c.InConversation) -> None:
    """XFER-10, CONF-5. A transfer to a queue takes a new ticket (RULE-2)."""
    part, dialog = _dialog(account, command, "transfer", "conference")
    talk = part.talk
    if dialog.chosen is None:
        raise _groundless(command)
    kind, name = dialog.chosen
    if kind == "queue":
        if name not in account.queues:
            raise ImpossibleError("unfit", f"{talk.id} was transferred to the queue {name}, which is deleted.")
        talk.queue = name
        talk.ticket = account.next_ticket()
        talk.phase = "queued"
    elif dialog.kind == "transfer":
        account.offer(name, talk, "transfer")
        talk.phase = "transfer_requested"
    else:
        account.offer(name, talk, "conference")
        talk.phase = "conference_requested"
    part.dialog = None
    if dialog.kind == "transfer":
        account.stop_holding(part)


TAKERS: Mapping[type[c.Command], Callable[[Account, Any], None]] = {
    c.SetMasking: _set_masking,
    c.DeleteAsset: _delete_asset,
    c.DeleteQueue: _delete_queue,
    c.CustomerText: _customer_text,
    c.CustomerStop: _customer_stop,
    c.Offer: _offer,
    c.Advance: _advance,
    c.SetStatus: _set_status,
    c.StartOutbound: _start_outbound,
    c.Accept: _accept,
    c.TypeReply: _type,
    c.LineBreak: _break_line,
    c.Send: _send,
    c.OpenTransfer: _opener("transfer"),
    c.OpenConference: _opener("conference"),
    c.Search: _search,
    c.Choose: _choose,
    c.Refresh: _refresh,
    c.Confirm: _confirm,
    c.Cancel: _cancel,
    c.WithdrawRequest: _withdraw_request,
    c.EndConference: _end_conference,
    c.End: _end,
    c.SubmitWrapUp: _submit,
}
"""What each command of the port writes."""
