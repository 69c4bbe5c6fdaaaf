"""Commands told as steps, one each: which phrase says it, with which values."""

from collections.abc import Mapping
from typing import NamedTuple, assert_never

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


Told = tuple[str, dict[str, Value]]
"""A phrase by its id, and its values."""


class CommandTeller:
    """Tells the commands of one run, in order.

    `customers` are the names in the story by number. A customer who writes to another asset than `main_asset` says so.
    """

    def __init__(self, language: Language, customers: Mapping[str, str], main_asset: str) -> None:
        self._language, self._customers, self._main_asset = language, customers, main_asset
        self._opened: dict[tuple[str, str], type[c.Command]] = {}
        """What opened the last dialog, by agent and conversation."""

    def step(self, command: c.AnyCommand, names: Mapping[str, str]) -> PhraseUse:
        """A command as a step. `names` are conversations by their ids, as steps call them."""
        if isinstance(command, c.OpenTransfer | c.OpenConference):
            self._opened[command.agent, command.conversation] = type(command)
        phrase, values = self._told(command, names)
        return PhraseUse("when", phrase, values)

    def _told(self, command: c.AnyCommand, names: Mapping[str, str]) -> Told:
        match command:
            case c.SetMasking(enabled=enabled):
                return ("do.masking_on" if enabled else "do.masking_off"), {}
            case c.DeleteAsset(asset=asset):
                return "do.delete_asset", {"asset": asset}
            case c.DeleteQueue(queue=queue):
                return "do.delete_queue", {"queue": queue}
            case c.CustomerText(number=number, asset=asset, text=text):
                said: dict[str, Value] = {"customer": self._customers[number], "text": text}
                if not can_be_quoted(text):
                    return "do.customer_text_escaped", {**said, "text": escaped(text), "asset": asset}
                if asset == self._main_asset:
                    return "do.customer_text", said
                return "do.customer_text_to_asset", {**said, "asset": asset}
            case c.CustomerStop(number=number, asset=asset):
                if asset == self._main_asset:
                    return "do.customer_stop", {"customer": self._customers[number]}
                return "do.customer_stop_on_asset", {"customer": self._customers[number], "asset": asset}
            case c.Offer(conversation=conversation, agent=agent):
                return "do.offer", {"customer": names.get(conversation, conversation), "agent": agent}
            case c.Advance(seconds=seconds):
                return "do.advance", {"seconds": seconds}
            case c.SetStatus(agent=agent, status=status):
                return "do.set_status", {
                    "agent": agent,
                    "status": load().words(STATUS_CHOICES[status]).of(self._language),
                }
            case c.StartOutbound(agent=agent, asset=asset, number=number):
                who: dict[str, Value] = {"agent": agent, "customer": self._customers[number]}
                if asset == self._main_asset:
                    return "do.start_outbound", who
                return "do.start_outbound_from_asset", {**who, "asset": asset}
            case c.InConversation(agent=agent, conversation=conversation):
                phrase, values = self._told_in_conversation(command)
                return phrase, {"agent": agent, "customer": names.get(conversation, conversation), **values}
            case _:
                assert_never(command)

    def _told_in_conversation(self, command: c.InConversation) -> Told:
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
                last = self._opened.get((command.agent, command.conversation))
                return ("do.confirm_conference" if last is c.OpenConference else "do.confirm_transfer"), {}
            case _:
                return f"do.{c.id_of(type(command))}", {}
