"""What an agent, a customer and an administrator see, as immutable data with a JSON form.

Each field names the clauses and assumptions that ask for it and says in both languages what it shows; each list says
besides whether its order is behaviour (`spec/port/facts.py`).
"""

from typing import Annotated, Literal

from spec.catalogue.entries import Words
from spec.port.data import PortData
from spec.port.facts import cites, lists, says

TitleLabel = Literal["contact_origin", "dnis", ""]
Control = Literal["", "conference_requested", "conference"]
DialogKind = Literal["transfer", "conference", "wrap_up", ""]
ClosedAs = Literal["ended", "left", "abandoned", "interrupted", ""]


Conversation = Annotated[
    str,
    says(
        'which conversation it is about: "c1", "c2", … in order of creation',
        '어느 대화인가: 만들어진 순서대로 "c1", "c2", …',
        called=Words("conversation", "대화"),
    ),
]
AtSeconds = Annotated[
    int,
    says(
        "the second of the virtual clock at which it came",
        "생긴 때, 가상 시계의 초",
        called=Words("time in seconds", "생긴 때(초)"),
    ),
]


class View(PortData, frozen=True, forbid_unknown_fields=True):
    """Part of what somebody sees."""


class Popover(View, frozen=True):
    """A contact request. An outbound one only announces the number, in the second of the clock in which the
    conversation was started: after an Advance of a second ours is gone, another's may stay for five (RULE-35)."""

    ko = (
        "연락처 요청. 아웃바운드 요청은 대화를 시작한 그 초에 번호를 알리기만 한다. 시계가 1초 이상 나아가면 우리 것은 "
        "사라지고, 다른 데스크톱의 것은 5초까지 남아도 된다(RULE-35)."
    )

    conversation: Conversation
    direction: Annotated[
        Literal["inbound", "outbound"],
        says(
            "who began the conversation: the customer, or an agent",
            "대화를 시작한 쪽: 고객이면 inbound, 상담사면 outbound",
            called=Words("direction", "방향"),
        ),
    ]
    cause: Annotated[
        str,
        cites(
            "RULE-36",
            "queue, transfer, conference or outbound",
            "queue, transfer, conference, outbound 가운데 하나",
            called=Words("kind of request", "요청의 종류"),
        ),
    ]
    queue_name: Annotated[
        str,
        cites(
            "OFFER-2",
            "the name of the queue it waited in",
            "기다리던 대기열의 이름",
            called=Words("queue name", "대기열 이름"),
        ),
    ]
    phone_number: Annotated[
        str,
        cites("OFFER-3 SURF-6 SURF-7", "the customer's number", "고객 번호", called=Words("phone number", "전화 번호")),
    ]
    source_number: Annotated[
        str,
        cites(
            "OFFER-4 SURF-6",
            "the business number it came to",
            "문자가 온 사업자 번호",
            called=Words("source number", "소스 번호"),
        ),
    ]
    timer_seconds: Annotated[
        int | None,
        cites(
            "OFFER-5 OFFER-7",
            "seconds since the conversation was received, counting up",
            "대화를 받은 때부터 늘어나는 초",
            called=Words("timer in seconds", "타이머(초)"),
        ),
    ]
    accept: Annotated[
        bool,
        cites(
            "OFFER-6",
            "whether the Accept button is there",
            "수락 버튼이 있는가",
            called=Words("Accept button there", "수락 버튼이 있는지"),
        ),
    ]


class Toaster(View, frozen=True):
    """A short notice on the desktop, with the second at which it came (RULE-32). One comes with every request to the
    agent, and with every text of a customer to each agent who holds the conversation; to none who wraps it up, and
    with nothing else (RULE-53)."""

    ko = (
        "데스크톱에 잠깐 뜨는 알림과 그것이 온 초(RULE-32). 상담사에게 요청이 올 때마다, 그리고 고객이 문자를 보낼 "
        "때마다 그 대화를 맡은 상담사 모두에게 온다. 후속 작업 중인 상담사에게는 오지 않으며, 다른 때에는 오지 "
        "않는다(RULE-53)."
    )

    at_seconds: AtSeconds
    conversation: Conversation
    number: Annotated[str, cites("SURF-4", "the customer's number", "고객 번호", called=Words("number", "번호"))]
    text: Annotated[
        str,
        cites(
            "GAP-15",
            "the customer's newest text at that time; empty where there was none yet",
            "그때 고객의 마지막 문자, 아직 없었으면 빈 문자열",
            called=Words("text", "본문"),
        ),
    ]


class DesktopNotification(View, frozen=True):
    """A notice of the operating system, with the second at which it came (RULE-32): one beside every toaster
    (RULE-53)."""

    ko = "운영 체제의 알림과 그것이 온 초(RULE-32). 토스터 알림마다 하나씩 함께 온다(RULE-53)."

    at_seconds: AtSeconds
    conversation: Conversation
    number: Annotated[str, cites("SURF-5", "the modal's number", "알림 창의 번호", called=Words("number", "번호"))]
    preview: Annotated[
        str,
        cites(
            "SURF-5",
            "the customer's newest text at that time, whole",
            "그때 고객의 마지막 문자 전체",
            called=Words("preview", "미리 보기"),
        ),
    ]


class Task(View, frozen=True):
    """One line of the task pane: a conversation that the agent holds or wraps up."""

    ko = "작업창의 한 줄: 상담사가 맡았거나 후속 작업 중인 대화."

    conversation: Conversation
    title_label: Annotated[
        TitleLabel,
        cites(
            "SURF-1 SURF-2", "what the title is", "제목이 무엇인가", called=Words("label of the title", "제목의 종류")
        ),
    ]
    title: Annotated[str, cites("SURF-1 SURF-2", "the customer's number", "고객 번호", called=Words("title", "제목"))]
    customer_name: Annotated[
        str, cites("MCOND-1", "the customer's name", "고객 이름", called=Words("customer's name", "고객 이름"))
    ]
    preview: Annotated[
        str,
        cites(
            "SURF-3",
            "the newest of the pane's messages, the customer's or an agent's, whole; no notice; empty where there is "
            "none (RULE-53)",
            "상호 작용 창의 메시지 가운데 가장 최근 것 전체: 고객의 것이든 상담사의 것이든 되지만 알림은 아니며, "
            "없으면 빈 문자열(RULE-53)",
            called=Words("message preview", "메시지 미리보기"),
        ),
    ]


class Bubble(View, frozen=True):
    """One message in the interaction pane. A notice tells something about the conversation instead."""

    ko = "상호 작용 창의 메시지 하나. notice는 메시지가 아니라 대화에 관한 알림이다."

    author: Annotated[
        Literal["customer", "agent", "notice"],
        cites("BUB-1 BUB-2", "who it comes from", "보낸 쪽", called=Words("author", "보낸 쪽")),
    ]
    style: Annotated[
        Literal["grey", "blue", "notice", ""],
        cites("BUB-1 BUB-2", "the bubble's look", "풍선의 모양", called=Words("look", "모양")),
    ]
    initials: Annotated[
        str,
        cites(
            "BUB-1",
            "of a customer's message the first letters, as capitals, of the first two words of the signature that "
            "begin with one, or the placeholder where none does; how many letters is open (RULE-40); else empty",
            "고객 메시지이면 머리글자: 서명에서 글자로 시작하는 앞의 두 낱말의 첫 글자를 대문자로 쓴 것, 그런 낱말이 "
            "없으면 자리 표시자, 몇 글자인지는 정해져 있지 않다(RULE-40). 고객 메시지가 아니면 빈 문자열",
            called=Words("initials", "머리글자"),
        ),
    ]
    signature: Annotated[
        str,
        cites("SURF-11 CONF-7", "the name under the message", "메시지 아래의 이름", called=Words("signature", "서명")),
    ]
    text: Annotated[
        str,
        cites(
            "SURF-10 CONF-7",
            "the message, or a notice's glossary id",
            "메시지, 알림이면 용어집의 id",
            called=Words("text", "본문"),
        ),
    ]
    at_seconds: AtSeconds


class Composer(View, frozen=True):
    """The compose box."""

    ko = "작성 상자."

    placeholder: Annotated[
        str,
        cites(
            "SURF-12",
            "the number in the placeholder",
            "자리 표시자의 번호",
            called=Words("number in the placeholder", "자리 표시자의 번호"),
        ),
    ]
    draft: Annotated[
        str,
        cites(
            "COMP-1 GAP-13",
            "what is typed and not sent, as typed",
            "입력했으나 보내지 않은 내용 그대로",
            called=Words("draft", "입력한 내용"),
        ),
    ]
    remaining: Annotated[
        int,
        cites(
            "COMP-2",
            "how many more characters fit",
            "더 들어갈 수 있는 글자 수",
            called=Words("characters left", "남은 글자 수"),
        ),
    ]


class DialogView(View, frozen=True):
    """The dialog that is open over a conversation, with its drop-downs, search field and choice."""

    ko = "대화 위에 열린 대화 상자와 그 드롭다운, 검색란, 고른 것."

    kind: Annotated[
        DialogKind,
        cites(
            "XFER-3 XFER-10 CONF-2 CONF-9 END-3",
            "which dialog it is",
            "어느 대화 상자인가",
            called=Words("which dialog", "대화 상자의 종류"),
        ),
    ]
    queues: Annotated[
        tuple[str, ...],
        lists(
            "XFER-5 XFER-6",
            "the queues listed, as filtered",
            "검색으로 걸러 나열한 대기열",
            called=Words("queues listed", "나열된 대기열"),
        ),
    ]
    agents: Annotated[
        tuple[str, ...],
        lists(
            "XFER-7 XFER-8 CONF-3 CONF-4",
            "the agents listed, as filtered: those who were Available, had spare capacity and no part in the "
            "conversation when the dialog was opened or last refreshed, never oneself (RULE-11)",
            "검색으로 걸러 나열한 상담사: 대화 상자를 열거나 마지막으로 새로 고쳤을 때 사용 가능하고 수용량이 남고 "
            "그 대화를 맡고 있지 않던 상담사, 자신은 없다(RULE-11)",
            called=Words("agents listed", "나열된 상담사"),
        ),
    ]
    reasons: Annotated[
        tuple[str, ...],
        lists(
            "WRAP-1",
            "the wrap-up reasons listed, as filtered",
            "검색으로 걸러 나열한 후속 작업 사유",
            called=Words("wrap-up reasons listed", "나열된 후속 작업 사유"),
        ),
    ]
    search: Annotated[
        str,
        cites(
            "XFER-5 XFER-7 CONF-3 WRAP-1",
            "what stands in the search field",
            "검색란의 내용",
            called=Words("search field", "검색란"),
        ),
    ]
    chosen: Annotated[
        str,
        cites(
            "XFER-4 CONF-3 WRAP-1",
            "what is chosen, or empty",
            "고른 것, 없으면 빈 문자열",
            called=Words("chosen", "선택한 항목"),
        ),
    ]


class CadVariable(View, frozen=True):
    """A system-reserved CAD variable."""

    ko = "시스템 예약 CAD 변수 하나."

    name: Annotated[
        Literal["contact_origin", "dnis"],
        says("which variable it is", "어느 변수인가", called=Words("variable", "변수")),
    ]
    value: Annotated[str, cites("SURF-15 SURF-16", "its value", "변수의 값", called=Words("value", "값"))]


class Pane(View, frozen=True):
    """The interaction pane of a conversation that the agent holds or wraps up."""

    ko = "상담사가 맡았거나 후속 작업 중인 대화의 상호 작용 창."

    conversation: Conversation
    title_label: Annotated[
        TitleLabel,
        cites(
            "SURF-8 SURF-9", "what the title is", "제목이 무엇인가", called=Words("label of the title", "제목의 종류")
        ),
    ]
    title: Annotated[str, cites("SURF-8 SURF-9", "the customer's number", "고객 번호", called=Words("title", "제목"))]
    customer_name: Annotated[
        str, cites("MCOND-1", "the customer's name", "고객 이름", called=Words("customer's name", "고객 이름"))
    ]
    control: Annotated[
        Control,
        cites(
            "CONF-6",
            "the state in the control pane",
            "제어 창에 나오는 상태",
            called=Words("state in the control pane", "제어 창의 상태"),
        ),
    ]
    buttons: Annotated[
        tuple[str, ...],
        lists(
            "RULE-15 RULE-16 GAP-10", "the buttons that are offered", "쓸 수 있는 버튼", called=Words("buttons", "버튼")
        ),
    ]
    messages: Annotated[
        tuple[Bubble, ...],
        lists(
            "BUB-1 BUB-2 RULE-22 RULE-51",
            "the messages and notices; in wrap-up those up to the end of the agent's part, and no later ones (RULE-53)",
            "메시지와 알림. 후속 작업 중에는 상담사가 맡은 동안의 것뿐이고 그 뒤의 것은 없다(RULE-53)",
            ordered_by="RULE-51",
            called=Words("messages", "메시지"),
        ),
    ]
    composer: Annotated[
        Composer | None,
        cites(
            "ACC-2",
            "the compose box, while the agent holds the conversation",
            "작성 상자, 상담사가 대화를 맡고 있는 동안만",
            called=Words("compose box", "작성 상자"),
        ),
    ]
    alert: Annotated[
        Literal["", "asset_alert"],
        cites("ASSET-2", "an alert that stays until End", "종료할 때까지 남는 경고", called=Words("alert", "경고")),
    ]
    dialog: Annotated[
        DialogView | None,
        cites(
            "XFER-3 XFER-10 CONF-2 CONF-9 END-3",
            "the open dialog",
            "열려 있는 대화 상자",
            called=Words("dialog", "대화 상자"),
        ),
    ]
    cad: Annotated[
        tuple[CadVariable, ...],
        lists(
            "SURF-15 SURF-16",
            "the system-reserved CAD variables",
            "시스템 예약 CAD 변수",
            called=Words("CAD variables", "CAD 변수"),
        ),
    ]


class HistoryBrick(View, frozen=True):
    """One settled part of this agent's interaction history. The part may be settled before its conversation closes:
    `closed_as` is empty until then and stands in every brick of the conversation from then on (RULE-50)."""

    ko = (
        "이 상담사의 상호 작용 기록에서 끝난 부분 하나. 대화가 종료되기 전에 끝날 수도 있다. "
        "그때까지 `closed_as`는 비어 있고, 종료되면 그 대화의 모든 기록에 나타난다(RULE-50)."
    )

    conversation: Conversation
    title_label: Annotated[
        TitleLabel,
        cites(
            "SURF-13 SURF-14", "what the title is", "제목이 무엇인가", called=Words("label of the title", "제목의 종류")
        ),
    ]
    title: Annotated[str, cites("SURF-13 SURF-14", "the customer's number", "고객 번호", called=Words("title", "제목"))]
    customer_name: Annotated[
        str, cites("MCOND-1", "the customer's name", "고객 이름", called=Words("customer's name", "고객 이름"))
    ]
    result: Annotated[
        Literal["done", "missed", "withdrawn", ""],
        cites(
            "RULE-13",
            "how the part was settled",
            "이 부분이 어떻게 끝났는가",
            called=Words("how the part ended", "어떻게 끝났는지"),
        ),
    ]
    reason: Annotated[
        str,
        cites(
            "WRAP-2",
            "the submitted wrap-up reason",
            "제출한 후속 작업 사유",
            called=Words("wrap-up reason", "후속 작업 사유"),
        ),
    ]
    at_seconds: AtSeconds
    closed_as: Annotated[
        ClosedAs,
        cites(
            "RULE-50 GAP-4 GAP-11 RULE-20 RULE-21 RULE-24 RULE-25",
            "as what the conversation closed; empty before",
            "대화가 무엇으로 종료되었는가, 그 전에는 빈 문자열",
            called=Words("closed as", "종료 구분"),
        ),
    ] = ""


class DesktopView(View, frozen=True):
    """Everything that one agent can see, masked, the agent's own draft excepted (GAP-13)."""

    ko = "상담사 한 명이 볼 수 있는 모든 것. 상담사 자신이 쓰고 있는 내용을 빼고는 마스킹한다(GAP-13)."

    agent: Annotated[
        str,
        says(
            "the name of the agent who sees it",
            "이 화면을 보는 상담사의 이름",
            called=Words("agent's name", "상담사 이름"),
        ),
    ]
    status: Annotated[
        Literal["idle", "available", "rona", "idle_pending", ""],
        cites(
            "AVAIL-1 AVAIL-2 GAP-1",
            "the agent's status; idle_pending only under the reading idle-pends",
            "상담사의 상태, idle_pending은 변형 idle-pends에서만",
            called=Words("status", "상태"),
        ),
    ]
    label: Annotated[
        Literal["idle", "available", "rona", "engaged", "idle_pending", ""],
        cites(
            "GAP-3 RULE-7",
            "the label shown for it",
            "상태에 대해 보이는 레이블",
            called=Words("label of the status", "상태 레이블"),
        ),
    ]
    popovers: Annotated[
        tuple[Popover, ...], lists("OFFER-1", "the contact requests", "연락처 요청", called=Words("requests", "요청"))
    ]
    toasters: Annotated[
        tuple[Toaster, ...],
        lists(
            "SURF-4 RULE-32",
            "the log of toasters",
            "토스터 알림 기록",
            ordered_by="RULE-32",
            called=Words("toasters", "토스터 알림"),
        ),
    ]
    desktop_notifications: Annotated[
        tuple[DesktopNotification, ...],
        lists(
            "SURF-5 RULE-32",
            "the log of desktop notifications",
            "바탕 화면 알림 기록",
            ordered_by="RULE-32",
            called=Words("desktop notifications", "바탕 화면 알림"),
        ),
    ]
    tasks: Annotated[
        tuple[Task, ...], lists("SURF-1 SURF-2 SURF-3", "the task pane", "작업창", called=Words("task pane", "작업창"))
    ]
    panes: Annotated[
        tuple[Pane, ...],
        lists("ACC-3", "the interaction panes", "상호 작용 창", called=Words("interaction panes", "상호 작용 창")),
    ]
    history: Annotated[
        tuple[HistoryBrick, ...],
        lists(
            "SURF-13 SURF-14 RULE-13",
            "the interaction history",
            "상호 작용 기록",
            called=Words("interaction history", "상호 작용 기록"),
        ),
    ]


class CustomerMessage(View, frozen=True):
    """A message as the customer sees it."""

    ko = "고객에게 보이는 메시지 하나."

    author: Annotated[Literal["customer", "agent"], says("who wrote it", "쓴 쪽", called=Words("author", "쓴 쪽"))]
    text: Annotated[
        str, cites("SEND-2", "the text, never masked", "마스킹하지 않은 본문", called=Words("text", "본문"))
    ]


class CustomerView(View, frozen=True):
    """What one customer sees of the newest conversation with one asset."""

    ko = "고객 한 명에게 보이는, 자산 하나와 나눈 가장 최근 대화."

    conversation: Annotated[
        str,
        says(
            "the conversation's id, empty where there is none",
            "대화의 id, 대화가 없으면 빈 문자열",
            called=Words("conversation", "대화"),
        ),
    ]
    open: Annotated[
        bool,
        says(
            "whether the conversation is not closed yet; an interrupted one is open until its last holder ends it "
            "(RULE-25)",
            "대화가 아직 종료되지 않았는가. 중단된 대화는 마지막 담당자가 종료할 때까지 열려 있다(RULE-25)",
            called=Words("still open", "열려 있는지"),
        ),
    ]
    messages: Annotated[
        tuple[CustomerMessage, ...],
        lists("SEND-2 RULE-51", "the messages", "메시지", ordered_by="RULE-51", called=Words("messages", "메시지")),
    ]


class ListedConversation(View, frozen=True):
    """One conversation in the administrator's list. It tells nothing of the customer, so there is nothing to mask."""

    ko = "관리자 목록의 대화 하나. 고객에 관한 것이 없으므로 마스킹할 것도 없다."

    conversation: Conversation
    asset: Annotated[
        str,
        cites(
            "RULE-50",
            "the asset that the customer wrote to, or that it was started from",
            "고객이 문자를 보냈거나 대화를 시작한 자산",
            called=Words("asset", "자산"),
        ),
    ]
    queue: Annotated[
        str,
        cites(
            "RULE-50 RULE-2 RULE-43",
            "the queue that it waits in, or last waited in",
            "기다리고 있거나 마지막으로 기다린 대기열",
            called=Words("queue", "대기열"),
        ),
    ]
    open: Annotated[
        bool,
        cites(
            "RULE-50",
            "whether it is not closed yet; an interrupted one is open until its last holder ends it (RULE-25)",
            "아직 종료되지 않았는가. 중단된 대화는 마지막 담당자가 종료할 때까지 열려 있다(RULE-25)",
            called=Words("still open", "열려 있는지"),
        ),
    ]
    closed_as: Annotated[
        ClosedAs,
        cites(
            "RULE-50 GAP-4 GAP-11 RULE-20 RULE-21 RULE-24 RULE-25",
            "as what it closed; empty before",
            "무엇으로 종료되었는가, 그 전에는 빈 문자열",
            called=Words("closed as", "종료 구분"),
        ),
    ]


class AdministratorView(View, frozen=True):
    """What the administrator sees of all conversations: those that the desktop keeps (RULE-44)."""

    ko = "관리자에게 보이는 모든 대화: 데스크톱이 보관하는 것(RULE-44)."

    conversations: Annotated[
        tuple[ListedConversation, ...],
        lists(
            "RULE-50 RULE-44",
            "the conversations that are kept",
            "보관 중인 대화",
            called=Words("conversations", "대화 목록"),
        ),
    ]


VIEWS: tuple[type[View], ...] = tuple(
    each for each in tuple(vars().values()) if isinstance(each, type) and issubclass(each, View) and each is not View
)
"""Every view and every part of one, as they stand here."""
