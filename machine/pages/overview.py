"""The view that comes first: five numbers, and the questions that readers come with, each with where it is answered."""

from __future__ import annotations

import msgspec

from spec.catalogue.entries import Words


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
        "rules",
    ),
    Question(Words("What proves what RONA does?", "RONA의 동작은 무엇이 증명하는가?"), "rules/GAP-2"),
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
            "Which sentence of the source leads from an agent to a queue?",
            "상담사에서 대기열로 가는 전이는 원문의 어느 문장에 근거하는가?",
        ),
        "machines/Conversation/active",
    ),
    Question(
        Words("The documented transfer as one picture", "원문의 전환을 그림 하나로"), "procedures/transfer-to-agent"
    ),
    Question(Words("What has changed?", "무엇이 달라졌는가?"), "changes"),
)
"""The ten of an analyst; the tests find the answer of each by clicking."""
