"""The words of the page that a reader may not know, each with what it means here, and the abbreviations in full."""

from __future__ import annotations

import msgspec

from machine.draw import addresses
from spec.catalogue.entries import Words


class Entry(msgspec.Struct, frozen=True):
    """A word: what it is called, what it stands for in full where it is an abbreviation, what it means here, and the
    rules that say more."""

    id: str
    word: Words
    says: Words
    full: Words | None = None
    rules: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where it stands on the page."""
        return addresses.word(self.id)


GLOSSARY = (
    Entry(
        "rona",
        Words("RONA", "RONA"),
        Words(
            "The status of an agent who let a request pass unanswered. Nothing is offered to that agent until the "
            "status "
            "is set by hand.",
            "요청에 응답하지 않고 넘긴 상담사의 상태. 직접 상태를 바꿀 때까지 아무것도 배정되지 않는다.",
        ),
        Words("Redirection on No Answer", "무응답 전환(Redirection on No Answer)"),
        ("GAP-1", "GAP-2", "AVAIL-2"),
    ),
    Entry(
        "asset",
        Words("Asset", "자산"),
        Words(
            "A number of the business to which customers write. If it is deleted, nothing more can be delivered over "
            "it.",
            "고객이 문자를 보내는 회사의 번호. 삭제되면 이 번호로는 더 이상 아무것도 전달되지 않는다.",
        ),
        None,
        ("ASSET-1", "GAP-11"),
    ),
    Entry(
        "stop",
        Words("STOP", "STOP"),
        Words(
            "What a customer writes to leave: the conversation is closed. “Send STOP” on the customer's phone does it.",
            "고객이 대화에서 나가려고 보내는 말. 대화가 닫힌다. 고객 전화의 ‘STOP 보내기’가 이것이다.",
        ),
        None,
        ("GAP-4", "RULE-20", "RULE-21"),
    ),
    Entry(
        "available",
        Words("Available, Idle, Engaged", "사용 가능, 유휴, 대화 중"),
        Words(
            "Available (elsewhere: ready) is the status in which requests are offered, Idle (not ready) the one in "
            "which "
            "none is. Engaged (busy) is no status but what is shown while an agent holds a conversation.",
            "‘사용 가능’은 요청을 받는 상태, ‘유휴’는 받지 않는 상태이다. ‘대화 중’은 상태가 아니라 대화를 맡고 있는 "
            "동안 "
            "보이는 표시이다.",
        ),
        None,
        ("AVAIL-1", "RULE-4", "RULE-7"),
    ),
    Entry(
        "owner",
        Words("Owner, joined agent", "담당자, 참가자"),
        Words(
            "Of the agents who hold a conversation one owns it: who accepted it. In a conference a second one has "
            "joined.",
            "대화를 맡은 상담사 가운데 수락한 사람이 담당자이다. 회의에서는 한 사람이 더 들어와 참가자가 된다.",
        ),
        None,
        ("RULE-16", "GAP-9"),
    ),
    Entry(
        "offer",
        Words("Offer", "배정"),
        Words(
            "The system puts a waiting conversation before one agent as a request. It is that agent's only once "
            "accepted; until then it can expire or be withdrawn.",
            "시스템이 기다리는 대화를 상담사 한 명에게 요청으로 보내는 일. 배정받았다고 맡은 것은 아니며 수락해야 "
            "맡는다. 그때까지는 ‘수락 대기 중’이고, 시간이 지나거나 철회될 수 있다.",
        ),
        None,
        ("OFFER-1", "ACC-1", "RULE-1"),
    ),
    Entry(
        "conference",
        Words("Conference", "회의"),
        Words(
            "Two agents in one conversation, after one has invited the other.",
            "상담사가 동료를 초대해 둘이 함께하는 대화. 원문의 화면에는 ‘전화회의’로 적힌 곳이 있으며 같은 뜻이다. "
            "화면의 말은 적힌 그대로 둔다.",
        ),
        None,
        ("CONF-2", "RULE-41"),
    ),
    Entry(
        "wrap-up",
        Words("Wrap-up", "후속 작업"),
        Words(
            "What an agent does after a conversation: choose a reason and submit it. There is no limit of time.",
            "대화가 끝난 뒤 상담사가 사유를 골라 제출하는 일. 제한 시간은 없다.",
        ),
        None,
        ("WRAP-1", "RULE-13", "RULE-19"),
    ),
    Entry(
        "interrupted",
        Words("Interrupted", "중단됨"),
        Words(
            "So stands a conversation whose asset was deleted while an agent held it: it can be ended and nothing "
            "else.",
            "상담사가 맡고 있는 동안 자산이 삭제된 대화의 상태. 종료하는 것 말고는 할 수 있는 일이 없다.",
        ),
        None,
        ("ASSET-1", "ASSET-3", "GAP-11"),
    ),
    Entry(
        "ticket",
        Words("Ticket", "순번"),
        Words(
            "The place of a waiting conversation in its queue: the lowest comes first.",
            "기다리는 대화가 대기열에서 차지하는 차례. 낮은 순번이 먼저이다.",
        ),
        None,
        ("RULE-2",),
    ),
    Entry(
        "popover",
        Words("Popover, toaster", "팝오버, 토스터"),
        Words(
            "A popover is a small window over the desktop that shows a request with its Accept button; a toaster is a "
            "short message at the edge that goes by itself.",
            "팝오버는 요청과 수락 단추를 보여 주는 작은 창이고, 토스터는 가장자리에 잠깐 나타났다 사라지는 알림이다.",
        ),
        None,
        ("OFFER-1",),
    ),
    Entry(
        "brick",
        Words("Task brick", "작업 브릭"),
        Words(
            "One entry of an agent's interaction history: a conversation that the agent has dealt with.",
            "상담사의 상호 작용 기록에 있는 항목 하나. 상담사가 처리한 대화 하나를 나타낸다.",
        ),
        None,
        ("RULE-50", "SURF-13"),
    ),
    Entry(
        "dnis",
        Words("DNIS", "DNIS"),
        Words(
            "In the title of an outbound conversation: the number that the business wrote to.",
            "아웃바운드 대화의 제목에 나오는, 회사가 문자를 보낸 상대의 번호.",
        ),
        Words("Dialed Number Identification Service", "착신 번호 식별 서비스(Dialed Number Identification Service)"),
        ("SURF-2", "GAP-14"),
    ),
    Entry(
        "cad",
        Words("CAD variable", "CAD 변수"),
        Words(
            "Data that goes along with a conversation and is shown beside it.",
            "대화와 함께 전달되어 옆에 표시되는 데이터.",
        ),
        Words("Call-Associated Data", "통화 연관 데이터(Call-Associated Data)"),
        ("SURF-15",),
    ),
    Entry(
        "masking",
        Words("PCI, PII, IBAN, SSN", "PCI, PII, IBAN, SSN"),
        Words(
            "What is masked: data of the payment card industry, and personally identifiable information; the "
            "international bank account number and the US social security number are kinds of them.",
            "마스킹하는 것: 지불 카드 산업 데이터(PCI)와 개인 식별 정보(PII). 국제 은행 계좌 번호(IBAN)와 미국 사회 "
            "보장 "
            "번호(SSN)가 여기에 든다.",
        ),
        None,
        ("MASK-2", "MASK-5"),
    ),
    Entry(
        "clause",
        Words("Clause", "조항"),
        Words(
            "One statement of the documentation, in our own words, with the section and step where it stands.",
            "문서의 진술 하나를 우리말로 옮겨 적고, 문서의 어느 절 몇 단계에 있는지 밝힌 것.",
        ),
    ),
    Entry(
        "assumption",
        Words("Assumption (GAP, RULE)", "가정(GAP, RULE)"),
        Words(
            "A decision of ours where the documentation is silent. GAP: it leaves open what it speaks of. RULE: it "
            "does "
            "not speak of it at all. Each says why, and what else could have been decided.",
            "문서가 말하지 않는 곳에서 우리가 내린 결정. GAP은 문서가 말은 하지만 정하지 않은 것이고, RULE은 아예 "
            "말하지 "
            "않은 것이다. 저마다 이유와 달리 정할 수 있었던 것을 적는다.",
        ),
    ),
    Entry(
        "reading",
        Words("Reading", "변형"),
        Words(
            "Another way to decide an assumption, which a desktop may take. None is in force here.",
            "가정을 달리 정하는 방법으로, 데스크톱이 택할 수 있다. 여기서는 어느 것도 적용하지 않는다.",
        ),
        None,
        ("RULE-42",),
    ),
    Entry(
        "hazard",
        Words("Hazard (H)", "위험(H)"),
        Words(
            "What goes wrong with desktops that do not keep a rule.",
            "규칙을 지키지 않는 데스크톱에서 잘못되는 일.",
        ),
    ),
    Entry(
        "kinds",
        Words(
            "Kinds of clauses: guard, transition, view, limit, masking, advice, reference",
            "조항의 종류: 조건, 전이, 화면, 한도, 마스킹, 권고, 참조",
        ),
        Words(
            "A guard is a condition that must hold, a transition what somebody does and what comes of it, a view what "
            "is seen, a limit how much is taken, masking what of a customer's data is hidden. Advice says what people "
            "had better do, and a reference leads to another document: of these two no desktop shows anything.",
            "조건은 지켜져야 하는 것, 전이는 누군가 하는 일과 그 결과, 화면은 보이는 것, 한도는 받아들이는 양, "
            "마스킹은 고객 데이터에서 가리는 것이다. 권고는 사람이 하면 좋은 일을 말하고 참조는 다른 문서를 "
            "가리킨다. 이 둘은 데스크톱에서 확인할 것이 없다.",
        ),
    ),
    Entry(
        "property",
        Words("Property", "속성"),
        Words(
            "A sentence that must hold whatever happens, checked in every state or in every run.",
            "무슨 일이 있어도 지켜져야 하며, 모든 상태나 모든 실행에서 검증하는 문장.",
        ),
    ),
    Entry(
        "mutant",
        Words("Mutant", "변이"),
        Words(
            "Our desk with one fault put in on purpose, to see what finds it.",
            "무엇이 찾아내는지 보려고 일부러 한 곳을 잘못되게 만든 우리 데스크톱.",
        ),
    ),
    Entry(
        "port",
        Words("Port", "포트"),
        Words(
            "The commands that a desktop takes and the views that it shows, as programs give and read them.",
            "프로그램이 주고 읽는 대로, 데스크톱이 받는 명령과 보여 주는 화면.",
        ),
        None,
        ("RULE-39",),
    ),
    Entry(
        "lockstep",
        Words("Lockstep", "나란히 실행"),
        Words(
            "A desktop and the specification are given the same commands, and must answer and show the same.",
            "데스크톱과 명세에 같은 명령을 주고, 대답과 화면이 같은지 보는 일.",
        ),
    ),
)
"""In the order in which a reader comes upon them."""

ABBREVIATIONS = {
    "RONA": Words("Redirection on No Answer", "무응답 전환(Redirection on No Answer)"),
    "DNIS": Words(
        "Dialed Number Identification Service", "착신 번호 식별 서비스(Dialed Number Identification Service)"
    ),
    "CAD": Words("Call-Associated Data", "통화 연관 데이터(Call-Associated Data)"),
    "IBAN": Words("International Bank Account Number", "국제 은행 계좌 번호(International Bank Account Number)"),
    "SSN": Words("Social Security Number (US)", "미국 사회 보장 번호(Social Security Number)"),
    "PCI": Words("Payment Card Industry", "지불 카드 산업(Payment Card Industry)"),
    "PII": Words("Personally Identifiable Information", "개인 식별 정보(Personally Identifiable Information)"),
    "SMS": Words("Short Message Service", "단문 메시지 서비스(Short Message Service)"),
}
"""What the scripts say of an abbreviation wherever it stands."""
