"""What somebody does, in a sentence about what came of it: "after Minji clicks Transfer in c1", "민지가 대화 c1에서
전환을 클릭한 뒤".

Nothing of a customer is told: no number, no text, and of names only the agents' that are known.

>>> done(c.SetStatus("Minji", "idle"), ("Minji",)).en
'Minji sets the status to Idle'
>>> done(c.SetStatus("민지", "idle"), ("민지",)).ko
'민지가 상태를 유휴로 바꾼'
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from machine.masking import mask
from machine.port.form import malformed
from machine.port.particles import with_particles
from machine.port.vocabulary import STATUS_CHOICES
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language
from spec.port import commands as c
from spec.port.data import CONVERSATION_ID

UNKNOWN = Words("somebody unknown", "모르는 상담사")
ILL_FORMED = Words("a malformed command is given", "형식에 맞지 않는 명령을 준")
RESET = Words("the reset", "초기화한")
SWITCHED = {True: Words("on", "켠"), False: Words("off", "끈")}
SENT_BY = {
    "click": Words("clicks Send in the compose box", "보내기를 클릭한"),
    "enter": Words("presses Enter in the compose box", "Enter를 누른"),
}
CHOSEN = {
    "queue": Words("a queue", "대기열을"),
    "agent": Words("an agent", "상담사를"),
    "reason": Words("a wrap-up reason", "후속 작업 사유를"),
}
DONE: Mapping[type[c.Command], Words] = {
    c.SetMasking: Words("the administrator turns masking {switched}", "관리자가 마스킹을 {switched}"),
    c.DeleteAsset: Words("the administrator deletes an asset", "관리자가 자산을 삭제한"),
    c.DeleteQueue: Words("the administrator deletes a queue", "관리자가 대기열을 삭제한"),
    c.CustomerText: Words("a customer texts", "고객이 문자를 보낸"),
    c.CustomerStop: Words("a customer leaves", "고객이 대화를 떠난"),
    c.Offer: Words(
        "the system offers {conversation} to {agent}", "시스템이 대화 {conversation}{을/를} {agent}에게 배정한"
    ),
    c.Advance: Words("{seconds} seconds go by", "{seconds}초가 지난"),
    c.SetStatus: Words("{agent} sets the status to {status}", "{agent}{이/가} 상태를 {status}{으로/로} 바꾼"),
    c.StartOutbound: Words("{agent} starts an outbound conversation", "{agent}{이/가} 아웃바운드 대화를 시작한"),
    c.Accept: Words(
        "{agent} clicks Accept in the request of {conversation}",
        "{agent}{이/가} 대화 {conversation}의 요청에서 수락을 클릭한",
    ),
    c.TypeReply: Words(
        "{agent} types in the compose box of {conversation}", "{agent}{이/가} 대화 {conversation}의 작성 상자에 입력한"
    ),
    c.LineBreak: Words(
        "{agent} presses Shift+Enter in the compose box of {conversation}",
        "{agent}{이/가} 대화 {conversation}의 작성 상자에서 Shift+Enter를 누른",
    ),
    c.Send: Words(
        "{agent} {sent_by} of {conversation}", "{agent}{이/가} 대화 {conversation}의 작성 상자에서 {sent_by}"
    ),
    c.OpenTransfer: Words(
        "{agent} clicks Transfer in {conversation}", "{agent}{이/가} 대화 {conversation}에서 전환을 클릭한"
    ),
    c.OpenConference: Words(
        "{agent} clicks Conference in {conversation}", "{agent}{이/가} 대화 {conversation}에서 회의를 클릭한"
    ),
    c.Search: Words(
        "{agent} searches in the dialog of {conversation}", "{agent}{이/가} 대화 {conversation}의 대화 상자에서 검색한"
    ),
    c.Choose: Words(
        "{agent} chooses {chosen} in the dialog of {conversation}",
        "{agent}{이/가} 대화 {conversation}의 대화 상자에서 {chosen} 선택한",
    ),
    c.Refresh: Words(
        "{agent} clicks the refresh icon in the dialog of {conversation}",
        "{agent}{이/가} 대화 {conversation}의 대화 상자에서 새로 고침 아이콘을 클릭한",
    ),
    c.Confirm: Words(
        "{agent} clicks Transfer or Conference in the dialog of {conversation}",
        "{agent}{이/가} 대화 {conversation}의 대화 상자에서 전환 또는 회의를 클릭한",
    ),
    c.Cancel: Words(
        "{agent} cancels the dialog of {conversation}",
        "{agent}{이/가} 대화 {conversation}의 대화 상자에서 취소를 클릭한",
    ),
    c.WithdrawRequest: Words(
        "{agent} withdraws the conference request for {conversation}",
        "{agent}{이/가} 대화 {conversation}에서 요청 철회를 클릭한",
    ),
    c.EndConference: Words(
        "{agent} clicks End Conference in {conversation}",
        "{agent}{이/가} 대화 {conversation}에서 전화회의 종료를 클릭한",
    ),
    c.End: Words("{agent} clicks End in {conversation}", "{agent}{이/가} 대화 {conversation}에서 종료를 클릭한"),
    c.SubmitWrapUp: Words(
        "{agent} clicks Submit Wrap Up in {conversation}",
        "{agent}{이/가} 대화 {conversation}의 대화 상자에서 후속 작업 제출을 클릭한",
    ),
}
"""By the kind of command what is done: in English as a clause, in Korean as one that stands before a noun."""


def done(command: c.AnyCommand, agents: Collection[str]) -> Words:
    """What is done by a command, where these are the agents who are known."""
    if malformed(command, c.AnyCommand) is not None:
        return ILL_FORMED
    words = DONE[type(command)]
    return Words(*(with_particles(words.of(each), _values(command, agents, each)) for each in ("en", "ko")))


def _values(command: c.AnyCommand, agents: Collection[str], language: Language) -> Mapping[str, str]:
    agent, conversation = getattr(command, "agent", ""), getattr(command, "conversation", "")
    values = {
        "agent": mask(agent, mode="strict") if agent in agents else UNKNOWN.of(language),
        "conversation": conversation if re.fullmatch(CONVERSATION_ID, conversation) else "",
    }
    match command:
        case c.SetMasking(enabled=enabled):
            values["switched"] = SWITCHED[enabled].of(language)
        case c.Advance(seconds=seconds):
            values["seconds"] = f"{seconds:,}"
        case c.SetStatus(status=status):
            values["status"] = load().words(STATUS_CHOICES[status]).of(language)
        case c.Send(by=by):
            values["sent_by"] = SENT_BY[by].of(language)
        case c.Choose(kind=kind):
            values["chosen"] = CHOSEN[kind].of(language)
    return values
