"""The view that comes first: what this is and is not, how much there is of it, and the questions that readers come
with, each with where it is answered."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from machine.draw.boxes import boxes
from machine.lifecycle.table import TABLE
from machine.pages.features import FeatureTexts
from machine.pages.properties import properties
from machine.pages.rules import Rule
from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import Language

WHAT = (
    Words(
        "TextDesk states, rule by rule, how the desktop of contact-centre agents handles text conversations (SMS): "
        "what "
        "agents, customers and administrators may do and when, what each of them sees, and what of it is masked.",
        "TextDesk는 고객센터 상담사의 데스크톱이 문자 대화(SMS)를 어떻게 처리하는지를 규칙으로 적은 것이다. 상담사와 "
        "고객과 "
        "관리자가 언제 무엇을 할 수 있고, 저마다 무엇을 보며, 무엇을 마스킹하는지 밝힌다.",
    ),
    Words(
        "A text conversation is what one customer and the agents who take part write to each other over one number "
        "of the "
        "business, from the first text until it is closed.",
        "문자 대화란 고객 한 명과 상담사들이 회사의 번호 하나를 통해 주고받는 글로, 첫 문자부터 닫힐 때까지이다.",
    ),
    Words(
        "It is for those who decide, build, test or review such a desktop. What the documentation says and what we "
        "decided where it is silent are told apart everywhere; each decision says why, and what else could have been.",
        "이런 데스크톱을 정하고 만들고 시험하고 검토하는 사람을 위한 것이다. 문서가 말하는 것과 문서가 말하지 않아 "
        "우리가 정한 "
        "것을 어디서나 구분하며, 정한 것에는 이유와 달리 정할 수 있었던 것을 적는다.",
    ),
)


class Left(msgspec.Struct, frozen=True):
    """What is not covered: what it is, and what that means."""

    id: str
    what: Words
    says: Words
    rules: tuple[str, ...] = ()


OUT_OF_SCOPE = (
    Left(
        "supervisor",
        Words("Supervisors: listening in, coaching, taking over", "감독자의 모니터링, 코칭, 넘겨받기"),
        Words(
            "The documentation does not speak of it. Here it is neither allowed nor forbidden.",
            "문서가 말하지 않는다. 여기서는 허용하지도 금지하지도 않는다.",
        ),
    ),
    Left(
        "recording",
        Words("Recording, archives, export, reports and statistics", "녹음과 기록, 보관, 내보내기, 보고서와 통계"),
        Words(
            "The documentation does not speak of it; only what a desktop shows is covered.",
            "문서가 말하지 않는다. 데스크톱이 보여 주는 것만 다룬다.",
        ),
    ),
    Left(
        "sign-in",
        Words("Signing in and out (login, logout)", "로그인과 로그아웃"),
        Words(
            "Assumed not to exist: agents are there from the beginning, and Idle.",
            "없다고 가정한다. 상담사는 처음부터 있으며 유휴 상태이다.",
        ),
        ("RULE-4",),
    ),
    Left(
        "connection",
        Words("A lost connection, a closed browser, a crash", "연결 끊김, 브라우저 닫힘, 비정상 종료"),
        Words(
            "The documentation does not speak of it. What is on a screen follows from the conversation alone, so a "
            "desktop "
            "that comes back shows the same again.",
            "문서가 말하지 않는다. 화면에 보이는 것은 대화의 상태만으로 정해지므로, 다시 열면 같은 화면이 보인다.",
        ),
    ),
    Left(
        "automatic",
        Words(
            "Automatic texts to the customer (greeting, waiting, closing)",
            "고객에게 가는 자동 문자(인사, 대기, 종료 안내)",
        ),
        Words(
            "None is sent: a customer receives what agents send, and nothing else.",
            "보내지 않는다. 고객은 상담사가 보낸 것만 받는다.",
        ),
        ("SEND-2",),
    ),
    Left(
        "channels",
        Words("Calls, chat, e-mail, other channels, attachments", "전화, 채팅, 이메일, 다른 채널, 첨부 파일"),
        Words("Only text messages are covered.", "문자 메시지만 다룬다."),
    ),
    Left(
        "rights",
        Words("Who may do what: user rights, groups, unmasking", "사용자 권한, 그룹, 마스킹 해제 권한"),
        Words(
            "There are agents and an administrator. Masking is the same for all agents; only the administrator "
            "switches "
            "it, and no agent can unmask anything.",
            "상담사와 관리자만 있다. 마스킹은 모든 상담사에게 같고 관리자만 켜고 끌 수 있으며, 상담사는 마스킹을 풀 "
            "수 없다.",
        ),
        ("MASK-1", "GAP-17"),
    ),
)
"""What readers look for and do not find, so that what is forbidden and what was never spoken of are told apart."""


class Tile(msgspec.Struct, frozen=True):
    """A number, what it counts, the list of it, and what explains it."""

    number: int
    says: Words
    address: str
    note: Words | None = None


def tiles(rules: Sequence[Rule], read: FeatureTexts, language: Language) -> tuple[Tile, ...]:
    """How much there is, each with where it is listed."""
    catalogue = load()
    advisory = [each.id for each in rules if each.advisory is not None]
    untested = sum(each.is_orphan for each in rules)
    numbered = sum(len(boxes(machine.name)) for machine in TABLE.machines)
    written = sum(len(feature.scenarios) for feature in read.features)
    played = sum(len(each.titles) for feature in read.features for each in feature.scenarios)
    named = ", ".join(advisory)
    return (
        Tile(
            len(catalogue.clauses),
            Words("clauses of the documentation", "문서의 조항"),
            "rules/clauses",
            Words(
                f"{len(advisory)} of them leave nothing to check, as advice or as references: {named}",
                f"그 가운데 {len(advisory)}개는 권고나 참조여서 확인할 것이 없다: {named}",
            ),
        ),
        Tile(
            len(catalogue.assumptions),
            Words("assumptions where it is silent", "문서가 말하지 않는 곳의 가정"),
            "rules/assumptions",
            Words(
                f"{untested} of them have neither a scenario nor a property",
                f"그 가운데 {untested}개는 시나리오도 속성도 없다",
            ),
        ),
        Tile(
            len(TABLE.transitions),
            Words("transitions of four machines", "네 상태 기계의 전이"),
            "machines",
            Words(
                f"drawn under {numbered} numbers: what differs only in where it starts shares one",
                f"그림에서는 번호 {numbered}개로 나타낸다. 출발 상태만 다른 전이는 번호를 함께 쓴다",
            ),
        ),
        Tile(
            len(properties()),
            Words("properties", "속성"),
            "properties",
            Words(
                "a check asks more of them, for it also asks of each state and transition whether it is reached",
                "검증에서는 상태와 전이마다 그에 이르는지도 확인하므로 더 많이 센다",
            ),
        ),
        Tile(
            played,
            Words("scenarios in each language", "언어별 시나리오"),
            "scenarios",
            Words(
                f"played from {written} that are written: an outline is played once for each row of its examples",
                f"작성한 {written}개에서 나온다. 시나리오 개요는 예의 행마다 한 번씩 실행한다",
            ),
        ),
    )


class Question(msgspec.Struct, frozen=True):
    """What a reader may ask, and the address that answers it."""

    says: Words
    address: str


QUESTIONS = (
    Question(
        Words("What happens if nobody accepts a transfer?", "전환을 아무도 수락하지 않으면 어떻게 되는가?"),
        "rules/GAP-5",
    ),
    Question(Words("Who may end a conference?", "회의는 누가 종료할 수 있는가?"), "rules/GAP-9"),
    Question(
        Words("What is assumed, and what else could have been?", "무엇을 가정했고 달리 무엇을 가정할 수 있었는가?"),
        "rules/assumptions",
    ),
    Question(Words("What checks what causes RONA?", "RONA가 되는 원인은 무엇이 검증하는가?"), "rules/GAP-1"),
    Question(
        Words("What is an interrupted conversation?", "중단된 대화란 무엇인가?"), "machines/Conversation/interrupted"
    ),
    Question(Words("When is a customer's name masked?", "고객 이름은 언제 마스킹하는가?"), "rules/MCOND-1"),
    Question(
        Words(
            "What if an asset is deleted while an agent is asked to join?",
            "회의 참여를 요청한 동안 자산이 삭제되면 어떻게 되는가?",
        ),
        "machines/Conversation/conference_requested",
    ),
    Question(
        Words(
            "Which place in the documentation leads from an agent to a queue?",
            "상담사에서 대기열로 가는 전이는 문서의 어디에 근거하는가?",
        ),
        "machines/Conversation/active",
    ),
    Question(
        Words("The documented transfer as one picture", "문서에 적힌 전환을 그림 하나로"),
        "procedures/transfer-to-agent",
    ),
    Question(Words("What has changed?", "무엇이 달라졌는가?"), "changes"),
)
"""The ten of an analyst; the tests find the answer of each by clicking."""
