"""What somebody does, in short: the label that is clicked stands in quotation marks, as it reads on the screen."""

from __future__ import annotations

from typing import assert_never

from machine.draw.wrapping import short
from machine.port.vocabulary import STATUS_CHOICES
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.views import DialogKind

CLICKS = Words("clicks {label}", "{label} 클릭")
CONFIRMS = Words("clicks {label} in the dialog", "대화 상자에서 {label} 클릭")
PRESSES = Words("presses {label}", "{label} 누름")
TYPES = Words("types {text}", "{text} 입력")
SEARCHES = Words("searches for {text}", "{text} 검색")
CHOOSES = Words("chooses {name}", "{name} 선택")
SETS_STATUS = Words("sets the status {label}", "상태 변경: {label}")
TEXTS = Words("texts {text}", "{text} 문자 보냄")
LEAVES = Words("leaves the conversation", "대화를 떠남")
OFFERS_TO = Words("offers the conversation to {agent}", "{agent}에게 대화 배정")
DELETES_ASSET = Words("deletes the asset {name}", "자산 {name} 삭제")
DELETES_QUEUE = Words("deletes the queue {name}", "대기열 {name} 삭제")
MASKING_ON = Words("turns masking on", "마스킹 켬")
MASKING_OFF = Words("turns masking off", "마스킹 끔")
TIME = Words("{seconds} s go by", "{seconds}초 경과")
OF = Words("{act} ({customer})", "{act} ({customer})")
KEY_ENTER, KEY_LINE_BREAK = "Enter", "Shift+Enter"

CLICKED: dict[type[c.InConversation], str] = {
    c.Accept: "label.accept",
    c.OpenTransfer: "label.transfer",
    c.OpenConference: "label.conference",
    c.Refresh: "label.refresh",
    c.Cancel: "label.cancel",
    c.WithdrawRequest: "label.withdraw",
    c.EndConference: "label.end_conference",
    c.End: "label.end",
    c.SubmitWrapUp: "label.submit_wrap_up",
}
"""What is clicked for a command that says no more than who, and in which conversation."""
CONFIRMED: dict[DialogKind, str] = {
    "transfer": "label.transfer",
    "conference": "label.conference",
    "wrap_up": "label.submit_wrap_up",
}
"""The button of each dialog."""


def quoted(text: str) -> str:
    """What stands on the screen or is written, in the marks that tell it from our own words."""
    return f"“{text}”"


def label(term: str, language: Language) -> str:
    """A label of the screen in quotation marks."""
    return quoted(load().words(term).of(language))


def act(command: c.AnyCommand, dialog: DialogKind, language: Language, customer: str = "") -> str:
    """What a command is. `dialog` is the one that its agent has open over the conversation, `customer` whose
    conversation it is where that has to be said."""
    said = _said(command, dialog, language)
    return OF.of(language).format(act=said, customer=customer) if customer else said


def _said(command: c.AnyCommand, dialog: DialogKind, language: Language) -> str:
    match command:
        case c.CustomerText(text=text):
            return TEXTS.of(language).format(text=quoted(short(text)))
        case c.CustomerStop():
            return LEAVES.of(language)
        case c.Offer(agent=agent):
            return OFFERS_TO.of(language).format(agent=agent)
        case c.SetStatus(status=status):
            return SETS_STATUS.of(language).format(label=label(STATUS_CHOICES[status], language))
        case c.StartOutbound():
            return CLICKS.of(language).format(label=label("label.start_outbound", language))
        case c.TypeReply(text=text):
            return TYPES.of(language).format(text=quoted(short(text)))
        case c.LineBreak():
            return PRESSES.of(language).format(label=KEY_LINE_BREAK)
        case c.Send(by="enter"):
            return PRESSES.of(language).format(label=KEY_ENTER)
        case c.Send():
            return CLICKS.of(language).format(label=label("label.send", language))
        case c.Search(text=text):
            return SEARCHES.of(language).format(text=quoted(short(text)))
        case c.Choose(name=name):
            return CHOOSES.of(language).format(name=quoted(name))
        case c.Confirm():
            # Where none is open it is refused, and there is no button that could be named.
            term = CONFIRMED.get(dialog)
            return CONFIRMS.of(language).format(label=label(term, language) if term else "").replace("  ", " ")
        case c.SetMasking(enabled=enabled):
            return (MASKING_ON if enabled else MASKING_OFF).of(language)
        case c.DeleteAsset(asset=asset):
            return DELETES_ASSET.of(language).format(name=quoted(asset))
        case c.DeleteQueue(queue=queue):
            return DELETES_QUEUE.of(language).format(name=quoted(queue))
        case c.Advance(seconds=seconds):
            return TIME.of(language).format(seconds=f"{seconds:,}")
        case c.InConversation():
            return CLICKS.of(language).format(label=label(CLICKED[type(command)], language))
        case _:
            assert_never(command)
