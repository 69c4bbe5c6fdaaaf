"""A counterexample as swim lanes: a box for each command, nothing outside its place, the same bytes."""

import re
from xml.etree import ElementTree

import pytest

from machine.concrete.counterexample import Counterexample, told
from machine.draw.exchanges import Actor, exchanges
from machine.draw.sequence_picture import sequence_picture
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import NOBODY, Event, InstanceId
from spec.language import LANGUAGES, Language
from tests.draw.drawn_lanes import SVG, problems, texts

TWO = Bounds(agents=2, conversations=2, capacity=2, dialogs=False)
AVAILABLE = (Event("AgentStatus.set_available", InstanceId(0)), Event("AgentStatus.set_available", InstanceId(1)))


def text(slot: int) -> Event:
    return Event("Conversation.receive", InstanceId(NOBODY, slot), (("asset", "live"), ("text", "fits")))


def offer(slot: int, agent: int) -> Event:
    return Event("Conversation.offer", InstanceId(NOBODY, slot), (("agent", agent),))


OUTBOUND = Event("Conversation.start_outbound", InstanceId(NOBODY, 0), (("agent", 0), ("asset", "live")))
LITERAL_DROP = Counterexample(
    "somebody-has-the-customer",
    (
        *AVAILABLE,
        OUTBOUND,
        Event("Interaction.transfer", InstanceId(0, 0), (("recipient", 1),)),
        Event("Interaction.expire", InstanceId(1, 0)),
    ),
    TWO,
    TABLE.changed("Conversation.dropped: transfer_requested > queued", target="transfer_requested"),
)
FOR_EVER = Counterexample(
    "no-offer-stays-for-ever",
    (AVAILABLE[0], text(0), offer(0, 0)),
    TWO,
    TABLE.without("Interaction.expire: offered > missed"),
    cycle=(text(1), Event("Conversation.stop", InstanceId(NOBODY, 1))),
)
IGNORED = Counterexample(
    "rona-can-be-left",
    (AVAILABLE[0], text(0), offer(0, 0), Event("Interaction.expire", InstanceId(0, 0))),
    TWO,
    TABLE.without("AgentStatus.set_available: rona > available"),
)
SEND = "Interaction.send_reply: held > held"
CARELESS = Counterexample(
    "sent-only-while-held",
    (
        *AVAILABLE,
        OUTBOUND,
        Event("Conversation.asset_deleted", InstanceId(NOBODY, 0)),
        Event("Interaction.send_reply", InstanceId(0, 0), (("text", "fits"),)),
    ),
    TWO,
    TABLE.changed(SEND, guards=tuple(g for g in TABLE.transition(SEND).guards if g.__name__ != "conversation_goes_on")),
)
GIVEN = (LITERAL_DROP, FOR_EVER, IGNORED, CARELESS)


def drawn(given: Counterexample, language: Language) -> ElementTree.Element:
    return ElementTree.fromstring(sequence_picture(told(given, language), given.table))


def of_class(root: ElementTree.Element, tag: str, look: str) -> list[ElementTree.Element]:
    return [each for each in root.iter(f"{SVG}{tag}") if each.get("class") == look]


def test_tutorial_the_rejected_reading_as_a_picture_in_korean() -> None:
    assert texts(drawn(LITERAL_DROP, "ko")) == [
        "열린 대화는 항상 대기열이나 상담사에게 있다",
        "네모 상자: 한 일, 점선이면 거부됨. 둥근 상자: 그 결과로 되는 상태.",
        "★ 시계",
        "◆ 시스템",
        *("● 상담사", "민지"),
        *("● 상담사", "준"),
        *("1", "상태 변경: “사용 가능”", "사용 가능"),
        *("2", "상태 변경: “사용 가능”", "사용 가능"),
        *("3", "“대화 시작” 클릭 (하나)", "진행 중", "상담 중 (담당 상담사)"),
        *("4", "“전환” 클릭"),
        *("5", "“준” 선택"),
        *("6", "대화 상자에서 “전환” 클릭", "전환 요청됨", "후속 작업 중", "수락 대기 중"),
        *("7", "30초 경과", "응답 없음", "RONA"),
        "✗ 위반: somebody-has-the-customer",
    ]


def test_an_exchange_says_who_does_what_and_what_it_leads_to() -> None:
    *_, last = exchanges(told(LITERAL_DROP, "en"), LITERAL_DROP.table)

    assert last.sender == Actor(Caller.CLOCK)
    assert (last.label, last.sentence, last.refusal) == ("30 s go by", "30 seconds go by", "")
    assert last.states == ((Actor(Caller.AGENT, "Jun"), "Missed"), (Actor(Caller.AGENT, "Jun"), "RONA"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", GIVEN, ids=lambda given: given.property)
def test_there_is_one_box_for_each_command_and_its_sentence_is_its_tooltip(
    given: Counterexample, language: Language
) -> None:
    this = told(given, language)
    root = drawn(given, language)

    assert len(of_class(root, "rect", "act")) == this.violation
    assert len(of_class(root, "rect", "bad-act")) == 1, "the last one violates"
    titles = [title.text for group in root.iter(f"{SVG}g") for title in group.findall(f"{SVG}title")]
    assert titles == list(this.sentences[: this.violation + 1])


def test_a_refusal_is_dashed_and_says_why() -> None:
    root = drawn(IGNORED, "en")

    dashed = [each for each in root.iter() if each.get("stroke-dasharray")]
    assert [each.get("class") for each in dashed] == ["bad-act", "refused", "arrow"]
    assert "✗ refused: The status is set to this already" in texts(root)
    assert not [each for each in drawn(CARELESS, "en").iter() if each.get("stroke-dasharray")]


def test_where_the_desktop_fails_the_picture_says_so() -> None:
    assert "✗ the desktop fails here" in texts(drawn(FOR_EVER, "en"))


def test_what_repeats_for_ever_stands_in_a_frame() -> None:
    root = drawn(FOR_EVER, "en")

    assert "loop: for ever" in texts(root)
    (frame,) = of_class(root, "rect", "frame")
    top, bottom = int(frame.attrib["y"]), int(frame.attrib["y"]) + int(frame.attrib["height"])
    boxes = [int(each.attrib["y"]) for each in of_class(root, "rect", "act")]
    assert [top < y < bottom for y in boxes] == [False, False, False, True, True]
    assert not of_class(drawn(IGNORED, "en"), "rect", "frame")


def test_conversations_are_told_apart_where_there_are_several() -> None:
    shown = texts(drawn(FOR_EVER, "en"))

    assert {
        "offers the conversation to Minji (Hana)",
        "Hana: Queued",
        "Doyun: Queued",
        "Doyun: Closed",
    } <= set(shown)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", GIVEN, ids=lambda given: given.property)
def test_nothing_overlaps_and_nothing_leaves_its_place(given: Counterexample, language: Language) -> None:
    assert problems(drawn(given, language)) == []


def test_what_would_overlap_is_found() -> None:
    root = drawn(IGNORED, "en")
    first, *_ = of_class(root, "rect", "note")
    first.set("width", "40")

    assert [line for line in problems(root) if "leaves" in line and "Available" in line]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_reads_without_eyes_and_in_the_dark(language: Language) -> None:
    this = told(LITERAL_DROP, language)
    root = drawn(LITERAL_DROP, language)
    title, description, style = root.find(f"{SVG}title"), root.find(f"{SVG}desc"), root.find(f"{SVG}style")

    assert title is not None and description is not None and style is not None
    assert (root.get("role"), root.get("aria-label")) == ("group", title.text)
    assert title.text == this.property.title.of(language)
    assert (description.text or "").splitlines()[-2] == f"7. {this.sentences[6]}"
    assert "prefers-color-scheme: dark" in (style.text or "")
    used = {look for each in root.iter() for look in (each.get("class") or "").split()}
    assert used <= {*re.findall(r"\.([a-z-]+)", style.text or ""), "row"}


def test_the_same_counterexample_gives_the_same_bytes() -> None:
    def bytes_of(table: Table) -> bytes:
        return sequence_picture(told(LITERAL_DROP, "ko"), table)

    assert bytes_of(LITERAL_DROP.table) == bytes_of(LITERAL_DROP.table)
    assert b"http://" not in bytes_of(LITERAL_DROP.table).replace(b"http://www.w3.org/", b"")
