"""A counterexample as a sequence diagram: a transition for each command, nothing outside the sheet, the same bytes."""

import re
from xml.etree import ElementTree

import pytest

from machine.concrete.counterexample import Counterexample, told
from machine.draw.exchanges import SYSTEM, Actor, exchanges
from machine.draw.palette import width_points
from machine.draw.sequence_picture import sequence_picture
from machine.lifecycle.bounds import Bounds
from machine.lifecycle.declaration import Caller
from machine.lifecycle.table import TABLE, Table
from machine.lifecycle.world import NOBODY, Event, InstanceId
from spec.language import LANGUAGES, Language

SVG = "{http://www.w3.org/2000/svg}"
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


def texts(root: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in root.iter(f"{SVG}text")]


def test_tutorial_the_rejected_reading_as_a_picture_in_korean() -> None:
    assert texts(drawn(LITERAL_DROP, "ko")) == [
        "열린 대화는 항상 대기열이나 상담사에게 있다",
        "실선: 받아들여짐. 점선: 거부됨. 둥근 상자: 그 결과로 되는 상태.",
        "★ 시계",
        "◆ 시스템",
        "● 상담사 민지",
        "● 상담사 준",
        "1. 사용 가능으로 변경",
        "사용 가능",
        "2. 사용 가능으로 변경",
        "사용 가능",
        "3. 아웃바운드 시작: 하나",
        "진행 중",
        "상담 중 (담당 상담사)",
        "4. 전환 클릭",
        "5. 고르기: 준",
        "6. 확정",
        "전환 요청됨",
        "후속 작업 중",
        "배정됨",
        "7. 30초가 지난다",
        "응답 없음",
        "RONA",
        "✗ 위반: somebody-has-the-customer",
    ]


def test_an_exchange_says_who_tells_whom_and_what_it_leads_to() -> None:
    *_, last = exchanges(told(LITERAL_DROP, "en"), LITERAL_DROP.table)

    assert last.sender == Actor(Caller.CLOCK)
    assert last.receiver == SYSTEM
    assert (last.label, last.sentence, last.refusal) == ("30 seconds go by", "30 seconds go by", "")
    assert last.states == ((Actor(Caller.AGENT, "Jun"), "Missed"), (Actor(Caller.AGENT, "Jun"), "RONA"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", GIVEN, ids=lambda given: given.property)
def test_there_is_one_arrow_for_each_command_and_its_sentence_is_its_tooltip(
    given: Counterexample, language: Language
) -> None:
    this = told(given, language)
    root = drawn(given, language)
    lines = of_class(root, "line", "transition") + of_class(root, "line", "bad-line")

    assert len(lines) == this.violation + 1
    assert len(of_class(root, "line", "bad-line")) == 1
    titles = [title.text for group in root.iter(f"{SVG}g") for title in group.findall(f"{SVG}title")]
    assert titles == list(this.sentences[: this.violation + 1])


def test_a_refusal_is_dashed_and_says_why() -> None:
    root = drawn(IGNORED, "en")

    dashed = [line for line in root.iter(f"{SVG}line") if line.get("stroke-dasharray")]
    assert [line.get("class") for line in dashed] == ["bad-line"]
    assert "refused: The status is set to this already" in texts(root)
    assert not [line for line in drawn(CARELESS, "en").iter(f"{SVG}line") if line.get("stroke-dasharray")]


def test_where_the_desktop_fails_the_picture_says_so() -> None:
    assert "the desktop fails here" in texts(drawn(FOR_EVER, "en"))


def test_what_repeats_for_ever_stands_in_a_frame() -> None:
    root = drawn(FOR_EVER, "en")

    assert "loop: for ever" in texts(root)
    (frame,) = of_class(root, "rect", "frame")
    top, bottom = int(frame.attrib["y"]), int(frame.attrib["y"]) + int(frame.attrib["height"])
    transitions = [int(line.attrib["y1"]) for line in of_class(root, "line", "transition")]
    assert [top < y < bottom for y in transitions] == [False, False, False, True, True]
    assert not of_class(drawn(IGNORED, "en"), "rect", "frame")


def test_conversations_are_told_apart_where_there_are_several() -> None:
    shown = texts(drawn(FOR_EVER, "en"))

    assert {"3. offer: Hana", "Hana: Queued", "Doyun: Queued", "Doyun: Closed"} <= set(shown)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("given", GIVEN, ids=lambda given: given.property)
def test_every_text_stands_on_the_sheet_and_every_label_between_the_ends_of_its_arrow(
    given: Counterexample, language: Language
) -> None:
    root = drawn(given, language)
    sheet = int(root.attrib["width"])
    for each in root.iter(f"{SVG}text"):
        width = width_points(each.text or "", int(each.attrib["font-size"]), bold="font-weight" in each.attrib)
        left = int(each.attrib["x"]) - (width // 2 if each.get("text-anchor") == "middle" else 0)
        assert left >= 0, each.text
        assert left + width <= sheet, each.text
    for group in root.iter(f"{SVG}g"):
        transition, label = group.find(f"{SVG}line[@y2]"), group.find(f"{SVG}text")
        if group.find(f"{SVG}title") is not None and transition is not None and label is not None:
            length = abs(int(transition.attrib["x1"]) - int(transition.attrib["x2"]))
            assert width_points(label.text or "", int(label.attrib["font-size"])) < length, label.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_reads_without_eyes_and_in_the_dark(language: Language) -> None:
    this = told(LITERAL_DROP, language)
    root = drawn(LITERAL_DROP, language)
    title, description, style = root.find(f"{SVG}title"), root.find(f"{SVG}desc"), root.find(f"{SVG}style")

    assert title is not None and description is not None and style is not None
    assert (root.get("role"), root.get("aria-label")) == ("img", title.text)
    assert title.text == this.property.title.of(language)
    assert (description.text or "").splitlines()[-2] == f"7. {this.sentences[6]}"
    assert "prefers-color-scheme: dark" in (style.text or "")
    used = {each.get("class") for each in root.iter() if each.get("class")}
    assert used <= set(re.findall(r"\.([a-z-]+)", style.text or ""))


def test_the_same_counterexample_gives_the_same_bytes() -> None:
    def bytes_of(table: Table) -> bytes:
        return sequence_picture(told(LITERAL_DROP, "ko"), table)

    assert bytes_of(LITERAL_DROP.table) == bytes_of(LITERAL_DROP.table)
    assert b"http://" not in bytes_of(LITERAL_DROP.table).replace(b"http://www.w3.org/", b"")
