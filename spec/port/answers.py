"""What a desktop answers to a command: accepted, refused with a reason, or malformed."""

from typing import Annotated

from spec.port.data import PortData
from spec.port.facts import says
from spec.refusals import Refusal


class Accepted(PortData, frozen=True, forbid_unknown_fields=True, tag_field="answer", tag=True):
    """The command was carried out."""

    ko = "명령을 실행했다."


class Refused(PortData, frozen=True, forbid_unknown_fields=True, tag_field="answer", tag=True):
    """The command was refused and nothing changed: the class of the reason, and what is behind it."""

    ko = "명령이 거부되어 아무것도 바뀌지 않았다: 사유의 종류와 그 근거."

    reason: Annotated[Refusal, says("the class of the reason", "사유의 종류")]
    cites: Annotated[
        tuple[str, ...],
        says("what is behind it, ours alone; may be left out", "그 근거, 우리 것에만 있으며 생략해도 된다"),
    ] = ()


class Malformed(PortData, frozen=True, forbid_unknown_fields=True, tag_field="answer", tag=True):
    """The command is none: it breaks the port's form or limits. `problem` is a sentence; nothing changed."""

    ko = "명령이 아니다: 포트의 형식이나 한도를 어긴다. `problem`은 문장이며, 아무것도 바뀌지 않았다."

    problem: Annotated[
        str, says("a sentence of your own; it is repeated to nobody", "직접 쓴 문장, 누구에게도 옮기지 않는다")
    ]


Answer = Accepted | Refused | Malformed
