"""What somebody does, in short: for every command of the port, in both languages."""

import pytest

from machine.draw.acts import act
from spec.language import LANGUAGES, Language
from spec.port import commands as c

MINJI = {"agent": "Minji", "conversation": "c1"}
ACTS: tuple[tuple[c.AnyCommand, str, str], ...] = (
    (c.SetMasking(enabled=True), "turns masking on", "마스킹 켬"),
    (c.DeleteAsset(asset="Main line"), "deletes the asset “Main line”", "자산 “Main line” 삭제"),
    (c.DeleteQueue(queue="Billing"), "deletes the queue “Billing”", "대기열 “Billing” 삭제"),
    (c.CustomerText(number="1", asset="a", text="Hi"), "texts “Hi”", "“Hi” 문자 보냄"),
    (c.CustomerStop(number="1", asset="a"), "leaves the conversation", "대화를 떠남"),
    (c.Offer(conversation="c1", agent="Jun"), "offers the conversation to Jun", "Jun에게 대화 배정"),
    (c.Advance(seconds=86_400), "86,400 s go by", "86,400초 경과"),
    (c.SetStatus(agent="Minji", status="idle"), "sets the status “Idle”", "상태 변경: “유휴”"),
    (c.StartOutbound(agent="Minji", asset="a", number="1"), "clicks “Start Conversation”", "“대화 시작” 클릭"),
    (c.Accept(**MINJI), "clicks “Accept”", "“수락” 클릭"),
    (c.TypeReply(**MINJI, text="Hi"), "types “Hi”", "“Hi” 입력"),
    (c.LineBreak(**MINJI), "presses Shift+Enter", "Shift+Enter 누름"),
    (c.Send(**MINJI, by="click"), "clicks “Send”", "“보내기” 클릭"),
    (c.OpenTransfer(**MINJI), "clicks “Transfer”", "“전환” 클릭"),
    (c.OpenConference(**MINJI), "clicks “Conference”", "“회의” 클릭"),
    (c.Search(**MINJI, text="J"), "searches for “J”", "“J” 검색"),
    (c.Choose(**MINJI, kind="agent", name="Jun"), "chooses “Jun”", "“Jun” 선택"),
    (c.Refresh(**MINJI), "clicks “Refresh”", "“새로 고침” 클릭"),
    (c.Confirm(**MINJI), "clicks “Conference” in the dialog", "대화 상자에서 “회의” 클릭"),
    (c.Cancel(**MINJI), "clicks “Cancel”", "“취소” 클릭"),
    (c.WithdrawRequest(**MINJI), "clicks “Withdraw Request”", "“요청 철회” 클릭"),
    (c.EndConference(**MINJI), "clicks “End Conference”", "“전화회의 종료” 클릭"),
    (c.End(**MINJI), "clicks “End”", "“종료” 클릭"),
    (c.SubmitWrapUp(**MINJI), "clicks “Submit Wrap Up”", "“후속 작업 제출” 클릭"),
)


@pytest.mark.parametrize(("command", "en", "ko"), ACTS, ids=lambda each: type(each).__name__)
def test_an_act_in_both_languages(command: c.AnyCommand, en: str, ko: str) -> None:
    assert act(command, "conference", "en") == en
    assert act(command, "conference", "ko") == ko


def test_every_command_is_an_act() -> None:
    assert tuple(type(command) for command, _, _ in ACTS) == c.KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_whose_conversation_it_is_stands_behind(language: Language) -> None:
    assert act(c.End(**MINJI), "", language, "Hana").endswith(" (Hana)")


def test_enter_is_a_key_and_a_dialog_that_is_not_open_has_no_button() -> None:
    assert act(c.Send(**MINJI, by="enter"), "", "en") == "presses Enter"
    assert act(c.Confirm(**MINJI), "", "en") == "clicks in the dialog"
    assert act(c.Confirm(**MINJI), "", "ko") == "대화 상자에서 클릭"
    assert act(c.SetMasking(enabled=False), "", "en") == "turns masking off"
