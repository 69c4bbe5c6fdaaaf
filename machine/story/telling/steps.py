"""A command told as one step: which phrase says it, with which values."""

from collections.abc import Mapping
from typing import NamedTuple

from machine.port.vocabulary import STATUS_CHOICES
from machine.story.steps.phrase import Kind, Value, can_be_quoted
from machine.story.steps.when import EMOJI, REPEATED_LIMIT, escaped
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c


class PhraseUse(NamedTuple):
    """One step: a phrase by its id, as which kind it stands, and its values."""

    kind: Kind
    phrase: str
    values: Mapping[str, Value] = {}


HOLDS = PhraseUse("then", "specification.holds")
"""What a told run ends with: it is red as long as any property is violated on the way."""


LONG_TEXT = 200
"""From here on a text of one letter is told by its length."""


IN_CONVERSATION: dict[type[c.Command], str] = {
    c.Accept: "do.accept",
    c.LineBreak: "do.line_break",
    c.OpenTransfer: "do.open_transfer",
    c.OpenConference: "do.open_conference",
    c.Refresh: "do.refresh",
    c.Cancel: "do.cancel",
    c.WithdrawRequest: "do.withdraw_request",
    c.EndConference: "do.end_conference",
    c.End: "do.end",
    c.SubmitWrapUp: "do.submit_wrap_up",
}
"""Commands that say no more than who and in which conversation."""


def told_command(
    command: c.AnyCommand,
    language: Language,
    customers: Mapping[str, str],
    names: Mapping[str, str],
    main_asset: str,
    dialogs: Mapping[tuple[str, str], str],
) -> PhraseUse:
    """A command as a step. `dialogs` says which dialog was opened last, by agent and conversation."""

    def when(phrase: str, **values: Value) -> PhraseUse:
        return PhraseUse("when", phrase, values)

    match command:
        case c.SetMasking(enabled=enabled):
            return when("do.masking_on" if enabled else "do.masking_off")
        case c.DeleteAsset(asset=asset):
            return when("do.delete_asset", asset=asset)
        case c.DeleteQueue(queue=queue):
            return when("do.delete_queue", queue=queue)
        case c.CustomerText(number=number, asset=asset, text=text):
            customer = customers[number]
            if not can_be_quoted(text):
                return when("do.customer_text_escaped", customer=customer, text=escaped(text), asset=asset)
            if asset == main_asset:
                return when("do.customer_text", customer=customer, text=text)
            return when("do.customer_text_to_asset", customer=customer, text=text, asset=asset)
        case c.CustomerStop(number=number, asset=asset):
            if asset == main_asset:
                return when("do.customer_stop", customer=customers[number])
            return when("do.customer_stop_on_asset", customer=customers[number], asset=asset)
        case c.Offer(conversation=conversation, agent=agent):
            return when("do.offer", customer=names.get(conversation, conversation), agent=agent)
        case c.Advance(seconds=seconds):
            return when("do.advance", seconds=seconds)
        case c.SetStatus(agent=agent, status=status):
            return when("do.set_status", agent=agent, status=load().words(STATUS_CHOICES[status]).of(language))
        case c.StartOutbound(agent=agent, asset=asset, number=number):
            if asset == main_asset:
                return when("do.start_outbound", agent=agent, customer=customers[number])
            return when("do.start_outbound_from_asset", agent=agent, customer=customers[number], asset=asset)
    customer = names.get(command.conversation, command.conversation)
    phrase, values = _told_in_conversation(command, dialogs)
    return when(phrase, agent=command.agent, customer=customer, **values)


def _told_in_conversation(
    command: c.InConversation, dialogs: Mapping[tuple[str, str], str]
) -> tuple[str, dict[str, Value]]:
    match command:
        case c.TypeReply(text=text):
            for letter, phrase in (("a", "do.type_letters"), (EMOJI, "do.type_emoji")):
                if LONG_TEXT <= len(text) <= REPEATED_LIMIT and text == letter * len(text):
                    return phrase, {"count": len(text)}
            if can_be_quoted(text):
                return "do.type", {"text": text}
            return "do.type_escaped", {"text": escaped(text)}
        case c.Send(by=by):
            return ("do.send_click" if by == "click" else "do.send_enter"), {}
        case c.Search(text=text):
            if can_be_quoted(text):
                return "do.search", {"text": text}
            return "do.search_escaped", {"text": escaped(text)}
        case c.Choose(kind="queue", name=name):
            return "do.choose_queue", {"queue": name}
        case c.Choose(kind="agent", name=name):
            return "do.choose_agent", {"colleague": name}
        case c.Choose(name=name):
            return "do.choose_reason", {"reason": name}
        case c.Confirm():
            last = dialogs.get((command.agent, command.conversation))
            return ("do.confirm_conference" if last == "OpenConference" else "do.confirm_transfer"), {}
        case _:
            return IN_CONVERSATION[type(command)], {}
