"""The commands of the Desk port: everything that anybody can do to a desktop, as immutable data with a JSON form.

Agents, queues, assets and reasons go by their names, conversations by the id that the views show ("c1", "c2", … in
order of creation), customers by their number.

Who does it is the class that a command is made of, and so is where: `AdministratorCommand`, `CustomerCommand`,
`AgentCommand`, and `InConversation` for what an agent does in one conversation; the system's and the clock's stand
alone. A new command goes into AnyCommand; mypy and tests/port/test_commands.py name every place that lacks it.
"""

import re
from typing import Annotated, Literal, get_args

from msgspec import Meta

from spec.catalogue.entries import Words
from spec.port.data import CONVERSATION_ID, PortData
from spec.port.facts import says

TEXT_LIMIT = 100_000
"""Code points in any one text at the port (RULE-39)."""
NAME_LIMIT = 100
SECONDS_LIMIT = 31_536_000
"""The furthest that the clock goes at once: 365 days."""

Name = Annotated[str, Meta(min_length=1, max_length=NAME_LIMIT)]
Number = Annotated[str, Meta(min_length=1, max_length=NAME_LIMIT, description="A number as it is written.")]
Text = Annotated[str, Meta(max_length=TEXT_LIMIT)]
ConversationId = Annotated[
    str,
    Meta(
        pattern=CONVERSATION_ID,
        description='"c1", "c2", … in order of creation.',
        extra={"says": Words("the conversation's id, as the views show it", "화면에 나오는 대화의 id")},
    ),
]
AgentName = Annotated[Name, says("the agent's name", "상담사의 이름")]
AssetName = Annotated[Name, says("the asset's name", "자산의 이름")]
CustomerNumber = Annotated[Number, says("the customer's number, as it is written", "고객 번호, 쓰인 그대로")]


class Command(PortData, frozen=True, forbid_unknown_fields=True, tag_field="command"):
    """Anything that somebody does to a desktop. The JSON form names the class in `command`."""


# --- administrator


class AdministratorCommand(Command, frozen=True):
    """Something that the administrator does."""


class SetMasking(AdministratorCommand, frozen=True, tag=True):
    """The administrator turns "mask customer sensitive data" on or off (MASK-1)."""

    ko = "관리자가 “고객의 민감한 데이터 마스킹”을 켜거나 끈다(MASK-1)."

    enabled: Annotated[bool, says("whether masking is on from now on", "이제부터 마스킹을 켜는가")]


class DeleteAsset(AdministratorCommand, frozen=True, tag=True):
    """The administrator deletes an asset (ASSET-1)."""

    ko = "관리자가 자산을 지운다(ASSET-1)."

    asset: AssetName


class DeleteQueue(AdministratorCommand, frozen=True, tag=True):
    """The administrator deletes a queue (RULE-27)."""

    ko = "관리자가 대기열을 지운다(RULE-27)."

    queue: Annotated[Name, says("the queue's name", "대기열의 이름")]


# --- customer


class CustomerCommand(Command, frozen=True):
    """Something that the customer with a number does to an asset."""

    number: CustomerNumber
    asset: AssetName


class CustomerText(CustomerCommand, frozen=True, tag=True):
    """A customer sends a text to an asset. It joins the open conversation of number and asset, else it begins one
    (RULE-22); each agent who holds the conversation gets a toaster and a desktop notification (RULE-53)."""

    ko = (
        "고객이 자산에 문자를 보낸다. 그 번호와 자산의 열린 대화에 이어지고, 없으면 새 대화를 시작한다(RULE-22). 그 "
        "대화를 맡은 상담사마다 토스터 알림과 바탕 화면 알림이 온다(RULE-53)."
    )

    text: Annotated[Text, says("what the customer writes", "고객이 쓴 내용")]


class CustomerStop(CustomerCommand, frozen=True, tag=True):
    """The customer's end of a conversation: the STOP keyword or the tenant's inactivity rule."""

    ko = "고객 쪽에서 대화가 끝난다: STOP 키워드 또는 테넌트의 비활동 규칙."


# --- system


class Offer(Command, frozen=True, tag=True):
    """The system offers a waiting conversation to an agent; with manual routing only (RULE-1)."""

    ko = "시스템이 기다리는 대화를 상담사에게 배정한다. 수동 배정일 때만 쓴다(RULE-1)."

    conversation: ConversationId
    agent: AgentName


class Advance(Command, frozen=True, tag=True):
    """The virtual clock goes on. Offers whose time is up expire on the way, in order (RULE-8)."""

    ko = "가상 시계가 나아간다. 그사이 제한 시간이 지난 요청은 차례로 만료된다(RULE-8)."

    seconds: Annotated[
        int,
        Meta(ge=0, le=SECONDS_LIMIT, description="Whole seconds.", extra={"says": Words("whole seconds", "초, 정수")}),
    ]


# --- agent


class AgentCommand(Command, frozen=True):
    """Something that an agent does."""

    agent: AgentName


class SetStatus(AgentCommand, frozen=True, tag=True):
    """An agent sets a status. RONA can be named and is refused (RULE-4)."""

    ko = "상담사가 상태를 바꾼다. RONA도 줄 수 있으나 거부된다(RULE-4)."

    status: Annotated[Literal["available", "idle", "rona"], says("the status to set", "바꿀 상태")]


class StartOutbound(AgentCommand, frozen=True, tag=True):
    """An agent starts an outbound conversation (RULE-35)."""

    ko = "상담사가 아웃바운드 대화를 시작한다(RULE-35)."

    asset: AssetName
    number: CustomerNumber


class InConversation(AgentCommand, frozen=True):
    """Something that an agent does in one conversation."""

    conversation: ConversationId


class Accept(InConversation, frozen=True, tag=True):
    """The agent clicks Accept in the request (ACC-1)."""

    ko = "상담사가 요청에서 수락을 클릭한다(ACC-1)."


class TypeReply(InConversation, frozen=True, tag=True):
    """The agent types: the whole draft as it then stands in the compose box (COMP-1, RULE-28)."""

    ko = "상담사가 입력한다: 그때 작성 상자에 있는 내용 전체(COMP-1, RULE-28)."

    text: Annotated[Text, says("the whole draft", "작성 중인 내용 전체")]


class LineBreak(InConversation, frozen=True, tag=True):
    """The agent presses Shift+Enter in the compose box (RULE-28)."""

    ko = "상담사가 작성 상자에서 Shift+Enter를 누른다(RULE-28)."


class Send(InConversation, frozen=True, tag=True):
    """The agent clicks Send or presses Enter (SEND-1)."""

    ko = "상담사가 보내기를 클릭하거나 Enter를 누른다(SEND-1)."

    by: Annotated[Literal["click", "enter"], says("with the button or the key", "버튼으로 보내는가, 키로 보내는가")]


class OpenTransfer(InConversation, frozen=True, tag=True):
    """The agent clicks Transfer (XFER-3)."""

    ko = "상담사가 전환을 클릭한다(XFER-3)."


class OpenConference(InConversation, frozen=True, tag=True):
    """The agent clicks Conference (CONF-2)."""

    ko = "상담사가 회의를 클릭한다(CONF-2)."


class Search(InConversation, frozen=True, tag=True):
    """The agent types in the search field of the open dialog."""

    ko = "상담사가 열린 대화 상자의 검색란에 입력한다."

    text: Annotated[
        str,
        Meta(max_length=NAME_LIMIT),
        says(
            "what then stands in the search field: listed is every name that holds it anywhere, blanks and all, both "
            "in NFC, case-folded, and in NFC again, so that decomposed Hangul finds composed and the reverse; an "
            "empty text finds all (RULE-31)",
            "그때 검색란에 있는 내용. 이름의 어디든 그것이 들어 있으면 나열한다. 빈칸도 글자로 치고, 양쪽을 NFC로 "
            "바꾸고 대소문자를 없앤(case folding) 다음 다시 NFC로 바꾸어 견주므로 조합형 한글로도 완성형을 찾고 그 "
            "반대도 된다. 빈 문자열이면 모두 나열한다(RULE-31)",
        ),
    ]


class Choose(InConversation, frozen=True, tag=True):
    """The agent chooses from the drop-down of the open dialog."""

    ko = "상담사가 열린 대화 상자의 드롭다운에서 고른다."

    kind: Annotated[Literal["queue", "agent", "reason"], says("from which drop-down", "어느 드롭다운에서 고르는가")]
    name: Annotated[Name, says("the name of what is chosen", "고른 것의 이름")]


class Refresh(InConversation, frozen=True, tag=True):
    """The agent clicks the refresh icon of the open dialog (XFER-9)."""

    ko = "상담사가 열린 대화 상자의 새로 고침 아이콘을 클릭한다(XFER-9)."


class Confirm(InConversation, frozen=True, tag=True):
    """The agent clicks the open dialog's own Transfer or Conference button (XFER-10, CONF-5)."""

    ko = "상담사가 열린 대화 상자의 전환 또는 회의 버튼을 클릭한다(XFER-10, CONF-5)."


class Cancel(InConversation, frozen=True, tag=True):
    """The agent cancels the open dialog (GAP-6)."""

    ko = "상담사가 열린 대화 상자를 취소한다(GAP-6)."


class WithdrawRequest(InConversation, frozen=True, tag=True):
    """The inviter withdraws a conference request that is not accepted yet (GAP-8)."""

    ko = "초대한 상담사가 아직 수락되지 않은 회의 요청을 철회한다(GAP-8)."


class EndConference(InConversation, frozen=True, tag=True):
    """The agent clicks End Conference (CONF-8, CONF-11)."""

    ko = "상담사가 전화회의 종료를 클릭한다(CONF-8, CONF-11)."


class End(InConversation, frozen=True, tag=True):
    """The agent clicks End (END-2)."""

    ko = "상담사가 종료를 클릭한다(END-2)."


class SubmitWrapUp(InConversation, frozen=True, tag=True):
    """The agent clicks Submit Wrap Up (WRAP-2)."""

    ko = "상담사가 후속 작업 제출을 클릭한다(WRAP-2)."


AnyCommand = (
    SetMasking
    | DeleteAsset
    | DeleteQueue
    | CustomerText
    | CustomerStop
    | Offer
    | Advance
    | SetStatus
    | StartOutbound
    | Accept
    | TypeReply
    | LineBreak
    | Send
    | OpenTransfer
    | OpenConference
    | Search
    | Choose
    | Refresh
    | Confirm
    | Cancel
    | WithdrawRequest
    | EndConference
    | End
    | SubmitWrapUp
)

KINDS: tuple[type[AnyCommand], ...] = get_args(AnyCommand)
"""Every kind of command, in the order of AnyCommand."""
PLAIN: tuple[type[InConversation], ...] = tuple(
    kind
    for kind in KINDS
    if issubclass(kind, InConversation) and kind.__struct_fields__ == InConversation.__struct_fields__
)
"""The kinds that say no more than who, and in which conversation."""
WithNumber = CustomerCommand | StartOutbound
"""The commands that name a customer's number."""


def id_of(kind: type[Command]) -> str:
    """What a kind of command is called in ids: "open_transfer" for OpenTransfer."""
    return re.sub("(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()
