"""What stands on a screen and is none of the walk's events: why it is not, and which rules decide it on a desktop.

The walk covers two agents and one conversation; what only repeats what is so, and what looks the same as something else
on every screen, is left out of it.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from spec.catalogue.entries import Words
from spec.catalogue.load import load
from spec.language import LANGUAGES
from spec.refusals import Refusal

OUTSIDE = Words(
    "The walk does not go there: it covers what two agents do in one conversation, begun by a customer or by an agent. "
    "Choose from the list.",
    "이 과정에서는 할 수 없다. 상담사 두 명이 대화 하나에서 하는 일만 다루기 때문이다. 대화는 고객이나 상담사가 "
    "시작한다. 목록에서 고른다.",
)
ANOTHER_CONVERSATION = Words(
    "This would begin a second conversation, and the walk has room for one: it is free again once that one is closed "
    "and every wrap-up of it is submitted. What a desktop does then:",
    "둘째 대화가 시작될 일인데, 이 과정에는 대화 하나의 자리만 있다. 그 대화가 닫히고 후속 작업이 모두 제출되면 자리가 "
    "다시 빈다. 데스크톱이 그때 하는 일:",
)
ONE_ASSET = Words(
    "What is deleted cannot be deleted again, and the walk deletes no asset of a conversation that is over.",
    "삭제한 것은 다시 삭제할 수 없고, 이 과정에서는 끝난 대화의 자산을 삭제하지 않는다.",
)
WHOLE_TEXTS = Words(
    "The walk writes whole texts, without line breaks; choose one from the list. What a line break does:",
    "이 과정에서는 줄바꿈 없이 글 전체를 쓴다. 목록에서 고른다. 줄바꿈의 규칙:",
)
CHOSEN = Words(
    "The walk leaves this choice out, since nothing that it tells apart would change.",
    "골라도 이 과정에서 구별하는 것이 달라지지 않으므로 뺐다.",
)


class Beyond(msgspec.Struct, frozen=True):
    """Why something is not in the walk, in each language, and the rules that decide it."""

    says: tuple[str, ...]
    cites: tuple[str, ...] = ()


def beyond() -> Mapping[str, Beyond]:
    """By command of the port what is said where a click finds no event; under "" what is said of any other."""
    return {
        "": _told(OUTSIDE),
        "StartOutbound": _told(ANOTHER_CONVERSATION, "RULE-35", "RULE-38"),
        "CustomerText": _told(ANOTHER_CONVERSATION, "RULE-23", "RULE-38"),
        "CustomerStop": _told(ANOTHER_CONVERSATION, "RULE-23", "RULE-38"),
        "SetStatus": _told(load().words(f"refusal.{Refusal.ALREADY_SO.value}"), "RULE-4"),
        "DeleteAsset": _told(ONE_ASSET, "RULE-24"),
        "LineBreak": _told(WHOLE_TEXTS, "RULE-28"),
        "Choose": _told(CHOSEN, "RULE-12"),
    }


def _told(says: Words, *rules: str) -> Beyond:
    return Beyond(tuple(says.of(language) for language in LANGUAGES), rules)
